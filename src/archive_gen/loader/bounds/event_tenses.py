"""Whether a sentence tells of a dated event as past, as still ahead, or of what leads up to it."""

from __future__ import annotations

import re

from archive_gen.loader.bounds.relative import is_on_its_day, time_ahead
from archive_gen.loader.bounds.told_events import Told
from archive_gen.loader.bounds.weekdays import is_on_weekday
from archive_gen.loader.bounds.words import AHEAD, BEFORE, IMAGINED, LEAD_PARAGRAPHS, PAST, UNTIL, WEEKDAY, is_told
from archive_gen.loader.page import Page

ENDED = re.compile(
    r"\b(?:recently|just|newly)[ -](?:concluded|ended|finished|closed|held|completed)\b|"
    r"\b(?:after|following|since) the end of\b",
    re.IGNORECASE,
)
"""What says right before an event that it is over, with all of its days."""
STILL_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|ahead of|run-up to|preparations? for|prepares? for|"
    r"(?:is|are) (?:preparing|gearing up) for|next (?:month|week)'s|later this (?:month|year)|"
    r"to attend|will (?:attend|(?:co-)?host|stage|meet)|due to host|(?:is|are) (?:to|due to|set to|slated to|"
    r"expected to|scheduled to) (?:meet|travel|visit|attend|host|hold|open|begin|sit down|see|join|fly|go))\b"
    r"(?:(?!\b(?:since|after|following|from|last|past)\b)[^.;]){0,50}$",
    re.IGNORECASE,
)
"""What says right before an event that it has yet to begin."""
_COMES = re.compile(
    r"(?:\s(?:in|at|of|with|between|and|[A-Z][\w.’'-]*)){0,5}(?:,?\s(?:which|that))?\s"
    r"(?:(?:will|(?:is|are) (?:(?:due|set|scheduled|expected) )?to) "
    r"(?:be held|take place|begin|start|open|last|run|kick off)|"
    r"(?:(?:begins?|opens?|starts?|takes? place) )?(?:next (?:week|month)|tomorrow|later this (?:week|month|year)))\b"
)


# "He sold the boat ahead of the summit" is said before it and long after: of these words the sentence tells which.
_LEADS_UP = re.compile(r"(?:ahead of|run-up to|preparations?)\b", re.IGNORECASE)
_OF_NOW = re.compile(rf"{WEEKDAY.pattern}|\b(?:is|are|has|have|will|today|tonight|tomorrow|this (?:week|month|year))\b")


def is_ahead(page: Page, one: Told) -> bool:
    """Whether the words beside an event that a sentence names say that it is still to come.

    Those in front that can be told long after count in a report alone, where the sentence is told as past.
    """
    text = one.sentence.text
    if one.event.foretold and _COMES.match(text, one.end):
        return True
    match = STILL_AHEAD.search(one.before)
    if match is None or not _LEADS_UP.match(match[0]) or not PAST.search(text) or _OF_NOW.search(text):
        return match is not None
    opening = (sentence for sentence in page.sentences if sentence.paragraph <= LEAD_PARAGRAPHS)
    return any(WEEKDAY.search(sentence.text) for sentence in opening)


_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s(?:\w+\s)?$")
_YEAR_BEHIND = re.compile(r"\s(?:in|of)\s(?:\w+\s)?((?:19|20)\d\d)\b")
_YEAR_REACH = 24


_NUMBERED = re.compile(r"\s([IVX]{1,5})\b")


