"""What a page's markup states about itself: title, names, address, language, and dates as precise as written."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from archive_gen.controls import without_controls
from archive_gen.edtf import Interval, month_interval, year_interval
from archive_gen.loader.dates import find_dates
from archive_gen.loader.noise import fold
from archive_gen.model import LANGUAGE_TAG

LONGEST_VALUE = 2000
"""How many characters of a value are read."""


class StatedDate(NamedTuple):
    """A date that a field of the metadata holds, in `words`.

    `options` are the days that it allows. A time in UTC can be another day where the outlet is:
    `nearby` are the neighbours that it can be. `latest` is the last day on which it is that moment
    anywhere on Earth, None where the words name no day. `place` is where they begin in the decoded
    capture, -1 where they do not stand there.
    """

    field: str
    words: str
    options: tuple[Interval, ...]
    nearby: tuple[Interval, ...] = ()
    latest: dt.date | None = None
    place: int = -1


class PageMetadata(NamedTuple):
    """What the markup states; empty or None where it states nothing.

    `titles` are the article's names, most trusted first. `published` holds what states the publication,
    the most explicit field first; `modified` what states a later change. `captured` is the day on which
    the page was saved where it was, `saved` the same as a date that bounds. `found` is a day that a date
    finder made out in the page.
    """

    titles: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[StatedDate, ...] = ()
    modified: tuple[StatedDate, ...] = ()
    captured: dt.date | None = None
    saved: StatedDate | None = None
    found: dt.date | None = None


NOTHING_STATED = PageMetadata()


class Field(NamedTuple):
    """A `meta` element: its name (or property, or itemprop) in lower case, and its content."""

    name: str
    content: str


class TimeElement(NamedTuple):
    """A `time` element that is marked as the publication. `near` tells whether it stands by the headline."""

    words: str
    near: bool


class RawMetadata(NamedTuple):
    """The parts of a page that hold metadata, as they stand. `scripts` are its JSON-LD, `comments` stand on top."""

    title: str
    fields: tuple[Field, ...]
    scripts: tuple[str, ...]
    times: tuple[TimeElement, ...]
    comments: tuple[str, ...]
    canonical: str
    language: str


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date.issued", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "date.published",
    "citation_publication_date", "bt:pubdate", "article_date_original", "originalpublicationdate",
    "iso-8601-publish-date", "cxenseparse:recs:publishtime", "article:create_at",
)  # fmt: skip
# What may be the publication, and may be any other day: heeded where nothing above is there.
_VAGUE = ("dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "datecreated", "date", "article.created")
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article:updated", "date.modified",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")

_SECTIONS = ("article:section", "parsely-section", "sailthru.section", "dcterms.section")


def read_metadata(raw: RawMetadata) -> PageMetadata:
    """Return what the parts of a page state together."""
    saved_url, saved = _saved(raw.comments)
    values: dict[str, list[str]] = {}
    for field in raw.fields:
        values.setdefault(field.name, []).append(field.content)
    url = _first_url([raw.canonical, *values.get("og:url", []), saved_url])
    titles = [*_all(values, _TITLES), raw.title]
    article = _own_article(_articles(raw.scripts), url, titles)
    published = [*_dates("JSON-LD datePublished", [article.get("datePublished")]), *_field_dates(values, _PUBLISHED)]
    published = published or [*_time_dates(raw.times), *_field_dates(values, _VAGUE)]
    modified = [*_dates("JSON-LD dateModified", [article.get("dateModified")]), *_field_dates(values, _MODIFIED)]
    publisher = _name(article.get("publisher")) or next((_squeeze(v) for v in _all(values, _PUBLISHERS)), "")
    return PageMetadata(
        titles=tuple(dict.fromkeys(t for t in map(_squeeze, [_text(article.get("headline")), *titles]) if t)),
        byline=read_names([*_author_names(article.get("author")), *_all(values, _AUTHORS)], publisher),
        section=_section([_name(article.get("articleSection")), *_all(values, _SECTIONS)]),
        publisher=publisher if 0 < len(publisher) <= 80 and "://" not in publisher else None,
        url=url,
        language=raw.language if LANGUAGE_TAG.fullmatch(raw.language) else None,
        published=_unlike(published),
        modified=_unlike(modified),
        captured=saved.options[0].latest if saved else None,
        saved=saved,
    )


_MOST_DATES = 6


def _all(values: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in values.get(name, ())]


def _squeeze(text: str) -> str:
    return " ".join(without_controls(text[:LONGEST_VALUE]).split())


def _text(value: Any) -> str:
    return value[:LONGEST_VALUE] if isinstance(value, str) else ""


def _unlike(dates: Sequence[StatedDate]) -> tuple[StatedDate, ...]:
    """The dates without those that only say again what one before them says."""
    seen: dict[object, StatedDate] = {}
    for date in dates:
        seen.setdefault((date.options, date.nearby, date.latest), date)
    return tuple(seen.values())[:_MOST_DATES]


def _first_url(candidates: Iterable[str]) -> str | None:
    """The first http or https address that is of a page and not of a whole site."""
    return next((url for url in map(str.strip, candidates) if is_page_address(url)), None)


def is_page_address(url: str) -> bool:
    """Return whether a text is an http or https address of a page, and not of a whole site."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or len(url) > LONGEST_VALUE:
        return False
    return not any(c.isspace() or not c.isprintable() for c in url) and (parts.path.strip("/") or parts.query) != ""


