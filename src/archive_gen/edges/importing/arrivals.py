"""What an import brings that is new, written as captures with sidecars. Nothing is ever overwritten."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.captures import judge_documents, read_captures
from archive_gen.edges.importing.found import Finding, Found, address_key
from archive_gen.edges.project import Project
from archive_gen.given import NOTHING_GIVEN, read_given
from archive_gen.model import SIDECAR_ENDING, Capture, sidecar_of
from archive_gen.problems import Problem, printable

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LONGEST_NAME = 120
_LONGEST_COMMENT = 300
STAYING = "what was added stays, and the same import adds the rest"
"""What then holds, wherever an import ends before it is done."""


class Arrival(msgspec.Struct, frozen=True):
    """What became of a text: `source` is the capture that it is now or, where nothing was `added`, already was."""

    source: str
    where: str
    added: bool


class Imported(msgspec.Struct, frozen=True):
    """Every text that was found, in order, and every problem.

    `left_out` counts what should have come in and did not, `unsupported` the files that are of no kind that is read.
    """

    arrivals: tuple[Arrival, ...]
    problems: tuple[Problem, ...]
    left_out: int
    unsupported: int


def import_captures(
    findings: Iterable[Finding],
    project: Project,
    into: str,
    *,
    known_tags: Mapping[str, str],
    dry_run: bool = False,
    tell: Callable[[Arrival], None] = lambda _: None,
) -> Imported:
    """Write the texts that the project does not have to its folder `into`, and return what became of each.

    A text is there already where a capture has the same bytes, or the same address and, as far as both are known, the
    same day of saving. `known_tags` gives entity ids by the words that name them. Raises Refused where the folder is
    none of the project's, or cannot be written.
    """
    there = _There(_captures_of(project), _check_folder(project, into), project.root, into)
    arrivals, problems, left_out, unsupported = [], [], 0, []
    for finding in findings:
        if isinstance(finding, Problem):
            problems.append(finding)
            # A note tells of a file that somebody may not think to be a text, such as a picture.
            unsupported += [finding.path] if finding.severity == "note" else []
            left_out += finding.severity != "note"
        else:
            arrival, faults = _take_in(finding, there, known_tags, dry_run=dry_run)
            problems += faults
            arrivals.append(arrival)
            tell(arrival)
    problems += judge_documents(unsupported, {arrival.where for arrival in arrivals})
    return Imported(tuple(arrivals), tuple(problems), left_out, len(unsupported))


def _take_in(
    found: Found, there: _There, known_tags: Mapping[str, str], *, dry_run: bool
) -> tuple[Arrival, tuple[Problem, ...]]:
    """Write a text that is not there yet, unless it is a `dry_run`, and return what became of it, and its problems."""
    sidecar, faults = make_sidecar(found, known_tags)
    url, day = _address_and_day(sidecar, "")
    if known := there.find(found.content, url, day):
        is_lost = found.sidecar is not None and not dry_run
        return Arrival(known, found.where, False), _sidecar_lost(found.where, known, there.root) if is_lost else ()
    name = there.take(found, url, day)
    if not dry_run:
        _write(there.folder, name, found.ending, found.content, sidecar)
    return Arrival(f"{there.into}/{name}{found.ending}", found.where, True), faults


def _address_and_day(sidecar: bytes | None, path: str) -> tuple[str | None, str]:
    """Return the address that a sidecar gives, None without one, and the day of saving, "" without one."""
    given = read_given(sidecar.decode("utf-8", "replace"), path)[0] if sidecar else NOTHING_GIVEN
    return given.url, str(given.captured) if given.captured else ""


def _sidecar_lost(where: str, known: str, root: Path) -> tuple[Problem, ...]:
    """Return that a text which is there already without a sidecar came with one, of which nothing is taken over."""
    own = sidecar_of(known)
    if (root / own).exists():
        return ()
    message = f"the sidecar beside it is not taken over: the text is there already as {known}"
    return (Problem(where, 0, "import-sidecar", message, f"copy the sidecar to {own} if what it says is right"),)


def _check_folder(project: Project, into: str) -> Path:
    sources = [Path(source) for source in project.config.sources]
    folder = Path(into)
    if ".." in folder.parts or not any(folder == source or source in folder.parents for source in sources):
        names = ", ".join(project.config.sources)
        raise Refused(f"{into} is not a folder of captures of this project", f"give one of {names}, or one below it")
    return project.root / folder


def _captures_of(project: Project) -> tuple[Capture, ...]:
    try:
        return read_captures(project).captures
    except Refused:
        # A new project has no captures, or not even the folder for them.
        return ()


class _There:
    """What the project holds, and which names are taken in the folder that is written to. Case is ignored: some disks
    do."""

    def __init__(self, captures: Iterable[Capture], folder: Path, root: Path, into: str) -> None:
        self.folder, self.root, self.into = folder, root, into
        self.by_hash = {hashlib.sha256(capture.content).digest(): capture.source for capture in captures}
        self.by_address: dict[str, list[tuple[str, str]]] = {}
        for capture in captures:
            self._remember(*_address_and_day(capture.sidecar, capture.sidecar_source), capture.source)
        self.names = {
            (Path(place) / file).relative_to(folder).with_suffix("").as_posix().casefold()
            for place, _, files in os.walk(folder)
            for file in files
        }

    def find(self, content: bytes, url: str | None, day: str) -> str | None:
        """Return the capture that is this text already, None where there is none."""
        if same := self.by_hash.get(hashlib.sha256(content).digest()):
            return same
        saved = self.by_address.get(address_key(url), ()) if url else ()
        return next((source for other, source in saved if not day or not other or day == other), None)

    def take(self, found: Found, url: str | None, day: str) -> str:
        """Return a name that no capture and no sidecar has, and count the text as there."""
        name = _shortened(found.name)
        if name.casefold() in self.names:
            # Letters, and no digits: "talks-2023-09" and a number behind it would read as a day.
            name = f"{name}-{hashlib.sha256(found.content).hexdigest()[:6].translate(_LETTERS)}"
        while name.casefold() in self.names:
            name += "x"
        self.names.add(name.casefold())
        source = f"{self.into}/{name}{found.ending}"
        self.by_hash[hashlib.sha256(found.content).digest()] = source
        self._remember(url, day, source)
        return name

    def _remember(self, url: str | None, day: str, source: str) -> None:
        if url:
            self.by_address.setdefault(address_key(url), []).append((day, source))


def _shortened(name: str) -> str:
    folder, slash, last = name.rpartition("/")
    while len(last.encode()) > _LONGEST_NAME:
        last = last[:-1]
    return f"{folder}{slash}{last.rstrip(' .')}"


def make_sidecar(found: Found, known_tags: Mapping[str, str]) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the sidecar for a text, None where nothing is known of it, and what of it cannot be said there."""
    if found.sidecar is not None:
        return found.sidecar, ()
    problems: list[Problem] = []
    fields: dict[str, Any] = {}
    for key, value in found.given.items():
        if value:
            _, faults = read_given(_yaml({key: value}), found.where)
            for fault in faults:
                message = f"not taken over: {fault.message}"
                problems.append(Problem(found.where, 0, "import-field", message, fault.hint))
            fields |= {} if faults else {key: value}
    if tags := sorted({known_tags[word.casefold()] for word in found.tags if word.casefold() in known_tags}):
        fields["tags"] = {"add": tags}
    if not fields and not found.tags:
        return None, tuple(problems)
    filed = f", filed there under: {', '.join(found.tags)}" if found.tags else ""
    comment = printable(" ".join(f"Imported from {found.origin}{filed}".split()))[:_LONGEST_COMMENT]
    return f"# {comment}\n{_yaml(fields) if fields else ''}".encode(), tuple(problems)


