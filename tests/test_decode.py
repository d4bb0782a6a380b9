from __future__ import annotations

import pytest

from archive_gen.loader.decode import Decoded, decode
from archive_gen.problems import Problem

TEXT = "Der Fährmann sagte: „Das Boot fährt heute nicht.“ Später kam ein zweites Schiff, größer als das erste."
KOREAN = (
    "회색섬 주민들이 처음으로 이장을 뽑았다. 지금까지는 뭍에서 온 서기가 일주일에 두 번 섬에 건너와 섬의 일을 돌보았다."
)
RUSSIAN = "Жители острова впервые выбрали старосту. До сих пор делами острова занимался чиновник с материка."
CHINESE = "灰岛居民第一次选出了自己的岛长。以前，岛上的事务由一名来自大陆的书记员每周两次渡海前来办理。投票在学校举行。"


def decoded(content: bytes) -> Decoded:
    found = decode(content, "a.txt")
    assert isinstance(found, Decoded)
    return found


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
    ],
)
def test_unicode_is_read_without_a_guess_or_with_one_that_is_said(encoding: str, name: str) -> None:
    found = decoded(TEXT.encode(encoding))
    assert (found.text, found.encoding) == (TEXT, name)
    assert found.guessed == (encoding in ("utf-16-be", "utf-16-le"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TEXT, "cp1252"), (KOREAN, "cp949"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (CHINESE, "gb18030")],
)
def test_a_legacy_encoding_is_guessed_right_and_recorded_as_a_guess(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed
    assert [problem.code for problem in found.problems] == ["encoding-guessed"]


@pytest.mark.parametrize(
    "content", [b"", b"  \n\t", b"\xef\xbb\xbf", b"%PDF-1.7 ...", b"PK\x03\x04abc", bytes(range(256)) * 4]
)
def test_what_is_no_text_is_an_error_that_says_what_to_do(content: bytes) -> None:
    found = decode(content, "a.txt")
    assert isinstance(found, Problem)
    assert found.severity == "error"
    assert found.hint


def test_control_characters_become_blanks_one_for_one() -> None:
    found = decoded(b"one\x00two\x1b[31mthree")
    assert found.text == "one two [31mthree"
    assert [problem.code for problem in found.problems] == ["control-characters"]


@pytest.mark.parametrize(("read_as", "meant"), [("cp1252", "utf-8"), ("latin-1", "utf-8"), ("cp1251", "utf-8")])
def test_letters_that_were_read_wrongly_before_they_were_saved_are_put_right(read_as: str, meant: str) -> None:
    text = RUSSIAN if read_as == "cp1251" else TEXT
    garbled = "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(meant))
    found = decoded(f"{garbled}\n“{'plain words ' * 20}”\n".encode())
    assert found.text.startswith(text)
    assert "letters-restored" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(("text", "meant"), [(RUSSIAN, "cp1251"), (KOREAN, "cp949"), (CHINESE, "gb18030")])
def test_a_legacy_text_that_was_saved_as_western_letters_is_put_right(text: str, meant: str) -> None:
    found = decoded(text.encode(meant).decode("latin-1").encode())
    assert found.text == text
    assert [problem.code for problem in found.problems] == ["letters-restored"]


@pytest.mark.parametrize(
    "text",
    ["Der Buchstabe „Ä“ steht am Ende, das „Ö“ davor.", "Créée à Noël, l’œuvre naïve a été réélue.", RUSSIAN, KOREAN,
     "Îles Féroé : « à l’été »", "Ævintýrið um Þór", "Ünlü Öğretmen"],
)  # fmt: skip
def test_letters_that_are_meant_stay(text: str) -> None:
    found = decoded(text.encode())
    assert (found.text, found.problems) == (text, ())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ((TEXT * 3).encode() + b"\x96", TEXT * 3 + "\ufffd"),
        ((KOREAN + "일").encode()[:-1], KOREAN + "\ufffd"),
        (b"Plain words. " * 30 + b"\xff", "Plain words. " * 30 + "\ufffd"),
        ((KOREAN * 9).encode("cp949") + b"\xff", KOREAN * 9 + "\ufffd"),
        (b"\xff\xfe" + (TEXT * 3).encode("utf-16-le") + b"x", TEXT * 3 + "\ufffd"),
    ],
)
def test_a_slip_does_not_cost_the_text(content: bytes, text: str) -> None:
    found = decoded(content)
    assert found.text == text
    assert "bytes-replaced" in [problem.code for problem in found.problems]


def test_a_mark_that_the_bytes_below_it_belie_is_not_believed() -> None:
    assert decoded(b"\xef\xbb\xbf" + RUSSIAN.encode("cp1251")).text == RUSSIAN
