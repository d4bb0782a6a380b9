"""Which lines of a capture are the article, and why the rest are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archive_gen.given import NOTHING_GIVEN, Given
from archive_gen.loader.article.body import Kept, make_body, make_lead
from archive_gen.loader.article.run import begin_below_headline, find_run, is_marked, stretch_over_short
from archive_gen.loader.article.standfirst import keep_standfirst
from archive_gen.loader.article.verdicts import (
    drop_announced,
    drop_below_byline,
    drop_copies,
    drop_foreign_edges,
    drop_pull_quotes,
    drop_shouted_links,
    judge_lines,
    keep_counting,
    mark_lines,
    name_head_lines,
)
from archive_gen.loader.article.weighing import Learnt, shipped_weights, weigh_lines
from archive_gen.loader.author_note import find_author_notes
from archive_gen.loader.boxes import mark_boxes
from archive_gen.loader.features import Reading
from archive_gen.loader.headline import Headline, find_headline
from archive_gen.loader.lines import Unit
from archive_gen.loader.mail import mark_header
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.prose import Look, look_at
from archive_gen.loader.weights import Weights
from archive_gen.model import Role, Span, TitleBasis


class Article(NamedTuple):
    """The verdict on every unit of a capture: headline, body, or removed with a reason.

    `title_unit` is None where no line is the headline: the title is then given, or made from the lead.
    `title_start` is where the title begins in that unit's text.
    """

    title: str
    title_basis: TitleBasis
    title_unit: Unit | None
    title_start: int
    publisher: str | None
    body: tuple[Kept, ...]
    removed: tuple[tuple[Unit, str], ...]

    @property
    def title_span(self) -> Span | None:
        """Where the headline stands in the decoded capture."""
        if self.title_unit is None:
            return None
        text, first, last = self.title_unit.text, self.title_unit.spans[0], self.title_unit.spans[-1]
        # Where a line is not written as it reads (a mark of Markdown, two blanks), no part of it is told apart.
        if len(self.title) == len(text) or len(text) != last.end - first.start:
            return Span(first.start, last.end)
        return Span(first.start + self.title_start, first.start + self.title_start + len(self.title))


def read_article(
    units: Sequence[Unit],
    phrases: NoisePhrases,
    given: Given = NOTHING_GIVEN,
    roles: Mapping[int, Role] | None = None,
    *,
    weights: Learnt | None = None,
    whole: bool = False,
) -> Article:
    """Return the article of a capture: every unit is headline, body or removed, once.

    A given title wins over what the page says, whose own headline is then removed with that reason.
    Lines that a person wants kept or removed are. `roles` are those that markup states, by the places of units.
    `whole` says that there is nothing of a page around the text: no line is then cut for its place or its shape.
    """
    looks = look_over(units, phrases, roles or {})
    learnt = weights or shipped_weights()
    reading, headline = read_by_rules(looks, phrases, learnt.headlines)
    reasons = weigh_lines(looks, reading, phrases, learnt.lines)
    keep_standfirst(looks, reasons, headline)
    keep_counting(looks, reasons)
    drop_shouted_links(looks, reasons, headline)
    drop_announced(looks, reasons)
    drop_foreign_edges(looks, reasons)
    drop_copies(looks, reasons)
    drop_pull_quotes(looks, reasons)
    drop_below_byline(looks, reasons)
    name_head_lines(looks, reasons, headline)
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    mark_lines(reasons, find_author_notes(looks, kept), "author-note")
    if whole:
        reasons = ["" if reason in _OF_PAGES else reason for reason in reasons]
    _heed(looks, reasons, given)
    return _make_article(looks, reasons, headline, given)


_OF_PAGES = frozenset(
    (
        "before-the-article", "after-the-article", "navigation", "teaser", "tags", "category", "repeated-line",
        "repeated-in-archive", "unlike-the-story",
    )
)  # fmt: skip
"""What only a line is that stands in a page, with menus and links around the story."""


def look_over(units: Sequence[Unit], phrases: NoisePhrases, roles: Mapping[int, Role]) -> Sequence[Look]:
    """Return each unit with what it is by itself, or as one of several that stand together."""
    return mark_boxes(mark_header(look_at(units, phrases, roles)))


def read_by_rules(
    looks: Sequence[Look], phrases: NoisePhrases, weights: Weights | None
) -> tuple[Reading, Headline | None]:
    """Return what the rules make of a capture, and its headline, which the weights choose where there are any.

    They do so of a short capture, too: a few lines tell a headline, and take more to tell a story.
    """
    low, high = find_run(looks, phrases)
    headline = find_headline(looks, low, high, phrases, weights=None if is_marked(looks) else weights)
    if headline and headline.position >= low and not headline.below:
        low = headline.position + 1
    elif headline and not headline.below:
        low = begin_below_headline(looks, headline.position, low)
        low, high = stretch_over_short(looks, headline.position, low, high)
    reasons = judge_lines(looks, low, high, headline)
    position, words = (headline.position, headline.text) if headline else (-1, "")
    return Reading(low, high, position, words, tuple(reasons)), headline


def _heed(looks: Sequence[Look], reasons: list[str], given: Given) -> None:
    """What a person says of single lines goes before what the rules make of them."""
    keep, remove = set(given.keep_lines), set(given.remove_lines)
    for i, look in enumerate(looks):
        if look.unit.line in remove:
            reasons[i] = "removed-by-hand"
        elif look.unit.line in keep and reasons[i] != "title":
            reasons[i] = ""


_SENTENCE = re.compile(r".{40,}[^.][.。][\"'”’»)]?", re.DOTALL)


def _is_of_the_story(line: str, title: str) -> bool:
    """Whether a line is a sentence of a text without a headline, and not the headline that `title` replaces."""
    return _SENTENCE.fullmatch(line) is not None and fold(line) != fold(title)


def _make_article(looks: Sequence[Look], reasons: list[str], headline: Headline | None, given: Given) -> Article:
    if given.title and headline and _is_of_the_story(headline.text, given.title):
        reasons[headline.position] = ""
        headline = None
    body = make_body(looks, reasons, given.keep_lines)
    removed = [(look.unit, reason) for look, reason in zip(looks, reasons, strict=True) if reason not in ("", "title")]
    if headline is None or reasons[headline.position] != "title":
        basis: TitleBasis = "given" if given.title else "lead"
        return Article(given.title or make_lead(body, looks[0].text), basis, None, 0, None, body, tuple(removed))
    stated = looks[headline.position].unit
    if given.title:
        reason = "headline-repeat" if fold(headline.text) == fold(given.title) else "headline-replaced"
        removed = sorted([*removed, (stated, reason)], key=lambda pair: pair[0].place)
        return Article(given.title, "given", None, 0, headline.publisher, body, tuple(removed))
    return Article(headline.text, "stated", stated, headline.start, headline.publisher, body, tuple(removed))