def is_of_other(one: Told) -> bool:
    """Whether a year or number beside the words says that another event is meant.

    "Russia's 2014 invasion of Ukraine", "the late Queen Elizabeth I".
    """
    text, event = one.sentence.text, one.event
    number = _NUMBERED.match(text, one.end)
    if number and one.words.rpartition(" ")[2][0].isupper() and number[1] not in event.name.split():
        return True
    year = _YEAR_BEFORE.search(text, max(0, one.start - _YEAR_REACH), one.start) or _YEAR_BEHIND.match(text, one.end)
    return year is not None and not event.first.year <= int(year[1]) <= event.last.year


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
# "The plan for a 12 June summit in the port has not changed", "prepares for the expected meeting": with no "had".
_EXPECTED = re.compile(
    r"\b(?:plans?|preparations?|prepar(?:es?|ing)|schedule) for (?:an?|the|his|her|their)\b[^.;]{0,60}"
    r"\b(?:summit|meeting|talks)\b|\b(?:expected|planned|scheduled)[\"”’]* (?:summit|meeting|talks)\b|"
    r"\bexpected[\"”’]* (?:[\w.’'-]+ ){0,3}(?:summit|meeting)\b",
    re.IGNORECASE,
)


# "Are preparing for a summit in the port", "the summit, which is set for 12 June": who says so does not look back.
_IS_SET = re.compile(
    r"\b(?:is|are) (?:preparing|gearing up|getting ready) for\b[^.;]{0,60}\b(?:summit|meeting|talks)\b|"
    r"\b(?:summit|meeting|talks)\b(?:(?!\b(?:had|was|were|been)\b)[^.;]){0,60}\b(?:set|scheduled|slated|planned) for\b|"
    # "Their meeting in the port on 12 June will be the first".
    r"\b(?:summit|meeting|talks)\b(?:(?!\b(?:had|was|were|been)\b)[^.;]){0,80}\bwill "
    r"(?:take place|be held|begin|start|open|mark|be (?:the|his|her|their) (?:first|second|third|fourth))\b"
)


_GONE_BY = re.compile(
    r"\b(?:had|was|were|ago|last (?:week|month|year)|before|after|since|cancel\w+|scrap\w+)\b|\b(?:19|20)\d\d\b"
)


def comes_soon(one: Told) -> bool:
    """Whether a sentence tells of a meeting by place and people as one of the weeks to come."""
    text = one.sentence.text
    if _SOON.search(text, max(0, one.start - _SOON_REACH), one.start) or _IS_SET.search(text):
        return True
    if _EXPECTED.search(text, max(0, one.start - _SOON_REACH)) and not _GONE_BY.search(text):
        return True
    will_meet = _WILL_MEET.search(text)
    if will_meet is None or is_on_weekday(one):
        return will_meet is not None
    # "We will meet next week, he had said" is of another week.
    return " had " not in text and (is_on_its_day(one) or time_ahead(text, will_meet.end()) is not None)


RECENT = re.compile(r"\brecent(?:ly)?\b(?! (?:years|decades|times|history|memory)\b)", re.IGNORECASE)
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
    r"\b(?:agreed to|to (?:meet|visit|attend|host|hold)|set for|"
    r"before (?:travell?ing|heading|flying|moving)(?: on)?\b[^.;,]{0,60} for (?:the|an?|his|her|their)|"
    r"(?:was|were) (?:to|due)|yet to|eve|days before|"
    r"ahead)\b",
    re.IGNORECASE,
)
# Nor has one for which they have arrived, but for a weekday that is one of its own.
_ARRIVED = re.compile(r"\barriv\w+\b[^.;,]{0,60} for (?:the|an?|his|her|their)\b")
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


def is_told_unnamed(one: Told) -> bool:
    """Whether a sentence tells of an event as past that it does not name.

    What follows may look ahead: they signed what will bind them.
    """
    if one.event.foretold and (held := _is_meeting_held(one)) is not None:
        return held
    text = one.sentence.text
    return is_told(text) or is_told(text[: (one.reach or one.end) + _AFTER]) or RECENT.search(text) is not None


