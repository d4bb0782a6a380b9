"""The pages of time: every record under the smallest period that holds its whole window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from archive_gen.edtf import month_interval
from archive_gen.model import Occurrence
from archive_gen.renderer.charts import Chart, Column, make_chart, tint_of
from archive_gen.renderer.contexts import Page, PeriodContext, TimelineContext
from archive_gen.renderer.dates_in_words import MONTHS, days_in_words, month_in_words
from archive_gen.renderer.occurrences import (
    EVENTS,
    ON_THIS_DAY,
    Began,
    began_in,
    ended_in,
    make_calendar,
    occurrence_view,
    of_year,
    plan_occurrences,
    told_parts,
)
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.periods import PeriodKind
from archive_gen.renderer.rows import (
    by_title,
    ends_of,
    interval_of,
    listed,
    listed_on,
    records_in_words,
    span_in_words,
    year_columns,
    years_interval,
)
from archive_gen.renderer.setting import STORIES, TIMELINE, UNDATED_PAGE, Setting, month_file, year_file
from archive_gen.renderer.times import ByYear, Times
from archive_gen.renderer.views import Link, Month, Section, Year

ROWS_ON_TIMELINE = 200
"""A timeline of more records than this shows numbers and leads to its years."""
ROWS_ON_YEAR = 150
SHORTEST_GAP = dt.timedelta(days=120)
MOST_GAPS = 12
LOOSE: tuple[tuple[PeriodKind, str, str], ...] = (
    ("years", "Within several years", "Each has a first and a last possible day, in different years."),
    ("after", "Open towards today", "Each knows of something dated; nothing in it says how much later it was written."),
    ("before", "Open towards the past", "Each was there by the day that it names, and nothing in it says since when."),
)
_UNDATED = "Records that nothing dates, not even roughly"
CHART_NOTE = "Solid: the day is known. Hatched: it is not."


def plan_timeline(setting: Setting) -> Iterator[Page | PageGroup]:
    """Yield the timeline and the pages of its years and months, and the shelf of undated records."""
    yield Page(TIMELINE, "timeline.html.jinja", "the timeline", _timeline(setting))
    began = began_in(setting)
    yield from _years_pages(setting, began)
    yield from _months_pages(setting, began)
    undated = setting.times.on_shelf("undated")
    yield setting.group("undated", None, undated, partial(_plan_undated, setting, undated))
    yield from plan_occurrences(setting, setting.times.all_years())


def _years_pages(setting: Setting, began: Began) -> Iterator[PageGroup]:
    links = [Link(str(year), year_file(year)) for year in setting.times.all_years()]
    ended = ended_in(setting)
    for place, year in enumerate(setting.times.all_years()):
        near, told = _neighbours(links, place), of_year(began, year)
        events, tellers = told_parts(told)
        parts = (near, _outside(setting), events, ended.get(year))
        plan = partial(_plan_year, setting, year, near, told)
        yield setting.group(f"timeline {year}", parts, [*setting.times.of_year(year), *tellers], plan)


def _months_pages(setting: Setting, began: Began) -> Iterator[PageGroup]:
    links = [Link(month_in_words(*month), month_file(*month)) for month in setting.times.all_months()]
    for place, (year, month) in enumerate(setting.times.all_months()):
        near, told = _neighbours(links, place), began.get((year, month), ())
        events, tellers = told_parts(told)
        parts = (near, bool(setting.times.on_shelf("year", year)), events)
        plan = partial(_plan_month, setting, year, month, near, told)
        indexes = [*setting.times.on_shelf("month", year, month), *tellers]
        yield setting.group(f"timeline {year}-{month:02}", parts, indexes, plan)


_Near = tuple[Link | None, Link | None]


def _plan_year(setting: Setting, year: int, near: _Near, told: Sequence[Occurrence]) -> Iterator[Page]:
    yield Page(year_file(year), "period.html.jinja", "the timeline", _year(setting, year, near, told))


def _plan_month(setting: Setting, year: int, month: int, near: _Near, told: Sequence[Occurrence]) -> Iterator[Page]:
    context = _month(setting, year, month, near, told)
    yield Page(month_file(year, month), "period.html.jinja", "the timeline", context)


def _plan_undated(setting: Setting, indexes: Sequence[int]) -> Iterator[Page]:
    yield Page(UNDATED_PAGE, "period.html.jinja", "the undated shelf", _undated(setting, indexes))


def _neighbours(links: Sequence[Link], index: int) -> _Near:
    return links[index - 1] if index else None, links[index + 1] if index + 1 < len(links) else None


def _timeline(setting: Setting) -> TimelineContext:
    entries = setting.archive.entries
    years = setting.times.all_years()
    short = len(entries) <= ROWS_ON_TIMELINE
    most = setting.times.most_of_a_month()
    undated = setting.times.on_shelf("undated")
    by_year = setting.times.by_year(range(len(entries)))
    return TimelineContext(
        frame=setting.frame(TIMELINE, "Timeline", section=TIMELINE, description="All records by their dates"),
        span=span_in_words(years),
        chart=year_chart(setting.times, by_year, {year: year_file(year) for year in years}),
        years=tuple(_timeline_year(setting, year, most, short) for year in years),
        loose=tuple(_loose_sections(setting)),
        undated=Link(f"{records_in_words(len(undated))} without any date", UNDATED_PAGE) if undated else None,
        gaps=tuple(days_in_words(first, last) for first, last in _gaps(setting)),
        ways=tuple(ways_through_time(setting)),
    )


def ways_through_time(setting: Setting) -> Iterator[Link]:
    """Yield the other ways through time that the archive has."""
    if setting.archive.stories:
        yield Link("Stories", STORIES, note="records that report one event")
    if setting.archive.occurrences:
        yield Link("Events", EVENTS, note="the days that records tell of")
    if any(setting.times.known):
        yield Link("On this day", ON_THIS_DAY, note="the days of the year, in all years")


def _gaps(setting: Setting) -> list[tuple[dt.date, dt.date]]:
    """The longest stretches between the first and the last record that no record can be of, in order of time.

    Records of no single year are left out: they could be of any gap.
    """
    placed = zip(setting.archive.entries, setting.times.years, strict=True)
    windows = [interval_of(entry) for entry, year in placed if year is not None]
    found: list[tuple[dt.date, dt.date]] = []
    covered: dt.date | None = None
    for first, last in sorted((one.earliest, one.latest) for one in windows if one.earliest and one.latest):
        if covered is not None and first - covered > SHORTEST_GAP:
            found.append((covered + dt.timedelta(days=1), first - dt.timedelta(days=1)))
        covered = max(covered or last, last)
    longest = sorted(found, key=lambda gap: (gap[0] - gap[1], gap))[:MOST_GAPS]
    return sorted(longest)


def year_chart(times: Times, years: ByYear, paths: Mapping[int, str]) -> Chart | None:
    """Return the chart of the records of each year, each column linked where its year has a path; None for one year."""
    return make_chart("Records by year", CHART_NOTE, "Year", year_columns(times, years, paths))


def _timeline_year(setting: Setting, year: int, most: int, short: bool) -> Year:
    indexes = setting.times.of_year(year)
    loose = setting.times.on_shelf("year", year)
    rows = listed(setting.rows[i] for i in indexes) if short else ()
    return Year(
        year,
        year_file(year),
        len(indexes),
        len(loose),
        tuple(_cell(year, month, len(setting.times.on_shelf("month", year, month)), most) for month in range(1, 13)),
        Section(str(year), f"y{year}", rows, len(indexes), year_file(year)) if short else None,
    )


def _cell(year: int, month: int, count: int, most: int) -> Month:
    name = MONTHS[month - 1]
    return Month(name[:3], name, count, tint_of(count, most), month_file(year, month) if count else None)


def _loose_sections(setting: Setting) -> Iterator[Section]:
    """Yield the records that stand in no single year, each kind under a heading that says why."""
    entries = setting.archive.entries
    years = setting.times.all_years() or [day.year for entry in entries for day in interval_of(entry) if day]
    track, ends = years_interval(years), ends_of(years)
    for kind, heading, note in LOOSE:
        if indexes := setting.times.on_shelf(kind):
            rows = listed_on(setting.rows, entries, indexes, track)
            yield Section(heading, kind, rows, len(rows), note=note, ends=ends)


def _year(setting: Setting, year: int, near: _Near, told: Sequence[Occurrence]) -> PeriodContext:
    indexes = setting.times.of_year(year)
    short = len(indexes) <= ROWS_ON_YEAR
    months = [month for one, month in setting.times.all_months() if one == year]
    sections = [_month_section(setting, year, month, short) for month in months]
    if loose := setting.times.on_shelf("year", year):
        rows = listed(setting.rows[i] for i in loose)
        note = "The days that each can be of lie in this year and in no single month."
        sections.append(Section(f"Some time in {year}", "loose", rows, len(rows), note=note))
    previous, following = near
    return PeriodContext(
        frame=setting.frame(
            year_file(year),
            str(year),
            section=TIMELINE,
            description=_of(str(year)),
            crumbs=[Link("Timeline", TIMELINE)],
        ),
        heading=str(year),
        intro=f"{records_in_words(len(indexes))}, oldest first.",
        chart=_month_chart(setting, year),
        sections=tuple(sections),
        previous=previous,
        next=following,
        outside=_outside(setting),
        calendar=make_calendar(setting, year, indexes),
        occurrences=tuple(occurrence_view(setting, one) for one in told),
    )


def _of(period: str) -> str:
    return f"Records of {period}, and the days in it that records tell of"


def _month_section(setting: Setting, year: int, month: int, with_rows: bool) -> Section:
    indexes = setting.times.on_shelf("month", year, month)
    rows = listed(setting.rows[i] for i in indexes) if with_rows else ()
    return Section(month_in_words(year, month), f"m{month:02}", rows, len(indexes), month_file(year, month))


def _month_chart(setting: Setting, year: int) -> Chart | None:
    columns = []
    for month in range(1, 13):
        found = setting.times.on_shelf("month", year, month)
        known = setting.times.count_known(found)
        path = month_file(year, month) if found else None
        columns.append(Column(MONTHS[month - 1][:3], len(found), known, path))
    return make_chart(f"Records of {year} by month", CHART_NOTE, "Month", columns)


def _outside(setting: Setting) -> Link | None:
    """Return a link to the records that could belong to any year, where there are some.

    Without their number, which would make every year's page change with them.
    """
    for kind, _, _ in LOOSE:
        if setting.times.on_shelf(kind):
            return Link("Records that fit no single year", TIMELINE, f"#{kind}")
    return None


def _month(setting: Setting, year: int, month: int, near: _Near, told: Sequence[Occurrence]) -> PeriodContext:
    indexes = setting.times.on_shelf("month", year, month)
    rows = listed_on(setting.rows, setting.archive.entries, indexes, month_interval(year, month))
    heading = month_in_words(year, month)
    crumbs = [Link("Timeline", TIMELINE), Link(str(year), year_file(year))]
    loose = Link(f"Records of {year} whose month is not known", year_file(year), "#loose")
    previous, following = near
    return PeriodContext(
        frame=setting.frame(
            month_file(year, month), heading, section=TIMELINE, description=_of(heading), crumbs=crumbs
        ),
        heading=heading,
        intro=f"{records_in_words(len(rows))}, oldest first.",
        chart=None,
        sections=(Section("", "records", rows, len(rows)),),
        previous=previous,
        next=following,
        outside=loose if setting.times.on_shelf("year", year) else None,
        occurrences=tuple(occurrence_view(setting, one) for one in told),
    )


def _undated(setting: Setting, indexes: Sequence[int]) -> PeriodContext:
    rows = listed(setting.rows[i] for i in by_title(setting.archive.entries, indexes))
    intro = (
        "Nothing in these records says when they were published, not even roughly. "
        "They stand here rather than on a made-up day, ordered by title from A to Z."
    )
    return PeriodContext(
        frame=setting.frame(
            UNDATED_PAGE, "Undated", section=TIMELINE, description=_UNDATED, crumbs=[Link("Timeline", TIMELINE)]
        ),
        heading="Undated",
        intro=intro if rows else "Every record of this archive has some bound on its date.",
        chart=None,
        sections=(Section("", "records", rows, len(rows)),) if rows else (),
    )
