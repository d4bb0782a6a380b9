"""Legacy encodings are read right: whole articles always, and nearly always a headline alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from archive_gen.loader.decode import Decoded, decode

TEXTS = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
ENCODINGS = {
    "cp1252": "en de fr es pt it sv", "latin-1": "de fr es pt it sv", "cp1250": "pl cs hu", "iso8859-2": "pl cs hu",
    "cp1254": "tr", "cp1251": "ru uk bg", "koi8-r": "ru bg", "koi8-u": "ru uk", "iso8859-5": "ru", "cp866": "ru",
    "cp1253": "el", "cp1255": "he", "cp1256": "ar", "cp949": "ko", "shift_jis": "ja", "euc_jp": "ja",
    "iso2022_jp": "ja", "gb18030": "zh tw", "gb2312": "zh", "big5": "tw",
    "utf-16": " ".join(TEXTS["talks"]), "utf-16-le": " ".join(TEXTS["talks"]), "utf-16-be": " ".join(TEXTS["talks"]),
}  # fmt: skip
PAIRS = [(encoding, language) for encoding, languages in ENCODINGS.items() for language in languages.split()]
# What plain keyboards give: not every encoding has quotation marks that curl.
PLAIN = str.maketrans(dict(zip("“”„«»’–·ё", '"""""\'-;е', strict=True)) | {"€": "EUR "})
FRAME = "Home\nNews\nContact\n\n{}\n\nPublished 12 June 2018\n\n{}\n\nAll rights reserved.\nShare this article\n"


def encoded(text: str, encoding: str) -> tuple[str, bytes]:
    """Return the text as the encoding can hold it, and its bytes."""
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        plain = text.translate(PLAIN)
        return plain, plain.encode(encoding)


def is_read_right(text: str, encoding: str) -> bool:
    text, content = encoded(text, encoding)
    found = decode(content, "a.txt")
    return isinstance(found, Decoded) and found.text == text


def articles(language: str) -> Iterator[str]:
    for subject in TEXTS.values():
        title, first, second = subject[language]
        yield f"{title}\n\n{first}\n\n{second}\n"
        yield FRAME.format(title, first)
        yield f"{title}\r\n\r\n{first}\r\n\r\n{second}\r\n" * 12


@pytest.mark.parametrize(("encoding", "language"), PAIRS)
def test_an_article_is_read_right(encoding: str, language: str) -> None:
    assert [text for text in articles(language) if not is_read_right(text, encoding)] == []


def test_nearly_every_headline_and_sentence_alone_is_read_right() -> None:
    parts = [
        (part, encoding, subject)
        for subject, texts in TEXTS.items()
        for encoding, language in PAIRS
        for part in texts[language]
    ]
    wrong = [part for part in parts if not is_read_right(part[0], part[1])]
    assert len(parts) > 500
    # "Port zamknięty" differs from Portuguese by one letter that either language has.
    assert len(wrong) <= 0.02 * len(parts), wrong
