"""Salience: what a record is about, against what it only names; and how to say so."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import Literal, NamedTuple

from archive_gen.model import Mention, NamedBy
from archive_gen.sentences import SENTENCE_END
from archive_gen.tagger.find import Block, Passage
from archive_gen.tagger.resolve import Named, by_entity

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
# A shorter text has no room to say a thing twice.
_BRIEF = 1000


Zone = Literal["headline", "lead", "body", "caption"]


class Layout(NamedTuple):
    """Where a record's headline, lead, body and captions begin, in offsets of its text, and where its opening does.

    One that `is_brief` has no room to say a thing twice.
    """

    starts: tuple[int, ...]
    zones: tuple[Zone, ...]
    opening: int
    is_brief: bool

    def zone(self, start: int) -> Zone:
        """Return the zone in which an offset of the text lies."""
        return self.zones[bisect_right(self.starts, start) - 1]

    def zones_of(self, mentions: Iterable[Mention]) -> list[Zone]:
        """Return the zone in which each mention begins."""
        return [self.zone(mention.start) for mention in mentions]


class Weighed(NamedTuple):
    """An entity's mentions, each with its zone, what they weigh together, and what those of the facet's heaviest do."""

    mentions: Sequence[Mention]
    zones: Sequence[Zone]
    weight: float
    heaviest: float


class Salience(NamedTuple):
    """Whether a record is about an entity, and why in words."""

    main: bool
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
    brief = len(passage.text) < _BRIEF
    return [_layout(headline_end, start, ends[min(count, len(ends)) - 1], captions, brief) for count in lead_sentences]


def _layout(headline_end: int, opening: int, lead_end: int, captions: Iterable[Block], brief: bool) -> Layout:
    begins: list[tuple[int, Zone]] = [(0, "headline"), (headline_end, "lead"), (lead_end, "body")]
    for block in captions:
        begins += [(block.start, "caption"), (block.end, "lead" if block.end < lead_end else "body")]
    # Of those that begin at one place the last is there, so an empty one is nowhere.
    begins.sort(key=itemgetter(0))
    starts, zones = zip(*begins, strict=True)
    return Layout(starts, zones, opening, brief)


def _sentence_ends(passage: Passage, block: Block, most: int) -> list[int]:
    """Return where a block's first sentences end, and last where a lead must."""
    end = min(block.end, block.start + _LONGEST_LEAD)
    return [match.end() for match in islice(SENTENCE_END.finditer(passage.text, block.start, end), most)] + [end]


def weigh(
    named: Iterable[Named], layout: Layout, dimmed: Collection[int] = (), desk: int | None = None
) -> dict[str, Weighed]:
    """Return the entities that are named, each with the weight of its mentions outside of captions.

    Those whose start is `dimmed` stand in a body's name and hardly count. What starts at the `desk` tells where the
    reporter sits, and is none of the lead's.
    """
    mentions = by_entity(named)
    zones = {entity: layout.zones_of(found) for entity, found in mentions.items()}
    if desk is not None:
        dimmed = {desk, *dimmed}
        for entity, found in mentions.items():
            zones[entity] = [
                "body" if one.start == desk else zone for one, zone in zip(found, zones[entity], strict=True)
            ]
    weights = {entity: _weight(found, zones[entity], dimmed) for entity, found in mentions.items()}
    heaviest = max(weights.values(), default=0.0)
    return {entity: Weighed(found, zones[entity], weights[entity], heaviest) for entity, found in mentions.items()}


def _weight(mentions: Iterable[Mention], zones: Iterable[Zone], dimmed: Collection[int]) -> float:
    return sum(
        [
            WEIGHTS[mention.named_by] * (0.3 if mention.start in dimmed else 1.0)
            for mention, zone in zip(mentions, zones, strict=True)
            if zone != "caption"
        ]
    )


_TOWN_OF_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,24}, ")
_DATELINE_GOES_ON = re.compile(r"(?: ?\([^()\n]{2,30}\))? ?(?:—|--|–|-) ")
_LONGEST_TOWN = 28
# In the dateline, and once more.
_ONCE_MORE = 2


def find_desk(passage: Passage, countries: Sequence[Named], layout: Layout) -> int | None:
    """Return where a dateline names a country whose reporter tells of another: "SEOUL, South Korea (AP) — North ...".

    It is none of those that the text names more than once again.
    """
    last = layout.opening + _LONGEST_TOWN
    # Those of the headline come first.
    desk = next((one for one in countries if one.mention.start > layout.opening), None)
    if (
        desk is None
        or desk.mention.start > last
        or not _TOWN_OF_DATELINE.fullmatch(passage.text, layout.opening, desk.mention.start)
    ):
        return None
    if not _DATELINE_GOES_ON.match(passage.text, desk.mention.end):
        return None
    named = sum(one.id == desk.id for one in countries)
    told_of = any(one.id != desk.id and layout.zone(one.mention.start) == "lead" for one in countries)
    return desk.mention.start if named <= _ONCE_MORE and told_of else None


def judge_country(one: Weighed, *, led: bool, alone: bool) -> Salience:
    """Return whether a country is prominent enough to be main.

    `led` says that the record is about one of its people, `alone` that it names no other country, and is brief or
    names this one again. One that only capitals stand for must do more.
    """
    in_head, in_lead = "headline" in one.zones, "lead" in one.zones
    strong = any(mention.named_by in _STRONG for mention in one.mentions)
    if not strong:
        main = in_head and in_lead and (one.weight >= 1.5 or led)
    else:
        plain = _prominence(_OF_COUNTRIES, one, in_headline=in_head, in_lead=in_lead)
        main = plain + (_LED if led else 0.0) >= _OF_COUNTRIES.enough or (in_head and one.heaviest < 1.5)
        main = main or (alone and in_lead)
        led = led and plain < _OF_COUNTRIES.enough
    why = _reason(one, strong=strong)
    return Salience(main, f"{why}, and its people are what the text is about" if main and led else why)


