"""The banners of web archives: the Wayback Machine's toolbar, archive.today, Perma.cc, Ghostarchive.

The day on which they saved a page is no day of publication: the page was there by then.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from archive_gen.edtf import EARLIEST_YEAR, LATEST_YEAR, Interval
from archive_gen.loader.archived_addresses import ARCHIVE_TODAY, SAVED, saved_at
from archive_gen.loader.calendar_names import ENGLISH_MONTHS
from archive_gen.loader.clues.addresses import URL_LABEL
from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, saved_then
from archive_gen.loader.stated_dates import StatedDate
from archive_gen.loader.wrapping.banners import Kind, address_in, any_of, find_banner, saved_on, take_off
from archive_gen.loader.wrapping.wrapping import Wrapping

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = rf"\d{{1,2}} {_MONTH} \d{{2,4}}"
_URL = r"https?://\S{4,2000}"
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
    any_of(
        rf"(?:internet archive ?)?(?:the )?wayback machine(?: - {_URL})?", "internet archive",
        rf"(?:web )?{_URL}(?: go)?(?: {_MONTH}){{0,3}}", "go", rf"{_MONTH}(?: {_MONTH}){{0,2}}",
        r"(?:previous capture )?\d{1,2}(?: next capture)?", "previous capture", "next capture",
        r"(?:19|20)\d\d(?: (?:19|20)\d\d){0,2}", rf"{_COUNT}(?: about this capture)?",
        rf"{_DAY}(?: [-–] {_DAY})?(?: about this capture)?", r"saved [\d,.]{1,9} times? between .{6,60}",
        "success", "fail", "close", "help", "share", r"loading(?:\.\.\.|…)?", "about this capture", "collected by",
        "timestamps", rf"{_COUNT} .{{0,200}}?about this capture.{{0,1500}}",
    ),
    any_of(
        rf"\b[\d,.]{{1,9}} captures? {_DAY}", "about this capture", rf"wayback machine .{{0,200}}?{_URL}",
        r"saved [\d,.]{1,9} times? between", r"https?://web\.archive\.org/web/\d{14}",
    ),
    (any_of("collected by$"), any_of("timestamps$", "(?:the )?wayback machine - http")),
)  # fmt: skip
_TODAY = f"(?:{'|'.join(map(re.escape, sorted({*ARCHIVE_TODAY, 'archive.org'})))})"
_MOMENT = rf"{_DAY} \d\d:\d\d(?::\d\d)? UTC"
_LINKS = "(?: (?:search|history|←prior|next→)){0,4}"
_ARCHIVE_TODAY = Kind(
    "archive.today",
    any_of(
        rf"{_TODAY}(?: ?webpage capture)?", "webpage capture",
        rf"(?:saved|redirected) from(?: {_URL}(?:{_LINKS} {_MOMENT})?(?: .{{0,60}})?)?", _URL,
        rf"(?:via|original|linked from)(?: {_URL})?", "search", "history",
        "(?:history)?←?prior ?(?:next→?)?", "next→?", "←", "→", rf"(?:archived )?{_MOMENT}",
        "no other snapshots from this url", r"all snapshots(?: from host \S{1,200})?", r"from host \S{1,200}",
        "webpage(?: screenshot)?", "screenshot", "share", r"download \.zip",
        "report (?:bug or abuse|an error|error or abuse|abuse)", "buy me a coffee", "reddit", "vkontakte", "twitter",
        "pinboard", "livejournal", r"\d{1,3}%",
    ),
    any_of(rf"saved from {_URL} .{{0,200}}?{_MOMENT}", rf"archived {_MOMENT}"),
)  # fmt: skip
_NAMED_DAY = r"[^\W\d]{3,9}\.? \d{1,2}, \d{4}"
_PERMA = Kind(
    "Perma.cc",
    any_of(
        r"perma\.cc(?: record)?", rf"captured {_NAMED_DAY}(?: .{{0,12}})?",
        "(?:view|see) the (?:live|original) (?:page|site)", "(?:show|hide) record details",
        "view (?:screenshot|capture|the capture)", "screenshot", "flag as inappropriate", _URL,
        "this (?:perma )?record .{0,120}",
    ),
    any_of(rf"perma\.cc.{{0,400}}?captured {_NAMED_DAY}", rf"captured {_NAMED_DAY}.{{0,400}}?perma\.cc"),
)  # fmt: skip
_GHOSTARCHIVE = Kind(
    "Ghostarchive",
    any_of(
        r"ghost ?archive(?:\.org)?", rf"(?:original )?url:? {_URL}", "original url:?", _URL,
        "(?:archived|captured|saved)(?: on)?:? .{6,60}", r"download(?: \.?wacz| \.?warc)?", "report", "search", "home",
        "(?:full ?)?screenshot",
    ),
    any_of(rf"ghost ?archive.{{0,400}}?{_URL}"),
)  # fmt: skip
_OTHERS = (_ARCHIVE_TODAY, _PERMA, _GHOSTARCHIVE)
# Asked of every capture: "22 captures", "Captured", "Saved from", "archived".
_SIGNS = ("apture", "aved ", "chived ", "Ghost")
_HEAD = 800
_IN_ARCHIVE = "://web.archive.org/web/"
_DEEPEST, _LONG = 40, 160


def unwrap_web_archive(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the banner of a web archive; None where it has none."""
    head = text[:_HEAD]
    archived = _IN_ARCHIVE in text
    if not archived and not any(sign in head for sign in _SIGNS):
        return None
    if banner := find_banner(units, _WAYBACK):
        return take_off(units, banner, _read_wayback([units[i] for i in banner], text))
    for kind in _OTHERS:
        if banner := find_banner(units, kind):
            within = [units[i] for i in banner]
            return take_off(units, banner, saved_on(within, text, kind.name)._replace(url=address_in(within)))
    labelled = _labelled(units) if archived else None
    if labelled is None:
        return None
    return take_off(units, [labelled], _read_wayback(units[labelled : labelled + 1], text))


