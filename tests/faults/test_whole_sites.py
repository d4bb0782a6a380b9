"""Whatever ends a build, the site is the old one or the new one, whole, and the next build succeeds without help."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from failing import FAULTS, KILL, count_calls, nth_call_fails
from projects import COMES, COMMAND, STAYS, Rebuilt, build, make_project, make_rebuilt, read_site

from archive_gen.edges import Refused

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes that share this one's memory")
KILLS = 50
POINTS = 100
SIZES = [0, 200, *(pytest.param(size, marks=pytest.mark.full) for size in (20, 40, 80, 120, 300, 400, 500))]
LIMITS = [0, 6000, *(pytest.param(size, marks=pytest.mark.full) for size in (100, 1000, 3000, 12_000, 20_000))]


@pytest.fixture
def rebuilt(tmp_path: Path) -> Rebuilt:
    return make_rebuilt(tmp_path)


def heal(rebuilt: Rebuilt) -> None:
    """The next build, with nothing done about what happened before, makes the new site."""
    assert build(rebuilt.root).problems == ()
    assert read_site(rebuilt.site) == rebuilt.new
    left = [path for folder in (rebuilt.root, rebuilt.root / ".archive-gen") for path in folder.iterdir()]
    assert [path.name for path in left if "new" in path.name or path.name.endswith(".part")] == []


@pytest.mark.parametrize(("fault", "points"), [
    (KILL, 4), ("EIO", 3), *(pytest.param(fault, POINTS, marks=pytest.mark.full) for fault in FAULTS),
])  # fmt: skip
def test_a_call_of_a_whole_build_fails(rebuilt: Rebuilt, fault: str, points: int) -> None:
    """Every call fails, in the full form: the faults take turns, and each fails where the others do not."""
    calls = count_calls(rebuilt.root, lambda: build(rebuilt.root))
    assert calls > 100
    step = max(1, calls // points)
    for number in range(1 + FAULTS.index(fault) % step, calls + 1, step):
        rebuilt.renew()
        ended = nth_call_fails(rebuilt.root, fault, number, lambda: build(rebuilt.root))
        found = read_site(rebuilt.site)
        if ended.killed or ended.refused:
            assert found in (rebuilt.old, rebuilt.new), (number, ended.said)
        else:
            # A capture that cannot be read is left out, and told of, and the others are built.
            assert len(found) > 25
        heal(rebuilt)


@pytest.mark.parametrize("kills", [1, pytest.param(KILLS, marks=pytest.mark.full)])
def test_a_build_is_killed_at_any_time(rebuilt: Rebuilt, kills: int) -> None:
    started = time.monotonic()
    subprocess.run([*COMMAND, "build"], cwd=rebuilt.root, check=True, capture_output=True)
    whole = time.monotonic() - started
    rebuilt.renew()
    times = random.Random(kills)
    for _ in range(kills):
        building = subprocess.Popen([*COMMAND, "build"], cwd=rebuilt.root, stdout=subprocess.DEVNULL)
        time.sleep(times.uniform(0.2, 1) * whole)
        building.kill()
        building.wait()
        assert rebuilt.is_whole()
        # Its worker processes see that it is gone, and with them goes the lock.
        time.sleep(0.3)
        heal(rebuilt)
        rebuilt.renew()


@pytest.mark.parametrize("limit", LIMITS)
def test_no_file_may_grow_beyond_a_size(rebuilt: Rebuilt, limit: int) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    command = [*COMMAND, "build", "--jobs", "1"]
    ended = subprocess.run(command, cwd=rebuilt.root, check=False, capture_output=True, text=True, preexec_fn=limited)
    # The latter is what SQLite makes of it.
    is_told = "file too large" in ended.stderr or "disk I/O error" in ended.stderr
    assert (ended.returncode, is_told) == (1, True), ended.stderr
    assert "Traceback" not in ended.stderr
    assert read_site(rebuilt.site) == rebuilt.old
    heal(rebuilt)


@contextlib.contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """Have a small file system in memory on a folder; skips the test where this user may mount none."""
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(folder)]
    if not mount or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this user may mount no file system")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("free_kilobytes", SIZES)
def test_the_disk_is_full(tmp_path: Path, free_kilobytes: int) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "12m"):
        rebuilt = make_rebuilt(disk)
        shutil.rmtree(f"{rebuilt.root}-due")
        state = os.statvfs(disk)
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - free_kilobytes * 1000)))
        with contextlib.suppress(Refused):
            build(rebuilt.root)
        assert rebuilt.is_whole()
        ballast.unlink()
        heal(rebuilt)


@pytest.mark.parametrize("free_kilobytes", SIZES)
def test_the_output_is_a_full_disk_of_its_own(tmp_path: Path, free_kilobytes: int) -> None:
    """Folders cannot be exchanged there, so that pages may be new and old; none is cut off, the next build heals."""
    rebuilt = make_rebuilt(tmp_path)
    shutil.rmtree(rebuilt.site)
    with mounted(rebuilt.site, "3m"):
        shutil.copytree(f"{rebuilt.root}-due/site", rebuilt.site, dirs_exist_ok=True)
        state = os.statvfs(rebuilt.site)
        ballast = rebuilt.site / "ballast"
        ballast.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - free_kilobytes * 1000)))
        with contextlib.suppress(Refused):
            build(rebuilt.root)
        assert ballast.is_file()
        for path, content in rebuilt.old.items() & rebuilt.new.items():
            assert (rebuilt.site / path).read_bytes() == content
        ballast.unlink()
        heal(rebuilt)


def test_the_output_is_read_only(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "12m"):
        rebuilt = make_rebuilt(disk)
        shutil.rmtree(f"{rebuilt.root}-due")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        ended = subprocess.run([*COMMAND, "build"], cwd=rebuilt.root, check=False, capture_output=True, text=True)
        assert (ended.returncode, "read-only file system" in ended.stderr) == (1, True)
        assert "Traceback" not in ended.stderr
        assert read_site(rebuilt.site) == rebuilt.old
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        heal(rebuilt)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_the_output_allows_this_user_nothing(rebuilt: Rebuilt) -> None:
    rebuilt.site.chmod(0o555)
    rebuilt.root.chmod(0o555)
    with pytest.raises(Refused, match="permission denied"):
        build(rebuilt.root)
    assert read_site(rebuilt.site) == rebuilt.old
    rebuilt.root.chmod(0o755)
    rebuilt.site.chmod(0o755)
    heal(rebuilt)


def test_the_input_vanishes_before_it_is_read(rebuilt: Rebuilt) -> None:
    away = rebuilt.root / "away"
    (rebuilt.root / "articles").rename(away)
    with pytest.raises(Refused, match="there is no folder articles/"):
        build(rebuilt.root)
    (rebuilt.root / "articles").mkdir()
    with pytest.raises(Refused, match="there are no captures"):
        build(rebuilt.root)
    assert read_site(rebuilt.site) == rebuilt.old
    (rebuilt.root / "articles").rmdir()
    away.rename(rebuilt.root / "articles")
    heal(rebuilt)


def test_a_capture_vanishes_between_listing_and_reading(rebuilt: Rebuilt, monkeypatch: pytest.MonkeyPatch) -> None:
    from archive_gen.edges import folders

    read = folders.read_regular

    def vanishing(path: str | Path, **options: object) -> bytes:
        if Path(path).name == "comes.txt":
            Path(path).unlink(missing_ok=True)
        return read(path, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(folders, "read_regular", vanishing)
        outcome = build(rebuilt.root)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [("articles/comes.txt", "unreadable")]
    read_site(rebuilt.site)
    (rebuilt.root / "articles/comes.txt").write_text(COMES)
    heal(rebuilt)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("times", [1, pytest.param(25, marks=pytest.mark.full)])
def test_an_interrupt_ends_a_build_cleanly(tmp_path: Path, number: int, code: int, times: int) -> None:
    root = make_project(tmp_path / "project", {"first.txt": STAYS})
    build(root)
    old = read_site(root / "site")
    for day in range(1, 65):
        (root / f"articles/{day}.txt").write_text(COMES.replace("a ferry", f"ferry number {day}"))
    waits = random.Random(times)
    for _ in range(times):
        (root / ".archive-gen/lock").unlink()
        # With what is kept of the last one a build could end before it is interrupted.
        (root / ".archive-gen/cache.sqlite").unlink(missing_ok=True)
        building = subprocess.Popen(
            [*COMMAND, "build", "--jobs", "2"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        while not (root / ".archive-gen/lock").exists():
            time.sleep(0.01)
        time.sleep(waits.uniform(0, 0.4))
        building.send_signal(number)
        said = building.communicate(timeout=60)[1]
        # Python ends by the signal itself where that struck while a string of code ran, as a named tuple has one. A
        # shell gives the same code for it.
        assert building.returncode in (code, -number), said
        assert said.strip() == ("interrupted; the site is unchanged" if number == signal.SIGINT else "")
        assert read_site(root / "site") == old
