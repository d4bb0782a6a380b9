"""Which requests the preview's own pages answer: those that its own pages make, and nobody else's."""

from __future__ import annotations

from collections.abc import Mapping


def is_foreign(method: str, headers: Mapping[str, str], origin: str) -> bool:
    """Whether another site made a browser send this request. `origin` is the preview's own.

    A browser says so in `Sec-Fetch-Site`, and in `Origin` for whatever may change something. A link
    that somebody follows here is no such request: it reads, and what it reads stays here.
    """
    if headers.get("Origin", origin) != origin:
        return True
    followed = method in ("GET", "HEAD") and headers.get("Sec-Fetch-Mode") == "navigate"
    return headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none") and not followed
