"""Any one call fails, or is the last: the site is the old one or the new one, and the next build heals."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

import pytest
from failing import FAULTS, INTERRUPT, KILL, each_call_fails

from archive_gen.edges import WORK_FOLDER, Refused, exchange, signatures, store
from archive_gen.edges.cache import Cache
from archive_gen.edges.manifest import MANIFEST_NAME, last_manifest
from archive_gen.edges.output import check_output
from archive_gen.edges.store import write_site
from archive_gen.edges.trees import KnownTrees, list_tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes that share this one's memory")

OLD = {
    "index.html": b"old",
    "a/index.html": b"same",
    "b/index.html": b"goes",
    "x/y/index.html": b"goes",
    "x.css": b"css",
}
NEW = {"index.html": b"new", "a/index.html": b"same", "c/d/index.html": b"comes", "x.css": b"CSS"}
MINE = {"notes.txt": b"mine", "b/notes.txt": b"mine too"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder; what a file-by-file exchange has staged in it is not of the site."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MANIFEST_NAME, None)
    return {path: content for path, content in found.items() if not path.startswith(".site.archive-gen-new/")}


def renew(site: Path, *, in_project: bool = False) -> None:
    """Put the old site back; in a project, whose folder keeps the last site to begin the next one with."""
    shutil.rmtree(site.parent)
    site.parent.mkdir()
    if in_project:
        (site.parent / WORK_FOLDER).mkdir()
        write_site(site, {**NEW, "d/index.html": b"past"})
    write_site(site, OLD)
    for path, content in MINE.items():
        (site / path).write_bytes(content)


def leftovers(site: Path) -> set[str]:
    """Return what stands beside the site but for what a project's folder keeps."""
    work = site.parent / WORK_FOLDER
    kept = {path.name for path in work.iterdir()} - {"site-last"} if work.exists() else set()
    return kept | {path.name for path in site.parent.iterdir()} - {"site", WORK_FOLDER}


def replace(site: Path, trees: KnownTrees | None = None) -> None:
    """What a build does with its output, from asking whose it is to the end."""
    check_output(site, site.parent / "project", ())
    last_manifest(site)
    write_site(site, NEW, trees=trees)


def seen_before(site: Path) -> KnownTrees:
    """Return what a build has kept of the folders as they are."""
    time.sleep(0.025)
    trees = KnownTrees(Cache(), "")
    trees.site, trees.last = list_tree(site), list_tree(site.parent / WORK_FOLDER / "site-last")
    return trees


def stage_within(output: Path) -> Path:
    """Where a new site is staged when the output is a file system of its own."""
    return (output if output.is_dir() else output.parent) / f".{output.name}.archive-gen-new"


def faults(*, short: tuple[str, ...]) -> list[object]:
    return [pytest.param(fault, marks=[] if fault in short else pytest.mark.full) for fault in FAULTS]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place/site"


@pytest.mark.parametrize(
    ("fault", "in_project"),
    [
        (KILL, True),
        ("ENOSPC", False),
        *(pytest.param(fault, True, marks=pytest.mark.full) for fault in FAULTS if fault != KILL),
        *(pytest.param(fault, False, marks=pytest.mark.full) for fault in FAULTS if fault != "ENOSPC"),
    ],
)
def test_where_folders_are_exchanged_the_site_is_the_old_one_or_the_new_one(
    site: Path, fault: str, in_project: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if exchange.exchange_call() is None:
        pytest.skip("this system cannot exchange folders")
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)
    old, new = {**OLD, **MINE}, {**NEW, **MINE}
    calls, trees = 0, KnownTrees(Cache(), "")

    def prepare() -> None:
        nonlocal trees
        renew(site, in_project=in_project)
        trees = seen_before(site)

    for ended in each_call_fails(site.parent, fault, lambda: replace(site, trees), prepare):
        calls += 1
        found = tree(site)
        assert found == (old if ended.refused else new) or (ended.killed and found == old), (calls, ended.said)
        assert not ended.refused or "the site is unchanged" in ended.said, ended.said
        replace(site, trees)
        assert tree(site) == new, calls
        assert leftovers(site) == set()
    assert calls > 30


@pytest.mark.parametrize("fault", faults(short=(KILL,)))
@pytest.mark.parametrize("within", [False, pytest.param(True, marks=pytest.mark.full)])
def test_where_they_cannot_be_no_file_is_cut_off_and_the_next_build_heals(
    site: Path, fault: str, within: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange_call", lambda: None)
    if within:
        monkeypatch.setattr(store, "_stage_of", stage_within)
    whole = {(path, content) for files in (OLD, NEW, MINE) for path, content in files.items()}
    calls = 0
    for ended in each_call_fails(site.parent, fault, lambda: replace(site), lambda: renew(site)):
        calls += 1
        found = tree(site)
        assert set(found.items()) <= whole, calls
        assert found.items() >= {**MINE, "a/index.html": b"same"}.items()
        assert ended.refused or ended.killed or found == {**NEW, **MINE}
        replace(site)
        assert tree(site) == {**NEW, **MINE}, calls
        assert leftovers(site) == set()
    assert calls > 50


@pytest.mark.parametrize("fault", faults(short=()))
def test_a_first_site_is_there_whole_or_not_at_all(site: Path, fault: str) -> None:
    def renew_nothing() -> None:
        shutil.rmtree(site.parent)
        site.parent.mkdir()

    for ended in each_call_fails(site.parent, fault, lambda: replace(site), renew_nothing):
        assert (tree(site) if site.exists() else None) in ([NEW] if not ended.refused else [None]) or ended.killed
        assert not site.exists() or tree(site) == NEW
        replace(site)
        assert tree(site) == NEW
        assert leftovers(site) == set()


@pytest.mark.full
def test_an_interrupt_at_any_call_leaves_the_site_as_it_says(site: Path) -> None:
    calls = 0
    for ended in each_call_fails(site.parent, INTERRUPT, lambda: replace(site), lambda: renew(site, in_project=True)):
        calls += 1
        assert tree(site) == {**(OLD if ended.interrupted else NEW), **MINE}, calls
        assert leftovers(site) == set()
    assert calls > 50


def test_what_another_hand_writes_while_the_site_is_written_is_in_the_new_site(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew(site, in_project=True)
    in_one_step = exchange.put_in_place

    def saved_before(stage: Path, output: Path) -> bool:
        # As editors do it: a file of its own, and then the name.
        (output / "notes.new").write_bytes(b"mine, and newer")
        os.replace(output / "notes.new", output / "notes.txt")
        (output / "b/more.txt").write_bytes(b"mine, and new")
        return in_one_step(stage, output)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "put_in_place", saved_before)
        replace(site)
    mine = {**MINE, "notes.txt": b"mine, and newer", "b/more.txt": b"mine, and new"}
    assert tree(site) == {**NEW, **mine}
    replace(site)
    assert tree(site) == {**NEW, **mine}


def test_an_exchange_that_fails_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renew(site)
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "exchange_call", lambda: lambda old, new: errno.EIO)
        with pytest.raises(Refused, match="the site is unchanged"):
            replace(site)
    assert tree(site) == {**OLD, **MINE}
    replace(site)
    assert tree(site) == {**NEW, **MINE}
