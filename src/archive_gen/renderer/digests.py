"""What a page's text depends on: its template with all that this one draws on, and its context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from zlib import crc32

import msgspec
from jinja2 import Environment, TemplateError

from archive_gen.renderer.compiling import drawn_on
from archive_gen.renderer.contexts import Page

_ENCODE = msgspec.msgpack.Encoder().encode


def template_digests(environment: Environment, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return for each template a digest of its source and of those that it extends, includes or imports.

    One that names another only while it runs draws on all. A template that is missing or cannot be compiled
    has a digest too; it fails when it is rendered.
    """

    @cache
    def read(name: str) -> tuple[str, frozenset[str]]:
        named = drawn_on(environment, name)
        every = environment.list_templates() if None in named else ()
        return _source(environment, name), frozenset({*every, *(one for one in named if one)})

    def digest(name: str) -> bytes:
        drawn: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in drawn:
                drawn.add(one)
                waiting += read(one)[1]
        return sha256(_ENCODE([(one, read(one)[0]) for one in sorted(drawn)])).digest()

    return {name: digest(name) for name in sorted(set(names))}


def theme_digest(environment: Environment) -> bytes:
    """Return the digest of all templates' sources as they are now."""
    return sha256(_ENCODE([(name, _source(environment, name)) for name in environment.list_templates()])).digest()


def _source(environment: Environment, name: str) -> str:
    try:
        return environment.loader.get_source(environment, name)[0] if environment.loader else ""
    except (TemplateError, UnicodeDecodeError, OSError):
        return ""


def context_digest(page: Page) -> bytes:
    """Return the digest of all that a page shows."""
    whole = sha256()
    for part in (page.path.encode(), page.template.encode(), _ENCODE(page.shown)):
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def field_sums(page: Page) -> bytes:
    """Return a small sum for each field of a page's context or draft, in order, packed; see `changed_fields`."""
    return b"".join([crc32(_ENCODE(getattr(page.shown, name))).to_bytes(4) for name in page.shown.__struct_fields__])


def changed_fields(page: Page, before: bytes, now: bytes) -> list[str]:
    """Return the names of a page's fields whose sums are not what they were."""
    names = page.shown.__struct_fields__
    return [name for at, name in enumerate(names) if before[4 * at : 4 * at + 4] != now[4 * at : 4 * at + 4]]
