"""Plain texts below a block of fields, and what is JSON instead of a text."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture, Record
from loading import record_of, shipped_knowledge

STORY = (
    "The mill on the river turns again after forty years in which nobody had a use for it. Its wheel was mended by two "
    "carpenters, who worked from drawings of the time.\n\n"
    "Flour is to be sold at the door from the autumn on. The council gave half of the cost, and the rest came from a "
    "lottery that the parish held.\n"
)
TITLE = "The mill: it turns again"


def read(text: str, source: str = "mill.txt") -> Record:
    return record_of(text, source)


BLOCKS = {
    "scraped": (
        f'---\ntitle: "{TITLE}"\nauthor: Jana Example; Tom Sample\nurl: https://mill.example/news/wheel\n'
        "hostname: mill.example\ndescription: It had stood for forty years.\nsitename: Mill Gazette\ndate: 2019-03-05\n"
        "categories: ['Town']\ntags: []\nfingerprint: 0f1e2d3c\nlicense: None\n---\n"
    ),
    "of a site": f"---\nlayout: post\ntitle: '{TITLE}'\ndate: 2019-03-05 10:11:12 +0100\nauthor:\n  - Jana Example\n"
    "  - Tom Sample\nsource: Mill Gazette\n---\n\n",
    "TOML": f'+++\ntitle = "{TITLE}"\ndate = 2019-03-05T10:11:12Z\nauthors = ["Jana Example", "Tom Sample"]\n'
    'publisher = "Mill Gazette"\n[params]\nlayout = "post"\n+++\n\n',
    "JSON": f'{{\n  "title": "{TITLE}",\n  "date": "5 March 2019",\n  "author": "Jana Example, Tom Sample",\n'
    '  "sitename": "Mill Gazette"\n}\n\n',
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_of_fields_on_top_of_a_plain_text_is_metadata(block: str) -> None:
    record = read(block + STORY)
    assert (record.title, record.title_basis) == (TITLE, "stated")
    assert record.byline == ("Jana Example", "Tom Sample")
    assert record.publisher == "Mill Gazette"
    assert (record.dating.edtf, record.dating.basis) == ("2019-03-05", "stated")
    assert [part.text for part in record.body] == STORY.strip().split("\n\n")
    assert {removed.reason for removed in record.removed} == {"metadata"}


def test_a_second_block_below_the_first_is_read_once() -> None:
    record = read(f"{BLOCKS['scraped']}{BLOCKS['scraped']}\n{STORY}")
    assert record.title == TITLE
    assert [block.text for block in record.body][-2:] == STORY.strip().split("\n\n")


def test_its_date_bounds_where_all_stamps_are_earlier() -> None:
    block = f"---\ntitle: '{TITLE}'\nurl: https://mill.example/news/wheel\ndate: 2024-05-01\n---\n"
    stamped = read(f"{block}By Jana Example\nPublished 5 March 2019\n\n{STORY}")
    assert stamped.dating.edtf == "2019-03-05"
    assert not any(clue.verdict == "contradicts" for clue in stamped.dating.evidence)
    published = read(f"{block.replace('date:', 'published:')}By Jana Example\nPosted 5 March 2019\n\n{STORY}")
    assert published.dating.edtf == "2024-05-01"


@pytest.mark.parametrize("head", ["---\nUpdate: the mill is open\nSee below.\n---", "---\nMill: an update\n---", "---"])
def test_a_rule_above_a_text_is_no_fence(head: str) -> None:
    record = read(f"{head}\n{TITLE}\nPublished 5 March 2019\n\n{STORY}")
    assert record.title == TITLE
    assert "metadata" not in {removed.reason for removed in record.removed}


ARTICLE = {"title": TITLE, "text": STORY, "date": "2019-03-05", "url": "https://mill.example/news/wheel"}


@pytest.mark.parametrize(
    "text",
    [json.dumps(ARTICLE), json.dumps([ARTICLE, ARTICLE], indent=2), f"{json.dumps(ARTICLE)}\n{json.dumps(ARTICLE)}\n"],
    ids=["object", "list", "lines"],
)
def test_json_is_told_and_not_read_as_a_text(text: str) -> None:
    loaded = load_record(Capture("mill.txt", text.encode()), shipped_knowledge())
    assert loaded.record is None
    assert [(problem.code, problem.severity) for problem in loaded.problems] == [("json-capture", "error")]


@pytest.mark.parametrize("text", [f"{{{STORY}}}", f'[{{"mill": "{"x" * 200}"}}]', f"[1]\n{STORY}[2]"])
def test_brackets_around_a_text_are_no_json(text: str) -> None:
    assert load_record(Capture("mill.txt", text.encode()), shipped_knowledge()).record is not None


def dated(head: str) -> str | None:
    return read(f"The mill turns again\n{head}\n\n{STORY}").dating.edtf


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("2019-03-05T23:30:00Z", "2019-03-05"),
        ("2019-03-05T23:30:00Z\nSource: https://mill.example/2019/03/06/wheel", "2019-03-06"),
        ("2019-03-05T03:30:00Z\nSource: https://mill.example/2019/03/04/wheel", "2019-03-04"),
        ("March 5, 2019 11:30 PM GMT\nSource: https://mill.example/2019/03/06/wheel", "2019-03-06"),
        # At four in the morning it is the next day nowhere.
        ("2019-03-05T04:30:00Z\nSource: https://mill.example/2019/03/06/wheel", "2019-03-05"),
        ("2019-03-05T23:30:00+02:00\nSource: https://mill.example/2019/03/06/wheel", "2019-03-05"),
    ],
)
def test_a_stamp_in_utc_can_be_the_neighbouring_day_that_the_address_names(head: str, day: str) -> None:
    assert dated(head) == day


@pytest.mark.parametrize(
    "head",
    ["Embargoed until 00:01, Tuesday 5 March 2019", "Sperrfrist: 5. März 2019", "Sous embargo jusqu'au 5 mars 2019"],
)
def test_an_embargo_bounds_from_below_and_is_no_headline(head: str) -> None:
    assert dated(head) == "[2019-03-04..]"
    record = read(f"{head.upper()}\nThe mill turns again\n\n{STORY}")
    assert (record.title, record.dating.earliest) == ("The mill turns again", dt.date(2019, 3, 4))


def test_a_headline_may_begin_with_the_word() -> None:
    title = "Embargo: what it means for the mill"
    assert read(f"{title}\nBy Jana Example\nPublished 5 March 2019\n\n{STORY}").title == title
