"""Whether two records tell of one event: by their days and names, and by the rarer words that both have.

The numbers were found by judging pairs of public news pages, and of made-up reports of summits, tests, sanctions and
quakes. Where they are in doubt they part: two events made one are worse than two reports that do not know each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Literal, NamedTuple

from archive_gen.archive.apart import (
    days_apart,
    figures_apart,
    frame_alone,
    headlines_apart,
    headlines_cross,
    headlines_of_series,
    subjects_apart,
)
from archive_gen.archive.beginnings import begin_nearly_alike, recall_apart
from archive_gen.archive.traits import WEEKDAYS, Compared, Traits, alikeness, other_weekdays, same_weekdays
from archive_gen.model import Card

REACH = dt.timedelta(days=4)
"""How far apart two reports of one event can be published."""

DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)

Reason = Literal["of the same day", "in particular words", "of the same people", "of the same weekday"]
FAINT: Collection[Reason] = ("of the same people", "of the same weekday")
"""By these two are of one story, and yet none dates the other: leaders meet again, and talks go on a week later."""


class Shared(NamedTuple):
    """What two records share of their rarer words, or what they have to share at least.

    `words` is as many as it would be if no other record had them, `of_all` how much of the words of both they are.
    """

    words: float
    of_all: float

    def reaches(self, least: Shared) -> bool:
        """Whether two share as much as they have to at least, of both."""
        return self.words >= least.words and self.of_all >= least.of_all


# Between two long texts many words are the same by chance, between two short ones a few are much.
_OF_ANYTHING = (Shared(3, 0.21), Shared(12, 0.15))
_OF_OTHER_WEEKDAYS = Shared(5, 0.3)
_OF_TWO_PERSONS, _SURELY_OF_TWO_PERSONS = Shared(2, 0.1), Shared(3, 0.09)
_OF_THE_SAME_NAMES = Shared(3, 0.06)
_OF_A_WEEKDAY, _OF_A_WEEKDAY_AND_TWO_PERSONS = Shared(3, 0.16), Shared(1.2, 0.05)
_OF_A_DAY = Shared(1, 0.1)
_OF_A_DAY_AND_A_PERSON, _OF_A_DAY_AND_A_SUBJECT = Shared(3, 0.05), Shared(1, 0.05)
_OF_A_BEGINNING = Shared(0.5, 0.05)
_OF_TWO_DAYS = Shared(3, 0.1)
# So much of both together that is the same word for word can be a speech.
_QUOTED = 0.1
_SAME_NAMES, _SOME_SAME_NAMES, _SAME_COUNTRIES, _ALL_SAME_NAMES = 0.6, 0.3, 0.5, 0.8


class Facts(NamedTuple):
    """A record, and what of it is asked for again and again. `first` is the day on which its window begins, `day` the
    known one: also that of an event of which it tells as of that week's.

    `persons` are those that it is mainly about, `named` all; `mains` are what it is mainly about, topics left out;
    `topics` are its main ones, `rarer` is how many rarer words it has.
    """

    record: Compared
    first: dt.date
    day: dt.date | None
    persons: frozenset[str]
    named: frozenset[str]
    countries: frozenset[str]
    mains: frozenset[str]
    topics: frozenset[str]
    rarer: int

    @property
    def card(self) -> Card:
        """The record's card."""
        return self.record.card

    @property
    def traits(self) -> Traits:
        """The traits of the record's words."""
        return self.record.traits


def facts_of(record: Compared, first: dt.date) -> Facts:
    """Return the facts of a record; `first` is the day on which its window begins."""
    card = record.card
    people = [tag for tag in card.actors if tag.kind == "person"]
    countries = frozenset([tag.id for tag in card.countries if tag.main])
    return Facts(
        record,
        first,
        first if _is_of_a_week(card) else None,
        frozenset([tag.id for tag in people if tag.main]),
        frozenset([tag.id for tag in people]),
        countries,
        countries.union([tag.id for tag in card.actors if tag.main]),
        frozenset([tag.id for tag in card.topics if tag.main]),
        record.traits.words.count(" ") + 1,
    )


def _is_of_a_week(card: Card) -> bool:
    first, last = card.dating.earliest, card.dating.latest
    return first is not None and last is not None and last - first <= _WEEK


def why_same(one: Facts, other: Facts, shared: Shared) -> Reason | None:
    """Return why two records in one language, which can be of one time, tell of the same event; None if they do not."""
    if _days_meet(one, other):
        of_one_day = _by_day(one, other, shared) and not _are_two_of_a_day(one, other)
        reason: Reason | None = "of the same day" if of_one_day else None
    else:
        reason = _by_words(one, other, shared)
        if reason is not None and _are_two(one, other):
            return None
    return None if reason is None or frame_alone(one.record, other.record) else reason


def same_by_names(one: Facts, other: Facts) -> bool:
    """Whether two of one day, or of two in a row, tell of the same by all their names: their words are not known."""
    meet = _days_meet(one, other) or _begins_then(one, other) or _begins_then(other, one)
    return meet and len(one.persons & other.persons) > 1 and _overlap(one.mains, other.mains) >= _ALL_SAME_NAMES


