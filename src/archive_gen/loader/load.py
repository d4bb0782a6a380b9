"""A capture becomes a record: the stages of the loader in order."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from posixpath import basename, splitext
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archive_gen.given import NOTHING_GIVEN, Given, read_given, split_front_matter
from archive_gen.loader.archived_addresses import NO_ADDRESS
from archive_gen.loader.article import Article, read_article
from archive_gen.loader.article.body import Kept
from archive_gen.loader.bounds import bound_clues
from archive_gen.loader.byline import find_byline
from archive_gen.loader.capture_text import decode_text, is_html, read_html
from archive_gen.loader.clues import OwnAddress, captured_clue, find_address, header_clues, page_clues, saved_clue
from archive_gen.loader.dating import Bearing, last_day, resolve_date
from archive_gen.loader.decode import Decoded, decode
from archive_gen.loader.json_text import find_json
from archive_gen.loader.knowledge import Knowledge
from archive_gen.loader.language import choose_language, detect_language
from archive_gen.loader.lines import Line, Unit, amid, line_at, make_units, split_lines
from archive_gen.loader.markdown_text import as_plain_units, is_heading, with_plain_headings
from archive_gen.loader.noise import NoisePhrases, shipped_noise
from archive_gen.loader.page import Page, make_page
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata, saved_then
from archive_gen.loader.remembered import forget_lines
from archive_gen.loader.review import review
from archive_gen.loader.section import read_section
from archive_gen.loader.shared_lines import LearnedNoise
from archive_gen.loader.shown_days import doubt_shown_days
from archive_gen.loader.wrapping import (
    OTHER_DOCUMENT,
    REASON,
    Wrapping,
    join_stated,
    read_front_matter,
    unwrap_lines,
    unwrap_page,
)
from archive_gen.model import Block, Capture, Clue, Dating, Event, Record, Removed, Role, Span
from archive_gen.problems import Problem

if TYPE_CHECKING:
    from archive_gen.loader.markup import Markup

_HUGE_BYTES = 1_000_000
_DAY = dt.timedelta(days=1)


class Loaded(NamedTuple):
    """A record, or None where the capture holds none, and all that was found wrong on the way."""

    record: Record | None
    problems: tuple[Problem, ...]


class _Read(NamedTuple):
    """A capture as it was read, of which its record is made.

    `stated` is what its markup says of it, or a program that saved it; `wrapping` is what that one wrote around it.
    """

    capture: Capture
    decoded: Decoded
    given: Given
    units: Sequence[Unit]
    article: Article
    stated: PageMetadata = NOTHING_STATED
    wrapping: Wrapping | None = None


def load_record(capture: Capture, knowledge: Knowledge, shared_lines: Container[int] = frozenset()) -> Loaded:
    """Return the record of a capture. Bad input is a problem, never an exception.

    `shared_lines` are what the archive teaches, as `learn_shared_lines` returns them.
    """
    read = _load_html if is_html(capture) else _load_text
    loaded = read(capture, knowledge, _noise(shared_lines))
    if len(capture.content) > _HUGE_BYTES:
        forget_lines()
    return loaded


def _load_text(capture: Capture, knowledge: Knowledge, phrases: NoisePhrases) -> Loaded:
    decoded = decode_text(capture)
    if isinstance(decoded, Problem):
        return Loaded(None, (decoded,))
    if problem := find_json(decoded.text, capture.source):
        return Loaded(None, (*decoded.problems, problem))
    front = _read_given(capture, decoded.text)
    lines = [line for line in split_lines(decoded.text) if line.start >= front.body_start]
    wrapping = _unless_kept(unwrap_lines(lines, decoded.text), lines, front.given)
    units = wrapping.inside
    roles: dict[int, Role] = {}
    if capture.source.endswith(".md"):
        units, roles = as_plain_units(units)
    elif units and is_heading(units[0].text):
        units, roles = with_plain_headings(units)
    if not units:
        problem = Problem(capture.source, 0, "empty-capture", "the file holds no text below its front matter",
                          "save the text again, or delete the file", "error")  # fmt: skip
        return Loaded(None, (*decoded.problems, *front.problems, problem))
    if wrapping.headed:
        roles = {**roles, units[0].place: "heading"}
    article = read_article(units, phrases, front.given, roles, whole=wrapping.headed)
    stated = join_stated(front.stated, wrapping.stated)
    read = _Read(capture, decoded, front.given, units, article, stated, wrapping)
    problems = (*decoded.problems, *front.problems, *_several(capture, wrapping))
    return _with_problems(_make_record(read, knowledge), problems)


def _unless_kept(wrapping: Wrapping, lines: Sequence[Line], given: Given) -> Wrapping:
    """Return the whole text where a person wants a line kept that was taken off: it was not written around the text."""
    if given.keep_lines and any(unit.line in given.keep_lines for unit in wrapping.around):
        return Wrapping(tuple(make_units(lines)), (), NOTHING_STATED)
    return wrapping


def _several(capture: Capture, wrapping: Wrapping) -> Iterator[Problem]:
    """The problem of a file with several documents of a database."""
    if len(wrapping.documents) > 1:
        number, second = len(wrapping.documents), wrapping.documents[1]
        yield Problem(capture.source, second, "several-documents",
                      f"the file holds {number} documents of a press database, and only the first is read; the second "
                      "begins here", "save each into a file of its own; archive-gen import does that")  # fmt: skip


def _load_html(capture: Capture, knowledge: Knowledge, phrases: NoisePhrases) -> Loaded:
    markup = read_html(capture)
    if isinstance(markup, Problem):
        return Loaded(None, (markup,))
    from archive_gen.loader.markup_article import by_text_problem, read_marked_article

    decoded = markup.decoded
    front = _read_given(capture, decoded.text)
    lines = split_lines(decoded.text)
    wrapping = _unless_kept(unwrap_page(make_units(lines), decoded.text), lines, front.given)
    if wrapping.documents:
        # A database's own page: its layout tells more than its markup, whose metadata are those of the database.
        roles: dict[int, Role] = {wrapping.inside[0].place: "heading"} if wrapping.headed else {}
        article = read_article(wrapping.inside, phrases, front.given, roles, whole=wrapping.headed)
        stated, notes = wrapping.stated, tuple(_several(capture, wrapping))
    else:
        article, by_markup = read_marked_article(wrapping.inside, markup, phrases, front.given)
        stated = join_stated(_stated(markup), wrapping.stated)
        notes = () if by_markup else (by_text_problem(capture.source),)
    read = _Read(capture, decoded, front.given, wrapping.inside, article, stated, wrapping)
    return _with_problems(_make_record(read, knowledge), (*decoded.problems, *front.problems, *notes))


def _stated(markup: Markup) -> PageMetadata:
    """What the page's metadata states; where it states no date, with the day that a date finder makes out."""
    from archive_gen.loader.markup_article import find_day

    return markup.metadata if markup.metadata.published else markup.metadata._replace(found=find_day(markup))


