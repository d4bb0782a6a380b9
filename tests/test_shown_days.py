"""A day alone on top of a page, where the article says that it is older: the day on which the page was shown."""

from __future__ import annotations

import pytest

from archive_gen.model import Record
from loading import record_of

HEADLINE = "Fishers of the outer bay ask for a year of grace"
TAIL = "The fees are to pay for the northern wall, which storms had damaged, and no boat would be turned away for them."


def read(top: str, *paragraphs: str) -> Record:
    text = "\n\n".join((top, HEADLINE, *paragraphs, TAIL))
    return record_of(text)


REPORTED = "The fishers want a year of grace, their speaker told reporters here (March 22, Wednesday)."
UPDATED = "(Updated at 3:50 p.m. on May 4, 2022, with what the speaker said.)"
HELD = (
    "President Rodrigo Duterte will hear the fishers next week, his office said.",
    "Vice President Leni Robredo said that she would come along, and that she likes the bay.",
)
MET = "Donald Trump and Kim Jong Un met in Singapore on Tuesday, hungry as ever."


@pytest.mark.parametrize(
    ("top", "paragraphs", "date"),
    [
        ("April 09, 2020", (REPORTED,), "[..2017-04-22]"),
        ("October 04, 2023", ("The fishers want a year of grace, their speaker said here.", UPDATED), "[..2022-05-04]"),
        ("October 04, 2023", HELD, "[2016-06-30..2022-06-30]"),
        ("April 06, 2020", (MET,), "[2018-06-12..2018-06-19]"),
    ],
)
def test_a_day_on_top_bounds_an_article_that_is_older(top: str, paragraphs: tuple[str, ...], date: str) -> None:
    record = read(top, *paragraphs)
    assert record.dating.edtf == date
    assert not any(clue.verdict == "contradicts" for clue in record.dating.evidence)


def test_the_evidence_says_why_and_the_day_is_that_of_the_showing() -> None:
    record = read("April 09, 2020", REPORTED)
    header = next(clue for clue in record.dating.evidence if clue.rule == "page-header")
    assert header.quote == "April 09, 2020"
    assert "March 22, Wednesday" in header.reason
    assert str(record.captured) == "2020-04-09"


@pytest.mark.parametrize(
    ("top", "paragraphs"),
    [
        # The weekday fits, and so it may where it is a slip.
        ("March 23, 2017", (REPORTED,)),
        ("March 23, 2018", (REPORTED,)),
        # A word says what the day is of, and a change comes after the publication.
        ("Published October 04, 2023", HELD),
        ("May 3, 2022", ("The fishers want a year of grace, their speaker said here.", UPDATED)),
        # One who held an office may be called by it for ever.
        ("October 04, 2023", HELD[:1]),
    ],
)
def test_a_day_on_top_states_the_publication_where_little_speaks_against_it(
    top: str, paragraphs: tuple[str, ...]
) -> None:
    record = read(top, *paragraphs)
    assert record.dating.basis == "stated"
    assert record.dating.earliest == record.dating.latest
