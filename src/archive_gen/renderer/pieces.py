"""Where the data files have each record, so that the next build copies what has not changed.

A line of JSON, a row of the table, a row of the database: each is made of one record and of what the archive knows of
it. Where that is what it was, so are they. Of thousands of records few change from one build to the next, so that what
is known of all is held in columns of numbers, and what is copied in long stretches.
"""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, chain, count, islice, pairwise
from typing import NamedTuple, TypeAlias

import msgspec

from archive_gen.contents import Content, Piece, Shelf, size_of
from archive_gen.model import Archive
from archive_gen.renderer.table import ties_of

Stretch = tuple[int, int]
"""From the first to that after the last."""

Numbers: TypeAlias = "array[int]"
"""Numbers of four bytes each."""

_KEY_BYTES = 16
_ENCODE = msgspec.msgpack.Encoder().encode
LACKING = -1
"""The number, and the place, of what is not there."""


class Strip(NamedTuple):
    """What a file has of entries, one after the other: their numbers, and how much each has.

    In the database that is how many rows, and in every one of its tables.
    """

    numbers: Numbers
    sizes: tuple[Numbers, ...]

    @classmethod
    def of(cls, numbers: Iterable[int], *sizes: Iterable[int]) -> Strip:
        """Return a strip of entries by their numbers, with a column of sizes for each table."""
        return cls(array("I", numbers), tuple(array("I", column) for column in sizes))


class Layout(NamedTuple):
    """What each of the data files has of the entries, by path, the entries' keys in reading order, and whether the
    database has the texts.
    """

    keys: Sequence[bytes]
    strips: Mapping[str, Strip]
    with_texts: bool


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """A layout whose columns are bytes."""

    keys: bytes
    strips: dict[str, tuple[bytes, tuple[bytes, ...]]]
    with_texts: bool


_PACKED = msgspec.msgpack.Decoder(_Packed)


def pack_layout(layout: Layout) -> bytes:
    """Return a layout as bytes."""
    strips = {
        path: (strip.numbers.tobytes(), tuple(column.tobytes() for column in strip.sizes))
        for path, strip in layout.strips.items()
    }
    return _ENCODE(_Packed(b"".join(layout.keys), strips, layout.with_texts))


def unpack_layout(content: bytes) -> Layout:
    """Return the layout that was packed. Raises msgspec.MsgspecError for bytes that hold none."""
    packed = _PACKED.decode(content)
    keys = [packed.keys[start : start + _KEY_BYTES] for start in range(0, len(packed.keys), _KEY_BYTES)]
    strips = {
        path: Strip(array("I", numbers), tuple(array("I", column) for column in sizes))
        for path, (numbers, sizes) in packed.strips.items()
    }
    return Layout(keys, strips, packed.with_texts)


class LastData(NamedTuple):
    """The data files of the last build that stand in the site as they were made, by path, and their layout."""

    files: Mapping[str, Content]
    layout: Layout


NO_DATA = LastData({}, Layout((), {}, True))


def record_keys(archive: Archive) -> list[bytes]:
    """Return for each entry the digest of all that its line and rows are made of.

    A card is made of its record, which the mark tells, but for its id and date.
    """
    ties = ties_of(archive)
    made_of = (
        (entry.card.mark, entry.card.id, entry.permalink, entry.inherited, *ties.of(entry.card.id))
        for entry in archive.entries
    )
    return [blake2b(_ENCODE(parts), digest_size=_KEY_BYTES).digest() for parts in made_of]


class KnownData(NamedTuple):
    """The data of the last build, the keys of this one's entries, and the number that each had there."""

    last: LastData
    keys: Sequence[bytes]
    numbers: Sequence[int]

    @classmethod
    def of(cls, last: LastData, keys: Sequence[bytes]) -> KnownData:
        """Return the last data for the entries that have these keys now: what it has by the same key is theirs."""
        numbers = dict(zip(last.layout.keys, count()))
        return cls(last, keys, [numbers.get(key, LACKING) for key in keys])

    def strips(self, wanted: Callable[[str], bool]) -> list[tuple[Content, Strip]]:
        """Return those of the last files that stand and are wanted, and what they have of the entries."""
        files = self.last.files
        return [
            (files[path], strip) for path, strip in self.last.layout.strips.items() if path in files and wanted(path)
        ]

    def places(self, numbers: Iterable[int]) -> list[int]:
        """Return the place of each entry among those that had these numbers in the last build."""
        # The number of what was not there is the last of the list, which is no place either.
        places = [LACKING] * (len(self.last.layout.keys) + 1)
        for place, number in enumerate(numbers):
            places[number] = place
        return [places[number] for number in self.numbers]


