"""What dating knows of the world: events with their days, offices with their terms, and how texts refer to both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archive_gen.loader.knowledge.facts import Before, EventPhrase, Found, Office, Person
from archive_gen.loader.knowledge.names_abroad import NamesAbroad
from archive_gen.loader.knowledge.people import well_known_people
from archive_gen.loader.knowledge.phrases import JoinedTexts, Meant, PhraseKinds, Phrases, fold, join_texts
from archive_gen.loader.knowledge.tables import Tables, make_tables, pack_tables, unpack_tables
from archive_gen.loader.knowledge.titles import offices_called
from archive_gen.loader.knowledge.wars import War, known_wars, war_words
from archive_gen.vocabulary import Vocabulary

__all__ = [
    "EventPhrase",
    "JoinedTexts",
    "Knowledge",
    "Mentions",
    "Named",
    "NamesAbroad",
    "Office",
    "People",
    "Person",
    "Phrases",
    "War",
    "fold",
    "join_texts",
    "known_wars",
    "make_knowledge",
    "pack_knowledge",
    "unpack_knowledge",
]

Named = Mapping[int, Sequence[tuple[EventPhrase, int, int]]]
"""The events that phrases in sentences refer to, with their offsets, by the sentences' numbers."""

People = Mapping[int, Sequence[tuple[Person, int, int]]]
"""The people that sentences name, likewise."""


class Mentions(NamedTuple):
    """What is known of that sentences speak of, by their numbers, with offsets.

    `named` are events that they refer to as such, and deaths by the name of one of the `people` with words for
    them beside it; `told` those that they tell of without naming them, by place, who and what was done;
    `beginnings` are where "18 months since" counts from beside the events, which fewer words can mean. `wars` are the
    sentences that name any war.
    """

    named: Named
    told: Mapping[int, Sequence[Found]]
    people: People
    beginnings: Named
    offices: Mapping[int, Sequence[tuple[Office, int, int]]]
    wars: Sequence[int]

    def events_named(self) -> Iterator[EventPhrase]:
        """Give the events that are named, one for each time."""
        return (event for found in self.named.values() for event, _, _ in found)


class Knowledge(NamedTuple):
    """What texts are looked through for.

    `phrases` are those of events, of people, of beginnings, of tellings, the titles of offices, and words for wars;
    `anniversaries` are what "the 80th anniversary of" can be of; `abroad` are who held offices, for other languages
    than English. `deaths` are those that have a day, by the full names of the dead.
    """

    phrases: PhraseKinds
    anniversaries: Phrases[EventPhrase]
    abroad: NamesAbroad
    deaths: Mapping[str, EventPhrase]

    def find(self, texts: Sequence[str], folded: JoinedTexts, headline: str = "") -> Mentions:
        """Return what sentences below a headline speak of; `folded` are the same sentences folded."""
        events, people, beginnings, words, titles, wars = self.phrases.find_each(folded)
        return Mentions(
            _with_deaths(events, people, folded),
            dict(_told(words, texts)),
            people,
            beginnings,
            offices_called(texts, folded, titles, headline),
            sorted(wars),
        )


def make_knowledge(vocabulary: Vocabulary) -> Knowledge:
    """Return what the vocabulary and the shipped anchors know for dating."""
    return _knowledge_of(make_tables(vocabulary))


def pack_knowledge(vocabulary: Vocabulary) -> bytes:
    """Return what `make_knowledge` does as bytes, from which `unpack_knowledge` makes it in a fraction of the time."""
    return pack_tables(make_tables(vocabulary))


def unpack_knowledge(packed: bytes) -> Knowledge:
    """Return the knowledge that was packed. Raises zlib.error or msgspec.DecodeError for bytes that hold none."""
    return _knowledge_of(unpack_tables(packed))


def _knowledge_of(tables: Tables) -> Knowledge:
    phrases = PhraseKinds(
        tables.events_by(tables.named),
        well_known_people(),
        tables.events_by(tables.beginnings),
        tables.tellings_by_word(),
        tables.names_by_title(),
        war_words(),
    )
    return Knowledge(
        phrases,
        Phrases(tables.events_by(tables.anniversaries)),
        NamesAbroad(tables.offices_abroad(), tables.of_countries),
        tables.events_by(tables.deaths),
    )


def _with_deaths(events: Meant, people: People, folded: JoinedTexts) -> Named:
    named = dict(events)
    for number, names in people.items():
        start = folded.starts[number]
        sentence = folded.joined[start : folded.joined.find("\n", start)]
        died = ((one.death, first, end) for one, first, end in names if one.death)
        if found := [death for one, first, end in died if (death := one.find(sentence, first, end))]:
            named[number] = sorted([*named.get(number, ()), *found], key=lambda one: one[1])
    return named


def _told(words: Meant, texts: Sequence[str]) -> Mapping[int, Sequence[Found]]:
    told = {}
    for number, found in words.items():
        text, before = texts[number], Before(texts, number)
        tellings = ((telling, start, end) for meant, start, end in found for telling in meant)
        told[number] = [one for telling, start, end in tellings if (one := telling.find(text, start, end, before))]
    return {number: found for number, found in told.items() if found}
