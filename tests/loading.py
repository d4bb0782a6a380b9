"""The shipped knowledge, and other vocabularies, made once for all tests of a process; and what is read by them."""

from __future__ import annotations

from collections import deque
from functools import cache, lru_cache

from archive_gen.loader import Knowledge, load_record, make_knowledge
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.prose import look_at
from archive_gen.model import Capture, Record
from archive_gen.tagger import Gazetteer, make_gazetteer
from archive_gen.vocabulary import Vocabulary, read_vocabulary, shipped_files

read_once = lru_cache(maxsize=4)(read_vocabulary)
_compiled: deque[Gazetteer] = deque(maxlen=4)


def compile_once(vocabulary: Vocabulary) -> Gazetteer:
    """Return what `make_gazetteer` does; of one of the last vocabularies the same as the last time."""
    made = next((one for one in _compiled if one.vocabulary is vocabulary), None)
    if made is None:
        made = make_gazetteer(vocabulary)
        _compiled.append(made)
    return made


@cache
def shipped_vocabulary() -> Vocabulary:
    vocabulary, problems = read_once(shipped_files())
    assert problems == ()
    return vocabulary


@cache
def shipped_gazetteer() -> Gazetteer:
    return compile_once(shipped_vocabulary())


@cache
def shipped_knowledge() -> Knowledge:
    return make_knowledge(shipped_vocabulary())


def record_of(text: str, source: str = "case.txt") -> Record:
    """Return the record of a capture that holds the text."""
    record = load_record(Capture(source, text.encode()), shipped_knowledge()).record
    assert record is not None
    return record


def noise_of(line: str) -> str | None:
    """Return as what noise a line is known by itself, None for what is none."""
    return look_at(make_units(split_lines(line)), shipped_noise(), {})[0].noise
