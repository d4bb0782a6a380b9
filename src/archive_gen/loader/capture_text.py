"""The text of a capture of any kind: what its offsets and lines count in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_gen.loader.decode import Decoded, decode
from archive_gen.model import Capture
from archive_gen.problems import Problem

if TYPE_CHECKING:
    from archive_gen.loader.markup import Markup

MARKUP_ENDINGS = (".html", ".htm")


def decode_capture(capture: Capture) -> Decoded | Problem:
    """Return a capture's text, for HTML what the page shows, or the problem that keeps it from being read."""
    read = read_html(capture) if is_html(capture) else decode(capture.content, capture.source)
    return read if isinstance(read, (Decoded, Problem)) else read.decoded


def is_html(capture: Capture) -> bool:
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
