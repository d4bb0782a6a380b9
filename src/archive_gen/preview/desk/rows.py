"""The records as the last good site has them, in its data files: what of each the desk shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import msgspec

from archive_gen.edges.regular import read_regular
from archive_gen.edtf import listed_days

_FILES = "records*.jsonl"


class Clue(msgspec.Struct, frozen=True):
    """A clue to the date, as `Row` has them."""

    rule: str
    quote: str
    line: int
    earliest: dt.date | None
    latest: dt.date | None
    either: bool
    used: bool
    reason: str | None


class Cut(msgspec.Struct, frozen=True):
    """What was cut from the capture: its first line, counted from 1, its text and the reason."""

    line: int
    text: str
    reason: str


class Tag(msgspec.Struct, frozen=True):
    """A tag of a record, with its reason in words."""

    id: str
    name: str
    main: bool
    why: str


class Finding(msgspec.Struct, frozen=True):
    """A problem that was found in a record."""

    code: str
    message: str
    hint: str
    severity: str


class Row(msgspec.Struct, frozen=True):
    """One record. Names are those of the data files, which docs and schema of a site tell of."""

    source: str
    id: str
    permalink: str
    title: str
    date: str | None
    date_earliest: dt.date | None
    date_latest: dt.date | None
    date_basis: str
    date_evidence: tuple[Clue, ...]
    removed: tuple[Cut, ...]
    countries: tuple[Tag, ...]
    actors: tuple[Tag, ...]
    topics: tuple[Tag, ...]
    duplicate_of: str | None
    problems: tuple[Finding, ...]

    @property
    def either(self) -> bool:
        """Whether the date is of the first or of the last of its days, and of none between."""
        return bool(listed_days(self.date))

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Its tags of all facets, the countries first."""
        return (*self.countries, *self.actors, *self.topics)


class Rows:
    """The records of a site, read again when its data files have changed."""

    def __init__(self) -> None:
        self._read: tuple[object, tuple[Row, ...]] = (None, ())

    def of(self, site: Path) -> tuple[Row, ...]:
        """Return the records in the order of their sources. Raises OSError."""
        files = sorted((site / "data").glob(_FILES))
        state = tuple((path, status.st_mtime_ns, status.st_size) for path in files for status in [path.stat()])
        known, rows = self._read
        if known != state:
            rows = _read_rows(files)
            self._read = state, rows
        return rows


def _read_rows(files: Iterable[Path]) -> tuple[Row, ...]:
    decoder = msgspec.json.Decoder(Row)
    try:
        rows = [row for path in files for row in decoder.decode_lines(read_regular(path))]
    except msgspec.MsgspecError:
        # Of another version of this program, and the build that is to replace it has failed.
        return ()
    return tuple(sorted(rows, key=lambda row: row.source))
