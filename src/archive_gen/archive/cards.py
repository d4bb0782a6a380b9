"""The card of a record: what other pages than its own show of it, so that the archive needs no texts in memory.

It is made of the record alone, where that is read: beside the reading of others, and once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from archive_gen.archive.permalinks import wanted_slug
from archive_gen.edtf import Interval, parse_edtf
from archive_gen.model import (
    FACETS,
    UNDATED,
    Card,
    CardTag,
    Dating,
    Event,
    Excerpt,
    Facet,
    Mention,
    Paired,
    Record,
    Tag,
    TaggedRecord,
    Told,
)
from archive_gen.sentences import SENTENCE_END
from archive_gen.stacks import mark_of, pack_record

PAIRED: tuple[Facet, ...] = ("actors", "countries")
"""The facets whose entities have pages two by two."""

_OPENING = 321
"""How much of the first paragraph is shown on other pages at most, and one character more, to tell that it goes on."""

_AROUND = 90
_LONGEST_TOLD = 240
_LONGEST_PAIRED = 400
_MOST_PAIRED = 16
"""Of so many entities at most that a record is about, sentences are looked for: two by two they soon are very many."""

_ENCODE = msgspec.msgpack.Encoder().encode
_SENTENCE_END = re.compile(rf"{SENTENCE_END.pattern}|\n\n")


def make_card(tagged: TaggedRecord, mark: bytes | None = None) -> Card:
    """Return a record's card. `mark` is that of the packed record, which is packed for it where none is given."""
    record = tagged.record
    text = record.text
    card = Card(
        source=record.source,
        sha256=record.sha256,
        id=record.id,
        title=record.title,
        title_basis=record.title_basis,
        byline=record.byline,
        publisher=record.publisher,
        section=record.section,
        original_url=record.original_url,
        language=record.language,
        dating=on_card(record.dating),
        captured=record.captured,
        yearless=next((clue.month_day for clue in record.dating.evidence if clue.month_day), None),
        opening=record.opening[:_OPENING],
        length=len(text),
        blocks=len(record.body),
        removed=len(record.removed),
        claims=_size_of_claims(tagged),
        codes=tuple(problem.code for problem in record.problems),
        told=tuple(_told(record, text)),
        actors=_card_tags(tagged.actors, record, text),
        countries=_card_tags(tagged.countries, record, text),
        topics=_card_tags(tagged.topics, record, text),
        packed_pairs=_ENCODE(tuple(_pairs(tagged, text))),
        mark=mark or mark_of(pack_record(tagged)),
        face=b"",
        slug=wanted_slug(record),
        given_slug=record.given_slug,
        given_duplicate_of=record.given_duplicate_of,
        given_not_duplicate=record.given_not_duplicate,
        given_places=record.given_places,
    )
    return replace(card, face=_face(card))


def _face(card: Card) -> bytes:
    return mark_of(_ENCODE(replace(card, sha256="", length=0, blocks=0, removed=0, claims=0, mark=b"")))


def _size_of_claims(tagged: TaggedRecord) -> int:
    """Return how many characters a record's tags and clues have with their reasons."""
    tags = [part for facet in FACETS for tag in tagged.tags(facet) for part in (tag.facet, tag.id, tag.name, tag.why)]
    clues = tagged.record.dating.evidence
    return sum(map(len, tags)) + sum(len(clue.rule) + len(clue.quote) + len(clue.explanation) for clue in clues)


def on_card(dating: Dating) -> Dating:
    """Return a dating without its evidence."""
    if dating.edtf is None:
        return UNDATED
    return Dating(dating.edtf, dating.earliest, dating.latest, dating.precision, dating.basis)


def _card_tags(tags: Sequence[Tag], record: Record, text: str) -> tuple[CardTag, ...]:
    return tuple([_card_tag(tag, record, text) for tag in tags])


def _card_tag(tag: Tag, record: Record, text: str) -> CardTag:
    mentions = tag.mentions
    spellings = "\n".join(sorted({mention.text for mention in mentions}))
    excerpt = None
    if not tag.main:
        # The headline stands in the list already.
        begin = len(record.title) + 2
        excerpt = next((_excerpt(text, mention) for mention in mentions if mention.start >= begin), None)
    return CardTag(
        tag.facet, tag.id, tag.name, tag.main, tag.count, spellings, _ENCODE(excerpt), tag.kind, tag.wikidata
    )


def _excerpt(text: str, mention: Mention) -> Excerpt:
    """Return the mention with the words around it in its block, cut at words."""
    begin = text.rfind("\n\n", 0, mention.start)
    end = text.find("\n\n", mention.end)
    before, after = text[begin + 2 if begin >= 0 else 0 : mention.start], text[mention.end : end if end >= 0 else None]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Excerpt(before, mention.text, after)


def _told(record: Record, text: str) -> Iterator[Told]:
    """Yield the events on known days that the record tells of, each once."""
    seen = set()
    for event in record.events:
        days = _days(event)
        if days is None or (days, event.id) in seen:
            continue
        seen.add((days, event.id))
        assert days.earliest is not None
        assert days.latest is not None
        yield Told(days.earliest, days.latest, event.id, event.name, event.source, _sentence_around(text, event.quote))


def _days(event: Event) -> Interval | None:
    """The event's days; None for a whole month or year, which is no day to stand on."""
    try:
        days = parse_edtf(event.date)
    except ValueError:
        return None
    if days.earliest is None or days.latest is None or (event.id is None and days.earliest != days.latest):
        return None
    return days


def _sentence_around(text: str, quote: str) -> str:
    """The sentence of a record's text around a quote, cut at its length; the quote where the text has it not."""
    squeezed = " ".join(quote.split())
    place = text.find(squeezed)
    if place < 0:
        return squeezed
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, 0, place)), default=0)
    match = _SENTENCE_END.search(text, place + len(squeezed))
    sentence = text[begin : match.end() if match else len(text)].strip()
    if len(sentence) <= _LONGEST_TOLD:
        return sentence
    return squeezed if len(squeezed) > _LONGEST_TOLD else f"{sentence[:_LONGEST_TOLD].rpartition(' ')[0]} …"


def _pairs(tagged: TaggedRecord, text: str) -> Iterator[Paired]:
    """Yield, for every two entities that the record is about, the first sentence that names both, if one does."""
    for facet in PAIRED:
        main = {tag.id: tag for tag in tagged.tags(facet) if tag.main}
        for one, other in combinations(sorted(main)[:_MOST_PAIRED], 2):
            if sentence := next(_sentences_with(text, main[one], main[other]), ""):
                yield facet, one, other, sentence


def _sentences_with(text: str, one: Tag, other: Tag) -> Iterator[str]:
    """Yield the sentences that name both, those below the headline first."""
    starts = [mention.start for mention in other.mentions]
    begin_of_body = text.find("\n\n") + 2
    for mention in sorted(one.mentions, key=lambda mention: (mention.start < begin_of_body, mention.start)):
        near = [start for start in starts if abs(start - mention.start) < _LONGEST_PAIRED]
        if not near:
            continue
        low = max(0, mention.start - _LONGEST_PAIRED)
        begin = max((m.end() for m in _SENTENCE_END.finditer(text, low, mention.start)), default=low)
        after = _SENTENCE_END.search(text, mention.end)
        end = min(after.end() if after else len(text), begin + 2 * _LONGEST_PAIRED)
        if any(begin <= start < end for start in near):
            yield " ".join(text[begin:end].split())
