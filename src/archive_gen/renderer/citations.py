"""How a record is cited: in a line to copy, and in the formats that reference managers read.

A day stands in a field for dates only where the capture or a person gives that very day; a window is
said in words. No format is handed a day that nobody stated.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

import msgspec

from archive_gen.model import Record
from archive_gen.renderer.contexts import CiteFile
from archive_gen.renderer.dates_in_words import date_in_words, day_in_words, marker_in_words
from archive_gen.renderer.html import safe_url
from archive_gen.renderer.rows import make_date

_LATEX = re.compile(r"[\\{}$&#^_~%]")
_LATEX_SIGNS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def cite_copy(record: Record, archive_title: str, url: str) -> tuple[str, ...]:
    """Return the parts of a citation of the record as this archive holds it; `url` is empty without a public address.

    Parts come without the full stops between them: each is set on its own, since names and titles may be written
    from the right to the left.
    """
    held = f"In: {archive_title}"
    if record.captured:
        held += f", page saved {day_in_words(record.captured)}"
    return _shown([*_own_parts(record), held, f"SHA-256 {record.sha256[:16]}", url])


def cite_original(record: Record) -> tuple[str, ...]:
    """Return the parts of a citation of what was published, without this archive; none where nothing says by whom or
    where."""
    address = safe_url(record.original_url) or ""
    return _shown([*_own_parts(record), address]) if record.publisher or record.byline or address else ()


def _own_parts(record: Record) -> list[str]:
    marker = marker_in_words(record.dating)
    dated = date_in_words(record.dating) + (f" ({marker})" if marker else "")
    return [", ".join(record.byline), f"“{record.title}”", record.publisher or "", dated]


def _shown(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.rstrip(".") for part in parts if part)


def cite_files(record: Record, archive_title: str, url: str) -> tuple[CiteFile, ...]:
    """Return the record for reference managers: BibTeX, RIS and CSL-JSON, each as a file that the page itself holds."""
    # In base64, since to quote each sign takes many times as long, and no less room.
    made = (
        ("BibTeX", "bib", "application/x-bibtex", bibtex(record, archive_title, url)),
        ("RIS", "ris", "application/x-research-info-systems", ris(record, archive_title, url)),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json(record, archive_title, url)),
    )
    name = key_of(record)
    return tuple(
        CiteFile(label, f"{name}.{ending}", f"data:{kind};charset=utf-8;base64,{b64encode(text.encode()).decode()}")
        for label, ending, kind, text in made
    )


def key_of(record: Record) -> str:
    """Return the record's citation key: plain letters, digits and hyphens of its id, with some of its hash."""
    return f"{re.sub('[^A-Za-z0-9]+', '-', record.id).strip('-')[:40] or 'record'}-{record.sha256[:6]}"


def bibtex(record: Record, archive_title: str, url: str) -> str:
    """Return the record as a BibTeX `article`; what is no day, month or year of the capture's own is a note."""
    date = _stated_date(record)
    fields = [
        ("author", " and ".join(f"{{{_latex(name)}}}" for name in record.byline)),
        ("title", f"{{{_latex(record.title)}}}"),
        ("journal", _latex(record.publisher or "")),
        ("date", date),
        ("year", date[:4]),
        ("url", _latex(safe_url(record.original_url) or url)),
        ("langid", record.language),
        ("note", _latex(_note(record, archive_title))),
    ]
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@article{{{key_of(record)},\n" + ",\n".join(lines) + "\n}\n"


def ris(record: Record, archive_title: str, url: str) -> str:
    """Return the record in RIS as a newspaper article; its date has as many parts as are stated."""
    date = _stated_date(record)
    year, month, day = (*date.split("-"), "", "", "")[:3]
    fields = [
        ("TY", "NEWS"),
        *(("AU", name) for name in record.byline),
        ("TI", record.title),
        ("T2", record.publisher or ""),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", record.language),
        ("UR", safe_url(record.original_url) or url),
        ("DP", archive_title),
        ("N1", _note(record, archive_title)),
        ("ID", key_of(record)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value or tag == "ER")


def csl_json(record: Record, archive_title: str, url: str) -> str:
    """Return the record as CSL-JSON; a date that is no stated day, month or year is given in words."""
    return msgspec.json.format(msgspec.json.encode([dict(_csl(record, archive_title, url))]), indent=1).decode() + "\n"


def _csl(record: Record, archive_title: str, url: str) -> Iterator[tuple[str, object]]:
    date = _stated_date(record)
    yield "id", key_of(record)
    yield "type", "article-newspaper"
    yield "title", record.title
    if record.byline:
        yield "author", [{"literal": name} for name in record.byline]
    if record.publisher:
        yield "container-title", record.publisher
    if date:
        yield "issued", {"date-parts": [[int(part) for part in date.split("-")]]}
    elif record.dating.edtf:
        yield "issued", {"literal": date_in_words(record.dating)}
    yield "language", record.language
    if address := safe_url(record.original_url) or url:
        yield "URL", address
    yield "archive", archive_title
    yield "note", _note(record, archive_title)


def _stated_date(record: Record) -> str:
    """The day, month or year that the capture or a person states, as ISO 8601; "" for a window or a conclusion."""
    date = make_date(record.dating)
    return (date.machine or "") if date.look == "stated" else ""


def _note(record: Record, archive_title: str) -> str:
    dated = "" if _stated_date(record) else f"Published: {date_in_words(record.dating)}. "
    saved = f", page saved {day_in_words(record.captured)}" if record.captured else ""
    return f"{dated}Copy in {archive_title}{saved}; SHA-256 {record.sha256}"


def _latex(text: str) -> str:
    return _LATEX.sub(lambda sign: _LATEX_SIGNS.get(sign[0], "\\" + sign[0]), _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
