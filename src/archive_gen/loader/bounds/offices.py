"""Bounds from offices: somebody is called by one only once it is theirs, and a former holder only after."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

import msgspec
from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import RETOLD, WEEKDAY, make_clue
from archive_gen.loader.dating import ANY, Bearing, overlap
from archive_gen.loader.knowledge import Office
from archive_gen.loader.page import Page, Sentence

_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|onetime|one-time|vice|deputy|assistant|shadow|acting|past|previous|slain|"
    r"assassinated|murdered|executed|disgraced|exiled|fallen|failed|losing|defeated|beaten|unsuccessful|"
    r"elect|next|future)[\s-]+(?:\w+[\s.]+){0,2}$|\ba\s$",
    re.IGNORECASE,
)
# Of the late the term has ended as well.
_FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-?|[Ll]ate(?=\s)|[Oo]usted|[Dd]eposed|[Tt]oppled|[Oo]verthrown)"
    r"[\s-]*(?:[A-Z][\w.]*\s+|\w+n\s+){0,2}$"
)
# "In New Delhi Prime Minister Modi" tells of no new one.
_NEW = re.compile(
    r"\b(?P<word>new|\ANew(?=\s+$)|newly[\s-](?:elected|installed|inaugurated|appointed)|incoming|outgoing)\s+(?:[A-Z][\w.]*\s+){0,2}$"
)
_THEN = re.compile(
    r"\b(?<!since )(?<!until )(?<!by )(?:19|20)\d\d\b|\b(?:since|by|back|until) then\b|\bat the time\b|"
    r"\b(?:years?|decades?) (?:ago|later|after|since)\b|"
    r"\b[Aa]s (?:prime minister|president|premier|chancellor|foreign minister|secretary of \w+),?(?! of)\s|"
    r"\bhistor(?:ian|ical|ies)\w*\b|\b(?:predecessor|successor|legacy|(?<!new )era)\b"
)
_WHEN = re.compile(r"\bwhen\b[^,;]*$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:last (?:month|year|spring|summer|autumn|fall|winter)|earlier|previously)\b")
# "sanctions imposed under President A Name" can be another's by now, and so can his law, widow or adviser.
_PAST_HOLDER = re.compile(
    r"(?:\b(?:under|since|during|unlike|like|late|by|as did|"
    r"(?:succeed|replac|defeat|oust|impeach|remember|commemorat|honou?r|mourn)\w*)|"
    r"\b(?!(?:sa(?:id|ys?)|told|\w{4,}ed|\w{4,}s|know|now)\b)\w+,?\s(?:that|which)|\b(?:how|why))\s+"
    r"(?:(?:the|\w+n|U\.?S\.?)\s+){0,2}$",
    re.IGNORECASE,
)
_PAST_HOLDERS = re.compile(
    r"\b(?:running[- ]mates?|widow|portraits?|statues?|librar(?:y|ies)|biograph\w+|museum|memorials?|nominees?|"
    r"appointees?|speechwriters?|belong\w*|built|named|(?:was|were|served|former|one-?time|once)\s(?:[\w-]+\s){0,6}"
    r"(?:advis[eo]rs?|aides?|strategists?|counsel|ambassadors?|staff|secretary|officials?|spokes\w+|lawyers?))"
    r"\s(?:of|to|for)\s+"
    r"(?:(?:the|\w+n|U\.?S\.?)\s+){0,2}$",
    re.IGNORECASE,
)
_OF = frozenset(("of", "to", "for"))
# Of one who may come to hold it; a threat, a plan or a warning is of those who do.
_HYPOTHETICAL = re.compile(r"\b(?:if|could|might|possibl[ey]|potential|would-be|imagin\w*)\b", re.IGNORECASE)
_ONE_DAY = 20
"""How far behind the name such a word is still of the holder: "President Name could"."""
# Who has just lost an office is still called by it in the report of that, and beside the word itself long after.
_ENDS = re.compile(
    r"\b(?:die[sd]?|dead|deaths?|kill\w*|remov\w+|oust\w*|overthr\w+|toppl\w+|resign\w*|assassinat\w*|"
    r"succeed\w*|success(?:ors?|ion)|replac\w+|impeach\w*|funeral|fled|flees|flight|exile|step\w* (?:down|aside)|"
    r"quits?|defeat\w*|"
    r"(?:leaves|leaving|left|gone from|out of) (?:the |his |her )?(?:country|office|power|post|palace)|ceded|sacked|"
    r"dismiss\w*|no[- ]confidence|removal|coup|reinstat\w*|seiz\w+ power|captur\w*|detained|house arrest)\b",
    re.IGNORECASE,
)
_REPORT_OF_ITS_END = relativedelta(months=3)
_ENDS_REACH = 60
_SPEAKS = re.compile(
    r"(?:,\s[^,.;]{1,70})?,?\s(?:said|says|told|tells|called|condemned|warned|promised|vowed|urged|denounced|"
    r"welcomed|wrote|tweeted|thanked|accused|announced|insisted|declared|stressed|expressed|rejected|"
    r"critici[sz]ed|praised|pledged|claimed|argued|reiterated|hailed|blamed|added|spoke|answered|replied|responded|"
    r"voiced|congratulated)\b"
)
_SAID = re.compile(r"[\"”’,]\s(?:said|says|added|warned)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s)?$")
# "The president said on Tuesday, the transcript shows": any Tuesday.
_PAPERS = re.compile(r"\b(?:transcripts?|declassified|memoirs?|diar(?:y|ies)|recall(?:s|ed))\b")
# What stands before a sentence can make it one of another time: "He signed it in 2015. President Name praised it."
_LONG_AGO = re.compile(r"\b(?:years?|decades?) ago\b")
_SET_THEN = re.compile(r"\bwhen\b[^.;]{0,80}\bin (?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Ee]arly|[Ll]ate) (?:19|20)\d\d\b|\bat the time\b")
# What somebody does, has done or will do is told of those who hold the office.
_IS_NOW = re.compile(r"\s(?:is|has|will|plans|wants|hopes|intends|insists|faces|remains|says|goes|needs)\b(?! been\b)")
# Who is called so for life.
_FOR_LIFE = ("President", "President-elect")
# "Prime Minister Name, then a guest here", "President Name was to blame": of those days.
_THEN_WAS = re.compile(r",?\s(?:then|once|was|had)\b")
_LATELY = re.compile(r",?\s(?:has\s)?(?:recently|lately)\s(?!(?:ousted|resigned|died|left)\b)\w+")
_THIS_WEEK = re.compile(
    r"\b(?:[Tt]his (?:week(?:end)?|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening)|[Tt]oday|"
    r"[Tt]onight|[Tt]omorrow)\b"
)
_FIRST_YEAR = 1990
"""No text is older: of who left an office before it tells only of old times."""
_OF_OLD = 1996
"""Few texts are older, and those say so: who left an office before it is one of whom a text tells that looks back."""
_ALONE = ("president", "prime minister")
_LEAD_PARAGRAPHS = 2
_BEFORE = 40


def office_clues(page: Page, called: Mapping[int, Sequence[tuple[Office, int, int]]]) -> Iterator[Bearing]:
    """Return what the offices allow that the text says people hold, are to hold, or no longer hold.

    That an office is somebody's still is taken from the opening, from a sentence that names a bare
    weekday, and in a report whose opening does so from whoever speaks; and only where the sentence
    speaks of no other time. Of the others the one that began last bounds the date from below.
    """
    lowest: tuple[dt.date, Bearing] | None = None
    found: list[Bearing] = []
    held: list[Office] = []
    of_old = False
    is_report = cache(partial(_is_report, page))
    for number, offices in called.items():
        sentence = page.sentences[number]
        tense, of_an_end = _tense(sentence.text), None
        for office, start, end in offices:
            before = sentence.text[max(0, start - _BEFORE) : start]
            if _is_time_of_day(before, sentence.text[start : start + 3]):
                continue
            if former := _FORMER.search(before):
                left = _left(office, sentence, start - len(before) + former.start(), end)
                # "The former president" without a name is soon the one of another time.
                alone = sentence.folded[start:end] in _ALONE
                was = not tense.of_this_week and _THEN_WAS.match(sentence.text, end) is not None
                if was or _names_year_within(sentence.text, office.left):
                    left = map(not_before, left)
                then = alone and (not tense.present or not is_report() or _is_look_back(page, number))
                found += [not_before(one, beside="a sentence") for one in left] if then else left
            elif not (
                _NOT_NOW.search(before) or (tense.imagined and _HYPOTHETICAL.search(sentence.text, 0, end + _ONE_DAY))
            ):
                first = office.first()
                now = tense.present and not _is_of_old(sentence, start, before)
                if now and not tense.of_this_week:
                    opening = sentence.paragraph < _LEAD_PARAGRAPHS or office.ahead
                    now = opening or _acts(sentence, start, end, is_report)
                    now = now and (not _is_look_back(page, number) or _IS_NOW.match(sentence.text, end) is not None)
                if now and not office.ahead and _THEN_WAS.match(sentence.text, end):
                    now = False
                    held.append(office)
                if now and _ended_long_ago(office):
                    now, of_old = False, True
                lately = now and office.title not in _FOR_LIFE and _LATELY.match(sentence.text, end) is not None
                # What looks for an end takes longest, so it comes last.
                if now and of_an_end is None:
                    of_an_end = _ENDS.search(sentence.text) is not None
                if now and of_an_end:
                    now = not _ENDS.search(sentence.text, max(0, start - _ENDS_REACH), end + _ENDS_REACH)
                if now and (new := _NEW.search(before)):
                    found += _new(office, new["word"].lower(), sentence, start - len(before) + new.start(), end)
                elif now and (options := _during(office, late=bool(of_an_end) or lately)):
                    reason = f"{office.name} is called {office.title.lower()} as of now"
                    found.append(Bearing(make_clue("office-held", sentence, start, end, reason), options))
                    held.append(office)
                elif first and (lowest is None or first > lowest[0]):
                    lowest = first, _held(office, sentence, start, end, first)
    # Who calls those of old by their titles may call anybody so.
    at_once = not of_old and _all_at_once(held) and not (found and _is_of_old_times(page))
    yield from found if at_once else map(not_before, found)
    if lowest:
        yield lowest[1]


# What a text is where its headline says so, and who is called by an office in it held that at any time.
_OF_OLD_TIMES = re.compile(
    r"\b(?:books?|novels?|memoirs?|diar(?:y|ies)|documentary|exhibition|biography|remember(?:s|ed)|recalls|obituary|"
    r"from (?:the|our) archives?|on this day|this (?:day|week) in|(?:years|decades) ago|(?:re)?printed from|"
    r"republished|(?:first|originally) published|what if)\b|(?:^|\bbook )review\b|\breview:",
    re.IGNORECASE,
)


_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS_ON = re.compile(r"(?:\w+ )?(?:years|decades) (?:on|later)\b")
_I_WAS = re.compile(
    r"\b(?:I|my (?:father|mother|grand\w+)) (?:was|had|wrote|met|saw|heard|stood|sat|came|went|\w+ed)\b"
)


def _is_of_old_times(page: Page) -> bool:
    """Whether a text looks back: by its headline, to "ten years on", or on what its writer saw, as its opening says."""
    if any(_OF_OLD_TIMES.search(line.raw) for line in page.within("title")):
        return True
    return any(
        _YEARS_ON.match(sentence.text)
        or (
            sentence.paragraph < _LEAD_PARAGRAPHS
            and (told := _I_WAS.search(sentence.text))
            and not _QUOTE.search(sentence.text, 0, told.start())
        )
        for sentence in page.sentences
    )


_QUOTE = re.compile('["“”]')


def _names_year_within(text: str, days: Sequence[Interval]) -> bool:
    """Whether a text names a year in which somebody was a former holder: who told of it may have waited longer."""
    years = [int(year) for year in _ANY_YEAR.findall(text)]
    return any(
        one.earliest and one.latest and one.earliest.year <= year <= one.latest.year for one in days for year in years
    )


def _ended_long_ago(office: Office) -> bool:
    return all(term.latest is not None and term.latest.year < _OF_OLD for term in office.terms)


def _is_of_old(sentence: Sentence, start: int, before: str) -> bool:
    """Whether the words before a title, or an old paper, make its holder one of any time."""
    when = "when" in sentence.folded and _WHEN.search(sentence.text[:start]) is not None
    return when or _is_past_holder(before) or _PAPERS.search(sentence.text) is not None


def _acts(sentence: Sentence, start: int, end: int, is_report: Callable[[], bool]) -> bool:
    """Whether a holder named from `start` to `end` does something now, or lately, or in a report says so."""
    text = sentence.text
    if _IS_NOW.match(text, end) or _LATELY.match(text, end):
        return True
    said = _SPEAKS.match(text, end) or _SAID.search(text, max(0, start - _BEFORE), start)
    return said is not None and _EARLIER.search(text) is None and is_report()


def _is_look_back(page: Page, number: int) -> bool:
    """Whether what stands right before a sentence tells of another time.

    Its own paragraph does so by a year or a book, that above by what was years ago, or when it was.
    """
    own = page.sentences[number].paragraph
    for sentence in reversed(page.sentences[:number]):
        if sentence.paragraph < own - 1:
            break
        if _LONG_AGO.search(sentence.text) or _SET_THEN.search(sentence.text):
            return True
        if sentence.paragraph == own and (_YEAR_BEFORE.search(sentence.text) or RETOLD.search(sentence.text)):
            return True
    return False


def _is_past_holder(before: str) -> bool:
    """Whether what stands before a title makes something its holder's that lasts: their laws, aides or widows."""
    if _PAST_HOLDER.search(before):
        return True
    return not _OF.isdisjoint(before.split()[-3:]) and _PAST_HOLDERS.search(before) is not None


