"""A capture read as a build reads it, stage by stage."""

from __future__ import annotations

from functools import cache

from archive_gen.archive import traits_of
from archive_gen.loader import line_keys, load_record
from archive_gen.model import Capture, TaggedRecord
from archive_gen.tagger import Gazetteer, make_gazetteer, tag_record
from archive_gen.vocabulary import read_vocabulary, shipped_files
from loading import shipped_knowledge


@cache
def shipped_gazetteer() -> Gazetteer:
    return make_gazetteer(read_vocabulary(shipped_files())[0])


def read(content: bytes, ending: str = "txt") -> TaggedRecord | None:
    """Return the tagged record of a capture, None where it holds none."""
    capture = Capture(f"articles/a.{ending}", content)
    line_keys(capture)
    record = load_record(capture, shipped_knowledge()).record
    if record is None:
        return None
    tagged = tag_record(record, shipped_gazetteer())
    traits_of(tagged)
    return tagged
