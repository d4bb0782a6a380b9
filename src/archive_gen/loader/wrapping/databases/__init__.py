"""Texts from press databases: which one a text is from, and what it is without what the database wrote around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive_gen.loader.lines import Unit, make_units, split_lines
from archive_gen.loader.wrapping.databases.documents import part_documents
from archive_gen.loader.wrapping.databases.europe import EUROPRESSE, GENIOS, RETRIEVER
from archive_gen.loader.wrapping.databases.factiva import CODED, PLAIN
from archive_gen.loader.wrapping.databases.layout import Layout, count_signs, unwrap_document
from archive_gen.loader.wrapping.databases.libraries import EBSCO, GALE, NEWSBANK, PRESSREADER, WESTLAW
from archive_gen.loader.wrapping.databases.nexis import NEXIS
from archive_gen.loader.wrapping.databases.proquest import PROQUEST
from archive_gen.loader.wrapping.databases.rows import Row, make_rows
from archive_gen.loader.wrapping.wrapping import Wrapping

_BY_LABELS = (NEXIS, PROQUEST, EBSCO, GALE, NEWSBANK, PRESSREADER, WESTLAW, EUROPRESSE, GENIOS)
_SHORT = 100
_FIRST, _LAST = 4, 12
_BEGINNINGS = ("HD", "SE", "CLM")
_ENDINGS = {
    "Document ": PLAIN, "Dokument ": PLAIN, "Documento ": PLAIN, "DOCUMENT ": PLAIN, "Certificat émis le ": EUROPRESSE,
    "news·": EUROPRESSE, "Numéro de document : news": EUROPRESSE,
}  # fmt: skip
_LAST_LINES = tuple(_ENDINGS)


def _spellings(name: str) -> Iterator[str]:
    """A label as databases and people write it: "load date" as LOAD-DATE, Load-Date, Load-date, **Load-Date."""
    for one in (name, name.replace(" ", "-")):
        for spelt in (one, one.upper(), one.title(), one.capitalize()):
            yield from (spelt, f"**{spelt}", f"**{spelt}**")


# Which layouts a line may be of that begins with the words up to a colon.
_BY_HEAD: dict[str, list[Layout]] = {}
for _layout in _BY_LABELS:
    for _name in _layout.signs:
        for _spelling in _spellings(_name):
            _BY_HEAD.setdefault(_spelling, []).append(_layout)
for _head in ("See article at http", "Se webartikkelen på http", "Se webartikeln på http"):
    _BY_HEAD[_head] = _BY_HEAD[f"{_head}s"] = [RETRIEVER]


def unwrap_database(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without what a press database wrote around it; None where it is from none.

    Of several documents it is the first.
    """
    for layout, documents in _readings(units, text):
        if found := unwrap_document(layout, documents[0], text):
            others = tuple([row.unit for document in documents[1:] for row in document])
            return found._replace(others=others, documents=tuple([document[0].unit.line for document in documents]))
    return None


def part_text(text: str) -> tuple[str, ...]:
    """Return the documents of a database that a decoded capture holds; the text itself where these are not several."""
    for _, documents in _readings(make_units(split_lines(text)), text):
        places = [document[0].unit.place for document in documents[1:]]
        starts = [0, *(max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1 for place in places), len(text)]
        return tuple(text[start:end] for start, end in pairwise(starts))
    return (text,)


def _readings(units: Sequence[Unit], text: str) -> Iterator[tuple[Layout, list[list[Row]]]]:
    """The layouts that a text has, with its documents."""
    for layout in _candidates(units):
        documents = part_documents(layout, make_rows(units, text, layout.find))
        if count_signs(layout, documents[0]) >= layout.fewest:
            yield layout, documents


def _candidates(units: Sequence[Unit]) -> list[Layout]:
    """The databases of which a text has a label, at a glance: next to no text is from one."""
    heads = {unit.text.partition(":")[0] for unit in units if len(unit.text) < _SHORT}
    found = [] if _BY_HEAD.keys().isdisjoint(heads) else _named(heads)
    if any(unit.text.startswith(_BEGINNINGS) for unit in units[:_FIRST]):
        found.append(CODED)
    for unit in units[-_LAST:]:
        if unit.text.startswith(_LAST_LINES):
            found += [layout for beginning, layout in _ENDINGS.items() if unit.text.startswith(beginning)]
    return found


def _named(heads: Iterable[str]) -> list[Layout]:
    named = {layout.name for head in heads for layout in _BY_HEAD.get(head, ())}
    return [layout for layout in (*_BY_LABELS, RETRIEVER) if layout.name in named]
