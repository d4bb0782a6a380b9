"""archive-gen publish: the site onto a branch, for GitHub Pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from archive_gen.cli.build import run_build
from archive_gen.cli.check import site_problems
from archive_gen.cli.options import everywhere, jobs, limits, open_project, setting
from archive_gen.cli.telling import if_interrupted, list_problems, progress, say, tell
from archive_gen.problems import Problem, counted, on_one_line

if TYPE_CHECKING:
    from archive_gen.building import Outcome
    from archive_gen.edges import publisher
    from archive_gen.edges.project import Project


@click.command(
    short_help="Put the site onto a branch, for GitHub Pages.", epilog="Example: archive-gen publish --dry-run"
)
@click.option("--branch", default="gh-pages", show_default=True, metavar="NAME", help="The branch that is served.")
@click.option("--remote", default="origin", show_default=True, metavar="NAME", help="The git remote.")
@click.option("--message", metavar="TEXT", help="The commit's message.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and publish nothing.")
@click.option("--force", is_flag=True, help="Publish in spite of objections.")
@limits
@everywhere
def publish(
    branch: str,
    remote: str,
    message: str | None,
    dry_run: bool,
    force: bool,
    max_undated: float | None,
    max_untagged: float | None,
) -> int:
    """Build the site, check it, and put it onto a branch of a git remote, from which GitHub Pages serves it."""
    from archive_gen.edges import publisher
    from archive_gen.edges.site import list_site

    project = open_project()
    target = publisher.fetch_branch(project.root, remote, branch)
    _warn_without_address(project, remote)
    outcome, _ = run_build(None, None, published=publisher.manifest_of(target))
    of_site = site_problems(outcome.output, project.config.output, project.config.base_url)
    list_problems([*outcome.problems, *of_site])
    sizes = list_site(outcome.output)
    beside = publisher.host_files(sizes, target, publisher.domain_of(project.config.base_url))
    changes = publisher.compare(outcome.output, sizes, beside, target)
    if dry_run:
        _list_changes(changes)
    where = f"{branch} of {remote}"
    objections = [
        *_missing(outcome),
        *_refused(project, max_undated, max_untagged),
        *_graver(of_site),
        *publisher.objections(outcome.output, sizes, beside, target),
    ]
    if not _may_go(objections, where, force=force):
        return 1
    changing = f"{len(changes.added)} added, {len(changes.changed)} changed, {len(changes.removed)} removed"
    if dry_run or not changes:
        click.echo(f"{where} {'would change: ' + changing if changes else 'holds this site already'}")
        return 0
    _put_onto(target, project, outcome, beside, message)
    if not setting("quiet"):
        click.echo(f"{where}: {counted(len(sizes), 'file')}, {changing}")
        _say_what_is_next(target)
    return 0


def _refused(project: Project, max_undated: float | None, max_untagged: float | None) -> tuple[str, ...]:
    """Return, as sentences, of what the archive lacks more than is allowed."""
    from archive_gen import pipeline
    from archive_gen.check import check_records

    findings = check_records(pipeline.check(project, jobs=jobs(), tell=tell).archive, ())
    progress().clear()
    return findings.refused(max_undated=max_undated, max_untagged=max_untagged)


def _may_go(objections: Sequence[str], where: str, *, force: bool) -> bool:
    """Say what speaks against publishing; return whether it is done all the same."""
    for sentence in objections:
        say(f"{'warning' if force else 'error'}: {sentence}")
    if objections and not force:
        say(f"nothing is published to {where}\n    mend what stands above, or publish in spite of it with --force")
    return force or not objections


def _put_onto(
    target: publisher.Branch, project: Project, outcome: Outcome, beside: Mapping[str, bytes], message: str | None
) -> None:
    """Publish the site that was built, under a message that names the project's commit where none is given."""
    from archive_gen.edges import publisher

    commit, differing = publisher.source_commit(project.root)
    if differing:
        say(f"warning: the project has {counted(differing, 'change')} not committed, which the site shows all the same")
    told = f"{counted(outcome.records, 'record')}{f', from {commit}' if commit else ''}"
    with if_interrupted("the branch may have been published; archive-gen publish --dry-run says"):
        publisher.publish(outcome.output, target, message or told, beside)


def _warn_without_address(project: Project, remote: str) -> None:
    """Say what a site without its address lacks: most of it is seen by visitors alone, and by none of the tests."""
    from archive_gen.edges import publisher

    if project.config.base_url:
        return
    address = publisher.pages_address(project.root, remote) or "https://example.org/archive"
    say(
        "warning: 'base_url' is empty, so there is no sitemap, feeds name no addresses, and the links of the 404 page "
        "lead to the host's first page, which is not this site's where that stands below a path\n"
        f"    put this line into archive.yaml: base_url: {address}"
    )


def _missing(outcome: Outcome) -> list[str]:
    left_out = outcome.left_out
    return [f"{counted(left_out, 'capture')} could not be read and would be missing"] if left_out else []


def _graver(problems: Iterable[Problem]) -> list[str]:
    errors = [problem for problem in problems if problem.severity == "error"]
    return [f"the built site has {counted(len(errors), 'fault')}, listed above"] if errors else []


_MOST_LISTED = 40


def _list_changes(changes: publisher.Changes) -> None:
    """Print the paths that would change, each with its sign; of many only the first, unless all are asked for."""
    for sign, paths in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        most = len(paths) if setting("verbose") else _MOST_LISTED
        for path in paths[:most]:
            click.echo(on_one_line(f"{sign} {path}"))
        if len(paths) > most:
            click.echo(f"{sign} and {len(paths) - most} more; all with --verbose")


def _say_what_is_next(target: publisher.Branch) -> None:
    if not target.tip:
        say(f"in the repository's settings, under Pages, choose the branch {target.name} once")
