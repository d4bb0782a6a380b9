"""Many words in one pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_FEW = 3


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of the longest of these words that stands at a place; to be put into a group.

    By their first sign, and those of the same by their next: where a word of hundreds begins only a few of them are
    tried, and elsewhere none.
    """
    endings: dict[str, set[str]] = defaultdict(set)
    for word in words:
        endings[word[:1]].add(word[1:])
    # Sorted backwards, the word that others begin with comes last.
    return "|".join(_beginning(initial, endings[initial]) for initial in sorted(endings, reverse=True))


def _beginning(initial: str, endings: set[str]) -> str:
    if len(endings) > _FEW:
        return f"{re.escape(initial)}(?:{one_of(endings)})"
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return f"{re.escape(initial)}(?:{'|'.join(map(re.escape, longest_first))})" if initial else ""
