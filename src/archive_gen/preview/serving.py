"""The preview's answers: pages of the site, dressed; files of its own; and the stream that says when to reload."""

from __future__ import annotations

import re
import select
import threading
import time
from functools import cache
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import ClassVar

import msgspec

from archive_gen.edges import os_reason
from archive_gen.edges.server import HTML, Answer, SiteHandler, decode_path, make_server, policy_of
from archive_gen.preview.desk.desk import LONGEST_FORM_BYTES, Desk
from archive_gen.preview.desk.pages import address_of_record
from archive_gen.preview.dress import dress
from archive_gen.preview.guard import is_foreign
from archive_gen.preview.places import BAR_STYLE, DESK, DESK_SCRIPT, DESK_STYLE, EVENTS, OWN, RECORD, RELOAD_SCRIPT
from archive_gen.preview.standing import Standing

MOST_LISTENERS = 64
LOOKED_AFTER_SECONDS = 1.0
PING_SECONDS = 15.0
# What a host may be called, as it comes to stand in a policy.
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
_OWN_FILES = {RELOAD_SCRIPT: _SCRIPT, DESK_SCRIPT: _SCRIPT, BAR_STYLE: _STYLE, DESK_STYLE: _STYLE}


class PreviewHandler(SiteHandler):
    """Answers with the site and with what the preview has of its own below `/-/`."""

    standing: ClassVar[Standing]
    desk: ClassVar[Desk | None] = None
    listeners: ClassVar[threading.BoundedSemaphore]

    def do_GET(self) -> None:
        """Answer with a page or a file; the stream stays open, for as many listeners as there may be."""
        is_stream = self._own_path() == EVENTS and self.is_for_us() and not self._is_foreign()
        if not is_stream:
            super().do_GET()
        elif not self.listeners.acquire(blocking=False):
            self.send(Answer(HTTPStatus.SERVICE_UNAVAILABLE, b"Too many pages of the preview are open.\n"))
        else:
            try:
                self._stream()
            finally:
                self.listeners.release()

    def do_POST(self) -> None:
        """Answer to the desk's form. What nobody may send is not even read."""
        found = self._refuse_form()
        if found is None and self.desk is not None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                found = self.desk.post(body, self._origin())
            except OSError as fault:
                found = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"Cannot be done: {os_reason(fault)}\n".encode())
        else:
            # What was sent with it is not read, and must not be taken for the next request.
            self.close_connection = True
        self.send(found or Answer(HTTPStatus.NOT_FOUND))

    def _refuse_form(self) -> Answer | None:
        """Return why nothing may be written by this request, None where it may."""
        if not self.is_for_us():
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, b"This preview answers for this machine alone.\n")
        if self.desk is None or self._own_path() != RECORD:
            return Answer(HTTPStatus.NOT_IMPLEMENTED, b"Nothing can be sent here.\n")
        if not self._origin() or self._is_foreign() or "Origin" not in self.headers:
            return Answer(HTTPStatus.FORBIDDEN, b"Only the desk's own form is taken.\n")
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            return Answer(HTTPStatus.LENGTH_REQUIRED, b"A form is sent with its length.\n")
        if len(length) > len(str(LONGEST_FORM_BYTES)) or int(length) > LONGEST_FORM_BYTES:
            return Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"This is too long for a form.\n")
        if self.headers.get_content_type() != "application/x-www-form-urlencoded":
            return Answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, b"This is not a form.\n")
        return None

    def look_up(self) -> Answer:
        """Return a page of the site, dressed, or what the preview has of its own. Raises OSError."""
        if own := self._own_path():
            return self._own(own)
        # Before the page is read: one that is replaced meanwhile is then taken for old, and loaded again.
        mark, report, sight = self.standing.mark, self.standing.report, self.standing.sight
        found, origin = super().look_up(), self._origin()
        if sight and found.content_type == HTML and sight.path == self._file():
            found = msgspec.structs.replace(found, status=HTTPStatus.OK, content=sight.content)
        if found.content_type != HTML or not origin:
            return found
        content = dress(found.content, origin=origin, mark=mark, report=report, links=self._links())
        return msgspec.structs.replace(found, content=content, policy=policy_of(content))

    def _own(self, path: str) -> Answer:
        if self._is_foreign():
            return Answer(HTTPStatus.FORBIDDEN, b"The preview's own pages answer to themselves alone.\n")
        if path in _OWN_FILES:
            return Answer(HTTPStatus.OK, own_file(path.removeprefix(OWN)), _OWN_FILES[path])
        query = self.path.partition("?")[2]
        found = self.desk.get(path, query, self._origin()) if self.desk and self._origin() else None
        return found or Answer(HTTPStatus.NOT_FOUND, b"The preview has no such page.\n")

    def _links(self) -> list[tuple[str, str]]:
        """Return where the bar of a page of the site leads."""
        if self.desk is None:
            return []
        source = self.desk.source_at((decode_path(self.path) or "").removeprefix(self.base_path))
        return [(DESK, "Desk"), *([(address_of_record(source), "Correct this record")] if source else [])]

    def _file(self) -> str:
        """Return the file of the site that is asked for, from its root."""
        inside = (decode_path(self.path) or "").removeprefix(self.base_path)
        return f"{inside}index.html" if inside.endswith("/") or not inside else inside

    def _own_path(self) -> str:
        """Return the path of a request for what is the preview's own, "" for any other."""
        path = decode_path(self.path) or ""
        return path if path.startswith(OWN) else ""

    def _origin(self) -> str:
        """Return the preview's own origin, as the browser calls it; "" where it gives no host's name."""
        host = self.headers.get("Host", "")
        return f"http://{host}" if _HOST.fullmatch(host) else ""

    def _is_foreign(self) -> bool:
        # By the names that the guard knows: HTTP does not tell capitals from small letters.
        headers = {name.title(): value for name, value in self.headers.items()}
        return is_foreign(self.command, headers, self._origin())

    def _stream(self) -> None:
        """Say when there is something new to be seen, as Server-Sent Events (HTML, section 9.2), and end with that."""
        self.close_connection = True
        mark = self.path.partition("?mark=")[2]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self._write(b"retry: 1000\n\n")
        said = time.monotonic()
        while not self.standing.is_over:
            if self.standing.is_news(mark, LOOKED_AFTER_SECONDS):
                self._write(b"event: built\ndata:\n\n")
                return
            sight, now = self.standing.sight, self.standing.mark
            if sight and mark != now:
                self._write(f"event: seen\ndata: {self.base_path}{sight.path}\n\n".encode())
            mark = now
            # A browser that has left sends the end of its stream, and one that stays sends nothing more.
            if select.select([self.connection], [], [], 0)[0]:
                return
            if time.monotonic() - said >= PING_SECONDS:
                said = time.monotonic()
                self._write(b": nothing new\n\n")

    def _write(self, part: bytes) -> None:
        self.wfile.write(part)
        self.wfile.flush()


@cache
def own_file(name: str) -> bytes:
    """Return a file of the preview's own, such as `desk.js`."""
    return (resources.files("archive_gen.preview") / "assets" / name).read_bytes()


def make_preview(
    site: Path, base_url: str, host: str, port: int, standing: Standing, desk: Desk | None = None
) -> ThreadingHTTPServer:
    """Return a server of the site and the preview's own pages, as `make_server` does; without a desk nothing writes."""

    class Handler(PreviewHandler):
        listeners: ClassVar[threading.BoundedSemaphore] = threading.BoundedSemaphore(MOST_LISTENERS)

    Handler.standing, Handler.desk = standing, desk
    return make_server(site, base_url, host, port, answerer=Handler)
