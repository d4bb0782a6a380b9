"""What a record can need of a person, in words: on a site's page of its health, and on the desk of a preview."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple


class State(NamedTuple):
    """What of a record says whether it needs a person. `codes` are those of its problems."""

    date_basis: str
    is_wide: bool
    has_main: bool
    codes: Collection[str]


class Need(NamedTuple):
    """What records can need: its heading, with the anchor under which it is listed, why, and who needs it."""

    heading: str
    anchor: str
    note: str
    is_of: Callable[[State], bool]


_DOUBTFUL = frozenset(["no-article", "short-text", "encoding-guessed", "not-decodable", "control-characters"])

NEEDS = (
    Need(
        "Undated", "undated",
        "Nothing in them bears on when they were published.",
        lambda state: state.date_basis == "none",
    ),
    Need(
        "Dated to more than a year", "wide",
        "Their clues leave more than a year, or one end open.",
        lambda state: state.date_basis != "none" and state.is_wide,
    ),
    Need(
        "Disputed dates", "disputed",
        "One clue contradicts another; their pages show both.",
        # What a person gave settles it.
        lambda state: "date-contradiction" in state.codes and state.date_basis != "given",
    ),
    Need(
        "Without a main tag", "no-main-tag",
        "They are mainly about no country, actor or topic of the vocabulary.",
        lambda state: not state.has_main,
    ),
    Need(
        "Doubtful readings", "doubtful",
        "Little was read as the article, or its letters were guessed.",
        lambda state: not _DOUBTFUL.isdisjoint(state.codes),
    ),
)  # fmt: skip
"""In the order in which they are shown. A record can need several things."""

VERSIONS = "Versions of another text"
"""The heading of what only the whole archive tells."""
