"""What rows without a label mean, which their place tells: the publication, its date, the headline, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive_gen.loader.dates import find_dates
from archive_gen.loader.wrapping.databases.people import is_line_of_names
from archive_gen.loader.wrapping.databases.rows import Row, is_copyright
from archive_gen.loader.wrapping.databases.stating import Meaning, part_source

_EDITION = re.compile(
    r".{0,60}\b(?:editions?|ausgabe|édition|edición|edizione|editie|edição|correction appended)\b.{0,60}|"
    r"(?:first|final|late|national|city|early|\d ?star)(?: [\w;-]{1,12}){0,3}",
    re.IGNORECASE,
)
_LONGEST_DATED = 120
_NEARLY_FIRST = 14
_RULED = re.compile(r"[_=*\-–—]{5,}")


def place_head(rows: Sequence[Row], meanings: list[Meaning], *, below_labels: bool = False) -> None:
    """Tell the rows above a text: the publication above its date and the headline below it, or the other way round.

    With `below_labels` they may stand below the first labels, too.
    """
    for i, row in enumerate(rows):
        if not meanings[i] and not row.name and _RULED.fullmatch(row.unit.text):
            meanings[i] = "other"
    head = _head(rows, meanings, below_labels)
    for i in head:
        if is_copyright(rows[i].unit.text):
            meanings[i] = "other"
    head = [i for i in head if not meanings[i]]
    dated = next((i for i in head if _is_dated(rows[i])), None)
    if dated is None:
        _place_undated(rows, meanings, head)
        return
    above = _place_above([i for i in head if i < dated], rows, meanings, named=bool(part_source(rows[dated].said)))
    meanings[dated] = "source" if part_source(rows[dated].said) else "published"
    _place_below([i for i in head if i > dated], dated, rows, meanings, titled=above)


def _head(rows: Sequence[Row], meanings: Sequence[Meaning], below_labels: bool) -> list[int]:
    """The rows without a label above the text, or above the first label."""
    first = next((i for i, row in enumerate(rows) if row.is_long or meanings[i] == "text"), len(rows))
    if not below_labels:
        first = min(
            first, next((i for i, row in enumerate(rows) if row.name and meanings[i] not in _OF_COVER), len(rows))
        )
    return [i for i in range(first) if not meanings[i]]


_OF_COVER = ("saved", "other")


def _is_dated(row: Row) -> bool:
    text = row.unit.text
    if len(text) > _LONGEST_DATED:
        return False
    dates = find_dates(text)
    return bool(dates) and (dates[0].start <= _NEARLY_FIRST or bool(part_source(text)))


def _place_undated(rows: Sequence[Row], meanings: list[Meaning], head: Sequence[int]) -> None:
    """Where no date stands among them the last is the headline, unless it names those who wrote it."""
    if "title" in meanings or not head:
        return
    *before, last = head
    if before and "byline" not in meanings and is_line_of_names(rows[last].unit.text):
        meanings[last] = "byline"
        *before, last = before
    meanings[last] = "title"
    for i in before:
        meanings[i] = "other"


def _place_above(above: Sequence[int], rows: Sequence[Row], meanings: list[Meaning], *, named: bool) -> bool:
    """Tell the rows above the date; whether the headline is among them. `named` says that the date names the paper."""
    titled = "title" in meanings
    names = list(above)
    if names and not named and "publisher" not in meanings:
        meanings[names.pop()] = "publisher"
    for i in names:
        meanings[i] = "other"
    if names and not titled:
        # What stands above it is the cover of a download, or the headline on top of a printed page.
        first = len(names) - 1
        while first and names[first - 1] == names[first] - 1 and _goes_on(rows[names[first - 1]], rows[names[first]]):
            first -= 1
        for i in names[first:]:
            meanings[i] = "title"
        titled = True
    return titled


def _place_below(
    below: Sequence[int], dated: int, rows: Sequence[Row], meanings: list[Meaning], *, titled: bool
) -> None:
    """Tell the rows below the date: the edition, the headline where it stands here, and who wrote it."""
    last = dated
    rest: list[int] = []
    spaced = any(rows[i].unit.gap for i in below)
    for i in below:
        beside = i == last + 1 and not rows[i].unit.gap and spaced
        if not rest and (_EDITION.fullmatch(rows[i].unit.text) or (beside and not titled)):
            meanings[i] = "other"
            last = i
        else:
            rest.append(i)
    if rest and not titled:
        meanings[rest[0]] = "title"
        while len(rest) > 1 and rest[1] == rest[0] + 1 and _goes_on(rows[rest[0]], rows[rest[1]]):
            meanings[rest[1]] = "title"
            rest.pop(0)
        rest.pop(0)
    if rest and "byline" not in meanings and is_line_of_names(rows[rest[0]].unit.text):
        meanings[rest[0]] = "byline"


_FULL = 50


def _goes_on(above: Row, below: Row) -> bool:
    """Whether a headline that was broken at a width goes on in the next line."""
    return not below.unit.gap and len(above.unit.text) >= _FULL and not is_line_of_names(below.unit.text)


def take_all(rows: Iterable[int], meanings: list[Meaning]) -> None:
    """Mark rows as what is taken off and says nothing of the text."""
    for i in rows:
        meanings[i] = "other"
