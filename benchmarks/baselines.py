"""Other programs' readings of the same text, for comparison."""

from __future__ import annotations

import html
from collections.abc import Callable

from benchmarks.scoring import Read


def long_lines(text: str) -> Read:
    """Every line of more than 80 characters."""
    lines = [line.strip() for line in text.splitlines()]
    return Read("\n".join(line for line in lines if len(line) > 80), next(filter(None, lines), None))


def justext_on_text(text: str) -> Read:
    """jusText's good paragraphs, each line of the text as one paragraph."""
    import justext

    found = justext.justext(_as_page(text).encode(), justext.get_stoplist("English"), encoding="utf-8")
    return Read("\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate), None)


def trafilatura_on_text(text: str) -> Read:
    """trafilatura's text, each line of the text as one paragraph of a page."""
    import trafilatura

    return Read(trafilatura.extract(_as_page(text), include_comments=False) or "", None)


def _as_page(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines if line)
    return f"<html><body>\n{paragraphs}</body></html>"


BASELINES: dict[str, Callable[[str], Read]] = {
    "lines over 80 characters": long_lines,
    "jusText on wrapped text": justext_on_text,
    "trafilatura on wrapped text": trafilatura_on_text,
}
