"""What a person says about a capture: in a sidecar beside it, or in the front matter of a Markdown file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from archive_gen.addresses import web_address
from archive_gen.controls import without_controls
from archive_gen.edtf import EARLIEST_YEAR, FORMS, LATEST_YEAR, parse_edtf
from archive_gen.model import LANGUAGE_TAG, GivenPlace, GivenTags
from archive_gen.problems import Problem
from archive_gen.slugs import make_slug
from archive_gen.strict_yaml import LIMIT_BYTES, Branch, Field, Node, check_fields, field_line, field_scalars, read_yaml

LAST_LINE = 1_000_000
LONGEST_RANGE = 10_000

# How the front matter of a text opens and closes, and what its first line is like: YAML, TOML or JSON.
_FENCES = (
    (
        re.compile(r"\ufeff?---[ \t]*\r?\n"),
        re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
        re.compile(r"[A-Za-z_][\w -]{0,40}:(?:[ \t]|$)"),
    ),
    (
        re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n"),
        re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
        re.compile(r"[A-Za-z_][\w-]{0,40}[ \t]{0,20}="),
    ),
    (
        re.compile(r"\ufeff?(?=\{[ \t]*\r?\n)"),
        re.compile(r"(?<=\n\})[ \t]*\r?$", re.MULTILINE),
        re.compile(r"\{"),
    ),
)
_CLOCK = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]|[ ]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?[ ]*(?:[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_LINES = re.compile(r"(\d{1,7})(?:\s{0,3}[-–]\s{0,3}(\d{1,7}))?", re.ASCII)


class Given(msgspec.Struct, frozen=True):
    """What was given about a capture; None or empty where nothing was.

    `date` is EDTF text that `parse_edtf` reads; `language` a BCP 47 tag; `captured` the calendar day
    on which the page was saved, and `captured_by` the last day on which it was that moment anywhere on
    Earth, None where no moment with its zone is given. `keep_lines` and `remove_lines` count the decoded
    capture's lines from 1, ascending and unique. `places` are those of the ids of tags and records.
    """

    title: str | None = None
    date: str | None = None
    slug: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    captured: dt.date | None = None
    captured_by: dt.date | None = None
    tags: GivenTags = GivenTags()
    duplicate_of: str | None = None
    not_duplicate: tuple[str, ...] = ()
    keep_lines: tuple[int, ...] = ()
    remove_lines: tuple[int, ...] = ()
    places: tuple[GivenPlace, ...] = ()


NOTHING_GIVEN = Given()


class _Tags(msgspec.Struct, frozen=True):
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class _Fields(msgspec.Struct, frozen=True):
    """The fields as they are written, before their values are checked."""

    title: str | None = None
    date: str | tuple[str, ...] | None = None
    slug: str | None = None
    byline: tuple[str, ...] | str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    captured: str | None = None
    tags: tuple[str, ...] | str | _Tags | None = None
    duplicate_of: str | None = None
    not_duplicate: tuple[str, ...] | str | None = None
    keep_lines: tuple[int | str, ...] | None = None
    remove_lines: tuple[int | str, ...] | None = None


_NOUNS = {"date": "days", "byline": "names", "tags": "ids", "tags.add": "ids", "tags.remove": "ids",
          "not_duplicate": "record ids", "keep_lines": "line numbers", "remove_lines": "line numbers"}  # fmt: skip


def read_given(text: str, path: str, *, last_line: int = LAST_LINE) -> tuple[Given, tuple[Problem, ...]]:
    """Return what a sidecar gives, and its faults. `last_line` is the capture's."""
    node, problems = read_yaml(text, path)
    given, faults = check_given(node, path, last_line=last_line)
    return given, (*problems, *faults)


def check_given(
    node: Node | None, path: str, *, others: Callable[[Field], bool] | None = None, last_line: int = LAST_LINE
) -> tuple[Given, tuple[Problem, ...]]:
    """Return what a sidecar or front matter gives that has been read, and its faults.

    A faulty field is dropped and the others hold. An unknown key is a warning, but for those that `others` knows as
    another program's. So is a line beyond the capture's `last_line`, which nothing is kept or removed of.
    """
    if others and isinstance(node, Branch):
        node = Branch(node.line, tuple([field for field in node.fields if not others(field)]))
    fields, faults = check_fields(node, _Fields, path, nouns=_NOUNS, code="given", unknown="warning")
    assert fields is not None
    found = list(faults)
    values: dict[str, Any] = {}
    for name, make in _MAKERS.items():
        written = getattr(fields, name)
        try:
            if written is not None:
                values[name] = make(written)
        except ValueError as fault:
            line = field_line(node, name)
            found.append(Problem(path, line, "given-value", f"{name!r}: {fault}", _HINTS.get(name, ""), "error"))
    if "captured" in values:
        values["captured_by"] = _last_day(fields.captured or "")
    found += [problem for name in _OF_LINES if name in values for problem in _beyond(node, name, path, last_line)]
    ids = (
        (word, one.line)
        for name in _OF_IDS
        if name in values
        for one in field_scalars(node, name)
        for word in one.text.split(",")
    )
    values["places"] = tuple(GivenPlace(" ".join(without_controls(text).split()), path, line) for text, line in ids)
    return Given(**values), tuple(found)


