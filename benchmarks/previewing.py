"""`python -m benchmarks previewing`: from a saved capture to its page, in the preview of a made-up archive."""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.corpus import make_articles
from benchmarks.peers import ArchiveGen

_CHANGES = 9
# A person looks at what came of a change before making the next.
_PAUSE_SECONDS = 2.0


class Waited(NamedTuple):
    """Milliseconds from a save to its record's page, and to that of the whole site, each with the change on it."""

    page: float
    site: float


def report(size: int) -> str:
    """Return the median and longest waits over some changes of one capture each."""
    with tempfile.TemporaryDirectory(prefix="archive-gen-bench-") as folder:
        root = Path(folder)
        ArchiveGen().write(root, make_articles(size))
        with _previewing(root) as host:
            time.sleep(_PAUSE_SECONDS)
            waited = [_change(root, host, number) for number in range(_CHANGES)]
    lines = [f"{size:,} captures, {_CHANGES} changes of one, in milliseconds from the save:"]
    for what, times in zip(("the record's page", "all pages"), zip(*waited, strict=True), strict=True):
        lines.append(f"{what:20} median {statistics.median(times):6.0f}   longest {max(times):6.0f}")
    return "\n".join(lines)


@contextmanager
def _previewing(root: Path) -> Iterator[str]:
    """Give the host and port of a running preview."""
    command = [sys.executable, "-u", "-m", "archive_gen", "--project", str(root), "--quiet", "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    try:
        found = next((match for line in process.stdout if (match := re.search(r"at http://([^/]+)/", line))), None)
        if found is None:
            raise RuntimeError("the preview did not begin")
        yield found[1]
    finally:
        process.terminate()
        process.wait()


def _change(root: Path, host: str, number: int) -> Waited:
    records = [msgspec.json.decode(line) for line in (root / "site/data/records.jsonl").read_bytes().splitlines()]
    record = records[(number + 1) * len(records) // (_CHANGES + 2)]
    address, capture, word = f"/{record['permalink']}", root / record["source"], f"Unheard{number}of"
    connection = http.client.HTTPConnection(host)
    mark = re.search(r'data-mark="([^"]+)"', _get(host, address))
    assert mark
    connection.request("GET", f"/-/events?mark={mark[1]}")
    events = connection.getresponse()
    started = time.perf_counter()
    text = capture.read_text(encoding="utf-8")
    capture.write_text(f"{text}\nThe council met and heard of the {word} matter again.\n", encoding="utf-8")
    waits = []
    for line in events:
        if line.startswith(b"event:") and word in _get(host, address):
            waits.append(1000 * (time.perf_counter() - started))
    connection.close()
    time.sleep(_PAUSE_SECONDS)
    return Waited(waits[0], waits[-1])


def _get(host: str, address: str) -> str:
    connection = http.client.HTTPConnection(host)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode()
    finally:
        connection.close()
