"""Where the records themselves are while the archive has their cards: on the disk, or in memory as they were packed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple, Protocol

import msgspec

from archive_gen.model import Entry, TaggedRecord

_RECORDS = msgspec.msgpack.Decoder(TaggedRecord)
_ENCODE = msgspec.msgpack.Encoder().encode
_MARK_BYTES = 16


class Stacks(Protocol):
    """The tagged records by their sources, packed. It may be asked by several processes at once."""

    def packed(self, source: str) -> bytes:
        """Return a record as `pack_record` made it."""
        ...


class InMemory(NamedTuple):
    """Stacks for whoever has no place on a disk for them."""

    records: Mapping[str, bytes]

    def packed(self, source: str) -> bytes:
        return self.records[source]


NOTHING = InMemory({})


def pack_record(tagged: TaggedRecord) -> bytes:
    """Return a tagged record as stacks have it."""
    return _ENCODE(tagged)


def mark_of(packed: bytes) -> bytes:
    """Return what tells a packed record from every other."""
    return blake2b(packed, digest_size=_MARK_BYTES).digest()


def stacks_of(records: Iterable[TaggedRecord]) -> InMemory:
    """Return records in memory, packed."""
    return InMemory({tagged.record.source: pack_record(tagged) for tagged in records})


def fetch(stacks: Stacks, source: str) -> TaggedRecord:
    """Return a record as it was read."""
    return _RECORDS.decode(stacks.packed(source))


def fetch_entry(stacks: Stacks, entry: Entry) -> TaggedRecord:
    """Return a record with the id and the date that it has in the archive."""
    tagged = fetch(stacks, entry.card.source)
    own = tagged.record
    if own.id == entry.card.id and entry.inherited is None:
        return tagged
    record = msgspec.structs.replace(own, id=entry.card.id, dating=entry.inherited or own.dating)
    return msgspec.structs.replace(tagged, record=record)
