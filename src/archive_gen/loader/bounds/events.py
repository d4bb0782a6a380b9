"""Bounds from dated events that a text refers to: as past, as ahead, as recent, as of last year, by the weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.relative import ahead_interval, is_on_its_day, near_clues, time_ahead
from archive_gen.loader.bounds.telling import Told
from archive_gen.loader.bounds.weekdays import is_on_weekday, report_clues, weekday_clues
from archive_gen.loader.bounds.words import AHEAD, BEFORE, IMAGINED, PAST, RETOLD, UNTIL, WEEKDAY, is_told, make_clue
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import EventPhrase, Mentions
from archive_gen.loader.page import Page
from archive_gen.model import Event

_ENDED = re.compile(
    r"\b(?:recently|just|newly)[ -](?:concluded|ended|finished|closed|held|completed)\b|"
    r"\b(?:after|following|since) the end of\b",
    re.IGNORECASE,
)
_STILL_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|ahead of|run-up to|preparations? for|prepares? for|"
    r"(?:is|are) (?:preparing|gearing up) for|next (?:month|week)'s|later this (?:month|year)|"
    r"to attend|will (?:attend|(?:co-)?host|stage|meet)|due to host|(?:is|are) (?:to|due to|set to|slated to|"
    r"expected to|scheduled to) (?:meet|travel|visit|attend|host|hold|open|begin|sit down|see|join|fly|go))\b"
    r"(?:(?!\b(?:since|after|following|from|last|past)\b)[^.;]){0,50}$",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"(?:\s(?:in|at|of|with|between|and|[A-Z][\w.’'-]*)){0,5}(?:,?\s(?:which|that))?\s(?:(?:will|is to|is due to|"
    r"is set to|is scheduled to|is expected to) (?:be held|take place|begin|start|open|last|run|kick off)|"
    r"(?:(?:begins|opens|starts|takes place) )?(?:next (?:week|month)|tomorrow|later this (?:week|month|year)))\b"
)


def event_clues(page: Page, mentions: Mentions, latest: dt.date | None) -> tuple[list[Bearing], tuple[Event, ...]]:
    """Return what the dated events allow that the text refers to, and those of the vocabulary that it does.

    Published no earlier than what is past, no later than what is ahead. A text of up to the `latest` day can mean an
    earlier event by the same words.
    """
    told: list[Told] = []
    ahead: list[Told] = []
    leading: list[Told] = []
    named, unnamed = mentions.named, mentions.told
    for number in sorted(named.keys() | unnamed.keys()):
        sentence = page.sentences[number]
        for meant, start, end in named.get(number, ()):
            event = meant.meant_by(latest)
            before, after = sentence.text[max(0, start - BEFORE) : start], sentence.text[end : end + BEFORE]
            if event.coined:
                told.append(Told(event, sentence, start, end))
                continue
            if _is_of_other_year(event, sentence.text, start, end):
                continue
            one = Told(event, sentence, start, end)
            if event.foretold and _is_led_up_to(sentence.text, start, end):
                leading.append(one)
            elif _is_still_ahead(page, sentence.text, before) or (event.foretold and _COMES.match(sentence.text, end)):
                ahead.append(one)
            elif _is_past(event, sentence.text, before, sentence.text[start:end], after):
                told.append(one)
        unnamed_here = [Told(one.event, sentence, one.start, one.end, one.reach) for one in unnamed.get(number, ())]
        told += [one for one in unnamed_here if _tells(one) and one.event.is_named_in(page.text)]
        ahead += [one for one in unnamed_here if one.event.foretold and _comes_soon(one)]
    news = [one for one in told if not _is_retold(page, one)]
    bearings = [
        *_no_later(ahead), *_no_earlier(told), *_recent(told), *near_clues(page, news), *weekday_clues(page, news),
        *report_clues(page, news), *_by_weekday(page, news), *_led_up_to(leading),
    ]  # fmt: skip
    return bearings, tuple(one.as_event() for one in [*ahead, *told] if one.event.id)


# "He sold the boat ahead of the summit" is said before it and long after: of these words the sentence tells which.
_LEADS_UP = re.compile(r"(?:ahead of|run-up to|preparations?)\b", re.IGNORECASE)
_OF_NOW = re.compile(rf"{WEEKDAY.pattern}|\b(?:is|are|has|have|will|today|tonight|tomorrow|this (?:week|month|year))\b")


def _is_still_ahead(page: Page, text: str, before: str) -> bool:
    """Whether the words before an event say that it is ahead; of what is told as past only a report says so."""
    match = _STILL_AHEAD.search(before)
    if match is None or not _LEADS_UP.match(match[0]) or not PAST.search(text) or _OF_NOW.search(text):
        return match is not None
    opening = (sentence for sentence in page.sentences if sentence.paragraph <= _LEAD_PARAGRAPHS)
    return any(WEEKDAY.search(sentence.text) for sentence in opening)


def _is_retold(page: Page, one: Told) -> bool:
    """Whether the sentence, or one before it in its paragraph, names what old stories are told in."""
    of = one.sentence
    own = (sentence for sentence in page.sentences if sentence.paragraph == of.paragraph)
    return any(sentence.start <= of.start and RETOLD.search(sentence.text) for sentence in own)


_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s(?:\w+\s)?$")
_YEAR_BEHIND = re.compile(r"\s(?:in|of)\s(?:\w+\s)?((?:19|20)\d\d)\b")
_YEAR_REACH = 24


def _is_of_other_year(event: EventPhrase, text: str, start: int, end: int) -> bool:
    """Whether a year beside the words says that another event is meant: "Russia's 2014 invasion of Ukraine"."""
    year = _YEAR_BEFORE.search(text, max(0, start - _YEAR_REACH), start) or _YEAR_BEHIND.match(text, end)
    return year is not None and not event.first.year <= int(year[1]) <= event.last.year


def _comes_soon(one: Told) -> bool:
    """Whether a sentence tells of a meeting by place and people as one of the weeks to come."""
    text = one.sentence.text
    if _SOON.search(text, max(0, one.start - _SOON_REACH), one.start):
        return True
    will_meet = _WILL_MEET.search(text)
    if will_meet is None or is_on_weekday(one):
        return will_meet is not None
    # "We will meet next week, he had said" is of another week.
    return " had " not in text and (is_on_its_day(one) or time_ahead(text, will_meet.end()) is not None)


_WILL_MEET = re.compile(
    r"\b(?:will|(?:is|are) (?:(?:set|due|expected|scheduled|slated) )?to) "
    r"(?:meet|hold|host|sit down|attend|travel|visit|join|flank|be flanked|gather|fly)\b"
)
_SOON_REACH = 110
_SOON = re.compile(
    r"\b(?:upcoming|forthcoming|next (?:week|month)[’']s|tomorrow[’']s)\b"
    r"(?:(?!\b(?:since|after|following|from|last|past)\b)[^.;]){0,90}$",
    re.IGNORECASE,
)


def _tells(one: Told) -> bool:
    """Whether a sentence tells of an event as past; what follows may look ahead: they signed what will bind them."""
    text = one.sentence.text
    if one.event.foretold:
        if _OTHERS_MET.search(text):
            return False
        if ended := _MEETING_ENDED.search(text):
            before = text[: ended.end()]
            return not (_AGREED.search(text) or IMAGINED.search(before) or AHEAD.search(before))
        if _MET.search(text, 0, one.start):
            return not (IMAGINED.search(text, 0, one.end) or AHEAD.search(text, 0, one.end))
        if signed := _SIGNED.search(text):
            end = max(signed.end(), one.reach or one.end)
            return not (IMAGINED.search(text, 0, end) or AHEAD.search(text, 0, end))
        if _AGREED.search(text) or _UNSETTLED.search(text):
            return False
    return is_told(text) or is_told(text[: (one.reach or one.end) + _AFTER]) or _RECENT.search(text) is not None


# Who met at a place or signed a paper has been there, whatever they agreed to do.
_MET = re.compile(r"\bmet\b(?: [^\W\d_][\w.'’-]*){0,9} $")
_SIGNED = re.compile(r"\bsigned\b[^.;,]{0,40}\b(?:declaration|statement|treaty|treaties|agreements?|pact|accord)\b")
_OTHERS_MET = re.compile(
    r"\b(?:teams|aides|advis[eo]rs|envoys|negotiators|diplomats|delegations|officials|staff|representatives)"
    r"(?:\s(?!who\b)[\w.’'-]+){0,4}?\s(?:met|sat|talked|gathered)\b"
)
_AFTER = 25
"""How many characters after the words that tell of an event bear on whether it is past."""
# A meeting that somebody agreed to, put off or called off has not been held.
_AGREED = re.compile(
    r"\b(?:agreed to|to (?:meet|visit|attend|host|hold)|set for|(?:was|were) (?:to|due)|yet to|eve|days before|"
    r"ahead)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\b(?:call(?:ed|ing) off|cancel\w*|postpone\w*|scrap\w*|announc\w+|invit\w+|propos\w+|offer\w*|ready|willing\w*|"
    r"accept\w*|refus\w*|declin\w+|consider\w*)\b",
    re.IGNORECASE,
)
# One that is said to have ended has been: what else was called off or refused is another thing.
_MEETING_ENDED = re.compile(
    r"\b(?:ended|concluded|cut short|broke off|wrapped up|walked (?:away|out)(?: of| from)?)\b(?:\s[\w.'’-]+){0,6}?\s"
    r"(?:summit|meeting|talks)\b|"
    r"\b(?:summit|meeting)\b[^.;,]{0,120}?\b(?:ended|concluded|collapsed|broke (?:up|down)|was cut short)\b",
    re.IGNORECASE,
)


def _no_later(ahead: list[Told]) -> Iterator[Bearing]:
    for one in ahead:
        reason = f"{one.event.name} ({one.event.first}) is still ahead, so published by then"
        yield one.bearing("event-ahead", reason, ahead_interval(one))


_QUALIFIERS = re.compile(r"\b(?:qualif\w+|play-?offs?|draw)\b", re.IGNORECASE)
_THIS_WEEK = re.compile(rf"{WEEKDAY.pattern}|\b(?:today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
_QUALIFYING_YEARS = 4
"""So many years before them the matches begin by which teams qualify for the finals."""


def _led_up_to(leading: list[Told]) -> Iterator[Bearing]:
    """What leads up to an event bounds a text where it is still to come, or was that week.

    A report whose opening tells of a match to qualify, or of the draw, as of that week is of the years before.
    """
    for one in leading:
        text, first = one.sentence.text, one.event.first
        if _STILL_AHEAD.search(text, max(0, one.start - BEFORE), one.start):
            reason = f"{one.event.name} ({first}) is still ahead, so published by then"
            yield one.bearing("event-ahead", reason, Interval(None, one.event.last))
        elif one.sentence.paragraph < _LEAD_PARAGRAPHS and _QUALIFIERS.search(text) and _THIS_WEEK.search(text):
            reason = f"a match or draw for {one.event.name} ({first}) was that week, so before it"
            yield one.bearing("event-ahead", reason, Interval(first - relativedelta(years=_QUALIFYING_YEARS), first))


_LEAD_PARAGRAPHS = 2

# "An invasion remained possible": what is not yet a known one, but for those who began it.
_ONE_OF_MANY = re.compile(
    r"(?<!launched )(?<!began )(?<!begun )(?<!ordered )(?<!staged )(?<!with )\b(?:an?|any)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(
    r"(?:\s\w+){0,2}\s(?:possible|imminent|likely|unlikely|looming)\b|"
    r"\s(?:could|would|may|might) (?:come|begin|happen|start|take place|be)\b"
)

_UNDONE = re.compile(
    r"\b(?:attempt\w*|plot\w*|foil\w*|thwart\w*|botch\w*|fail\w*)\s(?:(?:at|the|on|in)\s){0,2}$", re.IGNORECASE
)

# What is demanded, put to the vote, given to a host, fought for or qualified for may not have come yet.
_SOUGHT = re.compile(
    r"\b(?:(?:call(?:s|ed|ing)?|push\w*|press\w*|petition\w*|campaign\w*|rall\w+|motions?|bid\w*|bills?|vying|"
    r"candida\w+|races?|rights?|contests?|plans?|hopes?|dreams?|draws?) for|through to|"
    r"(?:tickets?|places?|spots?|berths?|slots?|trips?|passage|way|road|venues?|squads?) (?:for|to|in|at|of)|"
    r"(?:nomin\w+|shortlist\w*|entr(?:y|ies|ants?)|submi\w+|eligib\w+|tipped|contenders?) (?:for|to|at|in)|"
    r"(?:vot(?:es?|ed|ing)|referend\w+) (?:on|for|against)|demand\w*|seek\w*|sought|urg\w+|wants?|wanted|debat\w+|"
    r"consider\w*|reach\w*|miss(?:ed|es|ing)?|book\w*|pick\w*|chose\w*|choos\w*|select\w*|named|"
    r"award\w*|grant(?:ed|s|ing)|land(?:ed|s|ing)?|secur(?:ed?|es|ing)|"
    r"(?:hosts?|hosting|stage|staging)(?: of)?|(?:to|of) (?:hold|organi[sz])(?:e|ing)?|"
    r"qualif\w+ (?:for|to|of))\s"
    r"(?:(?!since|after|following)[\w.]+\s){0,5}$",
    re.IGNORECASE,
)
# A town that has won the Games is to hold them, and so is a country that won a tournament by votes.
_GIVEN = re.compile(
    r"\b(?:w[io]ns?|winning|g[eo]ts?|lost|loses?|beat|given|gave|handed)\s(?:[\w.]+\s){0,3}$", re.IGNORECASE
)
_GAMES = re.compile(r"\b(?:Olympics|Games)$", re.IGNORECASE)
_VOTE = re.compile(r"\b(?:vot(?:es?|ed|ing)|ballots?|bids?|hosts?|hosting)\b", re.IGNORECASE)
_COMES_BEFORE_IT = re.compile(
    r"\s(?:\w+\s|(?:(?-i:[A-Z])[\w.’'-]*™?\s){0,3})(?:bids?|bidding|draws?|hosts?|organi[sz]\w+|qualif\w+|play-?offs?|"
    r"votes?|candida\w+|nomin\w+|submissions?|dreams?|hopes?|preparations?|trials|races?|tickets?|places?|"
    r"spots?|berths?)\b",
    re.IGNORECASE,
)


def _is_led_up_to(text: str, start: int, end: int) -> bool:
    """Whether beside the words for what was awaited stands what comes before it: that may be past while it is not."""
    before = text[max(0, start - BEFORE) : start]
    if _SOUGHT.search(before) or _COMES_BEFORE_IT.match(text, end):
        return True
    return _GIVEN.search(before) is not None and (_GAMES.search(text, start, end) or _VOTE.search(text)) is not None


def _is_past(event: EventPhrase, sentence: str, before: str, words: str, after: str) -> bool:
    """Whether a sentence tells of an event as past. For one that was awaited its own verbs must say so."""
    if event.foretold:
        return (is_told(sentence) and not UNTIL.search(before)) or _ENDED.search(before) is not None
    if (words[0].islower() and _ONE_OF_MANY.search(before)) or _UNCERTAIN.match(after):
        return False
    return not (IMAGINED.search(before) or AHEAD.search(before[-25:]) or _UNDONE.search(before))


# "The leaders, who are at the summit in the port, said": they come before it begins.
_IS_THERE = re.compile(r"\b(?:(?:is|are) at|(?:arriv\w+|gather\w*) (?:at|for|in \w+ for)) the $")
_ARRIVAL = dt.timedelta(days=3)


def _no_earlier(told: list[Told]) -> Iterator[Bearing]:
    """The latest of the events that have happened, or have ended."""

    def bound(one: Told) -> dt.date:
        before = one.sentence.text[max(0, one.start - BEFORE) : one.start]
        if one.event.foretold and _IS_THERE.search(before):
            return one.event.first - _ARRIVAL
        return one.event.last if _ENDED.search(before) else one.event.first

    if told:
        one = max(told, key=bound)
        happened = "has ended" if bound(one) == one.event.last != one.event.first else "has happened"
        reason = f"{one.event.name} ({bound(one)}) {happened}, so published no earlier"
        yield one.bearing("event-past", reason, Interval(bound(one), None))


_RECENT = re.compile(r"\brecent(?:ly)?\b(?! (?:years|decades|times|history|memory)\b)", re.IGNORECASE)
_OF_OTHER = re.compile(r"\b(?:on|of|for|since|about|into|over|after|following|against|around|to|with|by|from)\b|[,;:]")
_IN_YEAR = re.compile(r"\b(?:in|of) (?:19|20)\d\d\b")
_RECENT_MONTHS = 12


def _recent(told: list[Told]) -> Iterator[Bearing]:
    """What is recent is at most a year old: nobody says so later, and many stop much earlier."""
    for one in told:
        text, first = one.sentence.text, max(0, one.start - 2 * BEFORE)
        recent = _RECENT.search(text, first, one.end)
        # "A recent book on the invasion" makes the book recent; of one told unnamed only a word is found.
        by_name = one.event.id is not None and not one.event.who
        of_other = recent and by_name and _OF_OTHER.search(text, recent.end(), one.start)
        # What was recent in a year that is named may be old.
        if recent and not of_other and not one.event.lasting and not _IN_YEAR.search(text):
            latest = one.event.last + relativedelta(months=_RECENT_MONTHS)
            reason = f"{one.event.name} ({one.event.last}) is called recent, so within a year of it"
            yield one.bearing("event-recent", reason, Interval(one.event.first, latest))


_ONCE = re.compile(r"\b(?:once|years)\b")
_MEETING = re.compile(r"\b(?:met|meet(?:s|ing)?|summit|talks)\b", re.IGNORECASE)


def _opens_with(opening: str, event: EventPhrase) -> bool:
    return _MEETING.search(opening) is not None and all(
        re.search(rf"\b{re.escape(name)}\b", opening) for name in event.who
    )


_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|"
    r"\b(?:last|this|next) (?:month|year)\b|\b(?:weeks|months|years) (?:ago|later|after|since)\b"
)
_WEEK = dt.timedelta(days=7)


def _by_weekday(page: Page, told: list[Told]) -> Iterator[Bearing]:
    """A report whose every time is a bare weekday is of the week of its event.

    News names a day by its weekday alone for about a week. The event must be what the opening is
    about: those who took part and their meeting are in it. Any month, and any day with a number,
    anywhere in the text makes it another kind of text, and nothing is concluded.
    """
    opening = " ".join(line.raw for line in page.lines if line.zone == "title" or line.position == page.first_body)
    of_opening = (one for one in told if one.event.who and _opens_with(opening, one.event))
    told = [one for one in of_opening if not _ONCE.search(one.sentence.text)]
    if not told or any(_MONTH.search(s.text) or s.dates for s in page.sentences):
        return
    latest = max(told, key=lambda one: one.event.first)
    for sentence in page.sentences:
        match = WEEKDAY.search(sentence.text)
        if match and is_told(sentence.text) and latest.event.last - latest.event.first < _WEEK:
            reason = (
                f"days are told by bare weekdays alone, so within a week of {latest.event.name} ({latest.event.last})"
            )
            clue = make_clue("weekday", sentence, match.start(), match.end(), reason)
            yield Bearing(clue, (Interval(latest.event.first, latest.event.last + _WEEK),))
            return
