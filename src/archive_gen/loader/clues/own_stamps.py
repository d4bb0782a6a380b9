"""The stamps that are the article's own, by their words and by where they stand; and the date of the page's header."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.loader.clues.datelines import days_near, find_dateline
from archive_gen.loader.clues.making import date_bearing, date_clue, find_order
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import (
    PRINTED,
    Stamp,
    cites,
    is_marked,
    is_seen,
    is_timed,
    mark_of,
    read_byline,
    read_stamps,
)


def stamp_clues(page: Page) -> list[Bearing]:
    """Return what the page's stamps say, those that state the publication first, the surest of them first."""
    stated: list[Bearing] = []
    bounds: list[Bearing] = []
    for line, stamp in own_stamps(page):
        if not stamp.updated:
            stated.append(date_bearing(page, "stamp", line, stamp.date, "the page says that it was published then"))
        elif stamp.date.year is not None:
            order = find_order(page, line, stamp.date)
            options = tuple(Interval(None, o.latest) for o in (order[0] if order else stamp.date).options)
            what = "saved or looked at" if is_seen(line.raw) else "last changed"
            if not stamp.marked:
                what = "rendered or changed"
            reason = f"the page was {what} then, so it was published by then"
            bounds.append(Bearing(date_clue("updated-stamp", line, stamp.date, reason), options))
    return [*stated, *bounds]


_LOOKS_BACK = re.compile(
    r"\b(?:from (?:the|our) archives?|on this day|this day in|today in history|throwback|flashback|years ago)\b",
    re.IGNORECASE,
)


def _days_looked_back_at(page: Page) -> tuple[tuple[Interval, ...], ...]:
    """The days that a headline names which looks back at them: "From the archives: 8 October 2001"."""
    title = page.lines[page.title_position].unit.text if page.title_position < len(page.lines) else ""
    dates = find_dates(title) if _LOOKS_BACK.search(title) else ()
    return tuple(date.options for date in dates if date.is_day)


class _Candidate(NamedTuple):
    strength: float
    line: Line
    stamp: Stamp


def own_stamps(page: Page) -> list[tuple[Line, Stamp]]:
    """The stamps that are the article's own, the surest first: by their words and by where they stand."""
    lines = (_with_year_below(page, line) for line in _lines_about(page))
    about = _tell_changes([(line, stamp) for line in lines for stamp in _stamps_of(page, line)])
    below = {line.position for line in _below_headlines(page)}
    past = _days_looked_back_at(page)
    found = [
        _Candidate(strength, line, in_raw(line, stamp))
        for line, stamp in about
        if (strength := _strength(page, line, stamp, below)) >= _SURE_ENOUGH
        and not _is_in_list(page, line, stamp, about)
        and not _is_of_event(page, line)
        and not (stamp.date.options in past and not stamp.marked)
        and not (line.zone in ("inner", "tail") and _is_boxed(page, line))
    ]
    found += [_Candidate(_SURE_ENOUGH, line, stamp) for line, stamp in _entries(page)]
    if all(one.stamp.updated for one in found):
        found += _only_marked(page)
    found = [one._replace(stamp=one.stamp._replace(updated=True)) if _is_of_footer(one) else one for one in found]
    # Of two stamps of like sureness a full date says more than a day without a year.
    found.sort(key=lambda one: (-one.strength - (0.5 if one.stamp.date.is_day else 0), one.line.position))
    return [(one.line, one.stamp) for one in found[:_MOST_STAMPS]]


def _is_of_footer(candidate: _Candidate) -> bool:
    """Whether a day below the text is all of a line, with its weekday: footers print that of the rendering so."""
    stamp = candidate.stamp
    return candidate.line.zone == "tail" and stamp.alone and not stamp.marked and stamp.date.weekday is not None


def _entries(page: Page) -> Iterator[tuple[Line, Stamp]]:
    """What a sentence at a text's end says of it: "This entry was posted on 5 January 2015 and filed under ..."."""
    for line in page.lines[page.opening + 1 :]:
        if page.last_body <= line.position <= page.last_body + 1 and (signed := _day_of_agency(line)):
            yield line, Stamp(signed, updated=False, marked=True, timed=False, alone=False)
            continue
        if line.unit.text[:1] not in _ENTRY_LETTERS or not (_ENTRY.match(line.raw) or _NOTE.match(line.raw)):
            continue
        words = line.raw[:_ENTRY_REACH]
        date = next((date for date in find_dates(words) if date.is_day), None)
        if date:
            changed = _NOTE.match(words) or CHANGED.search(words, 0, date.start) or PRINTED.search(words)
            yield line, Stamp(date, updated=bool(changed), marked=True, timed=is_timed(line.raw), alone=False)


