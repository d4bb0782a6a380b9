"""Names in sentences: which take an article, and how a list of them is read."""

from __future__ import annotations

import pytest

from archive_gen.names import names_in_words, with_article
from builders import make_tagged
from sites import make_site


@pytest.mark.parametrize(
    "name",
    ["United States", "Netherlands", "Czech Republic", "Marshall Islands", "United Nations", "European Union",
     "World Health Organization", "Workers' Party of Korea", "International Court of Justice", "White House"],
)  # fmt: skip
def test_some_names_take_an_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    ["Japan", "North Korea", "Christmas Island", "South Georgia and South Sandwich Islands", "Kim Jong Un", "NATO",
     "Western Union", "Amnesty International", "Summits"],
)  # fmt: skip
def test_most_names_stand_without_one(name: str) -> None:
    assert with_article(name) == name


def test_names_that_hold_a_comma_or_an_and_are_parted_by_semicolons() -> None:
    assert names_in_words(["Japan"]) == "Japan"
    assert names_in_words(["Japan", "United States"]) == "Japan and the United States"
    assert names_in_words(["Japan", "Ukraine", "Iran"]) == "Japan, Ukraine and Iran"
    assert names_in_words(["Japan", "Talks, votes and laws", "Iran"]) == "Japan; Talks, votes and laws; and Iran"
    assert names_in_words(["Trinidad and Tobago", "Iran"]) == "Trinidad and Tobago; and Iran"


def test_pages_of_pairs_and_entities_name_countries_as_sentences_do() -> None:
    tagged = [make_tagged(title=f"Talks {n}", date=f"2023-09-{n}", countries=("KP", "US")) for n in range(10, 14)]
    tagged.append(make_tagged(title="Letters", date="2023-10-02", countries=("KP", "US"), passing=("US",)))
    files = make_site(tagged)
    pair = files["pairs/kp--us/index.html"].decode()
    assert "<h1><bdi>North Korea and the United States</bdi></h1>" in pair
    assert "with the United States</a>" in files["countries/kp/index.html"].decode()
    page = files["countries/us/index.html"].decode()
    assert "<h1><bdi>United States</bdi></h1>" in page
    assert "Records mainly about the United States stand in full ink; others name it in passing, and say so." in page


def test_a_topic_is_not_said_to_be_named() -> None:
    tagged = [
        make_tagged(title="Launch", topics=("missiles",)),
        make_tagged(topics=("missiles",), passing=("missiles",)),
    ]
    page = make_site(tagged)["topics/missiles/index.html"].decode()
    assert "Records mainly about this topic stand in full ink; others touch on it in passing, and say so." in page
