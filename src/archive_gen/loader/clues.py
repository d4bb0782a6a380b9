"""Clues that a page states about itself: stamps, datelines, addresses, copyright lines, its file's name.

Each rule is a function from the read page to what it bears on the publication date. What a text
knows of the world (offices, events) is in `bounds`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from archive_gen.edtf import Interval, month_interval, parse_edtf, year_interval
from archive_gen.given import Given
from archive_gen.loader.dates import EARLIEST_YEAR, LATEST_YEAR, FoundDate, find_dates
from archive_gen.loader.dating import ANY, Bearing, fit_years
from archive_gen.loader.page import Line, Page
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, StatedDate
from archive_gen.loader.stamps import Stamp, mark_of, read_byline, read_stamps
from archive_gen.model import Clue


def given_clues(given: Given) -> Iterator[Bearing]:
    """What a person says of the date, and the day on which the page was saved."""
    if given.date:
        clue = _outside_clue("given", given.date, "given by a person")
        yield Bearing(clue, (parse_edtf(given.date),), states=True, given=True)


def captured_clue(captured: dt.date) -> Bearing:
    clue = _outside_clue("captured", captured.isoformat(), "saved on that day, so published by then")
    return Bearing(clue, (Interval(None, captured),))


def stamp_clues(page: Page) -> list[Bearing]:
    """Return what the page's stamps say, those that state the publication first, the surest of them first."""
    stated: list[Bearing] = []
    bounds: list[Bearing] = []
    for line, stamp in _own_stamps(page):
        if not stamp.updated:
            stated.append(_bearing(page, "stamp", line, stamp.date, "the page says that it was published then"))
        elif stamp.date.year is not None:
            options = tuple(Interval(None, o.latest) for o in stamp.date.options)
            reason = "the page was last changed then, so it was published by then"
            bounds.append(Bearing(_clue("updated-stamp", line, stamp.date, reason), options))
    return [*stated, *bounds]


class _Candidate(NamedTuple):
    strength: float
    line: Line
    stamp: Stamp


def _own_stamps(page: Page) -> list[tuple[Line, Stamp]]:
    """The stamps that are the article's own, the surest first: by their words and by where they stand."""
    found = [
        _Candidate(strength, line, _in_raw(line, stamp))
        for line in _lines_about(page)
        for stamp in _stamps_of(page, line)
        if (strength := _strength(page, line, stamp)) >= _SURE_ENOUGH
    ]
    # Of two stamps of like sureness a full date says more than a day without a year.
    found.sort(key=lambda one: (-one.strength - (0.5 if one.stamp.date.is_day else 0), one.line.position))
    return [(one.line, one.stamp) for one in found[:_MOST_STAMPS]]


def _stamps_of(page: Page, line: Line) -> list[Stamp]:
    """The stamps of a line; the word that says what they are of may stand alone on the line above."""
    stamps = read_stamps(line.unit.text)
    updated = mark_of(page.lines[line.position - 1].unit.text) if line.position else None
    if updated is None or any(stamp.marked for stamp in stamps):
        return list(stamps)
    return [stamp._replace(updated=updated, marked=True) for stamp in stamps]


_SURE_ENOUGH = 1.15
_MOST_STAMPS = 6
_REACH_ABOVE, _REACH_BELOW = 30, 20
_FIRST_PUBLISHED = re.compile(r"\W{0,3}(?:first|originally) published", re.IGNORECASE)
_FRAME = ("related", "comments", "after-the-article", "tags", "caption", "credit", "teaser", "copyright")


def _lines_about(page: Page) -> Iterator[Line]:
    """The lines where an article's own stamp can stand: around its beginning, and right below its end."""
    first = page.opening
    for line in page.lines[max(0, first - _REACH_ABOVE) : first + _REACH_BELOW]:
        if line.zone in ("above", "head", "inner") and line.reason not in _FRAME:
            yield line
    for line in page.lines[first + _REACH_BELOW :]:
        if line.zone == "inner" and _FIRST_PUBLISHED.match(line.raw):
            yield line
    yield from _foot(page)


