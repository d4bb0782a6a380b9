"""What dating knows of the world: events with their days, offices with their terms, and how texts refer to both."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
import yaml
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.vocabulary import Actor, DatedEvent, Vocabulary


class EventPhrase(msgspec.Struct, frozen=True):
    """An event that a phrase stands for, with its first and last day.

    `foretold` events are spoken of long before: the phrase alone does not say that they are past.
    A `lasting` one has made what the phrase names, and is not itself spoken of.
    `who` are the surnames of those who took part, `names` for each of them the full names, any of
    which says that this bearer of the surname is meant. A `coined` one is the day of a name that nobody
    knew before: who writes it writes later, and of whatever day. It is lasting as well.
    """

    name: str
    first: dt.date
    last: dt.date
    foretold: bool = False
    lasting: bool = False
    id: str | None = None
    who: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    coined: bool = False

    def is_named_in(self, text: str) -> bool:
        """Whether a text names everybody who took part in full; true of an event without names."""
        folded = fold(text)
        return all(any(name in folded for name in names) for names in self.names)


class Found(NamedTuple):
    """An event that a sentence tells of: where its word stands, and where the last of those that tell of it ends."""

    event: EventPhrase
    start: int
    end: int
    reach: int


class Telling(msgspec.Struct, frozen=True):
    """An event that a sentence tells of where all of its patterns are found in it.

    The patterns are compiled once they are looked for: most never are. `needs` are what one of them
    cannot be found without, and looking for these is faster.
    """

    event: EventPhrase
    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def find(self, text: str, start: int, end: int) -> Found | None:
        """Return the event where a sentence tells of it whose word stands from `start` to `end`; else None."""
        if not all(need in text for need in self.needs):
            return None
        reach = end
        for pattern in self.patterns:
            match = _compiled(pattern).search(text)
            if match is None:
                return None
            reach = max(reach, match.end())
        return Found(self.event, start, end, reach)


class Office(msgspec.Struct, frozen=True):
    """A person and a title with every term they held it; a term that has not ended is open.

    `ahead` marks the title of somebody whose term is yet to begin.
    """

    name: str
    title: str
    terms: tuple[Interval, ...]
    ahead: bool = False

    def first(self) -> dt.date | None:
        """The first day on which the person could be called so; None where unknown."""
        return min((t.earliest for t in self.terms if t.earliest), default=None)

    def during(self) -> tuple[Interval, ...]:
        return self.terms if all(term.earliest for term in self.terms) else ()

    def after(self) -> tuple[Interval, ...]:
        """The days on which the person has left the office and not yet taken it again."""
        ordered = sorted(self.terms, key=lambda t: t.earliest or dt.date.min)
        found = []
        for term, following in zip(ordered, [*ordered[1:], None], strict=True):
            if term.latest:
                found.append(Interval(term.latest, following.earliest if following else None))
        return tuple(found)


V = TypeVar("V")


class JoinedTexts(NamedTuple):
    """Folded texts as one, a line each, so that all of them are looked through at once; and where each begins."""

    joined: str
    starts: Sequence[int]


def join_texts(folded: Sequence[str]) -> JoinedTexts:
    """Return the folded texts, in which no line ends are left, as one."""
    return JoinedTexts("\n".join(folded), list(accumulate([len(text) + 1 for text in folded], initial=0)))


class Names:
    """Those who held an office, by their names as many languages write them, in lower case and without endings."""

    def __init__(self, offices: Mapping[str, tuple[Office, ...]]) -> None:
        self._offices = list(offices.values())
        self._automaton = AhoCorasick(
            list(offices), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, folded: str) -> list[tuple[tuple[Office, ...], int, int]]:
        """Return the offices of those whose names begin words of a folded text, with their offsets, in order."""
        matches = self._automaton.find_matches_as_indexes(folded)
        return [
            (self._offices[i], start, end)
            for i, start, end in matches
            if not folded[start - 1 : start].isalpha() or folded[start] >= "\u3040"
        ]


class Phrases(Generic[V]):
    """What phrases stand for, and where they stand in a text: in any case, with any apostrophe, as whole words."""

    def __init__(self, meanings: Mapping[str, V]) -> None:
        folded = {fold(phrase): meaning for phrase, meaning in meanings.items()}
        self._values = list(folded.values())
        self._automaton = AhoCorasick(
            list(folded), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, folded: str) -> list[tuple[V, int, int]]:
        """Return what the phrases in a folded text stand for, with their offsets, in order, none overlapping."""
        matches = self._automaton.find_matches_as_indexes(folded)
        return [(self._values[i], start, end) for i, start, end in matches if _is_whole(folded, start, end)]

    def find_each(self, texts: JoinedTexts) -> dict[int, list[tuple[V, int, int]]]:
        """Return what `find` returns for each of the texts in which it finds any, by its number, in order."""
        found: dict[int, list[tuple[V, int, int]]] = {}
        for value, start, end in self.find(texts.joined):
            number = bisect_right(texts.starts, start) - 1
            offset = texts.starts[number]
            found.setdefault(number, []).append((value, start - offset, end - offset))
        return found


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


class Knowledge(NamedTuple):
    """Dated events by the phrases that refer to them, and offices by the words that call somebody so.

    `events` are referred to as such; `tellings` are events by a word, mostly their place, that has
    others of theirs beside it; `beginnings` are where "18 months since" counts from beside the events,
    which fewer words can mean; `anniversaries` are what "the 80th anniversary of" can be of.
    """

    abroad: Names
    events: Phrases[EventPhrase]
    beginnings: Phrases[EventPhrase]
    anniversaries: Phrases[EventPhrase]
    tellings: Phrases[tuple[Telling, ...]]
    offices: Phrases[Office]

    def find_told(self, texts: Sequence[str], folded: JoinedTexts) -> dict[int, list[Found]]:
        """Return the events that sentences tell of without naming them: by place, who and what was done.

        By the number of the sentence, in order. `folded` are the same sentences folded.
        """
        told = {
            number: [
                one
                for tellings, start, end in found
                for telling in tellings
                if (one := telling.find(texts[number], start, end))
            ]
            for number, found in self.tellings.find_each(folded).items()
        }
        return {number: found for number, found in told.items() if found}


Named = Mapping[int, Sequence[tuple[EventPhrase, int, int]]]
"""The events that phrases in sentences refer to, with their offsets, by the sentences' numbers."""


