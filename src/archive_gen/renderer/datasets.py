"""The archive as files for other programs: its records as JSON Lines and CSV, the whole as SQLite."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from archive_gen.config import Config
from archive_gen.contents import Content, Piece, Shelf, Spooled, size_of, sum_of
from archive_gen.model import Archive
from archive_gen.renderer.database import LastTables, TooLarge, least_size, make_sqlite
from archive_gen.renderer.json_lines import json_lines
from archive_gen.renderer.periods import period_of
from archive_gen.renderer.pieces import (
    KnownData,
    Layout,
    Ready,
    Strip,
    find_lines,
    join_pieces,
)
from archive_gen.renderer.schema import make_schema
from archive_gen.renderer.table import FIELDS, NAMES, csv_lines, row_of, ties_of
from archive_gen.slugs import make_slug
from archive_gen.stacks import Stacks

RECORDS_FILE, CSV_FILE, SQLITE_FILE = "data/records.jsonl", "data/records.csv", "data/records.sqlite"
FIGURES_FILE, SCHEMA_FILE, PACKAGE_FILE = "data/figures.json", "data/record.schema.json", "data/datapackage.json"
LARGEST_FILE = 90_000_000
"""Bytes. GitHub refuses files of 100 MB, and a repository that has one cannot be pushed any more."""


class DataFiles(NamedTuple):
    """The data files' sizes in bytes by path, and in words which of them an archive is too large for."""

    sizes: dict[str, int]
    left_out: tuple[str, ...]


class Datasets(NamedTuple):
    """The data files by path, those that were made and those that stand in the site already; in words which of them an
    archive is too large for; and where they have each record.
    """

    files: dict[str, Content]
    standing: dict[str, Content]
    left_out: tuple[str, ...]
    layout: Layout

    @property
    def told(self) -> DataFiles:
        """What is said of them where they are offered."""
        files = {**self.standing, **self.files}
        return DataFiles({path: size_of(content) for path, content in files.items()}, self.left_out)


def make_datasets(
    archive: Archive,
    stacks: Stacks,
    config: Config,
    shelf: Shelf,
    kept: KnownData,
    *,
    largest: int = LARGEST_FILE,
) -> Datasets:
    """Return the archive's data files, none of them larger than `largest` bytes unless a single record is.

    A file that would be too large is parted by year, or lacks the texts, or is left out. The large ones are put
    on the shelf. What is `kept` of the entries is copied from the last files.
    """
    standing = kept.last.files
    order = range(len(archive.entries))
    records, rows = _find_records(archive, stacks, shelf, kept), _find_rows(archive, shelf, kept)
    parts = _part_records(archive, records, largest)
    table = join_pieces([_names_piece(shelf), *rows.pieces(order)], CSV_FILE, standing, shelf)
    database = _make_database(archive, stacks, shelf, kept, size_of(table), largest)
    files: dict[str, Content] = {
        **{path: join_pieces(records.pieces(part), path, standing, shelf) for path, part in parts.items()},
        FIGURES_FILE: msgspec.json.format(msgspec.json.encode(archive.figures), indent=2) + b"\n",
        SCHEMA_FILE: make_schema(config.title),
        **({CSV_FILE: table} if size_of(table) <= largest else {}),
        **({SQLITE_FILE: database.content} if database.content else {}),
    }
    left_out = (*(() if CSV_FILE in files else (_NO_TABLE,)), *database.left_out)
    files[PACKAGE_FILE] = make_datapackage(config, files)
    staying = {path: content for path, content in files.items() if standing.get(path) == content}
    made = {path: content for path, content in files.items() if path not in staying}
    strips = {
        **{path: Strip.of(part, records.sizes_of(part)) for path, part in parts.items()},
        CSV_FILE: Strip.of(order, rows.sizes_of(order)),
        SQLITE_FILE: database.strip,
    }
    return Datasets(made, staying, left_out, Layout(kept.keys, strips, database.with_texts))


def _find_records(archive: Archive, stacks: Stacks, shelf: Shelf, kept: KnownData) -> Ready:
    """Return the records as JSON Lines."""

    def make(numbers: Iterable[int]) -> Iterable[str]:
        return json_lines(archive, stacks, (archive.entries[number] for number in numbers))

    return find_lines(_by_source(archive), kept, lambda path: path.endswith(".jsonl"), make, shelf)


def _by_source(archive: Archive) -> list[int]:
    sources = [entry.card.source for entry in archive.entries]
    return sorted(range(len(sources)), key=sources.__getitem__)


Part = list[int]
"""The numbers of the entries whose lines are in a file."""


