"""Counts of the whole archive, for the page that says how it was made and for checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from archive_gen.edtf import Precision
from archive_gen.model import DateBasis, Entry, Figures, Story, Versions


def count_figures(entries: Sequence[Entry], stories: Sequence[Story], versions: Sequence[Versions]) -> Figures:
    """Return the counts; every precision and basis is among them, also where no record has it."""
    cards = [entry.card for entry in entries]
    precision = Counter([card.dating.precision for card in cards])
    basis = Counter([card.dating.basis for card in cards])
    return Figures(
        records=len(entries),
        by_precision={name: precision[name] for name in get_args(Precision)},
        by_basis={name: basis[name] for name in get_args(DateBasis)},
        tagged=sum([card.is_tagged for card in cards]),
        with_main=sum([card.has_main for card in cards]),
        kept_blocks=sum([card.blocks for card in cards]),
        removed_lines=sum([card.removed for card in cards]),
        stories=len(stories),
        in_stories=sum(len(story.tellings) for story in stories),
        variants=sum(len(one.variants) for one in versions),
    )
