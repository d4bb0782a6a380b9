"""What to read next: the same story first, then the nearest in time that is mainly about the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import msgspec

from archive_gen.model import Card, Dating, Entry, Facet, Relation, Story, Term
from archive_gen.names import names_in_words
from archive_gen.problems import counted

MOST = 5
"""How many relations a record has at most, those of its story included."""

_NEIGHBOURS = 3
_POINTS: Mapping[Facet, float] = {"actors": 3.0, "topics": 1.5, "countries": 1.0}
_ENOUGH = 2.5
_YEAR = 365.25
_MOST_NAMES = 3
_DIGEST_BYTES = 16


Key = tuple[Facet, str]


class RelatedFindings(msgspec.Struct, frozen=True, array_like=True):
    """Relations to be used again, by the entries' ids, and all that they depend on: the states of the entries, those of
    the entries about each entity, and the digests of those around a version of a text.

    The relations are those of the archive that they are kept from, and so are the numbers in them.
    """

    ids: tuple[str, ...] = ()
    states: tuple[bytes, ...] = ()
    about: dict[Key, bytes] = {}
    versions: dict[str, bytes] = {}
    related: tuple[tuple[Relation, ...], ...] = ()


class _Kin(NamedTuple):
    """What a record's own story and the other versions of its text have to do with its relations.

    `told` are the records of its story to read, `known` those that are no further reading.
    """

    told: tuple[int, ...]
    known: frozenset[int]


class _Subjects(NamedTuple):
    """What records are mainly about. Entities go by `numbers`, since they are compared very often.

    Of each, `points` say how much it is to have it in common, and `records` are those about it, without other versions
    of a text.
    """

    numbers: dict[Key, int]
    points: list[float]
    records: list[list[int]]


def find_related(
    entries: Sequence[Entry],
    terms: Iterable[Term],
    stories: Iterable[Story],
    versions: Mapping[int, int],
    kept: RelatedFindings,
) -> tuple[tuple[tuple[Relation, ...], ...], RelatedFindings]:
    """Return for each entry what to read next, each with its reason, the best first; and what is to be kept of it.

    `terms` are those of all facets, `versions` other versions of a text, each by the entry that stands for it: they are
    no further reading. Only records near in time or alike in what they are about have a say, so that one more
    record changes little: where all that have one are as they were, what is kept of a record's relations holds.
    """
    kin = _kin(stories, versions)
    subjects = _subjects_of(terms, versions)
    states = [_state(entry, kin.get(number), entries) for number, entry in enumerate(entries)]
    about = [b"".join([states[number] for number in numbers]) for numbers in subjects.records]
    now = RelatedFindings(
        tuple([entry.card.id for entry in entries]),
        tuple(states),
        dict(zip(subjects.numbers, about, strict=True)),
        {entries[number].card.id: _around(number, entries, subjects, states) for number in versions},
    )
    found = _standing(now, subjects, kept)
    mains = {n: _mains(entry.card, subjects) for n, entry in enumerate(entries) if n not in found}
    near = {number: _neighbours(number, own, subjects) for number, own in mains.items()}
    mains |= {n: _mains(entries[n].card, subjects) for n in {*chain.from_iterable(near.values())} - mains.keys()}
    shares = {number: frozenset(own) for number, own in mains.items()}
    middles = {number: _middle(entries[number].card.dating) for number in mains}
    days = {number: _day(entries[number].card.dating) for number in mains}
    for number, neighbours in near.items():
        told, known = kin.get(number, _Kin((), frozenset([number])))
        best = _nearest(number, neighbours - known, subjects, shares, middles)
        first = [Relation(one, "reports the same event") for one in told]
        rest = [Relation(one, _reason(mains[number], shares[one], days[number], days[one])) for one in best]
        found[number] = (*first, *rest)[:MOST]
    related = tuple([found[number] for number in range(len(entries))])
    return related, msgspec.structs.replace(now, related=related)


def _kin(stories: Iterable[Story], versions: Mapping[int, int]) -> dict[int, _Kin]:
    """What goes before and what is left out, of the records of stories and of other versions."""
    found = {number: _Kin((), frozenset([number, first])) for number, first in versions.items()}
    for story in stories:
        same = [telling.entry for telling in story.tellings]
        for number in same:
            itself = {number, versions.get(number, number)}
            told = tuple([one for one in same if one not in itself and one not in versions])
            found[number] = _Kin(told, frozenset([*itself, *same]))
    return found


def _subjects_of(terms: Iterable[Term], versions: Mapping[int, int]) -> _Subjects:
    # Terms stand by how many records they have, which changes.
    ordered = sorted(terms, key=lambda term: (term.facet, term.id))
    return _Subjects(
        {(term.facet, term.id): number for number, term in enumerate(ordered)},
        [_POINTS[term.facet] for term in ordered],
        [[one for one in term.main_entries if one not in versions] for term in ordered],
    )


def _mains(card: Card, subjects: _Subjects) -> dict[int, str]:
    """The names of what a record is mainly about, by the entities' numbers."""
    tags = (*card.actors, *card.topics, *card.countries)
    return {subjects.numbers[tag.facet, tag.id]: tag.name for tag in tags if tag.main}


