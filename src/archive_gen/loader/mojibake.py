"""Letters put right that another program read in the wrong encoding before it saved them as Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive_gen.loader.legacy import SAMPLE_BYTES, guess_encoding, naturalness


class Restored(NamedTuple):
    """A text as it was written; `read_as` is the wrong encoding, `meant` the right one."""

    text: str
    read_as: str
    meant: str


# Below this share of the letters that the wrong reading would have made, they are more likely meant as they stand.
_LEAST_EXPLAINED = 0.8
_LEAST_SURE = 0.6
_TOGETHER = re.compile(r"[^\x00-\x7f]{2,}")
_ACCENTED = re.compile("[À-ÖØ-öø-ÿ]")
_NEIGHBOURS = re.compile("[À-ÖØ-öø-ÿ][\u00a1-ÿ]")


def restore(text: str) -> Restored | None:
    """Return the text put right, None where nothing shows that it was read wrongly.

    "â€™" is the UTF-8 of an apostrophe read as windows-1252, "РџРѕСЂС‚" that of a Russian word read as
    windows-1251; "Ïîðò" is windows-1251 read as windows-1252. The first two are told by the shape of
    UTF-8, the last by its letters, which are natural in no language until they are read anew.
    """
    # Every sequence has two signs beyond ASCII or more, and most texts have next to none that stand together.
    together = "\n".join(_TOGETHER.findall(text))
    if not together:
        return None
    for table in _TABLES if any(table.may_restore(together) for table in _TABLES) else ():
        if found := table.restore(text):
            return Restored(found, table.name, "utf-8")
    return _as_legacy(text)


def _as_legacy(text: str) -> Restored | None:
    sample = text[:SAMPLE_BYTES]
    # In no Latin alphabet do accented letters stand side by side but now and then.
    if 4 * len(_NEIGHBOURS.findall(sample)) <= len(_ACCENTED.findall(sample)):
        return None
    try:
        content = text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    guess = guess_encoding(content)
    if guess.naturalness < max(_LEAST_SURE, naturalness(sample)) or guess.name == "windows-1252":
        return None
    try:
        return Restored(content.decode(guess.codec), "windows-1252", guess.name)
    except UnicodeDecodeError:
        return None


class _Table:
    """What the bytes of UTF-8 look like when they are read in an encoding of one byte a letter."""

    def __init__(self, codec: str, name: str) -> None:
        self.name = name
        letters = [_letter(byte, codec) for byte in range(256)]
        self._bytes = {letter: byte for byte, letter in enumerate(letters)}

        def one_of(first: int, last: int) -> str:
            return f"[{re.escape(''.join(letters[first : last + 1]))}]"

        trail = one_of(0x80, 0xBF)
        self._sequence = re.compile(
            f"{one_of(0xC2, 0xDF)}{trail}|{one_of(0xE0, 0xEF)}{trail}{{2}}|{one_of(0xF0, 0xF4)}{trail}{{3}}"
        )
        self._upper_half = re.compile(one_of(0x80, 0xFF))

    def may_restore(self, text: str) -> bool:
        return self._sequence.search(text) is not None

    def restore(self, text: str) -> str | None:
        restored = dict(self._sequences(text))
        if not restored:
            return None
        found = [match[0] for match in self._sequence.finditer(text) if match[0] in restored]
        explained = sum(map(len, found))
        # A single pair can be meant: "Ä" before a closing quotation mark.
        if explained < 3 or explained < _LEAST_EXPLAINED * len(self._upper_half.findall(text)):
            return None
        return self._sequence.sub(lambda match: restored.get(match[0], match[0]), text)

    def _sequences(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each sequence of the text that is UTF-8, with the letter that it stands for."""
        for sequence in sorted(set(self._sequence.findall(text))):
            letter = bytes(self._bytes[one] for one in sequence).decode("utf-8", "ignore")
            if letter:
                yield sequence, letter


def _letter(byte: int, codec: str) -> str:
    # Where a byte has no letter, programs leave the control character of that number.
    return bytes([byte]).decode(codec, "ignore") or chr(byte)


_TABLES = (_Table("cp1252", "windows-1252"), _Table("latin-1", "iso-8859-1"), _Table("cp1251", "windows-1251"))
