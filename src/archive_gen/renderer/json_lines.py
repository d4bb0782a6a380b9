"""Records as lines of JSON Lines, in the data files and as `inspect` prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from archive_gen.inspection import record_json
from archive_gen.model import Archive, Entry
from archive_gen.renderer.table import ties_of
from archive_gen.stacks import Stacks, fetch_entry

# JSON itself escapes the controls below U+0020 alone. These stand in strings only, so the escape is JSON too.
_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def json_lines(archive: Archive, stacks: Stacks, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield entries of an archive, each as a line with its line feed; safe to print on a terminal."""
    ties = ties_of(archive)
    for entry in entries:
        story, duplicate_of = ties.of(entry.card.id)
        found = record_json(fetch_entry(stacks, entry), entry.permalink, story=story, duplicate_of=duplicate_of)
        yield _escaped(msgspec.json.encode(found).decode()) + "\n"


def _escaped(text: str) -> str:
    # Of ASCII there is DEL alone to be escaped, and that is found much faster than one of many characters.
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
