"""Lines that many captures of an archive share: the frame of its pages, and no article.

Learnt from the keys of the captures' lines alone, whoever has read these.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from itertools import chain, combinations
from typing import NamedTuple, TypeVar, cast

import msgspec

from archive_gen.groups import Groups

K = TypeVar("K")

FEWEST_TEXTS = 3
"""In how many different texts two lines must follow each other to be the frame's."""

FEWEST_ALONE = 6
"""In how many a line by itself must stand; fewer could share a section's heading."""

_COPY_SHARE = 0.5
# A paragraph in more captures than this tells no copies of one text apart, and pairs grow with the square of it.
_MOST_HOLDERS = 40
_KEY_BYTES = 8
_PAIR = struct.Struct("<QQ")


class LineKeys(NamedTuple):
    """A capture's lines as keys, each once: those that a page's frame can hold, such lines in pairs, and paragraphs.

    Packed, eight bytes a key: those of all captures are in memory together.
    """

    alone: bytes
    pairs: bytes
    paragraphs: bytes


def pack_keys(alone: Set[int], pairs: Set[tuple[int, int]], paragraphs: Set[int]) -> LineKeys:
    """Return the keys of a capture's lines packed, equal keys to equal bytes."""
    return LineKeys(_packed(alone), b"".join([_PAIR.pack(*pair) for pair in sorted(pairs)]), _packed(paragraphs))


def _packed(keys: Set[int]) -> bytes:
    return struct.pack(f"<{len(keys)}Q", *sorted(keys))


def _keys_in(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // _KEY_BYTES}Q", packed)


def _alone_in(capture: LineKeys) -> Iterable[int]:
    return _keys_in(capture.alone)


def _pairs_in(capture: LineKeys) -> Iterable[tuple[int, int]]:
    return cast(Iterable[tuple[int, int]], _PAIR.iter_unpack(capture.pairs))


def _paragraphs_in(capture: LineKeys) -> Iterable[int]:
    return _keys_in(capture.paragraphs)


class SharedLines(msgspec.Struct, frozen=True, array_like=True):
    """Lines that are shared, and lines that are where they follow each other: in how many texts each is."""

    alone: dict[int, int] = {}
    pairs: dict[tuple[int, int], int] = {}

    @property
    def keys(self) -> frozenset[int]:
        """The keys of all of them."""
        return frozenset({*self.alone, *chain.from_iterable(self.pairs)})


def learn_shared_lines(captures: Iterable[LineKeys]) -> SharedLines:
    """Return the lines that are the frame of an archive's pages, whatever order its captures come in.

    Copies of one text, as an agency's report has many, count as one text: what they share is the article.
    """
    captures = list(captures)
    texts = _texts(captures)
    return SharedLines(
        _in_texts(captures, _alone_in, texts, FEWEST_ALONE), _in_texts(captures, _pairs_in, texts, FEWEST_TEXTS)
    )


def _in_texts(
    captures: Sequence[LineKeys], keys_in: Callable[[LineKeys], Iterable[K]], texts: Sequence[int], fewest: int
) -> dict[K, int]:
    often = {key for key, count in _count(captures, keys_in).items() if count >= fewest}
    holders: dict[K, set[int]] = defaultdict(set)
    for one, text in zip(captures, texts, strict=True):
        for key in often.intersection(keys_in(one)):
            holders[key].add(text)
    return {key: len(within) for key, within in holders.items() if len(within) >= fewest}


def _count(captures: Iterable[LineKeys], keys_in: Callable[[LineKeys], Iterable[K]]) -> Counter[K]:
    return Counter(chain.from_iterable(map(keys_in, captures)))


def learn_again(
    before: SharedLines, former: Sequence[LineKeys], now: Sequence[LineKeys], others: Collection[LineKeys]
) -> SharedLines | None:
    """Return the lines that are shared after a few captures have changed; None where all are to be counted again.

    `before` are those of the `others` and of what the few were, which is `former`. Where each of them was a text of its
    own and is one `now`, nobody else's text is another, and each key is in as many texts more as captures have it more.
    """
    if len(former) + len(now) > len(others) or not _stand_apart(former, now, others):
        return None
    alone = _counted_again(before.alone, former, now, others, _alone_in, FEWEST_ALONE)
    pairs = _counted_again(before.pairs, former, now, others, _pairs_in, FEWEST_TEXTS)
    return None if alone is None or pairs is None else SharedLines(alone, pairs)


def _stand_apart(former: Sequence[LineKeys], now: Sequence[LineKeys], others: Iterable[LineKeys]) -> bool:
    """Whether captures are texts of their own, as what they were and as what they are, and leave others' as they were.

    The paragraphs that they have in common with others tell.
    """
    had, have = _count(former, _paragraphs_in), _count(now, _paragraphs_in)
    asked = frozenset(had | have)
    beside = [keys for keys in others if not asked.isdisjoint(_paragraphs_in(keys))]
    held = Counter(chain.from_iterable(asked.intersection(_paragraphs_in(keys)) for keys in beside))
    # A paragraph that comes to be in too many captures, or no longer is, tells otherwise of the others.
    if any((n + had[key] > _MOST_HOLDERS) != (n + have[key] > _MOST_HOLDERS) for key, n in held.items()):
        return False
    return all(_are_apart(len(some), _texts([*some, *beside])) for some in (former, now))


def _are_apart(few: int, texts: Sequence[int]) -> bool:
    """Whether each of the first few captures has a text that no other has."""
    sizes = Counter(texts)
    return all(sizes[text] == 1 for text in texts[:few])


def _counted_again(
    counts: Mapping[K, int],
    former: Iterable[LineKeys],
    now: Iterable[LineKeys],
    others: Iterable[LineKeys],
    keys_in: Callable[[LineKeys], Iterable[K]],
    fewest: int,
) -> dict[K, int] | None:
    """Return in how many texts each key now is, of those that are in enough; None where a further one may have come to
    be, which is told by all texts alone."""
    had, have = _count(former, keys_in), _count(now, keys_in)
    risen = {key for key, count in have.items() if count > had[key] and key not in counts}
    if risen:
        held = have + Counter(chain.from_iterable(risen.intersection(keys_in(one)) for one in others))
        if any(held[key] >= fewest for key in risen):
            return None
    again = {key: count + have[key] - had[key] for key, count in counts.items()}
    return {key: count for key, count in again.items() if count >= fewest}


def _texts(captures: Sequence[LineKeys]) -> list[int]:
    """For each capture the number of its text: captures that share half of their paragraphs have one."""
    texts = Groups(len(captures))
    for (one, other), shared in _pairs(captures).items():
        shorter = min(len(captures[one].paragraphs), len(captures[other].paragraphs)) // _KEY_BYTES
        if shared >= _COPY_SHARE * shorter:
            texts.join(one, other)
    return [texts.head(number) for number in range(len(captures))]


def _pairs(captures: Sequence[LineKeys]) -> Mapping[tuple[int, int], int]:
    """How many paragraphs each pair of captures shares, where it is any."""
    holders: dict[int, list[int]] = defaultdict(list)
    counts = _count(captures, _paragraphs_in)
    shared = {key for key, count in counts.items() if 1 < count <= _MOST_HOLDERS}
    for number, keys in enumerate(captures):
        for key in shared.intersection(_paragraphs_in(keys)):
            holders[key].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        pairs.update(combinations(found, 2))
    return pairs
