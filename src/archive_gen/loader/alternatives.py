"""Many words, of which one stands at a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

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


class Beginnings:
    """Phrases that a text may begin with. To make this takes next to no time, where one pattern of them takes long."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_opening: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_opening[phrase[:_OPENING]].append(phrase)
        self._lengths: Sequence[int] = sorted({len(opening) for opening in self._by_opening}, reverse=True)

    def longest(self, text: str) -> str | None:
        """Return the longest of the phrases that the text begins with, None where it is none."""
        for length in self._lengths:
            for phrase in self._by_opening.get(text[:length], ()):
                if text.startswith(phrase):
                    return phrase
        return None


_OPENING = 4
"""By how many of its first signs a phrase is looked up."""
