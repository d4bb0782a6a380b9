"""What each record of a group adds to the others: in a story by its words, in a version of a text by its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

import msgspec

from archive_gen.archive.traits import common_words, plain_words
from archive_gen.model import Block, Card, Entry, Telling, Variant
from archive_gen.stacks import Stacks, fetch

# A paragraph with hardly a word of the others' is news; one word in four may be of the subject alone.
_MOST_SHARED = 0.3
_FEWEST_WORDS = 6
_PROSE = ("paragraph", "quote", "list-item")
MOST_SHOWN = 3
"""How many of a record's own paragraphs its story shows."""
_LONGEST = 320


class Differences(msgspec.Struct, frozen=True, array_like=True):
    """What records were found to differ in, by the marks of their cards in order: a mark tells all that they say."""

    tellings: dict[bytes, tuple[Telling, ...]] = {}
    variants: dict[bytes, Variant] = {}


class Comparison(NamedTuple):
    """The entries of an archive as they are compared with each other, word by word or block by block.

    What is `kept` of the same records holds, but for their numbers. What comes of a comparison is put into `found`.
    """

    entries: Sequence[Entry]
    stacks: Stacks
    kept: Differences
    found: Differences

    def tell_apart(self, numbers: Sequence[int]) -> tuple[Telling, ...]:
        """Return each record of a story, in their order, with the names and paragraphs that no other of them has."""
        marks = b"".join([self.entries[number].card.mark for number in numbers])
        same = self.kept.tellings.get(marks) or _tell_apart(numbers, self.entries, self.stacks)
        tellings = tuple(
            [Telling(n, one.names, one.paragraphs, one.texts) for n, one in zip(numbers, same, strict=True)]
        )
        self.found.tellings[marks] = tellings
        return tellings

    def compare_versions(self, first: int, other: int) -> Variant:
        """Return a version of a text with the blocks that it and the first one do not have in common."""
        marks = self.entries[first].card.mark + self.entries[other].card.mark
        same = self.kept.variants.get(marks) or _compare_versions(first, other, self.entries, self.stacks)
        self.found.variants[marks] = variant = Variant(other, same.own, same.lacking)
        return variant


def _tell_apart(numbers: Sequence[int], entries: Sequence[Entry], stacks: Stacks) -> tuple[Telling, ...]:
    names = {number: _names(entries[number].card) for number in numbers}
    bodies = {number: fetch(stacks, entries[number].card.source).record.body for number in numbers}
    words = {number: _words_of(entries[number].card.title, bodies[number]) for number in numbers}
    found = []
    for number in numbers:
        others = [other for other in numbers if other != number]
        known = set().union(*(names[other].keys() for other in others))
        own = tuple(name for key, name in names[number].items() if key not in known)
        language = entries[number].card.language
        alike = [words[other] for other in others if entries[other].card.language == language]
        paragraphs: tuple[int, ...] = ()
        if len(alike) == len(others):
            paragraphs = _new_paragraphs(bodies[number], set().union(*alike))
        shown = tuple(_cut(bodies[number][place].text) for place in paragraphs[:MOST_SHOWN])
        found.append(Telling(number, own, paragraphs, shown))
    return tuple(found)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _names(card: Card) -> dict[tuple[str, str], str]:
    return {(tag.facet, tag.id): tag.name for tag in (*card.actors, *card.countries, *card.topics)}


def _words_of(title: str, body: Iterable[Block]) -> set[str]:
    return set().union(_telling_words(title), *(_telling_words(block.text) for block in body))


@lru_cache(maxsize=4096)
def _telling_words(text: str) -> frozenset[str]:
    # Each paragraph is asked for with its record and by itself; and in a preview, again at each change.
    # Most words are common ones, which are dropped before the rest is made a set.
    return frozenset(filterfalse(common_words().__contains__, plain_words(text)))


def _new_paragraphs(body: Sequence[Block], known: set[str]) -> tuple[int, ...]:
    found = []
    for number, block in enumerate(body):
        words = _telling_words(block.text) if block.role in _PROSE else frozenset()
        if len(words) >= _FEWEST_WORDS and len(words & known) <= _MOST_SHARED * len(words):
            found.append(number)
    return tuple(found)


def _compare_versions(first: int, other: int, entries: Sequence[Entry], stacks: Stacks) -> Variant:
    ours, theirs = (fetch(stacks, entries[number].card.source).record.body for number in (other, first))
    in_ours, in_theirs = ({" ".join(block.text.split()).casefold() for block in body} for body in (ours, theirs))
    return Variant(
        other,
        tuple(n for n, block in enumerate(ours) if " ".join(block.text.split()).casefold() not in in_theirs),
        tuple(n for n, block in enumerate(theirs) if " ".join(block.text.split()).casefold() not in in_ours),
    )
