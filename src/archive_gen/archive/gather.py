"""All records in their order, with the permalink of each, and what they have to do with each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from archive_gen.archive.cards import on_card
from archive_gen.archive.changes import change_since
from archive_gen.archive.duplicates import NONE_ALIKE, Alike, find_duplicates
from archive_gen.archive.figures import count_figures
from archive_gen.archive.inheritance import inherit_dates
from archive_gen.archive.occurrences import find_occurrences
from archive_gen.archive.pairs import find_pairs
from archive_gen.archive.permalinks import assign_permalinks
from archive_gen.archive.related import RelatedFindings, find_related
from archive_gen.archive.stories import NO_BONDS, Bonds, Joint, find_stories
from archive_gen.archive.tellings import Comparison, Differences
from archive_gen.archive.traits import Compared, Traits
from archive_gen.config import Config
from archive_gen.edtf import Interval
from archive_gen.model import (
    FACETS,
    Archive,
    Card,
    CardTag,
    Dating,
    Entry,
    Facet,
    Story,
    Term,
    Versions,
)
from archive_gen.problems import Problem, sorted_problems
from archive_gen.stacks import Stacks

STORIES = "stories/"


class Findings(msgspec.Struct, frozen=True, array_like=True):
    """What was found of records, in plain values to be kept: what of it still holds is not looked for again.

    It is of use to the program alone that found it. `compared` are the records' marks by their ids, `alike` and `bonds`
    what came of pairs of them; `datings` are of those that siblings have a say in.
    """

    compared: dict[str, bytes] = {}
    alike: Alike = NONE_ALIKE
    bonds: Bonds = NO_BONDS
    datings: dict[bytes, Dating] = {}
    differences: Differences = Differences()
    related: RelatedFindings = RelatedFindings()


NOTHING_FOUND = Findings()
AS_BY_DEFAULT = Config()
NONE_FORMER: Mapping[bytes, Traits] = MappingProxyType({})


class Gathered(NamedTuple):
    """The archive of some records, what is wrong with what is given of them, and what was found, for the next time."""

    archive: Archive
    problems: tuple[Problem, ...]
    findings: Findings


def gather(
    cards: Iterable[Card],
    traits: Mapping[str, Traits],
    stacks: Stacks,
    config: Config = AS_BY_DEFAULT,
    *,
    kept: Findings = NOTHING_FOUND,
    former: Mapping[bytes, Traits] = NONE_FORMER,
) -> Gathered:
    """Return the archive of the records, the same for any order of them and whatever was kept.

    Entities are indexed for the site's facets; the others' terms are empty. Record ids are taken to be
    unique. `traits` are the records' by their sources, and the records themselves are in the `stacks`. A story goes by
    the headline of a record in the site's language, where it has one. `kept` is what an archive of
    these records, or of others, was found to be, and `former` the traits of those of them that changed or are gone, by
    their cards' marks: without these all are compared again.
    """
    ordered = sorted(cards, key=lambda card: card.id)
    records = [Compared(card, traits[card.source]) for card in ordered]
    change = change_since(ordered, kept.compared, former)
    copies, faults, alike = find_duplicates(records, change, kept.alike)
    groups, joints, bonds = find_stories(records, copies, change, kept.bonds)
    inherited, datings = inherit_dates(records, copies, joints, stacks, kept.datings)
    entries, places, problems = _place(ordered, inherited)
    comparison = Comparison(entries, stacks, kept.differences, Differences())
    versions = _all_versions(([places[n] for n in group] for group in copies), comparison)
    stands_for = {variant.entry: one.first for one in versions for variant in one.variants}
    told = _told(groups, places, stands_for)
    stories = _stories(told, _reasons(told, joints, places), comparison, config.language)
    terms = {facet: _terms(entries, facet) for facet in FACETS}
    related, relations = find_related(entries, chain.from_iterable(terms.values()), stories, stands_for, kept.related)
    shown = {facet: found if facet in config.facets else () for facet, found in terms.items()}
    archive = Archive(
        entries,
        **shown,
        stories=stories,
        versions=versions,
        related=related,
        pairs=find_pairs(entries, stories, shown),
        occurrences=find_occurrences(entries),
        figures=count_figures(entries, stories, versions),
    )
    met = sorted_problems([*problems, *faults, *_version_notes(archive)])
    compared = {card.id: card.mark for card in ordered}
    return Gathered(archive, met, Findings(compared, alike, bonds, datings, comparison.found, relations))


def _place(
    cards: Sequence[Card], inherited: Mapping[int, Dating]
) -> tuple[tuple[Entry, ...], list[int], list[Problem]]:
    """Return the entries in reading order, the place of each card among them, and what is wrong with permalinks."""
    dated = [
        msgspec.structs.replace(card, dating=on_card(inherited[number])) if number in inherited else card
        for number, card in enumerate(cards)
    ]
    order = sorted(range(len(dated)), key=lambda number: reading_order(dated[number].dating, dated[number].id))
    permalinks, problems = assign_permalinks(dated[number] for number in order)
    entries = tuple([Entry(dated[n], permalinks[dated[n].source], inherited.get(n)) for n in order])
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return entries, places, problems


def reading_order(dating: Dating, record_id: str) -> tuple[bool, dt.date, dt.date, str]:
    """Return the key that sorts records by (earliest, latest, id), the undated last.

    A window without a beginning stands at its end, the only day it names: it could be of any year
    before, and a made-up beginning would put it in front of everything.
    """
    first = dating.earliest or dating.latest or dt.date.max
    last = dating.latest or dt.date.max
    return (dating.earliest is None and dating.latest is None, first, last, record_id)


def _all_versions(groups: Iterable[Sequence[int]], comparison: Comparison) -> tuple[Versions, ...]:
    return tuple(sorted((_versions(group, comparison) for group in groups), key=lambda one: one.first))


def _versions(numbers: Sequence[int], comparison: Comparison) -> Versions:
    """The versions of a text; first the one that others are given as duplicates of, else the earliest and longest."""
    cards = {number: comparison.entries[number].card for number in numbers}
    named = {card.given_duplicate_of for card in cards.values()}

    def rank(number: int) -> tuple[bool, bool, dt.date, int, str]:
        card = cards[number]
        stated = card.dating.basis in ("given", "stated")
        earliest = card.dating.earliest or dt.date.max
        return (card.id not in named, not stated, earliest, -card.length, card.id)

    first = min(numbers, key=rank)
    others = sorted(number for number in numbers if number != first)
    return Versions(first, tuple([comparison.compare_versions(first, other) for other in others]))


def _told(groups: Iterable[Sequence[int]], places: Sequence[int], stands_for: Mapping[int, int]) -> list[list[int]]:
    """Return the groups that are stories, by the places of their records, ascending."""
    told = [sorted(places[number] for number in group) for group in groups]
    # Versions of one text are one telling; it takes another for a story.
    return [group for group in told if sum(place not in stands_for for place in group) > 1]


def _reasons(
    groups: Iterable[Sequence[int]], joints: Iterable[Joint], places: Sequence[int]
) -> Mapping[int, Sequence[str]]:
    """Return by what the records of each group were joined, each reason once, by the group's first record."""
    reasons: dict[int, dict[str, None]] = {}
    first_of = {number: group[0] for group in groups for number in group}
    for joint in joints:
        first = first_of.get(places[joint.one])
        if first is not None:
            reasons.setdefault(first, {})[joint.reason] = None
    return {first: tuple(found) for first, found in reasons.items()}


