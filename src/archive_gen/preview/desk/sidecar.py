"""A correction put into the text of a sidecar, of which everything else stays as it is, byte for byte.

A YAML library that writes back what it has read keeps comments, but not all of them (what follows a key goes with
it), and sets indents, quotes and line ends anew. A sidecar's fields stand one below the other, so the lines of those
that change are replaced and no other is touched. What comes out is read again before it counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import yaml

from archive_gen.edges import Refused
from archive_gen.given import Given, read_given
from archive_gen.preview.desk.correction import Correction, correction_of
from archive_gen.strict_yaml import read_yaml

_PLAIN = re.compile(r"[^\W\d_][\w ,.()/-]*[\w.)]|\d{4}(?:-\d{2}){0,2}[~?%]?|[\w-]*[^\W\d_][\w-]*")
_NOT_PLAIN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}
_COMMENT = re.compile(r"^[\s,\[\]{}]*(#.*)$")


class _Field(NamedTuple):
    """Where a field stands: its lines, half-open, from 0, and the comments on them."""

    first: int
    last: int
    comments: tuple[str, ...]


def correct(text: str, path: str, wish: Correction) -> str:
    """Return a sidecar's text with what is wished for in place of what it says so far.

    Raises Refused, with what is to be mended, where the text cannot be read, or the wish is none that it can hold.
    """
    before = correction_of(_read(text, path))
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    fields = _find_fields(text, path)
    added = []
    for name, value in _changes(before, wish):
        written = _write(name, value)
        field = fields.get(name)
        if field is None:
            added += written
            continue
        # Kept where it stood: behind the value where there is one, else on lines of its own.
        comments = list(field.comments)
        if len(written) == 1 and len(comments) == 1:
            written = [f"{written[0]}  {comments.pop()}"]
        lines[field.first : field.last] = [""] * (field.last - field.first)
        lines[field.first] = "".join(f"{line}{newline}" for line in [*comments, *written])
    if added:
        position = max((field.last for field in fields.values()), default=len(lines))
        if position and lines[position - 1] and not lines[position - 1].endswith("\n"):
            lines[position - 1] += newline
        lines.insert(position, "".join(f"{line}{newline}" for line in added))
    corrected = "".join(lines)
    if correction_of(_read(corrected, path)) != wish:
        raise Refused(f"{path} cannot be corrected here without changing what else it says", "correct it in an editor")
    return corrected


def _changes(before: Correction, wish: Correction) -> Iterator[tuple[str, object]]:
    """Yield the fields that change, by the names that they have in a sidecar, with their new values."""
    for name in ("title", "date", "duplicate_of", "not_duplicate", "keep_lines", "remove_lines"):
        if getattr(before, name) != getattr(wish, name):
            yield name, getattr(wish, name)
    if (before.add, before.remove) != (wish.add, wish.remove):
        yield "tags", wish


def _read(text: str, path: str) -> Given:
    given, problems = read_given(text, path)
    faults = [problem for problem in problems if problem.severity == "error"]
    if faults:
        raise Refused("\n".join(f"{fault.path}:{fault.line}: {fault.message}" for fault in faults), faults[0].hint)
    return given


def _find_fields(text: str, path: str) -> dict[str, _Field]:
    """Return where the fields of a sidecar stand. Its text is known to be read without a fault."""
    if read_yaml(text, path)[0] is None:
        return {}
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise Refused(
            f"{path} is written in braces, on which the desk cannot work", "give each field a line of its own"
        )
    lines = text.splitlines()
    return {key.value: _field(key, value, lines) for key, value in root.value}


def _field(key: yaml.ScalarNode, value: yaml.Node, lines: Sequence[str]) -> _Field:
    first = key.start_mark.line
    # Where the last thing on each line ends that is no comment; the rest of the line can be one.
    ends = {first: key.end_mark.column + 1}
    within: set[int] = set()
    for start, end in _stretches(value, lines):
        ends[end[0]] = end[1]
        within.update(range(start, end[0]))
    last = max(ends)
    comments = []
    for number in range(first, last + 1):
        rest = lines[number][ends.get(number, 0) :]
        if (number in ends or number not in within) and (match := _COMMENT.match(rest)):
            comments.append(match[1])
    return _Field(first, last + 1, tuple(comments))


def _stretches(node: yaml.Node, lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield, in their order, the line on which each single value begins, and the line and column at which it ends."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        for part in node.value:
            for each in part if isinstance(part, tuple) else (part,):
                yield from _stretches(each, lines)
        if node.flow_style:
            yield end.line, (end.line, end.column)
    elif getattr(node, "style", None) in ("|", ">"):
        # Its mark is where the next thing begins, beyond the blank lines.
        last = end.line if end.line < len(lines) and end.column else end.line - 1
        while last > start.line and not lines[last].strip():
            last -= 1
        yield start.line, (last, len(lines[last]))
    else:
        yield start.line, (end.line, end.column)


def _write(name: str, value: object) -> list[str]:
    """Return the lines of a field, none where its value is empty."""
    if isinstance(value, Correction):
        parts = [f"  {part}: {_list(words)}" for part, words in (("add", value.add), ("remove", value.remove)) if words]
        return [f"{name}:", *parts] if parts else []
    if not value:
        return []
    if isinstance(value, str):
        return [f"{name}: {_scalar(value)}"]
    assert isinstance(value, tuple)
    return [f"{name}: {_list(ranges_of(value) if name.endswith('_lines') else value)}"]


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_scalar(word, within_list=True) for word in words)}]"


def _scalar(text: str, *, within_list: bool = False) -> str:
    is_number = re.fullmatch(r"\d{1,7}(?:-\d{1,7})?", text) is not None
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN and not (within_list and "," in text)
    return text if is_number or is_plain else _quoted(text)


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def ranges_of(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers as a sidecar lists them: `3`, `10-14`."""
    runs = (list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return [f"{low}-{high}" if high > low else f"{low}" for low, high in ends]
