"""The only place where markup is made from text: bodies, Markdown pages, JSON in pages.

Everything else reaches a page through autoescape.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import markupsafe
import msgspec
import nh3
from markupsafe import Markup, escape

from archive_gen.model import Block
from archive_gen.renderer.views import BodyLink, BodyView

escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""Escapes what is text and no markup, as `escape` does, which asks for this in C; `escape` itself where it does not."""

LONGEST_PAGE = 64 * 1024
MOST_BRACKETS = 1000
# Python-Markdown looks for the end of each bracket again and again: 4,000 of them take seconds.
_UNSAFE_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\\"<>^`{|}]")
_MARK = re.compile(r"(?:[•·▪◦‣*–—-]|\d{1,3}[.)])\s")
_QUOTED = re.compile(r"(?<!\w)'[^\n]+?'(?!\w)|“[^“”]*”")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_ENCODE_JSON = msgspec.json.Encoder(order="sorted").encode
_NOT_IN_DATA = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_ELEMENTS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "hr", "br"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def safe_url(url: str | None) -> str | None:
    """Return a captured URL that may stand in a link: http or https, with a host and nothing else before it."""
    if not url or _UNSAFE_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None


def wikidata_url(item: str | None) -> str | None:
    """Return the address of a Wikidata item, None for what is no item's id."""
    return f"https://www.wikidata.org/wiki/{item}" if item and _WIKIDATA.fullmatch(item) else None


def body_html(body: BodyView, root: str) -> Markup:
    """Return a record's body, with its links' targets under `root`."""
    parts: list[str] = []
    offset = body.offset
    links = deque(body.links)
    listing = ""
    for number, block in enumerate(body.blocks, 1):
        if listing != (opening := _list_of(block)):
            parts.append(("</ul>\n" if listing else "") + opening)
            listing = opening
        parts.append(_block_html(block, number, _linked(block.text, offset, links, root)))
        offset += len(block.text) + 2
    if listing:
        parts.append("</ul>\n")
    return Markup("".join(parts))


def isolated_html(text: str) -> str:
    """Return words of the program with what they quote set apart: a quote may be written from the right to the left."""
    if text.isascii():
        return text
    made, done = Markup(""), 0
    for found in _QUOTED.finditer(text):
        made += text[done : found.start() + 1] + Markup("<bdi>{}</bdi>").format(found[0][1:-1])
        done = found.end() - 1
    return made + text[done:]


def _list_of(block: Block) -> str:
    """Return what opens the list that a block is an item of; empty where it is none. An item has one mark, its own
    where the text has one.
    """
    if block.role != "list-item":
        return ""
    return '<ul class="marked">\n' if _MARK.match(block.text) else "<ul>\n"


def document_html(title: str, language: str, meta: Mapping[str, str], blocks: Iterable[Block]) -> bytes:
    """Return a document for the full-text index: words that are searched, and what a found one is shown by.

    Without the blocks' ids, for each of which the index would keep the block a second time. It keeps no document
    without words, so a title stands in for a body; and it takes zero-width spaces for the bounds of words in a
    script that has none, so those of a text are out.
    """
    named = {"title": title, **meta}.items()
    head = "".join(f'<meta data-pagefind-meta="{key}[content]" content="{escape_text(text)}">\n' for key, text in named)
    parts = [("h2" if block.role == "heading" else "p", block.text) for block in blocks] or [("p", title)]
    body = "".join(f"<{element}>{escape_text(text)}</{element}>\n" for element, text in parts)
    text = f"{head}<body data-pagefind-body>\n{body}</body>\n"
    document = f'<!doctype html>\n<html lang="{escape_text(language)}">\n{text}</html>\n'
    return document.replace("\u200b", "").encode("utf-8", "replace")


def _block_html(block: Block, number: int, inner: str) -> str:
    match block.role:
        case "heading":
            return f'<h2 id="p{number}">{inner}</h2>\n'
        case "quote":
            return f'<blockquote id="p{number}"><p>{inner}</p></blockquote>\n'
        case "list-item":
            return f'<li id="p{number}">{inner}</li>\n'
        case "caption":
            return f'<p class="caption" id="p{number}">{inner}</p>\n'
        case _:
            return f'<p id="p{number}">{inner}</p>\n'


def _linked(text: str, offset: int, links: deque[BodyLink], root: str) -> str:
    """Return the block's text escaped, with the links that lie wholly in it; those that begin in it leave `links`."""
    parts: list[str] = []
    done = 0
    while links and links[0].start < offset + len(text):
        link = links.popleft()
        start, end = link.start - offset, link.end - offset
        if start < done or end > len(text):
            continue
        parts.append(escape_text(text[done:start]))
        parts.append(f'<a href="{escape_text(root + link.path)}">{escape_text(text[start:end])}</a>')
        done = end
    parts.append(escape_text(text[done:]))
    return "".join(parts)


def too_heavy(text: str) -> str:
    """Return why a Markdown page is shown as plain text, empty where it is not."""
    if len(text) > LONGEST_PAGE:
        return f"it is longer than {LONGEST_PAGE // 1024} KB"
    if text.count("[") > MOST_BRACKETS:
        return f"it has more than {MOST_BRACKETS} square brackets"
    return ""


def markdown_html(text: str, root: str) -> Markup:
    """Return a Markdown page as sanitised HTML; HTML within it is shown, not obeyed.

    A link that begins with `/` is to a page of the site, wherever the site stands.
    """
    if too_heavy(text):
        return _plain_html(text)
    # Few pages are Markdown, and most builds render none of them.
    import markdown

    reader = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    try:
        made = reader.convert(text)
    except RecursionError:  # quotes within quotes, thousands deep
        return _plain_html(text)

    def rewrite(element: str, attribute: str, value: str) -> str | None:
        if (element, attribute) != ("a", "href"):
            return value
        return _site_link(value, root)

    clean = nh3.clean(
        made,
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        attribute_filter=rewrite,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return Markup(clean)


def _site_link(target: str, root: str) -> str:
    if not target.startswith("/") or target.startswith("//"):
        return target
    path, mark, fragment = target[1:].partition("#")
    file = f"{path}index.html" if not path or path.endswith("/") else path
    return f"{root}{file}{mark}{fragment}"


def _plain_html(text: str) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(one.strip()) for one in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    return (one for one in text.split("\n\n") if one.strip())


def json_html(value: object) -> Markup:
    """Return JSON for a data block: no `<`, `>` or `&` is left in it that could end the element."""
    text = _ENCODE_JSON(value).decode()
    for sign, escaped in _NOT_IN_DATA:
        text = text.replace(sign, escaped)
    return Markup(text)
