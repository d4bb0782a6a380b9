"""Folding: text with the differences between spellings taken out, one character for one."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’‘ʼ`´′＇"
HYPHENS = "-‐‑‒–−－"
_BLANKS = "\t\u00a0\u2007\u2009\u200a\u202f\u3000"


def _folded_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in HYPHENS or character in _BLANKS:
        return " "
    # й and ё are letters of their own in Russian and Ukrainian, but ё is mostly written е.
    if "\u0400" <= character <= "\u04ff":
        lower = character.lower()
        return "е" if lower == "ё" else lower
    if "\uac00" <= character <= "\ud7af":
        return character
    base = unicodedata.normalize("NFKD", character)[:1]
    lower = base.lower() if base else character
    return lower if len(lower) == 1 else character


class _Table(dict[int, str]):
    """A translation table that learns a character the first time it meets it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Return `text` without case, accents, and differences of hyphens, apostrophes and blanks.

    Character for character, so that offsets hold: "Kim Jong-un" and "Kim Jong Un" fold alike, and
    so do "Erdoğan" and "Erdogan". Line feeds stay, since no name runs over a paragraph's end.
    """
    return text.translate(_TABLE)
