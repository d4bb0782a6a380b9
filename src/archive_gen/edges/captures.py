"""A project's captures: which files they are, what lies among them and is none, and the bytes of each.

A file that cannot be read is a problem, and the others go on.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import msgspec

from archive_gen.config import Config
from archive_gen.edges import Refused
from archive_gen.edges.folders import (
    A_LINK,
    CAPTURE_LIMIT_BYTES,
    TEXT_LIMIT_BYTES,
    leave_out,
    path_of,
    place_of,
    read_file,
    walk,
)
from archive_gen.edges.project import Project, missing_folder
from archive_gen.model import SIDECAR_ENDING, Capture, sidecar_of
from archive_gen.problems import Problem

CAPTURE_ENDINGS = (".txt", ".md", ".html", ".htm")
NOT_A_CAPTURE = "captures are .txt, .md, .html and .htm files"
_AS_TEXT = "save its text as .txt beside it, or move it out of the folder"
_BY_IMPORT = "bring it in with: archive-gen import FILE"
_DOCUMENTS = {
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".msg"), _AS_TEXT),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".tgz"), "unpack it, and move it out of the folder"),
    **dict.fromkeys((".warc", ".warc.gz", ".wacz", ".mhtml", ".mht", ".eml"), _BY_IMPORT),
    **dict.fromkeys((".markdown", ".mdown", ".mkd"), "rename it to end in .md"),
    **dict.fromkeys((".text", ".asc"), "rename it to end in .txt"),
    ".xhtml": "rename it to end in .html",
    ".webarchive": "save the page as .html or as .txt, or move it out of the folder",
}
"""Endings of files that may hold an article and cannot be read, and what to do with such a file."""


class Place(msgspec.Struct, frozen=True):
    """Where a capture stands, and the sidecar beside it, empty where there is none. Neither has been opened."""

    source: str
    sidecar: str = ""


class Listing(msgspec.Struct, frozen=True):
    """The captures' places, sorted by source; the problems of what was left out; and all others."""

    places: tuple[Place, ...]
    unread: tuple[Problem, ...]
    problems: tuple[Problem, ...]


class Captures(msgspec.Struct, frozen=True):
    """The captures, sorted by source; the problems of files that were left out; and all others."""

    captures: tuple[Capture, ...]
    unread: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def list_captures(project: Project) -> Listing:
    """Return the captures of all source folders. Raises Refused where there is no such folder, or nothing in them."""
    sources = project.config.sources
    found, problems = _list_sources(project.root, sources)
    listing = _listed(sorted(found), problems)
    if not listing.places and not listing.unread:
        names = ", ".join(f"{name}/" for name in sources)
        hint = "put saved pages there, as .txt, .md or .html files, or bring them in with: archive-gen import FOLDER"
        raise Refused(f"there are no captures in {names}", hint)
    return listing


def read_captures(project: Project) -> Captures:
    """Return the captures of all source folders with their bytes. Raises Refused as `list_captures` does."""
    return _read_listed(project.root, list_captures(project))


def read_place(root: Path, place: Place) -> tuple[Capture | None, tuple[Problem, ...]]:
    """Return the capture that stands at a place, None where it cannot be read, and what is wrong with its files."""
    content, problem = read_file(path_of(root, place.source), place.source, CAPTURE_LIMIT_BYTES)
    if content is None:
        return None, (problem,) if problem else ()
    if not place.sidecar:
        return Capture(place.source, content), ()
    sidecar, problem = read_file(path_of(root, place.sidecar), place.sidecar, TEXT_LIMIT_BYTES)
    if sidecar is None:
        return Capture(place.source, content), (problem,) if problem else ()
    return Capture(place.source, content, place.sidecar, sidecar), ()


def read_folder_captures(folder: Path) -> Captures:
    """Return the captures below a folder that is no project, with their sources from there."""
    found, faults = _list_sources(folder, (".",))
    return _read_listed(folder, _listed(sorted(found), faults))


