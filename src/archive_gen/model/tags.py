"""The entities that a record names, each with where it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from archive_gen.model.records import Record
from archive_gen.problems import Problem

Facet = Literal["actors", "countries", "topics"]
FACETS: tuple[Facet, ...] = ("countries", "actors", "topics")
NamedBy = Literal["name", "alias", "demonym", "native", "surname", "capital", "metonym", "trigger", "given"]


class Mention(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """A stretch of `Record.text` that names an entity: `text[start:end] == mention.text`."""

    start: int
    end: int
    text: str
    named_by: NamedBy


_MENTIONS = msgspec.msgpack.Decoder(tuple[Mention, ...])


class Tag(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An entity that a record names, `count` times; `why` says in words why it is a tag.

    The mentions are packed: they are most of what a record is tagged with, and few at a time are looked at.
    """

    facet: Facet
    id: str
    name: str
    main: bool
    count: int
    packed_mentions: bytes
    why: str
    kind: str | None = None
    wikidata: str | None = None

    @classmethod
    def of(
        cls,
        facet: Facet,
        id: str,
        name: str,
        main: bool,
        mentions: Sequence[Mention],
        why: str,
        kind: str | None = None,
        wikidata: str | None = None,
    ) -> Tag:
        """Return the tag of an entity with its mentions, in order, packed and counted."""
        return cls(facet, id, name, main, len(mentions), msgspec.msgpack.encode(mentions), why, kind, wikidata)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, in order."""
        return _MENTIONS.decode(self.packed_mentions)


class Suppressed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that look like a mention and were not counted as one, with the reason."""

    start: int
    end: int
    text: str
    entity: str
    reason: str


class TaggedRecord(msgspec.Struct, frozen=True, array_like=True):
    """A record with the entities it names, main ones first, then by count and id."""

    record: Record
    actors: tuple[Tag, ...] = ()
    countries: tuple[Tag, ...] = ()
    topics: tuple[Tag, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    problems: tuple[Problem, ...] = ()

    def tags(self, facet: Facet) -> Sequence[Tag]:
        """Return the tags of a facet, main ones first."""
        return self.topics if facet == "topics" else self.actors if facet == "actors" else self.countries
