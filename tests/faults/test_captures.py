"""Hostile and broken captures: each gives a page or a problem, and none puts anything live on a page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hostile import CASES, KOREAN, PROSE, RUSSIAN, SPECIAL, Case
from limited import in_child
from projects import COMES, CONFIG, GOES, STAYS, build, make_project, read_site

from archive_gen.problems import Problem

pytest.importorskip("lxml", reason="needs the extra [html]")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")

CPU_SECONDS = 60
"""For all captures at once, some of them of many megabytes: a bound that only a blow-up passes."""
MEMORY_BYTES = 3_000_000_000


class Built:
    """A site of all the captures at once, as files, records and problems."""

    def __init__(self, root: Path, files: dict[str, bytes], problems: list[Problem]) -> None:
        self.root, self.files, self.problems = root, files, problems
        self.records = {
            record["source"]: record for record in map(json.loads, files["data/records.jsonl"].splitlines())
        }

    def of(self, source: str) -> list[Problem]:
        return [problem for problem in self.problems if problem.path in (source, _sidecar(source))]


def _sidecar(source: str) -> str:
    return source.rpartition(".")[0] + ".yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    captures: dict[str, str | bytes] = {"benign.txt": STAYS}
    for case in CASES:
        captures[case.name] = case.content
        if case.sidecar is not None:
            captures[_sidecar(case.name)] = case.sidecar
    root = make_project(tmp_path_factory.mktemp("hostile") / "project", captures, f"{CONFIG}search: true\n")
    for name, make in SPECIAL.items():
        (root / "articles" / name).parent.mkdir(exist_ok=True)
        make(root / "articles" / name)
    problems = in_child(lambda: build(root).problems, cpu_seconds=CPU_SECONDS, memory_bytes=MEMORY_BYTES)
    return Built(root, read_site(root / "site"), problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.name)[1:25])
def test_a_hostile_capture_gives_a_page_or_a_problem(built: Built, case: Case) -> None:
    source = f"articles/{case.name}"
    problems = built.of(source)
    if case.code:
        found = [problem for problem in problems if problem.code == case.code]
        assert found, problems
        assert found[0].line == case.line or not case.line
    if case.shown:
        record = built.records[source]
        text = read_text(built.files[f"{record['permalink']}index.html"].decode())
        assert [words for words in case.shown if words not in text] == []
        assert [words for words in case.hidden if words in text] == []
    else:
        assert source not in built.records
        assert [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_file_is_left_out_and_told_of(built: Built, name: str) -> None:
    code = "not-a-capture" if name.startswith("folder.txt") else "unreadable"
    assert [problem.code for problem in built.of(f"articles/{name}")] == [code]
    assert f"articles/{name}" not in built.records


def test_nothing_is_dropped_in_silence(built: Built) -> None:
    sources = {f"articles/{name}" for name in (*(case.name for case in CASES), "benign.txt", *SPECIAL)}
    told = {problem.path for problem in built.problems}
    assert sources - built.records.keys() - told == set()
    assert built.records.keys() <= sources


def test_no_page_has_an_element_attribute_or_address_that_a_capture_brought_in(built: Built, tmp_path: Path) -> None:
    usual_texts = {"a.txt": STAYS, "b.txt": GOES, "c.txt": COMES, "d.md": PROSE, "e.txt": RUSSIAN, "f.txt": KOREAN,
                   "again.txt": STAYS}  # fmt: skip
    more = {f"{number}.txt": COMES.replace("a ferry", f"ferry number {number}") for number in range(3)}
    root = make_project(tmp_path / "usual", {**usual_texts, **more}, f"{CONFIG}search: true\n")
    build(root)
    usual = {part for text in pages(read_site(root / "site")).values() for part in live_parts(text)}
    found = {part: path for path, text in pages(built.files).items() for part in live_parts(text)}
    assert {part: path for part, path in found.items() if part not in usual | HARMLESS} == {}


def test_feeds_and_data_are_well_formed(built: Built) -> None:
    for path, content in built.files.items():
        if path.endswith((".atom", ".xml")):
            ElementTree.fromstring(content)
        elif path.endswith(".json"):
            json.loads(content)
    for text in pages(built.files).values():
        for data in Reader(text).data_blocks:
            json.loads(data)


def test_nothing_of_a_name_or_capture_is_in_a_path_of_the_site(built: Built) -> None:
    assert all(path.isascii() and set(path).isdisjoint("%\\\n\x1b<>{} ") and ".." not in path for path in built.files)
    assert not (built.root / "hacked").exists()
    assert len({path.lower() for path in built.files}) == len(built.files)
    assert all(len(part) <= 120 for path in built.files for part in path.split("/"))


def test_no_message_steers_the_terminal(built: Built) -> None:
    said = "".join(map(str, built.problems))
    assert "\\u202e" in said
    assert set(said).isdisjoint("\x1b\x07\x9b\u202e\u2066\0\r")


def pages(files: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


Part = tuple[str, str, str]
# Of pages that so few usual captures do not make: quotes, names of outlets, lists parted by year.
HARMLESS = {("cite", "", ""), ("q", "lang", ""), ("small", "class", ""), ("span", "title", "")}
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "srcset", "content", "background")


def live_parts(text: str) -> Iterator[Part]:
    """Yield each element with each of its attributes, and with the scheme of an address what it could start."""
    for tag, attributes in Reader(text).tags:
        yield tag, "", ""
        for name, value in attributes:
            scheme = urlsplit((value or "").strip()).scheme if name in _ADDRESSES and tag != "meta" else ""
            yield tag, name, scheme
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "srcdoc"), (tag, name)
        given = dict(attributes)
        assert tag != "script" or given.get("type") == "application/ld+json" or _is_own(given.get("src")), attributes
        assert tag not in ("iframe", "object", "embed", "base"), tag


def _is_own(address: str | None) -> bool:
    return re.fullmatch(r"(?:(?:\.\./)*|/)(?:[a-z]+/)*[a-z.-]+\.js", address or "") is not None


class Reader(HTMLParser):
    """Collects a page's elements, its visible text and its data blocks."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.data_blocks: list[str] = []
        self.text: list[str] = []
        self._in_data = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self._in_data = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        (self.data_blocks if self._in_data else self.text).append(data)


def read_text(page: str) -> str:
    return "".join(Reader(page).text)
