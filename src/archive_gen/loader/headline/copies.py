"""Where a page says its headline again: alone, before an outlet's name, behind a section's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from archive_gen.loader.prose import Look

SHORTEST_COPY = 20
_LONGEST_COPY = 260
LONGEST_SECTION = 40
SEPARATED = re.compile(r"\s*[|–—·•›»«:/-]")


def with_its_front(looks: Sequence[Look], best: int, copies: Iterable[int]) -> int:
    """Return the copy that has a label in front of the best one's words ("Analysis: ..."), if it is more frequent."""
    often = Counter(looks[i].folded for i in (best, *copies))
    own = looks[best].folded
    labelled = [i for i in copies if looks[i].folded.removesuffix(own).endswith(": ") and not looks[i].noise]
    return max([i for i in labelled if often[looks[i].folded] > often[own]], default=best)


def has_glued_copy(looks: Sequence[Look], i: int, copies: Iterable[int]) -> bool:
    """Whether a copy has a word glued to its front: "WorldLeaders meet" beside "Leaders meet"."""
    own = looks[i].folded
    others = (looks[j].folded for j in copies)
    return any(len(other) > len(own) and other.endswith(own) and other[-len(own) - 1].isalpha() for other in others)


def find_copies(looks: Sequence[Look], candidates: Iterable[int], nearby: Iterable[int]) -> dict[int, set[int]]:
    """Return for each candidate the other lines that say the same: alone, before an outlet, behind a section's name."""
    # Such lines begin or end alike, so that few of the pairs need a comparison.
    begin: dict[str, list[int]] = defaultdict(list)
    end: dict[str, list[int]] = defaultdict(list)
    for i in nearby:
        begin[looks[i].folded[:SHORTEST_COPY]].append(i)
        end[looks[i].folded[-SHORTEST_COPY:]].append(i)
    return {
        i: {
            j
            for j in (*begin[looks[i].folded[:SHORTEST_COPY]], *end[looks[i].folded[-SHORTEST_COPY:]])
            if j != i and looks[j].folded and _says_same(looks[i].folded, looks[j].folded)
        }
        for i in candidates
    }


def _says_same(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_COPY or len(longer) > _LONGEST_COPY:
        return False
    if longer.endswith(shorter):
        return len(longer) - len(shorter) <= LONGEST_SECTION
    return longer.startswith(shorter) and SEPARATED.match(longer, len(shorter)) is not None
