"""Captures into tagged records: the part of a build that goes a capture at a time, so in parallel, and is kept.

What was read of a capture is kept by all that it was made of: the capture's bytes and name, its sidecar's, the
program, the vocabulary, and those lines that the archive shares which the reader asked about. It is
used again where all of that is the same, and in no other case.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from archive_gen.archive import Traits, make_card, traits_of
from archive_gen.edges.cache import Cache, Kept, RecordsLost, digest_of, unpacked
from archive_gen.edges.survey import Seen, Survey, open_place
from archive_gen.loader import (
    Frame,
    Knowledge,
    LineKeys,
    learn_again,
    learn_frame,
    learn_shared_lines,
    line_keys,
    load_record,
    make_knowledge,
)
from archive_gen.model import Capture, Card, TaggedRecord
from archive_gen.problems import Problem
from archive_gen.stacks import InMemory, Stacks, mark_of, pack_record
from archive_gen.tagger import Gazetteer, tag_record

_AT_ONCE = 256
_HALF = re.compile("[\ud800-\udfff]")

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Run(Protocol):
    """A map that keeps the order: in this process, or in many."""

    def __call__(
        self, function: Callable[[C, T], R], parts: Iterable[T], *, make_context: Callable[[], C]
    ) -> Iterable[R]: ...


class Tools(NamedTuple):
    """What reading a capture needs, made once in each process."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    shared_lines: frozenset[int]


class Reading(NamedTuple):
    """What became of one capture, without the record itself; no card where it holds none."""

    card: Card | None
    problems: tuple[Problem, ...]
    traits: Traits | None = None


class Read(NamedTuple):
    """The readings in source order, each record with an id of its own, and where the records are."""

    readings: list[Reading]
    stacks: Stacks


def read_all(captures: Iterable[Capture], gazetteer: Gazetteer, *, run: Run, beside: Iterable[Capture] = ()) -> Read:
    """Return the reading of each capture, with the records in memory.

    What the captures share is learned from them and from those `beside` them, which are not read.
    """
    ordered = sorted(captures, key=lambda capture: capture.source)
    archive = {capture.source: capture for capture in [*beside, *ordered]}
    shared = learn_shared_lines(run(line_keys_of, archive.values(), make_context=_nothing))
    packed = list(run(read_capture, ordered, make_context=partial(_make_tools, gazetteer, shared)))
    records = {capture.source: one.record for capture, one in zip(ordered, packed, strict=True)}
    return Read(with_own_ids(_READINGS.decode(one.reading) for one in packed), InMemory(records))


def _nothing() -> None:
    return None


def line_keys_of(_: None, capture: Capture) -> LineKeys:
    """Return the keys of a capture's lines, by which captures are compared."""
    return line_keys(capture)


def _make_tools(gazetteer: Gazetteer, shared_lines: frozenset[int]) -> Tools:
    return Tools(make_knowledge(gazetteer.vocabulary), gazetteer, shared_lines)


class _Asked(Container[int]):
    """The lines that the archive shares, and which keys were looked for among them; one for each capture.

    The loader remembers lines from one capture to the next, but asks this of each of them anew.
    """

    def __init__(self, shared_lines: frozenset[int]) -> None:
        self._shared_lines = shared_lines
        self.keys: set[int] = set()

    def __contains__(self, key: object) -> bool:
        if isinstance(key, int):
            self.keys.add(key)
        return key in self._shared_lines


class Packed(NamedTuple):
    """A reading and the record as bytes, with the keys of lines that they were made with: all that were asked for,
    and those shared. No record is b"".

    As bytes they go from a worker to its parent, and into the cache, in a fraction of the time.
    """

    reading: bytes
    record: bytes
    asked: bytes
    shared: bytes


_READINGS = msgspec.msgpack.Decoder(Reading)


def read_one(tools: Tools, capture: Capture) -> Read:
    """Return the reading of a capture by itself; its record's id is its name, whatever others are called."""
    packed = read_capture(tools, capture)
    return Read([_READINGS.decode(packed.reading)], InMemory({capture.source: packed.record}))


