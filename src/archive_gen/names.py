"""Names as sentences have them: with the article that some take, and in lists that keep them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_WORDS = r"(?:[\w.'’-]+ )+"
# Of states and bodies, by their own words. Hardly a person's name ends in one of these.
_WITH_ARTICLE = (
    r"United (?:States|Kingdom|Nations|Arab Emirates)\b.*|(?:Caribbean )?Netherlands|Philippines|Bahamas|Gambia|"
    r"Maldives|Comoros|Seychelles|Isle of Man|Vatican|Holy See|Kremlin|Pentagon|White House|Taliban|World Bank|"
    rf"(?:{_WORDS})?(?:Republic|Kingdom|Court) of .+|{_WORDS}(?:Republic|Territory|Territories|Criminal Court|"
    r"Supreme Court|Constitutional Court|High Court)|Supreme Court|Constitutional Court|High Court|"
    rf"(?!South Georgia ){_WORDS}(?:\([\w ]+\) )?Islands|(?:European|African|Soviet|Eurasian Economic) Union|"
    rf"{_WORDS}(?:Organi[sz]ation|Agency|Council|Committee|Commission|Fund|Party|Parliament|Congress)"
    r"(?: (?:of|for|on) .+)?"
)


# A build that has nothing to do names nobody, so that the pattern is compiled when it is first asked for.
@lru_cache(maxsize=16_384)
def with_article(name: str) -> str:
    """Return a name as it stands in a sentence: "the United States", "Japan"."""
    return f"the {name}" if re.fullmatch(_WITH_ARTICLE, name) else name


def mark_between(names: Sequence[str]) -> str:
    """Return what parts some names in a list: a comma, or a semicolon where one of them holds a comma or an "and"."""
    return "; " if len(names) > 1 and any("," in name or " and " in name for name in names) else ", "


def names_in_words(names: Sequence[str]) -> str:
    """Return names as a part of a sentence: "Japan, the United States and Ukraine"."""
    *most, last = [with_article(name) for name in names]
    if not most:
        return last
    mark = mark_between(names)
    return f"{mark.join(most)}{mark if mark == '; ' else ' '}and {last}"
