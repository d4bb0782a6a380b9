"""What tells two records apart that have much in common: other days, other figures, other headlines.

Daily reports, statements that open meetings, letters of greeting and the frame of a site's pages say nearly the same of
one thing after the other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from archive_gen.archive.traits import Traits, alikeness, common_words, plain_words
from archive_gen.model import Card

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_IN_WORDS = re.compile(rf"\b(?:{_MONTH}\.? ([0-3]?\d)|([0-3]?\d) {_MONTH})\b")
_PART = re.compile(r"\b(part|chapter|episode|volume|issue|day|week|round|no\.) (\d+|[ivx]+)\b")
_FEWEST_WORDS = 2
_MANY_FIGURES, _MOST_PER_SHARED = 4, 4
# So much that is the same word for word can be a frame: of both together, or of the shorter.
_FRAMED, _FRAMED_SHORTER = 0.2, 0.5
# Two prints of one report have more in common.
_HARDLY_ALIKE = 0.1
# Any leap year has all days.
_SOME_YEAR = 2000


def days_apart(one: Card, other: Card, reach: dt.timedelta) -> bool:
    """Whether two were published on days too far apart, where one of them or both are known but for the year."""
    if one.yearless is None and other.yearless is None:
        return False
    first, second = _day_of_year(one), _day_of_year(other)
    if first is None or second is None:
        return False
    gap = abs(first - second)
    return min(gap, 366 - gap) > reach.days


def headlines_apart(one: Card, other: Card) -> bool:
    """Whether the headlines of two name different days or parts of a series, or each somebody or some country that the
    other never does."""
    for first, second in ((_days_named(one), _days_named(other)), (_parts_named(one), _parts_named(other))):
        if first and second and first.isdisjoint(second):
            return True
    return _names_alone(one, other) and _names_alone(other, one)


def headlines_cross(one: Card, other: Card, mine: Traits, others: Traits) -> bool:
    """Whether the headlines of two have some rarer words each, and none that the other record has."""
    return _none_of(one, _words_of(other, others)) and _none_of(other, _words_of(one, mine))


def headlines_of_series(one: Card, other: Card, mine: Traits, others: Traits) -> bool:
    """Whether two have one headline and not their text: "Statement to the council" is of each of its meetings."""
    titles = [[word for word in plain_words(card.title) if word not in common_words()] for card in (one, other)]
    return titles[0] == titles[1] != [] and alikeness(mine, others)[0] < _HARDLY_ALIKE


def figures_apart(one: Traits, other: Traits) -> bool:
    """Whether two are full of figures and share hardly any: a market's report of one day and of the next."""
    mine, others = ({word for word in some.words.split() if word.isdecimal()} for some in (one, other))
    fewer = min(len(mine), len(others))
    return fewer >= _MANY_FIGURES and len(mine & others) * _MOST_PER_SHARED < fewer


def frame_alone(one: Card, other: Card, mine: Traits, others: Traits) -> bool:
    """Whether it is the frame of their pages, word for word, that two have in common."""
    if not headlines_cross(one, other, mine, others) and not headlines_apart(one, other):
        return False
    both, of_shorter = alikeness(mine, others)
    return both >= _FRAMED or of_shorter >= _FRAMED_SHORTER


def _day_of_year(card: Card) -> int | None:
    if card.dating.earliest and card.dating.earliest == card.dating.latest:
        month, day = card.dating.earliest.month, card.dating.earliest.day
    elif card.yearless:
        month, day = card.yearless
    else:
        return None
    return dt.date(_SOME_YEAR, month, day).timetuple().tm_yday


def _days_named(card: Card) -> set[tuple[int, int]]:
    found = _DAY_IN_WORDS.findall(card.title.casefold())
    return {(_MONTHS.index((month or after)[:3]), int(day or before)) for month, day, before, after in found}


def _parts_named(card: Card) -> set[tuple[str, str]]:
    return set(_PART.findall(card.title.casefold()))


def _names_alone(one: Card, other: Card) -> bool:
    """Whether the headline of one names what the other never does."""
    known = {tag.id for tag in (*other.actors, *other.countries)}
    alone = [tag for tag in (*one.actors, *one.countries) if tag.id not in known]
    return any(spelling in one.title for tag in alone for spelling in tag.spellings.splitlines())


def _words_of(card: Card, traits: Traits) -> list[str]:
    """Return the rarer words of a record; those with which it begins where it is not in English."""
    return traits.words.split() or plain_words(f"{card.title} {card.opening}")


def _none_of(card: Card, words: Iterable[str]) -> bool:
    rarer = set(plain_words(card.title)) - common_words()
    return len(rarer) >= _FEWEST_WORDS and rarer.isdisjoint(words)
