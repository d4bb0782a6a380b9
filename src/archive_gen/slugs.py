"""The readable last part of a permalink."""

from __future__ import annotations

import re

from slugify import slugify

LONGEST = 80
_PLAIN = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices: a site unpacked there could not hold such a folder.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`")


def make_slug(text: str) -> str:
    """Return `text` as lower-case a-z, 0-9 and single hyphens, cut at a word within 80 characters.

    Other scripts are transliterated. Empty where nothing of the text can be written so.
    """
    text = text.translate(_APOSTROPHES)
    # Of itself the library takes another transliteration where that is installed, and addresses would change.
    slug = _PLAIN.sub("-", text.lower()).strip("-") if text.isascii() else slugify(text, backend="text-unidecode")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return f"{slug}-x" if _RESERVED.fullmatch(slug) else slug
