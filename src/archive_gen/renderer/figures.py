"""The archive's counts in words, for the page that says how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from archive_gen.model import Figures
from archive_gen.renderer.charts import Share, make_shares

_PRECISIONS = {
    "day": "dated to the day",
    "month": "to the month",
    "year": "to the year",
    "range": "to one of several days",
    "none": "undated",
}
_BASES = {
    "given": "dates given by a person",
    "stated": "dates stated in the capture",
    "inferred": "dates inferred from what the text knows",
    "inherited": "dates inherited from another report of the same event",
}


def figures_in_words(figures: Figures) -> tuple[tuple[str, str, str], ...]:
    """Return what was counted, how many, and what share of the records that is; nothing for an empty archive."""
    return tuple(_rows(figures)) if figures.records else ()


def precision_shares(figures: Figures) -> tuple[Share, ...]:
    """Return the bar of how exactly records are dated."""
    return make_shares([(words, figures.by_precision.get(name, 0), name) for name, words in _PRECISIONS.items()])


def _rows(figures: Figures) -> Iterator[tuple[str, str, str]]:
    def row(what: str, count: int) -> tuple[str, str, str]:
        return what, f"{count:,}", f"{100 * count / figures.records:.0f} %"

    yield "records", f"{figures.records:,}", ""
    for names, counts in ((_PRECISIONS, figures.by_precision), (_BASES, figures.by_basis)):
        yield from (row(words, counts.get(name, 0)) for name, words in names.items())
    yield row("with a country, actor or topic", figures.tagged)
    yield row("with one that they are about", figures.with_main)
    yield row("in a story with others", figures.in_stories)
    yield row("other versions of a text", figures.variants)
    yield "stories", f"{figures.stories:,}", ""
    yield "paragraphs, headings and other blocks kept", f"{figures.kept_blocks:,}", ""
    yield "lines removed", f"{figures.removed_lines:,}", ""
