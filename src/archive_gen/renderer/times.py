"""Where in time the archive's entries stand: found once, since nearly every list and chart asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from archive_gen.model import Entry
from archive_gen.renderer.periods import Period, PeriodKind, is_known_day, period_of

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

    def on_shelf(self, kind: PeriodKind, year: int | None = None, month: int | None = None) -> Sequence[int]:
        """Return the entries whose smallest period is this one, none where no entry's is."""
        return self.shelves.get(Period(kind, year, month), ())

    def all_years(self) -> list[int]:
        """Return the years that hold an entry's whole window, in order."""
        return sorted({period.year for period in self.shelves if period.year is not None})

    def all_months(self) -> list[tuple[int, int]]:
        """Return the months that hold an entry's whole window, as (year, month), in order."""
        return sorted((p.year, p.month) for p in self.shelves if p.year is not None and p.month is not None)

    def of_year(self, year: int) -> list[int]:
        """Return the entries of a year, on its own shelf or on one of its months', in the archive's order."""
        return sorted(index for period, found in self.shelves.items() if period.year == year for index in found)

    def most_of_a_month(self) -> int:
        """Return how many entries the month with the most has, 1 where no entry stands in one month."""
        return max((len(found) for period, found in self.shelves.items() if period.kind == "month"), default=1)

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
    """Return where the entries stand, which are numbered in the archive's order."""
    shelves: dict[Period, list[int]] = {}
    years = []
    for index, entry in enumerate(entries):
        period = period_of(entry.card.dating)
        shelves.setdefault(period, []).append(index)
        years.append(period.year)
    return Times(shelves, tuple(years), tuple([is_known_day(entry.card.dating) for entry in entries]))
