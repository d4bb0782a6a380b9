"""archive-gen import: texts that were kept elsewhere, as captures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_gen.cli.options import GivenPath, everywhere, open_project, setting
from archive_gen.cli.telling import if_interrupted, list_problems, say
from archive_gen.problems import counted, on_one_line

if TYPE_CHECKING:
    from archive_gen.edges.importing import Arrival


@click.command(
    "import",
    short_help="Bring in texts that were kept elsewhere.",
    epilog="Example: archive-gen import ~/saved-texts pages.wacz --dry-run",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=GivenPath(exists=True, path_type=Path))
@click.option("--into", metavar="DIR", help="Which folder of captures they go to; default: the last of 'sources'.")
@click.option("--only", metavar="PATTERN", help="Only addresses like this: 'https://example.org/news/*'.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@everywhere
def import_(paths: tuple[Path, ...], into: str | None, only: str | None, dry_run: bool) -> int:
    """Bring in texts that were kept elsewhere, as captures with sidecars: files and folders of them, ArchiveBox
    snapshots, WARC and WACZ files, JSON exports of Wallabag and Zotero. What is there already is left as it is.
    """
    from importlib.util import find_spec

    from archive_gen.edges.importing import STAYING, import_captures, part_findings, read_named, with_address
    from archive_gen.gazetteers import words_of_entities
    from archive_gen.pipeline import documents_in

    project = open_project()
    folder = (into or project.config.sources[-1]).rstrip("/")
    found = (finding for path in paths for finding in read_named(path))
    findings = part_findings(found, documents_in)
    if only is not None:
        findings = with_address(findings, only)

    def tell(arrival: Arrival) -> None:
        if (arrival.added and not setting("quiet")) or setting("verbose"):
            click.echo(on_one_line(f"{'+' if arrival.added else '='} {arrival.source}  ({arrival.where})"))

    known = words_of_entities(project)
    standing = "nothing was written" if dry_run else STAYING
    with if_interrupted(standing):
        done = import_captures(findings, project, folder, known_tags=known, dry_run=dry_run, tell=tell)
    list_problems(done.problems)
    new = sum(arrival.added for arrival in done.arrivals)
    verb = "would be added" if dry_run else "added"
    there = len(done.arrivals) - new
    if not setting("quiet"):
        others = f"; {counted(done.unsupported, 'file')} of an unsupported kind" if done.unsupported else ""
        told = f"{there} there already, {done.left_out} left out{others}"
        click.echo(f"{counted(new, 'capture')} {verb} to {folder}/, {told}")
    if any(one.source.endswith(".html") for one in done.arrivals) and find_spec("trafilatura") is None:
        say("HTML captures are read with an extra: pip install 'archive-gen[html]'")
    return int(any(problem.severity == "error" for problem in done.problems))
