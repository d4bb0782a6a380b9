"""Bounds from a picture's day and a bare weekday: a report shows what it tells of, and tells it within the week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import WEEK
from archive_gen.loader.bounds.weekdays import names_in
from archive_gen.loader.bounds.words import LEAD_PARAGRAPHS, WEEKDAY, is_told, make_clue, weekday_in
from archive_gen.loader.captions import is_of_another_time
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page, Sentence


def pictured_day_clues(page: Page) -> Iterator[Bearing]:
    """Yield the week after the day of a picture of which the opening tells by the same weekday, with a name of both."""
    pictured = [(line, date) for line in page.lines if line.reason == "caption" for date in _days_of(line)]
    opening = [sentence for sentence in page.sentences if sentence.paragraph < LEAD_PARAGRAPHS] if pictured else []
    for sentence in filter(_tells_of_a_day, opening):
        for line, date in pictured:
            if match := _weekday_of(line, date, sentence):
                day = date.options[0].earliest
                assert day is not None
                shown = line.raw[date.start : date.end]
                reason = f"a picture is of {shown}, and a bare weekday, so within a week of it"
                clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
                yield Bearing(clue, (Interval(day, day + WEEK),))
                return


def _weekday_of(line: Line, date: FoundDate, sentence: Sentence) -> re.Match[str] | None:
    """The bare weekday in a sentence that is that of a caption's day, where both name the same."""
    if not names_in(line.raw) & names_in(sentence.text):
        return None
    return next((match for match in WEEKDAY.finditer(sentence.text) if weekday_in(match) == date.weekday), None)


def _days_of(line: Line) -> Iterator[FoundDate]:
    """The days that a caption names in full, with their weekdays, as those on which it was taken."""
    if line.zone not in ("above", "head", "inner") or is_of_another_time(line.raw):
        return
    yield from (date for date in find_dates(line.raw) if date.is_day and date.weekday is not None and date.weekday_fits)


def _tells_of_a_day(sentence: Sentence) -> bool:
    """Whether a sentence tells of something as past, and of no other day than by its weekday."""
    return not sentence.dates and is_told(sentence.text)
