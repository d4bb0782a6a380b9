"""The days that records tell of, and the days of the year."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

from archive_gen.model import Occurrence
from archive_gen.renderer.charts import tint_of
from archive_gen.renderer.contexts import AlmanacContext, EventsContext, Page
from archive_gen.renderer.dates_in_words import MONTHS, days_in_words
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.rows import count_of, records_in_words
from archive_gen.renderer.setting import TIMELINE, Setting, month_file, year_file
from archive_gen.renderer.views import CalendarMonth, DayCell, DayGroup, Link, Listed, OccurrenceView

EVENTS = "timeline/events/index.html"
ON_THIS_DAY = "on-this-day/index.html"
_MOST_SOURCES = 6
_EVENTS = (
    "The days that texts speak of, not those on which they were published. One that several records tell of "
    "stands here once, with all of them."
)


def occurrence_view(setting: Setting, one: Occurrence, among: Collection[int] = ()) -> OccurrenceView:
    """Return an event in words, with the records that tell of it, or those of them that are `among` some."""
    told = [source for source in one.sources if not among or source.entry in among]
    rows = [setting.rows[source.entry] for source in told[:_MOST_SOURCES]]
    sources = [Link(row.title, row.path, note=row.publisher, language=row.language) for row in rows]
    machine = one.earliest.isoformat() if one.earliest == one.latest else None
    return OccurrenceView(
        days_in_words(one.earliest, one.latest), machine, one.name or "", told[0].quote, tuple(sources),
        *_statement(one.stated_at), rows[0].language,
    )  # fmt: skip


def _statement(address: str | None) -> tuple[str, str]:
    """Return the address at which a date is stated, and its host as people call it."""
    return (address, (urlsplit(address).hostname or "").removeprefix("www.")) if address else ("", "")


def told_parts(occurrences: Iterable[Occurrence]) -> tuple[list[object], list[int]]:
    """Return what views show of events beside the records that tell of them, and the places of these."""
    parts: list[object] = []
    indexes: list[int] = []
    for one in occurrences:
        shown = one.sources[:_MOST_SOURCES]
        parts.append((one.earliest, one.latest, one.name, one.stated_at, shown[0].quote, len(shown)))
        indexes += [source.entry for source in shown]
    return parts, indexes


Began = Mapping[tuple[int, int], Sequence[Occurrence]]
"""What records tell of by the year and the month in which it began."""


def began_in(setting: Setting) -> Began:
    """Return what records tell of, in the order of the days."""
    found: dict[tuple[int, int], list[Occurrence]] = {}
    for one in setting.archive.occurrences:
        found.setdefault((one.earliest.year, one.earliest.month), []).append(one)
    return found


def of_year(began: Began, year: int) -> list[Occurrence]:
    """Return what began in a year, in the order of the days."""
    return [one for month in range(1, 13) for one in began.get((year, month), ())]


def plan_occurrences(setting: Setting, years: Sequence[int]) -> Iterator[Page | PageGroup]:
    """Yield the page of the events, those of years without a page of their own in full, and the days of the year."""
    if setting.archive.occurrences:
        yield Page(EVENTS, "events.html.jinja", "the events", _events(setting, set(years)))
    yield from _almanac(setting)


def _events(setting: Setting, paged: set[int]) -> EventsContext:
    counts: dict[int, int] = {}
    for one in setting.archive.occurrences:
        counts[one.earliest.year] = counts.get(one.earliest.year, 0) + 1
    links = tuple(
        Link(str(year), year_file(year), "#told", count_of(count, "event"))
        for year, count in counts.items()
        if year in paged
    )
    began = began_in(setting)
    groups = tuple(
        DayGroup(str(year), f"y{year}", (), tuple(occurrence_view(setting, one) for one in of_year(began, year)))
        for year in counts
        if year not in paged
    )
    return EventsContext(
        setting.frame(
            EVENTS,
            "Events that records tell of",
            section=TIMELINE,
            description=_EVENTS,
            crumbs=[Link("Timeline", TIMELINE)],
        ),
        "Events that records tell of",
        _EVENTS,
        links,
        groups,
    )


_Day = tuple[int, int]
"""A month and a day of it, of any year."""


def _almanac(setting: Setting) -> Iterator[Page | PageGroup]:
    published: dict[_Day, list[int]] = {}
    told: dict[_Day, list[Occurrence]] = {}
    for index, known in enumerate(setting.times.known):
        if known and (day := setting.archive.entries[index].card.dating.earliest):
            published.setdefault((day.month, day.day), []).append(index)
    for one in setting.archive.occurrences:
        if one.earliest == one.latest:
            told.setdefault((one.earliest.month, one.earliest.day), []).append(one)
    days = sorted({*published, *told})
    if not days:
        return
    above = [Link("Timeline", TIMELINE)]
    frame = setting.frame(ON_THIS_DAY, "On this day", section=TIMELINE, description=_ALMANAC, crumbs=above)
    year = _days_of_the_year({day: (len(published.get(day, ())), len(told.get(day, ()))) for day in days})
    context = AlmanacContext(frame, "On this day", _ALMANAC, (), (), year)
    yield Page(ON_THIS_DAY, "almanac.html.jinja", "the almanac", context)
    months = sorted({month for month, _ in days})
    for month in months:
        own = {day: (published.get(day, []), told.get(day, [])) for day in days if day[0] == month}
        parts, shown = told_parts([one for _, found in own.values() for one in found])
        indexes = [index for found, _ in own.values() for index in found]
        sizes = [(day, len(found), len(events)) for day, (found, events) in own.items()]
        plan = partial(_plan_almanac_month, setting, month, months, own)
        yield setting.group(f"on this day, month {month}", (months, sizes, parts), [*indexes, *shown], plan)


_ALMANAC = "What was published, and what records tell of, on a day of the year, in whatever year it was."


def _plan_almanac_month(
    setting: Setting, month: int, months: Sequence[int], days: Mapping[_Day, tuple[list[int], list[Occurrence]]]
) -> Iterator[Page]:
    path, name = _month_file(month), MONTHS[month - 1]
    crumbs = [Link("Timeline", TIMELINE), Link("On this day", ON_THIS_DAY)]
    groups = tuple(
        DayGroup(
            f"{day} {name}",
            f"d{day}",
            tuple(Listed(setting.rows[index], None) for index in published),
            tuple(occurrence_view(setting, one) for one in told),
        )
        for (_, day), (published, told) in days.items()
    )
    context = AlmanacContext(
        setting.frame(
            path,
            f"{name}, in all years",
            section=TIMELINE,
            description=f"What was published, and what records tell of, on the days of {name}, in whatever year it was",
            crumbs=crumbs,
        ),
        f"{name}, in all years",
        _ALMANAC,
        tuple(Link(MONTHS[one - 1], "" if one == month else _month_file(one)) for one in months),
        groups,
    )
    yield Page(path, "almanac.html.jinja", "the almanac", context)


def _days_of_the_year(found: Mapping[_Day, tuple[int, int]]) -> tuple[CalendarMonth, ...]:
    """Return the twelve months from how many records are of a day, and how many events."""
    most = max(count for count, _ in found.values())
    months = []
    for month, name in enumerate(MONTHS, 1):
        cells: list[DayCell | None] = []
        # A leap year has every day that any year has.
        for day in range(1, calendar.monthrange(2024, month)[1] + 1):
            count, told = found.get((month, day), (0, 0))
            cells.append(_cell(day, count, most, told > 0, _month_file(month), f"#d{day}"))
        cells += [None] * (-len(cells) % 7)
        weeks = tuple(tuple(cells[first : first + 7]) for first in range(0, len(cells), 7))
        path = _month_file(month) if any(of == month for of, _ in found) else None
        months.append(CalendarMonth(name, path, weeks))
    return tuple(months)


def _month_file(month: int) -> str:
    return f"on-this-day/{month:02}/index.html"


def ended_in(setting: Setting) -> dict[int, list[dt.date]]:
    """Return by year the days on which something ended that records tell of, in order."""
    found: dict[int, list[dt.date]] = {}
    for day in sorted({one.latest for one in setting.archive.occurrences}):
        found.setdefault(day.year, []).append(day)
    return found


def make_calendar(setting: Setting, year: int, indexes: Iterable[int]) -> tuple[CalendarMonth, ...]:
    """Return a year's months with a cell a day: how many records are of that very day, and whether any tells of it.

    A day leads to its one record, to the month of its several, or to what is told of it.
    """
    found: dict[dt.date, list[int]] = {}
    months = set()
    for index in indexes:
        dating = setting.archive.entries[index].card.dating
        if dating.earliest and dating.latest and (dating.earliest.year, dating.earliest.month) == (
            dating.latest.year, dating.latest.month,
        ):  # fmt: skip
            months.add(dating.earliest.month)
        if dating.earliest and setting.times.known[index]:
            found.setdefault(dating.earliest, []).append(index)
    began = {one.earliest for one in setting.archive.occurrences if one.earliest.year == year}
    told = began | {one.latest for one in setting.archive.occurrences if one.latest.year == year}
    most = max(map(len, found.values()), default=1)
    cells: dict[dt.date, DayCell] = {}
    for day in {*found, *told}:
        of_day = found.get(day, [])
        if of_day:
            way = (setting.rows[of_day[0]].path if len(of_day) == 1 else month_file(day.year, day.month), "")
        else:
            way = ("", "#told") if day in began else (EVENTS, "")
        cells[day] = _cell(day.day, len(of_day), most, day in told, *way)
    return tuple(_calendar_month(year, month, cells, month in months) for month in range(1, 13))


def _calendar_month(year: int, month: int, cells: Mapping[dt.date, DayCell], has_page: bool) -> CalendarMonth:
    """Return a month of a year, its days without a cell plain."""
    weeks = calendar.Calendar().monthdatescalendar(year, month) if year > 1 else []
    drawn = tuple(
        tuple(cells.get(day) or _cell(day.day, 0, 0, False, "", "") if day.month == month else None for day in week)
        for week in weeks
    )
    return CalendarMonth(MONTHS[month - 1], month_file(year, month) if has_page else None, drawn)


def _cell(day: int, count: int, most: int, told: bool, path: str, fragment: str) -> DayCell:
    parts = [records_in_words(count)] if count else []
    parts += ["told of"] if told else []
    return DayCell(day, count, tint_of(count, most), told, ", ".join(parts), path, fragment)
