"""The archive as an SQLite database."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from archive_gen.model import Archive, Card, Facet, TaggedRecord
from archive_gen.renderer.pieces import Rows
from archive_gen.renderer.table import FIELDS, row_of, ties_of
from archive_gen.stacks import Stacks, fetch_entry

TABLES = (
    ("records", "one a record", "the columns above"),
    ("blocks", "one a paragraph, heading or other block", "record, number (from 0), role, text"),
    ("tags", "one a tag", "record, facet (actors, countries, topics), id, name, main (0 or 1), count, why"),
    ("clues", "one a clue to a date", "record, rule, quote, line, earliest, latest, used (0 or 1), reason"),
    ("events", "one a day that a text tells of", "record, date, id, name, quote"),
)
"""The database's tables: name, what a row is, its columns."""

_FACETS: tuple[Facet, ...] = ("actors", "countries", "topics")
_COLUMNS = ", ".join(f'"{field.name}" TEXT' + (" PRIMARY KEY" if field.name == "id" else "") for field in FIELDS)
_SCHEMA = f"""
CREATE TABLE records ({_COLUMNS}) WITHOUT ROWID;
CREATE TABLE blocks (record TEXT, number INTEGER, role TEXT, text TEXT);
CREATE TABLE tags (record TEXT, facet TEXT, id TEXT, name TEXT, main INTEGER, count INTEGER, why TEXT);
CREATE TABLE clues (record TEXT, rule TEXT, quote TEXT, line INTEGER, earliest TEXT, latest TEXT, used INTEGER, \
reason TEXT);
CREATE TABLE events (record TEXT, date TEXT, id TEXT, name TEXT, quote TEXT);
"""
_INSERT = {
    "records": f"INSERT INTO records VALUES ({', '.join('?' * len(FIELDS))})",
    "blocks": "INSERT INTO blocks VALUES (?, ?, ?, ?)",
    "tags": "INSERT INTO tags VALUES (?, ?, ?, ?, ?, ?, ?)",
    "clues": "INSERT INTO clues VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "events": "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
}
_OTHERS = ("blocks", "tags", "clues", "events")
_ENDS = ", ".join(f"{table}_{end}" for end in ("from", "to") for table in _OTHERS)
_COPY = "INSERT INTO {0} SELECT * FROM last.{0} WHERE rowid >= new.{0}_from AND rowid < new.{0}_to ORDER BY rowid;"
# The file's pages come to be in the order in which rows do, so that the bytes are the same only if all rows of a record
# follow on those of the one before. The trigger sees to that within one statement for any number of records.
_COPYING = f"""
CREATE TEMP TABLE kept (number INTEGER PRIMARY KEY, id, {_ENDS});
CREATE TEMP VIEW copying AS SELECT * FROM kept;
CREATE TEMP TRIGGER copy INSTEAD OF INSERT ON copying BEGIN {" ".join(map(_COPY.format, _OTHERS))} END;
"""
_INSERT_KEPT = f"INSERT INTO kept VALUES (?, ?{', ?' * 2 * len(_OTHERS)})"
_COPY_RECORDS = """
INSERT INTO records SELECT own.* FROM kept CROSS JOIN last.records AS own USING (id)
WHERE kept.number BETWEEN ? AND ? ORDER BY kept.number
"""
_COPY_OTHERS = "INSERT INTO copying SELECT * FROM kept WHERE number BETWEEN ? AND ? ORDER BY number"
# Which library wrote the file, and in how many steps, is no part of the archive: equal input gives equal bytes. These
# are the file change counter, the number that it was valid for, and the library's version (SQLite file format, 1.3).
_HEADER_NUMBERS = {24: 1, 92: 1, 96: 3_040_000}
_BETWEEN_LOOKS = 256
"""So many records are written from one look at the size of the database to the next."""


class LastTables(NamedTuple):
    """An earlier database, and which of its rows are those of each entry; None for one that is not as it was."""

    place: str
    rows: Sequence[Rows | None]


