"""A preview of the built site on this machine.

Requests are parsed by the standard library's `BaseHTTPRequestHandler`, which is kept up with Python and is enough for
one reader on one machine; not by its `SimpleHTTPRequestHandler`, which follows symbolic links out of its folder and
lists folders.
"""

from __future__ import annotations

import errno
import html
import os
import re
import socket
import sys
import urllib.parse
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.regular import read_regular

PORTS_TRIED = 20
_PORT_TAKEN = (errno.EADDRINUSE, errno.EACCES)
REQUEST_SECONDS = 10
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".geojson": "application/geo+json",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


PLAIN = "text/plain; charset=utf-8"
HTML = _TYPES[".html"]
# A page says in its head what it may load; as a header it also holds for what a browser does before it reads that.
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"\r\n]{1,1000})"')
POLICY_WITHIN = 4096


class Answer(msgspec.Struct, frozen=True):
    """What a request gets: a file's bytes with the page's Content-Security-Policy, or a redirect to `location`."""

    status: HTTPStatus
    content: bytes = b""
    content_type: str = PLAIN
    location: str = ""
    policy: str = ""


def answer(target: str, site: Path, base_path: str) -> Answer:
    """Return the answer to a request for `target`, the path and query of its first line.

    `base_path` begins and ends with `/`; the site stands below it as it will below its base_url.
    """
    path = decode_path(target)
    if path is None:
        return Answer(HTTPStatus.BAD_REQUEST, b"This address cannot be read.\n")
    if path + "/" == base_path or (path == "/" and base_path != "/"):
        return Answer(HTTPStatus.FOUND, location=base_path)
    if not path.startswith(base_path):
        return _not_found(site)
    inside = path.removeprefix(base_path)
    if inside.endswith("/") or not inside:
        return _file(site, f"{inside}index.html") or _not_found(site)
    if found := _file(site, inside):
        return found
    if _file(site, f"{inside}/index.html"):
        return Answer(HTTPStatus.FOUND, location=_quoted(f"{path}/"))
    return _not_found(site)


def decode_path(target: str) -> str | None:
    """Return the path of a request decoded once, or None for one that no page of ours has."""
    path = urllib.parse.unquote_to_bytes(target.partition("?")[0].partition("#")[0])
    try:
        text = path.decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = text.split("/")
    # Below a base path, what stands behind two slashes would be a path from the root of the disk.
    if not text.startswith("/") or "//" in text or "\\" in text or "\0" in text:
        return None
    # Hidden names hold the manifest, and what others keep beside the site (.git).
    return None if any(part.startswith(".") and part != ".well-known" for part in parts) else text


def _quoted(path: str) -> str:
    # Never `//`: a browser takes what follows for a host. `decode_path` refuses it, and this keeps it so.
    return "/" + urllib.parse.quote(path.lstrip("/"))


def _file(site: Path, inside: str) -> Answer | None:
    """Return a regular file below the site, reached through no symbolic link; None where there is none."""
    root = Path(os.path.realpath(site))
    place = root / inside
    try:
        if root not in place.parents or Path(os.path.realpath(place)) != place:
            return None
        content = read_regular(place)
    except OSError:
        return None
    kind = _TYPES.get(place.suffix.lower(), "application/octet-stream")
    return Answer(HTTPStatus.OK, content, kind, policy=policy_of(content) if place.suffix == ".html" else "")


def policy_of(page: bytes) -> str:
    """Return what a page lets itself load, and that none may show it in a frame; empty where it says nothing."""
    stated = POLICY.search(page, 0, POLICY_WITHIN)
    return f"{html.unescape(stated[1].decode('ascii', 'ignore'))}; frame-ancestors 'none'" if stated else ""


