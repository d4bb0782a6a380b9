"""Which lines of an HTML capture are the article: trafilatura's verdict, laid over the text that the page shows."""

from __future__ import annotations

import datetime as dt
import itertools
import logging
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import htmldate
import lxml.html
import trafilatura

from archive_gen.given import Given
from archive_gen.loader.article import Article, read_article
from archive_gen.loader.article.body import Kept, make_lead
from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.headline.placed import kind_in_head
from archive_gen.loader.headline.shapes import is_outlet
from archive_gen.loader.line_matching import match_lines, without_blanks
from archive_gen.loader.lines import Unit
from archive_gen.loader.markup import Marked, Markup, is_unseen
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.shared_lines import REASON
from archive_gen.loader.stamps import read_stamps
from archive_gen.loader.wording import CJK_WEIGHT, is_cjk, is_thai
from archive_gen.model import Role, TitleBasis
from archive_gen.problems import Problem

MOST_ELEMENTS, DEEPEST, MOST_CHARS = 20_000, 200, 600_000
"""Pages beyond these are read by their text alone, so that no page takes long: trees cost more than their size."""

FEWEST_CHARS = 200
"""An article shorter than this that is found by markup is doubted where the text by itself shows twice as much."""

_LONGEST_ATTRIBUTE = 400
_NO_MARK = Marked(None, 0, False, False)
_BULLET = re.compile(r"[•·▪◦‣*–—-]\s+\S")

for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    # They report what they cannot read to stderr where nothing listens; what matters of it is a problem here.
    logging.getLogger(_name).addHandler(logging.NullHandler())


class MarkedArticle(NamedTuple):
    """The article, and whether its extent is by the markup."""

    article: Article
    by_markup: bool


def read_marked_article(units: Sequence[Unit], markup: Markup, phrases: NoisePhrases, given: Given) -> MarkedArticle:
    """Return the article of an HTML capture: every unit is headline, body or removed, once.

    What markup cannot tell is read as in plain text: the whole page where trafilatura finds no article.
    """
    roles = {unit.place: mark.role for unit in units if (mark := markup.marked.get(unit.line)) and mark.role}
    own = read_article(units, phrases, given, roles)
    inside = find_article_lines(units, markup)
    chars = sum(len(unit.text) for unit in units if unit.line in inside)
    if chars < FEWEST_CHARS and 2 * chars < sum(len(kept.unit.text) for kept in own.body):
        return MarkedArticle(own, by_markup=False)
    looks = _MarkedLines(units, markup, phrases, inside)
    title = _find_title(looks, own)
    return MarkedArticle(_make_article(looks, title, given), by_markup=True)


def by_text_problem(path: str) -> Problem:
    """Return the note that an HTML capture was read as plain text is."""
    return Problem(path, 0, "article-by-text", "its markup does not show which part is the article, so it was read "
                   "as plain text is", "see what was cut with inspect", "note")  # fmt: skip


# Trafilatura's verdict.


def find_article_lines(units: Sequence[Unit], markup: Markup) -> frozenset[int]:
    """Return the numbers of the lines that trafilatura takes for the article; empty where it finds none."""
    tree = _tree(markup)
    if tree is None:
        return frozenset()
    try:
        # Never deduplicate: it would drop what an article says twice, and remember it from page to page.
        found: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:
        # Whatever a library makes of a hostile page, the page is then read by its text.
        return frozenset()
    body = getattr(found, "body", None)
    return frozenset() if body is None else match_lines(units, _pieces(body))


def _tree(markup: Markup) -> Any:
    """The page's tree without what it does not show; None where it is too large, or no tree."""
    if markup.elements > MOST_ELEMENTS or markup.depth > DEEPEST or len(markup.decoded.text) > MOST_CHARS:
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.source.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    elements = list(tree.iter(lxml.etree.Element))
    for element in elements:
        if is_unseen(element.tag, element.attrib) and element.getparent() is not None and element.tag != "title":
            element.drop_tree()
            continue
        for name, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]
    return tree


