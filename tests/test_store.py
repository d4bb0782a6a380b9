"""The site is written whole or not at all, and what is not ours is neither lost nor overwritten."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from archive_gen.edges import WORK_FOLDER, Refused, exchange, signatures, store
from archive_gen.edges.cache import Cache
from archive_gen.edges.lock import build_lock
from archive_gen.edges.manifest import MANIFEST_NAME, Manifest, last_manifest, sound
from archive_gen.edges.output import check_output
from archive_gen.edges.placing import link, remove_tree
from archive_gen.edges.regular import digest_regular
from archive_gen.edges.signatures import KnownDigests
from archive_gen.edges.store import write_site
from archive_gen.edges.trees import KnownTrees

OLD = {"index.html": b"old", "a/index.html": b"same", "b/index.html": b"goes", "assets/x.css": b"css"}
NEW = {"index.html": b"new", "a/index.html": b"same", "c/d/index.html": b"comes", "assets/x.css": b"css"}


def tree(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    found.pop(MANIFEST_NAME, None)
    return found


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith(".site")]


@pytest.fixture(params=["exchange", "exchange with the last site", "file by file", "stage within"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    if request.param == "exchange with the last site":
        (tmp_path / ".archive-gen").mkdir()
    elif request.param != "exchange":
        monkeypatch.setattr(exchange, "exchange_call", lambda: None)
    if request.param == "stage within":
        monkeypatch.setattr(store, "_stage_of", lambda output: _inside(output))
    return str(request.param)


def _inside(output: Path) -> Path:
    return (output if output.is_dir() else output.parent) / f".{output.name}.archive-gen-new"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_site_is_written_then_replaced(site: Path, way: str) -> None:
    assert write_site(site, OLD).written == 4
    assert tree(site) == OLD
    written = write_site(site, NEW)
    assert (written.written, written.removed, written.exchanged) == (2, 1, way.startswith("exchange"))
    assert tree(site) == NEW
    assert not (site / "b").exists()
    assert leftovers(site.parent) == leftovers(site) == []


def test_the_new_site_is_staged_in_the_projects_work_folder_where_there_is_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed = []
    monkeypatch.setattr(store, "flush", lambda stage, changed: flushed.append(stage))
    with build_lock(site.parent):
        write_site(site, OLD)
        write_site(site, NEW)
    assert flushed == [site.parent / ".archive-gen/site-new"]
    assert tree(site) == NEW
    assert sorted(path.name for path in (site.parent / ".archive-gen").iterdir()) == ["lock", "site-last"]


def test_a_second_build_writes_nothing(site: Path, way: str) -> None:
    write_site(site, OLD, Manifest({}, {"1": "a/"}, {"z/": "1"}))
    before = {p: p.stat().st_ctime_ns for p in [site, *site.rglob("*")]}
    written = write_site(site, OLD, Manifest({}, {"1": "a/"}, {"z/": "1"}))
    assert (written.written, written.removed) == (0, 0)
    assert {p: p.stat().st_ctime_ns for p in [site, *site.rglob("*")]} == before


def test_unchanged_files_keep_their_times(site: Path, way: str) -> None:
    write_site(site, OLD)
    os.utime(site / "a/index.html", (1, 1))
    write_site(site, NEW)
    assert (site / "a/index.html").stat().st_mtime == 1


def test_an_edited_page_is_written_again(site: Path, way: str) -> None:
    write_site(site, OLD)
    (site / "a/index.html").write_bytes(b"edit")
    write_site(site, OLD)
    assert tree(site) == OLD


def test_foreign_files_stay(site: Path, way: str) -> None:
    write_site(site, OLD)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")
    (site / "b/notes.txt").write_text("mine")
    (site / "empty").mkdir()
    (site / "link").symlink_to("nowhere")
    write_site(site, NEW)
    assert tree(site) == {**NEW, ".git/HEAD": b"ref", "b/notes.txt": b"mine"}
    assert (site / "empty").is_dir()
    assert os.readlink(site / "link") == "nowhere"


@pytest.mark.parametrize("foreign", ["c", "c/d/index.html", "c/d/index.html/x"])
def test_a_foreign_file_in_the_way_is_named_and_stays(site: Path, way: str, foreign: str) -> None:
    write_site(site, OLD)
    (site / foreign).parent.mkdir(parents=True, exist_ok=True)
    (site / foreign).write_text("mine")
    with pytest.raises(Refused, match=f"{foreign} is in the way"):
        write_site(site, NEW)
    assert tree(site) == {**OLD, foreign: b"mine"}


def test_a_page_may_take_the_place_of_a_folder_and_a_folder_that_of_a_page(site: Path, way: str) -> None:
    for files in ({"x/y": b"1", "z": b"2"}, {"x": b"3", "z/w": b"4"}, {"x/y": b"1", "z": b"2"}):
        write_site(site, files)
        assert tree(site) == files


def test_an_empty_folder_of_another_hand_gives_way_to_a_page(site: Path, way: str) -> None:
    write_site(site, OLD)
    (site / "c/d/index.html").mkdir(parents=True)
    write_site(site, NEW)
    assert tree(site) == NEW


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a//b", "a/./b", "", "a\\b", "a\0b", "x" * 256, "\ud800", MANIFEST_NAME]
)
def test_a_path_out_of_the_site_is_a_bug(site: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no site may hold"):
        write_site(site, {path: b""})
    assert not site.exists()


def test_a_manifest_cannot_lead_out_of_the_site(site: Path, way: str) -> None:
    outside = site.parent / "keep.txt"
    outside.write_text("keep")
    write_site(site, OLD)
    (site / MANIFEST_NAME).write_bytes(b'{"files": {"../keep.txt": "x", "/etc/hostname": "x", "index.html": "x"}}')
    write_site(site, NEW)
    assert outside.read_text() == "keep"


def test_a_symbolic_link_is_replaced_and_not_written_through(site: Path, way: str) -> None:
    outside = site.parent / "keep.txt"
    outside.write_text("keep")
    write_site(site, OLD)
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside)
    write_site(site, NEW)
    assert outside.read_text() == "keep"
    assert tree(site) == NEW


def test_a_site_after_any_changes_is_what_was_written_and_what_others_put_there(site: Path, way: str) -> None:
    chance = random.Random(5)
    paths = ["index.html", "a", "a/b/index.html", "a/c/index.html", "d/index.html", "e/f/g/index.html", "e/f"]
    foreign: dict[str, bytes] = {}
    for _ in range(60):
        chosen = chance.sample(paths, chance.randrange(1, 5))
        tops = [path for path in chosen if not any(other.startswith(f"{path}/") for other in chosen)]
        files = {path: chance.choice((b"1", b"2", b"3")) for path in tops}
        write_site(site, files)
        assert tree(site) == {**files, **foreign}
        for path in chance.sample(sorted(foreign), len(foreign) // 2):
            (site / path).unlink()
            del foreign[path]
        for number in range(chance.randrange(3)):
            path = f"{chance.choice(('mine', 'own/x', 'own/y/z'))}/{number}.txt"
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(foreign.setdefault(path, b"mine"))
        edited = site / chance.choice(sorted(files))
        edited.write_bytes(b"9")


def test_the_last_site_lends_its_files_and_is_never_written_through(site: Path) -> None:
    (site.parent / ".archive-gen").mkdir()
    write_site(site, OLD)
    write_site(site, NEW)
    times = {path: (site / path).stat().st_ctime_ns for path in ("a/index.html", "assets/x.css")}
    with (site / "index.html").open("rb") as read:
        write_site(site, {**NEW, "index.html": b"third"})
        assert read.read() == b"new"
    assert {path: (site / path).stat().st_ctime_ns for path in times} == times
    (site.parent / ".archive-gen/site-last/a/index.html").unlink()
    (site.parent / ".archive-gen/site-last/a/index.html").write_bytes(b"by another hand")
    (site.parent / ".archive-gen/site-last/more.txt").write_bytes(b"by another hand")
    write_site(site, OLD)
    assert tree(site) == OLD


def test_what_a_person_removed_from_the_site_does_not_come_back(site: Path) -> None:
    (site.parent / ".archive-gen").mkdir()
    for content in (OLD, NEW, OLD):
        write_site(site, content)
        (site / "notes.txt").write_text("mine")
    (site / "notes.txt").unlink()
    for content in (NEW, OLD, NEW):
        write_site(site, content)
        assert tree(site) == content


def test_what_was_seen_of_the_folders_before_changes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)
    (site.parent / ".archive-gen").mkdir()
    trees, mine = KnownTrees(Cache(), ""), {}
    for turn in range(12):
        content = (OLD, NEW, {**NEW, f"e/{turn}/index.html": b"more"})[turn % 3]
        write_site(site, content, trees=trees)
        assert tree(site) == {**content, **mine}
        time.sleep(0.06)
        by_hand = (site, site.parent / ".archive-gen/site-last")[turn % 2]
        if by_hand.is_dir():
            (by_hand / f"a/{turn}.txt").write_bytes(b"by hand")
            mine |= {f"a/{turn}.txt": b"by hand"} if by_hand == site else {}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_where_the_last_site_is_kept_is_left_alone(site: Path, kind: str) -> None:
    (site.parent / ".archive-gen").mkdir()
    last = site.parent / ".archive-gen/site-last"
    last.write_text("mine") if kind == "file" else last.symlink_to(site.parent)
    for content in (OLD, NEW, OLD):
        write_site(site, content)
        assert tree(site) == content
    assert last.is_symlink() or last.read_text() == "mine"


def test_the_manifest_tells_files_permalinks_and_redirects(site: Path) -> None:
    write_site(site, {"a": b""}, Manifest({}, {"1": "articles/x/"}, {"articles/y/": "1"}))
    found = last_manifest(site)
    assert (list(found.files), found.permalinks, found.redirects) == (
        ["a"],
        {"1": "articles/x/"},
        {"articles/y/": "1"},
    )
    assert last_manifest(site.parent / "none") == Manifest()


def test_permalinks_that_no_site_could_have_are_not_taken_from_a_manifest(site: Path) -> None:
    permalinks = {"1": "../x/", "2": "/x/", "3": "x", "4": "x/"}
    write_site(site, {"a": b""}, Manifest({}, permalinks, {"a//": "1", "b/": "1", "": "1"}))
    found = sound(last_manifest(site))
    assert (found.permalinks, found.redirects) == ({"4": "x/"}, {"b/": "1"})


def test_what_is_put_into_the_old_site_while_the_new_is_written_is_not_lost(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(site, OLD)
    flush = store.flush

    def late(stage: Path, changed: Iterable[str]) -> None:
        (site / "late.txt").write_text("mine")
        flush(stage, changed)

    monkeypatch.setattr(store, "flush", late)
    write_site(site, NEW)
    assert tree(site) == {**NEW, "late.txt": b"mine"}


def test_a_reader_never_sees_a_mix(site: Path) -> None:
    if exchange.exchange_call() is None:
        pytest.skip("this system cannot exchange folders")
    versions = [{f"{name}/index.html": digit for name in "abcdefgh"} for digit in (b"0", b"1")]
    write_site(site, versions[0])
    writer = multiprocessing.get_context("fork").Process(target=_write_in_turn, args=(site, versions))
    writer.start()
    seen = set()
    while writer.is_alive():
        folder = os.open(site, os.O_RDONLY)
        try:
            pages = [os.open(f"{name}/index.html", os.O_RDONLY, dir_fd=folder) for name in "abcdefgh"]
        except FileNotFoundError:
            continue  # The folder was retired while it was being read; whoever opens the site again has the new one.
        finally:
            os.close(folder)
        seen.add(b"".join(os.read(page, 1) for page in pages))
        for page in pages:
            os.close(page)
    writer.join()
    assert seen <= {b"0" * 8, b"1" * 8}


def _write_in_turn(site: Path, versions: list[dict[str, bytes]]) -> None:
    for turn in range(40):
        write_site(site, versions[turn % 2])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "home" / "project"
    (root / "articles/deep").mkdir(parents=True)
    return root


READ = ("articles", "templates")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("/", "root of the disk"),
        (".", "project's folder"),
        ("..", "home folder"),
        ("../..", "home folder"),
        ("articles", "articles/"),
        ("articles/deep", "articles/"),
        ("templates", "templates/"),
        (".git", ".git/"),
        (".git/x", ".git/"),
        (".archive-gen", ".archive-gen/"),
        ("file", "is a file"),
        ("full", "holds files and no site"),
        ("link", "articles/"),
    ],
)
def test_an_output_that_is_not_ours_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, output: str, reason: str
) -> None:
    monkeypatch.setenv("HOME", str(project.parent))
    (project / "file").write_text("")
    (project / "full").mkdir()
    (project / "full/thesis.doc").write_text("")
    (project / "link").symlink_to("articles")
    with pytest.raises(Refused, match=reason):
        check_output(project / output, project, READ)
    assert (project / "full/thesis.doc").exists()


def test_an_output_that_is_new_empty_or_ours_is_taken(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project.parent))
    site = project / "site"
    assert check_output(site, project, READ) == site.resolve()
    site.mkdir()
    assert check_output(site, project, READ) == site.resolve()
    write_site(site, OLD)
    assert check_output(site, project, READ) == site.resolve()
    (project / "link").symlink_to("site")
    assert check_output(project / "link", project, READ) == site.resolve()


def test_a_damaged_manifest_makes_the_folder_foreign(project: Path) -> None:
    write_site(project / "site", OLD)
    (project / "site" / MANIFEST_NAME).write_text("{")
    with pytest.raises(Refused, match="no site of archive-gen"):
        check_output(project / "site", project, READ)


def test_a_second_build_is_told_who_holds_the_lock(project: Path) -> None:
    with (
        build_lock(project),
        pytest.raises(Refused, match=f"running \\(process {os.getpid()}\\)"),
        build_lock(project),
    ):
        pass
    with build_lock(project):
        pass


def test_a_killed_holder_leaves_no_lock(project: Path) -> None:
    code = f"""if True:
        import time
        from archive_gen.edges.lock import Path, build_lock
        with build_lock(Path({str(project)!r})):
            print(flush=True)
            time.sleep(60)
    """
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(Refused, match=str(holder.pid)), build_lock(project):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with build_lock(project):
        pass


def test_a_file_that_its_signature_proves_is_not_read_and_an_edited_one_is(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(site, OLD)
    read: list[str] = []
    monkeypatch.setattr(store, "digest_regular", lambda path: read.append(path.name) or digest_regular(path))
    # However coarse the disk's times are, what is written now must count as proven soon.
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)
    time.sleep(0.05)
    digests = KnownDigests(Cache(), "site", str(site))
    digests.read_all(OLD)
    digests.save()
    assert write_site(site, OLD, digests=digests).written == 0
    assert read == [MANIFEST_NAME]
    status = (site / "a/index.html").stat()
    (site / "a/index.html").write_bytes(b"edit")
    os.utime(site / "a/index.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert write_site(site, OLD, digests=digests).written == 1
    assert tree(site) == OLD


@pytest.fixture
def short_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """However coarse the disk's times are, what is written now counts as proven soon."""
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)
    monkeypatch.setattr(store, "FINE_TICK_NS", 20_000_000)
    monkeypatch.setattr(store, "_LONG_TO_READ", -1)


