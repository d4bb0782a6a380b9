"""A read capture with its places named: what the rules that look for clues look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from archive_gen.loader.article import Article
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.knowledge import JoinedTexts, fold, join_texts
from archive_gen.loader.lines import Unit, amid
from archive_gen.sentences import SENTENCE_END

Zone = Literal["above", "title", "head", "body", "inner", "tail"]


LONG_PARAGRAPH = 160
"""From how many characters on a line of the body is no standfirst, heading or caption."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A unit of the capture with its place and fate.

    `position` counts the units from 0. `zone` is above the headline, the headline, between it and the
    first paragraph (head), in the body, among it but removed (inner), or after it (tail). `reason` is
    why it was removed, "" where it was not. `raw` is the decoded capture from `start` on, line breaks
    and all, without what is cut from a paragraph's front.
    """

    position: int
    unit: Unit
    zone: Zone
    reason: str
    start: int
    raw: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of a body unit. `start` counts in the decoded capture; `line` is the unit's.

    `dates` are those that stand in it, with offsets that count in the sentence. `folded` is the text as
    phrases are looked for in it, as long as the text.
    """

    text: str
    folded: str
    start: int
    line: int
    paragraph: int
    dates: tuple[FoundDate, ...]


class Page(NamedTuple):
    """A decoded capture, its lines in order, its body's sentences in order, and where its parts begin.

    `folded` are the sentences as phrases are looked for in them. `title_position` is the headline's,
    `first_body` and `last_body` are those of the body's ends, and `opening` is that of its first long
    paragraph: standfirst and picture texts stand before it. Where there is no such line each is that of
    the next one in this order of what there is; without a body `first_body` is the number of lines and
    `last_body` -1.
    """

    text: str
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    folded: JoinedTexts
    title_position: int
    first_body: int
    last_body: int
    opening: int

    def within(self, *zones: Zone) -> Iterator[Line]:
        """Return the lines in some zones, in order."""
        return (line for line in self.lines if line.zone in zones)


def _is_long(text: str) -> bool:
    """Whether a text is a long paragraph, with Han, Kana and Hangul signs, which say more, counted thrice."""
    if text.isascii() or not LONG_PARAGRAPH // 3 < len(text) < LONG_PARAGRAPH:
        return len(text) >= LONG_PARAGRAPH
    return len(text) + 2 * sum("\u3040" <= sign <= "\ud7af" for sign in text) >= LONG_PARAGRAPH


def make_page(text: str, units: Sequence[Unit], article: Article) -> Page:
    """Return the capture with each unit's place."""
    lines = tuple(_lines(text, units, article))
    body = [line for line in lines if line.zone == "body"]
    first = body[0].position if body else len(lines)
    captions = {kept.unit.place for kept in article.body if kept.role == "caption"}
    sentences = tuple(_sentences(body, captions))
    return Page(
        text,
        lines,
        sentences,
        join_texts([sentence.folded for sentence in sentences]),
        title_position=next((line.position for line in lines if line.zone == "title"), first),
        first_body=first,
        last_body=body[-1].position if body else -1,
        opening=next((line.position for line in body if _is_long(line.raw)), first),
    )


def _lines(text: str, units: Sequence[Unit], article: Article) -> Iterator[Line]:
    reasons = {unit.place: reason for unit, reason in article.removed}
    cuts = {kept.unit.place: kept.cut for kept in article.body}
    title = article.title_unit.place if article.title_unit else -1
    first, last = (article.body[0].unit.place, article.body[-1].unit.place) if article.body else (-1, -1)
    top = min(title, first) if min(title, first) >= 0 else max(title, first)
    for position, unit in enumerate(units):
        place = unit.place
        zone: Zone = "title" if place == title else "body"
        if zone == "body" and place in reasons:
            zone = "above" if place < top else "head" if place < first else "inner" if place < last else "tail"
        start = place + cuts.get(place, 0)
        yield Line(position, unit, zone, reasons.get(place, ""), start, _raw(text, unit, start))


def _raw(text: str, unit: Unit, start: int) -> str:
    """What stands in the capture from a place in a unit on, with blanks for what was printed amid it."""
    raw = text[start : unit.spans[-1].end]
    if len(unit.spans) == 1:
        return raw
    for span in amid(text, unit):
        raw = f"{raw[: span.start - start]}{' ' * (span.end - span.start)}{raw[span.end - start :]}"
    return raw


def _sentences(body: Iterable[Line], captions: Container[int]) -> Iterator[Sentence]:
    for paragraph, line in enumerate(body):
        # What is told below a picture is of the day on which it was taken.
        if line.unit.place in captions:
            continue
        text, offset, number = line.raw, line.start, line.unit.line
        dates = find_dates(text)
        folded = fold(text)
        for start, end in _whole_dates(_sentence_ends(text), dates) if dates else _sentence_ends(text):
            found = [date for date in dates if start <= date.start < end] if dates else []
            within = tuple([d._replace(start=d.start - start, end=d.end - start) for d in found]) if found else ()
            yield Sentence(text[start:end], folded[start:end], offset + start, number, paragraph, within)


def _whole_dates(ends: Iterable[tuple[int, int]], dates: Sequence[FoundDate]) -> Iterator[tuple[int, int]]:
    """The sentences without the ends that stand within a date, as in "am 5. Oktober 2023"."""
    first = None
    for start, end in ends:
        first = start if first is None else first
        before = bisect_left(dates, end, key=_start_of) - 1
        is_amid = before >= 0 and end < dates[before].end
        if end > first and not (is_amid and end - first < _LONGEST_SENTENCE // 2):
            # What would get too long ends behind the date.
            last = dates[before].end if is_amid else end
            yield first, last
            first = last if is_amid else None


def _start_of(date: FoundDate) -> int:
    return date.start


def _sentence_ends(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    if text[ends[-1] if ends else 0 :].strip():
        ends.append(len(text))
    found = list(pairwise([0, *ends]))
    # Hardly any text is so long as a whole.
    return found if len(text) <= _LONGEST_SENTENCE else [part for one in found for part in _parted(text, *one)]


_LONGEST_SENTENCE = 2000
"""What is longer is no sentence, and what each of its words asks of all the others would take for ever."""


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        last = start + _LONGEST_SENTENCE
        cut = text.rfind(" ", start, last) + 1 or last
        yield start, cut
        start = cut
    yield start, end
