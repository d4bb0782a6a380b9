"""Tables that are looked at as pictures: topics by year, and who and what stands together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive_gen.model import Facet, Term
from archive_gen.names import names_in_words
from archive_gen.renderer.charts import tint_of
from archive_gen.renderer.rows import file_of, records_in_words
from archive_gen.renderer.setting import Setting
from archive_gen.renderer.times import stretches
from archive_gen.renderer.views import Grid, GridCell, GridRow

TOPICS_SHOWN = 24
TOGETHER_SHOWN = 12
_MOST_YEARS = 30


def make_grid(setting: Setting, facet: Facet) -> Grid | None:
    """Return the picture of a facet: topics by year, others by each other; None where there is nothing to compare."""
    return _by_year(setting) if facet == "topics" else _by_each_other(setting, facet)


def _by_year(setting: Setting) -> Grid | None:
    placed = sorted({year for year in setting.times.years if year is not None})[-_MOST_YEARS:]
    shown = stretches(placed, _MOST_YEARS)
    found = {term.id: _years_of_main(setting, term) for term in setting.archive.terms("topics")}
    # Of a topic that no record of a year is about there is nothing to see.
    terms = [term for term in setting.archive.terms("topics") if not found[term.id].keys().isdisjoint(placed)]
    terms = terms[:TOPICS_SHOWN]
    if len(placed) < 2 or len(terms) < 2:
        return None
    counts = [found[term.id] for term in terms]
    most = max((count for one in counts for count in one.values()), default=0)
    rows = tuple(
        _row(setting, term, [(_of_stretch(one, *years), f"{term.name}, {years[0]}", None) for years in shown], most)
        for term, one in zip(terms, counts, strict=True)
    )
    note = "How many records of a year are mainly about a topic, the deeper the tint the more."
    return Grid("By year", note, tuple(_year_name(*one) for one in shown), rows) if most else None


def _of_stretch(counts: Mapping[int, int], first: int, last: int) -> int:
    return counts.get(first, 0) if first == last else 0


def _year_name(first: int, last: int) -> tuple[str, str]:
    return (f"’{first % 100:02}", str(first)) if first == last else ("…", f"{first}–{last}: no records")


def _years_of_main(setting: Setting, term: Term) -> dict[int, int]:
    return {year: len(found) for year, found in setting.times.by_year(term.main_entries).items()}


def _by_each_other(setting: Setting, facet: Facet) -> Grid | None:
    terms = [term for term in setting.archive.terms(facet) if term.main_entries][:TOGETHER_SHOWN]
    main = {term.id: set(term.main_entries) for term in terms}
    terms = [one for one in terms if any(main[one.id] & main[two.id] for two in terms if two.id != one.id)]
    if len(terms) < 3:
        return None
    paths = {pair.ids: file_of(pair.permalink) for pair in setting.archive.pairs if pair.facet == facet}
    together = {(a.id, b.id): len(main[a.id] & main[b.id]) for a in terms for b in terms if a.id != b.id}
    most = max(together.values(), default=0)

    def cell(one: Term, other: Term) -> tuple[int, str, str | None]:
        low, high = sorted((one.id, other.id))
        return together.get((one.id, other.id), 0), names_in_words([one.name, other.name]), paths.get((low, high))

    rows = tuple(_row(setting, one, [cell(one, other) for other in terms], most) for one in terms)
    note = "How many records are mainly about both, the deeper the tint the more. A link leads to what they say."
    columns = tuple((str(number), term.name) for number, term in enumerate(terms, 1))
    return Grid("Together", note, columns, rows, numbered=True) if most else None


def _row(setting: Setting, term: Term, values: Sequence[tuple[int, str, str | None]], most: int) -> GridRow:
    cells = tuple(
        GridCell(count, tint_of(count, most), path, f"{what}: {records_in_words(count)}")
        for count, what, path in values
    )
    return GridRow(term.name, file_of(setting.term_folders[term.facet, term.id]), cells)
