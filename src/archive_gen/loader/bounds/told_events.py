"""An event that a sentence tells of, and where in the sentence."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import PAST, make_clue, words_before
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Sentence
from archive_gen.model import Event

# What is made at an event, and a year: of neither is a time beside it the event's own.
_MADE = re.compile(r"\d{4}|agreement|accord|declaration|statement|treaty|impeachment|removal|ouster", re.IGNORECASE)
_STORM = re.compile(r"(?:hurricane|typhoon|cyclone)\b", re.IGNORECASE)


class Told(NamedTuple):
    """An event that a sentence tells of, and where in the sentence its words stand, half-open.

    `reach` is where the last of the words ends that tell of it, None where it is spoken of by name.
    """

    event: EventPhrase
    sentence: Sentence
    start: int
    end: int
    reach: int | None = None

    @property
    def words(self) -> str:
        """The words that stand for the event."""
        return self.sentence.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands right before them and bears on how the event is told."""
        return words_before(self.sentence.text, self.start)

    def takes_place(self) -> bool:
        """Whether a time beside the words is that of the event, as in "left the deal last week" it is not."""
        told = self.reach is not None or PAST.search(self.words) is not None or _STORM.match(self.words) is not None
        return told or (self.event.foretold and not _MADE.search(self.words))

    def bearing(self, rule: str, reason: str, *options: Interval) -> Bearing:
        """Return what the words for the event allow, by a rule."""
        return Bearing(make_clue(rule, self.sentence, self.start, self.end, reason), options)

    def as_event(self) -> Event:
        """Return the event with its days in EDTF; its offsets then count in the decoded capture."""
        first, last = self.event.first.isoformat(), self.event.last.isoformat()
        offset = self.sentence.start
        return Event(
            first if first == last else f"{first}/{last}", self.words, offset + self.start, offset + self.end,
            self.event.id, self.event.name, self.event.source,
        )  # fmt: skip


def days_of(event: EventPhrase) -> str:
    """Return the days of an event, or those of each time that it has been, as reasons tell them."""
    if event.times:
        return " or ".join(str(first) for first, _ in event.times)
    return str(event.first) if event.first == event.last else f"{event.first} to {event.last}"


def its_day(event: EventPhrase, date: FoundDate) -> dt.date | None:
    """Return the day of a short event that a date without a year can be."""
    days = (event.first + dt.timedelta(days=number) for number in range((event.last - event.first).days + 1))
    return next((day for day in days if (day.month, day.day) == (date.month, date.day)), None)
