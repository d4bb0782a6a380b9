"""What stands above and below the text of each printed page: the day of printing, title, address, number, running head.

Browsers print them, and a text that was taken from a PDF has them amid its paragraphs. They are taken off before lines
are joined, and a sentence that goes on behind them is one again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from archive_gen.loader.lines import Line, Unit, make_units
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, is_page_address
from archive_gen.loader.stated_dates import read_stated_date
from archive_gen.loader.wrapping.fields import ADDRESS
from archive_gen.loader.wrapping.wrapping import Wrapping, unit_of
from archive_gen.sentences import STOPS

_CLOCK = r"(?:[AP]M |上午|下午|午前|午後|오전 ?|오후 ?)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_STAMP = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}),?\s{{0,2}}{_CLOCK}"
_STAMP_FIRST = re.compile(rf"{_STAMP}(?=\s|$)")
_STAMP_LAST = re.compile(rf"(?:^|(?<=\s)){_STAMP}$")
# Internet Explorer printed the day alone behind the address.
_DAY_LAST = re.compile(r"(?<=\s)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})$")
_NUMBER_LAST = re.compile(
    r"(?:^|(?<=\s))(?:(?:page|seite|página|pagina|strona|strana|sida|side|sayfa|стр\.|страница|стор\.)\s)?"
    r"(?P<number>\d{1,3})(?:\s?/\s?|\s(?:of|von|sur|de|di|van|из|з|z|av|af)\s)(?P<last>\d{1,3})$",
    re.IGNORECASE,
)
_REACH = 40
_NUMBER_ALONE = re.compile(r"[-–—]?\s?(?P<number>\d{1,4})\s?[-–—]?")
_BROKEN = re.compile(r"[^\W\d_]+-$")
_DIGITS = re.compile(r"\d+")
_HIGHEST = 3
_SHORTEST_TITLE = 12
_LONGEST_HEAD = 200
_NEAR = 8
_LONGEST_JOINED = 4000
_GOES_ON_BEHIND = (*STOPS, ":", '"', "”", "»", "“", ")", "]")
"""What a line ends in that ends a sentence, or may."""


class _Mark(NamedTuple):
    """What a line says of the page on which it is printed. `title` is the rest of its words."""

    stamp: str
    number: int
    last: int
    address: str
    title: str

    @property
    def is_foot(self) -> bool:
        return self.last > 0 and not self.title


def unwrap_pages(lines: Sequence[Line], text: str) -> Wrapping:
    """Return the units of a capture without what was printed around its pages."""
    if not lines or not _may_be_printed(lines, text):
        return Wrapping(make_units(lines), (), NOTHING_STATED)
    marks = {i: mark for i, line in enumerate(lines) if (mark := _read(line))}
    found = _of_browser(lines, marks) or _feet(lines, marks)
    stated = _state(lines, {i: marks[i] for i in found if i in marks}, text)
    found = {**found, **_beside_breaks(lines, text, found)}
    if len(found) == len(lines):
        return Wrapping(make_units(lines), (), NOTHING_STATED)
    inside: list[Line] = []
    around: list[Unit] = []
    for i, line in enumerate(lines):
        title = found.get(i)
        if title is None:
            inside.append(line)
        elif not title:
            around.append(unit_of(text, line.start, line.end, line.written))
        else:
            start = text.index(title, line.start)
            inside.append(Line(line.number, start, start + len(title), title, line.written))
            parts = ((line.start, start), (start + len(title), line.end))
            around += [unit_of(text, *part, line.written) for part in parts if text[slice(*part)].strip()]
    breaks = [lines[i].start for i in found]
    units = [_unbroken(unit, text) for unit in _joined(make_units(inside), breaks)]
    return Wrapping(tuple(units), tuple(around), stated)


def _may_be_printed(lines: Sequence[Line], text: str) -> bool:
    # Asked of every capture.
    first, last = lines[0].text, lines[-1].text
    if "\f" in text:
        return True
    if first[0].isdigit() and _STAMP_FIRST.match(first):
        return True
    ends = [end[-_REACH:] for end in (first, last) if end[-1].isdigit() or end[-1] in "mM."]
    return any(_STAMP_LAST.search(end) or _NUMBER_LAST.search(end) for end in ends)


def _read(line: Line) -> _Mark | None:
    words = line.text
    if len(words) > _LONGEST_HEAD * 2 or not (_DIGITS.search(words) or "://" in words):
        return None
    stamp, number, last, address = "", 0, 0, ""
    tail = max(0, len(words) - _REACH)
    if match := _STAMP_FIRST.match(words):
        stamp, words = match[0], words[match.end() :].strip()
    elif match := _STAMP_LAST.search(words, tail) or _DAY_LAST.search(words, tail):
        rest = words[: match.start()].strip()
        if match.re is _STAMP_LAST or ADDRESS.fullmatch(rest):
            stamp, words = match[0], rest
    if match := _NUMBER_LAST.search(words, max(0, len(words) - _REACH)):
        number, last, words = int(match["number"]), int(match["last"]), words[: match.start()].strip()
    if "://" in words:
        head, _, end = words.rpartition(" ")
        first, _, rest = words.partition(" ")
        if ADDRESS.fullmatch(end):
            address, words = end, head.strip()
        elif ADDRESS.fullmatch(first.rstrip("…")):
            address, words = first, rest.strip()
    if not (stamp or address or 0 < number <= last):
        return None
    return _Mark(stamp, number, last if number <= last else 0, address, words)


def _of_browser(lines: Sequence[Line], marks: dict[int, _Mark]) -> dict[int, str]:
    """The lines that a browser printed, each with the title that it keeps: only the first does."""
    feet = _feet(lines, marks)
    top = next((i for i in range(min(_HIGHEST, len(lines))) if i in marks and _is_head(marks[i])), None)
    heads = _like(marks, top) if top is not None else []
    beside = (marks.get(i + step) for i in feet for step in (-1, 0, 1))
    addressed = any(mark and not mark.title and (mark.address or mark.stamp) for mark in beside)
    if not (addressed or (top is not None and _are_sure(lines, marks, heads))):
        return {}
    found = {**dict.fromkeys(heads, ""), **feet}
    if top is not None and marks[top].title:
        found[top] = marks[top].title
    elif heads and heads[0] + 1 < len(lines):
        title = lines[heads[0] + 1].text
        found |= {i + 1: "" for i in heads[1:] if i + 1 < len(lines) and lines[i + 1].text == title}
    return {**dict.fromkeys(_with_neighbours(marks, found), ""), **found}


def _like(marks: dict[int, _Mark], top: int) -> list[int]:
    """The lines that are the first head of a page but for the page's number."""
    return [i for i, mark in marks.items() if mark._replace(number=marks[top].number) == marks[top]]


