"""A capture, and the record that is read of it: its text, what was cut, and its date with the clues to it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

import msgspec

from archive_gen.edtf import Precision
from archive_gen.problems import Problem

Role = Literal["heading", "paragraph", "quote", "list-item", "caption"]
TitleBasis = Literal["given", "stated", "lead"]
DateBasis = Literal["given", "stated", "inferred", "inherited", "none"]

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""What a whole language tag (BCP 47) looks like."""

SIDECAR_ENDING = ".yaml"


class Capture(msgspec.Struct, frozen=True, array_like=True):
    """One raw file as saved from the web, and the sidecar beside it, both as bytes.

    `source` is the path from the project's folder with `/` between its parts; `sidecar_source` is
    the sidecar's, empty where there is none.
    """

    source: str
    content: bytes
    sidecar_source: str = ""
    sidecar: bytes | None = None


def sidecar_of(source: str) -> str:
    """Return the path that the sidecar of a capture has, whether one is there or not."""
    return source.rpartition(".")[0] + SIDECAR_ENDING


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """A stretch of the decoded capture."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One unit of a body. `text` is the capture's text at `spans`, white space squeezed, joined by blanks.

    Markdown's signs are not part of it.

    `line` is the first line, counted from 1. A capture's hard-wrapped lines make one block of several spans.
    """

    role: Role
    text: str
    line: int
    spans: tuple[Span, ...]


class Removed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Capture text that is not the article, and why. `text` is the capture's text at `span`, stripped."""

    line: int
    text: str
    reason: str
    span: Span


Verdict = Literal["used", "agrees", "contradicts", "unbounded"]
"""What became of a clue: the date would be wider without it; the date lies within what it allows, or what a person gave
stands; more trusted ones leave it no day; or it allows any day."""


class Clue(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that bear on the publication date, with the days that they allow.

    `earliest` and `latest` are inclusive calendar days, None where that end is open; where `either` is
    true, they alone are allowed, and no day between. `quote` is the decoded capture's text at `start`
    and `end`; a clue from outside of the text (a file name, a sidecar, a sibling) has line 0 and empty
    offsets. `reason` says in words how it bears on the date, `verdict` what became of it when the clues
    were resolved, and `remark` why, where it was not used. `month_day` is what a date without a year
    says.
    """

    rule: str
    quote: str
    line: int
    start: int
    end: int
    earliest: dt.date | None
    latest: dt.date | None
    reason: str = ""
    verdict: Verdict = "unbounded"
    remark: str = ""
    either: bool = False
    month_day: tuple[int, int] | None = None

    @property
    def used(self) -> bool:
        return self.verdict == "used"

    @property
    def explanation(self) -> str:
        """How the clue bears on the date, and why it was not used; empty where neither has to be said."""
        return "; ".join(filter(None, (self.reason, self.remark)))


WIDE_DAYS = 366
"""A window of more days than this is wide: who knows more should say so."""


def is_wide(earliest: dt.date | None, latest: dt.date | None) -> bool:
    """Whether a window, of inclusive days, allows more than `WIDE_DAYS` of them; one that is open at an end does."""
    return earliest is None or latest is None or (latest - earliest).days + 1 > WIDE_DAYS


class Dating(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The publication date that the clues allow together.

    `edtf` is None where nothing bounds it. `earliest` and `latest` are inclusive, None where open.
    """

    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision = "none"
    basis: DateBasis = "none"
    evidence: tuple[Clue, ...] = ()

    @property
    def days(self) -> int | None:
        """How many days it allows; None where it is open at an end."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    @property
    def is_open(self) -> bool:
        """Whether nothing bounds it on one side, or on both."""
        return self.earliest is None or self.latest is None

    @property
    def is_wide(self) -> bool:
        """Whether it is open at an end, or allows more days than `WIDE_DAYS`."""
        return is_wide(self.earliest, self.latest)


UNDATED = Dating()


class Event(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day, month or year (EDTF) that the text tells of; never the publication.

    `id` and `name` are those of a dated event of the vocabulary, `source` the address at which its date is stated;
    None where the text itself gives the day.
    """

    date: str
    quote: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    source: str | None = None


class GivenTags(msgspec.Struct, frozen=True, array_like=True):
    """Tags that a person added to or removed from a record, by entity id."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class GivenPlace(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a person wrote the id of a tag or of another record: a sidecar, or a capture with front matter.

    What another program wrote into front matter is `by_program`, and may be meant as no id at all.
    """

    id: str
    path: str
    line: int
    by_program: bool = False


class Record(msgspec.Struct, frozen=True, array_like=True):
    """One article as read from its capture.

    The title's `title_span` is None where the title was given or made from the lead. `original_url` is the article's
    address where it was published, `archived_url` that of a copy in a web archive. Title, blocks
    and removed text together account for every visible character of the decoded capture, once.
    """

    source: str
    sha256: str
    id: str
    title: str
    title_basis: TitleBasis
    title_span: Span | None
    byline: tuple[str, ...]
    publisher: str | None
    section: str | None
    original_url: str | None
    language: str
    encoding: str
    dating: Dating
    captured: dt.date | None
    events: tuple[Event, ...]
    body: tuple[Block, ...]
    removed: tuple[Removed, ...]
    archived_url: str | None = None
    given_slug: str | None = None
    given_tags: GivenTags = GivenTags()
    given_duplicate_of: str | None = None
    given_not_duplicate: tuple[str, ...] = ()
    given_places: tuple[GivenPlace, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """Title and blocks, joined by blank lines: what mention offsets count in."""
        return "\n\n".join([self.title, *(block.text for block in self.body)])

    @property
    def opening(self) -> str:
        """The first paragraph; empty where the body has none."""
        return next((block.text for block in self.body if block.role == "paragraph"), "")
