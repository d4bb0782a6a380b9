"""The table of all records: a row for each, in the CSV file and in the database."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive_gen.model import Archive, CardTag, Entry

Row = tuple[str | None, ...]
# A spreadsheet takes a cell that begins so for a formula, and what it says was written by a stranger.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Field(NamedTuple):
    """A column of the records' table; `type` is Frictionless Table Schema's."""

    name: str
    type: str
    description: str


FIELDS = (
    Field("id", "string", "the record's id, which other columns refer to"),
    Field("permalink", "string", "its page, from the site's root"),
    Field("title", "string", "the headline"),
    Field("title_basis", "string", "stated in the capture, given by a person, or made from the lead"),
    Field("byline", "string", "the authors, parted by semicolons"),
    Field("publisher", "string", "the outlet"),
    Field("section", "string", "the part of the outlet that it stood in"),
    Field("original_url", "string", "its address on the web, where the capture states it"),
    Field("language", "string", "BCP 47; und where its words do not tell"),
    Field("date", "string", "the publication date as EDTF, as exact as the evidence; empty where undated"),
    Field("date_earliest", "date", "the first day that it can be of; empty where that end is open"),
    Field("date_latest", "date", "the last day that it can be of; empty where that end is open"),
    Field("date_precision", "string", "day, month, year, range or none"),
    Field("date_basis", "string", "given, stated, inferred, inherited or none"),
    Field("captured", "date", "the day on which the page was saved"),
    Field("main_countries", "string", "countries that it is about: ISO 3166 codes, parted by semicolons"),
    Field("countries", "string", "all countries that it names"),
    Field("main_actors", "string", "people and organisations that it is about, by id"),
    Field("actors", "string", "all that it names"),
    Field("main_topics", "string", "topics that it is mainly about, by id"),
    Field("topics", "string", "all topics that it has"),
    Field("story", "string", "the id of the record that its story is called by; empty where it is in none"),
    Field("duplicate_of", "string", "the id of the version of its text that is shown first; empty for that one"),
    Field("source", "string", "the capture's file"),
    Field("sha256", "string", "the SHA-256 sum of the capture's bytes"),
)


NAMES = tuple(field.name for field in FIELDS)


class Ties(NamedTuple):
    """By a record's id those of others: of the one that its story is called by, and of the version of its text to show
    first.
    """

    stories: dict[str, str]
    firsts: dict[str, str]

    def of(self, record_id: str) -> tuple[str | None, str | None]:
        """Return the two that a record is tied to, None for each that it is not."""
        return self.stories.get(record_id), self.firsts.get(record_id)


def ties_of(archive: Archive) -> Ties:
    """Return which records of an archive are tied to which."""
    ids = [entry.card.id for entry in archive.entries]
    stories = {ids[telling.entry]: story.id for story in archive.stories for telling in story.tellings}
    firsts = {ids[variant.entry]: ids[one.first] for one in archive.versions for variant in one.variants}
    return Ties(stories, firsts)


def row_of(entry: Entry, ties: Ties) -> Row:
    """Return a record's values, in the order of `FIELDS`."""
    card, dating = entry.card, entry.card.dating
    story, duplicate_of = ties.of(card.id)
    return (
        card.id,
        entry.permalink,
        card.title,
        card.title_basis,
        _listed(card.byline),
        card.publisher,
        card.section,
        card.original_url,
        card.language,
        dating.edtf,
        _day(dating.earliest),
        _day(dating.latest),
        dating.precision,
        dating.basis,
        _day(card.captured),
        _main(card.countries),
        _all(card.countries),
        _main(card.actors),
        _all(card.actors),
        _main(card.topics),
        _all(card.topics),
        story,
        duplicate_of,
        card.source,
        card.sha256,
    )


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _listed(values: Sequence[str]) -> str | None:
    return "; ".join(values) or None


def _main(tags: Iterable[CardTag]) -> str | None:
    return _listed([tag.id for tag in tags if tag.main])


def _all(tags: Iterable[CardTag]) -> str | None:
    return _listed([tag.id for tag in tags])


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180) with line feeds. A cell that a spreadsheet would take for a formula has an
    apostrophe in front.
    """
    write = csv.writer(_Through(), lineterminator="\n").writerow
    return (write([_harmless(value) for value in row]) for row in rows)


def _harmless(value: str | None) -> str:
    return f"'{value}" if value and value.startswith(_FORMULA) else value or ""


class _Through:
    """A file that hands on what is written to it: the writer of CSV returns what `write` does."""

    def write(self, line: str) -> str:
        return line
