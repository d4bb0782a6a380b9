"""Topics: which ones the trigger words of a text add up to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

import msgspec

from archive_gen.model import Mention, Suppressed
from archive_gen.sentences import SENTENCE_END
from archive_gen.tagger.find import Found, Passage, longest_first
from archive_gen.tagger.folding import words_of
from archive_gen.tagger.forms import Form, Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.salience import Layout, Zone
from archive_gen.tagger.scene import Marks, Places, Scene
from archive_gen.vocabulary import Topic

_POINTS = {"headline": 3.0, "lead": 2.0, "body": 1.0, "caption": 0.0}
_WEAK = 0.3
# What a word says again it says more softly, four times over.
_AGAIN = tuple([0.7**again for again in range(5)])
_ENOUGH = 2.0
_ENOUGH_ALONE = 3.0
_MAIN = 3.5
_MAIN_HEADLINE = 3.0
_MAIN_LATE = 4.5
# What a headline and weak words add in other texts.
_UNTOLD = 1.0
# How near to the strongest topic of a text another must come, by where it is named first and whether it is general.
_NEAR_TOP_HEADLINE, _NEAR_TOP_LEAD, _NEAR_TOP_LATE = 0.15, 0.5, 0.6
_NEAR_TOP_GENERAL_HEADLINE, _NEAR_TOP_GENERAL = 0.65, 0.75
# A text shorter than this has no room to say a thing often, so what it says counts for more, up to twice as much.
_ROOM = 2000
_LEAST_ROOM = 0.5
_AMONG_THE_STRONGEST = 0.5


class _Company:
    """The words that a text's ambiguous triggers stand among, and what they say of a topic. Each is looked up once."""

    def __init__(self, passage: Passage, gazetteer: Gazetteer) -> None:
        self._passage, self._gazetteer = passage, gazetteer
        self._supported: dict[str, bool] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(words_of(self._passage.folded))

    def supports(self, topic: str) -> bool:
        """Tell whether supporting words stand in the text, and no fewer than opposing ones."""
        if topic not in self._supported:
            known = self._gazetteer.company(topic, self._passage.language)
            supporting, opposing = len(known.supporting & self._words), len(known.opposing & self._words)
            self._supported[topic] = supporting > 0 and supporting >= opposing
        return self._supported[topic]


_SOMETHING_ELSE = "a word that means something else"
_UNSETTLED = "ambiguous, and no word in the text settles it"


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """A trigger in the text that speaks for a topic."""

    mention: Mention
    zone: Zone
    points: float
    weak: bool


