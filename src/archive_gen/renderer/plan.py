"""Which files the site has: every path is decided, and every clash known, before anything is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from archive_gen.config import Config
from archive_gen.model import Archive, Facet
from archive_gen.problems import Problem, sorted_problems
from archive_gen.renderer.article import plan_articles
from archive_gen.renderer.contexts import Page, PlainContext, Provenance, SitemapContext, TextContext
from archive_gen.renderer.data_pages import plan_data
from archive_gen.renderer.datasets import DataFiles
from archive_gen.renderer.feeds import feed_links, plan_feeds
from archive_gen.renderer.figures import figures_in_words, precision_shares
from archive_gen.renderer.health import plan_health
from archive_gen.renderer.home import plan_home
from archive_gen.renderer.html import too_heavy
from archive_gen.renderer.page_groups import PageGroup, Stays, key_of, nothing_stays
from archive_gen.renderer.pairs import plan_pairs
from archive_gen.renderer.records import plan_records
from archive_gen.renderer.search import plan_search
from archive_gen.renderer.setting import Setting, make_setting
from archive_gen.renderer.stories import plan_stories
from archive_gen.renderer.terms import plan_terms
from archive_gen.renderer.timeline import plan_timeline
from archive_gen.slugs import make_slug
from archive_gen.vocabulary import Vocabulary

ABOUT, METHOD, NOT_FOUND = "about/index.html", "method/index.html", "404.html"
MOST_URLS = 50_000
"""How many URLs a sitemap may hold (sitemaps.org protocol)."""
_TITLE = re.compile(r"\A\s*#[ \t]+([^\n]{1,300})\n?")


_NONE: Mapping[str, str] = MappingProxyType({})
_OWN = "pages/"


class Material(NamedTuple):
    """What pages are made of beside the archive and the settings.

    The `vocabulary` has definitions and other names of entities. `own_pages` are the project's Markdown pages, text by
    name (`about` of `pages/about.md`), `index_ids` the full-text index's ids of the records, by permalink.
    """

    vocabulary: Vocabulary = Vocabulary()
    own_pages: Mapping[str, str] = _NONE
    index_ids: Mapping[str, str] = _NONE
    provenance: Provenance = Provenance()


NO_MATERIAL = Material()


class Planned(NamedTuple):
    """What a site is to hold, but for what needs no planning.

    `pages` are to be rendered, by path; `standing` are the paths of those that stand as they would be planned. `groups`
    tell by name the key of each group and the paths of its pages; none where pages clash, which is to be told each
    time. `articles` gives the groups of records' pages, named by their sources.
    """

    pages: tuple[Page, ...]
    standing: frozenset[str]
    groups: dict[str, tuple[bytes, tuple[str, ...]]]
    articles: Callable[[], Iterable[PageGroup]]
    problems: tuple[Problem, ...]


def plan_pages(
    archive: Archive,
    config: Config,
    material: Material = NO_MATERIAL,
    *,
    data: Callable[[], DataFiles] = lambda: DataFiles({}, ()),
    stays: Stays = nothing_stays,
) -> Planned:
    """Return every page of the site, and the problems of planning them.

    Where two want the same path, also but for the case of letters, the first planned keeps it: records, then what the
    program makes, then the project's pages in the order of their names. `data`, asked once nearly all is planned, says
    which files the data page leads to. `stays` tells which pages stand as they would be planned.
    """
    setting = make_setting(archive, config, _definitions(material.vocabulary), material.provenance)
    feeds = tuple(plan_feeds(setting, setting.site.title, "", range(len(archive.entries)), "the feed"))
    setting = replace(setting, site=replace(setting.site, feeds=feed_links(feeds)))
    setting = replace(setting, common=key_of(b"", (setting.site, setting.facets, setting.provenance), ()))
    own = [(f"{_OWN}{name}.md", text) for name, text in sorted(material.own_pages.items())]
    pages, groups, standing = _told_apart(chain(plan_articles(setting), _made(setting, data)), stays)
    pages += plan_search(setting, material.index_ids, material.vocabulary) if setting.site.search else ()
    pages += feeds
    pages += [_own_page(setting, source, text) for source, text in own]
    taken = {*standing, *(page.path for page in pages)}
    pages += [page for page in _defaults(setting) if page.path not in taken]
    if not {path.casefold() for path in standing}.isdisjoint(page.path.casefold() for page in pages):
        # Which of two pages keeps the path is told by the order of all.
        return plan_pages(archive, config, material, data=data)
    pages, clashes = _without_clashes(pages)
    pages += _maps(setting, [*standing, *(page.path for page in pages)])
    return Planned(
        tuple(sorted(pages, key=lambda page: page.path)),
        frozenset(standing),
        {} if clashes else groups,
        partial(plan_articles, setting),
        sorted_problems([*clashes, *_heavy(own)]),
    )


def _told_apart(
    planned: Iterable[Page | PageGroup], stays: Stays
) -> tuple[list[Page], dict[str, tuple[bytes, tuple[str, ...]]], list[str]]:
    """Return the pages that are to be made, the groups as `Planned` has them, and the paths of the pages that stay."""
    pages: list[Page] = []
    groups: dict[str, tuple[bytes, tuple[str, ...]]] = {}
    standing: list[str] = []
    for one in planned:
        if isinstance(one, Page):
            pages.append(one)
            continue
        paths = stays(one)
        if paths is None:
            made = list(one.plan())
            pages += made
            paths = tuple([page.path for page in made])
        else:
            standing += paths
        groups[one.name] = one.key, paths
    return pages, groups, standing


def _definitions(vocabulary: Vocabulary) -> dict[tuple[Facet, str], str]:
    return {("topics", topic.id): topic.definition for topic in vocabulary.topics if topic.definition}


def _made(setting: Setting, data: Callable[[], DataFiles]) -> Iterator[Page | PageGroup]:
    yield plan_home(setting)
    yield from plan_timeline(setting)
    yield from plan_stories(setting)
    yield from plan_terms(setting)
    yield from plan_pairs(setting)
    yield from plan_records(setting)
    yield plan_health(setting)
    yield from plan_data(setting, data())
    yield Page(".nojekyll", "", "the site", PlainContext(""))
    yield Page(NOT_FOUND, "not_found.html.jinja", "the site", _not_found(setting))


def _defaults(setting: Setting) -> Iterator[Page]:
    """Yield the pages that a project's own of the same name replaces."""
    pages = (
        (ABOUT, "about.html.jinja", "About", f"What {setting.site.title} is"),
        (METHOD, "method.html.jinja", "Method", "How dates and tags are made, and how to check them"),
    )
    for path, template, heading, description in pages:
        frame = setting.frame(path, heading, section=path, description=description)
        figures = figures_in_words(setting.archive.figures) if path == METHOD else ()
        shares = precision_shares(setting.archive.figures) if path == METHOD else ()
        yield Page(path, template, "the site", TextContext(frame, heading, figures=figures, shares=shares))


