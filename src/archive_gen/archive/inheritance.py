"""Dates from siblings: a record without a date of its own can have that of another report of its event.

The sibling's own clues alone count, so that nothing is inherited twice, and never more than the
record's own clues allow. A sibling is another version of the text, or a report that is joined to one
of these: what comes into the story through a third may be of another day. And one that tells of other
days of the week may be a report of another year's event. Those who lead two states meet more than once, so that two
reports have no say in each other's dates that are joined by the same people or the same weekday, and few words.
A verdict and an anniversary are of the story, and years later: so both have to begin with the same event, unless the
record's own clues leave no room for years.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from archive_gen.archive.beginnings import begin_alike, begin_apart
from archive_gen.archive.same_event import FAINT, REACH
from archive_gen.archive.stories import Joint
from archive_gen.archive.traits import WEEKDAYS, Compared, Traits, other_weekdays
from archive_gen.edtf import Interval, format_edtf, listed_days
from archive_gen.model import Card, Clue, Dating, Verdict
from archive_gen.stacks import Stacks, fetch

RULE = "sibling"

# A sibling of a day or two is reported on within some days; one of a whole year could itself be of any of them.
_CLOSE = dt.timedelta(days=14)
# Who writes "on Wednesday" does so within six days of it. Who names no day may write for a weekly, or look back.
_OF_A_WEEKDAY, _OF_NO_DAY = dt.timedelta(days=6), dt.timedelta(days=14)
# What is known to be of half a year does not look back on what was years ago.
_SOME_MONTHS = dt.timedelta(days=184)
_ALWAYS = dt.timedelta(days=366 * 10_000)


def inherit_dates(
    records: Sequence[Compared],
    copies: Iterable[tuple[int, ...]],
    joints: Iterable[Joint],
    stacks: Stacks,
    kept: Mapping[bytes, Dating],
) -> tuple[dict[int, Dating], dict[bytes, Dating]]:
    """Return by number the datings, with their evidence, of the records of stories in which a sibling has a say.

    `copies` are the versions of one text each, `joints` make the stories. A sibling dates those whose own clues leave
    much open; of the others it agrees, or is set aside. The same datings are returned by the marks of the record and
    its sibling and by whether these are versions of one text, as which they are `kept`: there is no more to a dating.
    """
    found, by_marks = {}, {}
    texts = {number: group for group in copies for number in group}
    for number, siblings in sorted(_siblings(texts, joints).items()):
        record = records[number]
        versions = texts.get(number, ())
        alike = [
            other
            for other in sorted(siblings)
            if not other_weekdays(record.traits, records[other].traits)
            and (other in versions or _of_one_time(record, records[other]))
        ]
        best = _best(record.card.dating, {other: records[other].card for other in alike})
        if best is not None:
            same_text, sibling = best in versions, records[best]
            marks = record.card.mark + sibling.card.mark + bytes([same_text])
            if (dating := kept.get(marks)) is None:
                own = fetch(stacks, record.card.source).record.dating
                why = "is another version of this text" if same_text else "reports the same event"
                dating = _inherit(own, sibling.card, why, _delay(sibling.traits), _delay(record.traits))
            found[number] = by_marks[marks] = dating
    return found, by_marks


def _siblings(texts: Mapping[int, tuple[int, ...]], joints: Iterable[Joint]) -> dict[int, set[int]]:
    found = {number: {*group} - {number} for number, group in texts.items()}
    for joint in joints:
        if joint.reason in FAINT:
            continue
        mine, theirs = (texts.get(number, (number,)) for number in (joint.one, joint.other))
        for some, others in ((mine, theirs), (theirs, mine)):
            for number in some:
                found.setdefault(number, set()).update({*others} - {number})
    return found


def _of_one_time(record: Compared, sibling: Compared) -> bool:
    """Whether two that tell of one event were published near each other.

    Their beginnings say so, or the record's own clues, where these leave no room for years or state a day that in the
    sibling's year is of the week as both name it.
    """
    card, known = record.card, sibling.card.dating
    if _width(card.dating) <= _SOME_MONTHS or begin_alike(record, sibling):
        return True
    if card.yearless is None or known.earliest is None or begin_apart(card, sibling.card):
        return False
    day = _day(known.earliest.year, card.yearless)
    return day is not None and all(WEEKDAYS[day.weekday()] in one.traits.weekdays.split() for one in (record, sibling))


def _delay(traits: Traits) -> dt.timedelta:
    """How long after an event a report of it can be published."""
    return _OF_A_WEEKDAY if traits.weekdays else _OF_NO_DAY


def _width(dating: Dating) -> dt.timedelta:
    if dating.earliest is None or dating.latest is None:
        return _ALWAYS
    return dating.latest - dating.earliest


def _best(own: Dating, siblings: Mapping[int, Card]) -> int | None:
    """The sibling of the narrowest window that both ends bound; None for a record that has its day, or a given date.

    Siblings far apart tell of several events, or of one text printed again: which of them is near, nothing says.
    """
    if own.basis == "given" or not _width(own):
        return None
    bounded = {number: one for number, one in siblings.items() if _width(one.dating) < _ALWAYS}
    days = [one.dating for one in bounded.values() if _width(one.dating) <= _CLOSE]
    if days and max(_first(day) for day in days) > min(_last(day) for day in days) + 2 * REACH:
        return None
    return min(bounded, key=lambda number: (_width(bounded[number].dating), bounded[number].id), default=None)


def _first(dating: Dating) -> dt.date:
    return dating.earliest or dt.date.min


def _last(dating: Dating) -> dt.date:
    return dating.latest or dt.date.max


def _inherit(own: Dating, sibling: Card, why: str, before: dt.timedelta, after: dt.timedelta) -> Dating:
    """The dating that the sibling narrows; as it was, with the sibling's clue, where it does not by half or more.

    A record can be published so long `before` and `after` its sibling, where that is of some days.
    """
    first, last = sibling.dating.earliest, sibling.dating.latest
    assert first is not None
    assert last is not None
    if last - first > _CLOSE:
        before = after = dt.timedelta()
    allowed = Interval(max(first, dt.date.min + before) - before, min(last, dt.date.max - after) + after)
    low = max(day for day in (own.earliest, allowed.earliest) if day)
    high = min(day for day in (own.latest, allowed.latest) if day)
    dated = f"its own clues date it {sibling.dating.edtf}"
    said = f"“{sibling.title}” ({sibling.source}) {why}, and {dated}"
    clue = Clue(RULE, sibling.id, 0, 0, 0, allowed.earliest, allowed.latest, reason=said)
    either = listed_days(own.edtf)
    possible = [day for day in either if low <= day <= high]
    if low > high or (either and not possible):
        return _with(own, clue, "contradicts", "contradicts its own clues")
    if len(possible) == 1:
        low = high = possible[0]
    if 2 * (high - low) > _width(own):
        return _with(own, clue, "agrees", "narrows little or nothing")
    evidence, day = _fit_day(own.evidence, Interval(low, high))
    if day is not None:
        low = high = day
    edtf, precision = format_edtf(low, high)
    return Dating(edtf, low, high, precision, "inherited", (*evidence, msgspec.structs.replace(clue, verdict="used")))


def _with(own: Dating, clue: Clue, verdict: Verdict, remark: str) -> Dating:
    unused = msgspec.structs.replace(clue, verdict=verdict, remark=remark)
    return msgspec.structs.replace(own, evidence=(*own.evidence, unused))


def _fit_day(evidence: tuple[Clue, ...], window: Interval) -> tuple[tuple[Clue, ...], dt.date | None]:
    """The evidence with the first date without a year that fits the window once, and its day; None without one."""
    assert window.earliest is not None
    assert window.latest is not None
    years = range(window.earliest.year, window.latest.year + 1)
    for place, clue in enumerate(evidence):
        if clue.month_day is None or (clue.used and clue.earliest == clue.latest):
            continue
        days = [day for day in (_day(year, clue.month_day) for year in years) if day]
        fitting = [day for day in days if window.earliest <= day <= window.latest]
        if len(fitting) == 1:
            fitted = msgspec.structs.replace(
                clue,
                earliest=fitting[0],
                latest=fitting[0],
                either=False,
                verdict="used",
                remark="",
                reason=f"{clue.reason}; the sibling gives its year",
            )
            return (*evidence[:place], fitted, *evidence[place + 1 :]), fitting[0]
    return evidence, None


def _day(year: int, month_day: tuple[int, int]) -> dt.date | None:
    try:
        return dt.date(year, *month_day)
    except ValueError:
        return None