def _labelled(units: Sequence[Unit]) -> int | None:
    """Where the address that the archive gave the page stands before its text, labelled as its own."""
    for i, unit in enumerate(units[:_DEEPEST]):
        if len(unit.text) >= _LONG:
            break
        match = SAVED.search(unit.text)
        if match and URL_LABEL.fullmatch(unit.text[: match.start()]) and " " not in unit.text[match.end() :]:
            return i
    return None


def _read_wayback(banner: Sequence[Unit], text: str) -> PageMetadata:
    """The day of the capture by its address or by the toolbar's calendar; else it was one of those that are counted."""
    start, end = banner[0].place, banner[-1].spans[-1].end
    if match := SAVED.search(text, start, end):
        url = text[match.end() : end].split(None, 1)[0].rstrip(".,)")
        moment = saved_at(match, match.start("day"))
        stated = saved_then(moment) if moment else NOTHING_STATED
        return stated._replace(url=url, archived=match[0] + url)
    address = address_in(banner)
    if match := _CALENDAR.search(text, start, end):
        stated = _saved(_day_of(match), match[0], match.start())
        if stated.saved:
            return stated._replace(url=address)
    stated = saved_on(banner, text, _WAYBACK.name, last=True)
    one = any(_ONE_CAPTURE.search(unit.text) for unit in banner)
    return stated._replace(url=address, captured=stated.captured if one else None)


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
    if not EARLIEST_YEAR <= saved.year <= LATEST_YEAR:
        return NOTHING_STATED
    # In UTC: elsewhere it was the next day.
    latest = saved + dt.timedelta(days=1)
    return saved_then(StatedDate(_WAYBACK.name, words, (Interval(saved, saved),), latest=latest, place=place))