def _day_of_agency(line: Line) -> FoundDate | None:
    """The day with which an outlet signs a text below it: "(Harbour News Agency, June 13, 2011)"."""
    text = line.raw.strip()
    if not (text.startswith("(") and text.endswith(")") and len(text) <= _LONGEST_SIGNATURE):
        return None
    dates = find_dates(line.raw)
    if len(dates) != 1 or not dates[0].is_day or line.raw[dates[0].end :].strip() != ")":
        return None
    return dates[0] if _AGENCY_NAME.fullmatch(line.raw[: dates[0].start].strip()) else None


_LONGEST_SIGNATURE = 70
_AGENCY_NAME = re.compile(
    r"\((?!(?i:photo|picture|image|file|video|ap photo|getty|courtesy)\b)"
    r"(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]{1,2}){0,4}[A-ZÀ-Þ][\w.'’-]*[ ,/]{0,2}"
)
_ENTRY_LETTERS = frozenset("TADCEQUtadcequ(")
_ENTRY_REACH = 160
_ENTRY = re.compile(
    r"\W{0,3}(?:editor['’]?s['’]? note\W{1,3})?(?:an? (?:earlier |longer )?version of )?"
    r"(?:this|dieser|ce|cet|cette|esta?e?|questo|quest['’]|deze|dit)\s?"
    r"(?:entry|post|article|story|item|report|column|piece|beitrag|artikel|eintrag|billet|entrée|publication|entrada|"
    r"artículo|articolo|artigo|bericht)\b.{0,120}\b(?:posted|published|written|appeared|appears|updated|corrected|"
    r"amended|modified|revised|veröffentlicht|gepostet|geschrieben|verfasst|erstellt|"
    r"publiée?|postée?|écrite?|publicad[oa]|escrit[oa]|pubblicato|scritto|geplaatst|gepubliceerd)\b",
    re.IGNORECASE,
)
# "UPDATE (3 May 2019): The bridge is open again."
_NOTE = re.compile(
    r"\W{0,3}(?:updated?|correct(?:ion|ed)|clarification|editor['’]?s note)\b"
    r"(?:\W{1,3}|\son\s)(?=[\d(A-Z])(?=.{4,30}[:.)])",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:updated|modified|changed|corrected|amended|revised|aktualisiert|geändert|modifiée?|actualizad[oa])\b"
)
"""Words that say that a date beside them is of a change."""


def _only_marked(page: Page) -> list[_Candidate]:
    """The one day on a page of which a word such as Published says that it is of publication, wherever it stands."""
    marked = [
        _Candidate(_SURE_ENOUGH, line, in_raw(line, stamp))
        for line in page.lines
        if line.zone in ("inner", "tail")
        and not (_is_of_frame(page, line) or _is_embedded(page, line) or _is_boxed(page, line))
        for stamp in _stamps_of(page, line)
        if stamp.marked and not stamp.updated and stamp.date.is_day
    ]
    return marked[:1] if len({one.stamp.date.options for one in marked}) == 1 else []


def _is_boxed(page: Page, line: Line) -> bool:
    """Whether a line is one of the few below words that open a box of other articles, or comments."""
    above = page.lines[max(page.opening, line.position - _BOX_REACH) : line.position]
    opening = ("related", "comments") if line.zone == "tail" else ("related",)
    return any(other.reason in opening for other in above)


_BOX_REACH = 6


