"""Names of people as databases write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive_gen.loader.page_metadata import read_names

_LONGEST = 300
_BY = re.compile(r"(?:by|von|par|por|di|door|af|av|text|compiled by)\s*:?\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}|https?://\S{1,200}")
# "Jane Doe in Seoul", "Jane Doe and Richard Roe in London and Paris", "Jane Doe for the Ledger"
_WHERE = re.compile(r"\s+(?:in|at|for|aus|à|en|à)\s+(?:the\s+)?[^\W\d_].*", re.DOTALL)
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnist|redakteur\w{0,2}|korrespondent\w{0,2}|rédact\w{1,5}|"
    r"journalist\w{0,2})\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:staff|agency|agencies|bureau|service|news|press|redaktion|special to|online)\b", re.IGNORECASE
)
_OUTLET_BEHIND = re.compile(r"\s+The\s.*")
_INVERTED = re.compile(r"(?P<last>[^,;]{2,40}),\s*(?P<first>[^,;]{1,40})")
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+", re.IGNORECASE)
_MOST_WORDS = 3


def read_people(words: str, *, inverted: bool = False) -> tuple[str, ...]:
    """Return the people whom a byline names, without their places and what they are.

    `inverted` says that the surname stands first: "Doe, Jane; Roe, Richard."
    """
    said = _BY.sub("", " ".join(_ADDRESS.sub("", words[:_LONGEST]).split()), count=1)
    parts = said.split(";") if ";" in said else [said]
    return read_names(list(_names(map(str.strip, parts), inverted)), "")


def _names(parts: Iterable[str], inverted: bool) -> Iterator[str]:
    for part in parts:
        match = _INVERTED.fullmatch(_without_stop(part)) if inverted else None
        if match and len(match["first"].split()) <= _MOST_WORDS:
            yield f"{match['first'].strip()} {match['last'].strip()}"
            continue
        for name in _AND.split(_WHERE.sub("", part)):
            whole, *others = name.split(",")
            # What stands behind a comma is a place or an office as often as another name.
            for one in (_without_role(whole), *(part.strip() for part in others if not _ROLE.search(part))):
                if one and not _NOBODY.search(one) and (" " in one or one == whole.strip()):
                    yield _without_stop(one)


def _without_role(name: str) -> str:
    """The name in front of what somebody is: "Jane Doe Asia Editor"; "" where none stands there."""
    name = _OUTLET_BEHIND.sub("", name.strip())
    role = _ROLE.search(name)
    if role is None or _NOBODY.search(name):
        return name
    words = name[: role.start()].split()
    if len(words) < 2:
        return ""
    has_middle = len(words) > 2 and (len(words[1]) < 3 or words[1] in _PARTICLES)
    return " ".join(words[: 3 if has_middle else 2])


def _without_stop(name: str) -> str:
    """A name without the full stop behind it, which stays behind an initial: "Doe, J."."""
    return name[:-1] if name.endswith(".") and not re.search(r"(?:^|[\s.])\w\.$", name) else name


_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset(
    ("de", "van", "von", "der", "den", "da", "di", "du", "la", "le", "bin", "al", "and", "und", "et")
)
_LONGEST_LINE = 70
_MOST_IN_LINE = 8


def is_line_of_names(text: str) -> bool:
    """Return whether a line names people and says nothing else but what they are."""
    if len(text) > _LONGEST_LINE or text[-1] in ".!?:…" or not read_people(text):
        return False
    said = _BY.sub("", text, count=1).partition(",")[0].replace(";", " ").split()
    told = all(_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in said)
    return told and 2 <= len(said) <= _MOST_IN_LINE
