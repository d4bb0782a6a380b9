"""A capture as the desk shows it: its lines as they were read, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive_gen.given import split_front_matter
from archive_gen.loader.capture_text import decode_capture
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.model import Capture
from archive_gen.preview.desk.rows import Cut, Row
from archive_gen.problems import Problem
from archive_gen.renderer.article import cut_in_words

MOST_LINES = 2000
LONGEST_LINE = 4000


class ShownLine(NamedTuple):
    """A line, or the lines of a hard-wrapped paragraph by their first. `cut` says why it is not in the record.

    `parts` are what was cut from a line of which the rest is kept, each with the reason.
    """

    number: int
    text: str
    cut: str | None
    parts: tuple[tuple[str, str], ...] = ()


def shown_lines(capture: Capture, row: Row) -> tuple[tuple[ShownLine, ...], int]:
    """Return the first lines of a capture, and how many more there are. Both are none where it cannot be read."""
    decoded = decode_capture(capture)
    if isinstance(decoded, Problem):
        return (), 0
    start = split_front_matter(decoded.text)[1] if capture.source.endswith(".md") else 0
    units = make_units([line for line in split_lines(decoded.text) if line.start >= start])
    cuts: dict[int, list[Cut]] = {}
    for cut in row.removed:
        cuts.setdefault(cut.line, []).append(cut)
    lines = (_shown(unit.line, unit.text, cuts.get(unit.line, ())) for unit in units[:MOST_LINES])
    return tuple(lines), max(0, len(units) - MOST_LINES)


def _shown(number: int, text: str, cuts: Sequence[Cut]) -> ShownLine:
    parts = tuple((cut.text[:LONGEST_LINE], cut_in_words(cut.reason)) for cut in cuts)
    # The blanks between two parts of a line belong to neither.
    if parts and sum(len("".join(cut.text.split())) for cut in cuts) >= len("".join(text.split())):
        return ShownLine(number, text[:LONGEST_LINE], "; ".join(dict.fromkeys(why for _, why in parts)))
    return ShownLine(number, text[:LONGEST_LINE], None, parts)
