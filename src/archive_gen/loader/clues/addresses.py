"""The article's own address, and the date in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.given import Given
from archive_gen.loader.archived_addresses import SAVED
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


def find_own_url(page: Page, title: str) -> tuple[str, Line, int] | None:
    """Return the article's own address where the capture states it, its line, and its offset in that.

    It is labelled as such, or stands alone and says what the headline says: any other address is a link.
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
            saved = SAVED.match(match[0])
            start = saved.end() if saved else 0
            return match[0][start:].rstrip(".,)"), line, match.start() + start
    return None


def url_clues(page: Page, given: Given, title: str) -> Iterator[Bearing]:
    """Yield the date in the article's own address, which a person gives or the page shows."""
    own = find_own_url(page, title)
    url = given.url or (own[0] if own else None)
    match = _URL_DATE.search(url) if url else None
    if not url or not match:
        return
    try:
        interval = parts_interval(match)
    except ValueError:
        return
    reason = "the article's address bears that date"
    if own and url == own[0]:
        _, line, offset = own
        quote = match[0].strip("/_-")
        start = offset + match.start() + match[0].index(quote)
        clue = line_clue("url", line, start, start + len(quote), reason)
    else:
        clue = outside_clue("url", url, reason)
    yield Bearing(clue, (interval,), states=True)
