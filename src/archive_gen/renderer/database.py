"""The archive as an SQLite database."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from pathlib import PurePath
from typing import NamedTuple

from archive_gen.model import Archive, Card, Facet, TaggedRecord
from archive_gen.renderer.pieces import LACKING, Strip, fill_places, runs_of
from archive_gen.renderer.table import FIELDS, row_of, ties_of
from archive_gen.stacks import Stacks, fetch_entry

TABLES = (
    ("records", "one a record", "the columns above"),
    ("blocks", "one a paragraph, heading or other block", "record, number (from 0), role, text"),
    ("tags", "one a tag", "record, facet (actors, countries, topics), id, name, main (0 or 1), count, why"),
    ("clues", "one a clue to a date", "record, rule, quote, line, earliest, latest, used (0 or 1), verdict, reason"),
    ("events", "one a day that a text tells of", "record, date, id, name, source, quote"),
)
"""The database's tables: name, what a row is, its columns."""

_FACETS: tuple[Facet, ...] = ("actors", "countries", "topics")
_COLUMNS = ", ".join(f'"{field.name}" TEXT' + (" PRIMARY KEY" if field.name == "id" else "") for field in FIELDS)
_SCHEMA = f"""
CREATE TABLE records ({_COLUMNS}) WITHOUT ROWID;
CREATE TABLE blocks (record TEXT, number INTEGER, role TEXT, text TEXT);
CREATE TABLE tags (record TEXT, facet TEXT, id TEXT, name TEXT, main INTEGER, count INTEGER, why TEXT);
CREATE TABLE clues (record TEXT, rule TEXT, quote TEXT, line INTEGER, earliest TEXT, latest TEXT, used INTEGER, \
verdict TEXT, reason TEXT);
CREATE TABLE events (record TEXT, date TEXT, id TEXT, name TEXT, source TEXT, quote TEXT);
"""
_SEVERAL = ("blocks", "tags", "clues", "events")
"""The tables that have several rows a record."""
_WAITING = _SEVERAL[1:]
"""Those whose rows are made with the blocks, and wait in tables of their own until all blocks are written."""
_CREATE_WAITING = "PRAGMA temp.journal_mode = OFF;" + "".join(
    f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table};" for table in _WAITING
)
_INSERT_RECORD = f"INSERT INTO records VALUES ({', '.join('?' * len(FIELDS))})"
_INSERT = {
    "blocks": "INSERT INTO main.blocks VALUES (?, ?, ?, ?)",
    "tags": "INSERT INTO temp.tags VALUES (?, ?, ?, ?, ?, ?, ?)",
    "clues": "INSERT INTO temp.clues VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "events": "INSERT INTO temp.events VALUES (?, ?, ?, ?, ?, ?)",
}
# With conditions, even where all is copied: without any SQLite would lay out the pages in another way.
_COPY_RECORDS = "INSERT INTO records SELECT * FROM last.records WHERE id BETWEEN ? AND ? ORDER BY id"
_COPY = "INSERT INTO main.{table} SELECT * FROM {source}.{table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
# Which library wrote the file, and in how many steps, is no part of the archive: equal input gives equal bytes. These
# are the file change counter, the number that it was valid for, and the library's version (SQLite file format, 1.3).
_HEADER_NUMBERS = {24: 1, 92: 1, 96: 3_040_000}
_AT_ONCE = 64
"""So many records are in memory, and are written from one look at the size of the database to the next."""


class LastTables(NamedTuple):
    """An earlier database, how many rows its records have in each table that has several, by id, and by the number of
    each entry which of these records it is, if any.
    """

    place: str
    counts: Sequence[Sequence[int]]
    places: Sequence[int]


_Rows = tuple[list[tuple[object, ...]], ...]
"""What the database has of a record beside its row among the records: for each table that has several its rows."""


class TooLarge(Exception):
    """The database would be larger than it may be."""


def make_sqlite(
    archive: Archive,
    stacks: Stacks,
    path: str,
    *,
    with_texts: bool = True,
    largest: int | None = None,
    last: LastTables | None = None,
) -> Strip:
    """Write the archive as an SQLite database: records, and by their ids the blocks, tags, clues and events. Return
    how many rows of each of these the entries have, in the order of their ids.

    Without texts the table of blocks is empty. What the last database has of an entry is copied from there. The pages
    of the file come to be in the order in which rows do: table by table, and in each by id, so that the bytes are the
    same. Raises TooLarge, with a file that is not whole, where it is seen to grow larger than `largest` bytes;
    sqlite3.OperationalError where the disk does not do its part; and any sqlite3.DatabaseError where the last database
    is none.
    """
    ids = [entry.card.id for entry in archive.entries]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    kept = last.counts if last else [[] for _ in _SEVERAL]
    runs = _runs(order, last)

    def rows_of(number: int) -> _Rows:
        return _rows_of(fetch_entry(stacks, archive.entries[number]), with_texts=with_texts)

    with contextlib.closing(_new_database(path)) as connection:
        if last:
            # Of what is said to be immutable SQLite looks for no journal, and takes no locks.
            connection.execute("ATTACH ? AS last", (f"{PurePath(last.place).as_uri()}?immutable=1",))
        _fill_records(connection, archive, runs)
        made = _fill_blocks(connection, runs, kept[0], rows_of, largest)
        for table, own_kept, own_made in zip(_SEVERAL, kept, made, strict=True):
            if table in _WAITING:
                _copy_runs(connection, table, runs, own_kept, own_made)
        connection.execute("CREATE INDEX main.tags_by_id ON tags (facet, id)")
        connection.execute("CREATE INDEX main.blocks_by_record ON blocks (record)")
        connection.commit()
    with open(path, "r+b") as file:
        for place, number in _HEADER_NUMBERS.items():
            file.seek(place)
            file.write(number.to_bytes(4, "big"))
    return Strip.of(order, *(_counts(runs, *columns) for columns in zip(kept, made, strict=True)))


