"""What a project keeps of earlier runs: used only whole and only for what it was made of."""

from __future__ import annotations

import os
import sqlite3
import time
from hashlib import sha256
from pathlib import Path

import pytest

import archive_gen
from archive_gen.config import Config
from archive_gen.edges import signatures
from archive_gen.edges.cache import Cache, Kept, digest_of, installed, open_cache, program_digest
from archive_gen.edges.project import Project
from archive_gen.edges.signatures import KnownDigests, is_settled, sign
from archive_gen.gazetteers import project_gazetteer

OWN = "actors:\n  - {id: jana-example, name: Jana Example, kind: person}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "own.yaml").write_text(OWN)
    return Project(tmp_path, Config())


def file_of(root: Path) -> Path:
    return root / ".archive-gen" / "cache.sqlite"


def keep(root: Path, name: str = "a", key: bytes = b"key", value: bytes = b"value") -> None:
    with open_cache(root) as cache:
        cache.write("page", {name: Kept(key, value)})
        assert cache.note == ""


def kept(root: Path) -> dict[str, Kept]:
    with open_cache(root) as cache:
        return cache.read("page")


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    keep(tmp_path)
    assert kept(tmp_path) == {"a": Kept(b"key", b"value")}
    with open_cache(tmp_path) as cache:
        assert cache.read("reading") == {}
        assert cache.read_one("page", "a", b"key") == b"value"
        assert cache.read_one("page", "a", b"other") is None
        assert cache.read_one("page", "b", b"key") is None


def test_a_value_takes_the_place_of_the_one_before_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path, "b")
    with open_cache(tmp_path) as cache:
        cache.write("page", {"b": Kept(b"1", b"2")}, gone=["a"])
    assert kept(tmp_path) == {"b": Kept(b"1", b"2")}


def test_a_value_that_was_damaged_counts_as_lost(tmp_path: Path) -> None:
    keep(tmp_path, "a")
    keep(tmp_path, "b")
    connection = sqlite3.connect(file_of(tmp_path))
    connection.execute("UPDATE page SET value = x'0123' WHERE name = 'a'")
    connection.commit()
    connection.close()
    assert list(kept(tmp_path)) == ["b"]
    with open_cache(tmp_path) as cache:
        assert cache.read_one("page", "a", b"key") is None


FOREIGN = {
    "empty": b"",
    "cut": b"SQLite format 3\0" + b"\1" * 84,
    "zeros": b"\0" * 20_000,
    "text": b"a person's notes" * 1000,
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_no_cache_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".archive-gen").mkdir()
    file_of(tmp_path).write_bytes(content)
    with open_cache(tmp_path) as cache:
        assert bool(cache.note) == bool(content)
        cache.write("page", {"a": Kept(b"key", b"value")})
    assert list(kept(tmp_path)) == ["a"]


def test_a_database_of_another_program_or_version_is_made_anew(tmp_path: Path) -> None:
    keep(tmp_path)
    connection = sqlite3.connect(file_of(tmp_path))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with open_cache(tmp_path) as cache:
        assert "thrown away" in cache.note
        assert cache.read("page") == {}


def test_a_file_that_breaks_later_on_is_no_error(tmp_path: Path) -> None:
    keep(tmp_path, value=b"x" * 200_000)
    with file_of(tmp_path).open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xff" * (file_of(tmp_path).stat().st_size - 20_000))
    with open_cache(tmp_path) as cache:
        cache.read("page")
        cache.write("page", {"b": Kept(b"key", b"value")})
        assert cache.note
    keep(tmp_path, "c")
    assert list(kept(tmp_path)) == ["c"]


def test_a_locked_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive_gen.edges.cache._WAIT_SECONDS", 0.05)
    keep(tmp_path)
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_cache(tmp_path) as cache:
        cache.write("page", {"b": Kept(b"key", b"value")})
        assert "locked" in cache.note
    other.execute("ROLLBACK")
    other.close()
    assert list(kept(tmp_path)) == ["a"]


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / ".archive-gen").write_text("a file where the folder should be")
    with open_cache(tmp_path) as cache:
        cache.write("page", {"a": Kept(b"key", b"value")})
        assert cache.read("page") == {}
        assert cache.note
    with open_cache(None) as cache:
        assert cache.read("page") == {}
        assert not cache.note


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".archive-gen").mkdir()
    (tmp_path / "precious").write_bytes(b"")
    file_of(tmp_path).symlink_to(tmp_path / "precious")
    keep_note = ""
    with open_cache(tmp_path) as cache:
        cache.write("page", {"a": Kept(b"key", b"value")})
        keep_note = cache.note
    assert "symbolic link" in keep_note
    assert (tmp_path / "precious").read_bytes() == b""
    assert list(kept(tmp_path)) == ["a"]


def test_a_digest_tells_where_one_part_ends() -> None:
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc") != digest_of(b"abc")


def age(path: Path, seconds: float = 10) -> None:
    """Pretend that the file was written a while ago: the time of its entry's last change cannot be set back."""
    then = time.time() - seconds
    os.utime(path, (then, then))


def known(root: Path, seen: float) -> KnownDigests:
    with open_cache(root) as cache:
        digests = KnownDigests(cache, "captures", str(root))
        digests._seen_ns = int(seen * 1e9)
        digests.read_all(["a.txt"])
        digests.save()
    with open_cache(root) as cache:
        return KnownDigests(cache, "captures", str(root))


