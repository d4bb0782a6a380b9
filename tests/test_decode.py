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
