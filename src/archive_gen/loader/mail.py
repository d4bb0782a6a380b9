"""Captures that are mails: the lines of their header, and the subject, which is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from archive_gen.loader.lines import Unit
from archive_gen.loader.prose import Look

HEADER = "mail-header"
"""Why a line of a mail's header is removed."""

# RFC 5322 section 2.2: a name, a colon, a body. Mail programs write those of a forwarded mail in their own language.
FIELD = re.compile(r"(?P<name>[Оо]т кого|[^\W\d_][^\W\d_-]{0,30}(?:-[^\W\d_-]{1,20}){0,3}) ?: ")
"""How a line of a mail's header begins."""

_SENDERS = frozenset(
    ("from", "von", "reply-to", "return-path", "sender", "de", "da", "van", "od", "från", "fra", "от", "от кого", "від",
     "expéditeur", "差出人", "发件人", "寄件者", "보낸사람")
)  # fmt: skip
SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|předmět|ämne|emne|тема) ?: "
    r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|i) ?: |\[[^\]]{1,40}\] )*(?=\S)",
    re.IGNORECASE,
)
"""How the line of a mail's header begins that holds its subject, up to that."""

_RECIPIENT = re.compile(
    r"(?:to|b?cc|an|kopie|à|pour|para|a|aan|till|kopia|til|kopi|do|komu|кому|копия|копія|宛先|收件人|받는사람) ?: ",
    re.IGNORECASE,
)

_FEWEST = 3
_LONGEST = 60


def length_of_header(units: Sequence[Unit]) -> int:
    """Return how many lines the header of a mail has with which a text begins; 0 where it begins with none."""
    if not units or not FIELD.match(units[0].text):
        return 0
    end = next((i for i, unit in enumerate(units) if i and unit.gap), 0)
    fields = [match["name"].lower() for unit in units[:end] if (match := FIELD.match(unit.text))]
    return end if end <= _LONGEST and len(fields) >= _FEWEST and not _SENDERS.isdisjoint(fields) else 0


def length_of_shown_header(units: Sequence[Unit]) -> int:
    """Return how many lines the header of a mail has with which a page begins; its recipients may stand apart."""
    end = length_of_header(units)
    while end and end < len(units) and _RECIPIENT.match(units[end].text):
        end += 1
    return end


def mark_header(looks: Sequence[Look]) -> Sequence[Look]:
    """Return the looks with those of a mail's header marked as such; a date in it stays a stamp."""
    if not looks or not FIELD.match(looks[0].text):
        return looks
    end = length_of_header([look.unit for look in looks])
    header = [look if look.noise == "stamp" else _marked(look) for look in looks[:end]]
    return (*header, *looks[end:])


def _marked(look: Look) -> Look:
    return msgspec.structs.replace(look, noise=HEADER, prose=0)


def find_subject(looks: Sequence[Look]) -> tuple[int, int] | None:
    """Return where the subject of a mail stands: its line's position, and where in that line it begins."""
    for position, look in enumerate(looks[:_LONGEST]):
        if look.noise == HEADER:
            if match := SUBJECT.match(look.text):
                return position, match.end()
        elif look.noise != "stamp":
            break
    return None
