"""The day in a dateline: `SEOUL, 19 June 2024 (Agency) -`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive_gen.loader.clues.making import date_bearing
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page

_PLACE = re.compile(
    r"[\W_]{0,4}[A-ZÀ-ÞА-Я][\w.'’-]*(?:[ ,/]{1,2}(?:[A-ZÀ-ÞА-Я(][\w.'’)-]*|de|of|and|the|upon|al|am|-)){0,6}"
    r"\s*[,.:—–-]?\s*\(?"
)
_AFTER_DATELINE = re.compile(
    r"\)?(?:\s*,?\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,40}\])|\s*[.,]?\s*(?:[—–:](?!\d)|--|-\s))"
)
_HAN_DATELINE = re.compile(
    r".{0,12}?(?:新华社|中新社|中新网|电讯|讯|共同社|法新社|路透社|美联社|本报).{0,12}?(?P<date>\d{1,2}月\d{1,2}日)\s?[电讯]"
)
# Some agencies leave the place out: "Sept 13 (Agency) - ...".
_AGENCY_NEXT = re.compile(r"\s*\([^()\n]{2,40}\)\s*(?:--|[–—-])\s")
# Others put the day first: "21 June 2024, Seoul – ...", "March 15, 2024 – SEOUL – ...".
_PLACE_NEXT = re.compile(r"\s*(?:,|[|–—-])\s(?:[A-ZÀ-Þ][\w.'’-]*,?\s){1,3}(?:\([^()\n]{2,40}\)\s)?[|–—-]{1,2}\s")
_DATELINE_REACH = 90


def dateline_clues(page: Page) -> Iterator[Bearing]:
    """The day in a dateline: `SEOUL, 19 June 2024 (Agency) -`; without a year it waits for one."""
    for line in islice(page.within("body"), 2):
        head = line.raw[:_DATELINE_REACH]
        for date in find_dates(head):
            if date.day is None:
                continue
            first = not head[: date.start].strip()
            placeless = first and (
                _AGENCY_NEXT.match(line.raw, date.end)
                or (date.is_day and _PLACE_NEXT.match(line.raw, date.end) and not _is_listed(page, line))
            )
            place = _PLACE.fullmatch(head, 0, date.start)
            han = _HAN_DATELINE.match(head)
            sent = placeless or (place and _AFTER_DATELINE.match(line.raw, date.end))
            if sent or (han and han.start("date") == date.start):
                yield date_bearing(page, "dateline", line, date, "the dateline says when the report was sent")
                return


def _is_listed(page: Page, line: Line) -> bool:
    """Whether another paragraph opens with a day, too, so that the page lists reports or tells what happened when."""
    others = (other for other in page.within("body") if other.position != line.position)
    return any(dates[0].start == 0 for other in others if (dates := find_dates(other.raw)))
