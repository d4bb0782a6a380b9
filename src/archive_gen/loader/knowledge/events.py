"""Events by the phrases that refer to them, and by words that tell of them without a name."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.loader.knowledge.facts import MEETING, EventPhrase, Telling
from archive_gen.loader.knowledge.offices import Holder
from archive_gen.loader.knowledge.people import well_known_people
from archive_gen.loader.knowledge.phrases import fold
from archive_gen.loader.knowledge.shipped import days_of, first_and_last, read_shipped
from archive_gen.loader.knowledge.spellings import Bearer
from archive_gen.vocabulary import Actor, DatedEvent, Vocabulary


def named_events(vocabulary: Vocabulary, bearers: Iterable[Bearer]) -> dict[str, EventPhrase]:
    """Return the vocabulary's events and shipped ones by the phrases that name them.

    Among these are the days of names that nobody knew before.
    """
    spellings = {bearer.actor.id: bearer.spellings for bearer in bearers}
    found: dict[str, EventPhrase] = {}
    by_id = {event.id: event for event in vocabulary.events}
    for event in vocabulary.events:
        meant = _phrase(event)
        if event.earlier in by_id:
            meant = replace(meant, earlier=_phrase(by_id[event.earlier]))
        names = [spellings.get(actor, ()) for actor in event.actors]
        found |= {spelled: meant for phrase in event.phrases for spelled in _respelled(phrase, names)}
    return dict(_summits()) | dict(_editions()) | found | shipped_events("phrases") | shipped_events("names")


def _summits() -> Iterator[tuple[str, EventPhrase]]:
    """Yield what names a summit: the body and the place, where it has met there once."""
    for body in read_shipped("summits.yaml"):
        times = Counter(place for summit in body["held"] for place in summit["at"])
        # "Osaka G20" finds "Osaka G20 summit" as well.
        behind = [name for name in body["called"] if not name.startswith(tuple(f"{one} " for one in body["called"]))]
        for summit in body["held"]:
            first, last = first_and_last(summit["on"])
            name = f"the {body['called'][0]} in {summit['at'][0]} of {first.year}"
            meant = EventPhrase(name, first, last, foretold=True)
            for place in (place for place in summit["at"] if times[place] == 1):
                yield from ((f"{called} in {place}", meant) for called in body["called"])
                yield from ((f"{place} {called}", meant) for called in behind)
                yield from ((f"{place} for the {called}", meant) for called in behind)


def _editions() -> Iterator[tuple[str, EventPhrase]]:
    """Yield what names one of those that are held again and again, by its number."""
    for kind in read_shipped("editions.yaml"):
        for number, on in kind["held"].items():
            first, last = first_and_last(on)
            called = [name.format(number) for name in kind["called"]]
            meant = EventPhrase(f"{called[0]} of {first.year}", first, last, foretold=True)
            yield from ((name, meant) for name in called)


def shipped_events(key: str) -> dict[str, EventPhrase]:
    """Return the shipped events by such phrases of theirs: `names`, `phrases`, `since` or `anniversary`."""
    coined = key == "names"
    return {
        words: replace(_anchor(anchor), lasting=coined, coined=coined)
        for anchor in _anchors()
        for words in anchor.get(key, ())
    }


def _respelled(phrase: str, names: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a phrase, and with any other spelling of a full name in it: papers write Kim Jong-il as well."""
    yield phrase
    for spellings in names:
        if spellings and " " in spellings[0] and spellings[0] in phrase:
            yield from (phrase.replace(spellings[0], other) for other in spellings[1:] if " " in other)


def _phrase(event: DatedEvent) -> EventPhrase:
    first, last = first_and_last(event.date, event.end)
    by_day = 2 * sum(_OWN_DAY.search(phrase) is not None for phrase in event.phrases) > len(event.phrases)
    return EventPhrase(
        event.name, first, last, event.foretold, event.lasting, event.id, called_by_day=by_day, source=event.source
    )


def deaths_by_name(vocabulary: Vocabulary) -> dict[str, EventPhrase]:
    """Return the deaths that have a day by the full names of the dead."""
    people = well_known_people().items()
    found = {name: one.death.event for name, one in people if one.death and " " in name}
    for event in vocabulary.events:
        for phrase in event.phrases:
            if (of := _DEATH_OF.fullmatch(phrase)) and " " in of["name"]:
                found[of["name"]] = _phrase(event)
    return found


