"""Where in time a record stands: the month or year that holds its whole window, or why none does."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

import msgspec

from archive_gen.edtf import listed_days
from archive_gen.model import Dating

PeriodKind = Literal["month", "year", "years", "after", "before", "undated"]


class Period(msgspec.Struct, frozen=True):
    """The smallest shelf that holds every day of a window.

    `month` is set for the kind "month" alone; `year` for "month" and "year". A window over several
    years, or open at an end, stands in no year: it would be a guess which.
    """

    kind: PeriodKind
    year: int | None = None
    month: int | None = None


UNDATED_PERIOD = Period("undated")


def period_of(dating: Dating) -> Period:
    """Return the period that holds the dating's whole window."""
    return _period_of(dating.earliest, dating.latest)


@lru_cache(maxsize=1 << 16)
def _period_of(earliest: dt.date | None, latest: dt.date | None) -> Period:
    # A page of each entity and year asks for it, for each of its records.
    if earliest is None and latest is None:
        return UNDATED_PERIOD
    if earliest is None or latest is None:
        return Period("after" if latest is None else "before")
    if earliest.year != latest.year:
        return Period("years")
    if earliest.month != latest.month:
        return Period("year", earliest.year)
    return Period("month", earliest.year, earliest.month)


def may_be_of(dating: Dating, year: int) -> bool:
    """Say whether a day of the year is one of those that the dating allows."""
    earliest, latest = dating.earliest, dating.latest
    if (earliest and year < earliest.year) or (latest and latest.year < year):
        return False
    days = listed_days(dating.edtf)
    return not days or any(day.year == year for day in days)


def is_known_day(dating: Dating) -> bool:
    """Say whether the dating is one day without "about" or "perhaps"."""
    return dating.earliest is not None and dating.edtf == dating.earliest.isoformat()


def is_stated_day(dating: Dating) -> bool:
    """Say whether the capture or a person gives the very day, which alone may stand as a publication date elsewhere."""
    return is_known_day(dating) and dating.basis in ("stated", "given")
