"""What dating knows of the world: events with their days, offices with their terms, and how texts refer to both."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
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
    knew before: who writes it writes later, and of whatever day. It is lasting as well. `called_by_day` is one
    that goes by its day for ever, as 11 September does.
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
    called_by_day: bool = False

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


class Death(msgspec.Struct, frozen=True):
    """A death, with the patterns that find it spoken of before and behind the name, in a folded text."""

    event: EventPhrase
    before: re.Pattern[str]
    behind: re.Pattern[str]

    def find(self, folded: str, start: int, end: int) -> tuple[EventPhrase, int, int] | None:
        """Return the death where it is spoken of beside the name, which stands from `start` to `end`; else None."""
        if before := self.before.search(folded, max(0, start - _DEATH_REACH), start):
            return self.event, before.start(), end
        behind = self.behind.match(folded, end)
        return (self.event, start, behind.end()) if behind else None


_DEATH_REACH = 80


class Person(msgspec.Struct, frozen=True):
    """Somebody whose day of birth or of death is known."""

    name: str
    birth: dt.date | None = None
    death: Death | None = None


class Office(msgspec.Struct, frozen=True):
    """A person and a title with every term they held it; a term that has not ended is open.

    `left` are the days on which the person may have left the office and not yet taken it again.
    `ahead` marks the title of somebody whose term is yet to begin.
    """

    name: str
    title: str
    terms: tuple[Interval, ...]
    left: tuple[Interval, ...] = ()
    ahead: bool = False

    def first(self) -> dt.date | None:
        """The first day on which the person could be called so; None where unknown."""
        return min((t.earliest for t in self.terms if t.earliest), default=None)

    def during(self) -> tuple[Interval, ...]:
        return self.terms if all(term.earliest for term in self.terms) else ()


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


class Titles:
    """Offices by the title and the name behind it: "President Name", "the president, Name".

    The titles alone are looked for in a text. An automaton of every title with every name would be as
    fast, and take as long to make as dozens of captures to read.
    """

    def __init__(self, offices: Mapping[tuple[str, str], Office]) -> None:
        names: dict[str, dict[str, list[tuple[str, Office]]]] = {}
        for (title, name), office in sorted(offices.items(), key=lambda one: -len(one[0][1])):
            names.setdefault(title, {}).setdefault(name[:_OPENING], []).append((name, office))
        self._titles = Phrases(names)

    def find_each(self, texts: JoinedTexts) -> dict[int, list[tuple[Office, int, int]]]:
        """Return the offices in each of the texts that have any, by its number, with their offsets, in order."""
        found: dict[int, list[tuple[Office, int, int]]] = {}
        text = texts.joined
        for names, start, end in self._titles.find(text):
            first = end + (2 if text.startswith(", ", end) else 1)
            for name, office in names.get(text[first : first + _OPENING], ()):
                if text.startswith(name, first) and _is_whole(text, start, last := first + len(name)):
                    number = bisect_right(texts.starts, start) - 1
                    offset = texts.starts[number]
                    found.setdefault(number, []).append((office, start - offset, last - offset))
                    break
        return found


_OPENING = 3
"""How many of a name's first characters it is looked up by."""


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


Named = Mapping[int, Sequence[tuple[EventPhrase, int, int]]]
"""The events that phrases in sentences refer to, with their offsets, by the sentences' numbers."""


People = Mapping[int, Sequence[tuple[Person, int, int]]]
"""The people that sentences name, likewise."""


