"""Bounds from dated events that a text refers to: as past, as ahead, as recent, as of last year, by the weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval, year_interval
from archive_gen.loader.bounds.words import AHEAD, BEFORE, IMAGINED, is_told, make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Knowledge
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Event

_ENDED = re.compile(
    r"\b(?:recently|just|newly)[ -](?:concluded|ended|finished|closed|held|completed)\b|"
    r"\b(?:after|following|since) the end of\b",
    re.IGNORECASE,
)
_STILL_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|ahead of|run-up to|preparations? for|next (?:month|week)'s|later this (?:month|year)|"
    r"to attend|will attend|will host|due to host)\b[^.;]{0,50}$",
    re.IGNORECASE,
)


class _Told:
    """An event that a sentence tells of as past, and where in the sentence."""

    def __init__(self, event: EventPhrase, sentence: Sentence, start: int, end: int) -> None:
        self.event, self.sentence, self.start, self.end = event, sentence, start, end

    def bearing(self, rule: str, reason: str, interval: Interval) -> Bearing:
        return Bearing(make_clue(rule, self.sentence, self.start, self.end, reason), (interval,))

    def as_event(self) -> Event:
        first, last = self.event.first.isoformat(), self.event.last.isoformat()
        offset = self.sentence.start
        return Event(
            first if first == last else f"{first}/{last}", self.sentence.text[self.start : self.end],
            offset + self.start, offset + self.end, self.event.id, self.event.name,
        )  # fmt: skip


def event_clues(page: Page, knowledge: Knowledge) -> tuple[list[Bearing], tuple[Event, ...]]:
    """Return what the dated events allow that the text refers to, and those of the vocabulary that it does.

    Published no earlier than what is past, no later than what is ahead.
    """
    told: list[_Told] = []
    ahead: list[_Told] = []
    coined: list[_Told] = []
    named = knowledge.events.find_each(page.folded)
    unnamed = knowledge.find_told([sentence.text for sentence in page.sentences], page.folded)
    for number in sorted(named.keys() | unnamed.keys()):
        sentence = page.sentences[number]
        for event, start, end in named.get(number, ()):
            before = sentence.text[max(0, start - BEFORE) : start]
            if event.coined:
                coined.append(_Told(event, sentence, start, end))
                continue
            if _is_of_other_year(event, sentence.text, start, end):
                continue
            if _STILL_AHEAD.search(before):
                ahead.append(_Told(event, sentence, start, end))
            elif _is_past(event, sentence.text, before):
                told.append(_Told(event, sentence, start, end))
        found = unnamed.get(number)
        if found and (is_told(sentence.text) or _RECENT.search(sentence.text)):
            told += [_Told(event, sentence, start, end) for event, start, end in found if event.is_named_in(page.text)]
    past = [*told, *coined]
    bearings = [*_no_later(ahead), *_no_earlier(past), *_recent(told), *_by_year(told), *_by_weekday(page, told)]
    return bearings, tuple(one.as_event() for one in [*ahead, *told] if one.event.id)


_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s(?:\w+\s)?$")
_YEAR_BEHIND = re.compile(r"\s(?:in|of)\s(?:\w+\s)?((?:19|20)\d\d)\b")


def _is_of_other_year(event: EventPhrase, text: str, start: int, end: int) -> bool:
    """Whether a year beside the words says that another event is meant: "Russia's 2014 invasion of Ukraine"."""
    year = _YEAR_BEFORE.search(text, max(0, start - _YEAR_REACH), start) or _YEAR_BEHIND.match(text, end)
    return year is not None and not event.first.year <= int(year[1]) <= event.last.year


_YEAR_REACH = 24


def _no_later(ahead: list[_Told]) -> Iterator[Bearing]:
    for one in ahead:
        reason = f"{one.event.name} ({one.event.first}) is still ahead, so published by then"
        yield one.bearing("event-ahead", reason, Interval(None, one.event.last))


def _is_past(event: EventPhrase, sentence: str, before: str) -> bool:
    """Whether a sentence tells of an event as past. For one that was awaited its own verbs must say so."""
    if event.foretold:
        return is_told(sentence) or _ENDED.search(before) is not None
    return not IMAGINED.search(before) and not AHEAD.search(before[-25:])


def _no_earlier(told: list[_Told]) -> Iterator[Bearing]:
    """The latest of the events that have happened, or have ended."""

    def bound(one: _Told) -> dt.date:
        before = one.sentence.text[max(0, one.start - BEFORE) : one.start]
        return one.event.last if _ENDED.search(before) else one.event.first

    if told:
        one = max(told, key=bound)
        happened = "has ended" if bound(one) == one.event.last != one.event.first else "has happened"
        reason = f"{one.event.name} ({bound(one)}) {happened}, so published no earlier"
        yield one.bearing("event-past", reason, Interval(bound(one), None))


_RECENT = re.compile(r"\brecent(?:ly)?\b", re.IGNORECASE)
_OF_OTHER = re.compile(r"\b(?:on|of|for|since|about|into|over|after|following|against|around|to|with|by|from)\b|[,;:]")
_RECENT_MONTHS = 12


def _recent(told: list[_Told]) -> Iterator[Bearing]:
    """What is recent is at most a year old: nobody says so later, and many stop much earlier."""
    for one in told:
        before = one.sentence.text[max(0, one.start - 2 * BEFORE) : one.start]
        recent = _RECENT.search(before)
        # "A recent book on the invasion" makes the book recent; of one told unnamed only a word is found.
        if recent and (one.event.who or one.event.id is None or not _OF_OTHER.search(before, recent.end())):
            latest = one.event.last + relativedelta(months=_RECENT_MONTHS)
            reason = f"{one.event.name} ({one.event.last}) is called recent, so within a year of it"
            yield one.bearing("event-recent", reason, Interval(one.event.first, latest))


_LAST_YEAR = re.compile(
    r"[\s,]{1,3}(?P<words>last year|the year before|this year|earlier this year)\b(?!['’]s)", re.IGNORECASE
)
_LAST_YEARS = re.compile(r"\b(?P<words>last year's|this year's)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def _by_year(told: list[_Told]) -> Iterator[Bearing]:
    """What was last year, or is this year, dates the text to a year: "the Tokyo Olympics last year"."""
    for one in told:
        text = one.sentence.text
        match = _LAST_YEAR.match(text, one.end) or _LAST_YEARS.search(text[max(0, one.start - BEFORE) : one.start])
        if match and one.event.first.year == one.event.last.year and "before" not in match["words"].lower():
            year = one.event.first.year + match["words"].lower().startswith("last")
            reason = f"{one.event.name} ({one.event.first.year}) was {match['words'].lower()}, so this is {year}"
            yield one.bearing("event-year", reason, year_interval(year))


_MEETING = re.compile(r"\b(?:met|meet(?:s|ing)?|summit|talks)\b", re.IGNORECASE)


def _opens_with(opening: str, event: EventPhrase) -> bool:
    return _MEETING.search(opening) is not None and all(
        re.search(rf"\b{re.escape(name)}\b", opening) for name in event.who
    )


_WEEKDAY = re.compile(
    r"\b(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?:\s(?:morning|afternoon|evening|night))?"
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|"
    r"\b(?:last|this|next) (?:month|year)\b|\b(?:weeks|months|years) (?:ago|later|after|since)\b"
)
_WEEK = dt.timedelta(days=7)


def _by_weekday(page: Page, told: list[_Told]) -> Iterator[Bearing]:
    """A report whose every time is a bare weekday is of the week of its event.

    News names a day by its weekday alone for about a week. The event must be what the opening is
    about: those who took part and their meeting are in it. Any month, and any day with a number,
    anywhere in the text makes it another kind of text, and nothing is concluded.
    """
    opening = " ".join(line.raw for line in page.lines if line.zone == "title" or line.position == page.first_body)
    told = [one for one in told if one.event.who and _opens_with(opening, one.event)]
    if not told or any(_MONTH.search(s.text) or s.dates for s in page.sentences):
        return
    latest = max(told, key=lambda one: one.event.first)
    for sentence in page.sentences:
        match = _WEEKDAY.search(sentence.text)
        if match and is_told(sentence.text) and latest.event.last - latest.event.first < _WEEK:
            reason = (
                f"days are told by bare weekdays alone, so within a week of {latest.event.name} ({latest.event.last})"
            )
            clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
            yield Bearing(clue, (Interval(latest.event.first, latest.event.last + _WEEK),))
            return
