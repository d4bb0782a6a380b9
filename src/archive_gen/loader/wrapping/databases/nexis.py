"""Texts from Nexis: the classic download, Nexis Uni and Lexis+, whose labels are alike."""

from __future__ import annotations

import re

from archive_gen.loader.wrapping.databases.layout import ANYTHING, NOTHING, Layout, label_set, meanings_of, signs_of
from archive_gen.loader.wrapping.databases.places import place_head, take_all
from archive_gen.loader.wrapping.databases.rows import Row, find_labels
from archive_gen.loader.wrapping.databases.stating import Meaning

_MEANINGS = meanings_of(
    {
        "title": "headline|titre|titular|überschrift|titolo|kop",
        "byline": "byline|autor|auteur|autore|author",
        "section": "section|rubrik|rubrique|sección|sezione|sectie",
        "text": "body|highlight|hauptteil|corps|cuerpo|points clés|texte|text|correction",
        "loaded": "load date|update|date chargement|fecha carga|data caricamento|correction date",
        "language": "language|sprache|langue|idioma|lingua|taal",
        "url": "url",
        "saved": "time of request|date and time",
    },
    "length|länge|longueur|longitud|lunghezza|lengte|dateline|graphic|grafik|publication type|type publication|"
    "tipo publicación|zeitungstyp|journal code|subject|industry|geographic|person|company|organization|ticker|"
    "acc no|distribution|series|type|document type|classification|link to image|end of document|download request|"
    "print request|send to|terms|source|combined source|project id|job number|client/matter|search terms|"
    "search type|narrowed by|pub type|issn|city|state|country|notes|publisher|name|column|edition|notice",
)  # fmt: skip
_CLOSING = label_set(
    "load date|date chargement|fecha carga|data caricamento|publication type|type publication|tipo publicación|"
    "journal code|end of document"
)  # fmt: skip
_ENDING = _CLOSING | label_set(
    "update|language|sprache|langue|idioma|lingua|taal|graphic|grafik|zeitungstyp|subject|industry|geographic|"
    "person|company|organization|ticker|acc no|distribution|type|document type|classification|link to image|url|"
    "notes|country|state|city|name|correction date|issn"
)  # fmt: skip
_BARE = label_set("body|hauptteil|corps|cuerpo|graphic|classification|link to image|end of document")
_DATED = re.compile(r".{0,30}\b(?:19|20)\d\d\b")
_LENGTH = re.compile(r"[\d.,]{1,9} (?:words?|wörter|wort|mots?|palabras?|parole|woorden|palavras)\b", re.IGNORECASE)
_PAGED = re.compile(r"[^;]{0,60}; ?(?:pg\.|s\.|p\.|version: ?\d|blz\.)", re.IGNORECASE)
_CODED = re.compile(r"[A-Z0-9]{2,8}$")


def _place(rows: list[Row], meanings: list[Meaning]) -> None:
    number = next((i for i, row in enumerate(rows) if _LINES["n of n documents"].fullmatch(row.unit.text)), None)
    if number is not None:
        # The page on top of a download says what was asked for.
        take_all([i for i in range(number) if meanings[i] != "saved"], meanings)
    place_head(rows, meanings)


_LINES = {
    "n of n documents": re.compile(
        r"(?:focus - )?\d{1,4} of \d{1,4} documents?|dokument \d{1,4} von \d{1,4}|document \d{1,4} de \d{1,4}|"
        r"documento \d{1,4} (?:de|di) \d{1,4}",
        re.IGNORECASE,
    ),
    "page": re.compile(r"page \d{1,3} of \d{1,3}", re.IGNORECASE),
}

NEXIS = Layout(
    name="Nexis",
    find=find_labels(_MEANINGS, _BARE),
    meanings=_MEANINGS,
    ending=_ENDING,
    closing=_CLOSING,
    signs={
        **signs_of("load date|update|date chargement|fecha carga|data caricamento", _DATED),
        **signs_of("length|länge|longueur|longitud|lunghezza|lengte", _LENGTH),
        **signs_of("publication type|type publication|tipo publicación|zeitungstyp", ANYTHING),
        **signs_of("section|rubrik|rubrique|sección|sezione|sectie", _PAGED),
        **signs_of("journal code", _CODED),
        **signs_of("end of document", NOTHING),
    },
    lines=_LINES,
    place=_place,
    parting=frozenset(("end of document",)),
    parts_above=frozenset(("n of n documents",)),
    trailing=label_set("load date|update|date chargement|fecha carga|data caricamento"),
)
