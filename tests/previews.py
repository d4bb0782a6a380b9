"""A running preview of a small project, and requests to it as a browser or a stranger would make them."""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

LONGEST_WAIT_SECONDS = 60


class Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    text: str


class Preview(NamedTuple):
    """A preview as another process: the project's folder, host and port, the site's address, and the process."""

    root: Path
    host: str
    address: str
    process: subprocess.Popen[str]

    def ask(
        self, path: str, method: str = "GET", body: str | None = None, headers: Mapping[str, str] | None = None
    ) -> Response:
        return ask(self.host, path, method, body, headers)


def ask(
    host: str, path: str, method: str = "GET", body: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    connection = http.client.HTTPConnection(host, timeout=LONGEST_WAIT_SECONDS)
    try:
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        return Response(response.status, dict(response.getheaders()), response.read().decode())
    finally:
        connection.close()


def wait_for(holds: Callable[[], bool]) -> None:
    """Return as soon as something holds; it has as long as a busy machine may need."""
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def save(place: Path, text: str) -> None:
    """Put a file in its place in one step, so that no preview finds it while it is still empty."""
    whole = place.parent.parent / f"{place.name}.new"
    whole.write_text(text)
    whole.replace(place)


@contextlib.contextmanager
def answering(running: ThreadingHTTPServer) -> Iterator[ThreadingHTTPServer]:
    """Give a server of this process while it serves."""
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


@contextlib.contextmanager
def previewing(root: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Preview]:
    command = [sys.executable, "-u", "-m", "archive_gen", "--project", str(root), "serve", *options]
    if "--port" not in options:
        command += ["--port", "0"]
    with (root / "said.log").open("w") as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True, env=environment)
    try:
        assert process.stdout
        found = next((match for line in process.stdout if (match := re.search(r"at (http://([^/]+)/\S*)", line))), None)
        if found is None:
            pytest.fail(f"no preview: {(root / 'said.log').read_text()}")
        yield Preview(root, found[2], found[1], process)
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT_SECONDS)
        assert process.stdout
        process.stdout.close()