def _tell_changes(about: list[tuple[Line, Stamp]]) -> list[tuple[Line, Stamp]]:
    """The stamps with those told apart that are of changes, though no word says so.

    Of times as programs write them the first is of publication, and later days are of changes. Of two days that
    stand alone, one below the other, the earlier is.
    """
    lone = [(line.position, stamp) for line, stamp in about if stamp.alone and not stamp.marked]
    later = [
        max(one, other, key=lambda stamp: stamp.date.options)
        for (position, one), (below, other) in pairwise(lone)
        if below == position + 1 and 0 < _days_between(one, other) <= _MOST_DAYS_TO_CHANGE
    ]
    about = [(line, stamp._replace(updated=True) if stamp in later else stamp) for line, stamp in about]
    timed = [(line.unit.text, stamp) for line, stamp in about if stamp.timed and not stamp.marked]
    machine = [stamp for text, stamp in timed if _MACHINE_TIME.match(text, stamp.date.end)]
    if len({stamp.date.options for stamp in machine}) < 2:
        return about
    first = machine[0].date.options
    return [
        (line, stamp._replace(updated=True) if stamp in machine and stamp.date.options > first else stamp)
        for line, stamp in about
    ]


def _days_between(one: Stamp, other: Stamp) -> int:
    first, second = one.date.options[0].earliest, other.date.options[0].earliest
    return abs((first - second).days) if first and second and not (one.date.swapped or other.date.swapped) else 0


_MOST_DAYS_TO_CHANGE = 366


def _with_year_below(page: Page, line: Line) -> Line:
    """The line, joined with the one below where that is the year of its date: "25 April" above "2019"."""
    below = page.lines[line.position + 1] if line.position + 1 < len(page.lines) else None
    if below is None or not _YEAR_ALONE.fullmatch(below.unit.text) or below.unit.line > line.unit.line + 2:
        return line
    dates = find_dates(line.unit.text)
    if not dates or dates[-1].year is not None or dates[-1].end != len(line.unit.text):
        return line
    unit = replace(line.unit, text=f"{line.unit.text} {below.unit.text}", spans=(*line.unit.spans, *below.unit.spans))
    return replace(line, unit=unit, raw=page.text[line.start : below.start + len(below.raw)])


def _is_below_label(page: Page, line: Line, reach: int) -> bool:
    """Whether a line between headline and text stands in a box of other articles, below words such as Recent Posts."""
    above = page.lines[max(page.title_position + 1, line.position - reach) : line.position]
    reasons = [other.reason for other in above]
    return "related" in reasons and "headline-repeat" not in reasons


def _is_in_list(page: Page, line: Line, stamp: Stamp, about: Sequence[tuple[Line, Stamp]]) -> bool:
    """Whether a stamp is one of several that date other things: articles in a box, comments, what is on next week.

    Each of them says nothing but its day; a mark such as Published, or the head of the article, sets its own apart.
    """
    if stamp.marked or not stamp.date.is_day:
        return False
    if line.zone == "inner" and line.position > page.opening and page.lines[line.position - 1].reason == "related":
        return True
    others = [
        other.date.options
        for beside, other in (_stamps_around(page, line) if line.zone == "inner" else about)
        if beside.zone == line.zone and 0 < abs(beside.position - line.position) <= _LIST_REACH
        and other.date.is_day and not other.marked
    ]  # fmt: skip
    if line.zone == "head":
        listed = any(options != stamp.date.options for options in others)
        return _is_below_label(page, line, _LIST_REACH if listed else _ENTRY_LINES)
    # The rows of a table.
    if line.zone == "inner" and stamp.alone and line.position > page.opening:
        return any(other.alone and other.date.options != stamp.date.options for _, other in about)
    return len(others) >= _LIST_LENGTH - 1 and any(options != stamp.date.options for options in others)


def _stamps_around(page: Page, line: Line) -> Iterator[tuple[Line, Stamp]]:
    """The stamps beside a line, whatever they are of."""
    for other in page.lines[max(0, line.position - _LIST_REACH) : line.position + _LIST_REACH + 1]:
        for stamp in _stamps_of(page, other):
            yield other, stamp


_EVENT_LABEL = re.compile(
    r"\W{0,3}(?:time|when|where|venue|location|place|admission|tickets|uhrzeit|wann|wo|ort|eintritt|lieu|heure|hora|"
    r"lugar|luogo|ora|время|место)\s?:",
    re.IGNORECASE,
)


def _is_of_event(page: Page, line: Line) -> bool:
    """Whether a line says when something takes place: those below it say at what time, or where."""
    below = page.lines[line.position + 1 :][:2]
    return any(_EVENT_LABEL.match(other.unit.text) for other in below)


