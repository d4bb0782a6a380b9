"""Whether a stamp is of something else than the article, by what stands around it: a list, a box, an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from archive_gen.loader.clues.stamp_lines import stamps_of
from archive_gen.loader.clues.stamp_places import LIST_LENGTH, LIST_REACH
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import Stamp

_BOX_REACH = 6
_ENTRY_LINES = 2
_TEASER_LENGTH = 4


def is_boxed(page: Page, line: Line) -> bool:
    """Whether a line is one of the few below words that open a box of other articles, or comments."""
    above = page.lines[max(page.opening, line.position - _BOX_REACH) : line.position]
    opening = ("related", "comments") if line.zone == "tail" else ("related",)
    return any(other.reason in opening for other in above)


def _is_below_label(page: Page, line: Line, reach: int) -> bool:
    """Whether a line between headline and text stands in a box of other articles, below words such as Recent Posts."""
    above = page.lines[max(page.title_position + 1, line.position - reach) : line.position]
    reasons = [other.reason for other in above]
    return "related" in reasons and "headline-repeat" not in reasons


def is_in_list(page: Page, line: Line, stamp: Stamp, about: Sequence[tuple[Line, Stamp]]) -> bool:
    """Whether a stamp is one of several that date other things: articles in a box, comments, what is on next week.

    Each of them says nothing but its day; a mark such as Published, or the head of the article, sets its own apart.
    """
    if stamp.marked or not stamp.date.is_day:
        return False
    if line.zone == "inner" and line.position > page.opening and page.lines[line.position - 1].reason == "related":
        return True
    others = [
        other.date.options
        for beside, other in (_stamps_around(page, line) if line.zone == "inner" else about)
        if beside.zone == line.zone and 0 < abs(beside.position - line.position) <= LIST_REACH
        and other.date.is_day and not other.marked
    ]  # fmt: skip
    days = {stamp.date.options, *others}
    if line.zone == "head":
        # An article has two days at most, that of its publication and that of its change; a label tells others from it.
        labelled = any(other.reason == "related" for other in page.within("head"))
        bare = stamp.alone and not labelled and len(days) >= LIST_LENGTH
        return bare or _is_below_label(page, line, LIST_REACH if len(days) > 1 else _ENTRY_LINES)
    # The rows of a table.
    if line.zone == "inner" and stamp.alone and line.position > page.opening:
        return any(other.alone and other.date.options != stamp.date.options for _, other in about)
    return _is_right_below_another(line, stamp, about) or (len(others) >= LIST_LENGTH - 1 and len(days) > 1)


def _is_right_below_another(line: Line, stamp: Stamp, about: Iterable[tuple[Line, Stamp]]) -> bool:
    """Whether a day below the text stands a few lines below another, as those of teasers do that are taken for text."""
    return line.zone == "tail" and any(
        beside.zone == "inner" and line.position - beside.position <= _TEASER_LENGTH
        and other.date.is_day and not other.marked and other.date.options != stamp.date.options
        for beside, other in about
    )  # fmt: skip


def _stamps_around(page: Page, line: Line) -> Iterator[tuple[Line, Stamp]]:
    """The stamps beside a line, whatever they are of."""
    for other in page.lines[max(0, line.position - LIST_REACH) : line.position + LIST_REACH + 1]:
        for stamp in stamps_of(page, other):
            yield other, stamp


_EVENT_LABEL = re.compile(
    r"\W{0,3}(?:(?:time|when|where|venue|location|place|admission|tickets|doors|uhrzeit|wann|wo|ort|eintritt|einlass|lieu|"
    r"heure|hora|horario|lugar|luogo|ora|ore|dove|local|onde|tijd|locatie|plaats|zaal|godzina|miejsce|tid|plats|sted|"
    r"время|место|час|місце|saat|yer|ώρα|τόπος|χώρος|الساعة|المكان|الوقت|pukul|waktu|tempat|lokasi|"
    r"時間|場所|会場|地点|地點|时间|장\s?소|시\s?간)\s?[:：]|(?:会場|場所|eintritt frei|entrée libre|"
    r"entrada (?:libre|gratuita)|ingresso (?:libero|gratuito)|wstęp wolny|"
    r"вход свободный|free (?:entry|admission))(?!\w))",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\W{0,3}\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\.?|uhr)?\s?(?:[-–—]|to|bis)\s?\d{1,2}[:.h]\d\d\b", re.IGNORECASE
)


def is_of_event(page: Page, line: Line, stamp: Stamp) -> bool:
    """Whether a line says when something takes place: those below it say from when to when, or where."""
    if not stamp.marked and any(_TO_CALENDAR.match(other.raw) for other in page.lines if len(other.raw) < _SHORT_LINE):
        return True
    below = page.lines[line.position + 1 :][:_EVENT_LINES]
    short = [other.unit.text for other in takewhile(lambda other: len(other.raw) < _SHORT_LINE, below)]
    if any(map(_EVENT_LABEL.match, short)) or any(map(_TIMES.match, short[:1])):
        return True
    return any(_SCORE.match(other.unit.text) for other in below[: len(short)][:1] if other.zone != "title")


# What calendars print on an event's page.
_TO_CALENDAR = re.compile(
    r"\W{0,3}(?:(?:add|save|export) to (?:my )?(?:\w+ )?calendar|google calendar|ical(?:endar)?(?: export)?$|ics$|"
    r"(?:zum|in den) kalender (?:hinzufügen|eintragen|speichern)|ajouter (?:à|au) (?:mon )?(?:agenda|calendrier)|"
    r"añadir al calendario|aggiungi al calendario|adicionar (?:ao|à) calendário|"
    r"(?:zet in|toevoegen aan) (?:je )?agenda|"
    r"dodaj do kalendarza|добавить в календарь|takvime ekle|lägg till i kalender|event details$|all events$|"
    r"alle veranstaltungen$|カレンダーに追加|添加到日历)",
    re.IGNORECASE,
)
_TEAM = r"[A-ZÀ-Þ][\w.'’ -]{2,30}"
_RESULT = r"\d{1,2}\s?(?:[-–]\s?\d{1,2}|:\s?\d)(?!\d)"
# "Lowfield 2 - 1 Northport", "Hafenstadt - Nordstadt 2:1"
_SCORE = re.compile(
    rf"(?:{_TEAM}\s{_RESULT}\s(?!Min|Uhr|Com|Kom|Bild|Foto){_TEAM}|{_TEAM}\s[-–]\s{_TEAM}\s{_RESULT})\W*$"
)
_EVENT_LINES, _SHORT_LINE = 3, 60
