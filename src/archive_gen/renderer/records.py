"""All records as a table: one page, or, where they are many, a page for each year or month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from archive_gen.edtf import listed_days
from archive_gen.model import Dating
from archive_gen.renderer.contexts import Page, RecordsContext
from archive_gen.renderer.dates_in_words import month_in_words
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.rows import records_in_words
from archive_gen.renderer.setting import RECORDS, Setting
from archive_gen.renderer.timeline import LOOSE
from archive_gen.renderer.times import Times
from archive_gen.renderer.views import Link, RecordGroup, RecordRow

ROWS_ON_PAGE = 400
_HEADING = "All records"
_PRECISIONS = {"day": "day", "month": "month", "year": "year", "range": "window", "none": "none"}


class _Shelf(msgspec.Struct, frozen=True):
    """Records that stand together. `name` is their folder below `records/`, or below their year's."""

    name: str
    heading: str
    indexes: tuple[int, ...]


def plan_records(setting: Setting) -> Iterator[Page | PageGroup]:
    """Yield the table of all records, or the way to its parts and these."""
    parts = [*_years(setting.times), *_loose(setting.times)]
    if len(setting.archive.entries) <= ROWS_ON_PAGE:
        groups = [_group(setting, part) for part in parts]
        # A table of one part has no heading to jump to.
        jump = [Link(group.heading, "", f"#{group.anchor}") for group in groups] if len(groups) > 1 else []
        intro = "Oldest first; what fits no single year, and what has no date, stands at the end."
        yield _page(setting, RECORDS, _HEADING, intro, ways=jump, groups=groups)
        return
    ways = [Link(part.heading, _file(part.name), note=records_in_words(len(part.indexes))) for part in parts]
    yield _page(setting, RECORDS, _HEADING, "By the year that holds their date.", ways=ways)
    for part in parts:
        # How its months part a year follows from the records.
        plan = partial(_plan_part, setting, part)
        yield setting.group(f"records {part.name}", part.heading, part.indexes, plan)


def _plan_part(setting: Setting, part: _Shelf) -> Iterator[Page]:
    """Yield the page of a part, and of its months where it is a long year."""
    path, above = _file(part.name), [Link(_HEADING, RECORDS)]
    heading = f"{_HEADING}: {part.heading}"
    months = _months(setting.times, part) if len(part.indexes) > ROWS_ON_PAGE else ()
    if not months:
        intro = f"{records_in_words(len(part.indexes))}, oldest first."
        yield _page(setting, path, heading, intro, groups=[_group(setting, part)], crumbs=above)
        return
    ways = [Link(month.heading, _file(month.name), note=records_in_words(len(month.indexes))) for month in months]
    loose = setting.times.on_shelf("year", int(part.name))
    rest = [_group(setting, _Shelf("loose", "Month not known", tuple(loose)))] if loose else []
    intro = "By the month that holds their date."
    yield _page(setting, path, heading, intro, ways=ways, groups=rest, crumbs=above)
    for month in months:
        intro = f"{records_in_words(len(month.indexes))}, oldest first."
        crumbs = [*above, Link(part.heading, path)]
        title = f"{_HEADING}: {month.heading}"
        yield _page(setting, _file(month.name), title, intro, groups=[_group(setting, month)], crumbs=crumbs)


def _years(times: Times) -> Iterator[_Shelf]:
    for year in times.all_years():
        yield _Shelf(f"{year:04}", str(year), tuple(times.of_year(year)))


def _months(times: Times, part: _Shelf) -> tuple[_Shelf, ...]:
    """Return the months of a year; nothing for what is no year."""
    return tuple(
        _Shelf(f"{part.name}/{month:02}", month_in_words(year, month), tuple(times.on_shelf("month", year, month)))
        for year, month in times.all_months()
        if part.name == f"{year:04}"
    )


def _loose(times: Times) -> Iterator[_Shelf]:
    names = {"years": "several-years", "after": "open-end", "before": "open-begin"}
    for kind, heading, _ in LOOSE:
        if found := times.on_shelf(kind):
            yield _Shelf(names[kind], heading, tuple(found))
    if found := times.on_shelf("undated"):
        yield _Shelf("undated", "Undated", tuple(found))


def _file(name: str) -> str:
    return RECORDS.replace("index.html", f"{name}/index.html")


def _page(
    setting: Setting,
    path: str,
    heading: str,
    intro: str,
    *,
    ways: Iterable[Link] = (),
    groups: Iterable[RecordGroup] = (),
    crumbs: Iterable[Link] = (),
) -> Page:
    frame = setting.frame(path, heading, section=RECORDS, description="Every record of the archive", crumbs=crumbs)
    context = RecordsContext(frame, heading, intro, tuple(ways), tuple(groups))
    return Page(path, "records.html.jinja", "the table of records", context)


def _group(setting: Setting, shelf: _Shelf) -> RecordGroup:
    anchor = f"y{shelf.name}" if shelf.name.isdecimal() else shelf.name.replace("/", "-")
    return RecordGroup(shelf.heading, anchor, tuple(_row(setting, index) for index in shelf.indexes))


def _row(setting: Setting, index: int) -> RecordRow:
    entry = setting.archive.entries[index]
    countries = [tag.name for tag in entry.card.countries if tag.main] if "countries" in setting.facets else []
    return RecordRow(setting.rows[index], ", ".join(countries), _precision(entry.card.dating))


def _precision(dating: Dating) -> str:
    """Return how exact a date is: single days are no window, which would hold those between them."""
    if days := listed_days(dating.edtf):
        return "one of two" if len(days) == 2 else "one of several"
    return _PRECISIONS[dating.precision]
