"""Resolving: what the forms that were found mean, and which of them mean nothing; what both kinds of names share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from archive_gen.model import Mention, NamedBy, Suppressed
from archive_gen.tagger.find import Found

# "Rubio Avenue", "Jordan Road": a place or a body that is called after a person or a country.
PLACE_WORD_AFTER = re.compile(
    r" (?:Avenue|Ave\.|Street|St\.|Road|Boulevard|Blvd\.|Drive|Lane|Square|Tower|Hotel|County|Township|Elementary|"
    r"(?:High|Middle|Primary) School|University|College|Creek|Stadium|Golf|Plaza|Airport)\b"
)


# "Putin Burger": what is called after a person.
THING_WORD_AFTER = re.compile(
    r" (?:Burgers?|Sandwich|Pizza|Cocktail|Steaks|Vodka|Caf[eé]|Bar|Diner|Doll|Mask|T-[Ss]hirts?)\b"
)


class Named(msgspec.Struct, frozen=True, gc=False):
    """A mention with the entity that it names."""

    id: str
    mention: Mention


class Resolution(NamedTuple):
    """Mentions in text order, and what looks like one and is none."""

    named: tuple[Named, ...]
    suppressed: tuple[Suppressed, ...]


def by_entity(named: Iterable[Named]) -> dict[str, list[Mention]]:
    """Return the mentions of each entity."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for one in named:
        mentions[one.id].append(one.mention)
    return mentions


class Ledger:
    """The mentions and the suppressed look-alikes of one facet, as they are settled."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named: list[Named] = []
        self.suppressed: list[Suppressed] = []

    def name(self, one: Found, entity: str, named_by: NamedBy) -> None:
        """Enter a form as a mention of an entity."""
        self.named.append(Named(entity, Mention(one.start, one.end, self.text[one.start : one.end], named_by)))

    def suppress(self, one: Found, entity: str, reason: str) -> None:
        """Enter a form as no mention of the entity that it looks like, with the reason."""
        self.suppressed.append(Suppressed(one.start, one.end, self.text[one.start : one.end], entity, reason))

    def resolution(self) -> Resolution:
        """Return what was entered, in text order."""
        self.named.sort(key=lambda named: named.mention)
        self.suppressed.sort(key=lambda one: (one.start, one.end, one.entity))
        return Resolution(tuple(self.named), tuple(self.suppressed))
