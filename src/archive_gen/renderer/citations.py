"""How a record is cited: in a line to copy, and in the formats that reference managers read.

A day stands in a field for dates only where the capture or a person gives that very day. Of any other date the field
has what all possible days share, a year or a month, and the note has it in words. No format is handed a day that
nobody stated. Of those offered only biblatex's can hold a window: readers of CSL-JSON take the first day of one.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from archive_gen.edtf import listed_days
from archive_gen.model import Dating, Record
from archive_gen.renderer.dates_in_words import (
    date_in_words,
    day_in_words,
    marker_in_words,
    shared_date,
    stated_date,
)
from archive_gen.renderer.html import safe_url
from archive_gen.renderer.views import CiteFile

_LATEX = re.compile(r"[\\{}$&#^_~%]")
_VERBATIM = re.compile(r"[\\{}\s]")
_ABOUT = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?[~?]", re.ASCII)
_LATEX_SIGNS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


class Cited(NamedTuple):
    """A record with what all of its citations say, which is put into words once.

    `url` is its address in the archive and `original` where it was published, each empty without one. `date` is what
    all days share that it can be of, `dated` these in words, `saved` when the page was saved.
    """

    record: Record
    archive_title: str
    url: str
    original: str
    key: str
    date: str
    dated: str
    saved: str

    @property
    def address(self) -> str:
        """Where it was published or, where that is not known, where the archive has it; empty without either."""
        return self.original or self.url

    @property
    def note(self) -> str:
        """What a reference manager has no field for: the date in words, the archive's copy and its sum."""
        marker = marker_in_words(self.record.dating)
        dated = self.dated + (f" ({marker})" if marker else "")
        published = f"Published: {dated}. " if self.record.dating.edtf else f"{dated}. "
        if stated_date(self.record.dating):
            published = ""
        return f"{published}Copy in {self.archive_title}{self.saved}; SHA-256 {self.record.sha256}"


def make_cited(record: Record, archive_title: str, url: str) -> Cited:
    """Return a record to be cited; `url` is empty without a public address."""
    return Cited(
        record,
        archive_title,
        url,
        safe_url(record.original_url) or "",
        key_of(record),
        shared_date(record.dating),
        date_in_words(record.dating),
        f", page saved {day_in_words(record.captured)}" if record.captured else "",
    )


def cite_copy(cited: Cited) -> tuple[str, ...]:
    """Return the parts of a citation of the record as this archive holds it.

    Parts come without the full stops between them: each is set on its own, since names and titles may be written
    from the right to the left.
    """
    held = f"In: {cited.archive_title}{cited.saved}"
    return _shown([*_own_parts(cited), held, f"SHA-256 {cited.record.sha256[:16]}", cited.url])


def cite_original(cited: Cited) -> tuple[str, ...]:
    """Return the parts of a citation of what was published, without this archive; none where nothing says by whom or
    where."""
    is_known = cited.record.publisher or cited.record.byline or cited.original
    return _shown([*_own_parts(cited), cited.original]) if is_known else ()


def _own_parts(cited: Cited) -> list[str]:
    record, marker = cited.record, marker_in_words(cited.record.dating)
    dated = cited.dated + (f" ({marker})" if marker else "")
    return [", ".join(record.byline), f"“{record.title}”", record.publisher or "", dated]


def _shown(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.rstrip(".") for part in parts if part)


def cite_files(cited: Cited) -> tuple[CiteFile, ...]:
    """Return the record for reference managers: BibTeX, RIS and CSL-JSON, each as a file that the page itself holds."""
    # In base64, since to quote each sign takes many times as long, and no less room.
    made = (
        ("BibTeX", "bib", "application/x-bibtex", bibtex(cited)),
        ("RIS", "ris", "application/x-research-info-systems", ris(cited)),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json(cited)),
    )
    prefix = "charset=utf-8;base64,"
    return tuple(
        CiteFile(label, f"{cited.key}.{ending}", f"data:{kind};{prefix}{b64encode(text.encode()).decode()}")
        for label, ending, kind, text in made
    )


def key_of(record: Record) -> str:
    """Return the record's citation key: plain letters, digits and hyphens of its id, with some of its hash."""
    return f"{re.sub('[^A-Za-z0-9]+', '-', record.id).strip('-')[:40] or 'record'}-{record.sha256[:6]}"


def bibtex(cited: Cited) -> str:
    """Return the record as a BibTeX `article`: its year, and its date as biblatex reads it."""
    record = cited.record
    fields = [
        ("author", " and ".join(f"{{{_latex(name)}}}" for name in record.byline)),
        ("title", f"{{{_latex(record.title)}}}"),
        ("journal", _latex(record.publisher or "")),
        ("date", _biblatex_date(record.dating, cited.date)),
        ("year", cited.date[:4]),
        ("url", _verbatim(cited.address)),
        ("langid", record.language),
        ("note", _latex(cited.note)),
    ]
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@article{{{cited.key},\n" + ",\n".join(lines) + "\n}\n"


def _biblatex_date(dating: Dating, shared: str) -> str:
    """Return a date that biblatex reads: also a window with two ends, and "about" or "perhaps" a day, month or year.

    A window open at an end would be printed as if the article came out from that day on.
    """
    edtf = dating.edtf or ""
    if _ABOUT.fullmatch(edtf) and dating.basis in ("stated", "given"):
        return edtf
    if dating.precision == "range" and dating.earliest and dating.latest and not listed_days(edtf):
        return f"{dating.earliest}/{dating.latest}"
    return shared


def ris(cited: Cited) -> str:
    """Return the record in RIS as a newspaper article; its date has as many parts as are sure."""
    record = cited.record
    year, month, day = (*cited.date.split("-"), "", "", "")[:3]
    fields = [
        ("TY", "NEWS"),
        *(("AU", name) for name in record.byline),
        ("TI", record.title),
        ("T2", record.publisher or ""),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", record.language),
        ("UR", cited.address),
        ("DP", cited.archive_title),
        ("N1", cited.note),
        ("ID", cited.key),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value or tag == "ER")


def csl_json(cited: Cited) -> str:
    """Return the record as CSL-JSON; a date without a sure year is given in words."""
    return msgspec.json.format(msgspec.json.encode([dict(_csl(cited))]), indent=1).decode() + "\n"


def _csl(cited: Cited) -> Iterator[tuple[str, object]]:
    record = cited.record
    yield "id", cited.key
    yield "type", "article-newspaper"
    yield "title", record.title
    if record.byline:
        yield "author", [{"literal": name} for name in record.byline]
    if record.publisher:
        yield "container-title", record.publisher
    if cited.date:
        yield "issued", {"date-parts": [[int(part) for part in cited.date.split("-")]]}
    elif record.dating.edtf:
        yield "issued", {"literal": cited.dated}
    yield "language", record.language
    if cited.address:
        yield "URL", cited.address
    yield "archive", cited.archive_title
    yield "note", cited.note


def _latex(text: str) -> str:
    return _LATEX.sub(lambda sign: _LATEX_SIGNS.get(sign[0], "\\" + sign[0]), _one_line(text))


def _verbatim(address: str) -> str:
    """Return an address as a field holds it that LaTeX prints as it stands: an escape would become part of it."""
    return _VERBATIM.sub(lambda sign: quote(sign[0]), address)


def _one_line(text: str) -> str:
    return " ".join(text.split())
