"""What a text's last lines say of when it was published: "This entry was posted on 5 January 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.loader.alternatives import one_of
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamp_things import CORRECTIONS
from archive_gen.loader.stamps import PRINTED, Stamp, is_timed


def end_notes(page: Page) -> Iterator[tuple[Line, Stamp]]:
    """Yield the lines at a text's end that date it, each with its day as a stamp.

    An outlet signs there with the day, or a sentence tells: "This entry was posted on 5 January 2015 and filed under".
    """
    for line in page.lines[page.opening :]:
        signed = _day_of_agency(line) if page.last_body <= line.position <= page.last_body + 1 else None
        if signed is None and line.position == page.last_body:
            signed = _day_of_the_article(page, line)
        if signed:
            yield line, Stamp(signed, updated=False, marked=True, timed=False, alone=False)
        elif line.position > page.opening and (entry := _entry(line)):
            yield line, entry


def _entry(line: Line) -> Stamp | None:
    """The stamp of a line that begins "This entry was posted on", or as a note on a change."""
    if line.unit.text[:1] not in _ENTRY_LETTERS or not (_ENTRY.match(line.raw) or _NOTE.match(line.raw)):
        return None
    words = line.raw[:_ENTRY_REACH]
    date = next((date for date in find_dates(words) if date.is_day), None)
    if date is None:
        return None
    changed = _NOTE.match(words) or CHANGED.search(words, 0, date.start) or PRINTED.search(words)
    return Stamp(date, updated=bool(changed), marked=True, timed=is_timed(line.raw), alone=False)


def _day_of_the_article(page: Page, line: Line) -> FoundDate | None:
    """The day in "The article was published on 5 January 2015." as a last line, where no other article is told of."""
    if not _THE_ARTICLE.match(line.raw):
        return None
    dates = find_dates(line.raw)
    told = (other for other in page.within("body") if other is not line)
    own = len(dates) == 1 and dates[0].is_day and not any("article" in other.raw.lower() for other in told)
    return dates[0] if own else None


_THE_ARTICLE = re.compile(
    r"\W{0,3}the article was (?:first |originally )?(?:published|posted)\b[^.]{0,60}\.?$", re.IGNORECASE
)


def _day_of_agency(line: Line) -> FoundDate | None:
    """The day with which an outlet signs a text: "(Harbour News Agency, June 13, 2011)", in a line or at its end.

    At its end, where others are cited so, the outlet has its right, the time or a day in numbers there.
    """
    text = line.raw.rstrip()
    start = text.rfind("(")
    if start < 0 or not text.endswith(")") or len(text) - start > _LONGEST_SIGNATURE:
        return None
    dates = [date for date in find_dates(text) if date.start > start]
    if len(dates) != 1 or not dates[0].is_day:
        return None
    date, name, rest = dates[0], text[start : dates[0].start].strip(), text[dates[0].end : -1]
    own = not text[:start].strip() or "©" in name or rest or _POINTED.fullmatch(text, date.start, date.end)
    return date if own and _AGENCY_NAME.fullmatch(name) and _TIME.fullmatch(rest) else None


_LONGEST_SIGNATURE = 70
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|dpa|apa|ats|sda|afp|red)"
_AGENCY_NAME = re.compile(
    r"\((?!(?i:photo|picture|image|file|video|ap photo|getty|courtesy|foto|bild|archiv|quelle|stand)\b)©?\s?"
    rf"(?:{_NAME}[ ,/]{{1,2}}){{0,5}}{_NAME}[ ,/]{{0,2}}"
)
_POINTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_TIME = re.compile(r"(?:,?\s(?:à |um )?\d{1,2}[:.h]\d\d)?")
_ENTRY_LETTERS = frozenset("TADCEQUtadcequ(KBRFSOHПИУВДΔتkbrfso")
_ENTRY_REACH = 160
_ENTRY = re.compile(
    r"\W{0,3}(?:editor['’]?s['’]? note\W{1,3})?(?:an? (?:earlier |longer )?version of )?"
    r"(?:this|diese[rs]?|ce|cet|cette|esta?e?|questo|quest['’]|deze|dit)\s?"
    r"(?:entry|post|article|story|item|report|column|piece|beitrag|artikel|eintrag|text|nachricht|meldung|billet|entrée|publication|entrada|"
    r"artículo|articolo|artigo|bericht)\b.{0,120}\b(?:posted|published|written|appeared|appears|updated|corrected|"
    r"amended|modified|revised|veröffentlicht|gepostet|geschrieben|verfasst|erstellt|gesendet|"
    r"publiée?|postée?|écrite?|publicad[oa]|escrit[oa]|pubblicato|scritto|geplaatst|gepubliceerd|"
    r"erschien(?:en)?|parue?|publicó|apareció|apparso|verscheen)\b|"
    r"\W{0,3}(?:bu (?:haber|yazı|makale|içerik)|(?:den här )?artikeln|(?:artikel|berita) ini)\b.{0,120}"
    r"\b(?:yayın|yayım|publicerad|tayang|diterbitkan|dipublikasikan|terbit)",
    re.IGNORECASE,
)
# "UPDATE (3 May 2019): The bridge is open again."
_NOTE = re.compile(
    rf"\W{{0,3}}(?:updated?|correct(?:ion|ed)|clarification|editor['’]?s note|{one_of(CORRECTIONS)})\b"
    r"(?:\W{1,3}|\s(?:on|vom|du|del|de|van|z|от)\s)(?=[\d(A-Z])(?=.{4,30}[:.)])",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:updated|modified|changed|corrected|amended|revised|aktualisiert|geändert|modifiée?|actualizad[oa])\b"
)
"""Words that say that a date beside them is of a change."""
