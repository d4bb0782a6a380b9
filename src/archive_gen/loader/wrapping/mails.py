"""What mail programs write around a text: parts with their headers, the lines above a mail that was sent on."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.mail import FIELD, SUBJECT, length_of_header, length_of_shown_header
from archive_gen.loader.page_metadata import NOTHING_STATED
from archive_gen.loader.wrapping.fields import Meaning, Property
from archive_gen.loader.wrapping.properties import without_properties
from archive_gen.loader.wrapping.wrapping import Wrapping

# RFC 2046 section 5.1.1: two hyphens and the boundary, at the end two more.
_BOUNDARY = re.compile(r"--(?P<name>[\w'()+,./:=?-]{1,70}?)(?:--)?")
_PART_FIELD = re.compile(r"(?:Content-[A-Za-z-]{2,30}|MIME-Version|X-[A-Za-z-]{2,40}) ?:.{0,1000}", re.IGNORECASE)
_PREAMBLE = re.compile(r"This is a (?:multi-?part|MIME).{0,120}|--", re.IGNORECASE)
_KIND = re.compile(r"Content-Type ?: ?(?P<kind>[a-z]+/[a-z.+-]+)", re.IGNORECASE)
_TEXT = "text/plain"
_FORWARDED = re.compile(
    r"-{2,20} ?(?:forwarded (?:message|by .{1,60})|original (?:message|appointment)|weitergeleitete nachricht|"
    r"(?:ursprüngliche |original-?)nachricht|message (?:transféré|d['’]origine|original)|"
    r"mensaje (?:reenviado|original)|mensagem (?:encaminhada|original)|messaggio (?:inoltrato|originale)|"
    r"(?:doorgestuurd|oorspronkelijk) bericht|(?:пересылаемое|исходное|перенаправленное) сообщение|"
    r"вихідне повідомлення|wiadomość (?:oryginalna|przekazana(?: dalej)?)|vidarebefordrat meddelande|"
    r"videresendt besked|転送メッセージ|转发的邮件|轉寄的郵件|原始邮件|전달된 메시지|원본 메시지) ?-{2,20}|"
    r"(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|"
    r"inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato|"
    r"início da mensagem (?:reencaminhada|encaminhada)|begin doorgestuurd bericht|"
    r"начало переадресованного сообщения|początek przekazywanej wiadomości|転送されたメッセージ|开始转发的邮件) ?:",
    re.IGNORECASE,
)
# Outlook names the day above the subject, where a page's header has that of its rendering.
_SENT = re.compile(
    r"(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|enviada(?: em)?|fecha|data(?: di invio)?|inviato|"
    r"verzonden|wysłano|skickat|sendt|отправлено|дата|надіслано) ?: .{6,80}",
    re.IGNORECASE,
)
_HIGHEST = 60
_SHORTEST = 6


def unwrap_mail_parts(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a mail without its parts that are no plain text, and without what parts them; None where it has none."""
    if "ontent-" not in text:
        return None
    lines = {unit.text for unit in units}
    starts = [i for i, unit in enumerate(units) if _opens_part(units, i) or _closes(unit.text, lines)]
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


def _closes(text: str, lines: Container[str]) -> bool:
    return text[:2] == text[-2:] == "--" and len(text) > _SHORTEST and text[:-2] in lines


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
    for i, unit in enumerate(units[:_HIGHEST]):
        # Asked of every capture.
        if unit.text[-1] not in "-:" or i + 1 == len(units):
            continue
        if _FORWARDED.fullmatch(unit.text[:100]) and FIELD.match(units[i + 1].text):
            return Wrapping(tuple(units[i + 1 :]), tuple(units[: i + 1]), NOTHING_STATED)
    return None


def unwrap_sent(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a mail without its header, but for the subject, where the day of sending stands above that; else None."""
    if not FIELD.match(units[0].text):
        return None
    header = range(length_of_header(units))
    subject = _subject_in(units, header)
    return _without_header(units, header, subject, range(subject or 0), text)


def unwrap_shown_mail(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a mail that was saved as a page without its header, but for the subject; None where that does not tell
    sender, subject and day. Other than in a text nothing else of the page tells the header from what is below.
    """
    if not units or not FIELD.match(units[0].text):
        return None
    header = range(length_of_shown_header(units))
    return _without_header(units, header, _subject_in(units, header), header, text)


def _subject_in(units: Sequence[Unit], header: range) -> int | None:
    return next((i for i in header if SUBJECT.match(units[i].text)), None)


def _without_header(
    units: Sequence[Unit], header: range, subject: int | None, among: range, text: str
) -> Wrapping | None:
    """A mail without its header, whose day of sending stands `among` some of its lines; None where none does."""
    sent = next((i for i in among if _SENT.fullmatch(units[i].text)), None)
    if subject is None or sent is None or len(units[subject].spans) > 1:
        return None
    fields = {i: Property("", "other", "", units[i].place) for i in header}
    fields[sent] = _field(units[sent], "published", units[sent].text.index(":") + 1, text)
    match = SUBJECT.match(units[subject].text)
    fields[subject] = _field(units[subject], "title", match.end() if match else 0, text)
    return without_properties(units, fields, text)


def _field(unit: Unit, meaning: Meaning, start: int, text: str) -> Property:
    """What a line of a header says behind the start of its words, which count without white space of some length."""
    words = unit.text[start:].strip()
    place = text.find(words.split(" ", 1)[0], unit.place + start)
    return Property("mail", meaning, text[place : unit.spans[0].end], place)
