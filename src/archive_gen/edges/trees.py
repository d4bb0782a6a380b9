"""What is below a folder, found without listing those folders in it that hold what they held.

A folder's own times change whenever a name in it is added, removed or given to another file. So a folder whose
signature is as it was, and whose times lay well before the moment when it was looked at, holds the very files that
it held. A site has nearly as many folders as files, and to list one takes four times as long as to look at it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive_gen.edges.cache import Cache, Kept, unpacked
from archive_gen.edges.signatures import Signature, clock_ns, is_settled, sign_all, signature_of

FileId = tuple[int, int]
"""A file's device and inode, which no two files have at a time."""


class Tree(NamedTuple):
    """The files below a folder by their paths, with `/` between the parts; a symbolic link is a file.

    The folders have their signatures, and "" stands for the topmost. One that may change without a sign of it has none.
    """

    files: dict[str, FileId]
    folders: dict[str, Signature]


NOTHING = Tree({}, {})


def list_tree(top: Path, known: Tree = NOTHING) -> Tree:
    """Return what is below `top` now, nothing where that is no folder. `known` is what was below it once, or nothing.

    Raises OSError where the disk does not tell.
    """
    if not top.is_dir():
        return NOTHING
    seen_ns = clock_ns()
    now = sign_all([f"{top}/{folder}" for folder in known.folders])
    if known.folders and now == list(known.folders.values()):
        return known
    folders = {
        folder: before for (folder, before), one in zip(known.folders.items(), now, strict=True) if one == before
    }
    # Not by `folder_of`: to call it for each file takes longer than all else that is done with it.
    files = {path: file for path, file in known.files.items() if path.rpartition("/")[0] in folders}
    waiting = list(known.folders.keys() - folders.keys()) or [""]
    asked = set(waiting)
    while waiting:
        folder = waiting.pop()
        signature = _sign_folder(f"{top}/{folder}", seen_ns)
        if signature is None:
            continue
        folders[folder] = signature
        for name, file in _list_folder(f"{top}/{folder}"):
            path = f"{folder}/{name}" if folder else name
            if file:
                files[path] = file
            elif path not in folders and path not in asked:
                asked.add(path)
                waiting.append(path)
    return Tree(files, folders) if asked <= folders.keys() else _without_lost(files, folders)


def _sign_folder(place: str, seen_ns: int) -> Signature | None:
    """Return a folder's signature, b"" for one that may change without a sign; None for what is no folder, or gone."""
    try:
        status = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    signature = signature_of(status)
    return signature if signature and is_settled(signature, seen_ns) else b""


def _list_folder(place: str) -> Iterator[tuple[str, FileId | None]]:
    """Yield the names in a folder, each with the file that it stands for, None for a folder."""
    with os.scandir(place) as listing:
        for one in listing:
            if one.is_dir(follow_symlinks=False):
                yield one.name, None
            else:
                status = one.stat(follow_symlinks=False)
                yield one.name, (status.st_dev, status.st_ino)


def _without_lost(files: dict[str, FileId], folders: dict[str, Signature]) -> Tree:
    """Return a tree without what lay below a folder that is gone; what a link in its place leads to is none of it."""
    found: dict[str, Signature] = {}
    for folder, signature in sorted(folders.items()):
        if not folder or folder_of(folder) in found:
            found[folder] = signature
    return Tree({path: file for path, file in files.items() if folder_of(path) in found}, found)


def folder_of(path: str) -> str:
    """Return the folder that a path is in, "" for the topmost."""
    return path.rpartition("/")[0]


def parents_of(path: str) -> Iterator[str]:
    """Yield the folders that a path is in, the nearest first, without the topmost."""
    while path := folder_of(path):
        yield path


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders that any of the paths is in, as `parents_of` yields them."""
    found: set[str] = set()
    # Not by `folder_of`, as in `list_tree`.
    folders = {path.rpartition("/")[0] for path in paths}
    while folders := folders - found - {""}:
        found |= folders
        folders = {folder.rpartition("/")[0] for folder in folders}
    return found


class _Kept(NamedTuple):
    """The site's tree, and what the one before it has beside the site's files and has not: nearly all are the same."""

    site: Tree
    folders: dict[str, Signature]
    files: dict[str, FileId]
    lacking: tuple[str, ...]


_KEPT = msgspec.msgpack.Decoder(_Kept)


def _packed(site: Tree, last: Tree) -> bytes:
    files = dict(last.files.items() - site.files.items())
    return msgspec.msgpack.encode(_Kept(site, last.folders, files, tuple(site.files.keys() - last.files.keys())))


def _last_in(kept: _Kept) -> Tree:
    lacking = frozenset(kept.lacking)
    files = {path: file for path, file in kept.site.files.items() if path not in lacking}
    return Tree(files | kept.files, kept.folders)


class KnownTrees:
    """What was last seen below a site's folder, and below that of the site before it; kept from build to build."""

    def __init__(self, cache: Cache, name: str) -> None:
        self._cache, self._name = cache, name
        kept = unpacked(_KEPT, Kept(b"", cache.read_one("trees", name, b"") or b""))
        self.site, self.last = (kept.site, _last_in(kept)) if kept else (NOTHING, NOTHING)

    def save(self) -> None:
        """Keep both for the next build."""
        try:
            packed = _packed(self.site, self.last)
        except UnicodeEncodeError:
            # Another hand's file has a name that is no text: all are listed again.
            packed = b""
        self._cache.write("trees", {self._name: Kept(b"", packed)})
