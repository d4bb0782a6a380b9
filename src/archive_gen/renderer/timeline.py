"""The home page and the pages of time: every record under the smallest period that holds its whole window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from archive_gen.edtf import Interval, month_interval
from archive_gen.model import Entry
from archive_gen.renderer.charts import Column, make_chart
from archive_gen.renderer.contexts import (
    HomeContext,
    Link,
    Listed,
    Month,
    Page,
    PeriodContext,
    Section,
    TermTable,
    TimelineContext,
    Year,
)
from archive_gen.renderer.dates_in_words import MONTHS, month_in_words
from archive_gen.renderer.periods import Period, PeriodKind, is_known_day, period_of
from archive_gen.renderer.rows import (
    interval_of,
    listed_on,
    records_in_words,
    span_in_words,
    summary_of,
    year_columns,
)
from archive_gen.renderer.setting import TIMELINE, UNDATED_PAGE, Setting

ROWS_ON_TIMELINE = 200
"""A timeline of more records than this shows numbers and leads to its years."""
ROWS_ON_YEAR = 150
LATEST = 7
_LOOSE: tuple[tuple[PeriodKind, str, str], ...] = (
    ("years", "Somewhere within several years", "Each has a first and a last possible day, in different years."),
    ("after", "Known only to be after a day", "The text knows of something dated; nothing says how much later it was written."),
    ("before", "Known only to be before a day", "The page was saved, or the text was quoted, by that day."),
)
# A record's page and lists say "on or after": the day itself is possible, which headings need not repeat.

Shelves = Mapping[Period, Sequence[int]]


def shelve(entries: Sequence[Entry]) -> dict[Period, list[int]]:
    """Return the entries' indexes by period, in the archive's order."""
    shelves: dict[Period, list[int]] = {}
    for index, entry in enumerate(entries):
        shelves.setdefault(period_of(entry.record.dating), []).append(index)
    return shelves


def plan_timeline(setting: Setting) -> Iterator[Page]:
    """Yield the timeline and the pages of its years and months, and the shelf of undated records."""
    shelves = shelve(setting.archive.entries)
    years = sorted({period.year for period in shelves if period.year is not None})
    yield _timeline(setting, shelves, years)
    months = sorted((p.year, p.month) for p in shelves if p.year is not None and p.month is not None)
    for index, year in enumerate(years):
        yield _year(setting, shelves, year, _neighbours(years, index, _year_link))
    for index, (year, month) in enumerate(months):
        yield _month(setting, shelves, year, month, _neighbours(months, index, lambda ym: _month_link(*ym)))
    yield _undated(setting, shelves.get(Period("undated"), ()))


def year_file(year: int) -> str:
    return f"timeline/{year:04}/index.html"


def month_file(year: int, month: int) -> str:
    return f"timeline/{year:04}/{month:02}/index.html"


def _year_link(year: int) -> Link:
    return Link(str(year), year_file(year))


def _month_link(year: int, month: int) -> Link:
    return Link(month_in_words(year, month), month_file(year, month))


def _neighbours[T](items: Sequence[T], index: int, link: object) -> tuple[Link | None, Link | None]: ...
