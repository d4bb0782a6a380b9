"""The desk's pages as HTML."""

from __future__ import annotations

import urllib.parse
from collections.abc import Sequence
from typing import Any

import msgspec

from archive_gen.preview.desk.capture import ShownLine
from archive_gen.preview.desk.correction import Correction
from archive_gen.preview.desk.needs import Needy
from archive_gen.preview.desk.rows import Row
from archive_gen.preview.dress import preview_templates
from archive_gen.preview.places import BAR_STYLE, DATE, DESK, DESK_SCRIPT, DESK_STYLE, EVENTS, RECORD, RELOAD_SCRIPT
from archive_gen.preview.report import Report
from archive_gen.renderer.dates_in_words import days_in_words, reason_in_words, rule_in_words, unbroken

MOST_ROWS = 100
MOST_OFFERED = 10_000


class Frame(msgspec.Struct, frozen=True):
    """What all pages of the desk need. `mark` is of the build that they show."""

    site_title: str
    base_path: str
    origin: str
    mark: str
    report: Report


class Shown(msgspec.Struct, frozen=True):
    """What is to be written: the sidecar's text, and its digest, by which it is known when it comes back."""

    text: str
    digest: str


class RecordPage(msgspec.Struct, frozen=True):
    """A record with its capture and the form. `seen` is the digest of the sidecar that the form was made of."""

    row: Row
    lines: Sequence[ShownLine]
    more_lines: int
    correction: Correction
    sidecar: str
    has_sidecar: bool
    seen: str
    token: str
    fault: str = ""
    shown: Shown | None = None
    is_written: bool = False
    ids: Sequence[str] = ()
    entities: Sequence[tuple[str, str]] = ()


def policy_of_desk(frame: Frame) -> str:
    """Return what a page of the desk may load and send: its own files and to itself, each by its address."""
    own = frame.origin
    return (
        f"default-src 'none'; script-src {own}{RELOAD_SCRIPT} {own}{DESK_SCRIPT}; "
        f"style-src {own}{frame.base_path}assets/style.css {own}{BAR_STYLE} {own}{DESK_STYLE}; "
        f"connect-src {own}{EVENTS} {own}{DATE}; img-src data:; form-action {own}{RECORD}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def list_page(frame: Frame, needs: Sequence[Needy], count: int) -> bytes:
    """Return the page of what needs a person, of `count` records in all."""
    return _render("desk.html.jinja", frame, needs=needs, count=count, most=MOST_ROWS)


def record_page(frame: Frame, page: RecordPage) -> bytes:
    """Return the page on which a record is corrected."""
    return _render("record.html.jinja", frame, page=page)


def address_of_record(source: str) -> str:
    """Return where a record is corrected, as a path with a query."""
    return f"{RECORD}?{urllib.parse.urlencode({'source': source})}"


def _render(template: str, frame: Frame, **context: Any) -> bytes:
    environment = preview_templates()
    text = environment.get_template(template).render(
        frame=frame,
        desk=DESK,
        record=RECORD,
        date=DATE,
        script=RELOAD_SCRIPT,
        own_script=DESK_SCRIPT,
        style=BAR_STYLE,
        own_style=DESK_STYLE,
        address_of_record=address_of_record,
        days_in_words=lambda *days, either=False: unbroken(days_in_words(*days, either=either)),
        rule_in_words=rule_in_words,
        reason_in_words=reason_in_words,
        **context,
    )
    return text.encode("utf-8", "replace")
