"""What was learnt of lines, and what it says of one: decision trees as a plain table (data/*-weights.json)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, TypeAlias

import msgspec

VERSION = 1
"""The shape of the file. A file of another shape is refused."""

Node: TypeAlias = "float | tuple[int, float, Node, Node]"
"""A leaf's worth, or: which number to look at, its limit, the branch up to the limit, the branch above it."""


class Weights:
    """Trees whose sum says how likely a line is what was learnt: a headline, a line of an article.

    `names` are those of the numbers that it weighs, in order. Holds nothing that changes.
    """

    def __init__(self, base: float, trees: Iterable[Any], names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._base = base
        self._trees = tuple(_plant(tree, places) for tree in trees)

    def weigh(self, numbers: Sequence[float]) -> float:
        """Return the log-odds for a line with these numbers: above zero, it rather is what was learnt."""
        total = self._base
        for tree in self._trees:
            node: Any = tree
            # `isinstance` would take twice the time, in the innermost loop there is.
            while type(node) is not float:
                place, limit, low, high = node
                node = low if numbers[place] <= limit else high
            total += node
        return total


def _plant(tree: Any, places: Mapping[str, int]) -> Node:
    if not isinstance(tree, list):
        return float(tree)
    name, limit, low, high = tree
    return (places[name], float(limit), _plant(low, places), _plant(high, places))


def read_weights(text: str | bytes, names: Sequence[str]) -> Weights:
    """Return the weights that a file holds. Raises ValueError for one that does not fit this program."""
    table = msgspec.json.decode(text)
    if table["version"] != VERSION:
        raise ValueError(f"weights of version {table['version']}; this program reads {VERSION}")
    unknown = set(_named(table["trees"])) - set(names)
    if unknown:
        raise ValueError(f"weights for what is not told of a line: {', '.join(sorted(unknown))}")
    return Weights(table["base"], table["trees"], names)


def _named(trees: Iterable[Any]) -> Iterable[str]:
    for tree in trees:
        if isinstance(tree, list):
            yield tree[0]
            yield from _named(tree[2:])


def read_shipped(file: str, names: Sequence[str]) -> Weights:
    """Return the weights in a file that the program ships."""
    return read_weights((files("archive_gen") / "data" / file).read_bytes(), names)
