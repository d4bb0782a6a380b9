"""Joining what belongs together, the same for any order of the joints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

R = TypeVar("R")
V = TypeVar("V", bound=Hashable)


class Groups:
    """Numbers from 0, each at first in a group of its own."""

    def __init__(self, count: int) -> None:
        self._heads = list(range(count))

    def head(self, one: int) -> int:
        """Return the number that stands for the group, its smallest."""
        while self._heads[one] != one:
            self._heads[one] = self._heads[self._heads[one]]
            one = self._heads[one]
        return one

    def join(self, one: int, other: int) -> int:
        """Make one group of two and return its head."""
        low, high = sorted((self.head(one), self.head(other)))
        self._heads[high] = low
        return low

    def larger(self) -> list[tuple[int, ...]]:
        """Return the groups of two and more, their members and themselves in ascending order."""
        members: dict[int, list[int]] = {}
        for one in range(len(self._heads)):
            members.setdefault(self.head(one), []).append(one)
        return [tuple(group) for _, group in sorted(members.items()) if len(group) > 1]


def postings_of(records: Sequence[R], values_of: Callable[[R], Iterable[V]], most: int) -> list[list[int]]:
    """Return, for each value that two to `most` records have, their numbers, ascending; the values as first met.

    A record has each of its values once.
    """
    # Nearly all values are of one record alone. To count them first is cheap, and gives a list to none of these; to
    # ask each record for its values again is cheaper than to have all of them in memory.
    counts = Counter(chain.from_iterable(map(values_of, records)))
    found: dict[V, list[int]] = {value: [] for value, count in counts.items() if 2 <= count <= most}
    shared = frozenset(found)
    for number, record in enumerate(records):
        for value in shared.intersection(values_of(record)):
            found[value].append(number)
    return list(found.values())
