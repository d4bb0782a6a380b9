"""Lines that make a regular expression or a parser work hardest: what it looks for, over and over, and nearly.

The program's own patterns are collected from its modules, and a text that each would match is made from its parts, so
that a new pattern is attacked without anybody thinking of it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
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
    matched = _sample(parser.parse(pattern.pattern, pattern.flags))
    return {text for text in (matched, matched[:-1], f"{matched} ", matched[:3]) if text.strip()}


_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}


def _sample(tree: Any) -> str:
    """Return a text that a parsed pattern matches, but for what its lookarounds ask."""
    return "".join(_part(str(name), argument) for name, argument in tree)


def _part(name: str, argument: Any) -> str:
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL" | "ANY":
            return "x" if argument != ord("x") else "y"
        case "IN":
            return _one_of(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _sample(argument[2]) * max(1, argument[0])
        case "SUBPATTERN":
            return _sample(argument[-1])
        case "ATOMIC_GROUP":
            return _sample(argument)
        case "BRANCH":
            return _sample(argument[1][0])
        case _:
            return ""


def _one_of(members: Any) -> str:
    name, argument = str(members[0][0]), members[0][1]
    if name == "LITERAL":
        return chr(argument)
    if name == "RANGE":
        return chr(argument[0])
    return _CATEGORIES.get(str(argument), "-") if name == "CATEGORY" else "~"
