"""Addresses in web archives: most hold the address of the page that was saved, and the moment at which it was.

The Wayback Machine, archive.today, Archive-It and national archives alike write that moment, in UTC, as a path of 14
digits right before the page's address.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive_gen.edtf import EARLIEST_YEAR, LATEST_YEAR, Interval
from archive_gen.loader.stated_dates import StatedDate

# "https://web.archive.org/web/20190304112233/http://harbour.example/ferry", and "2019.03.04-112233" in archive.today's.
SAVED = re.compile(
    r"(?:https?://[\w.-]{4,80})?/(?:[\w-]{1,30}/){0,3}(?P<day>\d{8}|\d{4}\.\d\d\.\d\d)-?\d{6}(?:[a-z]{2}_)?/(?=https?:/)"
)
"""An address in a web archive, up to that of the page: what was saved, and when, in UTC. In a page's own markup the
archive's host may be left off."""

ARCHIVE_TODAY = frozenset(f"archive.{ending}" for ending in ("today", "ph", "is", "li", "vn", "fo", "md"))
"""The hosts of archive.today."""


class Archived(NamedTuple):
    """The address of a page that a web archive has, and when it was saved there, where that is told."""

    url: str
    saved: StatedDate | None


def take_out(url: str) -> Archived:
    """Return the address of the page that an address is of: itself where it is in no web archive.

    Empty where an archive's address does not tell whose page it is.
    """
    if match := SAVED.match(url):
        return Archived(url[match.end() :], saved_on_day("web archive", match["day"]))
    return Archived("" if is_archive_today(url) else url, None)


def is_archive_today(url: str) -> bool:
    """Tell whether an address is in archive.today."""
    try:
        return urlsplit(url).hostname in ARCHIVE_TODAY
    except ValueError:
        return False


def saved_on_day(archive: str, day: str, words: str = "", place: int = -1) -> StatedDate | None:
    """Return a day such as 20190304 or 2019.03.04 as that of saving; None where there is no such day.

    `words` and `place` are where the capture tells it. It is a day in UTC, so that elsewhere it was the next one.
    """
    try:
        saved = dt.datetime.strptime(day.replace(".", ""), "%Y%m%d").date()
    except ValueError:
        return None
    if not EARLIEST_YEAR <= saved.year <= LATEST_YEAR:
        return None
    latest = saved + dt.timedelta(days=1)
    return StatedDate(archive, words or day, (Interval(saved, saved),), latest=latest, place=place)
