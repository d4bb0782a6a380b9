"""Pairs: two actors, or two countries, that records are mainly about together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from archive_gen.archive.cards import PAIRED
from archive_gen.model import Entry, Facet, Meeting, Pair, Story, Term
from archive_gen.slugs import make_slug

FEWEST = 3
"""How many records two entities must share to have a page."""

FOLDER = "pairs/"


def find_pairs(
    entries: Sequence[Entry], stories: Sequence[Story], terms: Mapping[Facet, Iterable[Term]]
) -> tuple[Pair, ...]:
    """Return the pairs of terms, by permalink. An id that another holds with its permalink goes without a page."""
    found: dict[str, Pair] = {}
    story_of = {telling.entry: number for number, story in enumerate(stories) for telling in story.tellings}
    for facet in PAIRED:
        for ids, numbers in _together(len(entries), terms[facet]).items():
            if len(numbers) < FEWEST:
                continue
            permalink = f"{FOLDER}{'--'.join(make_slug(one) or 'x' for one in ids)}/"
            if permalink not in found:
                meetings = tuple([Meeting(number, _sentence(entries[number], facet, ids)) for number in numbers])
                names = _names(entries[numbers[0]], facet, ids)
                told = tuple(sorted({story_of[number] for number in numbers if number in story_of}))
                found[permalink] = Pair(facet, ids, names, permalink, meetings, told)
    return tuple(pair for _, pair in sorted(found.items()))


def _together(count: int, terms: Iterable[Term]) -> dict[tuple[str, str], list[int]]:
    """The records that are mainly about two terms, for every two that have one."""
    mains: list[list[str]] = [[] for _ in range(count)]
    for term in sorted(terms, key=lambda term: term.id):
        for number in term.main_entries:
            mains[number].append(term.id)
    found: dict[tuple[str, str], list[int]] = {}
    for number, ids in enumerate(mains):
        for both in combinations(ids, 2):
            found.setdefault(both, []).append(number)
    return found


def _names(entry: Entry, facet: Facet, ids: tuple[str, str]) -> tuple[str, str]:
    tags = {tag.id: tag.name for tag in entry.card.tags(facet)}
    return tags[ids[0]], tags[ids[1]]


def _sentence(entry: Entry, facet: Facet, ids: tuple[str, str]) -> str:
    return next((sentence for of, *both, sentence in entry.card.pairs if of == facet and tuple(both) == ids), "")
