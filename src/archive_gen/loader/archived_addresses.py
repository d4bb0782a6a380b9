"""Addresses in web archives: most hold the address of the page that was saved, and the moment at which it was.

The Wayback Machine, archive.today, Archive-It and national archives alike write that moment, in UTC, as a path of 14
digits right before the page's address.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive_gen.loader.stated_dates import StatedDate, read_stated_date

# "https://web.archive.org/web/20190304112233/http://harbour.example/ferry", and "2019.03.04-112233" in archive.today's.
SAVED = re.compile(
    r"(?:https?://[\w.-]{4,80}/(?:[\w-]{1,30}/){0,3}|/web/)(?P<day>\d{8}|\d{4}\.\d\d\.\d\d)-?(?P<clock>\d{6})(?:[a-z]{2}_)?/(?=https?:/)"
)
"""An address in a web archive, up to that of the page: what was saved, and when, in UTC. In a page's own markup
the Wayback Machine's host may be left off."""

# What leads to a capture of no certain moment: "https://web.archive.org/web/2019/http://harbour.example/ferry".
_SOME_DAY = re.compile(r"https?://web\.archive\.org/(?:web/)?(?:[\d*]{1,14}(?:[a-z]{2}_)?/)?(?=https?:/)")

_WAYBACK_HOST = "https://web.archive.org"

ARCHIVE_TODAY = frozenset(f"archive.{ending}" for ending in ("today", "ph", "is", "li", "vn", "fo", "md"))
"""The hosts of archive.today."""


class Address(NamedTuple):
    """The address of a page, and its address in a web archive, with the moment of saving where that is told.

    `url` is empty where an archive's address does not tell whose page it is; `archived` is None where it is in none.
    """

    url: str
    archived: str | None = None
    saved: StatedDate | None = None


NO_ADDRESS = Address("")


def take_out(url: str) -> Address:
    """Return what an address tells: that of the page, and whether it is in a web archive."""
    if match := SAVED.match(url):
        return Address(url[match.end() :], _WAYBACK_HOST + url if url.startswith("/") else url, saved_at(match))
    if match := _SOME_DAY.match(url):
        return Address(url[match.end() :], url)
    return Address("", url) if is_archive_today(url) else Address(url)


def is_archive_today(url: str) -> bool:
    """Tell whether an address is in archive.today."""
    try:
        return urlsplit(url).hostname in ARCHIVE_TODAY
    except ValueError:
        return False


def saved_at(saved: re.Match[str], place: int = -1) -> StatedDate | None:
    """Return the moment in an archive's address, as `SAVED` finds it, as that of saving; None where there is none such.

    `place` is where its day stands in the capture.
    """
    day, clock = saved["day"].replace(".", ""), saved["clock"]
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    stated = read_stated_date("web archive", f"{date}T{clock[:2]}:{clock[2:4]}Z")
    return stated._replace(words=saved["day"], place=place) if stated else None
