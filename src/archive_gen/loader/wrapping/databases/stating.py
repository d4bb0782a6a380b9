"""What the fields of a database state, as the metadata of a page would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from archive_gen.loader.dates import find_dates
from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import PageMetadata, is_page_address
from archive_gen.loader.stated_dates import StatedDate, read_stated_date
from archive_gen.loader.wrapping.databases.citations import Citation, read_citation
from archive_gen.loader.wrapping.databases.people import read_people

Meaning: TypeAlias = Literal[
    "title", "text", "byline", "published", "loaded", "saved", "publisher", "section", "language", "url", "source",
    "issue", "citation", "abstract", "other", ""
]  # fmt: skip
"""What a row says: "title" and "text" stay but for their labels, as "" does, which has none; all else is taken off.

"loaded" is when the database took it in or changed it, "source" names the
publication with its date, "issue" the section with it.
"""

KEPT: frozenset[Meaning] = frozenset(("title", "text", ""))


class Statement(NamedTuple):
    """What a field says: the name of its label, its words, and where they begin and end in the decoded capture."""

    name: str
    meaning: Meaning
    words: Unit


def read_statements(statements: Sequence[Statement], text: str, *, inverted: bool) -> PageMetadata:
    """Return what the fields of a text state together. `inverted` says that names have the surname first."""
    said = {one.meaning: one for one in reversed(statements)}
    cited = read_citation(said["citation"].words.text) if "citation" in said else None
    published = [
        date for meaning in _DATED for date in _dates([one for one in statements if one.meaning == meaning], text)
    ]
    loaded = _dates([one for one in statements if one.meaning == "loaded"], text)
    saved = next(iter(_dates([one for one in statements if one.meaning == "saved"], text)), None)
    saved = saved if saved and saved.latest and len(saved.options) == 1 else None
    names = [one.words.text for one in statements if one.meaning == "byline"] + ([cited.names] if cited else [])
    address = said["url"].words.text if "url" in said else ""
    return PageMetadata(
        titles=(said["title"].words.text,) if "title" in said else (),
        byline=next((people for one in names if (people := read_people(one, inverted=inverted))), ()),
        publisher=_publisher(said, cited),
        section=read_section_name(_section(said)),
        url=address if is_page_address(address) else None,
        language=_LANGUAGES.get(_FIRST_WORD.split(said["language"].words.text)[0].casefold())
        if "language" in said
        else None,
        # What is most explicit goes first; the others would only say it again.
        published=tuple(published[:1]),
        modified=loaded,
        captured=saved.options[0].latest if saved else None,
        saved=saved,
    )


_DATED: tuple[Meaning, ...] = ("published", "citation", "source", "issue")


def _section(said: Mapping[Meaning, Statement]) -> str:
    if "section" in said:
        return said["section"].words.text
    return part_source(said["issue"].words.text) if "issue" in said else ""


def _publisher(said: Mapping[Meaning, Statement], cited: Citation | None) -> str | None:
    if "publisher" in said:
        return read_publication(said["publisher"].words.text)
    if "source" in said:
        return read_publication(part_source(said["source"].words.text))
    return read_publication(cited.publication) if cited else None


def _dates(statements: Iterable[Statement], text: str) -> tuple[StatedDate, ...]:
    found = [date for one in statements if (date := find_date(one.name, one.words, text))]
    return tuple(found)


_LONGEST_DATED = 200


def find_date(name: str, words: Unit, text: str) -> StatedDate | None:
    """Return the only date that stands in a line, with its place; None where none does, or several do."""
    start, end = words.spans[0].start, words.spans[0].end
    raw = text[start : min(end, start + _LONGEST_DATED)]
    dates = find_dates(raw)
    if not dates:
        date = read_stated_date(name, raw)
        return date._replace(place=start, words=raw) if date else None
    first = dates[0]
    if len(dates) > 1 and any(one.options != first.options for one in dates):
        return None
    date = read_stated_date(name, raw[first.start : first.end])
    return date._replace(words=raw[first.start : first.end], place=start + first.start) if date else None


_FIRST_WORD = re.compile(r"[;,/(\s]")
_PLACE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]$")
_OF_CITY = re.compile(r"\s?;\s.*", re.DOTALL)
_ARTICLE_BEHIND = re.compile(r"(?P<name>[^,]{2,60}), (?P<article>The|Der|Die|Das|Le|La|L'|Les|El|Il)")
_LONGEST_NAME = 80


def read_publication(words: str) -> str | None:
    """Return the name of a publication without its place: "Harbour Ledger, The (London)", "Ledger; London (UK)"."""
    name = " ".join(words.split()).strip(" .,;•")
    if ";" in name:
        name = _OF_CITY.sub("", name)
    while match := _PLACE.search(name):
        name = name[: match.start()]
    if match := _ARTICLE_BEHIND.fullmatch(name):
        name = f"{match['article']} {match['name']}"
    return name if 0 < len(name) <= _LONGEST_NAME else None


# Where the name of a publication ends in front of its date, and the number of the issue.
_BEHIND_NAME = re.compile(
    r"(?:\s?[-–—•·,.:|]|\s+vom|\s+du|\s+of|\s+Nr\.?\s?\d{1,5}\s+vom|,?\s+\w{1,12}day,?)\s*$", re.IGNORECASE
)


def part_source(words: str) -> str:
    """Return the publication in words that name it beside the date of its issue; "" where they name none.

    It stands in front of the date, or behind it and a bar.
    """
    dates = find_dates(words[:_LONGEST_DATED])
    if not dates:
        return ""
    if (match := _BEHIND_BAR.match(words, dates[0].end)) and not words[: dates[0].start].strip():
        return match["name"].strip()
    before = words[: dates[0].start].rstrip(" (")
    return _BEHIND_NAME.sub("", before) if before and _BEHIND_NAME.search(before) else ""


_BEHIND_BAR = re.compile(r"\s?\|\s?(?P<name>[^|]{2,80})")


_PAGE_BEHIND = re.compile(r"\s*(?:[;|]|,?\s(?:pg?|page|s|seite|p)\.\s?\d).*", re.IGNORECASE | re.DOTALL)
_LONGEST_SECTION = 40


def read_section_name(words: str) -> str | None:
    """Return a section's name without page and edition: "WORLD NEWS; Pg. 21"."""
    name = _PAGE_BEHIND.sub("", " ".join(words.split())[:_LONGEST_DATED]).strip(" .")
    return name if 0 < len(name) <= _LONGEST_SECTION and any(map(str.isalpha, name)) else None


