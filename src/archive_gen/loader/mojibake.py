"""Letters put right that another program read in the wrong encoding before it saved them as Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
_LEAST_GAIN = 0.4
_MOST_TIMES = 3
_FEWEST_CYRILLIC = 20
_HEAD = 4000
_ASCII_AS_BLANK = b" " * 128 + bytes(range(128, 256))
_ACCENTED = re.compile("[À-ÖØ-öø-ÿ]")
_NEIGHBOURS = re.compile("[À-ÖØ-öø-ÿ][\u00a1-ÿ]")
_CYRILLIC = re.compile("[Ѐ-џ]")
_EASTERN = re.compile("[぀-鿿가-힣ｦ-ﾝ]")


def restore(text: str) -> Restored | None:
    """Return the text put right, None where nothing shows that it was read wrongly.

    "â€™" is the UTF-8 of an apostrophe read as windows-1252, "РџРѕСЂС‚" that of a Russian word read as
    windows-1251; "Ïîðò" is windows-1251 read as windows-1252. The first two are told by the shape of
    UTF-8, the last by its letters, which are natural in no language until they are read anew. What went
    through two or three programs is put right as often.
    """
    found = None
    for _ in range(_MOST_TIMES):
        again = _restore_once(found.text if found else text)
        if again is None:
            break
        found = Restored(again.text, found.read_as if found else again.read_as, again.meant)
    return found


def _restore_once(text: str) -> Restored | None:
    beyond = _beyond_ascii(text)
    if _EASTERN.search("".join(beyond)) and (found := _as_pairs(text)):
        return found
    # All other sequences have two signs beyond ASCII or more, and most texts have next to none that stand together.
    together = "\n".join([signs for signs in beyond if len(signs) > 1])
    if not together:
        return None
    if found := _as_utf8(text, together):
        return found
    found = _as_legacy(text) if _NEIGHBOURS.search(together) else None
    return found or (_as_other_cyrillic(text) if _CYRILLIC.search(together) else None)


def _beyond_ascii(text: str) -> list[str]:
    """The stretches of a text that are beyond ASCII, found in a tenth of the time of a pattern."""
    stretches = text.encode("utf-8", "surrogatepass").translate(_ASCII_AS_BLANK).split()
    return b" ".join(stretches).decode("utf-8", "surrogatepass").split(" ")


def _as_utf8(text: str, together: str) -> Restored | None:
    """Undo UTF-8 that was read a byte a letter, in the encoding that explains most of what stands there."""
    fits = [(table, found) for table in _tables() if table.may_restore(together) and (found := table.restore(text))]
    if not fits:
        return None
    table, (_, restored) = max(fits, key=lambda fit: fit[1][0])
    return Restored(restored, table.name, "utf-8")


def _as_pairs(text: str) -> Restored | None:
    """Undo UTF-8 that was read two bytes a letter, as in "鈥檚", where no byte of it was lost."""
    sample = text[:SAMPLE_BYTES]
    if not _EASTERN.search(sample):
        return None
    for codec, name in (("gbk", "gb18030"), ("cp949", "euc-kr"), ("cp932", "shift_jis"), ("big5", "big5")):
        try:
            found = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if naturalness(found[:SAMPLE_BYTES]) > naturalness(sample):
            return Restored(found, name, "utf-8")
    return None


def _as_legacy(text: str) -> Restored | None:
    sample = text[:SAMPLE_BYTES]
    # In no Latin alphabet do accented letters stand side by side but now and then.
    if 4 * len(_NEIGHBOURS.findall(sample)) <= len(_ACCENTED.findall(sample)):
        return None
    return _read_anew(text, "cp1252", "windows-1252", max(_LEAST_SURE, naturalness(sample)))


def _as_other_cyrillic(text: str) -> Restored | None:
    """Undo one Cyrillic encoding that was read as another, which leaves letters that no language has so."""
    sample = text[:_HEAD]
    if len(_CYRILLIC.findall(sample)) < _FEWEST_CYRILLIC:
        return None
    least = max(_LEAST_SURE, naturalness(sample) + _LEAST_GAIN)
    for codec, name in (("cp1251", "windows-1251"), ("koi8_r", "koi8-r"), ("cp866", "cp866")):
        if least <= 1 and (found := _read_anew(text, codec, name, least)) and _CYRILLIC.search(found.text):
            return found
    return None


def _read_anew(text: str, codec: str, name: str, least: float) -> Restored | None:
    """Return the text as its bytes read most naturally, its letters having been made by the codec."""
    try:
        # What a codec has no letter for, programs leave as the control character of that number.
        content = b"".join(part.encode("latin-1" if part[0] in _C1 else codec) for part in _C1_APART.findall(text))
    except UnicodeEncodeError:
        return None
    guess = guess_encoding(content)
    if guess.naturalness < least or guess.codec == codec:
        return None
    try:
        return Restored(content.decode(guess.codec), name, guess.name)
    except UnicodeDecodeError:
        return None


_C1 = frozenset(map(chr, range(0x80, 0xA0)))
_C1_APART = re.compile("[\x80-\x9f]+|[^\x80-\x9f]+")


class _Table:
    """What the bytes of UTF-8 look like when they are read in an encoding of one byte a letter.

    `is_rare` marks an encoding whose letters stand together in honest texts too ("“É" in Mac Roman): what
    it gives must read better than what there was.
    """

    def __init__(self, codec: str, name: str, *, is_rare: bool = True) -> None:
        self.name, self._is_rare = name, is_rare
        letters = [_letters(byte, codec) for byte in range(256)]
        self._bytes = {letter: byte for byte in range(255, -1, -1) for letter in letters[byte]}

        def one_of(first: int, last: int) -> str:
            return f"[{re.escape(''.join(letters[first : last + 1]))}]"

        trail = one_of(0x80, 0xBF)
        self._sequence = re.compile(
            f"{one_of(0xC2, 0xDF)}{trail}|{one_of(0xE0, 0xEF)}{trail}{{2}}|{one_of(0xF0, 0xF4)}{trail}{{3}}"
        )
        self._upper_half = re.compile(one_of(0x80, 0xFF))

    def may_restore(self, together: str) -> bool:
        """Whether a look at the first signs beyond ASCII that stand together leaves it open."""
        head = together[:_HEAD]
        explained = sum(map(len, self._sequence.findall(head)))
        return explained > 0 and 2 * explained >= len(self._upper_half.findall(head))

    def restore(self, text: str) -> tuple[int, str] | None:
        """Return how many letters the wrong reading had made, and the text without it."""
        restored = dict(self._sequences(text))
        if not restored:
            return None
        found = [match[0] for match in self._sequence.finditer(text) if match[0] in restored]
        explained = sum(map(len, found))
        # A single pair can be meant: "Ä" before a closing quotation mark.
        if explained < 3 or explained < _LEAST_EXPLAINED * len(self._upper_half.findall(text)):
            return None
        put_right = self._sequence.sub(lambda match: restored.get(match[0], match[0]), text)
        if self._is_rare and naturalness(put_right[:SAMPLE_BYTES]) <= naturalness(text[:SAMPLE_BYTES]):
            return None
        return explained, put_right

    def _sequences(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each sequence of the text that is UTF-8, with the letter that it stands for."""
        for sequence in sorted(set(self._sequence.findall(text))):
            letter = bytes(self._bytes[one] for one in sequence).decode("utf-8", "ignore")
            if letter:
                yield sequence, letter


def _letters(byte: int, codec: str) -> str:
    """Return what a byte is read as: its letter, and the control character of its number, as some programs leave it."""
    return "".join(dict.fromkeys((bytes([byte]).decode(codec, "ignore"), chr(byte) if 0x80 <= byte < 0xA0 else "")))


@cache
def _tables() -> tuple[_Table, ...]:
    # Made when the first text asks for them: they take a good part of the time of importing this.
    return (
        _Table("cp1252", "windows-1252", is_rare=False),
        _Table("latin-1", "iso-8859-1", is_rare=False),
        _Table("cp1251", "windows-1251", is_rare=False),
        _Table("cp1250", "windows-1250"),
        _Table("cp1254", "windows-1254"),
        _Table("koi8_r", "koi8-r"),
        _Table("mac_roman", "macintosh"),
        _Table("cp437", "cp437"),
        _Table("cp850", "cp850"),
        _Table("cp866", "cp866"),
    )
