"""Bounds from offices: somebody is called by one only once it is theirs, and a former holder only after."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial, reduce
from typing import NamedTuple

import msgspec
from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import WEEK
from archive_gen.loader.bounds.titles_abroad import is_otherwise
from archive_gen.loader.bounds.words import ANY_YEAR, LEAD_PARAGRAPHS, RETOLD, WEEKDAY, is_in_english, make_clue
from archive_gen.loader.dating import ANY, Bearing, intersect
from archive_gen.loader.knowledge import Office
from archive_gen.loader.page import Page

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
# "President Name's portrait was hung": that outlasts the office.
_LEFT_BEHIND = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,2}(?:portraits?|statues?|librar(?:y|ies)|widow|memoirs?|biograph\w+|museum|memorials?|"
    r"grave|tomb|birthplace|childhood|papers|archives?)\b"
)
_OF = frozenset(("of", "to", "for"))
# Of one who may come to hold it; a threat, a plan or a warning is of those who do.
_HYPOTHETICAL = re.compile(
    r"\b(?:if|could|might|possibl[ey]|potential|would-be|imagin\w*|would(?: [\w.’'-]+){0,3} have|"
    r"in (?:the|a|his|her|this) (?:[\w-]+ )?(?:film|movie|novel|play|sitcom|thriller|comic|simulation|war game))\b",
    re.IGNORECASE,
)
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
# "The former president" without a name is soon the one of another time.
_ALONE = ("president", "prime minister")
_BEFORE = 40
"""How many characters before a title bear on whose it is."""


class _Speech:
    """A sentence that calls people by their offices, with what it says of time; each is looked for when first asked.

    `is_report` tells of the text whether its opening is the news of a week.
    """

    def __init__(self, page: Page, number: int, is_report: Callable[[], bool]) -> None:
        self.sentence, self.is_report = page.sentences[number], is_report
        self.text = self.sentence.text
        self._page, self._number = page, number

    @cached_property
    def is_present(self) -> bool:
        """Whether it is of no other time than that of writing."""
        return not _THEN.search(self.text)

    @cached_property
    def is_of_this_week(self) -> bool:
        return WEEKDAY.search(self.text) is not None or _THIS_WEEK.search(self.text) is not None

    @cached_property
    def imagines(self) -> bool:
        return _HYPOTHETICAL.search(self.text) is not None

    @cached_property
    def tells_of_an_end(self) -> bool:
        """Whether somebody in it dies, resigns or is overthrown."""
        return _ENDS.search(self.text) is not None

    @cached_property
    def looks_back(self) -> bool:
        """Whether what stands right before it tells of another time.

        Its own paragraph does so by a year or a book, that above by what was years ago, or when it was.
        """
        own = self.sentence.paragraph
        for sentence in reversed(self._page.sentences[: self._number]):
            if sentence.paragraph < own - 1:
                break
            if _LONG_AGO.search(sentence.text) or _SET_THEN.search(sentence.text):
                return True
            if sentence.paragraph == own and (_YEAR_BEFORE.search(sentence.text) or RETOLD.search(sentence.text)):
                return True
        return False


class _Called(NamedTuple):
    """Somebody whom a sentence calls by an office, the words for both standing from `start` to `end`."""

    office: Office
    speech: _Speech
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.speech.text[max(0, self.start - _BEFORE) : self.start]

    def bearing(self, rule: str, says: str, options: tuple[Interval, ...], start: int | None = None) -> Bearing:
        """Return what the words allow, from `start` on where that is before theirs; `says` tells how they call them."""
        reason = f"{self.office.name} is called {says}"
        first = self.start if start is None else start
        return Bearing(make_clue(rule, self.speech.sentence, first, self.end, reason), options)


def office_clues(page: Page, called: Mapping[int, Sequence[tuple[Office, int, int]]]) -> Iterator[Bearing]:
    """Yield what the offices allow that the text says people hold, are to hold, or no longer hold.

    That an office is somebody's still is taken from the opening, from a sentence that names a bare
    weekday, and in a report whose opening does so from whoever speaks; and only where the sentence
    speaks of no other time. Of the others the one that began last bounds the date from below.
    """
    found: list[Bearing] = []
    held: list[Office] = []
    begun: list[tuple[dt.date, _Called]] = []
    of_old = False
    abroad = not is_in_english(page)
    for one in _called(page, called):
        if abroad and is_otherwise(one.speech.sentence.folded, one.start):
            continue
        if former := _FORMER.search(one.before):
            found += _left(one, former)
            continue
        if _NOT_NOW.search(one.before) or _is_imagined(one):
            continue
        now = _is_told_as_now(one)
        if now and not one.office.ahead and _THEN_WAS.match(one.speech.text, one.end):
            now = False
            held.append(one.office)
        if now and _ended_long_ago(one.office):
            now, of_old = False, True
        now = now and not _ends_beside(one)
        if now and (new := _NEW.search(one.before)):
            found += _new(one, new)
        elif now and (terms := _terms(one)):
            found.append(one.bearing("office-held", f"{one.office.title.lower()} as of now", terms))
            held.append(one.office)
        elif first := one.office.first():
            begun.append((first, one))
    # Who calls those of old by their titles may call anybody so.
    at_once = not of_old and _all_at_once(held) and not (found and _is_of_old_times(page))
    yield from found if at_once else map(not_before, found)
    if begun:
        first, one = max(begun, key=lambda pair: pair[0])
        says = f"{one.office.title.lower()}, first so on or after {first}"
        yield one.bearing("office-held", says, (Interval(first, None),))


def _called(page: Page, called: Mapping[int, Sequence[tuple[Office, int, int]]]) -> Iterator[_Called]:
    """The same in order, each with its sentence; a "PM" that is a time of day is left out."""
    is_report = cache(partial(_is_report, page))
    for number, offices in called.items():
        speech = _Speech(page, number, is_report)
        for office, start, end in offices:
            one = _Called(office, speech, start, end)
            if not _is_time_of_day(one.before, speech.text[start : start + 3]):
                yield one


def _is_report(page: Page) -> bool:
    """Whether the opening tells by a bare weekday when something was, as only the news of the week does."""
    lead = (sentence for sentence in page.sentences if sentence.paragraph <= LEAD_PARAGRAPHS)
    return any(WEEKDAY.search(sentence.text) and not _THEN.search(sentence.text) for sentence in lead)


def _is_time_of_day(before: str, words: str) -> bool:
    """Whether a "PM" is no prime minister: "at 5 PM", "at noon or 1 pm"."""
    return words.lower() == "pm " and (words != "PM " or before.rstrip()[-1:].isdigit())


def _is_imagined(one: _Called) -> bool:
    """Whether a sentence only imagines a holder: "a possible President Name", "President Name could"."""
    return one.speech.imagines and _HYPOTHETICAL.search(one.speech.text, 0, one.end + _ONE_DAY) is not None


def _is_told_as_now(one: _Called) -> bool:
    """Whether a sentence that calls somebody by an office is of the time of writing."""
    speech = one.speech
    if not speech.is_present or _is_of_old(one):
        return False
    if not speech.is_of_this_week:
        leads = speech.sentence.paragraph < LEAD_PARAGRAPHS or one.office.ahead
        if not (leads or _acts(one)) or (speech.looks_back and not _IS_NOW.match(speech.text, one.end)):
            return False
    return True


def _ends_beside(one: _Called) -> bool:
    """Whether beside the name stands how an office ended. To look for that takes longest, so it comes last."""
    near = max(0, one.start - _ENDS_REACH), one.end + _ENDS_REACH
    return one.speech.tells_of_an_end and _ENDS.search(one.speech.text, *near) is not None


# What a text is where its headline says so, and who is called by an office in it held that at any time.
_OF_OLD_TIMES = re.compile(
    r"\b(?:books?|novels?|memoirs?|diar(?:y|ies)|documentary|exhibition|biography|remember(?:s|ed)|recalls|obituary|"
    r"from (?:the|our) archives?|on this day|this (?:day|week) in|(?:years|decades) ago|(?:re)?printed from|"
    r"republished|(?:first|originally) published|what if)\b|(?:^|\bbook )review\b|\breview:",
    re.IGNORECASE,
)
_YEARS_ON = re.compile(r"(?:\w+ )?(?:years|decades) (?:on|later)\b")
_I_WAS = re.compile(
    r"\b(?:I|my (?:father|mother|grand\w+)) (?:was|had|wrote|met|saw|heard|stood|sat|came|went|\w+ed)\b"
)
_QUOTE = re.compile('["“”]')


def _is_of_old_times(page: Page) -> bool:
    """Whether a text looks back: by its headline, to "ten years on", or on what its writer saw, as its opening says."""
    if any(_OF_OLD_TIMES.search(line.raw) for line in page.within("title")):
        return True
    return any(
        _YEARS_ON.match(sentence.text)
        or (
            sentence.paragraph < LEAD_PARAGRAPHS
            and (told := _I_WAS.search(sentence.text))
            and not _QUOTE.search(sentence.text, 0, told.start())
        )
        for sentence in page.sentences
    )


def _names_year_within(text: str, days: Sequence[Interval]) -> bool:
    """Whether a text names a year in which somebody was a former holder: who told of it may have waited longer."""
    years = [int(year) for year in ANY_YEAR.findall(text)]
    return any(
        one.earliest and one.latest and one.earliest.year <= year <= one.latest.year for one in days for year in years
    )


def _ended_long_ago(office: Office) -> bool:
    return all(term.latest is not None and term.latest.year < _OF_OLD for term in office.terms)


def _is_of_old(one: _Called) -> bool:
    """Whether the words before a title, or an old paper, make its holder one of any time."""
    speech = one.speech
    when = "when" in speech.sentence.folded and _WHEN.search(speech.text[: one.start]) is not None
    if when or _is_past_holder(one.before) or _LEFT_BEHIND.match(speech.text, one.end):
        return True
    return _PAPERS.search(speech.text) is not None


def _is_past_holder(before: str) -> bool:
    """Whether what stands before a title makes something its holder's that lasts: their laws, aides or widows."""
    if _PAST_HOLDER.search(before):
        return True
    return not _OF.isdisjoint(before.split()[-3:]) and _PAST_HOLDERS.search(before) is not None


