"""Who reads a project's captures: many of them all processes, a few a process that has got ready for it.

What reads a capture takes longer to import and to make than a few captures to read. Where a build finds a few that
changed, a process beside it does so while the build itself looks at its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, cast

from archive_gen.edges.pool import FEWEST_FOR_A_POOL, Run
from archive_gen.edges.standby import Ask, standing_by
from archive_gen.model import Capture
from archive_gen.reading.readings import Packed
from archive_gen.shared_lines import LineKeys

if TYPE_CHECKING:
    from archive_gen.tagger import Gazetteer

_SAMPLE = Capture(
    "sample.txt", b"Council opens the new ferry\n\nMarch 4, 2019\n\nThe council of France opened the ferry on Monday."
)
_Question = tuple[Sequence[Capture], frozenset[int] | None]


class Reader:
    """Reads captures with a gazetteer: in the processes of `run`, or a few by asking who stands by for that.

    `pack_knowledge` gives what dating knows, and is asked for it only where captures have to be read in `run`.
    """

    def __init__(
        self, gazetteer: Gazetteer, pack_knowledge: Callable[[], bytes], run: Run, ask: Ask | None = None
    ) -> None:
        self._gazetteer, self._pack_knowledge, self._run, self._ask = gazetteer, pack_knowledge, run, ask

    def line_keys(self, captures: Sequence[Capture]) -> Iterable[LineKeys]:
        """Return the keys of the lines of each capture."""
        if not captures:
            return []
        if self._ask and len(captures) < FEWEST_FOR_A_POOL:
            return cast(list[LineKeys], self._ask((captures, None)))
        from archive_gen.reading.capture import keys_of_lines, nothing

        return self._run(keys_of_lines, captures, make_context=nothing)

    def read(self, captures: Sequence[Capture], shared_lines: frozenset[int]) -> Iterable[Packed]:
        """Return the reading of each capture in an archive that shares some lines."""
        if not captures:
            return []
        if self._ask and len(captures) < FEWEST_FOR_A_POOL:
            return cast(list[Packed], self._ask((captures, shared_lines)))
        from archive_gen.reading.capture import make_tools, read_captures

        tools = partial(make_tools, self._gazetteer, shared_lines, self._pack_knowledge())
        return self._run(read_captures, captures, make_context=tools)


def reading_beside(
    gazetteer: Gazetteer, knowledge: bytes, *, few: int, jobs: int
) -> AbstractContextManager[Ask | None]:
    """Give what a `Reader` asks of so few captures; None where they are many, or there may be no process but this."""
    return standing_by(partial(_get_ready, gazetteer, knowledge), jobs=jobs if few < FEWEST_FOR_A_POOL else 1)


def _get_ready(gazetteer: Gazetteer, knowledge: bytes) -> Ask:
    from concurrent.futures import ThreadPoolExecutor

    from archive_gen.reading.capture import Tools, keys_of_lines, make_tools, read_captures

    def make_ready() -> Tools:
        tools = make_tools(gazetteer, frozenset(), knowledge)
        # Much is made when the first capture asks for it.
        read_captures(tools, [_SAMPLE])
        return tools

    # Keys of lines are asked for first and need none of it, so that the build does not wait for it here.
    getting_ready = ThreadPoolExecutor(1).submit(make_ready)

    def answer(question: _Question) -> list[LineKeys] | list[Packed]:
        captures, shared_lines = question
        if shared_lines is None:
            return keys_of_lines(None, captures)
        tools = getting_ready.result()._replace(shared_lines=shared_lines)
        return read_captures(tools, captures)

    return answer
