"""What an import finds: a text with what is known about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

import msgspec

from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES
from archive_gen.edges.regular import read_regular
from archive_gen.problems import Problem, Severity
from archive_gen.slugs import make_slug

JSON_LIMIT_BYTES = 200_000_000
_FEWEST_LETTERS = 4
_PAGE_ENDINGS = (".html", ".htm", ".php", ".aspx", ".asp", ".shtml", ".txt")


class Found(msgspec.Struct, frozen=True):
    """A text that can become a capture.

    `where` tells a person where it stood; `origin` says that for whoever reads the sidecar later; `name` is the path,
    without its ending, that it would like to have among the captures; `given` are a sidecar's fields; `sidecar` is one
    that stood beside it, which goes before `given`; `tags` are the words under which it was filed there.
    """

    where: str
    origin: str
    name: str
    ending: str
    content: bytes
    given: dict[str, Any] = {}
    sidecar: bytes | None = None
    tags: tuple[str, ...] = ()


Finding: TypeAlias = Found | Problem


def with_address(findings: Iterable[Finding], pattern: str) -> Iterator[Finding]:
    """Yield the texts whose addresses match a pattern of the shell's kind, and all problems."""
    for finding in findings:
        if isinstance(finding, Problem) or fnmatchcase(str(finding.given.get("url") or ""), pattern):
            yield finding


def left_out(where: str, code: str, message: str, hint: str = "", severity: Severity = "error") -> Problem:
    """Return the problem that something did not come in; `where` tells a person where it stood."""
    return Problem(where, 0, code, f"left out: {message}", hint, severity)


def too_large(where: str) -> Problem:
    """Return the problem that a text is larger than a capture may be."""
    limit = f"{CAPTURE_LIMIT_BYTES // 1_000_000} MB"
    return left_out(where, "import-too-large", f"is larger than {limit}", "part it, or keep the article alone")


def name_of(title: str, url: str) -> str:
    """Return the name for a capture that has none: from its title, else from the last telling part of its address.

    Never from the day on which it was saved: a date in a file's name counts as evidence of the publication.
    """
    if slug := make_slug(title):
        return slug
    try:
        parts = urlsplit(url)
    except ValueError:
        return "page"
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    if segments:
        stem = segments[-1]
        for ending in _PAGE_ENDINGS:
            stem = stem.removesuffix(ending)
        segments[-1] = "" if stem == "index" else stem
    telling = [slug for slug in map(make_slug, segments) if sum(c.isalpha() for c in slug) >= _FEWEST_LETTERS]
    return (telling or [make_slug(parts.hostname or "")])[-1] or "page"


def address_key(url: str) -> str:
    """Return what two addresses of one page have in common: all but the scheme, the fragment and a slash at the end."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}"


def day_of(moment: object) -> str | None:
    """Return the calendar day of a time in ISO 8601, or in seconds since 1970 (UTC); None for anything else."""
    try:
        if isinstance(moment, str) and moment.isascii() and moment.replace(".", "", 1).isdigit():
            moment = float(moment)
        if isinstance(moment, (int, float)):
            return dt.datetime.fromtimestamp(moment, dt.UTC).date().isoformat()
        return dt.date.fromisoformat(str(moment)[:10]).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def read_limited(path: Path, limit_bytes: int) -> bytes | None:
    """Return a regular file's bytes, None where there are more of them than the limit. Raises OSError."""
    content = read_regular(path, limit_bytes=limit_bytes)
    return content if len(content) <= limit_bytes else None


def text_of(value: object) -> str:
    """Return a text with its white space squeezed, "" for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""
