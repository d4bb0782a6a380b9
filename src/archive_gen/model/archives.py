"""All records in their order, and what they have to do with each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from archive_gen.model.cards import Card
from archive_gen.model.records import Dating
from archive_gen.model.tags import Facet


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record's card in its place in the archive. `permalink` is site-relative and ends with `/`.

    `inherited` is the dating with its evidence where the record has it from a sibling, or a sibling has a say in it.
    """

    card: Card
    permalink: str
    inherited: Dating | None = None


class Term(msgspec.Struct, frozen=True, array_like=True):
    """An entity that the archive has records of. `entries` index `Archive.entries`, ascending."""

    facet: Facet
    id: str
    name: str
    kind: str | None
    wikidata: str | None
    entries: tuple[int, ...]
    main_entries: tuple[int, ...]


class Telling(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record of a story and what it adds: the names and the paragraphs that no other record of it has.

    `entry` indexes `Archive.entries`; `paragraphs` are numbers of the record's blocks, from 0, and `texts` what the
    first of them say.
    """

    entry: int
    names: tuple[str, ...]
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, array_like=True):
    """The records that report one event, in reading order. `id` is that of the one that it is called by.

    `earliest` and `latest` hold every window that is a record's own and has two ends, and where none has, every one
    that is a record's own; None where one of these is open. `reasons` say by what the records were joined.
    """

    id: str
    permalink: str
    title: str
    earliest: dt.date | None
    latest: dt.date | None
    tellings: tuple[Telling, ...]
    reasons: tuple[str, ...]


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """Another version of a text: its own blocks that the first version lacks, and those of the first that it lacks."""

    entry: int
    own: tuple[int, ...]
    lacking: tuple[int, ...]

    @property
    def is_copy(self) -> bool:
        """Whether it has the very blocks of the first version."""
        return not self.own and not self.lacking


class Versions(msgspec.Struct, frozen=True, array_like=True):
    """Records that are one text: the version to show first, and the others in reading order."""

    first: int
    variants: tuple[Variant, ...]


class Relation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record to read next, and why in words."""

    entry: int
    reason: str


class Meeting(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that is mainly about two entities, and the first sentence that names both; empty where none does."""

    entry: int
    sentence: str


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Two entities of a facet, by id in order, that records are mainly about together; oldest record first."""

    facet: Facet
    ids: tuple[str, str]
    names: tuple[str, str]
    permalink: str
    meetings: tuple[Meeting, ...]
    stories: tuple[int, ...]


class Source(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a record tells of an event: the words of its text that name the day or the event."""

    entry: int
    quote: str


class Occurrence(msgspec.Struct, frozen=True, array_like=True):
    """Something that happened on known days, as records tell it. `name` is None where no vocabulary has the event.

    `stated_at` is the address at which the vocabulary's days are stated, `sources` are the records.
    """

    earliest: dt.date
    latest: dt.date
    id: str | None
    name: str | None
    stated_at: str | None
    sources: tuple[Source, ...]


class Figures(msgspec.Struct, frozen=True):
    """Counts of the archive's records, and of what became of the captures' lines."""

    records: int = 0
    by_precision: dict[str, int] = {}
    by_basis: dict[str, int] = {}
    tagged: int = 0
    with_main: int = 0
    kept_blocks: int = 0
    removed_lines: int = 0
    stories: int = 0
    in_stories: int = 0
    variants: int = 0


class Archive(msgspec.Struct, frozen=True, array_like=True):
    """All records, ordered by (earliest, latest, id), the undated last, and what they have to do with each other.

    The terms of a facet stand by falling number of main entries, then of entries, then by name.
    `related` stands as the entries; stories, versions and pairs by permalink or first entry, occurrences by day.
    """

    entries: tuple[Entry, ...]
    countries: tuple[Term, ...]
    actors: tuple[Term, ...]
    topics: tuple[Term, ...]
    stories: tuple[Story, ...] = ()
    versions: tuple[Versions, ...] = ()
    related: tuple[tuple[Relation, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    figures: Figures = Figures()

    @property
    def later_versions(self) -> frozenset[int]:
        """The entries that are a version of a text and not the one to show first, by their places."""
        return frozenset([variant.entry for one in self.versions for variant in one.variants])

    def terms(self, facet: Facet) -> Sequence[Term]:
        """Return the entities of a facet that records name."""
        return {"actors": self.actors, "countries": self.countries, "topics": self.topics}[facet]
