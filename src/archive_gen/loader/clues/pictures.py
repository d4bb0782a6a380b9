"""The day in the caption of one of the article's pictures: it was published no earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.captions import is_of_another_time
from archive_gen.loader.clues.making import date_clue
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page

# So papers in Korea begin what they write below a picture.
_POINTS_UP = ("▲", "△")


def days_of_pictures(page: Page) -> Iterator[dt.date]:
    """Yield the days in full that the captions name, but for those of pictures from a file."""
    for line in page.lines:
        shown = line.reason in ("caption", "credit") and line.zone in ("above", "head", "inner")
        if shown or (line.zone != "tail" and line.raw.startswith(_POINTS_UP)):
            dates = find_dates(line.raw) if not is_of_another_time(line.raw) else ()
            yield from (day for date in dates if date.is_day and not date.swapped and (day := date.options[0].earliest))


def picture_clues(page: Page) -> Iterator[Bearing]:
    """Yield the bound that the latest day sets which a caption between the headline and the text's end names in full.

    Pictures below the text are other articles', which can be later ones.
    """
    found = [
        (date.options[0], line, date)
        for line in page.lines
        if line.reason in ("caption", "credit") and line.zone in ("head", "inner")
        for date in find_dates(line.raw)
        if date.is_day and not date.swapped
    ]
    if found:
        day, line, date = max(found, key=lambda one: one[0])
        reason = "the caption of a picture names that day, so published no earlier"
        yield Bearing(date_clue("picture", line, date, reason), (Interval(day.earliest, None),))
