"""Pairs: two actors, or two countries, that records are mainly about together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from archive_gen.model import Entry, Facet, Meeting, Pair, Story, Tag
from archive_gen.slugs import make_slug

FEWEST = 3
"""How many records two entities must share to have a page."""

FOLDER = "pairs/"
_LONGEST = 400
_FACETS: tuple[Facet, ...] = ("actors", "countries")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)]*(?:\s+|$)|\n\n")


def find_pairs(entries: Sequence[Entry], stories: Sequence[Story], facets: Iterable[Facet]) -> tuple[Pair, ...]:
    """Return the pairs of the facets, by permalink. An id that another holds with its permalink goes without a page."""
    found: dict[str, Pair] = {}
    story_of = {telling.entry: number for number, story in enumerate(stories) for telling in story.tellings}
    for facet in (facet for facet in _FACETS if facet in set(facets)):
        together: dict[tuple[str, str], list[int]] = {}
        for number, entry in enumerate(entries):
            main = sorted({tag.id for tag in entry.tagged.tags(facet) if tag.main})
            for ids in combinations(main, 2):
                together.setdefault(ids, []).append(number)
        for ids, numbers in together.items():
            permalink = f"{FOLDER}{'--'.join(make_slug(one) or 'x' for one in ids)}/"
            if len(numbers) >= FEWEST and permalink not in found:
                meetings = tuple(_meeting(number, entries[number], facet, ids) for number in numbers)
                names = _names(entries[numbers[0]], facet, ids)
                told = tuple(sorted({story_of[number] for number in numbers if number in story_of}))
                found[permalink] = Pair(facet, ids, names, permalink, meetings, told)
    return tuple(pair for _, pair in sorted(found.items()))


def _names(entry: Entry, facet: Facet, ids: tuple[str, str]) -> tuple[str, str]:
    tags = {tag.id: tag.name for tag in entry.tagged.tags(facet)}
    return tags[ids[0]], tags[ids[1]]


def _meeting(number: int, entry: Entry, facet: Facet, ids: tuple[str, str]) -> Meeting:
    tags = {tag.id: tag for tag in entry.tagged.tags(facet)}
    sentence = next(_sentences_with(entry.record.text, tags[ids[0]], tags[ids[1]]), None)
    return Meeting(number, *(sentence or (None, None)))


def _sentences_with(text: str, one: Tag, other: Tag) -> Iterator[tuple[int, int]]:
    """Yield the sentences that name both, those below the headline first."""
    starts = [mention.start for mention in other.mentions]
    begin_of_body = text.find("\n\n") + 2
    for mention in sorted(one.mentions, key=lambda mention: (mention.start < begin_of_body, mention.start)):
        near = [start for start in starts if abs(start - mention.start) < _LONGEST]
        if not near:
            continue
        low = max(0, mention.start - _LONGEST)
        begin = max((m.end() for m in _SENTENCE_END.finditer(text, low, mention.start)), default=low)
        after = _SENTENCE_END.search(text, mention.end)
        end = min(after.end() if after else len(text), begin + 2 * _LONGEST)
        if any(begin <= start < end for start in near):
            yield begin, begin + len(text[begin:end].rstrip())
