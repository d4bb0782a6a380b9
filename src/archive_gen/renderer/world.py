"""The map of which countries an archive writes about: shapes, classes and links, so that the template only prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from archive_gen.model import Term
from archive_gen.renderer.rows import file_of, records_in_words
from archive_gen.renderer.setting import Setting
from archive_gen.renderer.views import Area, Link, Tone, WorldMap

TONES = 4
FEWEST_COUNTRIES = 3
"""Below this a map says less than the list."""


class World(msgspec.Struct, frozen=True):
    """The shipped shapes (data/world.json): path data or a point for each ISO 3166 code, on a grid of units."""

    source: str
    width: int
    height: int
    shapes: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]


@cache
def read_world() -> World:
    """Return the shapes that come with the program."""
    return msgspec.json.decode((files("archive_gen") / "data" / "world.json").read_bytes(), type=World)


def make_map(setting: Setting) -> WorldMap | None:
    """Return the map of the records that name each country; None where too few countries are named."""
    terms = setting.archive.terms("countries")
    world = read_world()
    placed = [term for term in terms if term.id in world.shapes or term.id in world.points]
    if len(placed) < FEWEST_COUNTRIES:
        return None
    bounds = tone_bounds(max(len(term.entries) for term in placed))
    named = {term.id for term in placed}
    return WorldMap(
        world.width,
        world.height,
        "".join(shape for code, shape in sorted(world.shapes.items()) if code not in named),
        tuple(_areas(setting, placed, world, bounds)),
        tuple(_tones(bounds, max(len(term.entries) for term in placed))),
        tuple(_elsewhere(setting, (term for term in terms if term.id not in named))),
    )


def tone_bounds(most: int) -> tuple[int, ...]:
    """Return the least number of records of each tone, rising from 1; fewer tones where `most` leaves no room.

    Each tone takes about as many times the records of the one before, in round numbers: coverage is never even,
    and equal steps would show the one country that an archive is about, and nothing else.
    """
    rounds = [lead * 10**power for power in range(len(str(most))) for lead in (1, 2, 5)]
    steps = [next(value for value in [*rounds, most] if value**TONES >= most**step) for step in range(TONES)]
    return tuple(sorted({value for value in steps if value <= most}))


def _tone(count: int, bounds: Iterable[int]) -> int:
    return sum(count >= bound for bound in bounds)


def _areas(setting: Setting, terms: Iterable[Term], world: World, bounds: tuple[int, ...]) -> Iterator[Area]:
    """Yield the countries, dots last so that no neighbour's shape covers them."""
    for term in sorted(terms, key=lambda term: term.id not in world.shapes):
        count, main = len(term.entries), len(term.main_entries)
        yield Area(
            file_of(setting.term_folders["countries", term.id]),
            f"{term.name}: {records_in_words(count)}{f', {main:,} about it' if main else ''}",
            _tone(count, bounds) + TONES - len(bounds),
            world.shapes.get(term.id),
            world.points.get(term.id, (0, 0)),
        )


def _elsewhere(setting: Setting, terms: Iterable[Term]) -> Iterator[Link]:
    for term in terms:
        yield Link(term.name, file_of(setting.term_folders["countries", term.id]))


def _tones(bounds: tuple[int, ...], most: int) -> Iterator[Tone]:
    for place, (low, after) in enumerate(zip(bounds, [*bounds[1:], most + 1], strict=True), TONES - len(bounds) + 1):
        span = f"{low:,}" if after - low == 1 else f"{low:,} to {after - 1:,}"
        yield Tone(place, f"{span} {'record' if after == 2 else 'records'}")