def _beyond(node: Node | None, name: str, path: str, last_line: int) -> Iterator[Problem]:
    for one in field_scalars(node, name):
        if _line_numbers((one.text,))[-1] > last_line:
            message = f"{name!r}: {one.text!r} goes beyond the capture's last line, which is {last_line}"
            yield Problem(path, one.line, "given-line", message, "count the capture's lines as an editor does")


def is_date(written: str) -> bool:
    """Return whether a text is a date as a sidecar gives it."""
    try:
        return bool(_date(written))
    except ValueError:
        return False


def split_front_matter(text: str) -> tuple[str, int]:
    """Return what stands between the fences at the top of a text, and the offset at which its body begins.

    ("", 0) where there are none. YAML stands between `---`, TOML between `+++`, each beginning on line 2; JSON is a
    block from a line `{` to a line `}`, both of which are returned with it. A rule (`---`) above plain prose is no
    front matter: the first line below the fence must look like `key: value`.
    """
    for opening, closing, first_line in _FENCES:
        opened = opening.match(text)
        closed = closing.search(text, opened.end(), opened.end() + LIMIT_BYTES) if opened else None
        if opened and closed:
            inside = text[opened.end() : closed.start()]
            first = next((line for line in inside.splitlines() if line.strip() and not line.startswith("#")), None)
            if first is not None and not first_line.match(first):
                return "", 0
            end = text.find("\n", closed.end())
            return inside, len(text) if end < 0 else end + 1
    return "", 0


def _text(written: str) -> str:
    squeezed = " ".join(without_controls(written).split())
    if not squeezed:
        raise ValueError("is empty")
    return squeezed


def _date(written: str | tuple[str, ...]) -> str:
    # Without quotes YAML takes the window [2022-02-24..2022-08-31] for a list of one text.
    if isinstance(written, tuple):
        written = f"[{', '.join(written)}]"
    # A time of day, as Jekyll and Hugo write it, is more than a record claims: its day as written is kept.
    match = _CLOCK.fullmatch(written.strip())
    text = match[1] if match else written.strip()
    if any(not EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in parse_edtf(text) if day):
        raise ValueError(f"{text!r} is not within the years {EARLIEST_YEAR} to {LATEST_YEAR}")
    return text


def _captured(written: str) -> dt.date:
    day = parse_edtf(_date(written))
    if day.earliest is None or day.earliest != day.latest:
        raise ValueError(f"{written!r} is not a day")
    return day.earliest


def _last_day(written: str) -> dt.date | None:
    """The last day on which it was a moment anywhere on Earth; None for what is none, or names no zone."""
    try:
        moment = dt.datetime.fromisoformat(written.strip())
        return moment.astimezone(_EASTERNMOST).date() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


_EASTERNMOST = dt.timezone(dt.timedelta(hours=14))


def _slug(written: str) -> str:
    slug = make_slug(written)
    if not slug:
        raise ValueError(f"{written!r} holds no letter or digit that an address can have")
    return slug


def _byline(written: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(name) for name in ([written] if isinstance(written, str) else written))


def _language(written: str) -> str:
    if not LANGUAGE_TAG.fullmatch(written.strip()):
        raise ValueError(f"{written!r} is not a language tag")
    return written.strip()


def _tags(written: tuple[str, ...] | str | _Tags) -> GivenTags:
    if isinstance(written, str):
        written = tuple(filter(str.strip, written.split(",")))
    tags = _Tags(written) if isinstance(written, tuple) else written
    if both := sorted({*tags.add} & {*tags.remove}):
        raise ValueError(f"{both[0]!r} is both added and removed")
    return GivenTags(*(tuple(dict.fromkeys(_byline(ids))) for ids in (tags.add, tags.remove)))


def _line_numbers(written: tuple[int | str, ...]) -> tuple[int, ...]:
    numbers: set[int] = set()
    for part in written:
        match = _LINES.fullmatch(str(part).strip())
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if not 1 <= first <= last <= LAST_LINE or last - first > LONGEST_RANGE:
            raise ValueError(f"{str(part)!r} is not a line number or a range of them")
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


_MAKERS: dict[str, Callable[[Any], Any]] = {
    "title": _text, "date": _date, "slug": _slug, "byline": _byline, "publisher": _text, "url": web_address,
    "language": _language, "captured": _captured, "tags": _tags,
    "duplicate_of": _text, "not_duplicate": _byline,
    "keep_lines": _line_numbers, "remove_lines": _line_numbers,
}  # fmt: skip
_OF_IDS = ("tags", "duplicate_of", "not_duplicate")
_OF_LINES = ("keep_lines", "remove_lines")
_EMPTY = "give a text, or take the field out"
_HINTS = {
    "title": _EMPTY,
    "slug": "give some letters or digits, such as talks-end",
    "byline": "give one name, or a list of them such as [A. Writer, B. Writer]",
    "publisher": _EMPTY,
    "url": "give the article's address on the web, such as https://example.org/news/treaty",
    "tags": "give ids, such as [summits, KP], and each of them in one list alone",
    "duplicate_of": "give the id of one record, as inspect prints it",
    "not_duplicate": "give ids of records, as inspect prints them",
    "date": f"dates are EDTF: {FORMS}",
    "captured": "give the day on which the page was saved, such as 2025-12-06",
    "language": "give a tag such as en, ko or pt-BR",
    "keep_lines": "give numbers from 1 and ranges, such as [3, 10-14]",
    "remove_lines": "give numbers from 1 and ranges, such as [3, 10-14]",
}