def _stamps_of(page: Page, line: Line) -> list[Stamp]:
    """The stamps of a line; the word that says what they are of may stand alone on the line above."""
    stamps = read_stamps(line.unit.text)
    if not stamps or not line.position or any(stamp.marked for stamp in stamps):
        return list(stamps)
    above = page.lines[line.position - 1].unit.text
    if _OF_OTHER_THINGS.fullmatch(above):
        return []
    updated = mark_of(above)
    if updated is None:
        return list(stamps)
    return [stamp._replace(updated=updated, marked=True) for stamp in stamps]


# What forums and shops put over a day that is of a member, or of an offer.
_OF_OTHER_THINGS = re.compile(
    r"\W*(?:joined|join date|member since|registered|registration date|born|birthday|founded|established|"
    r"date of birth|died|(?:event|due|closing|end|effective|opening|filing) date|"
    r"last (?:seen|active|online|visit)|deadline|(?:expires|ends|closes|valid until|apply by)(?: on)?|"
    r"(?:mitglied|dabei|registriert) seit|registriert|beigetreten|geboren|gegründet|inscrite?(?: le| depuis)?|"
    r"miembro desde|membro desde|iscritto(?: dal)?)\W*",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:,? \d{1,2}[:.]\d\d.{0,12})?")
_LIST_REACH, _LIST_LENGTH, _ENTRY_LINES = 14, 3, 2
# "Posted by A Name on Monday, 7 February 2022" below a quoted post is its own, not the article's.
_EMBEDDED = re.compile(
    r"\W{0,3}(?:a post shared|posted|shared|gepostet|geteilt|publié|publicado) (?:by|von|par|por)\b", re.IGNORECASE
)
_SURE_ENOUGH = 1.15
_FOOT_STRENGTH = 0.5
_MOST_STAMPS = 6
_REACH_ABOVE, _REACH_UNDER, _REACH_BELOW, _POST_FOOT_REACH = 30, 12, 20, 10
_FIRST_PUBLISHED = re.compile(r"\W{0,3}(?:first|originally) published", re.IGNORECASE)
# What blogs print between a post and its comments: "Posted on 2 August 2019 Author A Name Categories Harbour".
_POST_FOOT = re.compile(
    r"\W{0,3}by [^|]{2,40}\|.{6,40}\|.{0,80}\b(?:categor(?:y|ies)|comments?)\b|"
    r"\W{0,3}(?:posted|published) (?:on|in)\b.{6,80}\b"
    r"(?:author|by|categor(?:y|ies)|tags?|tagged|leave a (?:comment|reply))\b",
    re.IGNORECASE,
)
FRAME = ("related", "comments", "after-the-article", "tags", "caption", "credit", "teaser", "copyright")


def _lines_about(page: Page) -> Iterator[Line]:
    """The lines where an article's own stamp can stand: around its beginning, and right below its end."""
    first = page.opening
    under = [*_below_headlines(page), *_under_headline(page)]
    far = {line.position: line for line in under if line.position < first - _REACH_ABOVE}.values()
    for line in [*far, *page.lines[max(0, first - _REACH_ABOVE) : first + _REACH_BELOW]]:
        if line.zone in ("above", "head", "inner") and not _is_of_frame(page, line) and not _is_embedded(page, line):
            yield line
    for line in page.lines[first + _REACH_BELOW :]:
        if line.zone == "inner" and (_FIRST_PUBLISHED.match(line.raw) or _POST_FOOT.match(line.raw)):
            yield line
    foot = list(foot_lines(page))
    yield from foot
    for line in page.lines[page.last_body + 1 + len(foot) :][:_POST_FOOT_REACH]:
        if _POST_FOOT.match(line.raw):
            yield line


def _below_headlines(page: Page) -> Iterator[Line]:
    """The lines right below the headline, wherever it stands on the page but on top, where it is the tab's title.

    Between the two are only bylines, credits and the headline once more. Among the dates of a list above the
    article's own headline it is one of other articles, some of which bear the same.
    """
    below = False
    for line in page.lines[1 : page.first_body]:
        if line.zone == "title" or line.reason == "headline-repeat":
            below = True
        elif below:
            around = page.lines[max(0, line.position - _LIST_REACH) : line.position + _LIST_REACH]
            if line.zone == "head" or sum(other.reason == "stamp" for other in around) <= _LIST_LENGTH:
                yield line
            below = line.reason in _BESIDE_HEADLINE


