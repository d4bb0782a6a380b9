"""The days that records tell of: each event once, with every record that tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from archive_gen.model import Entry, Occurrence, Source


def find_occurrences(entries: Sequence[Entry]) -> tuple[Occurrence, ...]:
    """Return the events on known days that records tell of, by day.

    Those of a vocabulary are among them only where a record refers to them. A day that texts name
    without a name for what happened is one entry for all of them.
    """
    sources: dict[tuple[dt.date, dt.date, str], list[Source]] = {}
    names: dict[tuple[dt.date, dt.date, str], tuple[str | None, str | None]] = {}
    for number, entry in enumerate(entries):
        for told in entry.card.told:
            key = (told.earliest, told.latest, told.id or "")
            names.setdefault(key, (told.name, told.source))
            sources.setdefault(key, []).append(Source(number, told.sentence))
    return tuple(
        Occurrence(*key[:2], key[2] or None, *names[key], tuple(found)) for key, found in sorted(sources.items())
    )
