"""The days that a report's opening names with their weekdays and without their years: "on Wednesday, September 3"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import HALF_YEAR, WEEK
from archive_gen.loader.bounds.words import (
    FIRST_YEAR_AHEAD,
    LEAD_PARAGRAPHS,
    NAMED_DAY,
    is_told,
    make_clue,
    other_year_of,
    tells_of,
    weekday_in,
)
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import Page, Sentence

_MONTH = dt.timedelta(days=31)
# "on Wednesday, September 3", "on Monday afternoon (August 12)", "late Friday (3 May)".
_ON_WORDS = r"\b(?:on|late|early)\s(?:late\s|early\s)?"
_ON = re.compile(rf"{_ON_WORDS}$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(rf"{_ON_WORDS}{NAMED_DAY}(?:\s(?:morning|afternoon|evening|night))?,?\s\(?$", re.IGNORECASE)
# Who reports says so of a day that has been, whatever is still to come: "will meet again, he said on Monday, May 4".
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|warned|declared|tweeted)\b(?:\s[\w.’'-]+){0,4}\s$", re.IGNORECASE
)
# "Speaking on Sunday, May 3, in the hall, the mayor said": what was said then is told of, whatever is still to come.
_SPEAKING = re.compile(
    r"[\"“]?(?:Speaking|Addressing|Briefing|Talking|Writing|In an? (?:\w+ ){0,2}"
    r"(?:interview|speech|statement|address|briefing|post|message|letter))\b"
)
_SAID_THEN = re.compile(
    r",\s(?:\w[\w.’'-]*\s){1,12}?(?:said|told|announced|warned|added|stated|noted|urged|called|confirmed|insisted|"
    r"pledged|vowed|declared|stressed|explained|revealed|described|accused|defended)\b"
)


# "Told reporters here (March 22, Wednesday)", "warned today (Wednesday, 22 March)".
_WEEKDAY_BEHIND = re.compile(rf",?\s{NAMED_DAY}\)")
_TODAY = re.compile(r"\btoday \($", re.IGNORECASE)


class _ReportedDay(NamedTuple):
    """A day with its weekday, and how long after it a report of it is published at most."""

    date: FoundDate
    within: str
    span: dt.timedelta


def _told_on(date: FoundDate, *, news: bool) -> _ReportedDay:
    return _ReportedDay(date, "a month", _MONTH) if news else _ReportedDay(date, "half a year", HALF_YEAR)


def reported_day_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Yield what the opening's first such day allows: some time from it on, in a year in which it is on that weekday.

    `stated` are the offsets of dates that state the publication. Nobody leaves out the year of a day, and names its
    weekday, once it is long past. What somebody said on such a day, or where it stands in brackets, is news; a story
    may also begin with one that is months ago.
    """
    if today := _day_of_letter(page, stated):
        yield today
        return
    for sentence in page.sentences:
        if sentence.paragraph >= LEAD_PARAGRAPHS:
            return
        for date in sentence.dates:
            if date.day is None or sentence.start + date.start in stated:
                continue
            if date.year is not None:
                day = _dated_in_brackets(sentence, date)
            else:
                day = _reported_day(sentence, date) or _bracketed_day(sentence, date)
            if day:
                yield _bearing(sentence, day)
                return


# "It's Friday, May 3! Welcome to ...", "Good morning. It is Monday, 6 May, and ...": so letters to subscribers begin.
_IT_IS = re.compile(
    rf"(?:^|[.!?…]\s|\bmorning[,!.]?\s(?:and\s)?)(?:(?:It|Today)(?:[’']s|\sis)|Happy)\s(?:{NAMED_DAY},?\s(?:the\s)?)?$",
    re.IGNORECASE,
)
_GREETING_PARAGRAPHS = 15
"""In how many paragraphs, from the first, such a letter says which day it is."""


