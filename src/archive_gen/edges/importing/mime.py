"""MIME messages (RFC 2045): pages that a browser saved in one file (MHTML, RFC 2557), and mails such as newsletters."""

from __future__ import annotations

import email
import email.policy
import email.utils
import html
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from archive_gen.edges import os_reason
from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES
from archive_gen.edges.importing.found import Finding, Found, left_out, name_of, read_limited, text_of, too_large
from archive_gen.edges.regular import reading_hint

LIMIT_BYTES = 100_000_000
ENDINGS = (".mhtml", ".mht", ".eml")
_MOST_PARTS = 10_000
_LONGEST_FIELD = 10_000


class _Bounded(email.policy.Compat32):
    """Fields of a header, cut off where they get long: the library takes the square of their length for some."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


def read(path: Path, where: str) -> Iterator[Finding]:
    """Yield the page or the mail that a message holds."""
    try:
        content = read_limited(path, LIMIT_BYTES)
        parts = _parts(content) if content is not None else []
    except OSError as fault:
        yield left_out(where, "unreadable", f"cannot be read: {os_reason(fault)}", reading_hint(fault))
        return
    except (ValueError, LookupError, RecursionError) as fault:
        yield left_out(where, "import-damaged", f"is not a whole message: {fault}", "save it again")
        return
    if content is None:
        yield too_large(where)
        return
    found = _mail(parts, where, path.stem) if path.suffix.lower() == ".eml" else _page(parts, where, path.stem)
    if found is None:
        yield left_out(where, "import-no-text", "has no text", "save the page again, as .html", "warning")
    elif len(found.content) > CAPTURE_LIMIT_BYTES:
        yield too_large(where)
    else:
        yield found


def _parts(content: bytes) -> list[Message]:
    """The message and all its parts. Raises ValueError where there are none, or more than any page has."""
    message = email.message_from_bytes(content, policy=_Bounded())
    if not message.keys():
        raise ValueError("it has no header")
    parts: list[Message] = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > _MOST_PARTS:
            raise ValueError(f"it has more than {_MOST_PARTS} parts")
    return parts


def _page(parts: list[Message], where: str, stem: str) -> Found | None:
    """The page that was saved, of which pictures, styles and frames are the other parts."""
    whole = parts[0]
    url = _header(whole, "Snapshot-Content-Location")
    pages = [part for part in parts if part.get_content_type() == "text/html" and _payload(part)]
    pages.sort(key=lambda part: url != _header(part, "Content-Location"))
    if not pages:
        return None
    url = url or _header(pages[0], "Content-Location")
    given = {"url": url if url.startswith(("http://", "https://")) else "", "captured": _moment(whole)}
    name = name_of(_header(whole, "Subject") or stem, url)
    return Found(where, "MHTML", name, ".html", _in_utf8(pages[0]), given)


def _mail(parts: list[Message], where: str, stem: str) -> Found | None:
    """A mail, as text below the lines of its header that a reader sees, or as a page where it has no plain text."""
    whole = parts[0]
    subject, sender, date = (_header(whole, name) for name in ("Subject", "From", "Date"))
    texts = {kind: _text(part) for kind in ("text/html", "text/plain") for part in _first(parts, kind)}
    name = name_of(subject or stem, "")
    if plain := texts.get("text/plain", "").strip():
        header = "".join(f"{key}: {value}\n" for key, value in (("From", sender), ("Subject", subject), ("Date", date)))
        return Found(where, "a mail", name, ".txt", f"{header}\n{plain}\n".encode("utf-8", "replace"))
    if body := texts.get("text/html", "").strip():
        page = (
            f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{html.escape(subject)}</title>\n'
            f'<meta property="article:published_time" content="{html.escape(_day(whole) or "")}">\n</head>\n'
            f"<body>\n<h1>{html.escape(subject)}</h1>\n{body}\n</body>\n</html>\n"
        )
        return Found(where, "a mail", name, ".html", page.encode("utf-8", "replace"))
    return None


def _first(parts: list[Message], kind: str) -> list[Message]:
    shown = [part for part in parts if part.get_content_type() == kind and part.get_filename() is None]
    return [part for part in shown if _payload(part).strip()][:1]


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return _payload(part).decode(charset, "replace")
    except (LookupError, ValueError):
        return _payload(part).decode("utf-8", "replace")


def _in_utf8(part: Message) -> bytes:
    """A page's bytes as they are; in UTF-8 where the message, and not the page, says how they are encoded."""
    charset = (part.get_content_charset() or "").lower()
    return _payload(part) if charset in ("", "utf-8", "us-ascii") else _text(part).encode("utf-8", "replace")


def _header(part: Message, name: str) -> str:
    """A field of a header in one line, "" where it is missing; as it stands where it is not well encoded."""
    value = str(part.get(name, ""))
    try:
        return text_of(str(make_header(decode_header(value))))
    except (ValueError, LookupError, MessageError):
        return text_of(value)


def _day(message: Message) -> str | None:
    """The day of a message where it was written."""
    moment = _moment(message)
    return moment[:10] if moment else None


def _moment(message: Message) -> str | None:
    """When a message was written, in ISO 8601 with its zone: `-0000`, which browsers write, is UTC (RFC 5322)."""
    try:
        moment = email.utils.parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.isoformat() if moment.tzinfo else f"{moment.isoformat()}Z"
