"""The stamps that are the article's own, by their words and by where they stand; and the date of the page's header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.loader.alternatives import one_of
from archive_gen.loader.clues.making import date_bearing, date_clue, find_order
from archive_gen.loader.clues.stamp_places import (
    FIRST_PUBLISHED,
    FRAME,
    HEADER_LINES,
    LIST_LENGTH,
    LIST_REACH,
    below_headlines,
    is_embedded,
    is_of_frame,
    lines_about,
)
from archive_gen.loader.clues.stamp_strength import SURE_ENOUGH, strength_of
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamp_labels import is_label_of_another
from archive_gen.loader.stamp_things import CORRECTIONS
from archive_gen.loader.stamps import (
    PRINTED,
    Stamp,
    is_seen,
    is_timed,
    mark_of,
    read_stamps,
)


def stamp_clues(page: Page) -> list[Bearing]:
    """Return what the page's stamps say, those that state the publication first, the surest of them first."""
    stated: list[Bearing] = []
    bounds: list[Bearing] = []
    for line, stamp in own_stamps(page):
        if not stamp.updated:
            stated.append(date_bearing(page, "stamp", line, stamp.date, "the page says that it was published then"))
        elif stamp.date.year is not None:
            order = find_order(page, line, stamp.date)
            options = tuple(Interval(None, o.latest) for o in (order[0] if order else stamp.date).options)
            what = "saved or looked at" if is_seen(line.raw) else "last changed"
            if not stamp.marked:
                what = "rendered or changed"
            reason = f"the page was {what} then, so it was published by then"
            bounds.append(Bearing(date_clue("updated-stamp", line, stamp.date, reason), options))
    return [*stated, *bounds]


_LOOKS_BACK = re.compile(
    r"\b(?:from (?:the|our) archives?|on this day|this day in|today in history|throwback|flashback|years ago)\b",
    re.IGNORECASE,
)


def _days_looked_back_at(page: Page) -> tuple[tuple[Interval, ...], ...]:
    """The days that a headline names which looks back at them: "From the archives: 8 October 2001"."""
    title = page.lines[page.title_position].unit.text if page.title_position < len(page.lines) else ""
    dates = find_dates(title) if _LOOKS_BACK.search(title) else ()
    return tuple(date.options for date in dates if date.is_day)


class _Candidate(NamedTuple):
    strength: float
    line: Line
    stamp: Stamp


def own_stamps(page: Page) -> list[tuple[Line, Stamp]]:
    """The stamps that are the article's own, the surest first: by their words and by where they stand."""
    lines = (_with_year_below(page, line) for line in lines_about(page))
    about = _tell_changes([(line, stamp) for line in lines for stamp in _stamps_of(page, line)])
    below = {line.position for line in below_headlines(page)}
    past = _days_looked_back_at(page)
    found = [
        _Candidate(strength, line, in_raw(line, stamp))
        for line, stamp in about
        if (strength := strength_of(page, line, stamp, below)) >= SURE_ENOUGH
        and not _is_in_list(page, line, stamp, about)
        and not _is_of_event(page, line, stamp)
        and not (stamp.date.options in past and not stamp.marked)
        and not (line.zone in ("inner", "tail") and _is_boxed(page, line))
    ]
    found += [_Candidate(SURE_ENOUGH, line, stamp) for line, stamp in _entries(page)]
    if all(one.stamp.updated for one in found):
        found += _only_marked(page)
    found = [one._replace(stamp=one.stamp._replace(updated=True)) if _is_of_footer(one) else one for one in found]
    # Of two stamps of like sureness a full date says more than a day without a year.
    found.sort(key=lambda one: (-one.strength - (0.5 if one.stamp.date.is_day else 0), one.line.position))
    return [(one.line, one.stamp) for one in found[:_MOST_STAMPS]]


def _is_of_footer(candidate: _Candidate) -> bool:
    """Whether a day below the text is all of a line, with its weekday: footers print that of the rendering so."""
    stamp = candidate.stamp
    return candidate.line.zone == "tail" and stamp.alone and not stamp.marked and stamp.date.weekday is not None


