"""Dates that a capture's metadata states: that of an HTML page, or what a program or a database wrote around a text."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence, Set

from archive_gen.edtf import Interval
from archive_gen.loader.clues.making import date_clue, outside_clue
from archive_gen.loader.clues.own_stamps import header_clues
from archive_gen.loader.clues.stamp_places import foot_lines
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page
from archive_gen.loader.page_metadata import PageMetadata
from archive_gen.loader.stated_dates import StatedDate
from archive_gen.model import Clue


def saved_clue(saved: StatedDate) -> Bearing:
    """Return what the day allows on which a program saved the page: nothing later than it was anywhere on Earth."""
    return Bearing(
        stated_clue("captured", saved, "saved then, so published by the day that it was anywhere on Earth"),
        (_by_then(saved),),
    )


def metadata_clues(page: Page, stated: PageMetadata, stamps: Sequence[Bearing]) -> Iterator[Bearing]:
    """Yield the days that the page's metadata states, the most explicit field's first.

    A time in UTC is not the outlet's own: where a stamp, or a field with a zone, names the neighbouring
    day that it can be, both are allowed. What is vague can be the day on which the page was made, or made anew:
    it is no more than that where a stamp is earlier, or where the page's header shows that day.
    """
    stamped = {option for bearing in stamps if bearing.states for option in bearing.options}
    header = {option.latest for one in header_clues(page) for option in one.options} if stated.is_vague else set()
    local = stamped | {option for date in stated.published if not date.nearby for option in date.options}
    for date in stated.published:
        if stated.is_vague and _is_of_making(date, stamped, header):
            reason = f"its metadata has that day ({date.field}), on which the page was made or saved: published by then"
            yield Bearing(stated_clue("metadata-updated", date, reason), (_by_then(date),))
            continue
        reason = f"its metadata says that it was published then ({date.field})"
        near = tuple(option for option in date.nearby if option in local)
        if near:
            reason += "; the time is in UTC, and the day can be the next one where it was published"
        yield Bearing(stated_clue("metadata", date, reason), tuple(sorted({*date.options, *near})), states=True)


def _is_of_making(date: StatedDate, stamped: Set[Interval], header: Set[dt.date | None]) -> bool:
    """Whether a vague date is later than all that stamps state, or that of the page's header where none states any."""
    first = date.options[0].earliest
    if not stamped:
        return first is not None and first == date.options[-1].latest and first in header
    ends = [option.latest for option in stamped if option not in date.nearby]
    return first is not None and len(ends) == len(stamped) and all(end is not None and end < first for end in ends)


def metadata_bounds(stated: PageMetadata) -> Iterator[Bearing]:
    """Yield what the metadata says of changes: the page was published by then."""
    for date in stated.modified:
        reason = f"its metadata says that it was changed then, so it was published by then ({date.field})"
        yield Bearing(stated_clue("metadata-updated", date, reason), (_by_then(date),))


def stated_clue(rule: str, date: StatedDate, reason: str) -> Clue:
    """The clue of a date, with its place where it stands in the capture; which line this is is told later."""
    if date.place < 0:
        return outside_clue(rule, date.words, reason)
    return Clue(rule, date.words, 1, date.place, date.place + len(date.words), None, None, reason=reason)


def _by_then(date: StatedDate) -> Interval:
    return Interval(None, date.latest or date.options[-1].latest)


_OF_OTHERS = ("outside-the-article", "comments", "related")


def found_clues(page: Page, found: dt.date | None, stamps: Sequence[Bearing]) -> Iterator[Bearing]:
    """Yield the day that htmldate makes out, where it stands in full between headline and text or right below that.

    Anywhere else on the page it is the day of something else, where it stands nowhere it is made up, and where a stamp
    says that it is the day of a change it is no more than that.
    """
    if any(option.latest == found for stamp in stamps if not stamp.states for option in stamp.options):
        return
    # Below what is not the article's there are days of other articles, and of comments.
    foot = itertools.takewhile(lambda line: line.reason not in _OF_OTHERS, foot_lines(page))
    for line in [*page.within("head"), *foot] if found else ():
        for date in find_dates(line.raw):
            if date.is_day and not date.swapped and date.weekday_fits and date.options == (Interval(found, found),):
                reason = "a date finder takes this date beside the article for the publication"
                yield Bearing(date_clue("date-finder", line, date, reason), date.options)
                return
