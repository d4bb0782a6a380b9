"""Joining what belongs together, the same for any order of the joints."""

from __future__ import annotations


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
