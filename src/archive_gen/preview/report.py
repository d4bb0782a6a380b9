"""What passes between the preview and the process that builds for it."""

from __future__ import annotations

import msgspec

from archive_gen.problems import Problem


class Setup(msgspec.Struct, frozen=True):
    """What holds for all builds of a preview. `source_date` is as in `building.Options`."""

    jobs: int = 1
    source_date: str | None = None
    quiet: bool = False


class Order(msgspec.Struct, frozen=True):
    """How to build; with `keep_index` the full-text index stays as it is, though texts have changed."""

    keep_index: bool = False


class Sight(msgspec.Struct, frozen=True):
    """A page of the next site, by its path from the site's root, that is there before the site is."""

    path: str
    content: bytes


class Report(msgspec.Struct, frozen=True):
    """What a build came to. `refused` says why there is no new site, and is empty where there is one.

    `changed` counts the files of the site that were written or removed. Before the report of a build, one may
    come that has no more than a `sight`.
    """

    refused: str = ""
    summary: str = ""
    changed: int = 0
    problems: tuple[Problem, ...] = ()
    sight: Sight | None = None

    @property
    def pressing(self) -> tuple[Problem, ...]:
        """The problems that a person should look at: all but the notes."""
        return tuple(problem for problem in self.problems if problem.severity != "note")
