"""Clues that a person gives: the date, and the day of saving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.given import Given
from archive_gen.loader.clues.making import outside_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page_metadata import PageMetadata


def given_clues(given: Given, stated: PageMetadata, stamps: Sequence[Bearing]) -> Iterator[Bearing]:
    """Yield what a person says of the date.

    Where the page's own stamp is earlier, the `date` that stands beside a clipper's address was that of the clipping.
    """
    noted = stated.noted.latest if stated.noted and stated.noted.words == given.date else None
    if given.date and noted and all_before(noted, stamps):
        clue = outside_clue("captured", given.date, "the text was noted then, so published by then")
        yield Bearing(clue, (Interval(None, noted),))
    elif given.date:
        clue = outside_clue("given", given.date, "given by a person")
        yield Bearing(clue, (parse_edtf(given.date),), states=True, given=True)


def all_before(day: dt.date, stamps: Sequence[Bearing]) -> bool:
    """Return whether stamps state the publication, and all of them for days before one."""
    ends = [option.latest for stamp in stamps if stamp.states for option in stamp.options]
    return bool(ends) and all(end is not None and end < day for end in ends)


def captured_clue(captured: dt.date, by: dt.date | None) -> Bearing:
    """Return what the day allows on which a person says that the page was saved: up to it, or up to a later one `by`
    which it was that moment everywhere.
    """
    reason = "saved then, so published by the day that it was anywhere on Earth"
    clue = outside_clue("captured", captured.isoformat(), reason if by else "saved on that day, so published by then")
    return Bearing(clue, (Interval(None, by or captured),))
