"""Bounds from what a report calls by its weekday, or of its week: "Wednesday's earthquake", "the attack this week"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import WEEK
from archive_gen.loader.bounds.told_events import Told
from archive_gen.loader.bounds.words import ANY_YEAR, HAPPENED, NAMED_DAY, make_clue, weekday_in
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Page

_OPENING = 8
"""In how many paragraphs, from the first, an event is what a report is of."""
_CALLED = re.compile(
    rf"\b(?:(?P<last>last\s)?{NAMED_DAY}(?:\s(?:morning|afternoon|evening|night))?|(?P<week>this week))[’']s\s"
    rf"(?:[\w.,-]+\s){{0,4}}?(?P<what>{HAPPENED})\b|\b(?P<its>{HAPPENED})\s(?P<weeks>this week)\b(?![’'])",
    re.IGNORECASE,
)
# What is told of another time than that of the report.
_OLD = re.compile(
    rf"{ANY_YEAR.pattern}|\b(?:anniversary|ago|(?:months?|years?|decades?) (?:later|earlier|after|before)|accused|"
    r"charged|convicted|trial)\b",
    re.IGNORECASE,
)


def happening_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """Yield the week or two after the latest event of a report whose opening calls it by its weekday, or of that week.

    What it calls so is of the kind of which the event is told.
    """
    told = [one for one in told if one.event.last - one.event.first < WEEK]
    if not told:
        return
    latest = max((one.event.first for one in told if not one.event.coined), default=None)
    news = [one for one in told if one.event.first == latest and _is_news(one)]
    for sentence in page.sentences if news else ():
        if sentence.paragraph >= _OPENING:
            return
        for match in _CALLED.finditer(sentence.text) if "week" in sentence.text or "day" in sentence.text else ():
            for one in news:
                if _is_of_kind(one, match) and (days := _days_after(one.event, match)):
                    reason = f"{one.event.name} ({one.event.first}) is called “{match[0]}”, so published {_span(days)}"
                    clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
                    yield Bearing(clue, (days,))
                    return


def _is_news(one: Told) -> bool:
    event, sentence = one.event, one.sentence
    return not event.lasting and sentence.paragraph < _OPENING and not _OLD.search(sentence.text)


def _is_of_kind(one: Told, match: re.Match[str]) -> bool:
    """Whether the sentence that tells of an event has the word for it: an earthquake is a quake, too."""
    word = (match["what"] or match["its"]).lower().removeprefix("earth").rstrip("s")
    return word in one.sentence.text.lower()


def _days_after(event: EventPhrase, match: re.Match[str]) -> Interval | None:
    """The days on which one can call an event so; None where it was on another weekday."""
    if match["name"] is None:
        return Interval(event.first, event.last + WEEK)
    length = (event.last - event.first).days
    days = (event.first + dt.timedelta(days=number) for number in range(length + 1))
    day = next((day for day in days if day.weekday() == weekday_in(match)), None)
    return Interval(day, day + (2 * WEEK if match["last"] else WEEK)) if day else None


def _span(days: Interval) -> str:
    return f"from {days.earliest} to {days.latest}"