def _yaml(fields: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=110)


def _write(place: Path, name: str, ending: str, content: bytes, sidecar: bytes | None) -> None:
    """Write a capture and its sidecar, the sidecar first: a capture is never there without what is known of it."""
    target = place / f"{name}{ending}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if Path(os.path.realpath(target.parent)) != Path(os.path.realpath(place)) / Path(name).parent:
            raise Refused(f"{target.parent} is reached through a symbolic link", "give a folder of the project's own")
        with contextlib.ExitStack() as undoing:
            if sidecar is not None:
                beside = place / f"{name}{SIDECAR_ENDING}"
                _write_new(beside, sidecar)
                undoing.callback(beside.unlink)
            _write_new(target, content)
            undoing.pop_all()
    except OSError as fault:
        raise Refused(f"{target} cannot be written: {os_reason(fault)}", STAYING) from fault


def _write_new(target: Path, content: bytes) -> None:
    """Write a file that is not there: whole or not at all, and never over another."""
    passing = target.with_name(f".{target.name[:100]}.new")
    try:
        passing.write_bytes(content)
        try:
            os.link(passing, target)
        except (OSError, NotImplementedError) as fault:
            if isinstance(fault, OSError) and fault.errno in (errno.EEXIST, errno.ENOSPC, errno.EDQUOT):
                raise
            # A file system without hard links (FAT, some network ones).
            with target.open("xb") as file:
                file.write(content)
    finally:
        with contextlib.suppress(OSError):
            passing.unlink()
