"""The archive as files for other programs: its records as JSON Lines and CSV, the whole as SQLite."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

import msgspec

from archive_gen.config import Config
from archive_gen.contents import Content, Shelf, size_of, sum_of
from archive_gen.model import Archive, Entry, Facet, TaggedRecord
from archive_gen.renderer.periods import period_of
from archive_gen.renderer.schema import make_schema
from archive_gen.slugs import make_slug
from archive_gen.stacks import Stacks, fetch_entry

RECORDS_FILE, CSV_FILE, SQLITE_FILE = "data/records.jsonl", "data/records.csv", "data/records.sqlite"
FIGURES_FILE, SCHEMA_FILE, PACKAGE_FILE = "data/figures.json", "data/record.schema.json", "data/datapackage.json"
LARGEST_FILE = 90_000_000
"""Bytes. GitHub refuses files of 100 MB, and a repository that has one cannot be pushed any more."""

Stretch = tuple[int, int]
_FACETS: tuple[Facet, ...] = ("actors", "countries", "topics")
# A spreadsheet takes a cell that begins so for a formula, and what it says was written by a stranger.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Which library wrote the file, and in how many steps, is no part of the archive: equal input gives equal bytes. These
# are the file change counter, the number that it was valid for, and the library's version (SQLite file format, 1.3).
_HEADER_NUMBERS = {24: 1, 92: 1, 96: 3_040_000}


class Field(NamedTuple):
    """A column of the records' table; `type` is Frictionless Table Schema's."""

    name: str
    type: str
    description: str


FIELDS = (
    Field("id", "string", "the record's id, which other columns refer to"),
    Field("permalink", "string", "its page, from the site's root"),
    Field("title", "string", "the headline"),
    Field("title_basis", "string", "stated in the capture, given by a person, or made from the lead"),
    Field("byline", "string", "the authors, parted by semicolons"),
    Field("publisher", "string", "the outlet"),
    Field("section", "string", "the part of the outlet that it stood in"),
    Field("original_url", "string", "its address on the web, where the capture states it"),
    Field("language", "string", "BCP 47; und where its words do not tell"),
    Field("date", "string", "the publication date as EDTF, as exact as the evidence; empty where undated"),
    Field("date_earliest", "date", "the first day that it can be of; empty where that end is open"),
    Field("date_latest", "date", "the last day that it can be of; empty where that end is open"),
    Field("date_precision", "string", "day, month, year, range or none"),
    Field("date_basis", "string", "given, stated, inferred, inherited or none"),
    Field("captured", "date", "the day on which the page was saved"),
    Field("main_countries", "string", "countries that it is about: ISO 3166 codes, parted by semicolons"),
    Field("countries", "string", "all countries that it names"),
    Field("main_actors", "string", "people and organisations that it is about, by id"),
    Field("actors", "string", "all that it names"),
    Field("main_topics", "string", "topics that it is mainly about, by id"),
    Field("topics", "string", "all topics that it has"),
    Field("story", "string", "the id of the record that its story is called by; empty where it is in none"),
    Field("duplicate_of", "string", "the id of the version of its text that is shown first; empty for that one"),
    Field("source", "string", "the capture's file"),
    Field("sha256", "string", "the SHA-256 sum of the capture's bytes"),
)


TABLES = (
    ("records", "one a record", "the columns above"),
    ("blocks", "one a paragraph, heading or other block", "record, number (from 0), role, text"),
    ("tags", "one a tag", "record, facet (actors, countries, topics), id, name, main (0 or 1), count, why"),
    ("clues", "one a clue to a date", "record, rule, quote, line, earliest, latest, used (0 or 1), reason"),
    ("events", "one a day that a text tells of", "record, date, id, name, quote"),
)
"""The database's tables: name, what a row is, its columns."""


class DataFiles(NamedTuple):
    """The data files' sizes in bytes by path, and in words which of them an archive is too large for."""

    sizes: dict[str, int]
    left_out: tuple[str, ...]


class Datasets(NamedTuple):
    """The data files by path, and in words which of them an archive is too large for."""

    files: dict[str, Content]
    left_out: tuple[str, ...]

    @property
    def told(self) -> DataFiles:
        """What is said of them where they are offered."""
        return DataFiles({path: size_of(content) for path, content in self.files.items()}, self.left_out)


