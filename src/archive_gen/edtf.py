"""Dates as Extended Date/Time Format (ISO 8601-2) text, with the days they stand for.

Of EDTF this holds what a dated record may claim: a day, month or year, qualified or not; unspecified
digits from the right; seasons; an interval; and a one-of set (level 2), with a range, which is how one
unknown day within a range is written, or with a list: one of these.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year", "range", "none"]


class Interval(NamedTuple):
    """Inclusive calendar days; None where an end is open."""

    earliest: dt.date | None
    latest: dt.date | None


EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
"""No news text is dated outside these years, which keeps slips of the pen off the timeline."""

FORMS = "2022-08-15, 2022-08, 2022-08~, 2022, [2022-02-24..2022-12-31], [2022-02-24..] or [..2022-12-31]"
"""Examples of what `parse_edtf` reads, for messages."""

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[~?%]?", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_LIST_OF_DAYS = re.compile(r"\[\d{4}-\d{2}-\d{2}(?:,\s?\d{4}-\d{2}-\d{2})+\]", re.ASCII)
# EDTF level 1: 21 to 24 are spring to winter, of the northern half where nothing says otherwise (sub-year 25 to 28 do).
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def month_interval(year: int, month: int) -> Interval:
    """Return the first and last day of a month. Raises ValueError for a month that is none."""
    return Interval(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_interval(year: int) -> Interval:
    """Return the first and last day of a year. Raises ValueError for one before 1 or after 9999."""
    return Interval(dt.date(year, 1, 1), dt.date(year, 12, 31))


def parse_edtf(text: str) -> Interval:
    """Return the days that an EDTF text stands for. Raises ValueError for what is none or claims nothing."""
    text = text.strip()
    if match := _TIME.fullmatch(text):
        return _parse_point(match[1])
    if text.startswith("[") and text.endswith("]") and "," in text:
        return _parse_list(text)
    if text.startswith("[") and text.endswith("]") and ".." in text:
        low, _, high = text[1:-1].partition("..")
    elif "/" in text:
        low, _, high = text.partition("/")
        low, high = (side.removeprefix("..") for side in (low, high))
    else:
        return _parse_point(text)
    earliest = _parse_point(low.strip()).earliest if low.strip() else None
    latest = _parse_point(high.strip()).latest if high.strip() else None
    if earliest is None and latest is None:
        raise ValueError(f"{text!r} is open at both ends")
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} ends before it begins")
    return Interval(earliest, latest)


def _parse_list(text: str) -> Interval:
    """Return the days from the first to the last of a list."""
    points = [_parse_point(part.strip()) for part in text[1:-1].split(",")]
    return Interval(min(filter(None, (one.earliest for one in points))), max(filter(None, (p.latest for p in points))))


def listed_days(text: str | None) -> tuple[dt.date, ...]:
    """Return the days of a one-of set that lists single days, in order; empty for every other EDTF text."""
    if not text or not _LIST_OF_DAYS.fullmatch(text):
        return ()
    return tuple(sorted(dt.date.fromisoformat(part.strip()) for part in text[1:-1].split(",")))


def _parse_point(text: str) -> Interval:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not an EDTF date")
    year, month, day = match["year"], match["month"], match["day"]
    if int(year.replace("X", "0")) == 0:
        raise ValueError(f"{text!r}: there is no year 0 in this calendar")
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX") or "X" in year:
        return Interval(dt.date(low, 1, 1), dt.date(high, 12, 31))
    if int(month) in _SEASONS and day is None:
        first, last = _SEASONS[int(month)]
        # Winter (24) runs over the year's end; which end is meant is unsaid, so both Decembers' seasons are allowed.
        if first == 12:
            return Interval(dt.date(low, 1, 1), month_interval(low + 1, 2).latest)
        return Interval(dt.date(low, first, 1), month_interval(low, last).latest)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    if day in (None, "XX"):
        return month_interval(low, int(month))
    try:
        found = dt.date(low, int(month), int(day))
    except ValueError:
        raise ValueError(f"{text!r}: there is no such day") from None
    return Interval(found, found)


def format_edtf(
    earliest: dt.date | None, latest: dt.date | None, *, either: bool = False
) -> tuple[str | None, Precision]:
    """Return the EDTF text of an interval, and its precision; (None, "none") where both ends are open.

    A whole month or year is written as such; any other range as a one-of set, since exactly one of
    its days is meant (`[2023-08-24..2023-12-31]`), not as an interval, which would mean all of them.
    With `either` it is the first or the last of them, and none between (`[2013-03-08,2013-08-03]`).
    """
    if earliest is None and latest is None:
        return None, "none"
    if earliest is None or latest is None:
        return f"[{earliest or ''}..{latest or ''}]", "range"
    if earliest == latest:
        return earliest.isoformat(), "day"
    if either:
        return f"[{earliest},{latest}]", "range"
    if (earliest, latest) == month_interval(earliest.year, earliest.month):
        return earliest.isoformat()[:7], "month"
    if (earliest, latest) == year_interval(earliest.year):
        return f"{earliest.year:04}", "year"
    return f"[{earliest}..{latest}]", "range"
