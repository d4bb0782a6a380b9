"""Bounds from offices: somebody is called by one only once it is theirs, and a former holder only after."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import make_clue
from archive_gen.loader.dating import ANY, Bearing, overlap
from archive_gen.loader.knowledge import Knowledge, Office
from archive_gen.loader.page import Page, Sentence

_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|onetime|one-time|vice|deputy|acting|past|previous|ousted|elect)[\s-]+(?:\w+[\s.]+){0,2}$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex-?)[\s-]*(?:[A-Z][\w.]*\s+|\w+n\s+){0,2}$")
_THEN = re.compile(
    r"\b(?:19|20)\d\d\b|\bthen\b|\bat the time\b|\bwhen\b|\b(?:years?|decades?) (?:ago|later|after|since)\b|"
    r"\bhistor\w+\b|\b(?:predecessor|successor|legacy|era)\b"
)
# "sanctions imposed under President A Name" can be another's by now.
_PAST_HOLDER = re.compile(
    r"(?:\b(?:under|since|during|unlike|like|late|by|as did|(?:succeed|replac|defeat|oust|impeach)\w*)|"
    r"\b(?!(?:sa(?:id|ys?)|told|\w{4,}ed|\w{4,}s|know|now)\b)\w+\s(?:that|which)|\b(?:how|why))\s+"
    r"(?:(?:the|\w+n|U\.?S\.?)\s+){0,2}$",
    re.IGNORECASE,
)
# Of one who may come to hold it; a threat, a plan or a warning is of those who do.
_HYPOTHETICAL = re.compile(r"\b(?:if|could|might|possibl[ey]|potential|would-be|imagin\w*)\b", re.IGNORECASE)
_LEAD_PARAGRAPHS = 2
_BEFORE = 40


def office_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """Return what the offices allow that the text says people hold, or no longer hold.

    That an office is somebody's still is taken from the opening alone, and only where the sentence
    speaks of no other time. Of the others the one that began last bounds the date from below.
    """
    lowest: tuple[dt.date, Bearing] | None = None
    found: list[Bearing] = []
    now: list[Office] = []
    for number, offices in knowledge.offices.find_each(page.folded).items():
        sentence = page.sentences[number]
        for office, start, end in offices:
            before = sentence.text[max(0, start - _BEFORE) : start]
            if former := _FORMER.search(before):
                found += _left(office, sentence, start - len(before) + former.start(), end)
            elif not _NOT_NOW.search(before) and not _HYPOTHETICAL.search(sentence.text):
                first = office.first()
                if (options := office.during()) and _is_now(sentence, before):
                    reason = f"{office.name} is called {office.title.lower()} as of now"
                    found.append(Bearing(make_clue("office-held", sentence, start, end, reason), options))
                    now.append(office)
                elif first and (lowest is None or first > lowest[0]):
                    lowest = first, _held(office, sentence, start, end, first)
    yield from found if _all_at_once(now) else map(_not_before, found)
    if lowest:
        yield lowest[1]


def _is_now(sentence: Sentence, before: str) -> bool:
    """Whether somebody who is called by an office holds it at the time of writing."""
    return (
        sentence.paragraph < _LEAD_PARAGRAPHS and not _THEN.search(sentence.text) and not _PAST_HOLDER.search(before)
    )


def _all_at_once(offices: Sequence[Office]) -> bool:
    """Whether there was a time when all of them held their offices; else the text speaks of more times than one."""
    common: Sequence[Interval] = (ANY,)
    for office in offices:
        common = [both for one in common for term in office.terms if (both := overlap(one, term))]
    return any(i.earliest is None or i.latest is None or i.latest - i.earliest > _HANDOVER for i in common)


_HANDOVER = dt.timedelta(days=7)


def _not_before(bearing: Bearing) -> Bearing:
    """A bearing with its upper bounds taken away."""
    first = min((option.earliest for option in bearing.options if option.earliest), default=None)
    reason = f"{bearing.clue.reason}, beside a holder of another time"
    return bearing._replace(clue=msgspec.structs.replace(bearing.clue, reason=reason), options=(Interval(first, None),))


def _left(office: Office, sentence: Sentence, start: int, end: int) -> Iterator[Bearing]:
    if options := office.after():
        reason = f"{office.name} is called a former {office.title.lower()}"
        yield Bearing(make_clue("office-left", sentence, start, end, reason), options)


def _held(office: Office, sentence: Sentence, start: int, end: int, first: dt.date) -> Bearing:
    reason = f"{office.name} is called {office.title.lower()}, first so on or after {first}"
    return Bearing(make_clue("office-held", sentence, start, end, reason), (Interval(first, None),))
