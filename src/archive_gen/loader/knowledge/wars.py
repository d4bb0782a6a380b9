"""Wars that texts call so many years old."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from archive_gen.loader.knowledge.shipped import days_of, first_and_last, read_shipped


class War(NamedTuple):
    """A war by what it is called and by the words, in folded texts, that say which is meant.

    `fought` are the first and the last day of each that the same waged; no last where it goes on.
    """

    words: re.Pattern[str]
    called: Sequence[str]
    fought: Sequence[tuple[dt.date, dt.date | None]]


@cache
def known_wars() -> Sequence[War]:
    """Return the wars that the program knows."""
    return [
        War(
            re.compile(rf"\b(?:{'|'.join(map(re.escape, war['words']))})\b"),
            tuple(war["called"]),
            tuple(map(_first_and_last, war["fought"])),
        )
        for war in read_shipped("wars.yaml")
    ]


def war_words() -> dict[str, str]:
    """Return the words that the wars are called by."""
    return {called: called for war in known_wars() for called in war.called}


def _first_and_last(term: str) -> tuple[dt.date, dt.date | None]:
    first, _, last = term.partition("/")
    return first_and_last(first)[0], days_of(last).latest if last else None
