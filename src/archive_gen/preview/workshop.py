"""The process that builds for the preview: an order on a line of standard input, a report on one of standard output.

A process of its own, since a build forks, which goes badly with the threads of a server, and since a bug there
must not end the preview. One for all builds, since to start and to import takes longer than to build after a change.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from archive_gen import building
from archive_gen.edges import Refused
from archive_gen.edges.progress import Progress, Tell, tell_nobody
from archive_gen.edges.project import open_project, open_sound_project
from archive_gen.preview.first_sight import FirstSight
from archive_gen.preview.report import Order, Report, Setup, Sight
from archive_gen.problems import sorted_problems


def main() -> None:
    """Build as often as is ordered, to the end of standard input."""
    # Ctrl-C goes to every process of a terminal; the preview is who ends this one, by SIGTERM, when it may be ended.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    root, setup = Path(sys.argv[1]), msgspec.json.decode(sys.argv[2], type=Setup)
    # Whatever a library prints must not be taken for a report.
    reports = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # As `archive-gen build` does: looking through all the values of a build again and again takes nearly half its time.
    gc.disable()
    answer_orders(sys.stdin.buffer, reports, root, setup)


def answer_orders(orders: BinaryIO, reports: BinaryIO, root: Path, setup: Setup) -> None:
    """Build for each line of `orders`, and write a line for each to `reports`, before it one for a page seen early."""
    first_sight = FirstSight()

    def say(report: Report) -> None:
        reports.write(msgspec.json.encode(report) + b"\n")
        reports.flush()

    for line in orders:
        if sight := look(root, first_sight):
            say(Report(sight=sight))
        order = msgspec.json.decode(line, type=Order)
        report = build(root, setup, order, first_sight)
        say(report)
        # While a person looks at the page, and not while somebody waits for it.
        if not (report.refused or first_sight.is_ready):
            build(root, setup, replace(order, keep_index=True), first_sight, whole=True)
        with contextlib.suppress(Exception):
            first_sight.prepare()
        gc.collect()


def look(root: Path, first_sight: FirstSight) -> Sight | None:
    """Return the page of a capture that was changed, where it can be made before all others. Raises nothing."""
    # Whatever is wrong is told by the build, which follows.
    with contextlib.suppress(Exception):
        return first_sight.look(open_sound_project(root))
    return None


def build(
    root: Path, setup: Setup, order: Order, first_sight: FirstSight | None = None, *, whole: bool = False
) -> Report:
    """Build the site of the project as it is now, and return what came of it. Raises nothing.

    `first_sight` learns from a build that had something to do, or was told to run `whole`.
    """
    progress = Progress(sys.stderr)
    tell: Tell = tell_nobody if setup.quiet or whole else progress
    started = time.perf_counter()
    try:
        project, faults = open_project(root)
        if faults:
            return Report(refused="the settings cannot be used", problems=sorted_problems(faults))
        options = building.Options(
            jobs=setup.jobs, tell=tell, source_date=setup.source_date, keep_index=order.keep_index, whole=whole
        )
        learn = partial(first_sight.learn, project) if first_sight else None
        outcome = building.build(project, options, learn=learn)
    except Refused as refusal:
        return Report(refused=str(refusal))
    except Exception as fault:
        traceback.print_exc()
        what = traceback.format_exception_only(fault)[-1].strip()
        return Report(refused=f"archive-gen itself failed, which is a fault of the program: {what}")
    finally:
        progress.clear()
    if first_sight:
        first_sight.count(outcome.records)
    written = outcome.written
    return Report(
        summary=outcome.summary(time.perf_counter() - started),
        changed=written.written + written.removed,
        problems=outcome.problems,
    )


if __name__ == "__main__":
    main()
