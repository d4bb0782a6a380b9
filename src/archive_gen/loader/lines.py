"""Text to lines and units: a unit is what its writer meant as one line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from archive_gen.model import Span


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line with visible text: its number from 1, and where that text stands, white space at its ends excluded.

    `written` is the number that an editor gives it: not all see a line's end wherever one is meant.
    """

    number: int
    start: int
    end: int
    text: str
    written: int


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One logical line: a physical one, or the lines of a hard-wrapped paragraph.

    `text` is squeezed: every run of white space is one blank. `line` is the number of its first line in an editor, that
    two units share where what parts them is a line separator (U+2028) or the like: `place` tells all units apart.
    `gap` says whether a blank line stands before it.
    """

    text: str
    line: int
    spans: tuple[Span, ...]
    gap: bool

    @property
    def place(self) -> int:
        """Where it begins in the decoded capture."""
        return self.spans[0].start


def amid(text: str, unit: Unit) -> tuple[Span, ...]:
    """Return where anything stands between the lines of a unit of a decoded text: it is none of it."""
    if len(unit.spans) == 1:
        return ()
    between = (Span(one.end, other.start) for one, other in itertools.pairwise(unit.spans))
    return tuple([span for span in between if not text[span.start : span.end].isspace()])


_NARROWEST, _WIDEST = 40, 100
_SURE_RUN = 4
_RAGGED = 12
_SLACK = 4
_FEWEST_UNPARTED = 8
_FULL, _GOING_ON = 0.75, 0.3
_FEWEST_FIELDS = 3
_LABEL = re.compile(r"[^\W\d_][\w -]{0,30}: ")


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a decoded text that show anything."""
    found = []
    start, written = 0, 1
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        if shown := raw.strip():
            left = start + raw.index(shown[0])
            found.append(Line(number, left, left + len(shown), shown, written))
        start += len(raw)
        written += raw[-1] in "\n\r"
    return tuple(found)


def line_at(text: str, offset: int, start: int = 0) -> int:
    """Return the number of the line at an offset, as editors and `grep -n` count, from 1 at the line of `start`.

    A line ends at a line feed, a carriage return, or both. U+2028 and the like end one for a reader alone.
    """
    feeds, returns = text.count("\n", start, offset), text.count("\r", start, offset)
    return 1 + feeds + (returns - text.count("\r\n", start, offset) if returns else 0)


def make_units(lines: Sequence[Line]) -> tuple[Unit, ...]:
    """Return the units of a capture: hard-wrapped paragraphs joined, every other line by itself."""
    paragraphs = [part for group in _groups(lines) for part in _parted(group)]
    width = _capture_width(paragraphs)
    units: list[Unit] = []
    last = -1
    for paragraph in paragraphs:
        gap = paragraph[0].number > last + 1
        last = paragraph[-1].number
        if width and len(paragraph) > 1 and _fills(paragraph, width):
            spans = tuple([Span(line.start, line.end) for line in paragraph])
            text = _squeeze(" ".join([line.text for line in paragraph]))
            units.append(Unit(text, paragraph[0].written, spans, gap))
            continue
        for line in paragraph:
            spans = (Span(line.start, line.end),)
            units.append(Unit(_squeeze(line.text), line.written, spans, gap and line is paragraph[0]))
    return tuple(units)


def _squeeze(text: str) -> str:
    # Nearly all lines are squeezed as they stand, and splitting them takes five times as long as seeing that.
    if text.isascii() and "  " not in text and "\t" not in text:
        return text
    return " ".join(text.split())


def _groups(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """The runs of lines that no blank line parts."""
    group: list[Line] = []
    for line in lines:
        if group and line.number > group[-1].number + 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(group: list[Line]) -> list[list[Line]]:
    """The paragraphs of hard-wrapped lines that no blank line parts: each ends where a line is not full.

    Any other lines stay together: of wrapped ones most are full, and many go on with a word in lower case. Lines that
    all begin with a label, as a mail's header does, are each by itself, whatever their widths.
    """
    if len(group) >= _FEWEST_FIELDS and all(_LABEL.match(line.text) for line in group):
        return [[line] for line in group]
    if len(group) < _FEWEST_UNPARTED or not _NARROWEST <= (width := _width(group)) <= _WIDEST:
        return [group]
    if sum(len(line.text) for line in group) < _FULL * width * len(group):
        return [group]
    parts = [[group[0]]]
    for line, after in itertools.pairwise(group):
        if _is_full(line, after, width):
            parts[-1].append(after)
        else:
            parts.append([after])
    goes_on = sum(line.text[0].islower() for part in parts for line in part[1:])
    return parts if goes_on > _GOING_ON * len(group) else [group]


def _capture_width(paragraphs: Iterable[Sequence[Line]]) -> int:
    """The width at which a capture's paragraphs were wrapped; 0 where they do not show one.

    A few lines of like length could as well be a menu, or a headline above a byline. They show it where
    several end at the same width, and one goes on in the middle of a sentence, its next line in lower case.
    """
    several = [(p, _width(p)) for p in paragraphs if len(p) > 1]
    filled = [p for p, width in several if _NARROWEST <= width <= _WIDEST and _fills(p, width)]
    long = [p for p in filled if len(p) >= _SURE_RUN]
    alike = [p for p in filled if _width(p) > max(map(_width, filled)) - _RAGGED]
    running = any(line.text[0].islower() for p in alike for line in p[1:])
    sure = max(map(_width, long or (alike if running and len(alike) > 1 else [])), default=0)
    if not sure:
        return 0
    # Not every paragraph has a line that is quite full, so a short one can show the width best. It shows more than a
    # slack where a sentence goes on in it, and the sure ones fill that width, too.
    wider = (_width(p) for p in filled if _goes_on(p, sure + _RAGGED))
    shown = [width for width in wider if all(_fills(p, width) for p in long)]
    return max([_width(p) for p in filled if _width(p) <= sure + _SLACK] + shown, default=sure)


def _goes_on(paragraph: Sequence[Line], widest: int) -> bool:
    """Whether a paragraph is no wider and ends as a sentence does, and one goes on in lower case within it."""
    if _width(paragraph) > widest or not paragraph[-1].text.rstrip("\"'”’)").endswith((".", "!", "?")):
        return False
    return any(line.text[0].islower() for line in paragraph[1:])


def _width(paragraph: Sequence[Line]) -> int:
    return max([len(line.text) for line in paragraph])


def _fills(paragraph: Sequence[Line], width: int) -> bool:
    """Whether each line is as full as its width allows: the next line's first word would not have fitted.

    A slack of a few columns allows for a word that was broken elsewhere when the text was wrapped.
    """
    if _width(paragraph) > width:
        return False
    return all(_is_full(line, after, width) for line, after in itertools.pairwise(paragraph))


def _is_full(line: Line, after: Line, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width - _SLACK
