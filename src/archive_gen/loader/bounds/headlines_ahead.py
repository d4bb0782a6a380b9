"""A meeting that the headline alone says is to come: "The two leaders to meet in Singapore"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_gen.loader.bounds.relative import ahead_interval
from archive_gen.loader.bounds.told_events import Told
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import Knowledge, fold, join_texts
from archive_gen.loader.page import Page, Sentence

# Headlines leave out the verb before it, so that a name stands there; "was right to meet him" is of another time.
_TO_MEET = re.compile(
    r"(?:(?<![\w.’'-])[A-Z][\w.’'-]*|leaders?|presidents?|ministers?|[’']s?)\s(?:set\s)?to\s"
    r"(?:meet|hold|sit down|travel|fly|visit|attend|host|join)\b"
)
_ANSWERS = re.compile(r"(?:Why|How|What|When|Who|Where|Should|Was|Were|Did|Could|Can)\b|.*\?\s*$")


def headline_ahead_clues(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """Yield what a summit allows, told by place and people, that the headline says its people are to meet at."""
    for line in page.lines[page.title_position : page.title_position + 1]:
        text = line.raw
        if line.zone != "title" or " to " not in text or not _TO_MEET.search(text) or _ANSWERS.match(text):
            continue
        folded = fold(text)
        sentence = Sentence(text, folded, line.start, line.unit.line, 0, tuple(find_dates(text)))
        for found in knowledge.find([text], join_texts([folded])).told.get(0, ()):
            one = Told(found.event, sentence, found.start, found.end, found.reach)
            if found.event.foretold and found.event.is_named_in(f"{text}\n{page.text}"):
                reason = f"{one.event.name} ({one.event.first}) is still ahead in the headline, so published by then"
                yield one.bearing("event-ahead", reason, ahead_interval(one))
                return
