"""Calendars that count days or years otherwise than ours."""

from __future__ import annotations

import datetime as dt

BUDDHIST_BEFORE = 543
"""How many years the Buddhist era, as Thailand counts it, is ahead of ours."""

_FIRST_YEAR, _FIRST_DAY = 1370, dt.date(1991, 3, 21)
# Eight years in thirty-three are leap years; astronomy agrees for the years 1244 to 1472.
_CYCLE, _LEAP_YEARS = 33, frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_LONG_MONTHS = 6


def jalali_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the Persian (solar Hijri) calendar in ours; None where it has no such day, or before 1370."""
    leap = year % _CYCLE in _LEAP_YEARS
    longest = 31 if month <= _LONG_MONTHS else 30 if month < 12 or leap else 29
    if year < _FIRST_YEAR or not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    leap_days = sum(before % _CYCLE in _LEAP_YEARS for before in range(_FIRST_YEAR, year))
    of_year = 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1
    return _FIRST_DAY + dt.timedelta(days=365 * (year - _FIRST_YEAR) + leap_days + of_year)
