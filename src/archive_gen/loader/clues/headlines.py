"""The day in a headline that is of a press conference, and that on or below a line that repeats the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive_gen.loader.clues.end_notes import CHANGED
from archive_gen.loader.clues.making import FIRST_WEB_YEAR, date_bearing
from archive_gen.loader.clues.stamp_lines import in_raw
from archive_gen.loader.clues.stamp_places import BESIDE_HEADLINE, HEADER_LINES, LIST_LENGTH
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import LONGEST, Stamp, announces, names_occasion, read_stamps, without_dates

_TELLING = 24
"""From how many characters on a headline is no other's."""
_MOST_OTHER_WORDS = 6
_WORD = re.compile(r"\w+")


def headline_clues(page: Page, title: str) -> Iterator[Bearing]:
    """Yield the day of the press conference that a headline is of, or that on or below a line that repeats it."""
    yield from _occasion_clues(page)
    yield from _glued_clues(page)
    yield from _repeating_clues(page, title)
    yield from _repeated_clues(page, title)


def _occasion_clues(page: Page) -> Iterator[Bearing]:
    """What a ministry says there is published on the day; what a line right around the headline says is of it, too."""
    for line in page.lines[max(0, page.title_position - _AROUND) : page.title_position + _AROUND + 1]:
        if (line.zone == "body" and line.position > page.opening) or len(line.raw) > LONGEST:
            continue
        # A picture may be of another day, and a sentence tells of what was or will be.
        if line.zone != "title" and (line.reason in _OF_PICTURES or line.raw.rstrip().endswith(_STOPS)):
            continue
        dates = find_dates(line.raw)
        if len(dates) != 1 or dates[0].day is None or announces(line.raw):
            continue
        if dates[0].is_day and names_occasion(line.raw):
            reason = "the headline is of what was said to the press then"
        elif line.zone == "title" and _ends_live(line.raw, dates[0]):
            reason = "the headline is of what was told live on that day"
        elif dates[0].is_day and _ends_speech(line.raw, dates[0]):
            reason = "the headline is of what was said then"
        elif line.zone == "title" and _opens_entry(line.raw, dates[0]):
            reason = "the headline opens with that day, as in a list of what was published"
        else:
            continue
        yield date_bearing(page, "stamp", line, dates[0], reason)
        return


_OF_PICTURES = ("caption", "credit")
_STOPS = (".", "!", "?", "。", "…")


def _ends_live(text: str, date: FoundDate) -> bool:
    """Whether a headline is of a page that reports live, and its day ends it: "Politics live blog - Tuesday 24 May"."""
    named = date.weekday is not None or date.year is not None
    return named and not text[date.end :].strip(" .)") and _LIVE.search(text, 0, date.start) is not None


def _ends_speech(text: str, date: FoundDate) -> bool:
    """Whether a headline begins as one of a speech and ends with its day: "Speech by the Mayor, Leeds, 3 May 2019"."""
    at_end = not text[date.end :].strip(" .)") and text[: date.start].rstrip()[-1:] in _BEFORE_ITS_DAY
    return at_end and (date.year or 0) >= FIRST_WEB_YEAR and _SPEECH.match(text) is not None


def _opens_entry(text: str, date: FoundDate) -> bool:
    """Whether a full day in numbers stands in front of a headline, parted from it: "03/05/2019: Statement".

    In words histories open so: "September 11, 2001: what we remember".
    """
    in_numbers = _IN_NUMBERS.fullmatch(text, date.start, date.end) is not None
    return in_numbers and not text[: date.start].strip(" [(") and _PARTED.match(text, date.end) is not None


_IN_NUMBERS = re.compile(r"[\d./-]+")
_PARTED = re.compile(r"[\])]?\s?[:|–—-]\s(?=[\"“„«]?[^\W\d_])")


_LIVE = re.compile(
    r"\blive[ -]?(?:blog|ticker|updates?|coverage)\b|\blive\s?[–—:|-]|\bas it happened\b|\bnews-?ticker\b|"
    r"\b(?:en direct|en vivo|en directo|minuto a minuto|ao vivo|in diretta)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\W{0,3}(?:(?:opening |closing |keynote |welcome |introductory )?"
    r"(?:speech|remarks|address|statement|intervention) by|"
    r"(?:eröffnungs|begrüßungs|fest|haushalts)?(?:rede|ansprache|grußwort|statement|erklärung) (?:von|des|der)|"
    r"(?:discours|allocution|déclaration|intervention|propos) (?:de|du|d['’])|"
    r"(?:discurso|intervención|palabras|declaración|pronunciamento) (?:de|del|do|da)|"
    r"(?:discorso|intervento|dichiarazione) d(?:i|el|ella)|toespraak van|przemówienie|выступление|виступ)\b",
    re.IGNORECASE,
)
_BEFORE_ITS_DAY = (",", "-", "–", "—", "(", "|", ":")


