"""What programs that turn pages into text make of links: numbers in brackets, a list of addresses at the end, Markdown.

A unit keeps its place and loses what stands for a link; the list is taken off. The spans are those of the whole line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import takewhile

import msgspec

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, is_page_address
from archive_gen.loader.wrapping.wrapping import Wrapping

_URL = r"(?:https?://|ftp://|file://|mailto:|javascript:|tel:|/|#)\S{0,2000}"
# lynx, elinks and links end in "References", "Visible links" and "  12. https://...", w3m in "[12] https://...".
_LISTED = re.compile(rf"(?P<number>\d{{1,4}})\. (?P<url>{_URL})")
_LISTED_IN_BRACKETS = re.compile(rf"\[(?P<number>\d{{1,4}})\] (?P<url>{_URL})")
_ITS_HEADING = re.compile(r"References:?|Visible links:?|Hidden links:?|Links:?")
# "  [ferry]: https://harbour.example/ferry "The ferry"" in Markdown.
_DEFINED = re.compile(rf"\[(?P<label>[^\[\]]{{1,200}})\]: <?(?P<url>{_URL}?)>?(?: [\"'(].{{0,300}}[\"')])?")
# In front of the words of a link; the numbers of notes stand behind what they are about.
_NUMBER = re.compile(r"(?<![\w\])])\[(\d{1,4})\](?=[^\s\[\]]|\[[A-Z])")
_ANY_NUMBER = re.compile(r"\[\d{1,4}\]")
_NUMBER_BEHIND = re.compile(r" \[\d{1,4}\]$")
_INLINE = re.compile(
    r"!?\[([^\[\]]{0,400})\]\(<?(?:https?://|mailto:|/|#)[^\s()]{0,2000}(?:\([^\s()]{0,200}\))?>?"
    r"(?: \"[^\"]{0,300}\")?\)"
)
_REFERENCE = re.compile(r"!?\[([^\[\]]{1,400})\] ?(?:\[([^\[\]]{0,200})\])?")
_OWN = re.compile(r"(?:Link: )?#?\[(\d{1,4})\] ?canonical\b")
_FEWEST = 2
_LONGEST = 20_000


def unwrap_links(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without what stands for its links; None where nothing does."""
    # Asked of every capture; a single sign is looked for the fastest.
    if "[" not in text:
        return None
    if "](" in text and text.count("](http") >= _FEWEST:
        return _without_inline(units)
    if ("]: http" in text or "]: <http" in text) and (found := _with_definitions(units)):
        return found
    return _with_numbers(units, text) if "[1]" in text or "[2]" in text else None


def _without_inline(units: Sequence[Unit]) -> Wrapping:
    inside = tuple(_reworded(unit, _INLINE.sub(r"\1", unit.text)) if "](" in unit.text else unit for unit in units)
    return Wrapping(inside, (), NOTHING_STATED)


def _reworded(unit: Unit, words: str) -> Unit:
    words = " ".join(words.split())
    return msgspec.structs.replace(unit, text=words) if words and words != unit.text else unit


def _with_definitions(units: Sequence[Unit]) -> Wrapping | None:
    """A text of Markdown whose links are defined on lines of their own."""
    defined = {i: match["label"].casefold() for i, unit in enumerate(units) if (match := _definition(unit))}
    if not defined:
        return None
    labels = frozenset(defined.values())
    inside = tuple(_without_references(unit, labels) for i, unit in enumerate(units) if i not in defined)
    if all(
        unit is before
        for unit, before in zip(inside, (u for i, u in enumerate(units) if i not in defined), strict=True)
    ):
        return None
    return Wrapping(inside, tuple(units[i] for i in defined), NOTHING_STATED)


def _definition(unit: Unit) -> re.Match[str] | None:
    return _DEFINED.fullmatch(unit.text) if unit.text[0] == "[" and len(unit.text) < _LONGEST else None


def _without_references(unit: Unit, labels: Container[str]) -> Unit:
    if "[" not in unit.text or len(unit.text) > _LONGEST:
        return unit

    def words(match: re.Match[str]) -> str:
        return match[1] if (match[2] or match[1]).casefold() in labels else match[0]

    return _reworded(unit, _REFERENCE.sub(words, unit.text))


def _with_numbers(units: Sequence[Unit], text: str) -> Wrapping | None:
    """A text of a browser for terminals: its links have numbers, and their addresses may be listed at the end."""
    listed = _list_at_end(units)
    if not listed and not _in_turn(_ANY_NUMBER.findall(text)):
        return None
    addresses = {match["number"]: match["url"] for i in listed if (match := _entry(units[i]))}
    text_of = units[: listed[0]] if listed else units
    numbers = [number for unit in text_of for number in _NUMBER.findall(unit.text[:_LONGEST])]
    every = sum(len(_ANY_NUMBER.findall(unit.text[:_LONGEST])) for unit in text_of)
    if not (addresses and 2 * len(numbers) >= every > 0 if listed else every == len(numbers)):
        return None
    known = addresses.keys() | set(numbers if not listed else ())
    inside = tuple(_without_numbers(unit, known) for unit in text_of)
    url = _own_address(text_of, addresses)
    return Wrapping(inside, tuple(units[i] for i in listed), NOTHING_STATED._replace(url=url))


def _entry(unit: Unit) -> re.Match[str] | None:
    return _LISTED.fullmatch(unit.text) or _LISTED_IN_BRACKETS.fullmatch(unit.text)


def _list_at_end(units: Sequence[Unit]) -> range:
    """Where the addresses of the links are listed, with its headings; an empty range where they are not."""

    def is_of_list(unit: Unit) -> bool:
        return _entry(unit) is not None or _ITS_HEADING.fullmatch(unit.text) is not None

    size = sum(1 for _ in takewhile(is_of_list, reversed(units)))
    return range(len(units) - size, len(units))


def _in_turn(numbers: Sequence[str]) -> bool:
    """Whether numbers in brackets count from 1 on, as those of links do where nothing else is numbered so."""
    return len(numbers) >= _FEWEST and all(number == f"[{i}]" for i, number in enumerate(numbers, 1))


def _without_numbers(unit: Unit, known: Container[str]) -> Unit:
    if "[" not in unit.text or len(unit.text) > _LONGEST:
        return unit
    words = _NUMBER.sub(lambda match: "" if match[1] in known else match[0], unit.text)
    return _reworded(unit, _NUMBER_BEHIND.sub("", words).lstrip("#"))


def _own_address(units: Sequence[Unit], addresses: dict[str, str]) -> str | None:
    """The address that the page calls its own, or to parts of which it has links: "Skip to content"."""
    for unit in units[:10]:
        if (match := _OWN.match(unit.text)) and match[1] in addresses and is_page_address(addresses[match[1]]):
            return addresses[match[1]]
    parts = Counter(url.partition("#")[0] for url in addresses.values() if "#" in url)
    return next((url for url, _ in parts.most_common(1) if is_page_address(url)), None)
