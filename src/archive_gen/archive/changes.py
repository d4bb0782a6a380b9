"""Which records are to be compared again, where most are as they were when all were compared the last time.

Two records are compared that have rare values in common: words, or hashes of their texts. Whether they are, and what
comes of it, depends on the two records, and on how many records have each of those values. So where a pair comes out
otherwise than the last time, both of its records have a value that was or is rare and that a changed record had or
has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from archive_gen.archive.traits import Traits
from archive_gen.model import Card

Ids = tuple[str, str]
R = TypeVar("R")
V = TypeVar("V", bound=Hashable)


class Change(NamedTuple):
    """The records that are new or changed, by their numbers, and the traits of those that are changed or gone.

    `former` is how many records there were.
    """

    numbers: frozenset[int]
    before: tuple[Traits, ...]
    former: int


def change_since(cards: Sequence[Card], compared: Mapping[str, bytes], former: Mapping[bytes, Traits]) -> Change | None:
    """Return what changed since records were compared, which were those with the marks by their ids.

    `former` are the traits by their marks. None where most changed, or it is not known what one was: then all are to be
    compared.
    """
    marks = {card.id: card.mark for card in cards}
    changed = [number for number, (own, mark) in enumerate(marks.items()) if compared.get(own) != mark]
    gone = [former.get(mark) for own, mark in compared.items() if marks.get(own) != mark]
    before = [one for one in gone if one is not None]
    if len(before) < len(gone) or len(changed) + len(gone) > len(cards) / 2:
        return None
    return Change(frozenset(changed), tuple(before), len(compared))


def count_values(records: Iterable[R], values_of: Callable[[R], Iterable[V]]) -> dict[V, int]:
    """Return how many records have each value, of those that several have: nearly all are of one alone."""
    counts = Counter(chain.from_iterable(map(values_of, records)))
    return {value: count for value, count in counts.items() if count > 1}


def borne_on(
    changed: Collection[int],
    before: Iterable[R],
    records: Sequence[R],
    values_of: Callable[[R], Iterable[V]],
    most: int,
    counts: Mapping[V, int],
) -> tuple[frozenset[int], dict[V, int]]:
    """Return the records whose pairs can come out otherwise, since any two others do as they did; and the new counts.

    `changed` are those that changed, `before` is what they and those that are gone were. A value is rare that two to
    `most` records have; `counts` are those of values that several had.
    """
    had, have = (Counter(chain.from_iterable(map(values_of, some))) for some in (before, [records[n] for n in changed]))
    asked = had.keys() | have.keys()
    # Of a value that nobody had by the counts and these did not have, one other can have it.
    unknown = {value for value in asked if value not in counts and not had[value]}
    now = {value: counts.get(value, had[value]) - had[value] + have[value] for value in asked}
    rare = {value for value in asked if now[value] > have[value] and min(now[value], counts[value]) <= most}
    sought = unknown | rare
    holding = ((number, sought.intersection(values_of(record))) for number, record in enumerate(records))
    held = {number: values for number, values in holding if values}
    found = Counter(chain.from_iterable(held.values()))
    now |= {value: found[value] for value in unknown}
    others = {value: count for value, count in counts.items() if value not in asked}
    return frozenset([*changed, *held]), others | {value: count for value, count in now.items() if count > 1}


def standing(
    kept: Iterable[Ids], numbers: Mapping[str, int], again: Collection[int] | None
) -> Iterator[tuple[Ids, tuple[int, int]]]:
    """Yield the pairs that are kept and need not be compared `again`, by ids and by numbers; none where all are."""
    if again is None:
        return
    for ids in kept:
        one, other = (numbers.get(own) for own in ids)
        if one is not None and other is not None and not (one in again and other in again):
            yield ids, (one, other)


class Posting(NamedTuple):
    """The records that have a value in common, ascending, and how many there are of them and others."""

    holders: int
    numbers: list[int]


def postings_of(
    records: Sequence[R],
    values_of: Callable[[R], Iterable[V]],
    most: int,
    counts: Mapping[V, int],
    among: Collection[int] | None,
) -> list[Posting]:
    """Return the postings of the values that two to `most` records have by `counts`; with those `among` alone, if any.

    To ask each record for its values again is cheaper than to have all of them in memory.
    """
    rare = frozenset([value for value, count in counts.items() if count <= most])
    found: defaultdict[V, list[int]] = defaultdict(list)
    for number in range(len(records)) if among is None else sorted(among):
        for value in rare.intersection(values_of(records[number])):
            found[value].append(number)
    return [Posting(counts[value], numbers) for value, numbers in found.items()]