def _pieces(body: Any) -> list[str]:
    """The text of trafilatura's result in pieces that begin and end with its elements, white space taken out."""
    pieces: list[list[str]] = [[]]
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        block = element.tag not in _WITHIN_LINE
        if event == "start":
            if block:
                pieces.append([])
            pieces[-1].append(element.text or "")
        else:
            if block:
                pieces.append([])
            pieces[-1].append(element.tail or "")
    return [piece for parts in pieces if (piece := without_blanks("".join(parts)))]


_WITHIN_LINE = frozenset(("hi", "ref", "code", "del", "span", "a", "graphic"))


# The verdict on every line.


class _MarkedLines:
    """The lines with what is known of each: its mark, whether trafilatura keeps it, why its words make it noise."""

    def __init__(self, units: Sequence[Unit], markup: Markup, phrases: NoisePhrases, inside: frozenset[int]) -> None:
        self.units = units
        self.titles = tuple(dict.fromkeys(folded for t in markup.metadata.titles if (folded := fold(t))))
        self.publisher = fold(markup.metadata.publisher or "")
        self.marks = [markup.marked.get(unit.line, _NO_MARK) for unit in units]
        self.inside = [unit.line in inside for unit in units]
        self.folded = [fold(unit.text) for unit in units]
        self.noise = [_noise(unit.text, phrases) for unit in units]
        prose = (i for i, kept in enumerate(self.inside) if kept and self.noise[i] is None and self.marks[i].level == 0)
        self.first = next(prose, 0)

    def is_above_byline(self, position: int) -> bool:
        """Whether a byline or stamp stands right below a line."""
        return position + 1 < len(self.units) and self.noise[position + 1] in ("byline", "stamp")

    def shared_in_head(self, title: int) -> dict[int, str]:
        """The bylines and stamps right below the headline that the archive shares, by what they are."""
        below = itertools.takewhile(lambda i: self.noise[i], range(title + 1, len(self.units)))
        shared = [i for i in below if self.noise[i] == REASON]
        return {i: kind for i in shared if (kind := kind_in_head(self.units[i].text))}

    def reason(self, position: int) -> str:
        """Why a line that is not the headline is removed; "" where it is the body."""
        mark = self.marks[position]
        if mark.role == "caption":
            return "caption"
        if noise := self.noise[position]:
            # A teaser's date and author are another article's.
            return "related" if mark.aside and noise in ("stamp", "byline") else noise
        if self.inside[position]:
            return ""
        return "navigation" if mark.menu else "outside-the-article"


def _noise(text: str, phrases: NoisePhrases) -> str | None:
    if reason := phrases.reason(text):
        return reason
    if read_stamps(text):
        return "stamp"
    return "byline" if read_byline(text) else None


class _Title(NamedTuple):
    position: int
    text: str
    start: int
    publisher: str | None


_SEPARATED = re.compile(r"\s*[|–—·•»:-]")
_JOINING = ("|", "–", "—", "-", ":", "·", "»")
_SHORTEST_TITLE = 8
_SHORTEST_SHARED = 15
_ABOVE = 60
_BELOW = 3


def _find_title(looks: _MarkedLines, own: Article) -> _Title | None:
    """The headline: the line nearest to the text that the metadata calls so, else a heading of the first level."""
    ranked = [
        (score, -abs(i - looks.first), -i)
        for i in range(max(0, looks.first - _ABOVE), min(len(looks.units), looks.first + _BELOW))
        if (score := _title_score(looks, i)) > 0
    ]
    if ranked:
        position = -max(ranked)[2]
        return _Title(position, looks.units[position].text, 0, None)
    lines = [unit.line for unit in looks.units]
    if own.title_basis != "stated" or own.title_unit is None:
        return None
    position = lines.index(own.title_unit.line)
    # What the text alone takes for a headline is not to be a paragraph that the markup calls one.
    if looks.inside[position] and looks.marks[position].role not in (None, "heading"):
        return None
    return _Title(position, own.title, own.title_start, own.publisher)


