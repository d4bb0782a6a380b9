"""What `check` finds: in records that lack something, and in a site whose links, ids, feeds or size are at fault."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from archive_gen.check import Findings, check_records, check_site, report_json, report_text
from archive_gen.config import Config
from archive_gen.problems import Problem
from builders import make_archive, make_tagged
from commands import SECOND, Command
from sites import make_site


def faults(files: Mapping[str, str | bytes], base_url: str = "") -> list[tuple[str, int, str, str]]:
    content = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    sizes = {path: len(text) for path, text in content.items()}
    found = check_site(sizes, lambda path: content[path], base_url)
    return [(problem.path, problem.line, problem.code, problem.message) for problem in found]


def codes(files: Mapping[str, str | bytes], base_url: str = "") -> list[tuple[str, int, str]]:
    return [(path, line, code) for path, line, code, _ in faults(files, base_url)]


@pytest.mark.parametrize("base_url", ["", "https://harbour.example", "https://harbour.example/news"])
def test_a_site_as_it_is_built_has_no_faults(base_url: str) -> None:
    files = make_site(config=Config(title="The Harbour Archive", base_url=base_url))
    files = {path: content for path, content in files.items() if not path.startswith("data/records")}
    files |= {"data/records.jsonl": b"", "data/records.csv": b"", "data/records.sqlite": b""}
    assert len(files) > 40
    assert faults(files, base_url) == []


def test_a_link_to_nothing_is_named_with_its_line() -> None:
    page = '<p>x</p>\n<a href="b.html">b</a>\n<img src="c.png"><a href="../a.html?x=1">out</a>\n'
    assert codes({"a.html": page, "b.html": ""}) == [("a.html", 3, "broken-link"), ("a.html", 3, "broken-link")]


def test_a_link_that_a_template_breaks_on_every_page_is_told_once() -> None:
    pages = {f"{n}/index.html": '\n<a href="../gone/index.html">x</a>' for n in range(5)}
    deeper = {"a/b/index.html": '<a href="../../gone/index.html">x</a><a href="../own.html">y</a>'}
    assert faults({**pages, **deeper}) == [
        ("0/index.html", 2, "broken-link",
         "'../gone/index.html' leads to no file of the site, on this page and 5 other pages"),
        ("a/b/index.html", 1, "broken-link", "'../own.html' leads to no file of the site"),
    ]  # fmt: skip
    assert len(faults({path: pages[path] for path in sorted(pages)[:3]})) == 3


def test_links_are_resolved_as_a_host_does() -> None:
    links = ("", "../a/", "../a", "%C3%BC.html", "&#46;/")
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    assert codes({"a/index.html": page, "a/ü.html": ""}) == []


def test_what_leaves_the_site_is_not_followed() -> None:
    page = '<a href="https://example.org/none">1</a><a href="mailto:a@example.org">2</a><a href="//example.org/x">3</a>'
    assert codes({"a.html": page}) == []


def test_only_the_page_for_lost_addresses_may_link_from_the_hosts_root() -> None:
    page = '<a href="/news/index.html">home</a>'
    files = {"404.html": page, "index.html": page}
    assert codes(files, "https://example.org/news") == [("index.html", 1, "broken-link")]
    assert codes(files) == [("404.html", 1, "broken-link"), ("index.html", 1, "broken-link")]


def test_a_redirect_leads_somewhere() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../b/index.html"><meta name="description" content="0; url=x">'
    assert codes({"a/index.html": page}) == [("a/index.html", 1, "broken-link")]
    assert codes({"a/index.html": page, "b/index.html": ""}) == []


def test_links_in_comments_scripts_and_text_are_none() -> None:
    page = '<!-- <a href="x"> --><script>"<a href=\'y\'>"</script><p>&lt;a href="z"&gt; a > b</p>\n\n<a href="w">w</a>'
    assert faults({"a.html": page}) == [("a.html", 3, "broken-link", "'w' leads to no file of the site")]


def test_an_anchor_that_a_page_does_not_have_is_named_where_it_is_linked() -> None:
    files = {
        "a.html": '<a href="b.html#here">1</a>\n<a href="b.html#gone">2</a><a href="#top">3</a><a href="#own">4</a>',
        "b.html": '<p id="here">x</p>',
    }
    assert faults(files) == [
        ("a.html", 2, "broken-anchor", "the link to #own of a.html leads to no such place on it"),
        ("a.html", 2, "broken-anchor", "the link to #gone of b.html leads to no such place on it"),
    ]


def test_an_id_that_stands_twice_is_named() -> None:
    assert codes({"a.html": '<p id="x">\n<p id="y">\n<p id="x">'}) == [("a.html", 3, "duplicate-id")]


ENTRY = '<entry><id>urn:1</id><title>t</title><updated>2020-01-01T00:00:00Z</updated><link href="a.html"/></entry>'
FEED = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>u</id><title>t</title><updated>x</updated>{ENTRY}</feed>'


@pytest.mark.parametrize(
    ("name", "feed", "message"),
    [
        ("feed.atom", FEED[:-3], "is not XML: "),
        ("feed.atom", FEED.replace("<title>t</title><updated>2", "<updated>2"), "entry 1 has no title"),
        ("feed.atom", FEED.replace("</feed>", f"{ENTRY}</feed>"), "two entries have one id"),
        ("feed.atom", FEED.replace("a.html", "b.html"), "'b.html' leads to no file of the site"),
        ("feed.atom", FEED.replace("a.html", "https://x.org/b.html"), "'https://x.org/b.html' leads to no file"),
        ("feed.json", "{", "is not a JSON Feed: "),
        ("feed.json", "[" * 100_000, "is not a JSON Feed: "),
        ("feed.json", '{"version": "1", "items": []}', "the feed has no title"),
        ("feed.json", '{"version": "1", "title": "t", "items": [{"id": "1"}, {"id": "1"}]}', "two items have one id"),
        ("feed.json", '{"version": "1", "title": "t", "items": [{"id": "1", "url": "https://x.org/c"}]}', "'https://x"),
    ],
)
def test_a_feed_that_a_reader_would_refuse_is_named(name: str, feed: str, message: str) -> None:
    found = faults({"a.html": "", name: feed}, "https://x.org")
    assert [(path, code) for path, _, code, _ in found] == [(name, "broken-feed")]
    assert found[0][3].startswith(message)


def test_a_sound_feed_and_a_site_map_are_left_alone() -> None:
    urls = "<url><loc>https://x.org/a.html</loc></url><url><loc>https://x.org/</loc></url>"
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    files = {"a.html": "", "index.html": "", "feed.atom": FEED, "sitemap.xml": sitemap}
    assert faults(files, "https://x.org") == []
    del files["index.html"]
    assert codes(files, "https://x.org") == [("sitemap.xml", 0, "broken-link")]
    part = sitemap.replace("urlset", "sitemapindex").replace("/a.html", "/sitemap-1.xml")
    files |= {"sitemap.xml": part, "sitemap-1.xml": sitemap}
    assert codes(files, "https://x.org") == [("sitemap-1.xml", 0, "broken-link"), ("sitemap.xml", 0, "broken-link")]


def test_limits_of_github_are_said_before_they_are_hit() -> None:
    def of(sizes: dict[str, int]) -> list[tuple[str, str, str]]:
        return [(p.code, p.severity, p.message) for p in check_site(sizes, lambda _: b"")]

    assert of({"a.sqlite": 80_000_000}) == []
    assert of({"a.sqlite": 81_000_000}) == [("file-size", "warning", "is 81 MB, and GitHub takes files up to 100 MB")]
    assert of({"a.sqlite": 101_000_000})[0][:2] == ("file-size", "error")
    many = {f"{number}.bin": 79_000_000 for number in range(11)}
    assert of(many) == [("site-size", "warning", "the site is 869 MB, and GitHub Pages serves up to 1,000 MB")]
    assert of({**many, "x": 79_000_000, "y": 79_000_000})[0][:2] == ("site-size", "error")


@pytest.mark.parametrize("start", ["<a ", "<a x='", '<a href="', "<!--", "<script>", "<p id=", "<script>" * 3, "<a b "])
def test_hostile_pages_are_read_in_good_time(start: str) -> None:
    started = time.process_time()
    list(check_site({"a.html": 1}, lambda _: (start * (200_000 // len(start))).encode()))
    assert time.process_time() - started < 5


def test_records_are_listed_by_what_they_lack() -> None:
    archive = make_archive(
        [
            make_tagged(title="Fine", date="2020-01-01", countries=("KP",)),
            make_tagged(title="No tag", date="2020-01-02"),
            make_tagged(title="No date", date=None, countries=("KP",)),
            make_tagged(title="Long", date="[2020-01-01..2021-06-30]", countries=("KP",)),
            make_tagged(title="Open", date="[2020-01-01..]", countries=("KP",)),
            make_tagged(title="A year", date="2020", countries=("KP",)),
        ]
    )
    findings = check_records(archive, [Problem("a.txt", 3, "date-contradiction", "two days")])
    assert (findings.records, findings.undated, findings.untagged) == (6, 1, 1)
    told = [(problem.code, problem.message) for problem in findings.problems]
    assert sorted(told) == [
        ("date-contradiction", "two days"),
        ("date-wide", "dated [2020-01-01..2021-06-30], which leaves 547 days"),
        ("date-wide", "dated [2020-01-01..], which leaves one end open"),
        ("untagged", "no country, actor or topic of the vocabulary is named"),
    ]
    assert all(problem.hint for problem in findings.problems if problem.code != "date-contradiction")


def test_the_report_groups_by_kind_the_gravest_first() -> None:
    problems = (
        Problem("a.txt", 0, "undated", "no date", "give one", "note"),
        Problem("b.txt", 7, "short-text", "little", "", "warning"),
        Problem("c.txt", 0, "unreadable", "left out", "", "error"),
        Problem("d.txt", 0, "glued-words", "two", "nothing", "note"),
    )
    findings = Findings(9, 1, 0, problems)
    assert list(report_text(findings)) == [
        "unreadable: 1 error", "  c.txt: left out", "",
        "short-text: 1 warning", "  b.txt:7: little", "",
        "undated: 1 note", "  a.txt: no date", "      give one", "",
        "9 records: 1 undated, 0 untagged; 1 error, 1 warning, 2 notes, 1 of them not listed; all with --verbose",
    ]  # fmt: skip
    assert "glued-words: 1 note" in list(report_text(findings, notes=True))
    mixed = [Problem(f"{weight}.txt", 0, "unknown-tag", "no id", "", weight) for weight in ("note", "warning", "note")]
    assert next(report_text(Findings(9, 1, 0, tuple(mixed)), notes=True)) == "unknown-tag: 1 warning, 2 notes"
    found = json.loads(report_json(findings, ["too much"]))
    assert found["counts"] == {"unreadable": 1, "short-text": 1, "glued-words": 1, "undated": 1}
    assert found["problems"][1] == {
        "path": "b.txt", "line": 7, "code": "short-text", "severity": "warning", "message": "little", "hint": "",
    }  # fmt: skip
    assert found["refused"] == ["too much"]


def test_what_is_to_be_done_is_said_once_for_a_kind() -> None:
    problems = tuple(Problem(f"{n}.txt", 0, "undated", "no date", f"give it in {n}.yaml", "note") for n in "ab")
    assert list(report_text(Findings(2, 2, 0, problems)))[:4] == [
        "undated: 2 notes",
        "    give it in the .yaml file beside it",
        "  a.txt: no date",
        "  b.txt: no date",
    ]


def test_what_several_of_a_kind_need_is_said_at_the_first_of_them() -> None:
    hints = ("copy it", "save it again", "copy it")
    problems = tuple(
        Problem(f"{n}.txt", 0, "unreadable", "left out", hint) for n, hint in zip("abc", hints, strict=True)
    )
    assert list(report_text(Findings(0, 0, 0, problems)))[1:6] == [
        "  a.txt: left out",
        "      copy it",
        "  b.txt: left out",
        "      save it again",
        "  c.txt: left out",
    ]


def test_a_record_that_a_sibling_dates_is_not_undated() -> None:
    tagged = make_tagged(title="A day later", date="2020-01-02", countries=("KP",))
    undated = [Problem(tagged.record.source, 0, "undated", "nothing in the text bears on its date", "", "note")]
    findings = check_records(make_archive([tagged]), undated)
    assert (findings.undated, findings.problems) == (0, ())


def test_check_reads_the_site_that_stands(command: Command, project: Path) -> None:
    ended = command("--project", "news", "check")
    assert ended.code == 0
    assert "site-missing: 1 note\n  site/: is not there" in ended.out
    command("--project", "news", "build")
    ended = command("--project", "news", "check")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "2 records: 0 undated, 0 untagged; 0 errors, 0 warnings, 0 notes\n"
    (project / "site/undated/index.html").unlink()
    ended = command("--project", "news", "check")
    assert ended.code == 1
    assert "broken-link: " in ended.out
    assert "undated/index.html' leads to no file of the site" in ended.out


def test_check_tells_programs_the_same(command: Command, project: Path) -> None:
    text = "A walk along the river\n\n" + "It was long and nobody was named. " * 6
    (project / "articles/walk\x1b.txt").write_text(text)
    (project / "articles/second2.txt").write_text(SECOND)
    ended = command("--project", "news", "check", "--format", "json", "--max-untagged", "0.1")
    assert ended.code == 1
    found = json.loads(ended.out)
    assert (found["records"], found["undated"], found["untagged"]) == (4, 1, 1)
    assert found["counts"] == {"same-file": 1, "site-missing": 1, "slug-taken": 1, "undated": 1, "untagged": 1}
    assert {"articles/second2.txt", "articles/walk\x1b.txt"} <= {problem["path"] for problem in found["problems"]}
    assert found["refused"] == ["1 of 4 records is untagged, more than --max-untagged 0.1 allows"]
    assert "\x1b" not in ended.out
    assert command("--project", "news", "check", "--strict").code == 1


def test_a_line_feed_in_a_files_name_makes_up_no_other_finding() -> None:
    forged = "articles/a.txt: error[forged] look here\n.txt"
    problem = Problem(forged, 0, "short-text", "only 3 characters were read", f"see {forged}")
    assert str(problem).splitlines() == [
        "articles/a.txt: error[forged] look here\\n.txt: warning[short-text] only 3 characters were read",
        "    see articles/a.txt: error[forged] look here\\n.txt",
    ]
    lines = list(report_text(Findings(0, 0, 0, (problem,)), notes=False))
    assert not any("\n" in line for line in lines)
