"""The preview under load and under attack; what it serves and refuses, one by one, is told in test_server.py."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from archive_gen.edges import server
from archive_gen.edges.server import answer, make_server
from archive_gen.redirects import redirect_page
from previews import answering
from sites import make_site

SLOW = 200


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreadingHTTPServer]:
    tmp_path = tmp_path_factory.mktemp("served")
    site = tmp_path / "site"
    for path, content in {**make_site(), "old/index.html": redirect_page("old/", "new/", "T", "").encode()}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (tmp_path / "secret.txt").write_text("secret")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    with answering(make_server(site, "", "127.0.0.1", 0)) as running:
        yield running


def connect(running: ThreadingHTTPServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.server_address[1]), timeout=5)


def say(running: ThreadingHTTPServer, request: bytes) -> bytes:
    """Return what comes back for raw bytes, to the end of the connection or a moment without more."""
    answer = b""
    with connect(running) as connection, contextlib.suppress(OSError):
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        while part := connection.recv(65_536):
            answer += part
    return answer


def get(running: ThreadingHTTPServer, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", running.server_address[1], timeout=5)
    connection.request("GET", path)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return found


def test_two_hundred_slow_readers_do_not_keep_another_waiting(running: ThreadingHTTPServer) -> None:
    slow = [connect(running) for _ in range(SLOW)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall((b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: local")[number % 3])
        for _ in range(5):
            started = time.monotonic()
            assert get(running, "/")[0] == 200
            assert time.monotonic() - started < 4
    finally:
        for connection in slow:
            connection.close()
    assert get(running, "/")[0] == 200


def test_who_sends_nothing_is_left(running: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.SiteHandler, "timeout", 0.2)
    with connect(running) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        assert connection.recv(100) == b""


def test_each_page_is_sent_with_the_policy_that_it_states_and_is_not_kept(running: ThreadingHTTPServer) -> None:
    for path in ("/", "/articles/leaders-meet-at-a-spaceport/", "/old/", "/none", "/404.html"):
        _, headers, content = get(running, path)
        stated = re.search(rb'Content-Security-Policy" content="([^"]+)"', content)
        assert stated
        assert headers["Content-Security-Policy"] == f"{stated[1].decode()}; frame-ancestors 'none'"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    _, headers, _ = get(running, "/assets/style.css")
    assert headers["Cache-Control"] == "no-store"
    assert not {name for name in headers if name.startswith("Access-Control")}


ATTACKS = (
    b"GET /%2e%2e/secret.txt HTTP/1.1", b"GET /../secret.txt HTTP/1.1", b"GET /..%2fsecret.txt HTTP/1.0",
    b"GET /articles/%2e%2e%2f%2e%2e%2fsecret.txt HTTP/1.1", b"GET /%252e%252e/secret.txt HTTP/1.1",
    b"GET /..%c0%afsecret.txt HTTP/1.1", b"GET /..\\secret.txt HTTP/1.1", b"GET /out.txt HTTP/1.1",
    b"GET //etc/passwd HTTP/1.1", b"GET /etc/passwd HTTP/1.1", b"GET http://example.org/ HTTP/1.1",
    b"GET file:///etc/passwd HTTP/1.1", b"GET * HTTP/1.1", b"GET /.archive-gen.json HTTP/1.1", b"GET /\x00 HTTP/1.1",
    b"GET /\xff HTTP/1.1", b"GET / HTTP/1.1\r\nHost: a\r\nHost: localhost",
    b"GET / HTTP/1.1\r\nHost: PREVIEW\r\nHost: a",
    b"GET /", b"GET / HTTP/9.9",
    b"PRI * HTTP/2.0",
    b"POST / HTTP/1.1\r\nContent-Length: 99999999999", b"CONNECT localhost:1 HTTP/1.1", b"TRACE / HTTP/1.1",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000,
    b"\x16\x03\x01\x02\x00\x01\x00",
    b"GET / HTTP/1.1\r\nX: " + b"y" * 99_999, b"\r\n" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("request_line", ATTACKS, ids=lambda line: ascii(line[:40]))
def test_no_request_gets_out_of_the_site_or_ends_the_preview(
    running: ThreadingHTTPServer, request_line: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    host = b"" if b"Host" in request_line else f"\r\nHost: localhost:{running.server_address[1]}".encode()
    request_line = request_line.replace(b"PREVIEW", b"localhost:%d" % running.server_address[1])
    said = say(running, request_line + host + b"\r\n\r\n")
    assert b"secret" not in said.partition(b"\r\n\r\n")[2]
    assert b"root:" not in said
    assert b" 200 " not in said.partition(b"\r\n")[0]
    assert not re.search(rb"(?i)^location: *(//|\w+:)", said, re.MULTILINE)
    assert get(running, "/")[0] == 200
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("base_path", ["/", "/news/", "/a/b/"])
@pytest.mark.parametrize("address", ["{}", "/{}", "%2F{}", "%2f/{}", "articles/{}", "./{}", "x/..{}", "?{}", "//.{}"])
def test_no_path_from_the_root_of_the_disk_leads_there(tmp_path: Path, base_path: str, address: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "site").mkdir()
    for path in (secret.as_posix(), secret.as_posix().replace("/", "%2F"), f"{tmp_path.as_posix()}/site/../secret.txt"):
        found = answer(base_path + address.format(path), tmp_path / "site", base_path)
        assert (found.content == b"secret", found.location.startswith("//")) == (False, False)


def test_the_preview_is_for_this_machine_unless_told(tmp_path: Path) -> None:
    from archive_gen.cli.serve import serve

    assert next(option.default for option in serve.params if option.name == "host") == "127.0.0.1"
    assert "127.0.0.1" in server.LOOPBACK