def _not_found(site: Path) -> Answer:
    page = _file(site, "404.html")
    if page is None:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n")
    return msgspec.structs.replace(page, status=HTTPStatus.NOT_FOUND)


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD. Whatever goes wrong ends one request and never the preview."""

    protocol_version = "HTTP/1.1"
    server_version = "archive-gen"
    sys_version = ""
    timeout = REQUEST_SECONDS
    # Head and content go out one after the other. Held back until the browser has acknowledged the head,
    # which it puts off in turn, the content came 44 ms late: with each page, and with each file that the page loads.
    disable_nagle_algorithm = True
    site: ClassVar[Path]
    base_path: ClassVar[str]
    hosts: ClassVar[frozenset[str]]

    def do_GET(self) -> None:
        """Answer with what stands at the address."""
        self.send(self.find())

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.send(self.find(), with_content=False)

    def is_for_us(self) -> bool:
        """Whether the request names this machine as its host, where only this machine may ask.

        A page elsewhere can point its own name at this machine (DNS rebinding) and read the preview by it.
        """
        return not self.hosts or [name.lower() in self.hosts for name in self.headers.get_all("Host", [])] == [True]

    def find(self) -> Answer:
        """Return the answer to this request, whatever it asks for."""
        if not self.is_for_us():
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, b"This preview answers for this machine alone.\n")
        try:
            return self.look_up()
        except OSError as fault:
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"Cannot be read: {os_reason(fault)}\n".encode())

    def look_up(self) -> Answer:
        """Return what stands at the address that is asked for. Raises OSError."""
        return answer(self.path, self.site, self.base_path)

    def send(self, found: Answer, *, with_content: bool = True) -> None:
        """Send an answer, whose content no browser is to keep or to take for something else."""
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if found.policy:
            self.send_header("Content-Security-Policy", found.policy)
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        if with_content:
            self.wfile.write(found.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a line for each image would bury the problems of the build."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"

    def server_bind(self) -> None:
        # The inherited one asks the name service for this machine's name, which can take seconds.
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over readers who leave early; tell of anything else, which is a bug."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Server6(_Server):
    address_family = socket.AF_INET6


def make_server(
    site: Path, base_url: str, host: str, port: int, *, answerer: type[SiteHandler] = SiteHandler
) -> ThreadingHTTPServer:
    """Return a server bound to `host` and the first free port from `port` up; 0 takes any. It is not yet serving.

    The site stands below the path of its `base_url`. Raises Refused where no port can be had.
    """

    class Handler(answerer):  # type: ignore[valid-type,misc]
        hosts: ClassVar[frozenset[str]] = frozenset()

    kind = _Server6 if ":" in host else _Server
    last = OSError(errno.EADDRINUSE, "address already in use")
    for candidate in [port] if port == 0 else range(port, min(port + PORTS_TRIED, 65536)):
        try:
            server = kind((host, candidate), Handler)
        except OSError as fault:
            last = fault
            if fault.errno not in _PORT_TAKEN:
                break
            continue
        show(server, site, base_url)
        if host in LOOPBACK:
            names = ("localhost", "127.0.0.1", "[::1]")
            bound = server.server_address[1]
            Handler.hosts = frozenset(f"{name}:{bound}" for name in names) | (
                frozenset(names) if bound == 80 else frozenset()
            )
        return server
    hint = f"give another with {'--port' if last.errno in _PORT_TAKEN else '--host'}"
    raise Refused(f"the preview cannot listen on {host} port {port}: {os_reason(last)}", hint)


def show(server: ThreadingHTTPServer, site: Path, base_url: str) -> None:
    """Have the server answer with this site from the next request on."""
    handler: Any = server.RequestHandlerClass
    handler.site, handler.base_path = site, base_path_of(base_url)


def base_path_of(base_url: str) -> str:
    """Return the path that the site's address ends with, as `/archive/`; `/` where there is none."""
    path = urllib.parse.urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


def address_of(server: ThreadingHTTPServer) -> str:
    """Return the address at which a server shows its site."""
    handler: Any = server.RequestHandlerClass
    host, port = str(server.server_address[0]), server.server_address[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{handler.base_path}"
