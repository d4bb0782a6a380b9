"""Where in time the archive's entries stand: found once, since nearly every list and chart asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from archive_gen.model import Entry
from archive_gen.renderer.periods import Period, is_known_day, period_of

Shelves = Mapping[Period, Sequence[int]]
"""Entries by the smallest periods that hold their whole windows, as places in the archive, in its order."""

ByYear = Mapping[int, Sequence[int]]
"""Entries by the years that hold their whole windows, likewise."""


class Times(msgspec.Struct, frozen=True):
    """The entries' shelves; and for each entry the year that holds its window, if one does, and whether its very day
    is known."""

    shelves: Shelves
    years: tuple[int | None, ...]
    known: tuple[bool, ...]

    def by_year(self, indexes: Iterable[int]) -> ByYear:
        """Return those of some entries that stand in a year, by the years, each in the order in which it is given."""
        found: dict[int, list[int]] = {}
        for index in indexes:
            if (year := self.years[index]) is not None:
                found.setdefault(year, []).append(index)
        return found

    def count_known(self, indexes: Iterable[int]) -> int:
        """Return of how many of some entries the very day is known."""
        return sum([self.known[index] for index in indexes])


def stretches(years: Collection[int], most: int) -> list[tuple[int, int]]:
    """Return the years from the first to the last as (year, year).

    Where these would be more than `most`, the given ones alone, and what lies between two of them as one stretch from
    its first year to its last: years side by side with others left out would look like years in a row.
    """
    known = sorted(set(years))
    if not known or known[-1] - known[0] < most:
        return [(year, year) for year in range(known[0], known[-1] + 1)] if known else []
    found = [(known[0], known[0])]
    for before, year in pairwise(known):
        if year > before + 1:
            found.append((before + 1, year - 1))
        found.append((year, year))
    return found


def make_times(entries: Sequence[Entry]) -> Times:
    shelves: dict[Period, list[int]] = {}
    years = []
    for index, entry in enumerate(entries):
        period = period_of(entry.card.dating)
        shelves.setdefault(period, []).append(index)
        years.append(period.year)
    return Times(shelves, tuple(years), tuple([is_known_day(entry.card.dating) for entry in entries]))
