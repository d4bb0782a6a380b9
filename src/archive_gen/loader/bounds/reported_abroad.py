"""Full days of the news in texts in other languages than English: "σήμερα (01.03.2025)", "Jumat (3/2/2023)"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.counts import WEEK
from archive_gen.loader.bounds.tenses import tenses_of
from archive_gen.loader.bounds.words import FIRST_YEAR_AHEAD, LEAD_PARAGRAPHS, is_in_english, make_clue
from archive_gen.loader.calendar_names import WEEKDAYS
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge.phrases import fold
from archive_gen.loader.language import detect_language
from archive_gen.loader.page import Page, Sentence

_MONTH = dt.timedelta(days=31)
_BEFORE = 40
_TODAY = re.compile(
    r"(?<!\w)(?:heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|dziś|dzisiaj|dnes|danas|astăzi|azi|idag|i dag|tänään|ma|"
    r"сегодня|сьогодні|днес|данас|bugün|hari ini|hôm nay|nay|σήμερα|avui|danes|šodien|šiandien|täna)"
    r"(?:,?\s[^\W\d]{4,}(?:-feira)?)?\s?\($"
)
_WEEKDAY_OF = {fold(name): number for number, names in enumerate(WEEKDAYS) for name in names if len(name) > 3}
_WEEKDAY = re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, _WEEKDAY_OF))})(?:\s[^\W\d]{{4,}})?\s\($")
_SENTENCES = 12


def reported_abroad(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Yield what the opening's first full day in brackets allows, behind "today" or behind the weekday that it is.

    Whoever names the weekday of a day tells the news of it. Where the sentence looks ahead, the day may be to come.
    """
    dated = [(one, day) for one in page.sentences if one.paragraph < LEAD_PARAGRAPHS for day in one.dates if day.year]
    if not dated or is_in_english(page):
        return
    for sentence, date in dated:
        if sentence.start + date.start in stated or not date.is_day or not sentence.text.startswith(")", date.end):
            continue
        found = _day_and_span(sentence, date, page)
        if found:
            day, span, within = found
            reason = f"told in brackets, as a day of the news, so published within {within} of it"
            clue = make_clue("reported-day", sentence, date.start, date.end, reason)
            yield Bearing(clue, (Interval(day, day + span),))
            return


def _day_and_span(sentence: Sentence, date: FoundDate, page: Page) -> tuple[dt.date, dt.timedelta, str] | None:
    """The day, and how long after it the text was published at most."""
    # The day stands before the month in all of these languages.
    day = date.options[0].earliest
    if day is None or day.year >= FIRST_YEAR_AHEAD or not date.weekday_fits:
        return None
    before = sentence.folded[max(0, date.start - _BEFORE) : date.start]
    if _TODAY.search(before):
        return day, WEEK, "a week"
    named = _WEEKDAY.search(before)
    if not named or _WEEKDAY_OF[named["name"]] != day.weekday():
        return None
    tenses = tenses_of(detect_language(" ".join(one.text for one in page.sentences[:_SENTENCES])))
    if tenses is None or tenses.ahead.search(sentence.folded):
        return None
    return day, _MONTH, "a month"
