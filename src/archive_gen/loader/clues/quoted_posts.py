"""The day under a post that the article quotes from a social network: the article was published no earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.clues.making import date_clue
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page

# As networks sign what they give out for other pages: "— Name (@name) May 10, 2018", "A post shared by Name (@name) on
# May 10, 2018 at 8:29am PDT". What a page loads of its outlet's own posts has no such signature.
_SIGNED = re.compile(r"(?:[—–] ?|\bpost shared by )[^()@\n—–]{1,60}\(@[\w.]{1,30}\)(?: on)? (?P<day>[^\n(]{4,30})")
_ELSEWHERE = dt.timedelta(days=1)


def quoted_post_clues(page: Page) -> Iterator[Bearing]:
    """Yield the bound that the latest day sets under a post that stands within the article.

    It is a day wider, since nobody knows in which zone the network gives the day.
    """
    found = [one for line in page.lines if line.zone in ("head", "body", "inner") for one in _signed_days(line)]
    if found:
        day, line, date = max(found, key=lambda one: one[0])
        reason = "a post of that day is quoted, so published no earlier than the day before, as it was elsewhere"
        yield Bearing(date_clue("quoted-post", line, date, reason), (Interval(day - _ELSEWHERE, None),))


def _signed_days(line: Line) -> Iterator[tuple[dt.date, Line, FoundDate]]:
    # Hardly any line has one.
    if "(@" not in line.raw:
        return
    ends = {match.start("day"): match.end("day") for match in _SIGNED.finditer(line.raw)}
    for date in find_dates(line.raw) if ends else ():
        near = any(start <= date.start < end for start, end in ends.items())
        if near and date.is_day and not date.swapped and (day := date.options[0].earliest):
            yield day, line, date
