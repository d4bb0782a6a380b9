"""`import` of pages in one file and of mails: the text comes in with what the message says of it."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.edges.importing import mime, read_source
from archive_gen.edges.importing.found import Found
from archive_gen.problems import Problem
from commands import Command

ADDRESS = "https://ledger.example/islands/swans"
PAGE = "<html><head><title>Swans – at the lagoon</title></head><body><h1>Swans</h1><p>They came.</p></body></html>"
WORDS = "Swans came to the lagoon in the night, and hundreds of people stood on the dyke to see them in the morning."
MORE = "They rest here for some days on their way to the north, and the council has closed the road along the shore."


def read_one(path: Path) -> Found | Problem:
    (found,) = read_source(path, path.name)
    return found


def make_page(*, charset: str = "utf-8") -> bytes:
    """A page as Chromium writes it, with the frame of an advertisement before it and a picture behind."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = "=?utf-8?Q?Swans=20=E2=80=93=20at=20the=20lagoon?="
    message["Date"] = "Sun, 9 May 2021 23:30:00 +0200"
    message["MIME-Version"] = "1.0"
    message.make_related()
    for address, text in (("https://ads.example/frame", "<p>Buy a boat</p>"), (ADDRESS, PAGE)):
        part = EmailMessage()
        part.set_content(text, subtype="html", charset=charset if text is PAGE else "utf-8")
        part["Content-Location"] = address
        message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    message.attach(picture)
    return message.as_bytes()


def make_mail(*, plain: bool = True, page: bool = True) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Ledger <news@ledger.example>"
    message["To"] = "reader@home.example"
    message["Subject"] = "Swans come to the lagoon"
    message["Date"] = "Tue, 27 Apr 2021 06:30:00 +0200"
    if plain:
        message.set_content(f"{WORDS}\n\n{MORE}\n")
    if page:
        (message.add_alternative if plain else message.set_content)(f"<p>{WORDS}</p><p>{MORE}</p>", subtype="html")
    message.add_attachment("secret notes", filename="notes.txt")
    return message.as_bytes()


def test_a_page_in_one_file_comes_in_with_address_and_day(tmp_path: Path) -> None:
    (tmp_path / "Swans.mhtml").write_bytes(make_page())
    found = read_one(tmp_path / "Swans.mhtml")
    assert isinstance(found, Found)
    assert (found.name, found.ending, found.content.decode().strip()) == ("swans-at-the-lagoon", ".html", PAGE)
    assert found.given == {"url": ADDRESS, "captured": "2021-05-09T23:30:00+02:00"}


def test_a_page_that_a_browser_saved_in_utc_keeps_the_moment(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(make_page().replace(b"+0200", b"-0000"))
    found = read_one(tmp_path / "a.mhtml")
    assert isinstance(found, Found)
    assert found.given["captured"] == "2021-05-09T23:30:00Z"


def test_a_page_in_another_encoding_comes_in_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(make_page(charset="utf-16"))
    found = read_one(tmp_path / "a.mht")
    assert isinstance(found, Found)
    assert PAGE in found.content.decode()


@pytest.mark.parametrize(("plain", "ending"), [(True, ".txt"), (False, ".html")])
def test_a_mail_is_read_with_its_subject_and_day(
    command: Command, project: Path, tmp_path: Path, plain: bool, ending: str
) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "mail.eml").write_bytes(make_mail(plain=plain))
    assert command("--project", project, "import", tmp_path / "mail.eml").code == 0
    came = project / f"articles/swans-come-to-the-lagoon{ending}"
    assert "notes" not in came.read_text()
    assert "reader@home" not in came.read_text()
    told = command("inspect", came).out
    assert "Title: Swans come to the lagoon" in told
    assert "Date: 2021-04-27  [stated" in told
    assert "Kept: 2 blocks" in told


def test_a_message_without_a_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.eml").write_bytes(make_mail(plain=False, page=False))
    (tmp_path / "empty.mhtml").write_bytes(b"Subject: nothing\n\n")
    for name in ("empty.eml", "empty.mhtml"):
        problem = read_one(tmp_path / name)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.severity) == ("import-no-text", "warning")


def test_what_is_no_message_or_has_too_many_parts_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.mhtml").write_bytes(b"\n\njust a text")
    problem = read_one(tmp_path / "a.mhtml")
    assert isinstance(problem, Problem)
    assert problem.code == "import-damaged"
    monkeypatch.setattr(mime, "_MOST_PARTS", 2)
    (tmp_path / "b.mhtml").write_bytes(make_page())
    problem = read_one(tmp_path / "b.mhtml")
    assert isinstance(problem, Problem)
    assert "more than 2 parts" in problem.message


def test_a_message_or_text_beyond_the_limit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.mhtml").write_bytes(make_page())
    for limit in ("LIMIT_BYTES", "CAPTURE_LIMIT_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(mime, limit, 100)
            problem = read_one(tmp_path / "a.mhtml")
        assert isinstance(problem, Problem)
        assert problem.code == "import-too-large"


@pytest.mark.parametrize(
    "spoiled",
    [
        (b"Subject: Swans", b"Subject: =?utf-8?b?a?= Swans"),
        (b'charset="utf-8"', b'charset="utf\0-8"'),
        (b'charset="utf-8"', b"charset=undefined"),
    ],
)
def test_a_mail_with_a_field_that_says_nothing_is_read(tmp_path: Path, spoiled: tuple[bytes, bytes]) -> None:
    assert spoiled[0] in make_mail()
    (tmp_path / "a.eml").write_bytes(make_mail().replace(*spoiled))
    found = read_one(tmp_path / "a.eml")
    assert isinstance(found, Found)
    assert WORDS in found.content.decode()


@pytest.mark.parametrize("field", [b"Content-Type: text/plain" + b";" * 2_000_000, b"Subject: " + b"=?a?q?" * 300_000])
def test_a_field_of_megabytes_is_read_in_no_time(tmp_path: Path, field: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(field + b"\nDate: Tue, 27 Apr 2021 06:30:00 +0200\n\n" + WORDS.encode())
    started = time.process_time()
    assert isinstance(read_one(tmp_path / "a.eml"), Found)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("name", ["a.mhtml", "a.eml"])
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_message_however_spoiled_raises(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    whole = make_page() if name == "a.mhtml" else make_mail()
    cut = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=20))
    path = tmp_path_factory.mktemp("spoiled") / name
    path.write_bytes(whole[:cut] + noise + whole[cut + data.draw(st.integers(0, 40)) :])
    assert isinstance(read_one(path), Found | Problem)
