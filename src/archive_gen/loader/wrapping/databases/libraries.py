"""Texts from the databases that libraries subscribe to: EBSCO, Gale, NewsBank, PressReader, Westlaw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from archive_gen.loader.wrapping.databases.layout import Layout
from archive_gen.loader.wrapping.databases.places import place_head
from archive_gen.loader.wrapping.databases.rows import Row, find_labels
from archive_gen.loader.wrapping.databases.stating import Meaning

_ANY = re.compile(r"\S")
_NOTHING_OR_ANY = re.compile(r"")


def meanings_of(names: Mapping[Meaning, str], other: str) -> dict[str, Meaning]:
    """Return labels with their meanings, of texts that have a bar between one label and the next."""
    found: dict[str, Meaning] = {name.strip(): meaning for meaning, text in names.items() for name in text.split("|")}
    return found | {name.strip(): "other" for name in other.split("|")}


def _set(text: str) -> frozenset[str]:
    return frozenset(map(str.strip, text.split("|")))


def _any_of(names: str) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(_set(names), _ANY)


def _place_above(rows: list[Row], meanings: list[Meaning]) -> None:
    place_head(rows, meanings)


def _place_in_head(rows: list[Row], meanings: list[Meaning]) -> None:
    place_head(rows, meanings, below_labels=True)


def _place_none(rows: list[Row], meanings: list[Meaning]) -> None:
    """Only labels tell."""


_EBSCO = meanings_of(
    {"title": "title|titel|titre|título", "byline": "authors|author|autoren|auteurs|autores",
     "source": "source|quelle|fuente", "abstract": "abstract|zusammenfassung", "publisher": "publication",
     "section": "section"},
    "record|document type|subject terms|subjects|full text word count|issn|accession number|database|author affiliations|"
    "persistent link to this record (permalink)|persistent link to this record|cut and paste|doi|geographic terms|people|"
    "company/entity|naics/industry codes|author supplied keywords|reviews & products|lexile|isbn|language|publication type|"
    "plink|permalink|subject geographic|images|publisher information|image|dateline",
)  # fmt: skip
EBSCO = Layout(
    name="EBSCO",
    find=find_labels(_EBSCO),
    meanings=_EBSCO,
    ending=_set(
        "full text word count|accession number|persistent link to this record (permalink)|database|cut and paste|issn|document type"
    ),
    closing=frozenset(),
    signs=_any_of(
        "accession number|full text word count|persistent link to this record (permalink)|persistent link to this record"
    )
    | {
        name: _NOTHING_OR_ANY
        for name in _set("accession number|full text word count|persistent link to this record (permalink)")
    },
    lines={"rights": re.compile(r"copyright of .{2,80} is the property of .{2,300}", re.IGNORECASE)},
    place=_place_above,
    parting=frozenset(),
    parts_above=frozenset(("record",)),
    inverted=True,
)

_GALE = meanings_of(
    {"title": "title|document title", "byline": "author|authors|byline", "published": "date|publication date|issue date",
     "publisher": "from|publication title|journal|source title", "section": "section", "text": "full text", "language": "language"},
    "publisher|document type|length|word count|lexile measure|copyright|source citation|gale document number|article type|"
    "volume|issue|issn|document url|disclaimer|place of publication|content level|"
    "source library|gale|topic overview|pages|page|geographic code|subject",
)  # fmt: skip
GALE = Layout(
    name="Gale",
    find=find_labels(_GALE, ("source citation", "full text")),
    meanings=_GALE,
    ending=_set("source citation|gale document number|document url|copyright|disclaimer"),
    closing=_set("source citation|gale document number|citation"),
    signs={
        "gale document number": _ANY,
        "lexile measure": re.compile(r"\d{2,4}L"),
        "full text": _NOTHING_OR_ANY,
        "document type": _ANY,
        "length": re.compile(r"\d[\d,]{0,6} words"),
    },
    lines={
        "rights": re.compile(r"COPYRIGHT \d{4} .{2,120}"),
        "cited": re.compile(r".{10,190}\bgale\b.{0,60}link\.gale\.com/\S{5,120}.{0,60}", re.IGNORECASE),
        "citation": re.compile(r"source citation(?: \([^()]{2,30}\))?", re.IGNORECASE),
    },
    place=_place_above,
    parting=frozenset(("gale document number",)),
    fewest=3,
)

_NEWSBANK = meanings_of(
    {"byline": "author/byline|author|byline", "title": "headline|title", "section": "section", "language": "language",
     "publisher": "source|publication", "published": "date|publication date"},
    "edition|page|readability|lexile|estimated printed pages|index terms|record|record number|copyright|memo|article id|"
    "openurl link|openurl|caption|correction|dateline|location|citation|product|citation (aglc style)|sqn|article bookmark (openurl compliant)|"
    "column|series|subject",
)  # fmt: skip
_NEWSBANK_BELOW = _set("index terms|record|record number|copyright|memo|article id|openurl link|openurl|caption|correction|citation|product|sqn|"
                       "citation (aglc style)|article bookmark (openurl compliant)")  # fmt: skip
NEWSBANK = Layout(
    name="NewsBank",
    find=find_labels(_NEWSBANK),
    meanings=_NEWSBANK,
    ending=_NEWSBANK_BELOW,
    closing=_set("record number|openurl link|article bookmark (openurl compliant)"),
    signs={
        "author/byline": _ANY,
        "readability": _ANY,
        "estimated printed pages": re.compile(r"\d"),
        "record number": _ANY,
        "record": re.compile(r"[A-Z0-9-]{8,40}$"),
        "article id": _ANY,
        "openurl link": _NOTHING_OR_ANY,
        "index terms": _ANY,
    },
    lines={"masthead": re.compile(r"[^()]{2,70} \([^(),]{2,40}, [^(),]{2,30}\)(?: - .{6,40})?")},
    place=_place_in_head,
    parting=_set("record number|record|copyright"),
    told=frozenset(("masthead",)),
)

_PRESSREADER = meanings_of(
    {"title": "article name", "publisher": "publication", "section": "section", "byline": "author", "published": "date|issue date"},
    "start page|end page|page",
)  # fmt: skip
PRESSREADER = Layout(
    name="PressReader",
    find=find_labels(_PRESSREADER),
    meanings=_PRESSREADER,
    ending=_set("article name|publication|section|author|start page|end page|date|issue date|page"),
    closing=_set("article name|start page|end page"),
    signs=_any_of("article name|start page|end page"),
    lines={},
    place=_place_above,
    parting=frozenset(("end page",)),
)

_WESTLAW = meanings_of(
    {"section": "section", "language": "language", "title": "headline", "byline": "byline"},
    "company|news subject|region|industry|other indexing|keywords|word count|edition|ticker|person|country|"
    "index references|product|additional company|geography|document type|organization|copr.",
)  # fmt: skip
_WESTLAW_BELOW = _set(
    "company|news subject|region|industry|language|other indexing|keywords|word count|edition|ticker|person|product|organization"
)
WESTLAW = Layout(
    name="Westlaw",
    find=find_labels(_WESTLAW),
    meanings=_WESTLAW,
    ending=_WESTLAW_BELOW,
    closing=_set("news subject|other indexing"),
    signs={
        "news subject": re.compile(r"\("),
        "region": re.compile(r"\("),
        "other indexing": re.compile(r"\("),
        "word count": re.compile(r"\d"),
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


def all_layouts() -> Iterable[Layout]:
    """Return the layouts of this module."""
    return EBSCO, GALE, NEWSBANK, PRESSREADER, WESTLAW
