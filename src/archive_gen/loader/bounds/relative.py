"""Bounds from how near a text says an event is: last week, next month, on a bare weekday, in the June before."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval, year_interval
from archive_gen.loader.bounds.words import BEFORE, NUMBERS, PAST, WEEKDAY, delta, is_told, make_clue
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Event


class Told:
    """An event that a sentence tells of, and where in the sentence.

    `reach` is where the last of the words ends that tell of it, None where it is spoken of by name.
    """

    def __init__(self, event: EventPhrase, sentence: Sentence, start: int, end: int, reach: int | None = None) -> None:
        self.event, self.sentence, self.start, self.end, self.reach = event, sentence, start, end, reach

    def takes_place(self) -> bool:
        """Whether a time beside the words is that of the event, as in "left the deal last week" it is not."""
        words = self.sentence.text[self.start : self.end]
        return self.reach is not None or PAST.search(words) is not None or (
            self.event.foretold and not _MADE.search(words)
        )  # fmt: skip

    def bearing(self, rule: str, reason: str, interval: Interval) -> Bearing:
        return Bearing(make_clue(rule, self.sentence, self.start, self.end, reason), (interval,))

    def as_event(self) -> Event:
        first, last = self.event.first.isoformat(), self.event.last.isoformat()
        offset = self.sentence.start
        return Event(
            first if first == last else f"{first}/{last}", self.sentence.text[self.start : self.end],
            offset + self.start, offset + self.end, self.event.id, self.event.name,
        )  # fmt: skip


# What is made at an event, and a year: of neither is a time beside it the event's own.
_MADE = re.compile(r"\d{4}|agreement|accord|declaration|statement|treaty|impeachment|removal|ouster", re.IGNORECASE)
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH_NAMES = "|".join(_MONTHS)
# What may stand between an event and the words for its time: "the summit of the two leaders in Hanoi last month".
_BETWEEN = r"(?:\s(?:in|at|of|on|with|by|between|and|the|his|her|their|held|(?-i:[A-Z])[\w.’'-]*)){0,6}?[\s,]{1,3}"
_TIME = (
    r"(?P<time>(?:last|this|next) (?:week|month|year)|(?:earlier|later) this (?:week|month|year)|yesterday|tomorrow|"
    rf"last (?P<last>{_MONTH_NAMES})|"
    rf"(?P<vague>more than |over |nearly |almost |about |around |just )?(?P<count>an?|\d{{1,3}}|{'|'.join(NUMBERS)}) "
    r"(?P<unit>day|week|month|year|decade)s? ago)"
)
_AFTER = re.compile(rf"{_BETWEEN}{_TIME}\b(?![’'])", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"\b{_TIME}[’']s\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE)
_ADVERB = re.compile(
    rf"\b(?<!ago )(?<!later ){_TIME}(?: (?:today|this (?:day|week|month|year|summer|autumn|fall|winter|spring)))?,?\s+"
    r"(?:(?-i:[A-Z])[\w.’'-]*\s+){0,4}(?:\w+ed\s+(?:its|his|the|an?|their)\s+)?$",
    re.IGNORECASE,
)
# "Launched its invasion a year ago": the time is that of the event, as it is not in "condemned the invasion last week".
_BEGAN = re.compile(
    r"\b(?:launched|began|started|ordered|unleashed|staged|mounted) (?:its|his|her|their|the|an?) (?:[\w-]+ ){0,2}$"
)
_NAMED_MONTH = re.compile(rf"{_BETWEEN}in (?P<month>{_MONTH_NAMES})\b(?! \d)")
_MONTHS_OWN = re.compile(rf"\b(?P<month>{_MONTH_NAMES})[’']s\s+(?:\w+\s+){{0,3}}$")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def near_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """What is told as of last year, this month, two weeks ago or last June bounds the text on both sides."""
    for one in told:
        if one.event.lasting:
            continue
        text = one.sentence.text
        before = text[max(0, one.start - BEFORE) : one.start]
        began = _BEGAN.search(before) is not None
        match = _POSSESSIVE.search(before) or (
            (began or one.takes_place()) and (_AFTER.match(text, one.end) or _ADVERB.search(before))
        )
        if match:
            if interval := _near(one.event, match):
                words = match["time"].lower()
                reason = f"{one.event.name} ({_days(one.event)}) was {words}, so published {_span(interval)}"
                if words.endswith("year"):
                    yield one.bearing("event-year", reason, interval)
                else:
                    yield one.bearing("event-near", reason, interval)
        elif any(not date.year and _its_day(one.event, date) for date in one.sentence.dates):
            short = one.event.last - one.event.first < _WEEK
            if short and not one.event.called_by_day and not _ANY_YEAR.search(page.text):
                latest = one.event.last + relativedelta(months=12)
                reason = (
                    f"{one.event.name} ({_days(one.event)}) is named by its day without a year, so within a year of it"
                )
                yield one.bearing("event-near", reason, Interval(one.event.first, latest))
        elif month := _MONTHS_OWN.search(before) or (one.takes_place() and _NAMED_MONTH.match(text, one.end)):
            own = _MONTHS[month["month"]] == one.event.first.month and one.event.last - one.event.first < _WEEK
            if own and not _ANY_YEAR.search(page.text):
                latest = one.event.last + relativedelta(months=12)
                reason = f"{one.event.name} ({_days(one.event)}) is named by its month alone, so within a year of it"
                yield one.bearing("event-near", reason, Interval(one.event.first, latest))


def _near(event: EventPhrase, match: re.Match[str]) -> Interval | None:
    """The days on which an event that has been can be said to have been at such a time; None where there are none."""
    first, last, words = event.first, event.last, match["time"].lower()
    if last - first > 5 * _WEEK or words.startswith(("later", "next", "tomorrow")):
        return None
    if match["last"]:
        own = _MONTHS[match["last"].title()] == first.month
        return Interval(first, dt.date(last.year + 1, 12, 31)) if own else None
    if match["count"]:
        return _ago(event, match)
    if words.endswith("year"):
        return year_interval(first.year + words.startswith("last")) if first.year == last.year else None
    if words.endswith("month"):
        return _month_interval(last, 1 if words.startswith("last") else 0)
    return Interval(first, last + (2 * _WEEK if words == "last week" else _WEEK if "week" in words else 2 * _DAY))


def _ago(event: EventPhrase, match: re.Match[str]) -> Interval:
    count = NUMBERS.get(match["count"].lower()) or (1 if match["count"].lower() in ("a", "an") else int(match["count"]))
    unit, vague = match["unit"].lower(), (match["vague"] or "").strip().lower()
    if vague in ("more than", "over"):
        return Interval(event.first + delta(count, unit), None)
    if vague in ("nearly", "almost"):
        return Interval(event.first, event.last + delta(count, unit))
    return Interval(event.first + delta(max(count - 1, 0), unit), event.last + delta(count + 1, unit))


def _month_interval(day: dt.date, later: int) -> Interval:
    first = day.replace(day=1) + relativedelta(months=later)
    return Interval(first, first + relativedelta(months=1) - _DAY)


def _days(event: EventPhrase) -> str:
    return str(event.first) if event.first == event.last else f"{event.first} to {event.last}"


def _span(interval: Interval) -> str:
    if interval.latest is None:
        return f"on {interval.earliest} or later"
    return f"from {interval.earliest} to {interval.latest}"


_COMES = re.compile(
    rf"{_BETWEEN}(?P<time>next week|next month|tomorrow|(?:later )?this (?:month|year))\b(?![’'])", re.IGNORECASE
)
_COMES_BEFORE = re.compile(
    r"\b(?P<time>next (?:week|month)|tomorrow|later this (?:month|year)|this (?:month|year))(?:[’']s)?\s+"
    r"(?:[\w.’'-]+\s+){0,4}$",
    re.IGNORECASE,
)


def ahead_interval(one: Told) -> Interval:
    """The days on which an event that is still ahead can be said to be next week, this month or the like."""
    text, first, last = one.sentence.text, one.event.first, one.event.last
    match = _COMES.match(text, one.end) or _COMES_BEFORE.search(text[max(0, one.start - BEFORE) : one.start])
    words = match["time"].lower() if match else ""
    if words == "next week":
        return Interval(first - 2 * _WEEK, last)
    if words == "next month":
        return _month_interval(first, -1)
    if words == "tomorrow":
        return Interval(first - 2 * _DAY, last)
    if words:
        return Interval(first.replace(day=1) if words.endswith("month") else dt.date(first.year, 1, 1), last)
    return Interval(first - _WEEK, last) if one.reach is not None and is_on_weekday(one) else Interval(None, last)


_LEAD_PARAGRAPHS = 3
_NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
# Between an event and a weekday these say that the weekday is that of something else.
_BACK = re.compile(
    r"\b(?:after|since|which|who|whose|following|before|ahead|anniversary|years?|months?|weeks?|last|previous|earlier|"
    r"ago|despite|amid|because|over|about|against|from)\b",
    re.IGNORECASE,
)
# "On Tuesday he left the deal": of an event that is only named the weekday must stand next to it.
_NEXT_TO = re.compile(r"(?:\s?(?:in|at|of|with|by|between|and|which|ended|closed|opened|began|[A-Z][\w.’'-]*))*\s?")
_DAYS_AFTER = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six) days? (?:after|since|following)\b[^.;]{0,60}$", re.IGNORECASE
)
_LONG_AGO = re.compile(
    r"\b(?:weeks?|months?|years?|decades?) (?:after|since|ago|before|later|earlier)\b", re.IGNORECASE
)
_DAY_EARLIER = re.compile(r"\b(?:a|the) day (?:earlier|before)\b(?! the)|\bthe previous day\b", re.IGNORECASE)


def weekday_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """What the opening tells as of a bare weekday was that week, where the event was on such a weekday."""
    told = [one for one in told if one.event.last - one.event.first < _WEEK]
    for one in told:
        if one.sentence.paragraph >= _LEAD_PARAGRAPHS or _names_other_days(one) or one.event.coined:
            continue
        reported = _named_days(one) if one.sentence.dates and one.event.lasting else _reported_days(page, one)
        for match, day in reported if one.sentence.dates or not one.event.lasting else ():
            reason = f"{one.event.name} ({_days(one.event)}) and a bare weekday, so within a week of {day}"
            clue = make_clue("weekday", match[0], match[1], match[2], reason)
            yield Bearing(clue, (Interval(day, day + _WEEK),))
            break


def _names_other_days(one: Told) -> bool:
    """Whether the sentence has a date that is not a day of the event's without its year."""
    return any(date.year is not None or _its_day(one.event, date) is None for date in one.sentence.dates)


