"""Bounds from weekdays: what a report's opening tells of was that week, where it was on such a weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import DAY, NUMBERS, WEEK
from archive_gen.loader.bounds.told_events import Told, days_of, its_day
from archive_gen.loader.bounds.words import (
    NAMED_DAY,
    NEWS_PARAGRAPHS,
    WEEKDAY,
    is_told,
    make_clue,
    other_year_of,
    weekday_in,
)
from archive_gen.loader.calendar_names import ENGLISH_WEEKDAY_NAMES
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Page, Sentence

# Between an event and a weekday these say that the weekday is that of something else.
_BACK = re.compile(
    r"\b(?:after|since|which|who|whom|whose|following|before|ahead|anniversary|years?|months?|weeks?|last|previous|"
    r"earlier|ago|despite|amid|because|over|about|against|from(?! office))\b",
    re.IGNORECASE,
)
# "On Tuesday he left the deal": of an event that is only named the weekday must stand next to it.
_NEXT_TO = re.compile(r"(?:\s?(?:in|at|of|with|by|between|and|which|ended|closed|opened|began|[A-Z][\w.’'-]*+))*+\s?")
_DAYS_AFTER = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six) days? (?:after|since|following)\b[^.;]{0,60}$", re.IGNORECASE
)
# "Finland, which joined the alliance, said on Tuesday": what is told aside can be old, and so can what a court hears.
_ASIDE = re.compile(r"\b(?:which|who|whose|whom|that (?=[A-Z]))\b|(?<!,)\swhere (?=[A-Z])")
# "On Tuesday candles were lit for those killed in the explosion" may be of any year.
_REMEMBERED = re.compile(
    r"\b(?:candles?|wreaths?|memorials?|monuments?|statues?|commemorat\w+|remember\w*|museums?|films?|plays|novels?|"
    r"(?:film|movie|play|book|exhibition|lecture|talk|class) (?:about|on))\b",
    re.IGNORECASE,
)
_IN_COURT = re.compile(
    r"\b(?:courts?|trials?|jur(?:y|ors)|judges?|prosecutors?|testif\w+|inquests?|convict\w*|sentenced|indict\w*|"
    r"charged|pleaded|lawsuit|appeal)\b(?<!Constitutional Court)(?<!Supreme Court)(?<!Criminal Court)",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:weeks?|months?|years?|decades?) (?:after|since|ago|before|later|earlier)\b", re.IGNORECASE
)
_DAY_EARLIER = re.compile(r"\b(?:a|the) day (?:earlier|before)\b(?! the)|\bthe previous day\b", re.IGNORECASE)


class _Dated(NamedTuple):
    """A stretch of a sentence that puts an event, or what came after it, on a day."""

    sentence: Sentence
    start: int
    end: int
    day: dt.date


def weekday_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """Yield the week after each event that the opening tells of by a bare weekday, where it was on such a weekday."""
    for one in told:
        if one.event.last - one.event.first >= WEEK or one.event.coined:
            continue
        if one.sentence.paragraph >= NEWS_PARAGRAPHS or _names_other_days(one):
            continue
        # Of what an event has made, as a missile is, only a day in full is its own.
        found = next(_named_days(one) if one.event.lasting else _reported_days(page, one), None)
        if found:
            reason = f"{one.event.name} ({days_of(one.event)}) and a bare weekday, so within a week of {found.day}"
            clue = make_clue("weekday", found.sentence, found.start, found.end, reason)
            yield Bearing(clue, (Interval(found.day, found.day + WEEK),))


def _names_other_days(one: Told) -> bool:
    """Whether the sentence has a date that is not a day of the event's without its year."""
    return any(date.year is not None or its_day(one.event, date) is None for date in one.sentence.dates)


_WEEKDAY_BEFORE = re.compile(rf"\b{NAMED_DAY},? \(?$")


def _named_days(one: Told) -> Iterator[_Dated]:
    """The event's days that the sentence gives by weekday, month and day, as in "on Tuesday (June 12)"."""
    for date in one.sentence.dates if not one.event.called_by_day else ():
        day = its_day(one.event, date)
        before = _WEEKDAY_BEFORE.search(one.sentence.text, 0, date.start)
        weekday = weekday_in(before) if before else date.weekday
        start = before.start() if before else date.start
        if day and weekday == day.weekday() and not other_year_of(one.sentence.text, start, date.end):
            yield _Dated(one.sentence, start, date.end, day)


def _reported_days(page: Page, one: Told) -> Iterator[_Dated]:
    """The days of a report that a bare weekday gives together with an event: its own, or so many days after it."""
    yield from _named_days(one)
    weekdays = list(WEEKDAY.finditer(one.sentence.text)) if not one.sentence.dates else []
    for weekday in weekdays:
        if _is_its_own(one, weekday):
            yield from _days_on(one, weekday, weekday)
        if after := _DAYS_AFTER.search(one.sentence.text[: one.start]):
            yield from _days_on(one, weekday, weekday, NUMBERS.get(after["count"].lower(), 1))
    if earlier := _DAY_EARLIER.search(one.sentence.text):
        elsewhere = None if weekdays else _weekday_elsewhere(page, one)
        for weekday in [*weekdays, *([elsewhere] if elsewhere else [])]:
            yield from _days_on(one, earlier, weekday, 1)


def _days_on(one: Told, words: re.Match[str], weekday: re.Match[str], days: int = 0) -> Iterator[_Dated]:
    """What some words of the sentence say: so many days after those of the event it was such a weekday."""
    yield from (_Dated(one.sentence, *words.span(), day) for day in _on(weekday, one.event, days))


