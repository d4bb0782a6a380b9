"""Lines of properties that a web clipper, a note program or an exporter writes above or below a text.

    Created: 3 July 2024
    URL: https://harbour.example/world/treaty
    Author: [[Jane Doe]]

They are told from a page's own lines by their number, their place, and the address or the day of saving among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from archive_gen.loader.lines import Unit
from archive_gen.loader.wrapping.fields import ADDRESS, Property, meaning_of, read_fields
from archive_gen.loader.wrapping.wrapping import Wrapping
from archive_gen.model import Span

_PROPERTY = re.compile(
    r"(?:[-*+]\s{1,4})?(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z _-]{0,30})(?:\*\*|__)?\s?:(?:\*\*|__)?"
    r"(?:\s{1,40}(?P<words>\S.*))?"
)
_ITS_HEADING = re.compile(r"#{1,3}\s+(?:metadata|properties|full document)", re.IGNORECASE)
_ITS_COVER = re.compile(r"!\[[^\]]{0,80}\]\(\S{1,2000}\)")
_FEWEST = 3
_HIGHEST = 4
_LONGEST = 2000
# The creation of a note; on a page, the word says when an article was written.
_OF_AMBIGUOUS_NAME = ("created", "date created", "created at", "created on", "creation date")


def unwrap_properties(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the properties on top of it, or at its end; None where there are none."""
    found = {i: one for i, unit in enumerate(units) if (one := _read(unit, text))}
    top = next((i for i in range(min(_HIGHEST, len(units))) if i in found), None)
    runs = [_run(found, top, 1)] if top is not None else []
    for run in (*runs, _run(found, len(units) - 1, -1)):
        if _is_of_a_program(run.values()):
            return _take_off(units, run, text)
    return None


def _read(unit: Unit, text: str) -> Property | None:
    span = unit.spans[0]
    if len(unit.spans) > 1 or span.end - span.start > _LONGEST:
        return None
    match = _PROPERTY.fullmatch(text, span.start, span.end)
    meaning = meaning_of(match["name"]) if match else None
    return Property(match["name"], meaning, match["words"] or "", match.start("words")) if match and meaning else None


def _run(found: dict[int, Property], start: int, step: int) -> dict[int, Property]:
    """The properties that follow one another from a place on, by their places."""
    run = {}
    while start in found:
        run[start] = found[start]
        start += step
    return run


def _is_of_a_program(properties: Iterable[Property]) -> bool:
    said = list(properties)
    addressed = any(one.meaning == "url" and ADDRESS.search(one.words) for one in said)
    saved = any(one.meaning == "saved" and one.name.casefold() not in _OF_AMBIGUOUS_NAME for one in said)
    return len(said) >= _FEWEST and (addressed or saved)


def _take_off(units: Sequence[Unit], run: dict[int, Property], text: str) -> Wrapping:
    beside = {*run}
    for place in (min(run) - 1, max(run) + 1):
        if 0 <= place < len(units) and _ITS_HEADING.fullmatch(units[place].text):
            beside.add(place)
    cover = min(beside) - 1
    if cover >= 0 and _ITS_COVER.fullmatch(units[cover].text):
        beside.add(cover)
    inside: list[Unit] = []
    around: list[Unit] = []
    for place, unit in enumerate(units):
        if place not in beside:
            inside.append(unit)
        elif place in run and run[place].meaning == "title" and run[place].words:
            label, words = _parted(unit, run[place], text)
            around.append(label)
            inside.append(words)
        else:
            around.append(unit)
    return Wrapping(tuple(inside), tuple(around), read_fields(list(run.values())))


def _parted(unit: Unit, title: Property, text: str) -> tuple[Unit, Unit]:
    """The label and the words of a line with the headline, each as a unit."""
    span = unit.spans[0]
    label = text[span.start : title.place].rstrip()
    return (
        msgspec.structs.replace(unit, text=label, spans=(Span(span.start, span.start + len(label)),)),
        msgspec.structs.replace(unit, text=" ".join(title.words.split()), spans=(Span(title.place, span.end),)),
    )
