"""A capture into a tagged record: the part of a build that goes a capture at a time, so in parallel.

To import this takes a good part of the time of a build after one change, so that a build imports it where it has
much to read, and leaves a few captures to a process beside it (readers.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import partial
from typing import NamedTuple

import msgspec

from archive_gen.archive import make_card, traits_of
from archive_gen.edges.pool import Run
from archive_gen.frame import LineKeys, learn_shared_lines
from archive_gen.loader import Knowledge, line_keys, load_record, make_knowledge
from archive_gen.model import Capture, TaggedRecord
from archive_gen.reading.readings import READINGS, Packed, Read, Reading, among, packed_keys, with_own_ids
from archive_gen.stacks import InMemory, mark_of, pack_record
from archive_gen.tagger import Gazetteer, tag_record

_HALF = re.compile("[\ud800-\udfff]")


class Tools(NamedTuple):
    """What reading a capture needs, made once in each process."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    shared_lines: frozenset[int]


def make_tools(gazetteer: Gazetteer, shared_lines: frozenset[int]) -> Tools:
    """Return what captures are read with in an archive that shares some lines."""
    return Tools(make_knowledge(gazetteer.vocabulary), gazetteer, shared_lines)


def read_all(captures: Iterable[Capture], gazetteer: Gazetteer, *, run: Run, beside: Iterable[Capture] = ()) -> Read:
    """Return the reading of each capture, with the records in memory.

    What the captures share is learned from them and from those `beside` them, which are not read.
    """
    ordered = sorted(captures, key=lambda capture: capture.source)
    archive = {capture.source: capture for capture in [*beside, *ordered]}
    shared = learn_shared_lines(run(line_keys_of, archive.values(), make_context=nothing))
    packed = list(run(read_capture, ordered, make_context=partial(make_tools, gazetteer, shared)))
    records = {capture.source: one.record for capture, one in zip(ordered, packed, strict=True)}
    return Read(with_own_ids(READINGS.decode(one.reading) for one in packed), InMemory(records))


def nothing() -> None:
    """Return the context of what needs none."""


def line_keys_of(_: None, capture: Capture) -> LineKeys:
    """Return the keys of a capture's lines, by which captures are compared."""
    return line_keys(capture)


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
    packed = read_capture(tools, capture)
    return Read([READINGS.decode(packed.reading)], InMemory({capture.source: packed.record}))


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
    keys = packed_keys(sorted(asked.keys))
    return Packed(msgspec.msgpack.encode(reading), packed, keys, among(keys, tools.shared_lines))


def _with_whole_characters(value: object) -> object:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _with_whole_characters(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_whole_characters(one) for one in value]
    return value