_BESIDE_HEADLINE = ("stamp", "byline", "headline-repeat", "ornament", "credit")


def _under_headline(page: Page) -> Iterator[Line]:
    """The lines a little below the headline, near the top those that tell the time or hold a stamp's word.

    A masthead, below a tab's title, does neither.
    """
    deep = page.title_position >= HEADER_LINES
    for line in page.lines[page.title_position + 1 : page.title_position + _REACH_UNDER]:
        if line.zone == "head" and (deep or is_marked(line.raw) or is_timed(line.raw)):
            yield line


def _is_of_frame(page: Page, line: Line) -> bool:
    """Whether a line is of what stands around an article; "Posted in Harbour on 2 August 2019" is of the article.

    So is "Source: Agency | 2021-08-30 22:13:54": no picture's credit tells the time.
    """
    in_head = line.zone == "head" or (line.zone == "inner" and line.position < page.opening)
    if in_head and line.reason in ("tags", "credit"):
        return not (is_marked(line.raw) if line.reason == "tags" else is_timed(line.raw))
    return line.reason in FRAME


def _is_embedded(page: Page, line: Line) -> bool:
    return line.position > page.opening and _EMBEDDED.match(line.raw) is not None


def _strength(page: Page, line: Line, stamp: Stamp, below: Container[int]) -> float:
    """How sure it is that a stamp is the article's own; `below` are the places right below the headline.

    Weights set by hand on public benchmark pages.
    """
    below_headline = line.position in below
    if below_headline:
        strength = 2.0
    elif line.zone == "above":
        strength = _above_strength(page, line, stamp)
    elif line.zone == "tail":
        strength = _tail_strength(page, line, stamp)
    else:
        strength = _strength_by_opening(page, line, stamp)
    strength += 1.5 if stamp.marked else 0.0
    strength += 0.7 if stamp.timed else 0.3 if stamp.alone else 0.0
    if _YEAR_OF_TWO_DIGITS.fullmatch(line.unit.text, stamp.date.start, stamp.date.end):
        # Browsers print the day of printing so on top of a page.
        strength -= 0.5
    strength += 0.7 if _is_beside_byline(page, line) else 0.0
    if _is_over_post(page, line, stamp) or _is_over_change(page, line, stamp):
        return strength + _OVER_POST
    if line.zone == "above" and not stamp.marked and _is_far_from_dateline(page, stamp):
        strength -= 2.0
    if line.position == 0 and not stamp.marked:
        strength -= _first_line_loss(page, stamp)
    if line.zone == "head" and not stamp.marked and (_stands_over_teasers(page, line) or _is_of_masthead(page, line)):
        strength -= 2.0
    if line.zone in ("head", "inner") and not stamp.marked and _is_in_box(page, line):
        strength -= 2.0
    if below_headline:
        return strength
    if line.zone in ("inner", "tail") and _POST_FOOT.match(line.raw):
        return strength + _FOOT_STRENGTH
    nearest = {"above": page.title_position, "tail": page.last_body}.get(line.zone, page.opening)
    return strength - min(0.05 * abs(nearest - line.position), 0.8)


def _strength_by_opening(page: Page, line: Line, stamp: Stamp) -> float:
    if line.position < page.opening:
        return 2.0
    if stamp.date.is_day and line.position <= page.opening + 2 and page.opening <= page.title_position + 2:
        # The first long paragraph is then a standfirst.
        return 1.3
    return 1.0 if line.position <= page.opening + 3 else 0.0


_YEAR_OF_TWO_DIGITS = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d\d")


def _first_line_loss(page: Page, stamp: Stamp) -> float:
    """A lone date on the first line is mostly the day of the crawl; but clocks in mastheads put the time first.

    Without the name of its day, which a masthead prints, right above the headline it is as good as any other.
    """
    if stamp.timed and stamp.date.start < _NEAR_FRONT:
        return 0.4
    return 0.2 if page.title_position == 1 and stamp.date.weekday is None else 2.0


_NEAR_FRONT = 20


