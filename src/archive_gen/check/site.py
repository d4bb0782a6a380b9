"""A built site read as its readers' programs will: links, anchors, ids, feeds, the site map, sizes.

Pages are searched for tags rather than parsed: what archive-gen writes is regular, and a site can have 100,000 pages.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from msgspec.structs import replace

from archive_gen.problems import Problem, Severity, counted

MB = 1_000_000
SITE_LIMIT_BYTES = 1000 * MB
FILE_LIMIT_BYTES = 100 * MB
FEW_PAGES = 3
"""A fault of more pages than this is told once."""
NEAR = 0.8
"""GitHub Pages serves 1 GB, and git takes files of 100 MB there; from this share on it is said."""

Read = Callable[[str], bytes]

# A tag that is not closed ends where the next begins, as browsers have it, so that no sign is read for two of them.
_TAG = re.compile(r"<!--|<([a-zA-Z]++)(?:[^<>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|(?=<)|\Z)")
_COMMENT_END = re.compile("-->")
_SCRIPT_END = re.compile("</(?:script|style)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s(href|src|id|content)=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_REFRESH = re.compile(r"\s*\d+\s*;\s*url=(.+)", re.IGNORECASE)
_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = re.compile(r"sitemap(?:-\d+)?\.xml")
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check_site(sizes: Mapping[str, int], read: Read, base_url: str = "") -> Iterator[Problem]:
    """Yield what is wrong with a site, whose files `sizes` lists in bytes by path and `read` returns.

    Problems have the paths of the site's files. Links that leave the site are not followed.
    """
    site = _Site(sizes, base_url)
    anchors: dict[str, dict[str, tuple[str, int]]] = {}
    of_pages: dict[str, list[Problem]] = {}
    for path in sorted(sizes):
        if path.endswith((".html", ".htm")):
            text = read(path).decode("utf-8", "replace")
            for what, problem in _check_page(path, text, site, anchors):
                of_pages.setdefault(what, []).append(problem)
        elif path.endswith("feed.atom"):
            yield from _check_atom(path, read(path), site)
        elif path.endswith("feed.json"):
            yield from _check_json_feed(path, read(path), site)
        elif _SITEMAP.fullmatch(path):
            yield from _check_sitemap(path, read(path), site)
    for found in of_pages.values():
        yield from _once_where_many(found)
    yield from _check_anchors(anchors, read)
    yield from _check_sizes(sizes)


class _Site(NamedTuple):
    """The sizes of a site's files in bytes, by path, and the address where it is to stand, empty without one."""

    sizes: Mapping[str, int]
    base_url: str

    @property
    def base_path(self) -> str:
        """The path at its host, which begins and ends with `/`."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def file_at(self, target: str) -> str | None:
        """Return the file that a path within the site leads to, None where there is none."""
        if target in self.sizes:
            return target
        index = posixpath.normpath(posixpath.join(target, "index.html"))
        return index if index in self.sizes else None

    def inside(self, url: str) -> str | None:
        """Return the path within the site of an absolute address, None for one elsewhere."""
        base = self.base_url.rstrip("/") + "/"
        return unquote(urlsplit(url[len(base) :]).path) if self.base_url and url.startswith(base) else None


def _check_page(
    path: str, text: str, site: _Site, anchors: dict[str, dict[str, tuple[str, int]]]
) -> Iterator[tuple[str, Problem]]:
    """Yield a page's broken links and repeated ids, and add to `anchors` the ids of other pages that it links to.

    Before each stands what it is, which is the same on every page that has it.
    """
    ids: set[str] = set()
    for line, name, value in _attributes(text):
        if name == "id":
            if value in ids:
                hint = "links to it lead to the first; if your own template or page gives it, take another"
                yield f"#{value}", Problem(path, line, "duplicate-id", f"the id {value!r} stands twice", hint)
            ids.add(value)
            continue
        target, fragment = _target(path, value, site.base_path if path == "404.html" else None)
        if target is None:
            continue
        found = site.file_at(target)
        if found is None:
            hint = "if one of your own pages or templates links to it, mend it there; otherwise build again"
            message = f"{value!r} leads to no file of the site"
            yield target, Problem(path, line, "broken-link", message, hint, "error")
        elif fragment and found.endswith(".html"):
            anchors.setdefault(found, {}).setdefault(fragment, (path, line))


def _once_where_many(found: list[Problem]) -> Iterator[Problem]:
    """Yield one problem of pages; of more than a few pages, which have it from a template, at the first of them."""
    pages = len({problem.path for problem in found})
    if pages <= FEW_PAGES:
        yield from found
    else:
        yield replace(found[0], message=f"{found[0].message}, on this page and {counted(pages - 1, 'other page')}")


def _attributes(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, name and value of each id and of each link in a page."""
    line, counted = 1, 0
    for tag in _tags(text):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            name = attribute[1].lower()
            value = html.unescape(attribute[2] if attribute[2] is not None else attribute[3])
            if name == "content":
                refresh = _REFRESH.fullmatch(value) if "http-equiv" in tag[0] else None
                if refresh is None:
                    continue
                value = refresh[1]
            line += text.count("\n", counted, tag.start())
            counted = tag.start()
            yield line, name, value


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the opening tags of a page; comments, and what is inside of scripts and styles, are passed over."""
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        inside = None
        if tag[0] == "<!--":
            inside = _COMMENT_END
        else:
            yield tag
            if tag[1].lower() in ("script", "style"):
                inside = _SCRIPT_END
        if inside:
            end = inside.search(text, at)
            if end is None:
                return
            at = end.end()


def _target(page: str, link: str, base_path: str | None) -> tuple[str | None, str]:
    """Return the path within the site that a link leads to, None for one that leaves it, and its fragment.

    The page for lost addresses is shown at any of them, so it alone links from the host's root, below `base_path`.
    """
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return link, ""
    if parts.scheme or parts.netloc:
        return None, ""
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return page, fragment
    if path.startswith("/"):
        inside = path.removeprefix(base_path) if base_path and path.startswith(base_path) else "/" + path
        return inside or "./", fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + "/" * path.endswith("/"), fragment


def _check_anchors(anchors: Mapping[str, Mapping[str, tuple[str, int]]], read: Read) -> Iterator[Problem]:
    for target in sorted(anchors):
        ids = {value for _, name, value in _attributes(read(target).decode("utf-8", "replace")) if name == "id"}
        for fragment, (path, line) in sorted(anchors[target].items()):
            # "#top" needs no element: the HTML standard sends it to the top of any page.
            if fragment not in ids and fragment.lower() != "top":
                message = f"the link to #{fragment} of {target} leads to no such place on it"
                yield Problem(path, line, "broken-anchor", message, "give the place its id again, or change the link")


def _feed_problem(path: str, message: str) -> Problem:
    hint = "build again; if it is a feed or template of your own, mend it there"
    return Problem(path, 0, "broken-feed", message, hint, "error")


def _check_atom(path: str, content: bytes, site: _Site) -> Iterator[Problem]:
    """Yield where a feed is not what RFC 4287 section 4.1 asks for."""
    try:
        feed = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        yield _feed_problem(path, f"is not XML: {fault}")
        return
    entries = feed.findall(f"{_ATOM}entry")
    for number, element in enumerate([feed, *entries]):
        where = f"entry {number}" if number else "the feed"
        for name in ("id", "title", "updated"):
            if not (element.findtext(f"{_ATOM}{name}") or "").strip():
                yield _feed_problem(path, f"{where} has no {name}")
        for link in element.findall(f"{_ATOM}link"):
            yield from _check_feed_link(path, link.get("href") or "", site)
    ids = [entry.findtext(f"{_ATOM}id") for entry in entries]
    if len(set(ids)) < len(ids):
        yield _feed_problem(path, "two entries have one id")


def _check_json_feed(path: str, content: bytes, site: _Site) -> Iterator[Problem]:
    try:
        feed: Any = json.loads(content)
        items = feed["items"]
        missing = [name for name in ("version", "title") if not feed.get(name)]
        ids = [item["id"] for item in items]
        links = [item["url"] for item in items if item.get("url")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        yield _feed_problem(path, f"is not a JSON Feed: {type(fault).__name__}: {fault}")
        return
    for name in missing:
        yield _feed_problem(path, f"the feed has no {name}")
    if len(set(ids)) < len(ids):
        yield _feed_problem(path, "two items have one id")
    for link in links:
        yield from _check_feed_link(path, str(link), site)


def _check_feed_link(path: str, link: str, site: _Site) -> Iterator[Problem]:
    inside = site.inside(link)
    target, _ = _target(path, link, None) if inside is None else (inside or "./", "")
    if target is not None and site.file_at(target) is None:
        yield _feed_problem(path, f"{link!r} leads to no file of the site")


def _check_sitemap(path: str, content: bytes, site: _Site) -> Iterator[Problem]:
    try:
        urls = [element.text or "" for element in ElementTree.fromstring(content).iter(f"{_MAP}loc")]
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        yield Problem(path, 0, "broken-feed", f"is not XML: {fault}", "build again", "error")
        return
    for url in urls:
        inside = site.inside(url)
        if inside is not None and site.file_at(inside or "./") is None:
            message = f"{url!r} leads to no file of the site"
            yield Problem(path, 0, "broken-link", message, "build again", "error")


def _check_sizes(sizes: Mapping[str, int]) -> Iterator[Problem]:
    for path, size in sorted(sizes.items()):
        if size > NEAR * FILE_LIMIT_BYTES:
            severity: Severity = "error" if size > FILE_LIMIT_BYTES else "warning"
            message = f"is {_mb(size)}, and GitHub takes files up to {_mb(FILE_LIMIT_BYTES)}"
            yield Problem(path, 0, "file-size", message, "publish it elsewhere, or part the archive", severity)
    total = sum(sizes.values())
    if total > NEAR * SITE_LIMIT_BYTES:
        severity = "error" if total > SITE_LIMIT_BYTES else "warning"
        message = f"the site is {_mb(total)}, and GitHub Pages serves up to {_mb(SITE_LIMIT_BYTES)}"
        yield Problem("", 0, "site-size", message, "part the archive, or publish it with another host", severity)


def _mb(size: int) -> str:
    return f"{size / MB:,.0f} MB"
