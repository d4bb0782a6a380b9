"""The year of a copyright line that is the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.edtf import Interval, year_interval
from archive_gen.loader.clues.making import line_clue
from archive_gen.loader.clues.stamp_places import foot_lines
from archive_gen.loader.dating import ANY, Bearing
from archive_gen.loader.page import Line, Page

_COPYRIGHT_YEAR = re.compile(r"(?:copyright|[©ⓒ]|\(c\)|&copy;)[^0-9\n]{0,60}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d")
_COPYRIGHT_WORDS = re.compile(r"copyright|\(c\)|&copy;", re.IGNORECASE)
_HOLDER = re.compile(r"[\s\d,©]*(?P<address>[\w-]{2,40}(?:\.[a-z]{2,10}){1,2})[\s.]*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_AGENCY_WORDS = re.compile(
    r"associated press|press association|agence france|reuters|\b(?:afp|dpa|upi|kyodo|tass)\b", re.IGNORECASE
)
# What outlets print below each text, some with its own year, some with that of the visit.
_TERMS = re.compile(r"this material may not be|press\b.{0,40}all rights reserved", re.IGNORECASE)
_FOOT_LINES = 2


def copyright_clues(page: Page) -> Iterator[Bearing]:
    """Yield what the year of a copyright line allows.

    Bare or of the dateline's source and right below the text, or an agency's, it is the article's own. One with
    terms is of that year or of the visit's, so it bounds from above. Any other is the site's and bears nothing:
    such years are renewed with every visit on one site and left standing on the next.
    """
    for line in page.within("tail"):
        match = _COPYRIGHT_YEAR.search(line.raw) if line.reason == "copyright" else None
        if not match:
            continue
        year = year_interval(int(match["year"]))
        allowed = ANY
        reason = "the site's footer, whose year may be renewed daily or left standing"
        if _is_own_copyright(page, line):
            allowed, reason = year, "the text's copyright is of that year"
        elif _TERMS.search(line.raw) and not _YEARS.search(line.raw):
            allowed, reason = Interval(None, year.latest), "the text's terms name that year, its own or the visit's"
        yield Bearing(line_clue("copyright-line", line, *match.span(), reason), (allowed,))
        return


def _is_own_copyright(page: Page, line: Line) -> bool:
    """Whether a copyright line is the text's: an agency's, or bare, its holder's name having been a link."""
    if _YEARS.search(line.raw):
        return False
    held = _COPYRIGHT_WORDS.sub("", line.raw)
    bare = not _LETTERS.search(held) or _is_in_dateline(page, held)
    return bool(_AGENCY_WORDS.search(line.raw)) or (bare and line in list(foot_lines(page))[:_FOOT_LINES])


def _is_in_dateline(page: Page, held: str) -> bool:
    """Whether the holder of the rights, told by an address, opens the story: "(ledger.example) - The ..."."""
    holder = _HOLDER.fullmatch(held)
    if holder is None:
        return False
    first = page.lines[page.first_body]
    return first.start > first.unit.place or first.raw.lower().startswith(f"({holder['address'].lower()})")
