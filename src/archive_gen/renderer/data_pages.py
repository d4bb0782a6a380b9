"""The pages that lead to the data files and tell what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from archive_gen.renderer.contexts import DataContext, Page, SchemaContext
from archive_gen.renderer.database import TABLES
from archive_gen.renderer.datasets import DataFiles
from archive_gen.renderer.schema import schema_rows
from archive_gen.renderer.setting import Setting
from archive_gen.renderer.table import FIELDS
from archive_gen.renderer.views import Link

DATA = "data/index.html"
SCHEMA = "data/schema/index.html"
_NOTES = {
    "records.jsonl": "a record a line as JSON: everything that its page says",
    "records.csv": "a record a row, for spreadsheets",
    "records.sqlite": "a database of records, blocks, tags, clues and events",
    "figures.json": "how many records there are, by how exactly they are dated",
    "record.schema.json": "the JSON Schema of a record",
    "datapackage.json": "a description of these files for programs, with their sums",
}
_ORDER = tuple(_NOTES)


def plan_data(setting: Setting, data: DataFiles) -> Iterator[Page]:
    """Yield the page of the data files, and the one that explains their keys and columns."""
    frame = setting.frame(DATA, "Data", section=DATA, description="The archive as files for other programs")
    yield Page(DATA, "data.html.jinja", "the data page", DataContext(frame, "Data", _files(data), data.left_out))
    frame = setting.frame(
        SCHEMA,
        "What the data files hold",
        section=DATA,
        description="The keys of a record, the columns of the table, the tables of the database",
        crumbs=[Link("Data", DATA)],
    )
    columns = tuple((one.name, one.type, one.description) for one in FIELDS)
    context = SchemaContext(frame, "What the data files hold", tuple(schema_rows()), columns, TABLES)
    yield Page(SCHEMA, "schema.html.jinja", "the data page", context)


def _files(data: DataFiles) -> tuple[Link, ...]:
    """Return the files as links, those of most use first, each with its size and what it holds."""
    found = []
    for path, size in data.sizes.items():
        name = path.removeprefix("data/")
        stem, _, part = name.removesuffix(".jsonl").partition("-")
        kind = f"{stem}.jsonl" if part else name
        of = "those of no single year" if part.startswith("other") else f"those of {part[:4]}"
        words = f"{_NOTES[kind]}; {of}" if part else _NOTES[kind]
        found.append((_ORDER.index(kind), name, Link(name, path, note=f"{size_in_words(size)}: {words}")))
    return tuple(link for _, _, link in sorted(found))


def size_in_words(size: int) -> str:
    """Return a number of bytes as "412 bytes", "54 kB" or "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{-(-size // 1000)} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
