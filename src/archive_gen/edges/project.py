"""A project read from disk: its settings, captures with their sidecars, vocabulary and pages.

What a folder holds is not trusted: symbolic links are not followed, only regular files are opened, and
none is read beyond its limit. A file that cannot be read is a problem, and the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import msgspec

from archive_gen.config import Config, read_config
from archive_gen.edges import Refused, os_reason
from archive_gen.edges.regular import NOT_REGULAR, NotRegular, read_regular, reading_hint
from archive_gen.model import SIDECAR_ENDING, Capture, sidecar_of
from archive_gen.problems import Problem, sorted_problems

CONFIG_NAME = "archive.yaml"
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
_PAGE_ENDINGS = tuple(write(ending) for ending in (".html", ".htm", ".xhtml") for write in (str.lower, str.upper))
_NEARLY = {".yaml": (".yaml", ".yml"), ".md": (".md", ".markdown")}
CAPTURE_LIMIT_BYTES = 5_000_000
TEXT_LIMIT_BYTES = 1_000_000


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
    content, problem = read_file(_path(root, place.source), place.source, CAPTURE_LIMIT_BYTES)
    if content is None:
        return None, (problem,) if problem else ()
    if not place.sidecar:
        return Capture(place.source, content), ()
    sidecar, problem = read_file(_path(root, place.sidecar), place.sidecar, TEXT_LIMIT_BYTES)
    if sidecar is None:
        return Capture(place.source, content), (problem,) if problem else ()
    return Capture(place.source, content, place.sidecar, sidecar), ()


def read_folder_captures(folder: Path) -> Captures:
    """Return the captures below a folder that is no project, with their sources from there."""
    found, faults = _list_sources(folder, (".",))
    return _read_listed(folder, _listed(sorted(found), faults))


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
        if folder not in Config().vocabulary and not _place(project.root, folder).is_dir():
            problems.append(_missing(folder))
    return tuple(texts), tuple(problems)


def read_folder(root: Path, folder: str, ending: str) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Return the text files in a folder of the project whose names end so, sorted by path; none where it is missing."""
    texts: list[Text] = []
    problems: list[Problem] = []
    if _place(root, folder).is_dir():
        for source in sorted(_walk(root, folder, problems)):
            if source.endswith(ending):
                text, problem = read_text(_place(root, source), source)
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


def _list_sources(root: Path, sources: Iterable[str]) -> tuple[set[str], list[Problem]]:
    problems: list[Problem] = []
    found: set[str] = set()
    missing = []
    for source in (Path(source).as_posix() for source in sources):
        place = _place(root, source)
        if place.is_symlink():
            problems.append(leave_out(source, "is a symbolic link, which is not followed", "give the folder itself"))
        elif place.is_dir():
            found.update(_walk(root, source, problems))
        else:
            missing.append(source)
    present = len(found) or any(_place(root, source).is_dir() for source in sources)
    if missing and not present:
        names = ", ".join(f"{name}/" for name in missing)
        raise Refused(f"there is no folder {names} in {root}", "make it, or name the folders of captures as 'sources'")
    expected = set(missing) - set(Config().sources)
    problems += [_missing(name) for name in sorted(expected)]
    return found, problems


def _missing(folder: str) -> Problem:
    hint = f"make it, or take it out of {CONFIG_NAME}"
    return Problem(folder, 0, "source-missing", "there is no such folder", hint)


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the files below a folder, as paths from `root`; what is hidden, editors' copies and what
    browsers save with a page are passed over."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(os.fsencode(_place(root, place))) as listing:
                found = {_name_of(one): one for one in listing}
        except OSError as fault:
            problems.append(leave_out(place, f"cannot be listed: {os_reason(fault)}", reading_hint(fault)))
            continue
        for name in sorted(found):
            one = found[name]
            if is_passed_over(name):
                continue
            source = name if place in (".", "") else f"{place}/{name}"
            if not is_utf8(name):
                problems.append(misnamed(source))
            elif one.is_symlink():
                problems.append(leave_out(source, "is a symbolic link, which is not followed", "copy the file here"))
            elif one.is_dir(follow_symlinks=False):
                if not belongs_to_page(name, found):
                    waiting.append(source)
            else:
                yield source


def _name_of(one: os.DirEntry[bytes]) -> str:
    """Return a file's name as its bytes say in UTF-8, whatever the locale takes them for."""
    return one.name.decode("utf-8", "surrogateescape")


def _place(root: Path, source: str) -> Path:
    return Path(_path(root, source))


def _path(root: Path, source: str) -> str:
    """Return where a source is, in the words of this machine's locale."""
    return f"{root}/{os.fsdecode(source.encode('utf-8', 'surrogateescape'))}"


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is nobody's capture: a hidden one (.git, .#x), or a copy that an editor made (#x#, x~).

    "#MeToo.txt" is somebody's: a mark at the start alone says nothing.
    """
    return name.startswith(".") or name.endswith("~") or (len(name) > 1 and name[0] == name[-1] == "#")


def belongs_to_page(folder: str, names: Container[str]) -> bool:
    """Whether a folder holds what a browser saved with a page: pictures, scripts, advertisements' own pages.

    `names` are those of the files beside the folder.
    """
    stem, bar, ending = folder.rpartition("_")
    return bool(bar) and ending == "files" and any(f"{stem}{page}" in names for page in _PAGE_ENDINGS)


def is_utf8(name: str) -> bool:
    """Whether a name, as the system gives it, can be written as UTF-8."""
    if name.isascii():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


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


def read_file(
    path: str | Path, name: str, limit_bytes: int, *, follow: bool = False
) -> tuple[bytes | None, Problem | None]:
    """Return a regular file's bytes, or why it is left out."""
    try:
        content = read_regular(path, limit_bytes=limit_bytes, follow=follow)
    except NotRegular:
        return None, leave_out(name, *NOT_REGULAR)
    except OSError as fault:
        return None, leave_out(name, f"cannot be read: {os_reason(fault)}", reading_hint(fault))
    if len(content) > limit_bytes:
        limit = f"{limit_bytes // 1_000_000} MB"
        is_capture = limit_bytes == CAPTURE_LIMIT_BYTES
        hint = "part it, or keep the article alone" if is_capture else "remove what is not needed"
        return None, leave_out(name, f"is larger than {limit}", hint)
    return content, None


def leave_out(name: str, message: str, hint: str = "") -> Problem:
    """Return the problem that a file or folder is not read, and why."""
    return Problem(name, 0, "unreadable", f"left out: {message}", hint, "error")


def misnamed(name: str) -> Problem:
    """Return the problem that a file's name is not UTF-8; in place of each byte that is not stands an escape."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    return leave_out(shown, "has a name that is not UTF-8", "rename the file")
