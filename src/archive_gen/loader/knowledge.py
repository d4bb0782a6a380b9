"""What dating knows of the world: events with their days, offices with their terms, and how texts refer to both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import yaml

from archive_gen.edtf import Interval, parse_edtf

if TYPE_CHECKING:
    from archive_gen.vocabulary import Actor, DatedEvent, Vocabulary


class EventPhrase(msgspec.Struct, frozen=True):
    """An event that a phrase stands for, with its first and last day."""

    name: str
    first: dt.date
    last: dt.date


class Office(msgspec.Struct, frozen=True):
    """A person and a title with every term they held it; a term that has not ended is open."""

    name: str
    title: str
    terms: tuple[Interval, ...]

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


class Knowledge(msgspec.Struct, frozen=True, dict=True):
    """Phrases by what they stand for. Compared in lower case with straight apostrophes, whole words."""

    events: Mapping[str, EventPhrase]
    since: Mapping[str, EventPhrase]
    anniversaries: Mapping[str, EventPhrase]
    offices: Mapping[str, Office]

    def find_events(self, text: str) -> list[tuple[EventPhrase, int, int]]:
        """Return the events that a text refers to, with the phrase's offsets."""
        return _find(self._event_pattern, self.events, text)

    def find_beginnings(self, text: str) -> list[tuple[EventPhrase, int, int]]:
        return _find(self._since_pattern, self.since, text)

    def find_anniversaries(self, text: str) -> list[tuple[EventPhrase, int, int]]:
        return _find(self._anniversary_pattern, self.anniversaries, text)

    def find_offices(self, text: str) -> list[tuple[Office, int, int]]:
        """Return who is called by an office in a text, with the offsets of title and name."""
        if not self.offices:
            return []
        return _find(self._office_pattern, self.offices, text)

    @cached_property
    def _event_pattern(self) -> re.Pattern[str]:
        return _alternation(self.events)

    @cached_property
    def _since_pattern(self) -> re.Pattern[str]:
        return _alternation({**self.events, **self.since})

    @cached_property
    def _anniversary_pattern(self) -> re.Pattern[str]:
        return _alternation(self.anniversaries)

    @cached_property
    def _office_pattern(self) -> re.Pattern[str]:
        return _alternation(self.offices)


V = TypeVar("V")

_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"})


def _fold(text: str) -> str:
    """One for one, so that offsets hold."""
    folded = text.translate(_FOLD).lower()
    return folded if len(folded) == len(text) else text.translate(_FOLD)


def _alternation(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if longest_first else r"(?!)")


def _find(pattern: re.Pattern[str], values: Mapping[str, V], text: str) -> list[tuple[V, int, int]]:
    return [(values[m[0]], m.start(), m.end()) for m in pattern.finditer(_fold(text))]


_TITLES = (
    "President", "Prime Minister", "Premier", "Chancellor", "Supreme Leader", "Secretary of State", "Foreign Minister",
    "Defence Minister", "Defense Minister", "Defense Secretary", "Defence Secretary", "Secretary-General",
    "Secretary General", "Emperor", "Pope",
)  # fmt: skip
_SPELLINGS = {"Defence Minister": ("Defence Minister", "Defense Minister")}


def make_knowledge(vocabulary: Vocabulary) -> Knowledge:
    """Return what the vocabulary and the shipped anchors know for dating."""
    anchors = _anchors()
    events = {_fold(phrase): _phrase(event) for event in vocabulary.events for phrase in event.phrases}
    return Knowledge(
        events,
        {**events, **{_fold(p): _anchor(a) for a in anchors for p in a["since"]}},
        {_fold(p): _anchor(a) for a in anchors for p in a["anniversary"]},
        _offices(vocabulary.actors),
    )


def _phrase(event: DatedEvent) -> EventPhrase:
    first = parse_edtf(event.date).earliest
    last = parse_edtf(event.end or event.date).latest
    assert first is not None
    assert last is not None
    return EventPhrase(event.name, first, last)


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


def _offices(actors: Iterable[Actor]) -> dict[str, Office]:
    """By the words that say so ("president joe biden"): title, then the full name, an alias or the free surname."""
    found: dict[str, Office] = {}
    shared: set[str] = set()
    for actor in actors:
        terms: dict[str, list[Interval]] = {}
        for role in actor.roles:
            title = next((t for t in _TITLES if role.post.startswith(t + " of ") or role.post == t), None)
            if title and role.start:
                start = parse_edtf(role.start).earliest
                end = parse_edtf(role.end).latest if role.end else None
                terms.setdefault(title, []).append(Interval(start, end))
        for title, held in terms.items():
            office = Office(actor.name, title, tuple(held))
            for spelling in _SPELLINGS.get(title, (title,)):
                for name in _names(actor):
                    key = _fold(f"{spelling} {name}")
                    if found.get(key, office).name != actor.name:
                        shared.add(key)
                    found[key] = office
    return {key: office for key, office in found.items() if key not in shared}


def _names(actor: Actor) -> list[str]:
    full = [name for name in (actor.name, *actor.aliases) if " " in name and not name.startswith(_TITLES)]
    return [*full, actor.surname] if actor.surname and actor.rule in ("free", "free_case") else full
