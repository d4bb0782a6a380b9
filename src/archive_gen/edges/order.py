"""A build that is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from archive_gen.edges.manifest import Manifest
from archive_gen.edges.progress import Tell
from archive_gen.edges.project import Own, Project
from archive_gen.edges.survey import Survey

if TYPE_CHECKING:
    from archive_gen.edges.fulltext import MakeIndex
    from archive_gen.edges.standby import Ask


class Order(NamedTuple):
    """A project as it was seen, where its site is to stand and what stands there, and how it is to be built.

    `last` is what the site that stands in the `output` says of itself; `standing` are the files of it, by their
    SHA-256, that stand as they were written. `source_date` is the day that feeds say of entries which nothing else
    dates, `make_index` makes the full-text index where the site has a search page, and `ask_reader` has a few captures
    read by another process, where one stands by.
    """

    project: Project
    survey: Survey
    own: Own
    output: Path
    last: Manifest
    standing: Mapping[str, str]
    source_date: str | None
    make_index: MakeIndex
    jobs: int
    tell: Tell
    ask_reader: Ask | None
