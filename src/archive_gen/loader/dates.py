"""Dates as people write them: where one stands in a text, and what it says.

Only what has one of the shapes of `date_shapes` is ever read. Reading takes from a shape the parts that its words
state and checks them against the calendar; a part that they do not state is absent, and is never made up.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from archive_gen.edtf import EARLIEST_YEAR, LATEST_YEAR, Interval, month_interval, year_interval
from archive_gen.loader.alternatives import one_of
from archive_gen.loader.calendar_names import (
    MONTH_NUMBER,
    MONTHS_JALALI,
    MONTHS_THAI,
    MONTHS_VIETNAMESE,
    WEEKDAY_SIGNS,
    WEEKDAYS,
    YEAR_BEFORE,
    as_letters,
)
from archive_gen.loader.calendars import BUDDHIST_BEFORE, jalali_day
from archive_gen.loader.date_shapes import YEAR, shapes_abroad, shapes_of
from archive_gen.loader.remembered import remembered

WEEKDAY_NUMBER = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
WEEKDAY_NUMBER |= {sign: number for signs in WEEKDAY_SIGNS for number, sign in enumerate(signs)}
"""Which weekday a name is, Monday being 0."""


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
        """Whether it is one day of one year."""
        return self.year is not None and self.day is not None


_JALALI_NUMBER = {word: number for number, row in enumerate(MONTHS_JALALI, 1) for word in row}
_THAI_NUMBER = {word: number for number, row in enumerate(MONTHS_THAI, 1) for word in row}
_DIGITS = re.compile(r"\d+")
# Every date has some of these, which are found in a third of the time.
_ASCII_DIGITS = re.compile("[0-9]+")
# Of scripts that have digits, names of months or vowel signs of their own.
_OF_OTHER_SCRIPTS = re.compile("[\u0370-\u1fff０-９İ]")
_AS_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙", "0123456789" * 6)
# All but what the UTF-8 of a digit of any script begins with; Arabic has the first beyond ASCII.
_BUT_DIGITS = bytes({*range(0xD9)} - {*b"0123456789"} | {*range(0xE2, 0xEA)} | {*range(0xEB, 0xEE)})
_LETTERS = re.compile(r"[^\W\d]{3,}")
_NAMES = re.compile(r"[^\W\d]{2,}")
_REACH = 32
_LEAP_YEAR = 2004
_LONGEST = 60


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates that stand in a text, in order, longest reading first, none overlapping."""
    # To delete all that is no digit takes a fifth of the time of a search, and most paragraphs have none.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _BUT_DIGITS)
    return _find_dates(text) if rest and (rest.isdigit() or _DIGITS.search(text)) else ()


@remembered
def _find_dates(text: str) -> tuple[FoundDate, ...]:
    if text.isascii() or not _OF_OTHER_SCRIPTS.search(text):
        digits, shapes_in = _ASCII_DIGITS, shapes_of
    else:
        text, digits, shapes_in = as_letters(text.translate(_AS_ASCII)), _DIGITS, shapes_abroad
    around = _around_digits(text, digits)
    windows = [(shapes, low, high) for low, high in around if (shapes := shapes_in(text[low:high]))]
    found = [_read_match(match) for shapes, low, high in windows for match in shapes.finditer(text, low, high)]
    return tuple([date for date in found if date])


