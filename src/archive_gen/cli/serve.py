"""archive-gen serve: the site as it will be seen, while it is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive_gen.cli.exit_codes import INTERRUPTED
from archive_gen.cli.options import everywhere, jobs, open_project, setting, source_date
from archive_gen.cli.telling import list_problems, say
from archive_gen.problems import Problem, printable

if TYPE_CHECKING:
    from archive_gen.preview.report import Report


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
    from archive_gen.preview.report import Setup
    from archive_gen.preview.session import run_preview

    project = open_project()
    told = _Telling(host, port, is_opened)
    setup = Setup(jobs(), source_date(), quiet=bool(setting("quiet")))
    try:
        run_preview(project, setup, host=host, port=port, hear=told.hear, begin=told.begin)
    except KeyboardInterrupt:
        say("the preview has ended" if told.has_begun else "interrupted before there was anything to show")
        return INTERRUPTED
    return 1


class _Telling:
    """Tells the person at the terminal of each build, and where the site is to be seen."""

    def __init__(self, host: str, port: int, is_opened: bool) -> None:
        self._host, self._port, self._is_opened = host, port, is_opened
        self._told: set[Problem] = set()
        self.has_begun = False

    def hear(self, report: Report) -> None:
        """Tell of a build."""
        # What was wrong before is in the summary's count: whoever saves a file looks for what that changed.
        list_problems(problem for problem in report.problems if problem not in self._told)
        if report.refused:
            # A build that failed had not come to what is wrong with captures.
            say(f"error: {report.refused}" + ("\nthe preview still shows the last good site" if self.has_begun else ""))
            return
        self._told = set(report.problems)
        if not setting("quiet"):
            click.echo(printable(report.summary))

    def begin(self, address: str) -> None:
        """Tell where the site is, and open it where that is asked for."""
        from archive_gen.edges import server

        self.has_begun = True
        if self._host not in server.LOOPBACK:
            say(f"warning: on {self._host} the preview can be read by other machines")
        if self._port and not address.partition("//")[2].partition("/")[0].endswith(f":{self._port}"):
            say(f"port {self._port} is taken; this is the next free one")
        click.echo(f"the site is at {address}")
        say("it is built again on every change; end with Ctrl-C")
        if self._is_opened:
            import webbrowser

            webbrowser.open(address)
