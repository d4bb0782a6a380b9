"""What dating knows as tables that can be kept, from which it is made again in a fraction of the time."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import msgspec

from archive_gen.loader.knowledge.events import deaths_by_name, named_events, shipped_events, tellings
from archive_gen.loader.knowledge.facts import EventPhrase, Office, Telling
from archive_gen.loader.knowledge.names_abroad import names_abroad, stems_of_countries
from archive_gen.loader.knowledge.offices import TITLES, holders_of
from archive_gen.loader.knowledge.spellings import bearers_of
from archive_gen.loader.knowledge.titles import Names, names_by_title
from archive_gen.vocabulary import Vocabulary

H = TypeVar("H", bound=Hashable)


class Tables(msgspec.Struct, frozen=True, array_like=True):
    """Events, offices and tellings, each once, and their places in these by the words that stand for them.

    `named`, `beginnings`, `anniversaries` and `deaths` lead to events, as does the first part of each telling, whose
    others are the fields of `Telling`; `titles` and `abroad` lead to offices, the former by title and then as
    `titles.Names` does. `of_countries` are the words of countries' names and adjectives, without their endings.
    """

    events: tuple[EventPhrase, ...]
    offices: tuple[Office, ...]
    tellings: tuple[tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]
    named: dict[str, int]
    beginnings: dict[str, int]
    anniversaries: dict[str, int]
    deaths: dict[str, int]
    told: dict[str, tuple[int, ...]]
    titles: dict[str, dict[str, tuple[tuple[str, int], ...]]]
    abroad: dict[str, tuple[int, ...]]
    of_countries: tuple[str, ...]

    def events_by(self, places: Mapping[str, int]) -> dict[str, EventPhrase]:
        """Return events by the words that lead to them."""
        return {words: self.events[place] for words, place in places.items()}

    def tellings_by_word(self) -> dict[str, tuple[Telling, ...]]:
        """Return the tellings by the word that a sentence must hold."""
        made = [Telling(self.events[event], *others) for event, *others in self.tellings]
        return {word: tuple([made[place] for place in places]) for word, places in self.told.items()}

    def names_by_title(self) -> dict[str, Names]:
        """Return the offices by title and by the names beside it."""
        return {
            title: {
                opening: [(name, self.offices[place]) for name, place in places] for opening, places in names.items()
            }
            for title, names in self.titles.items()
        }

    def offices_abroad(self) -> dict[str, tuple[Office, ...]]:
        """Return the offices by the names of their holders in other languages."""
        return {name: tuple([self.offices[place] for place in places]) for name, places in self.abroad.items()}


class _Once(dict[H, int], Generic[H]):
    """Gives each value its place in a table that has it once."""

    def __missing__(self, value: H) -> int:
        self[value] = place = len(self)
        return place


def make_tables(vocabulary: Vocabulary) -> Tables:
    """Return what the vocabulary and the shipped anchors know for dating."""
    bearers = bearers_of(vocabulary.actors, TITLES)
    holders = holders_of(bearers)
    events, offices, told = _Once[EventPhrase](), _Once[Office](), _Once[Telling]()
    named = {words: events[event] for words, event in named_events(vocabulary, bearers).items()}
    beginnings = {words: events[event] for words, event in shipped_events("since").items()}
    anniversaries = {words: events[event] for words, event in shipped_events("anniversary").items()}
    deaths = {name: events[event] for name, event in deaths_by_name(vocabulary).items()}
    by_word = {
        word: tuple([told[one] for one in found]) for word, found in tellings(vocabulary, bearers, holders).items()
    }
    titles = {
        title: {opening: tuple([(name, offices[office]) for name, office in found]) for opening, found in names.items()}
        for title, names in names_by_title(vocabulary, holders).items()
    }
    abroad = {name: tuple([offices[office] for office in held]) for name, held in names_abroad(holders).items()}
    rows = tuple([(events[one.event], one.patterns, one.needs, one.people) for one in told])
    stems = tuple(sorted(stems_of_countries(vocabulary.countries)))
    return Tables(
        tuple(events), tuple(offices), rows, named, beginnings, anniversaries, deaths, by_word, titles, abroad, stems
    )


def pack_tables(tables: Tables) -> bytes:
    """Return the tables as bytes, less than a quarter of what they are without compression."""
    return zlib.compress(msgspec.msgpack.encode(tables))


def unpack_tables(packed: bytes) -> Tables:
    """Return the tables that were packed. Raises zlib.error or msgspec.DecodeError for bytes that hold none."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Tables)
