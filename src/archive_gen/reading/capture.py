"""A capture into a tagged record: the part of a build that goes a capture at a time, so in parallel.

To import this takes a good part of the time of a build after one change, so that a build imports it where it has
much to read, and leaves a few captures to a process beside it (readers.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from archive_gen.archive import make_card, traits_of
from archive_gen.edges.pool import Run
from archive_gen.loader import Knowledge, line_keys, load_record, make_knowledge, unpack_knowledge
from archive_gen.model import Capture, Record, TaggedRecord
from archive_gen.reading.readings import READINGS, Packed, Read, Reading, among, packed_keys, with_own_ids
from archive_gen.shared_lines import LineKeys, learn_shared_lines
from archive_gen.stacks import InMemory, mark_of, pack_record
from archive_gen.tagger import Gazetteer, tag_record

_HALF = re.compile("[\ud800-\udfff]")


class Tools(NamedTuple):
    """What reading a capture needs, made once in each process."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    shared_lines: frozenset[int]


def make_tools(gazetteer: Gazetteer, shared_lines: frozenset[int], packed: bytes | None = None) -> Tools:
    """Return what captures are read with in an archive that shares some lines; `packed` is knowledge that was kept."""
    knowledge = make_knowledge(gazetteer.vocabulary) if packed is None else unpack_knowledge(packed)
    return Tools(knowledge, gazetteer, shared_lines)


def read_all(captures: Iterable[Capture], gazetteer: Gazetteer, *, run: Run, beside: Iterable[Capture] = ()) -> Read:
    """Return the reading of each capture, with the records in memory.

    What the captures share is learned from them and from those `beside` them, which are not read.
    """
    ordered = sorted(captures, key=lambda capture: capture.source)
    archive = {capture.source: capture for capture in [*beside, *ordered]}
    shared = learn_shared_lines(run(keys_of_lines, archive.values(), make_context=nothing)).keys
    packed = list(run(read_captures, ordered, make_context=partial(make_tools, gazetteer, shared)))
    records = {capture.source: one.record for capture, one in zip(ordered, packed, strict=True)}
    return Read(with_own_ids(READINGS.decode(one.reading) for one in packed), InMemory(records), shared)


def nothing() -> None:
    """Return the context of what needs none."""


def keys_of_lines(_: None, captures: Iterable[Capture]) -> list[LineKeys]:
    """Return the keys of each capture's lines, by which captures are compared."""
    return [line_keys(capture) for capture in captures]


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


def read_one(tools: Tools, capture: Capture) -> Read:
    """Return the reading of a capture by itself; its record's id is its name, whatever others are called."""
    [packed] = read_captures(tools, [capture])
    return Read([READINGS.decode(packed.reading)], InMemory({capture.source: packed.record}))


def read_captures(tools: Tools, captures: Sequence[Capture]) -> list[Packed]:
    """Load and tag a batch of captures: the part of a build that runs in parallel."""
    asked = [_Asked(tools.shared_lines) for _ in captures]
    loaded = [load_record(capture, tools.knowledge, one) for capture, one in zip(captures, asked, strict=True)]
    made = iter(_make([record for record, _ in loaded if record is not None], tools.gazetteer))
    readings = [(Reading(None, problems), b"") if record is None else next(made) for record, problems in loaded]
    keys = [packed_keys(sorted(one.keys)) for one in asked]
    return [
        Packed(msgspec.msgpack.encode(reading), packed, own, among(own, tools.shared_lines))
        for (reading, packed), own in zip(readings, keys, strict=True)
    ]


def _make(records: Sequence[Record], gazetteer: Gazetteer) -> list[tuple[Reading, bytes]]:
    """Return the reading of each record once it is tagged, and the tagged record packed."""
    entries = [_pack(tag_record(record, gazetteer)) for record in records]
    cards = [make_card(tagged, mark_of(packed)) for tagged, packed in entries]
    traits = [traits_of(tagged) for tagged, _ in entries]
    return [
        (Reading(card, (*tagged.record.problems, *tagged.problems), found), packed)
        for (tagged, packed), card, found in zip(entries, cards, traits, strict=True)
    ]


def _pack(tagged: TaggedRecord) -> tuple[TaggedRecord, bytes]:
    try:
        return tagged, pack_record(tagged)
    except UnicodeEncodeError:
        # JSON within a page can name half a character ("\\ud83d"), which no file can hold.
        whole = msgspec.convert(_with_whole_characters(msgspec.to_builtins(tagged)), TaggedRecord)
        return whole, pack_record(whole)


def _with_whole_characters(value: object) -> object:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _with_whole_characters(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_whole_characters(one) for one in value]
    return value
