"""From clues to a date: what the clues allow together, and which of them said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from archive_gen.edtf import Interval, format_edtf
from archive_gen.loader.dates import FoundDate
from archive_gen.model import Clue, DateBasis, Dating, Verdict


class Bearing(NamedTuple):
    """A clue with what it allows: one of several stretches of days, or a day whose year is unsaid.

    `states` is true where the words state the publication and do not merely bound it. `given` marks
    what a person says. `fit` is for a clue that names no year: what it allows within the window that
    the others leave, nothing where that window is no help; `options` is then empty. `alone` marks a day
    that stands alone above the headline, where pages also show that of their rendering.
    """

    clue: Clue
    options: tuple[Interval, ...]
    states: bool = False
    given: bool = False
    fit: Callable[[Interval], tuple[Interval, ...]] | None = None
    alone: bool = False


class Used(NamedTuple):
    """A bearing that narrowed the date when its turn came, what it allowed, and what was left before it."""

    bearing: Bearing
    options: tuple[Interval, ...]
    before: tuple[Interval, ...]


ANY = Interval(None, None)
_FAR_YEARS = 30
_DAY = dt.timedelta(days=1)
_NARROWS_NOTHING = "narrows nothing further"


def resolve_date(bearings: Iterable[Bearing]) -> Dating:
    """Return the days that the clues allow together, with every clue and whether the date needs it.

    Bearings come most trusted first. One that contradicts those before it is set aside with the
    reason, never averaged in. Days without a year are fitted last, into what the others leave open.
    What a person gives is the date as it stands, also where the page seems to know it closer.
    """
    ordered = sorted(bearings, key=lambda b: b.fit is not None)
    window: tuple[Interval, ...] = (ANY,)
    evidence: list[Clue] = []
    used: dict[int, Used] = {}
    final = False
    for place, bearing in enumerate(ordered):
        options = bearing.fit(_hull(window)) if bearing.fit else bearing.options
        narrowed = window if final and intersect(window, options) else intersect(window, options)
        verdict, remark = _judge(bearing, window, options, narrowed, used)
        if verdict == "used":
            used[place] = Used(bearing, options, window)
            window = narrowed
            final = final or bearing.given
        earliest, latest = _hull(options) if options else (None, None)
        evidence.append(
            msgspec.structs.replace(
                bearing.clue,
                earliest=earliest,
                latest=latest,
                either=_is_of_two_days(options),
                verdict=verdict,
                remark=remark,
            )
        )
    for place in _needless(used, window):
        evidence[place] = msgspec.structs.replace(evidence[place], verdict="agrees", remark=_NARROWS_NOTHING)
    earliest, latest = _hull(window)
    edtf, precision = format_edtf(earliest, latest, either=_is_of_two_days(window))
    chosen = [one.bearing for one in used.values()]
    if chosen and chosen[0].given:
        edtf = chosen[0].clue.quote
    return Dating(edtf, earliest, latest, precision, _basis(chosen, window), tuple(evidence))


def _is_of_two_days(window: Sequence[Interval]) -> bool:
    """Whether two days are left, with others between them: "03/08/2013" is of 8 March or of 3 August."""
    days = [one.earliest for one in window if one.earliest and one.earliest == one.latest]
    return len(window) == len(days) == 2 and (days[1] - days[0]).days > 1


def last_day(bearings: Iterable[Bearing]) -> dt.date | None:
    """Return the earliest day that some bearing allows nothing after; None where none says how late."""
    ends = ([option.latest for option in bearing.options] for bearing in bearings)
    return min((max(filter(None, days)) for days in ends if days and None not in days), default=None)


def _judge(
    bearing: Bearing, window: Sequence[Interval], options: Sequence[Interval], narrowed: Sequence[Interval],
    used: Mapping[int, Used],
) -> tuple[Verdict, str]:  # fmt: skip
    """What becomes of the bearing, and why where it is not used."""
    if bearing.fit and not options:
        why = "none fits what the others leave" if all(_hull(window)) else "nothing else gives one"
        return "unbounded", f"it names no year, and {why}"
    if not narrowed:
        strongest = next((one.bearing.clue for one in used.values()), None)
        against = f"{strongest.quote!r} ({strongest.rule})" if strongest else "the calendar"
        return "contradicts", f"contradicts {against}"
    if tuple(options) == (ANY,):
        return "unbounded", ""
    if _hull(narrowed) == _hull(window) and len(narrowed) == len(window):
        return "agrees", _NARROWS_NOTHING
    return "used", ""


def _needless(used: Mapping[int, Used], window: tuple[Interval, ...]) -> Iterator[int]:
    """Yield the places of those without which the date is the same, for a later one says it closer.

    A day without a year took it from what was left before it: all that made this is needed.
    """
    fitted = next((one.before for one in used.values() if one.bearing.fit), None)
    needed = {place: one.options for place, one in used.items() if fitted is None or not one.bearing.fit}
    for place, one in used.items():
        if place not in needed or one.bearing.given:
            continue
        others: tuple[Interval, ...] = (ANY,)
        for other, options in needed.items():
            others = intersect(others, options) if other != place else others
        if others == (window if fitted is None else fitted):
            del needed[place]
            yield place


def fit_years(found: FoundDate, window: Interval) -> tuple[Interval, ...]:
    """Return the days that a date without a year can be, given the window; a weekday in it rules years out.

    Where one end of the window is open, only the nearest such day at the closed end is certain, so
    the stretch from there on is allowed; where both are, nothing is. Nothing is, too, where such a day
    stands right beyond an end: it was the day before on the other side of the Earth.
    """
    assert found.month is not None
    assert found.day is not None
    first, last = window.earliest, window.latest
    if any(_day(found, day.year) == day for day in _right_beyond(window)):
        return ()
    if first and last and last.year - first.year <= _FAR_YEARS:
        days = [day for day in (_day(found, year) for year in range(first.year, last.year + 1)) if day]
        return tuple(Interval(day, day) for day in days if first <= day <= last)
    if first and not last:
        ahead = (_day(found, first.year + n) for n in range(_FAR_YEARS))
        next_one = next((day for day in ahead if day and day >= first), None)
        return (Interval(next_one, None),) if next_one else ()
    if last and not first:
        back = (_day(found, last.year - n) for n in range(_FAR_YEARS))
        last_one = next((day for day in back if day and day <= last), None)
        return (Interval(None, last_one),) if last_one else ()
    return ()


def _right_beyond(window: Interval) -> Iterator[dt.date]:
    """The days before and after a window, but for those before and after a year: that it is of a year is stated."""
    if window.earliest and (window.earliest.month, window.earliest.day) != (1, 1):
        yield window.earliest - _DAY
    if window.latest and (window.latest.month, window.latest.day) != (12, 31):
        yield window.latest + _DAY


def _day(found: FoundDate, year: int) -> dt.date | None:
    try:
        day = dt.date(year, found.month or 1, found.day or 1)
    except ValueError:
        return None
    return day if found.weekday in (None, day.weekday()) else None


def intersect(window: Sequence[Interval], options: Sequence[Interval]) -> tuple[Interval, ...]:
    """Return the stretches of days that two sets of them share, in order, each once."""
    found = {both for one in window for other in options if (both := overlap(one, other))}
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda i: (i.earliest or dt.date.min, i.latest or dt.date.max)))


def overlap(one: Interval, other: Interval) -> Interval | None:
    """Return the days that two stretches share; None where they share none."""
    low, high = one.earliest or other.earliest, one.latest or other.latest
    if low and other.earliest:
        low = max(low, other.earliest)
    if high and other.latest:
        high = min(high, other.latest)
    return Interval(low, high) if low is None or high is None or low <= high else None


def _hull(options: Iterable[Interval]) -> Interval:
    options = tuple(options)
    lows, highs = [o.earliest for o in options], [o.latest for o in options]
    low = None if None in lows else min((d for d in lows if d), default=None)
    high = None if None in highs else max((d for d in highs if d), default=None)
    return Interval(low, high)


def _basis(used: Sequence[Bearing], window: Sequence[Interval]) -> DateBasis:
    """Given or stated where what a person or the page states is already the whole claim; else inferred."""
    if not used:
        return "none"
    for basis, chosen in (("given", [b for b in used if b.given]), ("stated", [b for b in used if b.states])):
        alone: tuple[Interval, ...] = (ANY,)
        for bearing in chosen:
            alone = intersect(alone, bearing.options)
        if chosen and _hull(alone) == _hull(window):
            return "given" if basis == "given" else "stated"
    return "inferred"
