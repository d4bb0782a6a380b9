"""Borders of a TopoJSON file as SVG paths on a small grid."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Point = tuple[float, float]
Cell = tuple[int, int]

WIDTH = 2000
"""Units that the equator is long."""
NORTH, SOUTH = 83.7, -56.0
MIDDLE = 11.5
"""The meridian in the middle, in degrees: the map's edges then meet in the Bering Strait and cut no land."""
LEAST_TRIANGLE = 5.0
"""A point that makes a smaller triangle with its neighbours, in square units, is left out."""
LEAST_ISLAND = 12.0
LEAST_SHAPE = 70.0
"""A country whose largest part is smaller than this, in square units, is a point."""

# Equal Earth (Šavrič, Patterson and Jenny 2018), the four terms of its polynomial.
_TERMS = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = math.sqrt(3) / 2


def project(longitude: float, latitude: float) -> Point:
    """Return where a place stands, in units from the map's left and top edge; degrees in."""
    x, y = _equal_earth((longitude - MIDDLE + 180) % 360 - 180, latitude)
    return WIDTH / 2 + x * _unit(), (_equal_earth(0, NORTH)[1] - y) * _unit()


def height() -> int:
    return round(project(MIDDLE, SOUTH)[1])


def _unit() -> float:
    return WIDTH / 2 / _equal_earth(180, 0)[0]


def _equal_earth(longitude: float, latitude: float) -> Point:
    slant = math.asin(_SCALE * math.sin(math.radians(latitude)))
    a, b, c, d = _TERMS
    square = slant**2
    sixth = square**3
    steep = a + 3 * b * square + sixth * (7 * c + 9 * d * square)
    flat = slant * (a + b * square + sixth * (c + d * square))
    return math.radians(longitude) * math.cos(slant) / (_SCALE * steep), flat


def read_arcs(topology: Mapping[str, Any]) -> list[list[Cell]]:
    """Return the borders of a quantised TopoJSON file, projected, simplified and on the grid."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append(project(x * scale_x + left, y * scale_y + bottom))
        arcs.append([(round(x), round(y)) for x, y in _simplified(points)])
    return arcs


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Return the points without those that change the line least; its ends stay, since other lines meet there."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone: set[int] = set()

    def weight(index: int) -> float:
        return abs(_area([points[before[index]], points[index], points[after[index]]]))

    queue = [(weight(index), index) for index in range(1, len(points) - 1)]
    heapq.heapify(queue)
    while queue and queue[0][0] < LEAST_TRIANGLE:
        found, index = heapq.heappop(queue)
        if index in gone or found != weight(index):
            continue
        gone.add(index)
        low, high = before[index], after[index]
        after[low], before[high] = high, low
        for other in (low, high):
            if 0 < other < len(points) - 1:
                heapq.heappush(queue, (weight(other), other))
    return [point for index, point in enumerate(points) if index not in gone]


def rings_of(geometry: Mapping[str, Any], arcs: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """Yield the closed lines of a country, each without its last point, which is its first again."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for part in parts:
        for ring in part:
            line: list[Cell] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                line += [cell for cell in arc if not line or cell != line[-1]]
            yield line[:-1] if line[0] == line[-1] else line


def is_whole(ring: Sequence[Cell]) -> bool:
    """Say whether the map's edges leave the closed line whole; of the land they cut one of the Aleutian Islands."""
    across = [x for x, _ in ring]
    return max(across) - min(across) < WIDTH / 2


def shape_of(rings: Iterable[Sequence[Cell]]) -> str | Cell:
    """Return a country's path data, or its middle where it is too small to be seen."""
    ranked = sorted(rings, key=lambda ring: -abs(_area(ring)))
    if abs(_area(ranked[0])) < LEAST_SHAPE:
        xs, ys = zip(*ranked[0], strict=True)
        return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return "".join(_path(ring) for ring in ranked if abs(_area(ring)) >= LEAST_ISLAND)


def _path(ring: Sequence[Cell]) -> str:
    """Return the ring as path data of whole steps: "M10 20l3-4 5 6z"."""
    (x, y), *rest = ring
    steps = []
    for next_x, next_y in rest:
        steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _area(ring: Sequence[Point]) -> float:
    """Return the area within a closed line, negative where it runs the other way round."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2
