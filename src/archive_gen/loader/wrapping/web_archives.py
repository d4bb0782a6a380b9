"""The banners of web archives: the Wayback Machine's toolbar, archive.today, Perma.cc, Ghostarchive.

The day on which they saved a page is no day of publication: the page was there by then.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from archive_gen.edtf import Interval
from archive_gen.loader.calendar_names import ENGLISH_MONTHS
from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, StatedDate
from archive_gen.loader.wrapping.banners import Kind, address_in, find_banner, saved_on, take_off
from archive_gen.loader.wrapping.wrapping import Wrapping

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = rf"\d{{1,2}} {_MONTH} \d{{2,4}}"
_URL = r"https?://\S{4,2000}"
_ADDRESS = re.compile(rf"(?:the )?wayback machine - (?P<url>{_URL})", re.IGNORECASE)
SAVED = re.compile(r"https?://web\.archive\.org/web/(?P<day>\d{8})\d{6}(?:[a-z]{2}_)?/(?=https?://)")
"""An address in the Wayback Machine, up to that of the page: what was saved, and when, in UTC."""

# "Jun JUL Aug", the day below, and the years of the captures beside it: in capitals, or in the middle, is this one.
_CALENDAR = re.compile(
    rf"(?P<months>{_MONTH}(?:\s{{1,9}}{_MONTH}){{0,2}})\s{{1,9}}(?:previous capture\s{{1,9}})?(?P<day>\d{{1,2}})"
    r"\s{1,9}(?:next capture\s{1,9})?(?P<years>(?:19|20)\d\d(?:\s{1,9}(?:19|20)\d\d){0,2})(?!\S)",
    re.IGNORECASE,
)
_ONE_CAPTURE = re.compile(r"(?<!\S)1 capture\b", re.IGNORECASE)
_COUNT = rf"[\d,.]{{1,9}} captures?(?: {_DAY}(?: [-–] {_DAY})?)?"
_WAYBACK = Kind(
    "Wayback Machine",
    re.compile(
        rf"(?:internet archive ?)?(?:the )?wayback machine(?: - {_URL})?|internet archive|(?:http:)?(?:web )?{_URL}(?: go)?"
        rf"(?: {_MONTH}){{0,3}}|go|{_MONTH}(?: {_MONTH}){{0,2}}|(?:previous capture )?\d{{1,2}}(?: next capture)?|"
        rf"previous capture|next capture|(?:19|20)\d\d(?: (?:19|20)\d\d){{0,2}}|{_COUNT}(?: about this capture)?|"
        rf"{_DAY}(?: [-–] {_DAY})?(?: about this capture)?|saved [\d,.]{{1,9}} times? between .{{6,60}}|"
        rf"success|fail|close|help|share|loading(?:\.\.\.|…)?|about this capture|collected by|timestamps|"
        rf"{_COUNT} .{{0,200}}?about this capture.{{0,1500}}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b[\d,.]{{1,9}} captures? {_DAY}|about this capture|wayback machine .{{0,200}}?{_URL}|"
        r"saved [\d,.]{1,9} times? between|https?://web\.archive\.org/web/\d{14}",
        re.IGNORECASE,
    ),
    (re.compile("collected by$", re.IGNORECASE), re.compile(r"timestamps$|(?:the )?wayback machine - http", re.IGNORECASE)),
)
_TODAY = r"(?:archive\.(?:today|ph|is|li|vn|fo|md)|archive\.org)"
_MOMENT = rf"{_DAY} \d\d:\d\d(?::\d\d)? UTC"
_ARCHIVE_TODAY = Kind(
    "archive.today",
    re.compile(
        rf"(?:{_TODAY} ?)?(?:webpage capture)?|(?:saved|redirected) from(?: {_URL})?(?:(?: (?:search|history|←prior|next→)){{0,4}} "
        rf"{_MOMENT})?(?: .{{0,60}})?|redirected from {_URL} .{{0,60}}|via(?: {_URL})?|{_URL}|(?:original|linked from)(?: {_URL})?|"
        rf"search|history|(?:history)?←?prior ?(?:next→?)?|next→?|←|→|archived {_MOMENT}|{_MOMENT}|no other snapshots from this url|"
        r"all snapshots(?: from host \S{1,200})?|from host \S{1,200}|webpage(?: screenshot)?|screenshot|share|"
        r"download \.zip|report (?:bug or abuse|an error|error or abuse|abuse)|buy me a coffee|reddit|vkontakte|twitter|"
        r"pinboard|livejournal|\d{1,3}%",
        re.IGNORECASE,
    ),
    re.compile(rf"saved from .{{0,2200}}?{_MOMENT}|webpage capture .{{0,2200}}?{_MOMENT}|archived {_MOMENT}", re.IGNORECASE),
)
_NAMED_DAY = r"[^\W\d]{3,9}\.? \d{1,2}, \d{4}"
_OTHERS = (
    Kind(
        "Perma.cc",
        re.compile(
            rf"perma\.cc(?: record)?|captured {_NAMED_DAY}(?: .{{0,12}})?|(?:view|see) the (?:live|original) (?:page|site)|"
            rf"(?:show|hide) record details|view (?:screenshot|capture|the capture)|screenshot|flag as inappropriate|"
            rf"https?://perma\.cc/\S{{4,20}}|{_URL}|this (?:perma )?record .{{0,120}}",
            re.IGNORECASE,
        ),
        re.compile(rf"perma\.cc.{{0,400}}?captured {_NAMED_DAY}|captured {_NAMED_DAY}.{{0,400}}?perma\.cc", re.IGNORECASE),
    ),
    Kind(
        "Ghostarchive",
        re.compile(
            rf"ghost ?archive(?:\.org)?|(?:original )?url:? {_URL}|(?:archived|captured|saved)(?: on)?:? .{{6,60}}|"
            rf"https?://ghostarchive\.org/\S{{4,60}}|{_URL}|original url:?|download(?: \.?wacz| \.?warc)?|report|search|home|"
            r"(?:full ?)?screenshot|archive .{0,20}",
            re.IGNORECASE,
        ),
        re.compile(rf"ghost ?archive.{{0,400}}?{_URL}", re.IGNORECASE),
    ),
)
_SIGNS = ("web.archive.org/web/", " capture", "apture ", "Saved from", "Saved ", "archived ", "Captured ", "Ghost")
_HEAD = 4000


def unwrap_web_archive(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the banner of a web archive; None where it has none."""
    head = text[:_HEAD]
    if not any(sign in head for sign in _SIGNS):
        return None
    if banner := find_banner(units, _WAYBACK):
        return take_off(units, banner, _read_wayback([units[i] for i in banner], text))
    for kind in (_ARCHIVE_TODAY, *_OTHERS):
        if banner := find_banner(units, kind):
            within = [units[i] for i in banner]
            return take_off(units, banner, saved_on(within, text, kind.name)._replace(url=address_in(within)))
    return None


