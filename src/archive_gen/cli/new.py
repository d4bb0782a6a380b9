"""archive-gen new: a working project."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import click

from archive_gen import __version__
from archive_gen.cli.options import GivenPath, everywhere, setting
from archive_gen.cli.telling import say
from archive_gen.problems import on_one_line


@click.command(epilog="Example: archive-gen new my-archive --github-pages")
@click.argument("folder", metavar="DIR", type=GivenPath(path_type=Path))
@click.option("--github-pages", is_flag=True, help="With a workflow by which GitHub builds and publishes the site.")
@everywhere
def new(folder: Path, github_pages: bool) -> None:
    """Make a working project in DIR. With --github-pages, DIR may be a project already: it gets the workflow alone."""
    from archive_gen.edges.installed import is_from_here, read_origin
    from archive_gen.edges.starter import WORKFLOW, make_project

    made = make_project(folder, github_pages=github_pages)
    for path in made:
        click.echo(on_one_line(f"{folder / path}"))
    if setting("quiet"):
        return
    if made != (WORKFLOW,):
        say(f"the archive is in {folder}; see it with: archive-gen --project {_as_typed(folder)} serve")
    if github_pages:
        if is_from_here(read_origin()):
            say(
                f"the workflow installs archive-gen {__version__} from the package index; this one is from a folder\n"
                f"    where the index has no such version, name its repository in {WORKFLOW}"
            )
        say('push it to GitHub, and in the repository\'s settings, under Pages, choose "GitHub Actions" once')


def _as_typed(folder: Path) -> str:
    """Return a folder as a shell takes it, so that the command that is printed works for "My archive", too."""
    return subprocess.list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
