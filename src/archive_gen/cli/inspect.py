"""archive-gen inspect: how captures are read, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_gen.cli.options import GivenPath, everywhere, jobs, open_project, setting
from archive_gen.cli.telling import list_problems, progress, tell
from archive_gen.problems import Problem

if TYPE_CHECKING:
    from archive_gen.model import Archive, Entry


def _in_source_order(archive: Archive) -> list[Entry]:
    return sorted(archive.entries, key=lambda entry: entry.card.source)


@click.command(
    short_help="Print how captures are read, and why.", epilog="Example: archive-gen inspect articles/treaty.txt"
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=GivenPath(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@everywhere
def inspect(paths: tuple[Path, ...], form: str) -> int:
    """Print how captures are read: files, or folders of them, in a project or not."""
    from archive_gen import pipeline
    from archive_gen.edges.project import find_root, read_paths
    from archive_gen.inspection import record_text
    from archive_gen.stacks import fetch_entry

    inside = setting("project") is not None or find_root(Path.cwd()) is not None
    found = pipeline.inspect(read_paths(paths), open_project() if inside else None, jobs=jobs(), tell=tell)
    progress().clear()
    entries = _in_source_order(found.archive)
    if form == "jsonl":
        for line in pipeline.record_json_lines(found.archive, found.stacks, entries):
            click.echo(line, nl=False)
    told: set[Problem] = set()
    for number, entry in enumerate(entries if form == "text" else ()):
        tagged = fetch_entry(found.stacks, entry)
        click.echo(("\n" + "-" * 100 + "\n\n" if number else "") + record_text(tagged), nl=False)
        told.update((*tagged.record.problems, *tagged.problems))
    list_problems(problem for problem in found.problems if problem not in told)
    return int(found.left_out > 0)
