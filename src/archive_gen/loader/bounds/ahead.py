"""Bounds from days, months and years that a text sets for what is to come: it was written before their ends."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import HALF_YEAR
from archive_gen.loader.bounds.words import (
    ANY_YEAR,
    FIRST_YEAR_AHEAD,
    HAPPENED,
    MONTH_NAMES,
    NAMED_DAY,
    PAST,
    make_clue,
    weekday_in,
)
from archive_gen.loader.calendar_names import ENGLISH_MONTH_NUMBER
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import Page, Sentence

_OPENING = 4
"""In how many paragraphs, from the first, such a day is looked for."""
_YEAR = dt.timedelta(days=365)
_IS_AHEAD = re.compile(
    r"\b(?P<verb>will|(?:is|are) (?:to|due|set|expected|scheduled|slated))\b"
    # "At 7:30 p.m. Monday, May 3", "will meet Monday, May 3": papers leave "on" out.
    r"(?:[^.;:\"“”]|(?<=\d):(?=\d)|(?<=\b[ap])\.(?=m)|(?<=[ap]\.m)\.)*"
    r"(?:\b(?:on|for|until|till|by|noon,?)\s(?:late\s|early\s)?|\b[ap]\.?m\.?,?\s|"
    r"\b(?:meet|gather|vote|hold|begin|open|start|return|be held|take place)\s)$"
)


def day_ahead_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return what the opening's first day allows that is still ahead, is named with its weekday and without its year.

    It was written in the year before such a day, on which it is that weekday.
    """
    for sentence in page.sentences:
        if sentence.paragraph >= _OPENING:
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


_MONTH_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|scheduled for|to be held|will be held|will take place|due to be held|planned for)\b"
    rf"[^.;]{{0,80}}?\b(?:in|for)\s(?:early\s|mid-|late\s)?(?P<month>(?-i:{MONTH_NAMES}))\b(?!\s+\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(MONTH_NAMES)
# What every match of the pattern above has one of: most pages have none, which is soon seen.
_AHEAD_WORDS = ("upcoming", "forthcoming", "scheduled for", "be held", "take place", "planned for")


def month_ahead_clues(page: Page) -> Iterator[Bearing]:
    """Yield what each month allows that is still ahead and named without its year: the half year before its end.

    Of a month further off people say its year, or "next".
    """
    for sentence in page.sentences if _names_month(page) else ():
        for match in _MONTH_AHEAD.finditer(sentence.text) if _MONTH.search(sentence.text) else ():
            name = match["month"]
            if "next year" in sentence.text[: match.end()]:
                continue
            reason = f"{name} is still ahead and named without a year, so published in the half year before its end"
            clue = make_clue("month-ahead", sentence, match.start(), match.end(), reason)
            yield Bearing(clue, (), fit=partial(_half_years, ENGLISH_MONTH_NUMBER[name]))


def _names_month(page: Page) -> bool:
    """Whether a month stands between the body's beginning and its end: one in the head is that of a stamp."""
    if page.last_body < 0 or not any(map(page.folded.joined.__contains__, _AHEAD_WORDS)):
        return False
    first, last = page.lines[page.first_body], page.lines[page.last_body]
    return _MONTH.search(page.text, first.start, last.start + len(last.raw)) is not None


def _half_years(month: int, window: Interval) -> tuple[Interval, ...]:
    """The half years before the end of each such month that the window touches; none where it is open."""
    if not window.earliest or not window.latest:
        return ()
    ends = (
        dt.date(year, month, calendar.monthrange(year, month)[1])
        for year in range(window.earliest.year, window.latest.year + 2)
    )
    near = (end for end in ends if window.earliest <= end and end - HALF_YEAR <= window.latest)
    return tuple(Interval(end - HALF_YEAR, end) for end in near)


