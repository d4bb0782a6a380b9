"""The process that builds for the preview: an order on a line of standard input, a report on one of standard output.

A process of its own, since a build forks, which goes badly with the threads of a server, and since a bug there
must not end the preview. One for all builds, since to start and to import takes longer than to build after a change.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import BinaryIO

import msgspec

from archive_gen import building
from archive_gen.building import Outcome
from archive_gen.edges import Refused
from archive_gen.edges.progress import Progress, Tell, tell_nobody
from archive_gen.edges.project import open_project
from archive_gen.preview.report import Order, Report, Setup
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
    for line in orders:
        report = build(root, setup, msgspec.json.decode(line, type=Order))
        reports.write(msgspec.json.encode(report) + b"\n")
        reports.flush()
        # While a person looks at the page, and not while somebody waits for it.
        gc.collect()


def build(root: Path, setup: Setup, order: Order) -> Report:
    """Build the site of the project as it is now, and return what came of it. Raises nothing."""
    progress = Progress(sys.stderr)
    tell: Tell = tell_nobody if setup.quiet else progress
    started = time.perf_counter()
    try:
        project, faults = open_project(root)
        if faults:
            return Report(refused="the settings cannot be used", problems=sorted_problems(faults))
        outcome = building.build(
            project, jobs=setup.jobs, tell=tell, source_date=setup.source_date, keep_index=order.keep_index
        )
    except Refused as refusal:
        return Report(refused=str(refusal))
    except Exception as fault:
        traceback.print_exc()
        what = traceback.format_exception_only(fault)[-1].strip()
        return Report(refused=f"archive-gen itself failed, which is a fault of the program: {what}")
    finally:
        progress.clear()
    written = outcome.written
    return Report(
        summary=_summary(outcome, time.perf_counter() - started),
        changed=written.written + written.removed,
        problems=outcome.problems,
    )


def _summary(outcome: Outcome, seconds: float) -> str:
    problems = sum(problem.severity != "note" for problem in outcome.problems)
    written = outcome.written
    counts = ((written.written, "written"), (written.removed, "removed"))
    changes = " and ".join(f"{count} {what}" for count, what in counts if count)
    return (
        f"captures: {outcome.captures}, records: {outcome.records}, problems: {problems}; "
        f"files: {outcome.files}, {changes or 'unchanged'} ({seconds:.1f} s)"
    )


if __name__ == "__main__":
    main()
