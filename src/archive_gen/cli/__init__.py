"""Arguments in, exit code out: one file for each command.

0: done. 1: not done, or done and something was found that was to be refused. 2: wrong usage.
130: interrupted. Results go to stdout, all else to stderr.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
from typing import NoReturn

import click

from archive_gen import __version__
from archive_gen.cli.build import build
from archive_gen.cli.check import check
from archive_gen.cli.completion import completion
from archive_gen.cli.exit_codes import INTERRUPTED, TERMINATED
from archive_gen.cli.import_ import import_
from archive_gen.cli.inspect import inspect
from archive_gen.cli.new import new
from archive_gen.cli.options import everywhere
from archive_gen.cli.publish import publish
from archive_gen.cli.serve import serve
from archive_gen.cli.telling import progress, say
from archive_gen.edges import Refused, os_reason

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> NoReturn:
    """Run a command and end with its exit code."""
    _open_closed_streams()
    _take_any_letter()
    progress.cache_clear()
    # As an exception, so that a build clears away what it staged.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except Refused as refusal:
        say(f"error: {refusal}")
        code = 1
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        code = INTERRUPTED
    except OSError as fault:
        # Every stage tells of the files that it cannot write; what is left is what is printed, to a full disk.
        if fault.errno not in _NO_ROOM or fault.filename is not None:
            raise
        say(f"error: the output cannot be written: {os_reason(fault)}")
        code = 1
    # Python looks through all that is in memory for cycles once more as it ends, and then it is gone anyway.
    gc.freeze()
    sys.exit(code)


def _open_closed_streams() -> None:
    """Have streams that the caller has closed lead to nothing: else the next file that is opened gets their place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, "w" if number else "r"))


def _take_any_letter() -> None:
    """Have letters that the output's encoding lacks, as on Windows where it is redirected, printed as their escapes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


class _InOrderOfUse(click.Group):
    """Lists the commands as they were added."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrderOfUse,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: archive-gen --project my-archive build",
)
@click.version_option(__version__, message="archive-gen %(version)s")
@everywhere
def cli() -> None:
    """Turn saved news texts into a dated, cross-referenced, citable site."""


# In the order in which somebody comes to need them.
for command in (new, import_, build, serve, inspect, check, publish, completion):
    cli.add_command(command)
