"""What a page's markup states about itself: title, names, address, language, and dates as precise as written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from archive_gen.loader.archived_addresses import ARCHIVE_TODAY, is_archive_today, take_out
from archive_gen.loader.linked_data import (
    LONGEST_VALUE,
    author_names,
    find_articles,
    is_wiki_page,
    name_of,
    own_article,
    squeeze,
    text_of,
)
from archive_gen.loader.noise import fold
from archive_gen.loader.saving_programs import read_saved, replayed
from archive_gen.loader.stated_dates import StatedDate, read_stated_date
from archive_gen.model import LANGUAGE_TAG


class PageMetadata(NamedTuple):
    """What the markup states; empty or None where it states nothing.

    `titles` are the article's names, most trusted first. `url` is its own address, `archived` that in a web
    archive. `published` holds what states the publication, the most explicit field first; where it `is_vague`, that
    may be another day. `modified` holds what states a later change. `captured` is the day on which the page was
    saved where it was, `saved` the same as a date that bounds. `found` is a day that a date finder made out in the
    page, `noted` one that a person gives, or with which a program noted when it saved a text.
    """

    titles: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    archived: str | None = None
    language: str | None = None
    published: tuple[StatedDate, ...] = ()
    is_vague: bool = False
    modified: tuple[StatedDate, ...] = ()
    captured: dt.date | None = None
    saved: StatedDate | None = None
    found: dt.date | None = None
    noted: StatedDate | None = None


NOTHING_STATED = PageMetadata()


def saved_then(saved: StatedDate) -> PageMetadata:
    """Return what a page states of which no more is known than when it was saved."""
    return NOTHING_STATED._replace(saved=saved, captured=saved.options[0].latest)


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
    """Return what the parts of a page state together.

    Of a page that a web archive has, the address is that of the page, and the day of saving the archive's.
    """
    values: dict[str, list[str]] = {}
    for field in raw.fields:
        values.setdefault(field.name, []).append(field.content)
    saved_url, saved = read_saved(raw.comments, values)
    addresses = [raw.canonical, *values.get("og:url", []), saved_url]
    archived = [take_out(address.strip()) for address in addresses]
    url = _first_url([one.url for one in archived])
    titles = [*_all(values, _TITLES), raw.title]
    article = own_article(find_articles(raw.scripts), url, titles)
    if is_wiki_page(article):
        # The day on which the page was begun: the text is that of its last change. The headline is what it is about.
        article = {key: value for key, value in article.items() if key not in ("datePublished", "headline")}
    published = [*_dates("JSON-LD datePublished", [article.get("datePublished")]), *_field_dates(values, _PUBLISHED)]
    vague = [] if published else [*_time_dates(raw.times), *_field_dates(values, _VAGUE)]
    modified = [*_dates("JSON-LD dateModified", [article.get("dateModified")]), *_field_dates(values, _MODIFIED)]
    saved = next((one.saved for one in archived if one.saved), None) or replayed(raw.comments) or saved
    publisher = name_of(article.get("publisher")) or next((squeeze(v) for v in _all(values, _PUBLISHERS)), "")
    if any(map(is_archive_today, addresses)) or publisher in ARCHIVE_TODAY:
        # What it writes into a page's head are its own dates, and its own name.
        saved = saved or next((date for date in published if date.latest), None)
        published, vague, modified, publisher = [], [], [], ""
    return PageMetadata(
        titles=tuple(dict.fromkeys(t for t in map(squeeze, [text_of(article.get("headline")), *titles]) if t)),
        byline=read_names([*author_names(article.get("author")), *_all(values, _AUTHORS)], publisher),
        section=_section([name_of(article.get("articleSection")), *_all(values, _SECTIONS)]),
        publisher=publisher if 0 < len(publisher) <= 80 and "://" not in publisher else None,
        url=url,
        archived=next((one.archived for one in archived if one.archived), None),
        language=raw.language if LANGUAGE_TAG.fullmatch(raw.language) else None,
        published=_unlike(published or vague),
        is_vague=bool(vague) or _are_after(published, modified),
        modified=_unlike(modified),
        captured=saved.options[0].latest if saved else None,
        saved=saved,
    )


_MOST_DATES = 6


def _all(values: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in values.get(name, ())]


def _unlike(dates: Sequence[StatedDate]) -> tuple[StatedDate, ...]:
    """The dates without those that only say again what one before them says."""
    seen: dict[object, StatedDate] = {}
    for date in dates:
        seen.setdefault((date.options, date.nearby, date.latest), date)
    return tuple(seen.values())[:_MOST_DATES]


def _are_after(published: Sequence[StatedDate], modified: Sequence[StatedDate]) -> bool:
    """Whether a page is told to have been changed last before it was published, as where a system took it over."""
    firsts = [date.options[0].earliest for date in published]
    lasts = [date.latest or date.options[-1].latest for date in modified]
    return bool(firsts and lasts) and all(a and b and a > b for a in firsts for b in lasts)


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


def _section(values: Iterable[str]) -> str | None:
    """The first that is a name; some systems give an address, or every keyword there is."""
    return next((name for name in map(squeeze, values) if 0 < len(name) <= 40 and "://" not in name), None)


_SPLIT_NAMES = re.compile(r"\s*[,;|]\s*|\s+(?:and|und|et|y|&)\s+")
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_MOST_NAMES = 8


def read_names(values: Iterable[str], publisher: str) -> tuple[str, ...]:
    """Return people's names, each once: no address, no outlet, no sentence."""
    names: dict[str, str] = {}
    for value in values:
        for name in _SPLIT_NAMES.split(_BY.sub("", squeeze(value)[:400], count=1)):
            fits = 2 <= len(name) <= 60 and len(name.split()) <= 5 and name[0].isalpha() and not name[0].islower()
            if fits and not re.search(r"[@/\d]|https?:|www\.", name) and fold(name) != fold(publisher):
                names.setdefault(fold(name), name)
    return tuple(names.values())[:_MOST_NAMES]


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