def _read_match(match: re.Match[str]) -> FoundDate | None:
    # A shape's group closes last but for a weekday in brackets, which only one shape can have behind it.
    shape = "cjk" if match.lastgroup == "weekday_cjk" else match.lastgroup or ""
    said = match.groupdict()
    words, weekday = said[shape], said.get("weekday") or said["weekday_cjk"]
    if shape in (*_OF_TWO_DIGITS, "dmy_lined") or words[-3] in "'’":
        words = f"{words[:-2]}20{words[-2:]}"
    elif shape == "vietnamese":
        words = _in_points(words)
    elif shape in _CALENDARS:
        return _as_found(match, _CALENDARS[shape](words))
    if _is_plain_word(words) or (read := read_date(words)) is None:
        return None
    year, month, day, swapped = read
    if shape in _OF_TWO_DIGITS and "." in words and month and day and month != day <= _MONTHS_OF_YEAR:
        # English pages write "05.03.19" either way round; with a year of four digits the day stands first.
        month, day, swapped = day, month, True
    number = WEEKDAY_NUMBER.get(weekday.lower()) if weekday else None
    if shape == "dmy" and year and _ISSUE.search(match.string, max(0, match.start() - _REACH), match.start()):
        named = _NAMES.search(match.string, match.start(), match.end())
        return FoundDate(named.start(), match.end(), year, month, None) if named else None
    return FoundDate(match.start(), match.end(), year, month, day, number, swapped)


# "Vol. 7, No. 2, June 2019" is of June: the number in front is that of the issue.
_ISSUE = re.compile(
    r"\b(?i:vol(?:ume)?|no|nr|nos|iss(?:ue)?|number|num|núm(?:ero)?|numéro|heft|ausgabe|jahrgang|n)\.?[°º]? ?$|№ ?$"
)
_MONTHS_OF_YEAR = 12
_OF_TWO_DIGITS = ("short", "pointed", "said", "bare")
"""The shapes whose year has two digits, in numbers alone."""


def _in_points(words: str) -> str:
    """A Vietnamese date in numbers: "9 Tháng Ba, 2022" as 9.3.2022."""
    numbers = _DIGITS.findall(words)
    if len(numbers) == 2:
        named = [number for number, name in enumerate(MONTHS_VIETNAMESE, 1) if f"tháng {name}" in words.lower()]
        numbers.insert(1, str(named[-1]))
    return ".".join(numbers)


def _as_found(match: re.Match[str], day: dt.date | None) -> FoundDate | None:
    return FoundDate(match.start(), match.end(), day.year, day.month, day.day) if day else None


def _read_jalali(words: str) -> dt.date | None:
    """A day of the Persian calendar: "25 اسفند 1402" or "1402/12/25"."""
    numbers = [int(number) for number in _DIGITS.findall(words)]
    if len(numbers) == 3:
        return jalali_day(*numbers)
    day, year = numbers
    return jalali_day(year, next(_JALALI_NUMBER[name] for name in _NAMES.findall(words) if name in _JALALI_NUMBER), day)


def _read_thai(words: str) -> dt.date | None:
    """A day whose month is named in Thai, or whose year is one of the Buddhist era; short years are of that."""
    numbers = [int(number) for number in _DIGITS.findall(words)]
    day, year = numbers[0], numbers[-1] + (2500 if numbers[-1] < 100 else 0)
    name = max(_THAI_NUMBER, key=lambda name: len(name) if name in words else 0)
    month = numbers[1] if len(numbers) > 2 else _THAI_NUMBER[name]
    year -= BUDDHIST_BEFORE if year > LATEST_YEAR else 0
    return dt.date(year, month, day) if _checked(year, month, day) else None


def _read_minguo(words: str) -> dt.date | None:
    """A day whose year counts from the founding of the Republic of China: "111-08-02"."""
    year, month, day = (int(number) for number in _DIGITS.findall(words))
    year += YEAR_BEFORE["民國"]
    return dt.date(year, month, day) if _checked(year, month, day) else None


def _read_mongolian(words: str) -> dt.date | None:
    """A day as Mongolian counts its months, without names: "2024 оны 9 сарын 3"."""
    year, month, day = (int(number) for number in _DIGITS.findall(words))
    return dt.date(year, month, day) if _checked(year, month, day) else None


_CALENDARS = {
    "mongolian": _read_mongolian,
    "minguo": _read_minguo,
    "jalali": _read_jalali,
    "thai": _read_thai,
    "buddhist": _read_thai,
}