def _its_day(event: EventPhrase, date: FoundDate) -> dt.date | None:
    """Return the day of a short event that a date without a year can be."""
    days = (event.first + number * _DAY for number in range((event.last - event.first).days + 1))
    return next((day for day in days if (day.month, day.day) == (date.month, date.day)), None)


def _named_days(one: Told) -> Iterator[tuple[tuple[Sentence, int, int], dt.date]]:
    """The event's days that the sentence gives by weekday, month and day, as in "on Tuesday (June 12)"."""
    for date in one.sentence.dates if not one.event.called_by_day else ():
        day = _its_day(one.event, date)
        before = _WEEKDAY_BEFORE.search(one.sentence.text, 0, date.start)
        weekday = _NAMES.index(before["name"]) if before else date.weekday
        if day and weekday == day.weekday():
            yield (one.sentence, before.start() if before else date.start, date.end), day


_WEEKDAY_BEFORE = re.compile(r"\b(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?$")


def _reported_days(page: Page, one: Told) -> Iterator[tuple[tuple[Sentence, int, int], dt.date]]:
    """The days of a report that a bare weekday gives together with an event: its own, or so many days after it."""
    text = one.sentence.text
    yield from _named_days(one)
    own = list(WEEKDAY.finditer(text)) if not one.sentence.dates else []
    for match in own:
        between = text[min(match.end(), one.end) : max(match.start(), one.start)]
        beside = one.takes_place() and _NEXT_TO.fullmatch(between) is not None
        if beside if one.reach is None else not _back(one, match, between):
            yield from (((one.sentence, *match.span()), day) for day in _on(match, one.event, 0))
        if after := _DAYS_AFTER.search(text[: one.start]):
            count = NUMBERS.get(after["count"].lower(), 1)
            yield from (((one.sentence, *match.span()), day) for day in _on(match, one.event, count))
    earlier = _DAY_EARLIER.search(text)
    if own and earlier:
        yield from (((one.sentence, *earlier.span()), day) for match in own for day in _on(match, one.event, 1))
    if not own and earlier:
        for sentence in page.sentences:
            if sentence.paragraph < _LEAD_PARAGRAPHS and sentence is not one.sentence and (weekday := _first(sentence)):
                yield from (((one.sentence, *earlier.span()), day) for day in _on(weekday, one.event, 1))
                return