Lines = Callable[[Iterable[Entry]], Iterable[str]]
"""What makes the lines of JSON Lines of entries, one for each."""


def make_datasets(
    archive: Archive, stacks: Stacks, config: Config, lines: Lines, shelf: Shelf, *, largest: int = LARGEST_FILE
) -> Datasets:
    """Return the archive's data files, none of them larger than `largest` bytes unless a single record is.

    A file that would be too large is parted by year, or lacks the texts, or is left out. The large ones are put
    on the shelf.
    """
    files: dict[str, Content] = {
        **_part_lines(archive, lines, shelf, largest),
        FIGURES_FILE: msgspec.json.format(msgspec.json.encode(archive.figures), indent=2) + b"\n",
        SCHEMA_FILE: make_schema(config.title),
    }
    left_out = []
    table = shelf.keep(make_csv(archive))
    if size_of(table) <= largest:
        files[CSV_FILE] = table
    else:
        left_out.append("The table of all records would be too large for a file; the JSON Lines hold the same.")
    database = shelf.written(partial(make_sqlite, archive, stacks))
    if size_of(database) > largest:
        database = shelf.written(partial(make_sqlite, archive, stacks, with_texts=False))
        left_out.append(
            "The database has no texts, which would make it too large for a file; the JSON Lines have them."
        )
    if size_of(database) <= largest:
        files[SQLITE_FILE] = database
    else:
        left_out[-1] = "The database would be too large for a file; the JSON Lines hold the same."
    return Datasets(files | {PACKAGE_FILE: make_datapackage(config, files)}, tuple(left_out))


def _part_lines(archive: Archive, lines: Lines, shelf: Shelf, largest: int) -> dict[str, Content]:
    """Return the records as JSON Lines, in the order of their sources: one file, or one for each year and for those
    of no single year.

    A new record then changes the file of its year alone. A year that is too large itself has several.
    """
    entries = sorted(archive.entries, key=lambda entry: entry.card.source)
    ends = [0]
    whole = shelf.keep(_counted(lines(entries), ends))
    if size_of(whole) <= largest:
        return {RECORDS_FILE: whole}
    parts: dict[str, list[Stretch]] = {}
    for entry, stretch in zip(entries, pairwise(ends), strict=True):
        year = period_of(entry.card.dating).year
        parts.setdefault("other" if year is None else f"{year:04}", []).append(stretch)
    return {
        RECORDS_FILE.replace(".jsonl", f"-{name}{f'-{number}' if number > 1 else ''}.jsonl"): shelf.keep(
            shelf.slices(whole, piece)
        )
        for name, part in sorted(parts.items())
        for number, piece in enumerate(_pieces(part, largest), 1)
    }


def _counted(lines: Iterable[str], ends: list[int]) -> Iterator[bytes]:
    """Yield lines as bytes, and put down where each ends."""
    for line in lines:
        content = line.encode()
        ends.append(ends[-1] + len(content))
        yield content


def _pieces(lines: Iterable[Stretch], largest: int) -> Iterator[list[Stretch]]:
    piece: list[Stretch] = []
    size = 0
    for start, end in lines:
        if piece and size + end - start > largest:
            yield piece
            piece, size = [], 0
        piece.append((start, end))
        size += end - start
    yield piece


def make_csv(archive: Archive) -> Iterator[bytes]:
    """Yield a row a record, in reading order, as CSV (RFC 4180, UTF-8 with line feeds); first that of the names.

    A cell that a spreadsheet would take for a formula has an apostrophe in front.
    """
    for row in chain([tuple(field.name for field in FIELDS)], _rows(archive)):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow([_harmless(value) for value in row])
        yield text.getvalue().encode()


def _harmless(value: str | None) -> str:
    return f"'{value}" if value and value.startswith(_FORMULA) else value or ""


