"""How a record is cited."""

from __future__ import annotations

from archive_gen.model import Record
from archive_gen.renderer.dates_in_words import date_in_words, day_in_words, marker_in_words


def cite_line(record: Record, archive_title: str, url: str) -> str:
    """Return a citation of the record as this archive holds it; `url` is empty without a public address."""
    marker = marker_in_words(record.dating)
    dated = date_in_words(record.dating) + (f" ({marker})" if marker else "")
    held = f"In: {archive_title}"
    if record.captured:
        held += f", page saved {day_in_words(record.captured)}"
    parts = [
        ", ".join(record.byline),
        f"“{record.title}”",
        record.publisher or "",
        dated,
        held,
        f"SHA-256 {record.sha256[:16]}",
        url,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if url else ".")
