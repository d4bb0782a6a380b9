"""Clues from outside of the text: what a person gives, the day of saving, the file's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.given import Given
from archive_gen.loader.clues.making import outside_clue, parts_interval
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


_FILE_DATE = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=s)(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?![0-9A-Za-z])"
)


def file_name_clues(stem: str) -> Iterator[Bearing]:
    """Yield the day in the file's name.

    It ranks below what the page itself says, for people also name files by the day they saved them.
    """
    match = _FILE_DATE.search(stem)
    if not match:
        return
    try:
        interval = parts_interval(match)
    except ValueError:
        return
    yield Bearing(outside_clue("file-name", match[0], "the file's name bears that date"), (interval,), states=True)
