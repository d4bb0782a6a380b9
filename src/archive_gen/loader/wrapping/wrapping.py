"""What is taken off a text, and what is left."""

from __future__ import annotations

from typing import NamedTuple

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import PageMetadata


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
