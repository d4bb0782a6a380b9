"""The standfirst: what an outlet sets right below the headline to say what the story tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.headline import Headline
from archive_gen.loader.prose import Look, is_english

_FEWEST = 6
_MOST_CHARACTERS = 400
_FEWEST_SMALL = 3
_TOLD = 0.5
_SMALL_SHARE = 0.5
_LONG_ENOUGH = 60
_BY_PLACE = frozenset(("before-the-article", "unlike-the-story", "teaser"))
# "Jana Example / The Ledger", "(Jana Example/Ledger)": whoever took the picture whose text stands above.
_TAKEN_BY = re.compile(r"\(?[A-Z][^/.!?]{2,40}/[^/.!?]{2,40}\)?$")
_CREDITS = frozenset(("credit", "player"))


def keep_standfirst(looks: Sequence[Look], reasons: list[str], headline: Headline | None) -> None:
    """Keep the line right below an English headline that says in a clause what the story tells.

    The weights cut it, for they were learnt on pages of which half are known without theirs. Most of its words
    are the story's, which a menu's or another article's are not; and the text of a picture has a credit below.
    """
    i = headline.position + 1 if headline and not headline.below else len(looks)
    if i + 1 >= len(looks) or looks[i].noise or reasons[i] not in _BY_PLACE or not _is_clause(looks[i]):
        return
    below = looks[i + 1]
    if below.noise in _CREDITS or _TAKEN_BY.match(below.text) or not is_english(looks):
        return
    kept = [j for j, reason in enumerate(reasons) if reason == "" and looks[j].prose > _LONG_ENOUGH]
    if not kept or kept[0] < i:
        return
    about = looks[i].wording.terms.about
    told: set[str] = set().union(*[looks[j].wording.terms.about for j in kept])
    if about and len(about & told) >= _TOLD * len(about):
        reasons[i] = ""


def _is_clause(look: Look) -> bool:
    """Whether a line may be a clause: some words, of which enough begin in lower case, and nothing that parts them."""
    words = look.text.split()
    if len(words) < _FEWEST or len(look.text) > _MOST_CHARACTERS or " | " in look.text or look.text.endswith(":"):
        return False
    small = sum(word[0].islower() for word in words)
    return small >= _FEWEST_SMALL and small > _SMALL_SHARE * len(words)
