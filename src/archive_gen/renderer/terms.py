"""The pages of countries, actors and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from archive_gen.model import Entry, Excerpt, Facet, Pair, Term
from archive_gen.names import with_article
from archive_gen.renderer.charts import SPARK_STEP, Chart, Strip, make_spark
from archive_gen.renderer.contexts import FacetContext, Frame, Page, TermContext
from archive_gen.renderer.feeds import feed_links, in_feed, plan_feeds
from archive_gen.renderer.grids import make_grid
from archive_gen.renderer.html import wikidata_url
from archive_gen.renderer.metadata import thing_of
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.periods import PeriodKind, may_be_of, period_of
from archive_gen.renderer.rows import (
    by_title,
    file_of,
    foreign_language,
    listed_on_one_track,
    records_in_words,
    span_in_words,
)
from archive_gen.renderer.setting import FACET_NAMES, PAIRS, Setting
from archive_gen.renderer.timeline import LOOSE, year_chart
from archive_gen.renderer.times import stretches
from archive_gen.renderer.views import FormView, Link, Listed, Section, TermTable, TermView, Together
from archive_gen.renderer.world import make_map

ALL_ON_ONE_PAGE = 60
"""An entity of more records than this has a page for each of its years."""
LATEST = 12
TOGETHER = 8
FORMS = 12
_MOST_STROKES = 60
"""A sparkline of more years leaves out those without records, and shows where."""
_KICKERS = {"person": "Person", "organisation": "Organisation"}
_FACET_KICKERS: Mapping[Facet, str] = {"countries": "Country", "actors": "Person or organisation", "topics": "Topic"}
_INTROS: Mapping[Facet, str] = {
    "countries": "Countries and territories that records name, those most written about first.",
    "actors": "People and organisations that records name, those most written about first.",
    "topics": "What records are about, the most frequent first.",
}
_UNDATED = "Nothing in these says when they were published. By title, A to Z."
_Names = Mapping[tuple[Facet, str], str]


def plan_terms(setting: Setting) -> Iterator[Page | PageGroup]:
    """Yield, for every facet, its list of entities, and each entity's pages and feeds."""
    names = {(facet, term.id): term.name for facet in setting.facets for term in setting.archive.terms(facet)}
    pairs_of = _pairs_by_term(setting)
    for facet in setting.facets:
        yield Page(f"{facet}/index.html", "facet.html.jinja", f"the facet {facet}", _facet(setting, facet))
        for term in setting.archive.terms(facet):
            pairs = tuple(_pair_links(pairs_of.get((facet, term.id), ()), term))
            # An entity has one name in all records, and they tell who else they name.
            parts = (term.id, term.name, term.kind, term.wikidata, pairs, setting.definitions.get((facet, term.id)))
            plan = partial(_plan_term, setting, term, names, pairs)
            yield setting.group(_source(term), parts, term.entries, plan)
            feeds = partial(_plan_feeds, setting, term)
            yield setting.group(
                f"the feeds of {_source(term)}", term.name, (), feeds, whole=in_feed(setting, term.entries)
            )


def _source(term: Term) -> str:
    return f"{term.facet} {term.id}"


def term_view(setting: Setting, term: Term, years: Sequence[tuple[int, int]]) -> TermView:
    """Return an entity as one of a list; `years` are the sparkline's, first to last, as `stretches` has them."""
    counts = {year: len(found) for year, found in setting.times.by_year(term.entries).items()}
    return TermView(
        term.name,
        file_of(setting.term_folders[term.facet, term.id]),
        len(term.entries),
        len(term.main_entries),
        span_in_words(counts),
        make_spark([counts.get(year, 0) if year == last else 0 for year, last in years]),
    )


def term_table(setting: Setting, heading: str, terms: Iterable[Term], path: str) -> TermTable:
    """Return entities under a heading, in their order; `path` is of the page with all of them."""
    shown = stretches({year for year in setting.times.years if year is not None}, _MOST_STROKES)
    return TermTable(
        heading, tuple(term_view(setting, term, shown) for term in terms), path, SPARK_STEP * max(len(shown), 1)
    )