@pytest.fixture
def digests(site: Path, short_ticks: None) -> KnownDigests:
    """What is known of the files of a site that has stood for a moment."""
    (site.parent / WORK_FOLDER).mkdir()
    write_site(site, OLD)
    time.sleep(0.05)
    return KnownDigests(Cache(), "site", str(site))


def replaced(site: Path, files: dict[str, bytes], digests: KnownDigests) -> None:
    """Replace the site by files, knowing what stands, as a build does."""
    standing = {path: digest.hex() for path, digest in digests.read_all(OLD).items() if path in files}
    changed = {path: content for path, content in files.items() if sha256(content).hexdigest() != standing.get(path)}
    beside = Manifest({path: standing[path] for path in files.keys() - changed.keys()})
    write_site(site, changed, beside, digests=digests)
    digests.save()
    time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="no signature proves anything there")
def test_what_was_linked_into_the_next_site_is_not_read_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, digests: KnownDigests
) -> None:
    replaced(site, {**OLD, "new/index.html": b"new"}, digests)
    read: list[Path] = []
    monkeypatch.setattr(signatures, "digest_regular", lambda path: read.append(path) or digest_regular(path))
    assert digests.read_all(OLD) == {path: sha256(content).digest() for path, content in OLD.items()}
    assert read == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signature proves anything there")
def test_what_is_written_while_it_is_linked_is_read_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, digests: KnownDigests
) -> None:
    def written_before(source: Path, target: Path) -> None:
        if source.parent.name == "a":
            source.write_bytes(b"edit")
        link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(store, "link", written_before)
        replaced(site, {**OLD, "new/index.html": b"new"}, digests)
    assert digests.read_all(OLD)["a/index.html"] == sha256(b"edit").digest()


def test_a_stage_is_removed_though_its_folders_are_read_only(tmp_path: Path) -> None:
    inner = tmp_path / "stage" / "articles" / "one"
    inner.mkdir(parents=True)
    (inner / "index.html").write_text("x")
    for folder in (inner, inner.parent, inner.parent.parent):
        folder.chmod(0o500)
    remove_tree(tmp_path / "stage")
    assert not (tmp_path / "stage").exists()
