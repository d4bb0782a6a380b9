"""Topics: which ones the trigger words of a text add up to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from archive_gen.model import Mention, Suppressed
from archive_gen.sentences import SENTENCE_END
from archive_gen.tagger.find import Found, Passage, longest_first
from archive_gen.tagger.forms import Form, Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.salience import Layout, Zone

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


class Places(NamedTuple):
    """Where countries and capitals are named: each mention's end by its start, and the other way."""

    ends: Mapping[int, int]
    starts: Mapping[int, int]

    def end_of(self, start: int) -> int | None:
        return self.ends.get(start)

    def start_of(self, end: int) -> int | None:
        return self.starts.get(end)


Marks = Sequence[tuple[int, str]]


class Parties:
    """Who is named where, in order: leaders of states, with the state; states and bodies of states, with the id.

    Many texts ask for neither, so each is looked for when it is asked for.
    """

    def __init__(self, find_leaders: Callable[[], Marks], find_states: Callable[[], Marks]) -> None:
        self._find_leaders, self._find_states = find_leaders, find_states

    @cached_property
    def leaders(self) -> Marks:
        return self._find_leaders()

    @cached_property
    def states(self) -> Marks:
        return self._find_states()


class _Company:
    """The words that a text's ambiguous triggers stand among, and what they say of a topic. Each is looked up once."""

    def __init__(self, passage: Passage, gazetteer: Gazetteer) -> None:
        self._passage, self._gazetteer = passage, gazetteer
        self._supported: dict[str, bool] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_words_of(self._passage.folded))

    def supports(self, topic: str) -> bool:
        """Tell whether supporting words stand in the text, and no fewer than opposing ones."""
        if topic not in self._supported:
            known = self._gazetteer.company(topic, self._passage.language)
            supporting, opposing = len(known.supporting & self._words), len(known.opposing & self._words)
            self._supported[topic] = supporting > 0 and supporting >= opposing
        return self._supported[topic]


_WORDS = re.compile(r"\w+")
# The same for plain ASCII, whose bytes that are no part of a word become blanks, in a quarter of the time.
_WORDS_ALONE = bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in range(128)) + bytes(128)


def _words_of(folded: str) -> list[str]:
    """Return the words of a folded text, in order."""
    for sign in "“”—…":
        folded = folded.replace(sign, " ")
    return folded.encode().translate(_WORDS_ALONE).decode().split() if folded.isascii() else _WORDS.findall(folded)


_OF_FICTION = frozenset(
    "film films filmmaker filmmakers movie movies novel novels novelist thriller starring actress actresses "
    "screenplay screenwriter oscar oscars bafta sequel prequel trilogy episode episodes netflix hbo hollywood "
    "blockbuster premiere premiered soundtrack protagonist miniseries sitcom showrunner bestseller multiplayer "
    "gameplay gamers playstation xbox nintendo videogame".split()
)
_COMMONEST_OF_FICTION = ("film", "movie", "novel", "video game", "thriller", "oscar", "netflix")
_FEW, _MANY = 2, 3


def is_about_fiction(passage: Passage) -> bool:
    """Tell whether an English text is about a film, a novel or a game: several words say so, or one in the headline."""
    # Few texts hold any of the commonest, and that is seen at once.
    if passage.language != "en" or not any(word in passage.folded for word in _COMMONEST_OF_FICTION):
        return False
    text = passage.folded.replace("video game", "videogame gameplay")
    headline = _OF_FICTION.intersection(_words_of(text[: passage.blocks[0].end]))
    return len(_OF_FICTION.intersection(_words_of(text))) >= (_FEW if headline else _MANY)


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


