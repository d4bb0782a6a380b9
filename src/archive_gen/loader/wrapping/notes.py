"""What note programs and read-later services write below or above a text that was pasted or saved there, in a line.

From <https://harbour.example/world/treaty>
Saved to Instapaper on July 3, 2024
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.page_metadata import NOTHING_STATED, is_page_address
from archive_gen.loader.wrapping.banners import saved_on, take_off
from archive_gen.loader.wrapping.fields import ADDRESS
from archive_gen.loader.wrapping.wrapping import Wrapping, join_stated

# OneNote writes it below what is pasted, in the language of its user.
_PASTED = re.compile(
    r"(?:from|pasted from|inserted from|clipped from|aus|von|eingefügt aus|à partir de|collé à partir de|de|desde|"
    r"pegado de|da|incollato da|van|geplakt vanuit|z|ze|fra|från|из|вставлено из|来自|來自|貼り付け元|출처) "
    r"?<(?P<url>https?://[^\s<>]{4,2000})>|"
    r"(?:saved|archived|clipped|pasted|inserted) from:? (?P<bare>https?://[^\s<>]{4,2000})",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"(?:screen clipping taken|bildschirmausschnitt):? .{6,40}", re.IGNORECASE)
# What was added, or is archived, a page says of itself.
_SAVED = re.compile(
    r"(?:saved|clipped) (?:(?:to|with|in|from|by|via|using) [A-Z]\w{2,20} )?(?:on |at )?(?=.{0,40}\d).{6,40}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:sent from (?:my |mail|outlook|yahoo|proton)|get outlook for |von meinem .{2,30} gesendet|"
    r"gesendet von (?:meinem|mail)|envoyé de(?:puis)? (?:mon|l['’]app)|enviado desde (?:mi|el) |"
    r"enviado do meu |inviato da(?:l mio)? |verzonden vanaf (?:mijn|mail)|отправлено (?:с|из) |надіслано з |"
    r"wysłane? z |skickat från min |sendt fra min |iphoneから送信|从我的 ?iphone ?发送|나의 iphone에서 보냄).{0,60}",
    re.IGNORECASE,
)
_WEEKDAY_AND_DAY = re.compile(r"[^\W\d]{4,12}, .{6,40}\d{4}|[^\W\d]{4,12}, \d{1,2}\.? .{3,30}\d{4}|\d{4}年.{3,12}")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[AP]M)?", re.IGNORECASE)
_TOP, _FOOT = 4, 4
_LONGEST = 90


def unwrap_note(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without what a note program says of where it is from, and when it was put there; None without."""
    top, foot = range(1, min(_TOP, len(units))), range(max(1, len(units) - _FOOT), len(units))
    places = [i for i in (*top, *foot) if units[i].text[-1] in _ENDS or "://" in units[i].text]
    pasted = {i: match["url"] or match["bare"] for i in places if (match := _PASTED.fullmatch(units[i].text))}
    told = [i for i in places if i not in pasted and _tells_day(units[i].text)]
    signed = [i for i in foot if len(units[i].text) < _LONGEST and _SIGNED.fullmatch(units[i].text)]
    if not (pasted or told or signed):
        return None
    own = [i for i in top if told and ADDRESS.fullmatch(units[i].text)][:1]
    addresses = [*pasted.values(), *(units[i].text for i in own)]
    stated = NOTHING_STATED._replace(url=next(filter(is_page_address, addresses), None))
    if pasted:
        made = _made(units)
        stated = join_stated(stated, saved_on([units[i] for i in made], text, "OneNote"))
        told += made
    stated = join_stated(stated, saved_on([units[i] for i in told], text, "note"))
    return take_off(units, [*pasted, *own, *told, *signed], stated)


_ENDS = frozenset(">0123456789mM")


def _tells_day(words: str) -> bool:
    return len(words) < _LONGEST and bool(_CLIPPED.fullmatch(words) or _SAVED.fullmatch(words))


def _made(units: Sequence[Unit]) -> list[int]:
    """The day and the time below the title of a note, on two lines, at which it was made."""
    for i in range(1, min(_TOP, len(units) - 1)):
        if _WEEKDAY_AND_DAY.fullmatch(units[i].text[:80]) and _TIME.fullmatch(units[i + 1].text[:20]):
            return [i, i + 1]
    return []
