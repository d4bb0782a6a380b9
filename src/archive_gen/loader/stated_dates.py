"""The date that a field states: as precise as it is written, and never more."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from archive_gen.edtf import Interval, month_interval, year_interval
from archive_gen.loader.dates import find_dates


class StatedDate(NamedTuple):
    """A date that a field of the metadata holds, in `words`.

    `options` are the days that it allows. A time in UTC can be another day where the outlet is:
    `nearby` are the neighbours that it can be. `latest` is the last day on which it is that moment
    anywhere on Earth, None where the words name no day. `place` is where they begin in the decoded
    capture, -1 where they do not stand there.
    """

    field: str
    words: str
    options: tuple[Interval, ...]
    nearby: tuple[Interval, ...] = ()
    latest: dt.date | None = None
    place: int = -1


_ISO = re.compile(
    r"(?P<year>\d{4})(?:(?P<s>[-/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=s)(?P<day>0[1-9]|[12]\d|3[01])(?P<rest>.{0,40}))?)?",
    re.DOTALL,
)
_CLOCK = re.compile(
    r"\s?[T ]?\s?(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|UT)?"
    r"\s?(?:(?P<sign>[+-])(?P<hours>0\d|1[0-4]):?(?P<minutes>[0-5]\d)?)?",
    re.IGNORECASE,
)
_ANY_CLOCK = re.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?(?:Z|UTC|GMT|UT)\b)?(?:\s?[+-]\d\d:?\d\d)?", re.IGNORECASE
)
# What content systems write where they know no date.
_PLACEHOLDERS = (dt.date(1970, 1, 1), dt.date(1969, 12, 31), dt.date(1900, 1, 1), dt.date(1904, 1, 1))
_LONGEST_DATE = 80


def read_stated_date(field: str, value: str) -> StatedDate | None:
    """Return the date that a field's value states, exactly as precise as it is written; None where it states none.

    ISO 8601, plain or basic, whole or only a month or year; else any one date as people write it.
    """
    words = " ".join(value.split()) if len(value) <= _LONGEST_DATE else ""
    match = _ISO.fullmatch(words)
    if match and (match["s"] or match["day"] or match["month"] is None):
        return _iso_date(field, words, match)
    dates = find_dates(words)
    if len(dates) != 1 or not dates[0].options or not dates[0].weekday_fits:
        return None
    options = dates[0].options
    clock = _ANY_CLOCK.search(words)
    moment = _CLOCK.fullmatch(clock[0]) if clock else None
    return _stated(field, words, options, moment)


def _iso_date(field: str, words: str, match: re.Match[str]) -> StatedDate | None:
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    rest = match["rest"] or ""
    moment = _CLOCK.fullmatch(rest)
    # What follows a day is a time, or the value is something else: "2019-04-25-harbour", a number of 14 digits.
    if year is None or (rest and not moment and rest[0] not in "T "):
        return None
    try:
        if month is None:
            return _stated(field, words, (year_interval(year),), None)
        if day is None:
            return _stated(field, words, (month_interval(year, month),), None)
        whole = dt.date(year, month, day)
    except ValueError:
        return None
    return _stated(field, words, (Interval(whole, whole),), moment)


def _stated(field: str, words: str, options: tuple[Interval, ...], moment: re.Match[str] | None) -> StatedDate | None:
    day = options[0].earliest
    if len(options) > 1 or day is None or day != options[0].latest:
        latest = options[-1].latest if len(options) > 1 else None
        return StatedDate(field, words, options, latest=latest)
    if day in _PLACEHOLDERS or not dt.date(2, 1, 1) <= day <= dt.date(9998, 1, 1):
        return None
    offset = _offset(moment)
    if moment is None or offset is None:
        return StatedDate(field, words, options, latest=day)
    time = dt.datetime(day.year, day.month, day.day, int(moment["hour"]), int(moment["minute"])) - offset
    first, last = (time - _WESTERNMOST).date(), (time + _EASTERNMOST).date()
    nearby = tuple(Interval(other, other) for other in (first, last) if other != day) if not offset else ()
    return StatedDate(field, words, options, nearby, last)


_WESTERNMOST, _EASTERNMOST = dt.timedelta(hours=12), dt.timedelta(hours=14)


def _offset(moment: re.Match[str] | None) -> dt.timedelta | None:
    """How far ahead of UTC a time's zone is; None where it names none."""
    if moment is None or not (moment["zone"] or moment["sign"]):
        return None
    size = dt.timedelta(hours=int(moment["hours"] or 0), minutes=int(moment["minutes"] or 0))
    return -size if moment["sign"] == "-" else size
