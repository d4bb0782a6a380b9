"""What a person says about a record on the desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from archive_gen.controls import without_controls
from archive_gen.given import Given

_PARTED = re.compile(r"[,;\s]+")


class Correction(msgspec.Struct, frozen=True):
    """The fields that the desk's form has, as a sidecar gives them; None or empty where nothing is said."""

    title: str | None = None
    date: str | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    duplicate_of: str | None = None
    not_duplicate: tuple[str, ...] = ()
    keep_lines: tuple[int, ...] = ()
    remove_lines: tuple[int, ...] = ()


def correction_of(given: Given) -> Correction:
    """Return what a sidecar says already of what the form has."""
    return Correction(
        title=given.title,
        date=given.date,
        add=given.tags.add,
        remove=given.tags.remove,
        duplicate_of=given.duplicate_of,
        not_duplicate=given.not_duplicate,
        keep_lines=given.keep_lines,
        remove_lines=given.remove_lines,
    )


def read_form(fields: Mapping[str, Sequence[str]], before: Correction, shown: Iterable[int]) -> Correction:
    """Return what a form that was sent says. Of lines that it did not show, what was said `before` holds."""
    shown = set(shown)
    return Correction(
        title=_text(fields, "title"),
        date=_text(fields, "date"),
        add=_words(fields, "add"),
        remove=_words(fields, "remove[]"),
        duplicate_of=_text(fields, "duplicate_of"),
        not_duplicate=_words(fields, "not_duplicate"),
        keep_lines=_lines(fields, "keep[]", before.keep_lines, shown),
        remove_lines=_lines(fields, "cut[]", before.remove_lines, shown),
    )


def _text(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    return " ".join(without_controls(" ".join(fields.get(name, ()))).split()) or None


def _words(fields: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    words = (word for text in fields.get(name, ()) for word in _PARTED.split(without_controls(text)))
    return tuple(dict.fromkeys(word for word in words if word))


def _lines(fields: Mapping[str, Sequence[str]], name: str, before: Iterable[int], shown: set[int]) -> tuple[int, ...]:
    sent = {*fields.get(name, ())}
    return tuple(sorted({*(number for number in shown if str(number) in sent), *({*before} - shown)}))
