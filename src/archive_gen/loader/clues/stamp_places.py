"""Where an article's own stamps can stand on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import is_marked, is_timed

HEADER_LINES = 12
"""How many lines a page's header has at most."""
LIST_REACH, LIST_LENGTH = 14, 3
"""How far the days of a list stand from each other, and how many make one."""
# "Posted by A Name on Monday, 7 February 2022" below a quoted post is its own, not the article's.
_EMBEDDED = re.compile(
    r"\W{0,3}(?:a post shared|posted|shared|gepostet|geteilt|publié|publicado) (?:by|von|par|por)\b", re.IGNORECASE
)
_REACH_ABOVE, _REACH_UNDER, _REACH_BELOW, _POST_FOOT_REACH = 30, 12, 20, 10
FIRST_PUBLISHED = re.compile(r"\W{0,3}(?:first|originally) published", re.IGNORECASE)
# What blogs print between a post and its comments: "Posted on 2 August 2019 Author A Name Categories Harbour".
POST_FOOT = re.compile(
    r"\W{0,3}by [^|]{2,40}\|.{6,40}\|.{0,80}\b(?:categor(?:y|ies)|comments?)\b|"
    r"\W{0,3}(?:posted|published) (?:on|in)\b.{6,80}\b"
    r"(?:author|by|categor(?:y|ies)|tags?|tagged|leave a (?:comment|reply))\b",
    re.IGNORECASE,
)
RELEASE_DATE = re.compile(r"(?:(?:press|news) )?release date\s?:? [^\n]{6,30}$", re.IGNORECASE)
"""What press offices print, and what stands beside films and games: it may be left in the text."""
FRAME = ("related", "comments", "after-the-article", "tags", "caption", "credit", "teaser", "copyright")


def lines_about(page: Page) -> Iterator[Line]:
    """Yield the lines where an article's own stamp can stand: around its beginning, and right below its end."""
    first = page.opening
    under = [*below_headlines(page), *_under_headline(page)]
    far = {line.position: line for line in under if line.position < first - _REACH_ABOVE}.values()
    for line in [*far, *page.lines[max(0, first - _REACH_ABOVE) : first + _REACH_BELOW]]:
        # A headline may have its day behind it.
        if line.zone == "tail" or (line.zone == "body" and not RELEASE_DATE.match(line.unit.text)):
            continue
        if not is_of_frame(page, line) and not is_embedded(page, line):
            yield line
    for line in page.lines[first + _REACH_BELOW :]:
        if line.zone == "inner" and (FIRST_PUBLISHED.match(line.raw) or POST_FOOT.match(line.raw)):
            yield line
    foot = list(foot_lines(page))
    yield from foot
    for line in page.lines[page.last_body + 1 + len(foot) :][:_POST_FOOT_REACH]:
        if POST_FOOT.match(line.raw):
            yield line


def below_headlines(page: Page) -> Iterator[Line]:
    """Yield the lines right below the headline, wherever it stands but on top, where it is the tab's title.

    Between the two are only bylines, credits and the headline once more. Among the dates of a list above the
    article's own headline it is one of other articles, some of which bear the same.
    """
    below = False
    for line in page.lines[1 : page.first_body]:
        if line.zone == "title" or line.reason == "headline-repeat":
            below = True
        elif below:
            around = page.lines[max(0, line.position - LIST_REACH) : line.position + LIST_REACH]
            if line.zone == "head" or sum(other.reason == "stamp" for other in around) <= LIST_LENGTH:
                yield line
            below = line.reason in BESIDE_HEADLINE


BESIDE_HEADLINE = ("stamp", "byline", "headline-repeat", "ornament", "credit")


def _under_headline(page: Page) -> Iterator[Line]:
    """The lines a little below the headline, near the top those that tell the time or hold a stamp's word.

    A masthead, below a tab's title, does neither.
    """
    deep = page.title_position >= HEADER_LINES
    for line in page.lines[page.title_position + 1 : page.title_position + _REACH_UNDER]:
        if line.zone == "head" and (deep or is_marked(line.raw) or is_timed(line.raw)):
            yield line


def is_of_frame(page: Page, line: Line) -> bool:
    """Whether a line is of what stands around an article; "Posted in Harbour on 2 August 2019" is of the article.

    So is "Source: Agency | 2021-08-30 22:13:54": no picture's credit tells the time.
    """
    in_head = line.zone == "head" or (line.zone == "inner" and line.position < page.opening)
    if in_head and line.reason in ("tags", "credit"):
        return not (is_marked(line.raw) if line.reason == "tags" else is_timed(line.raw))
    return line.reason in FRAME


def is_embedded(page: Page, line: Line) -> bool:
    """Whether a line is a quoted post's, as social media sign it."""
    return line.position > page.opening and _EMBEDDED.match(line.raw) is not None


def foot_lines(page: Page) -> Iterator[Line]:
    """Yield the lines right after the last paragraph, up to the first that opens something else."""
    for line in page.lines[page.last_body + 1 :]:
        if line.reason in ("related", "comments", "after-the-article") and line.position > page.last_body + 2:
            return
        yield line