def _is_meeting_held(one: Told) -> bool | None:
    """Whether a meeting that was foretold has been held; None where no word of its own tells."""
    text = one.sentence.text
    if _OTHERS_MET.search(text):
        return False
    if ended := _MEETING_ENDED.search(text):
        return not (_AGREED.search(text) or _is_unreal(text, ended.end()))
    if _MET.search(text, 0, one.start):
        return not _is_unreal(text, one.end)
    if signed := _SIGNED.search(text):
        return not _is_unreal(text, max(signed.end(), one.reach or one.end))
    if _ARRIVED.search(text) and not is_on_weekday(one):
        return False
    return False if _AGREED.search(text) or _UNSETTLED.search(text) else None


def _is_unreal(text: str, end: int) -> bool:
    """Whether a sentence up to an offset tells of what is imagined or still ahead."""
    return IMAGINED.search(text, 0, end) is not None or AHEAD.search(text, 0, end) is not None


# "An invasion remained possible": what is not yet a known one, but for those who began it.
_ONE_OF_MANY = re.compile(
    r"(?<!launched )(?<!began )(?<!begun )(?<!ordered )(?<!staged )(?<!with )\b(?:an?|any)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(
    r"(?:\s\w+){0,2}\s(?:possible|imminent|likely|unlikely|looming)\b|"
    r"\s(?:could|would|may|might) (?:come|begin|happen|start|take place|be)\b|"
    # "The invasion that many expect", but not "that many expected to be short".
    r"\s(?:that|which) (?:[\w.’'-]+ ){1,4}(?:warn|fear|expect|predict|dread)s?\b"
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
    r"\s(?:was|were|is|are|(?:has|have|had) been) (?:\w+ )?(?:awarded|given|granted|postponed|delayed|put off|"
    r"called off|cancel\w+|planned|scheduled|proposed|assigned)\b|"
    r"\s(?:\w+\s|(?:(?-i:[A-Z])[\w.’'-]*™?\s){0,3})(?:bids?|bidding|draws?|hosts?|organi[sz]\w+|qualif\w+|play-?offs?|"
    r"votes?|candida\w+|nomin\w+|submissions?|dreams?|hopes?|preparations?|trials|races?|tickets?|places?|"
    r"spots?|berths?)\b",
    re.IGNORECASE,
)


def is_led_up_to(one: Told) -> bool:
    """Whether beside the words for what was awaited stands what comes before it: that may be past while it is not."""
    text = one.sentence.text
    if _SOUGHT.search(one.before) or _COMES_BEFORE_IT.match(text, one.end):
        return True
    if not _GIVEN.search(one.before):
        return False
    return _GAMES.search(text, one.start, one.end) is not None or _VOTE.search(text) is not None


def is_past(one: Told) -> bool:
    """Whether a sentence that names an event tells of it as past. For one that was awaited its verbs must say so."""
    before = one.before
    if one.event.foretold:
        over = ENDED.search(before) or _AGO.match(one.sentence.text, one.end)
        return (is_told(one.sentence.text) and not UNTIL.search(before)) or over is not None
    after = one.sentence.text[one.end : one.end + BEFORE]
    if (one.words[0].islower() and _ONE_OF_MANY.search(before)) or _UNCERTAIN.match(after):
        return False
    if IMAGINED.search(before) or _UNDONE.search(before):
        return False
    return not AHEAD.search(before[-_NEAREST:]) or (one.words[0].isupper() and _AFTER_IT.search(before) is not None)


# "Who will pay after the Ever Given blocked it" is asked after that.
_AFTER_IT = re.compile(r"\b(?:after|since|following) (?:the )?$", re.IGNORECASE)
# "Sanctions after the test two weeks ago".
_AGO = re.compile(
    r"(?:\s(?:in|at|of)(?:\s[A-Z][\w.’'-]*){1,3})?,?\s(?:last (?:week|month|year)|yesterday|"
    r"(?:[\w-]+\s){1,3}(?:days|weeks|months|years) ago|an? (?:day|week|month|year) ago)\b"
)
_NEAREST = 25
"""How many characters before it bear on whether one that nobody foretold is ahead."""
