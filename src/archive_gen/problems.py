"""A finding about a file: where, what, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]

NEEDING_A_PERSON = frozenset({"undated", "untagged", "date-wide", "duplicate", "same-file", "site-missing"})
"""The notes that `check` lists unasked. All others say that nothing needs to be done."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """One finding. Sorts by path, line, code.

    `path` is as the user would type it from the project's folder; `line` counts from 1, 0 where the
    whole file is meant. An error means that something was left out or not built; a warning, that a
    person should look; a note, that nothing is wrong but it is worth knowing.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "warning"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        text = on_one_line(f"{where}: {self.severity}[{self.code}] {self.message}")
        return f"{text}\n    {on_one_line(self.hint)}" if self.hint else text


def common_hint(problem: Problem) -> str:
    """Return a hint in words that hold for every problem of its kind: without the name of the one sidecar."""
    stem = problem.path.rpartition(".")[0]
    return problem.hint.replace(f"{stem}.yaml", "the .yaml file beside it") if stem else problem.hint


def with_hints_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; a hint that several of one code have stands at the first of them alone, in common words."""
    kinds = [(problem.code, common_hint(problem)) for problem in problems]
    times = Counter(kinds)
    told = set()
    for problem, kind in zip(problems, kinds, strict=True):
        if times[kind] > 1:
            problem = msgspec.structs.replace(problem, hint="" if kind in told else kind[1])
            told.add(kind)
        yield problem


def printable(text: str) -> str:
    """Return `text` with everything that could steer a terminal or reorder its line escaped.

    Line feeds stay. Captures and file names are hostile input: an ESC in a title must not reach
    the terminal, and neither may the bidirectional overrides U+202A-202E and U+2066-2069.
    Joiners stay between letters or signs that are not ASCII: words of Persian and emoji are spelt with them.
    """
    if text.isprintable() and _BIDI.isdisjoint(text):
        return text
    return "".join(
        c if _may_pass(c, at, text) else c.encode("unicode_escape").decode("ascii") for at, c in enumerate(text)
    )


def _may_pass(c: str, at: int, text: str) -> bool:
    if c in _JOINERS:
        beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        return len(beside) == 2 and not any(one.isascii() or one in _JOINERS or not one.isprintable() for one in beside)
    return c == "\n" or (c.isprintable() and c not in _BIDI)


def on_one_line(text: str) -> str:
    """Return `text` as `printable` does, on one line: a line feed in a file's name must not make up another finding."""
    return printable(text).replace("\n", "\\n")


def counted(number: int, one: str, many: str = "") -> str:
    """Return how many of something there are: "1 file", "2 files"; in the words of `many` where these are given."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


_JOINERS = "\u200c\u200d"
_BIDI = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, by path, line and code."""
    return tuple(sorted(set(problems)))
