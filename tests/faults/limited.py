"""Work done in a child process that the system ends when it takes too long or too much memory."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def in_child(work: Callable[[], T], *, cpu_seconds: int, memory_bytes: int = 4_000_000_000) -> T:
    """Return what the work gives. Fails where it takes more processor time or memory, or raises.

    Processor time is what the work itself takes, however busy the machine is.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
            answer = pickle.dumps((True, work()))
        except BaseException:
            answer = pickle.dumps((False, traceback.format_exc()))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(answer)
        sys.stdout.flush()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status not in (-signal.SIGXCPU, -signal.SIGKILL), f"took more than {cpu_seconds} s of processor time"
    assert status == 0, f"ended by signal {-status}"
    succeeded, found = pickle.loads(answer)
    assert succeeded, found
    return found  # type: ignore[no-any-return]
