"""Two builds of one project, or a build and a preview: the second says who holds the lock, and nothing is mixed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from projects import COMES, COMMAND, STAYS, Rebuilt, build, make_project, make_rebuilt, read_site

from archive_gen.edges import Refused
from archive_gen.edges.lock import build_lock

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no lock on this system")


@pytest.fixture
def rebuilt(tmp_path: Path) -> Rebuilt:
    return make_rebuilt(tmp_path)


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [*COMMAND, *arguments]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_of_many_builds_at_once_one_builds_and_the_others_say_who_does(rebuilt: Rebuilt) -> None:
    builds = [start(rebuilt.root, "build") for _ in range(4)]
    ends = [(one, *one.communicate(timeout=60)) for one in builds]
    done = [one for one, *_ in ends if one.returncode == 0]
    assert done
    for one, _, said in ends:
        if one not in done:
            assert one.returncode == 1
            assert re.match(
                r"error: another build of this project is running \((process \d+|another process)\)\n", said
            )
    assert read_site(rebuilt.site) == rebuilt.new


def test_a_stopped_holder_is_named_and_a_dead_one_is_none(rebuilt: Rebuilt) -> None:
    holder = start(rebuilt.root, "build")
    lock = rebuilt.root / ".archive-gen/lock"
    lock.write_text("")
    while lock.read_text() != str(holder.pid):
        assert holder.poll() is None
        time.sleep(0.005)
    holder.send_signal(signal.SIGSTOP)
    with pytest.raises(Refused, match=rf"another build of this project is running \(process {holder.pid}\)"):
        build(rebuilt.root)
    holder.kill()
    holder.communicate()
    # The number of the dead one still stands in the file; the kernel knows better.
    assert lock.read_text() == str(holder.pid)
    assert build(rebuilt.root).problems == ()
    assert read_site(rebuilt.site) == rebuilt.new


def test_the_workers_of_a_killed_build_end_with_it(tmp_path: Path) -> None:
    # So many that a busy machine, too, gets to see the workers at work.
    captures = {f"{day}.txt": COMES.replace("a ferry", f"ferry number {day}") for day in range(500)}
    root = make_project(tmp_path / "project", captures)
    building = start(root, "build", "--jobs", "3")
    children = Path(f"/proc/{building.pid}/task/{building.pid}/children")
    if not children.parent.exists():
        building.communicate()
        pytest.skip("this system does not list a process's children")
    workers: list[str] = []
    while len(workers) < 3 and building.poll() is None:
        workers = children.read_text().split()
    assert len(workers) == 3
    building.kill()
    building.communicate()
    deadline = time.monotonic() + 60
    while (alive := [worker for worker in workers if _runs(worker)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert alive == []
    with build_lock(root):
        pass


def _runs(process: str) -> bool:
    """Whether a process does anything still. One that has ended stays listed until somebody asks how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_preview_lets_others_build_and_shows_what_they_built(rebuilt: Rebuilt) -> None:
    serving = start(rebuilt.root, "serve", "--port", "0")
    try:
        assert serving.stdout
        assert "the site is at" in next(line for line in serving.stdout if "the site is at" in line)
        (rebuilt.root / "articles/first.txt").write_text(STAYS.replace("water", "fire"))
        # The preview's own build may be running at this moment; then this one is told so.
        for _ in range(100):
            built = start(rebuilt.root, "build")
            _, said = built.communicate(timeout=60)
            assert built.returncode == 0 or "another build of this project is running" in said
            if built.returncode == 0:
                break
            time.sleep(0.1)
        assert "articles/ministers-sign-fire-treaty-in-geneva/index.html" in read_site(rebuilt.site)
        assert serving.poll() is None
    finally:
        serving.kill()
        serving.communicate()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_stands_in_the_locks_place_is_told_of(rebuilt: Rebuilt, kind: str, tmp_path: Path) -> None:
    lock = rebuilt.root / ".archive-gen/lock"
    lock.unlink()
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    lock.mkdir() if kind == "folder" else lock.symlink_to(mine)
    with pytest.raises(Refused, match=r"the lock .* cannot be made"):
        build(rebuilt.root)
    assert mine.read_text() == "mine"
    assert read_site(rebuilt.site) == rebuilt.old
