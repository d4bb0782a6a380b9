"""What records need of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from archive_gen.model import is_wide
from archive_gen.preview.desk.rows import Row


class Need(NamedTuple):
    """Records that need the same; a record may need several things."""

    anchor: str
    heading: str
    note: str
    rows: tuple[Row, ...]


def find_needs(rows: Iterable[Row], *, is_settled: Callable[[Row], bool]) -> tuple[Need, ...]:
    """Return what the records need, in the order in which it is shown, without what none of them needs.

    `is_settled` says whether a person has said already of which text a record is a version.
    """
    rows = tuple(rows)
    tests: tuple[tuple[str, str, str, Callable[[Row], bool]], ...] = (
        ("undated", "Undated", "Nothing in them bears on when they were published.", _is_undated),
        ("wide", "Dated to more than a year", "Their clues leave more than a year, or one end open.", _is_wide),
        ("contradictory", "Contradictory", "One clue contradicts another.", _is_disputed),
        (
            "no-main-tag", "Without a main tag",
            "They are mainly about no country, actor or topic of the vocabulary.",
            _is_without_main,
        ),
        ("short", "Short", "Little was read as the article.", _has("short-text", "no-article")),
        (
            "duplicates", "Likely duplicates", "Each is largely the same text as another record.",
            lambda row: row.duplicate_of is not None and not is_settled(row),
        ),
    )  # fmt: skip
    needs = (Need(anchor, heading, note, tuple(filter(test, rows))) for anchor, heading, note, test in tests)
    return tuple(need for need in needs if need.rows)


def _is_disputed(row: Row) -> bool:
    # What a person gave settles it.
    return _has("date-contradiction")(row) and row.date_basis != "given"


def _is_undated(row: Row) -> bool:
    return row.date is None


def _is_wide(row: Row) -> bool:
    return not _is_undated(row) and is_wide(row.date_earliest, row.date_latest)


def _is_without_main(row: Row) -> bool:
    return not any(tag.main for tag in row.tags)


def _has(*codes: str) -> Callable[[Row], bool]:
    return lambda row: any(problem.code in codes for problem in row.problems)
