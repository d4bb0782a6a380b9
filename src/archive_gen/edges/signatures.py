"""What the system says of a file without reading it, and when that proves that its bytes are those read before.

Size and modification time alone prove nothing: tools set times back, and a file can be written twice within
one tick of the clock. The time of the last change to the file's own entry (ctime) cannot be set by anybody, so
a file of which everything is as it was, and whose times lay well before the moment when it was looked at,
has not been written since. In every other case it is read.
"""

from __future__ import annotations

import os
import stat
import struct
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive_gen.edges.cache import Cache, Kept, unpacked
from archive_gen.edges.regular import digest_regular

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system that is still about (FAT)."""

SLOWEST_TICK_NS = 10_000_000
"""By how much the clock of a system that is not held up lags behind the exact one, at most."""

FINE_TICK_NS = 50_000_000
"""More than that, by which file systems with exact times go."""

Signature = bytes
"""A file's kind and rights, its place on the disk, its size and times in nanoseconds; packed, since a site has many."""

_PARTS = attrgetter("st_mode", "st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
_LAYOUT = struct.Struct("=4Q2q")
_SIZE = struct.Struct("=24xQ16x")
_TIMES = struct.Struct("=32x2q")
_TIME_BYTES = 8


def sign(path: str | bytes) -> Signature | None:
    """Return a regular file's signature; None for anything else, and where the system has none that could prove."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return signature_of(status) if stat.S_ISREG(status.st_mode) else None


def signature_of(status: os.stat_result) -> Signature | None:
    """Return the signature of a file or folder of any kind, None where the system has none that could prove."""
    # Windows tells no ctime: what it gives under that name is when the file was made.
    if sys.platform == "win32":
        return None
    try:
        return _LAYOUT.pack(*_PARTS(status))
    except struct.error:
        # A time beyond the year 2262.
        return None


def sign_all(paths: Sequence[str | bytes]) -> list[Signature | None]:
    """Return the signatures of what is at the paths, of any kind; None where nothing is, and as of `signature_of`."""
    if sys.platform != "win32":
        # Nearly always all are there, and then no step of the loop is taken in Python.
        try:
            return list(starmap(_LAYOUT.pack, map(_PARTS, map(os.lstat, paths))))
        except (OSError, ValueError, struct.error):
            pass
    return [_sign_any(path) for path in paths]


def _sign_any(path: str | bytes) -> Signature | None:
    try:
        return signature_of(os.lstat(path))
    except (OSError, ValueError):
        return None


def clock_ns() -> int:
    """Return the time by the clock from which the system takes the times of files.

    On a busy virtual machine it can stand still for a while, in which the exact clock goes on: by that a file which
    is written at this moment may seem to have lain.
    """
    return time.clock_gettime_ns(_CLOCK_REALTIME_COARSE) if sys.platform == "linux" else time.time_ns()


_CLOCK_REALTIME_COARSE = 5
"""Linux's number for it, for which Python has no name."""


def differ_in_ctime_alone(one: Signature, other: Signature) -> bool:
    """Whether nothing but the time of the last change tells two signatures apart, as when a file was linked between."""
    return one[:-_TIME_BYTES] == other[:-_TIME_BYTES]


def size_in(signature: Signature) -> int:
    """Return the size in bytes of the file that had this signature."""
    return int(_SIZE.unpack(signature)[0])


def is_settled(signature: Signature, seen_ns: int) -> bool:
    """Whether a file with this signature at `seen_ns`, in the system's time, could not be written again without
    a sign of it."""
    modified_ns, changed_ns = _TIMES.unpack(signature)
    # The second time nobody can set. Where it has parts of a millisecond, the file system keeps exact times.
    tick_ns = FINE_TICK_NS if changed_ns % 1_000_000 else _TICK_NS
    return bool(max(modified_ns, changed_ns) < seen_ns - tick_ns)


class _Kept(NamedTuple):
    """Files' names, their signatures when they were read, and the digests of what was read."""

    names: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    digests: tuple[bytes, ...] = ()


_KEPT = msgspec.msgpack.Decoder(_Kept)


class KnownDigests:
    """The digests of files that were read in earlier builds, by the files' names below a folder.

    A digest is given only where the file's signature proves that it is still the file's. All are kept as one value,
    `name`, since a build that has nothing else to do would spend a good part of its time on rows.
    """

    def __init__(self, cache: Cache, name: str, folder: str) -> None:
        self._cache, self._name, self._folder = cache, name, os.fsencode(folder) + b"/"
        kept = unpacked(_KEPT, Kept(b"", cache.read_one("digests", name, b"") or b"")) or _Kept()
        self._signatures_before: dict[str, Signature] = dict(zip(kept.names, kept.signatures, strict=True))
        self._digests_before: dict[str, bytes] = dict(zip(kept.names, kept.digests, strict=True))
        self._signatures: dict[str, Signature] = {}
        self._digests: dict[str, bytes] = {}
        self._seen_ns = clock_ns()

    def of_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return what files' bytes hash to, by their names, without those that have to be read for that."""
        asked = list(names)
        seen = dict(zip(asked, sign_all([self._place(name) for name in asked]), strict=True))
        # Nearly always nothing has changed, which is told sooner of all together than of one after the other.
        same = self._signatures_before
        if seen != same:
            same = {name: one for name, one in seen.items() if one and one == self._signatures_before.get(name)}
        found = {name: self._digests_before[name] for name in same}
        self._signatures |= same
        self._digests |= found
        return found

    def sign(self, name: str) -> Signature | None:
        """Return the file's signature, to be taken before the file is read."""
        return sign(self._place(name))

    def _place(self, name: str) -> bytes:
        """Return where a file is. Names are UTF-8, whatever the locale takes them for."""
        return self._folder + name.encode("utf-8", "surrogateescape")

    def learn(self, name: str, signature: Signature | None, digest: bytes) -> None:
        """Remember the digest of the bytes that were read after the signature was taken."""
        if signature is not None and is_settled(signature, self._seen_ns):
            self._signatures[name], self._digests[name] = signature, digest

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return what files' bytes hash to, by their names, reading them where need be; what is no file is left out."""
        asked = list(names)
        found = self.of_all(asked)
        for name in asked if len(found) < len(asked) else ():
            if name not in found and (digest := self._read(name)):
                found[name] = digest
        return found

    def _read(self, name: str) -> bytes | None:
        signature = self.sign(name)
        try:
            digest = digest_regular(Path(os.fsdecode(self._place(name))))
        except OSError:
            return None
        self.learn(name, signature, digest)
        return digest

    def learn_made(self, folder: str, digests: Mapping[str, bytes]) -> None:
        """Remember the digests of files that this program has written, and lie in a `folder` that nobody else knows.

        When they come from there to where they belong, their signatures stay as they are. What was written this very
        moment is not remembered.
        """
        self._seen_ns = clock_ns()
        place = os.fsencode(folder) + b"/"
        for name, digest in digests.items():
            self.learn(name, sign(place + name.encode("utf-8", "surrogateescape")), digest)

    def knows(self, name: str, signature: Signature | None) -> bool:
        """Whether the file's digest is known by this signature."""
        return signature is not None and self._signatures.get(name) == signature

    def learn_linked(self, signatures: Mapping[str, Signature]) -> None:
        """Remember the digests of known files that have got a second name, by their signatures right after that.

        Each is looked at once more: none counts that was linked, or written, this very moment.
        """
        self._seen_ns = clock_ns()
        for name, signature in signatures.items():
            if self.sign(name) == signature:
                self.learn(name, signature, self._digests[name])

    def save(self) -> None:
        """Keep what was asked for and learnt, and forget every other file."""
        if (self._signatures, self._digests) != (self._signatures_before, self._digests_before):
            names = tuple(self._digests)
            kept = _Kept(names, tuple(self._signatures[name] for name in names), tuple(self._digests.values()))
            self._cache.write("digests", {self._name: Kept(b"", msgspec.msgpack.encode(kept))})
        self._signatures_before, self._digests_before = dict(self._signatures), dict(self._digests)
