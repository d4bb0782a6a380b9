"""Which format a file or folder is of, told by its name and its first lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from archive_gen.edges import os_reason
from archive_gen.edges.captures import document_hint
from archive_gen.edges.importing import archivebox, csl, folder, mime, wacz, wallabag, warc
from archive_gen.edges.importing.found import JSON_LIMIT_BYTES, Finding, left_out, read_limited
from archive_gen.edges.regular import reading_hint
from archive_gen.problems import Problem

WHAT_IS_READ = (
    "texts (.txt, .md, .html), folders of them, pages saved as MHTML, mails (.eml), ArchiveBox snapshots, WARC and "
    "WACZ files, "
    "and the JSON exports of Wallabag and Zotero (CSL JSON)"
)


def read_named(path: Path) -> Iterator[Finding]:
    """Yield what a file or folder that somebody named holds. If it is of no kind that is read, that is an error."""
    where = path.as_posix()
    for finding in read_source(path, where):
        if isinstance(finding, Problem) and (finding.path, finding.code) == (where, "import-unknown"):
            finding = msgspec.structs.replace(finding, severity="error")
        yield finding


def read_source(path: Path, where: str) -> Iterator[Finding]:
    """Yield what a file or folder holds, and the problems of what in it cannot be read; `where` names it for people."""
    lower = path.name.lower()
    if path.is_dir():
        known = archivebox.read_index(path)
        yield from folder.read(path, where, read_source) if known is None else archivebox.read(path, where, known)
    elif lower.endswith((".warc", ".warc.gz")):
        yield from warc.read(path, where)
    elif lower.endswith(".wacz"):
        yield from wacz.read(path, where)
    elif lower.endswith(mime.ENDINGS):
        yield from mime.read(path, where)
    elif lower.endswith(".json"):
        yield from _read_json(path, where)
    elif folder.ending_of(lower):
        yield from folder.read_text_file(path, where, Path(path.name))
    else:
        hint = document_hint(path.name) or f"what is read: {WHAT_IS_READ}"
        yield left_out(where, "import-unknown", "is of an unsupported kind", hint, "note")


def _read_json(path: Path, where: str) -> Iterator[Finding]:
    try:
        content = read_limited(path, JSON_LIMIT_BYTES)
        export: Any = msgspec.json.decode(content) if content is not None else None
    except OSError as fault:
        yield left_out(where, "unreadable", f"cannot be read: {os_reason(fault)}", reading_hint(fault))
        return
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        yield left_out(where, "import-damaged", f"is not JSON: {fault}", "make the export again")
        return
    if content is None:
        hint = "make several exports, each of a part"
        yield left_out(where, "import-too-large", f"is larger than {JSON_LIMIT_BYTES // 1_000_000} MB", hint)
    elif (entries := wallabag.entries_of(export)) is not None:
        yield from wallabag.read(entries, where)
    elif (entries := csl.items_of(export)) is not None:
        yield from csl.read(entries, where)
    else:
        hint = "the JSON exports of Wallabag, and of Zotero as CSL JSON, are read"
        yield left_out(where, "import-unknown", "is JSON of an unsupported kind", hint, "note")