def _is_time_of_day(before: str, words: str) -> bool:
    """Whether a "PM" is no prime minister: "at 5 PM", "at noon or 1 pm"."""
    return words.lower() == "pm " and (words != "PM " or before.rstrip()[-1:].isdigit())


def _during(office: Office, *, late: bool) -> tuple[Interval, ...]:
    """The days of an office; where that may have ended by now, as in a report of somebody's end, some months longer."""
    return tuple(
        Interval(term.earliest, term.latest + _REPORT_OF_ITS_END if term.latest and late else term.latest)
        for term in office.during()
        if term.latest is None or term.latest.year >= _FIRST_YEAR
    )


class _Tense(NamedTuple):
    """Of what time a sentence is: of no other than that of writing, of that week.

    `imagined` is something in it, before or behind what it calls people. Of one of another time only that counts.
    """

    present: bool
    of_this_week: bool
    imagined: bool


def _tense(text: str) -> _Tense:
    present = not _THEN.search(text)
    return _Tense(
        present,
        present and (WEEKDAY.search(text) is not None or _THIS_WEEK.search(text) is not None),
        _HYPOTHETICAL.search(text) is not None,
    )


def _all_at_once(offices: Sequence[Office]) -> bool:
    """Whether there was a time when all of them held their offices; else the text speaks of more times than one."""
    common: Sequence[Interval] = (ANY,)
    for office in offices:
        common = [both for one in common for term in office.terms if (both := overlap(one, term))]
    return any(i.earliest is None or i.latest is None or i.latest - i.earliest > _HANDOVER for i in common)


