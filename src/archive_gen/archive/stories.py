"""Stories: the records, from any outlet, that report one event.

Copied words say little: two reports of one summit need not share a run of five. What they share is a time that both
can be of, and the words, figures and names for what was particular about it. In an archive of some size nothing here
depends on how many records there are, so that one more leaves the stories of others as they were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import sqrt
from typing import NamedTuple

import msgspec

from archive_gen.archive.apart import subjects_apart
from archive_gen.archive.changes import Change, Ids, borne_on, count_values, postings_of, standing
from archive_gen.archive.same_event import DAY, REACH, Facts, Shared, facts_of, same_by_names, why_same
from archive_gen.archive.traits import Compared, is_english, same_weekdays
from archive_gen.groups import Groups
from archive_gen.model import Dating

_EARLIEST, _LATEST = dt.date.min + REACH, dt.date.max - REACH
# A word in more records than this is of a subject; below it, the fewer have it the more it tells.
_MOST_WITH_WORD = 12
# Whole numbers add up to the same in any order. A third and a half are whole, too.
_UNIT = 6_000_000
_SURELY = 10 * _UNIT
# Two that share less are not looked at: of one day, of the same day of the week, or of any.
_LEAST, _LEAST_OF_A_WEEKDAY, _LEAST_OF_ANY_DAY = 2 * _UNIT // 5, 6 * _UNIT // 5, 2 * _UNIT
# Among few records many a plain word is in two alone, so there it takes more of them.
_FEW_RECORDS = 200
# Of the pairs of records in two groups that are of one story half have a joint; of more pairs one in three is enough.
_MOST_PER_JOINT, _MOST_PER_JOINT_OF_MANY, _MANY_PAIRS = 2, 3, 9


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


def find_stories(
    records: Sequence[Compared],
    copies: Iterable[tuple[int, ...]],
    change: Change | None = None,
    kept: Bonds = NO_BONDS,
) -> tuple[list[tuple[int, ...]], list[Joint], Bonds]:
    """Return the groups of records that report one event, as ascending numbers, and the joints that make them.

    The surest joints are made first; one is left out where the joined records could not be of one time, or where
    hardly any others of the two groups are joined: a round-up of several events does not make them one.
    `copies` are versions of one text, which are of one story whatever their dates. Last comes what was
    found by words. As such it is `kept`, and those joints hold that a `change` does not bear on.
    """
    windows = [_window_of(record.card.dating) for record in records]
    groups = Groups(len(records))
    spans = windows.copy()
    for group in copies:
        for other in group[1:]:
            groups.join(group[0], other)
    by_words, counts = _all_by_words(records, windows, change, kept)
    joints = [*by_words, *_joints_by_names(records, windows)]
    made = _join(joints, groups, spans, records)
    bonds = {
        (records[one].card.id, records[other].card.id): (strength, reason) for one, other, strength, reason in by_words
    }
    return groups.larger(), made, Bonds(bonds, counts)


def _join(joints: Iterable[Joint], groups: Groups, spans: list[_Window], records: Sequence[Compared]) -> list[Joint]:
    """Join groups of records and return the joints that were made, the surest first.

    `spans` are the times of groups, by their heads; both are changed.
    """
    texts = [groups.head(number) for number in range(len(records))]
    partners: dict[int, set[int]] = {}
    for joint in joints:
        one, other = texts[joint.one], texts[joint.other]
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    # Of what is in another language than English no words are known.
    members = {text: {text} if is_english(records[text].card.language) else set() for text in partners}

    def belong(one: int, other: int) -> bool:
        few, many = sorted((members[one], members[other]), key=len)
        joined = sum(len(partners[text] & many) for text in few)
        pairs = len(few) * len(many)
        if joined * (_MOST_PER_JOINT if pairs < _MANY_PAIRS else _MOST_PER_JOINT_OF_MANY) < pairs:
            return False
        others = ((one, other) for one in few for other in many - partners[one])
        return not any(subjects_apart(records[a], records[b]) for a, b in others)

    made = []
    for joint in sorted(joints, key=lambda joint: (-joint.strength, joint.one, joint.other)):
        one, other = groups.head(joint.one), groups.head(joint.other)
        if one != other:
            first = max(spans[one].first, spans[other].first)
            last = min(spans[one].last, spans[other].last)
            if first > last + REACH or not belong(one, other):
                continue
            head = groups.join(one, other)
            spans[head] = _Window(first, max(first, last))
            members[head] = members[one] | members[other]
        made.append(joint)
    return made


def _all_by_words(
    records: Sequence[Compared], windows: Sequence[_Window], change: Change | None, kept: Bonds
) -> tuple[list[Joint], dict[str, int]]:
    words, again = [record.traits.words for record in records], None
    # Where records are few, it matters to all how many there are.
    if change and min(change.former, len(records)) >= _FEW_RECORDS:
        before = [was.words for was in change.before]
        again, counts = borne_on(change.numbers, before, words, str.split, _MOST_WITH_WORD, kept.counts)
    else:
        counts = count_values(words, str.split)
    numbers = {record.card.id: number for number, record in enumerate(records)}
    still = [Joint(*pair, *kept.joints[ids]) for ids, pair in standing(kept.joints, numbers, again)]
    weights = _shared_words(words, counts, again)
    return sorted([*still, *_joints_by_words(records, windows, weights)]), counts


def _window_of(dating: Dating) -> _Window:
    first, last = dating.earliest, dating.latest
    return _Window(
        _EARLIEST if first is None or first < _EARLIEST else first, _LATEST if last is None or last > _LATEST else last
    )


def _facts_for(
    pairs: Iterable[tuple[int, int]], records: Sequence[Compared], windows: Sequence[_Window]
) -> Iterator[tuple[tuple[int, int], Facts, Facts]]:
    """Yield the pairs that can be of one time, with what is compared of both."""
    meeting = [pair for pair in pairs if _can_meet(windows[pair[0]], windows[pair[1]])]
    numbers = {*chain.from_iterable(meeting)}
    facts = {number: facts_of(records[number], windows[number].first) for number in numbers}
    for pair in meeting:
        yield pair, facts[pair[0]], facts[pair[1]]


def _joints_by_words(
    records: Sequence[Compared], windows: Sequence[_Window], weights: Mapping[tuple[int, int], int]
) -> Iterator[Joint]:
    """Yield the joints of records in one language: it is the rarer words that two share which say the most."""
    unit = _UNIT * (1 + (10 / (len(records) + 10) if len(records) < _FEW_RECORDS else 0))
    telling = [
        pair
        for pair, weight in weights.items()
        if weight >= _LEAST_OF_ANY_DAY
        or (weight >= _LEAST_OF_A_WEEKDAY and same_weekdays(*(records[number].traits for number in pair)))
        or (weight >= _LEAST and _may_be_of_a_day(*pair, records, windows))
    ]
    for pair, one, other in _facts_for(telling, records, windows):
        words = weights[pair] / unit
        if reason := why_same(one, other, Shared(words, words / sqrt(one.rarer * other.rarer))):
            yield Joint(*pair, weights[pair] + _SURELY * (reason == "of the same day"), reason)


def _joints_by_names(records: Sequence[Compared], windows: Sequence[_Window]) -> Iterator[Joint]:
    """Yield the joints of records that are not both in English, of which alone words are known."""
    foreign = {number for number, record in enumerate(records) if not is_english(record.card.language)}
    if not foreign:
        return
    pairs = [pair for pair in _same_day(records, windows) if not foreign.isdisjoint(pair)]
    for pair, one, other in _facts_for(dict.fromkeys(pairs), records, windows):
        if same_by_names(one, other):
            yield Joint(*pair, _SURELY, "of the same day")


def _may_be_of_a_day(one: int, other: int, records: Sequence[Compared], windows: Sequence[_Window]) -> bool:
    if records[one].card.yearless or records[other].card.yearless:
        return True
    return abs(windows[one].first - windows[other].first) <= DAY


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


def _same_day(records: Sequence[Compared], windows: Sequence[_Window]) -> Iterator[tuple[int, int]]:
    """Every two records of one day, or of two in a row, that are mainly of the same two people.

    The day is the known one, else that on which the window begins.
    """
    at: dict[tuple[dt.date, frozenset[str]], list[int]] = {}
    for number, (record, window) in enumerate(zip(records, windows, strict=True)):
        mains = [tag.id for tag in record.card.actors if tag.main and tag.kind == "person"]
        if len(mains) > 1:
            at.setdefault((window.first, frozenset(mains)), []).append(number)
    for (day, persons), numbers in at.items():
        after = at.get((day + DAY, persons), []) if day < dt.date.max else []
        both = sorted([*numbers, *after])
        if len(both) <= _MOST_WITH_WORD:
            yield from combinations(both, 2)
