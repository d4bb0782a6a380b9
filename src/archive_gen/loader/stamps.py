"""Lines that say when an article was published or changed: stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from archive_gen.loader.alternatives import one_of
from archive_gen.loader.byline_lines import without_byline
from archive_gen.loader.calendar_names import WEEKDAYS, as_letters
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.embargoes import is_embargo
from archive_gen.loader.remembered import remembered
from archive_gen.loader.stamp_labels import is_of_another
from archive_gen.loader.stamp_words import (
    FILLER,
    PUBLISHED_SIGNS,
    PUBLISHED_WORDS,
    SEEN_WORDS,
    UPDATED_SIGNS,
    UPDATED_WORDS,
)

LONGEST = 200
"""A line longer than this, in characters, is prose and no stamp."""


def _marks(words: Iterable[str], signs: Iterable[str]) -> str:
    # A word may be glued to a date or a name, "2024Updated", "UpdatedJun 8" and "ExampleUpdated:", and is no part of
    # another: Vorstand, Standard.
    begins = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-zà-ÿ])(?=[PU][a-z]+ed\b)))"
    return rf"{begins}(?:{one_of(words)})(?-i:(?![a-zà-ÿ]))|{one_of(signs)}"


_PUBLISHED = _marks(PUBLISHED_WORDS, PUBLISHED_SIGNS)
_UPDATED = _marks((*UPDATED_WORDS, *SEEN_WORDS), UPDATED_SIGNS)
_MARK_WORDS = (*PUBLISHED_WORDS, *PUBLISHED_SIGNS, *UPDATED_WORDS, *SEEN_WORDS, *UPDATED_SIGNS)
_SEEN = re.compile(rf"\b(?:{'|'.join(SEEN_WORDS)})\b", re.IGNORECASE)
_MARKED = re.compile(rf"(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})", re.IGNORECASE)
_MARKS = AhoCorasick(_MARK_WORDS, implementation=Implementation.DFA)
# What stands beside the date of a stamp and says nothing more: times, zones, connecting words, reading time.
_TIME = (
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?|\s?h(?:rs?|s)?)?|\d{1,2}\s?[ap]\.?m\.?|"
    r"\d{4}\s?(?:gmt|utc|hrs)|\d{1,2}\s?[時时시]\s?\d{1,2}\s?[分분]"
)
_ZONE = (
    r"gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|pt|bst|cet|cest|ist|jst|kst|hkt|sgt|msk|aest|aedt|wib|wita|pkt|"
    r"pht|myt|sast|nz[ds]t|z|"
    r"[+-]\d{1,2}(?::?\d{2})?"
)
# What pages print beside it: "(1 comment)", "Leave a reply".
_COMMENTS = (
    r"\(?\b(?:\d{1,4}|no|keine|aucun)\s(?:comments?|repl(?:y|ies)|kommentare?|commentaires?|comentarios?|coment[áa]rios?|"
    r"comment[oi]|reacties?|коммента\w+)\b\)?|\(?\b(?:leave a (?:comment|reply)|comments off|(?:jetzt )?kommentieren|"
    r"kommentar schreiben|hinterlasse(?:n sie)? einen kommentar|kommentieren|deja un comentario|laisser un commentaire|"
    r"lascia un commento|deixe um comentário|оставить комментарий)\b\)?"
)
# No caption ends in one, nor in a zone: "(GMT+7)".
_ASIDE = re.compile(rf"{_COMMENTS}|\([^()]{{0,12}}\b(?:{_ZONE})\b[^()]{{0,8}}\)", re.IGNORECASE)
_DAY_NAMES = [name for names in WEEKDAYS for name in names if len(name) > 3]
_SAYS_NOTHING = one_of((*_MARK_WORDS, *FILLER, *_DAY_NAMES))
# Of a text in lower case: to ignore the case of hundreds of words takes four times the time.
_EMPTY = re.compile(
    rf"(?<!\w)(?:{_COMMENTS}|(?:{_SAYS_NOTHING})(?!\w)|(?:{_TIME})(?!\w)|(?:{_ZONE})(?!\w)|\d{{1,3}}\s?min\b)|"
    r"t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?"
)
_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(rf"(?<![^\W日일])(?:{_TIME})(?!\w)|T\d\d:\d\d", re.IGNORECASE)
# "View of the harbour (17 September 2014)" is a caption; "The Games last until 25 February." a sentence.
_CAPTION_END = re.compile(r"\([^()]*\)\W*$|(?<![ap]\.m)(?<!\dh)(?<!hrs)(?<!Uhr)[.。]$")
# "Member since March 2011", "Privacy policy updated 25 May 2018", "Deadline: July 14, 2019": no article's.
_NO_ARTICLES = re.compile(
    r"\b(?:joined|member since|registered:|uses? cookies|(?:cookies?|privacy) policy|terms of (?:use|service)|"
    r"policy (?:was )?(?:last )?(?:updated|revised|changed)|datenschutzerklärung|satzung|"
    r"(?:politique|charte) de confidentialité|política de (?:privacidade?|cookies)|"
    r"(?:informativa|politica) (?:sulla )?privacy|"
    r"privacybeleid|privacyverklaring|polityk[ai] prywatności|политик\w+ конфиденциальности|gizlilik politikası|"
    r"mitglied seit|registriert:|(?:anmelde|bewerbungs|einsende)schluss|bewerbungsfrist|gültig (?:ab|bis|seit)|"
    r"nächste sitzung|(?:datum|beginn) der veranstaltung|veranstaltungsdatum|membre depuis|на сайте с|"
    r"deadline|expir(?:es|y)|valid (?:until|from)|date of birth|"
    r"(?:event|due|closing|start|end|effective|opening) date\b|kick-?off|next (?:meeting|hearing|session)|"
    r"\bas (?:of|at)\b|"
    r"(?:when|wann|doors|beginn|einlass|cuándo) ?:)"
)
# "Regular Press Conference on 15 March 2024" is a headline, and no stamp; an invitation comes before its day.
_OCCASIONS = (
    "press conference", "news conference", "briefing", "press availability", "pressekonferenz", "pressestatement",
    "pressebegegnung", "point de presse", "conférence de presse", "conferencia de prensa", "rueda de prensa",
    "conferência de imprensa", "coletiva", "conferenza stampa", "persconferentie", "konferencja prasowa",
    "konferencji prasowej", "пресс-конференци", "брифинг", "прес-конференці", "брифінг", "basın toplantısı",
    "tisková konference", "tlačová konferencia", "sajtótájékoztató", "conferință de presă", "presskonferens",
    "pressekonferanse", "pressemøde", "tiedotustilaisuus", "συνέντευξη τύπου", "konferensi pers", "họp báo",
    "مؤتمر صحفي", "记者会", "記者會", "发布会", "發布會", "答记者问", "会見", "브리핑", "기자회견",
)  # fmt: skip
_INVITATION = re.compile(
    r"\b(?:einladung|ankündigung|vorschau|termin\w*|invit\w+|convocatoria|advisory|to (?:hold|give)|will|upcoming|"
    r"анонс|приглаш\w+|запрош\w+|zaprasz\w+|zaprosz\w+|pozvánk\w+|meghívó|uitnodiging|tiendra|donnera|aura lieu|"
    r"dará|ofrecerá|tendrá|brindará|terrà|fará|concederá|odbędzie|проведет|проведёт|состоится|відбудеться|проведе|"
    r"düzenleyecek|yapacak|lesz|akan|geeft|hält|gibt|wird)\b|预告|将于|將於|안내|예정|予定|سيعقد",
    re.IGNORECASE,
)
# A sign of change behind its date: "2024年3月16日 9:12更新".
_SIGN_BEHIND = re.compile(rf"[\s\d:.時时分秒に일]{{0,16}}(?:{'|'.join(UPDATED_SIGNS)})")
# "March 9, 2022 -- Updated 0203 GMT (1003 HKT)", "Mar 9, 2022 5:35 AM IST (Updated)": the day is that of the change.
_CHANGE_BEHIND = re.compile(
    rf"[\s,،–—|-]{{1,6}}(?:{_UPDATED})\W{{1,3}}(?:{_TIME})|[\s,]+(?:(?:{_TIME}|{_ZONE})\s)*\((?:{_UPDATED})\)",
    re.IGNORECASE,
)
PRINTED = re.compile(
    r"\b(?:in print|print edition|printausgabe|édition (?:papier|imprimée)|edición impresa|edição impressa|"
    r"edizione (?:cartacea|stampa)|papieren (?:editie|krant)|wydani[ue] papierow\w+|tištěné\w* vydání|в газете|"
    r"печатн\w+ верси\w+|у газеті)\b",
    re.IGNORECASE,
)
"""Words that say when an article was printed, which is mostly a day after it was put on the page."""
PAGE_OF_PAPER = re.compile(
    r"\W{1,5}(?:page|seite|pagina|página|pág\.|pag\.|strona|str\.|blz\.|s\.|p\.) ?[A-Z]?\d{1,3}$", re.IGNORECASE
)
"""Behind a day the page of the paper, which is that of the article: "Thu, May 02, 2019 page5"."""
# Agencies sign with theirs: "www.harbour.example (2023.08.03.)".
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s(]{3,80}")


class Stamp(NamedTuple):
    """A date in a line that says when a page was published or updated; its offsets count in the line.

    `updated` says that only the last change is meant; `marked`, that a word such as Published stands
    with the date; `timed`, that a time of day does; `alone`, that nothing else does.
    """

    date: FoundDate
    updated: bool
    marked: bool
    timed: bool
    alone: bool


_MOST_WORDS_MARKED = 9
_MOST_WORDS_AT_EDGE = 6
_MOST_WORDS = 5
_MOST_WORDS_IN_PARTS = 18
# "Source: Ministry of Defence, 25 October 2019" dates a picture or a figure; agencies put the time with theirs.
_CREDIT = re.compile(r"\W{0,3}(?:source|quelle|fuente|photo|picture|image|file|credit)s?\b\s*[:/–-]", re.IGNORECASE)
# The day of the showing: "Today is Friday, 5 October 2023".
_TODAY = re.compile(
    r"\W{0,3}(?:today(?: is|:)|heute(?: ist|:)|nous sommes le|aujourd['’]hui|hoy(?: es|:)|hoje(?: é|:)|oggi(?: è|:)|"
    r"vandaag(?: is|:)|idag(?: är|:)|i dag(?: er|:)|dziś(?: jest|:)|dzisiaj(?: jest|:)|сегодня|сьогодні|bugün|σήμερα|"
    r"اليوم|hari ini|今天是|今日は|本日は|오늘은)(?!\w)",
    re.IGNORECASE,
)
# "18-24 March 2019", "March 18-24, 2019" are of no one day, nor is a week.
_FIRST_OF_DAYS = re.compile(
    r"(?<![\d:.])(?:3[01]|[12]?\d)\s?[-–—/&]\s?$|\bweek (?:of|ending|beginning|commencing)\s$", re.IGNORECASE
)
# What no month has as a day in front of one, "32 May 2021"; but a magazine is of "Issue 45 May 2021".
_NO_DAY = re.compile(
    r"(?<![\w.:/#-])(?<!\b(?i:vol|iss|nos) )(?<!\b(?i:no|nr) )(?<!\b(?i:no|nr)\. )(?<!\b(?i:vol|iss|nos)\. )"
    r"(?<!\b(?i:issue) )(?<!\b(?i:volume|number) )(?<!\b(?i:issue)\W )(?<!№ )(?:3[2-9]|[4-9]\d|00?)(?:st|nd|rd|th)?\s$"
)
_LAST_OF_DAYS = re.compile(r"\s?[-–—/&]\s?(?:3[01]|[12]?\d)(?:,\s|/)(?:19|20)\d\d\b")
_RANGE = re.compile(
    r"\s*(?:[-–—~|至到]|to|until|through|bis(?: zum)?|au|al|a|à|tot(?: en met)?|till?|do|по|до|έως|ως|ile|hingga|"
    r"sampai|から|إلى|حتى|부터)\s*"
)
# "Update July 3, 8:05 a.m.: Added a map and a quote." says what was changed, in words that are the article's.
_NOTE = re.compile(r"\W{0,3}update\b[^\n]*?:\s(?:[^\W\d]+[\s,]+){2}", re.IGNORECASE)
_PART = re.compile(r"\s*[•|·]\s*|\s(?:[–—/-]|//)\s")
# "July 27, 1953 – Armistice ends the war" is the headline of a calendar of history; no page bore a day so old.
_WHAT_HAPPENED = re.compile(r"\s?[:–—-]\s(?:[^\W\d_][\w'’-]*\s){2}")
_FIRST_PAGES = 1990


def read_stamps(text: str) -> tuple[Stamp, ...]:
    """Return what a stamp line states; empty where the line is no stamp.

    A stamp holds a date and, apart from its byline, few other words.
    """
    return _read_dated(text) if len(text) <= LONGEST and find_dates(text) else ()


@remembered
def _read_dated(text: str) -> tuple[Stamp, ...]:
    dates = find_dates(text)
    marked = is_marked(text)
    # Of most lines that hold a date this alone says that they are prose.
    if _has_more_words(text, dates, _words_allowed(text, dates, marked=marked)) and not _has_dated_part(text):
        return ()
    if _is_of_something_else(text, dates, marked=marked):
        return ()
    stamps, position = [], 0
    printed = PRINTED.search(text) is not None
    # Numbers with points, 31.10.2023, count as well: a program writes them as it writes times.
    timed = _CLOCK.search(text) is not None
    beside = f"{text[: dates[0].start]} {text[dates[0].end :]}"
    alone = len(dates) == 1 and dates[0].is_day and not _ADDRESS.sub("", beside).strip(" .|()*_")
    for date in dates:
        marks = list(_MARKED.finditer(text, position, date.start)) if marked else []
        behind = marked and not marks and _is_changed_behind(text, date, last=date == dates[-1])
        updated = printed or behind or bool(marks and marks[-1]["updated"]) or _TODAY.match(text) is not None
        stamps.append(Stamp(date, updated, marked, timed, alone))
        position = date.end
    return tuple(stamps)


def _is_of_something_else(text: str, dates: Sequence[FoundDate], *, marked: bool) -> bool:
    """Whether the first date of a short line is of something else than a page, or is of no one day."""
    date = dates[0]
    if _is_credit(text, date, marked=marked) or is_embargo(text) or _NO_ARTICLES.search(text.lower()):
        return True
    if date.day is None and _NO_DAY.search(text, 0, date.start):
        return True
    if _FIRST_OF_DAYS.search(text, 0, date.start) or _LAST_OF_DAYS.match(text, date.end):
        return True
    if marked:
        note = _NOTE.match(text)
        if (note and note.end() > dates[-1].end) or _is_sentence_on_another(text, dates):
            return True
    elif (
        ((date.year or _FIRST_PAGES) < _FIRST_PAGES and _WHAT_HAPPENED.match(text, date.end))
        or names_occasion(text)
        or (len(dates) > 1 and _RANGE.fullmatch(text[date.end : dates[1].start]))
    ):
        return True
    return is_of_another(text, date, marked=marked, timed=is_timed(text))


def _is_credit(text: str, date: FoundDate, *, marked: bool) -> bool:
    """Whether a line says whose a picture or a figure is; a stamp may be another part of it."""
    if not _CREDIT.match(text) or is_timed(text):
        return False
    return not (marked and _PART.search(text, 0, date.start))


def _is_changed_behind(text: str, date: FoundDate, *, last: bool) -> bool:
    """Whether a word behind a date says that it is of a change; behind the last one it may only bring a time."""
    return bool(_SIGN_BEHIND.match(text, date.end) or (last and _CHANGE_BEHIND.match(text, date.end)))


def _is_sentence_on_another(text: str, dates: Sequence[FoundDate]) -> bool:
    """Whether a sentence says of something else when it was published: "The book was published on 5 October 2023."."""
    if not _SENTENCE_END.search(text) or _OF_THIS_PAGE.search(text):
        return False
    bare = without_dates(text, dates)
    mark = _MARKED.search(bare)
    if mark is None:
        return False
    before = _EMPTY.sub(" ", bare[: mark.start()].lower().rpartition(". ")[2])
    return _WORD.search(before) is not None or bare.startswith(" of ", mark.end())


_SENTENCE_END = re.compile(r"[^\W\d]{2,}[^.]*(?<![ap]\.m)(?<!\dh)(?<!hrs)(?<!Uhr)\.$|。\W*$")
_OF_THIS_PAGE = re.compile(
    r"\bthis (?:was|is|has|\w+ (?:article|story|post|piece|report|interview)|article|story|post|page|piece|report|"
    r"interview|text|column|analysis|essay|entry|item|content|version|blog\w*|transcript|press release|release|"
    r"statement|notice|news|update|commentary|editorial|review|feature|document|publication|briefing|speech)\b|"
    r"artikel|beitrag|\bdies\w+ (?:text|seite|bericht|meldung|nachricht)|\bdit bericht|\bdeze pagina|"
    r"\barticles?\b.{0,20}(?:publié|mis)|artículo|\besta nota\b|noticia|articolo|notizia|artigo|matéria|notícia|"
    r"questa pagina|стать|матери|новост|публикац|страниц|матеріал|сторінк|новин|artykuł|tekst|haber|makale|yazı|"
    r"berita|bài viết|άρθρο|článek|článok|članak|cikk|articolul|artikkeli|المقال|الخبر|هذا|"
    r"この|記事|本稿|本文|此文|本页|本頁|文章|본 기사|이 기사|이 글",
    re.IGNORECASE,
)


def _words_allowed(text: str, dates: Sequence[FoundDate], *, marked: bool) -> int:
    if marked or PAGE_OF_PAPER.match(text, dates[-1].end):
        return _MOST_WORDS_MARKED
    if _is_doubled(text, dates):
        return _MOST_WORDS_IN_PARTS
    if not any(date.year for date in dates) or _CAPTION_END.search(_ASIDE.sub("", text).rstrip()):
        return 1
    at_edge = dates[0].start == 0 or dates[-1].end == len(text)
    return _MOST_WORDS_AT_EDGE if at_edge else _MOST_WORDS


def _is_doubled(text: str, dates: Sequence[FoundDate]) -> bool:
    """Whether a day stands there twice at once, as where a program hides one of its two: published, then changed."""
    return any(
        one.is_day and one.options == other.options and not text[one.end : other.start].strip()
        for one, other in pairwise(dates)
    )


def _has_dated_part(text: str) -> bool:
    """Whether a line in parts ("4 May 2018 • words by Jana Example • pictures by Tom Sample") has a date as one."""
    parts = _PART.split(text)
    if len(parts) < 2 or len(text.split()) > _MOST_WORDS_IN_PARTS:
        return False
    found = ((part, find_dates(part)) for part in parts)
    return any(dates and dates[0].is_day and not _has_more_words(part, dates, 0) for part, dates in found)


_MARK_ALONE = re.compile(
    rf"\W*(?:last\s+|first\s+|for\s+)?(?:(?P<updated>{_UPDATED})|{_PUBLISHED})(?:\s+(?:on|at|am|le|el)|일시?|日期?|时间|時間)?\W*",
    re.IGNORECASE,
)
_LONGEST_MARK = 40


def mark_of(text: str) -> bool | None:
    """Return what a line that holds nothing but a stamp's word says: True for Updated, False for Published."""
    match = _MARK_ALONE.fullmatch(text) if len(text) <= _LONGEST_MARK else None
    return bool(match["updated"]) if match else None


