"""The year that stands alone behind a label on a line of its own: "Published: 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.edtf import year_interval
from archive_gen.loader.clues.making import line_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page

_LABELLED = re.compile(
    r"\W{0,3}(?:(?:first |originally )?published(?: in)?|(?:publication year|year published|year of publication|"
    r"date published|publication date|date of publication)(?= ?:))\s?:?\s(?P<year>(?:19|20)\d\d)\W{0,2}",
    re.IGNORECASE,
)
# Beside these the year is that of a book, a film or a game.
_OF_A_WORK = re.compile(
    r"\W{0,3}(?:pages?|publishers?|isbn|genres?|directors?|runtime|developers?|platforms?|translators?|edition|"
    r"number of pages|hardcover|paperback|imprint|label)\b",
    re.IGNORECASE,
)
_AROUND, _NEAR, _LONGEST = 6, 12, 50


def labelled_year_clues(page: Page) -> Iterator[Bearing]:
    """Yield the year that a line near the headline says the article was published in.

    In a box on a book it is that of the book.
    """
    if "ublished" not in page.text and "ublication" not in page.text:
        return
    title = page.title_position
    for line in page.lines[max(0, title - _NEAR) : title + _NEAR + 1]:
        if len(line.raw) > _LONGEST or line.zone not in ("above", "head", "inner"):
            continue
        match = _LABELLED.fullmatch(line.raw.rstrip())
        around = page.lines[max(0, line.position - _AROUND) : line.position + _AROUND + 1]
        if match and not any(_OF_A_WORK.match(other.raw) for other in around):
            clue = line_clue("stamp", line, *match.span("year"), "the page says that it was published in that year")
            yield Bearing(clue, (year_interval(int(match["year"])),), states=True)
            return
