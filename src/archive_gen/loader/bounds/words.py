"""The words by which English tells the past from what is ahead and from what somebody only imagines."""

from __future__ import annotations

import re

from archive_gen.loader.bounds.counts import NUMBERS
from archive_gen.loader.calendar_names import ENGLISH_MONTH_NAMES, ENGLISH_WEEKDAY_NAMES
from archive_gen.loader.language import detect_language
from archive_gen.loader.page import Page, Sentence
from archive_gen.model import Clue

_AHEAD = (
    r"\b(?:will|shall|would|upcoming|forthcoming|scheduled|slated|due (?:to|on|in)|set to|"
    r"plan(?:s|ned|ning)?(?! of action)|"
    r"expect(?:s|ed)?|hopes?|intends?|to be held|ahead of|next (?:week|month|year)|later this|"
    r"(?:by|until) (?:the end|then|next|\d{1,4})|deadline|target|goal|forecast|projected|predict(?:s|ed)?|"
    r"(?:years?|months|weeks|days) (?:off|away)|"
    r"(?:supposed|meant) to|(?:is|are) to|(?:was|were) to (?:be|have)|"
    r"as (?:the|its|their) (?:date|day|start|beginning|opening|deadline)|(?:wo|would)n[’']t|(?<=[’'])(?:ll|d)|"
    # "Spoke of the meeting taking place on Friday".
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )taking place)\b|"
    r"\b(?:by|until) (?=[a-z]{2,} \d)"
)
AHEAD = re.compile(_AHEAD, re.IGNORECASE)
# What makes an issue the number of a magazine, and no question.
_OF_A_MAGAZINE = "|".join(
    rf"(?<={before} issue)"
    for before in (
        r"\d{4}", "special", "latest", "current", "print", "ary", "arch", "pril", "may", "june", "july", "gust", "ber",
        "pring", "ummer", "utumn", "fall", "inter",
    )
)  # fmt: skip
_IMAGINED = (
    r"\b(?:if|(?:could|might)(?:n[’']t)?|fear\w*|threat\w*|possible|possibly|potential|looming|imminent|warn\w*|prevent\w*|"
    r"avert\w*|deter\w*|speculat\w*|plans?(?! of action)|planned|prepar\w*|rumou?r\w*|would-be|edition|"
    r"may (?:be|not|also|well|yet|soon)|"
    rf"in print|issue(?: (?:no|number|dated)|{_OF_A_MAGAZINE}))\b"
)
IMAGINED = re.compile(_IMAGINED, re.IGNORECASE)
# Both in a text in lower case: to ignore the case of so many words takes four times the time.
_AHEAD_OR_IMAGINED = re.compile(f"{_AHEAD}|{_IMAGINED}")
PAST = re.compile(
    r"\b(?:was|were|had|did|been|began|met|said|took|held|made|gave|told|fell|broke|sent|won|led|came|went|became|left|"
    r"upheld|sought|fought|bought|caught|threw|withdrew|overthrew|grew|drove|swept|heard|"
    r"saw|oversaw|undertook|overtook|put|shook|died|flew|spoke|wrote|drew|rose|lost|got|stood|brought|knew|ran|set|struck|hit|shot|cut|since|"
    r"sat|blew|fled|sank|swore|chose|froze|built|paid|laid|sold|spent|kept|felt|dealt|tore|rode|stole|forbade|hung|bore|hid|"
    r"(?!(?:hundred|indeed|sacred|unprecedented|(?:ex|pro|suc)ceed|speed|breed)\b)[a-z]{3,}ed)\b"
)
# What stands between a verb of the past and a day that it does not put into the past: "won the right to host the Games
# in 2032", "signed a contract that ends on 3 May 2031"; but "came to power in 2011", "was sent to the harbour in 2011".
_LOOKS_ON = re.compile(
    r"\bto (?!(?:the|an?|his|her|its|their|power|office|prison|jail|death|work|war|at|about|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|both|all|each|[a-z]+ing)\b)[a-z]{2,}\b|"
    r"\b(?:expires?|matures?|ends|begins|starts|opens|closes|lasts|runs|takes|falls|comes|arrives|leaves|returns|visits|"
    r"meets|hosts|holds|is|are|lapses?|hits|enters|kicks|"
    r"(?:come|go) into|take effect|effective|with effect|countdown)\b|\bdate of\s$|"
    # "A bill that bans the nets from", "ready for the march on".
    r"\b(?:which|that|who) (?!was\b|has\b|his\b|its\b|this\b|us\b)[a-z]{2,}s\b|"
    r"\bfor (?:the|an?|its|his|her|their)(?!(?: [\w-]+)? (?:time|hour|day|week|month|year)\b)"
    r"(?: [\w-]+){1,3} (?:on|of)\s(?:\w+day,?\s)?$|"
    r"\b(?:for|to|through|until|till|by|before)\s+(?:\w+day,?\s)?$|\b(?:before|[Tt]ickets?|[Ii]nvitations?)\b"
)
# Verbs of which a day behind their object is the object's: "announced a meeting on 3 May" beside "announced on 3 May".
_ANNOUNCED = re.compile(
    r"(?:announc|agree|invit|accept|call|postpon|extend|schedul|decid|approv|propos|offer|confirm|promis|pledg|vow|"
    r"book|order|demand|urg|ask|suggest|delay|fix|request|reject|discuss|advertis|nam|select|declar)e?d|"
    r"set|said|told|sold|chose"
)
_ITS_OWN_DAY = re.compile(
    r"(?:\s(?:in|at|by|during)\b[^,]{1,60}|(?<=told)\s(?!that)[^,]{1,40}|(?:\s(?!from\b)\w+)?)"
    r"\s*(?:on|in|early|late|since)?\s*(?:\w+day,?\s)?(?:in|on|early|late)?\s*"
)
# "They chose 14 May 2031 for it" says nothing of when they did, and "was given the Games in 2032" neither.
_CHOSEN = re.compile(r"chose|set|(?:fix|pick|nam|select|propos|suggest|book|reserv)e?d")
_IN = re.compile(r"(?:in|since|during|early|late|mid)\b", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:given|gave|got|(?:award|grant|hand|allott?|assign|secur)ed)\b")
_GAMES = re.compile(r"\b(?:Games|Olympics|World Cup|Expo|Euros?|tournament|finals)\b")
# Who said so says nothing of when it was: "The council meets again on 3 May 2019, the mayor said."
_SAID = re.compile(r",[\"”’»]*\s[^,]{0,60}\b(?:said|told|added|announced|reported|wrote)\b[^,]{0,40}$")
MONTH_NAMES = "|".join(ENGLISH_MONTH_NAMES)
"""Those of the months, as part of a pattern."""
NAMED_DAY = rf"(?P<name>{'|'.join(ENGLISH_WEEKDAY_NAMES)})"
"""A weekday's name, as part of a pattern."""

