"""Capture to record: decode, split into lines, find the article, find the clues, resolve the date."""

from archive_gen.loader.knowledge import Knowledge, make_knowledge
from archive_gen.loader.load import Loaded, load_record
from archive_gen.loader.shared_lines import Frame, LineKeys, learn_again, learn_frame, learn_shared_lines, line_keys

__all__ = [
    "Frame", "Knowledge", "LineKeys", "Loaded", "learn_again", "learn_frame", "learn_shared_lines", "line_keys",
    "load_record", "make_knowledge",
]  # fmt: skip
