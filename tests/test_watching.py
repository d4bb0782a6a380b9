"""The watch of a preview: what is a change of the project, and what is not."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_gen.edges import watching
from previews import LONGEST_WAIT_SECONDS

PLACES = ("archive.yaml", "articles", "templates", "more/deep")
QUIET_SECONDS = 0.5


class Listener:
    """Listens for changes of a project, on a thread of its own, from when its first change was heard."""

    def __init__(self, root: Path) -> None:
        self._root, self._heard, self._is_over = root, queue.Queue[None](), False
        self._changes = watching.watch(lambda: tuple(root / place for place in PLACES))
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def _listen(self) -> None:
        for _ in self._changes:
            self._heard.put(None)
            if self._is_over:
                return

    def begin(self) -> None:
        # It is saved before anybody listens, as while a first build is made.
        (self._root / "articles/a.txt").write_text("12")
        self._thread.start()
        self.hear()

    def end(self) -> None:
        self._is_over = True
        (self._root / "articles/a.txt").write_text("the last")
        self._thread.join(LONGEST_WAIT_SECONDS)
        assert not self._thread.is_alive()

    def hear(self) -> None:
        """Return when a change has come, and nothing more comes of it."""
        self._heard.get(timeout=LONGEST_WAIT_SECONDS)
        while not self.is_quiet():
            pass

    def is_quiet(self) -> bool:
        with contextlib.suppress(queue.Empty):
            self._heard.get(timeout=QUIET_SECONDS)
            return False
        return True


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("1")
    (tmp_path / "archive.yaml").write_text("title: x")
    (tmp_path / "site").mkdir()
    return tmp_path


@pytest.fixture
def listener(project: Path) -> Iterator[Listener]:
    listener = Listener(project)
    listener.begin()
    yield listener
    listener.end()


def test_what_is_saved_in_a_folder_is_heard_and_what_a_build_writes_is_not(project: Path, listener: Listener) -> None:
    (project / "site/index.html").write_text("built")
    (project / ".archive-gen").mkdir()
    (project / ".archive-gen/lock").write_text("1")
    assert listener.is_quiet()
    (project / "articles/2024").mkdir()
    listener.hear()
    (project / "articles/2024/b.txt").write_text("b")
    listener.hear()
    (project / "articles/2024/b.txt").unlink()
    listener.hear()


def test_settings_are_followed_though_editors_put_a_new_file_in_their_place(project: Path, listener: Listener) -> None:
    for title in ("y", "z"):
        (project / "new").write_text(f"title: {title}")
        os.replace(project / "new", project / "archive.yaml")
        listener.hear()
    (project / "archive.yaml").unlink()
    listener.hear()
    (project / "archive.yaml").write_text("title: x")
    listener.hear()


def test_a_folder_is_watched_from_when_it_is_made_or_put_in_the_place_of_another(
    project: Path, listener: Listener
) -> None:
    (project / "more/deep").mkdir(parents=True)
    listener.hear()
    (project / "more/deep/c.txt").write_text("c")
    listener.hear()
    (project / "articles").rename(project / "aside")
    (project / "articles").mkdir()
    listener.hear()
    (project / "articles/a.txt").write_text("anew")
    listener.hear()
    (project / "aside/b.txt").write_text("nobody's")
    assert listener.is_quiet()


def test_where_the_system_watches_no_more_folders_the_project_is_looked_through(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watchfiles = pytest.importorskip("watchfiles")

    def refuse(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError("OS file watch limit reached.")
        yield set()

    monkeypatch.setattr(watchfiles, "watch", refuse)
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.01)
    listener = Listener(project)
    listener.begin()
    (project / "articles/b.txt").write_text("b")
    listener.hear()
    listener.end()


def test_polling_sees_files_change_come_and_go(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    config = tmp_path / "archive.yaml"
    steps = iter(
        [
            lambda: (tmp_path / "articles/a.txt").write_text("1"),
            lambda: None,
            lambda: config.write_text("title: x"),
            lambda: (tmp_path / "articles/a.txt").unlink(),
        ]
    )
    done = 0

    def sleep(_: float) -> None:
        nonlocal done
        next(steps)()
        done += 1

    places = (config, tmp_path / "articles", tmp_path / "none")
    changes = watching._poll(lambda: places, watching._state(places), sleep)
    assert [done for _ in zip(range(3), changes, strict=False)] == [1, 3, 4]
