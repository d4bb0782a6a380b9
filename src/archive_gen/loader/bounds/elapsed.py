"""Bounds by the time since a dated event: "more than 18 months since", "now in its third year"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import ALMOST, AT_LEAST, COUNT, ORDINAL, count_of, delta, nearly, ordinal
from archive_gen.loader.bounds.words import AHEAD, ANY_YEAR, LEAD_PARAGRAPHS, RETOLD, WEEKDAY, make_clue, words_before
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Mentions
from archive_gen.loader.page import Page, Sentence

REACH = 120
"""How many characters after the words the event is looked for."""
_NEAR = 60
"""Likewise after words that mostly count from something else."""

Beginnings = Sequence[tuple[EventPhrase, int, int]]
"""What a time can be counted from, with half-open offsets that count in the sentence, in order."""


def find_beginnings(mentions: Mentions) -> Mapping[int, Beginnings]:
    """Return what a time can be counted from, by the number of the sentence: events that it names, and others."""
    found = {number: list(others) for number, others in mentions.beginnings.items()}
    for number, events in mentions.named.items():
        if begun := [(event, start, end) for event, start, end in events if not event.lasting]:
            found[number] = sorted([*found.get(number, ()), *begun], key=lambda one: one[1])
    return found


def within(beginnings: Beginnings, low: int, high: int) -> Beginnings:
    """Return those of the beginnings that stand between two offsets."""
    return [(event, start, end) for event, start, end in beginnings if low <= start and end <= high]


def elapsed_clues(page: Page, beginnings: Mapping[int, Beginnings]) -> Iterator[Bearing]:
    """Yield what a stated time since a dated event allows: "more than 18 months since" is a lower bound.

    What came "three weeks after" or "three weeks into" it may itself be long past, so that is a lower
    bound too, but for what the opening says is so now.
    """
    for number in sorted(beginnings):
        yield from _since_clues(page.sentences[number], beginnings[number])
        yield from _nth_clues(page.sentences[number], beginnings[number])


_ELAPSED = re.compile(
    r"(?P<vague>\b(?:more than|over|at least|well over|nearly|almost|about|around|some|roughly|just over|exactly)\s+)?"
    rf"(?<![\d,./])\b(?P<count>{COUNT})\s+(?:and a half\s+)?(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?:and a half )?(?:have passed |to the day )?(?P<word>since|after|into|on from)\b",
    re.IGNORECASE,
)
_SINCE_ITSELF = re.compile(r"\s+(?:have passed |to the day )?since$")
_TO_THE_DAY = "to the day"
# "The biggest in six months since", "it took only six months since": what took so long can be over.
_TOOK = re.compile(r"\b(?:in|within|only|just|take|took|taken)\s$", re.IGNORECASE)
_TOOK_REACH = 12
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?)\b")


def _since_clues(sentence: Sentence, beginnings: Beginnings) -> Iterator[Bearing]:
    text = sentence.text
    for match in _ELAPSED.finditer(text):
        word = match["word"].lower()
        anchors = within(beginnings, match.end(), match.end() + (REACH if word == "since" else _NEAR))
        if not anchors or _is_of_what_took_so_long(text, match.start(), word):
            continue
        event, _, end = anchors[0]
        interval = _elapsed(event.first, count_of(match["count"]), match["unit"].lower(), _vagueness(match))
        if not _is_of_now(sentence, word):
            interval = Interval(interval.earliest, None)
        words = _SINCE_ITSELF.sub("", " ".join(match[0].lower().split()))
        reason = f"{event.name} ({event.first}) and {words}: {_span(interval)}"
        yield Bearing(make_clue("elapsed", sentence, match.start(), end, reason), (interval,))


def _is_of_what_took_so_long(text: str, start: int, word: str) -> bool:
    """Whether the time that begins at `start` is how long something took, or is to take."""
    if word == "since":
        return _TOOK.search(text, max(0, start - _TOOK_REACH), start) is not None
    return AHEAD.search(text) is not None


def _is_of_now(sentence: Sentence, word: str) -> bool:
    """Whether so much time had gone by when a sentence was written, and not when something happened that it tells."""
    if word == "since":
        # What a diary says was so on the day of its entry.
        return RETOLD.search(sentence.text) is None
    if word == "after" or ANY_YEAR.search(sentence.text):
        return False
    present = _PRESENT.search(sentence.text) or WEEKDAY.search(sentence.text)
    return word == "on from" or (sentence.paragraph < LEAD_PARAGRAPHS and present is not None)


def _span(interval: Interval) -> str:
    return f"{interval.earliest} to {interval.latest}" if interval.latest else f"{interval.earliest} or later"


def _vagueness(match: re.Match[str]) -> str:
    return _TO_THE_DAY if _TO_THE_DAY in match[0].lower() else (match["vague"] or "").strip().lower()


def _elapsed(anchor: dt.date, count: int, unit: str, vague: str) -> Interval:
    """The days on which a writer can say so. Without a word of vagueness the unit is what people round to."""
    try:
        reached = anchor + delta(count, unit)
        if vague in AT_LEAST:
            return Interval(reached, None)
        if vague in ALMOST:
            least, most = nearly(count, unit)
            return Interval(anchor + least, anchor + most)
        if vague == _TO_THE_DAY:
            return Interval(reached - delta(1, "day"), reached + delta(1, "day"))
        # A thousand days are marked for some weeks.
        slack = max(1, count // 50) if unit == "day" else 1
        return Interval(anchor + delta(max(count - slack, 0), unit), anchor + delta(count + slack, unit))
    except (OverflowError, ValueError):
        return Interval(anchor, None)


_NTH = re.compile(
    r"\b(?P<how>in|on|into|enter(?:s|ed|ing)?|approach(?:es|ing)|near(?:s|ing)) (?:its|the|their|a) "
    rf"(?P<nth>{ORDINAL}) (?P<unit>day|week|month|year)\b(?P<of> of\b)?",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had|by the time|when)\b[^,;]{0,30}$", re.IGNORECASE)
# How far people stray when they count: a war is called in its third year as soon as the calendar's third has begun.
_SLACK = {
    "day": relativedelta(days=1), "week": relativedelta(days=4), "month": relativedelta(days=15),
    "year": relativedelta(months=2),
}  # fmt: skip


def _nth_clues(sentence: Sentence, beginnings: Beginnings) -> Iterator[Bearing]:
    """A war "now in its sixth week", "the third year of" it: on both sides, where it is said to be so now."""
    text = sentence.text
    for match in _NTH.finditer(text):
        if match["of"]:
            anchors = within(beginnings, match.end(), match.end() + _NEAR)[:1]
        else:
            anchors = within(beginnings, max(0, match.start() - REACH), match.start())[-1:]
        before = words_before(text, match.start())
        if AHEAD.search(before):
            continue
        for event, first, last in anchors:
            interval = days_in_nth(event.first, ordinal(match["nth"]), match["unit"].lower(), match["how"].lower())
            if _WAS.search(before) or ANY_YEAR.search(text):
                interval = Interval(interval.earliest, None)
            start, end = min(match.start(), first), max(match.end(), last)
            reason = f"{event.name} ({event.first}) is {match[0].lower()}: {_span(interval)}"
            yield Bearing(make_clue("elapsed", sentence, start, end, reason), (interval,))


def days_in_nth(anchor: dt.date, nth: int, unit: str, how: str = "in") -> Interval:
    """Return the days in the nth unit from an event on, or about the beginning of it where `how` says it is entered.

    `unit` is day, week, month or year. Of what no calendar holds only that it is after the event is left.
    """
    slack = _SLACK[unit]
    try:
        begins, ends = anchor + delta(nth - 1, unit), anchor + delta(nth, unit)
        if how.startswith("enter"):
            return Interval(max(anchor, begins - slack), begins + slack)
        if how.startswith(("approach", "near")):
            return Interval(max(anchor, begins - slack - slack), begins + slack)
        return Interval(max(anchor, begins - slack), ends + slack)
    except (OverflowError, ValueError):
        return Interval(anchor, None)
