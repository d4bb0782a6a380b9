"""Where this program was installed from, so that another machine can install the same."""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import Any

from archive_gen import __version__

NAME = "archive-gen"
# What may stand between double quotes in a shell and in YAML, with nothing for either to work out.
_ADDRESS = re.compile(r"(?:https|ssh)://[\w.~@:/+-]+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def requirement(extras: str, origin: str | None) -> str:
    """Return what pip is to be asked for: the commit it came from, else this version from the package index.

    `origin` is as `read_origin` returns it.
    """
    name = f"{NAME}[{extras}]"
    found = _parsed(origin)
    vcs = found.get("vcs_info", {})
    address, commit = str(found.get("url", "")), str(vcs.get("commit_id", ""))
    if vcs.get("vcs") == "git" and _ADDRESS.fullmatch(address) and _COMMIT.fullmatch(commit):
        return f"{name} @ git+{address}@{commit}"
    return f"{name}=={__version__}"


def is_from_here(origin: str | None) -> bool:
    """Whether it was installed from a folder or file of this machine, which no other can reach."""
    return str(_parsed(origin).get("url", "")).startswith("file:")


def read_origin() -> str | None:
    """Return what the installer noted (PEP 610), None where it came from an index or is not installed."""
    try:
        return metadata.distribution(NAME).read_text("direct_url.json")
    except (metadata.PackageNotFoundError, OSError):
        return None


def _parsed(origin: str | None) -> dict[str, Any]:
    try:
        found = json.loads(origin or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("vcs_info", {}), dict) else {}