def _title_score(looks: _MarkedLines, position: int) -> int:
    """How surely a line is the headline; 0 where nothing says so."""
    folded, mark = looks.folded[position], looks.marks[position]
    if not folded or folded == looks.publisher or mark.menu or mark.role not in (None, "heading"):
        return 0
    is_named = folded in looks.titles
    if looks.noise[position] and not (is_named and mark.level == 1):
        return 0
    heads = mark.level == 1 and looks.is_above_byline(position)
    if not (is_named or heads) and len(folded) < _shortest(folded, _SHORTEST_TITLE):
        return 0
    agreement = 6 if is_named else 4 if _is_in_title(looks, position, heads=heads) else 0
    if mark.level == 1:
        return agreement + 3
    return agreement and agreement + (1 if mark.level else 0)


def _shortest(line: str, letters: int) -> int:
    """How many signs say as much as so many letters, where a line is of such signs."""
    return letters // CJK_WEIGHT if is_cjk(line) and not is_thai(line) and not is_outlet(line) else letters


def _is_in_title(looks: _MarkedLines, position: int, *, heads: bool) -> bool:
    """Whether a title is the line and, behind or before a bar or dash, more: the outlet's name.

    A line that `heads` the byline may be short where a title begins with it; what is called as outlets are ends none.
    """
    folded, is_name = looks.folded[position], is_outlet(looks.units[position].text)
    is_long = len(folded) >= _shortest(folded, _SHORTEST_SHARED)
    if is_long or heads:
        starts = [title for title in looks.titles if title.startswith(folded)]
        if any(_SEPARATED.match(title, len(folded)) for title in starts):
            return True
    fronts = [title.removesuffix(folded) for title in looks.titles if title.endswith(folded)]
    return is_long and not is_name and any(front.rstrip().endswith(_JOINING) for front in fronts)


def _make_article(looks: _MarkedLines, title: _Title | None, given: Given) -> Article:
    keep, remove = set(given.keep_lines), set(given.remove_lines)
    in_head = looks.shared_in_head(title.position) if title else {}
    body: list[Kept] = []
    removed: list[tuple[Unit, str]] = []
    for i, unit in enumerate(looks.units):
        reason = in_head.get(i) or looks.reason(i)
        if unit.line in remove:
            reason = "removed-by-hand"
            title = None if title and title.position == i else title
        elif title and i == title.position:
            if given.title:
                removed.append((unit, "headline-replaced"))
            continue
        elif unit.line in keep:
            reason = ""
        elif title and looks.folded[i] == looks.folded[title.position]:
            reason = "headline-repeat"
        if reason:
            removed.append((unit, reason))
        else:
            body.append(Kept(unit, _role(looks.marks[i], unit.text)))
    basis: TitleBasis = "given" if given.title else "stated" if title else "lead"
    words = given.title or (title.text if title else make_lead(body, looks.units[0].text))
    stated = looks.units[title.position] if title and not given.title else None
    publisher = title.publisher if title else None
    return Article(words, basis, stated, title.start if stated and title else 0, publisher, tuple(body), tuple(removed))


def _role(mark: Marked, text: str) -> Role:
    if mark.role:
        return mark.role
    return "list-item" if _BULLET.match(text) else "paragraph"


# htmldate's voice.

_FIRST_DAY, _LAST_DAY = "1990-01-01", "2100-12-31"


def find_day(markup: Markup) -> dt.date | None:
    """Return the day on which htmldate takes the page to be published; None where it finds none.

    It has no notion of a month or year alone and makes the first day of them: the day it names counts
    only where it stands on the page. Its bounds are set here, for by itself it would ask the clock.
    """
    tree = _tree(markup)
    if tree is None:
        return None
    try:
        words = htmldate.find_date(
            tree, original_date=True, extensive_search=True, deferred_url_extractor=True,
            min_date=_FIRST_DAY, max_date=_LAST_DAY,
        )  # fmt: skip
        return dt.date.fromisoformat(words) if words else None
    except Exception:
        # As for trafilatura: a page that it cannot take says nothing.
        return None