def _entries(page: Page) -> Iterator[tuple[Line, Stamp]]:
    """What a sentence at a text's end says of it: "This entry was posted on 5 January 2015 and filed under ..."."""
    for line in page.lines[page.opening :]:
        if page.last_body <= line.position <= page.last_body + 1 and (signed := _day_of_agency(line)):
            yield line, Stamp(signed, updated=False, marked=True, timed=False, alone=False)
            continue
        if line.position == page.last_body and (own := _day_of_the_article(page, line)):
            yield line, Stamp(own, updated=False, marked=True, timed=False, alone=False)
            continue
        if line.unit.text[:1] not in _ENTRY_LETTERS or not (_ENTRY.match(line.raw) or _NOTE.match(line.raw)):
            continue
        words = line.raw[:_ENTRY_REACH]
        date = next((date for date in find_dates(words) if date.is_day), None)
        if date and line.position > page.opening:
            changed = _NOTE.match(words) or CHANGED.search(words, 0, date.start) or PRINTED.search(words)
            yield line, Stamp(date, updated=bool(changed), marked=True, timed=is_timed(line.raw), alone=False)


def _day_of_the_article(page: Page, line: Line) -> FoundDate | None:
    """The day in "The article was published on 5 January 2015." as a last line, where no other article is told of."""
    if not _THE_ARTICLE.match(line.raw):
        return None
    dates = find_dates(line.raw)
    told = (other for other in page.within("body") if other is not line)
    own = len(dates) == 1 and dates[0].is_day and not any("article" in other.raw.lower() for other in told)
    return dates[0] if own else None


_THE_ARTICLE = re.compile(
    r"\W{0,3}the article was (?:first |originally )?(?:published|posted)\b[^.]{0,60}\.?$", re.IGNORECASE
)


def _day_of_agency(line: Line) -> FoundDate | None:
    """The day with which an outlet signs a text: "(Harbour News Agency, June 13, 2011)", in a line or at its end.

    At its end, where others are cited so, the outlet has its right, the time or a day in numbers there.
    """
    text = line.raw.rstrip()
    start = text.rfind("(")
    if start < 0 or not text.endswith(")") or len(text) - start > _LONGEST_SIGNATURE:
        return None
    dates = [date for date in find_dates(text) if date.start > start]
    if len(dates) != 1 or not dates[0].is_day:
        return None
    date, name, rest = dates[0], text[start : dates[0].start].strip(), text[dates[0].end : -1]
    own = not text[:start].strip() or "©" in name or rest or _POINTED.fullmatch(text, date.start, date.end)
    return date if own and _AGENCY_NAME.fullmatch(name) and _TIME.fullmatch(rest) else None


_LONGEST_SIGNATURE = 70
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|dpa|apa|ats|sda|afp|red)"
_AGENCY_NAME = re.compile(
    r"\((?!(?i:photo|picture|image|file|video|ap photo|getty|courtesy|foto|bild|archiv|quelle|stand)\b)©?\s?"
    rf"(?:{_NAME}[ ,/]{{1,2}}){{0,5}}{_NAME}[ ,/]{{0,2}}"
)
_POINTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_TIME = re.compile(r"(?:,?\s(?:à |um )?\d{1,2}[:.h]\d\d)?")
_ENTRY_LETTERS = frozenset("TADCEQUtadcequ(KBRFSOHПИУВДΔتkbrfso")
_ENTRY_REACH = 160
_ENTRY = re.compile(
    r"\W{0,3}(?:editor['’]?s['’]? note\W{1,3})?(?:an? (?:earlier |longer )?version of )?"
    r"(?:this|diese[rs]?|ce|cet|cette|esta?e?|questo|quest['’]|deze|dit)\s?"
    r"(?:entry|post|article|story|item|report|column|piece|beitrag|artikel|eintrag|text|nachricht|meldung|billet|entrée|publication|entrada|"
    r"artículo|articolo|artigo|bericht)\b.{0,120}\b(?:posted|published|written|appeared|appears|updated|corrected|"
    r"amended|modified|revised|veröffentlicht|gepostet|geschrieben|verfasst|erstellt|gesendet|"
    r"publiée?|postée?|écrite?|publicad[oa]|escrit[oa]|pubblicato|scritto|geplaatst|gepubliceerd|"
    r"erschien(?:en)?|parue?|publicó|apareció|apparso|verscheen)\b|"
    r"\W{0,3}(?:bu (?:haber|yazı|makale|içerik)|(?:den här )?artikeln|(?:artikel|berita) ini)\b.{0,120}"
    r"\b(?:yayın|yayım|publicerad|tayang|diterbitkan|dipublikasikan|terbit)",
    re.IGNORECASE,
)
# "UPDATE (3 May 2019): The bridge is open again."
_NOTE = re.compile(
    rf"\W{{0,3}}(?:updated?|correct(?:ion|ed)|clarification|editor['’]?s note|{one_of(CORRECTIONS)})\b"
    r"(?:\W{1,3}|\s(?:on|vom|du|del|de|van|z|от)\s)(?=[\d(A-Z])(?=.{4,30}[:.)])",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:updated|modified|changed|corrected|amended|revised|aktualisiert|geändert|modifiée?|actualizad[oa])\b"
)
"""Words that say that a date beside them is of a change."""


