"""Whom a headline means that names an office and nobody."""

from __future__ import annotations

import pytest

from archive_gen.tagger import make_gazetteer, tag_record
from archive_gen.vocabulary import read_vocabulary, shipped_files
from builders import make_record

GAZETTEER = make_gazetteer(read_vocabulary(shipped_files())[0])


def meant(title: str, *paragraphs: str) -> set[str]:
    """Return the actors who are said to be meant by an office in the headline."""
    record = make_record(title, body=[("paragraph", paragraph) for paragraph in paragraphs])
    return {one.id for one in tag_record(record, GAZETTEER).actors if one.why.endswith("the headline names the office")}


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Prime minister flies to Oslo", "The plane of Keir Starmer left at noon.", {"keir-starmer"}),
        ("PM opens a bridge in the north", "It is the third bridge that Narendra Modi has opened.", {"narendra-modi"}),
        ("UN chief asks for patience", "There was no other way, António Guterres said.", {"antonio-guterres"}),
        ("French president has a cold", "Friedrich Merz sent Emmanuel Macron a pot of honey.", {"emmanuel-macron"}),
        ("Former president has a cold", "A pot of honey was sent to Barack Obama.", set()),
        ("President Adeyemi stays in bed with a cold", "A pot of honey was sent by Barack Obama.", set()),
        ("President Macron has a cold", "Emmanuel Macron stayed in bed.", set()),
        ("A president is elected by beekeepers", "Barack Obama keeps bees, too.", set()),
        ("President's Day is a holiday", "Barack Obama planted a tree.", set()),
        ("Honey is dear", "Barack Obama planted a tree.", set()),
    ],
)
def test_an_office_in_the_headline_means_who_is_named_soon_and_has_held_it(
    title: str, lead: str, expected: set[str]
) -> None:
    assert meant(title, lead) == expected


def test_who_is_named_late_is_not_meant() -> None:
    filler = "The bridge has four arches, and each of them was paid for by another town on the river. " * 8
    assert meant("Prime minister opens a bridge", filler, "Keir Starmer did not come.") == set()


def test_who_is_meant_by_an_office_is_main() -> None:
    text = (
        "A bridge of four arches was opened on Monday, after nine years of work and two floods. It is 300 metres long."
    )
    paragraphs = [text, "Narendra Modi cut the ribbon."]
    for title, main in (("Prime minister opens a bridge", True), ("A bridge is opened", False)):
        record = make_record(title, body=[("paragraph", paragraph) for paragraph in paragraphs])
        assert [one.main for one in tag_record(record, GAZETTEER).actors] == [main]
