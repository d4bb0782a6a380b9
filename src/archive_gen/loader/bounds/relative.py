"""Bounds from how near a text says an event is: last week, next month, in the June before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from archive_gen.edtf import Interval, year_interval
from archive_gen.loader.bounds.counts import ALMOST, DAY, NUMBERS, WEEK, count_of, delta, nearly
from archive_gen.loader.bounds.told_events import Told, days_of, its_day
from archive_gen.loader.bounds.weekdays import is_on_weekday
from archive_gen.loader.bounds.words import ANY_YEAR, MONTH_NAMES, other_year_of
from archive_gen.loader.calendar_names import ENGLISH_MONTH_NUMBER
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Page

# What may stand between an event and the words for its time: "the summit of the two leaders in Hanoi last month".
_BETWEEN = r"(?:\s(?:in|at|of|on|with|by|between|and|the|his|her|their|held|(?-i:[A-Z])[\w.’'-]*)){0,6}?[\s,]{1,3}"
_TIME = (
    # "The last week of December" is of any year.
    r"(?:(?:late|early|earlier) (?=last ))?"
    r"(?P<time>(?:last|this|next) (?:week|month|year)(?! of\b)|(?:earlier|later) this (?:week|month|year)|"
    r"yesterday|tomorrow|"
    rf"last (?P<last>{MONTH_NAMES})|"
    r"(?P<vague>more than |(?:just |well )?over |nearly |almost |about |around |just )?"
    rf"(?P<count>an?|\d{{1,3}}|{'|'.join(NUMBERS)}) "
    r"(?P<unit>day|week|month|year|decade)s? ago(?: (?P<marked>today|this week))?)"
)
_AFTER = re.compile(rf"{_BETWEEN}{_TIME}\b(?![’'])", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"\b{_TIME}[’']s\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE)
_ADVERB = re.compile(
    rf"\b(?<!ago )(?<!later ){_TIME}(?: (?:this (?:day|month|year|summer|autumn|fall|winter|spring)))?,?\s+"
    r"(?:(?-i:[A-Z])[\w.’'-]*\s+){0,4}(?:\w+ed\s+(?:its|his|the|an?|their)\s+)?$",
    re.IGNORECASE,
)
# "Launched its invasion a year ago": the time is that of the event, as it is not in "condemned the invasion last week".
_BEGAN = re.compile(
    r"\b(?:launched|began|started|ordered|unleashed|staged|mounted) (?:its|his|her|their|the|an?) (?:[\w-]+ ){0,2}$"
)
# "Two weeks ago he stepped over the line", "the visit began last week when they met at the port".
_OPENS = re.compile(rf"(?:It was |Only |Just )?{_TIME}\b(?![’'])", re.IGNORECASE)
_WHEN = re.compile(rf"\b{_TIME},? when\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\b(?:after|since|which|who|whom|whose|following|before|anniversary|earlier|ago|despite|amid|because|against|that|"
    r"how|had|about|says?|said|told|announced|wrote|called|urged|condemned|\d{4})\b|[;:]",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(rf"{_BETWEEN}in (?P<month>{MONTH_NAMES})\b(?! \d)")
_IN_MONTH = re.compile(rf"\bin (?:early |mid-|late )?(?P<month>{MONTH_NAMES})\b(?! \d)")
_MONTHS_OWN = re.compile(rf"\b(?P<month>{MONTH_NAMES})[’']s\s+(?:\w+\s+){{0,3}}$")
# What is named without its year is of the last twelve months, where nothing says that more time has gone by.
_YEARS_ON = re.compile(
    rf"{ANY_YEAR.pattern}|"
    r"\b(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]en|\d\d?) years? (?:on|after|later|since|ago)\b"
)


def near_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """Yield what those events allow that are told as of last year, this month, two weeks ago or last June.

    It bounds the text on both sides.
    """
    for one in told:
        if one.event.lasting:
            continue
        if match := _time_beside(one):
            yield from _told_as_of(one, match)
        elif _is_on_its_day_last_year(one):
            reason = f"{one.event.name} ({days_of(one.event)}) was last year"
            yield one.bearing("event-year", reason, year_interval(one.event.first.year + 1))
        elif is_on_its_day(one):
            if not one.event.called_by_day:
                yield from _of_that_year(page, one, "is named without its year")
        elif _is_named_by_month(one):
            yield from _of_that_year(page, one, "is named by its month alone")


def _time_beside(one: Told) -> re.Match[str] | None:
    """The words beside an event that say how long ago it was."""
    before = one.before
    if match := _POSSESSIVE.search(before):
        return match
    if not (_BEGAN.search(before) or one.takes_place()):
        return None
    return _AFTER.match(one.sentence.text, one.end) or _ADVERB.search(before) or _opening(one) or _closing(one)


# "The typhoon flooded the islands last year": the time is that of what a sentence begins with, and tells of.
_FRONT = re.compile(r"[\"“]?(?:(?:The|Super|Deadly|Powerful)\s){0,2}")
_CLOSES = re.compile(
    r"\s(?!(?:had|was|were)\b)(?:[a-z]+ed|hit|struck|killed|tore|swept|left|flattened)\b"
    r"(?:(?!\b(?:after|since|which|who|following|before|about|said|because|but|while|when|as|had)\b)[^.;:]){0,160}?\s"
    rf"(?=last ){_TIME}\b(?![’'])"
)


def _closing(one: Told) -> re.Match[str] | None:
    """The time behind what a sentence tells of the storm or the like that it begins with."""
    if one.reach is not None or not _FRONT.fullmatch(one.sentence.text, 0, one.start):
        return None
    return _CLOSES.match(one.sentence.text, one.end)


def _told_as_of(one: Told, match: re.Match[str]) -> Iterator[Bearing]:
    if options := _near_each(one.event, match):
        words = match["time"].lower()
        spans = " or ".join(map(_span, options))
        reason = f"{one.event.name} ({days_of(one.event)}) was {words}, so published {spans}"
        if words.endswith("year"):
            yield one.bearing("event-year", reason, *options)
        else:
            yield one.bearing("event-near", reason, *options)


def _is_named_by_month(one: Told) -> bool:
    """Whether the sentence gives the event the month of its own, and no more."""
    month = _MONTHS_OWN.search(one.before) or (_month_behind(one) if one.takes_place() else None)
    return month is not None and ENGLISH_MONTH_NUMBER[month["month"]] == one.event.first.month


def _of_that_year(page: Page, one: Told, how: str) -> Iterator[Bearing]:
    """What a short event allows that goes without its year, in a text that names none: a year from it on."""
    event = one.event
    if event.last - event.first < WEEK and not _YEARS_ON.search(page.text):
        latest = event.last + relativedelta(months=12)
        reason = f"{event.name} ({days_of(event)}) {how}, so within a year of it"
        yield one.bearing("event-near", reason, Interval(event.first, latest))


def _month_behind(one: Told) -> re.Match[str] | None:
    """The month right behind the words for an event; of one told without its name the only month of the sentence."""
    text = one.sentence.text
    if one.reach is None:
        return _NAMED_MONTH.match(text, one.end)
    months = list(_IN_MONTH.finditer(text))
    if len(months) != 1 or _OF_OTHER.search(text, one.end, max(one.end, months[0].start())):
        return None
    return months[0]


def _opening(one: Told) -> re.Match[str] | None:
    """The time that a sentence begins with, or of which it says what happened then, where its event is that."""
    if one.reach is None:
        return None
    text = one.sentence.text
    match = _OPENS.match(text) or _WHEN.search(text, 0, one.start)
    of_other = match is None or match.end() > one.start or _OF_OTHER.search(text, match.end(), one.start)
    return None if of_other else match


def _near_each(event: EventPhrase, match: re.Match[str]) -> tuple[Interval, ...]:
    """What `_near` returns for each time that the event has been."""
    times = [replace(event, first=first, last=last) for first, last in event.times] or [event]
    return tuple(interval for one in times if (interval := _near(one, match)))


def _near(event: EventPhrase, match: re.Match[str]) -> Interval | None:
    """The days on which an event that has been can be said to have been at such a time; None where there are none."""
    first, last, words = event.first, event.last, match["time"].lower()
    if last - first > 5 * WEEK or words.startswith(("later", "next", "tomorrow")):
        return None
    if match["last"]:
        own = ENGLISH_MONTH_NUMBER[match["last"].title()] == first.month
        return Interval(first, dt.date(last.year + 1, 12, 31)) if own else None
    if match["count"]:
        return _ago(event, match)
    if words.endswith("year"):
        return year_interval(first.year + words.startswith("last")) if first.year == last.year else None
    if words.endswith("month"):
        return _month_interval(last, 1 if words.startswith("last") else 0)
    return Interval(first, last + (2 * WEEK if words == "last week" else WEEK if "week" in words else 2 * DAY))


def _ago(event: EventPhrase, match: re.Match[str]) -> Interval:
    count, unit = count_of(match["count"]), match["unit"].lower()
    vague = (match["vague"] or "").strip().lower()
    if match["marked"]:
        about = DAY if match["marked"].lower() == "today" else WEEK
        return Interval(event.first + delta(count, unit) - about, event.last + delta(count, unit) + about)
    if vague in ("more than", "over", "well over"):
        return Interval(event.first + delta(count, unit), None)
    if vague == "just over":
        return Interval(event.first + delta(count, unit), event.last + delta(count + 1, unit))
    if vague in ALMOST:
        least, most = nearly(count, unit)
        return Interval(event.first + least, event.last + most)
    return Interval(event.first + delta(max(count - 1, 0), unit), event.last + delta(count + 1, unit))


def _month_interval(day: dt.date, later: int) -> Interval:
    first = day.replace(day=1) + relativedelta(months=later)
    return Interval(first, first + relativedelta(months=1) - DAY)


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


_COMES_OPENING = re.compile(
    r"(?P<time>next (?:week|month)|tomorrow|later this (?:month|year))\b(?![’'])", re.IGNORECASE
)
_COMES_BEHIND = re.compile(
    r"\b(?P<time>next (?:week|month)|tomorrow|(?:later )?this (?:week|month|year))\b(?![’'])", re.IGNORECASE
)
_FUNERAL = dt.timedelta(days=90)
"""The longest that a funeral comes after the death."""


def time_ahead(text: str, start: int) -> re.Match[str] | None:
    """Return the words behind a place of a sentence for a time that is near, and to come."""
    return _COMES_BEHIND.search(text, start)


def is_on_its_day(one: Told) -> bool:
    """Whether the sentence names a day of the event's without its year, and not as one of another year."""
    return any(not _year_said(one, date) for date in _its_days(one))


