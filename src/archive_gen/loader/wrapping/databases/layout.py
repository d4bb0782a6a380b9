"""How a database lays out a text: its labels and what they mean, and what it is known by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from archive_gen.loader.lines import Line, Unit, line_at, make_units
from archive_gen.loader.wrapping.databases.rows import LONG, FindLabel, Row, is_copyright, without_label
from archive_gen.loader.wrapping.databases.stating import KEPT, Meaning, Statement, read_statements
from archive_gen.loader.wrapping.wrapping import Wrapping

_FULL_LINE = 55


class Layout(NamedTuple):
    """The labels of a database and their meanings, and its signs.

    `ending` are the labels that may stand below the text, `closing` those that only the database has, wherever they
    stand. `signs` are labels that only it has, with what is behind them, and `lines` lines that only it has: of these,
    `fewest` have to be there. Such a line is taken off, but for those `told` of, whose meaning `place` tells, as it
    does of all rows without a label. `parting` names what one of several documents in a file ends with, `parts_above`
    what it begins with, and `trailing` fields of its end, where nothing else marks that. `inverted` says that names
    have the surname first.
    """

    name: str
    find: FindLabel
    meanings: Mapping[str, Meaning]
    ending: frozenset[str]
    closing: frozenset[str]
    signs: Mapping[str, re.Pattern[str]]
    lines: Mapping[str, re.Pattern[str]]
    place: Callable[[list[Row], list[Meaning]], None]
    parting: frozenset[str]
    parts_above: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    fewest: int = 2
    inverted: bool = False


ANYTHING, NOTHING, NOTHING_OR_ANYTHING = re.compile(r"\S"), re.compile(r"$"), re.compile(r"")
"""What the words behind a sign are like."""


def meanings_of(labels: Mapping[Meaning, str], other: str) -> dict[str, Meaning]:
    """Return labels with what they mean, of texts that have a bar between each two; `other` say nothing of a text."""
    found: dict[str, Meaning] = {name: meaning for meaning, names in labels.items() for name in names.split("|")}
    others: Mapping[str, Meaning] = dict.fromkeys(other.split("|"), "other")
    return {**others, **found}


def label_set(names: str) -> frozenset[str]:
    """Return the labels of a text that has a bar between each two."""
    return frozenset(names.split("|"))


def signs_of(names: str, shape: re.Pattern[str]) -> dict[str, re.Pattern[str]]:
    """Return labels of a text that has a bar between each two, with what is behind each."""
    return dict.fromkeys(names.split("|"), shape)


def count_signs(layout: Layout, rows: Sequence[Row]) -> int:
    """Return how many different signs of a layout stand above the text or below it."""
    texts = _text_rows(layout, rows)
    first, last = (texts[0], texts[-1]) if texts else (len(rows), -1)
    outside = [i for i in range(len(rows)) if i <= first or i >= last]
    return len({sign for i in outside if (sign := sign_of(layout, rows[i], _said(rows, i)))})


def _said(rows: Sequence[Row], i: int) -> str:
    """What a label says, which may stand in the row below it."""
    below = i + 1 < len(rows) and rows[i].name and not rows[i].words and not rows[i + 1].name
    return rows[i + 1].said if below else rows[i].said


def has_text(layout: Layout, rows: Sequence[Row]) -> bool:
    """Return whether a paragraph is among the rows."""
    return bool(_text_rows(layout, rows))


def _text_rows(layout: Layout, rows: Sequence[Row]) -> list[int]:
    """The rows that are paragraphs for sure: the long ones, or in a text of short ones those that are sentences."""
    long = [i for i in range(len(rows)) if _is_text(layout, rows, i, LONG)]
    return long or [i for i in range(len(rows)) if rows[i].said.endswith(".") and _is_text(layout, rows, i, _SENTENCE)]


_SENTENCE = 60


def _is_text(layout: Layout, rows: Sequence[Row], i: int, least: int) -> bool:
    """Whether a row is a paragraph: behind the label of a text or its summary, or without any, and not below one.

    Below the label of a text it may stand.
    """
    row, above = rows[i], rows[i - 1] if i else None
    if len(row.said) < least or is_copyright(row.said) or (not row.name and sign_of(layout, row)):
        return False
    if row.name:
        return layout.meanings[row.name] in ("text", "abstract")
    return not (above and above.name and above.words is None and layout.meanings[above.name] != "text")


def sign_of(layout: Layout, row: Row, said: str | None = None) -> str:
    """Return the name of the sign that a row is, "" where it is none; `said` is what it says where not behind it."""
    shape = layout.signs.get(row.name) if row.name else None
    if shape is not None and shape.match(row.said if said is None else said):
        return row.name
    if row.unit.text and len(row.unit.text) <= _LONGEST_SIGN:
        return next((name for name, line in layout.lines.items() if line.fullmatch(row.unit.text)), "")
    return ""


_LONGEST_SIGN = 200


def unwrap_document(layout: Layout, rows: Sequence[Row], text: str) -> Wrapping | None:
    """Return a text without what a database wrote around it; None where nothing would be left."""
    own = list(rows)
    meanings = _mean(layout, own)
    _settle_title(layout, own, meanings)
    layout.place(own, meanings)
    found = _take_off(layout, own, meanings, text)
    return found if len(found.inside) > found.headed else None


def _mean(layout: Layout, rows: list[Row]) -> list[Meaning]:
    """What each row says by its label, or by the label above it. One amid the text that looks like one is none."""
    meanings: list[Meaning] = []
    texts = _text_rows(layout, rows)
    first, last = (texts[0], texts[-1]) if texts else (-1, len(rows))
    is_text = set(texts)
    label: Row | None = None
    labelled = any(layout.meanings.get(row.name) == "text" for row in rows)
    whole = labelled or any(not rows[i].name for i in texts)
    zone: Literal["head", "text", "tail"] = "head"
    for i, row in enumerate(rows):
        ends = row.name in layout.ending and (i > last or (i > first and row.name in layout.closing))
        if row.name and zone == "text" and not ends and row.name not in layout.closing:
            row = rows[i] = without_label(row)
        if row.name:
            label = row
            meaning = layout.meanings[row.name]
            meanings.append("text" if meaning == "abstract" and not whole else meaning)
            zone = "tail" if ends else "text" if i in is_text and meaning == "text" else zone
        elif (sign := sign_of(layout, row)) and sign not in layout.told:
            meanings.append("other")
            zone = "tail" if sign in layout.closing else zone
        elif zone == "tail":
            meanings.append("other")
        elif _goes_on(rows, meanings, i, label):
            meanings.append(meanings[-1])
        else:
            meanings.append("")
            zone = "text" if i in is_text or row.is_long else zone
    _mean_copyright(rows, meanings)
    return meanings


def _settle_title(layout: Layout, rows: Sequence[Row], meanings: list[Meaning]) -> None:
    """A headline among the fields below the text stands above it, too, and that is the one."""
    first = next(iter(_text_rows(layout, rows)), len(rows))
    above = {row.unit.text: i for i, row in enumerate(rows[:first]) if not meanings[i]}
    for i in range(first, len(rows)):
        if meanings[i] == "title":
            meanings[i] = "other"
            if rows[i].said in above:
                meanings[above[rows[i].said]] = "title"


def _goes_on(rows: Sequence[Row], meanings: Sequence[Meaning], i: int, label: Row | None) -> bool:
    """Whether a row without a label goes on with what the one above says, or says what that label asks for."""
    if not i or meanings[-1] == "text" or not meanings[-1]:
        return False
    if meanings[-1] == "abstract":
        return True
    above = rows[i - 1]
    if rows[i].is_long and rows[i].unit.gap:
        return False
    if above.name and above.words is None:
        return True
    if rows[i].is_long:
        return False
    # Where the label stands alone, all that no blank line parts belongs to it.
    if label and label.words is None and not rows[i].unit.gap:
        return True
    if i + 1 < len(rows) and rows[i + 1].name and not (rows[i].unit.gap or rows[i + 1].unit.gap):
        return True
    return not rows[i].unit.gap and len(above.unit.text) >= _FULL_LINE and meanings[-1] != "url"


def _mean_copyright(rows: Sequence[Row], meanings: list[Meaning]) -> None:
    """Who holds the rights is told right above the labels below the text, where not among them."""
    for i in range(len(rows) - 1, -1, -1):
        if meanings[i] not in KEPT:
            continue
        if meanings[i] or not is_copyright(rows[i].unit.text):
            break
        meanings[i] = "other"


def _take_off(layout: Layout, rows: Sequence[Row], meanings: Sequence[Meaning], text: str) -> Wrapping:
    title = _title_rows(rows, meanings)
    of_title = set(title)
    inside: list[Unit] = []
    around: list[Unit] = []
    statements: list[Statement] = []
    parted = False
    for i, (row, meaning) in enumerate(zip(rows, meanings, strict=True)):
        if row.words and meaning not in ("text", ""):
            statements.append(Statement(row.label.text.strip(" :*_#") if row.label else "", meaning, row.words))
        kept = i in of_title or (meaning in ("text", "") and (not title or i > title[0]))
        if not kept:
            around.append(row.unit)
        elif row.label:
            around.append(row.label)
        if kept and row.words:
            below = i in of_title and i != title[0]
            words = _joined(inside.pop(), row.words) if below else row.words
            inside.append(msgspec.structs.replace(words, gap=True) if parted or row.label else words)
        parted = not kept or row.words is None or i in title[-1:]
    stated = read_statements(statements, text, inverted=layout.inverted)
    headline = inside[: bool(title)]
    return Wrapping((*headline, *_rejoined(inside[len(headline) :], text)), tuple(around), stated, headed=bool(title))


def _rejoined(units: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """The units with the lines of hard-wrapped paragraphs joined, which a label right above kept apart."""
    lines: list[Line] = []
    number = 0
    for unit in units:
        number += unit.gap
        for span in unit.spans:
            number += 1
            written = unit.line + line_at(text, span.start, unit.place) - 1
            lines.append(Line(number, span.start, span.end, text[span.start : span.end], written))
    return make_units(lines)


_MOST_LINES = 4


def _title_rows(rows: Sequence[Row], meanings: Sequence[Meaning]) -> list[int]:
    """The rows of the first headline, which may be of several lines; it may stand there again as a field."""
    first = next((i for i, meaning in enumerate(meanings) if meaning == "title" and rows[i].words), None)
    if first is None:
        return []
    found = [first]
    while (
        len(found) < _MOST_LINES
        and found[-1] + 1 < len(rows)
        and meanings[found[-1] + 1] == "title"
        and not rows[found[-1] + 1].name
    ):
        found.append(found[-1] + 1)
    return found


def _joined(above: Unit, below: Unit) -> Unit:
    return msgspec.structs.replace(above, text=f"{above.text} {below.text}", spans=(*above.spans, *below.spans))
