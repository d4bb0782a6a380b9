"""A capture that is JSON: what a scraper saved of an article, and not its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from archive_gen.loader.wrapping.fields import meaning_of
from archive_gen.model import sidecar_of
from archive_gen.problems import Problem

_ENDS = {"{": "}", "[": "]"}
_FEWEST = 100


def find_json(text: str, path: str) -> Problem | None:
    """Return the problem that a decoded capture is JSON which holds an article's text; None for any other text.

    An object, several in a list, or one a line.
    """
    shown = text.strip()
    if not shown or shown[-1] != _ENDS.get(shown[0]) or '"' not in shown[:_FEWEST]:
        return None
    article = next(filter(None, map(_article, (shown, *shown.splitlines()[:1]))), None)
    name = next((name for name, value in article.items() if _is_text(name, value)), None) if article else None
    if article is None or name is None:
        return None
    return Problem(
        path, 1, "json-capture", f"the file is JSON that a program wrote, with an article's text in {name!r}",
        f"save each article's text in a file of its own, and put title, date, byline and url into {sidecar_of(path)}",
        "error",
    )  # fmt: skip


def _article(words: str) -> Mapping[str, Any] | None:
    """The object that a text is, or the first of its list."""
    try:
        value = json.loads(words)
    except (ValueError, RecursionError):
        return None
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else None


def _is_text(name: str, value: object) -> bool:
    return meaning_of(name) == "text" and isinstance(value, str) and len(value) >= _FEWEST