def _are_sure(lines: Sequence[Line], marks: dict[int, _Mark], heads: Sequence[int]) -> bool:
    """Whether heads tell by themselves that a browser printed them.

    A page may begin with its own day, and say it again; but not with its headline behind it, nor with numbers in turn.
    """
    mark = marks[heads[0]]
    if heads[0] or not mark.title:
        return False
    if len(heads) > 1:
        return bool(mark.stamp) or _in_turn(marks, heads)
    return bool(mark.stamp) and _is_of_tab(mark.title, lines[1:_NEAR])


def _with_neighbours(marks: dict[int, _Mark], found: Iterable[int]) -> set[int]:
    """The lines that were found, with the addresses and days alone that stand beside them, or elsewhere once more."""
    known = {*found}
    waiting = [*known]
    while waiting:
        i = waiting.pop()
        near = {j for j in (i - 1, i + 1) if j in marks and not marks[j].title} - known
        known |= near
        waiting += near
    said = {marks[i] for i in known if i in marks}
    return known | {i for i, mark in marks.items() if not mark.title and mark in said}


def _is_head(mark: _Mark) -> bool:
    return bool(mark.stamp or mark.title) and (not mark.last or mark.number == 1)


def _is_of_tab(title: str, below: Sequence[Line]) -> bool:
    """Whether a title is that of a browser's tab: one of the lines below is the headline in it, without the outlet."""
    told = " ".join(title.split())
    shown = (" ".join(line.text.split()) for line in below)
    return any(_SHORTEST_TITLE <= len(line) < len(told) and told.startswith(line) for line in shown)


def _feet(lines: Sequence[Line], marks: dict[int, _Mark]) -> dict[int, str]:
    """The lines that number pages one after the other out of the same number; one with address or time may be alone."""
    feet = [i for i, mark in marks.items() if mark.is_foot]
    if not feet or len({marks[i].last for i in feet}) > 1:
        return {}
    sure = len(feet) > 1 or marks[feet[0]].address or marks[feet[0]].stamp
    # Below the last page nothing stands, nor above the first.
    at_edge = feet[-1] >= len(lines) - _HIGHEST or (feet[0] == 0 and marks[0].number == 1)
    return dict.fromkeys(feet, "") if _in_turn(marks, feet) and sure and at_edge else {}