_DEATH_OF = re.compile(r"(?:death|assassination|killing|murder) of (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})")
_OWN_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]+|\b\d{1,2}/\d{1,2}\b")


def tellings(
    vocabulary: Vocabulary, bearers: Iterable[Bearer], holders: Iterable[Holder]
) -> dict[str, tuple[Telling, ...]]:
    """Return what tells of events without naming them, by a word that a sentence must hold to do so.

    Such are meetings by their place, events by the words that are known for them, and how people took office.
    """
    actors = {bearer.actor.id: bearer for bearer in bearers}
    found: dict[str, list[Telling]] = defaultdict(list)
    for word, telling in chain(_meetings(vocabulary, actors), _by_words(vocabulary, actors), _beginnings(holders)):
        found[word].append(telling)
    return {word: tuple(dict.fromkeys(chain(*(found[one] for one in _within(word, found))))) for word in found}


_MEETINGS = {"summits", "state-visit"}
"""The topics of events at which people meet."""


def _meetings(vocabulary: Vocabulary, actors: Mapping[str, Bearer]) -> Iterator[tuple[str, Telling]]:
    """Yield by its place each meeting of people who met there only once."""
    # In a capital the same leaders meet again and again, and no vocabulary has every time.
    common = {name for country in vocabulary.countries for name in (country.name, *country.capitals)}
    meetings = [
        event
        for event in vocabulary.events
        if event.place and event.place not in common and len(event.actors) > 1 and _MEETINGS & {*event.topics}
    ]
    held = Counter((event.place, frozenset(event.actors)) for event in meetings)
    for event in meetings:
        if held[event.place, frozenset(event.actors)] == 1 and all(actor in actors for actor in event.actors):
            there = [actors[actor] for actor in event.actors]
            surnames = tuple(_surname(one.actor) for one in there)
            names = tuple(frozenset(map(fold, one.spellings)) for one in there)
            phrase = replace(_phrase(event), who=surnames, names=names)
            yield str(event.place), Telling(phrase, (f"(?i){MEETING.pattern}",), people=surnames)


def _by_words(vocabulary: Vocabulary, actors: Mapping[str, Bearer]) -> Iterator[tuple[str, Telling]]:
    """Yield by each word of their first group the events of the vocabulary, and shipped ones, that have such words."""
    for event in vocabulary.events:
        if event.told:
            who = {_surname(actors[actor].actor) for actor in event.actors if actor in actors}
            first, *others = event.told
            telling = _telling(replace(_phrase(event), lasting=False), others, who)
            yield from ((word, telling) for word in first)
    for anchor in _anchors():
        if "told" in anchor:
            first, *others = anchor["told"]
            telling = _telling(_anchor(anchor), others, frozenset())
            yield from ((word, telling) for word in first)


def _telling(event: EventPhrase, groups: Iterable[Sequence[str]], who: Container[str]) -> Telling:
    """Return how a sentence tells of an event: by a word of each group, or by whom a group names of those who met."""
    people = tuple(group[0] for group in groups if len(group) == 1 and group[0] in who)
    others = [group for group in groups if group[0] not in people]
    needs = tuple(group[0].rstrip("*") for group in others if len(group) == 1 and group[0][:1].isupper())
    return Telling(event, tuple(map(_one_of, others)), needs, people)


def _within(words: str, known: Container[str]) -> Iterator[str]:
    """Yield the words and what is known within them: only the longest is found in a text, "Vostochny Cosmodrome"."""
    parts = words.split(" ")
    stretches = combinations(range(len(parts) + 1), 2)
    yield from (some for first, last in stretches if (some := " ".join(parts[first:last])) in known)


def _surname(actor: Actor) -> str:
    return actor.surname or actor.name.split()[-1]


# What people do where they meet, beside the words of an event's own for it.
_MET = (
    "sat down", "shook hands", "dined", "greeted", "received", "welcomed", "hosted", "spoke", "talked", "beside",
    "together", "saw each other",
)  # fmt: skip


