"""A new project: settings, a sample capture, an About page and a workflow that publishes the site."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from archive_gen.edges import Refused, os_reason

# Hidden files would be passed over when the package is put together, so they have plain names there.
_PLACES = {"gitignore": ".gitignore", "workflows/pages.yml": ".github/workflows/pages.yml"}


def make_project(folder: Path) -> tuple[str, ...]:
    """Write a working project into a folder that is new or empty, and return the paths of its files.

    Raises Refused where the folder holds anything.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(f"{folder} is there and not an empty folder", "give the name of a new one")
        written = []
        for name, content in _shipped(files("archive_gen") / "starter", ""):
            place = folder / _PLACES.get(name, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            written.append(_PLACES.get(name, name))
        return tuple(sorted(written))
    except OSError as fault:
        raise Refused(f"the project cannot be written: {fault.filename or folder}: {os_reason(fault)}") from fault


def _shipped(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _shipped(one, f"{prefix}{one.name}/")
        elif not one.name.endswith((".py", ".pyc")):
            yield prefix + one.name, one.read_bytes()
