"""What the desk answers: the list of what needs a person, a record with its form, and the writing of a sidecar."""

from __future__ import annotations

import hmac
import json
import secrets
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path

from archive_gen.contents import sum_of
from archive_gen.edges import Refused
from archive_gen.edges.project import Project
from archive_gen.edges.server import HTML, Answer, base_path_of
from archive_gen.edtf import FORMS, parse_edtf
from archive_gen.given import read_given
from archive_gen.preview.desk.capture import shown_lines
from archive_gen.preview.desk.correction import Correction, correction_of, read_form
from archive_gen.preview.desk.files import Pair, open_pair, write_sidecar
from archive_gen.preview.desk.ids import KnownEntities, find_unknown
from archive_gen.preview.desk.needs import find_needy
from archive_gen.preview.desk.pages import (
    MOST_OFFERED,
    Frame,
    RecordPage,
    Shown,
    address_of_record,
    list_page,
    policy_of_desk,
    record_page,
)
from archive_gen.preview.desk.rows import Row, Rows
from archive_gen.preview.desk.sidecar import correct
from archive_gen.preview.places import DATE, DESK, RECORD
from archive_gen.preview.standing import Standing
from archive_gen.renderer.dates_in_words import days_in_words

LONGEST_FORM_BYTES = 256_000
MOST_FIELDS = 6000
_WRITE = "write"
_NO_FORM = Answer(HTTPStatus.BAD_REQUEST, b"This cannot be read as a form.\n")
_UNKNOWN = Answer(HTTPStatus.NOT_FOUND, b"The site has no such record. It may have been renamed or removed.\n")

Fields = Mapping[str, Sequence[str]]


