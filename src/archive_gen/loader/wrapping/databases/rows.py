"""The rows of a text from a database: each a label with what stands behind it, or words without a label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from archive_gen.loader.lines import Unit, line_at
from archive_gen.model import Span

LONG = 140
"""From how many characters on a row without a label is a paragraph, and no headline, name or label of a database."""

_COPYRIGHT = re.compile(
    r"\W{0,6}(?:copyright|\(c\)|©|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados)",
    re.IGNORECASE,
)
_LONGEST_COPYRIGHT = 600


class Label(NamedTuple):
    """A label's name, folded, and where it ends in the decoded capture."""

    name: str
    end: int


FindLabel: TypeAlias = Callable[[str, int, int], Label | None]
"""Finds the label that a line begins with: of a text, from where that line stands to where it ends."""


class Row(NamedTuple):
    """A unit; the name of its label, "" where it has none; the label by itself; and the words behind it."""

    name: str
    unit: Unit
    label: Unit | None
    words: Unit | None

    @property
    def said(self) -> str:
        """What stands behind the label, or in a row without one."""
        return self.words.text if self.words else ""

    @property
    def is_long(self) -> bool:
        """Whether it is a paragraph without a label."""
        return not self.name and len(self.unit.text) >= LONG and not is_copyright(self.unit.text)


def is_copyright(text: str) -> bool:
    """Return whether a line says who holds the rights."""
    return _COPYRIGHT.match(text) is not None and len(text) <= _LONGEST_COPYRIGHT


def fold_name(name: str) -> str:
    """Return a label as it is looked up: in lower case, without hyphens."""
    return " ".join(name.replace("-", " ").casefold().split())


# Markdown, into which programs turn what a database gave as a Word file, marks labels as bold.
_NAMED = re.compile(r"(?:\*\*|__)?(?P<name>[^\W\d_][\w/() -]{0,60}?)(?:\*\*|__)?\s?:(?:\*\*|__)?\s{0,80}")
_BARE = re.compile(r"(?:#{1,4} |\*\*|__)?(?P<name>[^\W\d_][\w() -]{0,60}?)(?:\*\*|__)?")


def find_labels(names: Iterable[str], bare: Iterable[str] = ()) -> FindLabel:
    """Return what finds one of the `names` with a colon behind it, or one of the `bare` alone on a line."""
    known, alone = frozenset(names), frozenset(bare)

    def find(text: str, start: int, end: int) -> Label | None:
        match = _NAMED.match(text, start, end)
        if match and (name := fold_name(match["name"])) in known:
            return Label(name, match.end())
        match = _BARE.fullmatch(text, start, end)
        if match and (name := fold_name(match["name"])) in alone:
            return Label(name, end)
        return None

    return find


def make_rows(units: Sequence[Unit], text: str, find: FindLabel) -> list[Row]:
    """Return the rows of a capture. Lines that were taken for one paragraph are parted where a label begins."""
    return [row for unit in units for part in _parted(unit, text, find) for row in _make_rows(part, text, find)]


def without_label(row: Row) -> Row:
    """Return a row as one without a label, for its words only look like one."""
    return Row("", row.unit, None, row.unit)


def _parted(unit: Unit, text: str, find: FindLabel) -> Iterator[Unit]:
    spans = unit.spans
    if len(spans) == 1:
        yield unit
        return
    first = 0
    for place in range(1, len(spans) + 1):
        if place == len(spans) or find(text, spans[place].start, spans[place].end):
            yield _of_spans(unit, text, spans[first:place]) if (first, place) != (0, len(spans)) else unit
            first = place


def _make_rows(unit: Unit, text: str, find: FindLabel) -> Iterator[Row]:
    """A row, or two where a label stands right behind another one: "Full Text: Byline: Jane Doe"."""
    row, end = _make_row(unit, text, find)
    if row.words and end < unit.spans[0].end and find(text, end, unit.spans[0].end):
        assert row.label is not None
        yield Row(row.name, row.label, row.label, None)
        yield _make_row(row.words, text, find)[0]
    else:
        yield row


def _make_row(unit: Unit, text: str, find: FindLabel) -> tuple[Row, int]:
    """A row, and where its label ends, or where it ends itself."""
    first, *others = unit.spans
    label = find(text, first.start, first.end)
    if label is None:
        return Row("", unit, None, unit), first.end
    own = _of_spans(unit, text, (Span(first.start, first.start + len(text[first.start : label.end].rstrip())),))
    rest = tuple(others) if label.end >= first.end else (Span(label.end, first.end), *others)
    words = _of_spans(unit, text, rest) if rest else None
    return Row(label.name, unit, own, words if words and words.text else None), label.end


def _of_spans(unit: Unit, text: str, spans: Sequence[Span]) -> Unit:
    """A part of a unit, by the spans that it is made of."""
    start = spans[0].start
    words = " ".join(" ".join([text[span.start : span.end] for span in spans]).split())
    line = unit.line + line_at(text, start, unit.place) - 1
    return msgspec.structs.replace(
        unit, text=words, line=line, spans=tuple(spans), gap=unit.gap and start == unit.place
    )