_HANDOVER = dt.timedelta(days=7)


def not_before(bearing: Bearing, beside: str = "a holder") -> Bearing:
    """Return a bearing of somebody in office with its upper bounds taken away, for what stands beside it."""
    first = min((option.earliest for option in bearing.options if option.earliest), default=None)
    reason = f"{bearing.clue.reason}, beside {beside} of another time"
    return bearing._replace(clue=msgspec.structs.replace(bearing.clue, reason=reason), options=(Interval(first, None),))


def _is_report(page: Page) -> bool:
    """Whether the opening tells by a bare weekday when something was, as only the news of the week does."""
    lead = (sentence for sentence in page.sentences if sentence.paragraph <= _LEAD_PARAGRAPHS)
    return any(WEEKDAY.search(sentence.text) and not _THEN.search(sentence.text) for sentence in lead)


def _left(office: Office, sentence: Sentence, start: int, end: int) -> Iterator[Bearing]:
    if not office.ahead and office.left:
        reason = f"{office.name} is called a former {office.title.lower()}"
        yield Bearing(make_clue("office-left", sentence, start, end, reason), office.left)


_TRANSITION = relativedelta(months=5)
_NOVELTY = relativedelta(months=18)


def _new(office: Office, word: str, sentence: Sentence, start: int, end: int) -> Iterator[Bearing]:
    """What "new" and "outgoing" allow: some time about the term's beginning, or before its end."""
    options = []
    for term in office.terms:
        if word == "outgoing" and term.latest:
            options.append(Interval(max(term.earliest or dt.date.min, term.latest - _NOVELTY), term.latest))
        elif word != "outgoing" and term.earliest:
            last = term.earliest + (_TRANSITION if word == "incoming" else _NOVELTY)
            options.append(Interval(term.earliest - _TRANSITION, min(last, term.latest or last)))
    if options:
        reason = f"{office.name} is called {word} {office.title.lower()}"
        yield Bearing(make_clue("office-held", sentence, start, end, reason), tuple(options))


def _held(office: Office, sentence: Sentence, start: int, end: int, first: dt.date) -> Bearing:
    reason = f"{office.name} is called {office.title.lower()}, first so on or after {first}"
    return Bearing(make_clue("office-held", sentence, start, end, reason), (Interval(first, None),))
