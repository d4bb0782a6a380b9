"""Records as the rows of lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import overload
from unicodedata import combining, normalize

from archive_gen.edtf import Interval, listed_days, year_interval
from archive_gen.model import Archive, Card, Dating, Entry, Record
from archive_gen.renderer.charts import Column, Strip, make_strip, make_ticks
from archive_gen.renderer.dates_in_words import date_in_words, machine_date, marker_in_words, short_date
from archive_gen.renderer.periods import period_of
from archive_gen.renderer.times import ByYear, Times, stretches
from archive_gen.renderer.views import DateView, Listed, Row

_SUMMARY = 220
# No line begins with the dot.
_BETWEEN = "\u00a0· "
_MOST_YEARS = 80


def file_of(permalink: str) -> str:
    """Return the file that a site-relative URL ending in `/` stands for.

    Links name it, since a site opened from disk has nobody to look for it.
    """
    return f"{permalink}index.html"


def make_date(dating: Dating) -> DateView:
    """Return a dating in the words of lists and pages."""
    plain = dating.basis in ("stated", "given") and dating.precision != "range" and bool(machine_date(dating))
    look = "none" if dating.edtf is None else "stated" if plain else "inferred"
    return DateView(
        date_in_words(dating), short_date(dating), marker_in_words(dating), look, machine_date(dating), dating.edtf
    )


class Rows(Sequence[Row]):
    """A row an entry, in the archive's order, each made when it is first shown: a small change shows few of them.

    `language` is the site's: a record's own is named where it differs.
    """

    def __init__(self, archive: Archive, language: str) -> None:
        self._entries, self._language = archive.entries, language
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if (row := self._made.get(index)) is None:
            row = self._made[index] = _row(self._entries[index], self._language)
        return row


def _row(entry: Entry, language: str) -> Row:
    card = entry.card
    return Row(
        file_of(entry.permalink),
        card.title,
        foreign_language(card, language),
        make_date(card.dating),
        card.publisher or "",
        _BETWEEN.join([tag.name for tag in (*card.countries, *card.topics) if tag.main][:4]),
        year_strip(card.dating),
    )


def foreign_language(record: Record | Card, language: str) -> str | None:
    """Return the language of a record where it is not the site's, else None."""
    return record.language if record.language and record.language != language else None


def year_strip(dating: Dating) -> Strip | None:
    """Return the window drawn in its year, None where it is in no single year."""
    period = period_of(dating)
    return None if period.year is None else strip_of(dating, year_interval(period.year))


def strip_of(dating: Dating, track: Interval) -> Strip | None:
    """Return the window drawn on a track: a bar over all its days, or a tick for each of which one is meant."""
    if days := listed_days(dating.edtf):
        return make_ticks(days, track)
    return make_strip(Interval(dating.earliest, dating.latest), track)


def listed(rows: Iterable[Row]) -> tuple[Listed, ...]:
    """Return rows as lists have them: drawn each in its own year."""
    return tuple(Listed(row, row.strip) for row in rows)


def listed_on(
    rows: Sequence[Row], entries: Sequence[Entry], indexes: Iterable[int], track: Interval
) -> tuple[Listed, ...]:
    """Return the rows with their windows drawn on another track than their year."""
    return tuple(Listed(rows[i], strip_of(entries[i].card.dating, track)) for i in indexes)


def listed_on_one_track(
    rows: Sequence[Row], entries: Sequence[Entry], indexes: Sequence[int]
) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """Return rows of several years, drawn on one track over all of these, and the years to write at its ends.

    Each drawn in its own year, March of one would look like a neighbour of February of the next. Those of no single
    year are not drawn.
    """
    years = {year for i in indexes if (year := period_of(entries[i].card.dating).year) is not None}
    track = years_interval(years)
    drawn = (Listed(rows[i], strip_of(entries[i].card.dating, track) if rows[i].strip else None) for i in indexes)
    return tuple(drawn), ends_of(years)


def years_interval(years: Collection[int]) -> Interval:
    """Return the days from the first of some years to the last; open without any."""
    return Interval(dt.date(min(years), 1, 1), dt.date(max(years), 12, 31)) if years else Interval(None, None)


def ends_of(years: Collection[int]) -> tuple[str, ...]:
    """Return the first and the last of some years as they are written above a track, one of them where they are one."""
    return tuple(dict.fromkeys([str(min(years)), str(max(years))])) if years else ()


def by_title(entries: Sequence[Entry], indexes: Iterable[int]) -> list[int]:
    """Return entries without any date, A to Z by title and then outlet; marks and capitals do not count."""

    def key(index: int) -> tuple[str, str, int]:
        card = entries[index].card
        plain = card.title.casefold()
        if not plain.isascii():
            plain = "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))
        return re.sub(r"^\W+", "", plain), card.publisher or "", index

    return sorted(indexes, key=key)


def interval_of(entry: Entry) -> Interval:
    """Return the window that an entry is dated to."""
    return Interval(entry.card.dating.earliest, entry.card.dating.latest)


def summary_of(opening: str, longest: int = _SUMMARY) -> str:
    """Return the beginning of a first paragraph, cut at a word."""
    if len(opening) <= longest:
        return opening
    return f"{opening[:longest].rpartition(' ')[0] or opening[:longest]} …"


def count_of(number: int, name: str) -> str:
    """Return "1 event", "1,200 events": as `counted` does for terminals, with the thousands parted by a comma."""
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def records_in_words(number: int) -> str:
    """Return "1 record", "12 records"."""
    return count_of(number, "record")


def span_in_words(years: Collection[int]) -> str:
    """Return the first and the last of some years, "2019–2025"; empty without any."""
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def year_columns(times: Times, years: ByYear, paths: Mapping[int, str]) -> tuple[Column, ...]:
    """Return a column for each year from the first to the last; where they are very many, one for several without
    records."""
    return tuple(_year_column(times, years, paths, *one) for one in stretches(years, _MOST_YEARS))


def _year_column(times: Times, years: ByYear, paths: Mapping[int, str], first: int, last: int) -> Column:
    if first < last:
        return Column(f"{first}–{last}", 0, 0, gap=True)
    found = years.get(first, ())
    return Column(str(first), len(found), times.count_known(found), paths.get(first))
