"""The geometry of the pages' drawings, in whole units, so that the templates only print it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from archive_gen.edtf import Interval

TRACK = 120
"""Units that a strip is wide."""
BAR_HEIGHT = 96
BAR_STEP_MOST = 56
CHART_WIDTH = 720
BASELINE = 118
SPARK_HEIGHT = 18
SPARK_STEP = 5


class Strip(msgspec.Struct, frozen=True):
    """A record's window drawn on the track of a longer period.

    `x` and `width` are units of `TRACK`. `before` and `after` say whether the window goes on
    beyond the track's ends; one day is a tick of no width.
    """

    x: int
    width: int
    before: bool = False
    after: bool = False


class Bar(msgspec.Struct, frozen=True):
    """One column of a chart: `known` of its `total` records stand at a known day.

    `x` is the column's middle, `known_height` and `other_height` stack upwards from the baseline.
    """

    label: str
    total: int
    known: int
    path: str | None
    x: int
    known_height: int
    other_height: int
    labelled: bool
    labelled_narrow: bool


class Chart(msgspec.Struct, frozen=True):
    """Columns by year or month. `step` is the width that a column has for itself."""

    title: str
    description: str
    unit: str
    width: int
    step: int
    bars: tuple[Bar, ...]


class Column(msgspec.Struct, frozen=True):
    """What a bar shows: its label, its records and how many of them stand at a known day, and its page."""

    label: str
    total: int
    known: int
    path: str | None = None


def make_chart(title: str, description: str, unit: str, columns: Sequence[Column]) -> Chart | None:
    """Return the chart of the columns, None where there is nothing to compare."""
    if len(columns) < 2 or not any(column.total for column in columns):
        return None
    step = min(BAR_STEP_MOST, max(8, CHART_WIDTH // len(columns)))
    most = max(column.total for column in columns)
    every, narrow = -(-34 // step), -(-80 // step)
    return Chart(
        title,
        description,
        unit,
        step * len(columns),
        step,
        tuple(_bar(column, index, step, most, every, narrow) for index, column in enumerate(columns)),
    )


def _bar(column: Column, index: int, step: int, most: int, every: int, narrow: int) -> Bar:
    height = -(-column.total * BAR_HEIGHT // most)
    known = -(-column.known * BAR_HEIGHT // most)
    return Bar(
        column.label,
        column.total,
        column.known,
        column.path,
        index * step + step // 2,
        known,
        height - known,
        index % every == 0,
        index % narrow == 0,
    )


def make_strip(window: Interval, track: Interval) -> Strip | None:
    """Return the window on the track; None where they do not meet or the track is open."""
    if track.earliest is None or track.latest is None:
        return None
    first, days = track.earliest, (track.latest - track.earliest).days + 1
    begin = max(window.earliest or track.earliest, track.earliest)
    end = min(window.latest or track.latest, track.latest)
    if end < begin:
        return None
    x = (begin - first).days * TRACK // days
    width = 0 if window.earliest == window.latest else max(3, -(-((end - begin).days + 1) * TRACK // days))
    return Strip(
        min(x, TRACK - width) if width else min(x, TRACK - 2) + 1,
        min(width, TRACK),
        window.earliest is None or window.earliest < first,
        window.latest is None or window.latest > track.latest,
    )


class Share(msgspec.Struct, frozen=True):
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
