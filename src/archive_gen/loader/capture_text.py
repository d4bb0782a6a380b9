"""The text of a capture of any kind: what its offsets and lines count in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_gen.loader.character_references import read_references
from archive_gen.loader.decode import Decoded, decode
from archive_gen.loader.quoted_printable import read_quoted_printable
from archive_gen.model import Capture
from archive_gen.problems import Problem, counted

if TYPE_CHECKING:
    from archive_gen.loader.markup import Markup

MARKUP_ENDINGS = (".html", ".htm")


def decode_capture(capture: Capture) -> Decoded | Problem:
    """Return a capture's text, for HTML what the page shows, or the problem that keeps it from being read."""
    read = read_html(capture) if is_html(capture) else decode_text(capture)
    return read if isinstance(read, (Decoded, Problem)) else read.decoded


def decode_text(capture: Capture) -> Decoded | Problem:
    """Return the text of a capture that is no HTML, or the problem that keeps it from being text.

    References (&amp;) are read as the characters that they stand for, but in Markdown, which has them as such; so is
    what a mail writes as quoted-printable.
    """
    decoded = decode(capture.content, capture.source)
    if isinstance(decoded, Problem) or capture.source.endswith(".md"):
        return decoded
    text, folded = read_quoted_printable(decoded.text)
    text, count = read_references(text)
    if not (count or folded) or not text.strip():
        return decoded
    notes = [_note(capture, count, "HTML writes them (&amp;)", "HTML")] if count else []
    notes += [_note(capture, folded, "mails write them (=E2=80=99)", "such mails")] if folded else []
    return decoded._replace(text=text, problems=(*decoded.problems, *notes))


def _note(capture: Capture, count: int, as_what: str, about: str) -> Problem:
    signs = counted(count, "character was", "characters were")
    return Problem(
        capture.source, 0, "letters-restored", f"{signs} written as {as_what}, and put right",
        f"nothing needs to be done unless the text is about {about}", "note",
    )  # fmt: skip


def is_html(capture: Capture) -> bool:
    """Whether a capture's name says that it is HTML."""
    return capture.source.endswith(MARKUP_ENDINGS)


def read_html(capture: Capture) -> Markup | Problem:
    """Return an HTML capture as read, or the problem that it could not be, the missing extra among them."""
    try:
        # Imported here: reading plain text costs nothing of what HTML needs, and needs none of it.
        import htmldate  # noqa: F401
        import lxml.html  # noqa: F401
        import trafilatura  # noqa: F401
    except ImportError:
        return Problem(capture.source, 0, "html-extra-missing", "HTML captures need an extra that is not installed",
                       "install it with: pip install 'archive-gen[html]', or save the page's text as .txt",
                       "error")  # fmt: skip
    from archive_gen.loader.markup import read_markup

    return read_markup(capture.content, capture.source)
