"""How far a long work is, on one line of a terminal; where there is none, as a plain line now and then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Protocol, TextIO

SHOWN_AFTER_SECONDS = 1.0
SECONDS_BETWEEN_DRAWINGS = 0.1
SECONDS_BETWEEN_PLAIN_LINES = 10.0
FEW = 10
LONG_SECONDS = 10.0
_CLEAR = "\r\033[K"


class Tell(Protocol):
    """Hears what is being done, and how many of how many are; a total of 0 where nothing is counted."""

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None: ...


def tell_nobody(doing: str, done: int = 0, total: int = 0) -> None:
    """The listener of a work that nobody waits for."""


class Progress:
    """Shows what it is told on a stream. `clear` is to be called before anything else is printed there."""

    def __init__(self, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._is_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._between = SECONDS_BETWEEN_DRAWINGS if self._is_terminal else SECONDS_BETWEEN_PLAIN_LINES
        self._begun = self._shown = clock()
        self._doing, self._doing_since = "", self._begun
        self._is_drawn = False

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        now = self._clock()
        if doing != self._doing:
            self._doing, self._doing_since = doing, now
        # What is not counted can take long and is told once, so a terminal shows it as it begins.
        is_due = self._is_terminal if not total else now - self._begun >= SHOWN_AFTER_SECONDS
        if is_due and (not total or now - self._shown >= self._between):
            self._shown = now
            self._draw(line_of(doing, done, total, now - self._doing_since))

    def _draw(self, line: str) -> None:
        if self._is_terminal:
            import shutil

            width = shutil.get_terminal_size().columns
            self._stream.write(_CLEAR + line[: width - 1])
            self._is_drawn = True
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, where one is drawn."""
        if self._is_drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_drawn = False


def line_of(doing: str, done: int, total: int, seconds: float) -> str:
    """Return in words how far a work is, after so many seconds of it: its rate, and the time that is left at that."""
    if not total:
        return doing
    counted = f"{doing}: {done:,} of {total:,}"
    # The first of many have to wait for what all need: at their rate a work of seconds takes a quarter of an hour.
    if not done or seconds <= 0 or (done < FEW and seconds < LONG_SECONDS):
        return counted
    rate = done / seconds
    shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    return f"{counted}, {shown} a second, {_span(round((total - done) / rate))} left"


def _span(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
