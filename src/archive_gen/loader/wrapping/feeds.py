"""What Outlook writes above a text that came by a feed: "Feed:", "Posted on:", "Author:", "Subject:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from archive_gen.loader.lines import Unit
from archive_gen.loader.wrapping.fields import Meaning, Property
from archive_gen.loader.wrapping.properties import without_properties
from archive_gen.loader.wrapping.wrapping import Wrapping

_FIELD = re.compile(r"(?P<name>Feed|Posted on|Author|Subject):\s{1,20}(?P<words>\S.{0,400})")
_MEANINGS: dict[str, Meaning] = {"Feed": "publisher", "Posted on": "published", "Author": "byline", "Subject": "title"}
_THE_ARTICLE = re.compile(r"View (?:the )?(?:full )?article\W{0,4}", re.IGNORECASE)


def unwrap_feed(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text that came by a feed without the fields above it; None where there are none."""
    if not units[0].text.startswith("Feed: "):
        return None
    found = [_FIELD.fullmatch(text, unit.place, unit.spans[0].end) for unit in units[: len(_MEANINGS)]]
    said = [
        Property(match["name"], _MEANINGS[match["name"]], match["words"], match.start("words"))
        for match in takewhile(lambda match: match is not None, found)
        if match
    ]
    if not any(one.meaning == "published" for one in said):
        return None
    run = dict(enumerate(said))
    if _THE_ARTICLE.fullmatch(units[-1].text[:60]):
        run[len(units) - 1] = Property("", "other", "", units[-1].place)
    return without_properties(units, run, text)
