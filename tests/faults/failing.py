"""Faults at the Nth call: a child process in which one call that touches a folder's files fails, or is its last.

Python tells its audit hooks of every file that is opened, linked, renamed, listed or removed, whoever does it, so
nothing needs to be known of the code under test. Writing and flushing, which they are not told of, are wrapped.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from archive_gen.edges import Refused

KILL = "kill"
INTERRUPT = "interrupt"
FAULTS = ("EIO", "ENOSPC", "EACCES", KILL)
_EVENTS = frozenset(
    "open os.link os.rename os.mkdir os.rmdir os.remove os.symlink os.chmod os.scandir os.listdir os.truncate".split()
)
_OF_TWO_NAMES = frozenset(("os.link", "os.rename", "os.symlink"))
_DONE, _REFUSED, _INTERRUPTED, _RAISED = 0, 1, 2, 3
_FIRED = 16


class Ended(NamedTuple):
    """How the child ended: `said` is its refusal, `fired` whether the fault was met, `calls` how many there were."""

    fired: bool
    killed: bool
    refused: bool
    interrupted: bool = False
    said: str = ""
    calls: int = 0


def each_call_fails(
    place: Path, fault: str, work: Callable[[], object], prepare: Callable[[], object]
) -> Iterator[Ended]:
    """Do the work with its first call failing, its second and so on, until it gets through; each after `prepare`."""
    for number in range(1, 5000):
        prepare()
        ended = nth_call_fails(place, fault, number, work)
        if not ended.fired:
            assert not ended.refused, ended.said
            return
        yield ended
    raise AssertionError("the work never gets through")


def nth_call_fails(place: Path, fault: str, number: int, work: Callable[[], object]) -> Ended:
    """Do the work in a child process in which the call of that number, from 1, that touches `place` fails."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _be_child(place, fault, number, work, writer)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        calls, _, said = pipe.read().partition("\n")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == -signal.SIGKILL:
        return Ended(fired=True, killed=True, refused=False)
    assert status >= 0, f"ended by signal {-status}"
    assert status & ~_FIRED != _RAISED, said
    how = status & ~_FIRED
    return Ended(bool(status & _FIRED), False, how == _REFUSED, how == _INTERRUPTED, said, int(calls))


def count_calls(place: Path, work: Callable[[], object]) -> int:
    """Return how many calls the work makes that touch `place`, having done it in a child process."""
    return nth_call_fails(place, KILL, 1_000_000, work).calls


def _be_child(place: Path, fault: str, number: int, work: Callable[[], object], writer: int) -> None:
    """Do the work and end this process, whatever happens: nothing of the test goes on in it."""
    code = _RAISED
    said = ""
    failing = _Failing(place, fault, number)
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        failing.install()
        work()
        code = _DONE
    except Refused as refusal:
        code, said = _REFUSED, str(refusal)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BaseException:
        said = traceback.format_exc()
    finally:
        failing.number = -1
        os.write(writer, f"{failing.count}\n{said}".encode("utf-8", "replace")[:60_000])
        os._exit(code | (_FIRED if failing.fired else 0))


class _Failing:
    def __init__(self, place: Path, fault: str, number: int) -> None:
        self.place, self.fault, self.number = str(place), fault, number
        self.count, self.fired = 0, False

    def install(self) -> None:
        sys.addaudithook(self._heard)
        # What was opened passed the hook; what is written to it, and its flushing, do not.
        opened = io.open

        def watched(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            found = opened(file, mode, *arguments, **options)
            return _Written(found, self, str(file)) if set(mode) & set("wax+") and self._is_ours(file) else found

        io.open = watched  # type: ignore[assignment]
        builtins.open = watched
        for name in ("fsync", "write", "pwrite"):
            original = getattr(os, name)

            def called(*arguments: Any, original: Callable[..., Any] = original, name: str = name) -> Any:
                self.call(f"os.{name}")
                return original(*arguments)

            setattr(os, name, called)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        named = arguments[: 2 if event in _OF_TWO_NAMES else 1]
        if event in _EVENTS and any(self._is_ours(one) for one in named):
            self.call(event, str(named[0]))

    def _is_ours(self, name: object) -> bool:
        """Whether a path lies in the folder. One relative to an open folder does: the code opens no other ones."""
        if isinstance(name, (str, bytes, os.PathLike)):
            path = os.fsdecode(name)
            return (not os.path.isabs(path) and "\n" not in path) or path.startswith(self.place)
        return False

    def call(self, event: str, path: str = "", first: Callable[[], object] = lambda: None) -> None:
        """Count a call, and fail it if it is the one, after `first` has done the half of it."""
        self.count += 1
        if self.count != self.number:
            return
        self.fired = True
        first()
        if self.fault == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == INTERRUPT:
            os.kill(os.getpid(), signal.SIGINT)
            return
        number = getattr(errno, self.fault)
        raise OSError(number, os.strerror(number), path or event)


class _Written:
    """A file that is being written; the write that fails leaves half of its bytes, as a full disk does."""

    def __init__(self, file: Any, failing: _Failing, path: str) -> None:
        self._file, self._failing, self._path = file, failing, path

    def write(self, content: Any) -> Any:
        def half() -> None:
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._failing.call("write", self._path, half)
        return self._file.write(content)

    def __enter__(self) -> _Written:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
