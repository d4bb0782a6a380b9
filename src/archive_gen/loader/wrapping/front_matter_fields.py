"""The fields of front matter as they are written in YAML, TOML or JSON; where a line is faulty, those of the others."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_gen.problems import Problem
from archive_gen.strict_yaml import Branch, Field, Node, Scalar, Sequence, read_yaml

Read = tuple[Node | None, tuple[Problem, ...]]

_TOML = re.compile(r"(?:\s*(?:#.*)?\n)*[A-Za-z_][\w-]{0,40}[ \t]{0,20}=")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<words>.*))?")
# What a value may begin with that is as it stands: no quote or bracket that something else would have to close.
_PLAIN = re.compile(r"[^\s\[{\"'`|>#]|\[[^\[\]]{1,80}\]\s+\w|\"[^\"]{1,80}\"[ ,:;.]+\w|#\w")
_MOST_FIELDS = 200
_DEEPEST = 3


def read_front_matter_fields(words: str, path: str, first_line: int) -> Read:
    """Return the tree that front matter holds, and what is wrong with it.

    Where YAML or TOML cannot be read as a whole, the problem is told and each field is read by itself: one line does
    not cost the others. A value that is no YAML, on the line of its key, is then the text that it is.
    """
    if _TOML.match(words):
        return _read_toml(words, path, first_line)
    # JSON is YAML in brackets.
    tree, problems = read_yaml(words, path, first_line=first_line)
    if tree is None and problems:
        tree = _branch(first_line, _each_field(words, first_line))
    return tree, problems


def _branch(line: int, fields: Iterable[Field]) -> Branch | None:
    """The fields as a tree; the first of a name holds."""
    found: dict[str, Field] = {}
    for field in fields:
        found.setdefault(field.key, field)
    return Branch(line, tuple(found.values())) if found else None


def _each_field(words: str, first_line: int) -> Iterator[Field]:
    """The fields of faulty YAML, each read by itself."""
    lines = words.splitlines()
    starts = [i for i, line in enumerate(lines) if _KEY.match(line)][:_MOST_FIELDS]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:end]
        tree, problems = read_yaml("\n".join(own), "", first_line=first_line + start)
        if isinstance(tree, Branch) and not problems:
            yield from tree.fields
        elif not any(line.strip() for line in own[1:]):
            yield from _plain_field(own[0], first_line + start)


def _plain_field(line: str, number: int) -> Iterator[Field]:
    match = _KEY.fullmatch(line.rstrip())
    words = (match["words"] or "").strip() if match else ""
    if match and _PLAIN.match(words):
        yield Field(number, match["key"], Scalar(number, words, words))


def _read_toml(words: str, path: str, first_line: int) -> Read:
    lines = words.splitlines()
    try:
        values = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        at = re.search(r"at line (\d+)", str(fault))
        line = first_line + (int(at[1]) - 1 if at else 0)
        hint = "correct the line, or put its value in quotes"
        problem = Problem(path, line, "toml-syntax", "a line cannot be read as TOML", hint, "error")
        return _branch(first_line, _each_of_toml(lines, first_line)), (problem,)
    places = {match[1]: first_line + i for i, line in reversed([*enumerate(lines)]) if (match := _TOML_KEY.match(line))}
    return _tree(values, first_line, places), ()


_TOML_KEY = re.compile(r"\s*[\[\"]?([A-Za-z_][\w-]*)[\]\"]?\s*(?:=|$)")


def _each_of_toml(lines: Iterable[str], first_line: int) -> Iterator[Field]:
    """The fields of faulty TOML that stand on a line of their own, above the first table."""
    for number, line in enumerate(lines, first_line):
        if line.startswith("["):
            return
        try:
            values = tomllib.loads(line)
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        yield from _tree(values, number, {}).fields


def _tree(values: Mapping[str, Any], line: int, places: Mapping[str, int], depth: int = 1) -> Branch:
    """A table of TOML as a tree, with the lines of its keys; what is nested deeper than a field can be is left out."""
    return Branch(
        line,
        tuple(
            [
                Field(places.get(key, line), key, node)
                for key, value in values.items()
                if (node := _node(value, places.get(key, line), places, depth)) is not None
            ]
        ),
    )


def _node(value: Any, line: int, places: Mapping[str, int], depth: int) -> Node | None:
    if isinstance(value, (dict, list)) and depth == _DEEPEST:
        return None
    if isinstance(value, dict):
        return _tree(value, line, places, depth + 1)
    if isinstance(value, list):
        nodes = (_node(part, line, places, depth + 1) for part in value)
        return Sequence(line, tuple([node for node in nodes if node is not None]))
    text = value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
    return Scalar(line, value if isinstance(value, (bool, int, float)) else text, text)
