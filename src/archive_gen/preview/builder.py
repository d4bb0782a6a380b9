"""The preview's side of the process that builds for it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from archive_gen.preview.report import Order, Report, Setup, Sight

_ENDING_SECONDS = 10


class Builder:
    """Has the site built, one time after another, by a process that is started when it is first needed."""

    def __init__(self, root: Path, setup: Setup) -> None:
        said = msgspec.json.encode(setup).decode()
        self._command = [sys.executable, "-m", "archive_gen.preview.workshop", str(root), said]
        self._process: subprocess.Popen[bytes] | None = None

    def build(self, order: Order, *, see: Callable[[Sight], None] = lambda _: None) -> Report:
        """Return what a build came to. A process that dies of it is a refusal, and the next build has a new one.

        `see` is given a page that is there before the others, where there is one.
        """
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process = self._process
        assert process.stdin
        assert process.stdout
        with contextlib.suppress(OSError):
            process.stdin.write(msgspec.json.encode(order) + b"\n")
            process.stdin.flush()
            for line in process.stdout:
                if not line.endswith(b"\n"):
                    break
                report = msgspec.json.decode(line, type=Report)
                if report.sight is None:
                    return report
                see(report.sight)
        self.end()
        return Report(refused=f"the process that builds has ended by itself, with code {process.returncode}")

    def end(self) -> None:
        """End the process, which clears away what it has staged. Does nothing where there is none."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
