"""Counts of the whole archive, for the page that says how it was made and for checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from archive_gen.model import DateBasis, Entry, Figures, Precision, Story, Versions


def count_figures(entries: Sequence[Entry], stories: Sequence[Story], versions: Sequence[Versions]) -> Figures:
    """Return the counts; every precision and basis is among them, also where no record has it."""
    precision = Counter(entry.record.dating.precision for entry in entries)
    basis = Counter(entry.record.dating.basis for entry in entries)
    return Figures(
        len(entries),
        {name: precision[name] for name in get_args(Precision)},
        {name: basis[name] for name in get_args(DateBasis)},
        sum(any(entry.tagged.tags(facet) for facet in ("actors", "countries", "topics")) for entry in entries),
        sum(_has_main(entry) for entry in entries),
        sum(len(entry.record.body) for entry in entries),
        sum(len(entry.record.removed) for entry in entries),
        len(stories),
        sum(len(story.tellings) for story in stories),
        sum(len(one.variants) for one in versions),
    )


def _has_main(entry: Entry) -> bool:
    tagged = entry.tagged
    return any(tag.main for tag in (*tagged.actors, *tagged.countries, *tagged.topics))
