"""A project is read from disk without trusting what lies there, and everything left out is told of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive_gen.config import Config
from archive_gen.edges import Refused
from archive_gen.edges.captures import read_captures
from archive_gen.edges.named import read_paths
from archive_gen.edges.project import Project, find_root, open_project, read_folder, read_own


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    write(root, "archive.yaml", "title: Test\n")
    write(root, "articles/b.txt", "b")
    write(root, "articles/a.md", "a")
    write(root, "articles/deep/er/c.txt", "c")
    write(root, "seeds/z.txt", "z")
    return root


def write(root: Path, path: str, text: str | bytes = "") -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode() if isinstance(text, str) else text)
    return place


def project(root: Path, *sources: str) -> Project:
    return Project(root.resolve(), Config(sources=sources or ("seeds", "articles")))


def sources(root: Path, *names: str) -> list[str]:
    return [capture.source for capture in read_captures(project(root, *names)).captures]


def told(root: Path) -> list[tuple[str, str, str]]:
    found = read_captures(project(root))
    return [(problem.path, problem.code, problem.severity) for problem in (*found.unread, *found.problems)]


def test_captures_come_sorted_by_their_path_whatever_the_order_of_the_folders(root: Path) -> None:
    expected = ["articles/a.md", "articles/b.txt", "articles/deep/er/c.txt", "seeds/z.txt"]
    assert sources(root) == sources(root, "articles", "seeds") == expected


def test_a_folder_within_another_is_read_once(root: Path) -> None:
    assert sources(root, "articles/deep", "articles", "./articles") == [
        "articles/a.md",
        "articles/b.txt",
        "articles/deep/er/c.txt",
    ]


def test_hidden_files_and_editors_copies_are_passed_over(root: Path) -> None:
    for name in (".hidden.txt", ".git/x.txt", "b.txt~", "#b.txt#", ".#b.txt", ".b.txt.swp"):
        write(root, f"articles/{name}", "x")
    assert len(sources(root)) == 4
    assert told(root) == []


def test_a_name_with_a_hash_at_its_start_is_no_editors_copy(root: Path) -> None:
    for name in ("#MeToo.txt", "#/b.txt"):
        write(root, f"articles/{name}", "x")
    assert sources(root, "articles")[:2] == ["articles/#/b.txt", "articles/#MeToo.txt"]


@pytest.mark.parametrize("page", ["a.html", "a.htm", "a.xhtml", "a.HTM"])
def test_what_a_browser_saved_with_a_page_is_no_capture(root: Path, page: str) -> None:
    write(root, "saved/a_files/advertisement.html", "x")
    assert sources(root, "saved") == ["saved/a_files/advertisement.html"]
    write(root, f"saved/{page}", "x")
    assert "saved/a_files/advertisement.html" not in {*sources(root, "saved", "seeds")}


def test_a_sidecar_comes_with_its_capture(root: Path) -> None:
    write(root, "articles/b.yaml", "title: x\n")
    found = read_captures(project(root))
    assert [(c.sidecar_source, c.sidecar) for c in found.captures if c.sidecar] == [("articles/b.yaml", b"title: x\n")]
    assert found.problems == ()


def test_files_that_are_no_captures_are_told_of(root: Path) -> None:
    for name in ("CAPITALS.TXT", "alone.yaml", "b.yml", "picture.jpg", "a.txt", "a.yaml"):
        write(root, f"articles/{name}", "x")
    assert told(root) == [
        ("articles/CAPITALS.TXT", "capture-ending", "warning"),
        ("articles/a.yaml", "sidecar-shared", "warning"),
        ("articles/alone.yaml", "sidecar-alone", "warning"),
        ("articles/b.yml", "sidecar-ending", "warning"),
        ("articles/picture.jpg", "not-a-capture", "note"),
    ]


def test_a_sidecar_that_has_its_captures_ending_is_told_its_name(root: Path) -> None:
    write(root, "articles/treaty.txt", "x")
    write(root, "articles/treaty.txt.yaml", "date: 2021")
    write(root, "articles/other.txt.yaml", "date: 2021")
    found = {p.path: p.hint for p in read_captures(project(root)).problems if p.code == "sidecar-alone"}
    assert found["articles/treaty.txt.yaml"] == "rename it to articles/treaty.yaml"
    assert found["articles/other.txt.yaml"].startswith("a sidecar has the name of its capture")


def test_files_that_may_hold_an_article_are_warned_of_once_a_kind(root: Path) -> None:
    texts = ("talks.pdf", "talks.txt", "note.markdown", "old/mail.eml")
    for name in ("treaty.pdf", "Storm.PDF", "crawl.zip", "b.warc.gz", *texts):
        write(root, f"articles/{name}", "x")
    found = {p.path: p for p in read_captures(project(root)).problems if p.code == "other-format"}
    names = ("Storm.PDF", "b.warc.gz", "crawl.zip", "note.markdown", "old/mail.eml")
    assert sorted(found) == [f"articles/{name}" for name in names]
    assert found["articles/b.warc.gz"].hint == "bring it in with: archive-gen import FILE"
    assert found["articles/Storm.PDF"].message == "is not read, as one of 2 that end in .pdf"
    assert {problem.severity for problem in found.values()} == {"warning"}
    assert found["articles/note.markdown"].hint == "rename it to end in .md"


def test_what_cannot_be_read_is_left_out_and_the_rest_goes_on(root: Path) -> None:
    outside = write(root.parent, "secret.txt", "secret")
    (root / "articles/link.txt").symlink_to(outside)
    (root / "articles/folder").symlink_to(root.parent)
    os.mkfifo(root / "articles/pipe.txt")
    write(root, "articles/large.txt", b"x" * 5_000_001)
    with open(os.path.join(os.fsencode(root), b"articles/\xff.txt"), "wb"):
        pass
    assert len(sources(root)) == 4
    assert sorted(told(root)) == [
        ("articles/\\udcff.txt", "unreadable", "error"),
        ("articles/folder", "unreadable", "error"),
        ("articles/large.txt", "unreadable", "error"),
        ("articles/link.txt", "unreadable", "error"),
        ("articles/pipe.txt", "unreadable", "error"),
    ]


def test_a_source_folder_that_is_a_link_is_not_followed(root: Path) -> None:
    (root / "more").symlink_to("articles")
    found = read_captures(project(root, "seeds", "more"))
    assert [capture.source for capture in found.captures] == ["seeds/z.txt"]
    assert [problem.path for problem in found.unread] == ["more"]


def test_a_missing_folder_is_told_of_where_the_settings_name_it(root: Path) -> None:
    found = read_captures(project(root, "articles", "press"))
    assert [(problem.path, problem.code) for problem in found.problems] == [("press", "source-missing")]
    with pytest.raises(Refused, match="there is no folder press/, more/"):
        read_captures(project(root, "press", "more"))


def test_a_missing_folder_of_vocabularies_is_told_of_where_the_settings_name_it(root: Path) -> None:
    def told(*folders: str) -> list[tuple[str, str]]:
        own = read_own(Project(root, Config(vocabulary=folders)))
        return [(problem.path, problem.code) for problem in own.problems]

    assert told("vocabulary") == []
    assert told("vocabulary", "words") == [("words", "source-missing")]


def test_a_vocabulary_or_page_of_another_ending_is_told_of(root: Path) -> None:
    for name in ("vocabulary/own.yml", "vocabulary/OWN.YAML", "vocabulary/a.txt", "pages/a.markdown", "pages/b.png"):
        write(root, name, "x")
    problems = read_own(Project(root, Config())).problems
    assert [(problem.path, problem.code) for problem in problems] == [
        ("vocabulary/OWN.YAML", "file-ending"),
        ("vocabulary/own.yml", "file-ending"),
        ("pages/a.markdown", "file-ending"),
    ]


def test_folders_without_a_capture_are_refused(root: Path) -> None:
    (root / "empty").mkdir()
    with pytest.raises(Refused, match="there are no captures in empty/"):
        read_captures(project(root, "empty"))


def test_the_project_is_the_nearest_folder_upward(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_root(root / "articles/deep/er") == root.resolve()
    assert find_root(Path("/")) is None
    monkeypatch.chdir(root / "articles")
    assert open_project(None)[0] == Project(root.resolve(), Config(title="Test"))


def test_settings_that_are_no_text_are_refused(root: Path) -> None:
    write(root, "archive.yaml", b"title: \xff\n")
    with pytest.raises(Refused, match=r"archive.yaml:1: error.unreadable. is not UTF-8 text"):
        open_project(root)


def test_named_paths_are_read_wherever_they_are(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    (root / "link.txt").symlink_to("articles/b.txt")
    write(root, "articles/b.yaml", "title: x\n")
    found = read_paths(
        [Path("news/seeds/z.txt"), Path("news/articles"), Path("news/articles/b.txt"), Path("news/link.txt")]
    )
    assert [(capture.source, capture.sidecar_source) for capture in found.captures] == [
        ("news/articles/a.md", ""),
        ("news/articles/b.txt", "news/articles/b.yaml"),
        ("news/articles/deep/er/c.txt", ""),
        ("news/link.txt", ""),
        ("news/seeds/z.txt", ""),
    ]
    assert found.unread == ()
    found = read_paths([Path("none.txt"), Path("news/.")])
    assert [problem.path for problem in found.unread] == ["none.txt", "news/link.txt"]


def test_a_folder_of_texts_is_read_in_order_and_may_be_missing(root: Path) -> None:
    write(root, "pages/b.md", "\ufeffB")
    write(root, "pages/a.md", "A")
    write(root, "pages/c.md", b"\xff")
    write(root, "pages/d.txt", "D")
    texts, problems = read_folder(root, "pages", ".md")
    assert [(text.path, text.text) for text in texts] == [("pages/a.md", "A"), ("pages/b.md", "B")]
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [("pages/c.md", 1, "unreadable")]
    assert read_folder(root, "none", ".md") == ((), ())