def _only_marked(page: Page) -> list[_Candidate]:
    """The one day on a page of which a word such as Published says that it is of publication, wherever it stands."""
    marked = [
        _Candidate(SURE_ENOUGH, line, in_raw(line, stamp))
        for line in page.lines
        if line.zone in ("inner", "tail")
        and not (is_of_frame(page, line) or is_embedded(page, line))
        and (FIRST_PUBLISHED.match(line.raw) or not _is_boxed(page, line))
        for stamp in _stamps_of(page, line)
        if stamp.marked and not stamp.updated and stamp.date.is_day
    ]
    return marked[:1] if len({one.stamp.date.options for one in marked}) == 1 else []


def _is_boxed(page: Page, line: Line) -> bool:
    """Whether a line is one of the few below words that open a box of other articles, or comments."""
    above = page.lines[max(page.opening, line.position - _BOX_REACH) : line.position]
    opening = ("related", "comments") if line.zone == "tail" else ("related",)
    return any(other.reason in opening for other in above)


_BOX_REACH = 6


def _tell_changes(about: list[tuple[Line, Stamp]]) -> list[tuple[Line, Stamp]]:
    """The stamps with those told apart that are of changes, though no word says so.

    Of times as programs write them the first is of publication, and later days are of changes. Of two days that
    stand alone, one below the other, the earlier is.
    """
    about = [
        (line, stamp._replace(updated=True, marked=False) if _is_after_change(line, stamp, about) else stamp)
        for line, stamp in about
    ]
    lone = [(line.position, stamp) for line, stamp in about if stamp.alone and not stamp.marked]
    later = [
        max(one, other, key=lambda stamp: stamp.date.options)
        for (position, one), (below, other) in pairwise(lone)
        if below == position + 1 and 0 < _days_between(one, other) <= _MOST_DAYS_TO_CHANGE
    ]
    about = [(line, stamp._replace(updated=True) if stamp in later else stamp) for line, stamp in about]
    timed = [(line.unit.text, stamp) for line, stamp in about if stamp.timed and not stamp.marked]
    machine = [stamp for text, stamp in timed if _MACHINE_TIME.match(text, stamp.date.end)]
    if len({stamp.date.options for stamp in machine}) < 2:
        return about
    first = machine[0].date.options
    return [
        (line, stamp._replace(updated=True) if stamp in machine and stamp.date.options > first else stamp)
        for line, stamp in about
    ]


def _is_after_change(line: Line, stamp: Stamp, about: Iterable[tuple[Line, Stamp]]) -> bool:
    """Whether a day opens a line that then tells of an earlier change: "16 June 2019 Last updated 14 June 2019".

    No page is changed before it is published, so the first is the day on which it was shown.
    """
    if stamp.updated or stamp.date.start or not stamp.marked or not stamp.date.is_day or stamp.date.swapped:
        return False
    return any(
        beside.position == line.position and other.updated and not other.date.swapped
        and other.date.is_day and other.date.options < stamp.date.options
        for beside, other in about
    )  # fmt: skip