class _Run(NamedTuple):
    """Entries that follow each other by id, of which all are made, or all are copied from the last database.

    `first` is the place of the first among those that are made, or among the records of the last database.
    """

    numbers: Sequence[int]
    first: int
    is_made: bool

    @property
    def end(self) -> int:
        return self.first + len(self.numbers)


def _runs(order: Sequence[int], last: LastTables | None) -> list[_Run]:
    places = list(last.places) if last else [LACKING] * len(order)
    before = len(last.counts[0]) if last else 0
    fill_places(places, order, before)
    ordered = [places[number] for number in order]
    return [
        _Run(order[start:end], ordered[start] - before * is_made, is_made)
        for start, end in runs_of(ordered, {before})
        for is_made in [ordered[start] >= before]
    ]


def _counts(runs: Iterable[_Run], kept: Sequence[int], made: Sequence[int]) -> Iterator[int]:
    """Yield how many rows each entry has in a table, from how many those of both kinds have."""
    return chain.from_iterable((made if run.is_made else kept)[run.first : run.end] for run in runs)


def _new_database(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, uri=True)
    # A database that is not whole is thrown away, so that it need not survive anything.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA + _CREATE_WAITING)
    return connection


def _fill_records(connection: sqlite3.Connection, archive: Archive, runs: Iterable[_Run]) -> None:
    entries, ties = archive.entries, ties_of(archive)
    for run in runs:
        if run.is_made:
            connection.executemany(_INSERT_RECORD, (row_of(entries[number], ties) for number in run.numbers))
        else:
            connection.execute(_COPY_RECORDS, [entries[run.numbers[end]].card.id for end in (0, -1)])


def _fill_blocks(
    connection: sqlite3.Connection,
    runs: Iterable[_Run],
    kept: Sequence[int],
    rows_of: Callable[[int], _Rows],
    largest: int | None,
) -> list[list[int]]:
    """Write the blocks, and have the rows wait that are made for the other tables. Return how many rows of each table
    are made of each entry.
    """
    made: list[list[int]] = [[] for _ in _SEVERAL]
    starts = _starts(kept)
    for run in runs:
        if not run.is_made:
            _copy(connection, "blocks", "last", starts[run.first], starts[run.end])
            continue
        for start in range(0, len(run.numbers), _AT_ONCE):
            rows = [rows_of(number) for number in run.numbers[start : start + _AT_ONCE]]
            for table, counts, own in zip(_SEVERAL, made, zip(*rows, strict=True), strict=True):
                counts += map(len, own)
                connection.executemany(_INSERT[table], chain.from_iterable(own))
            if largest is not None and _size_of(connection) > largest:
                raise TooLarge
    return made


def _copy_runs(
    connection: sqlite3.Connection, table: str, runs: Iterable[_Run], kept: Sequence[int], made: Sequence[int]
) -> None:
    """Write a table with what the last database has, and what waits to be written."""
    starts = {"last": _starts(kept), "temp": _starts(made)}
    for run in runs:
        source = "temp" if run.is_made else "last"
        _copy(connection, table, source, starts[source][run.first], starts[source][run.end])


def _starts(counts: Iterable[int]) -> list[int]:
    """Return the number of each record's first row, and of that after the last row of all."""
    return list(accumulate(counts, initial=1))


def _copy(connection: sqlite3.Connection, table: str, source: str, first: int, end: int) -> None:
    if first < end:
        connection.execute(_COPY.format(table=table, source=source), (first, end))


def _rows_of(tagged: TaggedRecord, *, with_texts: bool) -> _Rows:
    record = tagged.record
    own = record.id
    texts = record.body if with_texts else ()
    return (
        [(own, number, block.role, block.text) for number, block in enumerate(texts)],
        [
            (own, tag.facet, tag.id, tag.name, int(tag.main), tag.count, tag.why)
            for facet in _FACETS
            for tag in tagged.tags(facet)
        ],
        [
            (
                own, clue.rule, clue.quote, clue.line, clue.earliest and clue.earliest.isoformat(),
                clue.latest and clue.latest.isoformat(), int(clue.used), clue.verdict, clue.explanation,
            )
            for clue in record.dating.evidence
        ],
        [(own, event.date, event.id, event.name, event.source, event.quote) for event in record.events],
    )  # fmt: skip


def _size_of(connection: sqlite3.Connection) -> int:
    """Return how many bytes a database has so far."""
    pages, bytes_each = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * bytes_each)


_OF_A_TAG, _OF_A_BLOCK = 27, 20
"""Bytes that a row takes at least beside its words and its record's id: what SQLite says of the row and of each of its
values, and its row in the index (SQLite file format, 1.6 and 2)."""


def least_size(archive: Archive, table_size: int, *, with_texts: bool) -> int:
    """Return how many bytes the archive's database has at least, but for a few that CSV takes for quotation marks.

    `table_size` is that of the records as CSV: the other tables' rows are told by the cards.
    """
    cards = [entry.card for entry in archive.entries]
    claims = sum([card.claims + _tags_of(card) * (len(card.id) + _OF_A_TAG) for card in cards])
    texts = sum([_texts_size(card) for card in cards]) if with_texts else 0
    return table_size + claims + texts


def _tags_of(card: Card) -> int:
    return len(card.actors) + len(card.countries) + len(card.topics)


def _texts_size(card: Card) -> int:
    # The length is that of the title and the blocks with two line feeds before each.
    texts = card.length - len(card.title) - 2 * card.blocks
    return texts + card.blocks * (2 * len(card.id) + _OF_A_BLOCK)
