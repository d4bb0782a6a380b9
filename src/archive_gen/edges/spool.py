"""Where what a build makes waits for the site to be written: on the disk, where it takes no memory."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from io import BufferedReader
from pathlib import Path

from archive_gen.contents import Content, Piece, Spooled
from archive_gen.edges import WORK_FOLDER, Refused, os_reason
from archive_gen.edges.regular import digest_regular

_PREFIX = "spool-"
_MOST_READ = 1 << 18
"""Bytes that are read at a time: what the processor has at hand still when it is written and summed up."""

_numbers = itertools.count()


class Spool:
    """A shelf whose contents are files in a folder. Raises Refused where the disk does not do its part."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def keep(self, parts: Iterable[bytes]) -> Spooled:
        place, size, whole = self._new_place(), 0, sha256()
        with _refusing(place), open(place, "xb") as file:
            for part in parts:
                file.write(part)
                whole.update(part)
                size += len(part)
        return Spooled(place, size, whole.hexdigest())

    def written(self, write: Callable[[str], object]) -> Spooled:
        place = self._new_place()
        with _refusing(place):
            write(place)
            return Spooled(place, os.path.getsize(place), digest_regular(Path(place)).hex())

    def joined(self, pieces: Iterable[Piece]) -> Spooled:
        return self.keep(_read(pieces))

    def _new_place(self) -> str:
        # A process that was forked counts on from where its parent was.
        return f"{self._folder}/{os.getpid()}-{next(_numbers)}"


def _read(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """Yield what pieces hold, a little at a time."""
    files: dict[Content, BufferedReader] = {}
    with contextlib.ExitStack() as opened:
        for content, start, end in pieces:
            if content not in files:
                assert isinstance(content, Spooled)
                files[content] = opened.enter_context(open(content.place, "rb"))
                _check_size(files[content], content)
            files[content].seek(start)
            for place in range(start, end, _MOST_READ):
                yield files[content].read(min(_MOST_READ, end - place))


def _check_size(file: BufferedReader, content: Spooled) -> None:
    # A file of the site is anybody's to write, and half of one must not be taken for the whole.
    if os.fstat(file.fileno()).st_size != content.size:
        raise Refused(f"{content.place} was changed while the site was built", "build again")


@contextlib.contextmanager
def _refusing(place: str) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as fault:
        why = os_reason(fault) if isinstance(fault, OSError) else str(fault)
        raise Refused(f"the site cannot be written: {place}: {why}", "the site is unchanged") from fault


@contextlib.contextmanager
def open_spool(root: Path) -> Iterator[Spool]:
    """Give an empty spool: in the project's work folder, or where temporary files go if that cannot be written.

    The caller holds the project's lock, so that what lies there is of a build that was killed.
    """
    work = root / WORK_FOLDER
    try:
        for left in work.glob(f"{_PREFIX}*"):
            shutil.rmtree(left)
        folder = tempfile.mkdtemp(prefix=_PREFIX, dir=work)
    except OSError:
        folder = _folder_elsewhere()
    try:
        yield Spool(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder_elsewhere() -> str:
    try:
        return tempfile.mkdtemp(prefix="archive-gen-")
    except OSError as fault:
        message = f"there is no place for temporary files: {tempfile.gettempdir()}: {os_reason(fault)}"
        raise Refused(message, "the site is unchanged") from fault