def _facet(setting: Setting, facet: Facet) -> FacetContext:
    path = f"{facet}/index.html"
    terms = setting.archive.terms(facet)
    groups: list[tuple[str, list[Term]]] = [("", list(terms))]
    if facet == "actors":
        groups = [
            ("People", [term for term in terms if term.kind == "person"]),
            ("Organisations", [term for term in terms if term.kind == "organisation"]),
            ("Others", [term for term in terms if term.kind not in ("person", "organisation")]),
        ]
    return FacetContext(
        setting.frame(path, FACET_NAMES[facet], section=path, description=_INTROS[facet]),
        FACET_NAMES[facet],
        _INTROS[facet],
        tuple(term_table(setting, heading, found, path) for heading, found in groups if found),
        make_grid(setting, facet),
        Link("All pairs", PAIRS) if any(pair.facet == facet for pair in setting.archive.pairs) else None,
        make_map(setting) if facet == "countries" else None,
    )


def _plan_term(setting: Setting, term: Term, names: _Names, pairs: tuple[Link, ...]) -> Iterator[Page]:
    folder = setting.term_folders[term.facet, term.id]
    source = _source(term)
    feeds = feed_links(_plan_feeds(setting, term))
    by_year, loose = _by_period(setting, term)
    years = by_year if len(term.entries) > ALL_ON_ONE_PAGE else {}
    links = tuple(
        Link(str(year), f"{folder}{year:04}/index.html", note=records_in_words(len(indexes)))
        for year, indexes in years.items()
    )
    context = TermContext(
        frame=_frame(setting, term, file_of(folder), feeds),
        kicker=_kicker(term),
        heading=term.name,
        definition=setting.definitions.get((term.facet, term.id), ""),
        standing=_standing(term, span_in_words(by_year)),
        chart=_chart(setting, term, links),
        sections=(*_year_sections(setting, term, by_year, bool(years)), *_loose_sections(setting, term, loose)),
        years=links,
        forms=_forms(setting, term),
        together=tuple(_together(setting, term, names)),
        pairs=pairs,
        wikidata=wikidata_url(term.wikidata),
        passing=_passing(term, term.entries),
    )
    yield Page(file_of(folder), "term.html.jinja", source, context)
    for link, (year, indexes) in zip(links, years.items(), strict=True):
        others = tuple(replace(one, path="") if one is link else one for one in links)
        of_year = _of_one_year(setting, term, year, indexes, _frame(setting, term, link.path, feeds, year))
        context = replace(of_year, years=others, outside=_outside(setting, year, loose, folder))
        yield Page(link.path, "term.html.jinja", source, context)


def _plan_feeds(setting: Setting, term: Term) -> Iterator[Page]:
    folder = setting.term_folders[term.facet, term.id]
    return plan_feeds(setting, f"{term.name} – {setting.site.title}", folder, term.entries, _source(term))


def _of_one_year(setting: Setting, term: Term, year: int, indexes: Sequence[int], frame: Frame) -> TermContext:
    """Return the page of one of an entity's years, where these have pages of their own, but for the ways to others."""
    return TermContext(
        frame=frame,
        kicker=_kicker(term),
        heading=f"{term.name}, {year}",
        definition="",
        standing=f"{records_in_words(len(indexes))} of {year}, newest first.",
        chart=None,
        sections=(Section("", "records", _listed(setting, term, indexes), len(indexes)),),
        years=(),
        forms=(),
        together=(),
        pairs=(),
        wikidata=None,
        passing=_passing(term, indexes),
    )


