"""Texts from Factiva, with its two-letter codes in front of what it says, or without them."""

from __future__ import annotations

import re

from archive_gen.loader.dates import find_dates
from archive_gen.loader.wrapping.databases.layout import ANYTHING, Layout, label_set, meanings_of, signs_of
from archive_gen.loader.wrapping.databases.people import is_line_of_names
from archive_gen.loader.wrapping.databases.rows import Label, Row, is_copyright
from archive_gen.loader.wrapping.databases.stating import Meaning, is_language

_CODES = meanings_of(
    {
        "title": "HD",
        "byline": "BY",
        "published": "PD",
        "publisher": "SN",
        "section": "SE",
        "language": "LA",
        "text": "LP|TD",
    },
    "CLM|CR|WC|ET|SC|ED|PG|VOL|CY|CX|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|DE|LS|DLN",
)
_BELOW = label_set("CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART")
_CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:(?=\s{2}|\t)\s{1,80}|\s(?=\S)|$)")
_WORDS = re.compile(
    r"\d[\d.,\s]{0,8} ?(?:words?|wörter|mots?|palabras?|parole|woorden|palavras|ord|слова?|字|語|단어)", re.IGNORECASE
)
_NUMBER = r"[A-Z][A-Z0-9]{3,11}(?:20|19)?\d{6,10}[a-z0-9]{8,14}"
_DOCUMENT = re.compile(rf"(?:document|dokument|documento|документ|文件|文書) {_NUMBER}", re.IGNORECASE)
_OF_CODES = re.compile(r"[a-z0-9]{2,8} ?: ?\S")
_DATED = re.compile(r"\d{1,2}\W{1,2}\w{3,10}\W{1,2}(?:19|20)\d\d|\w{3,10} \d{1,2}, (?:19|20)\d\d")


def _find_code(text: str, start: int, end: int) -> Label | None:
    match = _CODED.match(text, start, end)
    if match is None or match["code"] not in _CODES:
        return None
    code = match["code"]
    # With one blank behind it what looks like a code may be a word in capitals.
    if (
        match.end() == match.end("code") + 1
        and match.end() < end
        and not _fits(code, text[match.end() : match.end() + 60])
    ):
        return None
    return Label(code, match.end())


def _fits(code: str, words: str) -> bool:
    shape = _SHAPES.get(code)
    return shape is not None and shape.match(words) is not None


_SHAPES = {
    **signs_of("HD|SN|LP|TD|SE|BY|LA|SC|PG|CY|ET", ANYTHING),
    **signs_of("CO|IN|NS|RE", _OF_CODES),
    **signs_of("WC", _WORDS),
    **signs_of("PD", _DATED),
    **signs_of("AN", _DOCUMENT),
}


def _place_nothing(rows: list[Row], meanings: list[Meaning]) -> None:
    """With codes every row has a label."""


CODED = Layout(
    name="Factiva",
    find=_find_code,
    meanings=_CODES,
    ending=_BELOW,
    closing=_BELOW | {"TD", "LP"},
    signs={name: shape for name, shape in _SHAPES.items() if name in ("HD", "WC", "PD", "LP", "TD", "AN", "SN", "NS")},
    lines={"document": _DOCUMENT},
    place=_place_nothing,
    parting=frozenset(("AN", "document")),
    parts_above=frozenset(("SE", "HD")),
    fewest=4,
)


def _find_none(text: str, start: int, end: int) -> Label | None:
    return None


_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[ap]m)?", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|door|af|av|de)\s+\S", re.IGNORECASE)
_OF_NEWSWIRE = re.compile(r"(?:[Oo]f|[Ff]or) (?:[Tt]he )?[A-Z]")
_ENDED = re.compile(r"\(end\) .{3,60}|.{0,40}\d{1,2}:\d\d (?:et|edt|est) \(\d{1,2}:\d\d gmt\)", re.IGNORECASE)
_HIGHEST, _MOST_BELOW = 10, 10


def _place(rows: list[Row], meanings: list[Meaning]) -> None:
    """Tell the rows by their order: section, headline, byline, words, date, time, publication, code, page, language."""
    count = next((i for i in range(min(_HIGHEST, len(rows))) if _WORDS.fullmatch(rows[i].unit.text)), None)
    if count is None or count + 1 >= len(rows) or not find_dates(rows[count + 1].unit.text):
        return
    meanings[count], meanings[count + 1] = "other", "published"
    _place_above(rows, meanings, count)
    _place_below(rows, meanings, count + 2)
    for i in range(len(rows)):
        if not meanings[i] and _ENDED.fullmatch(rows[i].unit.text[:200]):
            meanings[i] = "other"
        elif meanings[i] == "other" and i and _DOCUMENT.fullmatch(rows[i].unit.text):
            meanings[i:] = ["other"] * (len(rows) - i)
            return


def _place_above(rows: list[Row], meanings: list[Meaning], count: int) -> None:
    above = [i for i in range(count) if not meanings[i]]
    while len(above) > 1 and _OF_NEWSWIRE.match(rows[above[-1]].unit.text):
        meanings[above.pop()] = "other"
    if len(above) > 1:
        last = rows[above[-1]].unit.text
        longer = len(rows[above[-2]].unit.text) > len(last)
        if (_BY.match(last) and len(last) < 120) or (is_line_of_names(last) and longer):
            meanings[above.pop()] = "byline"
    if above:
        meanings[above.pop()] = "title"
    for i in above:
        meanings[i] = "other"
    if above:
        meanings[above[0]] = "section"


def _place_below(rows: list[Row], meanings: list[Meaning], first: int) -> None:
    """The publication and what follows, up to the language or whose the rights are."""
    below: list[int] = []
    for i in range(first, min(first + _MOST_BELOW, len(rows))):
        if rows[i].is_long:
            break
        below.append(i)
        if is_copyright(rows[i].unit.text):
            break
    ends = [i for i in below if is_copyright(rows[i].unit.text) or is_language(rows[i].unit.text)]
    own = [i for i in below if ends and i <= ends[-1]]
    for i in own:
        meanings[i] = "language" if is_language(rows[i].unit.text) else "other"
    named = next((i for i in own or below[:2] if not _CLOCK.fullmatch(rows[i].unit.text)), None)
    if named is not None:
        meanings[named] = "publisher"


PLAIN = Layout(
    name="Factiva",
    find=_find_none,
    meanings={},
    ending=frozenset(),
    closing=frozenset(),
    signs={},
    lines={"document": _DOCUMENT, "words": _WORDS},
    place=_place,
    parting=frozenset(("document",)),
)