def _with_problems(record: Record, before: tuple[Problem, ...]) -> Loaded:
    problems = (*before, *review(record))
    return Loaded(msgspec.structs.replace(record, problems=problems), problems)


def _noise(shared_lines: Container[int]) -> NoisePhrases:
    return LearnedNoise(shipped_noise(), shared_lines) if shared_lines else shipped_noise()


class _Front(NamedTuple):
    """What a person says of a capture, what else its front matter does, where its body begins, and what is wrong."""

    given: Given
    stated: PageMetadata
    body_start: int
    problems: tuple[Problem, ...]


def _read_given(capture: Capture, text: str) -> _Front:
    """What stands in a capture's front matter and in its sidecar, which wins."""
    given, stated, body_start = NOTHING_GIVEN, NOTHING_STATED, 0
    problems: list[Problem] = []
    if capture.source.endswith(".md"):
        words, body_start = split_front_matter(text)
        if words:
            given, stated, found = read_front_matter(words, text, capture.source)
            problems += found
    if capture.sidecar is not None and capture.sidecar.strip():
        decoded = decode(capture.sidecar, capture.sidecar_source)
        if isinstance(decoded, Problem):
            problems.append(decoded)
        else:
            beside, found = read_given(decoded.text, capture.sidecar_source, last_line=line_at(text, len(text)))
            problems += found
            given = _over(beside, given)
    return _Front(given, stated, body_start, tuple(problems))


