"""Folding: text with the differences between spellings taken out, one character for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_APOSTROPHES = "'’‘ʼ`´′＇׳"
HYPHENS = "-‐‑‒–−－"
_BLANKS = "\t\u00a0\u2007\u2009\u200a\u202f\u3000\u200c"
# Egyptian papers end a word in the letter without points that is another one elsewhere, and Persian has letters of its
# own for two that Arabic keyboards have.
_ARABIC_LETTERS = {"\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643"}
# Hebrew has a sign of its own for the one in abbreviations.
_GERSHAYIM = "\u05f4"


@cache
def _simplified() -> Mapping[str, str]:
    """Return the Chinese characters that are written more simply on the mainland, by the traditional ones."""
    pairs = (files("archive_gen") / "data" / "simplified-chinese.txt").read_text(encoding="utf-8").split()
    return {pair[0]: pair[1] for pair in pairs}


def _folded_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in HYPHENS or character in _BLANKS:
        return " "
    # й and ё are letters of their own in Russian and Ukrainian, but ё is mostly written е.
    if "\u0400" <= character <= "\u04ff":
        lower = character.lower()
        return "е" if lower == "ё" else lower
    if character == _GERSHAYIM:
        return '"'
    if character in _ARABIC_LETTERS:
        return _ARABIC_LETTERS[character]
    if "\uac00" <= character <= "\ud7af":
        return character
    if "\u4e00" <= character <= "\u9fff":
        return _simplified().get(character, character)
    base = unicodedata.normalize("NFKD", character)[:1]
    lower = base.lower() if base else character
    return lower if len(lower) == 1 else character


class _Table(dict[int, str]):
    """A translation table that learns a character the first time it meets it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_TABLE = _Table()
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_FEW_SIGNS = 24
_SHORT = 100


def fold(text: str) -> str:
    """Return `text` without case, accents, and differences of hyphens, apostrophes, blanks and Chinese scripts.

    Character for character, so that offsets hold: "Kim Jong-un" and "Kim Jong Un" fold alike, and
    so do "Erdoğan" and "Erdogan", and "魯托" and "鲁托". Line feeds stay, since no name runs over a paragraph's end.
    """
    if text.isascii() or len(text) < _SHORT:
        return text.translate(_TABLE)
    signs = "".join(set(_BEYOND_ASCII.findall(text)))
    folded = signs.translate(_TABLE)
    # Beyond ASCII a table is asked for every letter, one by one; in most long texts a few quotation marks and accents
    # stand there, and to replace each of them at once takes a third of the time. It needs signs that fold once and
    # for all.
    if len(signs) > _FEW_SIGNS or folded.translate(_TABLE) != folded:
        return text.translate(_TABLE)
    text = text.replace("-", " ").replace("`", "'").replace("\t", " ")
    for sign, plain in zip(signs, folded, strict=True):
        text = text.replace(sign, plain)
    return text.lower()


_WORDS = re.compile(r"\w+")
# The same for plain ASCII, whose bytes that are no part of a word become blanks, in a quarter of the time.
_WORDS_ALONE = bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in range(128)) + bytes(128)


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, in order."""
    for sign in "“”—…":
        folded = folded.replace(sign, " ")
    return folded.encode().translate(_WORDS_ALONE).decode().split() if folded.isascii() else _WORDS.findall(folded)
