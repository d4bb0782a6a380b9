"""Boxes of links to other articles: lines that stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from archive_gen.loader.prose import Look

BREAKS = ("...", "…", "..", "[…]", "[...]")
"""How a text ends that is cut short."""

RUNNING_HEAD = "repeated-line"
"""Why a line is removed that a printed text has at the top or foot of its pages."""

_FEWEST = 3
_SHORTEST = 60
_FARTHEST = 4
# "Ferry to run all night December 18, 2024"
_DAY_LAST = re.compile(
    r"\w\W{1,4}(?:[A-Z][a-z]{2,8}\.? \d{1,2},? |\d{1,2} [A-Z][a-z]{2,8}\.?,? |\d{1,2}[/.-]\d{1,2}[/.-])(?:19|20)\d\d$"
)
_FEWEST_DATED_WORDS = 6
_DOUBLED = 4
_ABOUT = ("about the author", "about the authors")
_MOST_NAME_WORDS = 5
_PRESENTED = re.compile(r",? (?:is|was|has|covers|writes|reports|works|joined)\b")
_PAGE_NUMBER = re.compile(r"^\d{1,3}\s|\s\d{1,3}$")
_FEWEST_RUNNING_WORDS = 4
_FARTHEST_PAGE = 4


def mark_boxes(looks: Sequence[Look]) -> Sequence[Look]:
    """Return the looks with the beginnings of other articles marked as teasers, and the heads of printed pages."""
    teasers = {*_find_broken_off(looks), *_find_unfinished(looks), *_find_dated(looks), *_find_doubled(looks)}
    found = {**dict.fromkeys(teasers, "teaser"), **dict.fromkeys(_find_running_heads(looks), RUNNING_HEAD)}
    found |= dict.fromkeys(_find_presented(looks), "author-note")
    if not found:
        return looks
    return [msgspec.structs.replace(x, noise=found[i], prose=0) if i in found else x for i, x in enumerate(looks)]


def _find_doubled(looks: Sequence[Look]) -> list[int]:
    """Headlines that stand there twice, around their day, each above the beginning of its article.

    Two follow each other at least, below a story: the page's own headline may stand there twice, too.
    """
    days = [i for i, look in enumerate(looks) if look.noise == "stamp" and 0 < i < len(looks) - 2]
    tops = [i - 1 for i in days if looks[i - 1].folded == looks[i + 1].folded and looks[i - 1].linkish]
    tops = [i for i in tops if looks[i + 3].prose > 0] if len(tops) > 1 else []
    if not any(look.sentence and _is_told(look) for look in looks[: tops[0] if tops else 0]):
        return []
    chained = [i for i in tops if {i - _DOUBLED, i + _DOUBLED} & set(tops)]
    return [i + step for i in chained for step in (0, 2, 3)]


def _find_presented(looks: Sequence[Look]) -> list[int]:
    """The author's name right below "About the author", and below that what begins with it and tells of them."""
    labels = [i for i, look in enumerate(looks[:-2]) if look.noise == "related" and look.folded in _ABOUT]
    return [
        i + step
        for i in labels
        if looks[i + 1].linkish and looks[i + 1].words <= _MOST_NAME_WORDS and looks[i + 2].noise is None
        and _PRESENTED.match(looks[i + 2].text.removeprefix(looks[i + 1].text))
        and looks[i + 2].text.startswith(looks[i + 1].text)
        for step in (1, 2)
    ]  # fmt: skip


def _find_running_heads(looks: Sequence[Look]) -> list[int]:
    """What a printed text has at the top or foot of each page: the same words, and the page's number."""
    numbered: dict[str, list[tuple[int, int]]] = {}
    for i, look in enumerate(looks):
        # Nearly every line is asked, and few begin or end with a number.
        if not (look.text[-1:].isdigit() or look.text[:1].isdigit()) or look.words < _FEWEST_RUNNING_WORDS:
            continue
        if match := _PAGE_NUMBER.search(look.folded):
            words = f"{look.folded[: match.start()]}{look.folded[match.end() :]}"
            numbered.setdefault(words, []).append((i, int(match[0])))
    several = (lines for lines in numbered.values() if len(lines) > 1 and _counts_up([page for _, page in lines]))
    return [i for lines in several for i, _ in lines]


def _counts_up(pages: Sequence[int]) -> bool:
    """Whether numbers are those of pages that follow each other; a few may be missing."""
    return all(0 < after - before <= _FARTHEST_PAGE for before, after in pairwise(pages))


def _find_broken_off(looks: Sequence[Look]) -> list[int]:
    """Texts that are cut short: several near each other, where other lines tell a story.

    Each may have its headline and its day beside it. What somebody leaves unsaid stands alone, or is short.
    """
    broken = [i for i, look in enumerate(looks) if look.text.endswith(BREAKS) and _is_told(look)]
    if len(broken) < _FEWEST:
        return []
    found: list[int] = []
    group = broken[:1]
    for before, i in pairwise([*broken, len(looks) + _FARTHEST]):
        if i - before < _FARTHEST:
            group.append(i)
            continue
        found += group if len(group) >= _FEWEST else []
        group = [i]
    others = set(range(len(looks))) - set(broken)
    return found if any(looks[i].sentence and _is_told(looks[i]) for i in others) else []


def _is_told(look: Look) -> bool:
    return look.noise is None and len(look.text) >= _SHORTEST


def _find_unfinished(looks: Sequence[Look]) -> list[int]:
    """Texts without an end, where several stand right below the heading of such a box."""
    found: list[int] = []
    for i in [i for i, look in enumerate(looks) if look.noise == "related"]:
        end = i + 1
        while end < len(looks) and looks[end].prose > 0 and not looks[end].sentence and looks[end].text[-1] not in ":,":
            end += 1
        found += range(i + 1, end) if end - i > _FEWEST else ()
    return found


def _find_dated(looks: Sequence[Look]) -> list[int]:
    """Headlines with their days behind them, where several stand together."""
    numbered = [i for i, look in enumerate(looks) if look.words >= _FEWEST_DATED_WORDS and look.text[-1:].isdigit()]
    if len(numbered) < _FEWEST:
        return []
    dated = {i for i in numbered if _DAY_LAST.search(looks[i].text[-24:])}
    return [i for i in dated if {i - 2, i - 1} <= dated or {i - 1, i + 1} <= dated or {i + 1, i + 2} <= dated]
