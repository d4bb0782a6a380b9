"""Texts from the databases that libraries subscribe to: EBSCO, Gale, NewsBank, PressReader, Westlaw."""

from __future__ import annotations

import re

from archive_gen.loader.wrapping.databases.layout import (
    ANYTHING,
    NOTHING_OR_ANYTHING,
    Layout,
    label_set,
    meanings_of,
    signs_of,
)
from archive_gen.loader.wrapping.databases.places import place_head
from archive_gen.loader.wrapping.databases.rows import Row, find_labels
from archive_gen.loader.wrapping.databases.stating import Meaning


def _place_above(rows: list[Row], meanings: list[Meaning]) -> None:
    place_head(rows, meanings)


def _place_in_head(rows: list[Row], meanings: list[Meaning]) -> None:
    place_head(rows, meanings, below_labels=True)


_EBSCO = meanings_of(
    {
        "title": "title|titel|titre|título",
        "byline": "authors|author|autoren|auteurs|autores",
        "source": "source|quelle|fuente",
        "abstract": "abstract|zusammenfassung",
        "publisher": "publication",
        "section": "section",
    },
    "record|document type|subject terms|subjects|full text word count|issn|accession number|database|"
    "author affiliations|persistent link to this record (permalink)|persistent link to this record|cut and paste|"
    "doi|geographic terms|people|company/entity|naics/industry codes|author supplied keywords|reviews & products|"
    "lexile|isbn|language|publication type|plink|permalink|subject geographic|images|publisher information|image|"
    "dateline",
)  # fmt: skip
EBSCO = Layout(
    name="EBSCO",
    find=find_labels(_EBSCO),
    meanings=_EBSCO,
    ending=label_set("full text word count|accession number|database|cut and paste|issn|document type"),
    closing=frozenset(),
    signs=signs_of(
        "accession number|full text word count|persistent link to this record|"
        "persistent link to this record (permalink)",
        ANYTHING,
    ),
    lines={"rights": re.compile(r"copyright of .{2,80} is the property of .{2,300}", re.IGNORECASE)},
    place=_place_above,
    parting=frozenset(),
    parts_above=label_set("record|title"),
    inverted=True,
)

_GALE = meanings_of(
    {
        "title": "title|document title",
        "byline": "author|authors|author(s)|byline",
        "source": "source",
        "published": "date|publication date|issue date",
        "publisher": "from|publication title|journal|source title",
        "section": "section",
        "language": "language",
        "text": "full text",
    },
    "publisher|document type|length|word count|lexile measure|copyright|source citation|gale document number|"
    "article type|volume|issue|issn|document url|disclaimer|place of publication|content level|source library|"
    "topic overview|pages|page|geographic code|subject",
)  # fmt: skip
GALE = Layout(
    name="Gale",
    find=find_labels(_GALE, ("source citation", "full text")),
    meanings=_GALE,
    ending=label_set("source citation|gale document number|document url|copyright|disclaimer"),
    closing=label_set("source citation|gale document number|citation"),
    signs={
        **signs_of("gale document number|document type", ANYTHING),
        **signs_of("full text", NOTHING_OR_ANYTHING),
        **signs_of("length", re.compile(r"\d[\d,]{0,6} words")),
        **signs_of("lexile measure", re.compile(r"\d{2,4}L")),
    },
    lines={
        "rights": re.compile(r"COPYRIGHT \d{4} .{2,120}"),
        "citation": re.compile(r"source citation(?: \([^()]{2,30}\))?", re.IGNORECASE),
    },
    place=_place_above,
    parting=frozenset(("gale document number",)),
    fewest=3,
)

_NEWSBANK = meanings_of(
    {
        "byline": "author/byline|author|byline",
        "title": "headline|title",
        "section": "section",
        "language": "language",
        "publisher": "source|publication",
        "published": "date|publication date",
    },
    "edition|page|readability|lexile|estimated printed pages|index terms|record|record number|copyright|memo|"
    "article id|openurl link|openurl|caption|correction|dateline|location|citation|product|citation (aglc style)|"
    "sqn|article bookmark (openurl compliant)|column|series|subject",
)  # fmt: skip
_NEWSBANK_BELOW = label_set(
    "index terms|record|record number|copyright|memo|article id|openurl link|openurl|caption|correction|citation|"
    "product|sqn|citation (aglc style)|article bookmark (openurl compliant)"
)  # fmt: skip
NEWSBANK = Layout(
    name="NewsBank",
    find=find_labels(_NEWSBANK),
    meanings=_NEWSBANK,
    ending=_NEWSBANK_BELOW,
    closing=label_set("record number|openurl link|article bookmark (openurl compliant)"),
    signs={
        **signs_of("author/byline|readability|record number|article id|index terms", ANYTHING),
        **signs_of("estimated printed pages", re.compile(r"\d")),
        **signs_of("record", re.compile(r"[A-Z0-9-]{8,40}$")),
        **signs_of("openurl link", NOTHING_OR_ANYTHING),
    },
    lines={"masthead": re.compile(r"[^()]{2,70} \([^(),]{2,40}, [^(),]{2,30}\)(?: - .{6,40})?")},
    place=_place_in_head,
    parting=label_set("record number|record|copyright"),
    told=frozenset(("masthead",)),
)

_PRESSREADER = meanings_of(
    {
        "title": "article name",
        "publisher": "publication",
        "section": "section",
        "byline": "author",
        "published": "date|issue date",
    },
    "start page|end page|page",
)  # fmt: skip
PRESSREADER = Layout(
    name="PressReader",
    find=find_labels(_PRESSREADER),
    meanings=_PRESSREADER,
    ending=frozenset(_PRESSREADER),
    closing=label_set("article name|start page|end page"),
    signs=signs_of("article name|start page|end page", ANYTHING),
    lines={},
    place=_place_above,
    parting=frozenset(("end page",)),
)

_WESTLAW = meanings_of(
    {
        "section": "section",
        "language": "language",
        "title": "headline",
        "byline": "byline",
    },
    "company|news subject|region|industry|other indexing|keywords|word count|edition|ticker|person|country|"
    "index references|product|additional company|geography|document type|organization",
)  # fmt: skip
_WESTLAW_BELOW = label_set(
    "company|news subject|region|industry|language|other indexing|keywords|word count|edition|ticker|person|product|"
    "organization"
)  # fmt: skip
WESTLAW = Layout(
    name="Westlaw",
    find=find_labels(_WESTLAW),
    meanings=_WESTLAW,
    ending=_WESTLAW_BELOW,
    closing=label_set("news subject|other indexing"),
    signs={
        **signs_of("news subject|region|other indexing", re.compile(r"\(")),
        **signs_of("word count", re.compile(r"\d")),
    },
    lines={
        "number": re.compile(r"(?:19|20)\d\d WLNR \d{3,9}"),
        "references": re.compile(r"-{2,6} ?index references ?-{2,6}", re.IGNORECASE),
        "newsroom": re.compile(r"newsroom", re.IGNORECASE),
        "paged": re.compile(r"\d{1,2}/\d{1,2}/\d{2} .{2,80}"),
        "end of document": re.compile(r"end of document", re.IGNORECASE),
        "claim": re.compile(r"© \d{4} thomson reuters\b.{0,80}", re.IGNORECASE),
    },
    place=_place_in_head,
    parting=frozenset(("end of document",)),
    fewest=3,
)