_OF_LANGUAGES = {
    "en": "english englisch anglais inglés inglese engels inglês engelsk engelska en eng английский",
    "de": "german deutsch allemand alemán tedesco duits alemão tysk tyska de ger немецкий",
    "fr": "french französisch français francés francese frans francês fransk franska fr fre французский",
    "es": "spanish spanisch espagnol español spagnolo spaans espanhol castellano spansk spanska es spa испанский",
    "it": "italian italienisch italien italiano italiaans italiensk italienska it ita",
    "pt": "portuguese portugiesisch portugais portugués português portoghese pt por",
    "nl": "dutch niederländisch néerlandais neerlandés nederlands olandese holandês nl dut",
    "da": "danish dänisch danois danés dansk da dan",
    "nb": "norwegian norwegisch norvégien noruego norsk nb",
    "sv": "swedish schwedisch suédois sueco svenska sv swe",
    "fi": "finnish finnisch finnois finlandés suomi fi fin",
    "pl": "polish polnisch polonais polaco polski pl pol",
    "ru": "russian russisch russe ruso русский ru rus",
    "uk": "ukrainian ukrainisch ukrainien ucraniano українська uk ukr",
    "zh": "chinese chinesisch chinois chino 中文 简体中文 繁體中文 zh chi",
    "ja": "japanese japanisch japonais japonés 日本語 ja jpn",
    "ko": "korean koreanisch coréen coreano 한국어 ko kor",
    "ar": "arabic arabisch arabe árabe العربية ar ara",
    "tr": "turkish türkisch turc turco türkçe tr tur",
}
_LANGUAGES: dict[str, str] = {name: code for code, names in _OF_LANGUAGES.items() for name in names.split()}


def is_language(words: str) -> bool:
    """Return whether words are the name of a language and nothing else."""
    return words.casefold() in _LANGUAGES and len(words) > 2
