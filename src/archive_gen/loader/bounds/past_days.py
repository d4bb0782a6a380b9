"""Days that a text tells of without their year, as what has not been long ago: "their letters on 15 August showed"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import HALF_YEAR
from archive_gen.loader.bounds.words import AHEAD, PAST, is_told, make_clue, other_year_of, tells_of
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import Page

_ON = re.compile(r"\b(?:on|since)\s(?:the\s(?:morning|afternoon|evening|night)\sof\s)?$", re.IGNORECASE)
# From its first sign on: an edge of a word is tried wherever one is, and a sign is soon found.
_YEAR = re.compile(r"1(?<!\w1)\d{3}\b|2(?<!\w2)0\d\d\b")


def past_day_clues(page: Page, stated: Container[int], reported: Container[int]) -> Iterator[Bearing]:
    """Return what the days that the body tells as past and without a year allow: they are of the year of publication,
    or less than half a year before that.

    `stated` are offsets of dates that state the publication, `reported` those behind days that bound it more closely.
    What is told after a year has been named may be of that one: "In 1962 ships were sent. On 22 October they turned."
    """
    known: set[tuple[int | None, int | None]] = set()
    # Few texts have any, and to look for years takes longer.
    for sentence in page.sentences if any(date.year is None for one in page.sentences for date in one.dates) else ():
        if _YEAR.search(sentence.text):
            return
        for date in sentence.dates:
            day = date.month, date.day
            if day in known or sentence.start + date.start in stated or sentence.start + date.end in reported:
                continue
            if _is_past(sentence.text, date):
                known.add(day)
                reason = "told as past without its year, so published in the year of such a day or within half a year"
                clue = make_clue("past-day", sentence, date.start, date.end, reason)
                yield Bearing(clue, (), fit=partial(_fit, date))


def _is_past(text: str, date: FoundDate) -> bool:
    """Whether a date is a day without a year, and what is told of it has been: "their letters on 15 August showed"."""
    if date.year is not None or date.day is None or not _ON.search(text, 0, date.start):
        return False
    if other_year_of(text, date.start, date.end):
        return False
    verb = PAST.match(text, date.end + 1)
    return (verb is not None and not AHEAD.match(verb[0])) or (is_told(text) and tells_of(text, date.start))


def _fit(date: FoundDate, window: Interval) -> tuple[Interval, ...]:
    """The window without what of its ends lies in no year behind such a day, and in no half year.

    One that is short stays whole.
    """
    first, last = window.earliest, window.latest
    if first and last and last - first <= HALF_YEAR:
        return (window,)
    years = [end.year for end in (first, last) if end]
    days = [day for year in range(min(years) - 1, max(years) + 2) for day in _in_year(date, year)] if years else []
    behind = [Interval(day, max(dt.date(day.year, 12, 31), day + HALF_YEAR)) for day in days]
    left = [both for one in behind if (both := overlap(one, window))]
    return (Interval(first and left[0].earliest, last and left[-1].latest),) if left else ()


def _in_year(date: FoundDate, year: int) -> Iterator[dt.date]:
    for found in fit_years(date, Interval(dt.date(year, 1, 1), dt.date(year, 12, 31))):
        if found.earliest:
            yield found.earliest
