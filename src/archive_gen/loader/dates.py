"""Dates as people write them: where one stands in a text, and what it says.

Finding is a grammar of shapes (nothing that does not look like a date is ever read); reading a found
shape is dateutil's, asked twice with two different fillers, so that a part that the words do not
state is known to be absent and is never made up.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from dateutil import parser

from archive_gen.edtf import Interval, month_interval, year_interval

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100

# Full and short month names of the languages that captures come in (Unicode CLDR, format and stand-alone).
_MONTHS = (
    "january jan januar jänner janvier janv enero января январь янв січня січень gennaio janeiro",
    "february feb febr februar feber février fevrier févr febrero февраля февраль февр лютого febbraio fevereiro",
    "march mar märz maerz mrz mars marzo марта март мар березня março",
    "april apr avril avr abril abr апреля апрель апр квітня aprile",
    "may mai mayo мая май травня maggio maio",
    "june jun juni juin junio июня июнь червня giugno junho",
    "july jul juli juillet juil julio июля июль липня luglio julho",
    "august aug août aout agosto ago августа август авг серпня",
    "september sep sept septembre septiembre setiembre сентября сентябрь сент вересня settembre setembro",
    "october oct oktober okt octobre octubre октября октябрь окт жовтня ottobre outubro",
    "november nov novembre noviembre ноября ноябрь нояб листопада novembro listopada",
    "december dec dezember dez décembre decembre déc diciembre dic декабря декабрь дек грудня dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon montag lundi lunes понедельник понеділок lunedì",
    "tuesday tue tues dienstag mardi martes вторник вівторок martedì",
    "wednesday wed mittwoch mercredi miércoles среда середа mercoledì",
    "thursday thu thur thurs donnerstag jeudi jueves четверг четвер giovedì",
    "friday fri freitag vendredi viernes пятница venerdì",
    "saturday sat samstag sonnabend samedi sábado суббота субота sabato",
    "sunday sun sonntag dimanche domingo воскресенье неділя domenica",
)
_WEEKDAY_NUMBER = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_WEEKDAY_NUMBER |= {sign: number for signs in ("월화수목금토일", "月火水木金土日") for number, sign in enumerate(signs)}


class FoundDate(NamedTuple):
    """A date in a text, half-open offsets, with what its words state; None is what they leave unsaid.

    `month` and `day` may stand either way round where `swapped` is true (25/04 is not, 03/04 is).
    `weekday` counts from Monday, 0.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    swapped: bool = False

    @property
    def options(self) -> tuple[Interval, ...]:
        """The stretches of days that the words allow, earliest first; empty where they name no year."""
        if self.year is None:
            return ()
        if self.month is None:
            return (year_interval(self.year),)
        if self.day is None:
            return (month_interval(self.year, self.month),)
        days = {dt.date(self.year, self.month, self.day)}
        if self.swapped:
            days.add(dt.date(self.year, self.day, self.month))
        fitting = {day for day in days if day.weekday() == self.weekday} if self.weekday is not None else days
        return tuple(Interval(day, day) for day in sorted(fitting or days))

    @property
    def weekday_fits(self) -> bool:
        """Whether the weekday is that of the date; true where either is unsaid."""
        if self.weekday is None or self.year is None or self.day is None:
            return True
        return any(o.earliest is not None and o.earliest.weekday() == self.weekday for o in self.options)

    @property
    def is_day(self) -> bool:
        return self.year is not None and self.day is not None


def _words(rows: Iterable[str]) -> str:
    """As names, as French writes them, in capitals: to ignore the case of all the pattern takes five times the time."""
    names = {word for row in rows for word in row.split()}
    spelt = {spelling for word in names for spelling in (word, word.capitalize(), word.upper())}
    return "|".join(sorted(spelt, key=lambda w: (-len(w), w)))


def _initials(rows: Iterable[str]) -> str:
    letters = {word[0] for row in rows for word in row.split()}
    return "".join(sorted({case for letter in letters for case in (letter, letter.upper())}))