def _stories(
    groups: Iterable[Sequence[int]], reasons: Mapping[int, Sequence[str]], comparison: Comparison, language: str
) -> tuple[Story, ...]:
    """The stories, by permalink. A story's title and slug are those of its first record in the site's language, of
    those whose own dates have two ends where there are some; and so are its days.

    Its records stand in their order, those behind that have but the days around a sibling's, or an open date.
    """
    entries = comparison.entries

    def rank(number: int) -> tuple[bool, bool, bool, int]:
        card = entries[number].card
        # A date from a sibling can begin before the sibling's own, and an open one long before.
        return (card.language != language, card.dating.basis == "inherited", card.dating.is_open, number)

    def by_own_date(number: int) -> tuple[bool, int]:
        dating = entries[number].card.dating
        is_around = dating.basis == "inherited" and dating.earliest != dating.latest
        return (is_around or dating.is_open, number)

    found = []
    for group in groups:
        first = entries[min(group, key=rank)]
        window = _window_of_all([entries[number].card.dating for number in group])
        found.append(
            Story(
                id=first.card.id,
                permalink=STORIES + first.permalink.partition("/")[2],
                title=first.card.title,
                earliest=window.earliest,
                latest=window.latest,
                tellings=comparison.tell_apart(sorted(group, key=by_own_date)),
                reasons=tuple(reasons[group[0]]),
            )
        )
    return tuple(sorted(found, key=lambda story: story.permalink))


def _window_of_all(datings: Iterable[Dating]) -> Interval:
    """Return what holds every window that is a record's own and has two ends; where none has, every one of its own."""
    own = [one for one in datings if one.basis != "inherited"]
    bounding = [one for one in own if not one.is_open] or own
    starts, ends = [one.earliest for one in bounding], [one.latest for one in bounding]
    return Interval(
        None if None in starts else min(day for day in starts if day),
        None if None in ends else max(day for day in ends if day),
    )


def _version_notes(archive: Archive) -> Iterable[Problem]:
    for one in archive.versions:
        first = archive.entries[one.first].card
        for variant in one.variants:
            own = archive.entries[variant.entry].card
            what = "the same text as" if variant.is_copy else "another version of"
            hint = f"if it is neither, put into its sidecar: not_duplicate: [{first.id}]"
            yield Problem(own.source, 0, "duplicate", f"{what} {first.source}", hint, "note")


def _terms(entries: Sequence[Entry], facet: Facet) -> tuple[Term, ...]:
    found: dict[str, tuple[CardTag, list[int], list[int]]] = {}
    for index, entry in enumerate(entries):
        for tag in entry.card.tags(facet):
            if tag.id not in found:
                found[tag.id] = (tag, [], [])
            _, naming, about = found[tag.id]
            naming.append(index)
            if tag.main:
                about.append(index)
    terms = [
        Term(facet, first.id, first.name, first.kind, first.wikidata, tuple(naming), tuple(about))
        for first, naming, about in found.values()
    ]
    return tuple(sorted(terms, key=lambda term: (-len(term.main_entries), -len(term.entries), term.name, term.id)))
