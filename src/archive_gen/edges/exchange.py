"""Two folders exchanged in one step, where the system has one: renameat2 with RENAME_EXCHANGE (Linux 3.15),
renamex_np (macOS)."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes


def put_in_place(stage: Path, output: Path) -> bool:
    """Make the staged folder the site in one step; false where the system has no such step."""
    if not output.exists() or not any(output.iterdir()):
        if output.exists() and os.name == "nt":
            output.rmdir()
        os.rename(stage, output)
        return True
    exchange = exchange_call()
    if exchange is None:
        return False
    fault = exchange(os.fsencode(stage), os.fsencode(output))
    if fault in (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EPERM):
        return False
    if fault:
        raise OSError(fault, os.strerror(fault), str(output))
    return True


def exchange_call() -> Callable[[bytes, bytes], int] | None:
    """Return a function that exchanges two folders and returns 0 or the system's error number."""
    import ctypes

    libc = _libc()
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        at_cwd, exchange = -100, 2
        return lambda a, b: ctypes.get_errno() if libc.renameat2(at_cwd, a, at_cwd, b, exchange) else 0  # type: ignore[union-attr]
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        swap = 2
        return lambda a, b: ctypes.get_errno() if libc.renamex_np(a, b, swap) else 0
    return None


def _libc() -> ctypes.CDLL | None:
    import ctypes

    return ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off, for the few milliseconds in which "the site is unchanged" would not be true."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