def _strength(page: Page, line: Line, stamp: Stamp) -> float:
    """How sure it is that a stamp is the article's own. Weights set by hand on public benchmark pages."""
    if line.zone == "above":
        strength = _above_strength(page, line)
    elif line.zone == "tail":
        strength = _tail_strength(page, line, stamp)
    else:
        strength = 2.0 if line.position < page.opening else 1.0 if line.position <= page.opening + 3 else 0.0
    strength += 1.5 if stamp.marked else 0.0
    strength += 0.7 if stamp.timed else 0.3 if stamp.alone else 0.0
    strength += 0.7 if _is_beside_byline(page, line) else 0.0
    if line.position == 0 and not stamp.marked:
        # A lone date on the first line is mostly the day of the crawl; clocks in mastheads put the time first.
        strength -= 0.4 if stamp.timed and stamp.date.start < 20 else 2.0
    nearest = {"above": page.title_position, "tail": page.last_body}.get(line.zone, page.opening)
    return strength - min(0.05 * abs(nearest - line.position), 0.8)


def _above_strength(page: Page, line: Line) -> float:
    """A date above the headline is its own where nothing stands between; mastheads print the day with its weekday."""
    between = sum(
        other.reason not in ("stamp", "byline", "headline-repeat", "ornament")
        for other in page.lines[line.position + 1 : page.title_position]
    )
    dates = find_dates(line.unit.text)
    masthead = bool(dates) and dates[0].weekday is not None and line.position < 4
    return -0.5 if masthead else max(0.0, 1.5 - 0.5 * between)


def _tail_strength(page: Page, line: Line, stamp: Stamp) -> float:
    """A lone date right below the text is its own where no other follows: further ones are other articles'."""
    if line.position > page.last_body + 3:
        return -0.5
    lone = stamp.alone and not any(find_dates(other.raw) for other in page.lines[line.position + 1 :][:_TEASERS_SEEN])
    return 1.0 if lone else 0.0


_TEASERS_SEEN = 40


def _is_beside_byline(page: Page, line: Line) -> bool:
    near = page.lines[max(0, line.position - 2) : line.position + 3]
    return any(other.reason == "byline" or read_byline(other.unit.text) for other in near)


def _in_raw(line: Line, stamp: Stamp) -> Stamp:
    """The stamp with offsets that count in the raw line, whose white space is not squeezed."""
    words = line.unit.text[stamp.date.start : stamp.date.end]
    found = next((d for d in find_dates(line.raw) if " ".join(line.raw[d.start : d.end].split()) == words), None)
    return stamp._replace(date=found) if found else stamp


def _foot(page: Page) -> Iterator[Line]:
    """The lines right after the last paragraph, up to the first that opens something else."""
    for line in page.lines[page.last_body + 1 :]:
        if line.reason in ("related", "comments", "after-the-article") and line.position > page.last_body + 2:
            return
        yield line


HEADER_LINES = 12
"""How many lines from the top a page's header can reach; a date below is a teaser's."""


def header_clues(page: Page) -> Iterator[Bearing]:
    """The date in the page's header: the article was there by then. It is also when the page was saved."""
    own = {line.position for line, _ in _own_stamps(page)}
    for line in page.lines[:HEADER_LINES]:
        if line.zone != "above" or line.position in own or line.reason in _FRAME:
            continue
        for stamp in read_stamps(line.unit.text):
            date = _in_raw(line, stamp).date
            if date.is_day and not date.swapped and not stamp.marked:
                reason = "the page's header shows the day on which it was saved, not published; published by then"
                yield Bearing(_clue("page-header", line, date, reason), (Interval(None, date.options[0].latest),))


