"""Any number of processes gives what a plain loop gives; what goes wrong in one is heard of."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial

import pytest

from archive_gen.edges import Refused
from archive_gen.edges.pool import FEWEST_FOR_A_POOL, LONGEST_BATCH, WorkerFailed, beside, run
from archive_gen.edges.processors import default_jobs

PARTS = range(FEWEST_FOR_A_POOL * 5)


def scale(factor: int, parts: Sequence[int]) -> list[tuple[int, int]]:
    return [(part * factor, os.getpid()) for part in parts]


def seven() -> int:
    return 7


class Unpicklable(Exception):
    def __init__(self, *, path: str) -> None:
        super().__init__(path)


def fail(context: int, parts: Sequence[int]) -> Sequence[int]:
    if 50 in parts:
        raise Unpicklable(path="a/b")
    return parts


def refuse(context: int, parts: Sequence[int]) -> Sequence[int]:
    if 50 in parts:
        raise Refused("part 50 cannot be written")
    return parts


def die(context: int, parts: Sequence[int]) -> Sequence[int]:
    if 50 in parts:
        os._exit(3)
    return parts


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order_for_any_number_of_jobs(jobs: int) -> None:
    assert [value for value, _ in run(scale, PARTS, make_context=seven, jobs=jobs)] == [7 * part for part in PARTS]


def test_many_parts_are_shared_among_processes_and_few_are_not() -> None:
    assert os.getpid() not in {process for _, process in run(scale, PARTS, make_context=seven, jobs=2)}
    few = range(FEWEST_FOR_A_POOL - 1)
    assert {process for _, process in run(scale, few, make_context=seven, jobs=2)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_parts_come_in_batches_that_are_not_too_long(jobs: int) -> None:
    def lengths(context: int, parts: Sequence[int]) -> list[int]:
        return [len(parts)] * len(parts)

    found = list(run(lengths, range(LONGEST_BATCH * 10 + 1), make_context=seven, jobs=jobs))
    assert (max(found), min(found)) == (LONGEST_BATCH, 1)


def test_no_parts_give_no_results() -> None:
    assert list(run(scale, [], make_context=seven, jobs=2)) == []


def test_an_exception_in_a_worker_comes_with_its_traceback() -> None:
    with pytest.raises(WorkerFailed, match=r"in fail[\s\S]*Unpicklable: a/b"):
        list(run(fail, PARTS, make_context=seven, jobs=2))


def test_the_death_of_a_worker_is_told() -> None:
    with pytest.raises(WorkerFailed, match="ended from outside"):
        list(run(die, PARTS, make_context=seven, jobs=2))


def test_the_context_is_made_from_a_callable_that_can_carry_arguments() -> None:
    assert [value for value, _ in run(scale, [3], make_context=partial(int, "5"))] == [15]


def test_there_is_always_a_job() -> None:
    assert default_jobs() >= 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_something_is_computed_beside(jobs: int) -> None:
    with beside(os.getpid, jobs=jobs) as found:
        assert (found() == os.getpid()) == (jobs == 1 or sys.platform != "linux")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_refused_beside_is_refused_here(jobs: int) -> None:
    def refuse() -> None:
        raise Refused("the disk is full", "make room")

    with pytest.raises(Refused, match=r"the disk is full\n.*make room"), beside(refuse, jobs=jobs) as found:
        found()


def test_a_refusal_in_a_worker_is_one() -> None:
    with pytest.raises(Refused, match="part 50"):
        list(run(refuse, PARTS, make_context=seven, jobs=2))


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked")
def test_what_goes_wrong_beside_is_told() -> None:
    with pytest.raises(WorkerFailed, match="ZeroDivisionError"), beside(lambda: 1 / 0, jobs=2) as found:
        found()
    with pytest.raises(WorkerFailed, match="ended from outside"), beside(lambda: os._exit(3), jobs=2) as gone:
        gone()
