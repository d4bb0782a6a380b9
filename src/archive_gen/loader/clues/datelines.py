"""The day in a dateline: `SEOUL, 19 June 2024 (Agency) -`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice, zip_longest

from archive_gen.edtf import Interval
from archive_gen.loader.alternatives import one_of
from archive_gen.loader.clues.making import FIRST_WEB_YEAR, date_bearing
from archive_gen.loader.clues.pictures import days_of_pictures
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing, fit_years, overlap
from archive_gen.loader.page import LONG_PARAGRAPH, Line, Page
from archive_gen.loader.prose import BULLET
from archive_gen.loader.stamp_labels import FROM_WHEN_ON, labels_thing
from archive_gen.loader.stamp_things import CORRECTIONS

# Latin, Greek and Cyrillic capitals.
_CAPITAL = "A-ZÀ-ÞĀ-\u024fΆ-ΫЀ-Я"
# "(ANSA) - ROMA, 7 GIU - " has the agency in front, "LEEDS--(BUSINESS WIRE)--May 7, 2019-- " between place and day;
# "Leeds [England], May 7", "LEEDS /Yorkshire/, May 7" name the region.
_REGION = r"\[[^\]\n]{2,30}\]|/[^/\n]{2,30}/"
# SPA's have both calendars: "Riyadh, Safar 28, 1445, September 13, 2023, SPA -- ".
_HIJRI = r"(?:[A-Z][\w'’ -]{3,18}\s\d{1,2},\s14\d\d,\s)"
_AGENCY_IN_FRONT = r"(?:\([A-Z][\w .]{1,20}\)\s?[–—-]?\s?)?"
_AGENCY_BETWEEN = r"(?:\s?--\([A-Z][\w .]{2,30}\)--)?"
_FURTHER_WORD = rf"(?:[{_CAPITAL}(][\w.'’)-]*|de|of|and|the|upon|al|am|-|{_REGION})"
_PLACE = re.compile(
    rf"{_AGENCY_IN_FRONT}[\W_]{{0,4}}[{_CAPITAL}][\w.'’-]*(?:[ ,/]{{1,3}}{_FURTHER_WORD}){{0,6}}"
    # "LEEDS (HarbourNews/7 May) --"
    rf"{_AGENCY_BETWEEN}\s*[,.:—–-]?\s*(?:\((?:[A-Z]\w{{1,20}}\s?/\s?)?)?{_HIJRI}?"
)
# What is to be then, or was: "Starting October 5, 2023: ...", "Deadline: ...", "Ab 5. Oktober 2023: ...".
_NO_PLACE = re.compile(
    rf"\W*(?:(?:updated?|correct(?:ion|ed)|clarification|editor['’]?s note|{one_of(CORRECTIONS)})\W*$|"
    rf"(?:{FROM_WHEN_ON}|from|after|effective|due|deadline|save the date|as of|vom|zum|beginn|eröffnung|frist|stichtag|"
    r"termine?|einsendeschluss|vorverkauf|dès|depuis|jusqu['’]\w+|à partir|avant|rendez-vous|début|ouverture|hasta|"
    r"a partir|cita|inicio|plazo|início|prazo|dal|dall['’]\w+|fino|entro|a partire|inizio|scadenza|apertura|"
    r"från|από|mulai|от|по|начало|срок|від|початок|od|do|początek)(?![\w,-]))",
    re.IGNORECASE,
)
_AGENCY = r"\([^()\n]{2,60}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,40}\]"
_DASH = r"(?:--?|[–—])"
_AFTER_DATELINE = re.compile(
    r"(?:\s(?:г|р|r)\.|\sгода|/[A-Z]{2,10}(?=\)))?[)\]]?(?:"
    # "Budapest, 2024. június 7., péntek (MTI) - ..."
    rf"(?:,\s[^\W\d]{{4,12}})?\s*+[.,]?\s*+(?:{_AGENCY})|"
    # "LEEDS, May 7 -- ..."
    r"\s*+[.,]?\s*+(?:[—–:](?!\d)|--|-\s)|"
    # "Москва. 7 июня. АГЕНТСТВО - ...", "Минск. 7 июня. БЕЛТА. ..."
    rf"(?:\.|(?<=\.))\s(?:[{_CAPITAL}][\w.]{{1,18}}\s?{_DASH}|[A-ZА-ЯЁІЇЄҐ]{{2,8}}\.)\s|"
    # "Riyadh, Safar 28, 1445, September 13, 2023, SPA -- ..."
    rf",\s[A-Z]{{2,8}}\s?{_DASH}\s)"
)
# Scripts without capitals: what stands before the day is a place where an agency stands behind it.
_PLACE_UNCASED = re.compile(r"(?:[\u0590-\u0e7f]+[ ,،/–-]{1,3}){1,3}\(?")
_AGENCY_BEHIND = re.compile(rf"\s*+م?[,،]?\s*+(?:{_AGENCY}|واس\b)")
# "新华社北京6月7日电", "(평양 6월 7일발 조선중앙통신)", "【北京6月7日共同】"
_HAN_DATELINE = re.compile(
    r"[^\n。！？]{0,24}?(?P<date>(?:(?:19|20)\d\d\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])\s?"
    r"(?:[电電](?![话話视視子影力动動])|[讯訊]|共同[】＝=]|発朝鮮|발\s?조선)"
)
# Some agencies leave the place out, or put the day before it: "Sept 13 (Agency) - ...", "7 июня, Минск /Корр. БЕЛТА/."
_AGENCY_NEXT = re.compile(rf"\s*+\([^()\n]{{2,40}}\)\s*+(?:--|[–—-])\s|,\s[{_CAPITAL}][\w-]+\s/[^/\n]{{2,40}}/")
# Others put the day first: "21 June 2024, Seoul – ...", "March 15, 2024 – SEOUL – ...", "21.06.2024 Seoul. ...",
# "(21 June 2024) Seoul – ...".
_PLACE_BEFORE_DASH = (
    rf"(?:\)|\s*(?:,|[|–—-]))\s(?:[{_CAPITAL}][\w.'’-]*,?\s){{1,3}}(?:\([^()\n]{{2,40}}\)\s)?[|–—-]{{1,2}}\s"
)
_PLACE_BEFORE_STOP = rf",?\s[{_CAPITAL}][\w'’/-]*(?:\s[{_CAPITAL}][\w'’/-]*)?[:.]\s(?=[\"“„«]?[{_CAPITAL}])"
# A whole dateline stands behind it: "May 7, 2019 LEEDS, Yorkshire (Agency) -- ...".
_DATELINE_BEHIND = rf"\s(?:[{_CAPITAL}][\w.'’-]*,?\s){{1,4}}\([^()\n]{{2,40}}\)\s?(?:--?|[–—])\s"
_PLACE_NEXT = re.compile(rf"{_PLACE_BEFORE_DASH}|{_PLACE_BEFORE_STOP}|{_DATELINE_BEHIND}")
# Pages that put the time behind it: "21 June 2024, 08:15 The market hall ...", "Port News 21.06.2024 08:15 The ...".
_SOURCE = re.compile(rf"(?:[{_CAPITAL}][\w.-]*\s){{0,3}}")
_TIME_NEXT = re.compile(r",?\s{1,2}\d{1,2}[:.]\d\d(?::\d\d)?[\s|–—-]{1,3}(?=[^\w\s]{0,2}\s?[^\W\d])")
# All of a page in a line: "The market hall opens | 21 June 2024 | The market hall ...".
_PART = re.compile(r"[|•]\s")
_BARS, _PARTS_REACH = ("|", "•"), 200
# Those of press offices end like a sentence, or leave the place out: "Hafenstadt, den 9. März 2022. ", "9.3.2022 – ".
_OFFICE = re.compile(r"(?:(?i:press release|(?:presse|medien)mitteilung|communiqué)\b[^\n.]{0,12}\s)?")
_OFFICE_PLACE = re.compile(rf"{_PLACE.pattern}(?:(?:den|am|le|on)\s|\()?")
_FIRST_WORD = r"(?=[\"“„«»]?[^\W\d_])"
_OFFICE_NEXT = re.compile(
    rf"(?:[)\]]|\s(?:r|г|р)\.?)?\s{{0,2}}(?:[|:–—.]|--?)\s++{_FIRST_WORD}|(?<=[)\].])\s++{_FIRST_WORD}"
)
# "(7 May 2019) The market hall ...", "[May 7, 2019] The market hall ...".
_BRACKETED_NEXT = re.compile(rf"[)\]]\s?[:–—-]{{0,2}}\s*(?=[\"“„«»]?[{_CAPITAL}])")
# "Leeds, May 7 The market hall ...": after a day without a year, as none would be left out amid a sentence.
_BARE_PLACE = re.compile(
    rf"(?!(?:In|On|At|By|From|Since|Until)\b)[{_CAPITAL}][\w.'’-]*(?:\s[{_CAPITAL}][\w.'’-]*){{0,3}},\s"
)
_BARE_NEXT = re.compile(rf"\s(?=[{_CAPITAL}][\w'’-]*\s)")
# A page's program puts the day before the first word: "August 7, 2016The market hall ...".
_GLUED_NEXT = re.compile(r"\s?(?=[\"“„«»]?[A-ZÀ-Þ][\w'’]*\s)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# So a day opens the text below a standfirst as well.
_IN_NUMBERS = re.compile(r"[\d./-]+")
_RANGE = re.compile(r"\s*[–—-]\s*")
_DATELINE_REACH = 90


def dateline_clues(page: Page, bounds: Iterable[Bearing] = ()) -> Iterator[Bearing]:
    """Yield the day in a dateline: `SEOUL, 19 June 2024 (Agency) -`; without a year it waits for one.

    A day by which the page was there, as `bounds` say, gives the year where it comes right after such a day; so does
    the day of a picture that comes right before.
    """
    if (found := find_dateline(page)) is None:
        return
    line, date = found
    reason = "the dateline says when the report was sent"
    day = _right_before(date, bounds) if date.year is None else None
    if day is not None:
        reason += "; the page was there right after such a day, which gives the year"
    elif date.year is None and (day := _right_behind_picture(page, date)):
        reason += "; a picture is of that day or of one right before, which gives the year"
    bearing = date_bearing(page, "dateline", line, date, reason)
    yield bearing if day is None else bearing._replace(fit=partial(_fit_day, date, day))


def _right_before(date: FoundDate, bounds: Iterable[Bearing]) -> dt.date | None:
    """The day of a date without a year that comes at most a few days before the earliest of such bounds."""
    ends = [option.latest for bound in bounds for option in bound.options if option.latest]
    if not ends:
        return None
    latest = min(ends)
    return next((day for day in days_near(date, latest) if dt.timedelta(0) <= latest - day <= _RIGHT_AFTER), None)


_RIGHT_AFTER = dt.timedelta(days=3)


def _right_behind_picture(page: Page, date: FoundDate) -> dt.date | None:
    """The only day of a date without a year that comes at most a few days after one of a picture in the article."""
    days = {
        day
        for shown in days_of_pictures(page)
        for day in days_near(date, shown)
        if dt.timedelta(0) <= day - shown <= _RIGHT_AFTER
    }
    return days.pop() if len(days) == 1 else None


def _fit_day(date: FoundDate, day: dt.date, window: Interval) -> tuple[Interval, ...]:
    alone = overlap(Interval(day, day), window)
    return (alone,) if alone else fit_years(date, window)


def days_near(date: FoundDate, day: dt.date) -> tuple[dt.date, ...]:
    """Return the days with the month and day of a date, and its weekday, in the years about a day."""
    years = (day.year - 1, day.year, day.year + 1)
    windows = (Interval(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years)
    return tuple(one.earliest for window in windows for one in fit_years(date, window) if one.earliest)


def find_dateline(page: Page) -> tuple[Line, FoundDate] | None:
    """Return the line with a dateline, and the day in it; None where there is none."""
    for line in _openings(page):
        head = line.raw[: _PARTS_REACH if _PART.search(line.raw, 0, _PARTS_REACH) else _DATELINE_REACH]
        dates = find_dates(head)
        for date, following in zip_longest(dates, dates[1:]):
            # "A Name (3 June 1930 – 5 August 2020) was ..."
            if date.day is None or (following and _RANGE.fullmatch(head, date.end, following.start)):
                return None
            if _is_sent(page, line, date):
                return line, date
    return None


def _is_sent(page: Page, line: Line, date: FoundDate) -> bool:
    """Whether what stands around a day says that a report was sent then."""
    if _is_of_agency(line, date) or _is_uncased(line, date) or _is_in_han(line, date) or _is_bare(line, date):
        return True
    if not line.raw[: date.start].strip(" (") and _is_placeless(page, line, date):
        return True
    if line.position not in (page.first_body, page.opening):
        return False
    return _is_of_office(page, line, date) or _is_of_program(page, line, date)


def _is_of_agency(line: Line, date: FoundDate) -> bool:
    """Whether a day stands between a place and an agency, or a dash."""
    if not _PLACE.fullmatch(line.raw, 0, date.start) or _is_no_place(line.raw, date):
        return False
    after = _AFTER_DATELINE.match(line.raw, date.end)
    # An agency's report may be older than the web; "A Name, 5 October 1963 - " is of no report.
    is_of_web = (date.year or FIRST_WEB_YEAR) >= FIRST_WEB_YEAR
    return after is not None and (is_of_web or after[0].strip()[:1] in _AGENCY_OPENS)


def _is_no_place(text: str, date: FoundDate, start: int = 0) -> bool:
    """Whether what stands before a day says what is to be then or was, and not where a report was sent from."""
    return _NO_PLACE.match(text, start, date.start) is not None or labels_thing(text[start : date.start])


_AGENCY_OPENS = ("(", "/", "[")


def _is_placeless(page: Page, line: Line, date: FoundDate) -> bool:
    """Whether an agency, a place or a dash comes behind a day that opens a line."""
    if _AGENCY_NEXT.match(line.raw, date.end):
        return True
    if date.is_day and _PLACE_NEXT.match(line.raw, date.end) and not _is_listed(page, line, date):
        return True
    return bool(_IN_NUMBERS.fullmatch(line.raw, date.start, date.end)) and _is_of_office(page, line, date)


def _is_in_han(line: Line, date: FoundDate) -> bool:
    han = _HAN_DATELINE.match(line.raw)
    return han is not None and han.start("date") == date.start


def _is_of_program(page: Page, line: Line, date: FoundDate) -> bool:
    """Whether a day stands before a long text with the time, or between the bars that part a page in one line."""
    if not date.is_day or date.weekday is not None or len(line.raw) < LONG_PARAGRAPH or _is_listed(page, line, date):
        return False
    if _SOURCE.fullmatch(line.raw, 0, date.start) and _TIME_NEXT.match(line.raw, date.end):
        return True
    before = line.raw[: date.start].rstrip()
    return before.endswith(_BARS) and line.raw[date.end :].lstrip().startswith(_BARS)


def _is_uncased(line: Line, date: FoundDate) -> bool:
    """Whether a day stands between a place and an agency in a script without capitals: "नई दिल्ली, 7 जून (भाषा)"."""
    return bool(_PLACE_UNCASED.fullmatch(line.raw, 0, date.start) and _AGENCY_BEHIND.match(line.raw, date.end))


def _is_bare(line: Line, date: FoundDate) -> bool:
    """Whether nothing parts place and day without a year from the first word of the report."""
    bare = date.year is None and _BARE_PLACE.fullmatch(line.raw, 0, date.start)
    return bool(bare) and _BARE_NEXT.match(line.raw, date.end) is not None


def _openings(page: Page) -> Iterator[Line]:
    """The body's first lines, below a standfirst and a name, and its first long one where that comes later."""
    first = list(islice(page.within("body"), _OPENINGS))
    # A list's point below a long paragraph heads another report; those on top sum this one up.
    told = False
    for line in first:
        if told and BULLET.match(line.raw):
            break
        yield line
        told = told or len(line.raw) >= LONG_PARAGRAPH
    if first and first[-1].position < page.opening < len(page.lines):
        yield page.lines[page.opening]


