"""Front matter: what a person gives in it, and what the program says that wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from archive_gen.edtf import parse_edtf
from archive_gen.given import Given, check_given, is_date
from archive_gen.loader.headline.parts import without_outlet
from archive_gen.loader.lines import line_at
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata
from archive_gen.loader.stated_dates import StatedDate, read_stated_date
from archive_gen.loader.wrapping.fields import Property, meaning_of, read_fields
from archive_gen.loader.wrapping.front_matter_fields import read_front_matter_fields
from archive_gen.problems import Problem
from archive_gen.strict_yaml import Branch, Field, Node, Scalar, field_scalars


def read_front_matter(words: str, text: str, path: str) -> tuple[Given, PageMetadata, tuple[Problem, ...]]:
    """Return what the front matter of a decoded capture gives, what else it states, and its faults.

    Fields of this program are a person's. Those of web clippers and the like are metadata: a "published" is what the
    clipper read on the page, and a later `date` beside it is that of the note, by which the text was there. Beside an
    address alone a `date` may be either.
    """
    # JSON has its brackets for fences.
    first_line = 1 if words.startswith("{") else 2
    node, faults = read_front_matter_fields(words, path, first_line)
    given, problems = check_given(node, path, others=_is_of_another_program, last_line=line_at(text, len(text)))
    others = list(filter(_is_of_another_program, node.fields)) if isinstance(node, Branch) else []
    of_others = Branch(node.line, tuple(others)) if node else None
    stated = read_fields(list(properties_of(of_others, words, text, first_line=first_line)))
    if given.date and stated.published and _is_later(given.date, stated.published):
        note = _stated(given.date)
        saved = stated.saved or (note if note and note.latest else None)
        given = msgspec.structs.replace(given, date=None)
        stated = stated._replace(saved=saved, captured=stated.captured or (saved.options[0].latest if saved else None))
    elif given.date and stated.url:
        stated = stated._replace(noted=_stated(given.date))
    if stated != NOTHING_STATED:
        title, outlet = without_outlet(given.title or "")
        places = tuple([msgspec.structs.replace(place, by_program=True) for place in given.places])
        given = msgspec.structs.replace(given, title=title or None, places=places)
        stated = stated._replace(publisher=stated.publisher or outlet)
    return given, stated, (*faults, *problems)


def properties_of(node: Node | None, words: str, text: str, *, first_line: int) -> Iterator[Property]:
    """Yield the fields of front matter, its `words`, whose names programs use, with their places in a decoded text."""
    start = text.index(words)
    lines = [start]
    for line in words.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for field in node.fields if isinstance(node, Branch) else ():
        meaning = meaning_of(field.key)
        for scalar in field_scalars(node, field.key) if meaning else ():
            assert meaning is not None
            place = text.find(scalar.text, lines[scalar.line - first_line], start + len(words)) if scalar.text else -1
            yield Property(field.key, meaning, scalar.text, place)


def _is_of_another_program(field: Field) -> bool:
    """Whether a field is none of this program's, or a date that is not written as this program's dates are."""
    if field.key != "date":
        return field.key not in Given.__struct_fields__ and meaning_of(field.key) is not None
    return isinstance(field.node, Scalar) and not is_date(field.node.text) and _stated(field.node.text) is not None


def _stated(date: str) -> StatedDate | None:
    return read_stated_date("date", date)


def _is_later(date: str, published: tuple[StatedDate, ...]) -> bool:
    first = parse_edtf(date).earliest
    days = [option.latest for one in published for option in one.options if option.latest]
    return first is not None and bool(days) and first > max(days)
