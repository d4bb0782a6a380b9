"""The learnt weights: what a file says is what is weighed, and the shipped ones fit the program."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from archive_gen.loader import features, headline
from archive_gen.loader.article.weighing import shipped_weights
from archive_gen.loader.headline import scale
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.prose import look_at
from archive_gen.loader.weights import VERSION, Weights, read_weights

FILES = ["headline-weights.json", "line-weights.json"]


def test_a_tree_takes_the_low_branch_up_to_and_at_its_limit() -> None:
    weights = Weights(0.5, [["words", 3, -1, ["gap", 0.5, 2, 4]]], ["gap", "words"])
    assert weights.weigh([0, 3]) == -0.5
    assert weights.weigh([0, 4]) == 2.5
    assert weights.weigh([1, 4]) == 4.5


def test_trees_and_the_base_are_added_up() -> None:
    assert Weights(1, [["a", 0, 1, 2], 0.25, ["a", 9, 4, 8]], ["a"]).weigh([1]) == 7.25


def test_weights_for_numbers_that_there_are_not_are_refused() -> None:
    text = json.dumps({"version": VERSION, "base": 0, "trees": [["words", 1, 0, ["smell", 1, 0, 1]]]})
    with pytest.raises(ValueError, match="smell"):
        read_weights(text, ["words"])


def test_weights_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="version 99"):
        read_weights(json.dumps({"version": 99, "base": 0, "trees": []}), [])


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_files_say_what_they_are_and_stay_small(name: str) -> None:
    content = (files("archive_gen") / "data" / name).read_bytes()
    table = json.loads(content)
    assert len(content) < 150_000
    assert table["trained_on"]
    assert table["cross_validated"]
    assert max(map(len, content.splitlines())) < 4000


def test_the_shipped_weights_load() -> None:
    learnt = shipped_weights()
    assert learnt.lines.weigh([0] * len(features.NAMES)) != 0
    assert learnt.headlines.weigh([0] * len(scale.NAMES)) != 0


@pytest.mark.parametrize("text", ["A line.", "x\n" * 50, "A" * 100_000, "Home\n\nIt began. It ended.\n\nComments\n"])
def test_every_line_is_told_by_as_many_numbers_as_there_are_names(text: str) -> None:
    looks = look_at(make_units(split_lines(text)), shipped_noise(), {})
    reading = features.Reading(0, len(looks), -1, "", [""] * len(looks))
    numbers = features.describe(looks, range(len(looks)), reading, shipped_noise())
    assert [len(row) for row in numbers.values()] == [len(features.NAMES)] * len(looks)
    candidates = headline.describe_candidates(looks, 0, len(looks))
    assert all(len(row) == len(scale.NAMES) for row in candidates.values())