class Desk:
    """The desk of one preview. `token` is in its forms, and whatever comes without it writes nothing."""

    def __init__(self, project: Callable[[], Project], standing: Standing) -> None:
        self._project, self._standing = project, standing
        self._rows, self._entities = Rows(), KnownEntities()
        self.token = secrets.token_urlsafe(32)

    def get(self, path: str, query: str, origin: str) -> Answer | None:
        """Return the answer to a request that reads, None where the desk has no such page. Raises OSError."""
        fields = _fields_of(query.encode(), most=8)
        if fields is None:
            return _NO_FORM
        if path == DATE:
            return _say_of_date(" ".join(fields.get("text", ()))[:200])
        frame = self._frame(origin)
        if path == DESK:
            rows = self._all()
            return _page(frame, list_page(frame, find_needy(rows, is_settled=self._is_settled), len(rows)))
        if path != RECORD:
            return None
        return self._with_pair(fields, lambda row, pair: self._show(frame, row, pair, is_written="written" in fields))

    def post(self, body: bytes, origin: str) -> Answer:
        """Return the answer to a form that was sent; with the step "write" it writes what was shown before."""
        fields = _fields_of(body, most=MOST_FIELDS)
        if fields is None:
            return _NO_FORM
        if not hmac.compare_digest(_first(fields, "token").encode(), self.token.encode()):
            message = b"This form is of an earlier preview. Go back, load the page anew and send it again.\n"
            return Answer(HTTPStatus.FORBIDDEN, message)
        return self._with_pair(fields, lambda row, pair: self._take(self._frame(origin), row, pair, fields))

    def source_at(self, permalink: str) -> str:
        """Return the source of the record that has this permalink, "" where none has."""
        return next((row.source for row in self._all() if row.permalink == permalink), "")

    def _take(self, frame: Frame, row: Row, pair: Pair, fields: Fields) -> Answer:
        """Return what a form comes to: what it would write, why it cannot, or, once it has written, the way back."""
        before = correction_of(read_given(pair.text, pair.sidecar)[0])
        lines, _ = shown_lines(pair.capture, row)
        wish = read_form(fields, before, [line.number for line in lines])
        show = partial(self._show, frame, row, pair, wish)
        if _first(fields, "seen") != pair.digest:
            fault = f"{pair.sidecar} has changed since this form was loaded. Look at it, then send the form again."
            return show(fault=fault)
        entities, ids = self._entities.of(self._project()), {each.id for each in self._all()}
        if unknown := list(find_unknown(wish, before, own=row.id, entities=entities, records=ids)):
            return show(fault="\n".join(unknown))
        try:
            text = correct(pair.text, pair.sidecar, wish)
            if text == pair.text:
                return show(fault="Nothing is changed by this.")
            shown = Shown(text, sum_of(text.encode()))
            # Only what the person has seen is written, to the letter.
            if _first(fields, "step") != _WRITE or _first(fields, "shown") != shown.digest:
                return show(shown=shown)
            write_sidecar(pair, text)
        except Refused as refusal:
            return show(fault=str(refusal))
        return Answer(HTTPStatus.SEE_OTHER, location=f"{address_of_record(row.source)}&written=1")

    def _show(
        self,
        frame: Frame,
        row: Row,
        pair: Pair,
        wish: Correction | None = None,
        *,
        fault: str = "",
        shown: Shown | None = None,
        is_written: bool = False,
    ) -> Answer:
        given, problems = read_given(pair.text, pair.sidecar)
        if not fault and (unread := [problem for problem in problems if problem.severity == "error"]):
            fault = f"{pair.sidecar}:{unread[0].line}: {unread[0].message}. Mend it in an editor first."
        lines, more = shown_lines(pair.capture, row)
        rows = self._all()
        page = RecordPage(
            row=row,
            lines=lines,
            more_lines=more,
            correction=wish or correction_of(given),
            sidecar=pair.sidecar,
            has_sidecar=bool(pair.text),
            seen=pair.digest,
            token=self.token,
            fault=fault,
            shown=shown,
            is_written=is_written,
            ids=[each.id for each in rows if each is not row][:MOST_OFFERED],
            entities=sorted(self._entities.of(self._project()).names.items())[:MOST_OFFERED],
        )
        return _page(frame, record_page(frame, page))

    def _with_pair(self, fields: Fields, then: Callable[[Row, Pair], Answer]) -> Answer:
        """Return what is answered for the record that a request names, and why there is none to be corrected."""
        source = _first(fields, "source")
        row = next((row for row in self._all() if row.source == source), None)
        if row is None:
            return _UNKNOWN
        try:
            return then(row, open_pair(self._project(), source))
        except Refused as refusal:
            return Answer(HTTPStatus.CONFLICT, f"{refusal}\n".encode())

    def _is_settled(self, row: Row) -> bool:
        """Whether a sidecar says already which text this one is a version of."""
        try:
            pair = open_pair(self._project(), row.source)
        except Refused:
            return False
        return read_given(pair.text, pair.sidecar)[0].duplicate_of is not None

    def _all(self) -> tuple[Row, ...]:
        return self._rows.of(self._site())

    def _site(self) -> Path:
        project = self._project()
        return project.root / project.config.output

    def _frame(self, origin: str) -> Frame:
        config = self._project().config
        return Frame(config.title, base_path_of(config.base_url), origin, self._standing.mark, self._standing.report)


def _page(frame: Frame, content: bytes) -> Answer:
    return Answer(HTTPStatus.OK, content, HTML, policy=policy_of_desk(frame))


def _fields_of(form: bytes, *, most: int) -> Fields | None:
    """Return the fields of a form, each with its values; None for what is none, or has too many."""
    try:
        return urllib.parse.parse_qs(form.decode(), max_num_fields=most, keep_blank_values=True)
    except ValueError:
        return None


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _say_of_date(text: str) -> Answer:
    """Return what a date says, as it is typed: whether it is one, and in words which days it leaves."""
    says = {"is_date": True, "says": ""}
    if text.strip():
        try:
            qualified = "about " if text.strip().endswith(("~", "?", "%")) else ""
            says["says"] = qualified + days_in_words(*parse_edtf(text))
        except ValueError as fault:
            says = {"is_date": False, "says": f"{fault}; dates are {FORMS}"}
    return Answer(HTTPStatus.OK, json.dumps(says).encode(), "application/json")
