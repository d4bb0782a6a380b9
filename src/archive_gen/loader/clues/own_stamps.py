"""The stamps that are the article's own, by their words and by where they stand; and the date of the page's header."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.clues.end_notes import end_notes
from archive_gen.loader.clues.making import date_bearing, date_clue, find_order
from archive_gen.loader.clues.stamp_lines import in_raw, stamps_of, with_year_below
from archive_gen.loader.clues.stamp_places import (
    FIRST_PUBLISHED,
    FRAME,
    HEADER_LINES,
    below_headlines,
    is_embedded,
    is_of_frame,
    lines_about,
)
from archive_gen.loader.clues.stamp_strength import SURE_ENOUGH, strength_of
from archive_gen.loader.clues.stamps_of_others import is_boxed, is_in_list, is_of_event
from archive_gen.loader.clues.utc_stamps import tells_utc, with_local_day
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.embargoes import is_embargo
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import Stamp, is_seen, read_stamps

_MOST_STAMPS = 6


def stamp_clues(page: Page, named: Iterable[Interval] = ()) -> list[Bearing]:
    """Return what the page's stamps say, those that state the publication first, the surest of them first.

    `named` are days of which other clues say that they are the outlet's own.
    """
    stated: list[Bearing] = []
    raws: list[str] = []
    bounds: list[Bearing] = []
    for line, stamp in own_stamps(page):
        if not stamp.updated:
            bearing = date_bearing(page, "stamp", line, stamp.date, "the page says that it was published then")
            stated.append(bearing._replace(alone=line.zone == "above" and not stamp.marked and stamp.date.is_day))
            raws.append(line.raw)
        elif stamp.date.year is not None:
            order = find_order(page, line, stamp.date)
            options = tuple(Interval(None, o.latest) for o in (order[0] if order else stamp.date).options)
            what = "saved or looked at" if is_seen(line.raw) else "last changed"
            if not stamp.marked:
                what = "rendered or changed"
            reason = f"the page was {what} then, so it was published by then"
            bounds.append(Bearing(date_clue("updated-stamp", line, stamp.date, reason), options))
    return [*_with_local_days(stated, raws, named), *bounds, *_embargoes(page)]


def _embargoes(page: Page) -> Iterator[Bearing]:
    """What the day allows until which a text was not to be published; the day before it was still that elsewhere."""
    for line in page.within("above", "head"):
        dates = find_dates(line.raw) if is_embargo(line.raw) else ()
        if len(dates) == 1 and dates[0].is_day and dates[0].weekday_fits and (day := dates[0].options[0].earliest):
            reason = "it was not to be published before that day, which was the one before elsewhere"
            yield Bearing(date_clue("stamp", line, dates[0], reason), (Interval(day - _DAY, None),))


_DAY = dt.timedelta(days=1)


def _with_local_days(stated: list[Bearing], raws: list[str], named: Iterable[Interval]) -> list[Bearing]:
    """The stamps with the neighbours of days in UTC that others name; `raws` are the lines on which they stand."""
    if not any(map(tells_utc, raws)):
        return stated
    pairs = list(zip(stated, raws, strict=True))
    local = {option for one, raw in pairs if not tells_utc(raw) for option in one.options} | set(named)
    return [with_local_day(one, raw, local) for one, raw in pairs]


_LOOKS_BACK = re.compile(
    r"\b(?:from (?:the|our) archives?|on this day|this day in|today in history|throwback|flashback|years ago)\b",
    re.IGNORECASE,
)


def _days_looked_back_at(page: Page) -> tuple[tuple[Interval, ...], ...]:
    """The days that a headline names which looks back at them: "From the archives: 8 October 2001"."""
    title = page.lines[page.title_position].unit.text if page.title_position < len(page.lines) else ""
    dates = find_dates(title) if _LOOKS_BACK.search(title) else ()
    return tuple(date.options for date in dates if date.is_day)


class _Candidate(NamedTuple):
    """A stamp that may be the article's own, and how sure that is."""

    strength: float
    line: Line
    stamp: Stamp


def own_stamps(page: Page) -> list[tuple[Line, Stamp]]:
    """Return the stamps that are the article's own, the surest first: by their words and by where they stand.

    Their offsets count in the raw line.
    """
    lines = (with_year_below(page, line) for line in lines_about(page))
    about = _tell_changes([(line, stamp) for line in lines for stamp in stamps_of(page, line)])
    below = {line.position for line in below_headlines(page)}
    past = _days_looked_back_at(page)
    found = [
        _Candidate(strength, line, in_raw(line, stamp))
        for line, stamp in about
        if (strength := strength_of(page, line, stamp, below)) >= SURE_ENOUGH
        and not is_in_list(page, line, stamp, about)
        and not is_of_event(page, line, stamp)
        and not (stamp.date.options in past and not stamp.marked)
        and not (line.zone in ("inner", "tail") and is_boxed(page, line))
    ]
    seen = {(one.line.position, one.stamp.date.options, one.stamp.updated) for one in found}
    found += [
        _Candidate(SURE_ENOUGH, line, stamp)
        for line, stamp in end_notes(page)
        if (line.position, stamp.date.options, stamp.updated) not in seen
    ]
    if all(one.stamp.updated for one in found):
        found += _only_marked(page)
    found = [one._replace(stamp=one.stamp._replace(updated=True)) if _is_of_footer(one) else one for one in found]
    # Of two stamps of like sureness a full date says more than a day without a year.
    found.sort(key=lambda one: (-one.strength - (0.5 if one.stamp.date.is_day else 0), one.line.position))
    return [(one.line, one.stamp) for one in found[:_MOST_STAMPS]]