def is_on_weekday(one: Told) -> bool:
    """Whether a bare weekday in the sentence is one of the event's."""
    weekdays = WEEKDAY.finditer(one.sentence.text) if not one.sentence.dates else ()
    return any(day for match in weekdays for day in weekdays_of(match, one.event))


def weekdays_of(weekday: re.Match[str], event: EventPhrase) -> Iterator[dt.date]:
    """Return the days of an event that are such a weekday."""
    return _on(weekday, event, 0)


def _back(one: Told, weekday: re.Match[str], between: str) -> bool:
    text = one.sentence.text
    told = text[min(weekday.end(), one.start) : one.reach]
    before = text[max(0, one.start - 25) : one.start]
    return any((_BACK.search(between), _BACK.search(before), _LONG_AGO.search(told)))


def _first(sentence: Sentence) -> re.Match[str] | None:
    return WEEKDAY.search(sentence.text) if is_told(sentence.text) else None


def _on(match: re.Match[str], event: EventPhrase, days: int) -> Iterator[dt.date]:
    """Each day, so many after those of the event, that is such a weekday."""
    weekday, length = _NAMES.index(match["name"]), (event.last - event.first).days
    shifted = (event.first + (days + number) * _DAY for number in range(length + 1))
    return (day for day in shifted if day.weekday() == weekday)