_PLAIN = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\n", " "), ("\t", " "), ("‑", "-"), ("–", "-"))


def fold(text: str) -> str:
    """Return a text as the phrases are kept: in lower case, with plain signs, one for one, so that offsets hold."""
    # Seven replacements take a fifth of the time of one translation by a table.
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    folded = text.lower()
    return folded if len(folded) == len(text) else text


_TITLES = (
    "President", "Acting President", "Vice President", "Prime Minister", "Premier", "Chancellor", "Supreme Leader",
    "Secretary of State", "Secretary of Defense", "Foreign Minister", "Foreign Secretary", "Defence Minister",
    "Unification Minister", "National Security Adviser", "Secretary-General", "Secretary General", "Emperor", "Pope",
    "Speaker", "Leader",
)  # fmt: skip
_SPELLINGS = {
    "Defence Minister": ("Defence Minister", "Defense Minister"),
    "National Security Adviser": ("National Security Adviser", "National Security Advisor"),
    "Secretary of Defense": ("Secretary of Defense", "Defense Secretary", "Defence Secretary"),
    "Secretary-General": ("Secretary-General", "Secretary General"),
    "Secretary General": ("Secretary General", "Secretary-General"),
    "Speaker": ("House Speaker",),
}
_ELECT = {"President": "President-elect"}
_TRANSITION = dt.timedelta(days=150)
"""The longest that somebody who won an election waits for the office."""


def make_knowledge(vocabulary: Vocabulary) -> Knowledge:
    """Return what the vocabulary and the shipped anchors know for dating."""
    anchors = _anchors()
    spellings = {actor.id: _spellings(actor) for actor in vocabulary.actors}
    events = {
        spelled: _phrase(event)
        for event in vocabulary.events
        for phrase in event.phrases
        for spelled in _respelled(phrase, [spellings.get(actor, []) for actor in event.actors])
    }
    names, since, anniversaries = (_by_words(anchors, key) for key in ("names", "since", "anniversary"))
    return Knowledge(
        _names_abroad(vocabulary),
        Phrases(events | names),
        Phrases(since),
        Phrases(anniversaries),
        Phrases(_tellings(vocabulary, anchors)),
        Phrases(_offices(vocabulary)),
    )


def _by_words(anchors: Iterable[Mapping[str, Any]], key: str) -> dict[str, EventPhrase]:
    coined = key == "names"
    return {
        words: msgspec.structs.replace(_anchor(anchor), lasting=coined, coined=coined)
        for anchor in anchors
        for words in anchor.get(key, ())
    }