def _own_page(setting: Setting, source: str, text: str) -> Page:
    """Return the page of a Markdown file: its first heading, else its name, is its title."""
    name = source.removeprefix(_OWN).removesuffix(".md")
    path = f"{make_slug(name) or 'page'}/index.html"
    match = _TITLE.match(text)
    heading = match[1].strip(" \t#") if match else name.replace("-", " ").replace("_", " ").capitalize()
    rest = text[match.end() :] if match else text
    frame = setting.frame(path, heading, section=path, description=f"{heading} – {setting.site.title}")
    return Page(path, "text.html.jinja", source, TextContext(frame, heading, rest))


def _not_found(setting: Setting) -> TextContext:
    """Return the page that a host serves for any address: its links cannot be relative."""
    path = urlsplit(setting.site.base_url).path or "/"
    frame = setting.frame(NOT_FOUND, "Page not found", description="There is no page at this address")
    return TextContext(replace(frame, root=path, canonical=None), "Page not found")


def _without_clashes(pages: Iterable[Page]) -> tuple[list[Page], list[Problem]]:
    owners: dict[str, Page] = {}
    problems = []
    for page in pages:
        key = page.path.casefold()
        if owner := owners.get(key):
            problems.append(
                Problem(
                    page.source,
                    0,
                    "path-clash",
                    f"{page.path} is already the page of {owner.source}; this one was left out",
                    _way_out(page, owner),
                    "error",
                )
            )
        else:
            owners[key] = page
    return list(owners.values()), problems


def _way_out(page: Page, owner: Page) -> str:
    if page.source.startswith(_OWN) and not owner.source.startswith(_OWN):
        return f"rename {page.source}: the address comes from that name, and the site has a page of its own there"
    return "rename one of them"


def _maps(setting: Setting, paths: Iterable[str]) -> Iterator[Page]:
    robots = "User-agent: *\nDisallow:\n"
    if setting.site.base_url:
        urls = sorted([setting.url_of(path) for path in paths if path.endswith("index.html")])
        robots += f"\nSitemap: {setting.site.base_url}sitemap.xml\n"
        yield from _sitemaps(setting, urls)
    yield Page("robots.txt", "", "the site", PlainContext(robots))


def _sitemaps(setting: Setting, urls: Sequence[str]) -> Iterator[Page]:
    """Yield the sitemap; where it would have too many URLs, its parts, and their index in its place."""
    parts = [tuple(urls[start : start + MOST_URLS]) for start in range(0, len(urls), MOST_URLS)]
    if len(parts) == 1:
        yield Page("sitemap.xml", "sitemap.xml.jinja", "the site", SitemapContext(parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, "sitemap.xml.jinja", "the site", SitemapContext(part))
    index = SitemapContext(tuple(setting.site.base_url + name for name in names))
    yield Page("sitemap.xml", "sitemap_index.xml.jinja", "the site", index)


def _heavy(own: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for source, text in own:
        if reason := too_heavy(text):
            message = f"the page is shown as plain text, because {reason}"
            yield Problem(source, 0, "page-too-heavy", message, "make it shorter or part it in two", "warning")
