"""The search page, and what stands behind it: documents for the full-text index, a table of facets, a list of titles.

The index knows words alone. What narrows, counts and sorts is the table, and so does it where there is no index, or
where a site is opened from disk and a browser keeps the index from it: then the titles, names and dates are searched.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from archive_gen.contents import Documents
from archive_gen.edtf import Precision, listed_days
from archive_gen.model import Archive, Dating, Entry, Facet
from archive_gen.renderer.contexts import Page, PlainContext, SearchContext
from archive_gen.renderer.dates_in_words import date_in_words, marker_in_words, month_in_words
from archive_gen.renderer.html import document_html
from archive_gen.renderer.page_groups import key_of, sum_of_entry
from archive_gen.renderer.periods import PeriodKind, period_of
from archive_gen.renderer.rows import file_of, foreign_language, records_in_words
from archive_gen.renderer.setting import FACET_NAMES, OPENSEARCH, SEARCH, STORIES, UNDATED_PAGE, Setting
from archive_gen.renderer.views import Link
from archive_gen.stacks import Stacks, fetch
from archive_gen.vocabulary import Actor, Country, Entity, Vocabulary

TABLE, TITLES, NAMES = "search/table.js", "search/titles.js", "search/names.js"
INDEX_FOLDER = "search/pagefind/"
SEARCH_ASSETS = ("assets/search.css", "assets/search.js")
MOST_TITLES = 20_000
"""A list of more titles would be longer than a browser should have to read to find one: about 3 MB."""
_KEYS: Mapping[Facet, str] = {"countries": "country", "actors": "actor", "topics": "topic"}
_SHELVES: Mapping[PeriodKind, str] = {
    "years": "Within several years", "after": "Open towards today", "before": "Open towards the past",
    "undated": "Undated",
}  # fmt: skip
_PRECISIONS: Mapping[Precision, str] = {
    "day": "The day", "month": "The month", "year": "The year", "range": "One of several days",
    "none": "No date",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}")
Value = tuple[str, str]
"""A facet's value: its id, which stands in addresses, and its name."""
_SHORT_NAME, _LONG_NAME = 16, 48
"""How many characters the names of an OpenSearch description may have (OpenSearch 1.1)."""


def search_documents(archive: Archive, language: str, stacks: Stacks) -> Documents:
    """Return what is to be searched in, an HTML document a record, by the path of the record's page.

    The body and the title are; of the frame and the evidence around them nothing is. `language` is the site's, which
    stands in for a record's own where that is not known.
    """
    key = key_of(b"", language, [sum_of_entry(entry) for entry in archive.entries])
    makers = {file_of(entry.permalink): partial(_document, entry, language, stacks) for entry in archive.entries}
    return Documents(key, makers)


def _document(entry: Entry, language: str, stacks: Stacks) -> bytes:
    record = fetch(stacks, entry.card.source).record
    dating = entry.card.dating
    meta = {"date": date_in_words(dating), "publisher": record.publisher or ""}
    return document_html(record.title, _index_language(record.language, language), meta, record.body)


def _index_language(own: str, language: str) -> str:
    """Return a record's language without its region: one index for all English is enough. Files are named by it."""
    base = own.partition("-")[0].lower()
    return base if _LANGUAGE.fullmatch(base) and base != "und" else language.partition("-")[0].lower()


