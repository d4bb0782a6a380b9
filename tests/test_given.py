"""What a person gives about a capture is checked field by field; a fault drops its own field alone."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from archive_gen.given import NOTHING_GIVEN, Given, read_given, split_front_matter
from archive_gen.model import GivenPlace, GivenTags


def codes(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.code) for p in read_given(text, "a.yaml")[1]]


def test_a_whole_sidecar_is_read() -> None:
    text = """
title: "Talks end: no deal"
date: 2022-08~
slug: Talks End!
byline: [A. Writer, B. Writer]
publisher: Example Wire
url: https://example.org/a?b=c
language: en-GB
captured: 2025-12-06
tags: {add: [summits], remove: [KP]}
keep_lines: [3, 10-12]
remove_lines: [1]
"""
    assert read_given(text, "a.yaml") == (
        Given(
            title="Talks end: no deal",
            date="2022-08~",
            slug="talks-end",
            byline=("A. Writer", "B. Writer"),
            publisher="Example Wire",
            url="https://example.org/a?b=c",
            language="en-GB",
            captured=dt.date(2025, 12, 6),
            tags=GivenTags(("summits",), ("KP",)),
            keep_lines=(3, 10, 11, 12),
            remove_lines=(1,),
            places=(GivenPlace("summits", "a.yaml", 10), GivenPlace("KP", "a.yaml", 10)),
        ),
        (),
    )


def test_a_list_of_days_is_one_of_them() -> None:
    given, problems = read_given("date: [2022-02-24, 2022-08-31]\n", "a.yaml")
    assert (given.date, problems) == ("[2022-02-24, 2022-08-31]", ())


def test_a_plain_list_of_tags_adds_and_a_single_byline_is_one_name() -> None:
    given, problems = read_given("tags: [a, b, a]\nbyline: A. Writer\n", "a.yaml")
    assert (given.tags, given.byline, problems) == (GivenTags(("a", "b")), ("A. Writer",), ())


@pytest.mark.parametrize("text", ["", "title:\ndate:\n", "# later\n"])
def test_empty_fields_give_nothing(text: str) -> None:
    assert read_given(text, "a.yaml") == (NOTHING_GIVEN, ())


@pytest.mark.parametrize(
    "line",
    [
        "date: 15 August 2022",
        "date: 2023-02-31",
        "date: [2022-02-24, 31 August]",
        "date: []",
        "captured: 2025",
        "captured: soon",
        "url: javascript:alert(1)",
        "url: /a",
        "url: 'https://'",
        "url: 'https://[x'",
        "url: 'https://a b/'",
        'url: "https://example.org/\\e[2J"',
        "language: English, mostly",
        "slug: '!!'",
        "title: ' '",
        "byline: ['']",
        "tags: {add: [a], remove: [a]}",
        "keep_lines: [0]",
        "keep_lines: [5-3]",
        "keep_lines: [1-9000000]",
        "remove_lines: [x]",
    ],
)
def test_a_faulty_value_drops_its_field_and_keeps_the_others(line: str) -> None:
    given, problems = read_given(f"publisher: Wire\n{line}\n", "a.yaml")
    assert given == Given(publisher="Wire")
    assert [(p.path, p.line, p.code, p.severity) for p in problems] == [("a.yaml", 2, "given-value", "error")]


def test_a_line_that_the_capture_does_not_have_is_a_warning_where_it_stands() -> None:
    text = "keep_lines:\n  - 3\n  - 10-40\nremove_lines: [12, 13]\n"
    given, problems = read_given(text, "a.yaml", last_line=12)
    assert (given.keep_lines[-1], given.remove_lines) == (40, (12, 13))
    assert [(p.line, p.code, p.severity) for p in problems] == [
        (3, "given-line", "warning"), (4, "given-line", "warning"),
    ]  # fmt: skip
    assert problems[0].message == "'keep_lines': '10-40' goes beyond the capture's last line, which is 12"
    assert read_given(text, "a.yaml", last_line=40)[1] == ()


def test_a_wrong_date_is_told_the_forms_of_dates() -> None:
    _, problems = read_given("date: 15 August\n", "a.yaml")
    assert "2022-08-15, 2022-08, 2022-08~" in problems[0].hint


def test_a_time_of_day_gives_its_day_as_written() -> None:
    for text in ("2022-08-15T23:30:00-05:00", "2022-08-15 10:00:00 +0900", "2022-08-15 10:00", "2022-08-15T10:00Z"):
        assert read_given(f"date: {text}\n", "a.yaml")[0].date == "2022-08-15"


@pytest.mark.parametrize("window", ["[2022-02-24..2022-08-31]", "[2022-02-24..]", "[..2022-08-31]", "[2022..2023-05]"])
def test_a_window_needs_no_quotes(window: str) -> None:
    assert read_given(f"date: {window}\n", "a.yaml") == (Given(date=window), ())
    assert read_given(f"date: '{window}'\n", "a.yaml") == (Given(date=window), ())


def test_unknown_keys_are_warnings_with_a_suggestion() -> None:
    given, problems = read_given("titel: x\nlayout: post\npublisher: Wire\n", "a.yaml")
    assert given == Given(publisher="Wire")
    assert [(p.line, p.code, p.severity) for p in problems] == [
        (1, "given-unknown", "warning"),
        (2, "given-unknown", "warning"),
    ]
    assert problems[0].hint == "did you mean 'title'?"


def test_a_text_that_is_no_yaml_gives_nothing_and_one_problem() -> None:
    assert read_given("title: a: b\n", "a.yaml")[0] == NOTHING_GIVEN
    assert codes("title: a: b\n") == [(1, "yaml-syntax")]
    assert codes("- a\n") == [(1, "given-type")]


@pytest.mark.parametrize(
    ("text", "inside", "body"),
    [
        ("---\ntitle: x\n---\nBody", "title: x\n", "Body"),
        ("\ufeff---\r\ntitle: x\r\n---\r\nBody", "title: x\r\n", "Body"),
        ("---  \n# note\ntitle: x\n...\nBody", "# note\ntitle: x\n", "Body"),
        ("---\ntitle: a --- b\n----\nx: y\n---", "title: a --- b\n----\nx: y\n", ""),
        ("---\n---\nBody", "", "Body"),
    ],
)
def test_front_matter_is_parted_from_the_body(text: str, inside: str, body: str) -> None:
    found, start = split_front_matter(text)
    assert (found, text[start:]) == (inside, body)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body",
        "---",
        "---\ntitle: x\nBody",
        "---\nA rule over prose\n---\nx",
        " ---\na: b\n---\n",
        "----\na: b\n---\n",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ("", 0)


@pytest.mark.parametrize("piece", ["---x", " ", "\n", "--- ", "\na: b", "\n--- x"])
def test_hostile_openings_cost_little(piece: str) -> None:
    started = time.process_time()
    split_front_matter("---" + piece * 100_000)
    split_front_matter("---\na: " + piece * 100_000)
    assert time.process_time() - started < 5


def test_an_id_is_known_with_the_line_on_which_it_was_written() -> None:
    text = "title: x\ntags:\n  add: [ferries, kcna]\n  remove:\n    - RU\nnot_duplicate: treaty-signed\n"
    given, _ = read_given(text, "articles/a.yaml")
    assert [(place.id, place.path, place.line) for place in given.places] == [
        ("ferries", "articles/a.yaml", 3),
        ("kcna", "articles/a.yaml", 3),
        ("RU", "articles/a.yaml", 5),
        ("treaty-signed", "articles/a.yaml", 6),
    ]
