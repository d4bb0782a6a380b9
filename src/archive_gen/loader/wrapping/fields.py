"""What fields mean that other programs write of a text: web clippers, note programs, read-later services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from archive_gen.controls import without_controls
from archive_gen.loader.page_metadata import PageMetadata, is_page_address, read_names
from archive_gen.loader.stated_dates import StatedDate, read_stated_date
from archive_gen.model import LANGUAGE_TAG

Meaning = Literal[
    "published", "dated", "modified", "saved", "url", "publisher", "byline", "language", "title", "text", "other"
]  # fmt: skip

# Names without blanks, hyphens, underscores and capitals.
_NAMES: dict[Meaning, str] = {
    "published": """
        published publishdate publisheddate publishedat publishedon publishedtime datepublished datepublish
        publicationdate publicationtime dateofpublication pubdate posted postedon dateposted issued veröffentlicht
        veröffentlichtam erschienen erschienenam publié publiéle publicado publicadoel pubblicato опубликовано
    """,
    "dated": "date day datum fecha data дата",
    "modified": """
        updated updatedat updatedon updatedtime userupdatedtime dateupdated lastupdated modified modifiedat
        modifiedtime datemodified lastmodified lastmod
    """,
    "saved": """
        created createdat createdon createdtime usercreatedtime datecreated creationdate clipped clippedat
        clippedon clipdate dateclipped saved savedat savedon savedate datesaved added addedat addedon dateadded
        accessed accessedon accessdate dateaccessed retrieved retrievedat retrievedon retrievaldate archived
        archivedat archivedon archivedate datearchived fetched fetchedat downloaded downloadedat scraped scrapedat
        filedate crawledat capturedat abgerufen abgerufenam gespeichert gespeichertam enregistréle consultéle guardado
        guardadoel recuperado recuperadoel сохранено
    """,
    "url": """
        url uri source sourceurl urlsource originalurl original link canonical canonicalurl weburl pageurl
        articleurl href clippedfrom savedfrom quelle fuente fonte источник ссылка
    """,
    "publisher": """
        publisher publication outlet newspaper site sitename website websitetitle sourcename provider zeitung
        издание
    """,
    "byline": """
        author authors creator creators writer writers by byline autor autoren autorin auteur auteurs autora
        autore autori автор авторы
    """,
    "language": "lang language locale",
    "title": "title fulltitle headline titel titre título titolo заголовок",
    "text": """
        text content body article fulltext maintext articletext markdowncontent textcontent texte testo texto
        текст
    """,
    "other": """
        id uid uuid guid description summary excerpt abstract deck tag tags keywords category categories type kind
        aliases alias cssclass cssclasses layout draft status state image cover coverimage banner thumbnail icon
        rating readingtime wordcount words latitude longitude altitude folder notebook collection istodo tododue
        todocompleted sourceapplication applicationdata order markuplanguage encryptionapplied
        encryptionciphertext isshared shareid parentid masterkeyid userdata deletedtime isconflict
        conflictoriginalid via device progress highlights toc weight permalink publish pinned favorite favourite
        read unread topics bookmarkid params taxonomies expirydate hostname domain fingerprint license pagetype subtitle
        slug series comments math mathjax linestretch geometry fontsize
    """,
}
_MEANINGS: dict[str, Meaning] = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_SEPARATORS = re.compile(r"[\s_-]+")
_LINKED = re.compile(r"\[\[([^\[\]|]{1,100})(?:\|[^\[\]]{0,100})?\]\]|\[([^\[\]]{1,200})\]\([^()\s]{1,2000}\)")
ADDRESS = re.compile(r"https?://[^\s<>()\"]{4,2000}")


class Property(NamedTuple):
    """A field with a value as it is written, and where that begins in the decoded capture."""

    name: str
    meaning: Meaning
    words: str
    place: int


def meaning_of(name: str) -> Meaning | None:
    """Return what a field of that name says of a text; None for a name that no such program uses."""
    return _MEANINGS.get(_SEPARATORS.sub("", name.casefold()))


def read_fields(properties: Sequence[Property]) -> PageMetadata:
    """Return what fields state together, as the metadata of a page would.

    "Date" is of the publication where no field says so more plainly. "Created" is when a note was made of a text; where
    a field says that the text was published only later, it is no day of saving.
    """
    published = tuple(_dates(properties, "published")) or tuple(_dates(properties, "dated"))
    first = min((option.earliest for date in published for option in date.options if option.earliest), default=None)
    saved = next((date for date in _dates(properties, "saved") if date.latest and len(date.options) == 1), None)
    if saved and saved.latest and first and saved.latest < first:
        saved = None
    addresses = [match[0] for one in _of(properties, "url") if (match := ADDRESS.search(one.words))]
    outlet = next((_plain(one.words) for one in _of(properties, "publisher", "url") if "://" not in one.words), "")
    tags = [one.words.replace("_", "-") for one in _of(properties, "language")]
    return PageMetadata(
        byline=read_names([_plain(one.words) for one in _of(properties, "byline")], outlet),
        publisher=outlet if 0 < len(outlet) <= _LONGEST_NAME else None,
        url=next(filter(is_page_address, addresses), None),
        language=next(filter(LANGUAGE_TAG.fullmatch, tags), None),
        published=published,
        modified=tuple(_dates(properties, "modified")),
        captured=saved.options[0].latest if saved else None,
        saved=saved,
    )


_LONGEST_NAME = 80


def _of(properties: Iterable[Property], *meanings: Meaning) -> list[Property]:
    return [one for meaning in meanings for one in properties if one.meaning == meaning and one.words]


def _dates(properties: Iterable[Property], meaning: Meaning) -> Iterable[StatedDate]:
    for one in _of(properties, meaning):
        if date := read_stated_date(one.name, one.words):
            yield date._replace(place=one.place)


def _plain(words: str) -> str:
    """Words without the markup of links: "[[Jane Doe]]", "[Harbour Ledger](https://harbour.example)"."""
    return _LINKED.sub(lambda match: match[1] or match[2], without_controls(words)).strip(" \"'*_")
