"""What the last build wrote. It lies in the site itself, so that an exchange moves it along with what it speaks of."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

import msgspec

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.regular import NotRegular, read_regular

MANIFEST_NAME = ".archive-gen.json"
_LONGEST_NAME_BYTES = 255
_NEVER_IN_PATHS = re.compile("[\\\\\0\ud800-\udfff]")


class Manifest(msgspec.Struct, frozen=True):
    """What the last build wrote: the SHA-256 of each file by its path, with `/` between the parts.

    `permalinks` gives each record's by its id; `redirects`, the ids by the permalinks they once had.
    """

    files: dict[str, str] = {}
    permalinks: dict[str, str] = {}
    redirects: dict[str, str] = {}


def last_manifest(output: Path) -> Manifest:
    """Return the manifest of the site that stands in `output`, as it is; an empty one where none does.

    Raises Refused where the disk does not give it.
    """
    try:
        return read_manifest(output) or Manifest()
    except OSError as fault:
        raise Refused(f"the site in {output} cannot be read: {os_reason(fault)}", "the site is unchanged") from fault


def parse_manifest(content: bytes) -> Manifest:
    """Return what a manifest says, without unsound permalinks; an empty one where it cannot be read."""
    try:
        return sound(msgspec.json.decode(content, type=Manifest))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()


def sound(found: Manifest) -> Manifest:
    """Return a manifest without permalinks that no site could have, which only another hand can have written."""
    return Manifest(
        found.files,
        {record_id: permalink for record_id, permalink in found.permalinks.items() if _is_permalink(permalink)},
        {permalink: record_id for permalink, record_id in found.redirects.items() if _is_permalink(permalink)},
    )


def _is_permalink(permalink: str) -> bool:
    return permalink.endswith("/") and is_site_path(permalink[:-1])


def read_manifest(output: Path) -> Manifest | None:
    """Return a site's manifest, None where there is none or a damaged one.

    Raises OSError where the disk does not give it: taken for missing, its files would be nobody's for good.
    """
    try:
        return _decoded(read_regular(output / MANIFEST_NAME))
    except (FileNotFoundError, NotADirectoryError, NotRegular, msgspec.DecodeError, UnicodeDecodeError):
        return None


# It is read whenever the folder may have changed hands, and is nearly always the same.
@functools.lru_cache(maxsize=1)
def _decoded(content: bytes) -> Manifest:
    return msgspec.json.decode(content, type=Manifest)


def manifest_digest(output: Path) -> bytes:
    """Return the SHA-256 of the manifest of the site in `output`; b"" where there is none."""
    try:
        return hashlib.sha256((output / MANIFEST_NAME).read_bytes()).digest()
    except OSError:
        return b""


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as it is written, a line for each file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def is_site_path(path: str) -> bool:
    """Whether a site may hold a file of this path: one that stays in the site, and is not the manifest."""
    parts = path.split("/")
    return (
        path != MANIFEST_NAME
        and not _NEVER_IN_PATHS.search(path)
        and all(part not in ("", ".", "..") and len(part.encode()) <= _LONGEST_NAME_BYTES for part in parts)
    )
