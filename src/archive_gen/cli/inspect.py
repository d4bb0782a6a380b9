"""archive-gen inspect: how captures are read, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from archive_gen.cli.options import GivenPath, everywhere, jobs, open_project, setting
from archive_gen.cli.telling import list_problems, progress, tell
from archive_gen.problems import Problem, sorted_problems

if TYPE_CHECKING:
    from archive_gen.edges.named import Named
    from archive_gen.edges.project import Project
    from archive_gen.model import Entry
    from archive_gen.pipeline import Inspection


class _Part(NamedTuple):
    """Of an archive that was read, the records that are asked for, in source order, and what was met with them."""

    found: Inspection
    entries: list[Entry]
    left_out: int
    problems: Sequence[Problem]


@click.command(
    short_help="Print how captures are read, and why.", epilog="Example: archive-gen inspect articles/treaty.txt"
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=GivenPath(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@everywhere
def inspect(paths: tuple[Path, ...], form: str) -> int:
    """Print how captures are read: files, or folders of them. A project's own captures are read with all of its
    others, as its site has them; all else that is named, as an archive of its own.
    """
    from archive_gen.edges.named import Named, find_named
    from archive_gen.inspection import record_text
    from archive_gen.stacks import fetch_entry

    project = _project_of(paths[0])
    named = find_named(project, paths) if project else Named(others=paths)
    parts = list(_parts(named, project))
    progress().clear()
    told: set[Problem] = set()
    between = ""
    for found, entries, _, _ in parts:
        if form == "jsonl":
            for line in found.json_lines(entries):
                # JSON is UTF-8 wherever it goes.
                click.echo(line.encode(), nl=False)
        for entry in entries if form == "text" else ():
            tagged = fetch_entry(found.stacks, entry)
            click.echo(between + record_text(tagged), nl=False)
            between = "\n" + "-" * 100 + "\n\n"
            told.update((*tagged.record.problems, *tagged.problems))
    met = sorted_problems([*named.unread, *(problem for part in parts for problem in part.problems)])
    list_problems(problem for problem in met if problem not in told)
    return int(bool(named.unread) or any(part.left_out for part in parts))


def _project_of(path: Path) -> Project | None:
    """Return the project that was named or stands around here, else around the first path; None for none."""
    from archive_gen.edges.project import find_root

    if setting("project") is not None or find_root(Path.cwd()) is not None:
        return open_project()
    root = find_root(path)
    return open_project(root) if root else None


def _parts(named: Named, project: Project | None) -> Iterator[_Part]:
    from archive_gen import pipeline
    from archive_gen.edges.named import read_paths

    if named.own and project:
        found = pipeline.check(project, jobs=jobs(), tell=tell)
        entries = [entry for entry in _in_source_order(found) if entry.card.source in named.own]
        problems = [problem for problem in found.problems if named.concerns(problem.path)]
        yield _Part(found, entries, len(named.own) - len(entries), problems)
    if named.others:
        found = pipeline.inspect(read_paths(named.others), project, jobs=jobs(), tell=tell)
        yield _Part(found, _in_source_order(found), found.left_out, found.problems)


def _in_source_order(found: Inspection) -> list[Entry]:
    return sorted(found.archive.entries, key=lambda entry: entry.card.source)
