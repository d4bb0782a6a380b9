"""The search page and what stands behind it: what is searched, by what it is narrowed, and where it is."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest

from archive_gen.building import Options, build
from archive_gen.config import Config
from archive_gen.edges.project import open_project
from archive_gen.renderer import Material, plan_pages, search
from archive_gen.renderer.contexts import PlainContext
from archive_gen.renderer.search import NAMES, SEARCH_ASSETS, TABLE, TITLES, search_documents
from archive_gen.stacks import stacks_of
from archive_gen.vocabulary import Actor, Country, Vocabulary
from builders import make_archive, make_tagged, sample_records
from sites import CONFIG, Reader, broken_links, make_site, read_html

SEARCHED = msgspec.structs.replace(CONFIG, search=True)
PUBLIC = msgspec.structs.replace(SEARCHED, base_url="https://example.org/news")
HOSTILE = "</script><img src=x onerror=alert(1)>\"'\u2028&amp;"
TEXT = """Ministers speak of a {word}

Published {number} March 2021

GENEVA - The {word} of France and Japan was what the ministers spoke of for an hour on Monday, in a long meeting.

They will speak of the {word} again before the year is over, the French minister said in the evening after the talks.
"""
LEADERS = "articles/leaders-meet-at-a-spaceport/"


def script(files: Mapping[str, bytes], path: str) -> Any:
    text = files[path].decode()
    assert text.startswith("var ")
    assert text.endswith(";\n")
    return json.loads(text.partition("=")[2][:-2])


def policies(files: Mapping[str, bytes]) -> dict[str, str]:
    found = {}
    for path, reader in read_html(files).items():
        (policy,) = [a["content"] for tag, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy"]
        found[path] = policy or ""
    return found


# What is searched


def test_a_document_holds_the_title_and_the_body_and_nothing_of_what_stands_around_them() -> None:
    document = search_documents(make_archive(), "en", stacks_of(sample_records()))[f"{LEADERS}index.html"].decode()
    assert 'data-pagefind-meta="title[content]" content="Leaders meet at a spaceport"' in document
    assert 'data-pagefind-meta="date[content]" content="13 September 2023"' in document
    assert "<h2>A long journey</h2>" in document
    assert "Kim Jong Un and Vladimir Putin met in Russia." in document
    for around in ("Advertisement", "Copyright", "Read on", "Named here", "Cite"):
        assert around not in document


def test_a_document_is_in_the_language_of_its_record_without_the_region_else_in_the_sites() -> None:
    records = [make_tagged(title=tag, language=tag) for tag in ("en-GB", "ko", "und", "../x")]
    documents = search_documents(make_archive(records), "de-AT", stacks_of(records))
    assert {path.split("/")[1]: text.decode().split('lang="')[1].split('"')[0] for path, text in documents.items()} == {
        "en-gb": "en", "ko": "ko", "und": "de", "x": "de",
    }  # fmt: skip


def test_what_was_captured_is_text_in_a_document() -> None:
    records = [make_tagged(title=HOSTILE, body=(HOSTILE,))]
    (document,) = search_documents(make_archive(records), "en", stacks_of(records)).values()
    assert [tag for tag, _ in Reader(document.decode()).tags] == ["html", "meta", "meta", "meta", "body", "p"]


def test_an_entity_is_known_by_all_its_names() -> None:
    vocabulary = Vocabulary(
        actors=(Actor("kim-jong-un", "Kim Jong Un", "person", aliases=("KJU",), native={"ko": ("김정은",)}),),
        countries=(Country("KP", "North Korea", demonyms=("North Korean",), capitals=("Pyongyang",),
                           together={"en": ("the Koreas",)}),),
    )  # fmt: skip
    planned = plan_pages(make_archive(), SEARCHED, Material(vocabulary))
    page = next(page for page in planned.pages if page.path == NAMES)
    assert isinstance(page.shown, PlainContext)
    names = {
        path: (name, count, others) for path, name, count, others in script({NAMES: page.shown.text.encode()}, NAMES)
    }
    assert names["actors/kim-jong-un/index.html"] == ("Kim Jong Un", 1, ["KJU", "김정은"])
    assert names["countries/kp/index.html"] == ("North Korea", 3, ["North Korean", "the Koreas"])
    assert names["topics/summits/index.html"] == ("Summits", 2, [])


# What it is narrowed by


def test_the_table_has_every_record_with_what_it_is_about_its_year_and_what_is_known_of_its_date() -> None:
    files = make_site(config=SEARCHED)
    table = script(files, TABLE)
    entries = make_archive().entries
    facets = {facet["key"]: facet for facet in table["facets"]}
    assert list(facets) == ["country", "actor", "topic", "outlet", "year", "month", "precision"]
    for facet in facets.values():
        assert len(facet["of"]) == len(entries)
    place = next(n for n, entry in enumerate(entries) if entry.permalink == LEADERS)
    own = {key: [facet["values"][value] for value in facet["of"][place]] for key, facet in facets.items()}
    assert own == {
        "country": [["KP", "North Korea"], ["RU", "Russia"]],
        "actor": [["kim-jong-un", "Kim Jong Un"], ["vladimir-putin", "Vladimir Putin"]],
        "topic": [["summits", "Summits"]],
        "outlet": [["Harbour Ledger", "Harbour Ledger"]],
        "year": [["2023", "2023"]],
        "month": [["2023-09", "September 2023"]],
        "precision": [["day", "The day"]],
    }
    assert {tuple(value) for value in facets["year"]["values"]} >= {
        ("undated", "Undated"), ("years", "Within several years"), ("after", "Open towards today"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ("2018-06-12", [6]),
        ("2018-06", [6]),
        ("[2018-05-30..2018-07-02]", [5, 6, 7]),
        ("[2018-05-08, 2018-08-05]", [5, 8]),
        ("2018", range(1, 13)),
        ("[2017-12-30..2018-02-01]", []),
        ("[2018-05-08..]", []),
        (None, []),
    ],
)
def test_a_record_stands_in_the_months_of_its_year_that_it_may_be_of(date: str | None, months: Sequence[int]) -> None:
    table = script(make_site([make_tagged(title="Talks", date=date)], SEARCHED), TABLE)
    facets = {facet["key"]: facet for facet in table["facets"]}
    assert [id for id, _ in facets["month"]["values"]] == [f"2018-{month:02}" for month in months]
    assert facets["month"]["of"] == [[*range(len(months))]]
    assert "outlet" not in facets


def test_the_table_of_all_records_has_the_order_of_the_table_that_narrows() -> None:
    files = make_site(config=SEARCHED)
    rows = list(csv.DictReader(files["data/records.csv"].decode().splitlines()))
    paths = {place: path for place, path, _, _, _ in script(files, TITLES)}
    assert [f"{row['permalink']}index.html" for row in rows] == [paths[place] for place in range(len(rows))]


def test_the_undated_stand_last_in_the_table_and_are_counted() -> None:
    table = script(make_site(config=SEARCHED), TABLE)
    assert table["undated"] == 1
    year = next(facet for facet in table["facets"] if facet["key"] == "year")
    assert year["values"][year["of"][-1][0]] == ["undated", "Undated"]


def test_titles_are_listed_the_newest_first_and_the_undated_last() -> None:
    titles = script(make_site(config=SEARCHED), TITLES)
    assert len(titles) == len(sample_records())
    dates = [date for _, _, _, date, _ in titles]
    newest_first = ["13 September 2023", "About August 2022", "On or after 24 February 2022"]
    assert [date for date in dates if date in newest_first] == newest_first
    assert titles[-1][1:] == ["articles/no-date-at-all/index.html", "No date at all", "Undated", ""]


def test_a_list_of_titles_that_would_be_too_long_is_cut_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'id="not-all"' not in make_site(config=SEARCHED)["search/index.html"].decode()
    monkeypatch.setattr(search, "MOST_TITLES", 3)
    files = make_site(config=SEARCHED)
    assert len(script(files, TITLES)) == 3
    assert "Only the newest 3 records of 8 records can be found" in files["search/index.html"].decode()


def test_what_was_captured_is_text_in_the_scripts() -> None:
    files = make_site([make_tagged(title=HOSTILE, publisher=HOSTILE, language="</html>")], SEARCHED)
    assert script(files, TITLES)[0][2] == HOSTILE


# Where it is


def test_a_site_without_search_has_nothing_of_it() -> None:
    files = make_site()
    assert not [path for path in files if path.startswith("search/")]
    assert not [path for path, reader in read_html(files).items() if any("search/" in link for link in reader.links)]
    assert all("form-action 'none'" in policy and "script-src" not in policy for policy in policies(files).values())


def test_scripts_run_on_the_search_page_alone_and_forms_lead_nowhere_else() -> None:
    files = make_site(config=SEARCHED)
    found = policies(files)
    assert "script-src 'self';" in found.pop("search/index.html")
    assert {path for path, policy in found.items() if "form-action 'self'" in policy} == {"index.html", "404.html"}
    assert not [path for path, policy in found.items() if "script-src" in policy]
    scripts = {
        path: [a["src"] for tag, a in reader.tags if tag == "script" and "src" in a]
        for path, reader in read_html(files).items()
    }
    assert scripts.pop("search/index.html") == ["../search/table.js", "../assets/search.js"]
    assert set(map(tuple, scripts.values())) == {()}


def test_every_page_leads_to_the_search_page_and_every_link_of_it_holds() -> None:
    files = make_site(config=SEARCHED)
    assert broken_links(files) == []
    pages = read_html(files)
    assert all(any(link.endswith("search/index.html") for link in reader.links) for reader in pages.values())
    forms = {path: [a["action"] for tag, a in reader.tags if tag == "form"] for path, reader in pages.items()}
    assert forms["index.html"] == ["search/index.html"]
    assert forms["404.html"] == ["/search/index.html"]
    assert forms["search/index.html"] == ["../search/index.html"]


def test_the_page_is_described_to_browsers_where_its_address_is_known() -> None:
    assert "search/opensearch.xml" not in make_site(config=SEARCHED)
    title = "The <Harbour> & Lighthouse Archive of the Northern Sea"
    files = make_site(config=msgspec.structs.replace(PUBLIC, title=title))
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(files["search/opensearch.xml"])
    assert root.tag == f"{space}OpenSearchDescription"
    assert root.findtext(f"{space}ShortName") == "The <Harbour> &"
    assert root.findtext(f"{space}LongName") == "The <Harbour> & Lighthouse Archive of the"
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": "https://example.org/news/search/?q={searchTerms}"}
    links = {a["href"] for tag, a in Reader(files["about/index.html"].decode()).tags if a.get("rel") == "search"}
    assert links == {"../search/opensearch.xml"}


# In a build


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "articles").mkdir(parents=True)
    (root / "archive.yaml").write_text("title: Test archive\nsources: [articles]\nsearch: true\n")
    for number, word in enumerate(("treaty", "ferry", "storm"), 1):
        (root / "articles" / f"{word}.txt").write_text(TEXT.format(number=number, word=word))
    return root


def site_of(root: Path) -> dict[str, bytes]:
    project, problems = open_project(root)
    assert problems == ()
    outcome = build(project)
    assert [problem for problem in outcome.problems if problem.severity != "note"] == []
    place = outcome.output
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_build_after_changes_and_a_clean_build_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    first = site_of(project)
    (project / "articles/ferry.txt").unlink()
    storm = project / "articles/storm.txt"
    storm.write_text(storm.read_text().replace("an hour", "two hours"))
    second = site_of(project)
    project.rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "site").rename(tmp_path / "old")
    shutil.rmtree(tmp_path / "elsewhere" / ".archive-gen")
    clean = site_of(tmp_path / "elsewhere")
    redirects = {path: text for path, text in second.items() if path not in clean}
    assert set(redirects) <= set(first) | {".archive-gen.json"}
    manifest = ".archive-gen.json"
    assert {path: text for path, text in second.items() if path != manifest and path in clean} == {
        path: text for path, text in clean.items() if path != manifest
    }


def test_search_that_is_turned_off_takes_its_files_along_and_no_others(project: Path) -> None:
    with_search = site_of(project)
    own = {path for path in with_search if path.startswith("search/")}
    assert {"search/index.html", TABLE, TITLES, "search/pagefind/pagefind-entry.json"} <= own
    assert set(SEARCH_ASSETS) <= set(with_search)
    (project / "site/search/pagefind/notes.txt").write_text("somebody's own")
    (project / "archive.yaml").write_text("title: Test archive\nsources: [articles]\n")
    without = site_of(project)
    assert {path for path in without if path.startswith("search/")} == {"search/pagefind/notes.txt"}
    assert set(with_search) - set(without) == own | set(SEARCH_ASSETS)


def test_an_index_is_left_as_it_is_where_that_is_asked_for(project: Path) -> None:
    def index() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (project / "site/search/pagefind/fragment").iterdir()}

    site_of(project)
    before = index()
    storm = project / "articles/storm.txt"
    storm.write_text(storm.read_text().replace("an hour", "two hours"))
    opened = open_project(project)[0]
    build(opened, Options(keep_index=True))
    assert index() == before
    build(opened)
    assert len(index().keys() & before.keys()) == 2


def test_a_site_is_built_where_the_index_cannot_be(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(project / "nowhere"))
    outcome = build(open_project(project)[0])
    assert [problem.code for problem in outcome.problems if problem.severity == "warning"] == ["search-failed"]
    page = (outcome.output / "search/index.html").read_text()
    assert 'data-engine=""' in page
    assert "wasm" not in page
    assert not (outcome.output / "search/pagefind").exists()


def test_the_settings_of_the_page_are_those_of_the_archive(project: Path) -> None:
    page = site_of(project)["search/index.html"].decode()
    assert 'data-engine="search/pagefind/pagefind.js"' in page
    assert "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self';" in page
    assert Config().search is False
