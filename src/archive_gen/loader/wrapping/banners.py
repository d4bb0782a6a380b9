"""A banner: the lines that a web archive or a search engine's cache sets on top of the page that it kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive_gen.loader.dates import find_dates
from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, is_page_address
from archive_gen.loader.stated_dates import StatedDate, read_stated_date
from archive_gen.loader.wrapping.fields import ADDRESS
from archive_gen.loader.wrapping.wrapping import Wrapping

HIGHEST = 4
"""Above how many lines at most a banner begins: the title of a browser's tab may stand over it."""

_LONGEST = 60
_LONGEST_LINE = 2000
_CLOCK = re.compile(r",?\s{0,2}(?:um |at |в |à |a las )?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?(?:\s(?:GMT|UTC))?")


class Kind(NamedTuple):
    """A kind of banner: whose it is, how each of its lines reads as a whole, and what tells it from a page's own lines.

    `between` are words that open a stretch of any lines, and those that close it.
    """

    name: str
    lines: re.Pattern[str]
    sure: re.Pattern[str]
    between: tuple[re.Pattern[str], re.Pattern[str]] | None = None


def any_of(*ways: str) -> re.Pattern[str]:
    """Return the pattern of what can be written in several ways, in capitals or not."""
    return re.compile("|".join(ways), re.IGNORECASE)


def find_banner(units: Sequence[Unit], kind: Kind) -> range:
    """Return where a banner of the kind stands among the units; an empty range where none does."""
    for start in range(min(HIGHEST, len(units))):
        end = _end(units, start, kind)
        if end > start:
            told = " ".join(unit.text[:_LONGEST_LINE] for unit in units[start:end])
            if kind.sure.search(told):
                return range(start, end)
    return range(0)


def _end(units: Sequence[Unit], start: int, kind: Kind) -> int:
    end = start
    while end < min(len(units), start + _LONGEST) and _is_of(units[end], kind.lines):
        end += 1
        if kind.between and kind.between[0].match(units[end - 1].text):
            end = _behind(units, end, kind.between[1])
    return end


def _behind(units: Sequence[Unit], start: int, closing: re.Pattern[str]) -> int:
    """Where what any lines stand before begins that close a stretch; the start where nothing does."""
    return next((i for i in range(start, min(len(units), start + _LONGEST)) if closing.match(units[i].text)), start)


def _is_of(unit: Unit, lines: re.Pattern[str]) -> bool:
    return len(unit.text) <= _LONGEST_LINE and lines.fullmatch(unit.text) is not None


def take_off(units: Sequence[Unit], banner: Iterable[int], stated: PageMetadata) -> Wrapping:
    """Return the units without those of a banner, which states something of the text."""
    places = frozenset(banner)
    inside = tuple(unit for i, unit in enumerate(units) if i not in places)
    return Wrapping(inside, tuple(units[i] for i in sorted(places)), stated)


def address_in(units: Iterable[Unit]) -> str | None:
    """Return the first address of a page in a banner's lines."""
    found = (match[0].rstrip(".,;)") for unit in units for match in ADDRESS.finditer(unit.text[:_LONGEST_LINE]))
    return next(filter(is_page_address, found), None)


def saved_on(units: Iterable[Unit], text: str, name: str, *, last: bool = False) -> PageMetadata:
    """Return the first day in a banner's lines, or the last, as that of saving; a time in UTC is another day elsewhere.

    Where it can be one of two, it bounds by the later one.
    """
    found = [stated for unit in units for stated in days_in(unit, text, name)]
    if not found:
        return NOTHING_STATED
    saved = found[-1 if last else 0]
    captured = saved.options[0].latest if len(saved.options) == 1 else None
    return NOTHING_STATED._replace(saved=saved, captured=captured)


def days_in(unit: Unit, text: str, name: str) -> Iterable[StatedDate]:
    """Yield the days that a line names in full, each with its time where that stands behind it, as a field's."""
    start, end = unit.place, min(unit.spans[-1].end, unit.place + _LONGEST_LINE)
    shown = text[start:end]
    for date in find_dates(shown):
        clock = _CLOCK.match(shown, date.end)
        words = shown[date.start : clock.end() if clock else date.end]
        stated = read_stated_date(name, words) if date.is_day else None
        if stated and stated.latest:
            yield stated._replace(words=words, place=start + date.start)
