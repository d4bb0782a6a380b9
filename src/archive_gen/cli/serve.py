"""archive-gen serve: the site as it will be seen, while it is worked on."""

from __future__ import annotations

import click

from archive_gen.cli.exit_codes import INTERRUPTED
from archive_gen.cli.options import everywhere, jobs, open_project, setting, source_date
from archive_gen.cli.telling import list_problems, say
from archive_gen.problems import Problem, printable


@click.command(
    short_help="Preview the site, built again on every change.", epilog="Example: archive-gen serve --port 8080"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The next free one is taken."
)
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@everywhere
def serve(host: str, port: int, is_opened: bool) -> int:
    """Build the site, show it on this machine, and build it again on every change."""
    import webbrowser

    from archive_gen.edges import server
    from archive_gen.preview.report import Report, Setup
    from archive_gen.preview.session import run_preview

    project = open_project()
    has_begun = False
    told: set[Problem] = set()

    def hear(report: Report) -> None:
        nonlocal told
        # What was wrong before is in the summary's count: whoever saves a file looks for what that changed.
        list_problems(problem for problem in report.problems if problem not in told)
        # A build that failed had not come to what is wrong with captures.
        told = told if report.refused else set(report.problems)
        if report.refused:
            say(f"error: {report.refused}" + ("\nthe preview still shows the last good site" if has_begun else ""))
        elif not setting("quiet"):
            click.echo(printable(report.summary))

    def begin(address: str) -> None:
        nonlocal has_begun
        has_begun = True
        if host not in server.LOOPBACK:
            say(f"warning: on {host} the preview can be read by other machines")
        if port and not address.partition("//")[2].partition("/")[0].endswith(f":{port}"):
            say(f"port {port} is taken; this is the next free one")
        click.echo(f"the site is at {address}")
        say("it is built again on every change; end with Ctrl-C")
        if is_opened:
            webbrowser.open(address)

    setup = Setup(jobs(), source_date(), quiet=bool(setting("quiet")))
    try:
        run_preview(project, setup, host=host, port=port, hear=hear, begin=begin)
    except KeyboardInterrupt:
        say("the preview has ended" if has_begun else "interrupted before there was anything to show")
        return INTERRUPTED
    return 1