_MONTH = rf"(?:{_words(_MONTHS)})\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?i:st|nd|rd|th)\b|er|\.|º)?"
_YEAR = r"(?:1[89]|20)\d\d"
_GLUE = r"(?:\s{0,2},\s{0,2}|\s{1,2}(?i:of\s|de\s|del\s)?)"
# A word's edge, or where a page glued a date to the word before it: "UpdatedJun 8, 2022".
_EDGE = r"(?:\b|(?<=[a-z])(?=[A-Z]))"
_BEFORE_YEAR = r"(?:\s{0,2},\s{0,2}|\s{1,2}|\s-\s)"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"


# Each shape holds one group of its own name: the words that are handed to dateutil.
_NUMERIC = {
    "iso": rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9]))(?!\d|-\d)",
    "ymd": rf"(?P<ymd>{_YEAR}(?P<s1>[./])\s?{_M}(?P=s1)\s?{_D})\.?(?!\d)",
    "numeric": rf"(?P<numeric>{_D}(?P<s2>[./-]){_D}(?P=s2){_YEAR})(?!\d)",
    # A year of two digits counts only where a time of day follows: "11/18/19 11:04 PM".
    "short": rf"(?P<short>{_D}(?P<s3>[./]){_D}(?P=s3)[012]\d)(?=,?\s{{1,3}}(?i:at\s|-\s)?\d{{1,2}}[:.h]\d\d)",
    "cjk": rf"(?P<cjk>{_YEAR}\s?[年년]\s?{_M}\s?[月월](?:\s?{_D}\s?[日일])?)"
    r"(?:\s?[（(](?P<weekday_cjk>[월화수목금토일月火水木金土日])(?:曜日?|요일)?[)）])?",
    "cjk_md": rf"(?P<cjk_md>{_M}\s?[月월]\s?{_D}\s?[日일])",
}
_NAMED = {
    "dmy": rf"(?P<dmy>\b{_DAY}(?:{_GLUE}|-){_MONTH}(?:{_GLUE}|-){_YEAR})(?!\d)",
    "dm": rf"\b(?P<dm>{_DAY}\s{{1,2}}(?i:of\s|de\s)?{_MONTH})(?!\w)",
    "month": rf"(?P<month>{_MONTH}"
    rf"(?:\s{{0,2}}{_DAY}{_BEFORE_YEAR}{_YEAR}(?!\d)|\s{{1,2}}{_DAY}(?![\w:])|{_GLUE}{_YEAR}\b))",
}
_WEEKDAY = rf"(?P<weekday>{_words(_WEEKDAYS)})\b\.?,?\s{{0,2}}(?i:(?:the|den|le|el)\s)?"
_SHAPES = (*_NUMERIC, *_NAMED)
# What a position must be for any shape to begin there stands in front: it is asked at every one.
_DATE = re.compile(
    rf"(?<![\w/.-])(?=\d)(?:{'|'.join(_NUMERIC.values())})|"
    rf"(?=[\d{_initials((*_MONTHS, *_WEEKDAYS))}]){_EDGE}(?:{_WEEKDAY})?(?:{'|'.join(_NAMED.values())})"
)
_PARTED = re.compile(r"\d\s?[-./年년月월]\s?\d|\d\s?[月월]")
_MONTH_WORDS = frozenset(word for row in _MONTHS for word in row.split())
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d]{3,}")
_REACH = 32
_BY_NUMBERS = re.compile(r"\d+[./-]\d+[./-]\d{4}")
_LONGEST = 60


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates that stand in a text, in order, longest reading first, none overlapping."""
    found = []
    windows = ((low, high) for low, high in _around_digits(text) if _may_hold(text[low:high]))
    for match in (match for low, high in windows for match in _DATE.finditer(text, low, high)):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        shape = next(name for name in _SHAPES if name in groups)
        if shape == "short":
            groups[shape] = f"{groups[shape][:-2]}20{groups[shape][-2:]}"
        if _is_plain_word(groups[shape]) or (read := read_date(groups[shape])) is None:
            continue
        year, month, day, swapped = read
        word = next((v for k, v in groups.items() if k.startswith("weekday")), None)
        weekday = _WEEKDAY_NUMBER.get(word.lower()) if word else None
        found.append(FoundDate(match.start(), match.end(), year, month, day, weekday, swapped))
    return tuple(found)


def _around_digits(text: str) -> Iterable[tuple[int, int]]:
    """The stretches that could hold a date: each digit with what may belong to it on either side.

    Prose has few digits, so the grammar, which is slow, sees little of it.
    """
    low, high = 0, -1
    for match in _DIGITS.finditer(text):
        if match.start() - _REACH > high:
            if high >= 0:
                yield low, high
            low = max(0, match.start() - _REACH)
        high = match.end() + _REACH
    if high >= 0:
        yield low, min(high, len(text))


def _may_hold(window: str) -> bool:
    """Whether a month's name or digits parted as in dates are there: the grammar itself is slow."""
    return _PARTED.search(window) is not None or not _MONTH_WORDS.isdisjoint(_LETTERS.findall(window.lower()))


