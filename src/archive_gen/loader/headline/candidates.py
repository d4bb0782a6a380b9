"""Which lines of a page may be its headline, by how they look and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive_gen.loader.headline.copies import find_copies
from archive_gen.loader.headline.shapes import (
    FEWEST_OWN_WORDS,
    has_shape,
    is_labelled,
    is_long_statement,
    is_statement,
    may_be_headline,
    names_twice,
)
from archive_gen.loader.prose import Look

MOST_BEFORE_HEADLINE = 0.3
"""The share of a page's prose that teasers above the headline may make up."""
REACH = 300
"""How many lines above the story a headline can stand; menus are long, but not without end."""
_SHORTEST_TITLE = 6
_PAGE_TITLES = 3
_FARTHEST_BEFORE = 4
_DURATION = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_TEMPERATURE = re.compile(r"[-−]?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF]")
_DURATION_AND_SOURCE = re.compile(r"\d{1,2}:\d{2} - Source: ")
_FEWEST_DOUBLED = 8
_FEWEST_BROKEN = 12
# What a page that is added to through the day tells of a moment: "21.02 Power is back in half of the county".
_TIMED = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?[ap]\.?m\.?| Uhr)?(?: ?[|:–—-])? (?!(?:million|billion|per ?cent)\b)[^\W\d]"
)

# What a page leads to, all of it glued together: "ShippingHarbour newsAbout the LedgerContact us".
_GLUED_LINKS = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]")
_MOST_GLUED, _SHORTEST_GLUED = 2, 40


def find_candidates(looks: Sequence[Look], nearby: Sequence[int]) -> tuple[list[int], dict[int, set[int]]]:
    """Return the lines that may be the headline, and the copies of each.

    What rules a line out, but for a few things, does not where it would leave none.
    """
    candidates = _without_all_text(looks, [i for i in nearby if may_be_headline(looks[i])])
    for rules_out in (
        _is_under_duration,
        is_under_temperature,
        _is_timed,
        _is_in_points,
        _is_doubled_caption,
        _is_glued,
    ):
        candidates = [i for i in candidates if not rules_out(looks, i)] or candidates
    candidates = [i for i in candidates if not (is_statement(looks[i]) and _is_headed(looks, i))]
    candidates = [i for i in candidates if not names_twice(looks[i])] or candidates
    candidates = [i for i in candidates if looks[i].words < _FEWEST_BROKEN or not _goes_on_below(looks, i)]
    candidates = [i for i in candidates if not _announces_next(looks, i, candidates)]
    candidates = [i for i in candidates if not _is_name_below_byline(looks, i)] or candidates
    candidates = [*_labelled(looks, nearby, candidates), *candidates]
    copies = find_copies(looks, candidates, nearby)
    candidates = [i for i in candidates if copies[i] or not is_long_statement(looks[i])]
    return [i for i in candidates if not _is_signature(looks, i, copies[i])] or candidates, copies


def _labelled(looks: Sequence[Look], nearby: Iterable[int], candidates: Iterable[int]) -> list[int]:
    """The first line with a label or day that noise has, too, if none above may be the headline, nor is a paragraph.

    Below the headline such a line leads to a video; "Watch: Bridge blown up" above the story is the headline itself.
    """
    first = next((i for i in candidates if looks[i].words >= FEWEST_OWN_WORDS), len(looks))
    for i in nearby:
        if i >= first or looks[i].prose > 0:
            break
        if is_labelled(looks[i]):
            return [i]
    return []


def _without_all_text(looks: Sequence[Look], candidates: list[int]) -> list[int]:
    """The candidates without one that is all the running text there is, where others are left: it is their article."""
    running = [i for i, look in enumerate(looks) if look.prose > 0]
    return [i for i in candidates if running != [i]] or candidates


def _goes_on_below(looks: Sequence[Look], i: int) -> bool:
    """Whether a long line is the beginning of a paragraph that is broken amid a sentence."""
    below = looks[i + 1] if i + 1 < len(looks) else None
    if below is None or below.unit.gap or below.prose <= 0:
        return False
    return below.text[0].islower() and looks[i].text[-1].isalnum()


def _is_headed(looks: Sequence[Look], i: int) -> bool:
    """Whether the line above, noise aside, has the shape of a headline."""
    before = line_before(looks, i)
    return before is not None and has_shape(looks[before])