def _is_over_post(page: Page, line: Line, stamp: Stamp) -> bool:
    """Whether a day stands over a headline as blogs print a post's, whose foot then tells the time alone, or none."""
    if not stamp.alone or line.position > 1 or not line.position < page.title_position <= line.position + 2:
        return False
    below = page.lines[page.opening + 1 :]
    return any(_BLOG_FOOT.match(other.unit.text) and not find_dates(other.unit.text) for other in below)


def _is_over_change(page: Page, line: Line, stamp: Stamp) -> bool:
    """Whether the line below says when that was changed which the day is of: 3 May 2019, then Updated 4 May 2019."""
    if stamp.marked or not stamp.date.is_day or line.position + 1 >= len(page.lines):
        return False
    changes = (other for other in read_stamps(page.lines[line.position + 1].unit.text) if other.updated)
    return any(other.date.is_day and other.date.options >= stamp.date.options for other in changes)


_OVER_POST = 2.0
_BLOG_FOOT = re.compile(
    r"\W{0,3}(?:(?:no|\d{1,4}) comments?:|posted by .{1,60} at \d{1,2}[:.]\d\d|links to this post|labels:|"
    r"(?-i:Post a Comment)$)",
    re.IGNORECASE,
)


def _is_far_from_dateline(page: Page, stamp: Stamp) -> bool:
    """Whether a day above the headline is weeks off that of the dateline: then it is that of the page's rendering."""
    days = [option.earliest for option in stamp.date.options if option.earliest] if stamp.date.is_day else []
    found = find_dateline(page) if days else None
    if found is None:
        return False
    sent = found[1]
    return all(abs(other - day) > _FAR for day in days for other in days_near(sent._replace(year=None), day))


_FAR = dt.timedelta(days=10)


def _above_strength(page: Page, line: Line, stamp: Stamp) -> float:
    """A date above the headline is its own where nothing stands between; mastheads print the day with its weekday."""
    between = sum(other.reason not in _BESIDE_HEADLINE for other in page.lines[line.position + 1 : page.title_position])
    dates = find_dates(line.unit.text)
    masthead = bool(dates) and dates[0].weekday is not None and line.position < 4 and not stamp.marked
    return -0.5 if masthead else max(0.0, 1.5 - 0.5 * between)


def _tail_strength(page: Page, line: Line, stamp: Stamp) -> float:
    """A lone date right below the text is its own where no other follows: further ones are other articles'."""
    if cites(line.raw):
        return -_SURE_ENOUGH - 1.5
    if line.position > page.last_body + 3:
        return -0.5
    between = page.lines[page.last_body + 1 : line.position]
    if not stamp.marked and any(other.reason not in _BEFORE_FOOT for other in between):
        return -0.5
    if _opens_teaser(page, line):
        return -0.5
    # A comment's time stands beside a name, or over its text.
    ends = line.position == page.last_body + 1 and is_timed(line.raw)
    alone = stamp.alone or _signs(page, line) or (ends and not _is_talked_below(page, line))
    lone = alone and not any(find_dates(other.raw) for other in page.lines[line.position + 1 :][:_TEASERS_SEEN])
    return 0.0 if not lone else 1.0 if stamp.alone else 1.3


_BEFORE_FOOT = ("stamp", "byline", "credit", "ornament", "sharing", "copyright", "author-note", "notice", "caption")


# "Harbourtown, 3 May 2019", "par Jeanne Exemple, le 3 mai 2019": where the text ends, and who wrote it.
_SIGNATURE = re.compile(
    r"\W*(?:(?:by|von|par|por|di)\s)?(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s){0,3}[A-ZÀ-ÞА-Я][\w.'’-]*\s?[,/–—-]"
    r"\s?(?:(?:am|den|le|el)\s)?$"
)


def _signs(page: Page, line: Line) -> bool:
    """Whether a line right below the text is a name and a day."""
    dates = find_dates(line.raw) if line.position == page.last_body + 1 else ()
    if not dates or line.raw[dates[0].end :].strip(" .)"):
        return False
    return _SIGNATURE.match(line.raw[: dates[0].start]) is not None


def _opens_teaser(page: Page, line: Line) -> bool:
    """Whether words such as another article's headline are follow a day."""
    below = page.lines[line.position + 1 :][:1]
    return any(other.reason in ("after-the-article", "teaser") and len(other.unit.text.split()) > 3 for other in below)


