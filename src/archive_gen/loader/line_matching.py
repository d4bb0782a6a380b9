"""Which lines of a capture the text is made of that another program takes for the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from archive_gen.loader.lines import Unit

_SHORTEST_PART = 12
"""A line of fewer characters can be a part of anything."""


def match_lines(units: Sequence[Unit], pieces: Sequence[str]) -> frozenset[int]:
    """Return the lines of `units` that the pieces are made of, in order. White space does not count.

    Pieces and lines that are equal and stand once on each side are anchors; between two of them, equals
    are matched from the top, and what is left of the pieces is looked through for lines in parts.
    """
    bare = [without_blanks(unit.text) for unit in units]
    anchors = [(-1, -1), *_anchors(bare, pieces), (len(bare), len(pieces))]
    matched: set[int] = set()
    for (line, piece), (next_line, next_piece) in pairwise(anchors):
        if line >= 0:
            matched.add(line)
        between = range(line + 1, next_line)
        matched |= _match_between(bare, between, pieces[piece + 1 : next_piece])
    return frozenset(units[position].line for position in matched)


def _anchors(bare: Sequence[str], pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of a line and a piece that are equal and unlike all others: the most of them that keep the order."""
    lines_with, pieces_with = Counter(bare), Counter(pieces)
    place = {piece: position for position, piece in enumerate(pieces)}
    pairs = [
        (position, place[text])
        for position, text in enumerate(bare)
        if text and lines_with[text] == 1 and pieces_with[text] == 1
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second numbers rise too (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, (_, value) in enumerate(pairs):
        pile = bisect_left(ends, value)
        before.append(last[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(value)
            last.append(position)
        else:
            ends[pile], last[pile] = value, position
    chosen: list[tuple[int, int]] = []
    position = last[-1] if last else -1
    while position >= 0:
        chosen.append(pairs[position])
        position = before[position]
    return chosen[::-1]


def _match_between(bare: Sequence[str], lines: range, pieces: Sequence[str]) -> set[int]:
    """Lines between two anchors: equals first, then lines that are a part of a piece or of several in a row."""
    if not pieces or not lines:
        return set()
    wanted: dict[str, int] = Counter(pieces)
    matched: set[int] = set()
    for line in lines:
        if wanted.get(bare[line], 0):
            wanted[bare[line]] -= 1
            matched.add(line)
    rest = "".join(piece for piece in pieces if wanted.get(piece, 0))
    start = 0
    for line in lines:
        if line not in matched and len(bare[line]) >= _SHORTEST_PART and rest:
            found = rest.find(bare[line], start)
            if found >= 0:
                matched.add(line)
                start = found + len(bare[line])
    return matched


def without_blanks(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())
