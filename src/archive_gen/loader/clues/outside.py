"""Clues that a person gives: the date, and the day of saving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.given import Given
from archive_gen.loader.clues.making import outside_clue
from archive_gen.loader.dating import Bearing


def given_clues(given: Given) -> Iterator[Bearing]:
    """Yield what a person says of the date."""
    if given.date:
        clue = outside_clue("given", given.date, "given by a person")
        yield Bearing(clue, (parse_edtf(given.date),), states=True, given=True)


def captured_clue(captured: dt.date) -> Bearing:
    """Return what the day allows on which a person says that the page was saved."""
    clue = outside_clue("captured", captured.isoformat(), "saved on that day, so published by then")
    return Bearing(clue, (Interval(None, captured),))
