"""The preview serves the site as a static host would, and nothing beside it."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from archive_gen.edges import Refused, server
from archive_gen.edges.server import address_of, answer, base_path_of, decode_path, make_server
from previews import LONGEST_WAIT_SECONDS, answering


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for path, text in {
        "index.html": "home",
        "404.html": "lost",
        "articles/a/index.html": "article",
        "assets/x.css": "css",
        "räume/index.html": "umlaut",
        ".archive-gen.json": "{}",
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "up").symlink_to(tmp_path)
    os.mkfifo(site / "pipe")
    return site


def status_and_text(target: str, site: Path, base_path: str = "/") -> tuple[int, str]:
    found = answer(target, site, base_path)
    return int(found.status), found.location or found.content.decode()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", (200, "home")),
        ("/?q=%2e%2e", (200, "home")),
        ("/index.html", (200, "home")),
        ("/articles/a/", (200, "article")),
        ("/articles/a", (302, "/articles/a/")),
        ("/articles/", (404, "lost")),
        ("/r%C3%A4ume", (302, "/r%C3%A4ume/")),
        ("/none", (404, "lost")),
        ("/404.html", (200, "lost")),
    ],
)
def test_pages_are_served_as_a_static_host_does(site: Path, target: str, expected: tuple[int, str]) -> None:
    assert status_and_text(target, site) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/news/", (200, "home")),
        ("/news/articles/a", (302, "/news/articles/a/")),
        ("/news", (302, "/news/")),
        ("/", (302, "/news/")),
        ("/articles/a/", (404, "lost")),
        ("/newsroom/", (404, "lost")),
    ],
)
def test_the_site_stands_below_its_base_path(site: Path, target: str, expected: tuple[int, str]) -> None:
    assert status_and_text(target, site, "/news/") == expected


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/articles/..%2f..%2f..%2fsecret.txt", "/..%5csecret.txt", "/%00",
        "//host/..", "/%2fhost", "/.archive-gen.json", "/.git/config", "secret.txt", "/%ff", "/articles/%2e/a/",
        "http://host/", "",
    ],
)  # fmt: skip
def test_an_address_that_no_page_has_is_refused(site: Path, target: str) -> None:
    assert answer(target, site, "/").status == 400


@pytest.mark.parametrize(
    "target", ["/link.txt", "/up/secret.txt", "/up/", "/up/site/index.html", "/pipe", "/%252e%252e/secret.txt"]
)
def test_links_and_special_files_are_not_there(site: Path, target: str) -> None:
    assert status_and_text(target, site) == (404, "lost")


def test_a_site_without_its_own_404_page_says_so(tmp_path: Path) -> None:
    assert status_and_text("/", tmp_path) == (404, "There is no such page.\n")


def test_a_location_never_names_a_host() -> None:
    assert decode_path("//host/") is None
    assert server._quoted("//host/") == "/host/"


@pytest.mark.parametrize(
    ("url", "path"), [("", "/"), ("https://a.org", "/"), ("https://a.org/x", "/x/"), ("https://a.org/x/y/", "/x/y/")]
)
def test_the_base_path_is_that_of_the_base_url(url: str, path: str) -> None:
    assert base_path_of(url) == path


@pytest.fixture
def running(site: Path) -> Iterator[ThreadingHTTPServer]:
    with answering(make_server(site, "", "127.0.0.1", 0)) as running:
        yield running


def ask(
    running: ThreadingHTTPServer, method: str, path: str, host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    port = running.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_WAIT_SECONDS)
    connection.request(method, path, headers={"Host": host or f"localhost:{port}"})
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return found


def test_get_and_head_are_answered_and_nothing_else(running: ThreadingHTTPServer) -> None:
    status, headers, content = ask(running, "GET", "/assets/x.css")
    assert (status, headers["Content-Type"], content) == (200, "text/css; charset=utf-8", b"css")
    assert "Access-Control-Allow-Origin" not in headers
    status, headers, content = ask(running, "HEAD", "/assets/x.css")
    assert (status, headers["Content-Length"], content) == (200, "3", b"")
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert ask(running, method, "/")[0] == 501


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1:1", "localhost:1.evil.example"])
def test_another_hosts_name_is_refused(running: ThreadingHTTPServer, host: str) -> None:
    assert ask(running, "GET", "/", host)[0] == 421


def test_broken_requests_do_not_end_the_preview(running: ThreadingHTTPServer) -> None:
    for request in (b"\0\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"GET /" + b"x" * 70_000, b""):
        with socket.create_connection(running.server_address[:2], timeout=LONGEST_WAIT_SECONDS) as connection:  # type: ignore[arg-type]
            connection.sendall(request)
    assert ask(running, "GET", "/")[0] == 200


def test_what_is_sent_is_not_held_back_for_an_acknowledgement(site: Path) -> None:
    class Telling(server.SiteHandler):
        def look_up(self) -> server.Answer:
            held_back = not self.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            return server.Answer(HTTPStatus.OK, str(held_back).encode())

    running = make_server(site, "", "127.0.0.1", 0, answerer=Telling)
    thread = threading.Thread(target=running.handle_request)
    thread.start()
    assert ask(running, "GET", "/")[2] == b"False"
    thread.join()
    running.server_close()


def test_a_taken_port_gives_the_next(site: Path, running: ThreadingHTTPServer) -> None:
    taken = running.server_address[1]
    second = make_server(site, "https://a.org/x", "127.0.0.1", taken)
    assert taken < second.server_address[1] < taken + server.PORTS_TRIED
    assert address_of(second) == f"http://127.0.0.1:{second.server_address[1]}/x/"
    second.server_close()


def test_an_address_of_another_machine_is_refused(site: Path) -> None:
    with pytest.raises(Refused, match="cannot listen") as refusal:
        make_server(site, "", "192.0.2.1", 0)
    assert refusal.value.hint == "give another with --host"