def _read_wayback(banner: Sequence[Unit], text: str) -> PageMetadata:
    """The day of the capture by its address or by the toolbar's calendar; else it was one of those that are counted."""
    start, end = banner[0].place, banner[-1].spans[-1].end
    if match := SAVED.search(text, start, end):
        url = text[match.end() : end].split(None, 1)[0]
        return _saved(match["day"], match["day"], match.start("day"))._replace(url=url)
    url = address_in(banner)
    if match := _CALENDAR.search(text, start, end):
        stated = _saved(_day_of(match), match[0], match.start())
        if stated.saved:
            return stated._replace(url=url)
    stated = saved_on(banner, text, _WAYBACK.name, last=True)
    one = any(_ONE_CAPTURE.search(unit.text) for unit in banner)
    return stated._replace(url=url, captured=stated.captured if one else None)


def _day_of(calendar: re.Match[str]) -> str:
    """The day of a toolbar's calendar as 20240703; empty where it could be more than one."""
    months, years = calendar["months"].split(), calendar["years"].split()
    raised = [month for month in months if month.isupper()]
    month = raised[0] if len(raised) == 1 else months[1] if len(months) == 3 else months[0] if len(months) == 1 else ""
    year = years[1] if len(years) == 3 else years[0] if len(years) == 1 else ""
    return f"{year}{_MONTHS[month.lower()]:02}{int(calendar['day']):02}" if month and year else ""


_MONTHS = {row[0][:3].lower(): number for number, row in enumerate(ENGLISH_MONTHS, 1)}


def _saved(day: str, words: str, place: int) -> PageMetadata:
    try:
        saved = dt.datetime.strptime(day, "%Y%m%d").date()
    except ValueError:
        return NOTHING_STATED
    # In UTC: elsewhere it was the next day.
    stated = StatedDate(_WAYBACK.name, words, (Interval(saved, saved),), latest=saved + dt.timedelta(days=1), place=place)
    return NOTHING_STATED._replace(saved=stated, captured=saved)
