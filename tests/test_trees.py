"""What is known of a tree is what a listing of it would find, whatever was done to it meanwhile."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_gen.edges import signatures, trees
from archive_gen.edges.cache import open_cache
from archive_gen.edges.trees import NOTHING, KnownTrees, Tree, folders_of, list_tree, parents_of


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)


def settle() -> None:
    time.sleep(0.06)


def names(tree: Tree) -> tuple[object, set[str]]:
    return tree.files, set(tree.folders)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    top = tmp_path / "site"
    for folder in ("a/b/c", "a/d", "e/f", "g"):
        (top / folder).mkdir(parents=True)
        (top / folder / "index.html").write_text(folder)
    settle()
    return top


def _move_away_and_link(top: Path) -> None:
    (top / "a").rename(top.parent / "elsewhere")
    (top / "a").symlink_to(top.parent / "elsewhere")


def _exchange(top: Path) -> None:
    (top / "a").rename(top / "x")
    (top / "e").rename(top / "a")
    (top / "x").rename(top / "e")


def _put_another_in_its_place(top: Path) -> None:
    (top / "new").write_text("e/f")
    os.replace(top / "new", top / "e/f/index.html")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a folder is moved away and a link put in its place": _move_away_and_link,
    "two folders change places": _exchange,
    "a file is put in the place of another": _put_another_in_its_place,
    "a file is added deep down": lambda top: (top / "a/b/c/more").write_text(""),
    "a file is removed": lambda top: (top / "a/b/c/index.html").unlink(),
    "a folder is removed": lambda top: shutil.rmtree(top / "a/b"),
    "folders are added": lambda top: (top / "g/h/i/j").mkdir(parents=True),
    "a file takes the place of a folder": lambda top: (shutil.rmtree(top / "e"), (top / "e").write_text("")),
    "a folder is renamed": lambda top: (top / "a").rename(top / "z"),
    "all is removed": shutil.rmtree,
    "nothing is done": lambda top: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(top: Path, change: str) -> None:
    known = list_tree(top)
    assert len(known.files) == 4
    CHANGES[change](top)
    assert names(list_tree(top, known)) == names(list_tree(top))


def test_any_changes_are_found(tmp_path: Path) -> None:
    chance, known = random.Random(3), NOTHING
    top = tmp_path / "site"
    top.mkdir()
    for _ in range(80):
        for _ in range(chance.randrange(4)):
            place = top.joinpath(*chance.choices("abc", k=chance.randrange(1, 4)))
            if place.is_dir():
                shutil.rmtree(place)
            elif not place.exists() and not any(parent.is_file() for parent in place.parents):
                place.mkdir(parents=True)
                (place / "index.html").write_text("")
        found = list_tree(top, known)
        assert names(found) == names(list_tree(top))
        known = found
        if chance.random() < 0.5:
            settle()


def test_only_folders_that_changed_are_listed(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = list_tree(top)
    listed: list[str] = []
    listing = trees._list_folder
    monkeypatch.setattr(trees, "_list_folder", lambda place: listed.append(place) or listing(place))
    assert list_tree(top, known) is known
    (top / "e/more").write_text("")
    list_tree(top, known)
    assert listed == [f"{top}/e"]


def test_a_folder_that_was_just_changed_is_listed_again(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "_TICK_NS", 60_000_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 60_000_000_000)
    assert set(list_tree(top).folders.values()) == {b""}


def test_trees_are_kept_from_build_to_build(top: Path) -> None:
    with open_cache(top.parent) as cache:
        kept = KnownTrees(cache, "site")
        assert (kept.site, kept.last) == (NOTHING, NOTHING)
        kept.site = list_tree(top)
        kept.save()
        again = KnownTrees(cache, "site")
    assert (again.site, again.last) == (kept.site, NOTHING)
    assert again.site.files


@pytest.mark.parametrize(
    "last",
    [
        Tree({"a": (1, 1), "b/c": (1, 2)}, {"": b"1", "b": b"2"}),
        Tree({"a": (1, 3), "b/c": (1, 2), "b/d": (1, 4)}, {"": b"", "b": b"2"}),
        Tree({"d/c": (1, 2)}, {"d": b"3"}),
    ],
)
def test_the_last_tree_is_kept_by_what_it_has_otherwise(top: Path, last: Tree) -> None:
    with open_cache(top.parent) as cache:
        kept = KnownTrees(cache, "site")
        kept.site, kept.last = Tree({"a": (1, 1), "b/c": (1, 2)}, {"": b"1", "b": b"2"}), last
        kept.save()
        again = KnownTrees(cache, "site")
    assert (again.site, again.last) == (kept.site, last)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_no_error(top: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(top) + b"/\xff")).write_text("")
    except OSError:
        pytest.skip("this file system takes none")
    with open_cache(top.parent) as cache:
        kept = KnownTrees(cache, "site")
        kept.site = list_tree(top)
        kept.save()
        assert KnownTrees(cache, "site").site == NOTHING


def test_the_folders_of_paths() -> None:
    assert list(parents_of("a/b/c")) == ["a/b", "a"]
    assert list(parents_of("a")) == []
    assert folders_of(["a/b/c", "a/d", "e"]) == {"a", "a/b"}
    assert folders_of([]) == set()
