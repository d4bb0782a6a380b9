"""Where a site may be written: never over anything that is not ours."""

from __future__ import annotations

import os
from pathlib import Path

from archive_gen.edges import WORK_FOLDER, Refused, os_reason
from archive_gen.edges.manifest import read_manifest


def check_output(output: Path, root: Path, read_folders: tuple[str, ...]) -> Path:
    """Return the output folder resolved, where a site may be written to it. Raises Refused where not.

    No setting turns this off: what stands in a home, a project or a folder of captures is not ours.
    """
    place = Path(os.path.realpath(output))
    home = Path(os.path.realpath(os.path.expanduser("~")))
    root = Path(os.path.realpath(root))
    hint = "give a folder for the site alone, such as site"
    if place == Path(place.anchor):
        raise Refused(f"the site cannot be written to {place}, the root of the disk", hint)
    if _holds(place, home):
        raise Refused(f"the site cannot be written to {place}: it is or holds your home folder", hint)
    if _holds(place, root):
        raise Refused(f"the site cannot be written to {place}: it is or holds the project's folder", hint)
    for name in (*read_folders, ".git", WORK_FOLDER):
        folder = Path(os.path.realpath(root / name))
        if _holds(place, folder) or _holds(folder, place):
            raise Refused(f"the site cannot be written to {place}: {name}/ of the project would be overwritten", hint)
    if place.exists() and not place.is_dir():
        raise Refused(f"the site cannot be written to {place}: it is a file", hint)
    _check_owner(place)
    return place


def _holds(folder: Path, other: Path) -> bool:
    return folder == other or folder in other.parents


def _check_owner(place: Path) -> None:
    try:
        is_foreign = place.is_dir() and any(place.iterdir()) and read_manifest(place) is None
    except OSError as fault:
        raise Refused(f"the folder {place} cannot be read: {os_reason(fault)}", "the site is unchanged") from fault
    if is_foreign:
        message = f"the site cannot be written to {place}: it holds files and no site of archive-gen's"
        raise Refused(message, "empty the folder, or give another with --output")
