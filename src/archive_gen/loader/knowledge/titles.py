"""Titles of offices and the names beside them in a text: "President Name", "Name, the French president"."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from typing import NamedTuple

from archive_gen.loader.calendar_names import ENGLISH_WEEKDAY_NAMES
from archive_gen.loader.knowledge.facts import Office
from archive_gen.loader.knowledge.offices import LEADER, Holder, known_offices
from archive_gen.loader.knowledge.phrases import JoinedTexts, Meant, fold
from archive_gen.loader.knowledge.spellings import with_plain
from archive_gen.vocabulary import Vocabulary

_SPELLINGS: Mapping[str, Sequence[str]] = {
    # Without the country before it a leader is any, or one who is called so for ever.
    "Leader": (),
    "Prime Minister": ("Prime Minister", "Premier", "PM"),
    "External Affairs Minister": ("External Affairs Minister", "Foreign Minister"),
    "Defence Secretary": ("Defence Secretary", "Defense Secretary"),
    "Treasury Secretary": ("Treasury Secretary", "Secretary of the Treasury"),
    "Federal Reserve Chairman": ("Federal Reserve Chairman", "Fed Chairman", "Federal Reserve Chair", "Fed Chair"),
    "High Commissioner for Human Rights": ("High Commissioner for Human Rights", "human rights chief", "rights chief"),
    "Humanitarian Chief": ("humanitarian chief", "aid chief", "relief chief"),
    "Special Envoy": ("special envoy", "nuclear envoy", "special representative", "chief envoy"),
    "Spokesman": ("spokesman", "spokeswoman", "spokesperson"),
    "Army Chief": ("army chief", "chief of army staff"),
    "Director General": ("Director General", "Director-General"),
    "Vice Premier": ("Vice Premier", "Vice-Premier"),
    "State Counsellor": ("State Counsellor", "State Counselor"),
    "Defence Minister": ("Defence Minister", "Defense Minister"),
    "National Security Adviser": ("National Security Adviser", "National Security Advisor"),
    "Secretary of Defense": ("Secretary of Defense", "Defense Secretary", "Defence Secretary"),
    "Secretary-General": ("Secretary-General", "Secretary General"),
    "Secretary General": ("Secretary General", "Secretary-General"),
    "Speaker": ("House Speaker",),
}

Names = Mapping[str, Sequence[tuple[str, Office]]]
"""The names behind a title, the longest first, with the offices, by their first characters."""


def names_by_title(vocabulary: Vocabulary, holders: Iterable[Holder]) -> Mapping[str, Names]:
    """Return by the title the names beside it: "President Name", "the president, Name", "Name, the president".

    The titles alone are looked for in a text. An automaton of every title with every name would be as
    fast, and take as long to make as dozens of captures to read.
    """
    names: dict[str, dict[str, list[tuple[str, Office]]]] = {}
    offices = _by_title_and_name(vocabulary, holders)
    for (title, name), office in sorted(offices.items(), key=lambda one: -len(one[0][1])):
        names.setdefault(title, {}).setdefault(name[:_OPENING], []).append((name, office))
    return names


class _Called(NamedTuple):
    """An office with the titles and the names of its holder that stand beside each other, folded."""

    office: Office
    titles: Sequence[str]
    names: Sequence[str]


def _by_title_and_name(vocabulary: Vocabulary, holders: Iterable[Holder]) -> dict[tuple[str, str], Office]:
    """By the title and the name behind it, folded: the full name, an alias or the surname."""
    demonyms = {country.id: [word for word in country.demonyms if word.isascii()] for country in vocabulary.countries}
    named = {country.id: (country.name, f"{country.name}'s") for country in vocabulary.countries}
    called = []
    for office, names, country in known_offices(holders):
        titles: Iterable[str] = _SPELLINGS.get(office.title, (office.title,))
        if office.title == LEADER:
            of_country = (*demonyms.get(country or "", ()), *named.get(country or "", ()))
            titles = [f"{word} {LEADER}" for word in of_country]
        called.append(_Called(office, [*map(fold, titles)], [*map(fold, names)]))
    return _by_surname(called, set(_surnames(holders))) | _by_full_name(called)


def _by_full_name(called: Iterable[_Called]) -> dict[tuple[str, str], Office]:
    bearers: _Bearers = defaultdict(dict)
    for office, titles, names in called:
        for key in product(titles, names):
            bearers[key][_plain(office)] = office
    return {key: reduce(_either, one.values()) for key, one in bearers.items()}


def _by_surname(called: Iterable[_Called], alone: Container[tuple[str, str]]) -> dict[tuple[str, str], Office]:
    """By those titles and surnames that need no full name; of several bearers any may be meant."""
    bearers: _Bearers = defaultdict(dict)
    for office, titles, names in called:
        words = {word for name in names for word in name.split()}
        for key in product(titles, words):
            if key in alone:
                bearers[key][_plain(office)] = office
    return {key: reduce(_either, one.values()) for key, one in bearers.items()}


_Bearers = defaultdict[tuple[str, str], dict[str, Office]]
"""Who may be meant by a title and a name: their offices by their own names."""


def _plain(office: Office) -> str:
    """Return the holder's name as it is written without accents: nobody is another for those."""
    return fold(with_plain(office.name)[-1])


