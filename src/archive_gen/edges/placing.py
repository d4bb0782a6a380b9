"""How files come to their places, are made sure of on the disk, and go."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from archive_gen.contents import Content
from archive_gen.edges.trees import parents_of

_WAITING_AT_ONCE = 16


def put(content: Content, target: str) -> None:
    """Put a content in its place: bytes are written, a file that waits elsewhere is moved."""
    if isinstance(content, bytes):
        Path(target).write_bytes(content)
        return
    try:
        os.rename(content.place, target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        from shutil import copyfile

        copyfile(content.place, target)


def link(source: Path, target: Path) -> None:
    """Have a file stand in a second place, as the same file where the file system can do that, else as a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError) as fault:
        # Some file systems have no hard links (FAT, some network ones), and some allow only so many of one file.
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.ENOENT):
            raise
        from shutil import copy2

        copy2(source, target, follow_symlinks=False)


def make_folders(stage: Path, path: str, made: set[str]) -> None:
    """Make the folders that a path needs, but for those that are `made`, to which they are added."""
    folder = path.rpartition("/")[0]
    if folder not in made:
        (stage / folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)


def flush(stage: Path, changed: Iterable[str]) -> None:
    """Have the new files on the disk before a name points to them.

    One by one, but many at once: the disk then writes them together. A call for the whole file system
    would be simpler, and also waits for what every other program has written. The folders are not flushed
    singly: common file systems log changes of names in their order, so that the last folder's stand
    for all.
    """
    at_once(_flush_one, (f"{stage}/{path}" for path in changed))
    _flush_one(str(stage))


def at_once(work: Callable[[str], None], places: Iterable[str]) -> None:
    """Do a work that waits for the disk at many places, several at a time: some disks take a millisecond to remove
    a file, and then one after the other takes five times as long."""
    # Imported only here: a build that has nothing to write is done before that is loaded.
    from concurrent.futures import ThreadPoolExecutor

    def at_each(some: Sequence[str]) -> None:
        for place in some:
            work(place)

    waiting = list(places)
    # A share for each thread: to hand them out one by one takes a third as long again as the work.
    shares = [waiting[first::_WAITING_AT_ONCE] for first in range(min(_WAITING_AT_ONCE, len(waiting)))]
    with ThreadPoolExecutor(_WAITING_AT_ONCE) as threads:
        list(threads.map(at_each, shares))


def _flush_one(place: str) -> None:
    if os.name == "nt" and os.path.isdir(place):
        return
    descriptor = os.open(place, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_files(output: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that are empty then."""
    for path in paths:
        (output / path).unlink(missing_ok=True)
        for folder in parents_of(path):
            with contextlib.suppress(OSError):
                (output / folder).rmdir()


def remove_folders(place: Path) -> None:
    """Remove the empty folders that stand where a file must go. With a file among them none is, and OSError raised."""
    if place.is_dir() and not place.is_symlink():
        for folder, _, _ in os.walk(place, topdown=False):
            os.rmdir(folder)


def remove_tree(folder: Path, *, ignore_errors: bool = False) -> None:
    """Remove a folder with all in it, though folders of it be read-only: a stage has the modes of the site's."""
    from shutil import rmtree

    try:
        rmtree(folder)
    except PermissionError:
        with contextlib.suppress(OSError):
            _open_up(folder)
        rmtree(folder, ignore_errors=ignore_errors)
    except OSError:
        if not ignore_errors:
            raise
        rmtree(folder, ignore_errors=True)


def _open_up(folder: Path) -> None:
    """Have the owner of a folder, and of those in it, read and change them."""
    folder.chmod(stat.S_IRWXU)
    for place, folders, _ in os.walk(folder):
        for name in folders:
            if not os.path.islink(f"{place}/{name}"):
                os.chmod(f"{place}/{name}", stat.S_IRWXU)
