"""A preview from its first build to Ctrl-C: the order of what it does."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from archive_gen.edges import Refused, server
from archive_gen.edges.project import Project, open_sound_project
from archive_gen.edges.watching import watch, watched_places
from archive_gen.preview.builder import Builder
from archive_gen.preview.desk.desk import Desk
from archive_gen.preview.report import Order, Report, Setup
from archive_gen.preview.serving import make_preview
from archive_gen.preview.standing import Standing


def run_preview(
    project: Project,
    setup: Setup,
    *,
    host: str,
    port: int,
    hear: Callable[[Report], None],
    begin: Callable[[str], None],
) -> None:
    """Build, serve, and build again on every change, without end; where there is no site to be shown, return.

    `hear` is called with what each build came to, `begin` with the address when there is one. Raises
    Refused where no port can be had, and KeyboardInterrupt when the person at the terminal has had enough.
    """
    standing, builder, shown = Standing(), Builder(project.root, setup), _Shown(project)
    changes = watch(shown.places)
    with contextlib.ExitStack() as ending:
        ending.callback(builder.end)
        first = builder.build(Order())
        hear(first)
        standing.tell(first)
        if not (shown.site / "index.html").is_file():
            return
        # Whoever reaches another address than this machine's own would get the token with the form.
        desk = Desk(lambda: shown.project, standing) if host in server.LOOPBACK else None
        running = make_preview(shown.site, project.config.base_url, host, port, standing, desk)
        ending.callback(running.server_close)
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        ending.callback(running.shutdown)
        ending.callback(standing.end)
        begin(server.address_of(running))
        for _ in changes:
            # Indexing takes longer than all the rest where there are many records: a preview need not wait for it.
            report = builder.build(Order(keep_index=True), see=standing.show)
            shown.read_settings()
            server.show(running, shown.site, shown.project.config.base_url)
            # Whoever looks at the page waits; the terminal, which can be slow with many problems, comes after it.
            standing.tell(report)
            hear(report)


class _Shown:
    """The project that is shown, whose settings may change meanwhile."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @property
    def site(self) -> Path:
        return self.project.root / self.project.config.output

    def places(self) -> tuple[Path, ...]:
        return watched_places(self.project)

    def read_settings(self) -> None:
        """Take the settings as they are now, unless they have a fault, which the build has told of."""
        with contextlib.suppress(Refused):
            self.project = open_sound_project(self.project.root)
