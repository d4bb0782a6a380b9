"""The full-text index of a site, made by Pagefind, which comes with the extra `search`.

By its command line, over a folder of its own: its Python interface sleeps a tenth of a second for each record, and
its line protocol is no faster than files. It is given words alone, no filters and no sort keys: those it writes in
an order that changes from run to run, and the index would not have the same bytes twice.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive_gen.contents import Documents
from archive_gen.edges import os_reason
from archive_gen.edges.cache import Cache, Kept, digest_of, installed, program_digest, unpacked
from archive_gen.edges.project import CONFIG_NAME
from archive_gen.problems import Problem

_KIND, _NAME = "fulltext", "index"
_INSTALL = "install it with: pip install 'archive-gen[search]'"
SEARCH_FAILED = "search-failed"
_LIBRARIES = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
_ENTRY = "pagefind-entry.json"
_FRAGMENT = ".pf_fragment"
# Left out: three interfaces of Pagefind's own, which no page of ours loads, and which outweigh the rest.
_WANTED = ("pagefind.js", "pagefind-worker.js", _ENTRY)
_WANTED_ENDINGS = (".pf_meta", ".pf_index", _FRAGMENT, ".pagefind")
# It takes a thousandth of a second a document; whatever takes fifty times as long does not end.
_LONGEST_SECONDS, _SECONDS_A_DOCUMENT = 60.0, 0.05


class Index(msgspec.Struct, frozen=True):
    """An index's files by their path in its folder, and its id of each document by the document's folder.

    An id begins with the document's language and `_`. Both are empty where there is no index.
    """

    files: dict[str, bytes] = {}
    ids: dict[str, str] = {}


_INDEXES = msgspec.msgpack.Decoder(Index)


class Indexed(NamedTuple):
    """What came of making an index: where there is none, the problem says why."""

    made: Index
    problems: tuple[Problem, ...] = ()


MakeIndex = Callable[[Mapping[str, bytes]], Indexed]


def make_index(documents: Mapping[str, bytes], *, cache: Cache, keep: bool = False) -> Indexed:
    """Return the index of HTML documents, by their paths, as `articles/x/index.html`. Equal ones give equal bytes.

    The project keeps it in its cache until a document changes; with `keep`, whatever changes, what it has is returned
    as it is. Pagefind missing or failing is a problem, never an exception: a site can do without.
    """
    last = cache.read(_KIND).get(_NAME)
    if keep and (kept := unpacked(_INDEXES, last)):
        return Indexed(kept)
    try:
        program = _program()
        if program is None:
            return _without("search-extra-missing", "Pagefind is not installed", _INSTALL)
        key = _key(documents, _run([str(program), "--version"], seconds=_LONGEST_SECONDS))
        if last and last.key == key and (kept := unpacked(_INDEXES, last)):
            return Indexed(kept)
        with tempfile.TemporaryDirectory(prefix="archive-gen-") as folder:
            index = _make_in(Path(folder), documents, str(program))
    except _Failed as fault:
        return _without(SEARCH_FAILED, str(fault))
    except OSError as fault:
        return _without(SEARCH_FAILED, f"{fault.filename or 'Pagefind'}: {os_reason(fault)}")
    cache.write(_KIND, {_NAME: Kept(key, msgspec.msgpack.encode(index))})
    return Indexed(index)


class _Failed(Exception):
    """Pagefind ended without an index; the text says how, for a person."""


def _without(code: str, reason: str, hint: str = "the search page finds by title, name and date alone") -> Indexed:
    message = f"the site has no full-text index, because {reason}"
    return Indexed(Index(), (Problem(CONFIG_NAME, 0, code, message, hint),))


def pagefind_version() -> tuple[str, ...]:
    """Return what tells which Pagefind there is, without asking it."""
    return (os.environ.get("PAGEFIND_BINARY_PATH", ""), *installed(_LIBRARIES))


def _program() -> Path | None:
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    return get_executable()


def _key(documents: Mapping[str, bytes], version: bytes) -> bytes:
    if isinstance(documents, Documents):
        return digest_of(program_digest(), version, documents.key)
    named = (part for path, content in sorted(documents.items()) for part in (path.encode(), content))
    return digest_of(program_digest(), version, *named)


def _make_in(folder: Path, documents: Mapping[str, bytes], program: str) -> Index:
    site, made = folder / "site", folder / "index"
    for path, content in documents.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    seconds = _LONGEST_SECONDS + _SECONDS_A_DOCUMENT * len(documents)
    _run([program, "--silent", "--site", str(site), "--output-path", str(made)], seconds=seconds, folder=folder)
    files = {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(made.rglob("*")) if _wanted(path)}
    if _ENTRY not in files:
        raise _Failed("Pagefind wrote none")
    try:
        # The languages stand in it in an order that changes from run to run.
        files[_ENTRY] = json.dumps(json.loads(files[_ENTRY]), sort_keys=True, separators=(",", ":")).encode()
        return Index(files, dict(sorted(_ids(files))))
    except (ValueError, LookupError, OSError) as fault:
        raise _Failed(f"Pagefind wrote one of another form than is known here ({type(fault).__name__})") from fault


def _wanted(path: Path) -> bool:
    return path.is_file() and (path.name in _WANTED or path.name.endswith(_WANTED_ENDINGS))


def _ids(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the folder and the id of each document: the name of its fragment, which says whose it is."""
    for path, content in files.items():
        if path.endswith(_FRAGMENT):
            text = gzip.decompress(content)
            fragment = json.loads(text[text.index(b"{") :])
            yield fragment["url"].removeprefix("/"), path.rpartition("/")[2].removesuffix(_FRAGMENT)


def _run(command: list[str], *, seconds: float, folder: Path | None = None) -> bytes:
    # A folder of its own, and none of its variables: Pagefind would take settings from either.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _Failed(f"Pagefind did not end within {seconds:.0f} seconds") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise _Failed(f"Pagefind ended with code {done.returncode}" + (f": {said[-1].strip()[:300]}" if said else ""))
    return done.stdout
