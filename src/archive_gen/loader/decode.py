"""Bytes to text: which encoding a capture has, and how that is known."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive_gen.loader.legacy import LEAST_NATURAL, SAMPLE_BYTES, guess_encoding, guess_wide, naturalness
from archive_gen.loader.mojibake import restore
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
# What XML 1.0 cannot hold (C0, surrogates, noncharacters: feeds would break), DEL and C1. Tab and line ends stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REPLACED = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_SEVEN_BIT_JAPANESE = re.compile(rb"\x1b\$[@B]")
# One bad byte in so many is a slip; more, and the text is not in that encoding.
_BAD_IN = 200
_SHORT_CHARS = 20
# In UTF-8 a slip may stand among few letters beyond ASCII: the bytes of hardly any other text have its shape.
_BAD_IN_UTF_8 = 3


def decode(content: bytes, path: str) -> Decoded | Problem:
    """Return the capture's text, or the problem that keeps it from being text.

    A byte order mark decides, if the bytes below it agree; then UTF-8; then the NULs of UTF-16 without
    a mark; then the encoding in which the letters read most naturally, which is recorded as a guess.
    Single bad bytes are shown as U+FFFD and told of. Control characters become blanks, one for one, so
    that offsets hold. A byte order mark is not part of the text.
    """
    if not content.strip():
        return _empty(path, "the file is empty")
    if content.startswith(_BINARY):
        return _not_text(path)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, "replace")
            if _is_slip(text):
                return _unicode_text(text, encoding, path)
            content = content[len(mark) :]
            break
    if wide := _decode_wide(content, path):
        return wide
    if _SEVEN_BIT_JAPANESE.search(content) and content.isascii():
        return _tolerant(content, "iso2022_jp", "iso-2022-jp", path, guessed=True)
    text = content.decode("utf-8", "replace")
    bad = _bad(text)
    if not bad or bad * _BAD_IN_UTF_8 <= len(_BEYOND_ASCII.findall(text)) - bad:
        return _unicode_text(text, "utf-8", path)
    return _guess(content, path)


def _decode_wide(content: bytes, path: str) -> Decoded | Problem | None:
    """UTF-16 without a mark, None for what is not: NULs in one half of its pairs, or natural letters."""
    nuls = content.count(0)
    if not nuls:
        return None
    guess = guess_wide(content)
    if guess.naturalness >= LEAST_NATURAL:
        return _tolerant(content, guess.codec, guess.name, path, guessed=True)
    if nuls * 8 <= len(content):
        return None
    encoding = "utf-16-le" if content[1::2].count(0) > content[0::2].count(0) else "utf-16-be"
    text = content.decode(encoding, "replace")
    if text.count("\0") * 8 > len(text) or naturalness(text[:SAMPLE_BYTES]) < 0:
        return _not_text(path)
    return _tolerant(content, encoding, encoding, path, guessed=True)


def _guess(content: bytes, path: str) -> Decoded | Problem:
    wide = guess_wide(content) if len(content) % 2 == 0 else None
    guess = guess_encoding(content)
    if wide and wide.naturalness > guess.naturalness:
        guess = wide
    if guess.naturalness >= LEAST_NATURAL:
        return _tolerant(content, guess.codec, guess.name, path, guessed=True)
    # A stray byte or two that no language has, in a text that is plain ASCII but for them.
    return _tolerant(content, "ascii", "us-ascii", path, guessed=True)


def _tolerant(content: bytes, codec: str, name: str, path: str, *, guessed: bool = False) -> Decoded | Problem:
    text = content.decode(codec, "replace")
    if not _is_slip(text):
        return _not_text(path)
    return _with_slips(text, clean_text(text, name, path, guessed=guessed), name, path)


def _unicode_text(text: str, encoding: str, path: str) -> Decoded | Problem:
    restored = restore(text)
    decoded = clean_text(restored.text if restored else text, encoding, path)
    if restored and isinstance(decoded, Decoded):
        problem = Problem(
            path, 0, "letters-restored",
            f"it was saved after {restored.meant} had been read as {restored.read_as}; its letters were put right",
            "if letters look wrong, save the text again from its source", "note",
        )  # fmt: skip
        decoded = decoded._replace(guessed=True, problems=(problem, *decoded.problems))
    return _with_slips(text, decoded, encoding, path)


def _bad(text: str) -> int:
    return text.count(_REPLACED)


def _is_slip(text: str) -> bool:
    """Whether so few bytes are bad that the rest is to be believed; a short text may have one."""
    bad = _bad(text)
    return bad * _BAD_IN <= len(text) or (bad == 1 and len(text) > _SHORT_CHARS)


def _with_slips(text: str, decoded: Decoded | Problem, name: str, path: str) -> Decoded | Problem:
    bad = _bad(text)
    if isinstance(decoded, Problem) or not bad:
        return decoded
    return decoded._replace(problems=(*decoded.problems, replaced_problem(text, name, path)))


def replaced_problem(text: str, name: str, path: str) -> Problem:
    """Return the note that some bytes of a text were in no encoding and are shown as U+FFFD."""
    line = text.count("\n", 0, text.index(_REPLACED)) + 1
    return Problem(
        path, line, "bytes-replaced", f"{_bad(text)} places are not {name}, which the rest of the file is",
        f"they are shown as {_REPLACED}; save the file again if words are missing", "note",
    )  # fmt: skip


def clean_text(text: str, encoding: str, path: str, *, guessed: bool = False) -> Decoded | Problem:
    if not text.strip():
        return _empty(path, "the file holds no text")
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


def _empty(path: str, message: str) -> Problem:
    return Problem(path, 0, "empty-capture", message, "save the text again, or delete the file", "error")


def _not_text(path: str) -> Problem:
    return Problem(path, 0, "not-text", "the file is not text", "save the article's text, or remove the file", "error")
