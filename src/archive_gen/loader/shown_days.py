"""A day alone above the headline, where pages also show that of their rendering: what the article says against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.loader.clues.datelines import days_near
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing

# Each of these is enough to say that the day is no article's; of all others it takes two.
_TELLING = ("weekday", "reported-day", "updated-stamp", "url")
_FAR, _ELSEWHERE = dt.timedelta(days=10), dt.timedelta(days=1)


def doubt_shown_days(bearings: Sequence[Bearing]) -> list[Bearing]:
    """Return the bearings with each day alone above the headline as a bound where the article is older than that.

    It is then read as the page's header: the page was rendered on that day, and so published by then.
    """
    if not any(bearing.alone for bearing in bearings):
        return list(bearings)
    return [_doubted(bearing, bearings) if bearing.alone else bearing for bearing in bearings]


def _doubted(shown: Bearing, bearings: Iterable[Bearing]) -> Bearing:
    day = shown.options[0].earliest if len(shown.options) == 1 else None
    against = list(_objections(day, bearings)) if day else []
    telling = next((one for one in against if one.clue.rule in _TELLING), None)
    # Whoever is named twice is one clue.
    if not telling and len({one.clue.reason for one in against}) < 2:
        return shown
    first = (telling or against[0]).clue
    reason = f"on top, and {first.quote!r} ({first.rule}) is of an earlier time: the day of the showing"
    clue = replace(shown.clue, rule="page-header", reason=reason)
    return Bearing(clue, (Interval(None, shown.options[0].latest),))


def _objections(day: dt.date, bearings: Iterable[Bearing]) -> Iterator[Bearing]:
    """The clues that allow nothing but what is before a day; other days that state the publication are no help."""
    for bearing in bearings:
        if bearing.states and bearing.clue.rule != "url":
            continue
        near = _ELSEWHERE if bearing.clue.rule == "updated-stamp" else _FAR
        ends = [option.latest for option in bearing.options]
        if all(end and end < day - near for end in ends) if ends else _is_of_other_year(bearing, day):
            yield bearing


def _is_of_other_year(bearing: Bearing, day: dt.date) -> bool:
    """Whether a day that was reported by its weekday was long before a day, and its weekday is no slip."""
    if bearing.clue.rule != "reported-day" or bearing.fit is None or bearing.fit(Interval(day, day)):
        return False
    dates = find_dates(bearing.clue.quote)
    slips = (other for date in dates for other in days_near(date._replace(weekday=None), day))
    return bool(bearing.fit(Interval(None, day))) and not any(abs(other - day) <= _FAR for other in slips)
