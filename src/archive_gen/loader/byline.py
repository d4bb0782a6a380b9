"""Who wrote an article, where the capture says so: a byline, a label, a name with a role below the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive_gen.loader.page import Line, Page
from archive_gen.loader.stamps import read_byline

_LONGEST = 120
_OPENING = 100
_NEAR = 4
_NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ][\w.'’-]+(?: (?:de|van|von|der|da|di|du|la|le|bin|al|[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ][\w.'’-]*)){1,4}"
_ROLE = (
    r"(?:[A-Za-z]+,? ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Cc]olumnist|[Ff]ellow|[Ll]ecturer|[Pp]rofessor|"
    r"[Aa]nalyst|[Ww]riter|[Jj]ournalist|[Aa]uthor|[Rr]edakteur(?:in)?|[Kk]orrespondent(?:in)?)"
    r"(?:,| (?:of|for|at|in|on|and|with)\b|$)[^.!?]{0,60}"
)
_NAMED = re.compile(rf"(?!By |The |Der |Die |Das |Le |La ){_NAME}")
_WITH_ROLE = re.compile(rf"(?!By |The |Der |Die |Das |Le |La )(?P<name>{_NAME}?),? {_ROLE}")
_IN_ROLE = re.compile(_ROLE)
_LABELLED = re.compile(
    rf"(?:di|door|av|af|(?i:autor(?:in|a)?|autore|auteur|автор|автори|text[eo]?|interview by|words by|story by) ?:?) "
    rf"(?P<name>{_NAME})(?:, | and | und | et | y | e | и |$)"
)
_KOREAN = re.compile(
    r"(?:\([^()=]{1,20}=[^()=]{1,20}\) )?(?P<name>[가-힣]{2,4}) ?(?:기자|특파원|논설위원|칼럼니스트)\b"
)
_CHINESE = re.compile(
    r"(?:[^（()]{0,40}[（(])?(?:[\u4e00-\u9fff]{2,3}社)?(?:记者|記者)[ :：]?(?P<name>[\u4e00-\u9fff]{2,3})"
)
_FOR_OUTLET = re.compile(r" for .*", re.IGNORECASE | re.DOTALL)
_ROLES = frozenset(
    ("staff writer", "senior writer", "staff reporter", "staff", "correspondent", "reporter", "editor", "contributor")
)
# "Jana Example covers the islands for the Ledger."
_PRESENTED = re.compile(
    r",? (?:covers|writes|reports|schreibt|has (?:written|covered|reported|contributed)|"
    r"(?:is|was|ist|est|es)\b.{0,60}\b(?:journalist\w{0,3}|correspondent|reporter|editor|columnist|author|fellow|professor|lecturer|writer|analyst|"
    r"redakteur\w{0,2}|korrespondent\w{0,2}|periodista))\b",
    re.IGNORECASE,
)


def find_byline(page: Page) -> tuple[str, ...]:
    """Return the names of those who wrote an article, as they stand; none where the capture does not say."""
    # A standfirst is of the body, and the byline may stand below it.
    opening = next((line.position for line in page.within("body") if len(line.raw) >= _OPENING), page.opening)
    around = [line for line in page.lines if line.zone in ("head", "above", "inner")]
    lines = [line for line in around if line.position < max(opening, page.opening)]
    found = (names for text in _signed(lines) if (names := _people(read_byline(text))))
    near = [line for line in lines if line.position > page.title_position - _NEAR and len(line.unit.text) <= _LONGEST]
    return next(found, ()) or _labelled(page, near) or _presented(page, near)


def _signed(lines: Sequence[Line]) -> Iterator[str]:
    yield from (line.unit.text for line in lines if line.reason in ("byline", "stamp"))
    # "By" may stand on a line of its own, above the name.
    for line, below in pairwise(lines):
        if line.unit.text.strip(" :").lower() == "by" and below.position == line.position + 1:
            yield f"By {below.unit.text}"


def _people(names: Iterable[str]) -> tuple[str, ...]:
    """The names without what a person is: "By Jana Example for the Ledger, Staff Writer"."""
    return tuple(_FOR_OUTLET.sub("", name) for name in names if name.lower() not in _ROLES)


def _labelled(page: Page, lines: Sequence[Line]) -> tuple[str, ...]:
    """The name behind a word for its bearer, or before one, on a line of its own or as an agency opens its report."""
    opening = [line for line in page.lines[page.first_body : page.first_body + 1] if line.zone == "body"]
    for pattern, among in ((_LABELLED, lines), (_KOREAN, [*lines, *opening]), (_CHINESE, [*lines, *opening])):
        for line in among:
            if match := pattern.match(line.unit.text[:_LONGEST]):
                return (match["name"],)
    return ()


def _presented(page: Page, lines: Sequence[Line]) -> tuple[str, ...]:
    """A name below the headline that a role stands with, or that a note tells of further on."""
    head = [line for line in lines if line.zone in ("head", "inner") and line.unit.text[0].isupper()]
    for line in head:
        if match := _WITH_ROLE.fullmatch(line.unit.text):
            return (match["name"],)
    for line in head:
        text = line.unit.text
        if not _NAMED.fullmatch(text):
            continue
        below = page.lines[line.position + 1].unit.text if line.position + 1 < len(page.lines) else ""
        if _IN_ROLE.fullmatch(below) or any(_tells_of(text, other.unit.text) for other in page.lines):
            return (text,)
    return ()


def _tells_of(name: str, note: str) -> bool:
    """Whether a line presents somebody as a writer."""
    return note.startswith(name) and _PRESENTED.match(note, len(name)) is not None
