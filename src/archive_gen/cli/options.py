"""What a command was asked for: the options that every one has, and the environment."""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive_gen.edges import Refused

if TYPE_CHECKING:
    from archive_gen.edges.project import Project

_META = "archive-gen"


class GivenPath(click.Path):
    """A path that somebody gave. The "" of a shell's variable that is not set would be the folder they stand in."""

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Any:
        return super().convert(value, param, context) if str(value) else self.fail("is empty.", param, context)


class _Share(click.FloatRange):
    """A number from 0 to 1. What is no number (nan) is less than nothing and more than nothing, and would pass."""

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> float:
        number: float = super().convert(value, param, context)
        return self.fail(f"{value!r} is not a number.", param, context) if math.isnan(number) else number


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value not in (None, False, 0) and parameter.name:
        context.meta[f"{_META}.{parameter.name}"] = value


def everywhere(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that may stand before its name as well as after it."""
    options: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
        (("--project",), {"type": GivenPath(path_type=Path), "metavar": "DIR",
                          "help": "Default: the nearest parent folder with archive.yaml."}),
        (("--jobs",), {"type": click.IntRange(1, 512), "metavar": "N",
                       "help": "How many processes; default: all processors."}),
        (("--quiet", "-q"), {"is_flag": True, "help": "Say nothing but problems."}),
        (("--verbose", "-v"), {"is_flag": True,
                               "help": "List notes too, and how long each stage took."}),
    )  # fmt: skip
    for names, settings in reversed(options):
        command = click.option(*names, expose_value=False, callback=_remember, **settings)(command)
    return command


def setting(name: str) -> Any:
    """Return what was given for an option that every command has; None for nothing."""
    return click.get_current_context().meta.get(f"{_META}.{name}")


def jobs() -> int:
    """Return how many processes there may be."""
    from archive_gen.edges.processors import default_jobs

    return setting("jobs") or default_jobs()


def limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how much of an archive may lack a date or a tag."""
    for name, lack in (("untagged", "a tag"), ("undated", "a date")):
        explained = f"The share that may lack {lack}, such as 0.4."
        command = click.option(f"--max-{name}", type=_Share(0, 1), metavar="SHARE", help=explained)(command)
    return command


def open_project(folder: Path | None = None) -> Project:
    """Return the project in a folder, else that which was named, else the nearest upward.

    Raises Refused with all faults of its settings.
    """
    from archive_gen.edges import project

    return project.open_sound_project(folder or setting("project"))


def source_date() -> str | None:
    """Return the day that SOURCE_DATE_EPOCH gives, in UTC, None where it is unset (reproducible-builds.org).

    Feeds say it of entries that nothing else dates. The clock is never asked.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Refused(
            f"SOURCE_DATE_EPOCH is not a number of seconds: {seconds!r}", "unset it, or give seconds since 1970"
        ) from None
