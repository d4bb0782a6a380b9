"""The days that a report's opening names with their weekdays and without their years: "on Wednesday, September 3"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import FIRST_YEAR_AHEAD, NAMED_DAY, PAST, is_told, make_clue, tells_of, weekday_in
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import Page, Sentence

_OPENING = 2
"""In how many paragraphs, from the first, a day is that of the news."""
_WEEK, _MONTH, _HALF_YEAR = (dt.timedelta(days=days) for days in (7, 31, 183))
# "on Wednesday, September 3", "on Monday afternoon (August 12)", "late Friday (3 May)".
_ON = re.compile(r"\b(?:on|late|early)\s(?:late\s|early\s)?$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(
    rf"\b(?:on|late|early)\s(?:late\s|early\s)?{NAMED_DAY}"
    r"(?:\s(?:morning|afternoon|evening|night))?,?\s\(?$",
    re.IGNORECASE,
)
# Who reports says so of a day that has been, whatever is still to come: "will meet again, he said on Monday, May 4".
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|warned|declared|tweeted)\b(?:\s[\w.’'-]+){0,4}\s$", re.IGNORECASE
)


class _Told(NamedTuple):
    """A day with its weekday; `news` where somebody said something on it, or where it stands in brackets."""

    date: FoundDate
    news: bool


def reported_day_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return what the opening's first such day allows: some time from it on, in a year in which it is on that weekday.

    Nobody leaves out the year of a day, and names its weekday, once it is long past. What somebody said on such a day,
    or where it stands in brackets, is news; a story may also begin with one that is months ago.
    """
    for sentence in page.sentences:
        if sentence.paragraph >= _OPENING:
            return
        for date in sentence.dates:
            if date.year is None and date.day is not None and sentence.start + date.start not in stated:
                told = _told_day(sentence, date)
                if told:
                    within = "a month" if told.news else "half a year"
                    reason = f"told without its year, so published within {within} of it"
                    clue = make_clue("reported-day", sentence, told.date.start, told.date.end, reason)
                    yield Bearing(clue, (), fit=partial(_fit_from, told.date, _MONTH if told.news else _HALF_YEAR))
                    return


_AHEAD_OPENING = 4
_YEAR = dt.timedelta(days=365)
_IS_AHEAD = re.compile(
    r"\b(?P<verb>will|(?:is|are) (?:to|due|set|expected|scheduled|slated))\b[^.;:\"“”]*"
    r"\b(?:on|for|until|till|by)\s(?:late\s|early\s)?$"
)


def day_ahead_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return what the opening's first day allows that is still ahead, is named with its weekday and without its year.

    It was written in the year before such a day, on which it is that weekday.
    """
    for sentence in page.sentences:
        if sentence.paragraph >= _AHEAD_OPENING:
            return
        for date in sentence.dates:
            if date.year is not None or date.day is None or sentence.start + date.start in stated:
                continue
            if named := _with_weekday(sentence.text, date):
                before = sentence.text[: named.start]
                ahead = _IS_AHEAD.search(before)
                if ahead and not PAST.search(before, ahead.end("verb")):
                    reason = "still ahead and told without its year, so published within a year before it"
                    clue = make_clue("day-ahead", sentence, named.start, named.end, reason)
                    yield Bearing(clue, (), fit=partial(_fit_before, named))
                    return


_WEEKDAY_BEFORE = re.compile(rf"\b{NAMED_DAY},?\s\(?$", re.IGNORECASE)


def _with_weekday(text: str, date: FoundDate) -> FoundDate | None:
    """The date, from its weekday on where that stands right before it; None where none is named."""
    if date.weekday is not None:
        return date
    before = _WEEKDAY_BEFORE.search(text, 0, date.start)
    return date._replace(start=before.start(), weekday=weekday_in(before)) if before else None


def _fit_before(date: FoundDate, window: Interval) -> tuple[Interval, ...]:
    """The year before each such day that the window leaves."""
    if window.earliest is None or window.latest is None:
        return ()
    days = fit_years(date, Interval(window.earliest, window.latest + _YEAR))
    stretches = (Interval(day.earliest - _YEAR, day.latest) for day in days if day.earliest and day.latest)
    return tuple(both for stretch in stretches if (both := overlap(stretch, window)))


def _told_day(sentence: Sentence, date: FoundDate) -> _Told | None:
    """The date with its weekday, where the sentence tells of it as past and names that in or right before it."""
    text = sentence.text
    within = date.weekday is not None
    before = (_ON if within else _ON_WEEKDAY).search(text, 0, date.start)
    if before is None:
        return None
    reported = _REPORTED.search(text, 0, before.start()) is not None
    if not reported and not (is_told(text) and tells_of(text, before.start())):
        return None
    if within:
        return _Told(date, reported)
    named = date._replace(start=before.start("name"), weekday=weekday_in(before))
    return _Told(named, reported or text[date.start - 1] == "(")


def _has_come(day: Interval) -> bool:
    """Whether somebody may tell of a day as past: where its weekday is a slip, the next fitting year is far off."""
    return day.earliest is None or day.earliest.year < FIRST_YEAR_AHEAD


def _fit_from(date: FoundDate, span: dt.timedelta, window: Interval) -> tuple[Interval, ...]:
    """The stretches of such a length from such a day on that the window leaves; its years as `fit_years` finds them.

    Where the window ends within a week of such a day, that on the same weekday is no chance.
    """
    low = window.earliest - span if window.earliest else None
    days = [day for day in fit_years(date, Interval(low, window.latest)) if _has_come(day)]
    last = days[-1].latest if days else None
    if last and window.latest and window.latest - last <= _WEEK:
        days = [Interval(last, last)]
    stretches = (Interval(day.earliest, day.latest + span if day.latest else None) for day in days)
    return tuple(both for stretch in stretches if (both := overlap(stretch, window)))