_PLACE = re.compile(
    r"[\W_]{0,4}[A-ZÀ-ÞА-Я][\w.'’-]*(?:[ ,/]{1,2}(?:[A-ZÀ-ÞА-Я(][\w.'’)-]*|de|of|and|the|upon|al|am|-)){0,6}"
    r"\s*[,.:—–-]?\s*\(?"
)
_AFTER_DATELINE = re.compile(
    r"\s*,?\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,40}\])|\s*[.,]?\s*(?:[—–:](?!\d)|--|-\s)"
)
_HAN_DATELINE = re.compile(
    r".{0,12}?(?:新华社|中新社|中新网|电讯|讯|共同社|法新社|路透社|美联社|本报).{0,12}?(?P<date>\d{1,2}月\d{1,2}日)\s?[电讯]"
)
_DATELINE_REACH = 90


def dateline_clues(page: Page) -> Iterator[Bearing]:
    """The day in a dateline: `SEOUL, 19 June 2024 (Agency) -`; without a year it waits for one."""
    for line in list(page.within("body"))[:2]:
        head = line.raw[:_DATELINE_REACH]
        for date in find_dates(head):
            if date.day is None:
                continue
            place = _PLACE.fullmatch(head, 0, date.start)
            han = _HAN_DATELINE.match(head)
            if (place and _AFTER_DATELINE.match(line.raw, date.end)) or (han and han.start("date") == date.start):
                yield _bearing(page, "dateline", line, date, "the dateline says when the report was sent")
                return


_URL = re.compile(r"https?://[^\s<>\"“”]{4,400}")
_URL_DATE = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)[/_-]?(?P<month>0[1-9]|1[0-2])(?:[/_-]?(?P<day>0[1-9]|[12]\d|3[01]))?(?=[/_.-])"
)
_URL_LABEL = re.compile(
    r"\s*(?:source|url|link|original|original article|retrieved from|permalink|available at)\s*:\s*", re.IGNORECASE
)
_SLUG_WORD = re.compile(r"[^\W_]{4,}")
_SHARED_WORDS = 2


def find_own_url(page: Page, title: str) -> tuple[str, Line, int] | None:
    """Return the article's own address where the capture states it, its line, and its offset in that.

    It is labelled as such, or stands alone and says what the headline says: any other address is a link.
    """
    told = set(_SLUG_WORD.findall(title.casefold()))
    for line in page.within("above", "head", "tail"):
        match = _URL.search(line.raw)
        if not match or line.raw[match.end() :].strip(" .)>"):
            continue
        before = line.raw[: match.start()]
        slug = set(_SLUG_WORD.findall(match[0].casefold()))
        if _URL_LABEL.fullmatch(before) or (not before.strip(" (<") and len(told & slug) >= _SHARED_WORDS):
            return match[0].rstrip(".,)"), line, match.start()
    return None


def url_clues(page: Page, given: Given, title: str) -> Iterator[Bearing]:
    """The date in the article's own address."""
    own = find_own_url(page, title)
    url = given.url or (own[0] if own else None)
    match = _URL_DATE.search(url) if url else None
    if not url or not match:
        return
    try:
        interval = _parts_interval(match)
    except ValueError:
        return
    reason = "the article's address bears that date"
    if own and url == own[0]:
        _, line, offset = own
        quote = match[0].strip("/_-")
        start = line.start + offset + match.start() + match[0].index(quote)
        clue = Clue("url", quote, line.unit.line, start, start + len(quote), None, None, reason=reason)
    else:
        clue = _outside_clue("url", url, reason)
    yield Bearing(clue, (interval,), states=True)


_FILE_DATE = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=s)(?P<day>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)


def file_name_clues(stem: str) -> Iterator[Bearing]:
    """The day in the file's name.

    It ranks below what the page itself says, for people also name files by the day they saved them.
    """
    match = _FILE_DATE.search(stem)
    if not match:
        return
    try:
        interval = _parts_interval(match)
    except ValueError:
        return
    yield Bearing(_outside_clue("file-name", match[0], "the file's name bears that date"), (interval,), states=True)


