"""Citations in which a database says what a text is: who wrote it, in what, on which day."""

from __future__ import annotations

import re
from typing import NamedTuple

_DAY = r"\d{1,2} [^\W\d]{3,9}\.? \d{4}|[^\W\d]{3,9}\.? \d{1,2}, \d{4}|[^\W\d]{3,9}\.? \d{4}"
CITED = re.compile(rf"(?P<head>[^\[\]]{{4,160}})\[[^\[\]]{{1,60}}\]\.?\s?(?:{_DAY})\s?(?::.{{0,40}}|\.|$)")
"""A line such as "Doe, Jane.  Harbour Ledger; London (UK) [London (UK)]. 20 June 2024: 21."."""

_MOST_WORDS = 5


class Citation(NamedTuple):
    """Who wrote a text, with the surname first, "" where it does not say, and the publication with its place."""

    names: str
    publication: str


def read_citation(words: str) -> Citation | None:
    """Return what a citation says; None where the words are none."""
    match = CITED.match(words)
    if match is None:
        return None
    names, stop, publication = match["head"].strip().partition(". ")
    if stop and all("," in name and len(name.split()) <= _MOST_WORDS for name in names.split(";")):
        return Citation(names, publication.strip())
    return Citation("", match["head"].strip())
