"""What no text has but for slips: control characters, lone surrogates, and numbers that are no character's."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold (C0, surrogates, noncharacters: feeds would break), DEL and C1. Tab and line ends stay.
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Return the text with a blank in place of each: YAML, HTML and Markdown can write them out, as in "&#27;".

    Half a character stands for a letter, and is replaced by U+FFFD.
    """
    return text if text.isprintable() else CONTROLS.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "
