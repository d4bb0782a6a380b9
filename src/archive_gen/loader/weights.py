"""What was learnt of lines, and what it says of one: decision trees as a plain table (data/line-weights.json)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Union

import msgspec

from archive_gen.loader.features import NAMES

VERSION = 1
"""The shape of the file. A file of another shape is refused."""

Node = Union[float, tuple[int, float, "Node", "Node"]]
"""A leaf's worth, or: which number to look at, its limit, the branch up to the limit, the branch above it."""


class Weights:
    """Trees whose sum says how much a line is like the lines of an article. Holds nothing that changes."""

    def __init__(self, base: float, trees: Iterable[Any], names: Sequence[str] = NAMES) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._base = base
        self._trees = tuple(_plant(tree, places) for tree in trees)

    def weigh(self, numbers: Sequence[float]) -> float:
        """Return the log-odds that a line belongs to its article: above zero, it rather does."""
        total = self._base
        for tree in self._trees:
            node = tree
            while isinstance(node, tuple):
                node = node[2] if numbers[node[0]] <= node[1] else node[3]
            total += node
        return total


def _plant(tree: Any, places: Mapping[str, int]) -> Node:
    if not isinstance(tree, list):
        return float(tree)
    name, limit, low, high = tree
    return (places[name], float(limit), _plant(low, places), _plant(high, places))


def read_weights(text: str | bytes) -> Weights:
    """Return the weights that a file holds. Raises ValueError for one that does not fit this program."""
    table = msgspec.json.decode(text)
    if table["version"] != VERSION:
        raise ValueError(f"weights of version {table['version']}; this program reads {VERSION}")
    unknown = set(_names(table["trees"])) - set(NAMES)
    if unknown:
        raise ValueError(f"weights for what is not told of a line: {', '.join(sorted(unknown))}")
    return Weights(table["base"], table["trees"])


def _names(trees: Iterable[Any]) -> Iterable[str]:
    for tree in trees:
        if isinstance(tree, list):
            yield tree[0]
            yield from _names(tree[2:])


@cache
def shipped_weights() -> Weights:
    """Return the weights that the program ships."""
    return read_weights((files("archive_gen") / "data" / "line-weights.json").read_bytes())
