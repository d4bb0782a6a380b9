"""The page of a capture that was just saved: there before its site, and as the site will have it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from archive_gen import building
from archive_gen.edges.project import open_project
from archive_gen.preview import first_sight
from archive_gen.preview.first_sight import FirstSight
from archive_gen.preview.report import Sight
from archive_gen.preview.standing import Standing
from commands import FIRST, SECOND
from previews import ask, previewing

PAGE = "articles/storm-closes-the-port-of-busan/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "archive.yaml").write_text("title: Test archive\nbase_url: https://example.org/press\n")
    (tmp_path / "articles/first.txt").write_text(FIRST)
    (tmp_path / "articles/second.txt").write_text(SECOND)
    return tmp_path


def build(root: Path, sights: FirstSight | None = None, *, whole: bool = False) -> None:
    project, _ = open_project(root)
    learn = partial(sights.learn, project) if sights else None
    building.build(project, building.Options(whole=whole), learn=learn)


def learnt(root: Path) -> FirstSight:
    sights = FirstSight()
    build(root, sights)
    sights.prepare()
    return sights


def look(root: Path, sights: FirstSight) -> Sight | None:
    return sights.look(open_project(root)[0])


def append(path: Path) -> None:
    path.write_text(path.read_text() + "\nThe pilots of Busan asked for a second tug, the harbour master said.\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: append(root / "articles/second.txt"),
        lambda root: (root / "articles/second.yaml").write_text("date: 2022-06\nremove: [JP]\n"),
        lambda root: (root / "articles/second.txt").write_bytes(SECOND.replace("port", "pört").encode("cp1252")),
    ],
    ids=["text", "sidecar", "encoding"],
)
def test_it_is_the_page_that_the_site_will_have(root: Path, change: Callable[[Path], object]) -> None:
    sights = learnt(root)
    before = (root / "site" / PAGE).read_bytes()
    change(root)
    sight = look(root, sights)
    assert sight
    assert sight.path == PAGE
    assert sight.content != before
    build(root)
    assert sight.content == (root / "site" / PAGE).read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda root: None,
        lambda root: [append(root / f"articles/{name}.txt") for name in ("first", "second")],
        lambda root: (root / "articles/third.txt").write_text(FIRST),
        lambda root: (root / "articles/second.txt").unlink(),
        lambda root: (root / "articles/second.txt").write_text(""),
        lambda root: (root / "archive.yaml").write_text("title: Another archive\n"),
        lambda root: [append(root / "articles/second.txt"), (root / "templates").mkdir(),
                      (root / "templates/article.html.jinja").write_text("{{ page.titel }}")],
    ],
    ids=["nothing", "two", "added", "gone", "emptied", "settings", "template"],
)  # fmt: skip
def test_what_cannot_be_told_alone_waits_for_the_build(root: Path, change: Callable[[Path], object]) -> None:
    sights = learnt(root)
    change(root)
    assert look(root, sights) is None


def test_nothing_is_known_before_a_build_and_of_a_large_archive(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(root / "articles/second.txt")
    assert look(root, FirstSight()) is None
    monkeypatch.setattr(first_sight, "MOST_RECORDS", 1)
    sights = learnt(root)
    append(root / "articles/second.txt")
    assert sights.is_ready
    assert look(root, sights) is None
    unread = FirstSight()
    unread.count(1)
    assert not unread.is_ready
    unread.count(2)
    assert unread.is_ready


def test_a_site_that_stands_already_is_learnt_from_when_asked(root: Path) -> None:
    build(root)
    sights = FirstSight()
    build(root, sights)
    assert not sights.is_ready
    build(root, sights, whole=True)
    sights.prepare()
    append(root / "articles/second.txt")
    assert look(root, sights)


def test_whoever_waits_for_the_page_hears_of_it_and_then_of_the_site() -> None:
    standing = Standing()
    mark = standing.mark
    standing.show(Sight(PAGE, b"<p>"))
    assert standing.mark != mark
    assert not standing.is_news(mark, 0)
    # What came of it is news for who saw it, even where it came to nothing.
    seen, refused = standing.mark, standing.report
    standing.tell(refused)
    assert standing.sight is None
    assert standing.is_news(seen, 0)


def test_the_preview_shows_it_before_the_site_is_built(root: Path) -> None:
    with previewing(root) as preview:
        path = "/press/" + PAGE.removesuffix("index.html")
        mark = preview.ask(path).text.partition('data-mark="')[2].partition('"')[0]
        # Until the process that builds has prepared itself, a change is shown by its build alone.
        for day in range(1, 20):
            (root / "articles/second.yaml").write_text(f"title: Gale number {day}\n")
            said = ask(preview.host, f"/-/events?mark={mark}").text
            assert said.endswith("event: built\ndata:\n\n")
            mark = preview.ask(path).text.partition('data-mark="')[2].partition('"')[0]
            if "event: seen" in said:
                break
        assert f"event: seen\ndata: /press/{PAGE}\n\n" in said