def resolve_topics(
    passage: Passage,
    found: Iterable[Found],
    layout: Layout,
    parties: Parties,
    places: Places,
    gazetteer: Gazetteer,
    *,
    among_states: bool,
    bare: bool,
    fiction: Callable[[], bool],
) -> tuple[tuple[TopicFound, ...], tuple[Suppressed, ...]]:
    """Return the topics that the triggers make a case for, the strongest first, and the false friends.

    A trigger that speaks for two topics counts for both, and is a mention of the stronger one.
    Where a sentence names leaders of two states, "talks" means a summit, and where it names two states, diplomacy:
    the `parties` are who is named where. `places` are the mentions of countries and capitals:
    what follows "visit to". A text that is not `among_states`, since it names nobody and no country, has coups that are
    successes, and hostages that are of a film; where it is `fiction` that it is about, so are its spies and its wars.
    In a `bare` one, which has no headline or is in a language whose weak words are not known, less makes a topic main.
    """
    suppressed: list[Suppressed] = []
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    company = _Company(passage, gazetteer)
    for one in longest_first(found):
        if one.false_friend:
            text = passage.text[one.start : one.end]
            suppressed.append(Suppressed(one.start, one.end, text, one.forms[0].id, "a word that means something else"))
            continue
        zone = layout.zone(one.start)
        spoken = _speaking(passage, one, parties, places, company)
        if not spoken and one.forms[0].use is Use.AMBIGUOUS:
            text = passage.text[one.start : one.end]
            suppressed.append(Suppressed(one.start, one.end, text, one.forms[0].id, _UNSETTLED))
        for form, start, end in spoken:
            word = form.id, form.text
            again = seen.get(word, 0)
            seen[word] = again + 1
            points = _POINTS[zone] * (_WEAK if form.weak else 1.0) * _AGAIN[min(again, 4)]
            mention = Mention(start, end, passage.text[start:end], "trigger")
            evidence[form.id].append(Evidence(mention, zone, points, form.weak))
    scores = {topic: sum([piece.points for piece in pieces]) for topic, pieces in evidence.items()}
    highest = max(scores.values(), default=0.0)
    room = max(_LEAST_ROOM, min(1.0, len(passage.text) / _ROOM))
    kept = [
        TopicFound(
            topic,
            tuple(evidence[topic]),
            points,
            _is_main(evidence[topic], points, highest, room, bare=bare, general=gazetteer.topics[topic].general),
        )
        for topic, points in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if points >= _ENOUGH
        and _makes_a_case(evidence[topic], points)
        and (among_states or not gazetteer.topics[topic].of_states)
        and not (gazetteer.topics[topic].of_fiction and not _in_headline(evidence[topic]) and fiction())
    ]
    return _without_shared(kept), tuple(suppressed)


def _speaking(
    passage: Passage, one: Found, parties: Parties, places: Places, company: _Company
) -> Collection[tuple[Form, int, int]]:
    """Return the strongest form of each topic that speaks for it here, with the start and end of what it says."""
    if len(one.forms) == 1 and one.forms[0].use is Use.FREE:
        return ((one.forms[0], one.start, one.end),)
    spoken: dict[str, tuple[Form, int, int]] = {}
    for form in one.forms:
        if form.id in spoken or form.use is Use.FALSE_FRIEND:
            continue
        if form.use is not Use.AMBIGUOUS or company.supports(form.id):
            span = _said(passage, one, form.use, parties, places)
            if span is not None:
                spoken[form.id] = (form, *span)
    return spoken.values()


def _said(passage: Passage, one: Found, use: Use, parties: Parties, places: Places) -> tuple[int, int] | None:
    """Return the start and end of what a form of this use says here, None where it says nothing."""
    if use in (Use.FREE, Use.AMBIGUOUS):
        return one.start, one.end
    if use is Use.BETWEEN_LEADERS:
        return (one.start, one.end) if _between_two(passage, one, parties.leaders) else None
    if use is Use.BETWEEN_STATES:
        return (one.start, one.end) if _between_two(passage, one, parties.states) else None
    return _with_country(passage, one, use, places)


_ARTICLE = re.compile(r" (?:[Tt]he )?")


def _with_country(passage: Passage, one: Found, use: Use, places: Places) -> tuple[int, int] | None:
    """Return the span of a trigger and the country beside it, None where none is."""
    if use is Use.BEFORE_COUNTRY:
        # "the North" is a form with its article, "the United States" one without.
        gap = _ARTICLE.match(passage.text, one.end)
        ends = [places.end_of(start) for start in (one.end + 1, gap.end())] if gap else []
        return next(((one.start, end) for end in ends if end is not None), None)
    start = places.start_of(one.start - 1)
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
    strong = [piece for piece in pieces if not piece.weak and piece.zone != "caption"]
    if not strong:
        return False
    words = {piece.mention.text.casefold() for piece in pieces}
    early = strong[0].zone in ("headline", "lead")
    # One trigger deep in the body carries no more than its own weight, however many weak words stand around it.
    enough = _ENOUGH if early or len(strong) > 1 else _ENOUGH_ALONE
    return points >= enough and (len(words) > 1 or len(strong) > 1 or strong[0].zone == "headline")


def _in_headline(pieces: list[Evidence]) -> bool:
    return any(piece.zone == "headline" and not piece.weak for piece in pieces)


def _is_main(pieces: list[Evidence], points: float, highest: float, room: float, *, bare: bool, general: bool) -> bool:
    """Tell whether a topic is main: strong words in the headline or lead, or several of them, and near the top.

    Where a text has little `room`, several words that are among the strongest of it need fewer points.
    """
    strong = [piece for piece in pieces if not piece.weak]
    zones = {piece.zone for piece in strong}
    several = len({piece.mention.text.casefold() for piece in strong}) > 1
    share = points / highest
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
