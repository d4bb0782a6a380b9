"""The shapes that dates have in a text, and which of them to look for in a stretch of it.

A shape says how a date's parts follow each other. It is a pattern with the names of months and weekdays in it: those of
English, of all languages in Latin letters, or of those in other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from archive_gen.loader.alternatives import one_of
from archive_gen.loader.calendar_names import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTH_NUMBER,
    MONTHS,
    MONTHS_BEFORE_YEAR,
    MONTHS_JALALI,
    MONTHS_THAI,
    MONTHS_VIETNAMESE,
    SHORT_ENGLISH_MONTHS,
    WEEKDAYS,
    YEAR_BEFORE,
)


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
YEAR = r"(?:1[89]|20)\d\d"
_GLUE = r"(?:\s{0,2}[,،]\s{0,2}|\s{1,2}(?i:of\s|de\s|del\s|d['’])?)"
_DMY_GLUE = rf"(?:{_GLUE}|\s?[/.-]\s?)"
_SHORT_MONTHS = "|".join(SHORT_ENGLISH_MONTHS)
_GLUED_NAME = rf"(?:(?:{_SHORT_MONTHS.upper()})[A-Z]{{0,6}}|(?:{_SHORT_MONTHS})[a-z]{{0,6}})"
_GLUED_MONTH = rf"(?={_GLUED_NAME}\.?\s\d{{1,2}},\s(?:19|20)\d\d)"
# A word's edge, or where a page glued a date to the word before it: "UpdatedJun 8, 2022", "By A NAMEJUNE 8, 2022",
# "PUBLISHED ONJuly 16, 2024". Markdown puts "_" around what it slants.
_EDGE = rf"(?:\b|(?<=_)|(?<=[a-z])(?=[A-Z])|(?<=[A-Z]){_GLUED_MONTH})"
# "11:20 September 13, 2023" has no 20 September.
_NOT_A_MINUTE = r"(?:\b|(?<=_))(?<!\d:)"
# "editor2023-09-13 10:23:15"; without the time it could be a part of any name.
_GLUED_BEFORE = rf"(?<=[a-z])(?={YEAR}-\d\d-\d\d\s\d\d:\d\d)"
# Where the year ends; a page may glue the time of day to it, or the date once more: "September 13, 20234:00 AM".
_YEAR_END = rf"(?:(?!\d)|(?=\d{{1,2}}:\d\d(?!\d))|(?=\d{{1,2}}\s{_MONTH}))"
_BEFORE_YEAR = r"(?:\s{0,2},\s{0,2}|\s{1,2}|\s-\s)"
# A month and a day in numbers.
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_AT = r"at|um|à|às|as|a las|alle|ore|om|kl\.?"


# Each shape holds one group of its own name: the words that `read_date` is given.
_NUMERIC = {
    "iso": rf"(?P<iso>{YEAR}-{_M}-{_D})(?!\d|-\d)",
    "ymd": rf"(?P<ymd>{YEAR}\)?(?P<s1>[./])\s?{_M}(?P=s1)\s?{_D})\.?(?!\d)",
    "numeric": rf"(?P<numeric>{_D}(?P<s2>[./-]|\s[/-]\s)\s?{_D}(?P=s2)\s?{YEAR})(?!\d)",
    # A year of two digits counts only where a time of day follows: "11/18/19 11:04 PM", "02/11/23 à 16h33".
    "short": rf"(?P<short>{_D}(?P<s3>[./]){_D}(?P=s3)[012]\d)"
    rf"(?=,?\s{{1,3}}(?:(?i:{_AT})\s|[-–|]\s)?\d{{1,2}}[:.h]\d\d)",
    # Or where it is a part of a line by itself: "A Name | 31.10.23", "Artikel vom 31.10.23", "30/10/23 | A Name".
    "pointed": r"(?P<pointed>(?:\A|(?<=\n)|(?<=[|,:•·–—-]\s)|(?<=\b(?:am|le|el|il|em|on)\s)|(?<=\b(?:vom|den)\s))"
    r"(?:3[01]|[12]\d|0[1-9])(?P<s4>[./])(?:3[01]|[12]\d|0[1-9])(?P=s4)[012]\d)(?=\s*(?:\Z|\n|[|,•·–—]))",
    # Or behind a word that says that a page was published then: "Published 4/23/19", "Posted 23/04/19 by A Name".
    "said": r"(?P<said>(?:(?<=[Pp]ublished\s)|(?<=[Pp]osted\s)|(?<=[Uu]pdated\s)|(?<=[Pp]osted on\s)|"
    r"(?<=[Pp]ublished on\s)|(?<=[Pp]osted:\s)|(?<=[Pp]ublished:\s)|(?<=[Uu]pdated:\s))"
    rf"{_D}(?P<s8>[./]){_D}(?P=s8)[012]\d)(?=\s*(?:\Z|\n|[|,;•·–—]|(?:by|in)\s))",
    # A whole line.
    "bare": rf"(?P<bare>\A{_D}/{_D}/[012]\d)(?=\s*\Z)",
    # As offices of Taiwan write it, whose years count from 1911: "發布日期：111-08-02".
    "minguo": rf"(?P<minguo>(?:(?<=[期間][：:])|(?<=[期間][：:]\s))(?:9\d|1[0-4]\d)(?P<s9>[/.-]){_M}(?P=s9){_D})"
    r"(?!\d|[/.-]\d)",
    # Of no other calendar is such a year, which Thailand counts.
    "buddhist": rf"(?P<buddhist>{_D}(?P<s7>[/-]){_M}(?P=s7)25[4-9]\d)(?!\d|[/-]\d)",
    # As a note on how to cite an article has it: "Title (2019, March 19)".
    "cited": rf"(?P<cited>(?<=\(){YEAR},\s{_MONTH}\s{_D}(?=\)))",
    "vietnamese": rf"(?P<vietnamese>{_D}\s(?i:tháng\s(?:{_M}|{one_of(MONTHS_VIETNAMESE)})(?:,?\snăm|,)?)"
    rf"\s{YEAR})(?!\d)",
    "cjk": rf"(?P<cjk>{YEAR}\)?\s?[年년]\s?{_M}\s?[月월](?:\s?{_D}\s?[日일])?)"
    r"(?:\s?[（(](?P<weekday_cjk>[월화수목금토일月火水木金土日])(?:曜日?|요일)?[)）])?",
    "cjk_md": rf"(?P<cjk_md>{_M}\s?[月월]\s?{_D}\s?[日일])",
}
# In Hungarian, Lithuanian, Latvian, Armenian, Georgian and Kazakh, and as programs write it.
_YEAR_THEN_NAME = (
    rf"(?P<ynd>{YEAR}(?:\.?\s|\s(?:m\.|թ\.|թվականի)\s|-){_MONTH}[\s-]{_DAY})(?![\w:])",
    rf"(?P<ydn>{YEAR}(?:\.\sgada|\s(?:წლის|жылғы|ж\.))\s{_DAY}\s{_MONTH})(?!\w)",
)
# "25 اسفند 1402", "1402/12/25"; "15 มีนาคม 2567", "15 มี.ค. 67", "15/03/2567".
_JALALI_YEAR = r"1(?:3[7-9]|4[01])\d"
_IN_OTHER_CALENDARS = {
    "jalali": rf"(?P<jalali>{_D}\s(?:{_words(MONTHS_JALALI)})(?:\sماه)?\s{_JALALI_YEAR}|"
    rf"{_D}/\s?(?:{_words(MONTHS_JALALI)})\s?/{_JALALI_YEAR}|{_JALALI_YEAR}(?P<s5>[/-]){_M}(?P=s5){_D})(?!\d|[/-]\d)",
    "thai": rf"(?P<thai>{_D}\s?(?:{one_of(name for names in MONTHS_THAI for name in names)})"
    rf"\s?(?:[พค]\.ศ\.\s?)?(?:25\d\d|20\d\d|[5-7]\d)|{_D}/{_M}/25\d\d)(?!\d)",
    # "2024 оны 9 дүгээр сарын 3"
    "mongolian": rf"(?P<mongolian>{YEAR}\s?оны\s{_M}(?:\s?-?р|\sд[үу]г[эа]+р)?\sсарын\s{_D})(?!\d)",
}
# "Juche 112 (2023)" or "令和6年" in place of the year.
_ERA = rf"(?:{one_of((*YEAR_BEFORE, 'Juche'))})\s?(?:\d{{1,3}}|元)(?:\s?\({YEAR}\))?"
_SHORT_YEAR = r"\s?['’][012]\d(?=\s*(?:\Z|[\n|,;.)•·–—-]))"
_DAY_FIRST = {
    "dmy_short": rf"(?P<dmy_short>{_NOT_A_MINUTE}{_DAY}\s{_MONTH}{_SHORT_YEAR})",
    "dmy_lined": rf"(?P<dmy_lined>{_NOT_A_MINUTE}{_D}(?P<s6>[-.]){_MONTH}(?P=s6)[012]\d)(?![\w-])",
    "dmy": rf"(?P<dmy>{_NOT_A_MINUTE}{_DAY}{_DMY_GLUE}{_MONTH_BEFORE_YEAR}{_DMY_GLUE}{YEAR}){_YEAR_END}",
    "dm": rf"(?P<dm>{_NOT_A_MINUTE}{_DAY}\s{{1,2}}(?i:of\s|de\s)?{_MONTH})(?!\w)",
}
_MONTH_THEN = (
    rf"\s{{1,2}}{_DAY},?{_SHORT_YEAR}",
    # As programs write it: "Mar  9 10:11:12 2017".
    rf"\s{{1,2}}{_DAY}\s{{1,2}}\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{3,4}}\s)?{YEAR}\b",
    rf"\s{{0,2}}{_DAY}{_BEFORE_YEAR}{YEAR}{_YEAR_END}",
    rf"\s{{1,2}}{_DAY},?\s(?i:juche)\s?\d{{1,3}}",
    rf"\s{{1,2}}{_DAY}(?!\w|:\d|\s{{1,2}}{_MONTH}\s)",
    rf"{_GLUE}{YEAR}\b",
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


_GLUED = re.compile(rf"[A-Z]{_GLUED_MONTH}|[a-z](?=(?:{_SHORT_MONTHS})[a-z]{{0,6}}\.?\s\d)")
_PARTED = re.compile(r"\d\s?[-./年년月월]\s?\d|\d\s?[月월]|\d\s[Tt]háng\s")
_OTHER_CALENDAR = re.compile(r"[\u0e01-\u0e4e]|[\u0620-\u06ff]\s?/?1[34]\d\d|1[34]\d\d[/-]\d|сарын\s\d")
_LATIN_MONTHS = frozenset(name for name in MONTH_NUMBER if name[0] <= _LAST_LATIN)
# As they stand in the patterns. A weekday of two words is told by either.
_IN_ENGLISH = _spelled((*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS))
_IN_OTHER_LANGUAGES = {
    part for name in _spelled(_written((*MONTHS, *WEEKDAYS), latin=True)) for part in (name, *name.split("-"))
} - _IN_ENGLISH
_BEFORE_YEAR_ALONE = _spelled(_written(MONTHS_BEFORE_YEAR, latin=True)) - _IN_OTHER_LANGUAGES - _IN_ENGLISH
_MONTHS_ABROAD = frozenset(MONTH_NUMBER) - _LATIN_MONTHS
_LETTERS = re.compile(r"[^\W\d]{3,}")
_NAMES = re.compile(r"[^\W\d]{2,}")
_SPELLINGS = re.compile(r"[^\W\d]{3,}\.?")
_BEFORE_YEAR_OF = re.compile(r"([^\W\d]{3,}\.?)[\s,./-]{0,4}(?:de\s|del\s)?(?:1[89]|20)\d\d", re.IGNORECASE)


def shapes_of(window: str) -> re.Pattern[str] | None:
    """Return the shapes to look for: all where a month is named, those in numbers where such are parted as in dates.

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


def shapes_abroad(window: str) -> re.Pattern[str] | None:
    """Return the same where names of months, digits or years can be of another script."""
    named = not _MONTHS_ABROAD.isdisjoint(_NAMES.findall(window.lower()))
    return _date_abroad() if named or _OTHER_CALENDAR.search(window) else shapes_of(window)