# No provinces have these, and few but states.
_TITLES_OF_SURNAMES = {
    "President": ("President",),
    "Prime Minister": ("Prime Minister", "PM"),
    "Chancellor": ("Chancellor",),
    "Foreign Minister": ("Foreign Minister",),
    "Secretary of State": ("Secretary of State",),
    "Secretary of Defense": ("Secretary of Defense", "Defense Secretary"),
}


def _surnames(holders: Iterable[Holder]) -> Iterator[tuple[str, str]]:
    """Yield the titles and surnames, folded, that need no full name: of actors whose surname is no common one."""
    for bearer, offices in holders:
        actor = bearer.actor
        if actor.surname and actor.rule != "context":
            for office in offices:
                for title in _TITLES_OF_SURNAMES.get(office.title, ()):
                    yield from ((fold(title), fold(name)) for name in with_plain(actor.surname))


def _either(one: Office, other: Office) -> Office:
    """Return what is known where a title and a name can mean either of two people."""
    terms = sorted({*one.terms, *other.terms}, key=lambda i: (i.earliest or dt.date.min, i.latest or dt.date.max))
    left = tuple(dict.fromkeys(one.left + other.left))
    return Office(f"{one.name} or {other.name}", one.title, tuple(terms), left, one.ahead)


def offices_called(
    texts: Sequence[str], folded: JoinedTexts, titles: Meant, headline: str
) -> dict[int, list[tuple[Office, int, int]]]:
    """Return the offices whose titles were found and have a name beside them, by the number of the text."""
    found: dict[int, list[tuple[Office, int, int]]] = {}
    for number, meant in titles.items():
        first, last = folded.starts[number], folded.starts[number + 1] - 1
        text = folded.joined[first:last]
        for names, start, end in meant:
            one = _behind(names, texts[number], text, start, end) or _in_front(names, text, start, end)
            if one is None and _is_of_one_before(text, start, end):
                one = _of_one_named(names, (headline, *texts), number + 1, start, end)
            if one:
                found.setdefault(number, []).append(one)
    return found


def _behind(names: Names, text: str, folded: str, start: int, end: int) -> tuple[Office, int, int] | None:
    """Return the office of the name behind a title: "President Name", "the president, Name"."""
    first = end + (2 if folded.startswith(", ", end) else 1)
    if one := _named(names, text, folded, first):
        return one[0], start, one[1]
    if honorific := _HONORIFIC.match(folded, first):
        one = _named(names, text, folded, honorific.end())
    elif of := _OF.match(folded, end):
        one = _named(names, text, folded, of.end(), full=True)
    if one is None and (of := _OF_STATE.match(folded, end)) and not folded.endswith(_NUMBERED, 0, start):
        one = _named(names, text, folded, of.end(), full=True)
    return (one[0], start, one[1]) if one else None


def _is_of_one_before(folded: str, start: int, end: int) -> bool:
    """Whether a title without a name is of somebody just named: "the president-elect", "the former president"."""
    if folded.startswith((" of ", "s"), end):
        return False
    elect = folded.startswith("president-elect", start) and folded.endswith("the ", 0, start)
    former = folded[start:end] in ("president", "prime minister") and folded.endswith("the former ", 0, start)
    return elect or former


