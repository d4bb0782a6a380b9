"""The strip of time on the front page: what an archive has of each month, and what it cannot place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive_gen.renderer.charts import place_of
from archive_gen.renderer.contexts import Beside, Coverage, MonthCount, YearCounts, YearMark
from archive_gen.renderer.dates_in_words import MONTHS
from archive_gen.renderer.periods import Period
from archive_gen.renderer.setting import TIMELINE, UNDATED_PAGE, Setting
from archive_gen.renderer.timeline import LOOSE, month_file, year_file

WIDTH = 1080
"""Units that the months may take; what fits no year stands beside them."""
TALLEST = 72
LINE = 84
"""Where the columns stand, in units from the top."""
MOST_YEARS = 45
_WIDEST, _MOST_BESIDE = 20, 24
_GAP, _LABEL = 24, 64
_NARROW_LABEL = 170
"""Units that a year's label takes on the narrowest screen, where the strip is drawn a quarter as wide."""


def make_coverage(setting: Setting) -> Coverage | None:
    """Return the strip of months, each record drawn with the same area; None where it would show too little or much."""
    shelves = setting.times.shelves
    years = sorted({period.year for period in shelves if period.year is not None})
    if not years or years[-1] - years[0] >= MOST_YEARS or len(setting.archive.entries) < 2:
        return None
    months = [(year, month) for year in range(years[0], years[-1] + 1) for month in range(1, 13)]
    step = min(_WIDEST, WIDTH // len(months))
    most = max([1, *(len(found) for period, found in shelves.items() if period.kind == "month")])
    beside = _beside(shelves, step, most, step * len(months))
    left = beside[-1].x + beside[-1].width + _GAP if beside else 0
    width = left + step * len(months)
    return Coverage(
        width,
        left,
        max(1, step - 1),
        "".join(_columns(setting, shelves, months, step, left, most, known=True)),
        "".join(_columns(setting, shelves, months, step, left, most, known=False)),
        tuple(_bands(shelves, years, step, left, most)),
        tuple(_marks(shelves, range(years[0], years[-1] + 1), step * 12, left, width)),
        beside,
        tuple(_counts(shelves, year) for year in range(years[0], years[-1] + 1)),
    )


_Shelves = Mapping[Period, Sequence[int]]


def _columns(
    setting: Setting,
    shelves: _Shelves,
    months: Iterable[tuple[int, int]],
    step: int,
    left: int,
    most: int,
    *,
    known: bool,
) -> Iterator[str]:
    """Yield the strokes of records whose day is known or, upon those, of those whose month is."""
    for place, (year, month) in enumerate(months):
        found = shelves.get(Period("month", year, month), ())
        days = setting.times.count_known(found)
        low, count = (0, days) if known else (days, len(found) - days)
        if count:
            begin, end = low * TALLEST // most, (low + count) * TALLEST // most
            yield f"M{left + place * step + step // 2} {LINE - begin}v-{end - begin}"


def _bands(shelves: _Shelves, years: Sequence[int], step: int, left: int, most: int) -> Iterator[tuple[str, int]]:
    """Yield a stroke below the line for each year with records of no single month, and how thick it is."""
    for year in years:
        if count := len(shelves.get(Period("year", year), ())):
            thick = max(3, min(16, count * TALLEST // most // 12))
            yield f"M{left + (year - years[0]) * 12 * step} {LINE + 3 + thick // 2}h{12 * step - 1}", thick


def _marks(shelves: _Shelves, years: Sequence[int], step: int, left: int, width: int) -> Iterator[YearMark]:
    every = -(-_NARROW_LABEL // step)
    for place, year in enumerate(years):
        total = sum(len(found) for period, found in shelves.items() if period.year == year)
        yield YearMark(place_of(left + place * step + step // 2, width), str(year), total, place % every > 0)


def _beside(shelves: _Shelves, step: int, most: int, months_width: int) -> tuple[Beside, ...]:
    """Return what stands in no year, from the left; the months take `months_width` units at its right."""
    undated = len(shelves.get(Period("undated"), ()))
    loose = [kind for kind, _, _ in LOOSE if Period(kind) in shelves]
    several = sum(len(shelves[Period(kind)]) for kind in loose)
    kinds = [
        ("undated", undated, "undated", UNDATED_PAGE, ""),
        ("no one year", several, "other", TIMELINE, f"#{loose[0]}" if loose else ""),
    ]
    shown = [kind for kind in kinds if kind[1]]
    heights = [_heights(count, most) for _, count, *_ in shown]
    widths = [max(len(found) * step, _LABEL) for found in heights]
    whole = months_width + sum(width + _GAP for width in widths)
    beside = []
    for place, (label, count, look, path, fragment) in enumerate(shown):
        x = sum(width + _GAP for width in widths[:place])
        columns = "".join(f"M{x + n * step + step // 2} {LINE}v-{height}" for n, height in enumerate(heights[place]))
        beside.append(Beside(x, place_of(x, whole), widths[place], label, count, columns, look, path, fragment))
    return tuple(beside)


def _heights(count: int, most: int) -> list[int]:
    """Return the heights of as many columns as so many records fill, or of the most that have room."""
    full, rest = divmod(count, most)
    return ([TALLEST] * full + ([rest * TALLEST // most] if rest else []))[:_MOST_BESIDE]


def _counts(shelves: _Shelves, year: int) -> YearCounts:
    months = [len(shelves.get(Period("month", year, month), ())) for month in range(1, 13)]
    loose = len(shelves.get(Period("year", year), ()))
    total = sum(months) + loose
    cells = tuple(MonthCount(MONTHS[n - 1][:3], count, month_file(year, n)) for n, count in enumerate(months, 1))
    return YearCounts(str(year), year_file(year) if total else None, cells, loose, total)