# JSON-LD (schema.org).

_LONGEST_SCRIPT = 400_000
_MOST_NODES = 400
_CDATA = re.compile(r"^(?://)?\s*+<!(?:\[CDATA\[|--)|(?://)?\s{0,9}(?:\]\]|--)>$")


def _articles(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """The articles that the page is said to be: not those that it lists, mentions or is a part of."""
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [parsed for script in scripts if (parsed := _parse(script)) is not None]
    seen = 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node[:_MOST_NODES]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
            if any(name.endswith(("Article", "Posting", "Report")) for name in names):
                found.append(node)
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]
    return found


def _parse(script: str) -> Any:
    if len(script) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(_CDATA.sub("", script.strip()), strict=False)
    except (ValueError, RecursionError):
        return None


def _own_article(articles: Sequence[dict[str, Any]], url: str | None, titles: Iterable[str]) -> dict[str, Any]:
    """The one that is this page's. Of several it must share the page's address or title, or none is."""
    if len(articles) <= 1:
        return articles[0] if articles else {}
    names = {fold(title) for title in titles if title}
    own = [a for a in articles if url and url in _addresses(a)]
    own = own or [a for a in articles if (headline := _text(a.get("headline"))) and fold(headline) in names]
    return own[0] if own and len({_text(a.get("datePublished")) for a in own}) == 1 else {}


def _addresses(article: dict[str, Any]) -> set[str]:
    page = article.get("mainEntityOfPage")
    nested = page.get("@id") if isinstance(page, dict) else page
    return {_text(value).partition("#")[0] for value in (article.get("url"), article.get("@id"), nested)}


def _name(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return _squeeze(_text(value.get("name") if isinstance(value, dict) else value))


def _section(values: Iterable[str]) -> str | None:
    """The first that is a name; some systems give an address, or every keyword there is."""
    return next((name for name in map(_squeeze, values) if 0 < len(name) <= 40 and "://" not in name), None)


def _author_names(value: Any) -> list[str]:
    people = value if isinstance(value, list) else [value]
    named = [one for one in people[:12] if not (isinstance(one, dict) and one.get("@type") == "Organization")]
    return [name for name in map(_name, named) if name]


_SPLIT_NAMES = re.compile(r"\s*[,;|]\s*|\s+(?:and|und|et|y|&)\s+")
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_MOST_NAMES = 8


def read_names(values: Iterable[str], publisher: str) -> tuple[str, ...]:
    """Return people's names, each once: no address, no outlet, no sentence."""
    names: dict[str, str] = {}
    for value in values:
        for name in _SPLIT_NAMES.split(_BY.sub("", _squeeze(value)[:400], count=1)):
            fits = 2 <= len(name) <= 60 and len(name.split()) <= 5 and name[0].isalpha() and not name[0].islower()
            if fits and not re.search(r"[@/\d]|https?:|www\.", name) and fold(name) != fold(publisher):
                names.setdefault(fold(name), name)
    return tuple(names.values())[:_MOST_NAMES]


# Dates.

_ISO = re.compile(
    r"(?P<year>\d{4})(?:(?P<s>[-/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=s)(?P<day>0[1-9]|[12]\d|3[01])(?P<rest>.{0,40}))?)?",
    re.DOTALL,
)
_CLOCK = re.compile(
    r"\s?[T ]?\s?(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|UT)?"
    r"\s?(?:(?P<sign>[+-])(?P<hours>0\d|1[0-4]):?(?P<minutes>[0-5]\d)?)?",
    re.IGNORECASE,
)
_ANY_CLOCK = re.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?(?:Z|UTC|GMT|UT)\b)?(?:\s?[+-]\d\d:?\d\d)?", re.IGNORECASE
)
# What content systems write where they know no date.
_PLACEHOLDERS = (dt.date(1970, 1, 1), dt.date(1969, 12, 31), dt.date(1900, 1, 1), dt.date(1904, 1, 1))
_LONGEST_DATE = 80


