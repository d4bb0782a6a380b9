"""A capture read as a build reads it, stage by stage."""

from __future__ import annotations

from archive_gen.archive import traits_of
from archive_gen.loader import line_keys, load_record
from archive_gen.loader.capture_text import decode_capture
from archive_gen.loader.decode import Decoded
from archive_gen.model import Capture, TaggedRecord
from archive_gen.tagger import tag_record
from loading import shipped_gazetteer, shipped_knowledge
from test_loader_laws import assert_whole


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


def read_whole(content: bytes, ending: str) -> None:
    """Read a capture, and fail where it is dropped in silence or some of its text is lost."""
    capture = Capture(f"articles/a.{ending}", content)
    line_keys(capture)
    record, problems = load_record(capture, shipped_knowledge())
    assert record is not None or any(problem.severity == "error" for problem in problems), "dropped in silence"
    if record is not None:
        decoded = decode_capture(capture)
        assert isinstance(decoded, Decoded)
        assert_whole(record, decoded.text)
        traits_of(tag_record(record, shipped_gazetteer()))
