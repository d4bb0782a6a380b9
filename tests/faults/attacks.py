"""Lines that make a regular expression or a parser work hardest: what it looks for, over and over, and nearly; and what
it can go round in, over and over, up to a sign that it does not take.

The program's own patterns are collected from its modules, and a text that each would match is made from its parts, so
that a new pattern is attacked without anybody thinking of it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import archive_gen

PLAIN = (
    *"a1A.!?…,;:-–—·•>›»|/\\_*#`$%=+&@~^\"'‘“”([{<)]}éßÄЯя가。、 \t\u00a0\u2009\u0301\u202e",
    "a ", "A ", "aA", "1 ", "1.", "1,", "1-", "1/", "A.", "A-", "U.S. ", "J. ", "a, ", "- ", ": ", "’s ", "&#", "&amp;",
    "http://", "http://a.b/ ", "a@", "<a b=", "</a>", "<!--", "![](", "[a](", "(a", "---", "a-", "a|", "2019-",
    "2019-04-",
    "May ", "1 May 2019 ", "Monday, ", "12:00 ", "AM ", "by A ", "By A and B, ", "Photo: ", "(A) ", "A/B ", "In 2019 ",
    "last year ", "more than 1 year since ", "the 80th anniversary of ", "President Kim ", "former ", "Home > ",
    "President Joe Biden and ", "a week into the invasion of Ukraine, ", "the 80th anniversary of the war in Ukraine, ",
    "KCNA ",
    "입력 2018.04.27 ", "2025年9月4日 ", "the ", "of the ", "Copyright 2023, ", "Updated ", "Comments ",
    "SEOUL, May 1 (A) - ",
)  # fmt: skip


def patterns() -> dict[re.Pattern[str], str]:
    """Return every compiled pattern for text that a module of the program holds, with the module's name."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(archive_gen.__path__, "archive_gen."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                for pattern in _patterns_in(value):
                    if isinstance(pattern.pattern, str):
                        found.setdefault(pattern, module.name)
    return found


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4:
        inner: Iterable[Any] = ()
        if isinstance(value, (list, tuple, set, frozenset)):
            inner = value
        elif isinstance(value, dict):
            inner = (*value, *value.values())
        elif type(value).__module__.startswith("archive_gen") and hasattr(value, "__dict__"):
            inner = vars(value).values()
        for one in inner:
            yield from _patterns_in(one, depth + 1)


def attacks_on(pattern: re.Pattern[str]) -> set[str]:
    """Return texts to repeat: what the pattern matches, and what it nearly does."""
    matched = _samples(_parsed(pattern))[0]
    return {text for text in (matched, matched[:-1], f"{matched} ", matched[:3]) if text.strip()}


def pumps_of(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Return what the pattern can be made to go round in: a text that leads to a repeat, and one for each round."""
    return set(_pumps(_parsed(pattern), ""))


def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags)


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_MANY_ROUNDS = 6
_MOST_SAMPLES = 12
_SIGNS = " a1A.,:-|/'(éя家\t"


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for name, argument in tree:
        if str(name) in _REPEATS and argument[1] >= _MANY_ROUNDS:
            yield from ((before, text) for text in _samples(argument[2]) if text)
        for inner in _inside(str(name), argument):
            yield from _pumps(inner, before)
        before += _parts(str(name), argument)[0]


def _inside(name: str, argument: Any) -> Iterable[Any]:
    """Return the patterns that a part of a pattern is made of."""
    match name:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [argument[2]]
        case "SUBPATTERN":
            return [argument[-1]]
        case "ATOMIC_GROUP":
            return [argument]
        case "BRANCH":
            return argument[1]  # type: ignore[no-any-return]
        case _:
            return []


def _samples(tree: Any) -> list[str]:
    """Return some texts that a parsed pattern matches, but for what its lookarounds ask."""
    found = [""]
    for name, argument in tree:
        found = [text + part for part in _parts(str(name), argument) for text in found][:_MOST_SAMPLES]
    return found


def _parts(name: str, argument: Any) -> list[str]:
    match name:
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL" | "ANY":
            return [sign for sign in ("x", " ", "-") if argument != ord(sign)]
        case "IN":
            return _one_of(argument)
        case "BRANCH":
            return [text for branch in argument[1] for text in _samples(branch)[:2]]
        case _:
            least = max(1, argument[0]) if name in _REPEATS else 1
            return [text * least for inner in _inside(name, argument) for text in _samples(inner)] or [""]


def _one_of(members: Any) -> list[str]:
    """Return some signs of a class, those that it names first."""
    named = [chr(argument) for name, argument in members if str(name) == "LITERAL"]
    named += [chr(argument[0]) for name, argument in members if str(name) == "RANGE"]
    one = compiler.compile(parser.SubPattern(parser.State(), [(parser.IN, members)]))
    return [sign for sign in (*named, *_SIGNS) if one.fullmatch(sign)][:_MOST_SAMPLES] or ["~"]
