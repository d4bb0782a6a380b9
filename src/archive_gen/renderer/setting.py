"""What all pages are planned from, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from archive_gen.config import Config
from archive_gen.model import Archive, Entry, Facet, Term
from archive_gen.renderer.contexts import Frame, Page, Provenance, Site
from archive_gen.renderer.page_groups import PageGroup, key_of, sums_of_entry
from archive_gen.renderer.rows import Rows, file_of
from archive_gen.renderer.times import Times, make_times
from archive_gen.renderer.views import FeedEntry, Link, Row
from archive_gen.slugs import make_slug

FACET_NAMES: Mapping[Facet, str] = {
    "countries": "Countries",
    "actors": "People and organisations",
    "topics": "Topics",
}
TIMELINE = "timeline/index.html"
UNDATED_PAGE = "undated/index.html"
STORIES = "stories/index.html"
PAIRS = "pairs/index.html"
SEARCH, OPENSEARCH = "search/index.html", "search/opensearch.xml"
RECORDS = "records/index.html"


def year_file(year: int) -> str:
    """Return the page of a year of the timeline."""
    return f"timeline/{year:04}/index.html"


def month_file(year: int, month: int) -> str:
    """Return the page of a month of the timeline."""
    return f"timeline/{year:04}/{month:02}/index.html"


class Surroundings(msgspec.Struct, frozen=True, array_like=True):
    """What any page may know of its site without knowing the archive. `facets` are those that have pages."""

    site: Site
    facets: tuple[Facet, ...]

    def frame(
        self,
        path: str,
        title: str,
        *,
        section: str = "",
        description: str = "",
        crumbs: Iterable[Link] = (),
        feeds: Iterable[Link] = (),
        about: Mapping[str, object] | None = None,
    ) -> Frame:
        """Return the frame of the page at `path`, a file from the site's root.

        `about` is the schema.org thing that a list of records is of.
        """
        crumbs = tuple(crumbs)
        return Frame(
            self.site,
            root_of(path),
            title,
            section,
            self.url_of(path) or None,
            description,
            crumbs,
            tuple(feeds) or self.site.feeds,
            tuple(self._linked_data(path, title, crumbs, about)),
        )

    def _linked_data(
        self, path: str, title: str, crumbs: Sequence[Link], about: Mapping[str, object] | None
    ) -> Iterator[Mapping[str, object]]:
        """Yield the way to the page, where addresses are known, and what a list is of."""
        url = self.url_of(path)
        if crumbs and url:
            steps = [(link.text, self.url_of(link.path)) for link in crumbs] + [(title, url)]
            yield {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": number, "name": name, "item": item}
                    for number, (name, item) in enumerate(steps, 1)
                ],
            }
        if about:
            page = {"@context": "https://schema.org", "@type": "CollectionPage", "name": title, "about": about}
            yield page | {"isPartOf": self.collection()} | ({"url": url} if url else {})

    def collection(self) -> dict[str, str]:
        """Return the archive as the schema.org collection that its pages are part of."""
        url = self.url_of("index.html")
        return {"@type": "Collection", "name": self.site.title} | ({"url": url} if url else {})

    def url_of(self, path: str) -> str:
        """Return the absolute URL of a file, without its `index.html`; empty without a base_url."""
        return self.site.base_url + path.removesuffix("index.html") if self.site.base_url else ""

    def term_file(self, facet: Facet, term_id: str) -> str | None:
        """Return the file of the page of an entity that a record names, None where it has none."""
        return file_of(folder_of(facet, term_id)) if facet in self.facets else None


class Setting(Surroundings, frozen=True):
    """The archive and what stands around it. `term_folders` end with `/`; `rows` stand as the archive's entries.

    `sums` tell entries from each other, in their order; `faces` tell what lists show of them.
    `feed_entries` are those of records that a feed was planned with, by permalink: each is made once.
    """

    archive: Archive
    rows: Sequence[Row]
    sums: tuple[bytes, ...]
    faces: tuple[bytes, ...]
    times: Times
    term_folders: Mapping[tuple[Facet, str], str]
    definitions: Mapping[tuple[Facet, str], str]
    provenance: Provenance
    feed_entries: dict[str, FeedEntry] = {}
    common: bytes = b""

    def term_file(self, facet: Facet, term_id: str) -> str | None:
        """Return the file of an entity's page, None where it has none."""
        folder = self.term_folders.get((facet, term_id))
        return file_of(folder) if folder else None

    def entries_of(self, term: Term) -> tuple[Entry, ...]:
        """Return the entries that name an entity, in the archive's order."""
        return tuple([self.archive.entries[index] for index in term.entries])

    def group(
        self,
        name: str,
        parts: object,
        indexes: Iterable[int],
        plan: Callable[[], Iterable[Page]],
        *,
        whole: Iterable[int] = (),
    ) -> PageGroup:
        """Return the group of pages that show these parts, of the entries at `indexes` what lists do, and of those at
        `whole` anything."""
        sums = [*(self.sums[index] for index in whole), *(self.faces[index] for index in indexes)]
        return PageGroup(name, key_of(self.common, parts, sums), plan)


def make_setting(
    archive: Archive, config: Config, definitions: Mapping[tuple[Facet, str], str], provenance: Provenance
) -> Setting:
    """Return what the pages of an archive are planned from. Only facets that records have entities of have pages."""
    facets = tuple(facet for facet in config.facets if archive.terms(facet))
    sums, faces = zip(*map(sums_of_entry, archive.entries), strict=True) if archive.entries else ((), ())
    return Setting(
        site=_site(config, facets, provenance),
        facets=facets,
        archive=archive,
        rows=Rows(archive, config.language),
        sums=sums,
        faces=faces,
        times=make_times(archive.entries),
        term_folders={(facet, term.id): folder_of(facet, term.id) for facet in facets for term in archive.terms(facet)},
        definitions=definitions,
        provenance=provenance,
    )


@cache
def folder_of(facet: Facet, term_id: str) -> str:
    """Return the folder of an entity's pages, which ends with `/`."""
    return f"{facet}/{make_slug(term_id) or 'x'}/"


def root_of(path: str) -> str:
    """Return the way from a file of the site to the site's root, empty or ending with `/`."""
    return "../" * path.count("/")


def _site(config: Config, facets: Iterable[Facet], provenance: Provenance) -> Site:
    facet_links = (Link(FACET_NAMES[facet], f"{facet}/index.html") for facet in facets)
    nav = [Link("Timeline", TIMELINE), *facet_links, Link("All records", RECORDS)]
    if config.search:
        nav.append(Link("Search", SEARCH))
    base_url = _as_folder(config.base_url)
    return Site(
        title=config.title,
        description=config.description,
        language=config.language,
        base_url=base_url,
        generator=provenance.generator,
        nav=(*nav, Link("About", "about/index.html")),
        feeds=(),
        feed_id=_as_folder(config.feed_id) or base_url or config.title,
        search=SEARCH if config.search else "",
        opensearch=OPENSEARCH if config.search and base_url else "",
    )


def _as_folder(name: str) -> str:
    """Return an address with one `/` at its end; any other name as it is."""
    return name.rstrip("/") + "/" if "://" in name else name
