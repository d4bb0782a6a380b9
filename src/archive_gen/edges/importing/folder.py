"""A folder of mixed files: its texts as they are, with their sidecars; all else as the format that it is of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from archive_gen.edges import os_reason
from archive_gen.edges.folders import A_LINK, CAPTURE_LIMIT_BYTES, TEXT_LIMIT_BYTES, belongs_to_page, is_passed_over
from archive_gen.edges.importing.found import Finding, Found, left_out, read_limited, too_large
from archive_gen.edges.manifest import MANIFEST_NAME
from archive_gen.edges.project import CONFIG_NAME
from archive_gen.edges.regular import NOT_REGULAR, NotRegular, reading_hint
from archive_gen.model import SIDECAR_ENDING
from archive_gen.slugs import make_slug

_ENDINGS = {
    ".txt": ".txt", ".text": ".txt", ".md": ".md", ".markdown": ".md",
    ".html": ".html", ".htm": ".html", ".xhtml": ".html",
}  # fmt: skip

# A text gets the ending of a capture, and so does what corrects it.
_SIDECAR_ENDINGS = (SIDECAR_ENDING, ".yml")
# What of a project is its own and no text of its archive.
_PROJECT_FOLDERS = ("pages", "templates", "vocabulary")


def ending_of(name: str) -> str | None:
    """Return the ending that a text of this name has as a capture, None for a file that is no text."""
    return _ENDINGS.get(os.path.splitext(name.lower())[1])


def read(path: Path, where: str, read_source: Callable[[Path, str], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield what a folder and those below it hold, in the order of their names. Symbolic links are not followed."""
    waiting = [Path()]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(path / below) as listing:
                found = sorted(listing, key=lambda one: one.name)
        except OSError as fault:
            told = f"{where}/{below.as_posix()}"
            yield left_out(told, "unreadable", f"cannot be listed: {os_reason(fault)}", reading_hint(fault))
            continue
        names = {one.name for one in found}
        if MANIFEST_NAME in names:
            told = f"{where}/{below.as_posix()}" if below.parts else where
            hint = "bring in the captures that it was built of"
            yield left_out(told, "import-unknown", "is a site that archive-gen built", hint, "note")
            continue
        passed_over = _PROJECT_FOLDERS if CONFIG_NAME in names else ()
        corrected = {_stem(name) + ending for name in names if ending_of(name) for ending in _SIDECAR_ENDINGS}
        for one in found:
            inside = below / one.name
            told = f"{where}/{inside.as_posix()}"
            if is_passed_over(one.name) or one.name in corrected or one.name in passed_over:
                continue
            if one.is_symlink():
                yield left_out(told, "unreadable", A_LINK, "name the file itself")
            elif one.is_dir(follow_symlinks=False):
                if (path / inside / "index.json").is_file():
                    yield from read_source(path / inside, told)
                elif not belongs_to_page(one.name, names):
                    waiting.append(inside)
            elif ending_of(one.name):
                yield from read_text_file(path / inside, told, inside)
            else:
                yield from read_source(path / inside, told)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def read_text_file(path: Path, where: str, inside: Path) -> Iterator[Finding]:
    """Yield a text with the sidecar beside it; `inside` is its path from the folder that is brought in."""
    ending = ending_of(path.name)
    assert ending is not None
    sidecars = (path.with_name(_stem(path.name) + ending) for ending in _SIDECAR_ENDINGS)
    beside = next((one for one in sidecars if one.is_file()), None)
    try:
        content = read_limited(path, CAPTURE_LIMIT_BYTES)
        sidecar = read_limited(beside, TEXT_LIMIT_BYTES) if beside else None
    except NotRegular:
        yield left_out(where, "unreadable", *NOT_REGULAR)
        return
    except OSError as fault:
        yield left_out(where, "unreadable", f"cannot be read: {os_reason(fault)}", reading_hint(fault))
        return
    if content is None:
        yield too_large(where)
        return
    name = "/".join(_plain(part) for part in inside.with_name(_stem(inside.name)).parts)
    yield Found(where, "a folder", name, ending, content, sidecar=sidecar)


def _plain(part: str) -> str:
    """Return a part of a path as it is, where every system can have it, otherwise as a slug."""
    is_plain = part.isprintable() and not set(part) & set('\\/:*?"<>|') and not is_passed_over(part)
    return part if is_plain and part == part.strip() else make_slug(part) or "text"
