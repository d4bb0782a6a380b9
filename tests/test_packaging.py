"""What is shipped works by itself: a wheel, in an environment that has nothing of this checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
               "--disable-pip-version-check", "--wheel-dir", str(folder), str(ROOT)]  # fmt: skip
    subprocess.run(command, check=True)
    return next(folder.glob("archive_gen-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return archive-gen as installed from the wheel. The dependencies are those of this environment."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index",
               "--disable-pip-version-check", str(wheel)]  # fmt: skip
    subprocess.run(install, check=True)
    found = next(home.rglob("site-packages/archive_gen"))
    # A path file reaches the packages there, and not their own path files: this checkout stays out of sight.
    (found.parent / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    yield python.parent / "archive-gen"
    shutil.rmtree(home)


def test_the_wheel_holds_the_program_its_data_and_its_templates_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("data", "templates", "starter", "preview"):
        source = ROOT / ("templates" if folder == "templates" else f"src/archive_gen/{folder}")
        expected = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
        shipped = {
            name.removeprefix(f"archive_gen/{folder}/") for name in names if name.startswith(f"archive_gen/{folder}/")
        }
        assert expected
        assert shipped == {name for name in expected if "__pycache__" not in name}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"archive_gen"}


def test_the_source_distribution_is_what_a_wheel_is_made_of_and_no_part_of_the_tests(
    wheel: Path, tmp_path: Path
) -> None:
    make = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(make, check=True, cwd=ROOT, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as packed:
        packed.extractall(tmp_path, filter="data")
    root = next(path for path in tmp_path.iterdir() if path.is_dir())
    assert {path.name for path in root.iterdir()} - {"LICENSE", ".gitignore"} == {
        "src", "templates", "README.md", "CHANGELOG.md", "SECURITY.md", "pyproject.toml", "PKG-INFO",
    }  # fmt: skip
    again = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "wheel")]
    subprocess.run(again, check=True, cwd=root, capture_output=True)
    names = [zipfile.ZipFile(path).namelist() for path in (wheel, *(tmp_path / "wheel").glob("*.whl"))]
    assert sorted(names[0]) == sorted(names[1])


def test_an_installed_program_makes_and_builds_a_project(program: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    code = "import archive_gen; print(archive_gen.__file__)"
    said = subprocess.run(
        [program.parent / "python", "-c", code],
        check=True, capture_output=True, text=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert said.stdout.startswith(str(program.parent.parent))
    for arguments in (
        ("new", "archive"),
        ("--project", "archive", "build", "--strict"),
        ("--project", "archive", "check"),
    ):
        subprocess.run([program, *arguments], check=True, cwd=tmp_path, env=environment, capture_output=True)
    assert (tmp_path / "archive/site/index.html").is_file()
    assert list((tmp_path / "archive/site/assets").iterdir())


def test_the_lock_holds_what_the_project_asks_for_and_names_no_registry() -> None:
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    installed = [one for name, extra in extras.items() if name not in ("bench", "fuzz", "maps") for one in extra]
    for requirement in map(Requirement, [*project["dependencies"], *installed]):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement
    assert "://" not in lock
    blocks = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_actions_of_a_new_projects_workflow_are_pinned() -> None:
    workflow = (ROOT / "src/archive_gen/starter/workflows/pages.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", workflow)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
