"""`python -m benchmarks archive`: what it takes to find what records have to do with each other, by their number."""

from __future__ import annotations

import datetime as dt
import random
import resource
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive_gen.archive import Traits, gather, make_card, traits_of
from archive_gen.edtf import format_edtf
from archive_gen.model import Block, Card, Dating, Event, Facet, Mention, Record, Span, Tag, TaggedRecord
from archive_gen.stacks import stacks_of
from benchmarks.corpus import make_word

_FIRST_DAY = dt.date(2010, 1, 1)
_DAYS = 5000
_WORDS = 30_000
_PEOPLE, _COUNTRIES, _TOPICS = 300, 120, 48


def report(sizes: Sequence[int]) -> str:
    """Return a line for each number of records: made-up ones, of 350 to 600 words, one to six to an event."""
    return "\n".join(_line(size) for size in sizes)


def _line(size: int) -> str:
    records = list(make_records(size))
    stacks = stacks_of(records)
    started = time.process_time()
    parts = parts_of(records)
    sketched = time.process_time()
    # As in a build, no record is in memory but in the stacks.
    del records
    archive, _, findings = gather(parts.cards, parts.traits, stacks)
    gathered = time.process_time()
    gone = {parts.cards[0].mark: parts.traits[parts.cards[0].source]}
    again = gather(parts.cards[1:], parts.traits, stacks, kept=findings, former=gone).archive
    ended = time.process_time()
    assert len(again.entries) == len(archive.entries) - 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{size} records: cards and traits {sketched - started:.2f} s (a record at a time, in parallel in a build), "
        f"archive {gathered - sketched:.2f} s, with one record less {ended - gathered:.2f} s; "
        f"{len(archive.stories)} stories, {len(archive.pairs)} pairs, "
        f"{len(archive.occurrences)} events; peak {peak:.0f} MB"
    )


class Parts(NamedTuple):
    """What records are joined by: their cards, and their traits by source."""

    cards: list[Card]
    traits: dict[str, Traits]


def parts_of(records: Sequence[TaggedRecord]) -> Parts:
    return Parts([make_card(one) for one in records], {one.record.source: traits_of(one) for one in records})


def make_records(size: int, seed: int = 0) -> Iterator[TaggedRecord]:
    """Yield made-up records: equal arguments give equal records."""
    chance = random.Random(seed)
    words = [make_word(chance) for _ in range(_WORDS)]
    made = 0
    while made < size:
        day = _FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS))
        who = chance.sample(range(_PEOPLE), chance.choice((1, 1, 2, 2, 3)))
        where = chance.sample(range(_COUNTRIES), chance.choice((1, 2, 2, 3)))
        what = chance.sample(range(_TOPICS), 2)
        particular = [words[min(int(chance.paretovariate(0.6)) + 200, _WORDS - 1)] for _ in range(40)]
        for _ in range(min(chance.choice((1, 1, 1, 1, 2, 2, 3, 6)), size - made)):
            yield _record(made, day, (who, where, what), particular, words, chance)
            made += 1


def _record(
    number: int,
    day: dt.date,
    about: tuple[Sequence[int], Sequence[int], Sequence[int]],
    particular: Sequence[str],
    words: Sequence[str],
    chance: random.Random,
) -> TaggedRecord:
    length = chance.randrange(350, 600)
    text = [words[min(int(chance.paretovariate(0.9)), _WORDS - 1)] for _ in range(length)]
    for word in chance.sample(particular, 20):
        text[chance.randrange(length)] = word
    blocks = tuple(_block(" ".join(text[start : start + 60])) for start in range(0, length, 60))
    published = day + dt.timedelta(days=chance.choice((0, 0, 1)))
    window = chance.choice(((0, 0), (0, 0), (0, 0), (40, 100), (300, 400), (None, 0), (0, None)))
    first = published - dt.timedelta(days=window[0]) if window[0] is not None else None
    last = published + dt.timedelta(days=window[1]) if window[1] is not None else None
    edtf, precision = format_edtf(first, last)
    record = Record(
        f"articles/{number:06}.txt", f"{number:064x}", f"r{number:06}", f"Record {number} {text[0]} {text[1]}",
        "stated", None, (), None, None, None, "en", "utf-8",
        Dating(edtf, first, last, precision, "stated" if first == last else "inferred"),
        None, (Event(day.isoformat(), day.isoformat(), 0, 0),) if number % 3 == 0 else (), blocks, (),
    )  # fmt: skip
    facets: tuple[Facet, ...] = ("actors", "countries", "topics")
    tags = {
        facet: tuple(_tag(facet, one, main=place < 3) for place, one in enumerate(ids))
        for facet, ids in zip(facets, about, strict=True)
    }
    return TaggedRecord(record, **tags)


def _block(text: str) -> Block:
    return Block("paragraph", text, 1, (Span(0, len(text)),))


def _tag(facet: Facet, number: int, *, main: bool) -> Tag:
    name = f"{facet.title()} {number}"
    kind = "person" if facet == "actors" else None
    return Tag.of(facet, f"{facet}-{number}", name, main, (Mention(0, 6, "Record", "name"),), "", kind)
