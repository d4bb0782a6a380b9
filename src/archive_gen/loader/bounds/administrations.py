"""Governments that a text speaks of as those of now: "the Obama administration has", "its officials said on Monday"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from archive_gen.loader.bounds.words import WEEKDAY
from archive_gen.loader.knowledge import EventPhrase, Office
from archive_gen.loader.page import Page, Sentence

_Called = Mapping[int, Sequence[tuple[Office, int, int]]]
_Named = Mapping[int, Sequence[tuple[EventPhrase, int, int]]]
# It must be who does something: what was so under it, or has been done by it, can be told at any time.
_SUBJECT = re.compile(
    r"(?:^|[,;:–—-]\s|\b(?:that|and|but|while|because|as|whether|say|said|says)\s)[\"“]?"
    r"(?:(?:a|the|two|three|several|some)\s)?(?:(?:senior|top|high-ranking|unnamed)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_IS_NOW = re.compile(
    r"\s(?:is|are|has|have|will|may|plans?|wants?|hopes?|intends?|insists?|faces?|remains?|says?|said|told)\b"
)
_DID = re.compile(rf"\s(?:(?:on\s)?{WEEKDAY.pattern}\s)?[a-z]{{3,}}ed\b")


def with_administrations(page: Page, offices: _Called, named: _Named) -> _Called:
    """Return the offices that sentences call people by, and with them the governments of which they say what these do.

    What a government did counts where a weekday says that it was that week.
    """
    found = {number: list(called) for number, called in offices.items()}
    for number, events in named.items():
        sentence = page.sentences[number]
        own = [
            (Office(event.name, "the government", event.terms), start, end)
            for event, start, end in events
            if event.terms and _acts(sentence, start, end)
        ]
        if own:
            found[number] = sorted([*found.get(number, ()), *own], key=lambda one: one[1])
    return dict(sorted(found.items()))


def _acts(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence says what a government, or its officials, do now, or did this week."""
    text = sentence.text
    if not _SUBJECT.search(text, 0, start):
        return False
    if _IS_NOW.match(text, end):
        return True
    return _DID.match(text, end) is not None and WEEKDAY.search(text) is not None