def _respelled(phrase: str, names: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return a phrase, and with any other spelling of a full name in it: papers write Kim Jong-il as well."""
    yield phrase
    for spellings in names:
        if spellings and " " in spellings[0] and spellings[0] in phrase:
            yield from (phrase.replace(spellings[0], other) for other in spellings[1:] if " " in other)


def _phrase(event: DatedEvent) -> EventPhrase:
    first = parse_edtf(event.date).earliest
    last = parse_edtf(event.end or event.date).latest
    assert first is not None
    assert last is not None
    return EventPhrase(event.name, first, last, event.foretold, event.lasting, event.id)


_MEETINGS = {"summits", "state-visit"}
_MEETING = r"(?i)\b(?:met|meet(?:s|ing)?|summit|talks|welcom\w+|received|hosted|greeted|shook hands)\b"


def _tellings(vocabulary: Vocabulary, anchors: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Telling, ...]]:
    """By the word that a sentence must hold: meetings by their place, where the same people met there only once."""
    actors = {actor.id: actor for actor in vocabulary.actors}
    # In a capital the same leaders meet again and again, and no vocabulary has every time.
    common = {name for country in vocabulary.countries for name in (country.name, *country.capitals)}
    meetings = [
        event
        for event in vocabulary.events
        if event.place and event.place not in common and len(event.actors) > 1 and _MEETINGS & {*event.topics}
    ]
    held = Counter((event.place, frozenset(event.actors)) for event in meetings)
    found: dict[str, list[Telling]] = defaultdict(list)
    for event in meetings:
        if held[event.place, frozenset(event.actors)] == 1 and all(actor in actors for actor in event.actors):
            there = [actors[actor] for actor in event.actors]
            who = tuple(actor.surname or actor.name.split()[-1] for actor in there)
            names = tuple(frozenset(map(fold, _spellings(actor))) for actor in there)
            patterns = (_MEETING, *(rf"\b{re.escape(name)}\b" for name in who))
            phrase = msgspec.structs.replace(_phrase(event), who=who, names=names)
            found[str(event.place)].append(Telling(phrase, patterns, who))
    by_words = [
        (msgspec.structs.replace(_phrase(event), lasting=False), event.told)
        for event in vocabulary.events
        if event.told
    ]
    by_words += [(_anchor(anchor), anchor["told"]) for anchor in anchors if "told" in anchor]
    for phrase, (first, *others) in by_words:
        needs = tuple(group[0].rstrip("*") for group in others if len(group) == 1 and group[0][:1].isupper())
        telling = Telling(phrase, tuple(map(_one_of, others)), needs)
        for word in first:
            found[word].append(telling)
    for word, telling in _beginnings(vocabulary.actors):
        found[word].append(telling)
    return {word: tuple(tellings) for word, tellings in found.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _one_of(words: Sequence[str]) -> str:
    """Return the pattern that finds any of the words, or a text with none of them where a hyphen stands before each.

    A word is whole but where a star ends it, and in any case but where it has a capital.
    """
    found = (re.escape(word.strip("-*")) + ("" if word.endswith("*") else r"(?!\w)") for word in words)
    any_of = r"\b(?:" + "|".join(one if one.islower() else f"(?-i:{one})" for one in found) + ")"
    return rf"(?is)\A(?!.*{any_of})" if words[0].startswith("-") else "(?i)" + any_of


_TAKES_OFFICE = ("took office", "taken office", "sworn in", "inaugurated", "assumed office", "became president")


def _beginnings(actors: Iterable[Actor]) -> Iterator[tuple[str, Telling]]:
    """By the words that say so: somebody has taken office, by the first that they ever held."""
    for actor in actors:
        held = [office for office in _held_offices(actor) if office.title in ("President", "Prime Minister", "Premier")]
        first = min((day for office in held if (day := office.first())), default=None)
        if first and all(term.earliest for office in held for term in office.terms):
            names = "|".join(re.escape(name) for name in _names(actor))
            needs = (actor.surname,) if actor.surname and all(actor.surname in name for name in _names(actor)) else ()
            pattern = rf"(?i)\b(?:{names})\b[^.;]{{0,60}}?\b(?:{'|'.join(_TAKES_OFFICE)})\b"
            last = max(day for office in held for term in office.terms if (day := term.earliest))
            event = EventPhrase(f"{actor.name} takes office", first, last)
            for word in _TAKES_OFFICE:
                yield word, Telling(event, (pattern,), needs)


def _anchor(anchor: Mapping[str, Any]) -> EventPhrase:
    days = parse_edtf(str(anchor["date"]))
    assert days.earliest is not None
    assert days.latest is not None
    return EventPhrase(str(anchor["name"]), days.earliest, days.latest)


@cache
def _anchors() -> Sequence[Mapping[str, Any]]:
    text = (files("archive_gen") / "data" / "anchors.yaml").read_text(encoding="utf-8")
    anchors: Sequence[Mapping[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)
    return anchors


def _offices(vocabulary: Vocabulary) -> dict[str, Office]:
    """By the words that say so ("president joe biden"): title, then the full name, an alias or the free surname."""
    demonyms = {country.id: country.demonyms for country in vocabulary.countries}
    found: dict[str, Office] = {}
    shared: set[str] = set()
    for actor in vocabulary.actors:
        offices = _held_offices(actor)
        if leads := _leadership(actor, offices):
            of_theirs = [demonym for demonym in demonyms.get(actor.country or "", ()) if demonym.isascii()]
            found |= {fold(f"{demonym} leader {name}"): leads for demonym in of_theirs for name in _names(actor)}
        for office in [*offices, *_to_come(offices)]:
            for spelling in _SPELLINGS.get(office.title, (office.title,)):
                for name in _names(actor):
                    for key in (fold(f"{spelling} {name}"), fold(f"{spelling}, {name}")):
                        if found.get(key, office).name != actor.name:
                            shared.add(key)
                        found[key] = office
    return {key: office for key, office in found.items() if key not in shared}


def _held_offices(actor: Actor) -> list[Office]:
    terms: dict[str, list[Interval]] = {}
    for role in actor.roles:
        title = next((t for t in _TITLES if role.post.startswith(t + " of ") or role.post == t), None)
        if title and role.start:
            start = parse_edtf(role.start).earliest
            end = parse_edtf(role.end).latest if role.end else None
            terms.setdefault(title, []).append(Interval(start, end))
    return [Office(actor.name, title, tuple(held)) for title, held in terms.items()]


_LEADING = {"President", "Supreme Leader", "Leader"}


def _leadership(actor: Actor, offices: Iterable[Office]) -> Office | None:
    """Return the office of who is called their country's leader; of a former prime minister it is unsure since when."""
    held = [office for office in offices if office.title in _LEADING]
    if not held or any(office.title == "Prime Minister" for office in offices):
        return None
    starts = [parse_edtf(role.start).earliest for role in actor.roles if role.start and role.post in _PARTY_LEADERS]
    terms = sorted((term for office in held for term in office.terms), key=lambda term: term.earliest or dt.date.min)
    first = min([start for start in (*starts, terms[0].earliest) if start], default=None)
    return Office(actor.name, "leader", (Interval(first, terms[0].latest), *terms[1:]))


_PARTY_LEADERS = ("General Secretary of the Chinese Communist Party",)


# As papers abroad write those whose names are written otherwise there.
_SPELLED_ABROAD = {
    "vladimir-putin": ("Poutine",),
    "volodymyr-zelenskyy": ("Selenskyj", "Selenski", "Selenskij", "Zelenski", "Zełensk"),
    "sergei-lavrov": ("Lawrow", "Ławrow"),
    "dmitry-medvedev": ("Medwedew", "Miedwiediew", "Medvédev"),
    "sergei-shoigu": ("Schoigu", "Choïgou", "Szojgu"),
    "alexander-lukashenko": ("Lukaschenko", "Loukachenko", "Łukaszenk"),
    "benjamin-netanyahu": ("Netanjahu", "Nétanyahou", "Netanyahou"),
    "recep-tayyip-erdogan": ("Erdoğan",),
}
_SHORTEST_ABROAD = 4


def _names_abroad(vocabulary: Vocabulary) -> Names:
    """Full names, and surnames of which there is one bearer; Russian ones without the ending that a case changes."""
    bearers: dict[str, dict[str, tuple[Office, ...]]] = defaultdict(dict)
    for actor in vocabulary.actors:
        if offices := tuple(_held_offices(actor)):
            written = (name for names in actor.native.values() for name in names)
            for name in (*_names(actor), *written, *_SPELLED_ABROAD.get(actor.id, ())):
                stem = fold(name.removesuffix("ий"))
                if len(stem) >= _SHORTEST_ABROAD or stem[0] >= "\u3040":
                    bearers[stem][actor.id] = offices
    return Names({stem: next(iter(held.values())) for stem, held in bearers.items() if len(held) == 1})


def _to_come(offices: Iterable[Office]) -> list[Office]:
    """Return what they are called who have been elected to such an office and do not hold it yet."""
    found = []
    for office in offices:
        starts = [term.earliest for term in office.terms if term.earliest]
        if office.title in _ELECT and starts:
            terms = tuple(Interval(start - _TRANSITION, start) for start in starts)
            found.append(Office(office.name, _ELECT[office.title], terms, ahead=True))
    return found


def _names(actor: Actor) -> list[str]:
    full = [name for name in _spellings(actor) if " " in name and not name.startswith(_TITLES)]
    return [*full, actor.surname] if actor.surname and actor.rule in ("free", "free_case") else full


def _spellings(actor: Actor) -> list[str]:
    """Every name of an actor; Korean given names stand with a hyphen in one paper and without it in the next."""
    names = (actor.name, *actor.aliases)
    parts = actor.name.split()
    joined = [f"{parts[0]} {parts[1]}-{parts[2].lower()}"] if actor.country in ("KP", "KR") and len(parts) == 3 else []
    return list(dict.fromkeys([*names, *(name.replace("-", " ") for name in names), *joined]))
