"""Stamps whose time is in UTC, as programs print it: where the outlet is, it can be the day before or the next one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.loader.dating import Bearing

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.h]?(?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?\s?"
    r"(?:(?P<half>[ap])\.?m\.?)?\s?\(?(?:Z|UTC|GMT)(?![\w+-])(?!\s?[+-]\d)",
    re.IGNORECASE,
)
_WESTERNMOST, _EASTERNMOST = dt.timedelta(hours=12), dt.timedelta(hours=14)


def tells_utc(raw: str) -> bool:
    """Return whether a line tells a time of day in UTC."""
    return _CLOCK.search(raw) is not None


def with_local_day(bearing: Bearing, raw: str, named: Container[Interval]) -> Bearing:
    """Return what a stamp on a raw line allows, with the neighbouring day where it is in UTC and others name that one.

    `named` are the days that clues name which tell the outlet's own: stamps without a zone, the address. Without such
    a clue the day is the one that the page shows, for an outlet that prints UTC dates its reports so.
    """
    clocks = list(_CLOCK.finditer(raw))
    day = bearing.options[0].earliest if len(bearing.options) == 1 else None
    if len(clocks) != 1 or day is None or day != bearing.options[0].latest:
        return bearing
    hour = int(clocks[0]["hour"])
    if half := clocks[0]["half"]:
        hour = hour % 12 + (12 if half in "pP" else 0)
    moment = dt.datetime(day.year, day.month, day.day, hour % 24, int(clocks[0]["minute"]))
    around = ((moment - _WESTERNMOST).date(), (moment + _EASTERNMOST).date())
    near = [Interval(other, other) for other in around if other != day and Interval(other, other) in named]
    if not near:
        return bearing
    reason = f"{bearing.clue.reason}; the time is in UTC, and the day can be the next one where it was published"
    return bearing._replace(clue=replace(bearing.clue, reason=reason), options=tuple(sorted({*bearing.options, *near})))
