"""Many words in one pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of the longest of these words that stands at a place; to be put into a group.

    By their first sign: where a word of hundreds begins only a few of them are tried, and elsewhere none.
    """
    endings: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        endings[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(initial)}(?:{'|'.join(ends)})" for initial, ends in sorted(endings.items()))
