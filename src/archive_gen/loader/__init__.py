"""Capture to record: decode, split into lines, find the article, find the clues, resolve the date."""

from archive_gen.loader.knowledge import Knowledge, make_knowledge, pack_knowledge, unpack_knowledge
from archive_gen.loader.load import Loaded, load_record
from archive_gen.loader.shared_lines import line_keys

__all__ = [
    "Knowledge",
    "Loaded",
    "line_keys",
    "load_record",
    "make_knowledge",
    "pack_knowledge",
    "unpack_knowledge",
]
