"""Style sheets as they are shipped: what only their writers read is left out."""

from __future__ import annotations

import re

_SPACE = r"(?:\s|/\*.*?\*/)"
_PARTS = re.compile(
    # A string stays as it is.
    rf"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    # Beside these marks no space means anything, and the last semicolon of a block nothing either. A name behind
    # `{{` or `;` that has a colon and a space is a property's: no selector reads so.
    rf"|{_SPACE}*+(?:;{_SPACE}*+)?(?P<close>\}}){_SPACE}*+"
    rf"|{_SPACE}*+(?P<mark>[{{;]){_SPACE}*+(?:(?P<property>[\w-]+):\s+)?"
    rf"|{_SPACE}*+(?P<comma>,){_SPACE}*+"
    rf"|{_SPACE}++",
    re.DOTALL,
)


def compact_css(text: str) -> str:
    """Return the style sheet without comments, indentation and the last semicolon of each block.

    Nothing else changes: names, order and values stay as written, and so they show in a browser's tools.
    """
    return _PARTS.sub(_shorter, text).strip() + "\n"


def _shorter(part: re.Match[str]) -> str:
    if part["mark"]:
        return part["mark"] + (f"{part['property']}:" if part["property"] else "")
    return part["string"] or part["close"] or part["comma"] or " "