def _over(beside: Given, front: Given) -> Given:
    """What the sidecar gives, and what only the front matter does."""
    nothing = msgspec.structs.asdict(NOTHING_GIVEN)
    stated = {name: value for name, value in msgspec.structs.asdict(beside).items() if value != nothing[name]}
    return msgspec.structs.replace(front, **stated | {"places": (*beside.places, *front.places)})


def _make_record(read: _Read, knowledge: Knowledge) -> Record:
    capture, decoded, given, units, article, stated, wrapping = read
    page = make_page(decoded.text, units, article)
    own_address = find_address(page, given.url or stated.url, article.title)
    address = own_address.address if own_address else NO_ADDRESS
    if address.saved:
        stated = join_stated(stated, saved_then(address.saved))
    dating, events = _date(page, read._replace(stated=stated), own_address, knowledge)
    body = tuple(_block(kept) for kept in article.body)
    return Record(
        source=capture.source,
        sha256=hashlib.sha256(capture.content).hexdigest(),
        id=_stem(capture),
        title=article.title,
        title_basis=article.title_basis,
        title_span=article.title_span,
        byline=given.byline or stated.byline or find_byline(page),
        publisher=given.publisher or stated.publisher or article.publisher,
        section=stated.section or read_section(page, article),
        # What a person gives stands as it is given, but for the copy in an archive, which is told beside it.
        original_url=(given.url if not address.archived else None) or address.url or None,
        archived_url=address.archived or stated.archived,
        language=given.language or choose_language(_detect_language(article, body), stated.language),
        encoding=decoded.encoding,
        dating=dating,
        captured=given.captured or stated.captured or _captured(dating),
        events=events,
        body=body,
        removed=_removed(article, decoded.text, units, wrapping),
        given_slug=given.slug,
        given_tags=given.tags,
        given_duplicate_of=given.duplicate_of,
        given_not_duplicate=given.not_duplicate,
        given_places=given.places,
    )


def _stem(capture: Capture) -> str:
    return splitext(basename(capture.source))[0]


def _detect_language(article: Article, body: Sequence[Block]) -> str:
    return detect_language(" ".join([article.title, *(block.text for block in body[:_TELLING_BLOCKS])]))


_TELLING_BLOCKS = 12
"""Of so many blocks, from the first, the words tell the language."""


def _date(
    page: Page, read: _Read, own_address: OwnAddress | None, knowledge: Knowledge
) -> tuple[Dating, tuple[Event, ...]]:
    """The date that all clues allow together, and the events that the text tells of."""
    given, stated = read.given, read.stated
    own = page_clues(page, given, read.article.title, _stem(read.capture), stated, own_address)
    saved = [saved_clue(stated.saved)] if stated.saved else []
    captured = [captured_clue(given.captured, given.captured_by)] if given.captured else saved
    # What the page says of a day after that of saving it is trusted least.
    late = [bearing for bearing in own if _is_after(bearing, captured)]
    own = [bearing for bearing in own if bearing not in late] if late else own
    captured += header_clues(page)
    offsets = {bearing.clue.start for bearing in own if bearing.clue.line}
    bounds, events = bound_clues(page, knowledge, offsets, last_day([*own, *captured]))
    dating = resolve_date(doubt_shown_days([*own, *bounds, *captured, *late]))
    return msgspec.structs.replace(dating, evidence=_on_their_lines(dating.evidence, page.text)), events