_YEAR_AHEAD = re.compile(
    r"\b(?:will|(?:is|are) (?:due|set|scheduled|expected|forecast|projected|planned|slated) (?:to|in|for)|"
    r"(?:plans?|aims?|intends?|expects|forecasts) to|expects|forecasts)\s"
    r"(?P<between>(?:[^,.;:()\"“”]|(?<=\d)[.,](?=\d)){0,90}?)"
    r"\b(?:(?:in|by|for|until|till|before|into|early|late|mid-?|"
    rf"(?:end|middle|beginning|start|half|quarter|summer|spring|autumn|fall) of|{MONTH_NAMES})\s?|"
    # "On May 3, 2006".
    rf"(?:{MONTH_NAMES}|[A-Z][a-z]{{2,3}}\.?)\s\d{{1,2}},\s|"
    r"(?:host|hold|stage|announce(?: the)? (?:winners?|recipients?|laureates?) (?:of|for)) (?:the|its) )"
    r"(?P<year>20\d\d)\b(?![-–/]\d|[’'])|"
    # "Elections due in early 2006", "his term ends in 2007".
    rf"\b(?:(?:due|scheduled|planned|slated) (?:in|for)|(?:ends|expires|runs out|runs until|lasts until)(?: in)?) "
    rf"(?:early |late |mid-?|the \w+ of |{MONTH_NAMES} )?(?P<due>20\d\d)\b(?![-–/]\d|[’'])"
)
# What each match has one of.
_SET = (
    "will", " due ", " set ", "schedul", "expect", "forecast", "project", "plan", "slated", " aim", "intend", " ends ",
    "expires", "runs ", "lasts ",
)  # fmt: skip
_PROMISED = re.compile(r"\b(?:announced|said|promised|pledged|vowed|declared|decreed|agreed|ruled|decided) that\b")
_BE_DONE = re.compile(r"\bbe(?:come)? \w+|\bhave \w+")
# "It will try them for the attack in 2008": what the year is of may stand between.
_OF_THE_YEAR = re.compile(
    rf"\b(?:{HAPPENED}|deaths?|disaster|accident|events?|since|after|from(?! $)|that|which|who|whose|than|as)\b"
)


def years_ahead(page: Page) -> Iterator[Bearing]:
    """Return what the days and years that a text sets for what is to come allow: it was written before their ends.

    The soonest first. What somebody said earlier of a year that has gone by contradicts a later day told as past.
    """
    found: dict[dt.date, Bearing] = {}
    for sentence in page.sentences:
        # Few sentences hold one of these years, and of them few such a word: plain searches are far cheaper.
        if not (" 20" in sentence.text or "-20" in sentence.text) or not any(map(sentence.text.__contains__, _SET)):
            continue
        for match in _YEAR_AHEAD.finditer(sentence.text):
            year, between = int(match["year"] or match["due"]), _BE_DONE.sub("", match["between"] or "")
            # "In 2015 they promised that it will be ready by 2019" can be told at any time since.
            of_then = match[0].startswith("will") and _is_promise_of_then(sentence.text, match.start())
            of_another = of_then or PAST.search(between) or _OF_THE_YEAR.search(between)
            if year < FIRST_YEAR_AHEAD and not of_another:
                last, said = _end_of(sentence, match.start("year" if match["year"] else "due"), year)
                if last not in found:
                    reason = f"{said} is still ahead or not over"
                    clue = make_clue("year-ahead", sentence, match.start(), match.end(), reason)
                    found[last] = Bearing(clue, (Interval(None, last),))
    yield from (found[last] for last in sorted(found))


def _is_promise_of_then(text: str, end: int) -> bool:
    """Whether what stands before `end` names a year, and then what somebody said or decided."""
    year = ANY_YEAR.search(text, 0, end)
    return year is not None and _PROMISED.search(text, year.end(), end) is not None


def _end_of(sentence: Sentence, start: int, year: int) -> tuple[dt.date, str]:
    """Return the last day of the day, month or year that a sentence sets by the year at `start`, and its words."""
    date = next((date for date in sentence.dates if date.start <= start < date.end), None)
    last = date.options[0].latest if date and len(date.options) == 1 else None
    if date is None or last is None:
        return dt.date(year, 12, 31), str(year)
    return last, sentence.text[date.start : date.end]
