from __future__ import annotations

import pytest

from archive_gen.loader.glued import find_glued


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("Trump wrote. Donald Trumpand Kim met.", ("Trumpand",)),
        ("It stands alongsideRussia, and Russia knows it.", ("alongsideRussia",)),
        ("He went toMoscow. Moscow was cold, and toMoscow again.", ("toMoscow",)),
        ("An iPhone in Poland, and YouTube on a MacBook.", ()),
        ("Roman and Romans; a Portland on a Port.", ()),
    ],
)
def test_only_words_of_which_a_half_stands_alone_are_glued(text: str, glued: tuple[str, ...]) -> None:
    assert find_glued([text]) == glued
