"""A project read from disk: its settings, vocabulary, pages and templates' folder.

A file that cannot be read is a problem, and the others go on.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from archive_gen.config import Config, read_config
from archive_gen.edges import Refused
from archive_gen.edges.folders import TEXT_LIMIT_BYTES, place_of, read_file, walk
from archive_gen.problems import Problem, sorted_problems

CONFIG_NAME = "archive.yaml"
_NEARLY = {".yaml": (".yaml", ".yml"), ".md": (".md", ".markdown")}


class Project(msgspec.Struct, frozen=True):
    """Where a project stands, and its settings. `root` is absolute, with symbolic links resolved."""

    root: Path
    config: Config


class Text(msgspec.Struct, frozen=True):
    """A text file of the project's own. `path` is relative to the project, with `/` between its parts."""

    path: str
    text: str


class Own(msgspec.Struct, frozen=True):
    """What a project brings beside its captures; `templates` is None where it has no folder of them."""

    vocabulary: tuple[Text, ...]
    pages: tuple[Text, ...]
    templates: Path | None
    problems: tuple[Problem, ...]


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upward, that holds archive.yaml."""
    folder = start.resolve()
    return next((place for place in (folder, *folder.parents) if (place / CONFIG_NAME).is_file()), None)


def open_project(folder: Path | None) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project in `folder`, or the nearest one upward from here where that is None.

    Raises Refused where there is none. With problems, which are all errors, it is not to be built.
    """
    if folder is not None and not folder.is_dir():
        raise Refused(f"there is no folder {folder}", "give a project's folder with --project")
    root = find_root(Path.cwd()) if folder is None else folder.resolve()
    if root is None or not (root / CONFIG_NAME).is_file():
        where = f"{folder} holds no {CONFIG_NAME}" if folder else f"no {CONFIG_NAME} here or in any folder above"
        raise Refused(where, "make a project with: archive-gen new DIR")
    text, problem = read_text(root / CONFIG_NAME, CONFIG_NAME)
    if problem:
        raise Refused(f"the settings cannot be used\n{problem}")
    config, problems = read_config(text, CONFIG_NAME)
    return Project(root, config), problems


def open_sound_project(folder: Path | None) -> Project:
    """Return a project as `open_project` does. Raises Refused also where its settings have faults, with all of them."""
    project, problems = open_project(folder)
    if problems:
        raise Refused("\n".join(["the settings cannot be used", *map(str, sorted_problems(problems))]))
    return project


def read_own(project: Project) -> Own:
    """Return the project's own vocabularies, pages and templates' folder."""
    vocabulary, problems = read_vocabularies(project)
    pages, faults = read_folder(project.root, "pages", ".md")
    templates = project.root / "templates"
    return Own(vocabulary, pages, templates if templates.is_dir() else None, (*problems, *faults))


def read_vocabularies(project: Project) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Return the project's vocabulary files, in the order in which they are merged."""
    texts: list[Text] = []
    problems: list[Problem] = []
    for folder in project.config.vocabulary:
        found, faults = read_folder(project.root, folder, ".yaml")
        texts += found
        problems += faults
        if folder not in Config().vocabulary and not place_of(project.root, folder).is_dir():
            problems.append(missing_folder(folder))
    return tuple(texts), tuple(problems)


def read_folder(root: Path, folder: str, ending: str) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Return the text files in a folder of the project whose names end so, sorted by path; none where it is missing."""
    texts: list[Text] = []
    problems: list[Problem] = []
    if place_of(root, folder).is_dir():
        for source in sorted(walk(root, folder, problems)):
            if source.endswith(ending):
                text, problem = read_text(place_of(root, source), source)
                texts += [] if problem else [Text(source, text)]
                problems += [problem] if problem else []
            elif source.lower().endswith(_NEARLY[ending]):
                message = f"is not read: its ending must be written {ending}"
                problems.append(Problem(source, 0, "file-ending", message, "rename it"))
    return tuple(texts), tuple(problems)


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    """Return a file's text as UTF-8, without a byte order mark, or the problem that it could not be read."""
    content, problem = read_file(path, name, TEXT_LIMIT_BYTES)
    if content is None:
        return "", problem
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return "", Problem(name, line, "unreadable", "is not UTF-8 text", "save it as UTF-8", "error")


def missing_folder(folder: str) -> Problem:
    hint = f"make it, or take it out of {CONFIG_NAME}"
    return Problem(folder, 0, "source-missing", "there is no such folder", hint)
