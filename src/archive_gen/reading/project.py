"""The readings of a project's captures: those kept that still hold, and new ones of the others.

What was read of a capture is kept by all that it was made of: the capture's bytes and name, its sidecar's, the
program, the vocabulary, and those lines that the archive shares which the reader asked about. It is
used again where all of that is the same, and in no other case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from archive_gen.archive import Traits
from archive_gen.edges.cache import Cache, Kept, RecordsLost, digest_of, unpacked
from archive_gen.edges.survey import Seen, Survey, open_place
from archive_gen.model import Capture
from archive_gen.problems import Problem
from archive_gen.reading.readers import Reader
from archive_gen.reading.readings import READINGS, Packed, Read, Reading, among, beside_another, with_own_ids
from archive_gen.shared_lines import LineKeys, SharedLines, learn_again, learn_shared_lines
from archive_gen.stacks import InMemory, Stacks

_AT_ONCE = 256

T = TypeVar("T")


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
_SHARED_LINES = msgspec.msgpack.Decoder(SharedLines)


class ReadBy(NamedTuple):
    """The digests of what reads captures."""

    program: bytes
    vocabulary: bytes


def read_project(root: Path, survey: Survey, by: ReadBy, *, cache: Cache, reader: Reader) -> Read:
    """Return the readings of a project's captures: those kept that still hold, and new ones of the others."""
    found = _Found(root, {one.place.source: one for one in survey.seen})
    beside = {name: one for name, kept in cache.rows("lines") if (one := unpacked(_BESIDE, kept))}
    before = {name: one.facts for name, one in beside.items()}
    same = {name: facts for name, facts in before.items() if name in found and facts.made == found.made(name, by)}
    found.open(found.seen.keys() - same.keys())
    keys = _line_keys(found, found.captures, reader)
    last_key = _key_of_all({name: facts.key for name, facts in before.items()})
    last = unpacked(_SHARED_LINES, Kept(last_key, cache.read_one("shared_lines", "all", last_key) or b""))
    shared = _learn(last, beside, same.keys(), list(keys.values()))
    # The records take the room of what all lines of the archive were compared by.
    del beside
    holding = _Holding(before, same, shared.keys, all_hold=last is not None and last.keys == shared.keys)
    readings, former = _read_kept(cache, holding, by.program)
    late = found.open(found.seen.keys() - readings.keys() - found.captures.keys())
    keys |= _line_keys(found, sorted(found.captures.keys() & same.keys()), reader)
    packed = reader.read([found.captures[name] for name in sorted(found.captures)], shared.keys)
    anew = _take_in(zip(sorted(found.captures), packed, strict=True), found, by, keys, cache)
    readings |= anew.readings
    cache.write_at_once({"reading": {}, "record": {}, "lines": {}}, before.keys() - found.seen.keys())
    # What was opened late may have changed since its lines were compared.
    held = {name: facts.key for name, facts in same.items() if name not in late}
    key = _key_of_all(held | {name: facts.key for name, facts in anew.facts.items()})
    if not late and (last is None or key != last_key):
        cache.write("shared_lines", {"all": Kept(key, msgspec.msgpack.encode(shared))})
    return Read(
        readings=with_own_ids(readings[name] for name in found.seen),
        stacks=_stacks(cache, anew.records, readings),
        shared_lines=shared.keys,
        former=former,
        unread=(*survey.unread, *found.faults.values()),
        problems=survey.problems,
        read_again={name: _why(before.get(name), facts) for name, facts in anew.facts.items()},
    )


def _line_keys(found: _Found, names: Iterable[str], reader: Reader) -> dict[str, LineKeys]:
    """Return the keys of the lines of captures that were opened, by the captures' names."""
    opened = {name: found.captures[name] for name in names}
    return dict(zip(opened, reader.line_keys([*opened.values()]), strict=True))


class _Anew(NamedTuple):
    """What was read of captures again, by their names; of the records those that the cache does not keep."""

    readings: dict[str, Reading]
    facts: dict[str, _Facts]
    records: dict[str, bytes]


def _take_in(
    packed: Iterable[tuple[str, Packed]], found: _Found, by: ReadBy, keys: Mapping[str, LineKeys], cache: Cache
) -> _Anew:
    """Keep what was read of captures, and return it. Some at a time: all of them as bytes would be as much again."""
    anew = _Anew({}, {}, {})
    for some in _batches(packed):
        facts = {name: _facts(found.made(name, by), one) for name, one in some}
        anew.records.update(_keep(cache, some, facts, keys))
        anew.readings.update({name: READINGS.decode(one.reading) for name, one in some})
        anew.facts.update(facts)
    return anew


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

    def made(self, name: str, by: ReadBy) -> _Made:
        """Return what a reading of the capture is made of."""
        seen = self.seen[name]
        return _Made(*by, seen.content, seen.sidecar)

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
        return facts is not None and (self.all_hold or facts.shared == among(facts.asked, self.shared_lines))


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
            readings[name] = READINGS.decode(kept.value)
        elif few_changed and was.made.program == program:
            # What another program has kept can have other traits.
            former |= _traits_by_marks(READINGS.decode(kept.value))
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


def _key_of_all(keys: Mapping[str, bytes]) -> bytes:
    """Return the digest of captures' names and the keys of their readings.

    The shared lines that are kept under it were learnt from those captures, and with them each of these was read.
    """
    names = sorted(keys)
    return digest_of("\0".join(names).encode("utf-8", "surrogatepass"), b"".join([keys[name] for name in names]))


def _learn(
    last: SharedLines | None, beside: Mapping[str, _Beside], same: Set[str], now: Sequence[LineKeys]
) -> SharedLines:
    """Return the lines that captures share which are the `same` or new, `now`.

    `last` are those that all had in common of which something is kept; None where that is not known.
    """
    others = [beside[name].keys for name in same]
    former = [beside[name].keys for name in beside.keys() - same]
    again = learn_again(last, former, now, others) if last else None
    return again or learn_shared_lines([*now, *others])


def _traits_by_marks(reading: Reading) -> dict[bytes, Traits]:
    """Return the traits of a record by each mark that its card could have."""
    if reading.card is None or reading.traits is None:
        return {}
    return dict.fromkeys((reading.card.mark, beside_another(reading.card).mark), reading.traits)


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
