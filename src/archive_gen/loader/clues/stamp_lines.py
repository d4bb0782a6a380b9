"""The stamps of a line, with what the lines beside it say of them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from archive_gen.loader.clues.stamp_places import RELEASE_DATE
from archive_gen.loader.dates import find_dates
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamp_labels import is_label_of_another
from archive_gen.loader.stamps import Stamp, mark_of, read_stamps


def stamps_of(page: Page, line: Line) -> list[Stamp]:
    """Return the stamps of a line; the word that says what they are of may stand alone on the line above.

    Their offsets count in the unit's text.
    """
    stamps = read_stamps(line.unit.text) or _released(page, line)
    if not stamps or not line.position or any(stamp.marked for stamp in stamps):
        return list(stamps)
    above = page.lines[line.position - 1]
    if _OF_OTHER_THINGS.fullmatch(above.unit.text):
        return []
    updated = mark_of(_without_contacts(page, above).unit.text)
    if updated is None:
        return [] if stamps[0].date.start == 0 and _is_labelled(line, above) else list(stamps)
    return [stamp._replace(updated=updated, marked=True) for stamp in stamps]


def _without_contacts(page: Page, above: Line) -> Line:
    """The line itself, or the one above those that say whom to ask, as a press office's do below its words."""
    lines = page.lines[max(0, above.position - _CONTACTS) : above.position + 1]
    return next((line for line in reversed(lines) if not _CONTACT.match(line.unit.text)), above)


def _released(page: Page, line: Line) -> tuple[Stamp, ...]:
    """The day behind "Release Date:", which is of a film or a game as well, where a press office's words stand near."""
    if not RELEASE_DATE.match(line.unit.text):
        return ()
    near = page.lines[max(0, line.position - _RELEASE_REACH) : line.position + _RELEASE_REACH]
    dates = find_dates(line.unit.text)
    if len(dates) != 1 or not dates[0].is_day or not any(_OF_PRESS_OFFICE.match(other.unit.text) for other in near):
        return ()
    return (Stamp(dates[0], updated=False, marked=True, timed=False, alone=False),)


_RELEASE_REACH = 8
_OF_PRESS_OFFICE = re.compile(
    r"\W{0,3}(?:for (?:immediate )?release\b|(?:press|news) release\b|release (?:number|no)\b|"
    r"office of (?:the press secretary|(?:public|media|external) affairs|communications)\b|"
    r"(?:press|media|news) (?:office|contacts?|inquiries)\b)",
    re.IGNORECASE,
)

_CONTACTS = 3
_CONTACT = re.compile(
    r"(?:(?:press|media|news)\s)?(?:contacts?|inquiries|enquiries|tel|phone|e-?mail)\b\s?:", re.IGNORECASE
)


def _is_labelled(line: Line, above: Line) -> bool:
    """Whether the line right above one that a day opens says that the day is of something else."""
    headed = above.zone == "title" or above.reason == "headline-repeat"
    near = line.unit.line - above.unit.line <= _LABEL_REACH
    return near and not headed and is_label_of_another(above.unit.text)


_LABEL_REACH = 2
# What forums and shops put over a day that is of a member, or of an offer.
_OF_OTHER_THINGS = re.compile(
    r"\W*(?:joined|join date|member since|registered|registration date|born|birthday|founded|established|"
    r"date of birth|died|(?:event|due|closing|end|effective|opening|filing) date|"
    r"last (?:seen|active|online|visit)|deadline|(?:expires|ends|closes|valid until|apply by)(?: on)?|"
    r"(?:mitglied|dabei|registriert) seit|registriert|beigetreten|geboren|gegründet|inscrite?(?: le| depuis)?|"
    r"miembro desde|membro desde|iscritto(?: dal)?)\W*",
    re.IGNORECASE,
)


def in_raw(line: Line, stamp: Stamp) -> Stamp:
    """Return the stamp with offsets that count in the raw line, whose white space is not squeezed."""
    words = line.unit.text[stamp.date.start : stamp.date.end]
    found = next((d for d in find_dates(line.raw) if " ".join(line.raw[d.start : d.end].split()) == words), None)
    return stamp._replace(date=found) if found else stamp


_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:,? \d{1,2}[:.]\d\d.{0,12})?")


def with_year_below(page: Page, line: Line) -> Line:
    """Return the line, joined with the one below where that is the year of its date: "25 April" above "2019"."""
    below = page.lines[line.position + 1] if line.position + 1 < len(page.lines) else None
    if below is None or not _YEAR_ALONE.fullmatch(below.unit.text) or below.unit.line > line.unit.line + 2:
        return line
    dates = find_dates(line.unit.text)
    if not dates or dates[-1].year is not None or dates[-1].end != len(line.unit.text):
        return line
    unit = replace(line.unit, text=f"{line.unit.text} {below.unit.text}", spans=(*line.unit.spans, *below.unit.spans))
    return replace(line, unit=unit, raw=page.text[line.start : below.start + len(below.raw)])