_OPENINGS = 4


def _is_of_office(page: Page, line: Line, date: FoundDate) -> bool:
    """Whether a full day opens the first paragraph, alone or behind a place, as press offices write it.

    Histories begin so, too: then later years are told of, or the day is one before there were pages to save.
    """
    front = _OFFICE.match(line.raw)
    start = front.end() if front else 0
    if line.raw[:1] in ("(", "[") and date.start == 1 and not _is_listed(page, line, date):
        return bool(date.is_day and date.weekday_fits and _BRACKETED_NEXT.match(line.raw, date.end))
    if not date.is_day or not date.year or date.year < FIRST_WEB_YEAR or not date.weekday_fits:
        return False
    if date.start != start and (
        not _OFFICE_PLACE.fullmatch(line.raw, start, date.start) or _is_no_place(line.raw, date, start)
    ):
        return False
    # "(Hafenstadt, 9. März 2022) Die Fähre ..."
    end = date.end + (line.raw[0] in "([" and line.raw[date.end : date.end + 1] in (")", "]"))
    glued = date.start == start and _GLUED_NEXT.match(line.raw, date.end)
    if not (glued or _OFFICE_NEXT.match(line.raw, end)) or _is_listed(page, line, date):
        return False
    years = (int(year) for sentence in page.sentences for year in _YEAR.findall(sentence.text))
    return max(years, default=0) <= date.year


def _is_listed(page: Page, line: Line, date: FoundDate) -> bool:
    """Whether another paragraph opens with another day, so that the page lists reports or tells what happened when."""
    others = (other for other in page.within("body") if other.position != line.position)
    opening = (dates[0] for other in others if (dates := find_dates(other.raw)) and dates[0].start == 0)
    return any(other.options != date.options for other in opening)
