"""WARC files (ISO 28500): the web pages among their records, by warcio.

warcio finds the records. What a record holds is unpacked here, since each step of that can blow a small file up to
any size, and warcio knows no bound. It also prints what it finds damaged, and goes on as if nothing had been there.
"""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES
from archive_gen.edges.importing.found import Finding, Found, day_of, left_out, name_of, too_large
from archive_gen.edges.regular import reading_hint

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_RECORD_LIMIT_BYTES = 4 * CAPTURE_LIMIT_BYTES
_FEWEST_UNPACKED_BYTES = 1_000_000_000
_MOST_EXPANSION = 200
"""A packed file may unpack to a gigabyte, and beyond that to so many times its own size; pages pack to a tenth."""

_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_PLAIN_CODINGS = ("", "identity")


class _Stored(NamedTuple):
    """A page as its record holds it: the content may still be packed, by `coding` as HTTP names that."""

    url: str
    ending: str
    content: bytes
    coding: str
    record_id: str | None
    day: str | None


def read(path: Path, where: str) -> Iterator[Finding]:
    """Yield the pages of a WARC file. Raises Refused where warcio is not installed."""
    try:
        with path.open("rb") as file:
            yield from read_stream(file, where, path.stat().st_size, lambda _: True)
    except OSError as fault:
        yield left_out(where, "unreadable", f"cannot be read: {os_reason(fault)}", reading_hint(fault))


def read_stream(file: BinaryIO, where: str, size: int, is_wanted: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield the pages whose address is wanted; `size` is the file's, packed, in bytes."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise Refused("WARC and WACZ files need warcio", "install it with: pip install 'archive-gen[warc]'") from None
    budget = max(_FEWEST_UNPACKED_BYTES, _MOST_EXPANSION * size)
    number = 0
    records = ArchiveIterator(file)
    while True:
        number += 1
        printed = io.StringIO()
        stored: _Stored | None = None
        try:
            with contextlib.redirect_stderr(printed):
                record = next(records, None)
                budget -= max(0, record.length or 0) if record is not None else 0
                if record is not None and budget >= 0:
                    stored = _stored_page(record, is_wanted)
                    records.read_to_end()
        # warcio raises what its parts raise: its own faults, zlib's, ValueError, AttributeError, and more.
        except Exception as fault:
            yield _damaged(where, number, " ".join(str(fault).split()) or type(fault).__name__)
            return
        if record is None and not printed.getvalue():
            return
        if budget < 0:
            message = f"unpacks to more than {_MOST_EXPANSION} times its size, from record {number} on"
            yield left_out(
                where, "import-too-large", message, "this is not an archive of pages; see where it comes from"
            )
            return
        is_cut = record is not None and getattr(record.raw_stream, "limit", 0) > 0
        if record is None or is_cut or printed.getvalue():
            said = " ".join(printed.getvalue().split())[:100]
            yield _damaged(where, number, "the file ends within it" if is_cut and not said else said)
            if record is None or is_cut:
                return
        elif stored is not None and (finding := _page(stored, f"{where}, record {number}")):
            yield finding


def _damaged(where: str, number: int, said: str) -> Finding:
    hint = "what stands before it was read; save the archive again, or mend it with: warcio recompress"
    return left_out(where, "import-damaged", f"record {number} and what follows cannot be read: {said}", hint)


def _stored_page(record: ArcWarcRecord, is_wanted: Callable[[str], bool]) -> _Stored | None:
    """Return the page that a record holds, None for one that holds none. Raises whatever warcio does."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None:
        is_page = headers.get_statuscode() == "200"
        content_type = headers.get_header("Content-Type") or ""
    else:
        is_page = record.rec_type == "resource"
        content_type = record.content_type or ""
    ending = _ENDINGS.get(content_type.partition(";")[0].strip().lower())
    if not is_page or ending is None or not url.startswith(("http://", "https://")) or not is_wanted(url):
        return None
    raw = record.raw_stream.read(_RECORD_LIMIT_BYTES + 1)
    is_beyond = len(raw) > _RECORD_LIMIT_BYTES
    whole = record.payload_length if headers is not None else record.length
    if not is_beyond and record.raw_stream.limit > 0 and len(raw) < whole:
        return None
    coding = ""
    if record.rec_type == "response":
        if not is_beyond and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
            raw = _joined(raw)
        coding = headers.get_header("Content-Encoding") or ""
    named = (record.rec_headers.get_header(name) for name in ("WARC-Record-ID", "WARC-Date"))
    return _Stored(url, ending, raw, coding, *named)


def _page(stored: _Stored, where: str) -> Finding | None:
    """Return a page unpacked, None for an empty one. Raises Refused where what unpacks it is not installed."""
    where = f"{where} ({stored.url})"
    content: bytes | None = stored.content
    if len(stored.content) > _RECORD_LIMIT_BYTES:
        return too_large(where)
    for coding in reversed(stored.coding.lower().split(",")):
        content = None if content is None else _unpacked(content, coding.strip())
    if content is None:
        message = f"its content cannot be unpacked ({stored.coding})"
        return left_out(where, "import-damaged", message, "save the page again")
    if len(content) > CAPTURE_LIMIT_BYTES:
        return too_large(where)
    if not content.strip():
        return None
    origin = f"a WARC file, record {stored.record_id}"
    given = {"url": stored.url, "captured": day_of(stored.day)}
    return Found(where, origin, name_of("", stored.url), stored.ending, content, given)


def _joined(chunked: bytes) -> bytes:
    """Return what HTTP chunks (RFC 9112 section 7.1) hold. Some programs write the header and store no chunks."""
    from warcio.bufferedreaders import ChunkedDataReader

    joined: bytes = ChunkedDataReader(io.BytesIO(chunked)).read()
    return joined


def _unpacked(content: bytes, coding: str) -> bytes | None:
    """Return packed content unpacked, one byte more than a capture may have at most; None where it cannot be.

    Many programs store a page unpacked and leave the header as it was: what does not begin packed is taken as it is.
    """
    if coding in _PLAIN_CODINGS:
        return content
    unpacked = None
    if coding in ("gzip", "x-gzip", "deflate"):
        unpacked = _inflated(content, CAPTURE_LIMIT_BYTES + 1)
    elif coding == "br":
        unpacked = _without_brotli(content, CAPTURE_LIMIT_BYTES + 1)
    return content if unpacked is None and _is_markup(content) else unpacked


def _inflated(content: bytes, limit: int) -> bytes | None:
    """Return up to so many bytes of what was deflated, with any head or none; None for anything else."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(bits)
        with contextlib.suppress(zlib.error):
            unpacked = unpacker.decompress(content, limit)
            if unpacker.eof or len(unpacked) == limit:
                return unpacked
    return None


def _without_brotli(content: bytes, limit: int) -> bytes | None:
    """Return so many bytes and maybe some more of what brotli has packed; None for anything else, or a part of it."""
    try:
        import brotli
    except ImportError:
        raise Refused("a page is packed with brotli", "install it with: pip install 'archive-gen[warc]'") from None
    reader = brotli.Decompressor()
    parts, size, fed = [], 0, content
    with contextlib.suppress(brotli.error):
        while size < limit and not reader.is_finished():
            part = reader.process(fed, output_buffer_limit=limit)
            if not part and reader.can_accept_more_data():
                break
            fed = b""
            parts.append(part)
            size += len(part)
        return b"".join(parts) if reader.is_finished() or size >= limit else None
    return None


def _is_markup(content: bytes) -> bool:
    return content.lstrip()[:1] == b"<"
