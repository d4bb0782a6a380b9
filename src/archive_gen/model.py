"""The values that pass between the stages: captures, records, clues, tags.

All are immutable. Offsets count code points, half-open, so `text[start:end]` is the quote. Packed to be kept they are
arrays: the digest of the program stands beside them, so that fields need not be told by their names. Those of which
a record has many are no matter for the garbage collector: what cannot change is in no circle, and they are smaller so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from archive_gen.edtf import Precision
from archive_gen.problems import Problem

Role = Literal["heading", "paragraph", "quote", "list-item", "caption"]
TitleBasis = Literal["given", "stated", "lead"]
DateBasis = Literal["given", "stated", "inferred", "inherited", "none"]
Facet = Literal["actors", "countries", "topics"]
FACETS: tuple[Facet, ...] = ("countries", "actors", "topics")
NamedBy = Literal["name", "alias", "demonym", "native", "surname", "capital", "metonym", "trigger", "given"]

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""What a whole language tag (BCP 47) looks like."""


class Capture(msgspec.Struct, frozen=True, array_like=True):
    """One raw file as saved from the web, and the sidecar beside it, both as bytes.

    `source` is the path from the project's folder with `/` between its parts; `sidecar_source` is
    the sidecar's, empty where there is none.
    """

    source: str
    content: bytes
    sidecar_source: str = ""
    sidecar: bytes | None = None


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """A stretch of the decoded capture."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One unit of a body. `text` is the capture's text at `spans`, white space squeezed, joined by blanks.

    Markdown's signs are not part of it.

    `line` is the first line, counted from 1. A capture's hard-wrapped lines make one block of several spans.
    """

    role: Role
    text: str
    line: int
    spans: tuple[Span, ...]


class Removed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Capture text that is not the article, and why. `text` is the capture's text at `span`, stripped."""

    line: int
    text: str
    reason: str
    span: Span


Verdict = Literal["used", "agrees", "contradicts", "unbounded"]
"""What became of a clue: the date would be wider without it; the date lies within what it allows, or what a person gave
stands; more trusted ones leave it no day; or it allows any day."""


class Clue(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that bear on the publication date, with the days that they allow.

    `earliest` and `latest` are inclusive calendar days, None where that end is open; where `either` is
    true, they alone are allowed, and no day between. `quote` is the decoded capture's text at `start`
    and `end`; a clue from outside of the text (a file name, a sidecar, a sibling) has line 0 and empty
    offsets. `reason` says in words how it bears on the date, `verdict` what became of it when the clues
    were resolved, and `remark` why, where it was not used. `month_day` is what a date without a year
    says.
    """

    rule: str
    quote: str
    line: int
    start: int
    end: int
    earliest: dt.date | None
    latest: dt.date | None
    reason: str = ""
    verdict: Verdict = "unbounded"
    remark: str = ""
    either: bool = False
    month_day: tuple[int, int] | None = None

    @property
    def used(self) -> bool:
        return self.verdict == "used"

    @property
    def explanation(self) -> str:
        """How the clue bears on the date, and why it was not used; empty where neither has to be said."""
        return "; ".join(filter(None, (self.reason, self.remark)))


WIDE_DAYS = 366
"""A dating that allows more days than this is wide: who knows more should say so."""


class Dating(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The publication date that the clues allow together.

    `edtf` is None where nothing bounds it. `earliest` and `latest` are inclusive, None where open.
    """

    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision = "none"
    basis: DateBasis = "none"
    evidence: tuple[Clue, ...] = ()

    @property
    def days(self) -> int | None:
        """How many days it allows; None where it is open at an end."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    @property
    def is_open(self) -> bool:
        """Whether nothing bounds it on one side, or on both."""
        return self.earliest is None or self.latest is None


UNDATED = Dating()


class Event(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day, month or year (EDTF) that the text tells of; never the publication.

    `id` and `name` are those of a dated event of the vocabulary, `source` the address at which its date is stated;
    None where the text itself gives the day.
    """

    date: str
    quote: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    source: str | None = None


class GivenTags(msgspec.Struct, frozen=True, array_like=True):
    """Tags that a person added to or removed from a record, by entity id."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class GivenPlace(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a person wrote the id of a tag or of another record: a sidecar, or a capture with front matter.

    What another program wrote into front matter is `by_program`, and may be meant as no id at all.
    """

    id: str
    path: str
    line: int
    by_program: bool = False


class Record(msgspec.Struct, frozen=True, array_like=True):
    """One article as read from its capture.

    The title's `title_span` is None where the title was given or made from the lead. Title, blocks
    and removed text together account for every visible character of the decoded capture, once.
    """

    source: str
    sha256: str
    id: str
    title: str
    title_basis: TitleBasis
    title_span: Span | None
    byline: tuple[str, ...]
    publisher: str | None
    section: str | None
    original_url: str | None
    language: str
    encoding: str
    dating: Dating
    captured: dt.date | None
    events: tuple[Event, ...]
    body: tuple[Block, ...]
    removed: tuple[Removed, ...]
    given_slug: str | None = None
    given_tags: GivenTags = GivenTags()
    given_duplicate_of: str | None = None
    given_not_duplicate: tuple[str, ...] = ()
    given_places: tuple[GivenPlace, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """Title and blocks, joined by blank lines: what mention offsets count in."""
        return "\n\n".join([self.title, *(block.text for block in self.body)])


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
    id, from every other. `slug` is what its permalink is to end with.
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
    slug: str
    given_slug: str | None = None
    given_duplicate_of: str | None = None
    given_not_duplicate: tuple[str, ...] = ()
    given_places: tuple[GivenPlace, ...] = ()

    def tags(self, facet: Facet) -> Sequence[CardTag]:
        """Return the tags of a facet, main ones first."""
        return self.topics if facet == "topics" else self.actors if facet == "actors" else self.countries

    @property
    def pairs(self) -> tuple[Paired, ...]:
        """Every two entities that the record is about and that one sentence names, with that sentence."""
        return _PAIRED.decode(self.packed_pairs)


def place_given(record: Record | Card, given: str) -> GivenPlace:
    """Return where an id was written: in the capture's line 0 where that is not known."""
    found = (place for place in record.given_places if place.id == given)
    return next(found, GivenPlace(given, record.source, 0))


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

    def terms(self, facet: Facet) -> Sequence[Term]:
        """Return the entities of a facet that records name."""
        return {"actors": self.actors, "countries": self.countries, "topics": self.topics}[facet]
