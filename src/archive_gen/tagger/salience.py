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
    """Where a record's headline, lead, body and captions begin, in offsets of its text, and where its opening does."""

    starts: tuple[int, ...]
    zones: tuple[Zone, ...]
    opening: int

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
    start = opening.start if opening else headline_end
    return [_layout(headline_end, start, ends[min(count, len(ends)) - 1], captions) for count in lead_sentences]


def _layout(headline_end: int, opening: int, lead_end: int, captions: Iterable[Block]) -> Layout:
    begins: list[tuple[int, Zone]] = [(0, "headline"), (headline_end, "lead"), (lead_end, "body")]
    for block in captions:
        begins += [(block.start, "caption"), (block.end, "lead" if block.end < lead_end else "body")]
    # Of those that begin at one place the last is there, so an empty one is nowhere.
    begins.sort(key=itemgetter(0))
    starts, zones = zip(*begins, strict=True)
    return Layout(starts, zones, opening)


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


def judge_country(
    mentions: Sequence[Mention], zones: Sequence[Zone], weight: float, heaviest: float, *, opening: int, led: bool
) -> Salience:
    """Return whether the country with these mentions, in their zones, is main.

    `heaviest` is the facet's greatest weight, `opening` where the text begins; `led` says that the record is about
    one of the country's people. A country that only capitals stand for must do more.
    """
    in_head = "headline" in zones
    strong = any(mention.named_by in _STRONG for mention in mentions)
    if not strong:
        main = in_head and "lead" in zones and (weight >= 1.5 or led)
    else:
        plain = _prominence(_OF_COUNTRIES, mentions, zones, weight, heaviest, opening=opening, in_headline=in_head)
        main = plain + (_LED if led else 0.0) >= _OF_COUNTRIES.enough or (in_head and heaviest < 1.5)
        led = led and plain < _OF_COUNTRIES.enough
    why = _reason(mentions, zones, strong=strong)
    return Salience(main, weight, f"{why}, and its people are what the text is about" if main and led else why)


def judge_actor(
    mentions: Sequence[Mention],
    zones: Sequence[Zone],
    weight: float,
    heaviest: float,
    *,
    opening: int,
    source: bool,
    office: bool,
) -> Salience:
    """Return whether the actor with these mentions, in their zones, is main.

    `office` says that the headline names the actor by an office. A news agency, a `source`, must do more.
    """
    in_head = "headline" in zones
    if source:
        main = in_head and "lead" in zones
    else:
        plain = _prominence(
            _OF_ACTORS, mentions, zones, weight, heaviest, opening=opening, in_headline=in_head or office
        )
        main = plain >= _OF_ACTORS.enough or (in_head and heaviest < 1.5)
    why = _reason(mentions, zones, strong=True)
    return Salience(main, weight, f"{why}; the headline names the office" if office and not in_head else why)


class _Telling(NamedTuple):
    """What tells that a text is about an entity, and how much: that its headline names it, how soon the text does,
    how often, how often against the most named one of its facet, that it is this one, and how much is `enough`.
    """

    headline: float
    soon: float
    often: float
    share: float
    most: float
    enough: float


# Fitted (logistic regression, four folds) to what people said that some hundred news texts are about, and for actors
# to sixty more. How soon an entity is named tells more than in which of the sentences. The parts of the text that it
# is spread over, the text's length and how many others are named added nothing to these.
_OF_COUNTRIES = _Telling(headline=2.3, soon=2.2, often=0.9, share=0.8, most=0.0, enough=4.1)
_OF_ACTORS = _Telling(headline=1.5, soon=3.0, often=0.75, share=0.3, most=0.9, enough=2.8)
_LED = 0.65
# So many characters from where the text begins an entity is named less than half as soon as at once.
_SOON = 250


def _prominence(
    telling: _Telling,
    mentions: Sequence[Mention],
    zones: Sequence[Zone],
    weight: float,
    heaviest: float,
    *,
    opening: int,
    in_headline: bool,
) -> float:
    """Return how prominent an entity of this weight is, 0 and up."""
    points = telling.often * math.log1p(weight)
    if in_headline:
        points += telling.headline
    first = next((one.start for one, zone in zip(mentions, zones, strict=True) if zone in _IN_THE_TEXT), None)
    if first is not None:
        points += telling.soon * math.exp(-max(0, first - opening) / _SOON)
    if heaviest:
        points += telling.share * weight / heaviest
    if weight == heaviest and weight >= 2:
        points += telling.most
    # Rounded, so that the last bit of a logarithm decides nothing.
    return round(points, 6)


_IN_THE_TEXT: frozenset[Zone] = frozenset({"lead", "body"})


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
