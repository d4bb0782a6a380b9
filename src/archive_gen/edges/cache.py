"""What was computed once, kept in the project's work folder by what it was made of. Losing it costs time alone.

One SQLite file, which any run may find broken, locked or written by something else. None of that is an
error: what cannot be read is as if it were not there, and a file that is no good is made anew.
"""

from __future__ import annotations

import contextlib
import functools
import os
import platform
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar, cast
from zlib import crc32

import msgspec

import archive_gen
from archive_gen.edges import WORK_FOLDER, Refused

CACHE_FILE = "cache.sqlite"
T = TypeVar("T")
_KINDS = (
    "gazetteer", "knowledge", "fulltext", "digests", "trees", "lines", "shared_lines", "reading", "record", "joined",
    "template", "page", "groups", "files", "build",
)  # fmt: skip
_LAYOUT = crc32(" ".join(_KINDS).encode()) & 0x7FFF_FFFF
"""Which tables the file has; one with others is thrown away."""

_OURS = 0x61726367
_ONE = "SELECT name, key, value, sum FROM {} WHERE name = ?"
# From about so many on, one statement for all rows takes less time than one for each name.
_SOME = 1000
_WAIT_SECONDS = 2.0
# A reader waits for its own build alone, which writes now and then.
_READER_WAIT_SECONDS = 60.0
_LIBRARIES = (
    "ahocorasick-rs", "charset-normalizer", "htmldate", "jinja2", "lxml", "lxml-html-clean", "markdown", "markupsafe",
    "msgspec", "nh3", "python-dateutil", "python-slugify", "pyyaml", "text-unidecode", "trafilatura",
)  # fmt: skip


class Kept(NamedTuple):
    """A value and the key that says what it was made of."""

    key: bytes
    value: bytes


