"""Salience: what a record is about, against what it only names; and how to say so."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import Literal, NamedTuple

from archive_gen.model import Mention, NamedBy
from archive_gen.sentences import SENTENCE_END
from archive_gen.tagger.find import Block, Passage

# How much a mention says about what the text is about, against a plain name's 1.
WEIGHTS: dict[NamedBy, float] = {
    "name": 1.0,
    "alias": 1.0,
    "native": 1.0,
    "surname": 1.0,
    "demonym": 0.8,
    "metonym": 0.6,
    "capital": 0.35,
    "trigger": 1.0,
    "given": 0.0,
}
_STRONG: frozenset[NamedBy] = frozenset({"name", "alias", "native", "surname", "demonym"})
_LONGEST_LEAD = 450


Zone = Literal["headline", "lead", "body", "caption"]


class Layout(NamedTuple):
    """Where a record's headline, lead, body and captions begin, in offsets of its text."""

    starts: tuple[int, ...]
    zones: tuple[Zone, ...]

    def zone(self, start: int) -> Zone:
        return self.zones[bisect_right(self.starts, start) - 1]

    def zones_of(self, mentions: Iterable[Mention]) -> list[Zone]:
        return [self.zone(mention.start) for mention in mentions]


class Salience(NamedTuple):
    """How prominent an entity is. `weight` adds up its mentions outside of captions."""

    main: bool
    weight: float
    why: str


def make_layouts(passage: Passage, lead_sentences: Sequence[int]) -> list[Layout]:
    """Return a layout for each number of sentences that the lead may have.

    The lead is the first sentences of the body's first paragraph, no heading or caption.
    """
    body = [block for block in passage.blocks[1:] if block.role in ("paragraph", "quote", "list-item")]
    # A title that stands again as the body's first line, or a line too short to tell anything, is no lead.
    opening = next((block for block in body if block.end - block.start > 60), body[0] if body else None)
    headline_end = passage.blocks[0].end
    captions = [block for block in passage.blocks if block.role == "caption"]
    ends = _sentence_ends(passage, opening, max(lead_sentences)) if opening else [headline_end]
    return [_layout(headline_end, ends[min(count, len(ends)) - 1], captions) for count in lead_sentences]


def _layout(headline_end: int, lead_end: int, captions: Iterable[Block]) -> Layout:
    begins: list[tuple[int, Zone]] = [(0, "headline"), (headline_end, "lead"), (lead_end, "body")]
    for block in captions:
        begins += [(block.start, "caption"), (block.end, "lead" if block.end < lead_end else "body")]
    # Of those that begin at one place the last is there, so an empty one is nowhere.
    begins.sort(key=itemgetter(0))
    starts, zones = zip(*begins, strict=True)
    return Layout(starts, zones)


def _sentence_ends(passage: Passage, block: Block, most: int) -> list[int]:
    """Return where a block's first sentences end, and last where a lead must."""
    end = min(block.end, block.start + _LONGEST_LEAD)
    return [match.end() for match in islice(SENTENCE_END.finditer(passage.text, block.start, end), most)] + [end]


def weigh(mentions: Sequence[Mention], zones: Sequence[Zone], dimmed: Collection[int] = ()) -> float:
    """Return the weight of mentions. Those whose start is `dimmed` stand in a body's name and hardly count."""
    return sum(
        [
            WEIGHTS[mention.named_by] * (0.3 if mention.start in dimmed else 1.0)
            for mention, zone in zip(mentions, zones, strict=True)
            if zone != "caption"
        ]
    )


def judge(
    mentions: Sequence[Mention],
    zones: Sequence[Zone],
    weight: float,
    heaviest: float,
    *,
    enough: float,
    source: bool,
    led: bool,
) -> Salience:
    """Return whether the entity with these mentions, in their zones, is main: whether it is prominent `enough`.

    `heaviest` is the facet's greatest weight; `led` says that the record is about one of the country's
    people. A country that only capitals stand for, or a news agency that is quoted, must do more.
    """
    in_head, in_lead = "headline" in zones, "lead" in zones
    strong = any(mention.named_by in _STRONG for mention in mentions)
    if source:
        main = in_head and in_lead
    elif not strong:
        main = in_head and in_lead and (weight >= 1.5 or led)
    else:
        plain = prominence(weight, heaviest, in_headline=in_head, in_lead=in_lead)
        main = plain + (_LED if led else 0.0) >= enough or (in_head and heaviest < 1.5)
        led = led and plain < enough
    why = _reason(mentions, zones, strong=strong)
    return Salience(main, weight, f"{why}, and its people are what the text is about" if main and led else why)


# Fitted (logistic regression, four folds) to what people said some hundred news texts are about: where an entity is
# named, how often, and how often against the most named one. The parts of the text that it is spread over, where it
# comes first and how many others are named added nothing to these.
_IN_HEADLINE, _IN_LEAD, _SHARE, _OFTEN, _LED = 1.3, 1.25, 0.6, 1.1, 1.5
ENOUGH_FOR_COUNTRIES = 2.8
ENOUGH_FOR_ACTORS = 2.4


def prominence(weight: float, heaviest: float, *, in_headline: bool, in_lead: bool) -> float:
    """Return how prominent an entity of this weight is, 0 and up."""
    share = weight / heaviest if heaviest else 0.0
    points = _IN_HEADLINE * in_headline + _IN_LEAD * in_lead + _SHARE * share + _OFTEN * math.log1p(weight)
    # Rounded, so that the last bit of a logarithm decides nothing.
    return round(points, 6)


def _reason(mentions: Sequence[Mention], zones: Sequence[Zone], *, strong: bool) -> str:
    if set(zones) == {"caption"}:
        return f"named {times(len(mentions))}, in captions only"
    places = {"headline": "first in the headline", "lead": "first in the lead", "caption": "first in a caption"}
    place = places.get(zones[0], "first in the body")
    if len(mentions) == 1:
        place = place.removeprefix("first ")
    if not strong:
        words = sorted({mention.text for mention in mentions})
        verb = "stands" if len(words) == 1 else "stand"
        return f"only {_listed(words)} {verb} for it, {times(len(mentions))}, {place}"
    return f"named {times(len(mentions))}, {place}"


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _listed(words: Sequence[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
