"""archive-gen build: the site from what a project holds."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_gen.cli.options import GivenPath, everywhere, jobs, open_project, setting, source_date
from archive_gen.cli.telling import Stages, if_interrupted, list_problems, progress, say
from archive_gen.problems import NEEDING_A_PERSON, on_one_line, printable

if TYPE_CHECKING:
    from archive_gen.building import Outcome
    from archive_gen.edges.manifest import Manifest


def _base_url(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from archive_gen.config import check_base_url

    if value and (fault := check_base_url(value)):
        raise click.BadParameter(f"{fault[0]}; {fault[1]}")
    return value


@click.command(epilog="Example: archive-gen build --base-url https://example.org/archive --strict")
@click.option("--output", type=GivenPath(path_type=Path), metavar="DIR", help="Where the site is written.")
@click.option("--base-url", metavar="URL", callback=_base_url, help="The address the site will have.")
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@click.option("--explain", is_flag=True, help="Print why captures were read again and files written.")
@click.option("--keep-index", is_flag=True, help="Leave the full-text index as it is, though texts have changed.")
@everywhere
def build(output: Path | None, base_url: str | None, strict: bool, explain: bool, keep_index: bool) -> int:
    """Build the site."""
    outcome, seconds = run_build(output, base_url, keep_index=keep_index)
    list_problems(outcome.problems)
    if explain:
        for line in _explanation(outcome):
            click.echo(on_one_line(line))
    if not setting("quiet"):
        _say_what_is_next(outcome)
        click.echo(printable(outcome.summary(seconds)))
    return int(strict and any(problem.severity != "note" for problem in outcome.problems))


def _say_what_is_next(outcome: Outcome) -> None:
    """Say where to read of the records that need a person, which only notes tell of, where these are not listed."""
    notes = [problem for problem in outcome.problems if problem.severity == "note"]
    if not setting("verbose") and any(problem.code in NEEDING_A_PERSON for problem in notes):
        told = "1 note is" if len(notes) == 1 else f"{len(notes)} notes are"
        say(f"{told} not listed; what needs a person is told by: archive-gen check")


def _explanation(outcome: Outcome) -> Iterator[str]:
    """Yield why each capture was read again and how it was dated, and why each file of the site was written."""
    from archive_gen.inspection import record_line
    from archive_gen.stacks import fetch_entry

    for entry, why in outcome.read:
        yield f"read {record_line(fetch_entry(outcome.stacks, entry))}; {why}"
    for path, why in outcome.changed.items():
        yield f"{'removed' if why == 'gone' else 'wrote'} {path}: {why}"


def run_build(
    output: Path | None, base_url: str | None, *, keep_index: bool = False, published: Manifest | None = None
) -> tuple[Outcome, float]:
    """Build the site as the options say, and return what was done and how many seconds it took."""
    from archive_gen import building

    started = time.perf_counter()
    # A build makes many values and hardly a cycle. Looking through all of them again and again took half its time.
    gc.disable()
    tell = Stages()
    options = building.Options(
        output=output,
        base_url=base_url,
        jobs=jobs(),
        tell=tell,
        source_date=source_date(),
        keep_index=keep_index,
        published=published,
    )
    with if_interrupted("the site is unchanged"):
        outcome = building.build(open_project(), options)
    tell("")
    progress().clear()
    return outcome, time.perf_counter() - started
