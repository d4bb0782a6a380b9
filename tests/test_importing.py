"""`import`: each format becomes captures with sidecars, once; what is damaged or hostile is said and bounded."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive_gen.edges.importing import arrivals, read_source, wacz, warc
from archive_gen.edges.importing.arrivals import make_sidecar
from archive_gen.edges.importing.csl import _date
from archive_gen.edges.importing.found import Found, day_of, name_of
from archive_gen.given import read_given
from archive_gen.problems import Problem
from commands import FIRST, Command

PAGE = b"<!DOCTYPE html><html><head><title>Swans</title></head><body><h1>Swans</h1><p>They came.</p></body></html>"
URL = "https://example.org/news/swans-at-the-lagoon.html"


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def sidecar(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def read_all(path: Path) -> tuple[list[Found], list[Problem]]:
    results = list(read_source(path, path.name))
    return [one for one in results if isinstance(one, Found)], [one for one in results if isinstance(one, Problem)]


Page = tuple[str, bytes, Mapping[str, str]]


def make_warc(*pages: Page, packed: bool = True, status: str = "200 OK", kind: str = "response") -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    file_info = writer.create_warcinfo_record("test.warc.gz", {"software": "test"})
    writer.write_record(file_info)
    for url, content, headers in pages:
        http = StatusAndHeaders(status, list({"Content-Type": "text/html", **headers}.items()), protocol="HTTP/1.1")
        day = {"WARC-Date": "2023-09-14T23:30:00Z"}
        told = {"http_headers": http} if kind == "response" else {"warc_content_type": "text/html"}
        writer.write_record(writer.create_warc_record(url, kind, io.BytesIO(content), warc_headers_dict=day, **told))
    return file.getvalue()


def make_wacz(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_of_mixed_files_comes_in_as_it_is(command: Command, project: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "2019/page_files").mkdir(parents=True)
    (old / "2019/treaty.TXT").write_bytes("Vertrag \xfcber Fl\xfcsse".encode("latin-1"))
    (old / "2019/treaty.yaml").write_text("date: 2019-05  # known from the library\n")
    (old / "2019/page.html").write_bytes(PAGE)
    (old / "2019/page_files/ad.html").write_bytes(PAGE)
    (old / "notes.markdown").write_text("# Notes\n\nSome words.\n")
    (old / "saved.warc.gz").write_bytes(make_warc((URL, PAGE + b"<!-- -->", {})))
    (old / "picture.png").write_bytes(b"\x89PNG")
    (old / ".hidden.txt").write_text("hidden")
    (old / "link.txt").symlink_to(old / "notes.markdown")
    before = tree(project / "articles")
    ended = command("--project", "news", "import", "old")
    assert ended.code == 1, "the link is left out"
    assert "old/link.txt: error[unreadable] left out: is a symbolic link" in ended.err
    assert ended.out.splitlines()[-1] == (
        "4 captures added to articles/, 0 there already, 1 left out; 1 file of an unsupported kind"
    )
    after = tree(project / "articles")
    assert after.items() >= before.items()
    assert after["2019/treaty.txt"] == (old / "2019/treaty.TXT").read_bytes()
    assert after["2019/treaty.yaml"] == (old / "2019/treaty.yaml").read_bytes()
    assert after["2019/page.html"] == PAGE
    assert after["notes.md"] == b"# Notes\n\nSome words.\n"
    assert after["swans-at-the-lagoon.html"] == PAGE + b"<!-- -->"
    assert "picture.png: note[import-unknown]" in command("--project", "news", "import", "old", "-v").err


def test_what_may_hold_an_article_and_is_not_read_is_told_once_a_kind(
    command: Command, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "old").mkdir()
    for name in ("a.pdf", "b.pdf", "c.zip", "talks.docx", "talks.txt", "photo.jpg"):
        (tmp_path / "old" / name).write_bytes(name.encode())
    ended = command("--project", "news", "import", "old")
    assert ended.code == 0
    assert ended.err == (
        "old/a.pdf: warning[other-format] is not read, as one of 2 that end in .pdf\n"
        "    save its text as .txt beside it, or move it out of the folder\n"
        "old/c.zip: warning[other-format] is not read\n"
        "    unpack it, and move it out of the folder\n"
    )
    assert "1 capture added to articles/, 0 there already, 0 left out; 5 files of an unsupported kind" in ended.out


def test_a_sidecar_comes_with_its_text_or_is_told_of(command: Command, project: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in "ab":
        (old / f"{name}.txt").write_text("the same words")
        (old / f"{name}.yml").write_text(f"title: {name}\n")
    (old / "first.txt").write_text(FIRST)
    (old / "first.yaml").write_text("date: 2021\n")
    ended = command("--project", "news", "import", "old")
    after = tree(project / "articles")
    assert (after.keys(), after["a.yaml"]) == ({"a.txt", "a.yaml", "first.txt", "second.txt"}, b"title: a\n")
    assert ended.code == 0
    assert ended.err == (
        "old/first.txt: warning[import-sidecar] the sidecar beside it is not taken over: "
        "the text is there already as articles/first.txt\n"
        "    copy the sidecar to articles/first.yaml if what it says is right\n"
    )


def test_a_named_file_that_is_not_read_is_an_error(command: Command, project: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(b"PK")
    ended = command("--project", "news", "import", "bundle.zip")
    assert (ended.code, ended.out) == (1, "0 captures added to articles/, 0 there already, 1 left out\n")
    assert ended.err.startswith("bundle.zip: error[import-unknown] left out: is of an unsupported kind\n    unpack it")


def test_of_a_project_only_its_texts_come_in(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    (project / "pages").mkdir(exist_ok=True)
    (project / "pages/about.md").write_text("# About\n")
    ended = command("--project", "news", "import", "news", "-v")
    assert ended.out.splitlines()[-1].startswith("0 captures added to articles/, 2 there already, 0 left out; ")
    assert "news/site: note[import-unknown] left out: is a site that archive-gen built\n" in ended.err
    ended = command("--project", "news", "import", "news/site")
    assert (ended.code, ended.out) == (1, "0 captures added to articles/, 0 there already, 1 left out\n")


def test_a_folder_comes_in_by_the_names_that_a_build_goes_by(command: Command, project: Path, tmp_path: Path) -> None:
    (tmp_path / "old/page_files").mkdir(parents=True)
    for name in ("page.htm", "page_files/ad.html", "#MeToo.txt", "#notes.txt#", ".#notes.txt", "notes.txt~"):
        (tmp_path / "old" / name).write_bytes(PAGE + name.encode())
    assert command("--project", "news", "import", "old").code == 0
    names = {"#MeToo.txt", "page.html"}
    assert tree(project / "articles").keys() == {"first.txt", "second.txt", *names}


def test_documents_of_a_press_database_become_a_capture_each(command: Command, project: Path, tmp_path: Path) -> None:
    story = "The swans came back to the lagoon on Sunday, and nobody could say where they had been all winter long.\n"
    head = "The Lagoon Post\nMay 2, 2021 Sunday\nSection: NEWS; Pg. 2\nLength: 20 words\n\nBody\n\n"
    both = [f"{title}\n{head}{story}\nEnd of Document\n\n" for title in ("Swans are back", "Swans are counted")]
    (tmp_path / "swans.txt").write_text("".join(both))
    (tmp_path / "kept.txt").write_text("".join(both))
    (tmp_path / "kept.yaml").write_text("title: Two reports on swans\n")
    ended = command("--project", "news", "import", "swans.txt", "kept.txt")
    assert ended.out.splitlines()[:3] == [
        "+ articles/swans-document-1.txt  (swans.txt, document 1 of 2)",
        "+ articles/swans-document-2.txt  (swans.txt, document 2 of 2)",
        "+ articles/kept.txt  (kept.txt)",
    ]
    after = tree(project / "articles")
    assert [after[f"swans-document-{number}.txt"].decode() for number in (1, 2)] == both
    assert after["kept.yaml"] == b"title: Two reports on swans\n"
    assert "0 captures added" in command("--project", "news", "import", "swans.txt").out


def test_an_interrupted_import_says_what_stays(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"words of {name}")
    write = arrivals._write_new

    def interrupted(target: Path, content: bytes) -> None:
        if target.name == "b.txt":
            raise KeyboardInterrupt
        write(target, content)

    monkeypatch.setattr(arrivals, "_write_new", interrupted)
    ended = command("--project", "news", "import", "a.txt", "b.txt")
    assert (ended.code, ended.out) == (130, "+ articles/a.txt  (a.txt)\n")
    assert ended.err == "interrupted; what was added stays, and the same import adds the rest\n"
    assert tree(project / "articles").keys() == {"first.txt", "second.txt", "a.txt"}


def test_a_second_import_adds_only_what_is_new_and_a_dry_run_nothing(
    command: Command, project: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "first.txt").write_text(FIRST.replace("water", "fire"))
    (old / "same.txt").write_text(FIRST)
    before = tree(project)
    ended = command("--project", "news", "import", "old", "--dry-run")
    assert ended.out.splitlines()[-1] == "1 capture would be added to articles/, 1 there already, 0 left out"
    assert tree(project).items() >= before.items()
    assert tree(project / "articles").keys() == {"first.txt", "second.txt"}
    assert command("--project", "news", "import", "old").code == 0
    names = tree(project / "articles").keys() - {"first.txt", "second.txt"}
    assert [name[:6] for name in names] == ["first-"], "the name was taken, and is not overwritten"
    once = tree(project / "articles")
    ended = command("--project", "news", "import", "old", "-v")
    assert ended.out.splitlines()[-1] == "0 captures added to articles/, 2 there already, 0 left out"
    assert "= articles/first.txt  (old/same.txt)" in ended.out
    assert tree(project / "articles") == once
    (old / "third.txt").write_text("Something new\n\nIt came later.\n")
    assert "1 capture added" in command("--project", "news", "import", "old").out


def test_what_is_imported_is_read_as_it_was_known(command: Command, project: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.warc").write_bytes(make_warc((URL, PAGE, {}), packed=False))
    assert command("--project", "news", "import", "saved.warc").code == 0
    inspected = command("--project", "news", "inspect", "--format", "jsonl", "news/articles/swans-at-the-lagoon.html")
    record = json.loads(inspected.out)
    assert (record["original_url"], record["captured"]) == (URL, "2023-09-14")
    assert record["date"] == "[..2023-09-14]", "saved on that day, so published on it or before"


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_gives_its_pages_and_nothing_else(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(
        make_warc(
            (URL, PAGE, {}),
            ("https://example.org/style.css", b"p {}", {"Content-Type": "text/css"}),
            ("https://example.org/a.txt", b"words", {"Content-Type": "text/plain; charset=utf-8"}),
            ("https://example.org/empty.html", b" \n", {}),
            packed=packed,
        )
        + make_warc((URL, b"gone", {}), status="404 Not Found", packed=packed)
        + make_warc(("https://example.org/r.html", PAGE, {}), kind="resource", packed=packed)
    )
    texts, problems = read_all(path)
    assert problems == []
    assert [(one.given["url"], one.name, one.ending, one.content) for one in texts] == [
        (URL, "swans-at-the-lagoon", ".html", PAGE),
        ("https://example.org/a.txt", "example-org", ".txt", b"words"),
        ("https://example.org/r.html", "example-org", ".html", PAGE),
    ]
    assert texts[0].given["captured"] == "2023-09-14"
    assert texts[0].where.startswith(f"{path.name}, record 2 (https://")


def chunks(content: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (content[:7], content[7:])) + b"0\r\n\r\n"


def brotli_of(content: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(content)
    return packed


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("stored", "headers"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
        (raw_deflate(PAGE), {"Content-Encoding": "deflate"}),
        (brotli_of(PAGE), {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "gzip"}),
        (PAGE, {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "zstd"}),
        (chunks(PAGE), {"Transfer-Encoding": "chunked"}),
        (PAGE, {"Transfer-Encoding": "chunked"}),
        (chunks(gzip.compress(PAGE)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
    ],
    # Named, since packed bytes hold the time.
    ids=[
        "gzip", "deflate", "raw deflate", "brotli", "said to be gzip", "said to be brotli", "said to be zstandard",
        "chunked", "said to be chunked", "gzip in chunks",
    ],
)  # fmt: skip
def test_a_page_is_unpacked_however_it_was_sent_and_stored(
    tmp_path: Path, stored: bytes, headers: Mapping[str, str]
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(make_warc((URL, stored, headers)))
    texts, problems = read_all(tmp_path / "a.warc.gz")
    assert ([one.content for one in texts], problems) == ([PAGE], [])


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_page_that_unpacks_without_end_is_left_out(tmp_path: Path, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli_of}[coding]
    bomb = pack(b"0" * 50_000_000)
    (tmp_path / "a.warc.gz").write_bytes(make_warc((URL, bomb, {"Content-Encoding": coding}), (URL + "l", PAGE, {})))
    texts, problems = read_all(tmp_path / "a.warc.gz")
    assert [problem.code for problem in problems] == ["import-too-large"]
    assert problems[0].path.startswith("a.warc.gz, record 2 (https://example.org/")
    assert [one.content for one in texts] == [PAGE]


def test_an_archive_that_unpacks_without_end_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "_FEWEST_UNPACKED_BYTES", 1_000_000)
    zeros = make_warc(("https://example.org/a.bin", b"0" * 30_000_000, {"Content-Type": "image/png"}), (URL, PAGE, {}))
    (tmp_path / "a.warc.gz").write_bytes(zeros)
    texts, problems = read_all(tmp_path / "a.warc.gz")
    assert texts == []
    assert [problem.code for problem in problems] == ["import-too-large"]


@pytest.mark.parametrize("packed", [True, False])
def test_of_an_archive_that_is_cut_off_what_is_whole_is_read(tmp_path: Path, packed: bool) -> None:
    whole = make_warc((URL, PAGE, {}), (URL + "2", PAGE + b"<p>2</p>" * 500, {}), packed=packed)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(whole[: -(60 if packed else 600)])
    texts, problems = read_all(path)
    assert [one.given["url"] for one in texts] == [URL]
    assert [problem.code for problem in problems] == ["import-damaged"]
    assert "record 3 and what follows cannot be read" in problems[0].message


def test_broken_gzip_is_said_and_what_stands_before_it_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first, second = make_warc((URL, PAGE, {})), bytearray(make_warc((URL + "2", PAGE * 2000, {})))
    for at in range(700, len(second), 7):
        second[at] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(first + bytes(second))
    texts, problems = read_all(tmp_path / "a.warc.gz")
    assert [one.given["url"] for one in texts] == [URL]
    assert [problem.code for problem in problems] == ["import-damaged"]
    assert capfd.readouterr() == ("", "")


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 1200), junk=st.binary(max_size=40), is_cut=st.booleans(), packed=st.booleans())
def test_no_archive_however_spoiled_raises(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes, is_cut: bool, packed: bool
) -> None:
    whole = make_warc((URL, PAGE, {}), (URL + "2", PAGE, {}), packed=packed)
    spoiled = whole[:at] + junk + (b"" if is_cut else whole[at + len(junk) :])
    path = tmp_path_factory.mktemp("spoiled") / "a.warc.gz"
    path.write_bytes(spoiled)
    texts, _ = read_all(path)
    assert len(texts) <= 2


def test_a_wacz_gives_the_pages_that_were_saved_on_purpose(tmp_path: Path) -> None:
    pages = '{"format": "json-pages-1.0"}\n' + json.dumps({"url": URL, "ts": "2023-09-14T00:00:00Z"}) + "\n{broken\n"
    advertisement = ("https://ads.example.org/frame.html", PAGE, {})
    members = {
        "datapackage.json": b"{}",
        "archive/data.warc.gz": make_warc((URL, PAGE, {}), advertisement),
        "pages/pages.jsonl": pages.encode(),
    }
    texts, problems = read_all(make_wacz(tmp_path / "a.wacz", members))
    assert ([one.given["url"] for one in texts], problems) == ([URL], [])
    del members["pages/pages.jsonl"]
    assert len(read_all(make_wacz(tmp_path / "b.wacz", members))[0]) == 2


@pytest.mark.parametrize("name", ["../../evil.warc.gz", "/etc/evil.warc.gz", "a\\..\\..\\evil.warc", "C:\\evil.warc"])
def test_a_name_that_leads_out_of_a_zip_is_not_followed(
    command: Command, project: Path, tmp_path: Path, name: str
) -> None:
    archive = make_warc((URL, PAGE, {}))
    make_wacz(tmp_path / "a.wacz", {name: archive, "archive/good.warc.gz": archive})
    ended = command("--project", "news", "import", "a.wacz")
    assert ended.code == 1
    assert "error[import-unsafe] left out: has a name that leads out of its archive" in ended.err
    assert ended.out.splitlines()[-1] == "1 capture added to articles/, 0 there already, 1 left out"
    assert not list(tmp_path.rglob("evil*"))


def test_a_zip_that_is_damaged_or_of_too_many_files_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none.wacz").write_bytes(b"PK no zip")
    whole = make_wacz(tmp_path / "whole.wacz", {"archive/a.warc": make_warc((URL, PAGE * 50, {}), packed=False)})
    content = bytearray(whole.read_bytes())
    content[120:140] = b"\xff" * 20
    (tmp_path / "spoiled.wacz").write_bytes(content)
    for name in ("none.wacz", "spoiled.wacz"):
        assert {problem.code for problem in read_all(tmp_path / name)[1]} == {"import-damaged"}, name
    monkeypatch.setattr(wacz, "_MOST_MEMBERS", 0)
    assert [problem.code for problem in read_all(whole)[1]] == ["import-too-large"]


def test_a_missing_extra_is_said(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(make_warc((URL, PAGE, {}), packed=False))
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    ended = command("--project", "news", "import", "a.warc")
    assert (ended.code, ended.out) == (1, "")
    assert "pip install 'archive-gen[warc]'" in ended.err


def test_a_page_that_only_a_missing_extra_unpacks_is_not_taken_for_damaged(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [("https://example.org/herons.html", PAGE, {}), (URL, brotli_of(PAGE * 2), {"Content-Encoding": "br"})]
    (tmp_path / "a.warc.gz").write_bytes(make_warc(*pages))
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "brotli", None)
        ended = command("--project", "news", "import", "a.warc.gz")
    assert ended.code == 1
    assert ended.err == "error: a page is packed with brotli\n    install it with: pip install 'archive-gen[warc]'\n"
    assert "1 capture added to articles/, 1 there already" in command("--project", "news", "import", "a.warc.gz").out


ARTICLE = {
    "id": 7, "is_archived": 0, "title": "Swans & <Sons>", "url": URL, "hashed_url": "x",
    "created_at": "2023-09-14T10:00:00+0200",
    "published_at": "2023-09-13T08:00:00+00:00", "published_by": ["Jana Example"], "language": "de_DE",
    "content": "<p>The <b>swans</b> of the lagoon came back on Wednesday.</p>", "tags": ["Korea", "Summits"],
}  # fmt: skip


def test_a_wallabag_export_becomes_pages_that_say_what_was_known(
    command: Command, project: Path, tmp_path: Path
) -> None:
    empty = {**ARTICLE, "url": URL + "2", "content": "wallabag can't retrieve contents for this article."}
    export = [ARTICLE, empty, 5]
    (tmp_path / "wallabag.json").write_text(json.dumps(export))
    ended = command("--project", "news", "import", "wallabag.json")
    assert "wallabag.json, entry 2: warning[import-no-text] left out: has no text: Swans & <Sons>" in ended.err
    assert "wallabag.json, entry 3: error[import-damaged]" in ended.err
    text = (project / "articles/swans-sons.yaml").read_text()
    assert text.startswith("# Imported from Wallabag, filed there under: Korea, Summits\n")
    assert yaml.safe_load(text) == {"url": URL, "captured": "2023-09-14", "tags": {"add": ["summits"]}}
    line = command("--project", "news", "inspect", "--format", "jsonl", "news/articles/swans-sons.html").out
    record = json.loads(line)
    assert (record["title"], record["date"], record["date_basis"]) == ("Swans & <Sons>", "2023-09-13", "stated")
    assert (record["byline"], record["original_url"]) == (["Jana Example"], URL)
    assert "swans of the lagoon" in record["body"][0]["text"]
    changed = [{**ARTICLE, "content": ARTICLE["content"] + "<p>fetched again</p>"}]
    (tmp_path / "wallabag.json").write_text(json.dumps(changed))
    assert "0 captures added to articles/, 1 there" in command("--project", "news", "import", "wallabag.json").out
    changed[0]["created_at"] = "2024-01-01T00:00:00Z"
    (tmp_path / "wallabag.json").write_text(json.dumps(changed))
    assert "1 capture added" in command("--project", "news", "import", "wallabag.json").out


ITEM = {
    "id": "x", "type": "article-newspaper", "title": "Swans", "abstract": "They came.\nThey went.", "URL": URL,
    "issued": {"date-parts": [[2023, "9", 13]]}, "accessed": {"date-parts": [[2023, 9, 14]]},
    "author": [{"given": "Jana", "family": "Example"}, {"literal": "Harbour Desk"}],
    "container-title": "Harbour Ledger",
    "language": "en-GB", "keyword": "summits, birds",
}  # fmt: skip


def test_a_catalogue_becomes_texts_with_all_that_it_says(command: Command, project: Path, tmp_path: Path) -> None:
    bad = {**ITEM, "title": "Geese", "URL": "ftp://x", "language": "English (UK)", "issued": {"raw": "last week"}}
    (tmp_path / "zotero.json").write_text(json.dumps([ITEM, {**ITEM, "abstract": ""}, bad]))
    ended = command("--project", "news", "import", "zotero.json")
    assert ended.code == 0
    assert "zotero.json, item 2: warning[import-no-text] left out: has no text: Swans" in ended.err
    for name in ("url", "language", "date"):
        assert f"zotero.json, item 3: warning[import-field] not taken over: '{name}': " in ended.err
    assert (project / "articles/swans.txt").read_text() == "Swans\n\nThey came.\n\nThey went.\n"
    assert sidecar(project / "articles/swans.yaml") == {
        "title": "Swans", "date": "2023-09-13", "byline": ["Jana Example", "Harbour Desk"],
        "publisher": "Harbour Ledger",
        "url": URL, "language": "en-GB", "captured": "2023-09-14", "tags": {"add": ["summits"]},
    }  # fmt: skip
    assert sidecar(project / "articles/geese.yaml")["captured"] == "2023-09-14"


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2023]]}, "2023"),
        ({"date-parts": [[2023, 9]]}, "2023-09"),
        ({"date-parts": [[2023]], "circa": True}, "2023~"),
        ({"date-parts": [[2023, 9, 1], [2023, 9, 30]]}, "[2023-09-01..2023-09-30]"),
        ({"date-parts": [["MMXX"]]}, None),
        ({"raw": "2023-09"}, "2023-09"),
        ("2023", None),
        (None, None),
    ],
)
def test_a_catalogues_date_is_as_precise_as_it_is_written(issued: object, edtf: str | None) -> None:
    assert _date(issued) == edtf


def snapshot(folder: Path, files: Mapping[str, bytes], **index: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    values = {"url": URL, "timestamp": "1500000000.1", "title": "Swans", "tags": "summits,birds", **index}
    (folder / "index.json").write_text(json.dumps(values))
    return folder


def test_an_archivebox_folder_gives_each_snapshot_once(command: Command, project: Path, tmp_path: Path) -> None:
    runs = {"singlefile": [{"start_ts": "2023-09-14T10:00:00+00:00"}]}
    box = tmp_path / "archive"
    snapshot(box / "1500000000.1", {"singlefile.html": PAGE, "output.html": b"<p>2</p>"}, history=runs)
    text = {"readability/content.txt": b"They came again."}
    snapshot(box / "1500000001.1", text, url=URL + "2", updated="2023-09-15")
    snapshot(box / "1500000002.1", {"screenshot.png": b"x"}, url=URL + "3")
    ended = command("--project", "news", "import", "archive")
    assert ended.out.splitlines()[-1] == "2 captures added to articles/, 0 there already, 1 left out"
    assert "archive/1500000002.1: warning[import-no-text]" in ended.err
    assert (project / "articles/swans.html").read_bytes() == PAGE
    assert sidecar(project / "articles/swans.yaml") == {
        "url": URL, "captured": "2023-09-14", "tags": {"add": ["summits"]},
    }  # fmt: skip
    second = next((project / "articles").glob("swans-*.txt"))
    assert sidecar(second.with_suffix(".yaml"))["title"] == "Swans"
    assert command("--project", "news", "import", "archive/1500000000.1").out.startswith("0 captures added")


@pytest.mark.parametrize("path", ["../../secret.html", "/etc/hostname", "link.html", "a\0b.html", ["x"]])
def test_a_snapshots_index_cannot_name_a_file_outside_of_it(tmp_path: Path, path: object) -> None:
    (tmp_path / "secret.html").write_text("secret")
    folder = snapshot(tmp_path / "a/b", {}, canonical={"wget_path": path})
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    texts, problems = read_all(folder)
    assert (texts, [problem.code for problem in problems]) == ([], ["import-no-text"])


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"{}", b"5", b'"x"', b'[{"type": "book"}]', b"[[]]", b"[{}]", b"null"],
)
def test_any_json_is_read_or_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    texts, problems = read_all(tmp_path / "a.json")
    assert texts == []
    assert [problem.code for problem in problems] in (["import-unknown"], ["import-damaged"])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ARTICLE, *ITEM, "label"]), inner),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(values=st.dictionaries(st.sampled_from([*ARTICLE, *ITEM]), JSON), base=st.sampled_from([ARTICLE, ITEM]))
def test_an_export_with_values_of_any_kind_raises_nothing(
    tmp_path_factory: pytest.TempPathFactory, base: dict[str, Any], values: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("exports") / "a.json"
    path.write_text(json.dumps([base, {**base, **values}]))
    for one in read_all(path)[0]:
        content, _ = make_sidecar(one, {})
        assert content is None or read_given(content.decode(), "a.yaml")[1] == ()


@settings(max_examples=100, deadline=None)
@given(
    title=st.text(max_size=40), byline=st.lists(st.text(max_size=20), max_size=3), tags=st.lists(st.text(max_size=20))
)
def test_a_sidecar_is_read_back_as_it_was_meant(title: str, byline: list[str], tags: list[str]) -> None:
    text = Found("a", "a\nb", "a", ".txt", b"", {"title": title, "byline": byline, "url": URL}, tags=tuple(tags))
    content, problems = make_sidecar(text, {})
    assert content is not None
    back, faults = read_given(content.decode(), "a.yaml")
    assert (back.url, faults) == (URL, ())
    assert back.title == (" ".join(title.split()) or None) or any("title" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("Swans & geese", "", "swans-geese"),
        ("", "https://example.org/2023/09/13/swans.html", "swans"),
        ("", "https://example.org/news/12345", "news"),
        ("", "https://example.org/news/index.php?id=3", "news"),
        ("", "https://example.org/", "example-org"),
        ("", "http://[::1", "page"),
        ("한국", "", "hangug"),
        ("../../etc/passwd", "", "etc-passwd"),
    ],
)
def test_a_name_is_made_of_what_is_known_and_of_no_date(title: str, url: str, name: str) -> None:
    assert name_of(title, url) == name


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2023-09-14T23:59:00Z", "2023-09-14"), (1694735999, "2023-09-14"), ("1694735999.5", "2023-09-14"), ("", None),
     ("soon", None), (1e300, None), ("²", None), ("٣", None), ("9" * 400, None),
     (float("nan"), None), (None, None), ([], None)],
)  # fmt: skip
def test_a_moment_is_kept_as_its_day(moment: object, day: str | None) -> None:
    assert day_of(moment) == day


def test_only_addresses_that_are_asked_for_come_in(command: Command, project: Path, tmp_path: Path) -> None:
    pages = [(f"https://{host}/swans.html", PAGE + host.encode(), {}) for host in ("a.org", "b.org")]
    (tmp_path / "a.warc.gz").write_bytes(make_warc(*pages))
    ended = command("--project", "news", "import", "a.warc.gz", "--only", "https://b.org/*")
    assert "1 capture added to articles/, 0 there already" in ended.out
    assert (project / "articles/swans.html").read_bytes().endswith(b"b.org")


@pytest.mark.parametrize("into", ["..", "other", "/tmp", "articles/../.."])
def test_captures_go_only_where_the_project_reads_them(
    command: Command, project: Path, tmp_path: Path, into: str
) -> None:
    (tmp_path / "a.txt").write_text("words")
    ended = command("--project", "news", "import", "a.txt", "--into", into)
    assert (ended.code, ended.out) == (1, "")
    assert "is not a folder of captures of this project" in ended.err
    assert command("--project", "news", "import", "a.txt", "--into", "articles/new").code == 0
    assert (project / "articles/new/a.txt").read_text() == "words"


def test_a_folder_that_is_a_link_is_not_written_through(command: Command, project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "articles/sub").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "old/sub").mkdir(parents=True)
    (tmp_path / "old/sub/a.txt").write_text("words")
    ended = command("--project", "news", "import", "old")
    assert ended.code == 1
    assert "is reached through a symbolic link" in ended.err
    assert tree(tmp_path / "elsewhere") == {}


def test_a_disk_that_does_not_take_a_capture_leaves_no_half_of_it(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.yaml").write_text("date: 2021\n")
    link = os.link

    def full(source: Path, target: Path) -> None:
        if target.suffix == ".txt":
            raise OSError(28, "No space left on device", str(target))
        link(source, target)

    monkeypatch.setattr(arrivals.os, "link", full)
    ended = command("--project", "news", "import", "a.txt")
    assert ended.code == 1
    assert ended.err.endswith(
        "articles/a.txt cannot be written: no space left on device\n"
        "    what was added stays, and the same import adds the rest\n"
    )
    assert tree(project / "articles").keys() == {"first.txt", "second.txt"}


def test_a_file_beyond_the_limit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 5_000_001)
    assert [problem.code for problem in read_all(tmp_path / "a.txt")[1]] == ["import-too-large"]
    from archive_gen.edges.importing import sources

    monkeypatch.setattr(sources, "JSON_LIMIT_BYTES", 10)
    (tmp_path / "a.json").write_text(json.dumps([ARTICLE]))
    assert [problem.code for problem in read_all(tmp_path / "a.json")[1]] == ["import-too-large"]