def _parts_interval(match: re.Match[str]) -> Interval:
    year, month = int(match["year"]), int(match["month"])
    if match["day"] is None:
        return month_interval(year, month)
    day = dt.date(year, month, int(match["day"]))
    return Interval(day, day)


_COPYRIGHT_YEAR = re.compile(r"(?:copyright|[©ⓒ]|\(c\)|&copy;)[^0-9\n]{0,60}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d")
_COPYRIGHT_WORDS = re.compile(r"copyright|\(c\)|&copy;", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_AGENCY_WORDS = re.compile(
    r"this material may not be|press\b.{0,40}all rights reserved|agence france|reuters|\bdpa\b", re.IGNORECASE
)
_FOOT_LINES = 2


def copyright_clues(page: Page) -> Iterator[Bearing]:
    """The year of a copyright line.

    Bare and right below the text, or an agency's, it is the article's own. Any other is the site's
    and bears nothing: such years are renewed with every visit on one site and left standing on the next.
    """
    for line in page.within("tail"):
        match = _COPYRIGHT_YEAR.search(line.raw) if line.reason == "copyright" else None
        if not match:
            continue
        own = _is_own_copyright(page, line)
        reason = "the text's copyright is of that year" if own else (
            "the site's footer, whose year may be renewed daily or left standing, so it bounds nothing"
        )  # fmt: skip
        start, end = line.start + match.start(), line.start + match.end()
        clue = Clue("copyright-line", page.text[start:end], line.unit.line, start, end, None, None, reason=reason)
        yield Bearing(clue, (year_interval(int(match["year"])) if own else ANY,))
        return


def _is_own_copyright(page: Page, line: Line) -> bool:
    """Whether a copyright line is the text's: an agency's, or bare, its holder's name having been a link."""
    if _YEARS.search(line.raw):
        return False
    bare = not _LETTERS.search(_COPYRIGHT_WORDS.sub("", line.raw))
    return bool(_AGENCY_WORDS.search(line.raw)) or (bare and line in list(_foot(page))[:_FOOT_LINES])


_US_ZONE = re.compile(r"\b[ECMP][SD]?T\b")
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?![\w/-])")


def _find_order(page: Page, line: Line, date: FoundDate) -> tuple[FoundDate, str] | None:
    """The date with its day and month told apart, and by what; None where nothing decides."""
    if _US_ZONE.search(line.raw, date.end):
        return date._replace(swapped=False), "beside a zone of the United States, where the month stands first"
    orders = {int(one) > 12 for one, _, other in _NUMERIC.findall(page.text) if (int(one) > 12) != (int(other) > 12)}
    if len(orders) != 1:
        return None
    day_first = orders.pop()
    why = "the page's other dates put the " + ("day" if day_first else "month") + " first"
    month, day = (date.day, date.month) if day_first else (date.month, date.day)
    return date._replace(month=month, day=day, swapped=False), why


def _bearing(page: Page, rule: str, line: Line, date: FoundDate, reason: str) -> Bearing:
    clue = _clue(rule, line, date, reason)
    if date.year is None:
        return Bearing(clue, (), fit=partial(fit_years, date))
    if not date.weekday_fits:
        return Bearing(
            _with_reason(clue, f"{reason}; its weekday is not that day's, so either may be wrong"),
            (_around_weekday(date),), states=True,
        )  # fmt: skip
    if date.swapped and (order := _find_order(page, line, date)):
        date, why = order
        return Bearing(_with_reason(clue, f"{reason}; {why}"), date.options, states=True)
    if date.swapped and len(date.options) > 1:
        clue = _with_reason(clue, f"{reason}; day and month can stand either way round")
    return Bearing(clue, date.options, states=True)


