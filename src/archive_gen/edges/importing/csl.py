"""A catalogue as CSL JSON, as Zotero exports it: titles, authors and dates, and of the text the abstract at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive_gen.edges.importing.found import Finding, Found, left_out, name_of, text_of

_SAVE_THE_PAGE = "the export holds a catalogue's entries; save the page itself, and import that"


def items_of(export: Any) -> Sequence[Any] | None:
    """Return the items of an export, None where it is no CSL JSON."""
    items = export.get("items") if isinstance(export, dict) else export
    if not isinstance(items, list) or not items or not isinstance(items[0], dict):
        return None
    return items if "type" in items[0] and not {"title", "issued", "id"}.isdisjoint(items[0]) else None


def read(items: Sequence[Any], where: str) -> Iterator[Finding]:
    """Yield the items that have an abstract, as texts of title and abstract with a sidecar of all that is catalogued.

    The sidecar may say when an item was published, for a catalogue is what a person has filled in.
    """
    for number, item in enumerate(items, 1):
        told = f"{where}, item {number}"
        if not isinstance(item, dict):
            yield left_out(told, "import-damaged", "is not an entry", "make the export again")
            continue
        title, abstract = text_of(item.get("title")), item.get("abstract")
        if not text_of(abstract):
            yield left_out(told, "import-no-text", f"has no text: {title}", _SAVE_THE_PAGE, "warning")
            continue
        paragraphs = [text_of(line) for line in str(abstract).splitlines()]
        text = "\n\n".join([title, *(line for line in paragraphs if line)]) + "\n"
        yield Found(
            told,
            "a catalogue (CSL JSON)",
            name_of(title, text_of(item.get("URL"))),
            ".txt",
            text.encode("utf-8", "replace"),
            {
                "title": title,
                "date": _date(item.get("issued")),
                "byline": [name for name in map(_name, _listed(item.get("author"))) if name],
                "publisher": text_of(item.get("container-title")) or text_of(item.get("publisher")),
                "url": text_of(item.get("URL")),
                "language": text_of(item.get("language")).replace("_", "-"),
                "captured": _date(item.get("accessed")),
            },
            tags=tuple(word for word in map(str.strip, text_of(item.get("keyword")).split(",")) if word),
        )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(person: Any) -> str:
    if not isinstance(person, dict):
        return text_of(person)
    parts = [text_of(person.get(key)) for key in ("given", "dropping-particle", "non-dropping-particle", "family")]
    return text_of(person.get("literal")) or " ".join(part for part in [*parts, text_of(person.get("suffix"))] if part)


def _date(issued: Any) -> str | None:
    """Return a CSL date as EDTF: as precise as its parts are, a range as one day of it, `circa` as approximate."""
    if not isinstance(issued, dict):
        return None
    days = [day for day in map(_day, _listed(issued.get("date-parts"))) if day]
    if not days:
        return text_of(issued.get("raw")) or text_of(issued.get("literal")) or None
    if len(days) > 1:
        return f"[{days[0]}..{days[1]}]"
    return f"{days[0]}~" if issued.get("circa") else days[0]


def _day(parts: Any) -> str:
    try:
        numbers = [int(part) for part in _listed(parts)[:3]]
    except (TypeError, ValueError):
        return ""
    return "-".join(f"{number:0{width}d}" for number, width in zip(numbers, (4, 2, 2), strict=False))