class TopicFound(NamedTuple):
    """A topic with its evidence in text order."""

    id: str
    evidence: tuple[Evidence, ...]
    points: float
    main: bool

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The triggers that speak for it."""
        return tuple(piece.mention for piece in self.evidence)


def resolve_topics(
    passage: Passage, found: Iterable[Found], layout: Layout, scene: Scene, gazetteer: Gazetteer, *, bare: bool
) -> tuple[tuple[TopicFound, ...], tuple[Suppressed, ...]]:
    """Return the topics that the triggers make a case for, the strongest first, and the false friends.

    A trigger that speaks for two topics counts for both, and is a mention of the stronger one. In a `bare` text, which
    has no headline or is in a language whose weak words are not known, less makes a topic main.
    """
    evidence, suppressed = _gather_evidence(passage, found, layout, scene, gazetteer)
    scores = {topic: sum([piece.points for piece in pieces]) for topic, pieces in evidence.items()}
    highest = max(scores.values(), default=0.0)
    # A text on spies tells of diplomats, too, and more often; it is about spies for all that.
    special = max((points for topic, points in scores.items() if not gazetteer.topics[topic].general), default=0.0)
    room = max(_LEAST_ROOM, min(1.0, len(passage.text) / _ROOM))
    kept: list[TopicFound] = []
    brief = layout.is_brief and scene.is_among_states
    for entity, points in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        topic, pieces = gazetteer.topics[entity], evidence[entity]
        alone = brief and not (kept or topic.general) and points >= _ENOUGH and _opens_with(passage, pieces, layout)
        if (alone or _makes_a_case(pieces, points)) and _fits_scene(topic, pieces, scene):
            share = points / (highest if topic.general else special)
            main = _is_main(pieces, points, share=share, room=room, bare=bare, general=topic.general)
            kept.append(TopicFound(entity, tuple(pieces), points, main))
    return _without_shared(kept), tuple(suppressed)


def _gather_evidence(
    passage: Passage, found: Iterable[Found], layout: Layout, scene: Scene, gazetteer: Gazetteer
) -> tuple[dict[str, list[Evidence]], list[Suppressed]]:
    """Return what speaks for each topic, in text order, and the triggers that say something else or nothing here."""
    suppressed: list[Suppressed] = []
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    company = _Company(passage, gazetteer)
    for one in longest_first(found):
        if one.false_friend:
            suppressed.append(_suppressed(passage, one, _SOMETHING_ELSE))
            continue
        zone = layout.zone(one.start)
        spoken = _speaking(passage, one, scene, company)
        if not spoken and one.forms[0].use is Use.AMBIGUOUS:
            suppressed.append(_suppressed(passage, one, _UNSETTLED))
        for form, start, end in spoken:
            word = form.id, form.text
            again = seen.get(word, 0)
            seen[word] = again + 1
            points = _POINTS[zone] * (_WEAK if form.weak else 1.0) * _AGAIN[min(again, 4)]
            mention = Mention(start, end, passage.text[start:end], "trigger")
            evidence[form.id].append(Evidence(mention, zone, points, form.weak))
    return evidence, suppressed


def _suppressed(passage: Passage, one: Found, reason: str) -> Suppressed:
    return Suppressed(one.start, one.end, passage.text[one.start : one.end], one.forms[0].id, reason)


def _fits_scene(topic: Topic, pieces: list[Evidence], scene: Scene) -> bool:
    """Tell whether a topic can be meant here: without states a coup is a success, and films have spies, too."""
    if topic.of_states and not scene.is_among_states:
        return False
    return not (topic.of_fiction and not _in_headline(pieces) and scene.is_make_believe)


def _speaking(passage: Passage, one: Found, scene: Scene, company: _Company) -> Collection[tuple[Form, int, int]]:
    """Return the strongest form of each topic that speaks for it here, with the start and end of what it says."""
    if len(one.forms) == 1 and one.forms[0].use is Use.FREE:
        return ((one.forms[0], one.start, one.end),)
    spoken: dict[str, tuple[Form, int, int]] = {}
    for form in one.forms:
        if form.id in spoken or form.use is Use.FALSE_FRIEND:
            continue
        if form.use is not Use.AMBIGUOUS or company.supports(form.id):
            span = _said(passage, one, form.use, scene)
            if span is not None:
                spoken[form.id] = (form, *span)
    return spoken.values()


def _said(passage: Passage, one: Found, use: Use, scene: Scene) -> tuple[int, int] | None:
    """Return the start and end of what a form of this use says here, None where it says nothing.

    "Talks" are a summit where their sentence names leaders of two states, and diplomacy where it names two states.
    """
    if use in (Use.FREE, Use.AMBIGUOUS):
        return one.start, one.end
    if use is Use.BETWEEN_LEADERS:
        return (one.start, one.end) if _between_two(passage, one, scene.leaders) else None
    if use is Use.BETWEEN_STATES:
        return (one.start, one.end) if _between_two(passage, one, scene.states) else None
    return _with_country(passage, one, use, scene.places)


_ARTICLE = re.compile(r" (?:[Tt]he )?")


def _with_country(passage: Passage, one: Found, use: Use, places: Places) -> tuple[int, int] | None:
    """Return the span of a trigger and the country beside it, None where none is."""
    if use is Use.BEFORE_COUNTRY:
        # "the North" is a form with its article, "the United States" one without.
        gap = _ARTICLE.match(passage.text, one.end)
        ends = [places.ends.get(start) for start in (one.end + 1, gap.end())] if gap else []
        return next(((one.start, end) for end in ends if end is not None), None)
    start = places.starts.get(one.start - 1)
    return None if start is None else (start, one.end)


_SENTENCE_END = re.compile(rf"{SENTENCE_END.pattern}|\n")
_LONGEST_SENTENCE = 360


def _between_two(passage: Passage, one: Found, named: Marks) -> bool:
    """Tell whether the sentence around, with the one before it in its block, holds two of the ids that are `named`."""
    if not named:
        return False
    start, end = max(0, one.start - _LONGEST_SENTENCE), min(len(passage.text), one.end + _LONGEST_SENTENCE)
    # Few triggers have two anywhere near, and sentences take longer to look for.
    if _count_ids(named, start, end) < 2:
        return False
    block = passage.block_at(one.start).start
    ends = [match.end() for match in _SENTENCE_END.finditer(passage.text, start, one.start)]
    start = max(block, ends[-2] if len(ends) > 1 else start)
    after = _SENTENCE_END.search(passage.text, one.end, end)
    end = after.start() if after else end
    return _count_ids(named, start, end) > 1


def _count_ids(named: Marks, start: int, end: int) -> int:
    """Return how many ids are named between two places."""
    first = bisect_left(named, (start, ""))
    return len({entity for _, entity in named[first : bisect_left(named, (end, ""))]})


def _makes_a_case(pieces: list[Evidence], points: float) -> bool:
    """Tell whether the evidence makes a case: more than one word, at least one of them no weak one."""
    # Of most topics a word or two stand in a text, and that is seen at once.
    if points < _ENOUGH:
        return False
    strong = [piece for piece in pieces if not piece.weak and piece.zone != "caption"]
    if not strong:
        return False
    words = {piece.mention.text.casefold() for piece in pieces}
    early = strong[0].zone in ("headline", "lead")
    # One trigger deep in the body carries no more than its own weight, however many weak words stand around it.
    enough = _ENOUGH if early or len(strong) > 1 else _ENOUGH_ALONE
    return points >= enough and (len(words) > 1 or len(strong) > 1 or strong[0].zone == "headline")


def _opens_with(passage: Passage, pieces: list[Evidence], layout: Layout) -> bool:
    """Tell whether one of the words that are not weak stands in the first sentence of the body."""
    first = next((piece.mention.start for piece in pieces if not piece.weak and piece.zone == "lead"), None)
    # The end of a sentence is told by what begins behind it.
    return first is not None and not _SENTENCE_END.search(passage.text, layout.opening, first + 1)


def _in_headline(pieces: list[Evidence]) -> bool:
    return any(piece.zone == "headline" and not piece.weak for piece in pieces)


def _is_main(pieces: list[Evidence], points: float, *, share: float, room: float, bare: bool, general: bool) -> bool:
    """Tell whether a topic is main: strong words in the headline or lead, or several of them, and near the top.

    `share` is how many points it has against the strongest topic's. Where a text has little `room`, several words that
    are among the strongest of it need fewer points.
    """
    strong = [piece for piece in pieces if not piece.weak]
    zones = {piece.zone for piece in strong}
    several = len({piece.mention.text.casefold() for piece in strong}) > 1
    # What the headline says with a weak word and the lead with a strong one is said twice.
    several = several or ("lead" in zones and any(piece.weak and piece.zone == "headline" for piece in pieces))
    if general and share < (_NEAR_TOP_GENERAL_HEADLINE if "headline" in zones else _NEAR_TOP_GENERAL):
        return False
    if several and share >= _AMONG_THE_STRONGEST:
        points /= room
    if "headline" in zones:
        return points >= _MAIN_HEADLINE and share >= _NEAR_TOP_HEADLINE
    points += _UNTOLD if bare else 0.0
    if "lead" in zones:
        return points >= _MAIN and share >= _NEAR_TOP_LEAD
    return several and points >= _MAIN_LATE and share >= _NEAR_TOP_LATE


def _without_shared(topics: list[TopicFound]) -> tuple[TopicFound, ...]:
    """Return the topics with each mention left to the first that has it; one that is left with none goes."""
    taken: set[int] = set()
    kept = []
    for topic in topics:
        own = tuple(piece for piece in topic.evidence if piece.mention.start not in taken)
        taken |= {piece.mention.start for piece in own}
        if own:
            kept.append(topic._replace(evidence=own))
    return tuple(kept)


def why_topic(topic: TopicFound) -> str:
    """Return the evidence in words: the strongest triggers and where they stand."""
    best = sorted(topic.evidence, key=lambda piece: (-piece.points, piece.mention.start))
    words: list[str] = []
    for piece in best:
        word = f"'{piece.mention.text}'"
        if word.casefold() not in (known.casefold() for known in words):
            words.append(word)
        if len(words) == 3:
            break
    where = "a caption" if best[0].zone == "caption" else f"the {best[0].zone}"
    return f"{words[0]} in {where}" + (f", and {', '.join(words[1:])}" if len(words) > 1 else "")
