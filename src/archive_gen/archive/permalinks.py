"""Which site-relative URL each record has, for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count

from archive_gen.model import Card, Record
from archive_gen.problems import Problem
from archive_gen.slugs import make_slug

FOLDER = "articles/"


def assign_permalinks(cards: Iterable[Card]) -> tuple[dict[str, str], list[Problem]]:
    """Return each record's permalink by its source, and a problem for each that could not have its own slug.

    Where two want the same slug, those given by a person go first, then the first in source order; the others
    take a part of their content's hash, which is the same whichever records come or go before them.
    """
    permalinks: dict[str, str] = {}
    owners: dict[str, Card] = {}
    problems = []
    for record in sorted(cards, key=lambda record: (record.given_slug is None, record.source)):
        slug = record.slug
        if owner := owners.get(slug):
            slug = next(slug for slug in _slugs_beside(record) if slug not in owners)
            problems.append(_taken(record, owner, slug))
        owners[slug] = record
        permalinks[record.source] = f"{FOLDER}{slug}/"
    return permalinks, problems


def wanted_slug(record: Record) -> str:
    """Return the slug of a record where no other has it: the given one, else the title's.

    Never the date, which may be refined later.
    """
    return make_slug(record.given_slug or "") or make_slug(record.title) or f"record-{record.sha256[:8]}"


def _slugs_beside(record: Card) -> Iterator[str]:
    """Yield the slugs that a record could have where its own is another's, best first, without end."""
    yield f"{record.slug}-{record.sha256[:6]}"
    # The same capture saved under two names has the same hash twice; then only its name tells them apart.
    name = hashlib.sha256(record.source.encode("utf-8", "backslashreplace")).hexdigest()
    yield f"{record.slug}-{record.sha256[:6]}-{name[:6]}"
    for number in count(2):
        yield f"{record.slug}-{record.sha256[:6]}-{name[:6]}-{number}"


def _taken(record: Card, owner: Card, slug: str) -> Problem:
    given = record.given_slug is not None
    return Problem(
        record.source,
        0,
        "slug-taken",
        f"the slug {record.slug!r} is already that of {owner.source}; this record stands at {FOLDER}{slug}/",
        "give one of them another slug in its sidecar" if given else "if it is the same text saved twice, remove one",
        "warning" if given else "note",
    )
