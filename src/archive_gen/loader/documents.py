"""Files that hold several documents of a press database, parted."""

from __future__ import annotations

from archive_gen.loader.capture_text import decode_text
from archive_gen.loader.wrapping import part_text
from archive_gen.model import Capture
from archive_gen.problems import Problem


def part_documents(content: bytes, source: str) -> tuple[bytes, ...]:
    """Return the documents of a press database that a text holds, as UTF-8; the text as it is where it is of one.

    `source` is its name, as that of a capture.
    """
    decoded = decode_text(Capture(source, content))
    parts = () if isinstance(decoded, Problem) else part_text(decoded.text)
    return tuple([part.encode("utf-8", "replace") for part in parts]) if len(parts) > 1 else (content,)