_AROUND = 4


def _glued_clues(page: Page) -> Iterator[Bearing]:
    """The day and the time that a page's program glued to the headline: "03/05/2019 20:58Market hall opens"."""
    for line in page.lines[page.title_position : page.title_position + 1]:
        dates = find_dates(line.raw[:_FRONT])
        if dates and dates[0].is_day and dates[0].start == 0 and _TIME_GLUED.match(line.raw, dates[0].end):
            yield date_bearing(page, "stamp", line, dates[0], "it stands with the time before the headline")


_FRONT = 40
_TIME_GLUED = re.compile(r",?\s\d{1,2}:\d\d(?::\d\d)?(?=[^\W\d_])")


def _repeating_clues(page: Page, title: str) -> Iterator[Bearing]:
    """The day on a line that repeats the headline, as a tab's title or a list of what is new does.

    Such a day is that of the article with this headline, wherever the line stands; two such days are no help.
    """
    if len(title) < _TELLING or find_dates(title):
        return
    found: list[tuple[Line, FoundDate]] = []
    for line in page.lines if page.text.count(title) > 1 else ():
        if line.zone in ("body", "title") or title not in line.unit.text or len(line.unit.text) > LONGEST:
            continue
        dates = find_dates(line.raw)
        rest = without_dates(line.unit.text, find_dates(line.unit.text)).replace(title, " ", 1)
        if cited := _cited(line.raw, title, dates):
            found.append((line, cited))
            continue
        beside = len(_WORD.findall(rest)) <= _MOST_OTHER_WORDS
        if beside and len(dates) == 1 and dates[0].is_day and not CHANGED.search(line.raw):
            found.append((line, dates[0]))
    if len({date.options for _, date in found}) == 1:
        line, date = found[0]
        yield date_bearing(page, "stamp", line, date, "a line that repeats the headline bears that day")


def _repeated_clues(page: Page, title: str) -> Iterator[Bearing]:
    """The day right below the headline where it stands once more, over the text or in a list of what is new.

    On top it is a tab's title above a masthead, and in a list that puts days first the day below is another's.
    """
    found: list[tuple[Line, FoundDate]] = []
    for line in page.lines[_TOP:]:
        if line.zone in ("body", "title") or not _is_headline(line, title):
            continue
        if find_dates(page.lines[line.position - 1].unit.text):
            return
        below = [other for other in page.lines[line.position + 1 :][:2] if other.reason in BESIDE_HEADLINE]
        stamped = next(((other, stamps[0]) for other in below if (stamps := read_stamps(other.unit.text))), None)
        if stamped and _states_day(*stamped):
            found.append((stamped[0], in_raw(*stamped).date))
    if len({date.options for _, date in found}) == 1 and not _heads_list(page):
        line, date = found[0]
        yield date_bearing(page, "stamp", line, date, "it stands below a line that repeats the headline")


def _heads_list(page: Page) -> bool:
    """Whether several days stand between headline and text, so that this headline is one of a list."""
    return len({date.options for line in page.within("head") for date in find_dates(line.raw)}) >= LIST_LENGTH


_TOP = 3


def _is_headline(line: Line, title: str) -> bool:
    """Whether a line is the headline again, or all of it that is no outlet's name: "Headline - Outlet"."""
    if line.reason == "headline-repeat":
        return True
    text = line.unit.text
    if not title.startswith(text) or _OUTLET.match(title, len(text)) is None:
        return False
    return len(text) + len(_HAN.findall(text)) >= _TELLING_AGAIN


_TELLING_AGAIN = 18
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OUTLET = re.compile(r"\s*(?:[|–—_-]|$)")


def _states_day(line: Line, stamp: Stamp) -> bool:
    masthead = line.position < HEADER_LINES and stamp.date.weekday is not None
    return stamp.date.is_day and not stamp.updated and not masthead


def _cited(raw: str, title: str, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The day in brackets right beside the headline, as a note on how to cite an article has it."""
    start = raw.find(title)
    end = start + len(title)
    return next((date for date in dates if date.is_day and (
        raw[end : date.start].strip() in ("(", ". (", ", (") or raw[date.end : start].strip() == ")."
    )), None)  # fmt: skip
