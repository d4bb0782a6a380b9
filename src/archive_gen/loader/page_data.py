"""The article that a page holds as data for its scripts (Next.js and the like), where it shows nothing without them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from archive_gen.loader.linked_data import LONGEST_VALUE, squeeze, text_of
from archive_gen.loader.noise import fold

_MOST_NODES = 50_000
_HEADLINES = ("headline", "title")
_BODIES = ("articleBody", "body", "bodyHtml", "bodyText", "content", "contentHtml", "html", "text")
_DAYS = ("datePublished", "publishedAt", "published_at", "publishDate", "publicationDate", "publishedDate")
_CHANGES = ("dateModified",)
# A teaser has fewer characters.
_FEWEST = 400


class DataArticle(NamedTuple):
    """An article as a page's data hold it: `body` is plain text or HTML; `published` is "" where no day is told."""

    headline: str
    body: str
    published: str
    modified: str


def find_data_article(scripts: Iterable[str], title: str) -> DataArticle | None:
    """Return the one article that a page's JSON holds with headline and text; None where there is none, or several.

    A site's other texts, such as what it says of its cookies, have neither a day nor a headline that the page's
    title has.
    """
    found: dict[str, DataArticle] = {}
    for script in scripts:
        for node in _nodes(_parse(script)):
            if (article := _article(node)) and (article.published or fold(article.headline) in fold(title)):
                found.setdefault(article.body, article)
    return next(iter(found.values())) if len(found) == 1 else None


def _parse(script: str) -> Any:
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _nodes(parsed: Any) -> Iterable[Mapping[str, Any]]:
    """The objects in a value, at any depth."""
    waiting, seen = [parsed], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            waiting += [value for value in node if isinstance(value, (dict, list))]


def _article(node: Mapping[str, Any]) -> DataArticle | None:
    headline = next((words for name in _HEADLINES if (words := squeeze(text_of(node.get(name))))), "")
    bodies = [body for name in _BODIES if isinstance(body := node.get(name), str) and len(body) >= _FEWEST]
    if not headline or len(headline) == LONGEST_VALUE or not bodies:
        return None
    published, modified = (
        next(filter(None, (text_of(node.get(key)) for key in keys)), "") for keys in (_DAYS, _CHANGES)
    )
    return DataArticle(headline, max(bodies, key=len), published, modified)
