"""Dates and their evidence as a reader of English says them, never more exactly than they are known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from archive_gen.edtf import listed_days, month_interval, parse_edtf
from archive_gen.model import DateBasis, Dating

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WITHIN_DAY = re.compile(r"(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=\d{4})")
# A title and a path may hold what looks like a date, and neither is said in words.
_DATE_IN_REASON = re.compile(
    r"“[^“”]*”|(?<![\w/.-])(?P<edtf>\[[\d., -]{12,}\]|\d{4}-\d\d-\d\d|(?<=date it )\d{4}-\d\d)(?![\w-]|[.]\w)"
)
_OTHER_CLUE = re.compile(r"(?P<mark>['\"])(?P<quote>.*)(?P=mark) \((?P<rule>[a-z-]+)\)", re.DOTALL)
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKERS: dict[DateBasis, str] = {
    "given": "given by a person",
    "stated": "",
    "inferred": "inferred",
    "inherited": "inherited",
    "none": "",
}
RULES = {
    "given": "A person gave it",
    "captured": "A person gave the day on which the page was saved",
    "metadata": "The page’s own metadata",
    "metadata-updated": "A later change that the page’s metadata states",
    "date-finder": "A date that a date finder found beside the text",
    "file-name": "The name of the capture’s file",
    "stamp": "A publication stamp",
    "updated-stamp": "A stamp of a later change",
    "dateline": "A dateline",
    "url": "A date in a web address",
    "copyright-line": "A copyright line",
    "office-held": "An office that somebody holds in the text",
    "office-left": "An office that somebody has left in the text",
    "event-past": "A dated event that the text speaks of as past",
    "event-recent": "A dated event that the text calls recent",
    "event-year": "A dated event that the text says to be of last year or this one",
    "event-near": "A dated event that the text says to be so long ago",
    "event-ahead": "A dated event that the text speaks of as ahead",
    "elapsed": "Time counted from a dated event",
    "anniversary": "An anniversary",
    "age": "The age that the text gives somebody",
    "weekday": "The day of the week that the text gives an event",
    "picture": "A day that the caption of a picture names",
    "quoted-post": "The day of a post that the text quotes",
    "reported-day": "A day that the report names without its year",
    "past-day": "A day that the text tells of as past, without its year",
    "day-ahead": "A day still ahead that the report names without its year",
    "month-ahead": "A month still ahead that the text names without its year",
    "year-ahead": "A year that the text speaks of as still ahead",
    "told-date": "A day that the text tells of as past",
    "page-header": "The page’s own date, of when it was saved",
    "sibling": "Another report of the same story",
}
"""What the rule of a clue is, for each rule."""


def date_in_words(dating: Dating) -> str:
    """Return the date line's words: "13 September 2023", "About August 2022", "Undated"."""
    words = _claim(dating, MONTHS)
    return words[:1].upper() + words[1:]


def short_date(dating: Dating) -> str:
    """Return the words with months cut to three letters, for the date column of a list."""
    words = _claim(dating, _SHORT_MONTHS)
    return words[:1].upper() + words[1:]


def marker_in_words(dating: Dating) -> str:
    """Return where the date comes from, empty where the capture says it outright."""
    return _MARKERS[dating.basis]


def machine_date(dating: Dating) -> str | None:
    """Return a year, month or day as HTML's `time` element takes it; None for every other claim.

    A qualified date is none of these: a machine that reads the element cannot see the "about".
    """
    if dating.precision in ("day", "month", "year") and dating.edtf and dating.edtf.replace("-", "").isdigit():
        return dating.edtf
    return None


def stated_date(dating: Dating) -> str:
    """Return the day, month or year that the capture or a person states, as ISO 8601; "" for a window or a guess."""
    return (machine_date(dating) or "") if dating.basis in ("stated", "given") else ""


def shared_date(dating: Dating) -> str:
    """Return what all days that a dating allows have in common, as ISO 8601; "" where that is not even a year.

    The day is there only where it is stated, and the month or year where no day is possible outside it. A date with
    "about" or "perhaps" may be wrong even in these.
    """
    if stated := stated_date(dating):
        return stated
    low, high = dating.earliest, dating.latest
    if low is None or high is None or low.year != high.year or (dating.edtf or "")[-1:] in _QUALIFIERS:
        return ""
    return low.isoformat()[:7] if low.month == high.month else low.isoformat()[:4]


def unbroken(words: str) -> str:
    """Return the words of a date with no line to be broken within a day: "Between 10 Oct / and 2 Nov 2025"."""
    return _WITHIN_DAY.sub("\u00a0", words)


