"""The days that records tell of: each event once, with every record that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.model import Entry, Event, Occurrence, Source

_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)]*\s+|\n\n")
_LONGEST = 240


def find_occurrences(entries: Sequence[Entry]) -> tuple[Occurrence, ...]:
    """Return the events on known days that records tell of, by day.

    Those of a vocabulary are among them only where a record refers to them. A day that texts name
    without a name for what happened is one entry for all of them.
    """
    found: dict[tuple[Interval, str], dict[int, Source]] = {}
    names: dict[tuple[Interval, str], Event] = {}
    for number, entry in enumerate(entries):
        for event in entry.record.events:
            days = _days(event)
            if days is None:
                continue
            key = (days, event.id or "")
            names.setdefault(key, event)
            found.setdefault(key, {}).setdefault(number, Source(number, _sentence(entry.record.text, event.quote)))
    made = []
    for key, sources in found.items():
        (days, _), event = key, names[key]
        assert days.earliest is not None
        assert days.latest is not None
        made.append(Occurrence(days.earliest, days.latest, event.id, event.name, tuple(sources.values())))
    return tuple(sorted(made, key=lambda one: (one.earliest, one.latest, one.id or "")))


def _days(event: Event) -> Interval | None:
    """The event's days; None for a whole month or year, which is no day to stand on."""
    try:
        days = parse_edtf(event.date)
    except ValueError:
        return None
    if days.earliest is None or days.latest is None or (event.id is None and days.earliest != days.latest):
        return None
    return days


def _sentence(text: str, quote: str) -> str:
    """The sentence of a record's text around a quote, cut at its length; the quote where the text has it not."""
    squeezed = " ".join(quote.split())
    place = text.find(squeezed)
    if place < 0:
        return squeezed
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, 0, place)), default=0)
    match = _SENTENCE_END.search(text, place + len(squeezed))
    sentence = text[begin : match.end() if match else len(text)].strip()
    if len(sentence) <= _LONGEST:
        return sentence
    return squeezed if len(squeezed) > _LONGEST else f"{sentence[:_LONGEST].rpartition(' ')[0]} …"
