"""Which part of a line is the headline: not the section in front of it, nor the outlet behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive_gen.loader.headline.copies import LONGEST_SECTION, SEPARATED, SHORTEST_COPY
from archive_gen.loader.headline.shapes import DOMAIN, FEWEST_OWN_WORDS, NO_OUTLETS, OUTLET, outlet_in
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.prose import Look
from archive_gen.loader.wording import is_cjk

_FEWEST_TOLD_APART = 3
_GLUED = re.compile(r"[A-Z][a-z]+(?:(?: |&|[A-Z])[A-Za-z]*[a-z])?(?=[A-Z])|[А-Я][а-я]+(?: [а-я]+)?(?=[А-Я])")
SEPARATOR = re.compile(r"\s+(?:[|–—·•›»«:/-]|::|//)\s+|\s*\|\s*")
_BLANK = re.compile(r"\s+")


class Part(NamedTuple):
    """What of a line is the headline, where it begins there, and the outlet's name behind it."""

    text: str
    start: int
    publisher: str | None


def own_part(looks: Sequence[Look], position: int, nearby: Iterable[int], phrases: NoisePhrases) -> Part:
    """Return the headline in its line: what another line says alone, or all but section in front and outlet behind."""
    text = looks[position].text
    others = {looks[j].folded for j in nearby if j != position}
    start = _section_end(text, phrases) or _label_end(text, phrases)
    stops = {stop.start(): stop for stop in SEPARATOR.finditer(text, start)}
    begins = [] if looks[position].folded in others else _begins(text, start)
    spans = [(start, end) for end in stops] + [(begin, end) for begin in begins for end in (*stops, len(text))]
    for begin, end in sorted(spans, key=lambda span: span[0] - span[1]):
        part = text[begin:end]
        if (begin == start or _is_told_apart(part)) and fold(part) in others:
            return Part(part, begin, outlet_in(text[stops[end].end() :]) if end in stops else None)
    for end, stop in [*stops.items()][-1:]:
        tail = text[stop.end() :]
        named = "|" in stop[0] or OUTLET.fullmatch(tail) or DOMAIN.fullmatch(tail) or fold(tail) in others
        is_name = outlet_in(tail) or ("|" in stop[0] and tail.isalnum())
        if named and is_name and len(text[start:end].split()) >= FEWEST_OWN_WORDS:
            return Part(text[start:end], start, None if fold(tail) in NO_OUTLETS else tail)
    return Part(text[start:].rstrip(" |"), start, None)


def without_outlet(title: str) -> tuple[str, str | None]:
    """Return the title of a browser's tab without the outlet's name behind it, and that name, None without one."""
    for stop in [*SEPARATOR.finditer(title)][-1:]:
        own, tail = title[: stop.start()], title[stop.end() :]
        named = OUTLET.fullmatch(tail) or DOMAIN.fullmatch(tail) or outlet_in(tail)
        if named and len(own.split()) >= FEWEST_OWN_WORDS:
            return own, tail
    return title, None


def _section_end(text: str, phrases: NoisePhrases) -> int:
    """How many characters at a headline's front are a section's name glued to it ("WorldLeaders meet")."""
    match = _GLUED.match(text)
    return match.end() if match and phrases.reason(match[0]) == "navigation" else 0


def _label_end(text: str, phrases: NoisePhrases) -> int:
    """How many characters in front of a headline are a bar, or a section with a bar behind it: "Opinion | Why ..."."""
    front, bar, rest = text.partition("|")
    known = not front or (phrases.reason(front) == "navigation" and len(rest.split()) >= FEWEST_OWN_WORDS)
    return len(text) - len(rest.lstrip()) if bar and rest and known else 0


def _is_told_apart(part: str) -> bool:
    """Whether a part of a line says too much to be a tag or a section, which stand alone elsewhere too."""
    return len(part) >= SHORTEST_COPY and (len(part.split()) >= _FEWEST_TOLD_APART or is_cjk(part))


def _begins(text: str, start: int) -> list[int]:
    """Where in a line the headline may begin: behind the way to it ("Home World Leaders meet"), or an outlet."""
    blanks = [match.end() for match in _BLANK.finditer(text, start, start + LONGEST_SECTION)]
    return [at for at in blanks if not SEPARATED.match(text, at) and _is_way(text[start:at])]


def _is_way(front: str) -> bool:
    """Whether words in front of others may lead to a headline: where a dash parts them, a few may."""
    parts = SEPARATOR.split(front)
    return len(parts) == 1 or max(len(part.split()) for part in parts) < FEWEST_OWN_WORDS
