"""Captures that a person names: a project's own, as a build has them, and any others, as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec

from archive_gen.edges.captures import (
    CAPTURE_ENDINGS,
    NOT_A_CAPTURE,
    Captures,
    Listing,
    list_captures,
    read_folder_captures,
)
from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES, TEXT_LIMIT_BYTES, is_utf8, leave_out, misnamed, read_file
from archive_gen.edges.project import Project
from archive_gen.model import SIDECAR_ENDING, Capture, sidecar_of
from archive_gen.problems import Problem

_YAML = (SIDECAR_ENDING, ".yml")


class Named(msgspec.Struct, frozen=True):
    """What somebody named: the sources of a project's own captures; paths of others; and what is none of either.

    `beside` are the own captures' sidecars; `folders` were named, "." the project's own, or hold its vocabulary.
    """

    own: frozenset[str] = frozenset()
    others: tuple[Path, ...] = ()
    unread: tuple[Problem, ...] = ()
    beside: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()

    def concerns(self, path: str) -> bool:
        """Whether a file of the project, by its path there, was named, or bears on how that is read."""
        return path in self.own or path in self.beside or any(_is_below(path, folder) for folder in self.folders)


def find_named(project: Project, paths: Iterable[Path]) -> Named:
    """Return what in the project the paths name. Raises Refused where the project has no captures."""
    listing = list_captures(project)
    known = {place.source for place in listing.places}
    own: set[str] = set()
    others: list[Path] = []
    unread: list[Problem] = []
    folders = [PurePosixPath(name).as_posix() for name in project.config.vocabulary]
    for path in paths:
        source = _source_of(project.root, path)
        if source is None:
            others.append(path)
        elif source in known:
            own.add(source)
        elif below := _captures_below(project, known, source):
            own |= below
            folders.append(source)
            unread += [problem for problem in listing.unread if _is_below(problem.path, source)]
        elif problem := _judge(project, listing, source):
            unread.append(problem)
        else:
            others.append(path)
    beside = {place.sidecar for place in listing.places if place.source in own and place.sidecar}
    return Named(frozenset(own), tuple(others), tuple(unread), frozenset(beside), tuple(folders))


def _captures_below(project: Project, known: Iterable[str], source: str) -> set[str]:
    place = project.root / source
    return {one for one in known if _is_below(one, source)} if place.is_dir() and not place.is_symlink() else set()


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path == folder or path.startswith(f"{folder}/")


def _source_of(root: Path, path: Path) -> str | None:
    """Return a path as the project names what stands there, None for what stands elsewhere.

    A symbolic link in the project is what it is, a link: a build does not follow it. One elsewhere may lead in.
    """
    real = Path(os.path.realpath(path))
    standing = real if path.name in ("", "..") else Path(os.path.realpath(path.parent), path.name)
    inside = next((one for one in (standing, real) if one.is_relative_to(root)), None)
    return os.fsencode(inside.relative_to(root).as_posix()).decode("utf-8", "surrogateescape") if inside else None


def _judge(project: Project, listing: Listing, source: str) -> Problem | None:
    """Return why a build does not read what was named, None for what it has nothing to do with."""
    said = next((one for one in (*listing.unread, *listing.problems) if one.path == source), None)
    owner = next((place.source for place in listing.places if place.sidecar == source), None)
    if owner:
        return leave_out(source, f"is the sidecar of {owner}", f"name the capture: archive-gen inspect {owner}")
    if said:
        return msgspec.structs.replace(said, severity="error")
    config = project.config
    where = f"the project's captures are in {', '.join(f'{name}/' for name in config.sources)}"
    if any(_is_below(source, PurePosixPath(name).as_posix()) for name in config.sources):
        if (project.root / source).is_dir():
            return leave_out(source, "holds no captures that a build reads", NOT_A_CAPTURE)
        return leave_out(source, "is hidden, an editor's copy, or saved with a page, and passed over", "rename it")
    for name in (config.output, *config.vocabulary, "pages", "templates"):
        if _is_below(source, PurePosixPath(name).as_posix()):
            return leave_out(source, f"is in {name}/, where no captures are", where)
    return None


def read_paths(paths: Iterable[Path]) -> Captures:
    """Return the captures in files, and in folders with all below them. Sources are as named."""
    captures: list[Capture] = []
    unread: list[Problem] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.as_posix()
        if not is_utf8(name):
            unread.append(misnamed(name))
        elif path.is_dir():
            part = read_folder_captures(path)
            captures += [_under(name, capture) for capture in part.captures]
            unread += [msgspec.structs.replace(problem, path=f"{name}/{problem.path}") for problem in part.unread]
            problems += [msgspec.structs.replace(problem, path=f"{name}/{problem.path}") for problem in part.problems]
            if not part.captures and not part.unread:
                unread.append(leave_out(name, "holds no captures", NOT_A_CAPTURE))
        else:
            capture, faults = _read_named(path)
            captures += [_under(path.parent.as_posix(), capture)] if capture else []
            (problems if capture else unread).extend(msgspec.structs.replace(fault, path=name) for fault in faults)
    unique = {capture.source: capture for capture in captures}
    return Captures(tuple(unique[source] for source in sorted(unique)), tuple(unread), tuple(problems))


def _read_named(path: Path) -> tuple[Capture | None, list[Problem]]:
    """Return the capture in a file that a person names, which may be a symbolic link, with the sidecar beside it."""
    if path.name.endswith(_YAML):
        return None, [leave_out(path.name, "is YAML, and not a capture", NOT_A_CAPTURE)]
    content, problem = read_file(path, path.name, CAPTURE_LIMIT_BYTES, follow=True)
    if content is None:
        return None, [problem] if problem else []
    beside = path.with_name(sidecar_of(path.name))
    if not path.name.endswith(CAPTURE_ENDINGS) or not beside.is_file():
        return Capture(path.name, content), []
    sidecar, problem = read_file(beside, beside.name, TEXT_LIMIT_BYTES, follow=True)
    if sidecar is None:
        return Capture(path.name, content), [problem] if problem else []
    return Capture(path.name, content, beside.name, sidecar), []


def _under(folder: str, capture: Capture) -> Capture:
    if folder == ".":
        return capture
    prefix = folder if folder.endswith("/") else f"{folder}/"
    sidecar = prefix + capture.sidecar_source if capture.sidecar_source else ""
    return msgspec.structs.replace(capture, source=prefix + capture.source, sidecar_source=sidecar)
