"""What of a record's own words tells it from others: its rarer words, and a sketch of its text."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from zlib import crc32

import msgspec

from archive_gen.model import Mention, TaggedRecord

SKETCH_LENGTH = 64
_PRIME = (1 << 61) - 1
_FACTOR = 0x1E35A7BD64AF5D29
_WORD = re.compile("[a-z\u00df-\u024f]{3,}(?:['-][a-z\u00df-\u024f]+)*")
_TOKEN = re.compile(r"\w+")
_LONGEST = 60_000
# Written without blanks between words, or with endings joined to them: signs say more than words there.
_BY_SIGNS = ("zh", "ja", "ko")


class Traits(msgspec.Struct, frozen=True, gc=False):
    """What is compared of a record's words.

    `words` are those of an English text that few others share, entities left out, sorted, with blanks
    between. `sketch` holds the smallest hashes of the body's shingles, ascending, and `shingles` says how
    many there are. Both are packed, since every record's are in memory at once.
    """

    words: str
    sketch: bytes
    shingles: int

    @property
    def hashes(self) -> tuple[int, ...]:
        return smallest_hashes(self.sketch, SKETCH_LENGTH)


def smallest_hashes(sketch: bytes, most: int) -> tuple[int, ...]:
    """Return the smallest hashes of a sketch, `most` of them where there are as many."""
    return struct.unpack_from(f"<{min(most, len(sketch) // 8)}Q", sketch)


def traits_of(tagged: TaggedRecord) -> Traits:
    """Return a record's traits; depends on the record alone, so that it can be made beside the reading of others."""
    record = tagged.record
    text = record.text[:_LONGEST]
    words = ""
    if record.language.partition("-")[0] == "en":
        mentions = (mention for tag in (*tagged.actors, *tagged.countries) for mention in tag.mentions)
        words = " ".join(sorted(set(plain_words(_without(text, mentions))) - common_words()))
    hashes = sorted(_shingles(text[len(record.title) :], by_signs=record.language in _BY_SIGNS))
    smallest = hashes[:SKETCH_LENGTH]
    return Traits(words, struct.pack(f"<{len(smallest)}Q", *smallest), len(hashes))


def plain_words(text: str) -> list[str]:
    """Return a text's words of three letters and more, in lower case, without an owner's 's."""
    return [word.removesuffix("'s") for word in _WORD.findall(text.casefold().replace("’", "'"))]


@cache
def common_words() -> frozenset[str]:
    """Return the words that stand in so many English texts that they tell none from another."""
    return frozenset((files("archive_gen") / "data" / "common-words.txt").read_text(encoding="utf-8").split())


def _without(text: str, mentions: Iterable[Mention]) -> str:
    parts, end = [], 0
    for mention in sorted(mentions):
        if mention.start >= end:
            parts.append(text[end : mention.start])
        end = max(end, mention.end)
    return " ".join([*parts, text[end:]])


def _shingles(text: str, *, by_signs: bool) -> set[int]:
    """A hash for each run of four words, alike on every machine; a text that is shorter than a run is one of them."""
    tokens: Sequence[str] = _TOKEN.findall(text.casefold())
    if by_signs:
        tokens = "".join(tokens)
    known = {token: crc32(token.encode()) for token in set(tokens)}
    numbers = [known[token] for token in tokens]
    runs = zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    found = {(((a * 31 + b) * 31 + c) * 31 + d) * _FACTOR % _PRIME for a, b, c, d in runs}
    return found or ({sum(numbers) * _FACTOR % _PRIME} if numbers else set())


def alikeness(one: Traits, other: Traits) -> tuple[float, float]:
    """Return the estimated share of shingles that two texts have in common: of both together, and of the shorter."""
    mine, others = one.hashes, other.hashes
    merged = sorted({*mine, *others})[:SKETCH_LENGTH]
    if not merged:
        return 0.0, 0.0
    both = len({*mine}.intersection(others).intersection(merged)) / len(merged)
    shorter = min(one.shingles, other.shingles)
    shared = both * (one.shingles + other.shingles) / (1 + both)
    return both, min(1.0, shared / shorter) if shorter else 0.0
