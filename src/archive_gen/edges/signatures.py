"""What the system says of a file without reading it, and when that proves that its bytes are those read before.

Size and modification time alone prove nothing: tools set times back, and a file can be written twice within
one tick of the clock. The time of the last change to the file's own entry (ctime) cannot be set by anybody, so
a file of which everything is as it was, and whose times lay well before the moment when it was looked at,
has not been written since. In every other case it is read.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import msgspec

from archive_gen.edges.cache import Cache, Kept, unpacked
from archive_gen.edges.regular import digest_regular

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system that is still about (FAT)."""


class Signature(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file's place on the disk, size and times, in nanoseconds."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


def sign(path: str | bytes) -> Signature | None:
    """Return a regular file's signature; None for anything else, and where the system has none that could prove."""
    # Windows tells no ctime: what it gives under that name is when the file was made.
    if sys.platform == "win32":
        return None
    try:
        status = os.stat(path, follow_symlinks=False)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Signature(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def is_settled(signature: Signature, seen_ns: int) -> bool:
    """Whether a file with this signature at `seen_ns`, in the system's time, could not be written again without
    a sign of it."""
    return max(signature.modified_ns, signature.changed_ns) < seen_ns - _TICK_NS


class _Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file's digest, and its signature when it was read."""

    signature: Signature
    digest: bytes


_KNOWN = msgspec.msgpack.Decoder(dict[str, _Known])


class KnownDigests:
    """The digests of files that were read in earlier builds, by the files' names below a folder.

    A digest is given only where the file's signature proves that it is still the file's. All are kept as one value,
    `name`, since a build that has nothing else to do would spend a good part of its time on rows.
    """

    def __init__(self, cache: Cache, name: str, folder: str) -> None:
        self._cache, self._name, self._folder = cache, name, os.fsencode(folder) + b"/"
        self._before = unpacked(_KNOWN, cache.read("digests").get(name)) or {}
        self._now: dict[str, _Known] = {}
        self._seen_ns = time.time_ns()

    def of(self, name: str) -> bytes | None:
        """Return what the file's bytes hash to, None where it has to be read for that."""
        known = self._before.get(name)
        if known is None or known.signature != sign(self._place(name)):
            return None
        self._now[name] = known
        return known.digest

    def sign(self, name: str) -> Signature | None:
        """Return the file's signature, to be taken before the file is read."""
        return sign(self._place(name))

    def _place(self, name: str) -> bytes:
        """Return where a file is. Names are UTF-8, whatever the locale takes them for."""
        return self._folder + name.encode("utf-8", "surrogateescape")

    def learn(self, name: str, signature: Signature | None, digest: bytes) -> None:
        """Remember the digest of the bytes that were read after the signature was taken."""
        if signature is not None and is_settled(signature, self._seen_ns):
            self._now[name] = _Known(signature, digest)

    def read(self, name: str) -> bytes | None:
        """Return what the file's bytes hash to, reading them where need be; None for what is no file."""
        known = self.of(name)
        if known is not None:
            return known
        signature = self.sign(name)
        try:
            digest = digest_regular(Path(os.fsdecode(self._place(name))))
        except OSError:
            return None
        self.learn(name, signature, digest)
        return digest

    def save(self) -> None:
        """Keep what was asked for and learnt, and forget every other file."""
        if self._now != self._before:
            self._cache.write("digests", {self._name: Kept(b"", msgspec.msgpack.encode(self._now))})
        self._before = dict(self._now)
