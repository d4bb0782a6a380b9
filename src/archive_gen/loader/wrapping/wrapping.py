"""What is taken off a text, and what is left."""

from __future__ import annotations

from typing import NamedTuple

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import PageMetadata
from archive_gen.model import Span


class Wrapping(NamedTuple):
    """The units inside of what was written around them, those that this is made of, and what it states of the text.

    Where the label of a line is taken off and the rest stays, each is a unit of its own.
    """

    inside: tuple[Unit, ...]
    around: tuple[Unit, ...]
    stated: PageMetadata


def unit_of(text: str, start: int, end: int, line: int, *, gap: bool = False) -> Unit:
    """Return a stretch of a decoded capture as a unit, without the white space at its ends; it must show something."""
    shown = text[start:end]
    start += len(shown) - len(shown.lstrip())
    shown = shown.strip()
    return Unit(" ".join(shown.split()), line, (Span(start, start + len(shown)),), gap)


def earliest_saved(one: PageMetadata, other: PageMetadata) -> PageMetadata:
    """Return what two wrappings state together: what the first does, and the earlier day of saving of both."""
    stated = PageMetadata(*[mine or theirs for mine, theirs in zip(one, other, strict=True)])
    days = [said for said in (one, other) if said.saved and said.saved.latest]
    if len(days) < 2:
        return stated
    first = min(days, key=lambda said: said.saved.latest if said.saved and said.saved.latest else said.captured)
    return stated._replace(saved=first.saved, captured=first.captured)
