"""The part of an outlet that an article stood in, where the capture says so: "World", "Opinion"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive_gen.loader.article import Article
from archive_gen.loader.noise import fold
from archive_gen.loader.page import Line, Page
from archive_gen.loader.section_names import SECTIONS

LONGEST = 40
"""A longer text, in characters, names no section."""

_HOME = frozenset("home startseite accueil inicio início главная головна 홈 首页 首頁 ホーム トップ".split())
_ARROW = re.compile(r"[>›»]")
_MOST_STEPS = 3
"""More names parted by strokes are a menu, as in "Home | World | Politics | Sport"; arrows alone lead further down."""
_CRUMB = re.compile(r"\s*[>›»]\s*|\s+/\s+|\s+\|\s+")
_CRUMB_SIGNS = frozenset(">›»/|")
_SAID = re.compile(
    r"(?:section|category|categories|filed under|filed in|posted in|rubrik|ressort|rubrique|sección|categoría|рубрика)"
    r"\s*:?\s+(?P<name>[^\W\d][^:;.!?]*)",
    re.IGNORECASE,
)


def read_section(page: Page, article: Article) -> str | None:
    """Return the section that a capture states for its article; None where it states none.

    By the surest that there is: a line that says so, a breadcrumb, the name glued to the headline, or a
    section's name alone on the line above the headline. A name with others above it is part of a menu.
    """
    around = [line for line in page.lines if line.zone in ("above", "head")]
    return _said([*around, *page.within("tail")]) or _crumb(around, article) or _glued(article) or _kicker(page)


def _said(lines: Iterable[Line]) -> str | None:
    for line in lines:
        match = _SAID.fullmatch(line.unit.text) if line.reason and len(line.unit.text) <= 2 * LONGEST else None
        if match and (name := _name(match["name"].split(",")[0])):
            return name
    return None


def _crumb(lines: Iterable[Line], article: Article) -> str | None:
    """The last step of "Home > World > Asia" that is not the article itself."""
    for line in lines:
        # Nearly every line is asked, and few hold one of the signs that the pattern needs.
        steps = _CRUMB.split(line.unit.text) if line.reason and not _CRUMB_SIGNS.isdisjoint(line.unit.text) else []
        # The way to an article by its month leads through no section: "Home > 2015 > January".
        if len(steps) < 2 or fold(steps[0]) not in _HOME or any(map(str.isdigit, steps)):
            continue
        if len(steps) > _MOST_STEPS and _ARROW.search(line.unit.text) is None:
            continue
        # A page ends the way with its own headline, sometimes cut short.
        title = fold(article.title)
        own = [step for step in steps[1:] if step and not title.startswith(fold(step.rstrip(".… ")) or " ")]
        if own and (name := _name(own[-1])):
            return name
    return None


def _glued(article: Article) -> str | None:
    """What is glued to the headline, where it stands or is repeated, or parted by a bar: "WorldLeaders meet"."""
    repeats = (unit.text for unit, reason in article.removed if reason == "headline-repeat")
    lines = [article.title_unit.text[: article.title_start] + article.title] if article.title_unit else []
    glued = [line.removesuffix(article.title) for line in (*lines, *repeats) if line.endswith(article.title)]
    fronts = [words for words in glued if words[-1:].isalpha() or words.endswith("| ")]
    return next((name for words in fronts if (name := _name(words))), None)


def _kicker(page: Page) -> str | None:
    above = [line for line in page.lines[: page.title_position] if line.reason not in ("headline-repeat", "stamp")]
    if not above or fold(above[-1].unit.text) not in SECTIONS:
        return None
    return None if len(above) > 1 and _is_menu(above[-2]) else _name(above[-1].unit.text)


def _is_menu(line: Line) -> bool:
    """Whether a line is one of a menu's: a name of a section, or another label that pages lead with."""
    return fold(line.unit.text) in SECTIONS or (line.reason == "navigation" and _CRUMB.search(line.unit.text) is None)


def _name(words: str) -> str | None:
    words = words.strip(" \t,:|/>›»-–—")
    if not any(map(str.isalpha, words)) or len(words) > LONGEST or fold(words) in _HOME or any(map(str.isdigit, words)):
        return None
    return words
