"""Texts from ProQuest: fields below the text and a citation on top, or labels in front of everything."""

from __future__ import annotations

import re

from archive_gen.loader.wrapping.databases.citations import CITED
from archive_gen.loader.wrapping.databases.layout import (
    ANYTHING,
    NOTHING_OR_ANYTHING,
    Layout,
    label_set,
    meanings_of,
    signs_of,
)
from archive_gen.loader.wrapping.databases.places import place_head, take_all
from archive_gen.loader.wrapping.databases.rows import Row, find_labels
from archive_gen.loader.wrapping.databases.stating import Meaning

_MEANINGS = meanings_of(
    {
        "title": "title|titel|titre|título",
        "byline": "author|authors|byline|autor|auteur",
        "publisher": "publication title|titel der publikation|titre de la publication|título de publicación",
        "published": "publication date|datum der veröffentlichung|date de publication|fecha de publicación",
        "loaded": "last updated|last updated date|zuletzt aktualisiert|dernière mise à jour|última actualización",
        "section": "section",
        "language": "language of publication|language|langue de publication|idioma de la publicación",
        "citation": "publication info",
        "saved": "report information from proquest",
        "abstract": "abstract|abstract (abstract)|abstract (english)",
        "text": "full text|volltext|texte intégral|texto completo",
    },
    "proquest document link|links|details|subject|location|company / organization|company/organization|people|pages|"
    "first page|publication year|year|publisher|place of publication|country of publication|issn|e issn|eissn|"
    "source type|document type|proquest document id|document url|copyright|database|publication subject|"
    "identifier / keyword|volume|issue|number of pages|column|edition|dateline|credit|document feature|"
    "classification|number of references|accession number|illustration|source|supplement|alternate title|company|"
    "person|contact proquest|lccn|isbn|doi|coden|online publication date|publication history|milestone dates|"
    "full text availability|section title",
)  # fmt: skip
_CLOSING = label_set(
    "publication title|publication year|publication date|proquest document id|document url|source type|"
    "language of publication|place of publication|country of publication|details|publication subject|"
    "contact proquest"
)  # fmt: skip
_ENDING = _CLOSING | label_set(
    "subject|location|people|company / organization|company/organization|pages|first page|year|publisher|issn|eissn|"
    "e issn|document type|copyright|last updated|database|title|section|credit|volume|issue|identifier / keyword|"
    "classification|company|person|column|edition|dateline|accession number|links"
)  # fmt: skip
_BARE = label_set(
    "proquest document link|full text|details|abstract|abstract (abstract)|abstract (english)|links|"
    "report information from proquest|contact proquest|volltext|texte intégral|texto completo"
)  # fmt: skip
_NUMBERED = re.compile(r"document \d{1,4} of \d{1,4}", re.IGNORECASE)


def _place(rows: list[Row], meanings: list[Meaning]) -> None:
    number = next((i for i, row in enumerate(rows) if _NUMBERED.fullmatch(row.unit.text)), None)
    if number is not None:
        take_all([i for i in range(number) if meanings[i] != "saved"], meanings)
    for i, row in enumerate(rows):
        if not meanings[i] and CITED.fullmatch(row.unit.text):
            meanings[i] = "citation"
            _place_around(rows, meanings, i)
            break
    place_head(rows, meanings)


def _place_around(rows: list[Row], meanings: list[Meaning], cited: int) -> None:
    """The headline stands above the citation; between this and the label of the text nothing is of it."""
    above = [i for i in range(cited) if not meanings[i] and rows[i].unit.text.strip("_")]
    if above and "title" not in meanings:
        meanings[above[-1]] = "title"
    text = next((i for i in range(cited, len(rows)) if meanings[i] == "text"), 0)
    take_all([i for i in range(cited, text) if not meanings[i]], meanings)


PROQUEST = Layout(
    name="ProQuest",
    find=find_labels(_MEANINGS, _BARE),
    meanings=_MEANINGS,
    ending=_ENDING,
    closing=_CLOSING,
    signs={
        **signs_of("proquest document id", re.compile(r"\d{5,12}")),
        **signs_of("document url", re.compile(r"https?://\S{0,60}proquest\.")),
        **signs_of("publication title|language of publication|country of publication|source type", ANYTHING),
        **signs_of("publication info", ANYTHING),
        **signs_of("proquest document link|full text|report information from proquest", NOTHING_OR_ANYTHING),
    },
    lines={"document n of n": _NUMBERED, "citation": CITED},
    place=_place,
    parting=frozenset(("database",)),
    parts_above=frozenset(("document n of n",)),
    told=frozenset(("citation",)),
    inverted=True,
)
