"""The year of a copyright line that is the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.edtf import year_interval
from archive_gen.loader.clues.own_stamps import foot_lines
from archive_gen.loader.dating import ANY, Bearing
from archive_gen.loader.page import Line, Page
from archive_gen.model import Clue

_COPYRIGHT_YEAR = re.compile(r"(?:copyright|[©ⓒ]|\(c\)|&copy;)[^0-9\n]{0,60}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d")
_COPYRIGHT_WORDS = re.compile(r"copyright|\(c\)|&copy;", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_AGENCY_WORDS = re.compile(
    r"this material may not be|press\b.{0,40}all rights reserved|agence france|reuters|\bdpa\b", re.IGNORECASE
)
_FOOT_LINES = 2


def copyright_clues(page: Page) -> Iterator[Bearing]:
    """The year of a copyright line.

    Bare and right below the text, or an agency's, it is the article's own. Any other is the site's
    and bears nothing: such years are renewed with every visit on one site and left standing on the next.
    """
    for line in page.within("tail"):
        match = _COPYRIGHT_YEAR.search(line.raw) if line.reason == "copyright" else None
        if not match:
            continue
        own = _is_own_copyright(page, line)
        reason = "the text's copyright is of that year" if own else (
            "the site's footer, whose year may be renewed daily or left standing, so it bounds nothing"
        )  # fmt: skip
        start, end = line.start + match.start(), line.start + match.end()
        clue = Clue("copyright-line", page.text[start:end], line.unit.line, start, end, None, None, reason=reason)
        yield Bearing(clue, (year_interval(int(match["year"])) if own else ANY,))
        return


def _is_own_copyright(page: Page, line: Line) -> bool:
    """Whether a copyright line is the text's: an agency's, or bare, its holder's name having been a link."""
    if _YEARS.search(line.raw):
        return False
    bare = not _LETTERS.search(_COPYRIGHT_WORDS.sub("", line.raw))
    return bool(_AGENCY_WORDS.search(line.raw)) or (bare and line in list(foot_lines(page))[:_FOOT_LINES])
