"""Where the data files have each record, so that the next build copies what has not changed.

A line of JSON, a row of the table, a row of the database: each is made of one record and of what the archive knows of
it. Where that is what it was, so are they. Of thousands of records few change from one build to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from archive_gen.contents import Content, Piece, Shelf, size_of
from archive_gen.model import Archive
from archive_gen.renderer.table import ties_of

Stretch = tuple[int, int]
"""From the first byte to that after the last."""

Rows = tuple[int, ...]
"""The number of a record's first row in each of the database's tables that have several a record, and then those after
its last."""

_KEY_BYTES = 16
_ENCODE = msgspec.msgpack.Encoder().encode


class Laid(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a record is: its line in the file at `path`, its row in the table of all records, and the database's."""

    path: str
    line: Stretch
    row: Stretch
    rows: Rows


class Layout(NamedTuple):
    """Where the data files have each record, by its key, in reading order; and whether the database has the texts."""

    laid: dict[bytes, Laid]
    with_texts: bool


class LastData(NamedTuple):
    """The data files of the last build that stand in the site as they were made, by path, and their layout."""

    files: Mapping[str, Content]
    layout: Layout


NO_DATA = LastData({}, Layout({}, True))


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


class Kept(NamedTuple):
    """What the files of the last build have of each entry, by its number: nothing of one that is not as it was."""

    files: Mapping[str, Content]
    laid: Sequence[Laid | None]

    @classmethod
    def of(cls, last: LastData, keys: Iterable[bytes]) -> Kept:
        return cls(last.files, [last.layout.laid.get(key) for key in keys])

    def line(self, number: int) -> Piece | None:
        laid = self.laid[number]
        return Piece(self.files[laid.path], *laid.line) if laid and laid.path in self.files else None

    def row(self, path: str, number: int) -> Piece | None:
        laid = self.laid[number]
        return Piece(self.files[path], *laid.row) if laid and path in self.files else None


def find_pieces(
    order: Sequence[int],
    kept: Callable[[int], Piece | None],
    make: Callable[[Iterable[int]], Iterable[str]],
    shelf: Shelf,
) -> list[Piece]:
    """Return what a file has of entries, by their numbers: what is kept of each, or what is made of it now."""
    found = [kept(number) for number in order]
    ends = [0]
    lines = make([number for number, piece in zip(order, found, strict=True) if piece is None])
    content = shelf.keep(_counted(lines, ends))
    made = (Piece(content, *stretch) for stretch in pairwise(ends))
    return [piece or next(made) for piece in found]


def _counted(lines: Iterable[str], ends: list[int]) -> Iterator[bytes]:
    """Yield lines as bytes, and put down where each ends."""
    for line in lines:
        content = line.encode()
        ends.append(ends[-1] + len(content))
        yield content


def join_pieces(pieces: Iterable[Piece], path: str, standing: Mapping[str, Content], shelf: Shelf) -> Content:
    """Return pieces as the content of the file at a path.

    Where they are all of what was made, or of what stands at that path, it is that, and nothing is written.
    """
    runs = list(_runs(pieces))
    if len(runs) == 1 and runs[0].size == size_of(runs[0].content):
        [(content, _, _)] = runs
        # What stands at another path has to stay there until the site is written.
        if content == standing.get(path) or content not in standing.values():
            return content
    return shelf.joined(runs)


def _runs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces, those as one that follow each other in a content: a long copy is faster than thousands."""
    content: Content | None = None
    start = end = 0
    for piece in pieces:
        if piece.content is not content or piece.start != end:
            if content is not None:
                yield Piece(content, start, end)
            content, start = piece.content, piece.start
        end = piece.end
    if content is not None:
        yield Piece(content, start, end)


def places_of(pieces: Iterable[Piece]) -> list[Stretch]:
    """Return where pieces are once they are joined."""
    return list(pairwise(accumulate((piece.size for piece in pieces), initial=0)))
