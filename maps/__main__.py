"""The command line: `python -m maps package/countries-50m.json` writes the shapes of the world map anew."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry

from archive_gen.vocabulary import read_vocabulary, shipped_files
from maps.outlines import WIDTH, Cell, height, is_whole, project, read_arcs, rings_of, shape_of

SHAPES = Path(__file__).parent.parent / "src" / "archive_gen" / "data" / "world.json"
SOURCE = "Natural Earth 4.1, countries at 1:50 million, public domain; see maps/README.md"

# What Natural Earth draws without a code: the code that covers it, or none.
WITHOUT_CODE = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Siachen Glacier": "", "Indian Ocean Ter.": ""}
NOT_DRAWN = {"AQ"}
# Longitude and latitude, to the tenth of a degree, of what Natural Earth draws as part of another country or not at
# all, and of scattered islands whose largest is not known any more when all are specks.
PLACES = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.6, -10.5), "GF": (-53.1, 3.9),
    "GI": (-5.4, 36.1), "GP": (-61.5, 16.2), "GS": (-36.8, -54.3), "MQ": (-61.0, 14.6), "RE": (55.5, -21.1),
    "SJ": (16.0, 78.5), "TK": (-171.8, -9.2), "TV": (179.2, -8.5), "UM": (166.6, 19.3), "YT": (45.2, -12.8),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m maps", description=__doc__)
    parser.add_argument("topology", type=Path, help="countries-50m.json of the npm package world-atlas")
    topology = json.loads(parser.parse_args().topology.read_bytes())
    drawn = {code: shape_of(rings) for code, rings in _countries(topology).items()}
    points = {code: shape for code, shape in drawn.items() if code and not isinstance(shape, str)}
    points |= {code: _cell(*place) for code, place in PLACES.items()}
    shapes = {code: shape for code, shape in drawn.items() if isinstance(shape, str)}
    vocabulary, _ = read_vocabulary(shipped_files())
    lacking = {country.id for country in vocabulary.countries} - {*shapes, *points} - NOT_DRAWN
    if lacking:
        raise SystemExit(f"no place on the map: {' '.join(sorted(lacking))}; add them to PLACES")
    world = {"source": SOURCE, "width": WIDTH, "height": height(), "shapes": shapes, "points": points}
    text = json.dumps(world, sort_keys=True, separators=(",", ":"))
    SHAPES.write_text(text.replace('":"M', '":\n"M').replace(',"', ',\n"').replace(":\n", ":") + "\n", encoding="utf-8")


def _cell(longitude: float, latitude: float) -> Cell:
    x, y = project(longitude, latitude)
    return round(x), round(y)


def _countries(topology: Mapping[str, Any]) -> dict[str, list[list[Cell]]]:
    """Return the closed lines of each country by its code; "" holds what has none and is land all the same."""
    arcs = read_arcs(topology)
    found: dict[str, list[list[Cell]]] = {}
    for code, geometry in _coded(topology):
        if code not in NOT_DRAWN:
            found.setdefault(code, []).extend(ring for ring in rings_of(geometry, arcs) if is_whole(ring))
    return found


def _coded(topology: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    codes = {country.numeric: country.alpha_2 for country in pycountry.countries}
    for geometry in topology["objects"]["countries"]["geometries"]:
        number = geometry.get("id")
        yield codes[number] if number else WITHOUT_CODE[geometry["properties"]["name"]], geometry


if __name__ == "__main__":
    main()
