"""What tells two records apart that have much in common: other days, other figures, other headlines.

Daily reports, statements that open meetings, letters of greeting and the frame of a site's pages say nearly the same of
one thing after the other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import TypeVar

from archive_gen.archive.traits import Compared, Traits, alikeness, common_words, other_weekdays, plain_words
from archive_gen.model import Card

_T = TypeVar("_T")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_IN_WORDS = re.compile(rf"\b(?:{_MONTH}\.? ([0-3]?\d)|([0-3]?\d) {_MONTH})\b")
_PART = re.compile(r"\b(part|chapter|episode|volume|issue|day|week|round|no\.) (\d+|[ivx]+)\b")
_ORDINALS = {word: str(n) for n, word in enumerate("first second third fourth fifth sixth seventh".split(), 1)}
_COUNTED = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th)) (attempt|batch|day|group|leg|night|phase|round|session)\b"
)
# Of what two forms say, some is of each alone.
_ALL = 0.95
_TOKEN = re.compile(r"\w+")
_FEWEST_OF_FORM = 3
_FEWEST_WORDS = 2
_MANY_FIGURES, _MANY_OF_A_DAY, _MOST_PER_SHARED = 4, 3, 4
# So much that is the same word for word can be a frame: of both together, or of the shorter.
_FRAMED, _FRAMED_SHORTER = 0.2, 0.5
# A frame has less of what it is around.
_ONE_TEXT = 0.85
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


def headlines_apart(one: Compared, other: Compared) -> bool:
    """Whether the headlines of two name different days, or tell of two subjects."""
    return _are_others(_days_named(one.card), _days_named(other.card)) or subjects_apart(one, other)


def subjects_apart(one: Compared, other: Compared) -> bool:
    """Whether the headlines of two name different parts of a series, or each somebody or some country that the other
    never does; or two begin with the first and the second of several days, rounds or the like."""
    cards = one.card, other.card
    if _are_others(*(_parts_named(card.title) for card in cards)):
        return True
    if _names_alone(*cards) and _names_alone(*reversed(cards)):
        return True
    first, second = (_counted(f"{card.title}\n{card.opening}") for card in cards)
    if any(_are_others(first[kind], second[kind]) for kind in first.keys() & second.keys()):
        return True
    return headlines_of_form(one, other)


def headlines_of_form(one: Compared, other: Compared) -> bool:
    """Whether two headlines are the same but for some words that are hardly in the other record: "Greetings to the
    president of Laos" and "to the king of Jordan".

    Other figures alone can be those of an update, unless the two are known to be of other days.
    """
    own, its, shared = _differences(_tokens(one.card.title), _tokens(other.card.title))
    if not own or not its or not _FEWEST_OF_FORM <= shared >= max(len(own), len(its)):
        return False
    if all(map(str.isdecimal, own | its)):
        first, second = _day_of_year(one.card), _day_of_year(other.card)
        if first is None or second is None or first == second:
            return False
    return _hardly_has(other, own) and _hardly_has(one, its) and alikeness(one.traits, other.traits)[0] < _ALL


def _differences(first: Sequence[str], second: Sequence[str]) -> tuple[set[str], set[str], int]:
    """Return the words that each of two headlines has in the place of the other's, and how many words are the same.

    Such places are single words in headlines of one length, else one run of words.
    """
    fewer = min(len(first), len(second))
    if len(first) == len(second):
        places = [n for n in range(fewer) if first[n] != second[n]]
        own, its = ({words[n] for n in places} for words in (first, second))
        return own - its, its - own, fewer - len(places)
    before = next((n for n in range(fewer) if first[n] != second[n]), fewer)
    after = next((n for n in range(fewer - before) if first[-1 - n] != second[-1 - n]), fewer - before)
    own, its = ({*words[before : len(words) - after]} for words in (first, second))
    return own - its, its - own, before + after


def headlines_cross(one: Compared, other: Compared) -> bool:
    """Whether the headlines of two have some rarer words each, those of both left out, and none that the other record
    has."""
    first, second = ({*plain_words(some.card.title)} for some in (one, other))
    return _none_of(first - second, _words_of(other)) and _none_of(second - first, _words_of(one))


def headlines_of_series(one: Compared, other: Compared) -> bool:
    """Whether two have one headline and not their text: "Statement to the council" is of each of its meetings."""
    titles = [[word for word in plain_words(some.card.title) if word not in common_words()] for some in (one, other)]
    return titles[0] == titles[1] != [] and alikeness(one.traits, other.traits)[0] < _HARDLY_ALIKE


def figures_apart(one: Traits, other: Traits) -> bool:
    """Whether two are full of figures and share hardly any: a market's report of one day and of the next.

    Fewer are enough where the two name other days of the week.
    """
    mine, others = ({word for word in some.words.split() if word.isdecimal()} for some in (one, other))
    fewer = min(len(mine), len(others))
    if len(mine & others) * _MOST_PER_SHARED >= fewer:
        return False
    return fewer >= (_MANY_OF_A_DAY if other_weekdays(one, other) else _MANY_FIGURES)


def frame_alone(one: Compared, other: Compared) -> bool:
    """Whether it is the frame of their pages, word for word, that two have in common.

    One text under two headlines is more than that, and so is one under the same headline.
    """
    both, of_shorter = alikeness(one.traits, other.traits)
    if both < _FRAMED and of_shorter < _FRAMED_SHORTER:
        return False
    if headlines_apart(one, other) or _are_of_a_series(one, other, both):
        return True
    return both < _ONE_TEXT and headlines_cross(one, other)


def _are_of_a_series(one: Compared, other: Compared, both: float) -> bool:
    """Whether each of two that are alike tells of another day of the week, as daily reports do: "on Monday" and "on
    Tuesday". A copy keeps the day, and nearly all else."""
    first, second = _day_of_year(one.card), _day_of_year(other.card)
    known = first is not None and second is not None
    if (known and first == second) or both >= (_ALL if known else _ONE_TEXT):
        return False
    return other_weekdays(one.traits, other.traits)


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