def _by_day(one: Facts, other: Facts, shared: Shared) -> bool:
    """Whether two of one day, or of two in a row, tell of the same.

    Words say so, of which it takes few where each names the people that the other is about, two and more, or where
    both have a subject in common; and many where the one tells of Wednesday and the other of Thursday.
    """
    apart = one.day != other.day and other_weekdays(one.traits, other.traits)
    if apart or _tells_of_later(one, other) or _tells_of_later(other, one):
        return shared.reaches(_OF_TWO_DAYS)
    if shared.reaches(_OF_A_DAY) or (one.persons & other.persons and shared.reaches(_OF_A_DAY_AND_A_PERSON)):
        return True
    if one.topics & other.topics and shared.reaches(_OF_A_DAY_AND_A_SUBJECT):
        return _overlap(one.mains, other.mains) >= _SAME_COUNTRIES
    named = one.persons <= other.named and other.persons <= one.named
    if named and len(one.persons | other.persons) > 1 and _overlap(one.countries, other.countries) >= _SAME_COUNTRIES:
        return True
    return shared.reaches(_OF_A_BEGINNING) and begin_nearly_alike(
        one.card, other.card, of_one_person=bool(one.persons & other.persons)
    )


def _by_words(one: Facts, other: Facts, shared: Shared) -> Reason | None:
    """Return why the words of two say that they tell of the same; None if they do not.

    It takes fewer where both are about the same two people or name the same days of the week, and more where they name
    others.
    """
    if other_weekdays(one.traits, other.traits):
        return "in particular words" if shared.reaches(_OF_OTHER_WEEKDAYS) else None
    if any(shared.reaches(least) for least in _OF_ANYTHING) and not _look_back(one, other):
        return "in particular words"
    two_persons = len(one.persons & other.persons) > 1
    if same_weekdays(one.traits, other.traits) and _of_a_weekday(one, other, shared, two_persons=two_persons):
        return "of the same weekday"
    if not two_persons:
        return None
    if shared.reaches(_SURELY_OF_TWO_PERSONS):
        return "in particular words"
    named = shared.reaches(_OF_THE_SAME_NAMES) and _overlap(one.mains, other.mains) >= _SAME_NAMES
    return "of the same people" if named or shared.reaches(_OF_TWO_PERSONS) else None


def _look_back(one: Facts, other: Facts) -> bool:
    """Whether the headlines of two tell of something else each: one may recall what was, or both quote it at length."""
    if not headlines_cross(one.record, other.record):
        return False
    return _overlap(one.mains, other.mains) < _ALL_SAME_NAMES or alikeness(one.traits, other.traits)[0] >= _QUOTED


def _of_a_weekday(one: Facts, other: Facts, shared: Shared, *, two_persons: bool) -> bool:
    if two_persons:
        return shared.reaches(_OF_A_WEEKDAY_AND_TWO_PERSONS)
    return shared.reaches(_OF_A_WEEKDAY) and _overlap(one.mains, other.mains) >= _SOME_SAME_NAMES


def _are_two(one: Facts, other: Facts) -> bool:
    return (
        days_apart(one.card, other.card, REACH)
        or headlines_apart(one.record, other.record)
        or figures_apart(one.traits, other.traits)
        or headlines_of_series(one.record, other.record)
        or recall_apart(one.card, other.card)
    )


def _are_two_of_a_day(one: Facts, other: Facts) -> bool:
    """Whether two of one day, or of two in a row, tell of two events of a kind: earthquakes, or days of drills."""
    if subjects_apart(one.record, other.record):
        return True
    return one.day != other.day and figures_apart(one.traits, other.traits)


def _days_meet(one: Facts, other: Facts) -> bool:
    if one.day is not None and other.day is not None:
        return abs(one.day - other.day) <= DAY
    known, unknown = (one, other) if one.day is not None else (other, one)
    if known.day is None or unknown.card.yearless is None:
        return False
    near = (known.day - DAY, known.day, known.day + DAY)
    return any((day.month, day.day) == unknown.card.yearless for day in near)


def _tells_of_later(one: Facts, other: Facts) -> bool:
    """Whether one, of some day of a week, names a day of the week that the other does not, and that is neither the
    first of those days nor next to it: it may recall the event with which its window begins."""
    if one.day is None or one.card.dating.earliest == one.card.dating.latest:
        return False
    near = {WEEKDAYS[(one.day.weekday() + days) % 7] for days in (-1, 0, 1)}
    return not {*one.traits.weekdays.split()} <= near.union(other.traits.weekdays.split())


def _begins_then(one: Facts, other: Facts) -> bool:
    """Whether the window of one begins on the day of the other or the one before: with the event that it tells of."""
    return one.day is None and other.day is not None and dt.timedelta() <= other.day - one.first <= DAY


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
