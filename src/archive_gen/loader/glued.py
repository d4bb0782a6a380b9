"""Words that a page glued together where a link between them was lost: "Trumpand", "alongsideRussia"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import filterfalse

_JOINING = tuple("and of in to the for with on at by from as that is was has said or but".split())
_TOKEN = re.compile("[A-Za-z\u00c0-\u024f]{3,40}")
# "alongsideRussia": a word in lower case that goes on with a capital; "Trumpand": a name with a joining word behind it.
_INNER_CAPITAL = re.compile(r"(?P<before>[a-z]{2,})(?P<after>[A-Z][a-z]{2,})")
_JOINED = re.compile(rf"(?P<name>[A-Z][a-z]{{2,}})(?:{'|'.join(_JOINING)})")


def find_glued(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the glued words of a text, each once, in order.

    One half must stand in the text as a word of its own: "iPhone" and "Poland" are whole.
    """
    words = " ".join(texts).split()
    # Only a word with a capital can be glued, and only a name is looked for as its half.
    names = dict.fromkeys(_TOKEN.findall(" ".join(filterfalse(str.islower, words))))
    found = [name for name in names if _may_be_glued(name) and _is_glued(name, names)]
    # Next to no text has any, and only then all of its words are needed.
    whole = set(words) if found else ()
    return tuple([name for name in found if not name[1:].islower() or name.lower() not in whole])


def _may_be_glued(token: str) -> bool:
    return token.endswith(_JOINING) or not token[1:].islower()


def _is_glued(token: str, names: Container[str]) -> bool:
    """Whether a token is two words, one of them a name."""
    if not token[1:].islower():
        inner = _INNER_CAPITAL.fullmatch(token)
        return inner is not None and inner["after"] in names
    match = _JOINED.fullmatch(token)
    return match is not None and match["name"] in names
