"""Where words that stand for something are in a text: in any case, with any apostrophe, as whole words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

V = TypeVar("V")


class JoinedTexts(NamedTuple):
    """Folded texts as one, a line each, so that all of them are looked through at once; and where each begins."""

    joined: str
    starts: Sequence[int]


def join_texts(folded: Sequence[str]) -> JoinedTexts:
    """Return the folded texts, in which no line ends are left, as one."""
    return JoinedTexts("\n".join(folded), list(accumulate([len(text) + 1 for text in folded], initial=0)))


_PLAIN = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\n", " "), ("\t", " "), ("‑", "-"), ("–", "-"))


def fold(text: str) -> str:
    """Return a text as the phrases are kept: in lower case, with plain signs, one for one, so that offsets hold."""
    if text.isascii() and text.isprintable():
        return text.lower()
    # Seven replacements take a fifth of the time of one translation by a table.
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    folded = text.lower()
    # The Turkish capital alone becomes two signs.
    return folded if len(folded) == len(text) else text.replace("İ", "i").lower()


class Phrases(Generic[V]):
    """What phrases stand for, and where they stand in a text: in any case, with any apostrophe, as whole words."""

    def __init__(self, meanings: Mapping[str, V]) -> None:
        folded = {fold(phrase): meaning for phrase, meaning in meanings.items()}
        self._values = list(folded.values())
        self._automaton = AhoCorasick(
            list(folded), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, folded: str) -> list[tuple[V, int, int]]:
        """Return what the phrases in a folded text stand for, with their offsets, in order, none overlapping."""
        matches = self._automaton.find_matches_as_indexes(folded)
        return [(self._values[i], start, end) for i, start, end in matches if is_whole(folded, start, end)]

    def find_each(self, texts: JoinedTexts) -> dict[int, list[tuple[V, int, int]]]:
        """Return what `find` returns for each of the texts in which it finds any, by its number, in order."""
        found: dict[int, list[tuple[V, int, int]]] = {}
        for value, start, end in self.find(texts.joined):
            number = bisect_right(texts.starts, start) - 1
            offset = texts.starts[number]
            found.setdefault(number, []).append((value, start - offset, end - offset))
        return found


Meant = Mapping[int, Sequence[tuple[Any, int, int]]]
"""What phrases in texts stand for, with their offsets, in order, by the texts' numbers."""


class PhraseKinds:
    """Phrases of several kinds, all of which are looked for at once; what `Phrases` finds of each is found of it."""

    def __init__(self, *kinds: Mapping[str, Any]) -> None:
        meanings: dict[str, list[tuple[int, Any]]] = {}
        for number, kind in enumerate(kinds):
            for phrase, meaning in {fold(phrase): meaning for phrase, meaning in kind.items()}.items():
                meanings.setdefault(phrase, []).append((number, meaning))
        self._kinds = len(kinds)
        self._meanings = list(meanings.values())
        # A table of states is a third faster, and takes the time of some thousand texts to make.
        self._automaton = AhoCorasick(
            list(meanings), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find_each(self, texts: JoinedTexts) -> tuple[Meant, ...]:
        """Return for each kind what its phrases stand for in each of the texts that have any."""
        text = texts.joined
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found: tuple[dict[int, list[tuple[Any, int, int]]], ...] = tuple({} for _ in range(self._kinds))
        # Of each kind the longest that begins first; what overlaps with it is none.
        ends = [0] * self._kinds
        for start, behind, phrase in sorted([(start, -end, phrase) for phrase, start, end in matches]):
            end = -behind
            for kind, meaning in self._meanings[phrase]:
                if start < ends[kind]:
                    continue
                ends[kind] = end
                if is_whole(text, start, end):
                    number = bisect_right(texts.starts, start) - 1
                    offset = texts.starts[number]
                    found[kind].setdefault(number, []).append((meaning, start - offset, end - offset))
        return found


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands between two offsets is no part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())
