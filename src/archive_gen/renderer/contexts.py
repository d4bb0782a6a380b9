"""What the templates are given: everything counted, sorted, grouped and worded; they loop and print.

The parts that several pages have are in views.py.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from archive_gen.renderer.charts import Chart, Share
from archive_gen.renderer.views import (
    BodyView,
    CalendarMonth,
    CiteFile,
    ClueView,
    Coverage,
    CutView,
    DateView,
    DayGroup,
    EventView,
    FeedEntry,
    FormView,
    Further,
    Grid,
    Link,
    Listed,
    LookAlike,
    MeetingView,
    Meta,
    OccurrenceView,
    RecordGroup,
    Section,
    TagGroup,
    TellingView,
    TermTable,
    Together,
    WorldMap,
    Year,
)
from archive_gen.stacks import Stacks


class Provenance(msgspec.Struct, frozen=True, array_like=True):
    """What only the caller of the stages can know about a build.

    `generator` names the program and its version, `built` is the day that feeds say of entries which nothing else
    dates.
    """

    generator: str = "archive-gen"
    built: str | None = None


class Site(msgspec.Struct, frozen=True, array_like=True):
    """What all pages share. `base_url` is empty or ends with `/`.

    `feed_id` is what the ids of feeds are made from. `search` is the path of the search page and `opensearch` that of
    its description for browsers, each empty where the site has none.
    """

    title: str
    description: str
    language: str
    base_url: str
    generator: str
    nav: tuple[Link, ...]
    feeds: tuple[Link, ...]
    feed_id: str
    search: str = ""
    opensearch: str = ""


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """What stands around a page. `root` is the way from the page to the site's root, empty or ending with `/`.

    `section` is the path of the navigation link that the page belongs under. `canonical` is None
    without a base_url. `crumbs` lead down to the page and do not hold it. `linked_data` are schema.org
    objects.
    """

    site: Site
    root: str
    title: str
    section: str = ""
    canonical: str | None = None
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    linked_data: tuple[Mapping[str, object], ...] = ()


class HomeContext(msgspec.Struct, frozen=True, array_like=True):
    """The front page. `span` is its years, `standing` how many records there are and how exactly they are dated.

    `lead` is the latest record and `latest` the next ones, drawn on one track with years at its `ends`; `of_no_year`
    fill up where these are few. `ways` lead through time, `elsewhere` to records of no single year. There is a
    `chart` only where there is no strip.
    """

    frame: Frame
    span: str
    standing: str
    coverage: Coverage | None
    chart: Chart | None
    lead: Listed | None
    lead_summary: str
    lead_kicker: str
    latest: tuple[Listed, ...]
    ends: tuple[str, ...]
    of_no_year: tuple[Listed, ...]
    tables: tuple[TermTable, ...]
    stories: tuple[Link, ...]
    ways: tuple[Link, ...]
    elsewhere: tuple[Link, ...]
    shares: tuple[Share, ...]


class TimelineContext(msgspec.Struct, frozen=True, array_like=True):
    """The timeline. `loose` are the records of no single year, `gaps` the longest stretches of which there are none."""

    frame: Frame
    span: str
    chart: Chart | None
    years: tuple[Year, ...]
    loose: tuple[Section, ...]
    undated: Link | None
    gaps: tuple[str, ...]
    ways: tuple[Link, ...]


class PeriodContext(msgspec.Struct, frozen=True, array_like=True):
    """A year's, a month's or the undated records' page. `outside` leads to records that may belong here too.

    `ways` lead to the sections, where they are long.
    """

    frame: Frame
    heading: str
    intro: str
    chart: Chart | None
    sections: tuple[Section, ...]
    previous: Link | None = None
    next: Link | None = None
    outside: Link | None = None
    calendar: tuple[CalendarMonth, ...] = ()
    occurrences: tuple[OccurrenceView, ...] = ()
    shares: tuple[Share, ...] = ()
    ways: tuple[Link, ...] = ()


class RecordsContext(msgspec.Struct, frozen=True, array_like=True):
    """The table of all records, or a part of it. `ways` lead to its groups or, where it is parted, to its parts."""

    frame: Frame
    heading: str
    intro: str
    ways: tuple[Link, ...]
    groups: tuple[RecordGroup, ...]


class FacetContext(msgspec.Struct, frozen=True, array_like=True):
    """The entities of a facet, in tables, as a grid and, of countries, as a map; None where there is too little."""

    frame: Frame
    heading: str
    intro: str
    tables: tuple[TermTable, ...]
    grid: Grid | None
    pairs: Link | None
    world: WorldMap | None


class TermContext(msgspec.Struct, frozen=True, array_like=True):
    """The page of an entity, or of one of its years; `passing` says how records show that they only name it.

    `outside` leads from a year to records that may belong there too.
    """

    frame: Frame
    kicker: str
    heading: str
    definition: str
    standing: str
    chart: Chart | None
    sections: tuple[Section, ...]
    years: tuple[Link, ...]
    forms: tuple[FormView, ...]
    together: tuple[Together, ...]
    pairs: tuple[Link, ...]
    wikidata: str | None
    passing: str
    outside: Link | None = None


class ArticleContext(msgspec.Struct, frozen=True, array_like=True):
    """A record's page. `title_note` says where the headline comes from, empty where the capture has it.

    `kicker` is what it is about in a few links, `clues` the evidence for its date, `groups` its tags, `suppressed` what
    was not counted as a mention and `removed` what was cut. `original_text` is the stated address, `original_url` the
    same where it may be a link, `archived_url` that of a copy in a web archive. `cite` and `cite_original` are the
    parts of citations.
    """

    frame: Frame
    kicker: tuple[Link, ...]
    title: str
    language: str | None
    title_note: str
    byline: str
    publisher: str
    section: str
    date: DateView
    captured: str
    clues: tuple[ClueView, ...]
    body: BodyView
    groups: tuple[TagGroup, ...]
    suppressed: tuple[LookAlike, ...]
    events: tuple[EventView, ...]
    removed: tuple[CutView, ...]
    source: str
    sha256: str
    encoding: str
    original_url: str | None
    original_text: str
    archived_url: str | None
    cite: tuple[str, ...]
    cite_original: tuple[str, ...]
    cite_files: tuple[CiteFile, ...]
    previous: Link | None
    next: Link | None
    story: Link | None
    versions: tuple[Further, ...]
    further: tuple[Further, ...]
    meta: tuple[Meta, ...]
    linked_data: Mapping[str, object]


class StoryContext(msgspec.Struct, frozen=True, array_like=True):
    """A story. `between` is what parts the names that all its records `shared` in a list."""

    frame: Frame
    heading: str
    language: str | None
    standing: str
    reason: str
    shared: tuple[Link, ...]
    between: str
    tellings: tuple[TellingView, ...]
    occurrences: tuple[OccurrenceView, ...]


class StoriesContext(msgspec.Struct, frozen=True, array_like=True):
    """All stories, by year, or all pairs, by facet; `note` of a link says of how many records, and of stories when."""

    frame: Frame
    heading: str
    intro: str
    groups: tuple[Together, ...]


class PairContext(msgspec.Struct, frozen=True, array_like=True):
    """Two entities together: links to `both`, and their records, oldest first; `ends` are their first and last year."""

    frame: Frame
    kicker: str
    heading: str
    both: tuple[Link, ...]
    standing: str
    chart: Chart | None
    meetings: tuple[MeetingView, ...]
    ends: tuple[str, ...]
    stories: tuple[Link, ...]


class EventsContext(msgspec.Struct, frozen=True, array_like=True):
    """What records tell of: the years with a page of their own as links, the others in full."""

    frame: Frame
    heading: str
    intro: str
    years: tuple[Link, ...]
    groups: tuple[DayGroup, ...]


class AlmanacContext(msgspec.Struct, frozen=True, array_like=True):
    """The days of a month, of whatever year, and the way to the other months; or, without those, the whole year."""

    frame: Frame
    heading: str
    intro: str
    months: tuple[Link, ...]
    days: tuple[DayGroup, ...]
    year: tuple[CalendarMonth, ...] = ()


class TextContext(msgspec.Struct, frozen=True, array_like=True):
    """A page of words: the project's own Markdown, or one that the program brings.

    `shares` are the parts of the bar of how exactly records are dated; `figures` what is counted, how many, and the
    share of all in percent, "" where there is none.
    """

    frame: Frame
    heading: str
    text: str = ""
    figures: tuple[tuple[str, str, str], ...] = ()
    shares: tuple[Share, ...] = ()


class DataContext(msgspec.Struct, frozen=True, array_like=True):
    """The data page: the files as links whose notes say what they hold, and in words what is not among them."""

    frame: Frame
    heading: str
    files: tuple[Link, ...]
    left_out: tuple[str, ...]


class SchemaContext(msgspec.Struct, frozen=True, array_like=True):
    """What the data files hold: name, kind and meaning of each key, column and table."""

    frame: Frame
    heading: str
    keys: tuple[tuple[str, str, str], ...]
    columns: tuple[tuple[str, str, str], ...]
    tables: tuple[tuple[str, str, str], ...]


class SearchContext(msgspec.Struct, frozen=True, array_like=True):
    """The search page. `engine` is the script of the full-text index, empty where there is none.

    `records` says how many are searched; `most_titles` how many of them can be found without the index, empty where
    all can. `ways` lead to what can be browsed instead.
    """

    frame: Frame
    engine: str
    records: str
    most_titles: str
    ways: tuple[Link, ...]


class FeedContext(msgspec.Struct, frozen=True, array_like=True):
    """A feed. `path` is the feed's own file; `page` the page that it follows; both site-relative.

    `page_url` is the page's absolute URL, empty without a base_url.
    """

    site: Site
    id: str
    title: str
    path: str
    page: str
    page_url: str
    root: str
    updated: str | None
    entries: tuple[FeedEntry, ...]


class SitemapContext(msgspec.Struct, frozen=True, array_like=True):
    """Absolute URLs, in order."""

    urls: tuple[str, ...]


class PlainContext(msgspec.Struct, frozen=True, array_like=True):
    """A file whose text is already made."""

    text: str


Context = (
    HomeContext
    | TimelineContext
    | PeriodContext
    | FacetContext
    | TermContext
    | ArticleContext
    | StoryContext
    | StoriesContext
    | PairContext
    | EventsContext
    | AlmanacContext
    | RecordsContext
    | DataContext
    | SearchContext
    | SchemaContext
    | TextContext
    | FeedContext
    | SitemapContext
    | PlainContext
)


class Draft(msgspec.Struct, frozen=True, array_like=True):
    """All that a context is made of, and nothing besides.

    Where it is small and the context large, a page is decided by its draft, and a context is made only of those
    pages that are rendered.
    """

    def context(self, stacks: Stacks) -> Context:
        """Return what the template is given. `stacks` have the whole records."""
        raise NotImplementedError


class Page(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A decided file of the site. `path` is from the site's root; `source` is what it was made for, for messages."""

    path: str
    template: str
    source: str
    shown: Context | Draft

    def context(self, stacks: Stacks) -> Context:
        """Return what the template is given. `stacks` have the whole records."""
        return self.shown.context(stacks) if isinstance(self.shown, Draft) else self.shown
