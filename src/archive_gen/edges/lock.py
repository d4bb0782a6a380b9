"""One build of a project at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from archive_gen.edges import WORK_FOLDER, Refused, os_reason

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the project's lock. Raises Refused, naming the holder, where another build has it.

    The kernel drops the lock with its process, so a killed build leaves none behind.
    """
    if sys.platform == "win32":
        yield
        return
    folder = root / WORK_FOLDER
    try:
        folder.mkdir(exist_ok=True)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except OSError as fault:
        # A project on a read-only disk can be built to an output elsewhere; nobody could lock it.
        if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            yield
            return
        hint = f"{WORK_FOLDER} is the folder for what archive-gen keeps; remove what stands in its place"
        raise Refused(f"the lock {folder / 'lock'} cannot be made: {os_reason(fault)}", hint) from fault
    try:
        _take(descriptor)
        # The number is for whoever finds the lock taken; where the disk is full, it holds without.
        with contextlib.suppress(OSError):
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
        who = f"process {holder}" if holder.isdigit() else "another process"
        raise Refused(f"another build of this project is running ({who})", "wait for it, or end it") from fault
    except OSError:
        # Some network file systems have no locks; better a build without one than none.
        return