def _in_turn(marks: dict[int, _Mark], places: Sequence[int]) -> bool:
    return all(marks[j].number == marks[i].number + 1 > 1 for i, j in pairwise(places))


def _state(lines: Sequence[Line], marks: dict[int, _Mark], text: str) -> PageMetadata:
    """The address of the page, and the day of printing; where it can be one of two, the later one bounds."""
    address = next((mark.address for mark in marks.values() if is_page_address(mark.address)), None)
    if address and address.endswith(("…", "...")):
        address = None
    stamped = next((i for i, mark in marks.items() if mark.stamp), None)
    saved = read_stated_date("print", marks[stamped].stamp) if stamped is not None else None
    if stamped is None or saved is None or saved.latest is None:
        return NOTHING_STATED._replace(url=address)
    saved = saved._replace(words=marks[stamped].stamp, place=text.index(marks[stamped].stamp, lines[stamped].start))
    captured = saved.options[0].latest if len(saved.options) == 1 else None
    return NOTHING_STATED._replace(url=address, saved=saved, captured=captured)


def _beside_breaks(lines: Sequence[Line], text: str, found: dict[int, str]) -> dict[int, str]:
    """The numbers and the running heads beside the form feeds that part pages."""
    if "\f" not in text:
        return {}
    rest = [i for i in range(len(lines)) if i not in found]
    breaks = [(i, j) for i, j in pairwise(rest) if "\f" in text[lines[i].end : lines[j].start]]
    ends = [*[i for i, _ in breaks], rest[-1]] if rest else []
    tops = [*rest[:1], *[j for _, j in breaks]]
    numbers = {i: "" for edge in (ends, tops) for i in _numbered(lines, edge)}
    left = [i for i in rest if i not in numbers]
    tops = [next((i for i in left if i >= top), top) for top in tops]
    ends = [next((i for i in reversed(left) if i <= end), end) for end in ends]
    repeated = {i: "" for edge in (tops, ends) for i in _repeated(lines, edge)}
    return {**numbers, **repeated}


def _numbered(lines: Sequence[Line], edge: Sequence[int]) -> Iterator[int]:
    """The lines at the edges of pages that are their numbers."""
    numbers = {i: int(match["number"]) for i in edge if (match := _NUMBER_ALONE.fullmatch(lines[i].text))}
    if len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers.values())):
        yield from numbers


def _repeated(lines: Sequence[Line], edge: Sequence[int]) -> Iterator[int]:
    """The lines at the edges of pages that are the same but for their numbers; the first of all may be the headline."""
    words = {i: _DIGITS.sub("", lines[i].text) for i in edge if len(lines[i].text) <= _LONGEST_HEAD}
    count = Counter(words.values())
    yield from (i for i, said in words.items() if count[said] > 1 and said and i)


def _joined(units: Sequence[Unit], breaks: Sequence[int]) -> tuple[Unit, ...]:
    """The units, with those as one between which a page ends in the middle of a sentence."""
    joined: list[Unit] = []
    places = iter(sorted(breaks))
    place = next(places, None)
    for unit in units:
        parted = False
        while place is not None and place < unit.place:
            parted, place = True, next(places, None)
        if parted and joined and _goes_on(joined[-1], unit):
            before = joined.pop()
            unit = Unit(f"{before.text} {unit.text}", before.line, (*before.spans, *unit.spans), before.gap)
        joined.append(unit)
    return tuple(joined)


def _goes_on(before: Unit, unit: Unit) -> bool:
    short = len(before.text) + len(unit.text) <= _LONGEST_JOINED
    return short and not before.text.endswith(_GOES_ON_BEHIND) and unit.text[0].islower()


def _unbroken(unit: Unit, text: str) -> Unit:
    """The unit with words whole that were broken at the ends of lines; one that has its hyphen elsewhere keeps it."""
    lines = [text[span.start : span.end] for span in unit.spans]
    if not any(line.endswith("-") for line in lines[:-1]):
        return unit
    words = lines[0]
    for line in lines[1:]:
        broken = _BROKEN.search(words, max(0, len(words) - _REACH)) if line[0].islower() else None
        if broken is None:
            words = f"{words} {line}"
        elif f"{broken[0]}{line.split(None, 1)[0]}" in text:
            words += line
        else:
            words = words[:-1] + line
    return msgspec.structs.replace(unit, text=" ".join(words.split()))
