"""Bytes to text: which encoding a capture has, and how that is known."""

from __future__ import annotations

import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from archive_gen.problems import Problem


class Decoded(NamedTuple):
    """A capture's text. `encoding` is a name as IANA registers it, lower case; `guessed` where no rule settled it."""

    text: str
    encoding: str
    guessed: bool
    problems: tuple[Problem, ...]


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0")
# What saved news texts really come in, beside Unicode. Asked for more, the guesser names one of several
# dozen code pages that differ in a handful of letters.
_LEGACY = ["cp1252", "cp1251", "cp1250", "koi8_r", "cp949", "gb18030", "shift_jis", "euc_jp", "big5"]
_LEGACY_NAMES = {"cp1252": "windows-1252", "cp1251": "windows-1251", "cp1250": "windows-1250", "koi8_r": "koi8-r",
                 "cp949": "euc-kr", "shift_jis": "shift_jis", "euc_jp": "euc-jp"}  # fmt: skip
# What XML 1.0 cannot hold (C0, surrogates, noncharacters: feeds would break), DEL and C1. Tab and line ends stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SAMPLE_BYTES = 20_000


def decode(content: bytes, path: str) -> Decoded | Problem:
    """Return the capture's text, or the problem that keeps it from being text.

    A byte order mark decides; then strict UTF-8; then the NULs of UTF-16 without a mark; then
    charset-normalizer among the encodings that news texts come in, which is recorded as a guess.
    Control characters become blanks, one for one, so that offsets hold. A byte order mark is not
    part of the text.
    """
    if not content.strip():
        return Problem(
            path, 0, "empty-capture", "the file is empty", "save the text again, or delete the file", "error"
        )
    if content.startswith(_BINARY):
        return _not_text(path)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return clean_text(content[len(mark) :].decode(encoding), encoding, path)
            except UnicodeDecodeError as error:
                return _broken(path, content, encoding, error)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return clean_text(text, "utf-8", path) if text.count("\0") < len(text) / 8 else _decode_wide(content, path)
    if content.count(0) > len(content) / 8:
        return _decode_wide(content, path)
    return _guess(content, path)


def _decode_wide(content: bytes, path: str) -> Decoded | Problem:
    """UTF-16 without a mark: most of its NULs stand in one half of each pair."""
    encoding = "utf-16-le" if content[1::2].count(0) > content[0::2].count(0) else "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return _not_text(path)
    if text.count("\0") > len(text) / 8:
        return _not_text(path)
    return clean_text(text, encoding, path, guessed=True)


def _guess(content: bytes, path: str) -> Decoded | Problem:
    match = from_bytes(content[:_SAMPLE_BYTES], cp_isolation=_LEGACY).best()
    if match is None:
        return _not_text(path)
    try:
        text = content.decode(match.encoding)
    except UnicodeDecodeError as error:
        return _broken(path, content, match.encoding, error)
    return clean_text(text, _LEGACY_NAMES.get(match.encoding, match.encoding), path, guessed=True)


def clean_text(text: str, encoding: str, path: str, *, guessed: bool = False) -> Decoded | Problem:
    if not text.strip():
        return Problem(
            path, 0, "empty-capture", "the file holds no text", "save the text again, or delete the file", "error"
        )
    problems = []
    if guessed:
        problems.append(
            Problem(
                path, 0, "encoding-guessed", f"no sign of its encoding; read as {encoding}",
                "if letters look wrong, save the file again as UTF-8", "note",
            )
        )  # fmt: skip
    if match := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        text, count = _UNPRINTABLE.subn(" ", text)
        problems.append(
            Problem(
                path, line, "control-characters", f"{count} control characters were read as blanks",
                "nothing needs to be done unless words are missing here", "note",
            )
        )  # fmt: skip
        if not text.strip():
            return _not_text(path)
    return Decoded(text, encoding, guessed, tuple(problems))


def _not_text(path: str) -> Problem:
    return Problem(path, 0, "not-text", "the file is not text", "save the article's text, or remove the file", "error")


def _broken(path: str, content: bytes, encoding: str, error: UnicodeDecodeError) -> Problem:
    line = content.count(b"\n", 0, error.start) + 1
    return Problem(
        path, line, "not-decodable", f"byte {error.start} is not {encoding}, which the rest of the file is",
        "save the file again as UTF-8", "error",
    )  # fmt: skip