def make_sqlite(
    archive: Archive,
    stacks: Stacks,
    path: str,
    *,
    with_texts: bool = True,
    largest: int | None = None,
    last: LastTables | None = None,
) -> list[Rows]:
    """Write the archive as an SQLite database: records, and by their ids the blocks, tags, clues and events. Return
    which rows are those of each entry.

    Without texts the table of blocks is empty. A database that grows larger than `largest` bytes is left unfinished.
    What the last one has of an entry is copied from there, in the order in which it would be made, so that the bytes
    are the same. Raises sqlite3.OperationalError where the disk does not do its part, and any sqlite3.DatabaseError
    where the last database is none.
    """
    runs = _runs(last.rows if last else [None] * len(archive.entries))
    laid: list[Rows] = []
    ends = [1] * len(_OTHERS)
    with contextlib.closing(_new_database(path)) as connection:
        if last:
            _open_last(connection, archive, last)
        _fill_records(connection, archive, runs)
        for counts in _fill_others(connection, archive, stacks, runs, with_texts=with_texts):
            starts, ends = ends, [end + count for end, count in zip(ends, counts, strict=True)]
            laid.append((*starts, *ends))
            if largest is not None and len(laid) % _BETWEEN_LOOKS == 0 and _size_of(connection) > largest:
                break
        else:
            connection.execute("CREATE INDEX tags_by_id ON tags (facet, id)")
            connection.execute("CREATE INDEX blocks_by_record ON blocks (record)")
        connection.commit()
    with open(path, "r+b") as file:
        for place, number in _HEADER_NUMBERS.items():
            file.seek(place)
            file.write(number.to_bytes(4, "big"))
    return laid


Run = list[tuple[int, Rows | None]]
"""Entries that follow each other, by number, with their rows in the last database, where it has all of them or none."""


def _runs(kept: Sequence[Rows | None]) -> list[Run]:
    return [list(run) for _, run in groupby(enumerate(kept), key=lambda one: one[1] is None)]


def _new_database(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, uri=True)
    # A database that is not whole is thrown away, so that it need not survive anything.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    return connection


def _open_last(connection: sqlite3.Connection, archive: Archive, last: LastTables) -> None:
    """Give a connection the tables of the last database, and one of the entries that are in it."""
    # Of what is said to be immutable SQLite looks for no journal, and takes no locks.
    connection.execute("ATTACH ? AS last", (f"{PurePath(last.place).as_uri()}?immutable=1",))
    connection.executescript(_COPYING)
    entries = zip(archive.entries, last.rows, strict=True)
    kept = ((number, entry.card.id, *rows) for number, (entry, rows) in enumerate(entries) if rows)
    connection.executemany(_INSERT_KEPT, kept)


def _fill_records(connection: sqlite3.Connection, archive: Archive, runs: Iterable[Run]) -> None:
    entries, ties = archive.entries, ties_of(archive)
    for run in runs:
        (first, rows), (last, _) = run[0], run[-1]
        if rows is None:
            connection.executemany(_INSERT["records"], (row_of(entries[number], ties) for number, _ in run))
        else:
            connection.execute(_COPY_RECORDS, (first, last))


def _fill_others(
    connection: sqlite3.Connection, archive: Archive, stacks: Stacks, runs: Iterable[Run], *, with_texts: bool
) -> Iterator[list[int]]:
    """Write what the other tables have of the entries, and yield for each how many rows it has in every one of them."""
    for run in runs:
        (first, rows), (last, _) = run[0], run[-1]
        if rows is None:
            for number, _ in run:
                tagged = fetch_entry(stacks, archive.entries[number])
                yield [_insert(connection, table, own) for table, own in _rows_of(tagged, with_texts=with_texts)]
        else:
            connection.execute(_COPY_OTHERS, (first, last))
            yield from (_counts(rows) for _, rows in run if rows)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> int:
    """Write rows, and return how many they are."""
    if rows:
        connection.executemany(_INSERT[table], rows)
    return len(rows)


def _counts(rows: Rows) -> list[int]:
    """Return how many rows a record has in each table."""
    return [end - start for start, end in zip(rows[: len(_OTHERS)], rows[len(_OTHERS) :], strict=True)]


def _rows_of(tagged: TaggedRecord, *, with_texts: bool) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield by table what the database has of a record beside its row among the records."""
    record = tagged.record
    own = record.id
    texts = record.body if with_texts else ()
    yield "blocks", [(own, number, block.role, block.text) for number, block in enumerate(texts)]
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
