"""A shelf on the disk: what a build makes waits there for the site to be written, and takes no memory meanwhile."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from archive_gen.contents import Content, Spooled
from archive_gen.edges import Refused, os_reason
from archive_gen.edges.store import WORK_FOLDER

_PREFIX = "spool-"
_numbers = itertools.count()


class Spool:
    """A shelf whose contents are files in a folder. Raises Refused where the disk does not do its part."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def keep(self, parts: Iterable[bytes | memoryview]) -> Spooled:
        # A process that was forked counts on from where its parent was.
        place = f"{self._folder}/{os.getpid()}-{next(_numbers)}"
        size, whole = 0, sha256()
        try:
            with open(place, "xb") as file:
                for part in parts:
                    file.write(part)
                    whole.update(part)
                    size += len(part)
        except OSError as fault:
            message = f"the site cannot be written: {place}: {os_reason(fault)}"
            raise Refused(message, "the site is unchanged") from fault
        return Spooled(place, size, whole.hexdigest())

    def slices(self, content: Content, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        assert isinstance(content, Spooled)
        with open(content.place, "rb") as file:
            for start, end in spans:
                file.seek(start)
                yield file.read(end - start)


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
