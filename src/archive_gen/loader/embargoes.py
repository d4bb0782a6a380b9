"""Lines that say before when a text was not to be published, as press offices set them above their releases."""

from __future__ import annotations

import re

_EMBARGO = re.compile(
    r"[*(\[]?(?:(?:strictly |strict )?(?:under )?embargo(?:ed)?(?: date)?(?: for release)?\s?(?::|until\b|till\b)|"
    r"(?:not )?for (?:publication|release|broadcast) (?:before|until|after)\b|"
    r"sperrfrist\b|sous embargo jusqu|embargo jusqu|(?:bajo )?embargo hasta|embargado (?:hasta|até)|sob embargo até|"
    r"(?:sotto )?embargo fino|(?:onder )?embargo tot\b)",
    re.IGNORECASE,
)
_INITIALS = frozenset("eEsSuUnNfFbBoO*([")


def is_embargo(text: str) -> bool:
    """Return whether a line begins as one that sets an embargo does: "Embargoed until 00:01, Thursday 9 May 2019"."""
    # Most lines begin with no such letter, and to see that takes a fifth of the time.
    return text[:1] in _INITIALS and _EMBARGO.match(text) is not None
