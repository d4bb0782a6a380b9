"""The day in a headline that is of a press conference, and that on a line that repeats the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive_gen.loader.clues.making import date_bearing
from archive_gen.loader.clues.own_stamps import CHANGED
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import LONGEST, announces, names_occasion, without_dates

_TELLING = 24
"""From how many characters on a headline is no other's."""
_MOST_OTHER_WORDS = 6
_WORD = re.compile(r"\w+")


def headline_clues(page: Page, title: str) -> Iterator[Bearing]:
    """The day of the press conference that a headline is of, or on a line that repeats it."""
    yield from _occasion_clues(page)
    yield from _repeating_clues(page, title)


def _occasion_clues(page: Page) -> Iterator[Bearing]:
    """What a ministry says there is published on the day; what a line right around the headline says is of it, too."""
    for line in page.lines[max(0, page.title_position - _AROUND) : page.title_position + _AROUND + 1]:
        if (line.zone == "body" and line.position > page.opening) or len(line.raw) > LONGEST:
            continue
        dates = find_dates(line.raw)
        if len(dates) == 1 and dates[0].is_day and names_occasion(line.raw) and not announces(line.raw):
            yield date_bearing(page, "stamp", line, dates[0], "the headline is of what was said to the press then")
            return


_AROUND = 4


def _repeating_clues(page: Page, title: str) -> Iterator[Bearing]:
    """The day on a line that repeats the headline, as a tab's title or a list of what is new does.

    Such a day is that of the article with this headline, wherever the line stands; two such days are no help.
    """
    if len(title) < _TELLING or find_dates(title):
        return
    found: list[tuple[Line, FoundDate]] = []
    for line in page.lines if page.text.count(title) > 1 else ():
        if line.zone in ("body", "title") or title not in line.unit.text or len(line.unit.text) > LONGEST:
            continue
        dates = find_dates(line.raw)
        rest = without_dates(line.unit.text, find_dates(line.unit.text)).replace(title, " ", 1)
        if cited := _cited(line.raw, title, dates):
            found.append((line, cited))
            continue
        beside = len(_WORD.findall(rest)) <= _MOST_OTHER_WORDS
        if beside and len(dates) == 1 and dates[0].is_day and not CHANGED.search(line.raw):
            found.append((line, dates[0]))
    if len({date.options for _, date in found}) == 1:
        line, date = found[0]
        yield date_bearing(page, "stamp", line, date, "a line that repeats the headline bears that day")


def _cited(raw: str, title: str, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The day in brackets right beside the headline, as a note on how to cite an article has it."""
    start = raw.find(title)
    end = start + len(title)
    return next((date for date in dates if date.is_day and (
        raw[end : date.start].strip() in ("(", ". (", ", (") or raw[date.end : start].strip() == ")."
    )), None)  # fmt: skip
