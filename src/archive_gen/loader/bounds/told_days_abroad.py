"""Days with their years that a text in another language than English tells as past: it was published no earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.tenses import Tenses, tenses_of
from archive_gen.loader.bounds.words import FIRST_YEAR_AHEAD, is_in_english, make_clue
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.language import detect_language
from archive_gen.loader.page import Page, Sentence

_SENTENCES = 12
_BEFORE = 40
# "am Donnerstag, dem 5. Oktober"
_APPOSED = re.compile(r"[^\W\d]{4,}(?:-feira)?,\s(?:\w{1,3}\s)?$")
# Signs, and words that begin a clause or join one to another.
_CLAUSE_END = re.compile(
    r"[;:()«»\"“”„–—]|,(?!\d)|\s(?:und|oder|aber|dass|daß|weil|et|ou|mais|que|qui|dont|où|y|o|pero|quien|cuyo|e|ma|che|cui|"
    r"mas|en|of|maar|dat|die|waar|и|а|но|что|котор\w+|і|й|та|але|що|як(?:ий|а|е|і)|i|a|ale|że|któr\w+|ve|ama|ki)(?=\s)"
)
_UNTIL_BEHIND = re.compile(r"['’]?\w{0,5}\s?(?:kadar|itibaren|önce|için)\b")


def told_abroad(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return the bound that the latest day sets which a text in another language names in full and tells as past."""
    dated = [(sentence, days) for sentence in page.sentences if (days := _days(sentence, stated))]
    if not dated or is_in_english(page):
        return
    language = detect_language(" ".join(sentence.text for sentence in page.sentences[:_SENTENCES]))
    tenses = tenses_of(language)
    if language == "th":
        told = [(day, one, date) for one, days in dated for day, date in days if _is_thai_past(one, date)]
    elif tenses:
        told = [(day, one, date) for one, days in dated for day, date in days if _is_past(one, date, tenses)]
    else:
        return
    if told:
        day, sentence, date = max(told, key=lambda one: one[0])
        clue = make_clue("told-date", sentence, date.start, date.end, "told as past, so published no earlier")
        yield Bearing(clue, (Interval(day, None),))


def _days(sentence: Sentence, stated: Container[int]) -> list[tuple[dt.date, FoundDate]]:
    found = (date for date in sentence.dates if date.is_day and not date.swapped and date.weekday_fits)
    return [
        (day, date)
        for date in found
        if sentence.start + date.start not in stated
        and (day := date.options[0].earliest)
        and day.year < FIRST_YEAR_AHEAD
    ]


# "When on the day of", which Thai says of what has been alone.
_THAI_PAST = re.compile("เมื่อ(?:วัน[^\\s\\d]{0,12})?\\s?$")


def _is_thai_past(sentence: Sentence, date: FoundDate) -> bool:
    return _THAI_PAST.search(sentence.text, max(0, date.start - _BEFORE), date.start) is not None


def _is_past(sentence: Sentence, date: FoundDate, tenses: Tenses) -> bool:
    text = sentence.folded
    if tenses.ahead.search(text) or _UNTIL_BEHIND.match(text, date.end):
        return False
    if tenses.not_then.search(text, max(0, date.start - _BEFORE), date.start):
        return False
    return tenses.past.search(text, *_clause_around(text, date)) is not None


def _clause_around(text: str, date: FoundDate) -> tuple[int, int]:
    """Where the clause begins and ends that a day stands in. A weekday in front is of the day, with its commas."""
    apposed = _APPOSED.search(text, max(0, date.start - _BEFORE), date.start)
    start, end = date.start, date.end
    if apposed:
        start, end = apposed.start(), end + (text[end : end + 1] == ",")
    low = max([match.end() for match in _CLAUSE_END.finditer(text, 0, start)], default=0)
    following = _CLAUSE_END.search(text, end)
    return low, following.start() if following else len(text)
