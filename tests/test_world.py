"""The world map: every country has its place, its tone and its way to its page."""

from __future__ import annotations

import re

import pytest

from archive_gen.renderer.world import TONES, read_world, tone_bounds
from builders import make_tagged
from loading import shipped_vocabulary
from sites import Reader, make_site


def country_ids() -> set[str]:
    return {country.id for country in shipped_vocabulary().countries}


def test_every_country_of_the_vocabulary_has_one_place_on_the_map_except_antarctica() -> None:
    world = read_world()
    assert country_ids() - {*world.shapes, *world.points} == {"AQ"}
    assert not set(world.shapes) & set(world.points)
    assert {*world.shapes, *world.points} <= country_ids()


def test_every_shape_is_closed_and_lies_within_the_map() -> None:
    world = read_world()
    for code, shape in world.shapes.items():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+(( |(?=-))-?\d+)+z)+", shape), code
        for ring in re.findall(r"M(\d+) (\d+)l([^z]+)z", shape):
            x, y = int(ring[0]), int(ring[1])
            steps = [int(step) for step in re.findall(r"-?\d+", ring[2])]
            assert len(steps) % 2 == 0
            for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + step_x, y + step_y
                assert 0 <= x <= world.width, code
                assert 0 <= y <= world.height, code
    assert all(0 < x < world.width and 0 < y < world.height for x, y in world.points.values())


@pytest.mark.parametrize(
    ("place", "left", "right"),
    [("the Korean border", "KP", "KR"), ("the Yalu", "CN", "KP"), ("the Rhine", "FR", "DE"), ("the Andes", "CL", "AR")],
)
def test_neighbours_share_their_border_to_the_unit(place: str, left: str, right: str) -> None:
    def cells(shape: str) -> set[tuple[int, int]]:
        found = set()
        for start_x, start_y, line in re.findall(r"M(\d+) (\d+)l([^z]+)z", shape):
            x, y = int(start_x), int(start_y)
            found.add((x, y))
            steps = [int(step) for step in re.findall(r"-?\d+", line)]
            for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + step_x, y + step_y
                found.add((x, y))
        return found

    shapes = read_world().shapes
    assert len(cells(shapes[left]) & cells(shapes[right])) >= 2, place


@pytest.mark.parametrize(
    ("most", "bounds"),
    [(1, (1,)), (2, (1, 2)), (5, (1, 2, 5)), (16, (1, 2, 5, 10)), (95, (1, 5, 10, 50)), (10_000, (1, 10, 100, 1000))],
)
def test_tones_rise_in_round_numbers(most: int, bounds: tuple[int, ...]) -> None:
    assert tone_bounds(most) == bounds


def test_tones_rise_whatever_the_most() -> None:
    for most in [*range(1, 3000), 99_999, 10**7]:
        bounds = tone_bounds(most)
        assert bounds[0] == 1
        assert list(bounds) == sorted(set(bounds))
        assert len(bounds) <= TONES
        assert bounds[-1] <= most


def test_the_map_leads_to_every_country_that_records_name() -> None:
    many = [make_tagged(title=f"Ships {n}", date=f"2023-05-{n + 1:02}", countries=("KP",)) for n in range(9)]
    few = [
        make_tagged(title=f"Isles of {code}", date="2023-06-01", countries=(code,)) for code in ("SG", "AQ", "TV", "FR")
    ]
    page = make_site([*many, *few])["countries/index.html"].decode()
    figure = page[page.index('<figure class="world">') : page.index("</figure>")]
    drawn = re.findall(
        r'<a href="\.\./countries/(\w\w)/index\.html" fill="url\(#(tone\d)\)"><title>([^<]+)</title>', figure
    )
    assert {(code, tone) for code, tone, _ in drawn} == {
        ("kp", "tone4"),
        ("sg", "tone1"),
        ("tv", "tone1"),
        ("fr", "tone1"),
    }
    assert any(re.fullmatch(r".+: 9 records, 9 about it", label) for _, _, label in drawn)
    assert 'Not on the map: <a href="../countries/aq/index.html">' in figure
    legend = re.findall(r"</svg> ([^<]+)</li>", figure)
    assert legend == ["1 record", "2 to 4 records", "5 to 8 records", "9 records", "not named"]
    # The table that the map points to holds the same countries.
    assert "all" in Reader(page).ids
    rows = set(re.findall(r'<th scope="row"><a href="\.\./countries/(\w\w)/', page[page.index('id="all"') :]))
    assert rows == {"kp", "sg", "aq", "tv", "fr"}


def test_an_archive_of_two_countries_has_no_map() -> None:
    records = [make_tagged(title=f"Talks {code}", date="2023-06-01", countries=(code,)) for code in ("KP", "RU")]
    assert '<figure class="world">' not in make_site(records)["countries/index.html"].decode()
