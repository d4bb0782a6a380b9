"""What the templates are given: everything counted, sorted, grouped and worded; they loop and print.

Paths are of files, from the site's root (`articles/x/index.html`): a template puts the page's `root`
in front of them, and the same values serve pages at any depth.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from archive_gen.model import Block, Excerpt
from archive_gen.renderer.charts import Chart, Share, Strip
from archive_gen.stacks import Stacks


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A link within the site. `fragment` begins with `#` where there is one; `note` stands beside the link."""

    text: str
    path: str
    fragment: str = ""
    note: str = ""


class Provenance(msgspec.Struct, frozen=True, array_like=True):
    """What only the caller of the stages can know about a build.

    `generator` names the program and its version. `archived` is the day that a record, by its id,
    came into the archive; `built` stands in for records that it does not have. Without either a
    feed says when a page was saved, or nothing.
    """

    generator: str = "archive-gen"
    archived: Mapping[str, str] = {}
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


class DateView(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A dating in words. `look` is stated, inferred or none; `machine` is None unless `<time>` can hold it."""

    words: str
    short: str
    marker: str
    look: str
    machine: str | None
    edtf: str | None


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record in a list; the same value in every list. `strip` shows its window in its year."""

    path: str
    title: str
    language: str | None
    date: DateView
    publisher: str
    about: str
    strip: Strip | None


class Listed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row in one list: drawn on its track, and about the entity or only naming it, in the excerpt's words."""

    row: Row
    strip: Strip | None
    main: bool = True
    excerpt: Excerpt | None = None


class Section(msgspec.Struct, frozen=True, array_like=True):
    """Rows under a heading. `path` is of a page of its own; where `rows` is shorter than `count` it holds the rest."""

    heading: str
    anchor: str
    rows: tuple[Listed, ...]
    count: int
    path: str | None = None
    note: str = ""


class Month(msgspec.Struct, frozen=True, array_like=True):
    """A cell of the months' grid. `tint` is 0 to 4; `path` None without records."""

    name: str
    long_name: str
    count: int
    tint: int
    path: str | None


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A year of the timeline. `loose` counts the records of the year whose month is not known."""

    year: int
    path: str
    count: int
    loose: int
    months: tuple[Month, ...]
    section: Section | None


class OccurrenceView(msgspec.Struct, frozen=True, array_like=True):
    """Something that records tell of: when, what a vocabulary calls it (else empty), and who tells of it.

    `stated_at` is the address at which the vocabulary's date is stated, `stated_by` its host; else empty.
    """

    days: str
    machine: str | None
    name: str
    quote: str
    sources: tuple[Link, ...]
    stated_at: str
    stated_by: str


class DayCell(msgspec.Struct, frozen=True, array_like=True):
    """A day of a calendar: how many records are of it, with a tint of 0 to 4, and whether records tell of it.

    `label` says it in words, and is empty for a day without any; `path` and `fragment` lead to them as a `Link` does,
    and without a path to a place on the same page.
    """

    day: int
    count: int
    tint: int
    told: bool
    label: str
    path: str
    fragment: str


class CalendarMonth(msgspec.Struct, frozen=True, array_like=True):
    """A month as rows of seven days: a year's own as weeks from Monday, any year's from the first.

    None pads the first and last row. `path` is the month's page, None without one.
    """

    name: str
    path: str | None
    weeks: tuple[tuple[DayCell | None, ...], ...]


class YearMark(msgspec.Struct, frozen=True, array_like=True):
    """A year under the strip, at hundredths of its width; `wide` labels have no room on a small screen."""

    place: float
    label: str
    total: int
    wide: bool


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """Records that stand in no year: as many columns, full from the left, as they would fill.

    `x` is where they begin, and `place` the same in hundredths of the strip's width.
    """

    x: int
    place: float
    width: int
    label: str
    count: int
    columns: str
    look: str
    path: str
    fragment: str


class MonthCount(msgspec.Struct, frozen=True, array_like=True):
    name: str
    count: int
    path: str


class YearCounts(msgspec.Struct, frozen=True, array_like=True):
    """A row of the numbers: the months, how many records of the year are of no single month, and all together."""

    label: str
    path: str | None
    months: tuple[MonthCount, ...]
    loose: int
    total: int


class Coverage(msgspec.Struct, frozen=True, array_like=True):
    """The strip, whose months begin at `left`.

    `known`, `other` and `bands` are path data of strokes, a band's with its thickness; `column` is that of the others.
    """

    width: int
    left: int
    column: int
    known: str
    other: str
    bands: tuple[tuple[str, int], ...]
    marks: tuple[YearMark, ...]
    beside: tuple[Beside, ...]
    years: tuple[YearCounts, ...]


class HomeContext(msgspec.Struct, frozen=True, array_like=True):
    frame: Frame
    span: str
    standing: str
    coverage: Coverage | None
    chart: Chart | None
    lead: Listed | None
    lead_summary: str
    lead_kicker: str
    latest: tuple[Listed, ...]
    of_no_year: tuple[Listed, ...]
    tables: tuple[TermTable, ...]
    stories: tuple[Link, ...]
    ways: tuple[Link, ...]
    elsewhere: tuple[Link, ...]
    shares: tuple[Share, ...]


class TimelineContext(msgspec.Struct, frozen=True, array_like=True):
    frame: Frame
    span: str
    chart: Chart | None
    years: tuple[Year, ...]
    loose: tuple[Section, ...]
    undated: Link | None
    gaps: tuple[str, ...]
    ways: tuple[Link, ...]


class PeriodContext(msgspec.Struct, frozen=True, array_like=True):
    """A year's, a month's or the undated records' page. `outside` leads to records that may belong here too."""

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


class TermView(msgspec.Struct, frozen=True, array_like=True):
    """An entity in a list of entities."""

    name: str
    path: str
    count: int
    main_count: int
    span: str
    spark: str


class TermTable(msgspec.Struct, frozen=True, array_like=True):
    heading: str
    terms: tuple[TermView, ...]
    path: str
    spark_width: int


class GridCell(msgspec.Struct, frozen=True, array_like=True):
    """A number with a tint of 0 to 4; `label` says in words what it counts."""

    count: int
    tint: int
    path: str | None
    label: str


class GridRow(msgspec.Struct, frozen=True, array_like=True):
    name: str
    path: str
    cells: tuple[GridCell, ...]


class Grid(msgspec.Struct, frozen=True, array_like=True):
    """A table with tinted cells. `columns` are (short, long) names; a numbered one's rows are its columns again."""

    heading: str
    note: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    numbered: bool = False


class RecordRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record in the table of all: the countries that it is about, and what its date is precise to."""

    row: Row
    countries: str
    precision: str


class RecordGroup(msgspec.Struct, frozen=True, array_like=True):
    heading: str
    anchor: str
    rows: tuple[RecordRow, ...]


class RecordsContext(msgspec.Struct, frozen=True, array_like=True):
    """The table of all records, or a part of it. `ways` lead to its groups or, where it is parted, to its parts."""

    frame: Frame
    heading: str
    intro: str
    ways: tuple[Link, ...]
    groups: tuple[RecordGroup, ...]


class Area(msgspec.Struct, frozen=True, array_like=True):
    """A country on the map, with its page. `tone` is 1 to 4; without a `shape` it is a dot at `point`."""

    path: str
    label: str
    tone: int
    shape: str | None
    point: tuple[int, int]


class Tone(msgspec.Struct, frozen=True, array_like=True):
    """What a tone of the map means, in words."""

    tone: int
    words: str


class WorldMap(msgspec.Struct, frozen=True, array_like=True):
    """The map in units of `width` by `height`. `land` is the shape of all countries that no record names.

    `elsewhere` are the countries that records name and that have no place on it.
    """

    width: int
    height: int
    land: str
    areas: tuple[Area, ...]
    tones: tuple[Tone, ...]
    elsewhere: tuple[Link, ...]


class FacetContext(msgspec.Struct, frozen=True, array_like=True):
    frame: Frame
    heading: str
    intro: str
    tables: tuple[TermTable, ...]
    grid: Grid | None
    pairs: Link | None
    world: WorldMap | None


class Together(msgspec.Struct, frozen=True, array_like=True):
    """The entities of a facet that stand in the same records, most often first."""

    heading: str
    links: tuple[Link, ...]


class FormView(msgspec.Struct, frozen=True, array_like=True):
    """A spelling under which records name an entity, and in how many of them.

    `language` is that of these records where they are all in one that is not the site's, else None.
    """

    text: str
    count: int
    language: str | None


class TermContext(msgspec.Struct, frozen=True, array_like=True):
    """The page of an entity, or of one of its years; `passing` says how records show that they only name it."""

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


class ClueView(msgspec.Struct, frozen=True, array_like=True):
    """A clue in words: `verdict` says what it did to the date, and `look` is the class that shows it.

    `anchor` is the id of the paragraph that holds the quote, empty where the quote was cut from the page. `sibling` is
    the record that the clue is, in place of words of the capture.
    """

    rule: str
    quote: str
    line: int
    anchor: str
    days: str
    verdict: str
    look: str
    reason: str
    sibling: Link | None = None


class TagView(msgspec.Struct, frozen=True, array_like=True):
    name: str
    path: str | None
    why: str
    main: bool


class TagGroup(msgspec.Struct, frozen=True, array_like=True):
    heading: str
    tags: tuple[TagView, ...]


class BodyLink(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A link on a stretch of the record's text. The links of a body do not overlap and are in order."""

    start: int
    end: int
    path: str


class BodyView(msgspec.Struct, frozen=True, array_like=True):
    """A record's blocks; the first begins at `offset` of the record's text."""

    offset: int
    blocks: tuple[Block, ...]
    links: tuple[BodyLink, ...]


class Meta(msgspec.Struct, frozen=True, array_like=True):
    """A `meta` element; `attribute` is `name` or `property`."""

    attribute: str
    name: str
    content: str


class CutView(msgspec.Struct, frozen=True, array_like=True):
    line: int
    text: str
    why: str


class LookAlike(msgspec.Struct, frozen=True, array_like=True):
    """Words that look like a name and are none here, with the reason and how often they stand in the text."""

    text: str
    reason: str
    count: int


class EventView(msgspec.Struct, frozen=True, array_like=True):
    """A day that a text tells of; `name` is the vocabulary's for an event that it has, else empty."""

    words: str
    name: str
    quote: str


class Further(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record to read next, and why."""

    row: Row
    reason: str


class CiteFile(msgspec.Struct, frozen=True, array_like=True):
    """A citation for reference managers; `href` is a `data:` address that holds the whole file."""

    label: str
    name: str
    href: str


class ArticleContext(msgspec.Struct, frozen=True, array_like=True):
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


class TellingView(msgspec.Struct, frozen=True, array_like=True):
    """A record of a story with the names and the paragraphs that no other record of it has; or that it has none."""

    row: Row
    names: str
    paragraphs: tuple[str, ...]
    more: int
    nothing: str


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


class MeetingView(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that is about both of a pair, and the sentence that names both; empty where none does."""

    listed: Listed
    sentence: str


class PairContext(msgspec.Struct, frozen=True, array_like=True):
    frame: Frame
    kicker: str
    heading: str
    both: tuple[Link, ...]
    standing: str
    chart: Chart | None
    meetings: tuple[MeetingView, ...]
    stories: tuple[Link, ...]


class EventsContext(msgspec.Struct, frozen=True, array_like=True):
    """What records tell of: the years with a page of their own as links, the others in full."""

    frame: Frame
    heading: str
    intro: str
    years: tuple[Link, ...]
    groups: tuple[DayGroup, ...]


class DayGroup(msgspec.Struct, frozen=True, array_like=True):
    """Records and events under a heading: a day of every year, or a year."""

    heading: str
    anchor: str
    rows: tuple[Listed, ...]
    occurrences: tuple[OccurrenceView, ...]


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


class FeedEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`published` and `updated` are RFC 3339; `published` None unless the day is known."""

    id: str
    title: str
    path: str
    url: str
    language: str
    summary: str
    published: str | None
    updated: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    original_url: str | None
    date: DateView


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
