"""What messengers write in front of a text that was sent: Telegram and WhatsApp.

Who sent it, and when: the text was there by then. Whether it was written for the channel cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.banners import saved_on
from archive_gen.loader.wrapping.wrapping import Wrapping, unit_of

_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s[AaPp]\.?\s?[Mm]\.?)?"
_NAME = r"[^\[\]:\n]{1,60}"
_SENT = re.compile(
    rf"(?:{_NAME}, \[{_DAY},? {_TIME}\]:?|\u200e?\[{_DAY},? {_TIME}\] {_NAME}:|{_DAY},? {_TIME} [-–] {_NAME}:)(?:\s|$)"
)
_FORWARDED = re.compile(r"\[?(?:Forwarded from|Weitergeleitet von|Переслано (?:от|из)|In reply to) [^\]]{1,80}\]?")


def unwrap_chat(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text that was sent as messages without what stands in front of each; None where it was not."""
    if not _SENT.match(text, units[0].place):
        return None
    inside: list[Unit] = []
    around: list[Unit] = []
    for unit in units:
        end = unit.spans[0].end
        match = _SENT.match(text, unit.place, end)
        if match:
            around.append(unit_of(text, unit.place, match.end(), unit.line, gap=unit.gap))
            if len(unit.spans) > 1:
                inside.append(unit)
                around.pop()
            elif text[match.end() : end].strip():
                inside.append(unit_of(text, match.end(), end, unit.line, gap=True))
        elif _FORWARDED.fullmatch(unit.text):
            around.append(unit)
        else:
            inside.append(unit)
    sent = saved_on(around, text, "message", last=True)
    return Wrapping(tuple(inside), tuple(around), NOTHING_STATED._replace(saved=sent.saved))
