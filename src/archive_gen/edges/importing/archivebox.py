"""A snapshot folder of ArchiveBox: `index.json` beside the page as several programs saved it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from archive_gen.edges import os_reason
from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES, TEXT_LIMIT_BYTES
from archive_gen.edges.importing.found import (
    Finding,
    Found,
    day_of,
    left_out,
    name_of,
    read_limited,
    text_of,
    too_large,
)
from archive_gen.edges.regular import reading_hint

# The page as it was before the text that was taken out of it: what is cut is for archive-gen to say.
_OUTPUTS = (
    ("singlefile", "singlefile.html"),
    ("singlefile", "singlefile/singlefile.html"),
    ("dom", "output.html"),
    ("dom", "dom.html"),
    ("dom", "dom/output.html"),
    ("wget", ""),
    ("readability", "readability/content.html"),
    ("mercury", "mercury/content.html"),
    ("readability", "readability/content.txt"),
    ("mercury", "mercury/content.txt"),
    ("htmltotext", "htmltotext.txt"),
)


def read_index(folder: Path) -> dict[str, Any] | None:
    """Return what a snapshot's index says, None for a folder that is no snapshot."""
    try:
        content = read_limited(folder / "index.json", TEXT_LIMIT_BYTES)
        index = msgspec.json.decode(content) if content else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    is_snapshot = isinstance(index, dict) and text_of(index.get("url")) and {"timestamp", "bookmarked_at"} & {*index}
    return index if is_snapshot else None


def read(folder: Path, where: str, index: dict[str, Any]) -> Iterator[Finding]:
    """Yield the page of a snapshot, with its address and the day on which it was fetched."""
    url = text_of(index["url"])
    for method, name in _OUTPUTS:
        place = _inside(folder, name or _wget_path(index))
        if place is None:
            continue
        try:
            content = read_limited(place, CAPTURE_LIMIT_BYTES)
        except OSError as fault:
            message = f"cannot be read: {os_reason(fault)}"
            yield left_out(f"{where}/{name}", "unreadable", message, reading_hint(fault))
            continue
        if content is None:
            yield too_large(f"{where}/{name}")
            continue
        if content.strip():
            given = {"url": url, "captured": _fetched(index, method)}
            # A text that was taken out of its page has lost the headline with it.
            if place.suffix == ".txt":
                given["title"] = text_of(index.get("title"))
            named = name_of(text_of(index.get("title")), url)
            ending = ".txt" if place.suffix == ".txt" else ".html"
            origin = f"ArchiveBox, {name or 'wget'} of snapshot {folder.name}"
            yield Found(where, origin, named, ending, content, given, tags=_tags(index.get("tags")))
            return
    yield left_out(where, "import-no-text", f"holds no page: {url}", "archive it again, and import that", "warning")


def _inside(folder: Path, name: str) -> Path | None:
    """Return a file of the snapshot by the name that its index gives, None where it is missing or leads elsewhere."""
    if not name or "\0" in name:
        return None
    root = Path(os.path.realpath(folder))
    place = Path(os.path.realpath(folder / name))
    return place if place.is_file() and root in place.parents else None


def _wget_path(index: dict[str, Any]) -> str:
    canonical = index.get("canonical")
    path = text_of(canonical.get("wget_path")) if isinstance(canonical, dict) else ""
    return path if path.endswith((".html", ".htm")) else ""


def _fetched(index: dict[str, Any], method: str) -> str | None:
    """Return the day on which the page was fetched. `timestamp` is not it: of a bookmark it can be years older."""
    history = index.get("history")
    runs = history.get(method) if isinstance(history, dict) else None
    last = runs[-1] if isinstance(runs, list) and runs else None
    started = last.get("start_ts") if isinstance(last, dict) else None
    return next((day for day in map(day_of, (started, index.get("downloaded_at"), index.get("updated"))) if day), None)


def _tags(tags: Any) -> tuple[str, ...]:
    words = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return tuple(word for word in map(text_of, words) if word)
