"""Bounds from anniversaries, which a text tells of as past, as of that week, or as still ahead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import NUMBERS, ORDINAL, count_of, ordinal
from archive_gen.loader.bounds.elapsed import REACH, Beginnings, within
from archive_gen.loader.bounds.told_events import Told
from archive_gen.loader.bounds.weekdays import weekday_clues
from archive_gen.loader.bounds.words import (
    AHEAD,
    FIRST_YEAR_AHEAD,
    NAMED_DAY,
    PAST,
    UNTIL,
    is_told,
    make_clue,
    weekday_in,
    words_before,
)
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Knowledge
from archive_gen.loader.page import Page, Sentence
from archive_gen.problems import counted

_ANNIVERSARY = re.compile(
    rf"\b(?:the )?(?:(?P<count>{ORDINAL})(?:[\s-]year)?(?: founding| birth)? anniversary|"
    rf"(?P<years>\d{{1,3}}|{'|'.join(NUMBERS)})-year anniversary|"
    r"centenary|centennial) of\b|"
    # "Tuesday marks two years since it".
    rf"\bmark(?:s|ed|ing)?\s(?:exactly\s)?(?P<since>\d{{1,3}}|{'|'.join(NUMBERS)}) years? (?:since|from)\b",
    re.IGNORECASE,
)
# What each match has one of: most pages have none, which is soon seen.
_ANNIVERSARY_WORDS = ("anniversary", "centen", " marks ", " marked ", " marking ")
# "Tuesday marks the second anniversary of it" is said in the week before that day, and on it.
_COMES_ON = re.compile(rf"\b(?:{NAMED_DAY}|today)\s(?:will\s)?marks?\s(?:exactly\s|the\s)?", re.IGNORECASE)
_DAY = dt.timedelta(days=1)
# What is between an anniversary and a date where the date is that of what it is the anniversary of.
_ORIGIN = re.compile(
    r"\b(?:found\w+|born|birth|establish\w+|creation|created|liberat\w+|independence|outbreak|sign(?:ed|ing)|end of|"
    r"start of|death|died|uprising|revolution)\b",
    re.IGNORECASE,
)
# A guest came "to mark the anniversary", or to where a country "marks" it: that can be some days before.
_MARKED_NOW = re.compile(r"\b(?:marks?|celebrates?|commemorates?|observes?|honou?rs?|to)\b[^,;:]{0,40}$")
_BY_THEN = re.compile(r"\b(?:by|until|before)\s$", re.IGNORECASE)
_WILL_MARK = re.compile(
    r"\b(?:(?:will|is to|are to|plans? to|prepar\w+ to) (?:mark|celebrate|commemorate)|ahead of|upcoming|"
    r"preparations? for)\b[^,;:]{0,40}$"
)
# What happened on the eve of one may be told long after.
_EVE = re.compile(r"\b(?:on|at) the eve of\s$", re.IGNORECASE)
_EVE_DAYS = dt.timedelta(days=3)
_PLANNED_YEARS = 2
"""So many years before it an anniversary is spoken of, at most."""
_FEWEST_YEARS = 25
# Of a jubilee people begin to speak some years before it.
_LAST_YEAR = FIRST_YEAR_AHEAD + 5


class _Anniversary(NamedTuple):
    """An anniversary in a sentence, and the event that it is of.

    `told` says that the sentence tells of it as past. The words for it stand from `start` to `end`, those for the event
    among them.
    """

    event: EventPhrase
    years: int
    told: bool
    sentence: Sentence
    start: int
    end: int

    @property
    def day(self) -> dt.date | None:
        """The day so many years after the event's first; None where no calendar has it."""
        try:
            return self.event.first + relativedelta(years=self.years)
        except (OverflowError, ValueError):
            return None

    @property
    def is_of_a_day(self) -> bool:
        return self.event.first == self.event.last

    @property
    def in_years(self) -> str:
        return counted(self.years, "year")

    def as_bearing(self, what: str, interval: Interval) -> Bearing:
        """Return what the anniversary allows, as `what` says."""
        year = str(self.event.first.year)
        name = self.event.name if year in self.event.name else f"{self.event.name} ({year})"
        reason = f"{name} and {self.in_years}{what}"
        return Bearing(make_clue("anniversary", self.sentence, self.start, self.end, reason), (interval,))