def _one_of(words: Sequence[str]) -> str:
    """Return the pattern that finds any of the words, or a text with none of them where a hyphen stands before each.

    A word is whole but where a star ends it, and in any case but where it has a capital.
    """
    words = (*words, *_MET) if "meet" in words else words
    found = (re.escape(word.strip("-*")) + ("" if word.endswith("*") else r"(?!\w)") for word in words)
    any_of = r"\b(?:" + "|".join(one if one.islower() else f"(?-i:{one})" for one in found) + ")"
    return rf"(?is)\A(?!.*{any_of})" if words[0].startswith("-") else "(?i)" + any_of


_TAKES_OFFICE = (
    "took office", "taken office", "sworn in", "inaugurated", "assumed office", "became president",
    "took the oath", "taken the oath", "took his oath", "took her oath",
)  # fmt: skip


_HEADS = ("President", "Prime Minister", "Premier")
# Who leads a country as such takes another office sooner or later.
_OTHER_HEADS = ("Supreme Leader", "General Secretary of the Chinese Communist Party")


def _beginnings(holders: Iterable[Holder]) -> Iterator[tuple[str, Telling]]:
    """By the words that say so: somebody has taken office, by the first that they ever held."""
    for bearer, offices in holders:
        actor = bearer.actor
        held = [office for office in offices if office.title in _HEADS]
        # Without a name that can stand behind a title, as of Sukarno, anybody's would do.
        leads = any(role.post.startswith(_OTHER_HEADS) for role in actor.roles)
        if held and bearer.titled and not leads and all(term.earliest for office in held for term in office.terms):
            names = "|".join(re.escape(name) for name in bearer.titled)
            needs = (actor.surname,) if actor.surname and all(actor.surname in name for name in bearer.titled) else ()
            pattern = rf"(?i)\b(?:{names})\b[^.;]{{0,60}}?\b(?:{'|'.join(_TAKES_OFFICE)})\b"
            event = _beginning(actor, [term for office in held for term in office.terms])
            for word in _TAKES_OFFICE:
                yield word, Telling(event, (pattern, _NOT_AGAIN), needs)


# Of a second term the days are not known: an office is held on from one to the next.
_NOT_AGAIN = (
    r"(?is)\A(?!.*\b(?:(?:second|third|fourth|fifth|sixth|new|another) (?:\w+ )?term|again|re-?elect\w*|"
    r"(?:second|third|fourth|fifth) time)\b)"
)
_ONE_TERM = dt.timedelta(days=4 * 366 + 10)
_SLACK_DAYS = 15
_LATELY = dt.date(2022, 1, 1)
"""Who took office later, and holds it, has not been elected again as far as is known."""


def _beginning(actor: Actor, terms: Sequence[Interval]) -> EventPhrase:
    """Return the event of taking office, with its times where there were several, and none in a longer time between."""
    starts = {days_of(role.start) for role in actor.roles if role.start and role.post.split(" of ")[0] in _HEADS}
    times = sorted((days.earliest, days.latest) for days in starts if days.earliest and days.latest)
    several = tuple(times) if len(times) > 1 and not any(map(_may_begin_anew, terms)) else ()
    anew = not several and any(map(_may_begin_anew, terms))
    return EventPhrase(f"{actor.name} takes office", times[0][0], times[-1][1], lasting=anew, times=several)


def _may_begin_anew(term: Interval) -> bool:
    """Whether a term was so long, or not over, that its holder may have taken the same office again in it."""
    if term.earliest is None or term.latest is None:
        return term.earliest is None or term.earliest < _LATELY
    days = (term.latest - term.earliest).days
    return days > _ONE_TERM.days and all(abs(days - years * 365.25) > _SLACK_DAYS for years in (5, 6))


def _anchor(anchor: Mapping[str, Any]) -> EventPhrase:
    days = first_and_last(str(anchor["date"]))
    terms = tuple(days_of(term) for term in anchor.get("terms", ()))
    return EventPhrase(str(anchor["name"]), *days, foretold="foretold" in anchor, terms=terms)


def _anchors() -> Sequence[Mapping[str, Any]]:
    anchors: Sequence[Mapping[str, Any]] = read_shipped("anchors.yaml")
    return anchors
