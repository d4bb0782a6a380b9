"""A capture as the desk shows it: its lines as they were read, each with what became of it."""

from __future__ import annotations

from typing import NamedTuple

from archive_gen.given import split_front_matter
from archive_gen.loader.capture_text import decode_capture
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.model import Capture
from archive_gen.preview.desk.rows import Row
from archive_gen.problems import Problem

MOST_LINES = 2000
LONGEST_LINE = 4000


class ShownLine(NamedTuple):
    """A line, or the lines of a hard-wrapped paragraph by their first. `cut` says why it is not in the record."""

    number: int
    text: str
    cut: str | None


def shown_lines(capture: Capture, row: Row) -> tuple[tuple[ShownLine, ...], int]:
    """Return the first lines of a capture, and how many more there are. Both are none where it cannot be read."""
    decoded = decode_capture(capture)
    if isinstance(decoded, Problem):
        return (), 0
    start = split_front_matter(decoded.text)[1] if capture.source.endswith(".md") else 0
    units = make_units([line for line in split_lines(decoded.text) if line.start >= start])
    reasons = {part.line: part.reason for part in row.removed}
    lines = (ShownLine(unit.line, unit.text[:LONGEST_LINE], reasons.get(unit.line)) for unit in units[:MOST_LINES])
    return tuple(lines), max(0, len(units) - MOST_LINES)
