"""What a project keeps of earlier runs: used only whole and only for what it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_gen.config import Config
from archive_gen.edges import cache
from archive_gen.edges.project import Project
from archive_gen.pipeline import project_gazetteer

OWN = "actors:\n  - {id: jana-example, name: Jana Example, kind: person}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "own.yaml").write_text(OWN)
    return Project(tmp_path, Config())


def kept(root: Path) -> list[Path]:
    return sorted((root / ".archive-gen" / "cache").glob("*"))


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    cache.write(tmp_path, "kind", "key", b"content")
    assert cache.read(tmp_path, "kind", "key") == b"content"
    assert cache.read(tmp_path, "kind", "other") is None
    assert cache.read(tmp_path, "other", "key") is None


def test_the_last_of_a_kind_is_found_under_any_key(tmp_path: Path) -> None:
    assert cache.read_last(tmp_path, "kind") is None
    cache.write(tmp_path, "kind", "one", b"1")
    cache.write(tmp_path, "other", "one", b"2")
    assert cache.read_last(tmp_path, "kind") == b"1"
    kept(tmp_path)[0].write_bytes(b"damaged")
    assert cache.read_last(tmp_path, "kind") is None


def test_a_kind_keeps_its_last_alone(tmp_path: Path) -> None:
    cache.write(tmp_path, "kind", "one", b"1")
    cache.write(tmp_path, "other", "one", b"1")
    cache.write(tmp_path, "kind", "two", b"2")
    assert [path.name for path in kept(tmp_path)] == ["kind-two", "other-one"]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 200], ids=["empty", "cut", "zeros"])
def test_what_was_damaged_counts_as_lost(tmp_path: Path, damage: bytes) -> None:
    cache.write(tmp_path, "kind", "key", b"content")
    kept(tmp_path)[0].write_bytes(damage)
    assert cache.read(tmp_path, "kind", "key") is None


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / ".archive-gen").write_text("a file where the folder should be")
    cache.write(tmp_path, "kind", "key", b"content")
    assert cache.read(tmp_path, "kind", "key") is None


def test_a_kept_gazetteer_is_the_one_that_its_vocabulary_makes(project: Project) -> None:
    first, _ = project_gazetteer(project)
    assert len(kept(project.root)) == 1
    second, _ = project_gazetteer(project)
    assert second.vocabulary == first.vocabulary
    assert second.forms == first.forms


def test_a_changed_vocabulary_is_compiled_again(project: Project) -> None:
    project_gazetteer(project)
    (project.root / "vocabulary" / "own.yaml").write_text(OWN.replace("Jana", "Tom"))
    gazetteer, _ = project_gazetteer(project)
    assert gazetteer.actors["jana-example"].name == "Tom Example"
    assert len(kept(project.root)) == 1


def test_a_faulty_vocabulary_is_told_of_each_time(project: Project) -> None:
    (project.root / "vocabulary" / "own.yaml").write_text(OWN.replace("person", "ghost"))
    for _ in range(2):
        assert [problem.path for problem in project_gazetteer(project)[1]] == ["vocabulary/own.yaml"]
    assert kept(project.root) == []