def read_capture(tools: Tools, capture: Capture) -> Packed:
    """Load and tag one capture: the part of a build that runs in parallel."""
    asked = _Asked(tools.shared_lines)
    record, problems = load_record(capture, tools.knowledge, asked)
    reading, packed = Reading(None, problems), b""
    if record is not None:
        tagged = tag_record(record, tools.gazetteer)
        try:
            packed = pack_record(tagged)
        except UnicodeEncodeError:
            # JSON within a page can name half a character ("\\ud83d"), which no file can hold.
            tagged = msgspec.convert(_with_whole_characters(msgspec.to_builtins(tagged)), TaggedRecord)
            packed = pack_record(tagged)
        card = make_card(tagged, mark_of(packed))
        reading = Reading(card, (*tagged.record.problems, *tagged.problems), traits_of(tagged))
    keys = _packed_keys(sorted(asked.keys))
    return Packed(msgspec.msgpack.encode(reading), packed, keys, _among(keys, tools.shared_lines))


def _with_whole_characters(value: object) -> object:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _with_whole_characters(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_whole_characters(one) for one in value]
    return value


def _packed_keys(keys: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(keys)}Q", *keys)


def _among(packed: bytes, shared_lines: frozenset[int]) -> bytes:
    """Return those of some keys that lines of the archive share."""
    keys = struct.unpack(f"<{len(packed) // 8}Q", packed)
    return _packed_keys([key for key in keys if key in shared_lines])


