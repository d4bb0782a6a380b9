"""Figures for what was read of pages: bodies by 4-grams of words, phrases kept and let in, titles."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.gold import Page, squeeze

_GRAM = 4
_GOOD = 0.95


class Read(NamedTuple):
    """What a program took from a page; `title` is None for programs that name none."""

    body: str
    title: str | None


class Figures(NamedTuple):
    """Means over the pages that have the gold; None where none has.

    `precision`, `recall` and `f1` are of the body, `good` is the share of pages with an F1 of 0.95 or
    more. `kept` and `let_in` are shares of the phrases that must and must not be there, `phrase_f1`
    takes them together. `title` is the share of titles that are the same but for case and punctuation.
    """

    pages: int
    precision: float | None
    recall: float | None
    f1: float | None
    good: float | None
    kept: float | None
    let_in: float | None
    phrase_f1: float | None
    title: float | None


def score(pages: Sequence[Page], read: Mapping[str, Read]) -> Figures:
    """Return the figures of a program's readings, by page id, against the pages' gold."""
    shares = [_compare(page.body, read[page.id].body) for page in pages if page.body]
    precision = _mean([hit / (hit + surplus) for hit, surplus, _ in shares if hit + surplus])
    recall = _mean([hit / (hit + missed) for hit, _, missed in shares if hit + missed])
    f1 = 2 * precision * recall / (precision + recall) if precision and recall else precision
    good = _mean([_f1(*share) >= _GOOD for share in shares])
    titles = [is_same_title(page.title, read[page.id].title) for page in pages if page.title]
    claimed = any(reading.title for reading in read.values())
    return Figures(len(pages), precision, recall, f1, good, *_phrases(pages, read), _mean(titles) if claimed else None)


def _mean(values: Sequence[float]) -> float | None:
    return statistics.fmean(values) if values else None


def _f1(hit: float, surplus: float, missed: float) -> float:
    return 2 * hit / (2 * hit + surplus + missed) if hit else 0.0


def _compare(gold: str, read: str) -> tuple[float, float, float]:
    """Shared, surplus and missed 4-grams of one page as shares of their sum, so that each page counts alike."""
    wanted, got = _grams(gold), _grams(read)
    shared = (wanted & got).total()
    counts = (shared, got.total() - shared, wanted.total() - shared)
    whole = sum(counts) or 1
    return counts[0] / whole, counts[1] / whole, counts[2] / whole


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if len(words) < _GRAM:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(_GRAM)), strict=False))


def _phrases(pages: Sequence[Page], read: Mapping[str, Read]) -> tuple[float | None, float | None, float | None]:
    wanted = found = unwanted = slipped = 0
    for page in pages:
        if page.kept:
            text = squeeze(read[page.id].body)
            wanted, unwanted = wanted + len(page.kept), unwanted + len(page.cut)
            found += sum(squeeze(phrase) in text for phrase in page.kept)
            slipped += sum(squeeze(phrase) in text for phrase in page.cut)
    if not wanted:
        return None, None, None
    return found / wanted, slipped / unwanted if unwanted else None, 2 * found / (found + slipped + wanted)


def is_same_title(gold: str, read: str | None) -> bool:
    """Whether two titles are the same but for case, punctuation and the width of signs."""
    return _bare(gold) == _bare(read or "")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