def names_occasion(text: str) -> bool:
    """Whether a line says that it is of a press conference or the like."""
    return any(map(text.lower().__contains__, _OCCASIONS))


def announces(text: str) -> bool:
    """Whether a line invites to what is ahead."""
    return _INVITATION.search(text) is not None


def is_seen(text: str) -> bool:
    """Whether a word such as Accessed or Archived stands in the line."""
    return _SEEN.search(text) is not None


def cites(text: str) -> bool:
    """Whether a line says of something else when it was looked at, as a note of sources does behind a title."""
    seen = _SEEN.search(text)
    return seen is not None and bool(_WORD.search(text, 0, seen.start()))


def is_marked(text: str) -> bool:
    """Whether a word such as Published or Updated stands in the line."""
    # A tenth of the time of the pattern, which ignores the case of all that it tries at every place.
    return bool(_MARKS.find_matches_as_indexes(text.lower())) and _MARKED.search(text) is not None


def is_timed(text: str) -> bool:
    """Whether a time of day stands in the line; the first two numbers of 31.10.2023 are none."""
    return _CLOCK.search(without_dates(text, find_dates(text))) is not None


def without_dates(text: str, dates: Iterable[FoundDate]) -> str:
    """Return a text with blanks in place of its dates."""
    rest = list(text)
    for date in dates:
        rest[date.start : date.end] = " " * (date.end - date.start)
    return "".join(rest)


