"""How far a long work is: what is drawn on a terminal, and what is printed where there is none."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest

from archive_gen.edges import pool
from archive_gen.edges.progress import Progress, line_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that is set by hand."""

    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (0, 0, 5.0, "indexing"),
        (0, 900, 5.0, "indexing: 0 of 900"),
        (3_200, 10_000, 4.0, "indexing: 3,200 of 10,000, 800 a second, 8 s left"),
        (1, 992, 0.8, "indexing: 1 of 992"),
        (5, 1_000, 10.0, "indexing: 5 of 1,000, 0.5 a second, 33 min 10 s left"),
        (10, 10, 0.0, "indexing: 10 of 10"),
    ],
)
def test_rate_and_remaining_time_are_told_in_words(done: int, total: int, seconds: float, line: str) -> None:
    assert line_of("indexing", done, total, seconds) == line


def work(progress: Progress, clock: Clock, seconds: int) -> None:
    for done in range(1, seconds * 16 + 1):
        clock.seconds += 0.0625
        progress("reading captures", done, seconds * 16)


def drawn(stream: io.StringIO) -> list[str]:
    return [line for line in stream.getvalue().replace("\r\033[K", "\n").splitlines() if line]


def test_what_is_over_at_once_is_not_drawn() -> None:
    for kind in (Terminal, io.StringIO):
        stream, clock = kind(), Clock()
        work(Progress(stream, clock=clock), clock, 1)
        assert len(drawn(stream)) <= 1


def test_a_terminal_has_one_line_that_is_drawn_again_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock=clock)
    work(progress, clock, 5)
    assert "\n" not in stream.getvalue()
    assert 30 <= len(drawn(stream)) <= 50
    assert drawn(stream)[-1] == "reading captures: 80 of 80, 16 a second, 0 s left"
    progress.clear()
    assert stream.getvalue().endswith("\r\033[K")
    before = stream.getvalue()
    progress.clear()
    assert stream.getvalue() == before


def test_a_line_is_cut_at_the_terminals_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "20")
    stream, clock = Terminal(), Clock()
    work(Progress(stream, clock=clock), clock, 3)
    assert {len(line) for line in drawn(stream)} == {19}


@pytest.mark.parametrize("make", [io.StringIO, Terminal])
def test_without_a_terminal_there_is_a_plain_line_now_and_then(
    make: Callable[[], io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream, clock = make(), Clock()
    progress = Progress(stream, clock=clock)
    progress("indexing 500 texts")
    work(progress, clock, 35)
    progress.clear()
    assert set("\r\033").isdisjoint(stream.getvalue())
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0] == "reading captures: 160 of 560, 16 a second, 25 s left"


def double(_: None, parts: Sequence[int]) -> list[int]:
    return [part * 2 for part in parts]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_map_tells_how_far_it_is_whatever_the_number_of_processes(jobs: int) -> None:
    told: list[tuple[int, int]] = []
    found = list(pool.run(double, range(100), make_context=lambda: None, jobs=jobs, tell=lambda *how: told.append(how)))
    assert found == [2 * part for part in range(100)]
    assert len(told) > 1
    assert told == sorted(set(told))
    assert told[-1] == (100, 100)
    assert {total for _, total in told} == {100}
