"""The strip of time on the front page: what an archive has of each month, and what it cannot place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from archive_gen.renderer.charts import place_of
from archive_gen.renderer.dates_in_words import MONTHS
from archive_gen.renderer.setting import TIMELINE, UNDATED_PAGE, Setting, month_file, year_file
from archive_gen.renderer.timeline import LOOSE
from archive_gen.renderer.times import Times
from archive_gen.renderer.views import Beside, Coverage, MonthCount, YearCounts, YearMark

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


class _Scale(NamedTuple):
    """Units of the strip: a column's `step`, where the first month begins, and the records of a full column."""

    step: int
    left: int
    most: int


def make_coverage(setting: Setting) -> Coverage | None:
    """Return the strip of months, each record drawn with the same area; None where it would show too little or much."""
    times = setting.times
    years = times.all_years()
    if not years or years[-1] - years[0] >= MOST_YEARS or len(setting.archive.entries) < 2:
        return None
    every_year = range(years[0], years[-1] + 1)
    step, most = min(_WIDEST, WIDTH // (12 * len(every_year))), times.most_of_a_month()
    beside = _beside(times, step, most, step * 12 * len(every_year))
    left = beside[-1].x + beside[-1].width + _GAP if beside else 0
    scale, width = _Scale(step, left, most), left + step * 12 * len(every_year)
    return Coverage(
        width=width,
        left=left,
        column=max(1, step - 1),
        known="".join(_columns(times, every_year, scale, known=True)),
        other="".join(_columns(times, every_year, scale, known=False)),
        bands=tuple(_bands(times, years, scale)),
        marks=tuple(_marks(times, every_year, scale, width)),
        beside=beside,
        years=tuple(_counts(times, year) for year in every_year),
    )


def _columns(times: Times, years: Iterable[int], scale: _Scale, *, known: bool) -> Iterator[str]:
    """Yield the strokes of records whose day is known or, upon those, of those whose month is."""
    for place, (year, month) in enumerate(product(years, range(1, 13))):
        found = times.on_shelf("month", year, month)
        days = times.count_known(found)
        low, count = (0, days) if known else (days, len(found) - days)
        if count:
            begin, end = low * TALLEST // scale.most, (low + count) * TALLEST // scale.most
            yield f"M{scale.left + place * scale.step + scale.step // 2} {LINE - begin}v-{end - begin}"


def _bands(times: Times, years: Sequence[int], scale: _Scale) -> Iterator[tuple[str, int]]:
    """Yield a stroke below the line for each year with records of no single month, and how thick it is."""
    width = 12 * scale.step
    for year in years:
        if count := len(times.on_shelf("year", year)):
            thick = max(3, min(16, count * TALLEST // scale.most // 12))
            yield f"M{scale.left + (year - years[0]) * width} {LINE + 3 + thick // 2}h{width - 1}", thick


def _marks(times: Times, years: Iterable[int], scale: _Scale, width: int) -> Iterator[YearMark]:
    step = 12 * scale.step
    every = -(-_NARROW_LABEL // step)
    for place, year in enumerate(years):
        middle = scale.left + place * step + step // 2
        yield YearMark(place_of(middle, width), str(year), len(times.of_year(year)), place % every > 0)


def _beside(times: Times, step: int, most: int, months_width: int) -> tuple[Beside, ...]:
    """Return what stands in no year, from the left; the months take `months_width` units at its right."""
    loose = [kind for kind, _, _ in LOOSE if times.on_shelf(kind)]
    several = sum(len(times.on_shelf(kind)) for kind in loose)
    kinds = [
        ("undated", len(times.on_shelf("undated")), "undated", UNDATED_PAGE, ""),
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


def _counts(times: Times, year: int) -> YearCounts:
    months = [len(times.on_shelf("month", year, month)) for month in range(1, 13)]
    loose = len(times.on_shelf("year", year))
    total = sum(months) + loose
    cells = tuple(MonthCount(MONTHS[n - 1][:3], count, month_file(year, n)) for n, count in enumerate(months, 1))
    return YearCounts(str(year), year_file(year) if total else None, cells, loose, total)
