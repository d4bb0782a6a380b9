"""What a database, or a program that saves pages, wrote around a text: it is taken off, and what it states is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.databases import part_text, unwrap_database
from archive_gen.loader.wrapping.excerpt import unwrap_excerpt
from archive_gen.loader.wrapping.front_matter import read_front_matter
from archive_gen.loader.wrapping.properties import unwrap_properties
from archive_gen.loader.wrapping.wrapping import Wrapping

__all__ = ["OTHER_DOCUMENT", "REASON", "Wrapping", "part_text", "read_front_matter", "unwrap"]

REASON = "metadata"
"""Why a line that was written around a text is removed."""

OTHER_DOCUMENT = "other-document"
"""Why the lines of a file's other documents are removed, where it holds several of a database."""

_READERS: tuple[Callable[[Sequence[Unit], str], Wrapping | None], ...] = (
    unwrap_database,
    unwrap_properties,
    unwrap_excerpt,
)


def unwrap(units: Sequence[Unit], text: str) -> Wrapping:
    """Return the units of a decoded capture without what was written around them; all of them where nothing was.

    The first kind that is seen is taken off. What is inside is read as if it were the whole capture.
    """
    for reader in _READERS:
        if found := reader(units, text):
            return found._replace(inside=_parted(found))
    return Wrapping(tuple(units), (), NOTHING_STATED)


def _parted(wrapping: Wrapping) -> tuple[Unit, ...]:
    """The units inside, each with a gap before it where something was taken off: what stood apart is not joined."""
    places = sorted(unit.place for unit in wrapping.around)
    inside, last = [], 0
    for unit in wrapping.inside:
        apart = bisect_left(places, unit.place) > bisect_left(places, last)
        inside.append(msgspec.structs.replace(unit, gap=True) if apart else unit)
        last = unit.place
    return tuple(inside)
