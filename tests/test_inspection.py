"""How a record is printed: for programs, with every key; for people, with every reason."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest

from archive_gen.inspection import record_json, record_line, record_text
from archive_gen.model import (
    Block,
    Clue,
    Dating,
    Event,
    Mention,
    Record,
    Removed,
    Span,
    Suppressed,
    Tag,
    TaggedRecord,
)
from archive_gen.problems import Problem, printable

DAY = dt.date(2023, 9, 13)
USED = Clue("stamp", "13 September 2023", 3, 20, 37, DAY, DAY, reason="the page says so", verdict="used")
ASIDE = Clue(
    "file-name", "2024", 0, 0, 0, dt.date(2024, 1, 1), dt.date(2024, 12, 31),
    reason="named", verdict="contradicts", remark="contradicts the stamp",
)  # fmt: skip
TAGGED = TaggedRecord(
    Record(
        source="seeds/a.txt",
        sha256="ab" * 32,
        id="a",
        title="Leaders meet",
        title_basis="stated",
        title_span=Span(0, 12),
        byline=("A. Writer",),
        publisher="Wire",
        section="World",
        original_url=None,
        language="en",
        encoding="utf-8",
        dating=Dating("2023-09-13", DAY, DAY, "day", "stated", (USED, ASIDE)),
        captured=dt.date(2025, 12, 6),
        events=(
            Event("2023-09-12", "on Tuesday", 40, 50),
            Event("2019-04-25", "their first summit", 60, 70, "summit", "Summit", "https://example.org/summits"),
        ),
        body=(Block("paragraph", "Kim Jong Un met\x1b[2J the president.", 5, (Span(40, 70),)),),
        removed=(Removed(9, "Share this", "sharing", Span(80, 90)),),
        problems=(Problem("seeds/a.txt", 3, "date-vague", "is vague", "give it"),),
    ),
    actors=(
        Tag.of("actors", "kim-jong-un", "Kim Jong Un", True, (Mention(14, 25, "Kim Jong Un", "name"),), "named once",
               "person", "Q56226"),
    ),
    countries=(Tag.of("countries", "KP", "North Korea", False, (), "given by a person"),),
    suppressed=(Suppressed(30, 39, "president", "x", "no name beside it"),),
)  # fmt: skip


def test_a_record_is_one_json_object_with_its_evidence() -> None:
    found = record_json(TAGGED, "articles/leaders-meet/")
    assert json.loads(json.dumps(found)) == found
    assert (found["permalink"], found["date"], found["date_precision"]) == (
        "articles/leaders-meet/",
        "2023-09-13",
        "day",
    )
    assert found["date_evidence"][0] == {
        "rule": "stamp", "quote": "13 September 2023", "line": 3, "start": 20, "end": 37, "earliest": "2023-09-13",
        "latest": "2023-09-13", "either": False, "used": True, "verdict": "used", "reason": "the page says so",
    }  # fmt: skip
    assert found["captured"] == "2025-12-06"
    assert found["events"] == [
        {"date": "2023-09-12", "quote": "on Tuesday"},
        {
            "date": "2019-04-25", "quote": "their first summit", "id": "summit", "name": "Summit",
            "source": "https://example.org/summits",
        },
    ]  # fmt: skip
    assert found["actors"][0]["mentions"] == [{"start": 14, "end": 25, "text": "Kim Jong Un", "named_by": "name"}]
    assert (found["actors"][0]["kind"], found["actors"][0]["wikidata"]) == ("person", "Q56226")
    assert "kind" not in found["countries"][0]
    assert [problem["code"] for problem in found["problems"]] == ["date-vague"]


def test_an_unbounded_date_is_null_in_all_its_parts() -> None:
    record = msgspec.structs.replace(TAGGED.record, dating=Dating(), captured=None)
    found = record_json(TaggedRecord(record), None)
    assert [found[key] for key in ("permalink", "date", "date_earliest", "date_latest", "captured")] == [None] * 5
    assert (found["date_precision"], found["date_basis"], found["date_evidence"]) == ("none", "none", [])


def test_of_two_days_none_between_is_said_to_be_allowed() -> None:
    march, august = dt.date(2013, 3, 8), dt.date(2013, 8, 3)
    clue = msgspec.structs.replace(USED, earliest=march, latest=august, either=True)
    dating = Dating("[2013-03-08,2013-08-03]", march, august, "range", "stated", (clue,))
    tagged = TaggedRecord(msgspec.structs.replace(TAGGED.record, dating=dating))
    assert "allows [2013-03-08,2013-08-03]" in record_text(tagged)
    assert record_json(tagged, None)["date_evidence"][0]["either"] is True


def test_a_person_is_shown_every_clue_cut_and_tag_with_its_reason() -> None:
    text = record_text(TAGGED)
    for words in (
        "Title: Leaders meet  [stated in the capture]",
        "Byline: A. Writer",
        "Date: 2023-09-13  [stated in the capture]",
        "+ stamp (line 3): '13 September 2023' allows 2023-09-13",
        "- file-name (outside of the text): '2024' allows 2024",
        "set aside: named; contradicts the stamp",
        "2023-09-12  'on Tuesday'",
        "5 paragraph: Kim Jong Un met",
        "9 sharing: Share this",
        "* Kim Jong Un [kim-jong-un] 1x: named once",
        "North Korea [KP] 0x: given by a person",
        "Topics: none",
        "'president' [x]: no name beside it",
        "seeds/a.txt:3: warning[date-vague] is vague",
    ):
        assert words in text


def test_no_line_is_wider_than_a_page_and_none_steers_the_terminal() -> None:
    text = record_text(TAGGED)
    assert max(map(len, text.splitlines())) <= 110
    assert "\x1b" not in text


def test_one_line_tells_the_date_its_evidence_and_the_main_tags() -> None:
    assert record_line(TAGGED) == "seeds/a.txt: 2023-09-13 (stated: stamp '13 September 2023'); Kim Jong Un"


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "\U0001f469\u200d\U0001f33e", "\u2764\ufe0f\u200d\U0001f525", "a\nb"]
)
def test_words_and_signs_that_are_spelt_with_joiners_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200cb", "a\\u200cb"),
        ("م\u200c", "م\\u200c"),
        ("\u200dم", "\\u200dم"),
        ("م\u200c\u200cم", "م\\u200c\\u200cم"),
        ("م\u200c م", "م\\u200c م"),
        ("م\u202eم\x1b", "م\\u202eم\\x1b"),
    ],
)
def test_what_nobody_sees_or_what_steers_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown
