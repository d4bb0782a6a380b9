"""The same captures give the same bytes: on any machine, in any order, by any number of processes, anew or not."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest
from hostile import CASES, KOREAN, RUSSIAN
from projects import COMES, COMMAND, GOES, STAYS, build, make_project, make_rebuilt, read_site

from archive_gen.edges.manifest import MANIFEST_NAME

CAPTURES: dict[str, str | bytes] = {
    "stays.txt": STAYS, "goes.txt": GOES, "same/stays.txt": STAYS, "Стоит.txt": RUSSIAN, "가을.txt": KOREAN,
    "legacy.txt": RUSSIAN.encode("koi8-r"), "undated.txt": "A walk along the river\n\nIt was long, and not dated.\n",
    **{f"{day:02}.txt": COMES.replace("a ferry", f"ferry {day}").replace("12 ", f"{day} ") for day in range(1, 29)},
    **{case.name: case.content for case in CASES if case.name.endswith(".md")},
}  # fmt: skip
CIRCUMSTANCES: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "jobs": "1"},
    {"PYTHONHASHSEED": "2", "TZ": "Etc/GMT+12", "LC_ALL": "de_DE.ISO-8859-1", "jobs": "3", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "jobs": "2", "COLUMNS": "20"},
    {"PYTHONHASHSEED": "3", "TZ": "Asia/Pyongyang", "LC_ALL": "C.UTF-8", "jobs": "7", "SOURCE_DATE_EPOCH": ""},
]


def whole_tree(site: Path) -> dict[str, bytes]:
    """Return a site's files with the manifest, which later builds go by."""
    return read_site(site) | {MANIFEST_NAME: (site / MANIFEST_NAME).read_bytes()}


@pytest.mark.parametrize("others", [[1], pytest.param([2, 3], marks=pytest.mark.full)])
def test_no_circumstance_changes_a_byte(tmp_path: Path, others: list[int]) -> None:
    trees = []
    for number in (0, *others):
        circumstances = CIRCUMSTANCES[number]
        # Files are listed in the order in which they were made, on some file systems.
        names = random.Random(number).sample(sorted(CAPTURES), len(CAPTURES))
        root = make_project(
            tmp_path / f"{'deep/' * number}machine {number}/ä", {name: CAPTURES[name] for name in names}
        )
        environment = {**os.environ, **circumstances, "HOME": str(tmp_path)}
        jobs = environment.pop("jobs")
        ended = subprocess.run(
            [*COMMAND, "build", "--jobs", jobs], cwd=root, env=environment, check=False, capture_output=True
        )
        assert b"Traceback" not in ended.stderr, ended.stderr
        trees.append(whole_tree(root / "site"))
    assert len(trees[0]) > 100
    for tree in trees[1:]:
        assert {path for path in trees[0].keys() | tree.keys() if trees[0].get(path) != tree.get(path)} == set()


def test_a_site_that_grew_is_the_one_that_is_built_anew(tmp_path: Path) -> None:
    rebuilt = make_rebuilt(tmp_path)
    anew = make_project(tmp_path / "anew", {"stays.txt": STAYS, "comes.txt": COMES})
    build(rebuilt.root)
    build(anew)
    # What the manifest keeps of the past are former permalinks, and none has changed here.
    assert whole_tree(rebuilt.site) == whole_tree(anew / "site")


def test_a_capture_changes_back(tmp_path: Path) -> None:
    rebuilt = make_rebuilt(tmp_path)
    build(rebuilt.root)
    (rebuilt.root / "articles/comes.txt").unlink()
    (rebuilt.root / "articles/goes.txt").write_text(GOES)
    build(rebuilt.root)
    assert read_site(rebuilt.site) == rebuilt.old


@pytest.mark.parametrize("epoch", ["0", "1700000000"])
def test_source_date_epoch_is_the_only_time_of_its_own_that_a_site_tells(
    tmp_path: Path, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path / "project", {"stays.txt": STAYS, "undated.txt": str(CAPTURES["undated.txt"])})
    for when in ("", epoch):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": when}
        subprocess.run(
            [*COMMAND, "build", "--output", f"at{when}"], cwd=root, env=environment, check=True, capture_output=True
        )
    without, given = read_site(root / "at"), read_site(root / f"at{epoch}")
    changed = {path for path in without.keys() | given.keys() if without.get(path) != given.get(path)}
    assert changed
    assert all(path.endswith((".atom", ".json")) for path in changed)


def test_a_project_may_stand_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    root = make_project(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe9")), {"stays.txt": STAYS})
    for _ in range(2):
        # A busy machine takes so long that it says how far it is.
        ended = subprocess.run([*COMMAND, "build", "--quiet"], cwd=root, check=False, capture_output=True)
        assert (ended.returncode, ended.stderr) == (0, b"")
    assert read_site(root / "site")
