"""What a page's JSON-LD (schema.org) says of the article that it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from archive_gen.controls import without_controls
from archive_gen.loader.noise import fold

LONGEST_VALUE = 2000
"""How many characters of a value are read."""

_LONGEST_SCRIPT = 400_000
_MOST_NODES = 400
_CDATA = re.compile(r"^(?://)?\s*+<!(?:\[CDATA\[|--)|(?://)?\s{0,9}(?:\]\]|--)>$")


def find_articles(scripts: Iterable[str]) -> list[dict[str, Any]]:
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


def own_article(articles: Sequence[dict[str, Any]], url: str | None, titles: Iterable[str]) -> dict[str, Any]:
    """The one that is this page's. Of several it must share the page's address or title, or none is.

    A single one is not this page's where it has another address and another title.
    """
    names = {fold(title) for title in titles if title}
    if len(articles) <= 1:
        return articles[0] if articles and not _is_another(articles[0], url, names) else {}
    own = [a for a in articles if url and url in _addresses(a)]
    own = own or [a for a in articles if (headline := text_of(a.get("headline"))) and fold(headline) in names]
    return own[0] if own and len({text_of(a.get("datePublished")) for a in own}) == 1 else {}


def text_of_data(scripts: Iterable[str]) -> str:
    """Return headline and text of the one article that a page's JSON-LD holds whole; "" where it holds none so."""
    whole = [one for one in find_articles(scripts) if isinstance(one.get("articleBody"), str)]
    if len(whole) != 1:
        return ""
    lines = (" ".join(line.split()) for line in whole[0]["articleBody"].splitlines())
    return "\n\n".join(filter(None, (squeeze(text_of(whole[0].get("headline"))), *lines)))


def _is_another(article: dict[str, Any], url: str | None, names: set[str]) -> bool:
    """Whether an article is told to be another page's: its address and the page's, its headline and the page's titles
    have no word or number in common."""
    told = _words(text_of(article.get("headline")))
    parts = set().union(*map(_last_part, _addresses(article)))
    own = _last_part(url or "")
    if not (told and parts and own and names) or parts & own:
        return False
    return not any(told & _words(name) for name in names)


# A line without blanks, as in Chinese, is one word here: nothing tells that it is another than one like it.
_WORD = re.compile(r"[^\W_]{4,}")


def _words(line: str) -> set[str]:
    words = set(_WORD.findall(fold(line)))
    return words if len(words) > 1 and line.isascii() else set()


def _last_part(address: str) -> set[str]:
    """The words in the last part of an address's path, by which a site tells its pages."""
    try:
        parts = [part for part in urlsplit(address).path.lower().split("/") if part not in ("", "amp")]
    except ValueError:
        return set()
    return {word for word in _WORD.findall(parts[-1]) if word not in ("html", "shtml", "aspx")} if parts else set()


def is_wiki_page(article: dict[str, Any]) -> bool:
    """Return whether an article is a page of Wikipedia or one of its sister projects."""
    return name_of(article.get("publisher")).startswith("Wikimedia Foundation")


def _addresses(article: dict[str, Any]) -> set[str]:
    page = article.get("mainEntityOfPage")
    nested = page.get("@id") if isinstance(page, dict) else page
    return {text_of(value).partition("#")[0] for value in (article.get("url"), article.get("@id"), nested)}


def name_of(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return squeeze(text_of(value.get("name") if isinstance(value, dict) else value))


def author_names(value: Any) -> list[str]:
    people = value if isinstance(value, list) else [value]
    named = [one for one in people[:12] if not (isinstance(one, dict) and one.get("@type") == "Organization")]
    return [name for name in map(name_of, named) if name]


def squeeze(text: str) -> str:
    """Return a text with its white space squeezed, as far as values are read."""
    return " ".join(without_controls(text[:LONGEST_VALUE]).split())


def text_of(value: Any) -> str:
    """Return a value where it is a text, else nothing."""
    return value[:LONGEST_VALUE] if isinstance(value, str) else ""
