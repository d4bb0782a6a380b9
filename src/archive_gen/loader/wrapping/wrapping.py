"""What is taken off a text, and what is left."""

from __future__ import annotations

from typing import NamedTuple

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import PageMetadata


class Wrapping(NamedTuple):
    """The units inside of what was written around them, those that this is made of, and what it states of the text.

    Where the label of a line is taken off and the rest stays, each is a unit of its own.
    """

    inside: tuple[Unit, ...]
    around: tuple[Unit, ...]
    stated: PageMetadata
