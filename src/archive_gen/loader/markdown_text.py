"""Markdown captures: their lines as plain text, each with what its markers say it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

import msgspec
import nh3

from archive_gen.controls import without_controls
from archive_gen.loader.lines import Unit
from archive_gen.model import Role

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*)")
_FIRST_HEADING = re.compile(r"#\s+\S")
_QUOTE = re.compile(r"(?:>\s?)+(?P<text>.*)")
_LISTED = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?P<text>.*)")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}")
_MARKED_UP = re.compile(r"[*_`\[\]<>&\\!]")
# Python-Markdown takes time with the square or cube of some lines ("[[[["); the longest line it is trusted with.
_LONGEST = 2000


def as_plain_units(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], dict[int, Role]]:
    """Return the units without their Markdown, and the roles that it states by the places of these.

    The lines of a paragraph, which Markdown joins, become one unit. A horizontal rule keeps its
    text, so that it is accounted for, and so does a marker with nothing behind it. Raw HTML and
    links are reduced to their words.
    """
    plain: list[Unit] = []
    roles: dict[int, Role] = {}
    for group in _paragraphs(units):
        first = group[0]
        written = " ".join(unit.text for unit in group)
        role, text = _strip_marker(written)
        spans = tuple(span for unit in group for span in unit.spans)
        shown = text if _RULE.fullmatch(text) else _words(text)
        plain.append(Unit(shown or text or written, first.line, spans, first.gap))
        if role and text:
            roles[first.place] = role
    return tuple(plain), roles


def is_heading(text: str) -> bool:
    """Whether a line is a heading of the first level, as the first line of a plain text is that was Markdown."""
    return _FIRST_HEADING.match(text) is not None


def with_plain_headings(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], dict[int, Role]]:
    """Return the units of a plain text with Markdown's headings read as such, and their roles by their places."""
    plain: list[Unit] = []
    roles: dict[int, Role] = {}
    for unit in units:
        match = _HEADING.fullmatch(unit.text)
        if match and match["text"].strip(" #"):
            unit = msgspec.structs.replace(unit, text=_strip_marker(unit.text)[1])
            roles[unit.place] = "heading"
        plain.append(unit)
    return tuple(plain), roles


def _paragraphs(units: Iterable[Unit]) -> Iterable[list[Unit]]:
    """Lines that belong together: a plain line continues the one above it, a marked one does not."""
    group: list[Unit] = []
    for unit in units:
        alone = bool(_HEADING.match(unit.text) or _RULE.fullmatch(unit.text))
        opens = alone or unit.gap or bool(_LISTED.match(unit.text)) or not _continues(group, unit)
        if group and opens:
            yield group
            group = []
        group.append(unit)
        if alone:
            yield group
            group = []
    if group:
        yield group


def _continues(group: Sequence[Unit], unit: Unit) -> bool:
    return bool(group) and bool(_QUOTE.match(group[0].text)) == bool(_QUOTE.match(unit.text))


def _strip_marker(text: str) -> tuple[Role | None, str]:
    if match := _HEADING.fullmatch(text):
        return "heading", match["text"].rstrip().rstrip("#").rstrip()
    if match := _QUOTE.fullmatch(text):
        return "quote", re.sub(r"\s>\s", " ", match["text"])
    if (match := _LISTED.fullmatch(text)) and not _RULE.fullmatch(text):
        return "list-item", match["text"]
    return None, text


def _words(text: str) -> str:
    """The words of a line of Markdown. A line too long to be safe, or without markup, is taken as it is."""
    if len(text) > _LONGEST or not _MARKED_UP.search(text):
        return text
    # Few captures are Markdown, and it takes long to import.
    import markdown

    rendered = nh3.clean(markdown.markdown(text), tags=set())
    return " ".join(without_controls(html.unescape(rendered)).split())
