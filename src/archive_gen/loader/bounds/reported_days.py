"""The day that a report's opening names with its weekday and without its year: "said on Wednesday, September 3"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import is_told, make_clue, tells_of
from archive_gen.loader.dates import WEEKDAY_NUMBER, FoundDate
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import Page, Sentence

_OPENING = 2
"""In how many paragraphs, from the first, a day is that of the news."""
_WEEK, _MONTH = dt.timedelta(days=7), dt.timedelta(days=31)
# "on Wednesday, September 3", "on Monday afternoon (August 12)", "late Friday (3 May)".
_ON = re.compile(r"\b(?:on|late|early)\s(?:late\s|early\s)?$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(
    r"\b(?:on|late|early)\s(?:late\s|early\s)?(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s(?:morning|afternoon|evening|night))?,?\s\(?$",
    re.IGNORECASE,
)
# Who reports says so of a day that has been, whatever is still to come: "will meet again, he said on Monday, May 4".
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|warned|declared|tweeted)\b(?:\s[\w.’'-]+){0,4}\s$", re.IGNORECASE
)


def reported_day_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return what the opening's first such day allows: the month from it on, in a year in which it is on that weekday.

    Nobody leaves out the year of a day, and names its weekday, once it is long past.
    """
    for sentence in page.sentences:
        if sentence.paragraph >= _OPENING:
            return
        for date in sentence.dates:
            if date.year is None and date.day is not None and sentence.start + date.start not in stated:
                found = _with_weekday(sentence, date)
                if found:
                    reason = "the news is of that day, so published within a month of it"
                    clue = make_clue("reported-day", sentence, found.start, found.end, reason)
                    yield Bearing(clue, (), fit=partial(_fit_month_from, found))
                    return


def _with_weekday(sentence: Sentence, date: FoundDate) -> FoundDate | None:
    """The date with its weekday, where the sentence tells of it as past and names that in or right before it."""
    text = sentence.text
    if date.weekday is not None:
        before, weekday = _ON.search(text, 0, date.start), date.weekday
    else:
        before = _ON_WEEKDAY.search(text, 0, date.start)
        weekday = WEEKDAY_NUMBER[f"{before['name']}day".lower()] if before else 0
    if before is None:
        return None
    told = _REPORTED.search(text, 0, before.start()) or (is_told(text) and tells_of(text, before.start()))
    start = date.start if date.weekday is not None else before.start("name")
    return date._replace(start=start, weekday=weekday) if told else None


def _fit_month_from(date: FoundDate, window: Interval) -> tuple[Interval, ...]:
    """The stretches of a month from such a day on that the window leaves; its years as `fit_years` finds them.

    Where the window ends within a week of such a day, that on the same weekday is no chance.
    """
    low = window.earliest - _MONTH if window.earliest else None
    days = fit_years(date, Interval(low, window.latest))
    last = days[-1].latest if days else None
    if last and window.latest and window.latest - last <= _WEEK:
        days = (Interval(last, last),)
    months = (Interval(day.earliest, day.latest + _MONTH if day.latest else None) for day in days)
    return tuple(both for month in months if (both := overlap(month, window)))
