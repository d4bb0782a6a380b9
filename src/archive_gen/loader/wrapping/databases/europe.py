"""Texts from the press databases of Europe: Europresse, Genios and WISO, Retriever."""

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
from archive_gen.loader.wrapping.databases.stating import Meaning, part_source

_CERTIFICATE = re.compile(r"certificat émis le .{4,160}", re.IGNORECASE)


def _place_certified(rows: list[Row], meanings: list[Meaning]) -> None:
    # "Le Courrier" stands above "Vie locale, jeudi 20 juin 2024, p. 12", whose first words are the section.
    above = [i for i, row in enumerate(rows[:2]) if not meanings[i] and not row.name]
    if above == [0, 1] and part_source(rows[1].said):
        meanings[:2] = ["publisher", "issue"]
    _place(rows, meanings)
    for i, row in enumerate(rows):
        if _CERTIFICATE.fullmatch(row.unit.text):
            meanings[i] = "saved"


def _place(rows: list[Row], meanings: list[Meaning]) -> None:
    place_head(rows, meanings, below_labels=True)


_EUROPRESSE = meanings_of(
    {
        "publisher": "nom de la source|source name|nombre de la fuente",
    },
    "type de source|source type|périodicité|periodicity|couverture géographique|geographical coverage|provenance|"
    "origin|note(s)|illustration(s)|numéro de document|document number|type de contenu|tirage|langue",
)  # fmt: skip
_BELOW_LABEL = label_set(
    "nom de la source|source name|type de source|source type|périodicité|periodicity|couverture géographique|"
    "geographical coverage|provenance|origin"
)
EUROPRESSE = Layout(
    name="Europresse",
    find=find_labels(_EUROPRESSE, _BELOW_LABEL),
    meanings=_EUROPRESSE,
    ending=label_set("note(s)|illustration(s)|numéro de document|document number"),
    closing=frozenset(("numéro de document",)),
    signs=signs_of(
        "nom de la source|source name|type de source|périodicité|periodicity|couverture géographique|"
        "geographical coverage",
        ANYTHING,
    ),
    lines={
        "document": re.compile(r".{0,24}\bnews[·.•]\d{8}[·.•]\w{1,8}[·.•]\S{3,40}"),
        "certificate": _CERTIFICATE,
        "rights": re.compile(r"©.{4,160}le présent document et son utilisation.{0,200}", re.IGNORECASE),
        "paged": re.compile(r".{2,60}[•|].{0,60}\b\d[\d ]{0,6} (?:mots|words)", re.IGNORECASE),
    },
    place=_place_certified,
    parting=frozenset(("document",)),
)

_GENIOS = meanings_of(
    {
        "source": "quelle",
        "section": "ressort",
        "byline": "autor|autoren|verfasser",
        "title": "titel",
        "language": "sprache",
    },
    "issn|rubrik|dokumentnummer|dauerhafte adresse des dokuments|alle rechte vorbehalten|branche|schlagwörter|"
    "ausgabe|seite|datum|serientitel|firma|personen|land|jahrgang|nummer|copyright",
)  # fmt: skip
GENIOS = Layout(
    name="Genios",
    find=find_labels(_GENIOS),
    meanings=_GENIOS,
    ending=frozenset(_GENIOS) - {"titel"},
    closing=label_set("dokumentnummer|dauerhafte adresse des dokuments"),
    signs={
        **signs_of("dokumentnummer", ANYTHING),
        **signs_of("dauerhafte adresse des dokuments", NOTHING_OR_ANYTHING),
        **signs_of("quelle", re.compile(r".{2,80}\bvom \d")),
        **signs_of("alle rechte vorbehalten", re.compile(r"\(c\)|©")),
    },
    lines={"rights": re.compile(r"© ?gbi-genios .{4,80}", re.IGNORECASE)},
    place=_place,
    parting=frozenset(("rights",)),
    trailing=label_set("dokumentnummer|dauerhafte adresse des dokuments"),
)

_RETRIEVER = meanings_of(
    {
        "section": "seksjon|sektion",
    },
    "side|sida|utgave",
)  # fmt: skip
_ADDRESS = r"https?://(?:ret\.nu|\S{0,40}retriever)\S{0,200}"
RETRIEVER = Layout(
    name="Retriever",
    find=find_labels(_RETRIEVER),
    meanings=_RETRIEVER,
    ending=frozenset(),
    closing=frozenset(),
    signs={},
    lines={
        "published": re.compile(
            r"(?:publisert på|publicerat (?:i|på)|udgivet (?:i|på)) (?:trykk|nett|print|webb|web|tryk)\b.{0,80}",
            re.IGNORECASE,
        ),
        "rights": re.compile(
            r"(?:alle artikler er beskyttet av lov om|alla artiklar är skyddade av) (?:opphavs|upphovs)r[eä]tt.{0,300}",
            re.IGNORECASE,
        ),
        "address": re.compile(
            rf"(?:see article at|se webartikkelen på|se webartikeln på|läs hela artikeln på) {_ADDRESS}", re.IGNORECASE
        ),
    },
    place=_place,
    parting=frozenset(("address",)),
)
