"""The shipped knowledge, and other vocabularies, made once for all tests of a process."""

from __future__ import annotations

from collections import deque
from functools import cache, lru_cache

from archive_gen.loader import Knowledge, make_knowledge
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