def _day_of_letter(page: Page, stated: Container[int]) -> Bearing | None:
    """The day of which the text says, with its weekday, that it is today."""
    for sentence in page.sentences:
        if sentence.paragraph >= _GREETING_PARAGRAPHS:
            return None
        for date in sentence.dates:
            before = _IT_IS.search(sentence.text, 0, date.start) if date.day else None
            named = before["name"] if before else None
            if before is None or sentence.start + date.start in stated or (date.weekday is None and named is None):
                continue
            of_day = date if date.weekday is not None else date._replace(weekday=weekday_in(before))
            reason = "the text says that it is that day"
            clue = make_clue("reported-day", sentence, date.start, date.end, reason)
            if date.year is None:
                return Bearing(clue, (), fit=partial(fit_years, of_day))
            if not date.swapped and date.weekday_fits:
                return Bearing(clue, date.options)
    return None


def _bearing(sentence: Sentence, day: _ReportedDay) -> Bearing:
    how = "in brackets, as a day of the news" if day.date.year else "without its year"
    reason = f"told {how}, so published within {day.within} of it"
    clue = make_clue("reported-day", sentence, day.date.start, day.date.end, reason)
    if day.date.year is None:
        return Bearing(clue, (), fit=partial(_fit_from, day.date, day.span))
    (first, last), *_ = day.date.options
    return Bearing(clue, (Interval(first, last + day.span if last else None),))


def _reported_day(sentence: Sentence, date: FoundDate) -> _ReportedDay | None:
    """The date with its weekday, where the sentence tells of it as past and names that in or right before it."""
    text = sentence.text
    within = date.weekday is not None
    before = (_ON if within else _ON_WEEKDAY).search(text, 0, date.start)
    if before is None or other_year_of(text, before.start(), date.end):
        return None
    reported = _REPORTED.search(text, 0, before.start()) is not None or _is_of_speech(text, date)
    if not reported and not (is_told(text) and tells_of(text, before.start())):
        return None
    if within:
        return _told_on(date, news=reported)
    named = date._replace(start=before.start("name"), weekday=weekday_in(before))
    return _told_on(named, news=reported or text[date.start - 1] == "(")


def _is_of_speech(text: str, date: FoundDate) -> bool:
    """Whether a sentence opens with when and where somebody spoke, and then tells what they said."""
    return _SPEAKING.match(text) is not None and _SAID_THEN.search(text, date.end) is not None


def _bracketed_day(sentence: Sentence, date: FoundDate) -> _ReportedDay | None:
    """The date in brackets of its own, with its weekday in front or behind, where the sentence is of that day."""
    text, behind = sentence.text, _WEEKDAY_BEHIND.match(sentence.text, date.end)
    closed = behind is not None or (date.weekday is not None and text.startswith(")", date.end))
    if not closed or not text.endswith("(", 0, date.start) or other_year_of(text, date.start, date.end):
        return None
    named = date._replace(end=behind.end("name"), weekday=weekday_in(behind)) if behind else date
    if _TODAY.search(text, 0, date.start):
        return _ReportedDay(named, "a week", WEEK)
    if _REPORTED.search(text, 0, date.start - 1) or (is_told(text) and tells_of(text, date.start)):
        return _told_on(named, news=True)
    return None


# "Announced on Sunday (3 May 2020)".
_SAID_ON = re.compile(rf"{_REPORTED.pattern.removesuffix('$')}(?:on\s)?{NAMED_DAY} \($", re.IGNORECASE)


def _dated_in_brackets(sentence: Sentence, date: FoundDate) -> _ReportedDay | None:
    """The full date in brackets of its own behind "today", or behind the weekday on which somebody said something."""
    text = sentence.text
    if date.swapped or not date.weekday_fits or not text.startswith(")", date.end):
        return None
    if _TODAY.search(text, 0, date.start):
        return _ReportedDay(date, "a week", WEEK)
    said = _SAID_ON.search(text, 0, date.start)
    first = date.options[0].earliest
    fits = said is not None and first is not None and weekday_in(said) == first.weekday()
    return _ReportedDay(date, "a month", _MONTH) if fits else None


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
    if last and window.latest and window.latest - last <= WEEK:
        days = [Interval(last, last)]
    stretches = (Interval(day.earliest, day.latest + span if day.latest else None) for day in days)
    return tuple(both for stretch in stretches if (both := overlap(stretch, window)))
