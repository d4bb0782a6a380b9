"""Days and years that a text tells as past: it was published no earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import (
    AHEAD,
    FIRST_YEAR_AHEAD,
    HAPPENED,
    MONTH_NAMES,
    PAST,
    is_in_english,
    is_told,
    make_clue,
    tells_of,
)
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Event

_YEAR_TOLD = re.compile(
    r"\b(?:in|in an?|since|during|early in|late in|mid-|early|late|"
    r"(?:spring|summer|autumn|fall|winter|end|beginning|start|middle|half|quarter) of|"
    r"of(?=\s\d{4}, which (?:ended|closed|was|were|had)\b))\s?"
    r"(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"
    # "In a 2010 World Cup qualifier": of what came before that year.
    r"(?!\s(?:[\w.’'-]+\s){1,4}?(?:qualif\w+|play-?offs?|bids?|draw)\b)",
    re.IGNORECASE,
)
# "The 2003 invasion", "its 2014 annexation of": of what nobody sets a year for before it has happened.
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=\s[a-zA-Z])")
_WHAT = re.compile(
    r"\s(?:(?!(?:budget|tax|farm|fiscal|spending|trade|season|model|presidential)\b)"
    rf"[\w.’'-]+\s){{0,3}}?(?:{HAPPENED}|accords?|agreement|deal|pact|treaty|declaration|law)\b"
    r"(?!\s(?:season|games?|series)\b)"
)
_ITS = re.compile(
    rf"(?:\b(?:the|an?|its|his|her|their|that)|[’']s?|\w[’']s)\s"
    rf"(?:(?:{MONTH_NAMES}|early|late|mid|deadly|failed|disputed|devastating)[\s-])?$",
    re.IGNORECASE,
)
_ITS_REACH = 24
# "The Games of 2022, which ended days before": whatever stands in front, they are past.
_WHICH_WAS = re.compile(r", which (?:ended|closed|was|were|had)\b")
# "Declared a truce in 2022, when the fleet left": what happened then is told, whatever was declared.
_WHEN = re.compile(r",? when (?:[\w.’'-]+ ){1,5}")
_FOUR_DIGITS = re.compile(r"[12][09]\d\d")


_Span = tuple[dt.date, int, int]
"""A day, or the first day of a year, and where the words for it stand in a sentence."""


class _PastDay(NamedTuple):
    """A day, or the first day of a year, that a sentence tells as past by the words from `start` to `end`."""

    first: dt.date
    sentence: Sentence
    start: int
    end: int
    how: str


def told_dates(page: Page, stated: Container[int]) -> tuple[Bearing | None, tuple[Event, ...]]:
    """Return the bound that the latest date told as past sets, and all days that the body tells of.

    `stated` are offsets of dates that state the publication, as a dateline's does: no event is on them.
    """
    events: list[Event] = []
    latest: _PastDay | None = None
    for sentence in page.sentences:
        has_year = _may_tell_year(sentence.text)
        if not sentence.dates and not has_year:
            continue
        found = (date for date in sentence.dates if sentence.start + date.start not in stated)
        dates = [date for date in found if date.year is not None and not date.swapped]
        events += [_event(sentence, date) for date in dates if date.is_day]
        after = latest.first if latest else dt.date.min
        spans = [*_days(dates), *(_years(sentence.text, dates) if has_year else ())]
        told = [*_told_after(after, page, sentence, spans), *(_named_years(sentence) if has_year else ())]
        best = max(told, key=lambda one: one.first, default=None)
        if best and best.first > after:
            latest = best
    return (_no_earlier(latest) if latest else None), tuple(events)


def _no_earlier(told: _PastDay) -> Bearing:
    reason = f"{told.how}, so published no earlier"
    return Bearing(make_clue("told-date", told.sentence, told.start, told.end, reason), (Interval(told.first, None),))


def _told_after(day: dt.date, page: Page, sentence: Sentence, spans: Iterable[_Span]) -> Iterator[_PastDay]:
    """The days and years that a sentence tells as past, where they are later than a day: only these need a look."""
    late = [(first, start, end) for first, start, end in spans if first > day]
    tells = bool(late) and is_in_english(page) and is_told(sentence.text)
    for first, start, end in late:
        if _is_since(sentence.text, start) or (tells and _is_of_past(sentence, first, start, end)):
            yield _PastDay(first, sentence, start, end, "told as past")
        elif _is_of_photo(sentence.text, start, end):
            yield _PastDay(first, sentence, start, end, "a picture was taken then")


# "In this Friday, 3 May 2019, file photo, ships wait": what is seen is told as if it were now.
_PHOTO = re.compile(r",? (?:\w+ )?(?:photo|picture|image|photograph|frame|screen ?grab)\b")


def _is_of_photo(text: str, start: int, end: int) -> bool:
    """Whether a day is that of a picture, as agencies write below one."""
    return text.endswith("n this ", 0, start) and _PHOTO.match(text, end) is not None


# Time has gone by since then, whatever else the sentence says; but for what was to last.
_SINCE = re.compile(r"\bsince\s(?:early |late |mid-?)?$", re.IGNORECASE)
_SINCE_REACH = 14


def _is_since(text: str, start: int) -> bool:
    """Whether time is counted from the day or year at `start` on."""
    if text.startswith(("since ", "Since "), start):
        return AHEAD.search(text, 0, start) is None
    before = text[max(0, start - _SINCE_REACH) : start]
    return "ince" in before and _SINCE.search(before) is not None and AHEAD.search(text, 0, start) is None


def _is_of_past(sentence: Sentence, first: dt.date, start: int, end: int) -> bool:
    text = sentence.text
    told = _WHICH_WAS.match(text, end) is not None or _has_told_when(text, end) or tells_of(text, start)
    told = told or _LASTED_UNTIL.search(text, 0, start) is not None
    return told and first.year < FIRST_YEAR_AHEAD


# "The drill was held from 25 September to" a day is told once that has come.
_LASTED_UNTIL = re.compile(
    r"(?:(?<!be )held|(?<!be )conducted|took place|lasted|visited|toured|stayed)\b[^.;]{0,60}?\bfrom [^.;]{3,25} "
    r"(?:to|until|till|through) $"
)


def _has_told_when(text: str, end: int) -> bool:
    """Whether what happened on the day or in the year that ends there is told right behind it."""
    when = _WHEN.match(text, end)
    return when is not None and PAST.search(text, when.start(), when.end()) is not None


def _event(sentence: Sentence, date: FoundDate) -> Event:
    day = date.options[0].earliest
    assert day is not None
    start = sentence.start + date.start
    return Event(day.isoformat(), sentence.text[date.start : date.end], start, start + date.end - date.start)


def _days(dates: Sequence[FoundDate]) -> Iterator[_Span]:
    for date in dates:
        first = date.options[0].earliest
        if first:
            yield first, date.start, date.end


def _years(text: str, dates: Sequence[FoundDate]) -> Iterator[_Span]:
    for match in _YEAR_TOLD.finditer(text):
        if not any(d.start <= match.start("year") < d.end for d in dates):
            yield dt.date(int(match["year"]), 1, 1), match.start(), match.end()


def _named_years(sentence: Sentence) -> Iterator[_PastDay]:
    """The years by which a sentence names what has happened: "the 2003 invasion"."""
    text = sentence.text
    for year in _YEAR.finditer(text):
        # Most years follow "in", so what stands before is looked at first.
        if _ITS.search(text, max(0, year.start() - _ITS_REACH), year.start()) and (
            what := _WHAT.match(text, year.end())
        ):
            yield _PastDay(dt.date(int(year[0]), 1, 1), sentence, year.start(), what.end(), "named by its year")


def _may_tell_year(text: str) -> bool:
    return ("19" in text or "20" in text) and _FOUR_DIGITS.search(text) is not None
