"""Counts of the whole archive, for the page that says how it was made and for checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from archive_gen.model import DateBasis, Entry, Figures, Precision, Story, Versions


def count_figures(entries: Sequence[Entry], stories: Sequence[Story], versions: Sequence[Versions]) -> Figures:
    """Return the counts; every precision and basis is among them, also where no record has it."""
    precision = Counter(entry.card.dating.precision for entry in entries)
    basis = Counter(entry.card.dating.basis for entry in entries)
    return Figures(
        len(entries),
        {name: precision[name] for name in get_args(Precision)},
        {name: basis[name] for name in get_args(DateBasis)},
        sum(any(entry.card.tags(facet) for facet in ("actors", "countries", "topics")) for entry in entries),
        sum(_has_main(entry) for entry in entries),
        sum(entry.card.blocks for entry in entries),
        sum(entry.card.removed for entry in entries),
        len(stories),
        sum(len(story.tellings) for story in stories),
        sum(len(one.variants) for one in versions),
    )


def _has_main(entry: Entry) -> bool:
    card = entry.card
    return any(tag.main for tag in (*card.actors, *card.countries, *card.topics))
