"""What is kept of a tagged record in memory: all that other pages than its own show of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from archive_gen.model.records import Dating, GivenPlace, Record, TitleBasis
from archive_gen.model.tags import Facet


class Excerpt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A mention with the words around it; an end that was cut has an ellipsis."""

    before: str
    named: str
    after: str


_EXCERPT: msgspec.msgpack.Decoder[Excerpt | None] = msgspec.msgpack.Decoder(Excerpt | None)


class CardTag(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A tag as a card has it: with what lists show of its mentions, and without these.

    `spellings` are the mentions' texts, each once, sorted, with line feeds between. The excerpt, packed, is of the
    body's first mention of an entity that the record only names.
    """

    facet: Facet
    id: str
    name: str
    main: bool
    count: int
    spellings: str
    packed_excerpt: bytes = b"\xc0"
    kind: str | None = None
    wikidata: str | None = None

    @property
    def excerpt(self) -> Excerpt | None:
        """The words around the first mention in the body, None where the record is about the entity."""
        return _EXCERPT.decode(self.packed_excerpt)


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event on known days that a record tells of, with the sentence that does.

    `id`, `name` and `source` are as in `Event`.
    """

    earliest: dt.date
    latest: dt.date
    id: str | None
    name: str | None
    source: str | None
    sentence: str


Paired = tuple[Facet, str, str, str]
"""Two entities of a facet, by id in order, that a record is mainly about, and the first sentence that names both."""

_PAIRED = msgspec.msgpack.Decoder(tuple[Paired, ...])


class Card(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the archive keeps of a record in memory: all that other pages than the record's own show of it.

    Its fields are those of the record and the tagged record. The dating is without its evidence; `yearless` is the
    day that a clue states without a year. `opening` begins the first paragraph, `length` is that of the text,
    `blocks` and `removed` say how many there are, `claims` how many characters its tags and clues have with their
    reasons; `codes` are those of the record's problems. `mark` tells the whole record, as it was packed and with its
    id, from every other; `face` tells what lists may show of it, all of the card but sums and sizes: a word more in the
    text changes the mark alone. `slug` is what its permalink is to end with.
    """

    source: str
    sha256: str
    id: str
    title: str
    title_basis: TitleBasis
    byline: tuple[str, ...]
    publisher: str | None
    section: str | None
    original_url: str | None
    language: str
    dating: Dating
    captured: dt.date | None
    yearless: tuple[int, int] | None
    opening: str
    length: int
    blocks: int
    removed: int
    claims: int
    codes: tuple[str, ...]
    told: tuple[Told, ...]
    actors: tuple[CardTag, ...]
    countries: tuple[CardTag, ...]
    topics: tuple[CardTag, ...]
    packed_pairs: bytes
    mark: bytes
    face: bytes
    slug: str
    given_slug: str | None = None
    given_duplicate_of: str | None = None
    given_not_duplicate: tuple[str, ...] = ()
    given_places: tuple[GivenPlace, ...] = ()

    def tags(self, facet: Facet) -> Sequence[CardTag]:
        """Return the tags of a facet, main ones first."""
        return self.topics if facet == "topics" else self.actors if facet == "actors" else self.countries

    @property
    def is_tagged(self) -> bool:
        """Whether it names a country, actor or topic of the vocabulary."""
        return bool(self.actors or self.countries or self.topics)

    @property
    def has_main(self) -> bool:
        """Whether it is mainly about a country, actor or topic. The main ones of a facet stand first."""
        return any(tags[0].main for tags in (self.actors, self.countries, self.topics) if tags)

    @property
    def pairs(self) -> tuple[Paired, ...]:
        """Every two entities that the record is about and that one sentence names, with that sentence."""
        return _PAIRED.decode(self.packed_pairs)


def place_given(record: Record | Card, given: str) -> GivenPlace:
    """Return where an id was written: in the capture's line 0 where that is not known."""
    found = (place for place in record.given_places if place.id == given)
    return next(found, GivenPlace(given, record.source, 0))
