"""WACZ files: a zip with WARC files in `archive/`, and in `pages/` a list of the pages that a person saved.

Members are read where they are and never written by their names.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from archive_gen.edges import os_reason
from archive_gen.edges.importing import warc
from archive_gen.edges.importing.found import Finding, address_key, left_out
from archive_gen.edges.regular import reading_hint

_PAGES = "pages/pages.jsonl"
_PAGES_LIMIT_BYTES = 50_000_000
_MOST_MEMBERS = 10_000


def read(path: Path, where: str) -> Iterator[Finding]:
    """Yield the pages of a WACZ file; where it lists those that were saved on purpose, only these."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _read_archive(archive, where)
    # NotImplementedError: an unknown packing; RuntimeError: a password.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        yield left_out(where, "import-damaged", f"cannot be read as a zip: {fault}", "save the archive again")
    except OSError as fault:
        yield left_out(where, "unreadable", f"cannot be read: {os_reason(fault)}", reading_hint(fault))


def _read_archive(archive: zipfile.ZipFile, where: str) -> Iterator[Finding]:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        message = f"holds {len(members)} files, more than {_MOST_MEMBERS}"
        yield left_out(where, "import-too-large", message, "this is not an archive of pages; see where it comes from")
        return
    pages = _listed_pages(archive)
    for member in members:
        told = f"{where}, {member.filename}"
        if _is_unsafe(member.filename):
            hint = "the archive was made by hand; see where it comes from"
            yield left_out(told, "import-unsafe", "has a name that leads out of its archive", hint)
        elif member.filename.lower().endswith((".warc", ".warc.gz")):
            with archive.open(member) as file:
                size = member.compress_size
                yield from warc.read_stream(
                    cast(Any, file), told, size, lambda url: not pages or address_key(url) in pages
                )


def _is_unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":")


def _listed_pages(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the addresses of the pages that were saved on purpose; none where no list tells."""
    try:
        with archive.open(_PAGES) as file:
            lines = file.read(_PAGES_LIMIT_BYTES).splitlines()
    except KeyError:
        return frozenset()
    found = set()
    for line in lines:
        try:
            page = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            found.add(address_key(page["url"]))
    return frozenset(found)
