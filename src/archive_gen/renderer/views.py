"""The parts that pages are made of: rows, sections, tables, drawings, each worded and ready to print.

Paths are of files, from the site's root (`articles/x/index.html`): a template puts the page's `root`
in front of them, and the same values serve pages at any depth.
"""

from __future__ import annotations

import msgspec

from archive_gen.model import Block, Excerpt
from archive_gen.renderer.charts import Strip


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A link within the site. `fragment` begins with `#` where there is one; `note` stands beside the link.

    `language` is that of a headline's words, where it is not the site's.
    """

    text: str
    path: str
    fragment: str = ""
    note: str = ""
    language: str | None = None


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
    """Rows under a heading. `path` is of a page of its own; where `rows` is shorter than `count` it holds the rest.

    `ends` are the years at the ends of the track that the rows are drawn on, where the heading does not say it.
    """

    heading: str
    anchor: str
    rows: tuple[Listed, ...]
    count: int
    path: str | None = None
    note: str = ""
    ends: tuple[str, ...] = ()


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

    `stated_at` is the address at which the vocabulary's date is stated, `stated_by` its host; else empty. `language` is
    the quote's, where it is not the site's.
    """

    days: str
    machine: str | None
    name: str
    quote: str
    sources: tuple[Link, ...]
    stated_at: str
    stated_by: str
    language: str | None


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
    """How many records are of a month alone, and the month's page."""

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


class TermView(msgspec.Struct, frozen=True, array_like=True):
    """An entity in a list of entities."""

    name: str
    path: str
    count: int
    main_count: int
    span: str
    spark: str


class TermTable(msgspec.Struct, frozen=True, array_like=True):
    """Entities under a heading; `path` is of the page with all of them."""

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
    """A row of a grid, with the page of the entity that it is of."""

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
    """A part of the table of all records, under a heading to jump to."""

    heading: str
    anchor: str
    rows: tuple[RecordRow, ...]


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
    """A tag of a record, with its reason in words; `path` is None where the entity has no page."""

    name: str
    path: str | None
    why: str
    main: bool


class TagGroup(msgspec.Struct, frozen=True, array_like=True):
    """The tags of one kind, main ones first."""

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
    """What was cut from a capture: its first line, counted from 1, its text, and why in words."""

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


class TellingView(msgspec.Struct, frozen=True, array_like=True):
    """A record of a story with the names and the paragraphs that no other record of it has; or that it has none."""

    row: Row
    names: str
    paragraphs: tuple[str, ...]
    more: int
    nothing: str


class MeetingView(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that is about both of a pair, and the sentence that names both; empty where none does."""

    listed: Listed
    sentence: str


class DayGroup(msgspec.Struct, frozen=True, array_like=True):
    """Records and events under a heading: a day of every year, or a year."""

    heading: str
    anchor: str
    rows: tuple[Listed, ...]
    occurrences: tuple[OccurrenceView, ...]


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