def _its_days(one: Told) -> Iterator[FoundDate]:
    return (date for date in one.sentence.dates if not date.year and its_day(one.event, date))


def _year_said(one: Told, date: FoundDate) -> str:
    return other_year_of(one.sentence.text, date.start, date.end).lower()


def _is_on_its_day_last_year(one: Told) -> bool:
    """Whether the sentence gives the event its day as one of last year: "19 June last year"."""
    return any("last year" in _year_said(one, date) for date in _its_days(one))


def ahead_interval(one: Told) -> Interval:
    """Return the days on which an event that is still ahead can be said to be next week, this month or the like."""
    text, first, last = one.sentence.text, one.event.first, one.event.last
    match = _COMES.match(text, one.end) or _COMES_BEFORE.search(one.before)
    match = match or _COMES_OPENING.match(text) or (time_ahead(text, 0) if one.reach is not None else None)
    words = match["time"].lower() if match else ""
    if words == "next week":
        return Interval(first - 2 * WEEK, last)
    if words == "next month":
        return _month_interval(first, -1)
    if words == "tomorrow":
        return Interval(first - 2 * DAY, last)
    if words.endswith("this week"):
        return Interval(first - WEEK, last)
    if words:
        return Interval(first.replace(day=1) if words.endswith("month") else dt.date(first.year, 1, 1), last)
    if "funeral" in one.words.lower():
        return Interval(first - _FUNERAL, last)
    if one.reach is None:
        return Interval(None, last)
    if is_on_weekday(one):
        return Interval(first - WEEK, last)
    return Interval(first - relativedelta(months=12) if is_on_its_day(one) else None, last)
