"""Bytes to text: which encoding a capture has, and how that is known."""

from __future__ import annotations

import contextlib
import re
from typing import NamedTuple

from archive_gen.controls import CONTROLS
from archive_gen.loader.legacy import LEAST_NATURAL, SAMPLE_BYTES, WELL_NATURAL, guess_encoding, guess_wide, naturalness
from archive_gen.loader.lines import line_at
from archive_gen.loader.mixed import Mixed, read_mixed
from archive_gen.loader.mojibake import restore
from archive_gen.problems import Problem, counted


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
    # The first of them, after it had been read as windows-1252 and saved again.
    (b"\xc3\xaf\xc2\xbb\xc2\xbf", "utf-8"),
)
_BINARY = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)  # fmt: skip
_PLAIN = b"\t\n\f\r" + bytes(range(0x20, 0x7F))
_REPLACED = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_SEVEN_BIT_JAPANESE = re.compile(rb"\x1b\$[@B]")
_SEVEN_BIT_KOREAN = re.compile(rb"\x1b\$\)C")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
# What no text has but for slips: controls, private letters, and what could not be decoded.
_NO_LETTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
# An astral letter as two surrogates of three bytes each, as some databases write it (CESU-8).
_PAIRED = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# The punctuation that the Windows encodings have at the same bytes, all but the marks of the euro and of the ellipsis,
# where it stands alone: among UTF-8 as a byte that is none, and as the control character of its number.
_WINDOWS_MARKS = "\x82\x84\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
# What stands before it is looked at after it, for that is asked of next to no place.
_LONE_MARK = re.compile(f"[{_WINDOWS_MARKS}](?<![\x80-\xff]{{2}})(?![\x80-\xff])")
_LONE_BAD_MARK = re.compile(
    "(?<![\udc80-\udcff])[{}](?![\udc80-\udcff])".format("".join(chr(0xDC00 + ord(mark)) for mark in _WINDOWS_MARKS))
)
_LETTERS_PER_MARK = 3
# One bad byte in so many is a slip; more, and the text is not in that encoding.
_BAD_IN = 200
_BAD_IN_ASCII = 20
_SHORT_CHARS = 20
_SAVE_AGAIN = "if letters look wrong, save the text again from its source"


def decode(content: bytes, path: str) -> Decoded | Problem:
    """Return the capture's text, or the problem that keeps it from being text.

    A byte order mark decides, if the bytes below it agree; then the NULs of UTF-16 or UTF-32 without
    a mark; then UTF-8; then the encoding in which the letters read most naturally, which is recorded as a
    guess. Single bad bytes are shown as U+FFFD and told of, but for quotation marks and dashes of
    windows-1252. Control characters become blanks, one for one, so that offsets hold. A byte order mark,
    and the NULs that fill a file up, are not part of the text.
    """
    if not content.strip():
        return _empty(path, "the file holds no text" if content else "the file is empty")
    content = _without_padding(content)
    if not content:
        return _not_text(path)
    if content.startswith(_BINARY):
        return _not_text(path)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            content = content[len(mark) :]
            text = content.decode(encoding, "replace")
            if _is_slip(text) and not _is_belied(content, encoding):
                return _unicode_text(text, encoding, path)
            break
    if wide := _decode_wide(content, path):
        return wide
    if _SEVEN_BIT_JAPANESE.search(content) and content.isascii():
        return _tolerant(content, "iso2022_jp", "iso-2022-jp", path, guessed=True)
    if _SEVEN_BIT_KOREAN.search(content) and content.isascii():
        return _tolerant(content, "iso2022_kr", "iso-2022-kr", path, guessed=True)
    return _decode_utf_8(content, path) or _guess(content, path)


