"""How a rule makes a clue of a found date: its quote and place, the order of its day and month, its weekday."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

from msgspec.structs import replace

from archive_gen.edtf import Interval, month_interval
from archive_gen.loader.calendar_names import SHORT_ENGLISH_MONTHS
from archive_gen.loader.dates import WEEKDAY_NUMBER, FoundDate, find_dates, read_date
from archive_gen.loader.dating import Bearing, fit_years
from archive_gen.loader.language import detect_language
from archive_gen.loader.page import Line, Page
from archive_gen.model import Clue

FIRST_WEB_YEAR = 1994
"""Before it there were next to no pages to save: a day of then is of an event, or of a printed issue."""
_US_ZONE = re.compile(r"\b[ECMP][SD]?T\b")
# Where the day stands first.
_DAY_FIRST_ZONE = re.compile(r"\b(?:BST|CES?T|EES?T|IST|PKT|SAST|WI[BT]A?|AE[SD]T|NZ[SD]T|MSK)\b|\bGMT\s?\+")
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?![\w/-])")


def find_order(page: Page, line: Line, date: FoundDate) -> tuple[FoundDate, str] | None:
    """Return the date with day and month told apart, and by what; None where nothing decides, or there is no doubt."""
    if not date.swapped:
        return None
    if _US_ZONE.search(line.raw, date.end):
        return date._replace(swapped=False), "beside a zone of the United States, where the month stands first"
    weekday = weekday_beside(line.raw, date)
    if weekday is not None and len(fitting := _fitting(date, weekday)) == 1:
        return fitting[0], "its weekday is that day's"
    if _DAY_FIRST_ZONE.search(line.raw, date.end):
        return _other_way(date), "beside a zone of countries where the day stands first"
    orders = {int(one) > 12 for one, _, other in _NUMERIC.findall(page.text) if (int(one) > 12) != (int(other) > 12)}
    if len(orders) != 1:
        return _find_usual_order(page, line, date)
    day_first = orders.pop()
    why = "the page's other dates put the " + ("day" if day_first else "month") + " first"
    return _other_way(date) if day_first else date._replace(swapped=False), why


def _other_way(date: FoundDate) -> FoundDate:
    """A date that is read month first, read day first."""
    return date._replace(month=date.day, day=date.month, swapped=False)


def weekday_beside(text: str, date: FoundDate) -> int | None:
    """Return the weekday that stands right before or behind a date, Monday being 0; None where none does.

    "Saturday 10/09/2022", "10 September 2022, Saturday".
    """
    before, behind = _WORD.findall(text[: date.start])[-1:], _WORD.findall(text[date.end :])[:1]
    return next((WEEKDAY_NUMBER[word.lower()] for word in (*before, *behind) if word.lower() in WEEKDAY_NUMBER), None)


def _fitting(date: FoundDate, weekday: int) -> list[FoundDate]:
    both = (date._replace(swapped=False, weekday=weekday), _other_way(date)._replace(weekday=weekday))
    return [one for one in both if one.weekday_fits]


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


# Where numbers are parted by bars the day stands first; in German, Dutch or Swedish they are parted by points or
# lines, and some of the few bars are an English program's.
_DAY_FIRST = (
    "fr", "es", "it", "pt", "ru", "uk", "be", "bg", "sr", "mk", "ar", "he", "el", "id", "vi", "tr", "ro", "pl", "cs",
    "sk", "hr", "sl", "ca", "fi",
)  # fmt: skip
_DAY_FIRST_IN_LINES = (*_DAY_FIRST, "nl", "da", "nb", "de")


def _find_usual_order(page: Page, line: Line, date: FoundDate) -> tuple[FoundDate, str] | None:
    words, language = line.raw[date.start : date.end], _language_of(page)
    pointed = "." in words and language != "en"
    if pointed or language in (_DAY_FIRST_IN_LINES if "-" in words else _DAY_FIRST):
        return _other_way(date), "in the text's language the day stands first"
    dates = [found for line in page.lines for found in find_dates(line.raw) if found.day and not found.swapped]
    said = {(found.year or date.year, found.month, found.day) for found in dates}
    told = [one for one in (date._replace(swapped=False), _other_way(date)) if (one.year, one.month, one.day) in said]
    return (told[0], "the page names that day in words") if len(told) == 1 else None


def _language_of(page: Page) -> str:
    return detect_language(" ".join(sentence.text for sentence in page.sentences[:_TELLING_SENTENCES]))


_TELLING_SENTENCES = 8
# "24.03.15 14:33" is 15 March 2024 where the year stands first.
_YEAR_FIRST_LANGUAGES = ("ko", "ja", "zh")
_YEAR_FIRST = re.compile(r"(?P<year>[0-2]\d)([./])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])")


def date_bearing(page: Page, rule: str, line: Line, date: FoundDate, reason: str) -> Bearing:
    """Return a clue on a date in a line with the days that it allows; where it names no year, one is fitted later."""
    clue = date_clue(rule, line, date, reason)
    if (year_first := _YEAR_FIRST.fullmatch(clue.quote)) and _language_of(page) in _YEAR_FIRST_LANGUAGES:
        read = read_date(".".join((f"20{year_first['year']}", year_first["month"], year_first["day"])))
        date = FoundDate(date.start, date.end, *read[:3]) if read else date
    if date.year is None:
        if date.month is not None and date.day is not None:
            clue = replace(clue, month_day=(date.month, date.day))
        return Bearing(clue, (), fit=partial(fit_years, date))
    options, remark = date.options, ""
    if not date.weekday_fits:
        options, remark = (_around_weekday(date),), "; its weekday is not that day's, so either may be wrong"
    elif order := find_order(page, line, date):
        options, remark = order[0].options, f"; {order[1]}"
    elif date.swapped and len(date.options) > 1:
        remark = "; day and month can stand either way round"
    return Bearing(replace(clue, reason=reason + remark), options, states=True)


def _around_weekday(date: FoundDate) -> Interval:
    """From the day to the nearest one with the stated weekday: one of the two is a slip."""
    day = date.options[0].earliest
    assert day is not None
    assert date.weekday is not None
    ahead = (date.weekday - day.weekday()) % 7
    other = day + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return Interval(min(day, other), max(day, other))


def date_clue(rule: str, line: Line, date: FoundDate, reason: str) -> Clue:
    """Return the clue on a date in a line."""
    return line_clue(rule, line, date.start, date.end, reason)


def line_clue(rule: str, line: Line, start: int, end: int, reason: str) -> Clue:
    """Return the clue on a stretch of a raw line; its offsets then count in the decoded capture."""
    return Clue(rule, line.raw[start:end], line.unit.line, line.start + start, line.start + end, None, None, reason)


def outside_clue(rule: str, quote: str, reason: str) -> Clue:
    """Return the clue on words that stand outside of the text, as in a file's name; it has no line and no offsets."""
    return Clue(rule, quote, 0, 0, 0, None, None, reason)


def parts_interval(match: re.Match[str]) -> Interval:
    """Return the day, or the month, of a match with the groups year, month and day. Raises ValueError for no such day.

    The month is a number or a short English name.
    """
    year, month = int(match["year"]), _month_number(match["month"])
    if match["day"] is None:
        return month_interval(year, month)
    day = dt.date(year, month, int(match["day"]))
    return Interval(day, day)


def _month_number(word: str) -> int:
    return int(word) if word.isdecimal() else SHORT_ENGLISH_MONTHS.index(word.title()) + 1
