"""Lines that an archive teaches: what many of its captures share is the pages' frame and no article."""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, combinations, pairwise
from typing import NamedTuple, TypeVar

from archive_gen.loader.capture_text import decode_capture
from archive_gen.loader.decode import Decoded
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.remembered import remembered
from archive_gen.model import Capture

K = TypeVar("K")

REASON = "repeated-in-archive"
FEWEST_TEXTS = 3
"""In how many different texts two lines must follow each other to be the frame's."""

FEWEST_ALONE = 6
"""In how many a line by itself must stand; fewer could share a section's heading."""

# A longer line is a paragraph. Reports of one matter do repeat a paragraph of background, and it is theirs.
_LONGEST_FRAME = 80
_SHORTEST_ALONE = 20
_COPY_SHARE = 0.5
# A paragraph in more captures than this tells no copies of one text apart, and pairs grow with the square of it.
_MOST_HOLDERS = 40


class LineKeys(NamedTuple):
    """A capture's lines as keys, each once: those that a frame can hold, such lines in pairs, and paragraphs.

    Packed, eight bytes a key: those of all captures are in memory together.
    """

    alone: bytes
    pairs: bytes
    paragraphs: bytes


def line_keys(capture: Capture) -> LineKeys:
    """Return the keys of a capture's lines; none where it is no text."""
    decoded = decode_capture(capture)
    # Decoding leaves no line ends but those that every step of the loader takes for one.
    raw = decoded.text.splitlines() if isinstance(decoded, Decoded) else []
    lines = [_measured(shown) for line in raw if (shown := line.strip())]
    framed = [key if 0 < length <= _LONGEST_FRAME else None for length, key in lines]
    pairs = {(one, other) for one, other in pairwise(framed) if one is not None and other is not None}
    return LineKeys(
        _packed({key for length, key in lines if _SHORTEST_ALONE <= length <= _LONGEST_FRAME}),
        b"".join([_PAIR.pack(*pair) for pair in sorted(pairs)]),
        _packed({key for length, key in lines if length > _LONGEST_FRAME}),
    )


_KEY_BYTES = 8
_PAIR = struct.Struct("<QQ")


def _packed(keys: Collection[int]) -> bytes:
    return struct.pack(f"<{len(keys)}Q", *sorted(keys))


def _keys_in(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // _KEY_BYTES}Q", packed)


def _pairs_in(packed: bytes) -> Iterator[tuple[int, ...]]:
    return _PAIR.iter_unpack(packed)


@remembered
def _measured(line: str) -> tuple[int, int]:
    """Return how long a folded line is, and its key."""
    folded = fold(line)
    return len(folded), _key(folded)


def learn_shared_lines(captures: Iterable[LineKeys]) -> frozenset[int]:
    """Return the keys of the lines that are the frame of an archive's pages, whatever order its captures come in.

    Copies of one text, as an agency's report has many, count as one text: what they share is the article.
    """
    captures = list(captures)
    texts = _texts(captures)
    pairs = _in_texts([keys.pairs for keys in captures], _pairs_in, texts, FEWEST_TEXTS)
    alone = _in_texts([keys.alone for keys in captures], _keys_in, texts, FEWEST_ALONE)
    return frozenset({*alone, *chain.from_iterable(pairs)})


def _in_texts(
    packed: Sequence[bytes], keys_in: Callable[[bytes], Iterable[K]], texts: Sequence[int], fewest: int
) -> set[K]:
    counts = Counter(chain.from_iterable(map(keys_in, packed)))
    often = {key for key, count in counts.items() if count >= fewest}
    holders: dict[K, set[int]] = defaultdict(set)
    for one, text in zip(packed, texts, strict=True):
        for key in often.intersection(keys_in(one)):
            holders[key].add(text)
    return {key for key, within in holders.items() if len(within) >= fewest}


def _texts(captures: Sequence[LineKeys]) -> list[int]:
    """For each capture the number of its text: captures that share half of their paragraphs have one."""
    parents = list(range(len(captures)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for (one, other), shared in _pairs(captures).items():
        shorter = min(len(captures[one].paragraphs), len(captures[other].paragraphs)) // _KEY_BYTES
        if shared >= _COPY_SHARE * shorter:
            parents[root(one)] = root(other)
    return [root(number) for number in range(len(captures))]


def _pairs(captures: Sequence[LineKeys]) -> Mapping[tuple[int, int], int]:
    """How many paragraphs each pair of captures shares, where it is any."""
    holders: dict[int, list[int]] = defaultdict(list)
    counts = Counter(chain.from_iterable(_keys_in(keys.paragraphs) for keys in captures))
    shared = {key for key, count in counts.items() if 1 < count <= _MOST_HOLDERS}
    for number, keys in enumerate(captures):
        for key in shared.intersection(_keys_in(keys.paragraphs)):
            holders[key].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        pairs.update(combinations(found, 2))
    return pairs


def _key(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@remembered
def _key_of_frame(folded: str) -> int:
    # An outlet's captures ask for the same few lines again and again.
    return _key(folded)


class LearnedNoise(NoisePhrases):
    """The phrases that tell noise, and beside them the lines that the archive shares."""

    def __init__(self, phrases: NoisePhrases, shared: Container[int]) -> None:
        self._phrases, self._shared = phrases, shared
        self.reasons, self.ends = (*phrases.reasons, REASON), phrases.ends

    @property
    def written(self) -> NoisePhrases:
        return self._phrases

    def reason(self, text: str) -> str | None:
        return self._phrases.reason(text) or self.learnt_reason(fold(text))

    def learnt_reason(self, folded: str) -> str | None:
        return REASON if len(folded) <= _LONGEST_FRAME and _key_of_frame(folded) in self._shared else None