def _of_one_named(
    names: Names, texts: Sequence[str], number: int, start: int, end: int
) -> tuple[Office, int, int] | None:
    """Return the office of whom a text names up to the title; of several any may be meant.

    Who has been elected may be named only behind it.
    """
    elect = fold(texts[number][start:end]).endswith("elect")
    around = (
        texts[:_SENTENCES] if elect else (*texts[max(0, number - _SENTENCES_BEFORE) : number], texts[number][:start])
    )
    text = "\n".join(around)
    folded = fold(text)
    named = (_named(names, text, folded, capital.start()) for capital in _CAPITAL.finditer(text))
    offices = {one[0].name: one[0] for one in named if one}
    return (reduce(_either, offices.values()), start, end) if offices else None


_SENTENCES = 100
_SENTENCES_BEFORE = 20
_CAPITAL = re.compile(r"\b[A-Z]")


# "Prime Minister Dr. Name", "President of the United States Name", "Assistant Secretary for such affairs Name".
_HONORIFIC = re.compile(r"(?:mr|mrs|ms|dr|shri|general|gen|col|colonel|ayatollah|sheikh)\.? ")
_OF = re.compile(r" of (?:the )?(?:south korea|north korea|south africa|saudi arabia|new zealand|(?:united )?[a-z]+) ")
# "President of the Republic of Korea, Name"; "the first president of the country, Name" is one of all times.
_OF_STATE = re.compile(r" of (?:[a-z'-]+ ){0,5}[a-z'-]+, ")
_NUMBERED = ("first ", "second ", "third ", "last ", "only ", "st ", "nd ", "rd ", "th ")


def _named(names: Names, text: str, folded: str, first: int, *, full: bool = False) -> tuple[Office, int] | None:
    """Return the office of the name that begins at `first`, and where it ends; `full` wants more than a surname."""
    for name, office in names.get(folded[first : first + _OPENING], ()):
        last = first + len(name)
        whole = folded.startswith(name, first) and not folded[last : last + 1].isalnum()
        if whole and (" " in name or (not full and _is_surname(text, first, last))):
            return office, last
    return None


def _in_front(names: Names, folded: str, start: int, end: int) -> tuple[Office, int, int] | None:
    """Return the office of the full name in front of a title: "Name, the French president"; from the name on.

    From the title on where a word between them speaks of another time.
    """
    comma = folded.rfind(", ", max(0, start - _APPOSED), start)
    between = folded[comma + 2 : start].split(" ") if comma > 0 else []
    if not 1 < len(between) <= _MOST_BETWEEN or not _NOT_APPOSED.isdisjoint(between):
        return None
    words = folded[max(0, comma - _APPOSED) : comma].split(" ")
    for count in range(min(len(words), _MOST_WORDS), 1, -1):
        called = " ".join(words[-count:])
        for name, office in names.get(called[:_OPENING], ()):
            if name == called:
                then = not _OF_ANOTHER_TIME.isdisjoint(between)
                return office, start if then else comma - len(name), end
    return None


_APPOSED = 45
"""How many characters a name, and what stands between it and the title, have at most."""
_MOST_BETWEEN, _MOST_WORDS = 4, 4
_NOT_APPOSED = frozenset(
    "and or but who whom whose which that with to of by for from in at on as said says told met is was deputy "
    "vice".split()
)
_OF_ANOTHER_TIME = frozenset(
    "former ex then late new newly incoming outgoing acting interim next future one-time onetime ousted deposed "
    "toppled jailed imprisoned exiled slain".split()
)


def _is_surname(text: str, start: int, end: int) -> bool:
    """Whether a word behind a title is a name, and all of it: "President Lee", no "President Lee Won-jae"."""
    return text[start].isupper() and _GOES_ON.match(text, end) is None


_GOES_ON = re.compile(rf"[\s-](?!(?:{'|'.join(ENGLISH_WEEKDAY_NAMES)})\b)[A-Z][a-z]")
_OPENING = 3
"""How many of a name's first characters it is looked up by."""
