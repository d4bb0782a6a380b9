"""The excerpt that MarkDownload, a web clipper, quotes between the headline and the text: it says what the text says.

> ## Excerpt
> Ministers open a bridge.

---
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.banners import take_off
from archive_gen.loader.wrapping.wrapping import Wrapping

_HEADING = "> ## Excerpt"
_HIGHEST = 4


def unwrap_excerpt(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without the excerpt on top of it; None where there is none."""
    start = next((i for i, unit in enumerate(units[:_HIGHEST]) if unit.text == _HEADING), None)
    if start is None:
        return None
    end = start + len(list(takewhile(lambda unit: unit.text.startswith(">"), units[start:])))
    end += end < len(units) and units[end].text == "---"
    return take_off(units, range(start, end), NOTHING_STATED)
