"""Stories: the records, from any outlet, that report one event.

Copied words say little: two reports of one summit need not share a run of five. What they share is who
and where, a time that both can be of, and the words for what was particular about it. In an archive
of some size nothing here depends on how many records there are, so that one more leaves the stories of
others as they were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

import msgspec

from archive_gen.archive.changes import Change, Ids, borne_on, count_values, postings_of, standing
from archive_gen.archive.groups import Groups
from archive_gen.archive.traits import Traits
from archive_gen.model import Card, Dating

REACH = dt.timedelta(days=4)
"""How far apart two reports of one event can be published."""

_DAY = dt.timedelta(days=1)
_EARLIEST, _LATEST = dt.date.min + REACH, dt.date.max - REACH
# A word in more records than this is of a subject; below it, the fewer have it the more it tells.
_MOST_WITH_WORD = 12
# Whole numbers add up to the same in any order. A third and a half are whole, too.
_UNIT = 6_000_000
_ENOUGH_WORDS = 3 * _UNIT
# Among few records many a plain word is in two alone, so there it takes more of them.
_FEW_RECORDS = 200
_SOME_WORDS = 9 * _UNIT // 5
_FEW_WORDS = 2 * _UNIT // 5
_SURELY = 10 * _UNIT


class Joint(NamedTuple):
    """Two records of one story, the smaller number first, and how surely; `reason` says by what."""

    one: int
    other: int
    strength: int
    reason: str


Bond = tuple[int, str]
"""The strength and the reason of a joint."""


class Bonds(msgspec.Struct, frozen=True, array_like=True):
    """The joints by words, by ids; and how many records have each word that several have."""

    joints: dict[Ids, Bond] = {}
    counts: dict[str, int] = {}


NO_BONDS = Bonds()


class _Window(NamedTuple):
    """When a record can be of, far enough from the ends of the calendar to reckon with."""

    first: dt.date
    last: dt.date


class _Facts(NamedTuple):
    """What of a record is compared. `day` is known, or stated but for its year and then `yearless`."""

    first: dt.date
    day: dt.date | None
    yearless: tuple[int, int] | None
    persons: frozenset[str]
    named: frozenset[str]
    countries: frozenset[str]
    mains: frozenset[str]


def find_stories(
    cards: Sequence[Card],
    traits: Sequence[Traits],
    copies: Iterable[tuple[int, ...]],
    change: Change | None = None,
    kept: Bonds = NO_BONDS,
) -> tuple[list[tuple[int, ...]], list[Joint], Bonds]:
    """Return the groups of records that report one event, as ascending numbers, and the joints that make them.

    The surest joints are made first; one is left out where the joined records could not be of one time.
    `copies` are versions of one text, which are of one story whatever their dates. Last comes what was
    found by words. As such it is `kept`, and those joints hold that a `change` does not bear on.
    """
    windows = [_window_of(card.dating) for card in cards]
    groups = Groups(len(cards))
    spans = windows.copy()
    for group in copies:
        for other in group[1:]:
            groups.join(group[0], other)
    by_words, counts = _all_by_words(cards, windows, traits, change, kept)
    joints = [*by_words, *_joints_by_names(cards, windows)]
    made = []
    for joint in sorted(joints, key=lambda joint: (-joint.strength, joint.one, joint.other)):
        one, other = groups.head(joint.one), groups.head(joint.other)
        first = max(spans[one].first, spans[other].first)
        last = min(spans[one].last, spans[other].last)
        if one != other and first > last + REACH:
            continue
        made.append(joint)
        spans[groups.join(one, other)] = _Window(first, max(first, last))
    bonds = {(cards[one].id, cards[other].id): (strength, reason) for one, other, strength, reason in by_words}
    return groups.larger(), made, Bonds(bonds, counts)


def _all_by_words(
    cards: Sequence[Card],
    windows: Sequence[_Window],
    traits: Sequence[Traits],
    change: Change | None,
    kept: Bonds,
) -> tuple[list[Joint], dict[str, int]]:
    words, again = [one.words for one in traits], None
    # Where records are few, it matters to all how many there are.
    if change and min(change.former, len(cards)) >= _FEW_RECORDS:
        before = [was.words for was in change.before]
        again, counts = borne_on(change.numbers, before, words, str.split, _MOST_WITH_WORD, kept.counts)
    else:
        counts = count_values(words, str.split)
    numbers = {card.id: number for number, card in enumerate(cards)}
    still = [Joint(*pair, *kept.joints[ids]) for ids, pair in standing(kept.joints, numbers, again)]
    weights = _shared_words(words, counts, again)
    return sorted([*still, *_joints_by_words(cards, windows, weights)]), counts


def _window_of(dating: Dating) -> _Window:
    first, last = dating.earliest, dating.latest
    return _Window(
        _EARLIEST if first is None or first < _EARLIEST else first, _LATEST if last is None or last > _LATEST else last
    )


def _facts_of(card: Card, window: _Window) -> _Facts:
    people = [tag for tag in card.actors if tag.kind == "person"]
    countries = frozenset([tag.id for tag in card.countries if tag.main])
    actors = frozenset([tag.id for tag in card.actors if tag.main])
    return _Facts(
        window.first,
        card.dating.earliest if card.dating.earliest == card.dating.latest else None,
        card.yearless,
        frozenset([tag.id for tag in people if tag.main]),
        frozenset([tag.id for tag in people]),
        countries,
        actors | countries,
    )


def _facts_for(
    pairs: Iterable[tuple[int, int]], cards: Sequence[Card], windows: Sequence[_Window]
) -> Iterator[tuple[tuple[int, int], _Facts, _Facts]]:
    """Yield the pairs that can be of one time, with what is compared of both."""
    meeting = [pair for pair in pairs if _can_meet(windows[pair[0]], windows[pair[1]])]
    facts = {number: _facts_of(cards[number], windows[number]) for number in {*chain.from_iterable(meeting)}}
    for pair in meeting:
        yield pair, facts[pair[0]], facts[pair[1]]


def _joints_by_words(
    cards: Sequence[Card], windows: Sequence[_Window], weights: Mapping[tuple[int, int], int]
) -> Iterator[Joint]:
    """Yield the joints of records in one language: it is the rarer words that two share which say the most."""
    enough = _ENOUGH_WORDS + (30 * _UNIT / (len(cards) + 10) if len(cards) < _FEW_RECORDS else 0)
    # With fewer words than some nothing is joined.
    telling = [pair for pair, weight in weights.items() if weight >= _FEW_WORDS]
    for pair, one, other in _facts_for(telling, cards, windows):
        if _by_day(one, other, weights[pair]):
            yield Joint(*pair, _SURELY + weights[pair], "of the same day")
        elif weights[pair] >= enough and _by_names(one, other):
            yield Joint(*pair, weights[pair], "in particular words")


def _joints_by_names(cards: Sequence[Card], windows: Sequence[_Window]) -> Iterator[Joint]:
    """Yield the joints of records in two languages, which have no words in common: those of English alone are known."""
    languages = [card.language.partition("-")[0] for card in cards]
    if len(set(languages)) < 2:
        return
    foreign = [pair for pair in _same_day(cards, windows) if languages[pair[0]] != languages[pair[1]]]
    for pair, one, other in _facts_for(dict.fromkeys(foreign), cards, windows):
        if _in_two_languages(one, other):
            yield Joint(*pair, _SURELY, "of the same day")


def _can_meet(one: _Window, other: _Window) -> bool:
    return one.first <= other.last + REACH and other.first <= one.last + REACH


def _shared_words(
    words: Sequence[str], counts: Mapping[str, int], again: Collection[int] | None
) -> dict[tuple[int, int], int]:
    """How much the rarer words say that two records share, for every two that share one; of some alone if they are
    those to be compared `again`."""
    found: dict[tuple[int, int], int] = {}
    for posting in postings_of(words, str.split, _MOST_WITH_WORD, counts, again):
        weight = round(_UNIT * (posting.holders - 1) ** -0.5)
        for pair in combinations(posting.numbers, 2):
            found[pair] = found.get(pair, 0) + weight
    return found


def _same_day(cards: Sequence[Card], windows: Sequence[_Window]) -> Iterator[tuple[int, int]]:
    """Every two records of one day, or of two in a row, that are mainly of the same two people.

    The day is the known one, else that on which the window begins.
    """
    at: dict[tuple[dt.date, frozenset[str]], list[int]] = {}
    for number, (card, window) in enumerate(zip(cards, windows, strict=True)):
        mains = [tag.id for tag in card.actors if tag.main and tag.kind == "person"]
        if len(mains) > 1:
            at.setdefault((window.first, frozenset(mains)), []).append(number)
    for (day, persons), numbers in at.items():
        after = at.get((day + _DAY, persons), []) if day < dt.date.max else []
        both = sorted([*numbers, *after])
        if len(both) <= _MOST_WITH_WORD:
            yield from combinations(both, 2)


def _by_names(one: _Facts, other: _Facts) -> bool:
    """Whether two tell mainly of the same two people and more."""
    return len(one.persons & other.persons) > 1 and _overlap(one.mains, other.mains) >= 0.6


def _in_two_languages(one: _Facts, other: _Facts) -> bool:
    """Whether two of one day, or of two in a row, tell of the same in two languages: all their names say so."""
    meet = _days_meet(one, other) or _begins_then(one, other) or _begins_then(other, one)
    return meet and len(one.persons & other.persons) > 1 and _overlap(one.mains, other.mains) >= 0.8


def _by_day(one: _Facts, other: _Facts, shared: int) -> bool:
    """Whether two of one day, or of two in a row, tell of the same.

    Words say so, of which it takes few where the one names the two people that the other is about.
    """
    if not _days_meet(one, other):
        return False
    if _overlap(one.countries, other.countries) < 0.5:
        return False
    names_both = any(len(a.persons) > 1 and a.persons <= b.named for a, b in ((one, other), (other, one)))
    return shared >= (_FEW_WORDS if names_both else _SOME_WORDS)


def _days_meet(one: _Facts, other: _Facts) -> bool:
    if one.day is not None and other.day is not None:
        return abs(one.day - other.day) <= _DAY
    known, unknown = (one, other) if one.day is not None else (other, one)
    if known.day is None or unknown.yearless is None:
        return False
    near = (known.day - _DAY, known.day, known.day + _DAY)
    return any((day.month, day.day) == unknown.yearless for day in near)


def _begins_then(one: _Facts, other: _Facts) -> bool:
    """Whether the window of one begins on the day of the other or the one before: with the event that it tells of."""
    return one.day is None and other.day is not None and dt.timedelta() <= other.day - one.first <= _DAY


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
