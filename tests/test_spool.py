"""What a build makes lies in files of its own until the site is written, and none of them outlives the build."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from archive_gen.contents import Content, Piece, Shelf, size_of, sum_of
from archive_gen.edges import Refused, spool
from archive_gen.edges.spool import Spool, open_spool
from archive_gen.edges.store import write_site
from shelves import Memory

PARTS = [b"one\n", b"", b"two\n", b"three\n"]
WHOLE = b"".join(PARTS)


def read(content: Content) -> bytes:
    return content if isinstance(content, bytes) else Path(content.place).read_bytes()


@pytest.fixture(params=["disk", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    return Spool(str(tmp_path)) if request.param == "disk" else Memory()


def test_contents_are_kept_whole_with_size_and_sum(shelf: Shelf) -> None:
    first, other = shelf.keep(PARTS), shelf.keep([])
    assert (read(first), size_of(first), sum_of(first)) == (WHOLE, len(WHOLE), sha256(WHOLE).hexdigest())
    assert (read(other), size_of(other), sum_of(other)) == (b"", 0, sha256().hexdigest())


def test_pieces_of_what_is_kept_are_joined(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_MOST_READ", 3)
    whole, other = shelf.keep(PARTS), shelf.keep([b"of another"])
    pieces = [Piece(whole, 4, 8), Piece(other, 0, 2), Piece(whole, 0, 4), Piece(whole, 8, 8), Piece(other, 2, 10)]
    made = shelf.joined(pieces)
    assert read(made) == b"two\nofone\n another"
    assert sum_of(made) == sha256(read(made)).hexdigest()


def test_of_a_file_that_another_hand_wrote_meanwhile_nothing_is_taken(tmp_path: Path) -> None:
    shelf = Spool(str(tmp_path))
    kept = shelf.keep(PARTS)
    Path(kept.place).write_bytes(WHOLE[:-1])
    with pytest.raises(Refused, match="was changed while the site was built"):
        shelf.joined([Piece(kept, 0, 4)])


def test_what_a_function_writes_is_kept(shelf: Shelf) -> None:
    made = shelf.written(lambda path: void(Path(path).write_bytes(WHOLE)))
    assert (read(made), sum_of(made)) == (WHOLE, sha256(WHOLE).hexdigest())


def void(_: object) -> None:
    """Forget a value."""


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), sqlite3.OperationalError("full")])
def test_a_disk_that_fails_is_a_refusal(tmp_path: Path, fault: Exception) -> None:
    def fail(path: str) -> None:
        raise fault

    with pytest.raises(Refused, match=r"the site cannot be written: .*(no space left|full)"):
        Spool(str(tmp_path)).written(fail)


def test_a_spool_goes_with_its_build_and_so_does_one_that_a_killed_build_left(tmp_path: Path) -> None:
    work = tmp_path / ".archive-gen"
    (work / "spool-left").mkdir(parents=True)
    (work / "spool-left/1-0").write_text("page")
    (work / "cache.sqlite").write_text("kept")
    with open_spool(tmp_path) as opened:
        assert Path(opened.keep(PARTS).place).is_relative_to(work)
        assert not (work / "spool-left").exists()
    assert [path.name for path in work.iterdir()] == ["cache.sqlite"]


def test_a_project_that_cannot_be_written_has_its_spool_elsewhere(tmp_path: Path) -> None:
    with open_spool(tmp_path / "none") as opened:
        place = Path(opened.keep(PARTS).place)
        assert place.read_bytes() == WHOLE
    assert not place.parent.exists()


def test_without_any_place_for_it_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> str:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(spool.tempfile, "mkdtemp", fail)
    with pytest.raises(Refused, match=r"no place for temporary files: .*read-only"), open_spool(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
@pytest.mark.parametrize("is_far", [False, True])
def test_a_spooled_file_becomes_one_of_the_site_also_from_another_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_far: bool
) -> None:
    rename = os.rename

    def far(source: str, target: str | Path) -> None:
        if Path(source).parent.name == "spool":
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(source, target)

    (tmp_path / "spool").mkdir()
    spooled = Spool(str(tmp_path / "spool")).keep(PARTS)
    if is_far:
        monkeypatch.setattr(os, "rename", far)
    write_site(tmp_path / "site", {"a/index.html": spooled, "b/index.html": WHOLE})
    first, other = tmp_path / "site/a/index.html", tmp_path / "site/b/index.html"
    assert first.read_bytes() == other.read_bytes() == WHOLE
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    assert write_site(tmp_path / "site", {"a/index.html": WHOLE, "b/index.html": WHOLE}).written == 0
