"""What mail programs write around a text: the parts of a mail and their headers, and what stands above a forwarded one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.mail import FIELD
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.wrapping import Wrapping

# RFC 2046 section 5.1.1: two hyphens and the boundary, at the end two more.
_BOUNDARY = re.compile(r"--(?P<name>[\w'()+,./:=?-]{1,70}?)(?:--)?")
_PART_FIELD = re.compile(r"(?:Content-[A-Za-z-]{2,30}|MIME-Version|X-[A-Za-z-]{2,40}) ?:.{0,1000}", re.IGNORECASE)
_PREAMBLE = re.compile(r"This is a (?:multi-?part|MIME).{0,120}|--", re.IGNORECASE)
_KIND = re.compile(r"Content-Type ?: ?(?P<kind>[a-z]+/[a-z.+-]+)", re.IGNORECASE)
_TEXT = "text/plain"
_FORWARDED = re.compile(
    r"-{2,20} ?(?:forwarded (?:message|by .{1,60})|original message|original appointment|weitergeleitete nachricht|"
    r"ursprüngliche nachricht|original-?nachricht|(?:message transféré|message d['’]origine|message original)|"
    r"mensaje reenviado|mensaje original|mensagem (?:encaminhada|original)|messaggio (?:inoltrato|originale)|"
    r"doorgestuurd bericht|oorspronkelijk bericht|пересылаемое сообщение|(?:исходное|перенаправленное) сообщение|"
    r"вихідне повідомлення|wiadomość (?:oryginalna|przekazana)|wiadomość przekazana dalej|vidarebefordrat meddelande|"
    r"videresendt besked|転送メッセージ|转发的邮件|轉寄的郵件|原始邮件|전달된 메시지|원본 메시지) ?-{2,20}|"
    r"(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|"
    r"inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)|"
    r"begin doorgestuurd bericht|начало переадресованного сообщения|początek przekazywanej wiadomości|"
    r"転送されたメッセージ|开始转发的邮件|下面是被转发的邮件) ?:?",
    re.IGNORECASE,
)
_HIGHEST = 60


def unwrap_mail_parts(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a mail without its parts that are no plain text, and without what parts them; None where it has none."""
    if "Content-Type" not in text and "Content-type" not in text:
        return None
    starts = [i for i, unit in enumerate(units) if _opens_part(units, i) or (i and _closes(unit, units))]
    if not starts:
        return None
    around = {*starts, *(i for i in range(starts[0]) if _PREAMBLE.fullmatch(units[i].text) and _stands_apart(units, i))}
    parts = [range(start, end) for start, end in zip(starts, [*starts[1:], len(units)], strict=True)]
    kinds = [_kind(units, part) for part in parts]
    for part, kind in zip(parts, kinds, strict=True):
        fields = _fields(units, part)
        around |= {*fields}
        if kind != _TEXT and _TEXT in kinds:
            around |= {*part}
    inside = tuple(unit for i, unit in enumerate(units) if i not in around)
    return Wrapping(inside, tuple(units[i] for i in sorted(around)), NOTHING_STATED)


def _opens_part(units: Sequence[Unit], i: int) -> bool:
    below = units[i + 1] if i + 1 < len(units) else None
    return bool(below and _BOUNDARY.fullmatch(units[i].text) and _PART_FIELD.match(below.text))


def _closes(unit: Unit, units: Sequence[Unit]) -> bool:
    text = unit.text
    return text[:2] == text[-2:] == "--" and len(text) > 6 and any(other.text == text[:-2] for other in units)


def _stands_apart(units: Sequence[Unit], i: int) -> bool:
    return units[i].gap or i == 0


def _fields(units: Sequence[Unit], part: range) -> Sequence[int]:
    """The lines of a part's header: down to the first that a blank line stands before."""
    end = next((i for i in part if i > part.start and units[i].gap), part.stop)
    return range(part.start, end)


def _kind(units: Sequence[Unit], part: range) -> str:
    found = (match["kind"].lower() for i in _fields(units, part) if (match := _KIND.match(units[i].text)))
    return next(found, "")


def unwrap_forwarded(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a mail that was sent on without what stands above it; None where it was not."""
    if FIELD.match(text, units[0].place) is None and "--" not in text and "orwarded" not in text and ":\n" not in text:
        return None
    for i, unit in enumerate(units[:_HIGHEST]):
        if i + 1 < len(units) and _FORWARDED.fullmatch(unit.text[:100]) and FIELD.match(units[i + 1].text):
            return Wrapping(tuple(units[i + 1 :]), tuple(units[: i + 1]), NOTHING_STATED)
    return None