def _around_digits(text: str, digits: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches that could hold a date: each digit with what may belong to it on either side.

    Prose has few digits, so the grammar, which is slow, sees little of it.
    """
    if len(text) <= _REACH:
        return [(0, len(text))]
    found = []
    low, high = 0, -1
    for match in digits.finditer(text):
        if match.start() - _REACH > high:
            if high >= 0:
                found.append((low, high))
            low = max(0, match.start() - _REACH)
        high = match.end() + _REACH
    if high >= 0:
        found.append((low, min(high, len(text))))
    return found


def _is_plain_word(words: str) -> bool:
    """Whether the month of a date without a year is an English word in lower case: "may 5 people", "march 10 miles".

    Or the planet: French and Swedish write "mars 2020" without a capital.
    """
    month = _LETTERS.search(words)
    if month is None:
        return False
    if month[0] == "Mars" and month.start() == 0:
        return len(_DIGITS.findall(words)) == 1
    return month[0] in ("may", "mar", "march") and not re.search(YEAR, words)


_POINTED_OR_BARRED = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\D{1,4}(\d{1,2})(?:\D{1,4}(\d{1,2}))?\D{0,3}")
_YEAR_OF_ERA = re.compile(rf"({one_of(YEAR_BEFORE)})\s?(\d{{1,3}}|元)(?:\s?\(\d{{4}}\))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


@remembered
def read_date(words: str) -> tuple[int | None, int | None, int | None, bool] | None:
    """Return (year, month, day, swapped) of a text that has a date's shape, None for each part it leaves unsaid.

    `swapped` is true where day and month could stand either way round; they are then given as
    month first. Returns None for a day that no calendar has.
    """
    if len(words) > _LONGEST:
        return None
    if found := _MONTH_FIRST.fullmatch(words):
        return _checked(None, int(found[1]), int(found[2]))
    if era := _YEAR_OF_ERA.search(words):
        return _read_era(words, era)
    if name := next((word for word in _NAMES.findall(words.lower()) if word in MONTH_NUMBER), None):
        # The only name of two months: Croatian, which puts a point behind the day, so calls October, Polish November.
        october = name == "listopada" and re.match(r"\d+\.", words)
        return _read_named(words, 10 if october else MONTH_NUMBER[name])
    if found := _YEAR_FIRST.fullmatch(words):
        return _checked(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    return _read_by_order(words)


def _read_era(words: str, era: re.Match[str]) -> tuple[int | None, int | None, int | None, bool] | None:
    """A date whose year counts from that of a leader's birth or an emperor's accession; the first is also called 元."""
    year = YEAR_BEFORE[era[1].lower()] + (1 if era[2] == "元" else int(era[2]))
    if era.start():
        return read_date(f"{words[: era.start()].rstrip(', ')} {year}")
    return read_date(f"{year}.{'.'.join(_DIGITS.findall(words[era.end() :]))}")


def _read_named(words: str, month: int) -> tuple[int | None, int | None, int | None, bool] | None:
    """A date with its month's name: the number of four digits is the year, another one the day."""
    numbers = _DIGITS.findall(words)
    year = next((int(number) for number in numbers if len(number) == 4), None)
    day = next((int(number) for number in numbers if len(number) < 4), None)
    return _checked(year, month, day)


def _read_by_order(words: str) -> tuple[int | None, int | None, int | None, bool] | None:
    """A date in numbers alone, year last: day first with points, otherwise either way round where both can be."""
    found = _POINTED_OR_BARRED.fullmatch(words)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    day_first, month_first = _checked(year, other, one), _checked(year, one, other)
    if day_first and month_first and one != other and found[2] != ".":
        return (*month_first[:3], True)
    return day_first or month_first


def _checked(year: int | None, month: int, day: int | None) -> tuple[int | None, int | None, int | None, bool] | None:
    """The parts, where some calendar day has them."""
    if (year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR) or not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    return year, month, day, False
