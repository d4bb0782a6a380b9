"""Characters and line ends as mails write them: "the town=E2=80=99s plan", and "=" where a line goes on.

RFC 2045, section 6.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SOFT_END = re.compile(r"=[ \t]{0,9}(?:\r\n|\n|\r)")
_BYTES = re.compile(r"(?:=[0-9A-F]{2})+")
_ANNOUNCED = re.compile(r"^Content-Transfer-Encoding: {0,3}quoted-printable", re.IGNORECASE | re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_FEWEST = 3
_LONGEST_LINE = 80


def read_quoted_printable(text: str) -> tuple[str, int]:
    """Return the text as a mail program shows it, and how many stretches of it were written so.

    Only where a header says that it is, or several lines go on and none is longer than the rule allows. The ends of
    lines that go on are set behind the whole line, so that the lines below keep their numbers.
    """
    # Asked of every capture; a single sign is looked for the fastest.
    if "=" not in text or ("=\n" not in text and "=\r" not in text and "uoted-" not in text):
        return text, 0
    ends = len(_SOFT_END.findall(text))
    if not _ANNOUNCED.search(text) and not (ends >= _FEWEST and _BYTES.search(text) and _is_folded(text)):
        return text, 0
    count = ends + len(_BYTES.findall(text))
    return _BYTES.sub(_characters, "".join(_unfolded(text))), count


def _is_folded(text: str) -> bool:
    """Whether no line is longer than the rule allows."""
    return all(len(line) <= _LONGEST_LINE for line in _LINE_END.split(text))


def _unfolded(text: str) -> Iterator[str]:
    waiting: list[str] = []
    start = 0
    for match in _LINE_END.finditer(text):
        line = text[start : match.start()]
        start = match.end()
        whole = line.rstrip(" \t")
        if whole.endswith("="):
            yield whole[:-1]
            waiting.append(match[0])
        else:
            yield line + match[0] + "".join(waiting)
            waiting.clear()
    yield text[start:] + "".join(waiting)


def _characters(match: re.Match[str]) -> str:
    octets = bytes.fromhex(match[0].replace("=", ""))
    for encoding in ("utf-8", "cp1252"):
        try:
            meant = octets.decode(encoding)
        except UnicodeDecodeError:
            continue
        return meant if all(character.isprintable() or character in "\t\xa0\xad" for character in meant) else match[0]
    return match[0]
