"""What of a record's own words tells it from others: its rarer words, and a sketch of its text."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

import msgspec

from archive_gen.model import Card, Mention, TaggedRecord

SKETCH_LENGTH = 64
_PRIME = (1 << 61) - 1
_FACTOR = 0x1E35A7BD64AF5D29
_WORD = re.compile("[a-z\u00df-\u024f]{3,}(?:['-][a-z\u00df-\u024f]+)*")
_TOKEN = re.compile(r"\w+")
_LONGEST = 60_000
# In bytes: how much room a word's number has among those of a text, enough for what is made of four of them.
_LANE = 16
# Written without blanks between words, or with endings joined to them: signs say more than words there.
_BY_SIGNS = ("zh", "ja", "ko")


class Traits(msgspec.Struct, frozen=True, gc=False):
    """What is compared of a record's words.

    `words` are those of an English text that few others share, its larger figures, and the persons whom it only
    names, each by an id after an @; other entities are left out. They are sorted, with blanks between, and so are the
    `weekdays` that it names. `sketch` holds the smallest hashes of the body's shingles, ascending, and `shingles` says
    how many there are. All are packed, since every record's are in memory at once.
    """

    words: str
    weekdays: str
    sketch: bytes
    shingles: int

    @property
    def hashes(self) -> tuple[int, ...]:
        """The smallest hashes of the body's shingles, ascending."""
        return smallest_hashes(self.sketch, SKETCH_LENGTH)


class Compared(NamedTuple):
    """A record as it is compared with others: its card, and the traits of its words."""

    card: Card
    traits: Traits


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is of English: of no other language it is known which words are rare."""
    return language.partition("-")[0] == "en"


def smallest_hashes(sketch: bytes, most: int) -> tuple[int, ...]:
    """Return the smallest hashes of a sketch, `most` of them where there are as many."""
    return struct.unpack_from(f"<{min(most, len(sketch) // 8)}Q", sketch)


def traits_of(tagged: TaggedRecord) -> Traits:
    """Return a record's traits; depends on the record alone, so that it can be made beside the reading of others."""
    record = tagged.record
    text = record.text[:_LONGEST]
    words = weekdays = ""
    if is_english(record.language):
        mentions = (mention for tag in (*tagged.actors, *tagged.countries) for mention in tag.mentions)
        persons = {"@" + "-".join(tag.id.split()) for tag in tagged.actors if tag.kind == "person" and not tag.main}
        pieces = set(_blanked(_without(text, mentions).casefold(), _BESIDE_WORDS).split())
        words = " ".join(sorted(_rarer_words(pieces) | persons))
        weekdays = " ".join(sorted(pieces.intersection(WEEKDAYS)))
    hashes = set(_shingles(text[len(record.title) :], by_signs=record.language in _BY_SIGNS))
    smallest = _smallest(hashes)
    return Traits(words, weekdays, struct.pack(f"<{len(smallest)}Q", *smallest), len(hashes))


def _smallest(hashes: Collection[int]) -> list[int]:
    """Return the smallest hashes, ascending, as many as a sketch holds."""
    # Hashes are spread evenly, so that below this limit are half as many again as are looked for, and few to sort.
    limit = _PRIME * SKETCH_LENGTH * 3 // (2 * len(hashes)) if hashes else 0
    low = [one for one in hashes if one < limit]
    return sorted(low if len(low) >= SKETCH_LENGTH else hashes)[:SKETCH_LENGTH]


def plain_words(text: str) -> list[str]:
    """Return a text's words of three letters and more, in lower case, without an owner's 's."""
    return [word.removesuffix("'s") for word in _WORD.findall(text.casefold().replace("’", "'"))]


def _rarer_words(pieces: set[str]) -> set[str]:
    # Most of a text is common words with blanks around, and they are gone before any word is looked at.
    pieces = pieces - common_words()
    figures = {piece for piece in filter(str.isdecimal, pieces) if len(piece) >= _FEWEST_FIGURES} - _COMMON_NUMBERS
    return set(plain_words(" ".join(pieces))) - common_words() | figures


# Years, and what is left of "3,000": every other text has those.
_COMMON_NUMBERS = frozenset(["000", *map(str, range(1900, 2100))])
_FEWEST_FIGURES = 3
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())


# The commonest signs that part words: as blanks they leave a word the same piece of text wherever it stands.
_BESIDE_WORDS = ',."“”():;—'
_WITHIN_WORDS = "'’‘-"


def _blanked(text: str, signs: str) -> str:
    for sign in signs:
        text = text.replace(sign, " ")
    return text


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


class _Numbers(dict[str, bytes]):
    """The numbers of the words in a piece of text that has no blanks, each in a lane of its own, one after the other.

    A piece is looked at when it is first met: texts have most of theirs in common.
    """

    def __missing__(self, piece: str) -> bytes:
        tokens = [piece] if piece.isalnum() else _TOKEN.findall(piece)
        numbers = b"".join([crc32(token.encode()).to_bytes(_LANE, "little") for token in tokens])
        if len(piece) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[piece] = numbers
        return numbers


# Some seven megabytes.
_MOST_KNOWN = 40_000
_LONGEST_KNOWN = 40
_NUMBERS = _Numbers()


def _shingles(text: str, *, by_signs: bool) -> Sequence[int]:
    """A hash for each run of four words, alike on every machine; a text that is shorter than a run is one of them."""
    text = text.casefold()
    pieces = "".join(_TOKEN.findall(text)) if by_signs else _blanked(text, _BESIDE_WORDS + _WITHIN_WORDS).split()
    numbers = b"".join(map(_NUMBERS.__getitem__, pieces))
    runs = len(numbers) // _LANE - 3
    if runs > 0:
        return _hashes(numbers, runs)
    return [sum(_lanes(numbers)) * _FACTOR % _PRIME] if numbers else []


def _hashes(numbers: bytes, runs: int) -> Sequence[int]:
    """Return (((a * 31 + b) * 31 + c) * 31 + d) * _FACTOR % _PRIME for each run of four numbers.

    All are worked out at once, as lanes of one long number: some twenty steps in C, where Python takes ten for each.
    No lane runs over into the next, since what it comes to hold has 32 + 15 + 61 bits at most.
    """
    words = int.from_bytes(numbers, "little")
    pairs = words * 31 + (words >> 8 * _LANE)
    hashes = (pairs * 31**2 + (pairs >> 16 * _LANE)) * _FACTOR
    primes = int.from_bytes(_PRIME.to_bytes(_LANE, "little") * runs, "little")
    # Divided by the prime, 2**61 leaves 1: what stands above 61 bits is added to them. The second time it is 1 or 0.
    for _ in range(2):
        hashes = (hashes & primes) + (hashes >> 61 & primes)
    return _lanes(hashes.to_bytes(runs * _LANE, "little"))


def _lanes(numbers: bytes) -> Sequence[int]:
    """Return the numbers in the lanes, of which only the lower half is in use."""
    lanes = array("Q", numbers)
    if sys.byteorder == "big":
        lanes.byteswap()
    return lanes[::2]


def other_weekdays(one: Traits, other: Traits) -> bool:
    """Whether two texts name days of the week, and none that both do."""
    return bool(one.weekdays and other.weekdays) and {*one.weekdays.split()}.isdisjoint(other.weekdays.split())


def same_weekdays(one: Traits, other: Traits) -> bool:
    """Whether two texts name days of the week, and the same ones."""
    return bool(one.weekdays) and one.weekdays == other.weekdays


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
