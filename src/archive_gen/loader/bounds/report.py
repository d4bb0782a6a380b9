"""The week of a report: its opening tells of an event as news, and another sentence of it gives the event's weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.relative import Told, weekdays_of
from archive_gen.loader.bounds.words import WEEKDAY, is_told, make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page, Sentence

_WEEK = dt.timedelta(days=7)
_OPENING, _LEAD = 5, 3
# An event that is told as of another time than that of the report, and a weekday that is not the last one.
_OLD = re.compile(
    r"\b(?:last|past|previous|anniversary|ago|(?:days?|weeks?|months?|years?|decades?) (?:later|earlier)|after|since|"
    r"following|before|ahead|accused|charged|convicted|trial|whose|who)\b",
    re.IGNORECASE,
)
_OTHER_WEEK = re.compile(r"\b(?:last|next|every|each|previous|following|this coming)\s$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}")
_NO_NAMES = frozenset(
    "The This That These They There Then But And For After When While With From His Her Its Their President Prime "
    "Minister Mon Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def report_clues(page: Page, told: Iterable[Told]) -> Iterator[Bearing]:
    """Return the week after the event that a report is of, where a bare weekday near the words for it is its own.

    The event is the latest that the text tells of. Both sentences are of the opening, and name the same: two names, or
    one where they stand beside each other.
    """
    told = list(told)
    latest = max((one.event.first for one in told), default=None)
    for one in told:
        if one.event.first != latest or not _is_news(one):
            continue
        for sentence in page.sentences:
            if sentence is not one.sentence and sentence.paragraph < _LEAD and _belong(sentence, one.sentence):
                for match in WEEKDAY.finditer(sentence.text):
                    for day in weekdays_of(match, one.event) if not _is_other(sentence, match) else ():
                        reason = f"{one.event.name} ({day}) and a bare weekday beside it, so within a week of {day}"
                        clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
                        yield Bearing(clue, (Interval(day, day + _WEEK),))
                        return


def _is_news(one: Told) -> bool:
    event, sentence = one.event, one.sentence
    short = event.last - event.first < _WEEK and not event.lasting
    return short and one.reach is not None and sentence.paragraph < _OPENING and not _OLD.search(sentence.text)


def _belong(weekday: Sentence, event: Sentence) -> bool:
    """Whether two sentences can be of one event: by what both name, and how far they stand from each other."""
    if weekday.dates or not is_told(weekday.text):
        return False
    both = _names(weekday.text) & _names(event.text)
    return len(both) > 1 or (len(both) == 1 and abs(weekday.paragraph - event.paragraph) <= 1)


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text)) - _NO_NAMES


def _is_other(sentence: Sentence, weekday: re.Match[str]) -> bool:
    return _OTHER_WEEK.search(sentence.text, 0, weekday.start()) is not None
