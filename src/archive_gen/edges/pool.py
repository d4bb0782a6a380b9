"""A map over many processes that keeps the order and gives what a plain loop would give."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from archive_gen.edges import Refused

FEWEST_FOR_A_POOL = 32
"""Below this many the processes cost more than they bring."""
LONGEST_BATCH = 64
ENDED = "a worker process was ended from outside (out of memory?); --jobs 1 needs least"
_PUT_OFF = (signal.SIGINT, signal.SIGTERM)

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[C, Sequence[T]], Iterable[R]]
"""What becomes of a batch of parts, of each in order. A batch goes through one step of the work after the other, since
code and tables that are used again at once are still near the processor."""


class Run(Protocol):
    """A map that keeps the order, a batch of parts at a time: in this process, or in many."""

    def __call__(
        self, function: Work[C, T, R], parts: Iterable[T], *, make_context: Callable[[], C]
    ) -> Iterable[R]: ...


class WorkerFailed(Exception):
    """A bug met in a worker process; its text holds the traceback from there."""


def run(
    function: Work[C, T, R],
    parts: Iterable[T],
    *,
    make_context: Callable[[], C],
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[R]:
    """Yield what `function(context, batch)` returns of each batch of parts, in order; `tell` hears how many parts of
    how many are done.

    The context is made once in each process, or once and inherited where processes are forked; it
    should be what all parts share. Raises what a worker refuses, and WorkerFailed for any other exception in one or
    its death.
    """
    waiting: Sequence[T] = list(parts)
    if jobs > 1 and len(waiting) >= FEWEST_FOR_A_POOL:
        results = _run_in_pool(function, _batches(waiting, len(waiting) // (jobs * 4)), make_context, jobs)
    else:
        results = _run_here(function, _batches(waiting, LONGEST_BATCH), make_context)
    done = 0
    for batch in results:
        yield from batch
        done += len(batch)
        tell(done, len(waiting))


def _batches(parts: Sequence[T], size: int) -> Sequence[Sequence[T]]:
    size = max(1, min(LONGEST_BATCH, size))
    return [parts[start : start + size] for start in range(0, len(parts), size)]


def _run_here(
    function: Work[C, T, R], batches: Iterable[Sequence[T]], make_context: Callable[[], C]
) -> Iterator[Sequence[R]]:
    context = make_context()
    for batch in batches:
        yield list(function(context, batch))


@contextlib.contextmanager
def beside(make: Callable[[], R], *, jobs: int) -> Iterator[Callable[[], R]]:
    """Give a function that returns `make()`, which another process computes meanwhile, where there may be one.

    It raises what `run` raises, when it is asked. Without another process it is computed then.
    """
    if jobs <= 1 or sys.platform != "linux":
        yield make
        return
    _prepare(lambda _, __: [make()], lambda: None)
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("fork"), begin_worker)
    try:
        with signals_put_off():
            coming = pool.submit(_call, [])
        yield lambda: _result_of(coming)[0]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _forget()


def _result_of(coming: Future[tuple[bool, Any]]) -> Any:
    with _telling_of_death():
        return checked(*coming.result())


_work: Callable[[Sequence[Any]], list[Any]]


def _run_in_pool(
    function: Work[C, T, R], batches: Sequence[Sequence[T]], make_context: Callable[[], C], jobs: int
) -> Iterator[Sequence[R]]:
    is_forked = sys.platform == "linux"
    if is_forked:
        # Made before the fork, so that every worker has it without building or copying it.
        _prepare(function, make_context)
    method = multiprocessing.get_context("fork" if is_forked else "spawn")
    arguments = () if is_forked else (function, make_context)
    pool = ProcessPoolExecutor(min(jobs, len(batches)), method, begin_worker, arguments)
    try:
        with signals_put_off():
            coming = pool.map(_call, batches)
        with _telling_of_death():
            for succeeded, result in coming:
                yield checked(succeeded, result)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _forget()


def checked(succeeded: bool, result: Any) -> Any:
    """Return what a worker returned; raise what it refused, or WorkerFailed with the traceback that it gave."""
    if succeeded:
        return result
    raise result if isinstance(result, Refused) else WorkerFailed(f"a worker process failed:\n{result}")


@contextlib.contextmanager
def _telling_of_death() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as fault:
        raise WorkerFailed(ENDED) from fault


@contextlib.contextmanager
def signals_put_off() -> Iterator[None]:
    """Put Ctrl-C and the like off while processes are started: what Python runs around a fork swallows them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _PUT_OFF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_worker(*arguments: Any) -> None:
    """Begin in a process of its own, which ends with its parent, and prepare the work where one is given."""
    # Ctrl-C reaches every process of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PUT_OFF)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if arguments:
        _prepare(*arguments)


def _end_with_parent() -> None:
    """End this process when its parent is gone: one that was killed leaves work and locks to its workers for good."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _forget() -> None:
    """Let go of what the workers had from this process: pages of a large archive, say, which would stay for good."""
    global _work
    _work = _nothing


def _nothing(batch: Sequence[Any]) -> list[Any]:
    raise AssertionError("no work was prepared")


def _prepare(function: Work[C, T, R], make_context: Callable[[], C]) -> None:
    global _work
    context = make_context()
    _work = lambda batch: list(function(context, batch))  # noqa: E731


def _call(batch: Sequence[Any]) -> tuple[bool, Any]:
    return tried(lambda: _work(batch))


def tried(work: Callable[[], Any]) -> tuple[bool, Any]:
    """Return (True, the result) or (False, the traceback): an exception that cannot be pickled would hang the pool.

    In place of the traceback comes a refusal, which is no bug.
    """
    try:
        return True, work()
    except Refused as refusal:
        return False, refusal
    except Exception:
        return False, traceback.format_exc()
