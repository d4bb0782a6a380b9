"""Addresses of pages elsewhere on the web, as people give them."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(written: str) -> str:
    """Return a public address without blanks around it. Raises ValueError for what is not one of http or https."""
    address = written.strip()
    parts = urlsplit(address)
    # urlsplit drops tabs and line feeds within an address without a word, and takes controls and marks of direction.
    is_plain = all(c.isprintable() and not c.isspace() for c in address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not is_plain:
        raise ValueError(f"{written!r} is not an http or https address")
    return address