def plan_search(setting: Setting, ids: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[Page]:
    """Yield the search page and its files. `ids` are the index's, by permalink; empty where there is no index.

    The `vocabulary` has the other names of those that have pages.
    """
    entries = setting.archive.entries
    context = SearchContext(
        setting.frame(SEARCH, "Search", section=SEARCH, description=f"Search in {setting.site.title}"),
        f"{INDEX_FOLDER}pagefind.js" if ids else "",
        records_in_words(len(entries)),
        records_in_words(MOST_TITLES) if len(entries) > MOST_TITLES else "",
        (*(link for link in setting.site.nav if link.path != SEARCH), *_shelves(setting)),
    )
    yield Page(SEARCH, "search.html.jinja", "the search page", context)
    yield Page(TABLE, "", "the search page", PlainContext(_script("archiveTable", _table(setting, ids))))
    yield Page(TITLES, "", "the search page", PlainContext(_script("archiveTitles", _titles(setting))))
    yield Page(NAMES, "", "the search page", PlainContext(_script("archiveNames", list(_names(setting, vocabulary)))))
    if setting.site.base_url:
        yield Page(OPENSEARCH, "", "the search page", PlainContext(_opensearch(setting)))


def _shelves(setting: Setting) -> Iterator[Link]:
    if setting.archive.stories:
        yield Link("Stories", STORIES)
    yield Link("Undated records", UNDATED_PAGE)


def _script(name: str, value: object) -> str:
    """Return a script that sets one name: unlike JSON, a page that was opened from disk can have it."""
    return f"var {name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _table(setting: Setting, ids: Mapping[str, str]) -> dict[str, object]:
    """Return a column a facet, with the values that occur and, for each record in the archive's order, the places of
    its own among them. Of countries, actors and topics a record has those that it is mainly about.
    """
    entries, own = setting.archive.entries, setting.site.language
    return {
        "ids": [ids.get(entry.permalink, "") for entry in entries] if ids else [],
        "undated": sum(entry.card.dating.edtf is None for entry in entries),
        "facets": list(_facets(setting)),
        "languages": _column([[(foreign_language(entry.card, own) or "", "")] for entry in entries]),
        "markers": _column([[(marker_in_words(entry.card.dating), "")] for entry in entries]),
    }


def _facets(setting: Setting) -> Iterator[dict[str, object]]:
    entries = setting.archive.entries
    for facet in setting.facets:
        tags = [[(tag.id, tag.name) for tag in entry.card.tags(facet) if tag.main] for entry in entries]
        yield {"key": _KEYS[facet], "name": FACET_NAMES[facet], **_column(tags)}
    outlets = [entry.card.publisher for entry in entries]
    if any(outlets):
        yield {"key": "outlet", "name": "Outlet", **_column([[(one, one)] if one else [] for one in outlets])}
    yield {"key": "year", "name": "Year", **_column([[_year(entry)] for entry in entries])}
    yield {"key": "month", "name": "Month", **_column([_months(entry.card.dating) for entry in entries])}
    precisions = [entry.card.dating.precision for entry in entries]
    known = _column([[(precision, _PRECISIONS[precision])] for precision in precisions])
    yield {"key": "precision", "name": "What is known of the date", **known}


def _year(entry: Entry) -> Value:
    period = period_of(entry.card.dating)
    return (f"{period.year:04}", str(period.year)) if period.year is not None else (period.kind, _SHELVES[period.kind])


def _months(dating: Dating) -> list[Value]:
    """Return the months of its year that a record may be of; none for one that stands in no year."""
    year = period_of(dating).year
    if year is None or dating.earliest is None or dating.latest is None:
        return []
    days = listed_days(dating.edtf)
    months = {day.month for day in days} or range(dating.earliest.month, dating.latest.month + 1)
    return [(f"{year:04}-{month:02}", month_in_words(year, month)) for month in sorted(months)]


def _column(given: Sequence[Sequence[Value]]) -> dict[str, object]:
    """Return the values that occur, by their ids, and the places of each record's own among them."""
    values = sorted({value for one in given for value in one})
    place = {value: number for number, value in enumerate(values)}
    return {"values": values, "of": [[place[value] for value in one] for one in given]}


def _titles(setting: Setting) -> list[list[object]]:
    """Return place, path, title, date and outlet of the newest records, the undated last of them."""
    entries = setting.archive.entries
    dated = [place for place, entry in enumerate(entries) if entry.card.dating.edtf]
    places = [*reversed(dated), *range(len(dated), len(entries))][:MOST_TITLES]
    return [
        [place, setting.rows[place].path, entries[place].card.title, date_in_words(entries[place].card.dating),
         entries[place].card.publisher or ""]
        for place in places
    ]  # fmt: skip


def _names(setting: Setting, vocabulary: Vocabulary) -> Iterator[list[object]]:
    """Yield path, name, number of records and other names of each entity, those of most records first."""
    entities = {(facet, one.id): one for facet in setting.facets for one in vocabulary.entities[facet]}
    terms = [term for facet in setting.facets for term in setting.archive.terms(facet)]
    for term in sorted(terms, key=lambda term: (-len(term.entries), term.facet, term.id)):
        entity = entities.get((term.facet, term.id))
        others = dict.fromkeys(name for name in _other_names(entity) if name != term.name)
        yield [setting.term_file(term.facet, term.id), term.name, len(term.entries), list(others)]


def _other_names(entity: Entity | None) -> Iterator[str]:
    """Yield what a reader may call an entity: not what only points to it, as a capital or the words of a topic do."""
    if isinstance(entity, Actor):
        yield from (entity.name, *entity.aliases, *chain.from_iterable(entity.native.values()))
    elif isinstance(entity, Country):
        yield from (entity.name, *entity.aliases, *entity.context_aliases, *entity.demonyms, *entity.native)
        yield from chain.from_iterable([*entity.names.values(), *entity.together.values()])


def _opensearch(setting: Setting) -> str:
    """Return what a browser needs to search here from its own field (OpenSearch 1.1)."""
    title = setting.site.title
    pages = setting.url_of(SEARCH)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{_xml(_cut(title, _SHORT_NAME))}</ShortName>\n"
        f"<LongName>{_xml(_cut(title, _LONG_NAME))}</LongName>\n"
        f"<Description>{_xml(f'Search in {title}')}</Description>\n"
        f'<Url type="text/html" template="{_xml(pages)}?q={{searchTerms}}"/>\n'
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def _xml(text: str) -> str:
    # That of xml.sax takes an HTTP client into memory, and a twentieth of a small build.
    return html.escape(text, quote=False)


def _cut(text: str, longest: int) -> str:
    """Return the words that fit, or as many characters where the first word does not."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]