@lru_cache(maxsize=1024)
def _parts_named(title: str) -> frozenset[tuple[str, str]]:
    return frozenset(_PART.findall(title.casefold()))


def _hardly_has(record: Compared, words: set[str]) -> bool:
    """Whether most of some words that are not common ones are in no part of a record that is known."""
    telling = words - common_words()
    if not telling:
        return False
    card = record.card
    spellings = " ".join([tag.spellings for tag in (*card.actors, *card.countries, *card.topics)])
    known = {*_TOKEN.findall(f"{card.title} {card.opening} {spellings}".casefold()), *record.traits.words.split()}
    return 2 * len(telling - known) >= len(telling)


@lru_cache(maxsize=1024)
def _counted(beginning: str) -> dict[str, set[str]]:
    """Return which of several days, rounds and the like a record begins with."""
    found: dict[str, set[str]] = {}
    for which, kind in _COUNTED.findall(beginning.casefold()):
        found.setdefault(kind, set()).add(_ORDINALS.get(which, which[:-2]))
    return found


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.casefold()))


def _are_others(first: Set[_T], second: Set[_T]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def _names_alone(one: Card, other: Card) -> bool:
    """Whether the headline of one names what the other never does, by a spelling that is of nobody else in it."""
    known = {tag.id for tag in (*other.actors, *other.countries)}
    tags = (*one.actors, *one.countries)
    alone = [tag for tag in tags if tag.id not in known]
    found = [said for tag in alone for said in tag.spellings.splitlines() if said in one.title]
    if not found:
        return False
    of_both = {said for tag in tags if tag.id in known for said in tag.spellings.splitlines()}
    return any(said not in of_both and _stands_in(one.title, said) for said in found)


def _stands_in(title: str, spelling: str) -> bool:
    """Whether a headline has a spelling in it as words of its own."""
    return bool(re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", title))


def _words_of(record: Compared) -> list[str]:
    """Return the rarer words of a record; those with which it begins where it is not in English."""
    return record.traits.words.split() or plain_words(f"{record.card.title} {record.card.opening}")


def _none_of(headline: set[str], words: Iterable[str]) -> bool:
    rarer = headline - common_words()
    return len(rarer) >= _FEWEST_WORDS and rarer.isdisjoint(words)
