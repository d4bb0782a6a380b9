"""Bounds by arithmetic: a time since a dated event, an anniversary, a month that is still ahead."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import AHEAD, BEFORE, is_told, make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Knowledge
from archive_gen.loader.page import Page, Sentence

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_ELAPSED = re.compile(
    r"(?P<vague>\b(?:more than|over|at least|well over|nearly|almost|about|around|some|roughly|just over|exactly)\s+)?"
    rf"\b(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?:and a half\s+)?(?P<unit>day|week|month|year)s?\s+"
    r"(?:have passed )?since\b",
    re.IGNORECASE,
)
# A fifth of the time, where no unit stands before the word.
_MAY_BE_ELAPSED = re.compile(r"\s(?:day|week|month|year)s?\s+(?:have passed )?since\b", re.IGNORECASE)
_LOWER_WORDS = ("more than", "over", "at least", "well over", "just over")
# "The biggest in six months since", "it took only six months since": what took so long can be over.
_TOOK = re.compile(r"\b(?:in|within|only|just|take|took|taken)\s$", re.IGNORECASE)
_TOOK_REACH = 12
_REACH = 120
"""How many characters after the words the event is looked for."""


def elapsed_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """Arithmetic with a stated time since a dated event: "more than 18 months since" is a lower bound."""
    for sentence in page.sentences if "since" in page.text else ():
        if "since" not in sentence.text or not _MAY_BE_ELAPSED.search(sentence.text):
            continue
        for match in _ELAPSED.finditer(sentence.text):
            anchors = knowledge.beginnings.find(sentence.folded[match.end() : match.end() + _REACH])
            if not anchors or _TOOK.search(sentence.text, max(0, match.start() - _TOOK_REACH), match.start()):
                continue
            event, _, offset = anchors[0]
            count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"].lower()]
            interval = _elapsed(event.first, count, match["unit"].lower(), (match["vague"] or "").strip().lower())
            words = re.sub(r"\s+(?:have passed )?since$", "", " ".join(match[0].split()))
            until = f"to {interval.latest}" if interval.latest else "or later"
            reason = f"{event.name} ({event.first}) and {words}: {interval.earliest} {until}"
            yield Bearing(make_clue("elapsed", sentence, match.start(), match.end() + offset, reason), (interval,))


def _elapsed(anchor: dt.date, count: int, unit: str, vague: str) -> Interval:
    """The days on which a writer can say so. Without a word of vagueness the unit is what people round to."""
    try:
        reached = anchor + _delta(count, unit)
        if vague in _LOWER_WORDS:
            return Interval(reached, None)
        if vague in ("nearly", "almost"):
            return Interval(anchor, reached)
        return Interval(anchor + _delta(max(count - 1, 0), unit), anchor + _delta(count + 1, unit))
    except (OverflowError, ValueError):
        return Interval(anchor, None)


def _delta(count: int, unit: str) -> relativedelta:
    return {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }[unit]


_ANNIVERSARY = re.compile(
    r"\b(?:the )?(?:(?P<count>\d{1,3})(?:st|nd|rd|th) anniversary|centenary|centennial) of\b", re.IGNORECASE
)
_ANNIVERSARY_WORDS = ("anniversary", "centen")
# What is between an anniversary and a date where the date is that of what it is the anniversary of.
_ORIGIN = re.compile(
    r"\b(?:found\w+|born|birth|establish\w+|creation|created|liberat\w+|independence|outbreak|sign(?:ed|ing)|end of|"
    r"start of|death|died|uprising|revolution)\b",
    re.IGNORECASE,
)
# A guest came "to mark the anniversary", or to where a country "marks" it: that can be some days before.
_MARKED_NOW = re.compile(r"\b(?:marks?|celebrates?|commemorates?|observes?|honou?rs?|to)\b[^,;:]{0,40}$")
_BY_THEN = re.compile(r"\b(?:by|until|before)\s$", re.IGNORECASE)
_FEWEST_YEARS = 25
_LAST_YEAR = 2035


def anniversary_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """An anniversary told of as present or past: no earlier than its year, or its day where it is told as past."""
    for sentence in page.sentences if any(map(page.text.__contains__, _ANNIVERSARY_WORDS)) else ():
        for match in _ANNIVERSARY.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - BEFORE) : match.start()]
            if AHEAD.search(before) or _BY_THEN.search(before):
                continue
            count = int(match["count"] or 100)
            anchors = knowledge.anniversaries.find(sentence.folded[match.end() : match.end() + _REACH])
            if anchors:
                event, end = anchors[0][0], match.end() + anchors[0][2]
                told = is_told(sentence.text) and not _MARKED_NOW.search(before)
            elif here := _dated_here(sentence, match, count):
                # What the date is of is told as past, so only the words before say that of the anniversary.
                (event, end), told = here, is_told(sentence.text[: match.start()])
            else:
                continue
            if first := _first_day(event, count, told=told):
                reason = f"{event.name} ({event.first.year}) and {count} years: not before {first}"
                clue = make_clue("anniversary", sentence, match.start(), end, reason)
                yield Bearing(clue, (Interval(first, None),))


def _dated_here(sentence: Sentence, match: re.Match[str], count: int) -> tuple[EventPhrase, int] | None:
    """What an anniversary is of, by the date that its own sentence gives for it, and where that date ends.

    "The 80th anniversary of the party, founded on 10 October 1945". The date could also be that of the
    anniversary itself; then so many years on would lie far ahead, and nothing is concluded.
    """
    for date in sentence.dates:
        between = sentence.text[match.end() : date.start]
        day = date.options[0].earliest if date.options else None
        if date.start < match.end() or len(between) > _REACH or day is None or not _ORIGIN.search(between):
            continue
        if count >= _FEWEST_YEARS and day.year + count <= _LAST_YEAR:
            last = date.options[0].latest or day
            return EventPhrase(f"what happened on {sentence.text[date.start : date.end]}", day, last), date.end
    return None


def _first_day(event: EventPhrase, count: int, *, told: bool) -> dt.date | None:
    try:
        day = event.first + relativedelta(years=count)
    except (OverflowError, ValueError):
        return None
    return day if told and event.first == event.last else dt.date(day.year, 1, 1)


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|scheduled for|to be held|will be held|will take place|due to be held|planned for)\b"
    rf"[^.;]{{0,80}}?\b(?:in|for)\s(?:early\s|mid-|late\s)?(?P<month>(?-i:{'|'.join(_MONTHS)}))\b(?!\s+\d)",
    re.IGNORECASE,
)
_MONTH = re.compile("|".join(_MONTHS))
_HALF_YEAR = dt.timedelta(days=183)


def month_ahead_clues(page: Page) -> Iterator[Bearing]:
    """A month without a year that is still ahead: published by its end, and not more than half a year before that.

    Of a month further off people say its year, or "next".
    """
    for sentence in page.sentences if _names_month(page) else ():
        for match in _MONTH_AHEAD.finditer(sentence.text) if _MONTH.search(sentence.text) else ():
            name = match["month"]
            reason = f"{name} is still ahead and named without a year, so published in the half year before its end"
            clue = make_clue("month-ahead", sentence, match.start(), match.end(), reason)
            yield Bearing(clue, (), fit=partial(_half_years, _MONTHS[name]))


def _names_month(page: Page) -> bool:
    """Whether a month stands between the body's beginning and its end: one in the head is that of a stamp."""
    if page.last_body < 0:
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
    near = (end for end in ends if window.earliest <= end and end - _HALF_YEAR <= window.latest)
    return tuple(Interval(end - _HALF_YEAR, end) for end in near)