def anniversary_clues(page: Page, knowledge: Knowledge, beginnings: Mapping[int, Beginnings]) -> Iterator[Bearing]:
    """Yield what anniversaries allow: no earlier than their year, or their day where they are told as past.

    One that is ahead is no later than its day. One that the opening of a report tells of by a bare
    weekday was that week.
    """
    if not any(map(page.text.__contains__, _ANNIVERSARY_WORDS)):
        return
    for number, sentence in enumerate(page.sentences):
        if not any(map(sentence.text.__contains__, _ANNIVERSARY_WORDS)):
            continue
        for match in _ANNIVERSARY.finditer(sentence.text):
            low, high = match.end(), match.end() + REACH
            own = knowledge.anniversaries.find(sentence.folded[low:high])
            anchors = [(event, low + start, low + end) for event, start, end in own]
            found = anchors or within(beginnings.get(number, ()), low, high)
            yield from _bounds_of(page, sentence, match, found)


def _bounds_of(page: Page, sentence: Sentence, match: re.Match[str], anchors: Beginnings) -> Iterator[Bearing]:
    before = words_before(sentence.text, match.start())
    ahead = AHEAD.search(before) is not None
    if (anniversary := _resolve(sentence, match, anchors)) and (week := _week_of(anniversary, sentence.text, match)):
        yield anniversary.as_bearing(f", marked then: {week.earliest} to {week.latest}", week)
        return
    if UNTIL.search(before) or _BY_THEN.search(before) or (ahead and not _WILL_MARK.search(before)):
        return
    if anniversary is None or (day := anniversary.day) is None:
        return
    if ahead:
        last = day if anniversary.is_of_a_day else dt.date(day.year, 12, 31)
        first = dt.date(day.year - _PLANNED_YEARS, 1, 1)
        yield anniversary.as_bearing(f", still ahead: not after {last}", Interval(first, last))
    elif anniversary.is_of_a_day and _EVE.search(before) and not PAST.search(sentence.text):
        first = day - _EVE_DAYS
        yield anniversary.as_bearing(f", on the eve of it: {first} to {day}", Interval(first, day))
    elif anniversary.is_of_a_day and _EVE.search(before):
        first = day - _EVE_DAYS
        yield anniversary.as_bearing(f", told of its eve: not before {first}", Interval(first, None))
    else:
        first = day if anniversary.told and anniversary.is_of_a_day else dt.date(day.year, 1, 1)
        yield anniversary.as_bearing(f": not before {first}", Interval(first, None))
        if anniversary.is_of_a_day:
            itself = EventPhrase(f"The anniversary ({anniversary.in_years}) of {anniversary.event.name}", day, day)
            end = anniversary.end
            yield from weekday_clues(page, [Told(itself, sentence, anniversary.start, end, end)])


def _week_of(anniversary: _Anniversary, text: str, match: re.Match[str]) -> Interval | None:
    """The days on which a text can say that today, or such a weekday, marks an anniversary; None where none does so."""
    day = anniversary.day if anniversary.is_of_a_day else None
    comes = _COMES_ON.search(text, 0, match.end()) if day else None
    if day is None or comes is None or comes.end() < match.start():
        return None
    if comes["name"] is None:
        return Interval(day - _DAY, day + _DAY)
    return Interval(day - 6 * _DAY, day) if weekday_in(comes) == day.weekday() else None


def _resolve(sentence: Sentence, match: re.Match[str], anchors: Beginnings) -> _Anniversary | None:
    """The anniversary with the event that it is of: one that is known, or what its own sentence dates."""
    count = match["years"] or match["since"]
    years = ordinal(match["count"]) if match["count"] else count_of(count) if count else 100
    if anchors:
        event, _, end = anchors[0]
        told = is_told(sentence.text) and not _MARKED_NOW.search(words_before(sentence.text, match.start()))
    elif here := _dated_here(sentence, match, years):
        # What the date is of is told as past, so only the words before say that of the anniversary.
        (event, end), told = here, is_told(sentence.text[: match.start()])
    else:
        return None
    return _Anniversary(event, years, told, sentence, match.start(), end)


def _dated_here(sentence: Sentence, match: re.Match[str], years: int) -> tuple[EventPhrase, int] | None:
    """What an anniversary is of, by the date that its own sentence gives for it, and where that date ends.

    "The 80th anniversary of the party, founded on 10 October 1945". The date could also be that of the
    anniversary itself; then so many years on would lie far ahead, and nothing is concluded.
    """
    for date in sentence.dates:
        between = sentence.text[match.end() : date.start]
        day = date.options[0].earliest if date.options else None
        if date.start < match.end() or len(between) > REACH or day is None or not _ORIGIN.search(between):
            continue
        if years >= _FEWEST_YEARS and day.year + years <= _LAST_YEAR:
            last = date.options[0].latest or day
            return EventPhrase(f"what happened on {sentence.text[date.start : date.end]}", day, last), date.end
    return None
