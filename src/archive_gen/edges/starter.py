"""A new project: settings, a sample capture, an About page and, if asked for, a workflow that publishes the site."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.installed import read_origin, requirement
from archive_gen.edges.project import CONFIG_NAME

WORKFLOW = ".github/workflows/pages.yml"
_ASKED = b'run: pip install "archive-gen[html,search]"'
# Hidden files would be passed over when the package is put together, so they have plain names there.
_PLACES = {"gitignore": ".gitignore", "workflows/pages.yml": WORKFLOW}


def make_project(folder: Path, *, github_pages: bool = False) -> tuple[str, ...]:
    """Write a working project into a folder that is new, empty or a new repository, and return the paths of its files.

    With `github_pages` a workflow comes with it; a folder that holds a project already gets the workflow alone.
    Raises Refused where the folder holds anything else, and where a file is in the way.
    """
    is_there = (folder / CONFIG_NAME).is_file()
    try:
        if not (github_pages and is_there) and folder.exists() and not _is_empty(folder):
            hint = "give the name of a new one"
            if is_there:
                hint = "it is a project already; add a workflow for GitHub Pages with --github-pages"
            raise Refused(f"{folder} is there and not an empty folder", hint)
        written = []
        for name, content in _shipped(files("archive_gen") / "starter", ""):
            path = _PLACES.get(name, name)
            if github_pages if path == WORKFLOW else not is_there:
                if path == WORKFLOW:
                    asked = requirement("html,search", read_origin())
                    content = content.replace(_ASKED, f'run: pip install "{asked}"'.encode())
                _write_new(folder / path, content)
                written.append(path)
        return tuple(sorted(written))
    except FileExistsError as fault:
        there = f"{fault.filename} is there already, and nothing was changed"
        raise Refused(there, "edit it, or move it away") from fault
    except OSError as fault:
        raise Refused(f"the project cannot be written: {fault.filename or folder}: {os_reason(fault)}") from fault


def _is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing, or nothing but a repository that was made or cloned for what comes."""
    return folder.is_dir() and all(one.name == ".git" for one in folder.iterdir())


def _write_new(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as file:
        file.write(content)


def _shipped(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _shipped(one, f"{prefix}{one.name}/")
        elif not one.name.endswith((".py", ".pyc")):
            yield prefix + one.name, one.read_bytes()