class Knowledge(NamedTuple):
    """Dated events by the phrases that refer to them, and offices by the words that call somebody so.

    `events` are referred to as such, deaths by the name of one of the `people` with words for them
    beside it; `tellings` are events by a word, mostly their place, that has others of theirs beside it;
    `beginnings` are where "18 months since" counts from beside the events, which fewer words can mean;
    `anniversaries` are what "the 80th anniversary of" can be of.
    """

    abroad: Names
    events: Phrases[EventPhrase]
    people: Phrases[Person]
    beginnings: Phrases[EventPhrase]
    anniversaries: Phrases[EventPhrase]
    tellings: Phrases[tuple[Telling, ...]]
    offices: Titles

    def find_named(self, folded: JoinedTexts, people: People) -> Named:
        """Return the events that sentences refer to by name, deaths by that of who died."""
        named = self.events.find_each(folded)
        for number, names in people.items():
            start = folded.starts[number]
            sentence = folded.joined[start : folded.joined.find("\n", start)]
            died = ((one.death, first, end) for one, first, end in names if one.death)
            if found := [death for one, first, end in died if (death := one.find(sentence, first, end))]:
                named[number] = sorted([*named.get(number, ()), *found], key=lambda one: one[1])
        return named

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
_SPELLINGS: Mapping[str, Sequence[str]] = {
    # Without the country before it a leader is any, or one who is called so for ever.
    "Leader": (),
    "Prime Minister": ("Prime Minister", "Premier", "PM"),
    "External Affairs Minister": ("External Affairs Minister", "Foreign Minister"),
    "Defence Secretary": ("Defence Secretary", "Defense Secretary"),
    "Treasury Secretary": ("Treasury Secretary", "Secretary of the Treasury"),
    "Federal Reserve Chairman": ("Federal Reserve Chairman", "Fed Chairman", "Federal Reserve Chair", "Fed Chair"),
    "High Commissioner for Human Rights": ("High Commissioner for Human Rights", "human rights chief", "rights chief"),
    "Humanitarian Chief": ("humanitarian chief", "aid chief", "relief chief"),
    "Special Envoy": ("special envoy", "nuclear envoy", "special representative", "chief envoy"),
    "Spokesman": ("spokesman", "spokeswoman", "spokesperson"),
    "Army Chief": ("army chief", "chief of army staff"),
    "Director General": ("Director General", "Director-General"),
    "Vice Premier": ("Vice Premier", "Vice-Premier"),
    "State Counsellor": ("State Counsellor", "State Counselor"),
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
        Phrases(_people()),
        Phrases(since),
        Phrases(anniversaries),
        Phrases(_tellings(vocabulary, anchors)),
        Titles(_offices(vocabulary)),
    )


def _by_words(anchors: Iterable[Mapping[str, Any]], key: str) -> dict[str, EventPhrase]:
    coined = key == "names"
    return {
        words: msgspec.structs.replace(_anchor(anchor), lasting=coined, coined=coined)
        for anchor in anchors
        for words in anchor.get(key, ())
    }


# What stands between "the death of" and the name are titles and nations, nobody else.
_TITLED = (
    r"(?:(?!(?:of|by|to|in|for|from|and|with|at|on|after|an?|son|daughter|wife|widow|father|mother|brother|sister|aide|"
    r"supporters?|\w+'s)\b)[\w.-]+\s){0,6}$"
)
_KILLING = "killing|murder|assassination|slaying"
_NO_DEATH = r"(?!\s(?:sentence|penalty|threats?|squads?|row|warrant|wish))"
_DIED = (
    re.compile(rf"\b(?:(?:death|funeral|burial|passing) of|late)\s{_TITLED}"),
    re.compile(
        rf"'s (?:\w+ )?(?:death|funeral|burial|passing)\b{_NO_DEATH}|,? (?:(?:has|had) )?died\b|, who (?:had )?died\b|"
        r",? (?:(?:has|had|who) )?passed away\b"
    ),
)
_KILLED = (
    re.compile(rf"\b(?:(?:death|funeral|burial|{_KILLING}) of|late|slain|assassinated|murdered)\s{_TITLED}"),
    re.compile(
        rf"'s (?:\w+ )?(?:death|funeral|burial|{_KILLING})\b{_NO_DEATH}|,? (?:(?:has|had) )?died\b|"
        r",? (?:who )?(?:was|had been) (?:killed|murdered|assassinated|shot dead|gunned down)\b"
    ),
)


def _people() -> dict[str, Person]:
    """Well-known people by their names, with the days of their birth and death."""
    deaths: dict[str, Death] = {}
    for how, patterns in (("died", _DIED), ("killed", _KILLED)):
        for names, day in _read("deaths.yaml")[how].items():
            days = parse_edtf(day)
            assert days.earliest is not None
            assert days.latest is not None
            spelled = _spelled(names)
            death = Death(EventPhrase(f"the death of {spelled[0]}", days.earliest, days.latest), *patterns)
            deaths |= dict.fromkeys(spelled, death)
    people = {name: Person(name, None, death) for name, death in deaths.items()}
    for names, day in _read("births.yaml").items():
        spelled, birth = _spelled(names), dt.date.fromisoformat(day)
        people |= {name: Person(spelled[0], birth, deaths.get(name)) for name in spelled}
    return people


def _spelled(names: str) -> Sequence[str]:
    return [spelling for name in names.split(", ") for spelling in _with_plain(name)]


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
    by_day = 2 * sum(_OWN_DAY.search(phrase) is not None for phrase in event.phrases) > len(event.phrases)
    return EventPhrase(event.name, first, last, event.foretold, event.lasting, event.id, called_by_day=by_day)


_OWN_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]+|\b\d{1,2}/\d{1,2}\b")


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


_TAKES_OFFICE = (
    "took office", "taken office", "sworn in", "inaugurated", "assumed office", "became president",
    "took the oath", "taken the oath",
)  # fmt: skip


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