def days_in_words(earliest: dt.date | None, latest: dt.date | None, *, either: bool = False) -> str:
    """Return the days that a clue allows: "24 August to 31 December 2023", "any day", "8 March or 3 August 2013"."""
    if earliest is None and latest is None:
        return "any day"
    if earliest is None or latest is None:
        return _open(earliest, latest, MONTHS)
    return either_in_words([earliest, latest]) if either else _window(earliest, latest, MONTHS, "", " to ")


def window_in_words(earliest: dt.date | None, latest: dt.date | None) -> str:
    """Return a window with an end at least, one of whose days is meant: "between 24 August and 31 December 2023"."""
    if earliest is None or latest is None:
        return _open(earliest, latest, MONTHS)
    return _window(earliest, latest, MONTHS, "between ", " and ")


def rule_in_words(rule: str) -> str:
    """Return what a clue's rule is; an id that is not known here reads as its own words."""
    return RULES.get(rule) or rule.replace("-", " ").capitalize()


# Many records have the same reasons.
@lru_cache(maxsize=16_384)
def reason_in_words(reason: str) -> str:
    """Return the reason of a clue with its dates and rules as a reader says them; what it quotes stays as it is."""
    said, contradicts, other = reason.partition(" contradicts ")
    said = _DATE_IN_REASON.sub(_date_said, said)
    if match := _OTHER_CLUE.fullmatch(other):
        words = rule_in_words(match["rule"])
        other = f"“{match['quote']}” ({words[0].lower()}{words[1:]})"
    return said + contradicts + other


def _date_said(found: re.Match[str]) -> str:
    if not (edtf := found["edtf"]):
        return found[0]
    try:
        earliest, latest = parse_edtf(edtf)
    except ValueError:
        return edtf
    days = listed_days(edtf)
    return either_in_words(days) if days else window_in_words(earliest, latest)


def either_in_words(days: Sequence[dt.date]) -> str:
    """Return the days of which one is meant, in order: "8 March or 3 August 2013"."""
    return _either(days, MONTHS)


def month_in_words(year: int, month: int) -> str:
    """Return "September 2023"."""
    return f"{MONTHS[month - 1]} {year}"


def day_in_words(day: dt.date) -> str:
    """Return "13 September 2023"."""
    return _day(day, MONTHS)


def _claim(dating: Dating, months: tuple[str, ...]) -> str:
    earliest, latest = dating.earliest, dating.latest
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return _open(earliest, latest, months)
    edtf = dating.edtf or ""
    qualifier = _QUALIFIERS.get(edtf[-1:], "")
    bare = edtf.rstrip("~?%")
    if len(bare) == 7 and bare[5:] in _SEASONS:
        return f"{qualifier}{_SEASONS[bare[5:]]} {bare[:4]}"
    if days := listed_days(edtf):
        return _either(days, months)
    if qualifier:
        return qualifier + _window(earliest, latest, months, "", " to ")
    return _window(earliest, latest, months, "between ", " and ")


def _either(days: Sequence[dt.date], months: tuple[str, ...]) -> str:
    """Return the days of which one is meant: "8 March or 3 August 2013"."""
    *others, last = days
    said = [_day(day, months) if day.year != last.year else _day(day, months).rpartition(" ")[0] for day in others]
    return f"{', '.join(said)} or {_day(last, months)}"


def _open(earliest: dt.date | None, latest: dt.date | None, months: tuple[str, ...]) -> str:
    """Return "on or after" its first day, or "on or before" its last: both ends belong to the window."""
    if earliest is not None:
        return f"on or after {_day(earliest, months)}"
    assert latest is not None
    return f"on or before {_day(latest, months)}"


def _window(earliest: dt.date, latest: dt.date, months: tuple[str, ...], before: str, between: str) -> str:
    """Return the window in the widest units that say it exactly: years, months or days."""
    same_year = earliest.year == latest.year
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return str(earliest.year) if same_year else f"{before}{earliest.year}{between}{latest.year}"
    if earliest.day == 1 and latest == month_interval(latest.year, latest.month).latest:
        first, last = (f"{months[day.month - 1]} {day.year}" for day in (earliest, latest))
        if first == last:
            return first
        return f"{before}{first.rpartition(' ')[0] if same_year else first}{between}{last}"
    if earliest == latest:
        return _day(earliest, months)
    first = _day(earliest, months)
    if same_year:
        first = first.rpartition(" ")[0]
        if earliest.month == latest.month:
            first = str(earliest.day)
    return f"{before}{first}{between}{_day(latest, months)}"


def _day(day: dt.date, months: tuple[str, ...]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"
