"""Well-known people by their names, with the days of their birth and death."""

from __future__ import annotations

import datetime as dt
import re

from archive_gen.loader.knowledge.facts import Death, EventPhrase, Person
from archive_gen.loader.knowledge.shipped import first_and_last, read_shipped
from archive_gen.loader.knowledge.spellings import spelled_names

# What stands between "the death of" and the name are titles and nations, nobody else.
_TITLED = (
    r"(?:(?!(?:of|by|to|in|for|from|and|with|at|on|after|an?|son|daughter|wife|widow|father|mother|brother|sister|aide|"
    r"supporters?|\w+'s)\b)[\w.-]+\s){0,6}$"
)
_KILLING = "killing|murder|assassination|slaying"
_NO_DEATH = r"(?!\s(?:sentence|penalty|threats?|squads?|row|warrant|wish))"
_DIED = (
    re.compile(rf"\b(?:(?:death|funeral|burial|passing) of|late)\s{_TITLED}"),
    re.compile(
        rf"'s (?:\w+ )?(?:death|funeral|burial|passing)\b{_NO_DEATH}|,? (?:(?:has|had) )?died\b|, who (?:had )?died\b|"
        r",? (?:(?:has|had|who) )?passed away\b"
    ),
)
_KILLED = (
    re.compile(rf"\b(?:(?:death|funeral|burial|{_KILLING}) of|late|slain|assassinated|murdered)\s{_TITLED}"),
    re.compile(
        rf"'s (?:\w+ )?(?:death|funeral|burial|{_KILLING})\b{_NO_DEATH}|,? (?:(?:has|had) )?died\b|"
        r",? (?:who )?(?:was|had been) (?:killed|murdered|assassinated|shot dead|gunned down)\b"
    ),
)


def well_known_people() -> dict[str, Person]:
    """Return the people whose day of birth or death is known, by each spelling of their names."""
    deaths: dict[str, Death] = {}
    for how, patterns in (("died", _DIED), ("killed", _KILLED)):
        for names, day in read_shipped("deaths.yaml")[how].items():
            spelled = spelled_names(names)
            death = Death(EventPhrase(f"the death of {spelled[0]}", *first_and_last(day)), *patterns)
            deaths |= dict.fromkeys(spelled, death)
    people = {name: Person(name, None, death) for name, death in deaths.items()}
    for names, day in read_shipped("births.yaml").items():
        spelled, birth = spelled_names(names), dt.date.fromisoformat(day)
        people |= {name: Person(spelled[0], birth, deaths.get(name)) for name in spelled}
    return people