def _part_records(archive: Archive, records: Ready, largest: int) -> dict[str, Part]:
    """Return which records each file has, in the order of their sources: one file, or one for each year and for those
    of no single year.

    A new record then changes the file of its year alone. A year that is too large itself has several.
    """
    order = _by_source(archive)
    sizes = records.sizes_of(range(len(order)))
    if sum(sizes) <= largest:
        return {RECORDS_FILE: order}
    years: dict[int | None, Part] = {}
    for number in order:
        years.setdefault(period_of(archive.entries[number].card.dating).year, []).append(number)
    named = {"other" if year is None else f"{year:04}": part for year, part in years.items()}
    return {
        RECORDS_FILE.replace(".jsonl", f"-{name}{f'-{number}' if number > 1 else ''}.jsonl"): part
        for name, whole in sorted(named.items())
        for number, part in enumerate(_split(whole, sizes, largest), 1)
    }


def _split(whole: Part, sizes: Sequence[int], largest: int) -> Iterator[Part]:
    part: Part = []
    size = 0
    for number in whole:
        if part and size + sizes[number] > largest:
            yield part
            part, size = [], 0
        part.append(number)
        size += sizes[number]
    yield part


def _find_rows(archive: Archive, shelf: Shelf, kept: KnownData) -> Ready:
    """Return the rows of the table of all records as CSV."""
    entries, ties = archive.entries, ties_of(archive)

    def make(numbers: Iterable[int]) -> Iterable[str]:
        return csv_lines(row_of(entries[number], ties) for number in numbers)

    return find_lines(range(len(entries)), kept, lambda path: path == CSV_FILE, make, shelf)


def _names_piece(shelf: Shelf) -> Piece:
    """Return the row of the columns' names as CSV."""
    [names] = csv_lines([NAMES])
    content = shelf.keep([names.encode()])
    return Piece(content, 0, size_of(content))


class _Database(NamedTuple):
    """The database, None where it would be too large; which rows each entry has; and what is to be said of it."""

    content: Content | None
    strip: Strip
    with_texts: bool
    left_out: tuple[str, ...]


def _make_database(
    archive: Archive, stacks: Stacks, shelf: Shelf, kept: KnownData, table_size: int, largest: int
) -> _Database:
    for with_texts in (True, False):
        # What is too large by its values alone need not be written to see that, at each build anew.
        if least_size(archive, table_size, with_texts=with_texts) > largest:
            continue
        make = partial(make_sqlite, archive, stacks, with_texts=with_texts, largest=largest)
        with contextlib.suppress(TooLarge):
            content, strip = _written(make, shelf, _last_tables(kept, with_texts))
            if size_of(content) <= largest:
                return _Database(content, strip, with_texts, () if with_texts else (_NO_TEXTS,))
    return _Database(None, Strip.of(()), False, (_NO_DATABASE,))


_NO_TABLE = "The table of all records would be too large for a file; the JSON Lines hold the same."
_NO_TEXTS = "The database has no texts, which would make it too large for a file; the JSON Lines have them."
_NO_DATABASE = "The database would be too large for a file; the JSON Lines hold the same."


def _last_tables(kept: KnownData, with_texts: bool) -> LastTables | None:
    if kept.last.layout.with_texts != with_texts:
        return None
    for content, strip in kept.strips(lambda path: path == SQLITE_FILE):
        if isinstance(content, Spooled):
            return LastTables(content.place, strip.sizes, kept.places(strip.numbers))
    return None


def _written(make: Callable[..., Strip], shelf: Shelf, last: LastTables | None) -> tuple[Content, Strip]:
    """Return a database, and which rows each entry has."""
    strips: list[Strip] = []

    def write(path: str, last: LastTables | None) -> None:
        strips[:] = [make(path, last=last)]

    if last:
        # One that SQLite cannot read after all is no loss: all of it can be made.
        with contextlib.suppress(sqlite3.DatabaseError):
            return shelf.written(partial(write, last=last)), strips[0]
    return shelf.written(partial(write, last=None)), strips[0]


def make_datapackage(config: Config, files: Mapping[str, Content]) -> bytes:
    """Return the description of the data files (Frictionless Data Package 1), with their sizes and sums."""
    package = {
        "profile": "data-package",
        "name": make_slug(config.title) or "archive",
        "title": config.title,
        "description": config.description,
        **({"homepage": config.base_url} if config.base_url else {}),
        "resources": [_resource(path, content) for path, content in sorted(files.items())],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


_MEDIA = {
    ".csv": "text/csv",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
    ".sqlite": "application/vnd.sqlite3",
}


def _resource(path: str, content: Content) -> dict[str, object]:
    name = path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    found: dict[str, object] = {
        "name": f"{stem}-{ending}", "path": name, "mediatype": _MEDIA[f".{ending}"],
        "bytes": size_of(content), "hash": f"sha256:{sum_of(content)}",
    }  # fmt: skip
    if path == CSV_FILE:
        fields = [{"name": one.name, "type": one.type, "description": one.description} for one in FIELDS]
        schema = {"fields": fields, "primaryKey": "id", "missingValues": [""]}
        found |= {"profile": "tabular-data-resource", "encoding": "utf-8", "schema": schema}
    return found
