"""What was learnt of lines, and what it says of one: decision trees as a plain table (data/*-weights.json)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec

VERSION = 1
"""The shape of the file. A file of another shape is refused."""

_NUMBER = "n"


class Weights:
    """Trees whose sum says how likely a line is what was learnt: a headline, a line of an article.

    `names` are those of the numbers that it weighs, in order. Holds nothing that changes.
    """

    def __init__(self, base: float, trees: Iterable[Any], names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._sum = _compile(base, [_branch(tree, places) for tree in trees], len(names))

    def weigh(self, numbers: Sequence[float]) -> float:
        """Return the log-odds for a line with these numbers: above zero, it rather is what was learnt."""
        return self._sum(*map(float, numbers))


def _compile(base: float, trees: Iterable[ast.expr], count: int) -> Callable[..., float]:
    """The trees as one function of that many numbers: "base + (0.1 if n3 <= 5.0 else ...) + ...".

    Python's own conditions run twice as fast as a loop that walks the trees, in the innermost place there is, and
    fastest on arguments that are all of one type.
    """
    total: ast.expr = ast.Constant(base)
    for tree in trees:
        total = ast.BinOp(total, ast.Add(), tree)
    takes = ast.arguments([], [ast.arg(f"{_NUMBER}{place}") for place in range(count)], None, [], [], None, [])
    function = ast.fix_missing_locations(ast.Expression(ast.Lambda(takes, total)))
    made: Callable[..., float] = eval(compile(function, "weights", "eval"), {})
    return made


def _branch(tree: Any, places: Mapping[str, int]) -> ast.expr:
    if not isinstance(tree, list):
        return ast.Constant(float(tree))
    name, limit, low, high = tree
    number = ast.Name(f"{_NUMBER}{places[name]}", ast.Load())
    is_low = ast.Compare(number, [ast.LtE()], [ast.Constant(float(limit))])
    return ast.IfExp(is_low, _branch(low, places), _branch(high, places))


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
