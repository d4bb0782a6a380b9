"""Bounds from dated events that a text refers to: as past, as ahead, as recent, as of last year, by the weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import DAY, WEEK
from archive_gen.loader.bounds.event_tenses import (
    ENDED,
    RECENT,
    STILL_AHEAD,
    comes_soon,
    is_ahead,
    is_led_up_to,
    is_of_other,
    is_past,
    is_told_unnamed,
)
from archive_gen.loader.bounds.happenings import happening_clues
from archive_gen.loader.bounds.relative import ahead_interval, near_clues
from archive_gen.loader.bounds.told_events import Told
from archive_gen.loader.bounds.weekdays import report_clues, weekday_clues
from archive_gen.loader.bounds.words import BEFORE, LEAD_PARAGRAPHS, RETOLD, WEEKDAY, is_told, make_clue, weekday_in
from archive_gen.loader.calendar_names import ENGLISH_MONTH_NAMES
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Mentions
from archive_gen.loader.page import Page
from archive_gen.model import Event


class _Referred(NamedTuple):
    """The events that a text refers to, by how it does: as past, as ahead, and by what leads up to them."""

    past: list[Told]
    ahead: list[Told]
    leading: list[Told]


def event_clues(page: Page, mentions: Mentions, latest: dt.date | None) -> tuple[list[Bearing], tuple[Event, ...]]:
    """Return what the dated events allow that the text refers to, and those of the vocabulary that it does.

    Published no earlier than what is past, no later than what is ahead. A text of up to the `latest` day can mean an
    earlier event by the same words.
    """
    found = _sort_events(page, mentions, latest)
    news = [one for one in found.past if not _is_retold(page, one)]
    bearings = [
        *_no_later(found.ahead),
        *_no_earlier(found.past),
        *_recent(found.past),
        *near_clues(page, news),
        *weekday_clues(page, news),
        *report_clues(page, news),
        *happening_clues(page, news),
        *_by_weekday(page, news),
        *_led_up_to(found.leading),
    ]
    return bearings, tuple(one.as_event() for one in [*found.ahead, *found.past] if one.event.id)


def _sort_events(page: Page, mentions: Mentions, latest: dt.date | None) -> _Referred:
    found = _Referred([], [], [])
    for number in sorted(mentions.named.keys() | mentions.told.keys()):
        sentence = page.sentences[number]
        for meant, start, end in mentions.named.get(number, ()):
            _sort_named(page, found, Told(meant.meant_by(latest), sentence, start, end))
        unnamed = [Told(one.event, sentence, one.start, one.end, one.reach) for one in mentions.told.get(number, ())]
        found.past.extend(one for one in unnamed if is_told_unnamed(one) and one.event.is_named_in(page.text))
        found.ahead.extend(one for one in unnamed if one.event.foretold and comes_soon(one))
    return found


def _sort_named(page: Page, found: _Referred, one: Told) -> None:
    """Put an event that a sentence names to those referred to alike; what it only imagines to none."""
    if one.event.coined:
        found.past.append(one)
    elif is_of_other(one):
        return
    elif one.event.foretold and is_led_up_to(one):
        found.leading.append(one)
    elif is_ahead(page, one):
        found.ahead.append(one)
    elif is_past(one):
        found.past.append(one)


def _is_retold(page: Page, one: Told) -> bool:
    """Whether the sentence, or one before it in its paragraph, names what old stories are told in."""
    of = one.sentence
    own = (sentence for sentence in page.sentences if sentence.paragraph == of.paragraph)
    return any(sentence.start <= of.start and RETOLD.search(sentence.text) for sentence in own)


def _no_later(ahead: Iterable[Told]) -> Iterator[Bearing]:
    for one in ahead:
        yield _still_ahead(one, ahead_interval(one))


def _still_ahead(one: Told, interval: Interval) -> Bearing:
    reason = f"{one.event.name} ({one.event.first}) is still ahead, so published by then"
    return one.bearing("event-ahead", reason, interval)


_QUALIFIERS = re.compile(r"\b(?:qualif\w+|play-?offs?|draw)\b", re.IGNORECASE)
_THIS_WEEK = re.compile(rf"{WEEKDAY.pattern}|\b(?:today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
_QUALIFYING_YEARS = 4
"""So many years before them the matches begin by which teams qualify for the finals."""


def _led_up_to(leading: Iterable[Told]) -> Iterator[Bearing]:
    """What leads up to an event bounds a text where it is still to come, or was that week.

    A report whose opening tells of a match to qualify, or of the draw, as of that week is of the years before.
    """
    for one in leading:
        text, first = one.sentence.text, one.event.first
        if STILL_AHEAD.search(one.before):
            yield _still_ahead(one, Interval(None, one.event.last))
        elif one.sentence.paragraph < LEAD_PARAGRAPHS and _QUALIFIERS.search(text) and _THIS_WEEK.search(text):
            reason = f"a match or draw for {one.event.name} ({first}) was that week, so before it"
            yield one.bearing("event-ahead", reason, Interval(first - relativedelta(years=_QUALIFYING_YEARS), first))


# "The leaders, who are at the summit in the port, said": they come before it begins.
_IS_THERE = re.compile(r"\b(?:(?:is|are) at|(?:arriv\w+|gather\w*) (?:at|for|in \w+ for)) the $")
_ARRIVAL = dt.timedelta(days=3)


def _no_earlier(told: Iterable[Told]) -> Iterator[Bearing]:
    """The latest of the events that have happened, or have ended."""
    dated = [(_not_before(one), one) for one in told]
    if dated:
        day, one = max(dated, key=lambda pair: pair[0])
        happened = "has ended" if day == one.event.last != one.event.first else "has happened"
        happened += "; it was still the day before elsewhere" if day == one.event.first - DAY else ""
        reason = f"{one.event.name} ({day}) {happened}, so published no earlier"
        yield one.bearing("event-past", reason, Interval(day, None))


def _not_before(one: Told) -> dt.date:
    """The first day on which an event can be told of so."""
    if one.event.foretold and _IS_THERE.search(one.before):
        return one.event.first - _ARRIVAL
    if ENDED.search(one.before):
        return one.event.last
    return one.event.first - DAY if _is_told_abroad(one) else one.event.first


def _is_told_abroad(one: Told) -> bool:
    """Whether a bare weekday beside a short event is that before its first: of what was on Tuesday in Japan,
    Washington speaks on Monday."""
    event = one.event
    if event.coined or event.lasting or event.last - event.first >= WEEK:
        return False
    before = (event.first - DAY).weekday()
    return any(weekday_in(match) == before for match in WEEKDAY.finditer(one.sentence.text))


_OF_OTHER = re.compile(r"\b(?:on|of|for|since|about|into|over|after|following|against|around|to|with|by|from)\b|[,;:]")
_RECENT_MONTHS = 12
_IN_YEAR = re.compile(r"\b(?:in|of) (?:19|20)\d\d\b")


def _recent(told: Iterable[Told]) -> Iterator[Bearing]:
    """What is recent is at most a year old: nobody says so later, and many stop much earlier."""
    for one in told:
        text, first = one.sentence.text, max(0, one.start - 2 * BEFORE)
        recent = RECENT.search(text, first, one.end)
        # "A recent book on the invasion" makes the book recent; of one told unnamed only a word is found.
        by_name = one.event.id is not None and not one.event.who
        of_other = recent and by_name and _OF_OTHER.search(text, recent.end(), one.start)
        # What was recent in a year that is named may be old.
        if recent and not of_other and not one.event.lasting and not _IN_YEAR.search(text):
            latest = one.event.last + relativedelta(months=_RECENT_MONTHS)
            reason = f"{one.event.name} ({one.event.last}) is called recent, so within a year of it"
            yield one.bearing("event-recent", reason, Interval(one.event.first, latest))


_ONCE = re.compile(r"\b(?:once|years)\b")
_MEETING = re.compile(r"\b(?:met|meet(?:s|ing)?|summit|talks)\b", re.IGNORECASE)
# "May" is a prime minister and a verb as well.
_SURE_MONTHS = "|".join(name for name in ENGLISH_MONTH_NAMES if name != "May")
_MONTH = re.compile(
    rf"\b(?:{_SURE_MONTHS})\b|\b(?:last|this|next) (?:month|year)\b|"
    r"\b(?:weeks|months|years) (?:ago|later|after|since)\b"
)


def _by_weekday(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """A report whose every time is a bare weekday is of the week of its event.

    News names a day by its weekday alone for about a week. The event must be what the opening is
    about: those who took part and their meeting are in it. Any month, and any day with a number,
    anywhere in the text makes it another kind of text, and nothing is concluded.
    """
    opening = " ".join(line.raw for line in page.lines if line.zone == "title" or line.position == page.first_body)
    of_opening = [one.event for one in told if _opens_with(opening, one.event) and not _ONCE.search(one.sentence.text)]
    if not of_opening or any(_MONTH.search(s.text) or s.dates for s in page.sentences):
        return
    event = max(of_opening, key=lambda event: event.first)
    if event.last - event.first >= WEEK:
        return
    for sentence in page.sentences:
        match = WEEKDAY.search(sentence.text)
        if match and is_told(sentence.text):
            reason = f"days are told by bare weekdays alone, so within a week of {event.name} ({event.last})"
            clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
            yield Bearing(clue, (Interval(event.first, event.last + WEEK),))
            return


def _opens_with(opening: str, event: EventPhrase) -> bool:
    """Whether an opening tells of a meeting of those who took part in an event."""
    if not event.who or not _MEETING.search(opening):
        return False
    return all(re.search(rf"\b{re.escape(name)}\b", opening) for name in event.who)
