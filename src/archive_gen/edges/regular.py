"""Opening only what is a regular file."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


NOT_REGULAR = ("is not a regular file", "a folder, pipe or device is not read; put a file of that name in its place")
"""What is wrong with what has the name of a file and is none, and what to do."""

_READING_HINTS = {
    errno.ENOENT: "see whether the name is right, and the file still there",
    errno.EACCES: "see that you may read it",
    errno.EPERM: "see that you may read it",
    errno.EIO: "see whether the disk is damaged",
}


def reading_hint(fault: OSError) -> str:
    """Return what to do about a file that the system does not give, "" where nobody knows."""
    return _READING_HINTS.get(fault.errno or 0, "")


class NotRegular(OSError):
    """A folder, pipe, socket or device."""


def read_regular(path: str | Path, *, limit_bytes: int | None = None, follow: bool = False) -> bytes:
    """Return a file's bytes, one more than the limit at most. Raises OSError, and NotRegular for what is no file.

    A pipe is not waited for: that would hang for good. A symbolic link in the last place is followed
    only where asked.
    """
    with _open_regular(path, follow=follow) as file:
        if limit_bytes is None:
            return file.read()
        # Room for as much as the limit would be asked for at once, which takes longer than to read a small file.
        size = os.fstat(file.fileno()).st_size
        content = file.read(min(size, limit_bytes) + 1)
        has_grown = len(content) > size
        return content + file.read(limit_bytes + 1 - len(content)) if has_grown else content


def digest_regular(path: Path) -> bytes:
    """Return the SHA-256 of a file's bytes, as `read_regular` reads them, without having them all in memory."""
    with _open_regular(path, follow=False) as file:
        return hashlib.file_digest(file, "sha256").digest()


def _open_regular(path: str | Path, *, follow: bool) -> BufferedReader:
    try:
        descriptor = os.open(path, _FLAGS | (0 if follow else _NO_FOLLOW))
    except ValueError as fault:
        raise OSError(errno.EINVAL, str(fault), str(path)) from fault
    # `fdopen` itself fails on a folder, and leaves the descriptor open.
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotRegular(errno.EINVAL, "is not a regular file", str(path))
    return os.fdopen(descriptor, "rb")