def _is_name_below_byline(looks: Sequence[Look], i: int) -> bool:
    """Whether a line is a name alone, as of whom a picture shows, below a byline that a headline stands above."""
    if not _may_be_name(looks[i]):
        return False
    before = line_before(looks, i)
    if before is None or not has_shape(looks[before]):
        return False
    return any(one.noise == "byline" or one.folded.startswith("by ") for one in looks[before + 1 : i])


def _may_be_name(look: Look) -> bool:
    """Whether a line is a few words, all with a capital."""
    short = look.words < FEWEST_OWN_WORDS and not look.cjk
    return short and all(word[0].isupper() for word in look.text.split())


def line_before(looks: Sequence[Look], i: int) -> int | None:
    """Return where the nearest line above stands that is no noise, None where none is near."""
    above = range(i - 1, max(-1, i - 1 - _FARTHEST_BEFORE), -1)
    return next((j for j in above if not looks[j].noise), None)


def _is_signature(looks: Sequence[Look], i: int, copies: Iterable[int]) -> bool:
    """Whether a line is the name of an author: it stands there again, once right below what may be the headline."""
    look = looks[i]
    if not _may_be_name(look):
        return False
    same = [j for j in copies if looks[j].folded == look.folded]
    if not same or is_in_page_title(looks, i):
        return False
    return any(j and has_shape(looks[j - 1]) and look.folded not in looks[j - 1].folded for j in (i, *same))


def is_in_page_title(looks: Sequence[Look], i: int) -> bool:
    """Whether a longer line at the very top holds a line, as a page's title does its headline."""
    folded = looks[i].folded
    return len(folded) >= _SHORTEST_TITLE and any(folded in top.folded != folded for top in looks[:_PAGE_TITLES])


def _announces_next(looks: Sequence[Look], i: int, candidates: Sequence[int]) -> bool:
    """Whether a line ends in a colon, and the next may be the headline that it belongs to."""
    return looks[i].text.endswith(":") and i + 1 in candidates and has_shape(looks[i + 1])


def _is_under_duration(looks: Sequence[Look], i: int) -> bool:
    """Whether a line names a video: how long that takes, "00:47", stands right above, or below with its source."""
    if i > 0 and _DURATION.fullmatch(looks[i - 1].text):
        return True
    below = looks[i + 1].text if i + 1 < len(looks) else ""
    return below[:1].isdigit() and _DURATION_AND_SOURCE.match(below) is not None


def is_under_temperature(looks: Sequence[Look], i: int) -> bool:
    """Return whether a line is the place in a page's header of which the weather, "29.5 C", stands right above."""
    return i > 0 and looks[i - 1].text[-1:] in "CF" and _TEMPERATURE.fullmatch(looks[i - 1].text) is not None


def _is_timed(looks: Sequence[Look], i: int) -> bool:
    """Whether a line tells of a moment, the time of which stands in front."""
    return _TIMED.match(looks[i].text) is not None


def _is_glued(looks: Sequence[Look], i: int) -> bool:
    """Whether a line is made of a page's links, all glued together."""
    text = looks[i].text
    return len(text) >= _SHORTEST_GLUED and len(_GLUED_LINKS.findall(text)) > _MOST_GLUED


def find_nearby(looks: Sequence[Look], low: int, high: int) -> list[int]:
    """Return where a headline can stand: the very top, as in a page's title, and around the story's beginning."""
    around = range(max(0, low - REACH), min(_latest_start(looks, low, high), low + REACH))
    return sorted({*range(min(5, low)), *around})


def _is_in_points(looks: Sequence[Look], position: int) -> bool:
    """Whether a line is one of several points, as tabloids put them between headline and text."""
    beside = looks[max(0, position - 1) : position + 2]
    return looks[position].text.startswith("•") and sum(look.text.startswith("•") for look in beside) > 1


def _is_doubled_caption(looks: Sequence[Look], i: int) -> bool:
    """Whether a long line stands there twice at once below what may be a headline, as the text of a picture does."""
    if looks[i].words < _FEWEST_DOUBLED or i < 2:
        return False
    doubled = looks[i].folded in [look.folded for look in (looks[i - 1], *looks[i + 1 : i + 2])]
    return doubled and any(map(has_shape, looks[max(0, i - 4) : i - 1]))


def _latest_start(looks: Sequence[Look], low: int, high: int) -> int:
    """Where a headline can stand no more: a good part of the prose is told by then."""
    whole = sum(max(0, look.prose) for look in looks[low:high])
    told = 0
    for position in range(low, high):
        told += max(0, looks[position].prose)
        if told > whole * MOST_BEFORE_HEADLINE and position > low + 2:
            return position
    return high
