"""All records in their order, with the permalink of each and the records of each entity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from archive_gen.archive.permalinks import assign_permalinks
from archive_gen.model import FACETS, Archive, Dating, Entry, Facet, TaggedRecord, Term
from archive_gen.problems import Problem, sorted_problems


def gather(
    tagged: Iterable[TaggedRecord], facets: Iterable[Facet] = FACETS
) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive of the records, the same for any order of them, and what is wrong with their permalinks.

    Entities are indexed for the given facets; the others' terms are empty. Record ids are taken to be unique.
    """
    ordered = sorted(tagged, key=lambda one: reading_order(one.record.dating, one.record.id))
    permalinks, problems = assign_permalinks(one.record for one in ordered)
    entries = tuple(Entry(one, permalinks[one.record.source]) for one in ordered)
    wanted = set(facets)
    terms = {facet: _terms(entries, facet) if facet in wanted else () for facet in FACETS}
    return Archive(entries, **terms), sorted_problems(problems)


def reading_order(dating: Dating, record_id: str) -> tuple[bool, dt.date, dt.date, str]:
    """Return the key that sorts records by (earliest, latest, id), the undated last.

    A window without a beginning stands at its end, the only day it names: it could be of any year
    before, and a made-up beginning would put it in front of everything.
    """
    first = dating.earliest or dating.latest or dt.date.max
    last = dating.latest or dt.date.max
    return (dating.earliest is None and dating.latest is None, first, last, record_id)


def _terms(entries: Sequence[Entry], facet: Facet) -> tuple[Term, ...]:
    indexes: dict[str, list[int]] = {}
    main: dict[str, list[int]] = {}
    named: dict[str, tuple[str, str | None, str | None]] = {}
    for index, entry in enumerate(entries):
        for tag in entry.tagged.tags(facet):
            indexes.setdefault(tag.id, []).append(index)
            named.setdefault(tag.id, (tag.name, tag.kind, tag.wikidata))
            if tag.main:
                main.setdefault(tag.id, []).append(index)
    terms = [
        Term(facet, term_id, *named[term_id], tuple(found), tuple(main.get(term_id, ())))
        for term_id, found in indexes.items()
    ]
    return tuple(sorted(terms, key=lambda term: (-len(term.main_entries), -len(term.entries), term.name, term.id)))
