"""A Wallabag export: one JSON list of saved articles, each with its content as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any

from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES
from archive_gen.edges.importing.found import Finding, Found, day_of, left_out, name_of, text_of, too_large

_OWN_KEYS = frozenset({"is_archived", "is_starred", "hashed_url", "reading_time", "domain_name", "given_url"})
_NOTHING_FETCHED = "wallabag can't retrieve contents"


def entries_of(export: Any) -> Sequence[Any] | None:
    """Return the entries of an export, None where it is none of Wallabag's."""
    if not isinstance(export, list) or not export or not isinstance(export[0], dict):
        return None
    return export if "url" in export[0] and not _OWN_KEYS.isdisjoint(export[0]) else None


def read(entries: Sequence[Any], where: str) -> Iterator[Finding]:
    """Yield the articles of an export as pages.

    What Wallabag has read of the page, its date among it, goes into the page's metadata and not into the sidecar:
    a sidecar is what a person says, and goes before all clues.
    """
    for number, entry in enumerate(entries, 1):
        told = f"{where}, entry {number}"
        if not isinstance(entry, dict):
            yield left_out(told, "import-damaged", "is not an article", "make the export again")
            continue
        content, title, url = (entry.get(key) for key in ("content", "title", "url"))
        if not text_of(content) or _NOTHING_FETCHED in str(content)[:500]:
            message = f"has no text: {text_of(title) or text_of(url)}"
            yield left_out(told, "import-no-text", message, "save the page itself, and import that", "warning")
            continue
        page = _page(entry).encode("utf-8", "replace")
        if len(page) > CAPTURE_LIMIT_BYTES:
            yield too_large(told)
            continue
        given = {"url": text_of(url), "captured": day_of(entry.get("created_at"))}
        name = name_of(text_of(title), text_of(url))
        yield Found(told, "Wallabag", name, ".html", page, given, tags=_tags(entry.get("tags")))


def _page(entry: dict[str, Any]) -> str:
    """Return an article as a page that says in its metadata what Wallabag knows of it."""
    title, language = text_of(entry.get("title")), text_of(entry.get("language")).replace("_", "-")
    authors = entry.get("published_by")
    facts = [
        ("article:published_time", text_of(entry.get("published_at"))),
        *(("author", text_of(name)) for name in (authors if isinstance(authors, list) else [authors])),
    ]
    metadata = "".join(
        f'<meta {"property" if ":" in name else "name"}="{name}" content="{html.escape(value)}">\n'
        for name, value in facts
        if value
    )
    lang = f' lang="{html.escape(language)}"' if language else ""
    return (
        f"<!DOCTYPE html>\n<html{lang}>\n<head>\n"
        f'<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
        f'<link rel="canonical" href="{html.escape(text_of(entry.get("url")))}">\n{metadata}</head>\n'
        f"<body>\n<article>\n<h1>{html.escape(title)}</h1>\n{entry['content']}\n</article>\n</body>\n</html>\n"
    )


def _tags(tags: Any) -> tuple[str, ...]:
    listed = tags if isinstance(tags, list) else []
    words = (tag.get("label") if isinstance(tag, dict) else tag for tag in listed)
    return tuple(word for word in map(text_of, words) if word)
