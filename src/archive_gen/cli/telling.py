"""What a command says while it runs, to stderr."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from archive_gen.cli.exit_codes import INTERRUPTED
from archive_gen.cli.options import setting
from archive_gen.problems import Problem, printable, with_hints_once

if TYPE_CHECKING:
    from archive_gen.edges.progress import Progress


@functools.cache
def progress() -> Progress:
    """Return what shows on a terminal how far a stage is."""
    from archive_gen.edges.progress import Progress

    return Progress(sys.stderr)


def say(text: str) -> None:
    """Say something that is no result, in the place of what shows how far a stage is."""
    progress().clear()
    click.echo(printable(text), err=True)


@contextlib.contextmanager
def if_interrupted(standing: str) -> Iterator[None]:
    """End a command on Ctrl-C with what then holds, as long as it holds: anywhere else no more is said than that."""
    try:
        yield
    except KeyboardInterrupt:
        say(f"interrupted; {standing}")
        sys.exit(INTERRUPTED)


class Stages:
    """Tells what is being done and, where notes are listed, says of each stage that has ended how long it took."""

    def __init__(self) -> None:
        self._doing, self._since = "", time.perf_counter()

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        if doing != self._doing:
            now = time.perf_counter()
            if self._doing and setting("verbose"):
                say(f"{now - self._since:7.2f} s  {self._doing}")
            self._doing, self._since = doing, now
        if doing:
            tell(doing, done, total)


def tell(doing: str, done: int = 0, total: int = 0) -> None:
    """Show how far a stage is, unless nothing is to be said."""
    if not setting("quiet"):
        progress()(doing, done, total)


_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def list_problems(problems: Iterable[Problem]) -> None:
    """Print problems, in colour on a terminal whose owner has not asked for none (no-color.org).

    A hint that holds for several is told once: below thousands of notes it would hide what they say.
    """
    shown = [problem for problem in problems if problem.severity != "note" or setting("verbose")]
    for problem in with_hints_once(shown):
        plain = f"{problem.severity}[{problem.code}]"
        styled = click.style(plain, fg=_COLOURS[problem.severity], bold=True)
        text = str(problem) if os.environ.get("NO_COLOR") else str(problem).replace(plain, styled, 1)
        progress().clear()
        click.echo(text, err=True)
