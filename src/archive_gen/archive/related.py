"""What to read next: the same story first, then the nearest in time that is mainly about the same."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from archive_gen.model import CardTag, Entry, Facet, Relation, Story

MOST = 5
"""How many relations a record has at most, those of its story included."""

_NEIGHBOURS = 3
_POINTS: Mapping[Facet, float] = {"actors": 3.0, "topics": 1.5, "countries": 1.0}
_ENOUGH = 2.5
_YEAR = 365.25
_MOST_NAMES = 3


def find_related(
    entries: Sequence[Entry], stories: Iterable[Story], versions: Mapping[int, int]
) -> tuple[tuple[Relation, ...], ...]:
    """Return for each entry what to read next, each with its reason; the best first.

    `versions` are other versions of a text, each by the entry that stands for it: they are no further
    reading. Only records near in time or alike in what they are about have a say, so that one more
    record changes little.
    """
    own_story = {telling.entry: story for story in stories for telling in story.tellings}
    mains = [_mains(entry) for entry in entries]
    middles = [_middle(entry) for entry in entries]
    postings: dict[tuple[Facet, str], list[int]] = {}
    for number, tags in enumerate(mains):
        if number not in versions:
            for key in tags:
                postings.setdefault(key, []).append(number)
    found = []
    for number, entry in enumerate(entries):
        same = [one.entry for one in own_story[number].tellings] if number in own_story else []
        itself = {number, versions.get(number, number)}
        told = [one for one in same if one not in itself and one not in versions]
        first = [Relation(one, "reports the same event") for one in told]
        known = {*itself, *same}
        near = _nearest(number, mains, middles, postings, known)
        rest = [Relation(one, _reason(mains[number], mains[one], entry, entries[one])) for one in near]
        found.append((*first, *rest)[:MOST])
    return tuple(found)


def _mains(entry: Entry) -> dict[tuple[Facet, str], CardTag]:
    card = entry.card
    return {(tag.facet, tag.id): tag for tag in (*card.actors, *card.topics, *card.countries) if tag.main}


def _middle(entry: Entry) -> float | None:
    dating = entry.card.dating
    if dating.earliest is None or dating.latest is None:
        return None
    return (dating.earliest.toordinal() + dating.latest.toordinal()) / 2


def _nearest(
    number: int,
    mains: Sequence[Mapping[tuple[Facet, str], CardTag]],
    middles: Sequence[float | None],
    postings: Mapping[tuple[Facet, str], list[int]],
    known: set[int],
) -> list[int]:
    """The best of the next few records, before and after, that are mainly about one of the same."""
    candidates = set()
    for key in mains[number]:
        numbers = postings.get(key, [])
        place = bisect_left(numbers, number)
        candidates.update(numbers[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1])
    scored = []
    own = mains[number].items()
    for other in candidates - known:
        theirs = mains[other]
        points = sum([_POINTS[tag.facet] for key, tag in own if key in theirs])
        if points >= _ENOUGH:
            scored.append((-points / (1 + _years_between(middles[number], middles[other])), other))
    return [other for _, other in sorted(scored)[:MOST]]


def _years_between(one: float | None, other: float | None) -> float:
    """How far apart two records are; one of unknown time counts as two years away."""
    return abs(one - other) / _YEAR if one is not None and other is not None else 2.0


def _reason(
    own: Mapping[tuple[Facet, str], CardTag], other: Mapping[tuple[Facet, str], CardTag], entry: Entry, related: Entry
) -> str:
    """In words: "also about Kim Jong Un and Vladimir Putin, 12 days later"."""
    names = [tag.name for key, tag in own.items() if key in other][:_MOST_NAMES]
    about = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    when = _apart(entry, related)
    return f"also about {about}" + (f", {when}" if when else "")


def _apart(entry: Entry, related: Entry) -> str:
    """How much later or earlier, where both days are known; "" where they are not."""
    one, other = entry.card.dating, related.card.dating
    if not (one.earliest and one.earliest == one.latest and other.earliest and other.earliest == other.latest):
        return ""
    gap = other.earliest - one.earliest
    if not gap:
        return "on the same day"
    return f"{_length(abs(gap))} {'later' if gap > dt.timedelta() else 'earlier'}"


def _length(gap: dt.timedelta) -> str:
    for days, unit in ((730, "year"), (61, "month"), (1, "day")):
        if gap.days >= days:
            count = round(gap.days / {"year": _YEAR, "month": _YEAR / 12, "day": 1}[unit])
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "a day"
