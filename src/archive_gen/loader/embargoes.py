"""Lines that say before when a text was not to be published, as press offices set them above their releases."""

from __future__ import annotations

import re

_EMBARGO = re.compile(
    r"\W{0,3}(?:(?:strictly |strict )?(?:under )?embargo(?:ed)?(?: date)?(?: for release)?\s?(?::|until\b|till\b|to\b)|"
    r"(?:not )?for (?:publication|release|broadcast) (?:before|until|after)\b|"
    r"sperrfrist\b|sous embargo jusqu|embargo jusqu|(?:bajo )?embargo hasta|embargado (?:hasta|até)|sob embargo até|"
    r"(?:sotto )?embargo fino|(?:onder )?embargo tot\b)",
    re.IGNORECASE,
)


def is_embargo(text: str) -> bool:
    """Return whether a line begins as one that sets an embargo does: "Embargoed until 00:01, Thursday 9 May 2019"."""
    return _EMBARGO.match(text) is not None
