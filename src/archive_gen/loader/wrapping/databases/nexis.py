"""Texts from Nexis: the classic download, Nexis Uni and Lexis+, whose labels are alike."""

from __future__ import annotations

import re

from archive_gen.loader.wrapping.databases.layout import Layout
from archive_gen.loader.wrapping.databases.places import place_head, take_all
from archive_gen.loader.wrapping.databases.rows import Row, find_labels
from archive_gen.loader.wrapping.databases.stating import Meaning

_MEANINGS: dict[str, Meaning] = {
    name: meaning
    for meaning, names in (
        ("title", ("headline", "titre", "titular", "überschrift", "titolo", "kop")),
        ("byline", ("byline", "autor", "auteur", "autore", "author")),
        ("section", ("section", "rubrik", "rubrique", "sección", "sezione", "sectie")),
        ("text", ("body", "highlight", "hauptteil", "corps", "cuerpo", "fazit", "points clés", "texte", "text")),
        ("loaded", ("load date", "update", "date chargement", "fecha carga", "data caricamento", "correction date")),
        ("language", ("language", "sprache", "langue", "idioma", "lingua", "taal")),
        ("url", ("url",)),
        ("saved", ("time of request", "date and time", "zeitpunkt der anforderung")),
        ("other", (
            "length", "länge", "longueur", "longitud", "lunghezza", "lengte", "dateline", "graphic", "grafik", "publication type",
            "type publication", "tipo publicación", "zeitungstyp", "journal code", "subject", "industry", "geographic", "person",
            "company", "organization", "ticker", "acc no", "distribution", "series", "type", "document type", "classification",
            "link to image", "end of document", "download request", "print request", "send to", "terms", "source",
            "combined source", "project id", "job number", "client/matter", "search terms", "search type", "narrowed by",
            "pub type", "issn", "city", "state", "country", "notes", "publisher", "name", "column", "edition",
            "notice",
        )),
    )
    for name in names
}  # fmt: skip
_ENDING = frozenset((
    "load date", "update", "date chargement", "fecha carga", "data caricamento", "language", "sprache", "langue", "idioma", "lingua",
    "taal", "graphic", "grafik", "publication type", "type publication", "tipo publicación", "zeitungstyp", "journal code",
    "subject", "industry", "geographic", "person", "company", "organization", "ticker", "acc no", "distribution", "type",
    "document type", "classification", "end of document", "link to image", "url", "notes", "country", "state", "city", "name",
    "correction date", "issn",
))  # fmt: skip
_CLOSING = frozenset(("load date", "date chargement", "fecha carga", "data caricamento", "publication type", "type publication", "journal code",
                      "end of document"))  # fmt: skip
_DATED = re.compile(r".{0,30}\b(?:19|20)\d\d\b")
_LENGTH = re.compile(r"[\d.,]{1,9} (?:words?|wörter|wort|mots?|palabras?|parole|woorden|palavras)\b", re.IGNORECASE)
_KIND = re.compile(r"\w", re.IGNORECASE)
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
    find=find_labels(
        _MEANINGS,
        ("body", "hauptteil", "corps", "cuerpo", "graphic", "classification", "link to image", "end of document"),
    ),
    meanings=_MEANINGS,
    ending=_ENDING,
    closing=_CLOSING,
    signs={
        **dict.fromkeys(("load date", "update", "date chargement", "fecha carga", "data caricamento"), _DATED),
        **dict.fromkeys(("length", "länge", "longueur", "longitud", "lunghezza", "lengte"), _LENGTH),
        **dict.fromkeys(("publication type", "type publication", "tipo publicación", "zeitungstyp"), _KIND),
        **dict.fromkeys(("section", "rubrik", "rubrique", "sección", "sezione", "sectie"), _PAGED),
        "journal code": _CODED,
        "end of document": re.compile(r"$"),
    },
    lines=_LINES,
    place=_place,
    parting=frozenset(("end of document",)),
    parts_above=frozenset(("n of n documents",)),
)
