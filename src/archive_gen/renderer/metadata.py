"""What machines read on a record's page: Dublin Core, Open Graph, schema.org.

A day stands here only where the capture or a person gives that very day. Reference managers and search
engines have no field for doubt, so of any other date they are told the month or the year that all possible
days share, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive_gen.model import Facet, Tag, TaggedRecord, Term
from archive_gen.renderer.dates_in_words import shared_date
from archive_gen.renderer.html import safe_url, wikidata_url
from archive_gen.renderer.periods import is_stated_day
from archive_gen.renderer.rows import summary_of
from archive_gen.renderer.setting import Surroundings
from archive_gen.renderer.views import Meta

_TYPES = {"person": "Person", "organisation": "Organization"}


def meta_of(tagged: TaggedRecord, setting: Surroundings, url: str) -> tuple[Meta, ...]:
    """Return the `meta` elements of a record's page; `url` is its absolute URL or empty."""
    return tuple(Meta(*one) for one in _meta(tagged, setting, url) if one[2])


def _meta(tagged: TaggedRecord, setting: Surroundings, url: str) -> Iterator[tuple[str, str, str]]:
    record = tagged.record
    # Zotero takes og:type "article" for a journal's; this name comes first in its order.
    yield "name", "z:itemType", "newspaperArticle"
    yield "name", "DCTERMS.title", record.title
    for name in record.byline:
        yield "name", "DCTERMS.creator", name
    yield "name", "DCTERMS.issued", shared_date(record.dating)
    yield "name", "DCTERMS.language", record.language
    yield "name", "DC.source", record.publisher or ""
    yield "name", "DCTERMS.isPartOf", setting.site.title
    yield "name", "DCTERMS.identifier", f"sha256:{record.sha256}"
    for country in _main(tagged, setting, "countries"):
        yield "name", "DCTERMS.spatial", country.name
    for topic in _main(tagged, setting, "topics"):
        yield "name", "DCTERMS.subject", topic.name
    yield "property", "og:type", "article"
    yield "property", "og:title", record.title
    yield "property", "og:site_name", setting.site.title
    yield "property", "og:description", summary_of(record.opening)
    yield "property", "og:url", url
    yield "property", "article:section", record.section or ""
    yield "property", "article:published_time", (record.dating.edtf or "") if is_stated_day(record.dating) else ""


def _main(tagged: TaggedRecord, setting: Surroundings, facet: Facet) -> list[Tag]:
    return [tag for tag in tagged.tags(facet) if tag.main] if facet in setting.facets else []


def linked_data_of(tagged: TaggedRecord, setting: Surroundings, url: str) -> dict[str, object]:
    """Return the record as a schema.org NewsArticle."""
    record = tagged.record
    tags = [tag for facet in setting.facets for tag in tagged.tags(facet)]
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": record.title,
        "inLanguage": record.language,
        "identifier": f"sha256:{record.sha256}",
        "isPartOf": setting.collection(),
        "about": [thing_of(tag) for tag in tags if tag.main],
        "mentions": [thing_of(tag) for tag in tags if not tag.main],
        "author": [{"@type": "Person", "name": name} for name in record.byline],
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
        "articleSection": record.section,
        "isBasedOn": safe_url(record.original_url),
        "datePublished": shared_date(record.dating) or None,
        "@id": f"{url}#article" if url else None,
        "url": url or None,
    }
    return {key: value for key, value in made.items() if value}


def thing_of(entity: Tag | Term) -> dict[str, str]:
    """Return an entity as a schema.org thing."""
    kind = {"countries": "Country", "topics": "Thing"}.get(entity.facet) or _TYPES.get(entity.kind or "", "Thing")
    url = wikidata_url(entity.wikidata)
    return {"@type": kind, "name": entity.name, **({"sameAs": url} if url else {})}
