"""Who has held which office, and when: actors of the vocabulary, and others that the program knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.knowledge.facts import Office
from archive_gen.loader.knowledge.shipped import days_of, read_shipped
from archive_gen.loader.knowledge.spellings import Bearer, spelled_names
from archive_gen.vocabulary import Actor

TITLES = (
    "President", "Acting President", "Vice President", "Prime Minister", "Premier", "Chancellor", "Supreme Leader",
    "Secretary of State", "Secretary of Defense", "Foreign Minister", "Foreign Secretary", "Defence Minister",
    "Unification Minister", "National Security Adviser", "Secretary-General", "Secretary General", "Emperor", "Pope",
    "Speaker", "Leader",
)  # fmt: skip
LEADER = "leader"
"""What those are called who lead a country, behind its demonym alone."""
_ELECT = {"President": "President-elect"}
_TRANSITION = dt.timedelta(days=150)
"""The longest that somebody who won an election waits for the office."""
_TRANSITION_IN = {"US": dt.timedelta(days=80), "MX": dt.timedelta(days=155), "ID": dt.timedelta(days=250)}
"""Likewise where the law sets both days, or lets more time pass."""


class Holder(NamedTuple):
    """An actor's names with the offices that they held."""

    bearer: Bearer
    offices: Sequence[Office]


def holders_of(bearers: Iterable[Bearer]) -> list[Holder]:
    """Return those who are known to have held an office."""
    found = (Holder(bearer, _held_offices(bearer.actor)) for bearer in bearers)
    return [holder for holder in found if holder.offices]


class Known(NamedTuple):
    """An office, the names of its holder that may stand behind the title, and the country's id, None where unknown."""

    office: Office
    names: Sequence[str]
    country: str | None


def known_offices(holders: Iterable[Holder]) -> Iterator[Known]:
    """Yield the offices of the actors, and of those who are no actors, with those that they have been elected to."""
    for bearer, held in holders:
        leads = _leadership(bearer.actor, held)
        for office in [*held, *_to_come(held, bearer.actor.country), *([leads] if leads else [])]:
            yield Known(office, bearer.titled, bearer.actor.country)
    for listed in read_shipped("offices.yaml"):
        for names, terms in listed["holders"].items():
            spelled = spelled_names(names)
            told = [_Term(*term.split("/")) for term in terms.split(", ")]
            offices = [_office(spelled[0], title, told) for title in listed["offices"]]
            for office in [*offices, *_to_come(offices, listed.get("country"))]:
                yield Known(office, spelled, listed.get("country"))


class _Term(NamedTuple):
    """The first and the last day of a term as EDTF; no last where it has not ended."""

    start: str
    end: str | None = None


def _office(name: str, title: str, told: Iterable[_Term]) -> Office:
    """Return an office with its terms, and the days on which it was left and not yet taken again."""
    terms = [(days_of(start), days_of(end) if end else None) for start, end in told]
    terms.sort(key=lambda term: term[0].earliest or dt.date.min)
    returns = [start.latest for start, _ in terms[1:]]
    ends = zip([end for _, end in terms], [*returns, None], strict=True)
    held = tuple(Interval(start.earliest, end.latest if end else None) for start, end in terms)
    return Office(name, title, held, tuple(Interval(end.earliest, following) for end, following in ends if end))


def _held_offices(actor: Actor) -> list[Office]:
    terms: dict[str, list[_Term]] = {}
    for role in actor.roles:
        title = next((t for t in TITLES if role.post.startswith(t + " of ") or role.post == t), None)
        if title and role.start:
            terms.setdefault(title, []).append(_Term(role.start, role.end))
    return [_office(actor.name, title, held) for title, held in terms.items()]


_LEADING = {"President", "Supreme Leader", "Leader"}


def _leadership(actor: Actor, offices: Iterable[Office]) -> Office | None:
    """Return the office of who is called their country's leader; of a former prime minister it is unsure since when."""
    held = [office for office in offices if office.title in _LEADING]
    if not held or any(office.title == "Prime Minister" for office in offices):
        return None
    starts = [days_of(role.start).earliest for role in actor.roles if role.start and role.post in _PARTY_LEADERS]
    terms = sorted((term for office in held for term in office.terms), key=lambda term: term.earliest or dt.date.min)
    first = min([start for start in (*starts, terms[0].earliest) if start], default=None)
    left = tuple(days for office in held for days in office.left)
    return Office(actor.name, LEADER, (Interval(first, terms[0].latest), *terms[1:]), left)


_PARTY_LEADERS = ("General Secretary of the Chinese Communist Party",)


def _to_come(offices: Iterable[Office], country: str | None) -> list[Office]:
    """Return what they are called who have been elected to such an office and do not hold it yet."""
    found = []
    transition = _TRANSITION_IN.get(country or "", _TRANSITION)
    for office in offices:
        starts = [term.earliest for term in office.terms if term.earliest]
        if office.title in _ELECT and starts:
            terms = tuple(Interval(start - transition, start) for start in starts)
            found.append(Office(office.name, _ELECT[office.title], terms, ahead=True))
    return found
