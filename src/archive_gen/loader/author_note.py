"""What stands below a story on who wrote it: "Jana Example is a reporter for the Ledger."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.prose import Look

_MOST = 3
_FARTHEST_NAME = 3
_NAME = r"(?P<name>(?:Dr\.? |Prof\.? )?[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]*){0,2} (?P<surname>[A-ZÄÖÜ][\w'’-]+))"
_ROLE = (
    r"(?:an?|the|our) (?:[\w.,'’-]+ ){0,8}?(?:reporter|editor|journalist|correspondent|columnist|writer|author|fellow|"
    r"professor|lecturer|analyst|contributor|researcher|student|producer|scholar|blogger|broadcaster)\b"
)
_WORK = r"(?:covers|reports on|reports from|writes about|writes for|writes on|writes features)\b"
_GERMAN_ROLE = (
    r"[^.!?]{0,60}?(?:[Rr]edakteur|[Jj]ournalist|[Aa]utor|[Rr]eporter|[Kk]orrespondent|[Vv]olontär|[Bb]logger|[Kk]olumnist|"
    r"[Pp]ublizist)(?:in)?\b"
)
_GERMAN_WORK = r"(?:schreibt|berichtet|bloggt) (?:seit|für|über|als|aus|bei|hier)\b"
# "Jana Example, a former minister of trade, is a fellow at the institute."
_ASIDE = r"(?:, (?:an?|the|former|formerly) [^.!?,]{3,80},)?"
_NAMED = re.compile(
    rf"{_NAME}{_ASIDE},? (?:(?:is|was) {_ROLE}|{_WORK}|(?:ist|war|arbeitet)\b{_GERMAN_ROLE}|{_GERMAN_WORK})"
)
# Below the name, or a line that the name begins.
_UNNAMED = re.compile(
    rf"(?:I['’]m|I am|He is|He['’]s|She is|She['’]s) {_ROLE}|(?:Ich bin|(?:Er|Sie) (?:ist|arbeitet))\b{_GERMAN_ROLE}|"
    rf"(?:Er|Sie) {_GERMAN_WORK}"
)
# "Schreibt seit 2008 über den Hafen.": where the name is a link, its sentence goes on without it.
_NAMELESS = re.compile(r"(?:Schreibt|Arbeitet|Berichtet|Bloggt) (?:seit|für|über|als|bei)\b")
_NOBODY = "\n"
_SIGNED = re.compile(_NAME)


def find_author_notes(looks: Sequence[Look], kept: Sequence[int]) -> list[int]:
    """Return which of an article's lines, its last, are on its author; the name may stand on a line of its own above.

    It is one with a writer's role, of whom the story itself tells nothing.
    """
    found = _opening_note(looks, kept)
    rest = list(kept[len(found) :])
    for _ in range(_MOST):
        about, surname = _last_note(looks, rest)
        rest = rest[: len(rest) - len(about)]
        if not about or not rest or any(surname in looks[i].text for i in rest):
            break
        found += about
    return found


def _opening_note(looks: Sequence[Look], kept: Sequence[int]) -> list[int]:
    """The first line of an article if it is a note, and the name stands alone right above it."""
    if len(kept) < 2 or not (note := _NAMED.match(looks[kept[0]].text)):
        return []
    above = [look.text.casefold() for look in looks[max(0, kept[0] - _FARTHEST_NAME) : kept[0]]]
    return list(kept[:1]) if note["name"].casefold() in above else []


def _last_note(looks: Sequence[Look], kept: Sequence[int]) -> tuple[Sequence[int], str]:
    """The last note among lines, with the line above it that has the name, and the surname; nothing where none is."""
    if len(kept) < 2:
        return [], ""
    last, above = looks[kept[-1]].text, looks[kept[-2]]
    if note := _NAMED.match(last):
        signed = above.linkish and above.text.startswith(note["name"])
        return kept[-2 if signed else -1 :], note["surname"]
    if _NAMELESS.match(last):
        return kept[-1:], _NOBODY
    if (signature := _SIGNED.fullmatch(above.text)) and _UNNAMED.match(last):
        return kept[-2:], signature["surname"]
    return [], ""
