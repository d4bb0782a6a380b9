"""Bounds from obituaries: whom the opening tells to have died on a bare weekday, and was known to, died that week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import WEEK
from archive_gen.loader.bounds.words import NEWS_PARAGRAPHS, WEEKDAY, is_told, make_clue, weekday_in
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase
from archive_gen.loader.page import Page, Sentence

_DIED = re.compile(r"\b(?:died|passed away|was (?:killed|shot dead|assassinated))\b")
# Most sentences have none of these, which is soon seen.
_WORDS = ("died", "passed away", "was killed", "was shot dead", "was assassinated")
# What stands between a name and the verb: what the dead was. "Name, the peanut farmer who became president, died".
_ASIDE = re.compile(r"(?:,\s(?!whose\b)[^.;:]{1,160},|,\s(?:who|aged \d+,)|\s(?:has|had))?\s$")
# Whose death it is where no name does: "He died", "The Kremlin's fiercest critic died", "The man who ended it died".
_UNNAMED = re.compile(
    r"(?:(?:He|She)|(?:The|[A-Z][a-z]+[’']s)\b[^.;:]*\b(?:critic|leader|president|prime minister|minister|pontiff|pope|"
    r"politician|statesman|king|queen|monarch|diplomat|general|founder|student|man|woman|activist|dissident|writer|"
    r"chancellor|premier|secretary|opponent)\b[^.;:]*)\s$"
)
# "A play about the night on which Name died opened on Saturday."
_RELATIVE = re.compile(r"\b(?:which|where|whose|how|why|when)\s(?:[A-Z][\w.’'-]*\s){0,3}$")
_LONGEST = 150
_OF_ANOTHER = re.compile(
    r"\b(?:wife|widow|husband|son|daughter|mother|father|brother|sister|aide|ally|allies|friend|rival|people|soldiers|"
    r"civilians|others?|of (?:his|hers|theirs)|when|while|after|before|since|until|years?)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b[a-z]{4,}\b")


def death_clues(page: Page, deaths: Mapping[str, EventPhrase]) -> Iterator[Bearing]:
    """Return the week after a death that the opening tells of by a bare weekday, where it was on such a weekday.

    The text names the dead in full. The sentence is about them: their name is before the verb, or nobody's and the
    text has named them, and nobody else who died on such a weekday.
    """
    for sentence in page.sentences:
        if sentence.paragraph >= NEWS_PARAGRAPHS:
            return
        if not any(map(sentence.text.__contains__, _WORDS)):
            continue
        died = _DIED.search(sentence.text)
        weekday = WEEKDAY.search(sentence.text, died.end()) if died and not sentence.dates else None
        if died and weekday and ";" in sentence.text[died.end() : weekday.start()]:
            continue
        if died and weekday and is_told(sentence.text[: weekday.end()]):
            known = {event.first: event for name, event in deaths.items() if name in page.text}
            of_day = [one for day, one in known.items() if day == one.last and day.weekday() == weekday_in(weekday)]
            dead = [event for event in of_day if _is_about(page, sentence, died.start(), _names(event, deaths))]
            if len(dead) == 1:
                day = dead[0].first
                reason = f"{dead[0].name} ({day}) and a bare weekday, so within a week of {day}"
                clue = make_clue("weekday", sentence, died.start(), weekday.end(), reason)
                yield Bearing(clue, (Interval(day, day + WEEK),))
                return


def _names(event: EventPhrase, deaths: Mapping[str, EventPhrase]) -> Sequence[str]:
    return [name for name, one in deaths.items() if one == event]


def _is_about(page: Page, sentence: Sentence, start: int, names: Sequence[str]) -> bool:
    """Whether the verb at `start` is of the bearer of such a name, or of somebody unnamed whom the text has named."""
    before, text = sentence.text[:start], page.text[: sentence.start]
    for name in (*names, *(name.split()[-1] for name in names)):
        if name in before:
            behind = before[before.rindex(name) + len(name) :]
            aside = _RELATIVE.search(before, 0, before.rindex(name)) is not None
            return not aside and _ASIDE.fullmatch(behind) is not None and not _OF_ANOTHER.search(behind)
    if len(before) > _LONGEST or not _UNNAMED.match(before) or _OF_ANOTHER.search(before):
        return False
    # "His driver was loyal. The driver died."
    nouns = "|".join(_NOUN.findall(before))
    of_another = nouns and re.search(rf"\b(?:his|her|their|whose|an?)\s(?:\w+\s)?(?:{nouns})\b", text)
    return not of_another and any(name in text for name in names)
