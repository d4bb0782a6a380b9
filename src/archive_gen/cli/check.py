"""archive-gen check: what needs a person."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from archive_gen.cli.options import everywhere, jobs, limits, open_project, setting
from archive_gen.cli.telling import progress, say, tell
from archive_gen.problems import Problem


@click.command(short_help="List what needs a person.", epilog="Example: archive-gen check --max-undated 0.4 --strict")
@limits
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
def check(max_undated: float | None, max_untagged: float | None, strict: bool, form: str) -> int:
    """List what needs a person: records without a date or tag, contradictions, faults; broken links of the site."""
    from archive_gen import pipeline
    from archive_gen.check import check_records, report_json, report_text

    project = open_project()
    found = pipeline.check(project, jobs=jobs(), tell=tell)
    progress().clear()
    output = project.config.output
    site = project.root / output
    of_site = site_problems(site, output, project.config.base_url) if site.is_dir() else (_not_built(output),)
    findings = check_records(found.archive, [*found.problems, *of_site])
    refused = findings.refused(max_undated=max_undated, max_untagged=max_untagged)
    if form == "json":
        click.echo(report_json(findings, refused))
    else:
        for line in report_text(findings, notes=bool(setting("verbose"))):
            click.echo(line)
    for sentence in refused:
        say(f"error: {sentence}")
    grave = {"error", "warning"} if strict else {"error"}
    return int(bool(refused) or any(problem.severity in grave for problem in findings.problems))


def _not_built(output: str) -> Problem:
    message = "is not there, so links, feeds and sizes were not looked at"
    return Problem(f"{output}/", 0, "site-missing", message, "build it first: archive-gen build", "note")


def site_problems(site: Path, name: str, base_url: str) -> tuple[Problem, ...]:
    """Return what is wrong with the site that stands in a folder; paths begin with the folder's name."""
    from archive_gen.check import check_site
    from archive_gen.edges.site import list_site

    sizes = list_site(site)
    found = check_site(sizes, lambda path: (site / path).read_bytes(), base_url)
    return tuple(msgspec.structs.replace(problem, path=f"{name}/{problem.path}") for problem in found)
