"""The watch that tells a preview when its site must be built again."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from archive_gen.edges.project import CONFIG_NAME, Project

POLL_SECONDS = 1.0
# A change is passed on when nothing more has come for so long; whatever an editor writes later is a change of its own.
QUIET_MS = 20
LOOKED_AFTER_MS = 100

Places = Callable[[], tuple[Path, ...]]
# Path, modification time and size of every file.
_State = frozenset[tuple[str, int, int]]


def watched_places(project: Project) -> tuple[Path, ...]:
    """Return the files and folders that a site is built from, whether they are there or not."""
    names = (CONFIG_NAME, *project.config.sources, *project.config.vocabulary, "templates", "pages")
    return tuple(project.root / name for name in names)


def watch(places: Places) -> Iterator[None]:
    """Yield after each change below the places since this call, several at once as one; without end.

    The places are asked for again and again, since the settings name them. By the system's own notices where the
    `watch` extra is installed and the system has room for them, otherwise by looking every second.
    """
    before = _state(places())
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        return _poll(places, before, time.sleep)
    return _notices(places, before)


def _notices(places: Places, before: _State) -> Iterator[None]:
    """Yield as `watch` does. Only folders among the places are watched, and what stands at a place itself is looked at.

    To watch the project's whole folder takes a notice and more for each folder of the site, which a build exchanges:
    a tenth of a second of a processor after each change at 1,000 captures.
    """
    standing, is_first, is_news = _standing(places()), True, False
    while True:
        try:
            for is_changed in _noticed([Path(path) for path, found in standing.items() if found.is_folder]):
                now = _standing(places())
                if _folders(now) != _folders(standing):
                    break
                # Nothing was noticed until now, so what was saved by then is looked for once.
                is_missed, is_first = is_first and _state(places()) != before, False
                if is_changed or is_missed or is_news or now != standing:
                    standing, is_news = now, False
                    yield
        except FileNotFoundError:
            pass  # A folder went just as it was to be watched.
        except (OSError, RuntimeError):
            # No more folders can be watched than the system allows, and on some disks none.
            break
        standing, is_news = _standing(places()), True
    yield from _poll(places, before, time.sleep)


def _noticed(folders: Sequence[Path]) -> Iterator[bool]:
    """Yield whether anything was changed below the folders: when it is, and otherwise at short intervals."""
    import watchfiles

    notices = watchfiles.watch(
        *folders, watch_filter=None, step=QUIET_MS, rust_timeout=LOOKED_AFTER_MS, yield_on_timeout=True
    )
    return (bool(changes) for changes in notices)


class _Found(NamedTuple):
    """What stands at a place: device and inode, and of a file also modification time and size."""

    is_folder: bool
    identity: tuple[int, ...]


def _standing(places: tuple[Path, ...]) -> dict[str, _Found]:
    """Return what stands at each place, without those at which there is nothing."""
    found = {}
    for place in places:
        with contextlib.suppress(OSError):
            status = os.stat(place)
            is_folder = stat.S_ISDIR(status.st_mode)
            of_file = () if is_folder else (status.st_mtime_ns, status.st_size)
            found[str(place)] = _Found(is_folder, (status.st_dev, status.st_ino, *of_file))
    return found


def _folders(standing: Mapping[str, _Found]) -> dict[str, _Found]:
    return {path: found for path, found in standing.items() if found.is_folder}


def _poll(places: Places, before: _State, sleep: Callable[[float], None]) -> Iterator[None]:
    while True:
        sleep(POLL_SECONDS)
        now = _state(places())
        if now != before:
            before = now
            yield


def _state(places: tuple[Path, ...]) -> _State:
    """Return path, modification time and size of every file, which is enough to see that a person saved one."""
    found = set()
    for place in places:
        below = [os.path.join(folder, name) for folder, _, names in os.walk(place) for name in names]
        for path in [str(place), *below]:
            with contextlib.suppress(OSError):
                status = os.stat(path, follow_symlinks=False)
                # A folder's own times change with editors' passing files; what stays in it is listed itself.
                if not stat.S_ISDIR(status.st_mode):
                    found.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(found)
