"""Bounds by arithmetic: a time since a dated event, an anniversary, a month that is still ahead."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.telling import Told
from archive_gen.loader.bounds.weekdays import weekday_clues
from archive_gen.loader.bounds.words import (
    AHEAD,
    BEFORE,
    COUNT,
    FIRST_YEAR_AHEAD,
    LOWER_WORDS,
    NUMBERS,
    PAST,
    RETOLD,
    UNTIL,
    WEEKDAY,
    count_of,
    delta,
    is_told,
    make_clue,
    nearly,
)
from archive_gen.loader.calendar_names import ENGLISH_MONTH_NAMES
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Knowledge, Mentions
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Clue

_ELAPSED = re.compile(
    r"(?P<vague>\b(?:more than|over|at least|well over|nearly|almost|about|around|some|roughly|just over|exactly)\s+)?"
    rf"(?<![\d,./])\b(?P<count>{COUNT})\s+(?:and a half\s+)?(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?:and a half )?(?:have passed |to the day )?(?P<word>since|after|into|on from)\b",
    re.IGNORECASE,
)
# "The biggest in six months since", "it took only six months since": what took so long can be over.
_TOOK = re.compile(r"\b(?:in|within|only|just|take|took|taken)\s$", re.IGNORECASE)
_TO_THE_DAY = "to the day"
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?)\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOOK_REACH = 12
_REACH = 120
"""How many characters after the words the event is looked for."""
_NEAR = 60
"""Likewise after words that mostly count from something else."""
_LEAD_PARAGRAPHS = 2


_Beginnings = Sequence[tuple[EventPhrase, int, int]]


def find_beginnings(mentions: Mentions) -> Mapping[int, _Beginnings]:
    """Return what a time can be counted from, by the number of the sentence: events that it names, and others."""
    found = {number: list(others) for number, others in mentions.beginnings.items()}
    for number, events in mentions.named.items():
        if begun := [one for one in events if not one[0].lasting]:
            found[number] = sorted([*found.get(number, ()), *begun], key=lambda one: one[1])
    return found


def elapsed_clues(page: Page, beginnings: Mapping[int, _Beginnings]) -> Iterator[Bearing]:
    """Arithmetic with a stated time since a dated event: "more than 18 months since" is a lower bound.

    What came "three weeks after" or "three weeks into" it may itself be long past, so that is a lower
    bound too, but for what the opening says is so now.
    """
    for number in sorted(beginnings):
        yield from _since_clues(page.sentences[number], beginnings[number])
        yield from _nth_clues(page.sentences[number], beginnings[number])


def _within(beginnings: _Beginnings, low: int, high: int) -> _Beginnings:
    return [one for one in beginnings if low <= one[1] and one[2] <= high]


def _since_clues(sentence: Sentence, beginnings: _Beginnings) -> Iterator[Bearing]:
    text = sentence.text
    for match in _ELAPSED.finditer(text):
        word = match["word"].lower()
        anchors = _within(beginnings, match.end(), match.end() + (_REACH if word == "since" else _NEAR))
        begins = match.start()
        took = word == "since" and _TOOK.search(text, max(0, begins - _TOOK_REACH), begins)
        if not anchors or took or (word != "since" and AHEAD.search(text)):
            continue
        event, _, end = anchors[0]
        interval = _elapsed(event.first, count_of(match["count"]), match["unit"].lower(), _vagueness(match))
        undated = not _ANY_YEAR.search(text)
        now = word == "into" and sentence.paragraph < _LEAD_PARAGRAPHS and undated
        now = now and (_PRESENT.search(text) is not None or WEEKDAY.search(text) is not None)
        # What a diary says was so on the day of its entry.
        told_since = word == "since" and RETOLD.search(text) is None
        if not (told_since or now or (word == "on from" and undated)):
            interval = Interval(interval.earliest, None)
        words = re.sub(r"\s+(?:have passed |to the day )?since$", "", " ".join(match[0].lower().split()))
        until = f"to {interval.latest}" if interval.latest else "or later"
        reason = f"{event.name} ({event.first}) and {words}: {interval.earliest} {until}"
        yield Bearing(make_clue("elapsed", sentence, match.start(), end, reason), (interval,))


def _vagueness(match: re.Match[str]) -> str:
    return _TO_THE_DAY if _TO_THE_DAY in match[0].lower() else (match["vague"] or "").strip().lower()


def _elapsed(anchor: dt.date, count: int, unit: str, vague: str) -> Interval:
    """The days on which a writer can say so. Without a word of vagueness the unit is what people round to."""
    try:
        reached = anchor + delta(count, unit)
        if vague in LOWER_WORDS:
            return Interval(reached, None)
        if vague in ("nearly", "almost"):
            least, most = nearly(count, unit)
            return Interval(anchor + least, anchor + most)
        if vague == _TO_THE_DAY:
            return Interval(reached - delta(1, "day"), reached + delta(1, "day"))
        # A thousand days are marked for some weeks.
        slack = max(1, count // 50) if unit == "day" else 1
        return Interval(anchor + delta(max(count - slack, 0), unit), anchor + delta(count + slack, unit))
    except (OverflowError, ValueError):
        return Interval(anchor, None)


_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)}
ORDINAL = rf"\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}"
_NTH = re.compile(
    r"\b(?P<how>in|on|into|enter(?:s|ed|ing)?|approach(?:es|ing)|near(?:s|ing)) (?:its|the|their|a) "
    rf"(?P<nth>{ORDINAL}) (?P<unit>day|week|month|year)\b(?P<of> of\b)?",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had|by the time|when)\b[^,;]{0,30}$", re.IGNORECASE)
# How far people stray when they count: a war is called in its third year as soon as the calendar's third has begun.
_SLACK = {
    "day": relativedelta(days=1), "week": relativedelta(days=4), "month": relativedelta(days=15),
    "year": relativedelta(months=2),
}  # fmt: skip


def _nth_clues(sentence: Sentence, beginnings: _Beginnings) -> Iterator[Bearing]:
    """A war "now in its sixth week", "the third year of" it: on both sides, where it is said to be so now."""
    text = sentence.text
    for match in _NTH.finditer(text):
        low, high = max(0, match.start() - _REACH), match.start()
        if match["of"]:
            low, high = match.end(), match.end() + _NEAR
        anchors = _within(beginnings, low, high)
        before = text[max(0, match.start() - BEFORE) : match.start()]
        if not anchors or AHEAD.search(before):
            continue
        event, first, last = anchors[0 if match["of"] else -1]
        interval = days_in_nth(event.first, ordinal(match["nth"]), match["unit"].lower(), match["how"].lower())
        if _WAS.search(before) or _ANY_YEAR.search(text):
            interval = Interval(interval.earliest, None)
        start, end = min(match.start(), first), max(match.end(), last)
        until = f"to {interval.latest}" if interval.latest else "or later"
        reason = f"{event.name} ({event.first}) is {match[0].lower()}: {interval.earliest} {until}"
        yield Bearing(make_clue("elapsed", sentence, start, end, reason), (interval,))


def ordinal(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(words[:-2])


def days_in_nth(anchor: dt.date, nth: int, unit: str, how: str = "in") -> Interval:
    """The days in the nth unit from an event on, or about the beginning of it."""
    slack = _SLACK[unit]
    try:
        begins, ends = anchor + delta(nth - 1, unit), anchor + delta(nth, unit)
        if how.startswith("enter"):
            return Interval(max(anchor, begins - slack), begins + slack)
        if how.startswith(("approach", "near")):
            return Interval(max(anchor, begins - slack - slack), begins + slack)
        return Interval(max(anchor, begins - slack), ends + slack)
    except (OverflowError, ValueError):
        return Interval(anchor, None)


_ANNIVERSARY = re.compile(
    rf"\b(?:the )?(?:(?P<count>{ORDINAL})(?:[\s-]year)?(?: founding| birth)? anniversary|"
    rf"(?P<years>\d{{1,3}}|{'|'.join(NUMBERS)})-year anniversary|"
    r"centenary|centennial) of\b",
    re.IGNORECASE,
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


def anniversary_clues(page: Page, knowledge: Knowledge, beginnings: Mapping[int, _Beginnings]) -> Iterator[Bearing]:
    """An anniversary told of as present or past: no earlier than its year, or its day where it is told as past.

    One that is ahead is no later than its day. One that the opening of a report tells of by a bare
    weekday was that week.
    """
    if not any(map(page.text.__contains__, _ANNIVERSARY_WORDS)):
        return
    for number, sentence in enumerate(page.sentences):
        for match in _ANNIVERSARY.finditer(sentence.text):
            low, high = match.end(), match.end() + _REACH
            own = knowledge.anniversaries.find(sentence.folded[low:high])
            anchors = [(event, low + start, low + end) for event, start, end in own]
            found = anchors or _within(beginnings.get(number, ()), low, high)
            yield from _anniversary(page, sentence, match, found)


def _anniversary(page: Page, sentence: Sentence, match: re.Match[str], anchors: _Beginnings) -> Iterator[Bearing]:
    before = sentence.text[max(0, match.start() - BEFORE) : match.start()]
    ahead = AHEAD.search(before) is not None
    if UNTIL.search(before) or _BY_THEN.search(before) or (ahead and not _WILL_MARK.search(before)):
        return
    eve = _EVE.search(before) and not PAST.search(sentence.text)
    count = ordinal(match["count"]) if match["count"] else count_of(match["years"]) if match["years"] else 100
    if anchors:
        event, _, end = anchors[0]
        told = is_told(sentence.text) and not _MARKED_NOW.search(before)
    elif here := _dated_here(sentence, match, count):
        # What the date is of is told as past, so only the words before say that of the anniversary.
        (event, end), told = here, is_told(sentence.text[: match.start()])
    else:
        return
    in_years = f"{count} year{'s' if count > 1 else ''}"
    year = str(event.first.year)
    name = event.name if year in event.name else f"{event.name} ({year})"

    def clue(reason: str) -> Clue:
        return make_clue("anniversary", sentence, match.start(), end, reason)

    if ahead:
        if day := _day(event, count):
            last = day if event.first == event.last else dt.date(day.year, 12, 31)
            reason = f"{name} and {in_years}, still ahead: not after {last}"
            yield Bearing(clue(reason), (Interval(dt.date(day.year - _PLANNED_YEARS, 1, 1), last),))
    elif eve and event.first == event.last and (day := _day(event, count)):
        reason = f"{name} and {in_years}, on the eve of it: {day - _EVE_DAYS} to {day}"
        yield Bearing(clue(reason), (Interval(day - _EVE_DAYS, day),))
    elif first := _first_day(event, count, told=told):
        reason = f"{name} and {in_years}: not before {first}"
        yield Bearing(clue(reason), (Interval(first, None),))
        if (day := _day(event, count)) and event.first == event.last:
            itself = EventPhrase(f"The anniversary ({in_years}) of {event.name}", day, day)
            yield from weekday_clues(page, [Told(itself, sentence, match.start(), end, end)])


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


def _day(event: EventPhrase, count: int) -> dt.date | None:
    try:
        return event.first + relativedelta(years=count)
    except (OverflowError, ValueError):
        return None


def _first_day(event: EventPhrase, count: int, *, told: bool) -> dt.date | None:
    day = _day(event, count)
    if day is None:
        return None
    return day if told and event.first == event.last else dt.date(day.year, 1, 1)


_MONTHS = {name: number for number, name in enumerate(ENGLISH_MONTH_NAMES, 1)}
_MONTH_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|scheduled for|to be held|will be held|will take place|due to be held|planned for)\b"
    rf"[^.;]{{0,80}}?\b(?:in|for)\s(?:early\s|mid-|late\s)?(?P<month>(?-i:{'|'.join(_MONTHS)}))\b(?!\s+\d)",
    re.IGNORECASE,
)
_MONTH = re.compile("|".join(_MONTHS))
# What every match of the pattern above has one of: most pages have none, which is soon seen.
_AHEAD_WORDS = ("upcoming", "forthcoming", "scheduled for", "be held", "take place", "planned for")
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
    near = (end for end in ends if window.earliest <= end and end - _HALF_YEAR <= window.latest)
    return tuple(Interval(end - _HALF_YEAR, end) for end in near)