def _outside(setting: Setting, year: int, loose: Mapping[PeriodKind, Sequence[int]], folder: str) -> Link | None:
    """Return a link to the first of an entity's records that stand in no year and may be of this one, with their
    number; None where there are none."""
    entries = setting.archive.entries
    kinds = [kind for kind, _, _ in LOOSE for one in loose.get(kind, ()) if may_be_of(entries[one].card.dating, year)]
    if not kinds:
        return None
    fit = "fits" if len(kinds) == 1 else "fit"
    return Link(f"{records_in_words(len(kinds))} that {fit} no single year", file_of(folder), f"#{kinds[0]}")


def _frame(setting: Setting, term: Term, path: str, feeds: Iterable[Link], year: int | None = None) -> Frame:
    """Return what stands around the page of an entity, or of one of its years."""
    facet_path = f"{term.facet}/index.html"
    crumbs = [Link(FACET_NAMES[term.facet], facet_path)]
    if year is not None:
        crumbs.append(Link(term.name, file_of(setting.term_folders[term.facet, term.id])))
    return setting.frame(
        path,
        term.name if year is None else f"{term.name}, {year}",
        section=facet_path,
        description=f"Records {'' if year is None else f'of {year} '}that {_named(term)}",
        crumbs=crumbs,
        feeds=feeds,
        about=thing_of(term) if year is None else None,
    )


def _kicker(term: Term) -> str:
    return _KICKERS.get(term.kind or "", _FACET_KICKERS[term.facet])


def _chart(setting: Setting, term: Term, links: Iterable[Link]) -> Chart | None:
    """Return the chart of an entity's years, linked to their pages or else to their places on the entity's own."""
    path = file_of(setting.term_folders[term.facet, term.id])
    years = setting.times.by_year(term.entries)
    paths = {int(link.text): link.path for link in links}
    return year_chart(setting.times, years, paths or {year: f"{path}#y{year}" for year in years})


def _by_period(setting: Setting, term: Term) -> tuple[dict[int, list[int]], dict[PeriodKind, list[int]]]:
    """Return the term's entries of each year, the newest year first and in it the newest record; and those of none."""
    years: dict[int, list[int]] = {}
    loose: dict[PeriodKind, list[int]] = {}
    for index in term.entries:
        if (year := setting.times.years[index]) is None:
            loose.setdefault(period_of(setting.archive.entries[index].card.dating).kind, []).append(index)
        else:
            years.setdefault(year, []).append(index)
    return {year: found[::-1] for year, found in sorted(years.items(), reverse=True)}, loose


def _standing(term: Term, span: str) -> str:
    count = records_in_words(len(term.entries))
    main = len(term.main_entries)
    about = "all about it" if main == len(term.entries) else f"{main:,} of them about it"
    if main == 0:
        about = "none of them mainly about it"
    if len(term.entries) == 1:
        about = "about it" if main else "naming it in passing"
    if term.facet == "actors" and term.kind == "person":
        about = about.replace("naming it", "naming the person").replace("about it", "about the person")
    return f"{count}, {about}{f'; {span}' if span else ''}."


def _named(term: Term) -> str:
    """Return what records do with an entity, in words; nobody names a topic by what the vocabulary calls it."""
    return f"are about {term.name} or touch on it" if term.facet == "topics" else f"name {with_article(term.name)}"


def _passing(term: Term, indexes: Iterable[int]) -> str:
    """Return how a list shows which records only name the entity; empty where all are about it."""
    if set(indexes) <= set(term.main_entries):
        return ""
    if term.facet == "topics":
        return "Records mainly about this topic stand in full ink; others touch on it in passing, and say so."
    it = "the person" if term.kind == "person" else "it"
    name = with_article(term.name)
    return f"Records mainly about {name} stand in full ink; others name {it} in passing, and say so."


def _year_sections(
    setting: Setting, term: Term, by_year: Mapping[int, Sequence[int]], parted: bool
) -> Iterator[Section]:
    """Yield the rows by year, newest first; of an entity whose years have pages only the latest of them."""
    if parted:
        latest = [index for indexes in by_year.values() for index in indexes][:LATEST]
        rows, ends = listed_on_one_track(setting.rows, setting.archive.entries, latest)
        drawn = [row.strip for row in rows]
        yield Section("Latest", "latest", _listed(setting, term, latest, drawn), len(latest), ends=ends)
    else:
        for year, indexes in by_year.items():
            yield Section(str(year), f"y{year}", _listed(setting, term, indexes), len(indexes))