def _is_after(bearing: Bearing, captured: Sequence[Bearing]) -> bool:
    """Whether a clue is of a later day than that of saving, and of none that was that day somewhere on Earth."""
    last = last_day(captured)
    if last is None or bearing.given or not bearing.options:
        return False
    return all(option.earliest and option.earliest > last + _DAY for option in bearing.options)


def _on_their_lines(clues: Sequence[Clue], text: str) -> tuple[Clue, ...]:
    """The clues, each with the line on which its quote begins: a hard-wrapped paragraph has more than its first."""
    lines, last, line = {0: 0}, 0, 1
    for start in sorted({clue.start for clue in clues if clue.line}):
        line += line_at(text, start, last) - 1
        lines[start], last = line, start
    return tuple([
        msgspec.structs.replace(clue, line=lines[clue.start]) if clue.line and clue.line != lines[clue.start] else clue
        for clue in clues
    ])  # fmt: skip


def _captured(dating: Dating) -> dt.date | None:
    return next((clue.latest for clue in dating.evidence if clue.rule == "page-header"), None)


def _block(kept: Kept) -> Block:
    unit = kept.unit
    if not kept.cut:
        return Block(kept.role, unit.text.strip(), unit.line, unit.spans)
    first, *rest = unit.spans
    return Block(kept.role, unit.text[kept.cut :].strip(), unit.line, (Span(first.start + kept.cut, first.end), *rest))


def _removed(article: Article, text: str, units: Sequence[Unit], wrapping: Wrapping | None) -> tuple[Removed, ...]:
    """Everything of the capture that is neither title nor body, in order."""
    found = [_removed_unit(unit, reason, text) for unit, reason in article.removed]
    around, others = (wrapping.around, wrapping.others) if wrapping else ((), ())
    if around or others:
        taken_off = [_removed_unit(unit, REASON, text) for unit in around]
        taken_off += [_removed_unit(unit, OTHER_DOCUMENT, text) for unit in others]
        found += _amid_none(taken_off, found, article)
    for kept in article.body:
        if kept.cut:
            span = Span(kept.unit.place, kept.unit.place + kept.cut)
            found.append(Removed(kept.unit.line, text[span.start : span.end].strip(), kept.cut_reason, span))
    found += _beside_title(article, text)
    if front := text[: min(unit.place for unit in (units[0], *around))].strip():
        start = text.index(front)
        found.append(Removed(1, front, "front-matter", Span(start, start + len(front))))
    return tuple(sorted(found, key=lambda removed: removed.span))


def _removed_unit(unit: Unit, reason: str, text: str) -> Removed:
    span = Span(unit.place, unit.spans[-1].end)
    if len(unit.spans) == 1:
        return Removed(unit.line, unit.text, reason, span)
    shown = " ".join(text[span.start : span.end].split()) if amid(text, unit) else unit.text
    return Removed(unit.line, shown, reason, span)


def _amid_none(taken_off: Sequence[Removed], removed: Sequence[Removed], article: Article) -> Sequence[Removed]:
    """What was taken off around a text and stands in none of its lines: a page may end in the middle of one."""
    title = article.title_span
    whole = [part.span for part in (*removed, *taken_off)] + ([title] if title else [])
    starts = sorted(part.span.start for part in taken_off)
    wide = [span for span in whole if bisect_left(starts, span.end) > bisect_right(starts, span.start)]
    return [part for part in taken_off if not any(span.start < part.span.start < span.end for span in wide)]


def _beside_title(article: Article, text: str) -> Iterator[Removed]:
    """What stands in the headline's line before and behind it."""
    unit, own = article.title_unit, article.title_span
    if unit is None or own is None:
        return
    before, behind = Span(unit.place, own.start), Span(own.end, unit.spans[-1].end)
    for span, reason in ((before, "category"), (behind, "publisher")):
        if words := text[span.start : span.end].strip():
            yield Removed(unit.line, words, reason, span)
