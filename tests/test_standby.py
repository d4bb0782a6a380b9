"""A process that stands by gives what this one would, and what goes wrong in it is heard of."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

from archive_gen.edges import Refused
from archive_gen.edges.pool import WorkerFailed
from archive_gen.edges.standby import standing_by

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked there")


def ready(made: int) -> Callable[[], Callable[[int], tuple[int, int]]]:
    return lambda: lambda question: (made * question, os.getpid())


def asking(answer: Callable[[Any], Any], question: object) -> object:
    with standing_by(lambda: answer, jobs=2) as ask:
        assert ask is not None
        return ask(question)


def test_another_process_answers_one_question_after_the_other() -> None:
    with standing_by(ready(7), jobs=2) as ask:
        assert ask is not None
        answers = [ask(question) for question in range(5)]
    assert [value for value, _ in answers] == [0, 7, 14, 21, 28]
    [process] = {process for _, process in answers}
    assert process != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_with_one_job_there_is_none() -> None:
    with standing_by(ready(7), jobs=1) as ask:
        assert ask is None


def test_who_is_never_asked_is_not_waited_for() -> None:
    def never() -> Callable[[int], int]:
        while True:
            pass

    with standing_by(never, jobs=2) as ask:
        assert ask is not None


def test_a_refusal_and_an_exception_come_from_there() -> None:
    def refuse(question: object) -> None:
        raise Refused(f"{question} cannot be read")

    def fail(question: object) -> None:
        raise LookupError(question)

    with pytest.raises(Refused, match="a cannot be read"):
        asking(refuse, "a")
    with pytest.raises(WorkerFailed, match=r"in fail[\s\S]*LookupError: a"):
        asking(fail, "a")


def test_who_cannot_get_ready_says_so_when_asked() -> None:
    def get_ready() -> Callable[[object], object]:
        raise LookupError("no words")

    with standing_by(get_ready, jobs=2) as ask:
        assert ask is not None
        for _ in range(2):
            with pytest.raises(WorkerFailed, match="LookupError: no words"):
                ask("a")


def test_its_death_is_told() -> None:
    with pytest.raises(WorkerFailed, match="ended from outside"):
        asking(lambda _: os._exit(3), "a")


def test_it_goes_where_the_block_is_left_by_an_exception() -> None:
    def leave() -> None:
        with standing_by(ready(1), jobs=2) as ask:
            assert ask is not None
            raise KeyError(ask(1)[1])

    with pytest.raises(KeyError) as caught:
        leave()
    with pytest.raises(ProcessLookupError):
        os.kill(caught.value.args[0], 0)