def judge_actor(one: Weighed, *, opening: int, source: bool, office: bool) -> Salience:
    """Return whether an actor is prominent enough to be main.

    `opening` is where the text begins; `office` says that the headline names the actor by an office. A `source`, such
    as a news agency that is quoted, must do more.
    """
    in_head, in_lead = "headline" in one.zones, "lead" in one.zones
    if source:
        main = in_head and in_lead
    else:
        plain = _prominence(_OF_ACTORS, one, in_headline=in_head or office, in_lead=in_lead)
        plain += _soon(one, opening)
        main = plain >= _OF_ACTORS.enough or (in_head and one.heaviest < 1.5)
    why = _reason(one, strong=True)
    return Salience(main, f"{why}; the headline names the office" if office and not in_head else why)


_SAYS = re.compile(
    r" (?:(?:has|have|had|also|later|earlier) )?"
    r"(?:said|says|say|reported|reports|confirmed|wrote|noted|told (?:reporters|journalists|AFP|Reuters|the))\b"
)
_AS_SAID_BY = re.compile(
    r"\b(?:[Aa]ccording to|said|says|quoting|citing|quoted|told|address(?:es|ed|ing)|brief(?:s|ed|ing)|"
    r"(?:speech|report|address|testimony) to) (?:the |a )?$"
)


# Where a body sits, and who works for it: "talks at the White House", "a UN worker".
_AS_A_PLACE = re.compile(r"\b(?:at|in|out of|near|outside|inside|visit to|visited|visiting|trip to) (?:the )?$")
_OF_ITS_HOUSE = re.compile(
    r" (?:visit|dinner|lunch|ceremony|offices?|headquarters|compound|workers?|staff|teams?|convoys?|politicians?|"
    r"lawmakers?|MPs?|senators?|government)\b"
)


def is_by_the_way(text: str, mentions: Iterable[Mention]) -> bool:
    """Tell whether an English text names a body only for what it says or as a place: "the coast guard said"."""
    return all(
        _SAYS.match(text, one.end)
        or _OF_ITS_HOUSE.match(text, one.end)
        or _AS_SAID_BY.search(text, max(0, one.start - 24), one.start)
        or _AS_A_PLACE.search(text, max(0, one.start - 24), one.start)
        for one in mentions
    )


_SAYS_AT_THE_END = re.compile(rf"{_SAYS.pattern}(?=[.,;\n]| (?:on|in|at|late|early|today|yesterday)\b|$)")
_CLAUSE_BEFORE = re.compile(r"[,”\"] (?:(?!(?:and|but|or|who|which|that|as|when|while|after)\b)[\w.'’-]+ ){0,5}$")


def only_signs(text: str, mentions: Iterable[Mention]) -> bool:
    """Tell whether an English text names somebody only behind what is said: "Rain is to come, the mayor said"."""
    return all(
        _SAYS_AT_THE_END.match(text, one.end) and _CLAUSE_BEFORE.search(text, max(0, one.start - 60), one.start)
        for one in mentions
    )


class _Telling(NamedTuple):
    """How much it tells that a text is about an entity: that its headline or lead names it, how often the text does,
    how often against the most named one of its facet, and that it is this one. From `enough` the text is about it.
    """

    headline: float
    lead: float
    often: float
    share: float
    most: float
    enough: float


# Fitted (logistic regression, four folds) to what people said some hundred news texts are about: where an entity is
# named, how often, and how often against the most named one. The parts of the text that it is spread over and how
# many others are named added nothing to these; neither did, of countries, what actors have below.
_OF_COUNTRIES = _Telling(headline=1.3, lead=1.25, often=1.1, share=0.6, most=0.0, enough=2.8)
_LED = 1.5
# Of people and bodies (to sixty more texts) it tells most how soon they are named, and one that is named again, and
# more often than others, is seldom there by the way.
_OF_ACTORS = _Telling(headline=1.5, lead=0.3, often=0.75, share=0.3, most=0.9, enough=2.65)
_AT_ONCE = 2.3
_REACH = 450


def _prominence(telling: _Telling, one: Weighed, *, in_headline: bool, in_lead: bool) -> float:
    """Return how prominent an entity of this weight is, 0 and up."""
    share = one.weight / one.heaviest if one.heaviest else 0.0
    points = telling.headline * in_headline + telling.lead * in_lead
    points += telling.share * share + telling.often * math.log1p(one.weight)
    points += telling.most * (one.weight == one.heaviest and one.weight >= 2)
    # Rounded, so that the last bit of a logarithm decides nothing.
    return round(points, 6)


def _soon(one: Weighed, opening: int) -> float:
    """Return what it adds that the text names an entity soon: the less the farther from the opening it is."""
    for mention, zone in zip(one.mentions, one.zones, strict=True):
        if zone in ("lead", "body"):
            return round(_AT_ONCE * math.exp(-max(0, mention.start - opening) / _REACH), 6)
    return 0.0


def _reason(one: Weighed, *, strong: bool) -> str:
    times = _times(len(one.mentions))
    if set(one.zones) == {"caption"}:
        return f"named {times}, in captions only"
    places = {"headline": "first in the headline", "lead": "first in the lead", "caption": "first in a caption"}
    place = places.get(one.zones[0], "first in the body")
    if len(one.mentions) == 1:
        place = place.removeprefix("first ")
    if not strong:
        words = sorted({mention.text for mention in one.mentions})
        verb = "stands" if len(words) == 1 else "stand"
        return f"only {_listed(words)} {verb} for it, {times}, {place}"
    return f"named {times}, {place}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _listed(words: Sequence[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
