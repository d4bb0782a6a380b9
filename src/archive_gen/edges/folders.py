"""What folders hold: files by their names, and the bytes of one.

Nothing of it is trusted: symbolic links are not followed, only regular files are opened, and none is read beyond its
limit.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path

from archive_gen.edges import os_reason
from archive_gen.edges.regular import NOT_REGULAR, NotRegular, read_regular, reading_hint
from archive_gen.problems import Problem

CAPTURE_LIMIT_BYTES = 5_000_000
TEXT_LIMIT_BYTES = 1_000_000
A_LINK = "is a symbolic link, which is not followed"
_PAGE_ENDINGS = tuple(write(ending) for ending in (".html", ".htm", ".xhtml") for write in (str.lower, str.upper))


def walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the files below a folder, as paths from `root`; what is hidden, editors' copies and what
    browsers save with a page are passed over."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(os.fsencode(place_of(root, place))) as listing:
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
                problems.append(leave_out(source, A_LINK, "copy the file here"))
            elif one.is_dir(follow_symlinks=False):
                if not belongs_to_page(name, found):
                    waiting.append(source)
            else:
                yield source


def _name_of(one: os.DirEntry[bytes]) -> str:
    """Return a file's name as its bytes say in UTF-8, whatever the locale takes them for."""
    return one.name.decode("utf-8", "surrogateescape")


def place_of(root: Path, source: str) -> Path:
    """Return where a source is, as `path_of` does."""
    return Path(path_of(root, source))


def path_of(root: Path, source: str) -> str:
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
