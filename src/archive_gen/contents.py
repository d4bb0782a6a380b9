"""What the files of a site hold, on its way there: in memory, or in files of its own until the site is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple, Protocol, TypeAlias


class Spooled(NamedTuple):
    """A content in a file of its own: the file's path, its size in bytes, and its SHA-256."""

    place: str
    size: int
    sha256: str


Content: TypeAlias = bytes | Spooled


class Piece(NamedTuple):
    """A stretch of a content, from its first byte to that after its last."""

    content: Content
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes the stretch has."""
        return self.end - self.start


class Shelf(Protocol):
    """Where contents are put. One that puts them on the disk may be used by several processes at once."""

    def keep(self, parts: Iterable[bytes]) -> Content:
        """Return the parts, one after the other, as one content."""
        ...

    def written(self, write: Callable[[str], object]) -> Content:
        """Return as a content what a function writes to the path that it is given, where there is nothing yet."""
        ...

    def joined(self, pieces: Iterable[Piece]) -> Content:
        """Return pieces of contents, one after the other, as one content.

        Each is of a content that it has kept, or that lies in a file as its own do.
        """
        ...


class Documents(Mapping[str, bytes]):
    """Texts by their paths, each made when it is asked for, so that they need not be in memory together.

    `key` tells what they are made of from anything else, so that it can be known whether they changed.
    """

    def __init__(self, key: bytes, makers: Mapping[str, Callable[[], bytes]]) -> None:
        self.key, self._makers = key, makers

    def __getitem__(self, path: str) -> bytes:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def size_of(content: Content) -> int:
    """Return how many bytes a content has."""
    return len(content) if isinstance(content, bytes) else content.size


def sum_of(content: Content) -> str:
    """Return a content's SHA-256, in hexadecimal digits."""
    return sha256(content).hexdigest() if isinstance(content, bytes) else content.sha256
