"""What became of captures: the little that the rest of a build needs of each, and where the records are."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from archive_gen.archive import NONE_FORMER, Traits
from archive_gen.model import Card
from archive_gen.problems import Problem
from archive_gen.stacks import Stacks, mark_of

NONE_AGAIN: Mapping[str, str] = MappingProxyType({})


class Reading(NamedTuple):
    """What became of one capture, without the record itself; no card where it holds none."""

    card: Card | None
    problems: tuple[Problem, ...]
    traits: Traits | None = None


class Read(NamedTuple):
    """What was read of captures: the readings in source order, each record with an id of its own; where the records
    are; and the lines that the archive shares.

    Of a project's captures also: `former`, the traits of records that are no longer what they were, by their cards'
    marks; `unread`, the problems of captures that could not be opened; `problems`, those of sidecars that could not;
    and by its source why a capture was read again.
    """

    readings: list[Reading]
    stacks: Stacks
    shared_lines: frozenset[int] = frozenset()
    former: Mapping[bytes, Traits] = NONE_FORMER
    unread: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    read_again: Mapping[str, str] = NONE_AGAIN


class Packed(NamedTuple):
    """A reading and the record as bytes, with the keys of lines that they were made with: all that were asked for,
    and those shared. No record is b"".

    As bytes they go from a worker to its parent, and into the cache, in a fraction of the time.
    """

    reading: bytes
    record: bytes
    asked: bytes
    shared: bytes


def packed_keys(keys: Sequence[int]) -> bytes:
    """Return keys of lines as bytes, in their order."""
    return struct.pack(f"<{len(keys)}Q", *keys)


def among(packed: bytes, shared_lines: frozenset[int]) -> bytes:
    """Return those of some packed keys that lines of the archive share, packed."""
    keys = struct.unpack(f"<{len(packed) // 8}Q", packed)
    return packed_keys([key for key in keys if key in shared_lines])


READINGS = msgspec.msgpack.Decoder(Reading)


def with_own_ids(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, in source order, with record ids that differ by more than upper and lower case.

    The id is the capture's name; where two share one, the first in source order keeps it and the others take
    a part of their path's hash, which stays theirs whatever else comes or goes.
    """
    taken: set[str] = set()
    found = []
    for reading in readings:
        if card := reading.card:
            if card.id.casefold() in taken:
                card = beside_another(card)
                reading = reading._replace(card=card)
            taken.add(card.id.casefold())
        found.append(reading)
    return found


def beside_another(card: Card) -> Card:
    """Return the card with the id that the record has where another has its own."""
    own = f"{card.id}-{sha256(card.source.encode()).hexdigest()[:6]}"
    return msgspec.structs.replace(card, id=own, mark=mark_of(card.mark + own.encode()))