def test_a_file_that_lay_still_is_known_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert known(tmp_path, time.time() + 60).of_all(["a.txt"]).keys() == {"a.txt"}


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert known(tmp_path, time.time()).of_all(["a.txt"]) == {}


def test_a_file_of_the_same_size_and_time_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    digests = known(tmp_path, time.time() + 60)
    status = path.stat()
    time.sleep(0.05)
    path.write_text("two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    assert digests.of_all(["a.txt"]) == {}


def test_a_file_put_in_the_place_of_another_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    digests = known(tmp_path, time.time() + 60)
    (tmp_path / "b.txt").write_text("two")
    os.replace(tmp_path / "b.txt", tmp_path / "a.txt")
    assert digests.of_all(["a.txt"]) == {}


def test_how_long_a_file_must_have_lain_follows_from_how_exact_its_times_are() -> None:
    whole, exact = 1_700_000_000_000_000_000, 1_700_000_000_123_456_789
    for changed_ns, lain_ns in ((whole, 2_000_000_000), (exact, 50_000_000)):
        signature = signatures._LAYOUT.pack(0o100644, 1, 2, 3, whole, changed_ns)
        assert not is_settled(signature, changed_ns + lain_ns)
        assert is_settled(signature, changed_ns + lain_ns + 1)


def test_no_file_has_lain_that_is_written_now(tmp_path: Path) -> None:
    for number in range(200):
        before_ns = signatures.clock_ns()
        (tmp_path / f"{number}.txt").write_text("one")
        assert (tmp_path / f"{number}.txt").stat().st_ctime_ns >= before_ns


def test_what_the_program_wrote_itself_is_not_read_again_if_it_lay_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden, site, digest = tmp_path / "hidden", tmp_path / "site", sha256(b"one").digest()
    hidden.mkdir()
    (hidden / "a.txt").write_text("one")
    with open_cache(tmp_path) as cache:
        digests = KnownDigests(cache, "site", str(site))
        monkeypatch.setattr(signatures, "FINE_TICK_NS", 60_000_000_000)
        digests.learn_made(str(hidden), {"a.txt": digest})
        hidden.rename(site)
        assert digests.of_all(["a.txt"]) == {}
        site.rename(hidden)
        monkeypatch.setattr(signatures, "FINE_TICK_NS", 0)
        time.sleep(2 * signatures.SLOWEST_TICK_NS / 1e9)
        digests.learn_made(str(hidden), {"a.txt": digest})
        digests.save()
        hidden.rename(site)
        again = KnownDigests(cache, "site", str(site))
    assert again.of_all(["a.txt"]) == {"a.txt": digest}
    (site / "a.txt").write_text("two")
    assert again.of_all(["a.txt"]) == {}


def test_only_a_regular_file_has_a_signature(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "link").symlink_to("a.txt")
    signature = sign(str(tmp_path / "a.txt"))
    assert signature is not None
    assert not is_settled(signature, (tmp_path / "a.txt").stat().st_ctime_ns + 1)
    assert [sign(str(tmp_path / name)) for name in ("link", ".", "none", "nul\0")] == [None] * 4


def gazetteer_of(project: Project, cache: Cache) -> object:
    gazetteer, problems = project_gazetteer(project, cache)
    assert problems == ()
    return gazetteer.vocabulary, gazetteer.forms


def test_a_kept_gazetteer_is_the_one_that_its_vocabulary_makes(project: Project) -> None:
    with open_cache(project.root) as cache:
        first = gazetteer_of(project, cache)
        assert list(cache.read("gazetteer")) == ["compiled"]
        assert gazetteer_of(project, cache) == first


def test_a_changed_vocabulary_is_compiled_again(project: Project) -> None:
    with open_cache(project.root) as cache:
        gazetteer_of(project, cache)
        (project.root / "vocabulary" / "own.yaml").write_text(OWN.replace("Jana", "Tom"))
        gazetteer, _ = project_gazetteer(project, cache)
    assert gazetteer.actors["jana-example"].name == "Tom Example"


def test_a_faulty_vocabulary_is_told_of_each_time(project: Project) -> None:
    (project.root / "vocabulary" / "own.yaml").write_text(OWN.replace("person", "ghost"))
    with open_cache(project.root) as cache:
        for _ in range(2):
            assert [problem.path for problem in project_gazetteer(project, cache)[1]] == ["vocabulary/own.yaml"]
        assert cache.read("gazetteer") == {}


def test_what_python_compiles_in_passing_is_not_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__init__.py").write_text("")
    monkeypatch.setattr(archive_gen, "__file__", str(tmp_path / "__init__.py"))
    before = program_digest.__wrapped__()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/model.cpython-311.pyc.140123").write_bytes(b"half")
    assert program_digest.__wrapped__() == before
    (tmp_path / "more.py").write_text("")
    assert program_digest.__wrapped__() != before


def test_a_library_is_known_by_the_name_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Ferry_Line-2.1.dist-info", "harbour-3.egg-info", "harbour_wall-9.dist-info", "ferry_line"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "none")])
    assert installed(("ferry-line", "harbour", "tide")) == ["ferry_line-2.1", "harbour-3"]


def test_every_library_that_reads_or_renders_is_told_of() -> None:
    assert {one.partition("-")[0] for one in installed(("jinja2", "msgspec", "python-slugify"))} == {
        "jinja2", "msgspec", "python_slugify",
    }  # fmt: skip
