"""The geometry of the pages' drawings, in whole units, so that the templates only print it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from archive_gen.edtf import Interval

TRACK = 120
"""Units that a strip is wide."""
BAR_HEIGHT = 96
BAR_STEP_MOST = 56
CHART_WIDTH = 720
NARROWEST = 288
"""Pixels that a chart is wide on the narrowest screen, where it is drawn as tall as elsewhere."""
_LABEL_WIDTH, _DIGIT_WIDTH = 34, 8
"""Pixels that a label of four signs, and a digit of a number, have for themselves."""
SPARK_HEIGHT = 18
SPARK_STEP = 5


class Strip(msgspec.Struct, frozen=True, array_like=True):
    """A record's window drawn on the track of a longer period.

    `x` and `width` are units of `TRACK`. `before` and `after` say whether the window goes on
    beyond the track's ends. One day, and each of several of which one is meant, is a tick: `ticks`
    has their places, and there is no window.
    """

    x: int
    width: int
    before: bool = False
    after: bool = False
    ticks: tuple[int, ...] = ()


class Bar(msgspec.Struct, frozen=True, array_like=True):
    """One column of a chart: `known` of its `total` records stand at a known day.

    `x` is the column's middle, and `place` the same in hundredths of the chart's width; `known_height` and
    `other_height` stack upwards from the baseline. `labelled` columns have room for their label on a wide screen,
    `labelled_narrow` ones on any.
    """

    label: str
    total: int
    known: int
    path: str | None
    x: int
    place: float
    known_height: int
    other_height: int
    labelled: bool
    labelled_narrow: bool
    gap: bool = False


class Chart(msgspec.Struct, frozen=True, array_like=True):
    """Columns by year or month. `step` is the width that a column has for itself.

    `numbered` and `numbered_narrow` say whether the columns' numbers have room, on a wide screen and on any.
    """

    title: str
    description: str
    unit: str
    width: int
    step: int
    numbered: bool
    numbered_narrow: bool
    bars: tuple[Bar, ...]


class Column(msgspec.Struct, frozen=True, array_like=True):
    """What a bar shows: its label, its records and how many of them stand at a known day, and its page.

    A `gap` is the place of several years without records.
    """

    label: str
    total: int
    known: int
    path: str | None = None
    gap: bool = False


def make_chart(title: str, description: str, unit: str, columns: Sequence[Column]) -> Chart | None:
    """Return the chart of the columns, None where there is nothing to compare."""
    if len(columns) < 2 or not any(column.total for column in columns):
        return None
    step = min(BAR_STEP_MOST, max(8, CHART_WIDTH // len(columns)))
    narrow_step = max(1, min(step, NARROWEST // len(columns)))
    scale = _Scale(step, step * len(columns), max(column.total for column in columns))
    number_width = _DIGIT_WIDTH * len(str(scale.most)) + 2
    wide, narrow = (_labelled(columns, -(-_LABEL_WIDTH // one)) for one in (step, narrow_step))
    return Chart(
        title,
        description,
        unit,
        scale.width,
        step,
        number_width <= step,
        number_width <= narrow_step,
        tuple(_bar(column, n, scale, n in wide, n in narrow) for n, column in enumerate(columns)),
    )


class _Scale(NamedTuple):
    """Units of a chart: a column's `step` and the whole `width`; and the records of its highest column."""

    step: int
    width: int
    most: int


def place_of(x: int, width: int) -> float:
    """Return where `x` is in hundredths of the width: words stand there however wide a chart is drawn."""
    return round(100 * x / width, 2)


def tint_of(count: int, most: int) -> int:
    """Return how deep a cell is tinted, from 0 for nothing to 4 for the most of all."""
    return -(-4 * count // most) if most else 0


def _labelled(columns: Sequence[Column], every: int) -> set[int]:
    """Return which columns have room for their label; first come those from which on they are in a row."""
    first = [n for n in range(len(columns)) if n == 0 or columns[n - 1].gap]
    found: set[int] = set()
    for number in (*first, *range(len(columns))):
        near = range(number - every + 1, number + every)
        if not columns[number].gap and found.isdisjoint(near):
            found.add(number)
    return found


def _bar(column: Column, index: int, scale: _Scale, labelled: bool, narrow: bool) -> Bar:
    x = index * scale.step + scale.step // 2
    height = -(-column.total * BAR_HEIGHT // scale.most)
    known = -(-column.known * BAR_HEIGHT // scale.most)
    return Bar(
        column.label,
        column.total,
        column.known,
        column.path,
        x,
        place_of(x, scale.width),
        known,
        height - known,
        labelled,
        narrow,
        column.gap,
    )


def make_strip(window: Interval, track: Interval) -> Strip | None:
    """Return the window on the track; None where they do not meet or the track is open."""
    if track.earliest is None or track.latest is None:
        return None
    if window.earliest and window.earliest == window.latest:
        return make_ticks([window.earliest], track)
    first, days = track.earliest, (track.latest - track.earliest).days + 1
    begin = max(window.earliest or track.earliest, track.earliest)
    end = min(window.latest or track.latest, track.latest)
    if end < begin:
        return None
    width = max(3, -(-((end - begin).days + 1) * TRACK // days))
    return Strip(
        min((begin - first).days * TRACK // days, TRACK - width),
        min(width, TRACK),
        window.earliest is None or window.earliest < first,
        window.latest is None or window.latest > track.latest,
    )


def make_ticks(days: Sequence[dt.date], track: Interval) -> Strip | None:
    """Return single days on the track, of which one is meant; None where none is on it or the track is open."""
    if track.earliest is None or track.latest is None:
        return None
    first, last = track.earliest, track.latest
    length = (last - first).days + 1
    ticks = [min((day - first).days * TRACK // length, TRACK - 2) + 1 for day in days if first <= day <= last]
    if not ticks:
        return None
    return Strip(ticks[0], 0, min(days) < first, max(days) > last, tuple(ticks))


class Share(msgspec.Struct, frozen=True, array_like=True):
    """A part of a bar, in its units: how many of all, and the class that shows what kind they are."""

    label: str
    count: int
    look: str
    x: int
    width: int


def make_shares(counts: Sequence[tuple[str, int, str]]) -> tuple[Share, ...]:
    """Return the parts of a bar as wide as a chart, from (label, count, look); none for counts of nothing.

    The parts fill the bar to the unit: each ends where its sum of all counts does.
    """
    total, done = sum(count for _, count, _ in counts), 0
    shares = []
    for label, count, look in counts:
        if count:
            begin, end = done * CHART_WIDTH // total, (done + count) * CHART_WIDTH // total
            shares.append(Share(label, count, look, begin, end - begin))
        done += count
    return tuple(shares)


def make_spark(counts: Sequence[int]) -> str:
    """Return the path data of a sparkline: an upright stroke a count, scaled to its own highest."""
    most = max(counts, default=0)
    return "".join(
        f"M{index * SPARK_STEP + 2} {SPARK_HEIGHT}v-{max(2, count * SPARK_HEIGHT // most)}"
        for index, count in enumerate(counts)
        if count
    )
