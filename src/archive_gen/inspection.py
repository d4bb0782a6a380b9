"""How a capture was read, for programs and for people."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from archive_gen.edtf import format_edtf
from archive_gen.model import FACETS, Clue, Event, Facet, Mention, Record, Tag, TaggedRecord, Verdict
from archive_gen.problems import Problem, counted, on_one_line, printable, sorted_problems

WIDTH = 100
_LONGEST_QUOTE = 200
_HEADINGS: dict[Facet, str] = {"countries": "Countries", "actors": "People and organisations", "topics": "Topics"}
_TITLE_BASES = {"given": "given by a person", "stated": "stated in the capture", "lead": "made from the first sentence"}
_VERDICTS: dict[Verdict, str] = {
    "used": "",
    "agrees": "agrees",
    "contradicts": "set aside",
    "unbounded": "bounds nothing",
}
_DATE_BASES = {
    "given": "given by a person",
    "stated": "stated in the capture",
    "inferred": "inferred from the clues below",
    "inherited": "inherited from another record of the story",
    "none": "nothing says when",
}


def record_json(
    tagged: TaggedRecord, permalink: str | None, *, story: str | None = None, duplicate_of: str | None = None
) -> dict[str, Any]:
    """Return a record as one JSON object, as `inspect` prints it and the site's data files hold it.

    Keys may be added and are never renamed. Dates are ISO 8601 days or None. Clue offsets count code
    points of the decoded capture, mention offsets those of the record's text. `story` and
    `duplicate_of` are ids of records: of the story's first, and of the version to show first.
    """
    record = tagged.record
    return {
        "source": record.source,
        "sha256": record.sha256,
        "id": record.id,
        "permalink": permalink,
        "title": record.title,
        "title_basis": record.title_basis,
        "byline": list(record.byline),
        "publisher": record.publisher,
        "section": record.section,
        "original_url": record.original_url,
        "archived_url": record.archived_url,
        "language": record.language,
        **_dating_json(record),
        "captured": _day(record.captured),
        "events": [_event_json(event) for event in record.events],
        "body": [{"role": block.role, "text": block.text} for block in record.body],
        "removed": [{"line": part.line, "text": part.text, "reason": part.reason} for part in record.removed],
        "actors": [_tag_json(tag, kind=tag.kind, wikidata=tag.wikidata) for tag in tagged.actors],
        "countries": [_tag_json(tag) for tag in tagged.countries],
        "topics": [_tag_json(tag) for tag in tagged.topics],
        "story": story,
        "duplicate_of": duplicate_of,
        "problems": [_problem_json(problem) for problem in _problems(tagged)],
    }


def _event_json(event: Event) -> dict[str, Any]:
    known = {"id": event.id, "name": event.name} if event.id else {}
    stated = {"source": event.source} if event.source else {}
    return {"date": event.date, "quote": event.quote, **known, **stated}


def _dating_json(record: Record) -> dict[str, Any]:
    dating = record.dating
    return {
        "date": dating.edtf,
        "date_earliest": _day(dating.earliest),
        "date_latest": _day(dating.latest),
        "date_precision": dating.precision,
        "date_basis": dating.basis,
        "date_evidence": [_clue_json(clue) for clue in dating.evidence],
    }


def _clue_json(clue: Clue) -> dict[str, Any]:
    return {
        "rule": clue.rule,
        "quote": clue.quote,
        "line": clue.line,
        "start": clue.start,
        "end": clue.end,
        "earliest": _day(clue.earliest),
        "latest": _day(clue.latest),
        "either": clue.either,
        "used": clue.used,
        "verdict": clue.verdict,
        "reason": clue.explanation or None,
    }


def _tag_json(tag: Tag, **more: str | None) -> dict[str, Any]:
    return {
        "id": tag.id,
        "name": tag.name,
        **more,
        "main": tag.main,
        "count": tag.count,
        "mentions": [_mention_json(mention) for mention in tag.mentions],
        "why": tag.why,
    }


def _mention_json(mention: Mention) -> dict[str, Any]:
    return {"start": mention.start, "end": mention.end, "text": mention.text, "named_by": mention.named_by}


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _problems(tagged: TaggedRecord) -> Sequence[Problem]:
    return sorted_problems([*tagged.record.problems, *tagged.problems])


def record_text(tagged: TaggedRecord) -> str:
    """Return a record for a person to read: what was made of the capture, and why, with nothing left out.

    What could steer a terminal is escaped. Ends with a line feed.
    """
    record = tagged.record
    lines = [
        *(on_one_line(f"{record.source}  (id {record.id}, {record.encoding}, sha256 {record.sha256[:12]})"), ""),
        *_wrapped("Title", f"{record.title}  [{_TITLE_BASES[record.title_basis]}]"),
        *_origin_lines(record),
        *_date_lines(record),
        *_event_lines(record),
        *("", f"Kept: {counted(len(record.body), 'block')}"),
        *(line for block in record.body for line in _wrapped(f"  {block.line:>4} {block.role}", block.text)),
        *("", f"Removed: {counted(len(record.removed), 'part')}"),
        *(line for part in record.removed for line in _wrapped(f"  {part.line:>4} {part.reason}", _cut(part.text))),
        *(line for facet in FACETS for line in _tag_lines(tagged, facet)),
        *_suppressed_lines(tagged),
        *(("", "Problems", *(f"  {problem}" for problem in _problems(tagged))) if _problems(tagged) else ()),
    ]
    return printable("\n".join(line.rstrip() for line in lines)) + "\n"


def record_line(tagged: TaggedRecord) -> str:
    """Return in one line how a record was dated and tagged, by what."""
    record, dating = tagged.record, tagged.record.dating
    by = ", ".join(f"{clue.rule} {_cut(clue.quote)!r}" for clue in dating.evidence if clue.used)
    tags = ", ".join(tag.name for facet in FACETS for tag in tagged.tags(facet) if tag.main)
    why = f"{dating.basis}: {by}" if by else dating.basis
    return f"{record.source}: {dating.edtf or 'undated'} ({why}); {tags or 'no main tags'}"


def _origin_lines(record: Record) -> Iterator[str]:
    said = {
        "Byline": ", ".join(record.byline),
        "Publisher": record.publisher,
        "Section": record.section,
        "Address": record.original_url,
        "Archived copy": record.archived_url,
        "Language": record.language,
        "Page saved": _day(record.captured),
    }
    yield from (f"{name}: {value}" for name, value in said.items() if value)


def _date_lines(record: Record) -> Iterator[str]:
    dating = record.dating
    yield ""
    yield f"Date: {dating.edtf or 'none'}  [{_DATE_BASES[dating.basis]}]"
    for clue in dating.evidence:
        where = f"line {clue.line}" if clue.line else "outside of the text"
        mark = "+" if clue.used else "-"
        allows = format_edtf(clue.earliest, clue.latest, either=clue.either)[0] or "any day"
        yield from _wrapped(f"  {mark} {clue.rule} ({where})", f"{_cut(clue.quote)!r} allows {allows}")
        yield from _wrapped("       ", ": ".join(filter(None, (_VERDICTS[clue.verdict], clue.explanation))))


def _event_lines(record: Record) -> Iterator[str]:
    if record.events:
        yield from ("", "Days the text tells of")
        yield from (f"  {event.date}  {_cut(event.quote)!r}" for event in record.events)


def _tag_lines(tagged: TaggedRecord, facet: Facet) -> Iterator[str]:
    tags = tagged.tags(facet)
    yield from ("", f"{_HEADINGS[facet]}: {len(tags) or 'none'}")
    for tag in tags:
        words = ", ".join(dict.fromkeys(f"{mention.text!r} ({mention.named_by})" for mention in tag.mentions))
        yield from _wrapped(f"  {'*' if tag.main else ' '} {tag.name} [{tag.id}] {tag.count}x", tag.why)
        if words:
            yield from _wrapped("       ", _cut(words))


def _suppressed_lines(tagged: TaggedRecord) -> Iterator[str]:
    if tagged.suppressed:
        yield from ("", "Not counted as a mention")
        for found in tagged.suppressed:
            yield from _wrapped(f"  {found.text!r} [{found.entity}]", found.reason)


def _cut(text: str) -> str:
    squeezed = " ".join(text[: _LONGEST_QUOTE * 4].split())
    return squeezed if len(squeezed) <= _LONGEST_QUOTE else squeezed[: _LONGEST_QUOTE - 1] + "…"


def _wrapped(label: str, text: str) -> list[str]:
    """Return a labelled text in lines of the page's width, the later ones indented below the first."""
    first = f"{label}: " if label.strip() else label
    indent = " " * (7 if label.startswith(" ") else 4)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False) or [first]
