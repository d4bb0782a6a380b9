"""The words of a line: found in two ways, which must tell the same."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.loader.wording import Wording

ASCII = st.text(st.sampled_from(string.printable), max_size=500)
SIGN = " …"
"""A line that holds it is no plain ASCII, and it is no word."""


@given(ASCII)
def test_a_plain_line_is_told_of_as_any_other(line: str) -> None:
    plain, other = Wording(line), Wording(line + SIGN)
    assert plain.lower == other.lower
    assert plain.terms == other.terms


@pytest.mark.parametrize(
    ("line", "words", "names", "about"),
    [
        ("The mayor of Oxen met 3 MPs.", "the mayor of oxen met 3 mps", "Oxen MPs", "mayor oxen met mps"),
        ("Mayor Mayor", "mayor mayor", "Mayor", "mayor"),
        ("the twelve-year-old's iPhone", "the twelve-year-old's iphone", "", "twelve-year-old iphone"),
        ("_one_ 'two' - three", "one two three", "", "one two three"),
        ("Größe", "größe", "", "grösse"),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_what_is_told_of_a_line(line: str, words: str, names: str, about: str) -> None:
    wording = Wording(line)
    assert wording.lower == words.split()
    assert wording.terms.names == set(names.split())
    assert wording.terms.about == set(about.split())
