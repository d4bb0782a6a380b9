"""Words that a page glued together where a link between them was lost: "Trumpand", "alongsideRussia"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import filterfalse

from archive_gen.loader.alternatives import one_of

_JOINING = "and of in to the for with on at by from as that is was has said or but".split()
_TOKEN = re.compile("[A-Za-z\u00c0-\u024f]{3,40}")
# "Trumpand": a name with a joining word behind it; "alongsideRussia": a word in lower case that goes on with a capital.
# The words are a line each, between line ends, which are soon found.
_GLUED = re.compile(rf"\n(?:([A-Z][a-z]{{2,}})(?:{one_of(_JOINING)})|[a-z]{{2,}}([A-Z][a-z]{{2,}}))(?=\n)")


def find_glued(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the glued words of a text, each once, in order.

    One half must stand in the text as a word of its own: "iPhone" and "Poland" are whole.
    """
    words = " ".join(texts).split()
    # Only a word with a capital can be glued, and only a name is looked for as its half.
    names = dict.fromkeys(_TOKEN.findall(" ".join(filterfalse(str.islower, words))))
    lines = "\n".join(["", *names, ""])
    found = [match[0].strip() for match in _GLUED.finditer(lines) if (match[1] or match[2]) in names]
    # Next to no text has any, and only then all of its words are needed.
    whole = set(words) if found else ()
    return tuple([name for name in found if not name[1:].islower() or name.lower() not in whole])