def _loose_sections(setting: Setting, term: Term, loose: Mapping[PeriodKind, Sequence[int]]) -> Iterator[Section]:
    """Yield the rows of no single year."""
    for kind, heading, note in (*LOOSE, ("undated", "Undated", _UNDATED)):
        found = loose.get(kind, ())
        if kind == "undated":
            found = by_title(setting.archive.entries, found)
        if found:
            yield Section(heading, kind, _listed(setting, term, found), len(found), note=note)


def _listed(
    setting: Setting, term: Term, indexes: Sequence[int], drawn: Sequence[Strip | None] | None = None
) -> tuple[Listed, ...]:
    """Return rows as they are `drawn`, else each in its own year; those that only name the entity with their words."""
    main = set(term.main_entries)
    strips = drawn if drawn is not None else [setting.rows[i].strip for i in indexes]
    return tuple(
        Listed(setting.rows[i], strip, True)
        if i in main
        else Listed(setting.rows[i], strip, False, _excerpt(setting.archive.entries[i], term))
        for i, strip in zip(indexes, strips, strict=True)
    )


def _excerpt(entry: Entry, term: Term) -> Excerpt | None:
    """Return the first words of the body that name the entity; None where the headline alone does, or a person."""
    return next(tag.excerpt for tag in entry.card.tags(term.facet) if tag.id == term.id)


def _forms(setting: Setting, term: Term) -> tuple[FormView, ...]:
    """Return how records spell the entity, the spelling of most records first; nothing where all use its name."""
    counts: Counter[str] = Counter()
    languages: dict[str, set[str | None]] = {}
    for entry in setting.entries_of(term):
        tag = next(tag for tag in entry.card.tags(term.facet) if tag.id == term.id)
        forms = tag.spellings.split("\n") if tag.spellings else ()
        counts.update(forms)
        for form in forms:
            languages.setdefault(form, set()).add(foreign_language(entry.card, setting.site.language))
    if set(counts) <= {term.name}:
        return ()
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:FORMS]
    return tuple(
        FormView(text, count, next(iter(languages[text])) if len(languages[text]) == 1 else None)
        for text, count in ranked
    )


def _together(setting: Setting, term: Term, names: _Names) -> Iterator[Together]:
    for facet in setting.facets:
        counts = Counter(
            tag.id
            for entry in setting.entries_of(term)
            for tag in entry.card.tags(facet)
            if (facet, tag.id) != (term.facet, term.id)
        )
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], names[facet, pair[0]], pair[0]))[:TOGETHER]
        if ranked:
            paths = {id: file_of(setting.term_folders[facet, id]) for id, _ in ranked}
            links = tuple(Link(names[facet, id], paths[id], note=f"{count:,}") for id, count in ranked)
            yield Together(FACET_NAMES[facet], links)


def _pairs_by_term(setting: Setting) -> dict[tuple[Facet, str], list[Pair]]:
    found: dict[tuple[Facet, str], list[Pair]] = {}
    for pair in setting.archive.pairs:
        for one in pair.ids:
            found.setdefault((pair.facet, one), []).append(pair)
    return found


def _pair_links(pairs: Iterable[Pair], term: Term) -> list[Link]:
    """Return the pages of the entity together with another, those of most records first."""
    ranked = sorted(pairs, key=lambda pair: (-len(pair.meetings), pair.permalink))[:TOGETHER]
    others = [(pair, next(n for n, one in zip(pair.names, pair.ids, strict=True) if one != term.id)) for pair in ranked]
    return [
        Link(f"with {with_article(other)}", file_of(pair.permalink), note=f"{len(pair.meetings):,}")
        for pair, other in others
    ]