def _state(entry: Entry, kin: _Kin | None, entries: Sequence[Entry]) -> bytes:
    """What tells a record from every other, and from itself at another place in the archive.

    The order of records, which settles ties, is that of their dates and ids, and so depends on it as well.
    """
    card = entry.card
    if kin is None and entry.inherited is None:
        return card.mark
    told, known = kin or ((), ())
    ids = [[entries[one].card.id for one in numbers] for numbers in (told, sorted(known))]
    packed = msgspec.msgpack.encode((card.mark, card.dating, *ids))
    return blake2b(packed, digest_size=_DIGEST_BYTES).digest()


def _around(number: int, entries: Sequence[Entry], subjects: _Subjects, states: Sequence[bytes]) -> bytes:
    """The digest of the neighbours of a version of a text, which is itself among the records of nothing."""
    near = _neighbours(number, _mains(entries[number].card, subjects), subjects)
    return blake2b(b"".join([states[one] for one in sorted(near)]), digest_size=_DIGEST_BYTES).digest()


def _standing(now: RelatedFindings, subjects: _Subjects, kept: RelatedFindings) -> dict[int, tuple[Relation, ...]]:
    """What is kept of relations that still hold, by the records' numbers as they are now.

    Those hold of a record that is as it was, among the neighbours that it had.
    """
    others = {number for number, own in enumerate(now.ids) if now.versions.get(own) != kept.versions.get(own)}
    for (key, states), numbers in zip(now.about.items(), subjects.records, strict=True):
        if (before := kept.about.get(key, b"")) != states:
            others.update(numbers[_changed(before, states)])
    if now.ids == kept.ids:
        pairs = enumerate(zip(now.states, kept.states, strict=True))
        return {number: kept.related[number] for number, (one, was) in pairs if one == was and number not in others}
    numbers_now = {own: number for number, own in enumerate(now.ids)}
    places = [numbers_now.get(own, -1) for own in kept.ids]
    same = [(old, new) for old, new in enumerate(places) if new >= 0 and kept.states[old] == now.states[new]]
    return {
        new: tuple([Relation(places[one.entry], one.reason) for one in kept.related[old]])
        for old, new in same
        if new not in others
    }


def _changed(before: bytes, states: bytes) -> slice:
    """Which of some records have other neighbours than `before`, by the states of both."""
    most = min(len(before), len(states)) // _DIGEST_BYTES
    front = bisect_left(range(most), 1, key=lambda n: not states.startswith(before[: (n + 1) * _DIGEST_BYTES]))
    back = bisect_left(range(most), 1, key=lambda n: not states.endswith(before[-(n + 1) * _DIGEST_BYTES :]))
    return slice(max(0, front - _NEIGHBOURS), max(0, len(states) // _DIGEST_BYTES - back + _NEIGHBOURS))


def _neighbours(number: int, mains: Iterable[int], subjects: _Subjects) -> set[int]:
    """The next few records, before and after, that are about one of the same; `mains` is what the record is about."""
    found: set[int] = set()
    for entity in mains:
        records = subjects.records[entity]
        place = bisect_left(records, number)
        found.update(records[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1])
    return found


def _nearest(
    number: int,
    others: Iterable[int],
    subjects: _Subjects,
    shares: Mapping[int, frozenset[int]],
    middles: Mapping[int, float | None],
) -> list[int]:
    """The best of some records."""
    own, middle, points_of = shares[number], middles[number], subjects.points.__getitem__
    scored = []
    for other in others:
        points = sum(map(points_of, own & shares[other]))
        if points >= _ENOUGH:
            scored.append((-points / (1 + _years_between(middle, middles[other])), other))
    return [other for _, other in sorted(scored)[:MOST]]


def _middle(dating: Dating) -> float | None:
    if dating.earliest is None or dating.latest is None:
        return None
    return (dating.earliest.toordinal() + dating.latest.toordinal()) / 2


def _day(dating: Dating) -> int | None:
    """The day of a record, where it is known."""
    return dating.earliest.toordinal() if dating.earliest and dating.earliest == dating.latest else None


def _years_between(one: float | None, other: float | None) -> float:
    """How far apart two records are; one of unknown time counts as two years away."""
    return abs(one - other) / _YEAR if one is not None and other is not None else 2.0


def _reason(own: Mapping[int, str], others: frozenset[int], day: int | None, other: int | None) -> str:
    """In words: "also about Kim Jong Un and Vladimir Putin, 12 days later"."""
    names = tuple([name for entity, name in own.items() if entity in others][:_MOST_NAMES])
    return _about(names) + ("" if day is None or other is None else _apart(other - day))


# Many records have their names in common, and more their distance.
@lru_cache(maxsize=16_384)
def _about(names: tuple[str, ...]) -> str:
    return f"also about {names_in_words(names)}"


@lru_cache(maxsize=16_384)
def _apart(gap: int) -> str:
    """How much later or earlier."""
    if not gap:
        return ", on the same day"
    return f", {_length(abs(gap))} {'later' if gap > 0 else 'earlier'}"


def _length(gap: int) -> str:
    if gap >= 730:
        count, unit = round(gap / _YEAR), "year"
    elif gap >= 61:
        count, unit = round(12 * gap / _YEAR), "month"
    else:
        count, unit = gap, "day"
    return counted(count, unit)
