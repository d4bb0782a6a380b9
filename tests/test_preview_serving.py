"""What the preview adds to a site: to whom it answers, what it sends, and how it builds."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from archive_gen.preview import serving
from archive_gen.preview.builder import Builder
from archive_gen.preview.dress import dress, widen
from archive_gen.preview.guard import is_foreign
from archive_gen.preview.report import Order, Report, Setup
from archive_gen.preview.serving import make_preview
from archive_gen.preview.standing import Standing
from archive_gen.problems import Problem
from previews import LONGEST_WAIT_SECONDS, Response, answering, ask, previewing, save, wait_for
from sites import Reader, make_site

ORIGIN = "http://localhost:8000"
WRONG = Problem("articles/a<b>.txt", 3, "given-value", "'date': <script>", "give & take", "error")
NOTE = Problem("articles/a.txt", 0, "not-a-capture", "is not read", "", "note")


def dressed(page: str, report: Report = Report()) -> str:  # noqa: B008
    return dress(page.encode(), origin=ORIGIN, mark="ab-1", report=report).decode()


def test_a_page_gets_the_script_and_a_policy_for_it_and_nothing_else() -> None:
    page = make_site()["index.html"].decode()
    before, after = Reader(page), Reader(dressed(page))
    policy = next(given["content"] for tag, given in after.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'self' {ORIGIN}/-/preview.css; img-src 'self' data:; base-uri 'none'; "
        f"form-action 'none'; script-src {ORIGIN}/-/preview.js; connect-src {ORIGIN}/-/events"
    )
    added = [one for one in after.tags if one not in before.tags and one[0] != "meta"]
    assert added == [
        ("link", {"rel": "stylesheet", "href": "/-/preview.css"}),
        ("script", {"src": "/-/preview.js", "data-mark": "ab-1", "defer": None}),
    ]
    assert after.text.split() == before.text.split()


@pytest.mark.parametrize(
    ("policy", "widened"),
    [
        ("default-src 'none'", "default-src 'none'; script-src a"),
        ("script-src 'none'; img-src b", "script-src a; img-src b"),
        ("script-src 'self' 'wasm-unsafe-eval';", "script-src 'self' 'wasm-unsafe-eval' a"),
    ],
)
def test_a_policy_is_widened_by_one_address(policy: str, widened: str) -> None:
    assert widen(policy, {"script-src": "a"}) == widened


def test_problems_stand_on_the_page_as_text_and_notes_do_not() -> None:
    shown = dressed("<html><head></head><body><p>x</p></body></html>", Report(problems=(WRONG, NOTE)))
    assert "1 problem" in shown
    assert "articles/a&lt;b&gt;.txt:3" in shown
    assert "&#39;date&#39;: &lt;script&gt;" in shown
    assert "give &amp; take" in shown
    assert "not read" not in shown
    assert "preview-bar" not in dressed("<html><head></head><body></body></html>", Report(problems=(NOTE,)))
    assert "the last good one" in dressed("<p>no body</p>", Report(refused="templates/a.jinja:2: <oh>"))


@pytest.mark.parametrize(
    ("method", "headers", "foreign"),
    [
        ("GET", {}, False),
        ("GET", {"Sec-Fetch-Site": "same-origin"}, False),
        ("GET", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, False),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, False),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, True),
        ("GET", {"Sec-Fetch-Site": "same-site"}, True),
        ("GET", {"Origin": "https://example.org"}, True),
        ("POST", {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}, False),
        ("POST", {"Origin": "http://localhost:8001", "Sec-Fetch-Site": "same-site"}, True),
        ("POST", {"Origin": "null"}, True),
        ("POST", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, True),
    ],
)
def test_what_another_site_sends_is_told_from_what_the_preview_does(
    method: str, headers: dict[str, str], foreign: bool
) -> None:
    assert is_foreign(method, headers, ORIGIN) is foreign


def test_who_waits_hears_of_what_is_new_and_of_nothing_else() -> None:
    standing = Standing()
    mark = standing.mark
    standing.tell(Report(summary="as it was"))
    assert not standing.is_news(mark, 0)
    standing.tell(Report(changed=1))
    assert standing.is_news(mark, 0)
    mark = standing.mark
    standing.tell(Report(problems=(WRONG,)))
    assert standing.is_news(mark, 0)
    assert standing.is_news("of another run", 0)
    standing.end()
    assert not standing.is_news(mark, 3600)
    assert Standing().mark != Standing().mark


@pytest.fixture
def standing() -> Standing:
    return Standing()


@pytest.fixture
def running(tmp_path: Path, standing: Standing) -> Iterator[ThreadingHTTPServer]:
    for path, content in make_site().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with answering(make_preview(tmp_path, "https://example.org/press", "127.0.0.1", 0, standing)) as running:
        yield running
        standing.end()


def host_of(running: ThreadingHTTPServer) -> str:
    return f"127.0.0.1:{running.server_address[1]}"


def get(running: ThreadingHTTPServer, path: str, **headers: str) -> Response:
    return ask(host_of(running), path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def listen(running: ThreadingHTTPServer, mark: str) -> socket.socket:
    listener = socket.create_connection(("127.0.0.1", running.server_address[1]), timeout=LONGEST_WAIT_SECONDS)
    listener.sendall(f"GET /-/events?mark={mark} HTTP/1.1\r\nHost: {host_of(running)}\r\n\r\n".encode())
    return listener


def hear(listener: socket.socket, words: bytes) -> bytes:
    """Return what comes until the words do, or to the end."""
    heard = b""
    while words not in heard and (part := listener.recv(4096)):
        heard += part
    return heard


def test_pages_are_sent_dressed_and_files_as_they_are(running: ThreadingHTTPServer, tmp_path: Path) -> None:
    page = get(running, "/press/")
    origin = f"http://{host_of(running)}"
    assert f"script-src {origin}/-/preview.js; connect-src {origin}/-/events" in page.headers["Content-Security-Policy"]
    assert '<script src="/-/preview.js" data-mark="' in page.text
    assert int(page.headers["Content-Length"]) == len(page.text.encode())
    assert "/-/preview.js" in get(running, "/press/none").text
    assert "/-/" not in (tmp_path / "index.html").read_text()
    assert get(running, "/press/assets/style.css").text == (tmp_path / "assets/style.css").read_text()
    assert get(running, "/-/preview.js").headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(running, "/-/preview.css").status == 200
    assert [get(running, path).status for path in ("/-/", "/-/none", "/-/workshop.py", "/-/../x")] == [
        404,
        404,
        404,
        400,
    ]


@pytest.mark.parametrize("path", ["/-/events?mark=x", "/-/preview.js"])
def test_the_previews_own_files_are_not_for_other_sites(running: ThreadingHTTPServer, path: str) -> None:
    assert get(running, path, Origin="https://example.org").status == 403
    assert get(running, path, Sec_Fetch_Site="cross-site").status == 403
    assert get(running, path, Host="example.org").status == 421


def test_a_listener_hears_of_a_build_at_once_or_when_it_comes(running: ThreadingHTTPServer, standing: Standing) -> None:
    with listen(running, "another-run") as late:
        assert b"event: built\n" in hear(late, b"built")
    with listen(running, standing.mark) as waiting:
        heard = hear(waiting, b"retry")
        assert b"Content-Type: text/event-stream" in heard
        assert not select.select([waiting], [], [], 0.2)[0]
        standing.tell(Report(changed=1))
        assert b"event: built\n" in hear(waiting, b"built")
        assert waiting.recv(100) == b""


def test_listeners_that_vanish_make_room_and_those_that_stay_are_counted(
    running: ThreadingHTTPServer, standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "LOOKED_AFTER_SECONDS", 0.05)
    listeners = [listen(running, standing.mark) for _ in range(serving.MOST_LISTENERS)]
    for listener in listeners:
        assert b" 200 " in hear(listener, b"retry")
    with listen(running, standing.mark) as one_more:
        assert b" 503 " in hear(one_more, b"\r\n\r\n")
    assert get(running, "/press/").status == 200
    for listener in listeners:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        listener.close()

    def is_heard() -> bool:
        with listen(running, standing.mark) as again:
            return b" 200 " in hear(again, b"\r\n\r\n")

    wait_for(is_heard)


def test_a_build_says_what_came_of_it(project: Path) -> None:
    builder = Builder(project, Setup(quiet=True))
    try:
        first = builder.build(Order())
        assert first.refused == ""
        assert first.changed > 10
        assert first.summary.startswith("2 captures: 2 records, 0 problems; ")
        assert builder.build(Order(keep_index=True)).changed == 0
        (project / "articles/first.yaml").write_text("date: soon\n")
        assert [problem.code for problem in builder.build(Order()).pressing] == ["given-value"]
        (project / "archive.yaml").write_text("titel: x\n")
        refused = builder.build(Order())
        assert refused.refused == "the settings cannot be used"
        assert refused.problems[0].line == 1
    finally:
        builder.end()


def test_a_build_that_dies_is_told_and_the_next_one_is_made(project: Path) -> None:
    builder = Builder(project, Setup(quiet=True))
    try:
        assert builder.build(Order()).refused == ""
        assert builder._process
        builder._process.send_signal(signal.SIGKILL)
        builder._process.wait()
        assert builder.build(Order()).refused == "the process that builds has ended by itself, with code -9"
        assert builder.build(Order()).refused == ""
    finally:
        builder.end()


def test_ctrl_c_ends_the_preview_though_pages_listen_and_the_browser_was_opened(project: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys, pathlib; pathlib.Path({str(opened)!r}).write_text(sys.argv[1])")
    environment = {**os.environ, "BROWSER": f"{sys.executable} {browser} %s"}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with previewing(project, "--port", str(port), "--open", environment=environment) as preview:
            assert preview.host != f"127.0.0.1:{port}"
            wait_for(lambda: opened.is_file() and opened.read_text() == preview.address)
            name, _, number = preview.host.partition(":")
            with socket.create_connection((name, int(number)), timeout=LONGEST_WAIT_SECONDS) as listener:
                mark = preview.ask("/").text.partition('data-mark="')[2].partition('"')[0]
                listener.sendall(f"GET /-/events?mark={mark} HTTP/1.1\r\nHost: {preview.host}\r\n\r\n".encode())
                hear(listener, b"retry")
                preview.process.send_signal(signal.SIGINT)
                assert preview.process.wait(LONGEST_WAIT_SECONDS) == 130
    said = (project / "said.log").read_text()
    assert f"port {port} is taken" in said
    assert said.endswith("the preview has ended\n")
    assert "Traceback" not in said


def test_settings_that_change_are_followed(project: Path) -> None:
    with previewing(project) as preview:
        (project / "more").mkdir()
        (project / "more/third.txt").write_text((project / "articles/first.txt").read_text().replace("water", "fire"))
        (project / "archive.yaml").write_text("title: T\nsources: [articles, more]\nbase_url: https://a.org/press\n")
        wait_for(lambda: preview.ask("/press/articles/ministers-sign-fire-treaty-in-geneva/").status == 200)
        (project / "more/third.yaml").write_text("title: Given\n")
        wait_for(lambda: "Given" in preview.ask("/press/records/").text)
        assert preview.ask("/").headers["Location"] == "/press/"


def test_the_terminal_tells_what_is_wrong_when_it_is_new(project: Path) -> None:
    (project / "articles/alone.yaml").write_text("date: 2021\n")
    settings = (project / "archive.yaml").read_text()

    def said(words: str) -> int:
        return (project / "said.log").read_text().count(words)

    with previewing(project) as preview:
        assert said("sidecar-alone") == 1
        save(project / "articles/first.yaml", "date: 2021-13\n")
        wait_for(lambda: said("given-value") == 1)
        save(project / "archive.yaml", "titel: x\n")
        wait_for(lambda: said("the preview still shows the last good site") == 1)
        save(project / "archive.yaml", settings)
        save(project / "articles/second.yaml", "date: 2021-14\n")
        wait_for(lambda: said("given-value") == 2)
        assert preview.ask("/").status == 200
        assert said("sidecar-alone") == 1
