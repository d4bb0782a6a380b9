"""A capture read as a build reads it, stage by stage."""

from __future__ import annotations

from archive_gen.archive import traits_of
from archive_gen.loader import line_keys, load_record
from archive_gen.model import Capture, TaggedRecord
from archive_gen.tagger import tag_record
from loading import shipped_gazetteer, shipped_knowledge


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
