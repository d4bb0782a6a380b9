"""The weekday that a report tells of behind a dateline without a year: it rules out the other years."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import partial

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import WEEKDAY, is_told, make_clue, weekday_in
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing, fit_years
from archive_gen.loader.page import Page, Sentence

_OTHER_WEEK = re.compile(r"\b(?:last|next|every|each|previous|following|this coming)\s$", re.IGNORECASE)
# "Said Monday that it will": that was then, whatever is still to come.
_SAID = re.compile(r"\b(?:said|told|announced|reported|confirmed|warned|declared|vowed|pledged)(?:\s[\w.’'-]+)?\s$")


def dateline_weekday_clues(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Yield what the first weekday allows that a report tells of right behind its dateline, where that has no year.

    `SEOUL, June 19 (Agency) - They met on Wednesday`: what news tells of so was on the day of the dateline or on that
    before it. `stated` are the offsets of dates that state the publication, as the dateline's does.
    """
    opening: Sentence | None = None
    for sentence in page.sentences:
        if sentence.paragraph >= _OPENINGS or (opening and sentence.paragraph != opening.paragraph):
            return
        if opening is None and (found := _undated_by_year(sentence, stated)):
            opening, date = sentence, found
        weekday = _told_weekday(sentence) if opening else None
        if weekday:
            reason = "told of that day behind a dateline without a year, so the dateline is of it or of the next"
            clue = make_clue("weekday", sentence, weekday.start(), weekday.end(), reason)
            yield Bearing(clue, (), fit=partial(_fit, date, weekday_in(weekday)))
            return


_OPENINGS = 6
"""In how many paragraphs, from the first, a dateline stands."""


def _undated_by_year(sentence: Sentence, stated: Container[int]) -> FoundDate | None:
    """The day in a sentence that states the publication without its year and its weekday."""
    for date in sentence.dates:
        if date.year is None and date.day and date.weekday is None and sentence.start + date.start in stated:
            return date
    return None


def _told_weekday(sentence: Sentence) -> re.Match[str] | None:
    """The first weekday that a sentence tells of, or on which somebody said what it tells."""
    told = is_told(sentence.text)
    for match in WEEKDAY.finditer(sentence.text):
        if not (told or _SAID.search(sentence.text, 0, match.start())):
            continue
        if not _OTHER_WEEK.search(sentence.text, 0, match.start("name")):
            return match
    return None


def _fit(date: FoundDate, weekday: int, window: Interval) -> tuple[Interval, ...]:
    """The days of a dateline that are such a weekday or the one behind it; none where the window is open."""
    if window.earliest is None or window.latest is None:
        return ()
    return tuple(day for late in (0, 1) for day in fit_years(date._replace(weekday=(weekday + late) % 7), window))