def _weekday_elsewhere(page: Page, one: Told) -> re.Match[str] | None:
    """The first weekday that another sentence of the opening tells of: what was "a day earlier" counts from it."""
    others = (s for s in page.sentences if s.paragraph < NEWS_PARAGRAPHS and s is not one.sentence)
    return next((weekday for sentence in others if (weekday := _first(sentence))), None)


def _is_its_own(one: Told, weekday: re.Match[str]) -> bool:
    """Whether a weekday in the sentence is that of the event, and of nothing else that is told there."""
    between = one.sentence.text[min(weekday.end(), one.end) : max(weekday.start(), one.start)]
    if one.reach is None:
        aside = _ASIDE.search(one.before, max(0, len(one.before) - _CLAUSE)) is not None
        return one.takes_place() and _NEXT_TO.fullmatch(between) is not None and not aside
    return not _back(one, weekday, between)


_CLAUSE = 14
"""So many characters before its words tell whether an event that is named is told of aside."""


def is_on_weekday(one: Told) -> bool:
    """Whether a bare weekday in the sentence is one of the event's."""
    weekdays = WEEKDAY.finditer(one.sentence.text) if not one.sentence.dates else ()
    return any(day for match in weekdays for day in _on(match, one.event, 0))


def _back(one: Told, weekday: re.Match[str], between: str) -> bool:
    """Whether a weekday is that of something else than the event, on which the sentence looks back."""
    text = one.sentence.text
    told = text[min(weekday.end(), one.start) : one.reach]
    before = text[max(0, one.start - 25) : one.start]
    # At an anniversary candles are lit on the day itself.
    remembered = _REMEMBERED.search(text) and "anniversary" not in text[one.start : one.end].lower()
    if ";" in between or remembered:
        return True
    goes_on = one.start < weekday.start() and text[: weekday.start()].endswith(" and ")
    looks_back = (_BACK.search(between), _BACK.search(before), _LONG_AGO.search(told), _ASIDE.search(told))
    return goes_on or any(looks_back) or _IN_COURT.search(text) is not None


def _first(sentence: Sentence) -> re.Match[str] | None:
    """The weekday of which a sentence tells what happened."""
    return WEEKDAY.search(sentence.text) if is_told(sentence.text) else None


def _on(match: re.Match[str], event: EventPhrase, days: int) -> Iterator[dt.date]:
    """Each day, so many after those of the event, that is such a weekday."""
    weekday, length = weekday_in(match), (event.last - event.first).days
    shifted = (event.first + (days + number) * DAY for number in range(length + 1))
    return (day for day in shifted if day.weekday() == weekday)


_OPENING = 5
"""In how many paragraphs, from the first, an event is what a report is of."""
# An event that is told as of another time than that of the report, and a weekday that is not the last one.
_OLD = re.compile(
    r"\b(?:last|past|previous|anniversary|ago|(?:days?|weeks?|months?|years?|decades?) (?:later|earlier)|after|since|"
    r"following|before|ahead|accused|charged|convicted|trial|whose|who)\b",
    re.IGNORECASE,
)
_OTHER_WEEK = re.compile(r"\b(?:last|next|every|each|previous|following|this coming)\s$", re.IGNORECASE)
_OF_IT = re.compile(
    r"(?:They|It|He|She|Both|That|This|The (?:two|pair|leaders|presidents|meeting|summit|talks|visit))\b"
)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}")
_NO_NAMES = frozenset((
    *"The This That These They There Then But And For After When While With From His Her Its Their President".split(),
    "Prime", "Minister", "Mon", *ENGLISH_WEEKDAY_NAMES,
))  # fmt: skip


def report_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """Return the week after the event that a report is of, where a bare weekday near the words for it is its own.

    The event is the latest that the text tells of. Both sentences are of the opening, and name the same: two names, or
    one where they stand beside each other.
    """
    told = list(told)
    latest = max((one.event.first for one in told), default=None)
    for one in told:
        if one.event.first == latest and _is_news(one):
            for sentence, weekday in _weekdays_beside(page, one):
                for day in _on(weekday, one.event, 0):
                    reason = f"{one.event.name} ({day}) and a bare weekday beside it, so within a week of {day}"
                    clue = make_clue("weekday", sentence, weekday.start(), weekday.end(), reason)
                    yield Bearing(clue, (Interval(day, day + WEEK),))
                    return


def _weekdays_beside(page: Page, one: Told) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The bare weekdays of the last week in the opening's other sentences that can be of the event."""
    for sentence in page.sentences:
        if sentence is not one.sentence and sentence.paragraph < NEWS_PARAGRAPHS and _belong(sentence, one.sentence):
            for match in WEEKDAY.finditer(sentence.text):
                if not _OTHER_WEEK.search(sentence.text, 0, match.start()):
                    yield sentence, match


def _is_news(one: Told) -> bool:
    event, sentence = one.event, one.sentence
    short = event.last - event.first < WEEK and not event.lasting
    return short and one.reach is not None and sentence.paragraph < _OPENING and not _OLD.search(sentence.text)


def _belong(weekday: Sentence, event: Sentence) -> bool:
    """Whether two sentences can be of one event: by what both name, and how far they stand from each other.

    One that only points to it is of what its own paragraph tells: "They were alarmed by what they saw on Friday."
    """
    if weekday.dates or not is_told(weekday.text):
        return False
    named = names_in(weekday.text)
    if not named and weekday.paragraph == event.paragraph and _OF_IT.match(weekday.text):
        return True
    both = named & names_in(event.text)
    return len(both) > 1 or (len(both) == 1 and abs(weekday.paragraph - event.paragraph) <= 1)


def names_in(text: str) -> set[str]:
    """Return the words of a text that begin as names do, but for those that are of any report."""
    return set(_NAME.findall(text)) - _NO_NAMES
