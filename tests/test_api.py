"""The Python API: what its document shows is what it does, and importing the package costs nothing."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import archive_gen
from archive_gen.edges.starter import make_project
from commands import FIRST

DOCUMENT = Path(__file__).parent.parent / "docs" / "python.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_project(tmp_path / "archive")
    monkeypatch.chdir(tmp_path / "archive")
    return tmp_path / "archive"


def test_the_examples_of_the_document_print_what_stands_there(project: Path) -> None:
    done = doctest.testfile(str(DOCUMENT), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert done.attempted >= 10
    assert done.failed == 0


def test_every_name_of_the_api_is_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"{name}" in text for name in archive_gen.__all__ if not name.startswith("__"))
    assert set(archive_gen.__all__) - {"__version__"} == set(__import__("archive_gen.api").api.__all__)


def test_the_package_is_imported_without_the_program() -> None:
    code = "import sys, archive_gen; print(len([name for name in sys.modules if name.startswith('archive_gen.')]))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"


def test_the_version_is_told_without_the_stages() -> None:
    code = (
        "import sys; sys.argv = ['archive-gen', '--version']\n"
        "from archive_gen.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('archive_gen.')}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "['cli', 'edges', 'problems']"


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        archive_gen.nonsense  # noqa: B018


def test_a_sidecar_and_a_projects_vocabulary_are_heeded(project: Path) -> None:
    (project / "articles/first.txt").write_text(FIRST)
    (project / "articles/first.yaml").write_text("title: Rivers shared\n")
    (project / "vocabulary").mkdir()
    (project / "vocabulary/own.yaml").write_text("topics:\n  - id: rivers\n    label: Rivers\n    triggers: [rivers]\n")
    record = archive_gen.load_record(project / "articles/first.txt")
    assert (record.title, record.title_basis) == ("Rivers shared", "given")
    assert "rivers" not in {tag.id for tag in archive_gen.tag_record(record).topics}
    assert "rivers" in {tag.id for tag in archive_gen.tag_record(record, project=project).topics}


def test_what_cannot_be_done_is_refused_in_a_sentence(project: Path) -> None:
    (project / "articles/empty.txt").write_text("")
    for path in ("articles/empty.txt", "articles", "none"):
        with pytest.raises(archive_gen.Refused, match=path):
            archive_gen.load_record(path)
    with pytest.raises(archive_gen.Refused, match="there is no folder none"):
        archive_gen.build("none")
    with pytest.raises(archive_gen.Refused, match="'base_url' is not an http or https address: 'x'"):
        archive_gen.build(project, base_url="x")
    (project / "archive.yaml").write_text("titel: x\n")
    with pytest.raises(archive_gen.Refused, match="did you mean 'title'"):
        archive_gen.build(project)