# libyaml's loader reads many times as fast as the one in Python.
_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def _anchors() -> Sequence[Mapping[str, Any]]:
    anchors: Sequence[Mapping[str, Any]] = _read("anchors.yaml")
    return anchors


def _read(name: str) -> Any:
    return yaml.load((files("archive_gen") / "data" / name).read_text(encoding="utf-8"), Loader=_LOADER)


def _offices(vocabulary: Vocabulary) -> dict[tuple[str, str], Office]:
    """By the title and the name behind it, folded: the full name, an alias or the free surname."""
    demonyms = {country.id: [word for word in country.demonyms if word.isascii()] for country in vocabulary.countries}
    found: dict[tuple[str, str], Office] = {}
    for office, names, country in [*_of_actors(vocabulary.actors), *_of_others()]:
        titles: Iterable[str] = _SPELLINGS.get(office.title, (office.title,))
        if office.title == _LEADER:
            titles = [f"{demonym} {_LEADER}" for demonym in demonyms.get(country or "", ())]
        folded = [*map(fold, names)]
        for title in map(fold, titles):
            for name in folded:
                other = found.get((title, name), office)
                found[title, name] = office if other.name == office.name else _either(other, office)
    return found


def _either(one: Office, other: Office) -> Office:
    """Return what is known where a title and a name can mean either of two people."""
    terms = sorted(one.terms + other.terms, key=lambda term: term.earliest or dt.date.min)
    return Office(f"{one.name} or {other.name}", one.title, tuple(terms), one.left + other.left, one.ahead)


def _of_actors(actors: Iterable[Actor]) -> Iterator[tuple[Office, Sequence[str], str | None]]:
    """Yield the offices of the actors, with the names that may stand behind the title, and the country."""
    for actor in actors:
        held = _held_offices(actor)
        leads = _leadership(actor, held)
        for office in [*held, *_to_come(held), *([leads] if leads else [])]:
            yield office, _names(actor), actor.country


def _of_others() -> Iterator[tuple[Office, Sequence[str], str | None]]:
    """Yield likewise the offices of those who are no actors."""
    for listed in _read("offices.yaml"):
        for names, terms in listed["holders"].items():
            spelled = _spelled(names)
            held = [_Term(*term.split("/")) for term in terms.split(", ")]
            offices = [_office(spelled[0], title, held) for title in listed["offices"]]
            for office in [*offices, *_to_come(offices)]:
                yield office, spelled, listed.get("country")


class _Term(NamedTuple):
    """The first and the last day of a term as EDTF; no last where it has not ended."""

    start: str
    end: str | None = None


def _office(name: str, title: str, held: Iterable[_Term]) -> Office:
    terms = [(parse_edtf(start), parse_edtf(end) if end else None) for start, end in held]
    terms.sort(key=lambda term: term[0].earliest or dt.date.min)
    returns = [start.latest for start, _ in terms[1:]]
    left = [
        Interval(end.earliest, following) for (_, end), following in zip(terms, [*returns, None], strict=True) if end
    ]
    return Office(
        name, title, tuple(Interval(start.earliest, end.latest if end else None) for start, end in terms), tuple(left)
    )


def _held_offices(actor: Actor) -> list[Office]:
    terms: dict[str, list[_Term]] = {}
    for role in actor.roles:
        title = next((t for t in _TITLES if role.post.startswith(t + " of ") or role.post == t), None)
        if title and role.start:
            terms.setdefault(title, []).append(_Term(role.start, role.end))
    return [_office(actor.name, title, held) for title, held in terms.items()]


_LEADER = "leader"
_LEADING = {"President", "Supreme Leader", "Leader"}


def _leadership(actor: Actor, offices: Iterable[Office]) -> Office | None:
    """Return the office of who is called their country's leader; of a former prime minister it is unsure since when."""
    held = [office for office in offices if office.title in _LEADING]
    if not held or any(office.title == "Prime Minister" for office in offices):
        return None
    starts = [parse_edtf(role.start).earliest for role in actor.roles if role.start and role.post in _PARTY_LEADERS]
    terms = sorted((term for office in held for term in office.terms), key=lambda term: term.earliest or dt.date.min)
    first = min([start for start in (*starts, terms[0].earliest) if start], default=None)
    left = tuple(days for office in held for days in office.left)
    return Office(actor.name, _LEADER, (Interval(first, terms[0].latest), *terms[1:]), left)


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
    hyphens = (name.replace("-", " ") for name in names)
    return list(dict.fromkeys(spelled for name in (*names, *hyphens, *joined) for spelled in _with_plain(name)))


def _with_plain(name: str) -> Sequence[str]:
    """Return a name, and without its accents where it has any."""
    if name.isascii():
        return (name,)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return (name, plain)
