"""The day in the name of a capture's file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.clues.making import outside_clue, parts_interval
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.noise import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=s)(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?=T\d{4}|(?![0-9A-Za-z]))"
)
_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-_.](?P<month>0[1-9]|1[0-2])(?P<day>(?!))?(?![-_.]?\d|[A-Za-z])")
_CLOCK = re.compile(r"(?:T|[ -]{1,3}|, | at )(?:[01]\d|2[0-3])[-.: h]?[0-5]\d(?:[-.: ]?[0-5]\d)?(?!\d)")
_EDGES = " ()[]-–—,."
_LETTER = re.compile(r"[^\W\d_]")


def file_name_clues(stem: str, title: str) -> Iterator[Bearing]:
    """The day, or the month, in the name of a file without its ending.

    It ranks below what the page itself says, for people also name files by the day they saved them. With a time of
    day it is when the file was written. A day in words counts at the front of a name, or set off at its end, and not
    where the headline has it.
    """
    if not _YEAR.search(stem):
        return
    words = stem.replace("_", " ")
    try:
        found = _number(stem) or _written(words, title)
    except ValueError:
        return
    if found is None:
        return
    quote, end, options = found
    latest = options[-1].latest
    if latest and _CLOCK.match(words, end):
        reason = "the file's name bears that day and a time, as of when it was saved, so published by then"
        yield Bearing(outside_clue("file-name", quote, reason), (Interval(None, latest + dt.timedelta(days=1)),))
    else:
        yield Bearing(outside_clue("file-name", quote, "the file's name bears that date"), options, states=True)


def _number(stem: str) -> tuple[str, int, tuple[Interval, ...]] | None:
    """The words, their end, and the days of a date in numbers, year first."""
    match = _YEAR_FIRST.search(stem) or _MONTH.match(stem)
    return (match[0], match.end(), (parts_interval(match),)) if match else None


def _written(words: str, title: str) -> tuple[str, int, tuple[Interval, ...]] | None:
    """The same of the only day that is written as people do."""
    dates = [date for date in find_dates(words) if date.is_day and date.options and date.weekday_fits]
    if len(dates) != 1 or not _stands_apart(dates[0], words, title):
        return None
    return words[dates[0].start : dates[0].end], dates[0].end, dates[0].options


def _stands_apart(date: FoundDate, words: str, title: str) -> bool:
    said = words[date.start : date.end]
    if not _LETTER.search(said):
        return True
    clock = _CLOCK.match(words, date.end)
    ahead, behind = words[: date.start].rstrip(), words[clock.end() if clock else date.end :]
    set_off = ahead.endswith(tuple("([-–—,.")) and not behind.strip(_EDGES)
    return (not ahead.strip(_EDGES) or set_off) and fold(said) not in fold(title)