def _is_plain_word(words: str) -> bool:
    """Whether the month of a date without a year is an English word in lower case: "may 5 people", "march 10 miles"."""
    month = _LETTERS.search(words)
    return month is not None and month[0] in ("may", "mar", "march") and not re.search(_YEAR, words)


class _Reader(parser.parserinfo):
    """dateutil's English reader, widened by the month names above."""

    MONTHS: Any = [tuple(row.split()) for row in _MONTHS]  # noqa: RUF012
    WEEKDAYS: Any = [tuple(row.split()) for row in _WEEKDAYS]  # noqa: RUF012
    JUMP = [*parser.parserinfo.JUMP, "de", "del", "den", "le", "el", "er", "º"]  # noqa: RUF012

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        """As written: the shapes hold four-digit years only, and a two-digit one is read nowhere."""
        return year


_READERS = {False: _Reader(dayfirst=False), True: _Reader(dayfirst=True)}
# Two days that share no year, month or day: what both readings agree on was in the words.
_FILLERS = (dt.datetime(2004, 2, 1), dt.datetime(2008, 10, 20))
_CJK = re.compile(r"\s*[年년月월]\s*")


@lru_cache(maxsize=4096)
def read_date(words: str) -> tuple[int | None, int | None, int | None, bool] | None:
    """Return (year, month, day, swapped) of a text that has a date's shape, None for each part it leaves unsaid.

    `swapped` is true where day and month could stand either way round; they are then given as
    month first. Returns None for a day that no calendar has.
    """
    if len(words) > _LONGEST:
        return None
    plain = _CJK.sub("-", words).rstrip("日일- ").replace(" ", "") if re.search("[月월]", words) else words
    if re.fullmatch(r"\d{1,2}-\d{1,2}", plain):
        return _read_month_day(*map(int, plain.split("-")))
    plain = re.sub(r"(?<=\d)\s?(?:st|nd|rd|th|er|º|\.(?=\s))", "", plain, flags=re.IGNORECASE).replace(",", ", ")
    plain = plain.replace(" - ", " ")
    # Which comes first is a question of numbers alone; a month's name answers it.
    orders = (True, False) if _BY_NUMBERS.fullmatch(plain) else (False,)
    known = [reading for order in orders if (reading := _read(plain, dayfirst=order))]
    if not known:
        return None
    swapped = len(known) == 2 and known[0] != known[1]
    # A date with points is day first wherever it is written so.
    if swapped and "." in plain:
        known, swapped = known[:1], False
    year, month, day = known[-1]
    return year, month, day, swapped


def _read_month_day(month: int, day: int) -> tuple[None, int, int, bool] | None:
    return (None, month, day, False) if 1 <= day <= calendar.monthrange(2004, month)[1] else None


def _read(words: str, *, dayfirst: bool) -> tuple[int | None, int | None, int | None] | None:
    """dateutil's reading, with None for each field that differs between the fillers."""
    found: list[Any] = []
    for filler in _FILLERS:
        try:
            found.append(parser.parse(words, parserinfo=_READERS[dayfirst], default=filler, dayfirst=dayfirst))
        except (ValueError, OverflowError, ArithmeticError, TypeError, AttributeError):
            return None
    first, second = found
    year, month, day = (
        getattr(first, field) if getattr(first, field) == getattr(second, field) else None
        for field in ("year", "month", "day")
    )
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return year, month, day