def _is_of_footer(candidate: _Candidate) -> bool:
    """Whether a day below the text is all of a line, with its weekday: footers print that of the rendering so."""
    stamp = candidate.stamp
    return candidate.line.zone == "tail" and stamp.alone and not stamp.marked and stamp.date.weekday is not None


def _only_marked(page: Page) -> list[_Candidate]:
    """The one day on a page of which a word such as Published says that it is of publication, wherever it stands."""
    marked = [
        _Candidate(SURE_ENOUGH, line, in_raw(line, stamp))
        for line in page.lines
        if line.zone in ("inner", "tail")
        and not (is_of_frame(page, line) or is_embedded(page, line))
        and (FIRST_PUBLISHED.match(line.raw) or not is_boxed(page, line))
        for stamp in stamps_of(page, line)
        if stamp.marked and not stamp.updated and stamp.date.is_day
    ]
    return marked[:1] if len({one.stamp.date.options for one in marked}) == 1 else []


_Stamped = list[tuple[Line, Stamp]]


def _tell_changes(about: _Stamped) -> _Stamped:
    """The stamps with those told apart that are of changes, though no word says so."""
    return _later_times(_later_of_two(_before_changes(about)))


def _before_changes(about: _Stamped) -> _Stamped:
    """The stamps with those as changes that open a line which then tells of an earlier one.

    No page is changed before it is published: in "16 June 2019 Last updated 14 June 2019" it was shown on the first.
    """
    return [
        (line, stamp._replace(updated=True, marked=False) if _is_before_change(line, stamp, about) else stamp)
        for line, stamp in about
    ]


def _is_before_change(line: Line, stamp: Stamp, about: Iterable[tuple[Line, Stamp]]) -> bool:
    if stamp.updated or stamp.date.start or not stamp.marked or not stamp.date.is_day or stamp.date.swapped:
        return False
    beside = (other for at, other in about if at.position == line.position and other.updated)
    days = (other.date for other in beside if other.date.is_day and not other.date.swapped)
    return any(day.options < stamp.date.options for day in days)


def _later_of_two(about: _Stamped) -> _Stamped:
    """The stamps with the later of two days as a change that stand alone, one below the other."""
    lone = [(line.position, stamp) for line, stamp in about if stamp.alone and not stamp.marked]
    later = [
        max(one, other, key=lambda stamp: stamp.date.options)
        for (position, one), (below, other) in pairwise(lone)
        if below == position + 1 and 0 < _days_between(one, other) <= _MOST_DAYS_TO_CHANGE
    ]
    return [(line, stamp._replace(updated=True) if stamp in later else stamp) for line, stamp in about]


def _later_times(about: _Stamped) -> _Stamped:
    """The stamps with later days as changes where programs write the times: the first is of publication."""
    timed = [(line.unit.text, stamp) for line, stamp in about if stamp.timed and not stamp.marked]
    machine = [stamp for text, stamp in timed if _MACHINE_TIME.match(text, stamp.date.end)]
    if len({stamp.date.options for stamp in machine}) < 2:
        return about
    first = machine[0].date.options
    return [
        (line, stamp._replace(updated=True) if stamp in machine and stamp.date.options > first else stamp)
        for line, stamp in about
    ]


def _days_between(one: Stamp, other: Stamp) -> int:
    first, second = one.date.options[0].earliest, other.date.options[0].earliest
    return abs((first - second).days) if first and second and not (one.date.swapped or other.date.swapped) else 0


_MOST_DAYS_TO_CHANGE = 366
_MACHINE_TIME = re.compile(r"T\d\d:\d\d")


def header_clues(page: Page) -> Iterator[Bearing]:
    """Yield what the date in the page's header allows: the article was there by then, when the page was saved."""
    found = list(_header_dates(page))
    # Of two days one is no header's: "Fair at the harbour, 12 June 2018" can be a headline.
    latest = max((date.options[0] for _, date in found), default=None)
    for line, date in found:
        if date.options[0] == latest:
            reason = "the page's header shows the day on which it was saved, not published; published by then"
            yield Bearing(date_clue("page-header", line, date, reason), (Interval(None, latest.latest),))


def _header_dates(page: Page) -> Iterator[tuple[Line, FoundDate]]:
    """The days in the page's header, with offsets that count in the raw line, that are not the article's own."""
    above = [line for line in page.lines[:HEADER_LINES] if line.zone == "above" and line.reason not in _NO_HEADER]
    about = [(line, stamp) for line in above for stamp in read_stamps(line.unit.text)]
    own = {line.position for line, _ in own_stamps(page)} if about else ()
    for line, stamp in about:
        date = in_raw(line, stamp).date
        # A time as programs write it is no masthead's; some pages print those of their own metadata.
        is_machine = _MACHINE_TIME.match(line.raw, date.end) is not None
        if line.position in own or stamp.marked or is_machine or is_in_list(page, line, stamp, about):
            continue
        if date.is_day and not date.swapped:
            yield line, date


_NO_HEADER = (*FRAME, "headline-repeat")
