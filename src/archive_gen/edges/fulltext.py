"""The full-text index of a site, made by Pagefind, which comes with the extra `search`.

It numbers pages as it comes upon them, and no two file systems list a folder in the same order. So it runs as a
service that is told of one file after the other; its Python interface does that too, and sleeps a tenth of a second
for each. It is given words alone, no filters and no sort keys: those it writes in an order that changes from run to
run. Else the index would not have the same bytes twice. And it is asked for the index's files, and not to write them:
it says that they are written before they are, and on a busy machine it ends before they are whole.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import IO, Any, NamedTuple

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
    site = folder / "site"
    for path, content in documents.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    seconds = _LONGEST_SECONDS + _SECONDS_A_DOCUMENT * len(documents)
    answer = _ask(program, _requests(site, sorted(documents)), seconds=seconds, folder=folder)
    if not answer:
        raise _Failed("Pagefind made none")
    try:
        files = dict(sorted(_files_in(answer)))
        # The languages stand in it in an order that changes from run to run.
        files[_ENTRY] = json.dumps(json.loads(files[_ENTRY]), sort_keys=True, separators=(",", ":")).encode()
        return Index(files, dict(sorted(_ids(files))))
    except (ValueError, LookupError, OSError) as fault:
        raise _Failed(f"Pagefind made one of another form than is known here ({type(fault).__name__})") from fault


def _files_in(answer: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file that a page of ours loads."""
    for one in answer["files"]:
        path = PurePath(one["path"])
        if path.name in _WANTED or path.name.endswith(_WANTED_ENDINGS):
            yield path.as_posix(), base64.b64decode(one["content"])


def _ids(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the folder and the id of each document: the name of its fragment, which says whose it is."""
    for path, content in files.items():
        if path.endswith(_FRAGMENT):
            text = gzip.decompress(content)
            fragment = json.loads(text[text.index(b"{") :])
            yield fragment["url"].removeprefix("/"), path.rpartition("/")[2].removesuffix(_FRAGMENT)


def _requests(site: Path, paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield what gives an index of a site's documents, in their order. No path has a sign that means more in a glob."""
    yield {"type": "NewIndex"}
    for path in paths:
        yield {"type": "AddDir", "index_id": 0, "path": str(site), "glob": path}
    yield {"type": "GetFiles", "index_id": 0}


def _ask(program: str, requests: Iterable[Mapping[str, Any]], *, seconds: float, folder: Path) -> dict[str, Any]:
    """Put requests to Pagefind, each when the one before is answered, and return the last answer; an empty one where it
    ended before. Raises _Failed where it takes too long, or ends or answers with an error."""
    command, late = [program, "--service"], threading.Event()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, cwd=folder, env=_environment(), bufsize=0,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
        ) as running,
    ):  # fmt: skip
        assert running.stdin
        assert running.stdout

        def stop() -> None:
            late.set()
            running.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            answer = _converse(running.stdin, running.stdout, requests)
        finally:
            # When nothing more comes, it ends.
            running.stdin.close()
            code = running.wait()
            timer.cancel()
        if late.is_set():
            raise _late(seconds)
        said.seek(0)
        _judge(code, said.read())
        return answer


def _converse(to: IO[bytes], back: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Put requests as long as they are answered, and return the last answer. What has ended answers none, and says why
    elsewhere."""
    answers, answer = _answers(back), dict[str, Any]()
    with contextlib.suppress(BrokenPipeError):
        for number, request in enumerate(requests, 1):
            to.write(_encoded({"message_id": number, "payload": request}))
            answer = next(answers, {})
            if not answer:
                break
            if answer["type"] == "Error":
                raise _Failed(f"Pagefind said: {answer['message']}")
        return answer
    return {}


def _encoded(message: Mapping[str, Any]) -> bytes:
    return base64.b64encode(json.dumps(message).encode()) + b","


def _answers(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what Pagefind answers, until it ends."""
    waiting: list[bytes] = []
    while read := stream.read(65536):
        rest, *begun = read.split(b",")
        waiting.append(rest)
        for part in begun:
            answer = b"".join(waiting)
            waiting = [part]
            try:
                yield json.loads(base64.b64decode(answer))["payload"]
            except (ValueError, LookupError) as fault:
                raise _Failed(f"Pagefind answered in a form that is not known here ({type(fault).__name__})") from fault


def _run(command: list[str], *, seconds: float) -> bytes:
    try:
        done = subprocess.run(
            command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _late(seconds) from None
    _judge(done.returncode, done.stderr or done.stdout)
    return done.stdout


def _environment() -> dict[str, str]:
    # Pagefind would take settings from its variables, as it would from the folder that it runs in.
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}


def _late(seconds: float) -> _Failed:
    return _Failed(f"Pagefind did not end within {seconds:.0f} seconds")


def _judge(code: int, said: bytes) -> None:
    """Raise _Failed where Pagefind ended with a code that says that it failed."""
    if code:
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise _Failed(f"Pagefind ended with code {code}" + (f": {lines[-1].strip()[:300]}" if lines else ""))
