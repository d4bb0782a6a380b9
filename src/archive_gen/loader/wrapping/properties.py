"""Lines of properties that a web clipper, a note program or an exporter writes above or below a text.

    Created: 3 July 2024
    URL: https://harbour.example/world/treaty
    Author: [[Jane Doe]]

They are told from a page's own lines by their number, their place, and the address or the day of saving among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.wrapping.fields import ADDRESS, Property, meaning_of, read_fields
from archive_gen.loader.wrapping.wrapping import Wrapping, unit_of

# As Markdown, Logseq and plain text have it: "- **Author:** [[Jane Doe]]", "author:: Jane Doe", "AUTHOR: Jane Doe".
_PROPERTY = re.compile(
    r"(?:[-*+]\s{1,4})?(?:\*\*|__)?(?P<name>[^\W\d_][\w -]{0,30})(?:\*\*|__)?\s?::?(?:\*\*|__)?"
    r"(?:\s{1,40}(?P<words>\S.*))?"
)
_ITS_HEADING = re.compile(r"#{1,3}\s+(?:metadata|properties|full document)", re.IGNORECASE)
_ITS_COVER = re.compile(r"!\[[^\]]{0,80}\]\(\S{1,2000}\)")
_FEWEST = 3
_FEWEST_PLAIN = 2
_HIGHEST = 4
_LONGEST = 2000
_LONGEST_NAME = 50
# The creation of a note; on a page, the word says when an article was written.
_OF_AMBIGUOUS_NAME = ("created", "date created", "created at", "created on", "creation date")


def unwrap_properties(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the properties on top of it, or at its end; None where there are none."""
    top = [i for i in range(min(_HIGHEST, len(units))) if _read(units[i], text)][:1]
    for start, step in (*((i, 1) for i in top), (len(units) - 1, -1)):
        run = _run(units, text, start, step)
        if _is_of_a_program(run.values()):
            return without_properties(units, run, text)
    return None


def _read(unit: Unit, text: str) -> Property | None:
    span = unit.spans[0]
    if ":" not in unit.text[:_LONGEST_NAME] or len(unit.spans) > 1 or span.end - span.start > _LONGEST:
        return None
    match = _PROPERTY.fullmatch(text, span.start, span.end)
    meaning = meaning_of(match["name"]) if match else None
    return Property(match["name"], meaning, match["words"] or "", match.start("words")) if match and meaning else None


def _run(units: Sequence[Unit], text: str, start: int, step: int) -> dict[int, Property]:
    """The properties that follow one another, by their places, up to that with which the text begins."""
    run: dict[int, Property] = {}
    while 0 <= start < len(units) and (found := _read(units[start], text)):
        run[start] = found
        start += step
        if found.meaning == "text":
            break
    return run


def _is_of_a_program(properties: Iterable[Property]) -> bool:
    said = list(properties)
    addressed = any(one.meaning == "url" and ADDRESS.search(one.words) for one in said)
    saved = any(one.meaning == "saved" and one.name.casefold() not in _OF_AMBIGUOUS_NAME for one in said)
    fewest = _FEWEST_PLAIN if addressed and saved else _FEWEST
    return len(said) >= fewest and (addressed or saved)


def without_properties(units: Sequence[Unit], run: dict[int, Property], text: str) -> Wrapping:
    """Return the units without those of properties, by whose places these are given; a headline among them stays."""
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
        elif place in run and run[place].meaning in ("title", "text") and run[place].words:
            # The label goes, and the headline or the text behind it stays.
            span, words = unit.spans[0], run[place].place
            around.append(unit_of(text, span.start, words, unit.line, gap=unit.gap))
            inside.append(unit_of(text, words, span.end, unit.line))
        else:
            around.append(unit)
    return Wrapping(tuple(inside), tuple(around), read_fields(list(run.values())))
