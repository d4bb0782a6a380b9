"""Several documents of a database in one file: where each begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from archive_gen.loader.wrapping.databases.layout import Layout, count_signs, has_text, sign_of
from archive_gen.loader.wrapping.databases.rows import Row


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
    """The rows, parted below what ends a document and above what begins one."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        names = {sign_of(layout, row), row.name if row.name not in layout.signs else ""}
        if names & layout.parts_above and parts[-1]:
            parts.append([])
        parts[-1].append(row)
        if names & layout.parting:
            parts.append([])
    return [part for part in parts if part]


def _is_document(layout: Layout, part: Sequence[Row]) -> bool:
    return has_text(layout, part) and count_signs(layout, part) >= layout.fewest
