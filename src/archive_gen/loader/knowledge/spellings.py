"""The names of people as texts spell them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive_gen.vocabulary import Actor


class Bearer(NamedTuple):
    """An actor with every spelling of the name, and those of them that may stand behind a title."""

    actor: Actor
    spellings: Sequence[str]
    titled: Sequence[str]


def bearers_of(actors: Iterable[Actor], titles: tuple[str, ...]) -> list[Bearer]:
    """Return the actors with their names; one that begins with one of the `titles` has none in front."""
    found = []
    for actor in actors:
        spellings = _spellings(actor)
        titled = [name for name in spellings if " " in name and not name.startswith(titles)]
        if actor.surname and actor.rule in ("free", "free_case"):
            titled.append(actor.surname)
        found.append(Bearer(actor, spellings, titled))
    return found


def _spellings(actor: Actor) -> list[str]:
    """Every name of an actor; Korean given names stand with a hyphen in one paper and without it in the next."""
    names = (actor.name, *actor.aliases)
    parts = actor.name.split()
    joined = [f"{parts[0]} {parts[1]}-{parts[2].lower()}"] if actor.country in ("KP", "KR") and len(parts) == 3 else []
    hyphens = (name.replace("-", " ") for name in names)
    return list(dict.fromkeys(spelled for name in (*names, *hyphens, *joined) for spelled in with_plain(name)))


def with_plain(name: str) -> Sequence[str]:
    """Return a name, and without its accents where it has any."""
    if name.isascii():
        return (name,)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return (name, plain)


def spelled_names(names: str) -> Sequence[str]:
    """Return the names in a list of the package's data, and each without its accents."""
    return [spelling for name in names.split(", ") for spelling in with_plain(name)]