def _list_sources(root: Path, sources: Iterable[str]) -> tuple[set[str], list[Problem]]:
    problems: list[Problem] = []
    found: set[str] = set()
    missing = []
    for source in (Path(source).as_posix() for source in sources):
        place = place_of(root, source)
        if place.is_symlink():
            problems.append(leave_out(source, A_LINK, "give the folder itself"))
        elif place.is_dir():
            found.update(walk(root, source, problems))
        else:
            missing.append(source)
    present = len(found) or any(place_of(root, source).is_dir() for source in sources)
    if missing and not present:
        names = ", ".join(f"{name}/" for name in missing)
        raise Refused(f"there is no folder {names} in {root}", "make it, or name the folders of captures as 'sources'")
    expected = set(missing) - set(Config().sources)
    problems += [missing_folder(name) for name in sorted(expected)]
    return found, problems


def _listed(sources: list[str], problems: list[Problem]) -> Listing:
    names = set(sources)
    besides = [source for source in sources if not source.endswith(CAPTURE_ENDINGS)]
    others = [_judge_other(source, names) for source in besides if not _is_document(source, names)]
    places = []
    for source in sources:
        if source.endswith(CAPTURE_ENDINGS):
            beside = sidecar_of(source)
            places.append(Place(source, beside if beside in names else ""))
    unread = tuple(problem for problem in problems if problem.severity == "error")
    rest = [*(problem for problem in problems if problem.severity != "error"), *filter(None, others)]
    return Listing(tuple(places), unread, (*rest, *judge_documents(besides, names)))


def _read_listed(root: Path, listing: Listing) -> Captures:
    captures: list[Capture] = []
    unread, rest = list(listing.unread), list(listing.problems)
    for place in listing.places:
        capture, faults = read_place(root, place)
        captures += [capture] if capture else []
        (rest if capture else unread).extend(faults)
    return Captures(tuple(captures), tuple(unread), tuple(rest))


def _is_document(source: str, names: Container[str]) -> bool:
    """Whether a file may well hold an article and cannot be read, and its text does not stand beside it."""
    if not document_hint(source):
        return False
    return not any(source.rpartition(".")[0] + ending in names for ending in CAPTURE_ENDINGS)


def _ending_of(source: str) -> str:
    lower = source.lower()
    return ".warc.gz" if lower.endswith(".warc.gz") else lower[lower.rfind(".") :]


def document_hint(source: str) -> str:
    """Return what to do with a file that may hold an article and cannot be read, "" for any other."""
    return _DOCUMENTS.get(_ending_of(source), "")


def judge_documents(sources: Iterable[str], names: Container[str]) -> Iterator[Problem]:
    """Yield one problem for all of a kind of the files that may hold an article, of which `names` has no text."""
    kinds: dict[str, list[str]] = {}
    for source in sources:
        if _is_document(source, names):
            kinds.setdefault(_ending_of(source), []).append(source)
    for ending, found in kinds.items():
        among = f", as one of {len(found)} that end in {ending}" if len(found) > 1 else ""
        yield Problem(found[0], 0, "other-format", f"is not read{among}", _DOCUMENTS[ending])


def _judge_other(source: str, names: set[str]) -> Problem | None:
    """Return what there is to say of a file among the captures that is none."""
    stem = source.rpartition(".")[0]
    owners = [stem + ending for ending in CAPTURE_ENDINGS if stem + ending in names]
    if source.endswith(".yml"):
        return Problem(source, 0, "sidecar-ending", "is not read: sidecars end in .yaml", "rename it")
    if source.lower().endswith(CAPTURE_ENDINGS):
        ending = source.rpartition(".")[2].lower()
        return Problem(source, 0, "capture-ending", f"is not read: its ending must be written .{ending}", "rename it")
    if not source.endswith(SIDECAR_ENDING):
        hint = NOT_A_CAPTURE
        return Problem(source, 0, "not-a-capture", "is not read", hint, "note")
    if not owners:
        hint = "a sidecar has the name of its capture, such as 001.yaml beside 001.txt"
        if stem.endswith(CAPTURE_ENDINGS) and stem in names:
            hint = f"rename it to {sidecar_of(stem)}"
        return Problem(source, 0, "sidecar-alone", "has no capture beside it", hint)
    if len(owners) > 1:
        return Problem(source, 0, "sidecar-shared", f"corrects {' and '.join(owners)}", "rename one of the captures")
    return None