def _field_dates(values: dict[str, list[str]], names: Iterable[str]) -> Iterator[StatedDate]:
    for name in names:
        yield from _dates(name, values.get(name, ()))


def _time_dates(times: Sequence[TimeElement]) -> Iterator[StatedDate]:
    """The dates of marked `time` elements: those by the headline, or all where they agree; teasers have theirs too."""
    near = list(_dates("time element", [one.words for one in times if one.near]))
    found = near or list(_dates("time element", [one.words for one in times]))
    if len({date.options for date in found}) == 1:
        yield found[0]


def _dates(field: str, values: Iterable[Any]) -> Iterator[StatedDate]:
    for value in values:
        if isinstance(value, str) and (date := read_stated_date(field, value)):
            yield date


def read_stated_date(field: str, value: str) -> StatedDate | None:
    """Return the date that a field's value states, exactly as precise as it is written; None where it states none.

    ISO 8601, plain or basic, whole or only a month or year; else any one date as people write it.
    """
    words = _squeeze(value) if len(value) <= _LONGEST_DATE else ""
    match = _ISO.fullmatch(words)
    if match and (match["s"] or match["day"] or match["month"] is None):
        return _iso_date(field, words, match)
    dates = find_dates(words)
    if len(dates) != 1 or not dates[0].options or not dates[0].weekday_fits:
        return None
    options = dates[0].options
    clock = _ANY_CLOCK.search(words)
    moment = _CLOCK.fullmatch(clock[0]) if clock else None
    return _stated(field, words, options, moment)


def _iso_date(field: str, words: str, match: re.Match[str]) -> StatedDate | None:
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    rest = match["rest"] or ""
    moment = _CLOCK.fullmatch(rest)
    # What follows a day is a time, or the value is something else: "2019-04-25-harbour", a number of 14 digits.
    if year is None or (rest and not moment and rest[0] not in "T "):
        return None
    try:
        if month is None:
            return _stated(field, words, (year_interval(year),), None)
        if day is None:
            return _stated(field, words, (month_interval(year, month),), None)
        whole = dt.date(year, month, day)
    except ValueError:
        return None
    return _stated(field, words, (Interval(whole, whole),), moment)


def _stated(field: str, words: str, options: tuple[Interval, ...], moment: re.Match[str] | None) -> StatedDate | None:
    day = options[0].earliest
    if len(options) > 1 or day is None or day != options[0].latest:
        latest = options[-1].latest if len(options) > 1 else None
        return StatedDate(field, words, options, latest=latest)
    if day in _PLACEHOLDERS or not dt.date(2, 1, 1) <= day <= dt.date(9998, 1, 1):
        return None
    offset = _offset(moment)
    if moment is None or offset is None:
        return StatedDate(field, words, options, latest=day)
    time = dt.datetime(day.year, day.month, day.day, int(moment["hour"]), int(moment["minute"])) - offset
    first, last = (time - _WESTERNMOST).date(), (time + _EASTERNMOST).date()
    nearby = tuple(Interval(other, other) for other in (first, last) if other != day) if not offset else ()
    return StatedDate(field, words, options, nearby, last)


_WESTERNMOST, _EASTERNMOST = dt.timedelta(hours=12), dt.timedelta(hours=14)


def _offset(moment: re.Match[str] | None) -> dt.timedelta | None:
    """How far ahead of UTC a time's zone is; None where it names none."""
    if moment is None or not (moment["zone"] or moment["sign"]):
        return None
    size = dt.timedelta(hours=int(moment["hours"] or 0), minutes=int(moment["minutes"] or 0))
    return -size if moment["sign"] == "-" else size


# What programs that save pages write on top of them.

_SINGLEFILE = re.compile(r"\s*page saved with singlefile", re.IGNORECASE)
_SAVED_URL = re.compile(r"^\s*(?:\*\s*)?url:\s*(https?://\S{1,1900})", re.IGNORECASE | re.MULTILINE)
_SAVED_DATE = re.compile(r"^\s*(?:\*\s*)?saved date:\s*([^\n(]{6,60})", re.IGNORECASE | re.MULTILINE)
_BROWSER_URL = re.compile(r"\s*saved from url=\(\d{1,5}\)(https?://\S{1,1900})", re.IGNORECASE)


def _saved(comments: Iterable[str]) -> tuple[str, StatedDate | None]:
    """The address and the day in the comment of SingleFile; only the address in that of a browser."""
    for comment in comments:
        if _SINGLEFILE.match(comment):
            url, date = _SAVED_URL.search(comment), _SAVED_DATE.search(comment)
            stated = read_stated_date("SingleFile", date[1]) if date else None
            return (url[1] if url else ""), stated if stated and stated.latest and len(stated.options) == 1 else None
        if match := _BROWSER_URL.match(comment):
            return match[1], None
    return "", None