def fill_places(places: list[int], order: Iterable[int], first: int) -> list[int]:
    """Give the entries that have no place those from `first` on, and return these entries."""
    lacking = [number for number in order if places[number] == LACKING]
    for place, number in enumerate(lacking, first):
        places[number] = place
    return lacking


def runs_of(places: Sequence[int], borders: Container[int]) -> Iterator[Stretch]:
    """Yield in which stretches of a list each place follows on the one before, and none is beyond the next border."""
    ends = [at for at, (one, other) in enumerate(pairwise(places), 1) if other != one + 1 or other in borders]
    if places:
        yield from pairwise([0, *ends, len(places)])


class Ready(NamedTuple):
    """Lines that lie ready in contents, one after the other: the place of each entry's among them, by its number.

    `firsts` are the places of the contents' first lines. Each line has so many bytes, and ends there in its content.
    """

    places: Sequence[int]
    contents: Sequence[Content]
    firsts: Sequence[int]
    sizes: Sequence[int]
    ends: Sequence[int]

    def sizes_of(self, numbers: Iterable[int]) -> list[int]:
        """Return how many bytes the lines of entries have."""
        return [self.sizes[self.places[number]] for number in numbers]

    def pieces(self, numbers: Iterable[int]) -> list[Piece]:
        """Return the lines of entries, those as one that follow each other: a long copy is faster than thousands."""
        places = [self.places[number] for number in numbers]
        return [self._piece(places[start], places[end - 1]) for start, end in runs_of(places, {*self.firsts})]

    def _piece(self, first: int, last: int) -> Piece:
        content = self.contents[bisect(self.firsts, first) - 1]
        return Piece(content, self.ends[first] - self.sizes[first], self.ends[last])


def find_lines(
    order: Sequence[int],
    kept: KnownData,
    wanted: Callable[[str], bool],
    make: Callable[[Iterable[int]], Iterable[str]],
    shelf: Shelf,
) -> Ready:
    """Return the lines of entries: what the wanted ones of the last files have of them, and what is made of the others.

    These are made in the order that is given.
    """
    strips = kept.strips(wanted)
    places = kept.places(chain.from_iterable(strip.numbers for _, strip in strips))
    lacking = fill_places(places, order, sum(len(strip.numbers) for _, strip in strips))
    made: list[int] = []
    content = shelf.keep(_counted(make(lacking), made))
    contents = [*(content for content, _ in strips), content]
    sizes = [*(strip.sizes[0] for _, strip in strips), made]
    ends = [_ends(content, own) for content, own in zip(contents, sizes, strict=True)]
    firsts = list(accumulate(map(len, sizes[:-1]), initial=0))
    return Ready(places, contents, firsts, [*chain(*sizes)], [*chain(*ends)])


def _counted(lines: Iterable[str], sizes: list[int]) -> Iterator[bytes]:
    """Yield lines as bytes, and put down how many each has."""
    for line in lines:
        content = line.encode()
        sizes.append(len(content))
        yield content


def _ends(content: Content, sizes: Sequence[int]) -> Iterable[int]:
    """Return where lines end that are the last of a content. The names of columns stand before them."""
    return islice(accumulate(sizes, initial=size_of(content) - sum(sizes)), 1, None)


def join_pieces(pieces: Sequence[Piece], path: str, standing: Mapping[str, Content], shelf: Shelf) -> Content:
    """Return pieces as the content of the file at a path.

    Where that is one that was made, or that stands at the path, it is that, and nothing is written.
    """
    if len(pieces) == 1 and pieces[0].size == size_of(pieces[0].content):
        [(content, _, _)] = pieces
        # What stands at another path has to stay there until the site is written.
        if content == standing.get(path) or content not in standing.values():
            return content
    return shelf.joined(pieces)