_NO_HOLIDAY = "".join(rf"(?<!{of} )" for of in ("Easter", "Good", "Black", "Bloody", "Palm", "Ash"))
WEEKDAY = re.compile(
    rf"\b(?:on |late |early )?(?=[MTWFS])(?<!\ba )(?<!\bone )(?<!every )(?<!each ){_NO_HOLIDAY}{NAMED_DAY}\b"
    r"(?:\s(?:morning|afternoon|evening|night))?(?!\s(?:of )?last week\b|\sa week ago\b)"
    rf"(?!,?\s(?:{MONTH_NAMES}|[A-Z][a-z]{{2,3}}\.?\s\d|\d))"
)
"""A weekday without a date, which news says of the days of about a week."""
HAPPENED = (
    "invasion|war|coup|attacks?|bombings?|massacre|uprising|rebellion|revolution|earthquake|quake|tsunami|hurricane|"
    "cyclone|typhoon|annexation|assassination|killings?|murder|riots|protests|crash|crisis|conflict|ruling|armistice|"
    "truce|cease-?fire|incident|shooting|raid|hack|genocide|famine|outbreak|collapse|ouster|overthrow|ousting|sinking"
)
"""What happened, as part of a pattern: nobody sets a year for it before it has."""
RETOLD = re.compile(
    r"\b(?:books?|notebooks?|memoirs?|diar(?:y|ies)|documentary|exhibition|museum|biography|recall(?:s|ed)|"
    r"remember(?:s|ed)|transcripts?|declassified|reminisc\w+|historians?)\b",
    re.IGNORECASE,
)
"""What old stories are told in, or by whom: beside it a weekday or a holder is of any time."""
UNTIL = re.compile(
    r"\b(?:before|until|prior to|ahead of)\s(?:the\s|its\s|his\s|her\s|their\s)?(?:(?-i:[A-Z])[\w.’'-]*\s){0,4}$",
    re.IGNORECASE,
)
"""What came days before an event may be told while that is still ahead."""
FIRST_YEAR_AHEAD = 2030
"""What is said of such a year, and of any after it, is a plan, a forecast or a novel.

The clock is not asked, so that a text is read alike whenever that is done, and news has named this year as a goal
since 2015. It is to be raised with the events that are known: where it is too low, texts are bounded by less.
"""
BEFORE = 70
"""How many characters before a phrase bear on whether it is told as past."""
LEAD_PARAGRAPHS = 2
"""In how many paragraphs, from the first, a text tells what is so now."""
NEWS_PARAGRAPHS = 3
"""In how many of them it tells, by bare weekdays, what happened in that week."""
_OTHER_YEAR = r"(?:(?:last|that|the (?:previous|same|following|next)) year|{ago})"
_YEARS_AGO = rf"(?:an?|one|\d{{1,3}}|{'|'.join(NUMBERS)}) years? (?:ago|before|earlier|later|after)"
_BEHIND_DAY = re.compile(rf",?\s(?:of\s)?{_OTHER_YEAR.format(ago=_YEARS_AGO)}\b(?![’'])", re.IGNORECASE)
_BEFORE_DAY = re.compile(
    rf"\b{_OTHER_YEAR.format(ago=_YEARS_AGO)},?\s(?:on\s)?(?:the \w+ of\s)?(?:\w+day,?\s)?$", re.IGNORECASE
)