class Cache:
    """The kept values of each kind by name; empty and forgetful where there is no file to keep them in.

    `note` says in words why there is none, or why what was kept is lost; empty where nothing is amiss.
    """

    def __init__(self, connection: sqlite3.Connection | None = None, path: Path | None = None, note: str = "") -> None:
        self._connection, self._path = connection, path
        self._stacks: KeptRecords | None = None
        self.note = note

    @property
    def path(self) -> Path | None:
        """The file that values are kept in; None where they are not kept, from the beginning or since it failed."""
        return self._path if self._connection is not None else None

    def throw_away(self, why: str) -> None:
        """Forget all that is kept, since some of it is no good; what is made from now on is not kept."""
        if self._connection is not None:
            self._give_up(sqlite3.DatabaseError(why))

    def read(self, kind: str) -> dict[str, Kept]:
        """Return what is kept of a kind by name. What was damaged counts as lost."""
        return dict(self.rows(kind))

    def rows(self, kind: str) -> Iterator[tuple[str, Kept]]:
        """Yield what is kept of a kind, one after the other, as `read` returns it. Nothing may be written meanwhile."""
        if self._connection is None:
            return
        try:
            for row in self._connection.execute(f"SELECT name, key, value, sum FROM {kind}"):
                if _is_whole(row):
                    yield row[0], Kept(*row[1:3])
        except sqlite3.Error as fault:
            self._give_up(fault)

    def read_some(self, kind: str, names: Collection[str]) -> dict[str, Kept]:
        """Return what is kept under some names of a kind; as `read`, where they are a good part of all."""
        if len(names) > _SOME:
            wanted = frozenset(names)
            return {name: kept for name, kept in self.rows(kind) if name in wanted}
        found: dict[str, Kept] = {}
        if self._connection is None:
            return found
        try:
            for name in names:
                row = self._connection.execute(_ONE.format(kind), (name,)).fetchone()
                if row is not None and _is_whole(row):
                    found[name] = Kept(*row[1:3])
        except sqlite3.Error as fault:
            self._give_up(fault)
        return found

    def names(self, kind: str) -> set[str]:
        """Return the names under which something of a kind is kept."""
        if self._connection is None:
            return set()
        try:
            return {name for (name,) in self._connection.execute(f"SELECT name FROM {kind}")}
        except sqlite3.Error as fault:
            self._give_up(fault)
            return set()

    def read_one(self, kind: str, name: str, key: bytes) -> bytes | None:
        """Return what is kept under a name, None where it was made of something else."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(_ONE.format(kind), (name,)).fetchone()
        except sqlite3.Error as fault:
            self._give_up(fault)
            return None
        return row[2] if row and row[1] == key and _is_whole(row) else None

    def write(self, kind: str, made: Mapping[str, Kept], gone: Iterable[str] = ()) -> None:
        """Keep values by their names, each in place of what it was before, and forget those that are gone."""
        self.write_at_once({kind: made}, gone)

    def write_at_once(self, made: Mapping[str, Mapping[str, Kept]], gone: Iterable[str] = ()) -> None:
        """Keep values by their kinds and names, and forget what is gone of each of these kinds: all of it or, where it
        fails or the program ends, nothing."""
        names = [(name,) for name in gone]
        if self._connection is None or not (names or any(made.values())):
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                for kind, values in made.items():
                    rows = [(name, *kept, _sum(name, *kept)) for name, kept in values.items()]
                    self._connection.executemany(f"DELETE FROM {kind} WHERE name = ?", names)
                    self._connection.executemany(
                        f"REPLACE INTO {kind} (name, key, value, sum) VALUES (?, ?, ?, ?)", rows
                    )
        except sqlite3.Error as fault:
            self._give_up(fault)

    def stacks(self) -> KeptRecords | None:
        """Return the records that are kept, None where none are. Closing the cache closes what they have open."""
        if self.path is None:
            return None
        if self._stacks is None:
            self._stacks = KeptRecords(self.path)
        return self._stacks

    def close(self) -> None:
        """Let go of the file. What is asked for after that is as if it were not kept."""
        if self._stacks is not None:
            self._stacks.close()
        if self._connection is not None:
            self._connection.close()

    def _give_up(self, fault: sqlite3.Error) -> None:
        self.close()
        self._connection = None
        self.note = f"the build cache could not be used: {fault}"
        if self._path and not isinstance(fault, sqlite3.OperationalError):
            with contextlib.suppress(OSError):
                _remove(self._path)


class RecordsLost(Refused):
    """What was kept of a record is gone or damaged, which shows only when it is wanted: all has to be read again."""


class KeptRecords:
    """Stacks of the records in a cache's file. Raises RecordsLost where one is not there as it was kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._owner = 0
        self._connection: sqlite3.Connection | None = None

    def packed(self, source: str) -> bytes:
        try:
            row = self._connected().execute(_ONE.format("record"), (source,)).fetchone()
        except sqlite3.Error as fault:
            raise RecordsLost(f"what is kept of {source} cannot be read: {fault}", "build again") from fault
        if row is None or not _is_whole(row):
            raise RecordsLost(f"what is kept of {source} is lost", "build again")
        return cast(bytes, row[2])

    def close(self) -> None:
        """Close the file, which is opened again when a record is asked for."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()
        self._connection = None

    def _connected(self) -> sqlite3.Connection:
        # A connection must not be taken over into a process that was forked.
        if self._connection is None or self._owner != os.getpid():
            address = f"{self._path.absolute().as_uri()}?mode=ro"
            self._owner = os.getpid()
            self._connection = sqlite3.connect(address, timeout=_READER_WAIT_SECONDS, uri=True)
        return self._connection

    def __getstate__(self) -> Path:
        return self._path

    def __setstate__(self, path: Path) -> None:
        self.__init__(path)  # type: ignore[misc]


def unpacked(decoder: msgspec.msgpack.Decoder[T], kept: Kept | None) -> T | None:
    """Return a kept value decoded; None without one, or for one that another version of the program laid out."""
    try:
        return decoder.decode(kept.value) if kept else None
    except msgspec.MsgspecError:
        return None


def _is_whole(row: tuple[object, ...]) -> bool:
    name, key, value, total = row
    is_ours = isinstance(name, str) and isinstance(key, bytes) and isinstance(value, bytes)
    return is_ours and _sum(name, key, value) == total  # type: ignore[arg-type]


def _sum(name: str, key: bytes, value: bytes) -> int:
    # SQLite does not see a bit that fell over within a value.
    return crc32(value, crc32(key, crc32(name.encode("utf-8", "surrogatepass"))))


@contextlib.contextmanager
def open_cache(root: Path | None) -> Iterator[Cache]:
    """Give the cache of the project in `root`; one that keeps nothing without a project or where it cannot be had."""
    cache = _open(root / WORK_FOLDER / CACHE_FILE) if root else Cache()
    try:
        yield cache
    finally:
        cache.close()


def _open(path: Path) -> Cache:
    lost = ""
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            if path.is_symlink():
                raise sqlite3.DatabaseError("it is a symbolic link")
            return Cache(_connect(path), path, lost)
        except sqlite3.OperationalError as fault:
            # Held by another build, or in a place that cannot be written: not broken, so it is left alone.
            return Cache(note=f"the build cache could not be used: {fault}")
        except sqlite3.DatabaseError as fault:
            lost = f"what was kept between builds is thrown away: {fault}"
        except OSError as fault:
            return Cache(note=f"the build cache could not be used: {fault.strerror}")
        try:
            _remove(path)
        except OSError as fault:
            return Cache(note=f"the build cache could not be used: {fault.strerror}")
    return Cache(note=lost)


def _remove(path: Path) -> None:
    for part in (path, path.with_name(f"{path.name}-journal")):
        part.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        marks = tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
        empty = not connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        if not empty and marks != (_OURS, _LAYOUT):
            raise sqlite3.DatabaseError("another program or version wrote it")
        # A power cut may cost the file, which is made anew; a killed build does not.
        connection.execute("PRAGMA synchronous = OFF")
        if empty:
            _make_tables(connection)
        return connection
    except BaseException:
        connection.close()
        raise


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA page_size = 16384")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        for kind in _KINDS:
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {kind} (name TEXT PRIMARY KEY, key BLOB, value BLOB, sum INTEGER)"
            )


@functools.cache
def program_digest() -> bytes:
    """Return what tells this program from any other version of it: its sources and data, and what runs them."""
    versions = "\n".join([platform.python_version(), *installed(_LIBRARIES)])
    return digest_of(versions.encode(), *map(_bytes_of, sorted(_sources(os.path.dirname(archive_gen.__file__)))))


def _sources(folder: str) -> Iterator[str]:
    """Yield the files in a folder of the program. What Python compiles comes and goes while another process starts."""
    with os.scandir(folder) as listing:
        for one in listing:
            if one.is_dir():
                yield from _sources(one.path) if one.name != "__pycache__" else ()
            elif one.is_file():
                yield one.path


def _bytes_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def installed(libraries: Iterable[str]) -> list[str]:
    """Return those of some libraries that are installed, each as its name and version, "jinja2-3.1.6"; sorted.

    By the names of their folders (PEP 376, PEP 427): `importlib.metadata` opens each, and to import it alone takes
    a good part of the time of a build that has nothing to do.
    """
    wanted = frozenset(libraries)
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or "."):
                own, _, ending = name.lower().rpartition(".")
                library, _, version = own.partition("-")
                if ending in ("dist-info", "egg-info") and library.replace("_", "-") in wanted:
                    found.add(f"{library}-{version}")
    return sorted(found)


def digest_of(*parts: bytes) -> bytes:
    """Return the SHA-256 of parts, which differs also where only the bounds between them do."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()
