"""What of a record a person should look at: no date, a disputed one, no article, glued words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from archive_gen.edtf import FORMS
from archive_gen.loader.bounds.words import FIRST_YEAR_AHEAD
from archive_gen.loader.glued import find_glued
from archive_gen.loader.stamps import LONGEST, read_stamps
from archive_gen.loader.wording import CJK_WEIGHT, is_cjk
from archive_gen.model import Record, sidecar_of
from archive_gen.problems import Problem

SHORTEST = 120
"""Less of a body than so many Latin letters say is reported: the article may have been cut with the noise."""

SHORTEST_PARAGRAPH = 60
"""Without a block that says as much as so many Latin letters a capture holds no running text, and so no article."""

_MOST_SHOWN = 6
_BEYOND_FEBRUARY = re.compile(r"(?<!\d)(?:29|[3-9]\d)(?!\d)")
# The clock is not asked: a program that is in use for longer than that asks about dates that are right, and keeps them.
_YEARS_OF_GRACE = 5
_SETTLED = "what a person gave holds; nothing needs to be done if it is right"


def review(record: Record) -> tuple[Problem, ...]:
    """Return what is worth a look, in no order. Nothing here changes the record."""
    return (*_date_problems(record), *_text_problems(record), *_glued(record))


def _date_problems(record: Record) -> Iterator[Problem]:
    if record.dating.basis not in ("given", "stated"):
        yield from _impossible_days(record)
    yield from _far_ahead(record)
    if record.dating.precision == "none":
        yield Problem(record.source, 0, "undated", "nothing in the text bears on its date", _date_hint(record), "note")
    for clue in record.dating.evidence:
        if clue.verdict == "contradicts":
            message = f"{clue.quote!r} ({clue.rule}): {clue.explanation}"
            problem = Problem(record.source, clue.line, "date-contradiction", message, _date_hint(record))
            if record.dating.basis == "given":
                problem = msgspec.structs.replace(problem, hint=_SETTLED, severity="note")
            yield problem


def _impossible_days(record: Record) -> Iterator[Problem]:
    """Stamps on a day that no calendar has: read with another day in its place, the line is a stamp."""
    for line, text in [*((part.line, part.text) for part in record.removed), *((b.line, b.text) for b in record.body)]:
        if len(text) > LONGEST or not _BEYOND_FEBRUARY.search(text) or read_stamps(text):
            continue
        possible = _BEYOND_FEBRUARY.sub("28", text)
        if any(stamp.date.day == 28 for stamp in read_stamps(possible)):
            message = f"no calendar has the day in {text!r}, so it dates nothing"
            yield Problem(record.source, line, "impossible-day", message, _date_hint(record), "note")


def _far_ahead(record: Record) -> Iterator[Problem]:
    dating = record.dating
    if dating.basis == "given" or not dating.earliest or dating.earliest.year < FIRST_YEAR_AHEAD + _YEARS_OF_GRACE:
        return
    line = next((clue.line for clue in dating.evidence if clue.used), 0)
    message = f"{dating.edtf} is years after all that is known here, and is more likely a slip than the day"
    yield Problem(record.source, line, "far-ahead", message, _date_hint(record))


def _date_hint(record: Record) -> str:
    return f"if you know the date, put it into {sidecar_of(record.source)} as EDTF: date: {FORMS}"


def _text_problems(record: Record) -> Iterator[Problem]:
    lengths = [len(block.text) for block in record.body]
    longest = max(lengths, default=0)
    if longest >= SHORTEST_PARAGRAPH and sum(lengths) >= SHORTEST:
        return
    weights = [_weight(block.text) for block in record.body]
    heaviest = max(weights, default=0)
    if heaviest >= SHORTEST_PARAGRAPH and sum(weights) >= SHORTEST:
        return
    if not record.body and not record.removed:
        hint = "save the page again, with its text in it, or remove the capture"
        yield Problem(
            record.source, 0, "no-article", "no article is to be seen: there is no text but the headline", hint
        )
        return
    hint = f"see what was cut with inspect; name lines to keep in {sidecar_of(record.source)} as keep_lines: [3, 10-14]"
    count = len(record.body) + len(record.removed)
    lines = "1 line" if count == 1 else f"{count} lines"
    if heaviest < SHORTEST_PARAGRAPH:
        message = f"no article is to be seen: {lines}, the longest one kept of {longest} characters"
        yield Problem(record.source, 0, "no-article", message, hint)
    else:
        message = f"only {sum(lengths)} characters were read as the article, out of {lines}"
        yield Problem(record.source, 0, "short-text", message, hint)


def _weight(text: str) -> int:
    """Return how much a block says, in Latin letters."""
    return len(text) * (CJK_WEIGHT if is_cjk(text) else 1)


def _glued(record: Record) -> Iterator[Problem]:
    if found := find_glued([record.title, *(block.text for block in record.body)]):
        shown = ", ".join(repr(word) for word in found[:_MOST_SHOWN])
        more = f" and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
        message = f"words glued where links were lost, left as they are: {shown}{more}"
        line = next((b.line for b in record.body if found[0] in b.text), 0)
        yield Problem(record.source, line, "glued-words", message, "nothing needs to be done", "note")
