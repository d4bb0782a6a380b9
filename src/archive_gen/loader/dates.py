"""Dates as people write them: where one stands in a text, and what it says.

Finding is a grammar of shapes: nothing that does not look like a date is ever read. Reading takes from a
shape the parts that its words state and checks them against the calendar; a part that they do not
state is absent, and is never made up.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from archive_gen.edtf import EARLIEST_YEAR, LATEST_YEAR, Interval, month_interval, year_interval
from archive_gen.loader.alternatives import one_of
from archive_gen.loader.calendar_names import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    MONTHS_BEFORE_YEAR,
    MONTHS_JALALI,
    MONTHS_THAI,
    MONTHS_VIETNAMESE,
    SHORT_ENGLISH_MONTHS,
    WEEKDAY_SIGNS,
    WEEKDAYS,
    YEAR_BEFORE,
    as_letters,
)
from archive_gen.loader.calendars import BUDDHIST_BEFORE, jalali_day
from archive_gen.loader.remembered import remembered

WEEKDAY_NUMBER = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
WEEKDAY_NUMBER |= {sign: number for signs in WEEKDAY_SIGNS for number, sign in enumerate(signs)}
"""The weekdays by their names, from Monday, 0."""


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


def _spelled(rows: Iterable[Iterable[str]]) -> set[str]:
    """As names, as French writes them, in capitals: to ignore the case of all the pattern takes five times the time."""
    names = {word for row in rows for word in row}
    free = {word for word in names if not word[0].isupper() and word[-1] != "."}
    return {*names, *map(str.capitalize, free), *map(str.upper, free)}


def _words(rows: Iterable[Iterable[str]]) -> str:
    return one_of(_spelled(rows))


def _initials(rows: Iterable[Iterable[str]]) -> str:
    letters = {word[0] for row in rows for word in row}
    return "".join(sorted({case for letter in letters for case in (letter, letter.upper())}))


# What stands for names: those of English, of all that is in Latin letters, or of what is in others.
_MONTHS_HERE, _MONTHS_BEFORE_YEAR_HERE = "{months}", "{before}"
_WEEKDAYS_HERE, _INITIALS_HERE = "{weekdays}", "{initials}"
_MONTH = rf"(?:{_MONTHS_HERE})\.?"
# Arabic papers give a month both of its names: "15 آذار/مارس 2024".
_MONTH_BEFORE_YEAR = rf"(?:[\u0621-\u064a ]{{2,15}}/)?(?:{_MONTHS_BEFORE_YEAR_HERE})\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?i:st|nd|rd|th)\b|er|\.|º|°)?"
_YEAR = r"(?:1[89]|20)\d\d"
_GLUE = r"(?:\s{0,2}[,،]\s{0,2}|\s{1,2}(?i:of\s|de\s|del\s|d['’])?)"
_DMY_GLUE = rf"(?:{_GLUE}|\s?[/.-]\s?)"
# A word's edge, or where a page glued a date to the word before it: "UpdatedJun 8, 2022", "By A NAMEJUNE 8, 2022",
# "PUBLISHED ONJuly 16, 2024".
_SHORT_MONTHS = "|".join(SHORT_ENGLISH_MONTHS)
_GLUED_NAME = rf"(?:(?:{_SHORT_MONTHS.upper()})[A-Z]{{0,6}}|(?:{_SHORT_MONTHS})[a-z]{{0,6}})"
_GLUED_MONTH = rf"[A-Z])(?={_GLUED_NAME}\.?\s\d{{1,2}},\s(?:19|20)\d\d"
_EDGE = rf"(?:\b|(?<=_)|(?<=[a-z])(?=[A-Z])|(?<={_GLUED_MONTH}))"
# "11:20 September 13, 2023" has no 20 September.
# Markdown puts "_" around what it slants.
_NOT_A_MINUTE = r"(?:\b|(?<=_))(?<!\d:)"
# "editor2023-09-13 10:23:15"; without the time it could be a part of any name.
_GLUED_BEFORE = rf"(?<=[a-z])(?={_YEAR}-\d\d-\d\d\s\d\d:\d\d)"
# Where the year ends; a page may glue the time of day to it, or the date once more: "September 13, 20234:00 AM".
_YEAR_END = rf"(?:(?!\d)|(?=\d{{1,2}}:\d\d(?!\d))|(?=\d{{1,2}}\s{_MONTH}))"
_BEFORE_YEAR = r"(?:\s{0,2},\s{0,2}|\s{1,2}|\s-\s)"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_AT = r"at|um|à|às|as|a las|alle|ore|om|kl\.?"


# Each shape holds one group of its own name: the words that `read_date` is given.
_NUMERIC = {
    "iso": rf"(?P<iso>{_YEAR}-{_M}-{_D})(?!\d|-\d)",
    "ymd": rf"(?P<ymd>{_YEAR}\)?(?P<s1>[./])\s?{_M}(?P=s1)\s?{_D})\.?(?!\d)",
    "numeric": rf"(?P<numeric>{_D}(?P<s2>[./-]|\s[/-]\s)\s?{_D}(?P=s2)\s?{_YEAR})(?!\d)",
    # A year of two digits counts only where a time of day follows: "11/18/19 11:04 PM", "02/11/23 à 16h33".
    "short": rf"(?P<short>{_D}(?P<s3>[./]){_D}(?P=s3)[012]\d)"
    rf"(?=,?\s{{1,3}}(?:(?i:{_AT})\s|[-–|]\s)?\d{{1,2}}[:.h]\d\d)",
    # Or where it is a part of a line by itself: "A Name | 31.10.23", "Artikel vom 31.10.23", "30/10/23 | A Name".
    "pointed": r"(?P<pointed>(?:\A|(?<=\n)|(?<=[|,:•·–—-]\s)|(?<=\b(?:am|le|el|il|em|on)\s)|(?<=\b(?:vom|den)\s))"
    r"(?:3[01]|[12]\d|0[1-9])(?P<s4>[./])(?:3[01]|[12]\d|0[1-9])(?P=s4)[012]\d)(?=\s*(?:\Z|\n|[|,•·–—]))",
    # Of no other calendar is such a year, which Thailand counts.
    "buddhist": rf"(?P<buddhist>{_D}(?P<s7>[/-]){_M}(?P=s7)25[4-9]\d)(?!\d|[/-]\d)",
    # As a note on how to cite an article has it: "Title (2019, March 19)".
    "cited": rf"(?P<cited>(?<=\(){_YEAR},\s{_MONTH}\s{_D}(?=\)))",
    "vietnamese": rf"(?P<vietnamese>{_D}\s(?i:tháng\s(?:{_M}|{one_of(MONTHS_VIETNAMESE)})(?:,?\snăm|,)?)"
    rf"\s{_YEAR})(?!\d)",
    "cjk": rf"(?P<cjk>{_YEAR}\)?\s?[年년]\s?{_M}\s?[月월](?:\s?{_D}\s?[日일])?)"
    r"(?:\s?[（(](?P<weekday_cjk>[월화수목금토일月火水木金土日])(?:曜日?|요일)?[)）])?",
    "cjk_md": rf"(?P<cjk_md>{_M}\s?[月월]\s?{_D}\s?[日일])",
}
# In Hungarian, Lithuanian and Latvian, and as programs write it.
_YEAR_THEN_NAME = (
    rf"(?P<ynd>{_YEAR}(?:\.?\s|\sm\.\s|-){_MONTH}[\s-]{_DAY})(?![\w:])",
    rf"(?P<ydn>{_YEAR}\.\sgada\s{_DAY}\s{_MONTH})(?!\w)",
)
# "25 اسفند 1402", "1402/12/25"; "15 มีนาคม 2567", "15 มี.ค. 67", "15/03/2567".
_JALALI_YEAR = r"1(?:3[7-9]|4[01])\d"
_IN_OTHER_CALENDARS = {
    "jalali": rf"(?P<jalali>{_D}\s(?:{_words(MONTHS_JALALI)})(?:\sماه)?\s{_JALALI_YEAR}|"
    rf"{_D}/\s?(?:{_words(MONTHS_JALALI)})\s?/{_JALALI_YEAR}|{_JALALI_YEAR}(?P<s5>[/-]){_M}(?P=s5){_D})(?!\d|[/-]\d)",
    "thai": rf"(?P<thai>{_D}\s?(?:{one_of(name for names in MONTHS_THAI for name in names)})"
    rf"\s?(?:[พค]\.ศ\.\s?)?(?:25\d\d|20\d\d|[5-7]\d)|{_D}/{_M}/25\d\d)(?!\d)",
}
# "Juche 112 (2023)" or "令和6年" in place of the year.
_ERA = rf"(?:{one_of((*YEAR_BEFORE, 'Juche'))})\s?(?:\d{{1,3}}|元)(?:\s?\({_YEAR}\))?"
_SHORT_YEAR = r"\s?['’][012]\d(?=\s*(?:\Z|[\n|,;.)•·–—-]))"
_DAY_FIRST = {
    "dmy_short": rf"(?P<dmy_short>{_NOT_A_MINUTE}{_DAY}\s{_MONTH}{_SHORT_YEAR})",
    "dmy_lined": rf"(?P<dmy_lined>{_NOT_A_MINUTE}{_D}(?P<s6>[-.]){_MONTH}(?P=s6)[012]\d)(?![\w-])",
    "dmy": rf"(?P<dmy>{_NOT_A_MINUTE}{_DAY}{_DMY_GLUE}{_MONTH_BEFORE_YEAR}{_DMY_GLUE}{_YEAR}){_YEAR_END}",
    "dm": rf"(?P<dm>{_NOT_A_MINUTE}{_DAY}\s{{1,2}}(?i:of\s|de\s)?{_MONTH})(?!\w)",
}
_MONTH_THEN = (
    rf"\s{{1,2}}{_DAY},?{_SHORT_YEAR}",
    # As programs write it: "Mar  9 10:11:12 2017".
    rf"\s{{1,2}}{_DAY}\s{{1,2}}\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{3,4}}\s)?{_YEAR}\b",
    rf"\s{{0,2}}{_DAY}{_BEFORE_YEAR}{_YEAR}{_YEAR_END}",
    rf"\s{{1,2}}{_DAY},?\s(?i:juche)\s?\d{{1,3}}",
    rf"\s{{1,2}}{_DAY}(?!\w|:\d|\s{{1,2}}{_MONTH}\s)",
    rf"{_GLUE}{_YEAR}\b",
)
# The "May/June 2017 issue" is of no one month.
_NOT_SECOND = r"(?<![a-zé][/–])"
_NAMED = rf"(?=\d)(?:{'|'.join(_DAY_FIRST.values())})|(?P<month>{_NOT_SECOND}{_MONTH}(?:{'|'.join(_MONTH_THEN)}))"
_IN_ERA = rf"(?P<era>{_ERA}(?:\s?[年년]\s?{_M}\s?[月월]\s?{_D}\s?[日일]|\.\s?{_M}\.\s?{_D}\.?(?!\d)))"
_WEEKDAY = rf"(?P<weekday>{_WEEKDAYS_HERE})\b\.?,?\s{{0,2}}(?i:(?:the|den|le|el)\s)?"
# What a position must be for any shape to begin there stands in front: it is asked at every one. Thai, Han, Kana and
# Hangul have no spaces: "송고시간2024-03-15".
_AT_NUMBER = r"(?<![^\W\u0e01-\u0e4e\u02d0\u3040-\u9fff\uac00-\ud7af])(?<![/.-])"
_AT_ERA = rf"(?=[{_initials((YEAR_BEFORE,))}]){_IN_ERA}"


def _in_numbers(*shapes: str) -> str:
    return rf"(?=\d)(?:{_AT_NUMBER}|{_GLUED_BEFORE})(?:{'|'.join(shapes)})|{_AT_ERA}"


_NAMED_AT = rf"(?=[\d{_INITIALS_HERE}]){_EDGE}(?:{_WEEKDAY})?(?:{_NAMED})"
_LAST_LATIN = "\u024f"


def _written(rows: Iterable[Iterable[str]], *, latin: bool) -> list[list[str]]:
    """The names that are written in Latin letters, or those that are not."""
    return [[name for name in row if (name[0] <= _LAST_LATIN) == latin] for row in rows]


def _grammar(
    shapes: Iterable[str],
    months: Sequence[Iterable[str]],
    before_year: Iterable[Iterable[str]],
    weekdays: Sequence[Iterable[str]],
) -> re.Pattern[str]:
    """The pattern of the shapes with such names; those `before_year` are months between a day and a year alone."""
    pattern = rf"{_in_numbers(*shapes, *_NUMERIC.values(), *_YEAR_THEN_NAME)}|{_NAMED_AT}"
    for place, names in (
        (_MONTHS_HERE, _words(months)),
        (_MONTHS_BEFORE_YEAR_HERE, _words((*months, *before_year))),
        (_WEEKDAYS_HERE, _words(weekdays)),
        (_INITIALS_HERE, _initials((*months, *weekdays))),
    ):
        pattern = pattern.replace(place, names)
    return re.compile(pattern)


_DATE_IN_NUMBERS = re.compile(_in_numbers(*_NUMERIC.values()))


# Each takes the longer to compile the more names it has, a tenth of a second and more: most archives need one of them.
@cache
def _date_in_english() -> re.Pattern[str]:
    return _grammar((), ENGLISH_MONTHS, (), ENGLISH_WEEKDAYS)


@cache
def _date_in_latin() -> re.Pattern[str]:
    return _grammar((), *(_written(rows, latin=True) for rows in (MONTHS, MONTHS_BEFORE_YEAR, WEEKDAYS)))


@cache
def _date_abroad() -> re.Pattern[str]:
    """The shapes with the names and in the calendars of other scripts."""
    names = (_written(rows, latin=False) for rows in (MONTHS, MONTHS_BEFORE_YEAR, WEEKDAYS))
    return _grammar(_IN_OTHER_CALENDARS.values(), *names)


_GLUED = re.compile(rf"(?:{_GLUED_MONTH})|[a-z](?=(?:{_SHORT_MONTHS})[a-z]{{0,6}}\.?\s\d)")
_PARTED = re.compile(r"\d\s?[-./年년月월]\s?\d|\d\s?[月월]|\d\s[Tt]háng\s")
_OTHER_CALENDAR = re.compile(r"[\u0e01-\u0e4e]|[\u0620-\u06ff]\s?/?1[34]\d\d|1[34]\d\d[/-]\d")
_MONTH_NUMBER = {word.lower().rstrip("."): number for rows in (MONTHS, MONTHS_BEFORE_YEAR)
                 for number, row in enumerate(rows, 1) for word in row}  # fmt: skip
_LATIN_MONTHS = frozenset(name for name in _MONTH_NUMBER if name[0] <= _LAST_LATIN)
# As they stand in the patterns. A weekday of two words is told by either.
_IN_ENGLISH = _spelled((*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS))
_IN_OTHER_LANGUAGES = {
    part for name in _spelled(_written((*MONTHS, *WEEKDAYS), latin=True)) for part in (name, *name.split("-"))
} - _IN_ENGLISH
_BEFORE_YEAR_ALONE = _spelled(_written(MONTHS_BEFORE_YEAR, latin=True)) - _IN_OTHER_LANGUAGES - _IN_ENGLISH
_MONTHS_ABROAD = frozenset(_MONTH_NUMBER) - _LATIN_MONTHS
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
_SPELLINGS = re.compile(r"[^\W\d]{3,}\.?")
_BEFORE_YEAR_OF = re.compile(r"([^\W\d]{3,}\.?)[\s,./-]{0,4}(?:de\s|del\s)?(?:1[89]|20)\d\d", re.IGNORECASE)
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
        digits, shapes_of = _ASCII_DIGITS, _shapes_of
    else:
        text, digits, shapes_of = as_letters(text.translate(_AS_ASCII)), _DIGITS, _shapes_abroad
    around = _around_digits(text, digits)
    windows = [(shapes, low, high) for low, high in around if (shapes := shapes_of(text[low:high]))]
    found = [_read_match(match) for shapes, low, high in windows for match in shapes.finditer(text, low, high)]
    return tuple([date for date in found if date])


def _read_match(match: re.Match[str]) -> FoundDate | None:
    # A shape's group closes last but for a weekday in brackets, which only one shape can have behind it.
    shape = "cjk" if match.lastgroup == "weekday_cjk" else match.lastgroup or ""
    said = match.groupdict()
    words, weekday = said[shape], said.get("weekday") or said["weekday_cjk"]
    if shape in ("short", "pointed", "dmy_lined") or words[-3] in "'’":
        words = f"{words[:-2]}20{words[-2:]}"
    elif shape == "vietnamese":
        words = _in_points(words)
    elif shape in _CALENDARS:
        return _as_found(match, _CALENDARS[shape](words))
    if _is_plain_word(words) or (read := read_date(words)) is None:
        return None
    year, month, day, swapped = read
    number = WEEKDAY_NUMBER.get(weekday.lower()) if weekday else None
    return FoundDate(match.start(), match.end(), year, month, day, number, swapped)


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


_CALENDARS = {"jalali": _read_jalali, "thai": _read_thai, "buddhist": _read_thai}


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


def _shapes_of(window: str) -> re.Pattern[str] | None:
    """The shapes to look for: all where a month is named, those in numbers where such are parted as in dates.

    The grammar itself is slow, most of all that of names.
    """
    if not _LATIN_MONTHS.isdisjoint(_LETTERS.findall(window.lower())):
        return _date_in_english() if _is_in_english(window) else _date_in_latin()
    if ", " in window and _GLUED.search(window):
        return _date_in_english()
    return _DATE_IN_NUMBERS if _PARTED.search(window) else None


def _is_in_english(window: str) -> bool:
    """Whether no month or weekday is named in another language, as "out" is one of Portuguese in "15 out 2024"."""
    spelled = _with_and_without_point(_SPELLINGS.findall(window))
    if not _IN_OTHER_LANGUAGES.isdisjoint(spelled):
        return False
    # Where none is named at all, which is soon seen, none is before a year.
    if _BEFORE_YEAR_ALONE.isdisjoint(spelled):
        return True
    return _BEFORE_YEAR_ALONE.isdisjoint(_with_and_without_point(_BEFORE_YEAR_OF.findall(window)))


def _with_and_without_point(spellings: Sequence[str]) -> set[str]:
    return {*spellings, *(one.rstrip(".") for one in spellings)}


def _shapes_abroad(window: str) -> re.Pattern[str] | None:
    """The same where names of months, digits or years can be of another script."""
    named = not _MONTHS_ABROAD.isdisjoint(_NAMES.findall(window.lower()))
    return _date_abroad() if named or _OTHER_CALENDAR.search(window) else _shapes_of(window)


def _is_plain_word(words: str) -> bool:
    """Whether the month of a date without a year is an English word in lower case: "may 5 people", "march 10 miles".

    Or the planet: French and Swedish write "mars 2020" without a capital.
    """
    month = _LETTERS.search(words)
    if month is None:
        return False
    if month[0] == "Mars" and month.start() == 0:
        return len(_DIGITS.findall(words)) == 1
    return month[0] in ("may", "mar", "march") and not re.search(_YEAR, words)


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
    if name := next((word for word in _NAMES.findall(words.lower()) if word in _MONTH_NUMBER), None):
        # The only name of two months: Croatian, which puts a point behind the day, so calls October, Polish November.
        october = name == "listopada" and re.match(r"\d+\.", words)
        return _read_named(words, 10 if october else _MONTH_NUMBER[name])
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