def _has_more_words(text: str, dates: Sequence[FoundDate], most: int) -> bool:
    """Whether more words than that remain once dates, times, zones, stamp words and the byline are taken away."""
    left = _ADDRESS.sub(" ", without_dates(text, dates))
    if (":" in left or "：" in left) and (labelled := _LABELS.search(left)):
        left = left[: labelled.start()]
    left = without_byline(left)
    # To take them away parts no word in two, so that few words need no look for them.
    return _count_words(left) > most and _count_words(_EMPTY.sub(" ", left.lower())) > most


# "March 4, 2019 Topic: Harbours Region: Coast Tags: Ferry, Quay, Bridge", "2019-03-04 来源:港口报 责任编辑:王小美".
# The Japanese word says from where a report comes.
_LABELS = re.compile(
    r"\b(?:topics?|tags?|region|category|categories|section|keywords?): .*$|"
    r"(?:来源|來源|作者|编辑|編輯|点击量?|點擊|浏览量?|瀏覽|阅读量?|閱讀)\s?[:：].*$|発信地[:：].*$",
    re.IGNORECASE,
)


def _count_words(text: str) -> int:
    """How many words a text has; without spaces, as Chinese and Japanese are written, three signs count as one more.

    So do six consonants of Thai.
    """
    if text.isascii():
        return len(_WORD.findall(text))
    return len(_WORD.findall(as_letters(text))) + len(_HAN_OR_KANA.findall(text)) // 3 + len(_THAI.findall(text)) // 6


_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_THAI = re.compile("[\u0e01-\u0e2e]")