def with_own_ids(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, in source order, with record ids that differ by more than upper and lower case.

    The id is the capture's name; where two share one, the first in source order keeps it and the others take
    a part of their path's hash, which stays theirs whatever else comes or goes.
    """
    taken: set[str] = set()
    found = []
    for reading in readings:
        if card := reading.card:
            if card.id.casefold() in taken:
                card = _beside_another(card)
                reading = reading._replace(card=card)
            taken.add(card.id.casefold())
        found.append(reading)
    return found


def _beside_another(card: Card) -> Card:
    """Return the card with the id that the record has where another has its own."""
    own = f"{card.id}-{sha256(card.source.encode()).hexdigest()[:6]}"
    return msgspec.structs.replace(card, id=own, mark=mark_of(card.mark + own.encode()))


class _Made(NamedTuple):
    """What a reading was made of, each part by its digest; no sidecar is b""."""

    program: bytes
    vocabulary: bytes
    content: bytes
    sidecar: bytes


_WHY = {"program": "the program changed", "vocabulary": "the vocabulary changed", "content": "its bytes changed",
        "sidecar": "its sidecar changed"}  # fmt: skip


class _Facts(NamedTuple):
    """The little by which is told whether a reading still holds. `asked` and `shared` are as in `Packed`; `key` tells
    the reading from every other one of the capture."""

    made: _Made
    asked: bytes
    shared: bytes
    key: bytes


class _Beside(NamedTuple):
    """What is kept of a capture beside its reading."""

    facts: _Facts
    keys: LineKeys


_BESIDE = msgspec.msgpack.Decoder(_Beside)
_FRAME = msgspec.msgpack.Decoder(Frame)


class ProjectReading(NamedTuple):
    """The readings in source order, and where the records are; the traits of records that are no longer what they were,
    by their cards' marks; the problems of captures that could not be opened, and of sidecars that could not; why a
    capture was read again, by its source; and what makes the tools that they were read with."""

    readings: list[Reading]
    stacks: Stacks
    former: Mapping[bytes, Traits]
    unread: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    read_again: Mapping[str, str]
    make_tools: Callable[[], Tools]


class Readers(NamedTuple):
    """The digests of what reads captures."""

    program: bytes
    vocabulary: bytes


def read_project(
    root: Path, survey: Survey, gazetteer: Gazetteer, readers: Readers, *, cache: Cache, run: Run
) -> ProjectReading:
    """Return the readings of a project's captures: those kept that still hold, and new ones of the others."""
    found = _Found(root, {one.place.source: one for one in survey.seen})
    beside = {name: one for name, kept in cache.rows("lines") if (one := unpacked(_BESIDE, kept))}
    before = {name: one.facts for name, one in beside.items()}
    same = {name: facts for name, facts in before.items() if name in found and facts.made == found.made(name, readers)}
    found.open(found.seen.keys() - same.keys())
    keys = dict(zip(found.captures, run(line_keys_of, found.captures.values(), make_context=_nothing), strict=True))
    last_key = _frame_key({name: facts.key for name, facts in before.items()})
    last = unpacked(_FRAME, Kept(last_key, cache.read_one("frame", "lines", last_key) or b""))
    frame = _learn(last, beside, same.keys(), list(keys.values()))
    # The records take the room of what all lines of the archive were compared by.
    del beside
    holding = _Holding(before, same, frame.lines, all_hold=last is not None and last.lines == frame.lines)
    readings, former = _read_kept(cache, holding, readers.program)
    late = found.open(found.seen.keys() - readings.keys() - found.captures.keys())
    keys |= {name: line_keys(found.captures[name]) for name in found.captures.keys() & same.keys()}
    tools = partial(_make_tools, gazetteer, frame.lines)
    waiting = sorted(found.captures)
    packed = run(read_capture, [found.captures[name] for name in waiting], make_context=tools)
    read_again: dict[str, str] = {}
    in_memory: dict[str, bytes] = {}
    row_keys = {name: facts.key for name, facts in same.items() if name not in late}
    # Some at a time: all of them as bytes would be as much again as the records.
    for some in _batches(zip(waiting, packed, strict=True)):
        facts = {name: _facts(found.made(name, readers), one) for name, one in some}
        in_memory |= _keep(cache, some, facts, keys)
        readings |= {name: _READINGS.decode(one.reading) for name, one in some}
        read_again |= {name: _why(before.get(name), one) for name, one in facts.items()}
        row_keys |= {name: one.key for name, one in facts.items()}
    cache.write_at_once({"reading": {}, "record": {}, "lines": {}}, before.keys() - found.seen.keys())
    # What was opened late may have changed since its lines were compared.
    key = _frame_key(row_keys)
    if not late and (last is None or key != last_key):
        cache.write("frame", {"lines": Kept(key, msgspec.msgpack.encode(frame))})
    return ProjectReading(
        with_own_ids(readings[name] for name in found.seen),
        _stacks(cache, in_memory, readings),
        former,
        (*survey.unread, *found.faults.values()),
        survey.problems,
        read_again,
        tools,
    )


class _Found:
    """A project's captures by name: as they were seen, and with what is in those that were opened.

    `faults` are the problems of those that could not be.
    """

    def __init__(self, root: Path, seen: dict[str, Seen]) -> None:
        self.seen = seen
        self.captures: dict[str, Capture] = {}
        self.faults: dict[str, Problem] = {}
        self._root = root

    def __contains__(self, name: str) -> bool:
        return name in self.seen

    def made(self, name: str, readers: Readers) -> _Made:
        """Return what a reading of the capture is made of."""
        seen = self.seen[name]
        return _Made(*readers, seen.content, seen.sidecar)

    def open(self, names: Iterable[str]) -> frozenset[str]:
        """Open captures, and return their names. They are seen then as they now stand; one that is gone is no more."""
        opened = frozenset(names)
        for name in sorted(opened):
            found, problems = open_place(self._root, self.seen[name].place)
            if found:
                self.seen[name], self.captures[name] = found
            else:
                del self.seen[name]
                self.faults |= {problem.path: problem for problem in problems}
        return opened


class _Holding(NamedTuple):
    """By what is told whether a reading that was kept still holds.

    `before` are the facts of all that are kept, `same` of those whose capture and readers are the same; with `all_hold`
    the archive shares the lines that it shared, so that each of these holds.
    """

    before: Mapping[str, _Facts]
    same: Mapping[str, _Facts]
    shared_lines: frozenset[int]
    all_hold: bool

    def holds(self, name: str) -> bool:
        facts = self.same.get(name)
        return facts is not None and (self.all_hold or facts.shared == _among(facts.asked, self.shared_lines))


def _read_kept(cache: Cache, holding: _Holding, program: bytes) -> tuple[dict[str, Reading], dict[bytes, Traits]]:
    """Return the kept readings that hold, by name; and of the others the traits that their records had, by the marks
    of their cards, where few have changed."""
    readings: dict[str, Reading] = {}
    former: dict[bytes, Traits] = {}
    few_changed = len(holding.same) > len(holding.before) / 2
    for name, kept in cache.rows("reading"):
        was = holding.before.get(name)
        if was is None or kept.key != was.key:
            continue
        if holding.holds(name):
            readings[name] = _READINGS.decode(kept.value)
        elif few_changed and was.made.program == program:
            # What another program has kept can have other traits.
            former |= _traits_by_marks(_READINGS.decode(kept.value))
    return readings, former


def _keep(
    cache: Cache, some: Iterable[tuple[str, Packed]], facts: Mapping[str, _Facts], keys: Mapping[str, LineKeys]
) -> dict[str, bytes]:
    """Keep what was read of some captures. Returns their records where there is no cache, b"" for none."""
    besides = {name: _Beside(one, keys[name]) for name, one in facts.items()}
    # With a part of it the next build would take the record that was kept before for the one of this reading.
    cache.write_at_once(
        {
            "reading": {name: Kept(facts[name].key, one.reading) for name, one in some},
            "lines": {name: Kept(b"", msgspec.msgpack.encode(one)) for name, one in besides.items()},
            "record": {name: Kept(b"", one.record) for name, one in some},
        }
    )
    return {} if cache.path else {name: one.record for name, one in some}


def _frame_key(keys: Mapping[str, bytes]) -> bytes:
    """Return the digest of captures' names and the keys of their readings.

    A frame that is kept under it was learnt from those captures, and with it each of them was read.
    """
    names = sorted(keys)
    return digest_of("\0".join(names).encode("utf-8", "surrogatepass"), b"".join([keys[name] for name in names]))


def _learn(last: Frame | None, beside: Mapping[str, _Beside], same: Set[str], now: Sequence[LineKeys]) -> Frame:
    """Return the frame of the captures that are the `same` and of those that are new, `now`; `last` is that of all
    that is kept beside readings, None where it is not known."""
    others = [beside[name].keys for name in same]
    former = [beside[name].keys for name in beside.keys() - same]
    again = learn_again(last, former, now, others) if last else None
    return again or learn_frame([*now, *others])


def _traits_by_marks(reading: Reading) -> dict[bytes, Traits]:
    """Return the traits of a record by each mark that its card could have."""
    if reading.card is None or reading.traits is None:
        return {}
    return dict.fromkeys((reading.card.mark, _beside_another(reading.card).mark), reading.traits)


def _stacks(cache: Cache, in_memory: Mapping[str, bytes], readings: Collection[str]) -> Stacks:
    """Return where the records of the readings are. Raises RecordsLost where they were kept, and no longer are."""
    if kept := cache.stacks():
        return kept
    if in_memory.keys() < set(readings):
        raise RecordsLost(cache.note)
    return InMemory(in_memory)


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(found)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch


def _facts(made: _Made, packed: Packed) -> _Facts:
    return _Facts(made, packed.asked, packed.shared, digest_of(*made, packed.shared))


def _why(before: _Facts | None, now: _Facts) -> str:
    if before is None:
        return "new"
    changed = [name for name, was, one in zip(_Made._fields, before.made, now.made, strict=True) if was != one]
    if changed:
        return " and ".join(_WHY[name] for name in changed)
    return "lines that the archive shares changed" if before.shared != now.shared else "its reading was lost"
