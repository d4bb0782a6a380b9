"""The shipped knowledge, made once for all tests that load captures."""

from __future__ import annotations

from functools import cache

from archive_gen.loader import Knowledge, make_knowledge
from archive_gen.vocabulary import read_vocabulary, shipped_files


@cache
def shipped_knowledge() -> Knowledge:
    vocabulary, problems = read_vocabulary(shipped_files())
    assert problems == ()
    return make_knowledge(vocabulary)
