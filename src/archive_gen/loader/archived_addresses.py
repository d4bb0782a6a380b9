"""Addresses that hold that of the page itself: in web archives, with the moment of saving, and in AMP's caches.

The Wayback Machine, archive.today, Archive-It and national archives alike write that moment, in UTC, as a path of 14
digits right before the page's address.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from archive_gen.loader.stated_dates import StatedDate, read_stated_date

# "https://web.archive.org/web/20190304112233/http://harbour.example/ferry", and "2019.03.04-112233" in archive.today's.
SAVED = re.compile(
    r"(?:https?://[\w.-]{4,80}/(?:[\w-]{1,30}/){0,3}|/web/)(?P<day>\d{8}|\d{4}\.\d\d\.\d\d)-?(?P<clock>\d{6})(?:[a-z]{2}_)?/(?=https?:/)"
)
"""An address in a web archive, up to that of the page: what was saved, and when, in UTC. In a page's own markup
the Wayback Machine's host may be left off."""

# What leads to a capture of no certain moment: "https://web.archive.org/web/2019/http://harbour.example/ferry".
_SOME_DAY = re.compile(r"https?://web\.archive\.org/(?:web/)?(?:[\d*]{1,14}(?:[a-z]{2}_)?/)?(?=https?:/)")

# "https://www.google.com/amp/s/harbour.example/ferry", "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/ferry".
_AMP = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp/|(?:[\w.-]{1,80}\.)?cdn\.ampproject\.org/(?:wp/)?[cvw]/)"
    r"(?P<safe>s/)?(?=[\w-]{1,63}\.[\w.-]{2,80}/)"
)
# What links are given on the way, to count who came from where: of the page's address it is no part.
_TRACKING = re.compile(
    r"(?:utm_\w{1,20}|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|"
    r"ocid|cmpid|wt_?mc|at_(?:medium|campaign|custom\d)|xtor|amp_js_v|usqp|aoh)(?:=.{0,400})?",
    re.IGNORECASE | re.DOTALL,
)

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
    """Return what an address tells: that of the page, and whether it is in a web archive.

    The page's own stands outside of AMP's caches, too, and without what links are given to count their readers.
    """
    if match := SAVED.match(url):
        archived = _WAYBACK_HOST + url if url.startswith("/") else url
        return Address(_untracked(url[match.end() :]), archived, saved_at(match))
    if match := _SOME_DAY.match(url):
        return Address(_untracked(url[match.end() :]), url)
    if match := _AMP.match(url):
        return Address(_untracked(f"http{'s' * bool(match['safe'])}://{url[match.end() :]}"))
    return Address("", url) if is_archive_today(url) else Address(_untracked(url))


def _untracked(url: str) -> str:
    """An address without the parameters that count readers; as it stands where it has none."""
    if "?" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    asked = parts.query.split("&")
    kept = [one for one in asked if not _TRACKING.fullmatch(one)]
    return url if len(kept) == len(asked) else urlunsplit(parts._replace(query="&".join(kept)))


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
