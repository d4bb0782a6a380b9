"""Bounds from ages: "Name, 53," of somebody whose day of birth is known was written in one year of their life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import People, Person
from archive_gen.loader.page import Page, Sentence

_AGE_BEHIND = re.compile(
    r",\s(?:(?:aged\s|age\s)?(?P<age>[1-9]\d)(?=[,;]|\.\s|\.$|\s[–—-])|an?\s(?P<old>[1-9]\d)-year-old\b)"
)
_AGE_BEFORE = re.compile(
    r"\b(?P<age>[1-9]\d)[- ]years?[- ]old\s(?:(?!(?:son|daughter|\w+ly)\b)[\w.’'-]+\s){0,3}$|"
    r"\b[Aa]t (?:(?:age|the age of) )?(?P<at>[1-9]\d)(?: years? old| years of age)?,\s$"
)
_OTHER_NAME = re.compile(
    r"\b(?!(?:Mr|Mrs|Ms|Dr|Sir|President|Minister|Chancellor|Premier|Secretary|Senator|Sen|Gen|Governor|Leader|And|But|"
    r"The|For|With)\b)[A-Z][\w.’'-]+\s$"
)
# Of another time than that of writing, or of a time that is unsaid.
_THEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:then|when|at the time|by the time|years? (?:ago|later|earlier)|will be|turns)\b"
)
_SAYS = re.compile(r",?\s(?:says|is|has|wants|remains|faces)\b")
_SLACK = relativedelta(days=7)
"""By so much writers are late, or early, with a birthday."""
_REACH = 60
_FIRST_YEAR = 1990
"""No text is older: the number is no age of theirs."""


def age_clues(page: Page, people: People) -> Iterator[Bearing]:
    """Return what the ages allow that the text gives people: on both sides where the sentence is of no other time."""
    in_full: set[str] = set()
    found: list[tuple[Person, Sentence, int, int]] = []
    for number, named in people.items():
        sentence = page.sentences[number]
        for person, start, end in named:
            if person.birth is not None:
                if " " in sentence.text[start:end]:
                    in_full.add(person.name)
                found.append((person, sentence, start, end))
    for person, sentence, start, end in found:
        if person.name in in_full and (bearing := _age(person, sentence, start, end)):
            yield bearing


def _age(person: Person, sentence: Sentence, start: int, end: int) -> Bearing | None:
    text = sentence.text
    if " " not in text[start:end] and _OTHER_NAME.search(text, max(0, start - _REACH), start):
        return None
    if match := _AGE_BEHIND.match(text, end):
        age, first, last = int(match["age"] or match["old"]), start, match.end()
    elif match := _AGE_BEFORE.search(text, max(0, start - _REACH), start):
        age, first, last = int(match["age"] or match["at"]), match.start(), end
    else:
        return None
    assert person.birth is not None
    reached = person.birth + relativedelta(years=age) - _SLACK
    if reached.year < _FIRST_YEAR:
        return None
    until = person.birth + relativedelta(years=age + 1) + _SLACK
    reason = f"{person.name}, born {person.birth}, is {age}: not before {reached}"
    interval = Interval(reached, None)
    if _SAYS.match(text, last) or not _THEN.search(text):
        reason, interval = (
            f"{person.name}, born {person.birth}, is {age}: {reached} to {until}",
            Interval(reached, until),
        )
    return Bearing(make_clue("age", sentence, first, last, reason), (interval,))