def _days_between(one: Stamp, other: Stamp) -> int:
    first, second = one.date.options[0].earliest, other.date.options[0].earliest
    return abs((first - second).days) if first and second and not (one.date.swapped or other.date.swapped) else 0


_MOST_DAYS_TO_CHANGE = 366


def _with_year_below(page: Page, line: Line) -> Line:
    """The line, joined with the one below where that is the year of its date: "25 April" above "2019"."""
    below = page.lines[line.position + 1] if line.position + 1 < len(page.lines) else None
    if below is None or not _YEAR_ALONE.fullmatch(below.unit.text) or below.unit.line > line.unit.line + 2:
        return line
    dates = find_dates(line.unit.text)
    if not dates or dates[-1].year is not None or dates[-1].end != len(line.unit.text):
        return line
    unit = replace(line.unit, text=f"{line.unit.text} {below.unit.text}", spans=(*line.unit.spans, *below.unit.spans))
    return replace(line, unit=unit, raw=page.text[line.start : below.start + len(below.raw)])


def _is_below_label(page: Page, line: Line, reach: int) -> bool:
    """Whether a line between headline and text stands in a box of other articles, below words such as Recent Posts."""
    above = page.lines[max(page.title_position + 1, line.position - reach) : line.position]
    reasons = [other.reason for other in above]
    return "related" in reasons and "headline-repeat" not in reasons


def _is_in_list(page: Page, line: Line, stamp: Stamp, about: Sequence[tuple[Line, Stamp]]) -> bool:
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
        for stamp in _stamps_of(page, other):
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


def _is_of_event(page: Page, line: Line, stamp: Stamp) -> bool:
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


def _stamps_of(page: Page, line: Line) -> list[Stamp]:
    """The stamps of a line; the word that says what they are of may stand alone on the line above."""
    stamps = read_stamps(line.unit.text)
    if not stamps or not line.position or any(stamp.marked for stamp in stamps):
        return list(stamps)
    above = page.lines[line.position - 1]
    if _OF_OTHER_THINGS.fullmatch(above.unit.text):
        return []
    updated = mark_of(above.unit.text)
    if updated is None:
        return [] if stamps[0].date.start == 0 and _is_labelled(line, above) else list(stamps)
    return [stamp._replace(updated=updated, marked=True) for stamp in stamps]


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
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:,? \d{1,2}[:.]\d\d.{0,12})?")
_ENTRY_LINES = 2
_TEASER_LENGTH = 4
_MOST_STAMPS = 6


def in_raw(line: Line, stamp: Stamp) -> Stamp:
    """The stamp with offsets that count in the raw line, whose white space is not squeezed."""
    words = line.unit.text[stamp.date.start : stamp.date.end]
    found = next((d for d in find_dates(line.raw) if " ".join(line.raw[d.start : d.end].split()) == words), None)
    return stamp._replace(date=found) if found else stamp


_MACHINE_TIME = re.compile(r"T\d\d:\d\d")


def header_clues(page: Page) -> Iterator[Bearing]:
    """The date in the page's header: the article was there by then. It is also when the page was saved."""
    no_header = (*FRAME, "headline-repeat")
    above = [line for line in page.lines[:HEADER_LINES] if line.zone == "above" and line.reason not in no_header]
    about = [(line, stamp) for line in above for stamp in read_stamps(line.unit.text)]
    own = {line.position for line, _ in own_stamps(page)} if about else ()
    found: list[tuple[Line, FoundDate]] = []
    for line, stamp in about:
        date = in_raw(line, stamp).date
        # A time as programs write it is no masthead's; some pages print those of their own metadata.
        if (
            line.position in own
            or stamp.marked
            or _MACHINE_TIME.match(line.raw, date.end)
            or _is_in_list(page, line, stamp, about)
        ):
            continue
        if date.is_day and not date.swapped:
            found.append((line, date))
    # Of two days one is no header's: "Fair at the harbour, 12 June 2018" can be a headline.
    latest = max((date.options[0] for _, date in found), default=None)
    for line, date in found:
        if date.options[0] == latest:
            reason = "the page's header shows the day on which it was saved, not published; published by then"
            yield Bearing(date_clue("page-header", line, date, reason), (Interval(None, latest.latest),))
