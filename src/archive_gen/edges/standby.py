"""A process that gets ready while this one is busy with something else, and then answers what it is asked."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from archive_gen.edges.pool import ENDED, WorkerFailed, begin_worker, checked, signals_put_off, tried

Ask = Callable[[Any], Any]


@contextlib.contextmanager
def standing_by(get_ready: Callable[[], Ask], *, jobs: int) -> Iterator[Ask | None]:
    """Give a function that answers in the place of the one that `get_ready` returns, from a process that begins with
    that at once; None where there may be no process but this one.

    What is asked and answered must be fit to be pickled. Raises what `pool.run` raises, when it is asked.
    """
    if jobs <= 1 or sys.platform != "linux":
        yield None
        return
    # A forked process has all that this one has imported, and what `get_ready` is bound to, without a copy of it.
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(here, there, get_ready), daemon=True)
    with signals_put_off():
        process.start()
    there.close()
    try:
        yield lambda question: _ask(here, question)
    finally:
        here.close()
        process.terminate()
        process.join()


def _ask(here: Connection, question: Any) -> Any:
    try:
        here.send(question)
        succeeded, result = here.recv()
    except (EOFError, OSError) as fault:
        raise WorkerFailed(ENDED) from fault
    return checked(succeeded, result)


def _answer(here: Connection, there: Connection, get_ready: Callable[[], Ask]) -> None:
    # Only while no other process has the parent's end does its closing show here.
    here.close()
    begin_worker()
    is_ready, answer = tried(get_ready)
    with contextlib.suppress(EOFError, OSError):
        while True:
            question = there.recv()
            there.send(tried(partial(answer, question)) if is_ready else (is_ready, answer))
