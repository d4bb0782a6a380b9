"""What is shipped works by itself: a wheel, in an environment that has nothing of this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    for folder in ("data", "templates", "starter"):
        source = ROOT / ("templates" if folder == "templates" else f"src/archive_gen/{folder}")
        expected = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
        shipped = {
            name.removeprefix(f"archive_gen/{folder}/") for name in names if name.startswith(f"archive_gen/{folder}/")
        }
        assert expected
        assert shipped == {name for name in expected if not name.endswith(".pyc")}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"archive_gen"}


def test_an_installed_program_makes_and_builds_a_project(program: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    code = "import archive_gen; print(archive_gen.__file__)"
    said = subprocess.run(
        [program.parent / "python", "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert said.stdout.startswith(str(program.parent.parent))
    for arguments in (
        ("new", "archive"),
        ("--project", "archive", "build", "--strict"),
        ("--project", "archive", "check"),
    ):
        subprocess.run([program, *arguments], check=True, cwd=tmp_path, env=environment, capture_output=True)
    assert (tmp_path / "archive/site/index.html").is_file()
    assert list((tmp_path / "archive/site/assets").iterdir())
