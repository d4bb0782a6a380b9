"""The stages in their order: equal input gives equal bytes, and everything that comes in is accounted for."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable

import pytest

from archive_gen.config import Config
from archive_gen.edges.manifest import Manifest
from archive_gen.model import Capture
from archive_gen.pipeline import Site
from archive_gen.tagger import Gazetteer, make_gazetteer
from archive_gen.vocabulary import read_vocabulary, shipped_files
from loading import shipped_gazetteer
from sites import NEVER_BUILT, build_site, files_of

TEXT = """Leaders of France and Japan meet

Published {day} May 2021

PARIS - The president of France received the prime minister of Japan, and both spoke of {word} for an hour.

They will meet again in Tokyo before the year is over, the French presidency said in the evening.
"""


@pytest.fixture
def gazetteer() -> Gazetteer:
    return shipped_gazetteer()


def capture(source: str, day: int = 4, word: str = "trade") -> Capture:
    return Capture(source, TEXT.format(day=day, word=word).encode())


def build(captures: Iterable[Capture], gazetteer: Gazetteer, last: Manifest = NEVER_BUILT) -> Site:
    return build_site(captures, gazetteer, Config(base_url="https://example.org/news"), last=last)


def test_any_order_of_the_captures_gives_the_same_bytes(gazetteer: Gazetteer) -> None:
    captures = [capture(f"articles/{n}.txt", 1 + n % 5, f"subject {n}") for n in range(12)]
    shuffled = random.Random(3).sample(captures, len(captures))
    one, other = build(captures, gazetteer), build(shuffled, gazetteer)
    assert one.files == other.files
    assert (one.archive, one.problems) == (other.archive, other.problems)


def test_every_capture_is_a_record_or_a_problem(gazetteer: Gazetteer) -> None:
    broken = [
        Capture("articles/empty.txt", b""),
        Capture("articles/nul.txt", b"\0\1\2" * 50),
        Capture("x.md", b"---\n---\n"),
    ]
    built = build([capture("articles/a.txt"), *broken], gazetteer)
    records = {entry.card.source for entry in built.archive.entries}
    faulty = {problem.path for problem in built.problems if problem.severity == "error"}
    assert records | faulty == {"articles/a.txt", *(one.source for one in broken)}
    assert not records & faulty


def test_the_data_file_holds_each_record_in_source_order(gazetteer: Gazetteer) -> None:
    built = build([capture("seeds/b.txt"), capture("articles/a.txt", 5, "fishing")], gazetteer)
    records = [json.loads(line) for line in files_of(built)["data/records.jsonl"].splitlines()]
    assert [record["source"] for record in records] == ["articles/a.txt", "seeds/b.txt"]
    for record in records:
        assert f"{record['permalink']}index.html" in built.files
        text = "\n\n".join([record["title"], *(block["text"] for block in record["body"])])
        for tag in (*record["actors"], *record["countries"], *record["topics"]):
            assert all(text[m["start"] : m["end"]] == m["text"] for m in tag["mentions"])


def test_the_data_files_that_the_site_links_are_there_and_described(gazetteer: Gazetteer) -> None:
    files = files_of(build([capture("articles/a.txt")], gazetteer))
    data = {path.removeprefix("data/") for path in files if path.startswith("data/") and not path.endswith(".html")}
    assert {"records.jsonl", "records.csv", "records.sqlite", "figures.json", "record.schema.json"} < data
    described = {one["path"] for one in json.loads(files["data/datapackage.json"])["resources"]}
    assert described == data - {"datapackage.json"}
    linked = set(re.findall(r'href="\.\./data/([^"/]+)"', files["data/index.html"].decode())) - {"index.html"}
    assert linked == data


def test_the_first_in_source_order_keeps_the_id_that_two_captures_share(gazetteer: Gazetteer) -> None:
    both = build([capture("b/x.txt"), capture("a/X.txt", 5, "fishing")], gazetteer)
    ids = {entry.card.source: entry.card.id for entry in both.archive.entries}
    assert ids["a/X.txt"] == "X"
    assert ids["b/x.txt"].startswith("x-")
    more = build([capture("b/x.txt"), capture("a/X.txt", 5, "fishing"), capture("aa/x.txt", 6, "rice")], gazetteer)
    assert {entry.card.source: entry.card.id for entry in more.archive.entries}["b/x.txt"] == ids["b/x.txt"]


def test_a_moved_record_leaves_a_redirect_that_no_page_gives_way_to(gazetteer: Gazetteer) -> None:
    built = build([capture("a.txt")], gazetteer)
    (now,) = built.permalinks.values()
    moved = build([capture("a.txt")], gazetteer, Manifest(permalinks={"a": "articles/old/"}, redirects={"b/": "a"}))
    assert moved.redirects == {"articles/old/": "a", "b/": "a"}
    assert f"../../{now}index.html".encode() in files_of(moved)["articles/old/index.html"]
    assert moved.files["index.html"] == built.files["index.html"]


def test_a_story_that_is_no_more_leads_to_its_records(gazetteer: Gazetteer) -> None:
    last = Manifest(permalinks={"story of a": "stories/old/"}, redirects={"stories/older/": "story of a"})
    files = files_of(build([capture("articles/a.txt")], gazetteer, last))
    for old in ("old", "older"):
        assert b"url=../../articles/leaders-of-france-and-japan-meet/index.html" in files[f"stories/{old}/index.html"]


def test_a_story_that_goes_by_another_name_leads_on_from_where_it_stood(gazetteer: Gazetteer) -> None:
    swans = "Xi Jinping and Vladimir Putin fed swans, ate sturgeon with juniper and heard a polonaise in a pavilion."
    other = "A polonaise in a pavilion, sturgeon with juniper, and swans: so Vladimir Putin hosted Xi Jinping, he said."
    captures = [
        Capture(f"articles/{name}.txt", f"{title}\n\n{stamp}\n\n{body}\n".encode())
        for name, title, stamp, body in (
            ("x", "Xi Jinping and Vladimir Putin meet in Russia and China", "20 May 2019", swans),
            ("y", "Vladimir Putin hosts Xi Jinping of China in Russia", "20 May 2019", other),
        )
    ]
    built = build(captures, gazetteer, Manifest(permalinks={"story of y": "stories/old/"}))
    [story] = built.archive.stories
    assert built.permalinks["story of y"] == story.permalink
    assert story.permalink.encode() in files_of(built)["stories/old/index.html"]


def test_the_project_url_stands_in_feeds_only_where_it_is_known(gazetteer: Gazetteer) -> None:
    files = files_of(build_site([capture("a.txt")], gazetteer, Config()))
    assert not [path for path, content in files.items() if b"https://example.org" in content]


def test_an_entity_that_was_renamed_leaves_a_redirect_at_its_former_id() -> None:
    own = b"topics:\n  - id: summits\n    was: [summit-meetings]\n"
    vocabulary, problems = read_vocabulary(shipped_files(), [("vocabulary/own.yaml", own)])
    assert problems == ()
    text = TEXT.format(day=4, word="peace") + "\nThe summit was the second summit of the two, and summit talks go on.\n"
    files = files_of(build([Capture("articles/a.txt", text.encode())], make_gazetteer(vocabulary)))
    assert "topics/summits/index.html" in files
    assert b"url=../../topics/summits/index.html" in files["topics/summit-meetings/index.html"]


def test_half_a_character_that_a_page_names_does_not_stop_the_build(gazetteer: Gazetteer) -> None:
    stated = '{"@type": "NewsArticle", "headline": "A story \\ud83d of ferries", "author": {"name": "Jo \\ud83d Roe"}}'
    words = "The ferry left the harbour in the morning and came back in the evening with all of its crew. " * 3
    page = (
        f'<html><head><title>A story</title><script type="application/ld+json">{stated}</script></head>'
        f"<body><article><h1>A story of ferries</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
    built = build([Capture("articles/a.html", page.encode())], gazetteer)
    [entry] = built.archive.entries
    assert "\ufffd" in "".join([entry.card.title, *entry.card.byline])
    assert "\ufffd" in files_of(built)["data/records.jsonl"].decode()
