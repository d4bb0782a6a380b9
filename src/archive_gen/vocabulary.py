"""The entities and dated events that records are read with, as the vocabulary files give them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, Literal, get_args, get_origin

import msgspec

from archive_gen.addresses import web_address
from archive_gen.edtf import parse_edtf
from archive_gen.model import Facet
from archive_gen.problems import Problem, sorted_problems
from archive_gen.strict_yaml import Branch, Node, Scalar, read_yaml, suggest
from archive_gen.strict_yaml import Sequence as ListNode

LIMIT_BYTES = 4 * 1024 * 1024
SHIPPED = ("actors.yaml", "countries.yaml", "events.yaml", "topics.yaml")

_WHERE = re.compile(r" - at `[^`]*`$")
_EXPECTED = re.compile(r"Expected (.+), got (.+)")

PLACEHOLDER = "{country}"
"""What stands in a topic's trigger for any country's name."""

ActorKind = Literal["person", "organisation"]
SurnameRule = Literal["free", "free_case", "after_full", "title", "full_only", "case", "context"]


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office or a description. `start` and `end` are EDTF text, None where open or not said."""

    post: str
    start: str | None = None
    end: str | None = None


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person or organisation. `country` is an ISO 3166-1 alpha-2 code, None for international bodies.

    `native` holds names in other scripts by language tag. `was` holds ids that it had before. The
    words of the rules stand at the head of actors.yaml.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    surname: str | None = None
    rule: SurnameRule = "full_only"
    source: bool = False
    native: Mapping[str, tuple[str, ...]] = {}
    wikidata: str | None = None
    was: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ISO 3166-1 entry. The lists hold forms, as the head of countries.yaml explains them."""

    id: str
    name: str
    un_member: bool = False
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    context_words: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = {}
    adjectives: Mapping[str, tuple[str, ...]] = {}
    capital_names: Mapping[str, tuple[str, ...]] = {}
    ambiguous: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    presumed: bool = False
    wikidata: str | None = None
    was: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic, with words that speak for it by themselves (`triggers`) or only beside others (`weak`).

    `between_leaders` speak for it where leaders of two countries are named, `between_states` where two states are, and
    are weak elsewhere. `native` holds triggers in other languages by language tag, `native_weak` weak words, and
    `ambiguous` triggers that need `supporting` words in the text. One that is `of_states` counts in an English text
    only where this names a country or an actor; one that is `of_fiction` not where it is about a film, a novel or a
    game and names nobody who leads; a `general` one, that texts on other topics tell of, too, is main only where none
    of these is much stronger.
    """

    id: str
    label: str
    definition: str = ""
    triggers: tuple[str, ...] = ()
    of_states: bool = False
    of_fiction: bool = False
    general: bool = False
    weak: tuple[str, ...] = ()
    between_leaders: tuple[str, ...] = ()
    between_states: tuple[str, ...] = ()
    native: Mapping[str, tuple[str, ...]] = {}
    native_weak: Mapping[str, tuple[str, ...]] = {}
    native_between_leaders: Mapping[str, tuple[str, ...]] = {}
    ambiguous: Mapping[str, tuple[str, ...]] = {}
    supporting: Mapping[str, tuple[str, ...]] = {}
    opposing: Mapping[str, tuple[str, ...]] = {}
    not_in: Mapping[str, tuple[str, ...]] = {}
    false_friends: tuple[str, ...] = ()
    wikidata: str | None = None
    was: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label, which is to a topic what its name is to any other entity."""
        return self.label


Entity = Actor | Country | Topic


class DatedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened on known days: `date` to `end`, EDTF days; `end` is None for a single day.

    `source` is the address of a page that states them; `verified` says that they were seen elsewhere.
    `phrases` are words by which a later text names it. Where it was `foretold`, they may also look
    ahead to it, so they need words beside them that say it is past. `lasting` are what it made and what
    has been since, a missile or a pact: they do not say how near the event itself is. `told` are groups of words: a
    sentence in the past that holds one of each tells of it without naming it. `earlier` is the event that the phrases
    mean in a text that is older than this one.
    """

    id: str
    date: str
    name: str
    end: str | None = None
    source: str | None = None
    place: str = ""
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    description: str = ""
    verified: bool = False
    foretold: bool = False
    lasting: bool = False
    phrases: tuple[str, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()
    earlier: str | None = None


class Vocabulary(msgspec.Struct, frozen=True):
    """Everything that is known of entities and events, each kind sorted by id."""

    actors: tuple[Actor, ...] = ()
    countries: tuple[Country, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[DatedEvent, ...] = ()

    @property
    def entities(self) -> dict[Facet, tuple[Entity, ...]]:
        """Whatever a record can be tagged with, by facet."""
        return {"actors": self.actors, "countries": self.countries, "topics": self.topics}

    def actors_by_id(self) -> dict[str, Actor]:
        """Return the actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    def countries_by_id(self) -> dict[str, Country]:
        """Return the countries by their codes."""
        return {country.id: country for country in self.countries}

    def topics_by_id(self) -> dict[str, Topic]:
        """Return the topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    def former_ids(self) -> dict[Facet, dict[str, str]]:
        """Return, by facet, the ids that entities had before, and the ones they have.

        What stood at a former id's page is at the present one's: each is a redirect.
        """
        return {
            facet: {old: entity.id for entity in entities for old in entity.was}
            for facet, entities in self.entities.items()
        }


_KINDS: dict[str, type[msgspec.Struct]] = {
    "actors": Actor,
    "countries": Country,
    "events": DatedEvent,
    "topics": Topic,
}
_REQUIRED = {
    kind: [field.name for field in msgspec.structs.fields(struct) if field.required] for kind, struct in _KINDS.items()
}
_FIELD_TYPES: dict[str, dict[str, Any]] = {
    kind: {field.name: field.type for field in msgspec.structs.fields(struct)} | {"remove": bool}
    for kind, struct in _KINDS.items()
}


def shipped_files() -> tuple[tuple[str, bytes], ...]:
    """Return the vocabulary files that come with the program, as (name, content)."""
    folder = resources.files("archive_gen") / "data"
    return tuple((f"data/{name}", (folder / name).read_bytes()) for name in SHIPPED)


def read_vocabulary(
    shipped: Iterable[tuple[str, bytes]], project: Iterable[tuple[str, bytes]] = ()
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the vocabulary that the files (path, content) hold together, and what is wrong with them.

    A project's entry merges by id into the shipped one: it adds, overrides the fields that it gives,
    or takes the entity out with `remove: true`. A faulty entry is left out, or stays as shipped.
    """
    reading = _Reading()
    for path, content in shipped:
        reading.read_file(path, content, overrides=False)
    for path, content in project:
        reading.read_file(path, content, overrides=True)
    vocabulary = reading.vocabulary()
    if not reading.file_lost:
        # Where a whole file could not be read, every reference into it would be a problem that is none.
        _check_references(vocabulary, reading)
    _check_former_ids(vocabulary, reading)
    _check_forms(vocabulary, reading)
    return vocabulary, sorted_problems(reading.problems)


class _Reading:
    """The fields read so far, by kind and id, with where each entry stands; and the problems."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in _KINDS}
        self.places: dict[tuple[str, str], tuple[str, int]] = {}
        self.problems: list[Problem] = []
        self.file_lost = False

    def report(self, path: str, line: int, fault: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(path, line, f"vocabulary-{fault}", message, hint, "error"))

    def read_file(self, path: str, content: bytes, *, overrides: bool) -> None:
        root = self._read_root(path, content)
        if root is None:
            return
        for field in root.fields:
            if field.key not in _KINDS:
                self.report(path, field.line, "unknown", f"{field.key!r} is not known here", suggest(field.key, _KINDS))
            elif isinstance(field.node, ListNode):
                self._read_entries(path, field.key, field.node, overrides)
            elif not (isinstance(field.node, Scalar) and field.node.value is None):
                self.report(path, field.line, "type", f"{field.key!r} must be a list of entries")

    def _read_root(self, path: str, content: bytes) -> Branch | None:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.problems.append(Problem(path, line, "unreadable", "is not UTF-8 text", "save it as UTF-8", "error"))
            self.file_lost = True
            return None
        root, faults = read_yaml(text, path, limit_bytes=LIMIT_BYTES)
        self.problems += faults
        self.file_lost |= root is None and bool(faults)
        if root is not None and not isinstance(root, Branch):
            self.report(path, root.line, "type", f"must be 'key: value' lines with any of {', '.join(_KINDS)}")
            return None
        return root

    def _read_entries(self, path: str, kind: str, entries: ListNode, overrides: bool) -> None:
        seen: dict[str, int] = {}
        for entry in entries.nodes:
            if not isinstance(entry, Branch):
                self.report(path, entry.line, "type", f"an entry of {kind!r} must be 'key: value' lines")
                continue
            fields, faulty = self._read_fields(path, kind, entry)
            name = fields.get("id")
            if not name:
                self.report(path, entry.line, "missing", f"an entry of {kind!r} without an id is left out")
            elif name in seen or (not overrides and name in self.fields[kind]):
                first = f"line {seen[name]}" if name in seen else self.places[kind, name][0]
                message = f"{name!r} appears twice in {kind!r}; it was first given on {first}"
                self.report(path, entry.line, "duplicate", message, "keep one of the two")
            else:
                seen[name] = entry.line
                self._merge(path, entry.line, kind, fields, faulty)

    def _read_fields(self, path: str, kind: str, entry: Branch) -> tuple[dict[str, Any], set[str]]:
        """Return the entry's sound fields, each in its type, `remove` among them; and the keys of the faulty ones."""
        types = _FIELD_TYPES[kind]
        fields: dict[str, Any] = {}
        faulty: set[str] = set()
        for field in entry.fields:
            if field.key not in types:
                self.report(path, field.line, "unknown", f"{field.key!r} is not known here", suggest(field.key, types))
                continue
            value = _plain_value(field.node)
            if value is None:
                continue
            try:
                fields[field.key] = _converted(field.key, value, types[field.key])
            except (msgspec.ValidationError, ValueError) as error:
                lost = ", and with it an entry that has it from nowhere else" if field.key in _REQUIRED[kind] else ""
                hint = f"the key is left out{lost}"
                self.report(path, field.line, "value", f"{field.key!r}: {_in_words(str(error))}", hint)
                faulty.add(field.key)
        return fields, faulty

    def _merge(self, path: str, line: int, kind: str, fields: dict[str, Any], faulty: set[str]) -> None:
        name = fields["id"]
        if fields.pop("remove", False):
            if self.fields[kind].pop(name, None) is None:
                hint = did_you_mean(name, self.fields[kind])
                self.report(path, line, "reference", f"there is no {name!r} in {kind!r} to remove", hint)
            self.places.pop((kind, name), None)
            return
        merged = self.fields[kind].get(name, {}) | fields
        if kind == "events" and _is_reversed(merged.get("date"), merged.get("end")):
            self.report(path, line, "value", f"{name!r} ends before it begins", "its end is left out")
            merged.pop("end")
        missing = [key for key in _REQUIRED[kind] if key not in merged]
        if set(missing) - faulty:
            self.report(path, line, "missing", f"{name!r} lacks {' and '.join(map(repr, missing))} and is left out")
        if not missing:
            self.fields[kind][name] = merged
            self.places[kind, name] = (path, line)

    def vocabulary(self) -> Vocabulary:
        made: dict[str, Any] = {
            kind: tuple(_KINDS[kind](**fields) for _, fields in sorted(entries.items()))
            for kind, entries in self.fields.items()
        }
        return Vocabulary(**made)


def _plain_value(node: Node) -> Any:
    """Return a node as text, list or dict, None where it is empty. Text stays as written: `no` is Norway's code."""
    if isinstance(node, Scalar):
        return None if node.value is None else node.text
    if isinstance(node, ListNode):
        return [_plain_value(part) for part in node.nodes]
    return {field.key: value for field in node.fields if (value := _plain_value(field.node)) is not None}


def _converted(key: str, value: Any, kind: Any) -> Any:
    """Return a field's value in its type. Raises msgspec.ValidationError or ValueError for a wrong one."""
    if kind is bool:
        if value not in ("true", "false"):
            raise ValueError("must be true or false")
        return value == "true"
    if get_origin(kind) is Literal and value not in get_args(kind):
        said = repr(value) if isinstance(value, str) else "more than a word"
        raise ValueError(f"cannot be {said}; {suggest(str(value), get_args(kind))}")
    converted = msgspec.convert(value, kind)
    dates = [date for role in converted for date in (role.start, role.end)] if key == "roles" else []
    for date in filter(None, [converted] if key in ("date", "end") else dates):
        parse_edtf(date)
    if key == "source":
        return web_address(converted)
    if key == "roles" and any(_is_reversed(role.start, role.end) for role in converted):
        raise ValueError("one of them ends before it begins")
    if isinstance(converted, tuple) and any(isinstance(text, str) and not text.strip() for text in converted):
        raise ValueError("holds an empty text")
    return converted


def _is_reversed(start: str | None, end: str | None) -> bool:
    """Say whether an end lies before its start; False where one of the two is not given."""
    first = parse_edtf(start).earliest if start else None
    last = parse_edtf(end).latest if end else None
    return first is not None and last is not None and last < first


def _in_words(message: str) -> str:
    """Return a validation message in words of YAML rather than of Python."""
    message = _WHERE.sub("", message).replace(" | null`", "`")
    for word, plain in (("`str`", "text"), ("`array`", "a list"), ("`object`", "'key: value' lines")):
        message = message.replace(word, plain)
    message = _EXPECTED.sub(r"must be \1, not \2", message)
    return message.replace("Object contains", "holds an")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" where a known id is spelled nearly so, otherwise nothing: ids are too many to list."""
    # Of thousands of ids one has some letters of any word in order: 0.6 took "ocha" for what "nosuchtag" meant.
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.75)
    return f"did you mean {near[0]!r}?" if near else ""


def id_hint(given: str, names: Mapping[str, str]) -> str:
    """Return what to give in place of an id that nothing has, where `names` are those of all entities by their ids.

    A name is what whoever does not know the ids gives.
    """
    meant = next((entity for entity, name in names.items() if name.casefold() == given.casefold()), "")
    near = f"did you mean {meant!r}?" if meant else did_you_mean(given, names)
    return near or "the desk of archive-gen serve offers all ids, and inspect prints those of a text's own tags"


def _check_references(vocabulary: Vocabulary, reading: _Reading) -> None:
    """Report ids that an entry names and no entry has."""
    countries = {country.id for country in vocabulary.countries}
    actors = {actor.id for actor in vocabulary.actors}
    topics = {topic.id for topic in vocabulary.topics}
    events = {event.id for event in vocabulary.events}

    def check(kind: str, name: str, field: str, given: Iterable[str], known: set[str]) -> None:
        for reference in given:
            if reference not in known:
                path, line = reading.places[kind, name]
                message = f"{name!r} names {reference!r} in {field!r}, which is not a known id"
                reading.report(path, line, "reference", message, did_you_mean(reference, known))

    for actor in vocabulary.actors:
        check("actors", actor.id, "country", [actor.country] if actor.country else [], countries)
    for event in vocabulary.events:
        check("events", event.id, "countries", event.countries, countries)
        check("events", event.id, "actors", event.actors, actors)
        check("events", event.id, "topics", event.topics, topics)
        check("events", event.id, "earlier", [event.earlier] if event.earlier else [], events)


def _check_former_ids(vocabulary: Vocabulary, reading: _Reading) -> None:
    """Report a former id that is still an entity's id, or that two entities had."""
    claims: dict[tuple[Facet, str], str] = {}
    for kind, entities in vocabulary.entities.items():
        for entity in entities:
            for old in entity.was:
                first = claims.setdefault((kind, old), entity.id)
                if old in reading.fields[kind] or first != entity.id:
                    path, line = reading.places[kind, entity.id]
                    other = old if old in reading.fields[kind] else first
                    message = f"{old!r}, which {entity.id!r} was, belongs to {other!r} in {kind!r}"
                    reading.report(path, line, "duplicate", message, "take it out of 'was'")


def _check_forms(vocabulary: Vocabulary, reading: _Reading) -> None:
    """Report a form that two entities of one kind claim where neither says that it is ambiguous.

    Surnames may be shared: the text around tells whose they are.
    """
    claims: dict[tuple[str, str], str] = {}

    def claim(kind: str, name: str, forms: Iterable[str], hint: str) -> None:
        for form in forms:
            first = claims.setdefault((kind, form), name)
            if first != name:
                path, line = max(reading.places[kind, first], reading.places[kind, name])
                reading.report(path, line, "shared", f"{form!r} names both {first!r} and {name!r}", hint)

    for country in vocabulary.countries:
        free = {country.name, *country.aliases, *country.demonyms, *country.capitals, *country.metonyms}
        hint = "take it out of one of them, or list it under 'ambiguous' too"
        claim("countries", country.id, sorted(free - set(country.ambiguous)), hint)
    for topic in vocabulary.topics:
        for trigger in topic.triggers:
            if PLACEHOLDER in trigger and not trigger.startswith(PLACEHOLDER) and not trigger.endswith(PLACEHOLDER):
                path, line = reading.places["topics", topic.id]
                message = f"{trigger!r} of {topic.id!r} holds {PLACEHOLDER} in its middle"
                reading.report(path, line, "value", message, "put it at the start or the end")
    for actor in vocabulary.actors:
        if actor.rule != "context":
            claim("actors", actor.id, sorted({actor.name, *actor.aliases}), "take it out of one of them")
