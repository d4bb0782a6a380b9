"""Facts that dating knows: events, deaths and ages, and offices with their terms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import msgspec

from archive_gen.edtf import Interval
from archive_gen.loader.knowledge.phrases import fold


class EventPhrase(msgspec.Struct, frozen=True):
    """An event that a phrase stands for, with its first and last day.

    `foretold` events are spoken of long before: the phrase alone does not say that they are past.
    A `lasting` one has made what the phrase names, and is not itself spoken of.
    `who` are the surnames of those who took part, `names` for each of them the full names, any of
    which says that this bearer of the surname is meant. A `coined` one is the day of a name that nobody
    knew before: who writes it writes later, and of whatever day. It is lasting as well. `called_by_day` is one
    that goes by its day for ever, as 11 September does. `source` is the address at which its days are stated.
    `earlier` is what its phrase means in a text that is older. `times` are the first and last days of each
    where it has been more than once, as when somebody takes an office again. `terms` are those of a government
    that the phrase names.
    """

    name: str
    first: dt.date
    last: dt.date
    foretold: bool = False
    lasting: bool = False
    id: str | None = None
    who: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    coined: bool = False
    called_by_day: bool = False
    source: str | None = None
    earlier: EventPhrase | None = None
    times: tuple[tuple[dt.date, dt.date], ...] = ()
    terms: tuple[Interval, ...] = ()

    def meant_by(self, latest: dt.date | None) -> EventPhrase:
        """Return the event that its phrase means in a text of some day up to the `latest`."""
        return self.earlier if self.earlier and latest and latest < self.first else self

    def is_named_in(self, text: str) -> bool:
        """Whether a text names everybody who took part in full; true of an event without names."""
        folded = fold(text)
        return all(any(name in folded for name in names) for names in self.names)


class Found(NamedTuple):
    """An event that a sentence tells of: where its word stands, and where the last of those that tell of it ends."""

    event: EventPhrase
    start: int
    end: int
    reach: int


class Before:
    """Whom the sentences right before one name, where it calls them "the two leaders" or the like."""

    def __init__(self, texts: Sequence[str], number: int) -> None:
        self._texts, self._number = texts, number

    def has(self, people: Sequence[str], unnamed: Sequence[str]) -> bool:
        """Whether a sentence that leaves some of the people unnamed means them: all as a pair, or the one as "he"."""
        sentences = self._texts[max(0, self._number - _SENTENCES_BEFORE) : self._number]
        before = " ".join(sentences)
        # That they are named is soon seen, and mostly they are not.
        if not all(map(before.__contains__, unnamed)) or len(unnamed) != self._meant(len(people)):
            return False
        named = all(_whole(name).search(before) for name in unnamed)
        return named and (len(unnamed) == 1 or _are_the_last(unnamed, sentences))

    def _meant(self, people: int) -> int:
        """How many of so many people the sentence means without their names, 0 where that is unsure."""
        text = self._texts[self._number]
        if _OF_OTHERS.search(text):
            return 0
        if _PAIR.search(text):
            return people
        return 1 if _ONE.search(text) and MEETING.search(text) else 0


def _are_the_last(people: Sequence[str], sentences: Sequence[str]) -> bool:
    """Whether people are the last whom sentences name together, one perhaps as "he", and nobody else is with them."""
    for text in reversed(sentences):
        named = [name for name in people if _whole(name).search(text)]
        if named:
            return len(named) == len(people) or _ONE.search(text) is not None
        if _WITH_ANOTHER.search(text):
            return False
    return False


_WITH_ANOTHER = re.compile(r"\b(?:and|with|met|hosted|received|welcomed|joined)\s(?=[A-Z][a-z])")
MEETING = re.compile(
    r"\b(?:met|meet(?:s|ing)?|summit|talks|welcom\w+|received|hosted|greeted|shook hands|dined|sat down|"
    r"saw each other|together)\b",
    re.IGNORECASE,
)
# Who met, and did so: "the two leaders gave brief statements", "the pair sat down".
_PAIR = re.compile(
    r"\b(?:(?:the|both|these|those) (?:two )?(?:leaders|presidents|men|strongmen|dictators|rulers|statesmen|autocrats)|"
    r"the (?:pair|duo|two)|they)\s(?:(?!and\b|of\b|have\b|had\b)\w+\s)?"
    r"(?:met|gave|shook|sat|spoke|left|drove|stood|came|ate|went|held|wrote|put|(?!(?:agreed|seemed)\b)[a-z]{2,}ed)\b|"
    r"\btheir (?:\w+ )?(?:meeting|summit|talks|encounter)\s(?:at|in|on|ended|lasted|began|took)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bhe\b|\b(?:his|her) (?:\w+ ){0,2}(?:counterpart|host|guest|visitor)\b", re.IGNORECASE)
# Others met for them, or it is of where they will.
_OF_OTHERS = re.compile(
    r"\b(?:teams?|aides?|advis[eo]rs?|envoys?|negotiators?|diplomats?|delegations?|officials|staff|ministers?|"
    r"representatives?)(?:\s[\w.’'-]+){0,4}?\s(?:met|sat|talked|spoke|gathered|chose|agreed|negotiated)\b|"
    r"\b(?:chose|chosen|picked|(?:agreed|settled|decided) (?:on|to)|venue|calendar|about a)\b",
    re.IGNORECASE,
)
_SENTENCES_BEFORE = 5


class Telling(msgspec.Struct, frozen=True):
    """An event that a sentence tells of where all of its patterns are found in it, and all of the `people`.

    These are surnames; those of whom it speaks as "the two leaders" may stand in the sentences before. The patterns
    are compiled once they are looked for: most never are. `needs` are what one of them cannot be found without, and
    looking for these is faster.
    """

    event: EventPhrase
    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def find(self, text: str, start: int, end: int, before: Before) -> Found | None:
        """Return the event where a sentence tells of it whose word stands from `start` to `end`; else None."""
        for need in self.needs:
            if need not in text:
                return None
        named = [name for name in self.people if name in text]
        unnamed = [name for name in self.people if name not in named]
        if unnamed and not before.has(self.people, unnamed):
            return None
        reach = end
        for pattern in chain(map(_compiled, self.patterns), map(_whole, named)):
            match = pattern.search(text)
            if match is None:
                return None
            reach = max(reach, match.end())
        return Found(self.event, start, end, reach)


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}(?!\w)")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Death(msgspec.Struct, frozen=True):
    """A death, with the patterns that find it spoken of before and behind the name, in a folded text."""

    event: EventPhrase
    before: re.Pattern[str]
    behind: re.Pattern[str]

    def find(self, folded: str, start: int, end: int) -> tuple[EventPhrase, int, int] | None:
        """Return the death where it is spoken of beside the name, which stands from `start` to `end`; else None."""
        if before := self.before.search(folded, max(0, start - _DEATH_REACH), start):
            return self.event, before.start(), end
        behind = self.behind.match(folded, end)
        of_another = behind and _OF_ANOTHER.search(folded, max(0, start - _DEATH_REACH), start)
        return (self.event, start, behind.end()) if behind and not of_another else None


_DEATH_REACH = 80
# "The widow of President Name died".
_OF_ANOTHER = re.compile(
    r"\b(?:\w*sons?|\w*daughters?|wi(?:fe|ves)|widows?|husband|brothers?|sisters?|\w*mother|\w*father|cousin|nephew|"
    r"niece|friends?|aides?|advis[eo]rs?|guards?|bodyguards?|lawyers?|supporters?|opponents?) (?:of|to|for) "
    r"(?:[\w.'-]+ ){0,3}$"
)


class Person(msgspec.Struct, frozen=True):
    """Somebody whose day of birth or of death is known."""

    name: str
    birth: dt.date | None = None
    death: Death | None = None


class Office(msgspec.Struct, frozen=True):
    """A person and a title with every term they held it; a term that has not ended is open.

    `left` are the days on which the person may have left the office and not yet taken it again.
    `ahead` marks the title of somebody whose term is yet to begin.
    """

    name: str
    title: str
    terms: tuple[Interval, ...]
    left: tuple[Interval, ...] = ()
    ahead: bool = False

    def first(self) -> dt.date | None:
        """Return the first day on which the person could be called so; None where it is unknown."""
        return min((t.earliest for t in self.terms if t.earliest), default=None)

    def during(self) -> tuple[Interval, ...]:
        """Return the terms, where it is known of each when it began; else nothing."""
        return self.terms if all(term.earliest for term in self.terms) else ()
