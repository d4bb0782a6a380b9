"""The article's own address, and the date in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive_gen.loader.archived_addresses import Address, take_out
from archive_gen.loader.calendar_names import SHORT_ENGLISH_MONTHS
from archive_gen.loader.clues.making import line_clue, outside_clue, parts_interval
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Line, Page

_URL = re.compile(r"https?://[^\s<>\"“”]{4,400}")
_URL_DATE = re.compile(
    rf"[/_-](?P<year>(?:19|20)\d\d)[/_-]?(?P<month>0[1-9]|1[0-2]|(?<=/)(?:{'|'.join(SHORT_ENGLISH_MONTHS).lower()})(?=/))"
    r"(?:[/_-]?(?P<day>0[1-9]|[12]\d|3[01]))?(?=[/_.-]|(?:[01]\d|2[0-3])(?:[0-5]\d){2}\d{0,6}(?!\d))"
)
URL_LABEL = re.compile(
    r"\s*(?:source|url|link|(?:read the )?original(?: article| story)?|retrieved from|permalink|available at|"
    r"the wayback machine|quelle|fuente|fonte|источник|джерело|"
    r"(?:▶\s?)?(?:기사\s?)?원문|原文(?:链接|連結|網址)?|元記事)"
    r"\s*[:-]\s*",
    re.IGNORECASE,
)
"""What stands before the article's own address on its line."""

_SLUG_WORD = re.compile(r"[^\W_]{4,}")
_SHARED_WORDS = 2


class OwnAddress(NamedTuple):
    """The article's own address; it stands at `offset` of a `line` of the page, or was stated outside of the text."""

    address: Address
    line: Line | None = None
    offset: int = 0


def find_address(page: Page, stated: str | None, title: str) -> OwnAddress | None:
    """Return the article's own address: what is stated of it, or what the page shows; None where neither does."""
    own = _own_address(page, title)
    if not stated:
        return own
    address = take_out(stated)
    if own and own.address.url == address.url:
        return own._replace(address=address if address.saved else own.address)
    return OwnAddress(address)


def _own_address(page: Page, title: str) -> OwnAddress | None:
    """The address that is labelled as the article's, or stands alone and says what the headline says.

    Any other address is a link.
    """
    if "://" not in page.text:
        return None
    told = set(_SLUG_WORD.findall(title.casefold()))
    for line in page.within("above", "head", "tail"):
        match = _URL.search(line.raw)
        if not match or line.raw[match.end() :].strip(" .)>"):
            continue
        before = line.raw[: match.start()]
        slug = set(_SLUG_WORD.findall(match[0].casefold()))
        if URL_LABEL.fullmatch(before) or (not before.strip(" (<") and len(told & slug) >= _SHARED_WORDS):
            written = match[0].rstrip(".,)")
            address = take_out(written)
            if saved := address.saved:
                place = line.start + match.start() + written.index(saved.words)
                address = address._replace(saved=saved._replace(place=place))
            return OwnAddress(address, line, match.start() + _offset(written, address.url))
    return None


def _offset(written: str, url: str) -> int:
    """Where the page's own address begins in one that holds it, counted by its host: AMP writes no scheme before it."""
    scheme, _, rest = url.partition("://")
    return max(0, written.find(rest.partition("?")[0])) - len(scheme) - len("://")


def url_clues(own: OwnAddress | None) -> Iterator[Bearing]:
    """Yield the date in the article's own address."""
    match = _URL_DATE.search(own.address.url) if own else None
    if not own or not match:
        return
    try:
        interval = parts_interval(match)
    except ValueError:
        return
    reason = "the article's address bears that date"
    if own.line:
        quote = match[0].strip("/_-")
        start = own.offset + match.start() + match[0].index(quote)
        clue = line_clue("url", own.line, start, start + len(quote), reason)
    else:
        clue = outside_clue("url", own.address.url, reason)
    yield Bearing(clue, (interval,), states=True)
