"""Many words, of which one stands at a place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.loader.alternatives import Beginnings, one_of

WORDS = st.lists(st.text("abc.(| ", min_size=1, max_size=7), min_size=1, max_size=8)


@given(WORDS, st.text("abc.(| ", max_size=9))
def test_the_longest_of_the_words_is_found(words: list[str], text: str) -> None:
    match = re.compile(one_of(words)).match(text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match[0] if match else None) == longest
    assert Beginnings(words).longest(text) == longest


@pytest.mark.parametrize(("text", "found"), [("March 3", "March"), ("Mar 3", "Mar"), ("Max 3", None)])
def test_a_word_is_tried_before_those_that_it_begins_with(text: str, found: str | None) -> None:
    match = re.match(one_of(["Mar", "March"]), text)
    assert (match[0] if match else None) == found