def make_sqlite(archive: Archive, stacks: Stacks, path: str, *, with_texts: bool = True) -> None:
    """Write the archive as an SQLite database: records, and by their ids the blocks, tags, clues and events.

    Without texts the table of blocks is empty. Raises sqlite3.OperationalError where the disk does not do its part.
    """
    connection = sqlite3.connect(path)
    # A database that is not whole is thrown away, so that it need not survive anything.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    columns = ", ".join(f'"{field.name}" TEXT' + (" PRIMARY KEY" if field.name == "id" else "") for field in FIELDS)
    connection.executescript(
        f"CREATE TABLE records ({columns}) WITHOUT ROWID;"
        "CREATE TABLE blocks (record TEXT, number INTEGER, role TEXT, text TEXT);"
        "CREATE TABLE tags (record TEXT, facet TEXT, id TEXT, name TEXT, main INTEGER, count INTEGER, why TEXT);"
        "CREATE TABLE clues (record TEXT, rule TEXT, quote TEXT, line INTEGER, earliest TEXT, latest TEXT, "
        "used INTEGER, reason TEXT);"
        "CREATE TABLE events (record TEXT, date TEXT, id TEXT, name TEXT, quote TEXT);"
    )
    insert = {
        table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(connection.execute(info).fetchall()))})"
        for table, *_ in TABLES
        if (info := f"PRAGMA table_info({table})")
    }
    connection.executemany(insert["records"], _rows(archive))
    for entry in archive.entries:
        for table, rows in _rows_of(fetch_entry(stacks, entry)):
            if with_texts or table != "blocks":
                connection.executemany(insert[table], rows)
    connection.execute("CREATE INDEX tags_by_id ON tags (facet, id)")
    connection.execute("CREATE INDEX blocks_by_record ON blocks (record)")
    connection.commit()
    connection.close()
    with open(path, "r+b") as file:
        for place, number in _HEADER_NUMBERS.items():
            file.seek(place)
            file.write(number.to_bytes(4, "big"))


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


def _rows(archive: Archive) -> Iterator[tuple[str | None, ...]]:
    ids = [entry.card.id for entry in archive.entries]
    stories = {ids[telling.entry]: story.id for story in archive.stories for telling in story.tellings}
    firsts = {ids[variant.entry]: ids[one.first] for one in archive.versions for variant in one.variants}
    for entry in archive.entries:
        values = _values(entry) | {"story": stories.get(entry.card.id), "duplicate_of": firsts.get(entry.card.id)}
        yield tuple(values[field.name] for field in FIELDS)


def _values(entry: Entry) -> dict[str, str | None]:
    card, dating = entry.card, entry.card.dating
    tags = {facet: card.tags(facet) for facet in _FACETS}
    return {
        "id": card.id,
        "permalink": entry.permalink,
        "title": card.title,
        "title_basis": card.title_basis,
        "byline": _listed(card.byline),
        "publisher": card.publisher,
        "section": card.section,
        "original_url": card.original_url,
        "language": card.language,
        "date": dating.edtf,
        "date_earliest": dating.earliest.isoformat() if dating.earliest else None,
        "date_latest": dating.latest.isoformat() if dating.latest else None,
        "date_precision": dating.precision,
        "date_basis": dating.basis,
        "captured": card.captured.isoformat() if card.captured else None,
        **{f"main_{facet}": _listed(tag.id for tag in tags[facet] if tag.main) for facet in _FACETS},
        **{facet: _listed(tag.id for tag in tags[facet]) for facet in _FACETS},
        "source": card.source,
        "sha256": card.sha256,
    }


def _listed(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _rows_of(tagged: TaggedRecord) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield by table what the database has of a record beside its row among the records."""
    record = tagged.record
    own = record.id
    yield "blocks", [(own, number, block.role, block.text) for number, block in enumerate(record.body)]
    yield (
        "tags",
        [
            (own, tag.facet, tag.id, tag.name, int(tag.main), tag.count, tag.why)
            for facet in _FACETS
            for tag in tagged.tags(facet)
        ],
    )
    yield "clues", [
        (
            own, clue.rule, clue.quote, clue.line, clue.earliest and clue.earliest.isoformat(),
            clue.latest and clue.latest.isoformat(), int(clue.used), clue.reason,
        )
        for clue in record.dating.evidence
    ]  # fmt: skip
    yield "events", [(own, event.date, event.id, event.name, event.quote) for event in record.events]
