"""The day under a post that an article quotes bounds the article from below."""

from __future__ import annotations

import pytest

from archive_gen.model import Dating
from loading import record_of

HEADLINE = "Mayor to meet the chief of the harbour"
STORY = (
    "The mayor of Lowfield will meet the chief of the harbour in Oxen, both offices said in a statement.\n\n"
    "{}\n\n"
    "The mayor has floated the idea of holding the talks on the ferry, but later ruled that out again."
)


def dating_with(post: str, stamp: str = "") -> Dating:
    text = f"{HEADLINE}\n{stamp}\n\n{STORY.format(post)}\n"
    return record_of(text).dating


def date_with(post: str, stamp: str = "") -> str | None:
    return dating_with(post, stamp).edtf


@pytest.mark.parametrize(
    "post",
    [
        "— Jana Example (@janaexample) May 10, 2018",
        "We will make it a good one! — Jana Example (@janaexample) May 10, 2018",
        "Wir freuen uns. — Jana Example (@jana_example) 10. Mai 2018",
        "A post shared by Jana Example (@jana.example) on May 10, 2018 at 8:29am PDT",
        "— Tom Sample (@tom) May 3, 2018\n\n— Jana Example (@janaexample) May 10, 2018",
    ],
)
def test_a_text_is_no_older_than_the_latest_post_that_it_quotes(post: str) -> None:
    assert date_with(post) == "[2018-05-09..]"


@pytest.mark.parametrize(
    "text",
    [
        "— Jana Example (@janaexample) 10/05/2018",
        "The account of the harbour (@harbour) was opened on May 10, 2018, and has few readers, its owner said.",
        "— Jana Example (@janaexample) May 2018",
    ],
)
def test_what_names_no_certain_day_of_a_post_bounds_nothing(text: str) -> None:
    assert date_with(text) != "[2018-05-09..]"


def test_a_post_does_not_move_a_stated_day() -> None:
    assert date_with("— Jana Example (@janaexample) May 10, 2018", "Published May 11, 2018") == "2018-05-11"


def test_the_evidence_says_why_the_bound_is_a_day_wider() -> None:
    dating = dating_with("— Jana Example (@janaexample) May 10, 2018")
    clue = next(clue for clue in dating.evidence if clue.rule == "quoted-post")
    assert (clue.quote, clue.verdict) == ("May 10, 2018", "used")
    assert "no earlier than the day before" in clue.reason
