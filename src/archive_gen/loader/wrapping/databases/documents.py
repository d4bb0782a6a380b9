"""Several documents of a database in one file: where each begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from archive_gen.loader.wrapping.databases.layout import Layout, count_signs, has_text, sign_of
from archive_gen.loader.wrapping.databases.rows import Row, is_copyright


def part_documents(layout: Layout, rows: Sequence[Row]) -> list[list[Row]]:
    """Return the documents of a file in order, most often one; together they are all of its rows.

    A part without a text belongs to the one above it, and on top of a file to the one below.
    """
    documents: list[list[Row]] = []
    begun = False
    for part in _parts(layout, rows):
        if documents and not (begun and _is_document(layout, part)):
            documents[-1] += part
        else:
            documents.append(part)
        begun = begun or has_text(layout, part)
    return documents


def _parts(layout: Layout, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows, parted below what ends a document and above what begins one.

    Where nothing marks the end, it is where the fields below the text end.
    """
    parts: list[list[Row]] = [[]]
    told = trailing = False
    for row in rows:
        sign = sign_of(layout, row)
        names = {sign, row.name if row.name not in layout.signs else ""}
        after = trailing and not (row.name or sign) and _begins(layout, row, parts[-1][-1])
        if after or ((told or not row.name) and (row.name or sign) in layout.parts_above):
            parts.append([])
            told = trailing = False
        told = told or _tells(layout, row)
        trailing = told and (trailing or row.name in layout.trailing)
        parts[-1].append(row)
        if names & layout.parting:
            parts.append([])
            told = trailing = False
    return [part for part in parts if part]


def _tells(layout: Layout, row: Row) -> bool:
    """Whether a row is a sentence of a text."""
    return layout.meanings.get(row.name, "text") == "text" and len(row.said) >= _SENTENCE and row.said[-1] in '.!?"”’»'


_SENTENCE = 60


def _begins(layout: Layout, row: Row, above: Row) -> bool:
    """Whether a row without a label below the fields of a document is of the next one, and not of the last field."""
    ended = above.name in layout.trailing or is_copyright(above.unit.text)
    return (row.unit.gap or ended) and not is_copyright(row.unit.text)


def _is_document(layout: Layout, part: Sequence[Row]) -> bool:
    return has_text(layout, part) and count_signs(layout, part) >= layout.fewest