def _is_talked_below(page: Page, line: Line) -> bool:
    """Whether comments follow a line, or a text that is long enough to be one."""
    below = page.lines[line.position + 1 :][:2]
    return any(other.reason == "comments" or len(other.raw) > _LONG_COMMENT for other in below)


_LONG_COMMENT = 60


def _stands_over_teasers(page: Page, line: Line) -> bool:
    """Whether a menu and dated teasers follow a date near the top: then it is the masthead's, below a tab's title."""
    if line.position >= _MASTHEAD_LINES:
        return False
    below = page.lines[line.position + 1 :][:_MASTHEAD_REACH]
    menu = sum(other.reason in ("before-the-article", "navigation") for other in below)
    return menu > _LIST_LENGTH and sum(other.reason == "stamp" for other in below) > _LIST_LENGTH


def _is_of_masthead(page: Page, line: Line) -> bool:
    """Whether a menu and the headline once more follow a date near the top: what stands above it is a tab's title."""
    if line.position >= _MASTHEAD_LINES:
        return False
    menu = 0
    for other in page.lines[line.position + 1 : page.opening]:
        if other.reason == "headline-repeat":
            return menu > _LIST_LENGTH
        menu += other.reason in ("before-the-article", "navigation")
    return False


def _is_in_box(page: Page, line: Line) -> bool:
    """Whether links to other articles, which have dates too, were announced above a date, and no text follows that."""
    for other in page.lines[page.title_position + 1 : line.position][::-1]:
        if other.reason == "related":
            return len(other.unit.text) <= _LONGEST_ANNOUNCEMENT
        if other.reason not in ("", "stamp", "before-the-article", "teaser") or len(other.raw) > _LONGEST_LINK:
            return False
    return False


_LONGEST_ANNOUNCEMENT, _LONGEST_LINK = 30, 120
_MASTHEAD_LINES, _MASTHEAD_REACH = 4, 24
_TEASERS_SEEN = 40


def _is_beside_byline(page: Page, line: Line) -> bool:
    near = page.lines[max(0, line.position - 2) : line.position + 3]
    return any(other.reason == "byline" for other in near) or any(read_byline(other.unit.text) for other in near)


def in_raw(line: Line, stamp: Stamp) -> Stamp:
    """The stamp with offsets that count in the raw line, whose white space is not squeezed."""
    words = line.unit.text[stamp.date.start : stamp.date.end]
    found = next((d for d in find_dates(line.raw) if " ".join(line.raw[d.start : d.end].split()) == words), None)
    return stamp._replace(date=found) if found else stamp


def foot_lines(page: Page) -> Iterator[Line]:
    """The lines right after the last paragraph, up to the first that opens something else."""
    for line in page.lines[page.last_body + 1 :]:
        if line.reason in ("related", "comments", "after-the-article") and line.position > page.last_body + 2:
            return
        yield line


_MACHINE_TIME = re.compile(r"T\d\d:\d\d")
HEADER_LINES = 12
"""How many lines from the top a page's header can reach; a date below is a teaser's."""


def header_clues(page: Page) -> Iterator[Bearing]:
    """The date in the page's header: the article was there by then. It is also when the page was saved."""
    no_header = (*FRAME, "headline-repeat")
    above = [line for line in page.lines[:HEADER_LINES] if line.zone == "above" and line.reason not in no_header]
    about = [(line, stamp) for line in above for stamp in read_stamps(line.unit.text)]
    own = {line.position for line, _ in own_stamps(page)} if about else ()
    found: list[tuple[Line, FoundDate]] = []
    for line, stamp in about:
        date = in_raw(line, stamp).date
        # A time as programs write it is no masthead's; some pages print those of their own metadata.
        if (
            line.position in own
            or stamp.marked
            or _MACHINE_TIME.match(line.raw, date.end)
            or _is_in_list(page, line, stamp, about)
        ):
            continue
        if date.is_day and not date.swapped:
            found.append((line, date))
    # Of two days one is no header's: "Fair at the harbour, 12 June 2018" can be a headline.
    latest = max((date.options[0] for _, date in found), default=None)
    for line, date in found:
        if date.options[0] == latest:
            reason = "the page's header shows the day on which it was saved, not published; published by then"
            yield Bearing(date_clue("page-header", line, date, reason), (Interval(None, latest.latest),))