def _acts(one: _Called) -> bool:
    """Whether a holder does something now, or lately, or in a report says so."""
    text = one.speech.text
    if _IS_NOW.match(text, one.end) or _LATELY.match(text, one.end):
        return True
    said = _SPEAKS.match(text, one.end) or _SAID.search(text, max(0, one.start - _BEFORE), one.start)
    return said is not None and _EARLIER.search(text) is None and one.speech.is_report()


def _terms(one: _Called) -> tuple[Interval, ...]:
    """The days of an office; where that may have ended by now, as in a report of somebody's end, some months longer."""
    office, speech = one.office, one.speech
    lately = office.title not in _FOR_LIFE and _LATELY.match(speech.text, one.end) is not None
    late = lately or speech.tells_of_an_end
    return tuple(
        Interval(term.earliest, term.latest + _REPORT_OF_ITS_END if term.latest and late else term.latest)
        for term in office.during()
        if term.latest is None or term.latest.year >= _FIRST_YEAR
    )


def terms_in_common(offices: Iterable[Office]) -> Sequence[Interval]:
    """Return the stretches of days in which all of some offices were held by those who are called so."""
    return reduce(intersect, {office.terms for office in offices}, (ANY,))


def _all_at_once(offices: Iterable[Office]) -> bool:
    """Whether there was a time when all of them held their offices; else the text speaks of more times than one."""
    stretches = terms_in_common(offices)
    return any(i.earliest is None or i.latest is None or i.latest - i.earliest > _HANDOVER for i in stretches)


