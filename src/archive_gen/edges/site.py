"""A built site read back from disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from archive_gen.edges import Refused, os_reason


def list_site(site: Path) -> dict[str, int]:
    """Return the files of a site with their sizes in bytes, by path with `/` between its parts.

    Raises Refused where something in it is not a regular file: it would not reach a host, or another file would.
    """
    sizes: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(site / folder) as listing:
                found = sorted(listing, key=lambda one: one.name)
            for one in found:
                path = f"{folder}/{one.name}" if folder else one.name
                status = one.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode) and one.name != ".git":
                    waiting.append(path)
                elif stat.S_ISREG(status.st_mode):
                    sizes[path] = status.st_size
                else:
                    what = "is a git repository of its own" if one.name == ".git" else "is not a regular file"
                    raise Refused(f"{site / path} {what}", "move it out of the site's folder")
        except OSError as fault:
            raise Refused(f"{fault.filename or site} cannot be listed: {os_reason(fault)}") from fault
    return dict(sorted(sizes.items()))
