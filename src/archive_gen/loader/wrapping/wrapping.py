"""What is taken off a text, and what is left."""

from __future__ import annotations

from typing import NamedTuple

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata
from archive_gen.model import Span


class Wrapping(NamedTuple):
    """The units inside of what was written around them, those that this is made of, and what it states of the text.

    Where the label of a line is taken off and the rest stays, each is a unit of its own. `headed` says that the first
    unit inside is the headline, and that the others are its text. A file of a database may hold several documents:
    `documents` are the lines on which they begin, `others` the units of all but the first.
    """

    inside: tuple[Unit, ...]
    around: tuple[Unit, ...]
    stated: PageMetadata
    headed: bool = False
    documents: tuple[int, ...] = ()
    others: tuple[Unit, ...] = ()


def unit_of(text: str, start: int, end: int, line: int, *, gap: bool = False) -> Unit:
    """Return a stretch of a decoded capture as a unit, without the white space at its ends; it must show something."""
    shown = text[start:end]
    start += len(shown) - len(shown.lstrip())
    shown = shown.strip()
    return Unit(" ".join(shown.split()), line, (Span(start, start + len(shown)),), gap)


def join_stated(one: PageMetadata, other: PageMetadata) -> PageMetadata:
    """Return what two wrappings state together: what the first does before the other, and the earlier day of saving."""
    if one == NOTHING_STATED or other == NOTHING_STATED:
        return other if one == NOTHING_STATED else one
    saved = _earlier(one, other)
    return PageMetadata(
        titles=one.titles or other.titles,
        byline=one.byline or other.byline,
        publisher=one.publisher or other.publisher,
        section=one.section or other.section,
        url=one.url or other.url,
        archived=one.archived or other.archived,
        language=one.language or other.language,
        published=one.published or other.published,
        is_vague=one.is_vague if one.published else other.is_vague,
        modified=one.modified or other.modified,
        captured=saved.captured or one.captured or other.captured,
        saved=saved.saved,
        found=one.found or other.found,
        noted=one.noted or other.noted,
    )


def _earlier(one: PageMetadata, other: PageMetadata) -> PageMetadata:
    """The one of two that tells the earlier day of saving, or any."""
    if one.saved is None or other.saved is None:
        return other if one.saved is None else one
    return other if other.saved.latest and one.saved.latest and other.saved.latest < one.saved.latest else one