def _without_padding(content: bytes) -> bytes:
    """Return the bytes without the NULs that a program, stopped while it saved, left where it had kept room.

    By fours, so that letters of two or four bytes, whose own NULs are three in a row at most, stay aligned.
    """
    before = len(content) - len(content.lstrip(b"\0"))
    after = len(content) - len(content.rstrip(b"\0"))
    return content[before // 4 * 4 : len(content) - after // 4 * 4]


def _is_belied(content: bytes, encoding: str) -> bool:
    """Whether what stands below a byte order mark is not what it says: every line end in UTF-16 has a NUL."""
    if encoding == "utf-8":
        return _is_wide(content)
    return b"\0" not in content and not _bad(content.decode("utf-8", "replace"))


def _decode_utf_8(content: bytes, path: str) -> Decoded | Problem | None:
    """UTF-8, also with slips and with words of another encoding; None for what is not."""
    with contextlib.suppress(UnicodeDecodeError):
        text = content.decode()
        if _REPLACED not in text:
            return _unicode_text(text, "utf-8", path)
    content = _PAIRED.sub(_astral, content)
    text, marks = _LONE_BAD_MARK.subn(_mark_of, content.decode("utf-8", "surrogateescape"))
    if marks and not _outweighs(content, marks):
        return None
    mixed = read_mixed(text.encode("utf-8", "surrogateescape"))
    if mixed and mixed.is_unicode:
        return _mixed_text(mixed, _unicode_text(mixed.text, "utf-8", path, marks), path)
    # What are quotation marks in UTF-8 can be letters of another encoding.
    mixed = read_mixed(content) if marks else mixed
    if mixed is None or mixed.is_unicode:
        return None
    decoded = clean_text(mixed.text, mixed.encoding, path, guessed=True)
    return _mixed_text(mixed, _with_slips(mixed.text, decoded, mixed.encoding, path), path)


def _outweighs(content: bytes, marks: int) -> bool:
    """Whether so many letters are UTF-8, or go together so well, that the marks are slips amid it."""
    letters = "".join(_BEYOND_ASCII.findall(content.decode("utf-8", "ignore")))
    return len(letters) >= _LETTERS_PER_MARK * marks or naturalness(letters[:SAMPLE_BYTES]) >= WELL_NATURAL


def _mixed_text(mixed: Mixed, decoded: Decoded | Problem, path: str) -> Decoded | Problem:
    """Return the text with the note that some of its words are in another encoding than the others."""
    if isinstance(decoded, Problem) or not mixed.encoding:
        return decoded
    most = (mixed.legacy, mixed.encoding, "utf-8"), (mixed.unicode, "utf-8", mixed.encoding)
    count, encoding, amid = most[0 if mixed.is_unicode else 1]
    words = counted(count, "word is", "words are")
    return _noted(decoded, path, f"{words} in {encoding} amid {amid}, and were read so", _SAVE_AGAIN)


def _noted(decoded: Decoded, path: str, what: str, hint: str) -> Decoded:
    """Return the text with a note on the letters in it that were put right, by which its encoding is a guess."""
    problem = Problem(path, 0, "letters-restored", what, hint, "note")
    return decoded._replace(guessed=True, problems=(problem, *decoded.problems))


def _astral(pair: re.Match[bytes]) -> bytes:
    units = pair[0].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le").encode()


def _mark_of(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) & 0xFF]).decode("cp1252")


def _decode_wide(content: bytes, path: str) -> Decoded | Problem | None:
    """UTF-16 or UTF-32 without a mark, None for what is not: natural letters, or none but letters."""
    nuls = content.count(0)
    if not nuls:
        return None
    guess = guess_wide(content)
    if guess.naturalness >= LEAST_NATURAL:
        return _tolerant(content, guess.codec, guess.name, path, guessed=True)
    if not _is_wide(content):
        return None
    halves = content[0::2].count(0), content[1::2].count(0)
    encodings = ["utf-16-le" if halves[1] > halves[0] else "utf-16-be"] if 8 * min(halves) < max(halves) else []
    if 2 * nuls >= len(content):
        encodings += ["utf-32-le", "utf-32-be"]
    for encoding in encodings:
        if _is_letters(content.decode(encoding, "replace")):
            return _tolerant(content, encoding, encoding, path, guessed=True)
    return _not_text(path)


