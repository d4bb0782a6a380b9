"""The day that a program which takes texts out of pages puts in front of one, on the same line.

date 2019-05-03 Ministers open a bridge
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from archive_gen.edtf import year_interval
from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import PageMetadata
from archive_gen.loader.stated_dates import read_stated_date
from archive_gen.loader.wrapping.wrapping import Wrapping, unit_of
from archive_gen.model import Span

_NAME = "date"
_NEW_YEAR = "-01-01"
_LEADING = re.compile(rf"{_NAME} (?P<day>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?:\s+|$)")


def unwrap_leading_date(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the day that a program wrote in front of its first words; None where none stands there.

    Such a program takes it from the page or makes it out, so that it is vague: stamps that are earlier go before it.
    Where it made out no more than a year, it writes the first of January of that.
    """
    first, span = units[0], units[0].spans[0]
    match = _LEADING.match(text, span.start, span.end)
    date = read_stated_date(_NAME, match["day"]) if match else None
    if match is None or date is None:
        return None
    if match["day"].endswith(_NEW_YEAR):
        field = f"{_NAME}; such programs write 1 January where they know the year alone"
        date = date._replace(field=field, options=(year_interval(int(match["day"][:4])),), latest=None)
    stated = PageMetadata(published=(date._replace(place=match.start("day")),), is_vague=True)
    around = unit_of(text, span.start, match.end(), first.line, gap=first.gap)
    spans = (*([Span(match.end(), span.end)] if match.end() < span.end else []), *first.spans[1:])
    words = first.text[len(" ".join(match[0].split())) :].strip()
    rest = [replace(first, text=words, spans=spans)] if spans and words else []
    return Wrapping((*rest, *units[1:]), (around,), stated)