_HANDOVER = WEEK


def not_before(bearing: Bearing, beside: str = "a holder") -> Bearing:
    """Return a bearing of somebody in office with its upper bounds taken away, for what stands beside it."""
    first = min((option.earliest for option in bearing.options if option.earliest), default=None)
    reason = f"{bearing.clue.reason}, beside {beside} of another time"
    return bearing._replace(clue=msgspec.structs.replace(bearing.clue, reason=reason), options=(Interval(first, None),))


def _left(one: _Called, former: re.Match[str]) -> Iterator[Bearing]:
    """What the words for a former holder allow: the days on which the office was theirs no more."""
    office, speech = one.office, one.speech
    if office.ahead or not office.left:
        return
    start = one.start - len(one.before) + former.start()
    left = one.bearing("office-left", f"a former {office.title.lower()}", office.left, start)
    was = not (speech.is_present and speech.is_of_this_week) and _THEN_WAS.match(speech.text, one.end) is not None
    if was or _names_year_within(speech.text, office.left):
        left = not_before(left)
    alone = speech.sentence.folded[one.start : one.end] in _ALONE
    if alone and (not speech.is_present or not speech.is_report() or speech.looks_back):
        yield not_before(left, beside="a sentence")
    else:
        yield left


_TRANSITION = relativedelta(months=5)
_NOVELTY = relativedelta(months=18)


def _new(one: _Called, new: re.Match[str]) -> Iterator[Bearing]:
    """What "new" and "outgoing" allow: some time about the term's beginning, or before its end."""
    word = new["word"].lower()
    options = []
    for term in one.office.terms:
        if word == "outgoing" and term.latest:
            options.append(Interval(max(term.earliest or dt.date.min, term.latest - _NOVELTY), term.latest))
        elif word != "outgoing" and term.earliest:
            last = term.earliest + (_TRANSITION if word == "incoming" else _NOVELTY)
            options.append(Interval(term.earliest - _TRANSITION, min(last, term.latest or last)))
    if options:
        start = one.start - len(one.before) + new.start()
        yield one.bearing("office-held", f"{word} {one.office.title.lower()}", tuple(options), start)
