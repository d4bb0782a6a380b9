"""archive.yaml is read whole: every fault in one run, each at its line."""

from __future__ import annotations

import pytest

from archive_gen.config import Config, read_config


def faults(text: str) -> list[str]:
    return [f"{p.line} {p.message}" for p in read_config(text, "archive.yaml")[1]]


def test_an_empty_file_gives_the_defaults() -> None:
    assert read_config("", "archive.yaml") == (Config(), ())


def test_every_setting_can_be_given() -> None:
    text = """
title: Strait news
description: Saved pages
base_url: https://example.org/strait/
language: pt-BR
sources: [captures/a, captures/b]
output: public/site
vocabulary: [words]
facets: [topics]
search: true
feed_id: https://old.example/strait
"""
    assert read_config(text, "archive.yaml") == (
        Config("Strait news", "Saved pages", "https://example.org/strait", "pt-BR", ("captures/a", "captures/b"),
               "public/site", ("words",), ("topics",), True, "https://old.example/strait"),
        (),
    )  # fmt: skip


def test_all_faults_come_in_one_run_with_their_lines() -> None:
    text = "titel: x\nsources: 3\nfacets: [countrys]\nsearch: perhaps\nbase_url: example.org\noutput: ../site\n"
    _, problems = read_config(text, "archive.yaml")
    assert [(p.line, p.code, p.severity) for p in problems] == [
        (1, "config-unknown", "error"),
        (2, "config-type", "error"),
        (3, "config-value", "error"),
        (4, "config-type", "error"),
        (5, "config-value", "error"),
        (6, "config-value", "error"),
    ]
    assert problems[0].hint == "did you mean 'title'?"
    assert problems[1].message == "'sources' must be a list of folder names, not a number"
    assert problems[2].hint == "did you mean 'countries'?"


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://a.org/?q",
        "https://a.org/#x",
        "https://u:p@a.org",
        "//a.org",
        "https://a.org/../b",
        "https://a.org//b",
        "https://a.org/%2e",
        "https://a b.org",
        "https://a.org:99999",
        "https://[a",
        "javascript:alert(1)",
        "https://a.org/'x",
        "https://a.org/<x>",
        '"https://a.org/\\tb"',
    ],
)
def test_a_base_url_that_links_could_not_begin_with_is_refused(url: str) -> None:
    written = url if url.startswith('"') else '"' + url + '"'
    assert len(faults(f"base_url: {written}\n")) == 1


@pytest.mark.parametrize(
    "url", ["https://a.org", "http://localhost:8000/x", "https://user.github.io/project", "https://a.org/a/b/"]
)
def test_a_base_url_at_a_root_or_below_is_taken(url: str) -> None:
    assert faults(f"base_url: {url}\n") == []


@pytest.mark.parametrize("folder", ["/srv", "../x", "a/../../b", "~/x", "C:/x", "'a\\b'", "''", '"a\\0"'])
def test_a_source_outside_of_the_project_is_refused(folder: str) -> None:
    assert len(faults(f"sources: [{folder}]\n")) == 1


@pytest.mark.parametrize(
    "output",
    [".", "./", "articles", "articles/site", "seeds", ".git", ".archive-gen/x", "vocabulary", "templates", "pages"],
)
def test_an_output_that_would_overwrite_what_is_read_is_refused(output: str) -> None:
    assert faults(f"output: {output}\n")


def test_an_output_above_a_source_is_refused() -> None:
    assert faults("sources: [site/captures]\n")


@pytest.mark.parametrize(
    "text",
    ["sources: []\n", "facets: []\n", "sources: [a, a]\n", "language: Klingon!\n", "title: ' '\n",
             'title: "a\\x00b"\n', 'description: "a\\e[31m"\n'],
)  # fmt: skip
def test_settings_that_nothing_can_be_built_with_are_refused(text: str) -> None:
    assert len(faults(text)) == 1
