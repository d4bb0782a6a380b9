"""Bounds from how long a war has lasted: "the nearly four-year-old war", "after 18 months of war in Ukraine"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import AT_LEAST, COUNT, ORDINAL, count_of, delta, nearly, ordinal
from archive_gen.loader.bounds.elapsed import days_in_nth
from archive_gen.loader.bounds.words import FIRST_YEAR_AHEAD, LEAD_PARAGRAPHS, RETOLD, make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import War, known_wars
from archive_gen.loader.page import Page, Sentence

_LASTED = re.compile(
    r"\b(?P<vague>(?:more than|over|at least|well over|just over|nearly|almost)[\s-])?"
    rf"(?<![\d,./])(?P<count>{COUNT})[\s-](?:and[\s-]a[\s-]half[\s-])?(?P<unit>day|week|month|year)s?"
    r"(?:[\s-](?P<how>old|long|of))?[\s-](?:(?:(?-i:(?!Korean|Chechen|Soviet|Iran-Iraq|World|Cold)[A-Z][\w’'.-]*)|military|"
    r"brutal|bloody|bitter|ongoing|all-out|full-scale|grinding|armed|devastating|bruising|deadly|open)\s){0,3}"
    r"(?P<what>civil war|war|invasion|conflict|fighting|counter-?offensive|offensive|occupation|insurgency|uprising)\b"
    r"(?!\s(?:crimes?|criminals?|games?|hero(?:es)?|veterans?|effort|reporter))",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?P<vague>(?:more than|over|at least|well over|just over|nearly|almost)\s)?"
    rf"(?<![\d,./])(?P<count>{COUNT})\s(?:and a half\s)?(?P<unit>day|week|month|year)s?\s(?:have passed\s)?"
    r"(?P<how>since|after|into)\s(?:the|its)\s"
    r"(?:(?:start|beginning|outbreak|onset|launch) of (?:the|its)\s(?:full-scale\s)?"
    r"(?P<what>war|invasion|conflict|fighting)|"
    r"(?:full-scale\s)?(?P<begun>war|invasion|conflict|fighting)\s(?:began|started|broke out|erupted))\b",
    re.IGNORECASE,
)
# "The civil war, now well into its third year".
_NTH = re.compile(
    r"\b(?P<what>civil war|war|invasion|conflict|fighting|insurgency|uprising)\b[^.;]{0,60}?"
    r"\b(?:now|already|currently|is|has)\b[^.;]{0,20}?\b(?:in|into|entered)\s(?:its|the|a)\s"
    rf"(?P<nth>{ORDINAL})\s(?P<unit>week|month|year)\b",
    re.IGNORECASE,
)
# "The main developments on the 640th day of the war", "as the war enters its 640th day": so daily reports begin.
_NTH_DAY = re.compile(
    r"\b(?:here|these|this) (?:are|is)\b[^.;]{0,40}\bdevelopments\b[^.;]{0,30}?\b(?:on|from) (?:the )?"
    rf"(?P<nth>{ORDINAL}) (?P<unit>day) of (?:[\w’'.-]+ ){{0,4}}?(?P<what>war|invasion|conflict|fighting)\b|"
    r"\b(?P<entering>war|invasion|conflict|fighting)\b[^.;,]{0,40}? enters (?:its|the|an?) "
    rf"(?P<entered>{ORDINAL}) day\b",
    re.IGNORECASE,
)
# What each match has one of: few sentences do, and these are soon seen.
_LENGTHS = ("-day", "-week", "-month", "-year", "days of", "weeks of", "months of", "years of")
_BEGINNINGS = (
    " began", " started", " broke out", " erupted", "start of ", "beginning of ", "outbreak of ", "onset of ",
    "launch of ",
)  # fmt: skip
_NTH_UNITS = ("h week", "h month", "h year", "d week", "d month", "d year", "t week", "t month", "t year")
# Of another time than that of writing.
_THEN = re.compile(r"\b(?:19|20)\d\d\b|\b(?:then|at the time|was|were|had)\b")


def _is_of_now(text: str) -> bool:
    return _THEN.search(text) is None and RETOLD.search(text) is None


def war_clues(page: Page, wars: Iterable[int], counted: Container[int]) -> Iterator[Bearing]:
    """Return what the wars allow that a text calls so old, or says to have lasted so long, or begun so long ago.

    `wars` are the numbers of the sentences that name any, `counted` of those whose time is counted from an event.
    """
    for number in wars:
        sentence = page.sentences[number]
        has = sentence.folded.__contains__
        if any(map(has, _LENGTHS)):
            yield from _lasted(page, sentence)
        if any(map(has, _BEGINNINGS)):
            yield from _begun(page, sentence)
        if has(" in") and number not in counted and any(map(has, _NTH_UNITS)):
            yield from _nth(page, sentence)
        if has(" day") and sentence.paragraph < LEAD_PARAGRAPHS:
            yield from _nth_day(page, sentence)


def _lasted(page: Page, sentence: Sentence) -> Iterator[Bearing]:
    for match in _LASTED.finditer(sentence.text):
        if war := _meant(page, sentence, match["what"].lower()):
            now = match["how"] == "old" and _is_of_now(sentence.text)
            yield from _bearing(sentence, match, [_days(match, *term) for term in _terms(war, now=now)])


def _nth(page: Page, sentence: Sentence) -> Iterator[Bearing]:
    for match in _NTH.finditer(sentence.text):
        if war := _meant(page, sentence, match["what"].lower()):
            nth, unit = ordinal(match["nth"]), match["unit"].lower()
            days = (days_in_nth(begins, nth, unit) for begins, _ in war.fought)
            near = (one for one in days if one.latest and one.latest.year < FIRST_YEAR_AHEAD)
            yield from _bearing(sentence, match, near)


def _nth_day(page: Page, sentence: Sentence) -> Iterator[Bearing]:
    for match in _NTH_DAY.finditer(sentence.text):
        if war := _meant(page, sentence, (match["what"] or match["entering"]).lower()):
            nth = ordinal(match["nth"] or match["entered"])
            days = (days_in_nth(begins, nth, "day") for begins, _ in war.fought)
            near = (one for one in days if one.latest and one.latest.year < FIRST_YEAR_AHEAD)
            yield from _bearing(sentence, match, near)


def _begun(page: Page, sentence: Sentence) -> Iterator[Bearing]:
    for match in _SINCE.finditer(sentence.text):
        if war := _meant(page, sentence, (match["what"] or match["begun"]).lower()):
            now = match["how"] == "since" and _is_of_now(sentence.text)
            yield from _bearing(sentence, match, [_days(match, begins, None, now) for begins, _ in war.fought])


def _bearing(sentence: Sentence, match: re.Match[str], days: Iterable[Interval | None]) -> Iterator[Bearing]:
    if options := tuple(filter(None, days)):
        first = min(option.earliest for option in options if option.earliest)
        words = " ".join(match[0].split())
        reason = f"a war, and {words[:1].lower()}{words[1:]}: not before {first}"
        yield Bearing(make_clue("elapsed", sentence, match.start(), match.end(), reason), options)


def _meant(page: Page, sentence: Sentence, what: str) -> War | None:
    """Return the only war so called of which the sentence has a word, or else the text; None where there is no such."""
    called = [war for war in known_wars() if what in war.called]
    for text in (sentence.folded, page.folded.joined):
        if found := [war for war in called if war.words.search(text)]:
            return found[0] if len(found) == 1 else None
    return None


def _terms(war: War, *, now: bool) -> Iterator[tuple[dt.date, dt.date | None, bool]]:
    """Yield when each war began, until when it can be called so old, and whether it is only called so while it goes on.

    Of one that is over people say how long it was ever after, but for those who call it so old, and where it became
    the next.
    """
    begun = {begins for begins, _ in war.fought}
    return ((begins, ends, now or ends is None or ends in begun) for begins, ends in war.fought)


def _days(match: re.Match[str], begins: dt.date, ends: dt.date | None, goes_on: bool) -> Interval | None:
    """The days on which a war has lasted so long; None where it was over by then, or would be far ahead.

    What would have to be of a year that is still far ahead is so long for another reason.
    """
    count, unit = count_of(match["count"]), match["unit"].lower()
    vague = (match["vague"] or "").strip(" -").lower()
    low, high = nearly(count, unit)
    if not vague:
        low, high = delta(max(count - 1, 0), unit), delta(count + 1, unit)
    at_least = vague in AT_LEAST
    first = begins + (delta(count, unit) if at_least else low)
    if first.year > FIRST_YEAR_AHEAD or (ends and first > ends):
        return None
    last = ends if at_least else begins + high
    return Interval(first, last if goes_on else None)
