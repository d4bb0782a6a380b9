"""Pages that are planned together, and only where something changed that they show.

To plan the pages of a large archive takes long, and one more record changes few of them. What the pages of a
group show is told by a key, which takes a fraction of the time to make: cards are told by their sums, and stand for
all that any page makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

import msgspec

from archive_gen.model import Entry
from archive_gen.renderer.contexts import Page

_BYTES = 16
_ENCODE = msgspec.msgpack.Encoder().encode


class PageGroup(msgspec.Struct, frozen=True, gc=False):
    """Pages by the name of what they are made for. Two with one key have the same pages, to the byte."""

    name: str
    key: bytes
    plan: Callable[[], Iterable[Page]]


Stays = Callable[[PageGroup], tuple[str, ...] | None]
"""Says which files a group has that stand as they were built; None where its pages have to be planned."""


def nothing_stays(_: PageGroup) -> None:
    """Say of any group that it is to be planned."""


def sum_of_entry(entry: Entry) -> bytes:
    """Return what tells all that pages show of a record from what they would show of any other."""
    return _digest(entry.card.mark, _given_by_archive(entry))


def sums_of_entry(entry: Entry) -> tuple[bytes, bytes]:
    """Return what `sum_of_entry` does, and what tells all that lists show of the record."""
    given = _given_by_archive(entry)
    return _digest(entry.card.mark, given), _digest(entry.card.face, given)


def _given_by_archive(entry: Entry) -> bytes:
    """A card is made of its record alone but for id and date, which the archive may change."""
    return _ENCODE((entry.card.id, entry.card.dating, entry.permalink))


def key_of(common: bytes, parts: object, sums: Iterable[bytes]) -> bytes:
    """Return the key of pages that show these parts and the records of these sums, in their order.

    `common` stands for what all pages of the site have in common.
    """
    return _digest(common, _ENCODE(parts), b"".join(sums))


def _digest(*parts: bytes) -> bytes:
    whole = blake2b(digest_size=_BYTES)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()
