"""Whether two that tell of one event both begin with it, as reports of its time do.

A verdict, an anniversary and next year's race name who and what the first report named, which makes a story of them.
They begin with something else, or with the like of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import sqrt

from archive_gen.archive.traits import Compared, Traits, common_words, is_english, other_weekdays, plain_words
from archive_gen.model import Card

# Of public reports of sixteen affairs, each with one other of its affair, half of the joined ones were of another time;
# of those that begin alike by these numbers, which were chosen on them, one in fifty.
_LEAST_SHARED, _LEAST_OF_HEADLINES = 0.42, 0.7
_MANY_RARER = 3
_SHORTEST, _STEM = 4, 5
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[a-z\u00df-\u024f]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_AGE = re.compile(r"\b[0-9]{1,3}-year-olds?\b")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OF_NO_MATTER = frozenset(
    "about after again against also among another because been before being between both could does down during each"
    " even ever every from have having here however into itself just last later like made make many more most much near"
    " only other others over said same says should since some such than that their them then there these they this"
    " those though through told under until upon very were what when where which while whom whose will with within"
    " without would year years your".split()
)
_LOOKING_BACK = re.compile(
    r"\b(?:anniversar(?:y|ies)|commemorat\w+|(?:months?|years?|decades?) (?:after|ago|later|on))\b"
)
# In memory of what was, or the same once more.
_AFTERWARDS = re.compile(
    r"\b(?:anniversar(?:y|ies)|centenary|commemorat\w+|remember(?:s|ed|ing)?|remembrance|memorials?|plaque"
    r"|(?:years?|decades?|century) (?:after|ago|later|on|since)"
    r"|again|once more|another|back|anew|return(?:s|ed)?|re-?elected|at last|finally|for good"
    r"|(?:second|third|fourth|fifth|sixth) (?:time|attempt|vote))\b"
)


def begin_alike(one: Compared, other: Compared) -> bool:
    """Whether two texts begin with the same event; of those that are not both in English it is taken for granted.

    Headlines and first sentences have much of their words in common, and a figure as well, unless both texts name the
    same day of the week; or most of the headlines is the same, and of it some rarer words.
    """
    cards = one.card, other.card
    if not _are_english(*cards):
        return True
    if begin_apart(*cards):
        return False
    first, second = (_words_of(_beginning(card)) for card in cards)
    if _share(first, second) >= _LEAST_SHARED and (
        any(map(_is_figure, first & second)) or _share_weekday(one.traits, other.traits)
    ):
        return True
    headlines = [_words_of(card.title.casefold()) for card in cards]
    rarer = _rarer_words(one.card.title) & _rarer_words(other.card.title)
    return len(rarer) >= _MANY_RARER < len(headlines[0] & headlines[1]) and _share(*headlines) >= _LEAST_OF_HEADLINES


def begin_nearly_alike(one: Card, other: Card, *, of_one_person: bool) -> bool:
    """Whether two texts in English, of one day or of two in a row, begin with the same event.

    Their headlines and first sentences have much of their words in common, and a figure as well, unless they are mainly
    about somebody who is the same.
    """
    if not _are_english(one, other) or not (of_one_person or _figures(one) & _figures(other)):
        return False
    return _share(*(_words_of(_beginning(card)) for card in (one, other))) >= _LEAST_SHARED


def recall_apart(one: Card, other: Card) -> bool:
    """Whether one of two texts in English alone begins with how long ago something was."""
    if not _are_english(one, other):
        return False
    first, second = (bool(_LOOKING_BACK.search(_beginning(card))) for card in (one, other))
    return first != second


def begin_apart(one: Card, other: Card) -> bool:
    """Whether two texts in English begin with figures, and none that both have, as what is of two years does; or one of
    them alone with a memory, or with another time."""
    if not _are_english(one, other):
        return False
    texts = [_beginning(card) for card in (one, other)]
    first, second = ({*filter(_is_figure, _words_of(text))} for text in texts)
    if first and second and first.isdisjoint(second):
        return True
    return bool(_AFTERWARDS.search(texts[0])) != bool(_AFTERWARDS.search(texts[1]))


def _are_english(one: Card, other: Card) -> bool:
    return is_english(one.language) and is_english(other.language)


def _beginning(card: Card) -> str:
    # How old somebody is says nothing of what happened.
    return _AGE.sub(" ", f"{card.title}\n{card.opening}".casefold())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _share_weekday(one: Traits, other: Traits) -> bool:
    return bool(one.weekdays and other.weekdays) and not other_weekdays(one, other)


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    """Return a text's figures, and its longer words cut short, so that endings do not matter."""
    words = [word for word in _WORD.findall(text) if word[0].isdecimal() or len(word) >= _SHORTEST]
    return frozenset([word if word[0].isdecimal() else word[:_STEM] for word in words if word not in _OF_NO_MATTER])


def _rarer_words(headline: str) -> set[str]:
    # "Feather-duvet" in one is "feather duvet" in another.
    return {word for part in plain_words(headline) for word in part.split("-")} - common_words()


def _figures(card: Card) -> set[str]:
    return {*filter(_is_figure, _FIGURE.findall(f"{card.title}\n{card.opening}"))}


def _is_figure(word: str) -> bool:
    return word[0].isdecimal() and len(word) > 1 and not _YEAR.fullmatch(word)
