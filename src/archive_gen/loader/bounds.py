"""Bounds on the publication date from what a text knows: days told as past, events, offices held, elapsed time.

These read English. They never state the date; they say how early or how late the words can have
been written. A sentence that speaks of what may come, or of what someone feared, bears nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Knowledge
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Clue, Event

_AHEAD = re.compile(
    r"\b(?:will|shall|would|upcoming|forthcoming|scheduled|due (?:to|on|in)|set to|plan(?:s|ned|ning)?|expect(?:s|ed)?|"
    r"hopes?|intends?|to be held|ahead of|next (?:week|month|year)|later this|by|until|deadline|target|goal|forecast|"
    r"projected)\b",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"\b(?:if|could|might|fear\w*|threat\w*|possible|possibly|potential|looming|imminent|warn\w*|prevent\w*|avert\w*|"
    r"deter\w*|speculat\w*|plans?|planned|prepar\w*|rumou?r\w*|would-be|issue|edition)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|been|began|met|said|took|held|made|gave|told|fell|broke|sent|won|led|came|went|became|left|"
    r"saw|put|shook|flew|spoke|wrote|drew|rose|lost|got|stood|brought|knew|ran|set|struck|hit|shot|cut|since|"
    r"[a-z]{3,}ed)\b"
)
_YEAR_TOLD = re.compile(
    r"\b(?:in|since|of|during|early in|late in|mid-|early|late)\s?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)", re.IGNORECASE
)


def told_dates(page: Page, stated: Container[int]) -> tuple[Bearing | None, tuple[Event, ...]]:
    """Return the bound that the latest date told as past sets, and all days that the body tells of.

    `stated` are offsets of dates that state the publication, as a dateline's does: no event is on them.
    """
    events: list[Event] = []
    latest: tuple[dt.date, Bearing] | None = None
    for sentence in page.sentences:
        found = (date for date in find_dates(sentence.text) if sentence.start + date.start not in stated)
        dates = [date for date in found if date.year is not None and not date.swapped]
        events += [_event(sentence, date) for date in dates if date.is_day]
        if not _is_told(sentence.text):
            continue
        for first, start, end in [*_told_days(dates), *_told_years(sentence.text, dates)]:
            if latest is None or first > latest[0]:
                reason = "told as past, so published no earlier"
                latest = (first, Bearing(_clue("told-date", sentence, start, end, reason), (Interval(first, None),)))
    return (latest[1] if latest else None), tuple(events)


def _event(sentence: Sentence, date: FoundDate) -> Event:
    assert date.year is not None
    day = date.options[0].earliest
    assert day is not None
    start = sentence.start + date.start
    return Event(day.isoformat(), sentence.text[date.start : date.end], start, start + date.end - date.start)


def _told_days(dates: list[FoundDate]) -> Iterator[tuple[dt.date, int, int]]:
    for date in dates:
        first = date.options[0].earliest
        if first:
            yield first, date.start, date.end


def _told_years(text: str, dates: list[FoundDate]) -> Iterator[tuple[dt.date, int, int]]:
    for match in _YEAR_TOLD.finditer(text):
        if not any(d.start <= match.start("year") < d.end for d in dates):
            yield dt.date(int(match["year"]), 1, 1), match.start(), match.end()


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
_BEFORE_PHRASE = 70


def event_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """What the dated events allow that the text refers to: no earlier where past, no later where ahead."""
    latest_past: tuple[dt.date, Bearing] | None = None
    for sentence in page.sentences:
        for phrase, start, end in knowledge.events.find(sentence.text):
            before = sentence.text[max(0, start - _BEFORE_PHRASE) : start]
            if _STILL_AHEAD.search(before):
                reason = f"{phrase.name} ({phrase.first}) is still ahead, so published by then"
                yield Bearing(_clue("event-ahead", sentence, start, end, reason), (Interval(None, phrase.last),))
            elif _is_past(phrase, sentence.text, before):
                bound = phrase.last if _ENDED.search(before) else phrase.first
                if latest_past is None or bound > latest_past[0]:
                    told = "has ended" if bound == phrase.last != phrase.first else "has happened"
                    reason = f"{phrase.name} ({bound}) {told}, so published no earlier"
                    latest_past = (
                        bound,
                        Bearing(_clue("event-past", sentence, start, end, reason), (Interval(bound, None),)),
                    )
    if latest_past:
        yield latest_past[1]


def _is_past(phrase: EventPhrase, sentence: str, before: str) -> bool:
    """Whether a sentence tells of an event as past. For one that was awaited its own verbs must say so."""
    if phrase.foretold:
        return _is_told(sentence)
    return not _IMAGINED.search(before) and not _AHEAD.search(before[-25:])


def _is_told(sentence: str) -> bool:
    return bool(_PAST.search(sentence)) and not _AHEAD.search(sentence) and not _IMAGINED.search(sentence)


_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_ELAPSED = re.compile(
    r"(?P<vague>\b(?:more than|over|at least|well over|nearly|almost|about|around|some|roughly|just over|exactly)\s+)?"
    rf"\b(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?:and a half\s+)?(?P<unit>day|week|month|year)s?\s+"
    r"(?:since\b|have passed since\b|on from\b)",
    re.IGNORECASE,
)
_LOWER_WORDS = ("more than", "over", "at least", "well over", "just over")


def elapsed_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """Arithmetic with a stated time since a dated event: "more than 18 months since" is a lower bound."""
    for sentence in page.sentences:
        for match in _ELAPSED.finditer(sentence.text):
            anchors = knowledge.beginnings.find(sentence.text[match.end() : match.end() + 120])
            if not anchors:
                continue
            phrase, _, offset = anchors[0]
            count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"].lower()]
            first, last = _elapsed(phrase.first, count, match["unit"].lower(), (match["vague"] or "").strip().lower())
            words = " ".join(match[0].split())
            reason = (
                f"{phrase.name} ({phrase.first}) and {words.removesuffix('since').strip()}: {first or '…'} or later"
            )
            if last:
                reason = f"{phrase.name} ({phrase.first}) and {words.removesuffix('since').strip()}: {first} to {last}"
            yield Bearing(
                _clue("elapsed", sentence, match.start(), match.end() + offset, reason), (Interval(first, last),)
            )


def _elapsed(anchor: dt.date, count: int, unit: str, vague: str) -> tuple[dt.date | None, dt.date | None]:
    """The days on which a writer can say so. Units are rounded as people round: to the unit itself."""
    try:
        reached = anchor + _delta(count, unit)
        if vague in _LOWER_WORDS:
            return reached, None
        if vague in ("nearly", "almost"):
            return anchor, reached
        return anchor + _delta(max(count - 1, 0), unit), anchor + _delta(count + 1, unit)
    except (OverflowError, ValueError):
        return None, None


def _delta(count: int, unit: str) -> relativedelta:
    return {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }[unit]


_ANNIVERSARY = re.compile(r"\b(?:the )?(?P<count>\d{1,3})(?:st|nd|rd|th) anniversary of\b", re.IGNORECASE)


def anniversary_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """An anniversary told of as present or past: no earlier than the year it falls in."""
    for sentence in page.sentences:
        for match in _ANNIVERSARY.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - _BEFORE_PHRASE) : match.start()]
            anchors = knowledge.anniversaries.find(sentence.text[match.end() : match.end() + 120])
            if not anchors or _AHEAD.search(before):
                continue
            phrase, _, offset = anchors[0]
            year = phrase.first.year + int(match["count"])
            if not 1 <= year <= 9999:
                continue
            reason = f"{phrase.first.year} and {match['count']} years: not before {year}"
            clue = _clue("anniversary", sentence, match.start(), match.end() + offset, reason)
            yield Bearing(clue, (Interval(dt.date(year, 1, 1), None),))


_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|onetime|one-time|vice|deputy|acting|past|previous|ousted|elect)[\s-]+(?:\w+[\s.]+){0,2}$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex-?)[\s-]*(?:[A-Z][\w.]*\s+|\w+n\s+){0,2}$")
_THEN = re.compile(r"\b(?:19|20)\d\d\b|\bthen\b|\bat the time\b|\bwhen\b|\byears? ago\b|\bhistor\w+\b")
_LEAD_PARAGRAPHS = 2


def office_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """What the offices allow that the text says people hold, or no longer hold.

    Somebody can only be called by an office once it is theirs. That it is theirs still is taken from
    the opening alone, and only where the sentence speaks of no other time.
    """
    lowest: tuple[dt.date, Bearing] | None = None
    for sentence in page.sentences:
        for office, start, end in knowledge.offices.find(sentence.text):
            before = sentence.text[max(0, start - 40) : start]
            if _FORMER.search(before):
                if options := office.after():
                    reason = f"{office.name} is called a former {office.title.lower()}"
                    begin = _FORMER.search(before)
                    quoted = start - len(before) + begin.start() if begin else start
                    yield Bearing(_clue("office-left", sentence, quoted, end, reason), options)
                continue
            if _NOT_NOW.search(before) or _IMAGINED.search(sentence.text):
                continue
            current = sentence.paragraph < _LEAD_PARAGRAPHS and not _THEN.search(sentence.text)
            first = office.first()
            if current and (options := office.during()):
                reason = f"{office.name} is called {office.title.lower()} as of now"
                yield Bearing(_clue("office-held", sentence, start, end, reason), options)
            elif first and (lowest is None or first > lowest[0]):
                reason = f"{office.name} is called {office.title.lower()}, first so on or after {first}"
                lowest = (first, Bearing(_clue("office-held", sentence, start, end, reason), (Interval(first, None),)))
    if lowest:
        yield lowest[1]


def _clue(rule: str, sentence: Sentence, start: int, end: int, reason: str) -> Clue:
    quote = sentence.text[start:end]
    line = sentence.line
    return Clue(rule, quote, line, sentence.start + start, sentence.start + end, None, None, reason=reason)
