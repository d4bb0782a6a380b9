"""Which site-relative URL each record has, for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from archive_gen.model import Card
from archive_gen.problems import Problem
from archive_gen.slugs import make_slug

FOLDER = "articles/"


def assign_permalinks(cards: Iterable[Card]) -> tuple[dict[str, str], list[Problem]]:
    """Return each record's permalink by its source, and a problem for each that could not have its own slug.

    The slug is the given one, else the title's; never the date, which may be refined later. Where
    two collide, slugs given by a person go first, then the first in source order; the others take a
    part of their content's hash, which is the same whichever records come or go before them.
    """
    permalinks: dict[str, str] = {}
    owners: dict[str, Card] = {}
    problems = []
    for record in sorted(cards, key=lambda record: (record.given_slug is None, record.source)):
        slugs = slugs_of(record)
        slug = wanted = next(slugs)
        if owner := owners.get(wanted):
            slug = next(slug for slug in slugs if slug not in owners)
            problems.append(_taken(record, owner, wanted, slug))
        owners[slug] = record
        permalinks[record.source] = f"{FOLDER}{slug}/"
    return permalinks, problems


def slugs_of(record: Card) -> Iterator[str]:
    """Return the slugs a record could have, best first, without end."""
    base = make_slug(record.given_slug or "") or make_slug(record.title)
    if not base:
        base = f"record-{record.sha256[:8]}"
    yield base
    yield f"{base}-{record.sha256[:6]}"
    # The same capture saved under two names has the same hash twice; then only its name tells them apart.
    name = hashlib.sha256(record.source.encode("utf-8", "backslashreplace")).hexdigest()
    yield f"{base}-{record.sha256[:6]}-{name[:6]}"
    count = 2
    while True:
        yield f"{base}-{record.sha256[:6]}-{name[:6]}-{count}"
        count += 1


def _taken(record: Card, owner: Card, wanted: str, slug: str) -> Problem:
    given = record.given_slug is not None
    return Problem(
        record.source,
        0,
        "slug-taken",
        f"the slug {wanted!r} is already that of {owner.source}; this record stands at {FOLDER}{slug}/",
        "give one of them another slug in its sidecar" if given else "if it is the same text saved twice, remove one",
        "warning" if given else "note",
    )