def _with_reason(clue: Clue, reason: str) -> Clue:
    return Clue(clue.rule, clue.quote, clue.line, clue.start, clue.end, None, None, reason=reason)


def _around_weekday(date: FoundDate) -> Interval:
    """From the day to the nearest one with the stated weekday: one of the two is a slip."""
    day = date.options[0].earliest
    assert day is not None
    assert date.weekday is not None
    ahead = (date.weekday - day.weekday()) % 7
    other = day + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return Interval(min(day, other), max(day, other))


def _clue(rule: str, line: Line, date: FoundDate, reason: str) -> Clue:
    start, end = line.start + date.start, line.start + date.end
    number = line.unit.line + line.raw.count("\n", 0, date.start)
    return Clue(rule, line.raw[date.start : date.end], number, start, end, None, None, reason=reason)


def _outside_clue(rule: str, quote: str, reason: str) -> Clue:
    return Clue(rule, quote, 0, 0, 0, None, None, reason=reason)


def saved_clue(saved: StatedDate) -> Bearing:
    """The day on which a program saved the page, as its comment says: where it was latest on Earth, it bounds."""
    return Bearing(
        _outside_clue("captured", saved.words, "saved then, so published by the day that it was anywhere on Earth"),
        (_by_then(saved),),
    )


def metadata_clues(stated: PageMetadata, stamps: Sequence[Bearing]) -> Iterator[Bearing]:
    """The days that the page's metadata states, the most explicit field's first.

    A time in UTC is not the outlet's own: where a stamp, or a field with a zone, names the neighbouring
    day that it can be, both are allowed.
    """
    local = {option for bearing in stamps if bearing.states for option in bearing.options}
    local |= {option for date in stated.published if not date.nearby for option in date.options}
    for date in stated.published:
        reason = f"the page's metadata says that it was published then ({date.field})"
        near = tuple(option for option in date.nearby if option in local)
        if near:
            reason += "; the time is in UTC, and the day can be the next one where it was published"
        yield Bearing(_outside_clue("metadata", date.words, reason), tuple(sorted({*date.options, *near})), states=True)


def metadata_bounds(stated: PageMetadata) -> Iterator[Bearing]:
    for date in stated.modified:
        reason = f"the page's metadata says that it was changed then, so it was published by then ({date.field})"
        yield Bearing(_outside_clue("metadata-updated", date.words, reason), (_by_then(date),))


def _by_then(date: StatedDate) -> Interval:
    return Interval(None, date.latest or date.options[-1].latest)


def found_clues(page: Page, found: dt.date | None) -> Iterator[Bearing]:
    """The day that htmldate makes out, where it stands in full between the headline and the text or right below it.

    Anywhere else on the page it is the day of something else, and where it stands nowhere it is made up.
    """
    for line in [*page.within("head"), *_foot(page)] if found else ():
        for date in find_dates(line.raw):
            if date.is_day and not date.swapped and date.weekday_fits and date.options == (Interval(found, found),):
                reason = "a date finder takes this date beside the article for the publication"
                yield Bearing(_clue("date-finder", line, date, reason), date.options)
                return


def page_clues(
    page: Page, given: Given, title: str, stem: str, stated: PageMetadata = NOTHING_STATED
) -> Sequence[Bearing]:
    """Return all that the page states about itself but its header, most trusted first."""
    stamps = stamp_clues(page)
    with_address = replace(given, url=given.url or stated.url)
    rules: Iterable[Iterable[Bearing]] = (
        given_clues(given),
        metadata_clues(stated, stamps),
        stamps,
        metadata_bounds(stated),
        dateline_clues(page),
        url_clues(page, with_address, title),
        found_clues(page, stated.found),
        file_name_clues(stem),
        copyright_clues(page),
    )
    return [bearing for rule in rules for bearing in rule if _plausible(bearing)]


def _plausible(bearing: Bearing) -> bool:
    ends = [day for option in bearing.options for day in option if day]
    return all(EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in ends)
