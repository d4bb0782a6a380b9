"""Files that programs put together from bytes of two encodings: UTF-8, and an older one for some of the words."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive_gen.loader.legacy import LEAST_NATURAL, SAMPLE_BYTES, WELL_NATURAL, Guess, guess_encoding, naturalness


class Mixed(NamedTuple):
    """A text whose `legacy` words are in an older encoding and whose `unicode` words are UTF-8.

    `encoding` is the older one's name, "" where the bad bytes are in none and became U+FFFD. `is_unicode` says
    whether UTF-8 is what most of the file is in.
    """

    text: str
    encoding: str
    legacy: int
    unicode: int
    is_unicode: bool


class _Word(NamedTuple):
    """A word with bytes beyond ASCII, and its letters beyond ASCII that are UTF-8; `bad` counts the other bytes."""

    start: int
    end: int
    letters: str
    bad: int


_WORD = re.compile(rb"[^\x00-\x20]+")
_ESCAPE = re.compile("[\udc80-\udcff]")
_UNICODE_LETTER = re.compile("[^\x00-\x7f\udc80-\udcff]")
_BAD_BYTE = re.compile("[\udc80-\udcff]+")
# Dashes, quotation marks, bullet, ellipsis and the euro: what their bytes mean in an older encoding ("â€“") is written
# in no language. The first two bytes alone are what is left of one.
_MARK = re.compile(rb"(\xe2(?:\x80[\x93-\xa6]?|\x82\xac))")
# In UTF-8 bad bytes may stand among few letters: the bytes of hardly any other text have its shape.
_LETTERS_PER_BAD = 3
_FEWEST_BYTES = 3
# "Ã¨" but for "MANHÃ »", and a capital with a sign behind it within a word.
_WITHIN = re.compile(rb"(?<![A-Z])\xc3[\xa0-\xbf]|[A-Za-z][\xc3-\xc5][\x80-\xbf][a-z]")
_FEW = 4
_LETTER = re.compile(rb"[A-Za-z]")


def read_mixed(content: bytes) -> Mixed | None:
    """Return the text of a file that is UTF-8 but for some bytes; None where no part of it is UTF-8.

    It is told word by word, for a program that joins texts joins whole lines, and a word of an older encoding is hardly
    ever valid as UTF-8. Where the valid words outweigh the others, or have letters that go with those of the others
    better than what the older encoding would make of them, they are UTF-8.
    """
    words = _words(content)
    valid = [word for word in words if not word.bad]
    spoilt = [word for word in words if word.bad]
    letters = "".join([word.letters for word in words])[:SAMPLE_BYTES]
    if len(letters) >= _LETTERS_PER_BAD * sum(word.bad for word in spoilt) or (
        len(valid) >= len(spoilt) and naturalness(letters) >= WELL_NATURAL
    ):
        # A word that is UTF-8 for the better part has lost a byte or two; it is not of another encoding.
        legacy = [word for word in spoilt if len(word.letters) < word.bad]
        guess = _guess(content, legacy, letters)
        text = _read(content, legacy if guess else [], guess)
        return Mixed(text, guess.name if guess else "", len(legacy), len(valid), is_unicode=True)
    valid = [word for word in valid if naturalness(word.letters) >= WELL_NATURAL]
    guess = _guess(content, spoilt, "") if _is_shown(content, valid) else None
    valid = [word for word in valid if guess and naturalness(word.letters, guess.scripts) >= WELL_NATURAL]
    if guess is None or not _is_shown(content, valid):
        return None
    starts = {word.start for word in valid}
    legacy = [word for word in words if word.start not in starts]
    return Mixed(_read(content, legacy, guess), guess.name, len(legacy), len(valid), is_unicode=False)


def _words(content: bytes) -> list[_Word]:
    words = []
    for match in _WORD.finditer(content):
        if not match[0].isascii():
            text = match[0].decode("utf-8", "surrogateescape")
            letters = "".join(_UNICODE_LETTER.findall(text))
            words.append(_Word(match.start(), match.end(), letters, len(_ESCAPE.findall(text))))
    return words


def _is_shown(content: bytes, words: list[_Word]) -> bool:
    """Whether some words are too many, or too much like "zÃ¼ge", to be valid as UTF-8 by chance."""
    return sum(len(word.letters.encode()) for word in words) >= _FEWEST_BYTES or any(
        _WITHIN.search(content, word.start, word.end) for word in words
    )


def _guess(content: bytes, words: list[_Word], letters: str) -> Guess | None:
    """Return the older encoding of some words, judged beside letters that are UTF-8; None where they fit in none."""
    sample = b" ".join([_MARK.sub(b" ", content[word.start : word.end]) for word in words])[:SAMPLE_BYTES]
    beyond = [byte for byte in sample if byte >= 0x80]
    if not beyond or (len(beyond) < _FEW and not _may_be_letters(sample, beyond)):
        return None
    guess = guess_encoding(sample, letters)
    if guess.naturalness < LEAST_NATURAL:
        return None
    # Where nothing tells the language, a few bytes are letters of the West or none.
    if len(beyond) < _FEW and guess.scripts != ("western",) and not any(map(str.isalpha, letters)):
        return None
    alone = naturalness(sample.decode(guess.codec, "replace"), guess.scripts)
    return guess if alone >= LEAST_NATURAL else None


def _may_be_letters(sample: bytes, beyond: list[int]) -> bool:
    """Whether a few bytes stand among letters, and are not mostly such as are signs in most encodings.

    What is left of a letter of UTF-8 has bytes below 0xC0 too.
    """
    return _LETTER.search(sample) is not None and 2 * sum(byte >= 0xC0 for byte in beyond) >= len(beyond)


def _read(content: bytes, legacy: list[_Word], guess: Guess | None) -> str:
    parts, start = [], 0
    for word in legacy:
        parts.append(content[start : word.start].decode("utf-8", "replace"))
        codec = guess.codec if guess else "utf-8"
        for part in _MARK.split(content[word.start : word.end]):
            parts.append(part.decode("utf-8" if _MARK.fullmatch(part) else codec, "replace"))
        start = word.end
    return "".join([*parts, content[start:].decode("utf-8", "replace")])
