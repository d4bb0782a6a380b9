"""What programs that save pages write into them: the page's address, and the day on which it was saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from archive_gen.loader.stated_dates import StatedDate, read_stated_date


class Saved(NamedTuple):
    """The address from which a page was saved, "" where no program tells, and the day where one does."""

    url: str = ""
    day: StatedDate | None = None


_SINGLEFILE = re.compile(r"\s*page saved with singlefile", re.IGNORECASE)
_SAVED_URL = re.compile(r"^\s*(?:\*\s*)?url:\s*(https?://\S{1,1900})", re.IGNORECASE | re.MULTILINE)
_SAVED_DATE = re.compile(r"^\s*(?:\*\s*)?saved date:\s*([^\n(]{6,60})", re.IGNORECASE | re.MULTILINE)
_BROWSER_URL = re.compile(r"\s*saved from url=\(\d{1,5}\)(https?://\S{1,1900})", re.IGNORECASE)
# HTTrack leaves the scheme off; monolith gives both in one line.
_HTTRACK = re.compile(
    r"\s*Mirrored from (?P<url>\S{4,1900}) by HTTrack Website Copier/[^,]{1,60}, (?P<day>[^\n]{10,40}?)\s*$"
)
_MONOLITH = re.compile(r"\s*Saved from (?P<url>https?://\S{1,1900}) at (?P<day>\S{10,40}) using monolith\b")

# The fields of Save Page WE, and those of Evernote's exports, which are of a note where a person wrote it.
_ADDRESS_FIELDS = ("savepage-url", "source-url")
_DAY_FIELDS = ("savepage-date", "scrapbook-create")
_NOTE_FIELDS = ("created",)


def read_saved(comments: Iterable[str], values: Mapping[str, Sequence[str]]) -> Saved:
    """Return what a program that saved the page says of that, in a comment on top of it or in fields by name."""
    of_fields = _in_fields(values)
    return next(filter(None, map(_in_comment, comments)), None) or of_fields


def _in_comment(comment: str) -> Saved | None:
    if _SINGLEFILE.match(comment):
        address, date = _SAVED_URL.search(comment), _SAVED_DATE.search(comment)
        return Saved(address[1] if address else "", _day("SingleFile", date[1] if date else ""))
    if match := _BROWSER_URL.match(comment):
        return Saved(match[1])
    if match := _HTTRACK.match(comment):
        url = match["url"] if "://" in match["url"] else f"http://{match['url']}"
        return Saved(url, _day("HTTrack", match["day"]))
    if match := _MONOLITH.match(comment):
        return Saved(match["url"], _day("monolith", match["day"]))
    return None


def _in_fields(values: Mapping[str, Sequence[str]]) -> Saved:
    url = next((value.strip() for name in _ADDRESS_FIELDS for value in values.get(name, ())), "")
    if not url.startswith(("http://", "https://")):
        url = ""
    is_note = bool(values.get("exporter-version")) or (bool(url) and "source-url" in values)
    names = (*_DAY_FIELDS, *(_NOTE_FIELDS if is_note else ()))
    days = (_day(name, value) for name in names for value in values.get(name, ()))
    return Saved(url, next(filter(None, days), None))


def _day(field: str, words: str) -> StatedDate | None:
    stated = read_stated_date(field, words) if words else None
    return stated if stated and stated.latest and len(stated.options) == 1 else None


REPLAYED = re.compile(
    r"\s*FILE ARCHIVED ON (?P<clock>\d{1,2}:\d\d:\d\d) (?P<day>[A-Z][a-z]{2} \d{1,2}, \d{4}) AND RETRIEVED FROM"
)
"""The comment of the Wayback Machine: when it saved the page (UTC), and when somebody fetched it from there."""


def replayed(comments: Iterable[str]) -> StatedDate | None:
    """Return when the Wayback Machine saved the page, by its comment."""
    match = next(filter(None, map(REPLAYED.match, comments)), None)
    return read_stated_date("Wayback Machine", f"{match['day']}, {match['clock']} UTC") if match else None
