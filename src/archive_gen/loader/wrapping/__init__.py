"""What a database, or a program that saves pages, wrote around a text: it is taken off, and what it states is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from archive_gen.loader.lines import Line, Unit
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.chats import unwrap_chat
from archive_gen.loader.wrapping.databases import part_text, unwrap_database
from archive_gen.loader.wrapping.excerpt import unwrap_excerpt
from archive_gen.loader.wrapping.feeds import unwrap_feed
from archive_gen.loader.wrapping.fenced import unwrap_fenced
from archive_gen.loader.wrapping.front_matter import read_front_matter
from archive_gen.loader.wrapping.leading_dates import unwrap_leading_date
from archive_gen.loader.wrapping.links import unwrap_links
from archive_gen.loader.wrapping.mails import unwrap_forwarded, unwrap_mail_parts, unwrap_sent, unwrap_shown_mail
from archive_gen.loader.wrapping.notes import unwrap_note
from archive_gen.loader.wrapping.printed import unwrap_pages
from archive_gen.loader.wrapping.properties import unwrap_properties
from archive_gen.loader.wrapping.search_caches import unwrap_search_cache
from archive_gen.loader.wrapping.web_archives import unwrap_web_archive
from archive_gen.loader.wrapping.wrapping import Wrapping, join_stated

__all__ = [
    "OTHER_DOCUMENT",
    "REASON",
    "Wrapping",
    "join_stated",
    "part_text",
    "read_front_matter",
    "unwrap",
    "unwrap_lines",
    "unwrap_page",
]

REASON = "metadata"
"""Why a line that was written around a text is removed."""

OTHER_DOCUMENT = "other-document"
"""Why the lines of a file's other documents are removed, where it holds several of a database."""

# From without to within: a web archive's page can be printed, and what it holds have been a mail.
_READERS: tuple[Callable[[Sequence[Unit], str], Wrapping | None], ...] = (
    unwrap_database,
    unwrap_web_archive,
    unwrap_search_cache,
    unwrap_chat,
    unwrap_mail_parts,
    unwrap_forwarded,
    unwrap_sent,
    unwrap_feed,
    unwrap_properties,
    unwrap_leading_date,
    unwrap_excerpt,
    unwrap_note,
    unwrap_links,
)

_READERS_OF_PAGES = (*_READERS[:3], unwrap_shown_mail)


def unwrap_lines(lines: Sequence[Line], text: str) -> Wrapping:
    """Return the units of a capture's lines without what was printed around its pages, or written around it all."""
    below, block = unwrap_fenced(lines, text)
    if block:
        within = unwrap_lines(below, text)
        around, stated = (*block.around, *within.around), join_stated(block.stated, within.stated)
        return within._replace(inside=(*block.inside, *within.inside), around=around, stated=stated)
    pages = unwrap_pages(lines, text)
    within = unwrap(pages.inside, text)
    around, stated = (*pages.around, *within.around), join_stated(pages.stated, within.stated)
    return within._replace(around=around, stated=stated)


def unwrap_page(units: Sequence[Unit], text: str) -> Wrapping:
    """Return the units that an HTML capture shows without what a database, a web archive, a cache or a mail set around.

    All of them where none did. What else is written around a text is told from words that a page may have as its own.
    """
    found = next(filter(None, (reader(units, text) for reader in _READERS_OF_PAGES)), None)
    return found if found and found.inside else Wrapping(tuple(units), (), NOTHING_STATED)


def unwrap(units: Sequence[Unit], text: str) -> Wrapping:
    """Return the units of a decoded capture without what was written around them; all of them where nothing was.

    What is inside is read as if it were the whole capture.
    """
    found = Wrapping(tuple(units), (), NOTHING_STATED)
    for reader in _READERS if units else ():
        if (within := reader(found.inside, text)) and within.inside:
            stated = join_stated(found.stated, within.stated)
            found = within._replace(inside=_parted(within), around=(*found.around, *within.around), stated=stated)
            if found.headed or found.documents:
                break
    return found


def _parted(wrapping: Wrapping) -> tuple[Unit, ...]:
    """The units inside, each with a gap before it where something was taken off: what stood apart is not joined."""
    places = sorted(unit.place for unit in wrapping.around)
    inside, last = [], 0
    for unit in wrapping.inside:
        apart = bisect_left(places, unit.place) > bisect_left(places, last)
        inside.append(msgspec.structs.replace(unit, gap=True) if apart else unit)
        last = unit.place
    return tuple(inside)
