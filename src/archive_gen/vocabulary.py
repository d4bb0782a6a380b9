"""The entities and dated events that records are read with, as the vocabulary files give them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any, Literal

import msgspec
import yaml

from archive_gen.edtf import parse_edtf
from archive_gen.problems import Problem, sorted_problems

LONGEST_FILE = 4 * 1024 * 1024
DEEPEST = 12
SHIPPED = ("actors.yaml", "countries.yaml", "events.yaml", "topics.yaml")

ActorKind = Literal["person", "organisation"]
SurnameRule = Literal["free", "free_case", "after_full", "title", "full_only", "case", "context"]
Relation = Literal["exact", "close", "broader", "narrower"]


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
    iso3: str | None = None
    un_member: bool = False
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = {}
    ambiguous: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    presumed: bool = False
    wikidata: str | None = None
    was: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()


class MediaTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A concept of the IPTC Media Topics. `relation` is what it is to our topic: broader means that it is."""

    id: str
    label: str
    relation: Relation


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic, with words that speak for it by themselves (`triggers`) or only beside others (`weak`).

    `between_leaders` speak for it in a headline that names leaders of two countries. `native` holds
    triggers in other languages by language tag.
    """

    id: str
    label: str
    definition: str = ""
    triggers: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    between_leaders: tuple[str, ...] = ()
    native: Mapping[str, tuple[str, ...]] = {}
    false_friends: tuple[str, ...] = ()
    iptc: MediaTopic | None = None
    wikidata: str | None = None
    was: tuple[str, ...] = ()


class DatedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened on known days: `date` to `end`, EDTF days; `end` is None for a single day.

    `phrases` are words by which a later text names it. Where it was `foretold`, they may also look
    ahead to it, so they need words beside them that say it is past.
    """

    id: str
    date: str
    name: str
    end: str | None = None
    place: str = ""
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    description: str = ""
    verified: bool = False
    foretold: bool = False
    phrases: tuple[str, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True):
    """Everything that is known of entities and events, each kind sorted by id."""

    actors: tuple[Actor, ...] = ()
    countries: tuple[Country, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[DatedEvent, ...] = ()

    def actors_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def countries_by_id(self) -> dict[str, Country]:
        return {country.id: country for country in self.countries}

    def topics_by_id(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    def events_by_id(self) -> dict[str, DatedEvent]:
        return {event.id: event for event in self.events}


_KINDS: dict[str, type[msgspec.Struct]] = {
    "actors": Actor,
    "countries": Country,
    "events": DatedEvent,
    "topics": Topic,
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
    # Where a whole file could not be read, every reference into it would be a problem that is none.
    if not any(problem.code == "vocabulary-yaml" for problem in reading.problems):
        _check_references(vocabulary, reading)
    _check_forms(vocabulary, reading)
    return vocabulary, sorted_problems(reading.problems)


# --- YAML, with lines ---------------------------------------------------------------------------------------------


class _PlainResolver:
    """Leaves every scalar the text that it is: `no` is Norway, 2022-08 a month and 012 no octal number."""

    def resolve(self, kind: type, value: str, implicit: object) -> str:
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None

    def check_resolver_prefix(self, depth: int, path: object, node: object, index: object) -> None:
        return None


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class _Composer(CParser, _PlainResolver):
        """Composes a document with the C parser, which takes a fifth of the time."""

else:  # pragma: no cover - where PyYAML was built without libyaml
    from yaml.composer import Composer as _YamlComposer
    from yaml.parser import Parser as _YamlParser
    from yaml.reader import Reader as _YamlReader
    from yaml.scanner import Scanner as _YamlScanner

    class _Composer(_YamlReader, _YamlScanner, _YamlParser, _YamlComposer, _PlainResolver):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            _YamlReader.__init__(self, stream)
            _YamlScanner.__init__(self)
            _YamlParser.__init__(self)
            _YamlComposer.__init__(self)


class _Fault(Exception):
    """What makes a whole file, or a value of it, unreadable."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line, self.message = line, message


def _compose(content: bytes) -> yaml.Node | None:
    """Return the file's node tree, None where it is empty. Raises _Fault for what cannot be read."""
    if len(content) > LONGEST_FILE:
        raise _Fault(0, f"the file is larger than {LONGEST_FILE // 1024 // 1024} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Fault(content.count(b"\n", 0, error.start) + 1, "the file is not UTF-8") from None
    try:
        node: yaml.Node | None = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _Fault(line, f"not valid YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _Fault(0, f"not valid YAML: {str(error).splitlines()[0] if str(error) else 'nested too deep'}") from None
    if node is not None:
        _refuse_aliases(node)
    return node


def _refuse_aliases(root: yaml.Node) -> None:
    """Raise _Fault where a node stands twice: an alias, by which a small file could grow without end."""
    seen: set[int] = set()
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen:
            raise _Fault(_line(node), "YAML aliases (*name) are not allowed here")
        if depth > DEEPEST:
            raise _Fault(_line(node), "nested too deep")
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [(part, depth + 1) for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(part, depth + 1) for part in node.value]


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _pairs(node: yaml.MappingNode, report: Callable[[int, str, str], None]) -> Iterator[tuple[str, int, yaml.Node]]:
    """Yield (key, line, value) of a mapping; a key that stands twice is reported and its second value left out."""
    seen: dict[str, int] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not name:
            report(_line(key), "vocabulary-value", "a key must be a word")
        elif name in seen:
            report(_line(key), "duplicate-key", f"{name!r} stands twice (first in line {seen[name]})")
        else:
            seen[name] = _line(key)
            yield name, _line(key), value


def _value(node: yaml.Node) -> Any:
    """Return a node as text, None, list or dict."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(part) for part in node.value]
    return {str(_value(key)): _value(part) for key, part in node.value}


# --- entries ------------------------------------------------------------------------------------------------------


class _Reading:
    """The fields read so far, by kind and id, with where each entry stands; and the problems."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in _KINDS}
        self.places: dict[tuple[str, str], tuple[str, int]] = {}
        self.problems: list[Problem] = []

    def report(self, path: str, line: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(path, line, code, message, hint, "error"))

    def read_file(self, path: str, content: bytes, *, overrides: bool) -> None:
        try:
            root = _compose(content)
        except _Fault as fault:
            self.report(path, fault.line, "vocabulary-yaml", fault.message, "the whole file is left out")
            return
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            self.report(path, _line(root), "vocabulary-yaml", f"must be a mapping with any of {', '.join(_KINDS)}")
            return
        for kind, line, node in _pairs(root, lambda *found: self.report(path, *found)):
            if kind not in _KINDS:
                self.report(path, line, "unknown-key", f"unknown key {kind!r}", did_you_mean(kind, _KINDS))
            elif not isinstance(node, yaml.SequenceNode):
                self.report(path, line, "vocabulary-value", f"{kind!r} must be a list of entries")
            else:
                self._read_entries(path, kind, node, overrides)

    def _read_entries(self, path: str, kind: str, node: yaml.SequenceNode, overrides: bool) -> None:
        seen: set[str] = set()
        for entry in node.value:
            if not isinstance(entry, yaml.MappingNode):
                self.report(path, _line(entry), "vocabulary-value", f"an entry of {kind!r} must be a mapping")
                continue
            fields, faulty = self._read_fields(path, kind, entry)
            name = fields.get("id")
            if not name:
                self.report(path, _line(entry), "vocabulary-value", f"an entry of {kind!r} without an id is left out")
            elif name in seen or (not overrides and name in self.fields[kind]):
                where = self.places[kind, name]
                message = f"the id {name!r} stands twice in {kind!r} (first in {where[0]}:{where[1]})"
                self.report(path, _line(entry), "duplicate-id", message, "the second entry is left out")
            else:
                seen.add(name)
                self._merge(path, _line(entry), kind, fields, faulty)

    def _read_fields(self, path: str, kind: str, entry: yaml.MappingNode) -> tuple[dict[str, Any], set[str]]:
        """Return the entry's sound fields, each in its type, `remove` among them; and the keys of the faulty ones."""
        types = _FIELD_TYPES[kind]
        faulty: set[str] = set()
        fields: dict[str, Any] = {}
        for key, line, node in _pairs(entry, lambda *found: self.report(path, *found)):
            if key not in types:
                self.report(path, line, "unknown-key", f"unknown key {key!r}", did_you_mean(key, types))
                continue
            value = _value(node)
            if value is None:
                continue
            try:
                fields[key] = _converted(key, value, types[key])
            except (msgspec.ValidationError, ValueError) as error:
                self.report(path, line, "vocabulary-value", f"{key!r}: {_plain(str(error))}", "the key is left out")
                faulty.add(key)
        return fields, faulty

    def _merge(self, path: str, line: int, kind: str, fields: dict[str, Any], faulty: set[str]) -> None:
        name = fields["id"]
        if fields.pop("remove", False):
            if self.fields[kind].pop(name, None) is None:
                hint = did_you_mean(name, self.fields[kind])
                self.report(path, line, "unknown-id", f"there is no {name!r} in {kind!r} to remove", hint)
            self.places.pop((kind, name), None)
            return
        merged = self.fields[kind].get(name, {}) | fields
        missing = [key for key in _KINDS[kind].__struct_fields__ if key in _REQUIRED[kind] and key not in merged]
        if set(missing) & faulty:
            return
        if missing:
            message = f"{name!r} in {kind!r} lacks {' and '.join(map(repr, missing))}"
            self.report(path, line, "vocabulary-value", message, "the entry is left out")
            return
        self.fields[kind][name] = merged
        self.places[kind, name] = (path, line)

    def vocabulary(self) -> Vocabulary:
        made: dict[str, Any] = {
            kind: tuple(_KINDS[kind](**fields) for _, fields in sorted(entries.items()))
            for kind, entries in self.fields.items()
        }
        return Vocabulary(**made)


_REQUIRED = {
    kind: {field.name for field in msgspec.structs.fields(struct) if field.required} for kind, struct in _KINDS.items()
}
_FIELD_TYPES: dict[str, dict[str, Any]] = {
    kind: {field.name: field.type for field in msgspec.structs.fields(struct)} | {"remove": bool}
    for kind, struct in _KINDS.items()
}
_DATES = {"date", "end"}


def _converted(key: str, value: Any, kind: Any) -> Any:
    """Return a field's value in its type. Raises msgspec.ValidationError or ValueError for a wrong one."""
    if kind is bool and isinstance(value, str):
        if value not in ("true", "false"):
            raise ValueError("must be true or false")
        return value == "true"
    if key == "roles":
        roles: tuple[Role, ...] = msgspec.convert(value, kind)
        for role in roles:
            for date in filter(None, (role.start, role.end)):
                parse_edtf(date)
        return roles
    if key in _DATES:
        parse_edtf(value)
    converted = msgspec.convert(value, kind)
    texts = converted if isinstance(converted, tuple) else ()
    if any(isinstance(text, str) and not text.strip() for text in texts):
        raise ValueError("holds an empty text")
    return converted


def _plain(message: str) -> str:
    """Return a validation message in words of YAML rather than of Python."""
    words = {"`str`": "text", "`array`": "a list", "`object`": "a mapping", "`null`": "nothing", "`int`": "a number"}
    for word, plain in words.items():
        message = message.replace(word, plain)
    return message


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or else what is known where that is little."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(known)}" if len(known) <= 24 else ""


# --- checks over all entries ----------------------------------------------------------------------------------------


def _check_references(vocabulary: Vocabulary, reading: _Reading) -> None:
    """Report ids that an entry names and no entry has."""
    countries = {country.id for country in vocabulary.countries}
    actors = {actor.id for actor in vocabulary.actors}
    topics = {topic.id for topic in vocabulary.topics}

    def check(kind: str, name: str, field: str, given: Sequence[str], known: set[str]) -> None:
        for reference in given:
            if reference not in known:
                path, line = reading.places[kind, name]
                code = "unknown-country" if known is countries else "unknown-id"
                message = f"{name!r} names {reference!r} in {field!r}, which is no known id"
                reading.report(path, line, code, message, did_you_mean(reference, known))

    for actor in vocabulary.actors:
        check("actors", actor.id, "country", [actor.country] if actor.country else [], countries)
    for event in vocabulary.events:
        check("events", event.id, "countries", event.countries, countries)
        check("events", event.id, "actors", event.actors, actors)
        check("events", event.id, "topics", event.topics, topics)


def _check_forms(vocabulary: Vocabulary, reading: _Reading) -> None:
    """Report a form that two entities of one kind claim where neither says that it is ambiguous.

    Surnames may be shared: the text around tells whose they are.
    """
    claims: dict[tuple[str, str], str] = {}

    def claim(kind: str, name: str, forms: Iterable[str]) -> None:
        for form in forms:
            first = claims.setdefault((kind, form), name)
            if first != name:
                path, line = max(reading.places[kind, first], reading.places[kind, name])
                message = f"{form!r} names both {first!r} and {name!r}"
                hint = "take it out of one of them, or say that it is ambiguous"
                reading.report(path, line, "shared-form", message, hint if kind == "countries" else hint.split(",")[0])

    for country in vocabulary.countries:
        free = {country.name, *country.aliases, *country.demonyms, *country.capitals, *country.metonyms}
        claim("countries", country.id, sorted(free - set(country.ambiguous)))
    for actor in vocabulary.actors:
        if actor.rule != "context":
            claim("actors", actor.id, sorted({actor.name, *actor.aliases}))
