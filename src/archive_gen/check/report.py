"""Findings, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive_gen.check.records import Findings
from archive_gen.problems import (
    NEEDING_A_PERSON,
    Problem,
    Severity,
    common_hint,
    counted,
    on_one_line,
    with_hints_once,
)

_WEIGHT: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def listed(problems: Iterable[Problem], *, notes: bool = False) -> tuple[Problem, ...]:
    """Return the problems that a person is shown; the notes that ask for nothing only where `notes` are asked for."""
    return tuple(p for p in problems if notes or p.severity != "note" or p.code in NEEDING_A_PERSON)


def report_text(findings: Findings, *, notes: bool = False) -> Iterator[str]:
    """Yield lines: the problems by kind, the gravest first, each with its place and what to do; then the counts."""
    shown = listed(findings.problems, notes=notes)
    for code, found in _by_kind(shown):
        yield f"{code}: {_counts(found)}"
        hints = {common_hint(problem) for problem in found}
        shared = hints.pop() if len(found) > 1 and len(hints) == 1 else ""
        if shared:
            yield on_one_line(f"    {shared}")
        for problem in with_hints_once(found):
            where = f"{problem.path}:{problem.line}: " if problem.line else f"{problem.path}: " if problem.path else ""
            yield on_one_line(f"  {where}{problem.message}")
            if problem.hint and not shared:
                yield on_one_line(f"      {problem.hint}")
        yield ""
    left = len(findings.problems) - len(shown)
    yield summary(findings) + (f", {left} of them not listed; all with --verbose" if left else "")


def _counts(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each weight; of one code some can weigh less than others."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(counted(counts[severity], severity) for severity in _WEIGHT if counts[severity])


def summary(findings: Findings) -> str:
    """Return the counts in one line."""
    counts = Counter(problem.severity for problem in findings.problems)
    return (
        f"{counted(findings.records, 'record')}: {findings.undated} undated, {findings.untagged} untagged; "
        f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')}, "
        f"{counted(counts['note'], 'note')}"
    )


def report_json(findings: Findings, refused: Sequence[str]) -> str:
    """Return one JSON object: counts, every problem, and as sentences what goes beyond what was allowed."""
    found: dict[str, Any] = {
        "records": findings.records,
        "undated": findings.undated,
        "untagged": findings.untagged,
        "counts": {code: len(of_kind) for code, of_kind in _by_kind(findings.problems)},
        "problems": [
            {name: getattr(problem, name) for name in ("path", "line", "code", "severity", "message", "hint")}
            for problem in findings.problems
        ],
        "refused": list(refused),
    }
    # ASCII throughout: nothing in a capture's words can steer a terminal then.
    return json.dumps(found, indent=2)


def _by_kind(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return sorted(kinds.items(), key=lambda kind: (min(_WEIGHT[p.severity] for p in kind[1]), kind[0]))
