"""Which records of a site need what of a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from typing import NamedTuple

from archive_gen.model import is_wide
from archive_gen.needs import NEEDS, VERSIONS, State
from archive_gen.preview.desk.rows import Row


class Needy(NamedTuple):
    """Records that need the same; a record may need several things."""

    heading: str
    anchor: str
    note: str
    rows: tuple[Row, ...]


def find_needy(rows: Sequence[Row], *, is_settled: Callable[[Row], bool]) -> tuple[Needy, ...]:
    """Return the records that need something, by what they need, in the order in which it is shown.

    `is_settled` says whether a person has said already of which text a record is a version.
    """
    states = [_state_of(row) for row in rows]
    found = [
        Needy(need.heading, need.anchor, need.note, tuple(compress(rows, map(need.is_of, states)))) for need in NEEDS
    ]
    versions = tuple(row for row in rows if row.duplicate_of is not None and not is_settled(row))
    found.append(Needy(VERSIONS, "versions", "Each is largely the same text as another record.", versions))
    return tuple(one for one in found if one.rows)


def _state_of(row: Row) -> State:
    has_main = any(tag.main for tag in row.tags)
    wide = is_wide(row.date_earliest, row.date_latest)
    return State(row.date_basis, wide, has_main, [problem.code for problem in row.problems])