def other_year_of(text: str, start: int, end: int) -> str:
    """Return the words beside a day, which stands between two offsets, that say of which year it is; "" for none.

    "19 June last year", "last year on June 19", "on 19 June two years ago".
    """
    found = _BEHIND_DAY.match(text, end) or _BEFORE_DAY.search(text, max(0, start - BEFORE), start)
    return found[0] if found else ""


ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


# Where one word in so many signs is "the", a text is in English.
_ENGLISH_SHARE = 400
_FEW_SENTENCES = 800


def is_in_english(page: Page) -> bool:
    """Whether a text is in English: its words of the past are others elsewhere, as "was", "led" and "przed" are."""
    joined = page.folded.joined
    if joined.count(" the ") * _ENGLISH_SHARE > len(joined):
        return True
    # A few sentences may do without the word.
    return len(joined) < _FEW_SENTENCES and detect_language(joined) == "en"


def is_told(sentence: str) -> bool:
    """Whether a sentence tells of something as past: its verbs do, and nothing in it looks ahead or imagines."""
    if not PAST.search(sentence) or _AHEAD_OR_IMAGINED.search(sentence.lower()):
        return False
    said = _SAID.search(sentence)
    return said is None or PAST.search(sentence, 0, said.start()) is not None


def words_before(text: str, start: int) -> str:
    """Return the words right before a phrase that bear on how it is told."""
    return text[max(0, start - BEFORE) : start]


def weekday_in(match: re.Match[str]) -> int:
    """Return which weekday a pattern with `NAMED_DAY` has found, Monday being 0."""
    return ENGLISH_WEEKDAY_NAMES.index(match["name"].capitalize())


def tells_of(sentence: str, start: int) -> bool:
    """Whether a sentence that tells of something as past does so of the day or year at `start`."""
    reach = max(0, start - _VERB_REACH)
    # "Asked for it to be added to the agenda of 3 May": what is to be done is not.
    verbs = [verb for verb in PAST.finditer(sentence, reach, start) if not sentence.endswith(" be ", 0, verb.start())]
    # "They presented the proposed budget on 3 May": beside a verb one behind an article is none.
    verb = next((verb for verb in reversed(verbs) if not _ARTICLE.search(sentence, reach, verb.start())), None)
    verb = verb or (verbs[-1] if verbs else None)
    if verb and _ANNOUNCED.fullmatch(verb[0]) and not _ITS_OWN_DAY.fullmatch(sentence, verb.end(), start):
        return False
    if verb and _is_its_object(sentence, verb, start):
        return False
    clause = sentence.rfind(", ", reach, start)
    return _LOOKS_ON.search(sentence[max(clause, verb.end() if verb else reach) : start]) is None


_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their)\s$", re.IGNORECASE)


def _is_its_object(sentence: str, verb: re.Match[str], start: int) -> bool:
    """Whether a day or year at `start` is that of what somebody chose, or of the Games that were given to a town."""
    if _CHOSEN.fullmatch(verb[0]):
        return not sentence[verb.end() : start].strip() and _IN.match(sentence, start) is None
    given = _GIVEN.search(sentence, verb.start(), start)
    return given is not None and _GAMES.search(sentence, given.end(), start) is not None


_VERB_REACH = 300


def make_clue(rule: str, sentence: Sentence, start: int, end: int, reason: str) -> Clue:
    """Return the clue on a stretch of a sentence; its offsets then count in the decoded capture."""
    first, last = sentence.start + start, sentence.start + end
    return Clue(rule, sentence.text[start:end], sentence.line, first, last, None, None, reason=reason)
