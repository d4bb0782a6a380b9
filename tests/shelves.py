"""A shelf for sites that are made without a disk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from archive_gen.contents import Piece


class Memory:
    """A shelf whose contents are in memory."""

    def keep(self, parts: Iterable[bytes]) -> bytes:
        return b"".join(parts)

    def written(self, write: Callable[[str], object]) -> bytes:
        with tempfile.TemporaryDirectory(prefix="archive-gen-") as folder:
            place = Path(folder) / "content"
            write(str(place))
            return place.read_bytes()

    def joined(self, pieces: Iterable[Piece]) -> bytes:
        return b"".join(_held(piece) for piece in pieces)


def _held(piece: Piece) -> bytes:
    assert isinstance(piece.content, bytes)
    return piece.content[piece.start : piece.end]