def _is_wide(content: bytes) -> bool:
    """Whether so many bytes are NULs and other controls that they can be no letters of their own."""
    return 0 in content and 8 * len(_CONTROLS.findall(content)) > len(content)


def _is_letters(text: str) -> bool:
    return 100 * len(_NO_LETTERS.findall(text)) <= len(text)


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
    if not _is_slip(text) and not (codec == "ascii" and _is_plain(text)):
        return _not_text(path)
    return _with_slips(text, clean_text(text, name, path, guessed=guessed), name, path)


def _unicode_text(text: str, encoding: str, path: str, marks: int = 0) -> Decoded | Problem:
    """Return the text of which `marks` bytes were read as punctuation of windows-1252."""
    if text.isascii():
        return clean_text(text, encoding, path)
    restored = restore(text)
    printable, more = restored.text if restored else text, 0
    if not _is_printable(printable):
        printable, more = _LONE_MARK.subn(_mark_of, printable)
    decoded = clean_text(printable, encoding, path)
    if isinstance(decoded, Problem):
        return decoded
    if marks + more:
        what = f"{marks + more} places are punctuation of windows-1252 amid {encoding}"
        decoded = _noted(decoded, path, what, "nothing needs to be done unless a quotation mark or dash looks wrong")
    if restored:
        what = f"it was saved after {restored.meant} had been read as {restored.read_as}; its letters were put right"
        decoded = _noted(decoded, path, what, _SAVE_AGAIN)
    return _with_slips(text, decoded, encoding, path)


def _bad(text: str) -> int:
    return text.count(_REPLACED)


def _is_slip(text: str) -> bool:
    """Whether so few bytes are bad that the rest is to be believed; a short text may have one."""
    bad = _bad(text)
    return bad * _BAD_IN <= len(text) or (bad == 1 and len(text) > _SHORT_CHARS)


def _is_plain(text: str) -> bool:
    """Whether nearly all is left without the bad bytes, and none of it is a control, as files of other kinds have."""
    return _bad(text) * _BAD_IN_ASCII <= len(text) and _is_printable(text)


def _with_slips(text: str, decoded: Decoded | Problem, name: str, path: str) -> Decoded | Problem:
    bad = _bad(text)
    if isinstance(decoded, Problem) or not bad:
        return decoded
    return decoded._replace(problems=(*decoded.problems, _replaced_problem(text, name, path)))


def _replaced_problem(text: str, name: str, path: str) -> Problem:
    """Return the note that some bytes of a text were in no encoding and are shown as U+FFFD."""
    line = line_at(text, text.index(_REPLACED))
    places = counted(_bad(text), "place is", "places are")
    return Problem(
        path, line, "bytes-replaced", f"{places} not {name}, which the rest of the file is",
        f"they are shown as {_REPLACED}; save the file again if words are missing", "note",
    )  # fmt: skip


def clean_text(text: str, encoding: str, path: str, *, guessed: bool = False) -> Decoded | Problem:
    """Return a text with blanks in place of control characters, or the problem that it then says nothing.

    A guessed encoding, and controls, are told of.
    """
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
    if not _is_printable(text) and (match := CONTROLS.search(text)):
        line = line_at(text, match.start())
        text, count = CONTROLS.subn(" ", text)
        controls = counted(count, "control character was read as a blank", "control characters were read as blanks")
        problems.append(
            Problem(
                path, line, "control-characters", controls,
                "nothing needs to be done unless words are missing here", "note",
            )
        )  # fmt: skip
        if not text.strip():
            return _not_text(path)
    return Decoded(text, encoding, guessed, tuple(problems))


def _is_printable(text: str) -> bool:
    """Whether a text has no unprintable signs; most of it is plain, and to delete that is faster than a search."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return not rest or CONTROLS.search(rest.decode("utf-8", "surrogatepass")) is None


def _empty(path: str, message: str) -> Problem:
    return Problem(path, 0, "empty-capture", message, "save the text again, or delete the file", "error")


def _not_text(path: str) -> Problem:
    return Problem(path, 0, "not-text", "the file is not text", "save the article's text, or remove the file", "error")
