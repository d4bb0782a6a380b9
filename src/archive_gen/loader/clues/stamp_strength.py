"""How sure it is that a stamp is the article's own: by its words, and by what stands around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.clues.datelines import days_near, find_dateline
from archive_gen.loader.clues.making import FIRST_WEB_YEAR, weekday_beside
from archive_gen.loader.clues.stamp_places import (
    BESIDE_HEADLINE,
    HEADER_LINES,
    LIST_LENGTH,
    LIST_REACH,
    POST_FOOT,
)
from archive_gen.loader.dates import FoundDate, find_dates
from archive_gen.loader.page import LONG_PARAGRAPH, Line, Page
from archive_gen.loader.stamps import PAGE_OF_PAPER, Stamp, cites, is_timed, read_stamps

# All weights are set by hand on public benchmark pages.
SURE_ENOUGH = 1.15
_RIGHT_BELOW_HEADLINE = 2.0
_MARKED, _TIMED, _ALONE = 1.5, 0.7, 0.3
_AS_BROWSERS_PRINT = -0.5
_BESIDE_BYLINE = 0.7
_OVER_POST = 2.0
_FOOT_STRENGTH = 0.5
_OF_SOMETHING_ELSE = 2.0
_LOSS_A_LINE, _MOST_LOSS = 0.05, 0.8
_ABOVE_TEXT, _BELOW_STANDFIRST, _AT_OPENING = 2.0, 1.3, 1.0
_ABOVE_HEADLINE, _LOSS_BETWEEN, _LOSS_BETWEEN_DEEP = 1.5, 0.5, 0.25
_ON_FIRST_LINE, _CLOCK_ON_FIRST_LINE, _RIGHT_ABOVE_HEADLINE = 2.0, 0.4, 0.2
_BELOW_TEXT, _SIGNED_BELOW_TEXT = 1.0, 1.3
_CITED = -SURE_ENOUGH - _MARKED
_UNLIKELY = -0.5


def strength_of(page: Page, line: Line, stamp: Stamp, below: Container[int]) -> float:
    """Return how sure it is that a stamp is the article's own, from `SURE_ENOUGH` on that it is.

    `below` are the positions of the lines right below the headline.
    """
    if _is_before_web(stamp) and not (stamp.marked or stamp.alone or stamp.timed or stamp.date.weekday is not None):
        # "Battle of the Harbour, October 5, 1813"
        return 0.0
    is_below_headline = line.position in below
    strength = _RIGHT_BELOW_HEADLINE if is_below_headline else _strength_by_zone(page, line, stamp)
    strength += _strength_by_words(line, stamp)
    strength += _BESIDE_BYLINE if _is_beside_byline(page, line) else 0.0
    if _is_over_post(page, line, stamp) or _is_over_change(page, line, stamp):
        return strength + _OVER_POST
    if not stamp.marked:
        strength -= _loss_by_neighbours(page, line, stamp)
    if is_below_headline:
        return strength
    if line.zone in ("inner", "tail") and POST_FOOT.match(line.raw):
        return strength + _FOOT_STRENGTH
    nearest = {"above": page.title_position, "tail": page.last_body}.get(line.zone, page.opening)
    return strength - min(_LOSS_A_LINE * abs(nearest - line.position), _MOST_LOSS)


def _strength_by_zone(page: Page, line: Line, stamp: Stamp) -> float:
    if line.zone == "above":
        return _above_strength(page, line, stamp)
    if line.zone == "tail":
        return _tail_strength(page, line, stamp)
    return _strength_by_opening(page, line, stamp)


def _strength_by_words(line: Line, stamp: Stamp) -> float:
    strength = _MARKED if stamp.marked else 0.0
    strength += _TIMED if stamp.timed or _is_of_paper(line, stamp) else _ALONE if stamp.alone else 0.0
    # Browsers print the day of printing with two digits of the year on top of a page.
    is_printed = _YEAR_OF_TWO_DIGITS.fullmatch(line.unit.text, stamp.date.start, stamp.date.end)
    return strength + (_AS_BROWSERS_PRINT if is_printed else 0.0)


def _loss_by_neighbours(page: Page, line: Line, stamp: Stamp) -> float:
    """Return what speaks against a stamp without a word in front: around it stands what has days of its own."""
    loss = 0.0
    if line.zone == "above" and _is_far_from_dateline(page, stamp):
        loss += _OF_SOMETHING_ELSE
    if line.position == 0:
        loss += _first_line_loss(page, line, stamp)
    if line.zone == "head" and (_stands_over_teasers(page, line) or _is_of_masthead(page, line)):
        loss += _OF_SOMETHING_ELSE
    if line.zone in ("head", "inner") and _is_in_box(page, line):
        loss += _OF_SOMETHING_ELSE
    return loss


def _strength_by_opening(page: Page, line: Line, stamp: Stamp) -> float:
    if line.position < page.opening:
        return _ABOVE_TEXT
    # Of several articles on a page the next begins so.
    if not stamp.marked and (_opens_teaser(page, line) or _is_below_another(page, line)):
        return 0.0
    if stamp.date.is_day and _is_below_standfirst(page, line):
        return _BELOW_STANDFIRST
    return _AT_OPENING if line.position <= page.opening + 3 else 0.0


def _is_below_another(page: Page, line: Line) -> bool:
    """Whether another article's headline stands right above a day amid the text, and its text below."""
    above, below = page.lines[line.position - 1], page.lines[line.position + 1 :][:1]
    if above.zone != "body" or above.position <= page.opening or page.opening > page.title_position + _BYLINES:
        return False
    headed = len(above.raw) < LONG_PARAGRAPH and len(above.raw.split()) >= _HEADLINE_WORDS
    followed = any(other.zone == "body" and len(other.raw) >= LONG_PARAGRAPH for other in below)
    return headed and followed and above.raw[-1:].isalnum()


_HEADLINE_WORDS = 4


def _is_below_standfirst(page: Page, line: Line) -> bool:
    """Whether the first long paragraph, right below the headline, is parted from a line by short ones, such as names.

    It is then a standfirst.
    """
    if page.opening > page.title_position + _BYLINES or line.position > page.opening + _STANDFIRST_REACH:
        return False
    between = page.lines[page.opening + 1 : line.position]
    return not any(other.reason == "related" or len(other.raw) > _SHORT or "@" in other.raw for other in between)


_BYLINES, _STANDFIRST_REACH, _SHORT = 4, 10, 60


_YEAR_OF_TWO_DIGITS = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d\d")


def _first_line_loss(page: Page, line: Line, stamp: Stamp) -> float:
    """A lone date on the first line is mostly the day of the crawl; but clocks in mastheads put the time first.

    Without the name of its day, which a masthead prints, right above the headline it is as good as any other.
    """
    if stamp.timed and stamp.date.start < _NEAR_FRONT:
        return _CLOCK_ON_FIRST_LINE
    if _is_before_web(stamp) or _is_of_paper(line, stamp):
        return 0.0
    return _RIGHT_ABOVE_HEADLINE if page.title_position == 1 and stamp.date.weekday is None else _ON_FIRST_LINE


_NEAR_FRONT = 20


def _is_before_web(stamp: Stamp) -> bool:
    return stamp.date.year is not None and stamp.date.year < FIRST_WEB_YEAR


def _is_over_post(page: Page, line: Line, stamp: Stamp) -> bool:
    """Whether a day stands over a headline as blogs print a post's, whose foot then tells the time alone, or none."""
    if not stamp.alone or line.position > _BLOG_HEAD or not line.position < page.title_position <= line.position + 2:
        return False
    below = page.lines[page.opening + 1 :]
    return any(_is_foot(other.unit.text) and not find_dates(other.unit.text) for other in below)


_BLOG_HEAD = 4
"""How many lines of a blog, its name and what it is about, stand above a post at most."""


def _is_foot(text: str) -> bool:
    return _BLOG_FOOT.match(text) is not None or _BLOG_FOOT_ABROAD.match(text) is not None


def _is_over_change(page: Page, line: Line, stamp: Stamp) -> bool:
    """Whether the line below says when that was changed which the day is of: 3 May 2019, then Updated 4 May 2019."""
    if stamp.marked or not stamp.date.is_day or line.position + 1 >= len(page.lines):
        return False
    changes = (other for other in read_stamps(page.lines[line.position + 1].unit.text) if other.updated)
    return any(other.date.is_day and other.date.options >= stamp.date.options for other in changes)


_BLOG_FOOT = re.compile(
    r"\W{0,3}(?:(?:no|\d{1,4}) comments?:|posted by .{1,60} at \d{1,2}[:.]\d\d|links to this post|labels:|"
    r"(?-i:Post a Comment|Kommentar veröffentlichen)$|(?:keine|\d{1,4}) kommentare?:|"
    r"eingestellt von .{1,60} um \d{1,2}[:.]\d\d)",
    re.IGNORECASE,
)


_NO_COMMENTS = (
    "no hay comentarios", "aucun commentaire", "nessun commento", "nenhum comentário", "sem comentários",
    "brak komentarzy", "geen opmerkingen", "комментариев нет", "немає коментарів", "hiç yorum yok",
    "δεν υπάρχουν σχόλια", "inga kommentarer", "ingen kommentarer", "ei kommentteja", "nincsenek megjegyzések",
    "niciun comentariu", "žádné komentáře", "ليست هناك تعليقات", "tidak ada komentar", "không có nhận xét nào",
    "0 件のコメント", "댓글 없음", "няма коментари", "nema komentara",
)  # fmt: skip
_POST_A_COMMENT = (
    "publicar un comentario", "enregistrer un commentaire", "posta un commento", "postar um comentário",
    "enviar um comentário", "prześlij komentarz", "een reactie posten", "отправить комментарий", "δημοσίευση σχολίου",
    "skicka en kommentar", "legg inn en kommentar", "send en kommentar", "lähetä kommentti", "megjegyzés küldése",
    "trimiteți un comentariu", "okomentovat", "コメントを投稿", "đăng nhận xét", "posting komentar",
)  # fmt: skip
# "Publicado por Ana en 10:15", "Bejegyezte: Anna dátum: 10:15".
_POSTED_AT = (
    r"(?:publicado por|publicada por|postado por|pubblicato da|publié par|autor:|gepost door|автор:|gönderen|"
    r"αναρτήθηκε από|upplagd av|lagt inn av|lähettänyt|bejegyezte:|publicat de|vystavil|diposting oleh|"
    r"được đăng bởi|投稿者|作成者:)\s?.{1,60}\s\d{1,2}[:.]\d\d"
)
_BLOG_FOOT_ABROAD = re.compile(
    rf"\W{{0,3}}(?:(?:{'|'.join(_NO_COMMENTS)}):|(?:{'|'.join(_POST_A_COMMENT)})$|{_POSTED_AT})", re.IGNORECASE
)


def _is_far_from_dateline(page: Page, stamp: Stamp) -> bool:
    """Whether a day above the headline is weeks off that of the dateline: then it is that of the page's rendering."""
    days = [option.earliest for option in stamp.date.options if option.earliest] if stamp.date.is_day else []
    found = find_dateline(page) if days else None
    if found is None:
        return False
    sent = found[1]
    return all(abs(other - day) > _FAR for day in days for other in days_near(sent._replace(year=None), day))


_FAR = dt.timedelta(days=10)


def _above_strength(page: Page, line: Line, stamp: Stamp) -> float:
    """A date above the headline is its own where nothing stands between; mastheads print the day with its weekday.

    Or they print it beside the weather.
    """
    beside = page.lines[max(0, line.position - _WEATHER_REACH) : line.position + _WEATHER_REACH + 1]
    if not stamp.marked and any(_TEMPERATURE.match(other.raw) for other in beside):
        return _UNLIKELY
    below = page.lines[line.position + 1 : page.title_position]
    between = sum(other.reason not in BESIDE_HEADLINE and _LETTER.search(other.raw) is not None for other in below)
    dates = find_dates(line.unit.text)
    masthead = bool(dates) and _has_weekday(line, dates[0], stamp) and line.position < 4 and not stamp.marked
    masthead = masthead and not _is_of_paper(line, stamp)
    # No page was saved before there were any: it is the day of the issue.
    masthead = masthead and not _is_before_web(stamp)
    # No masthead stands so deep, nor does it part the day from what is before: "/ Monday, 4 May 2020".
    if masthead and not line.raw.startswith("/"):
        return _UNLIKELY
    deep = stamp.timed and line.position >= HEADER_LINES and not _is_beside_other(page, line)
    return max(0.0, _ABOVE_HEADLINE - (_LOSS_BETWEEN_DEEP if deep else _LOSS_BETWEEN) * between)


_LETTER = re.compile(r"[^\W\d]")
_WEATHER_REACH = 3
# "5.7 C", "75°", "-3 °C Harbourtown".
_TEMPERATURE = re.compile(r"\W{0,2}[-–−]?\d{1,3}(?:[.,]\d)?\s?(?:[°º℃℉]|[CF]\b)")


def _is_of_paper(line: Line, stamp: Stamp) -> bool:
    """Whether the page of a printed paper stands behind a day."""
    return PAGE_OF_PAPER.match(line.unit.text, stamp.date.end) is not None


def _has_weekday(line: Line, date: FoundDate, stamp: Stamp) -> bool:
    """Whether the name of its day stands in front of a date, or behind one that opens a line and tells no time."""
    opens = date.start == 0 and not stamp.timed
    return date.weekday is not None or (opens and weekday_beside(line.unit.text, date) is not None)


def _is_beside_other(page: Page, line: Line) -> bool:
    """Whether another day or time stands near a line above the headline, as in a list of what is new."""
    near = page.lines[max(0, line.position - LIST_REACH) : page.title_position]
    return any(other.reason == "stamp" and other.unit.text != line.unit.text for other in near)


def _tail_strength(page: Page, line: Line, stamp: Stamp) -> float:
    """A lone date right below the text is its own where no other follows: further ones are other articles'."""
    if cites(line.raw):
        return _CITED
    if line.position > page.last_body + 3:
        return _UNLIKELY
    between = page.lines[page.last_body + 1 : line.position]
    if not stamp.marked and any(other.reason not in _BEFORE_FOOT for other in between):
        return _UNLIKELY
    if _opens_teaser(page, line):
        return _UNLIKELY
    # A comment's time stands beside a name, or over its text, and no site's own copyright tells one.
    ends = line.position == page.last_body + 1 and is_timed(line.raw)
    if ends and line.reason == "copyright":
        return _SIGNED_BELOW_TEXT
    alone = stamp.alone or _signs(page, line) or (ends and not _is_talked_below(page, line))
    lone = alone and not any(find_dates(other.raw) for other in page.lines[line.position + 1 :][:_TEASERS_SEEN])
    return 0.0 if not lone else _BELOW_TEXT if stamp.alone else _SIGNED_BELOW_TEXT


_BEFORE_FOOT = ("stamp", "byline", "credit", "ornament", "sharing", "copyright", "author-note", "notice", "caption")


# "Harbourtown, 3 May 2019", "par Jeanne Exemple, le 3 mai 2019": where the text ends, and who wrote it.
_SIGNATURE = re.compile(
    r"\W*(?:(?:by|von|par|por|di)\s)?(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s){0,3}[A-ZÀ-ÞА-Я][\w.'’-]*\s?[,/–—-]"
    r"\s?(?:(?:am|den|le|el)\s)?$"
)


# "3.5.2019 | Quelle: Hafenamt | hafen.example"
_CREDITED = re.compile(r"\s*[|/·•–-]\s*(?:quelle|source|fuente|autor|author|redaktion)\b", re.IGNORECASE)


def _signs(page: Page, line: Line) -> bool:
    """Whether a line right below the text is a name and a day, or a day and who said it or wrote it."""
    dates = find_dates(line.raw) if line.position == page.last_body + 1 else ()
    if not dates:
        return False
    if line.raw[dates[0].end :].strip(" .)"):
        return dates[0].start == 0 and _CREDITED.match(line.raw, dates[0].end) is not None
    return _SIGNATURE.match(line.raw[: dates[0].start]) is not None


def _opens_teaser(page: Page, line: Line) -> bool:
    """Whether words such as another article's headline are follow a day."""
    below = page.lines[line.position + 1 :][:1]
    return any(other.reason in ("after-the-article", "teaser") and len(other.unit.text.split()) > 3 for other in below)


def _is_talked_below(page: Page, line: Line) -> bool:
    """Whether comments follow a line, or a text that is long enough to be one."""
    below = page.lines[line.position + 1 :][:2]
    return any(other.reason == "comments" or len(other.raw) > _LONG_COMMENT for other in below)


_LONG_COMMENT = 60


def _stands_over_teasers(page: Page, line: Line) -> bool:
    """Whether a menu and dated teasers follow a date near the top: then it is the masthead's, below a tab's title."""
    if line.position >= _MASTHEAD_LINES:
        return False
    below = page.lines[line.position + 1 :][:_MASTHEAD_REACH]
    menu = sum(other.reason in ("before-the-article", "navigation") for other in below)
    return menu > LIST_LENGTH and sum(other.reason == "stamp" for other in below) > LIST_LENGTH


def _is_of_masthead(page: Page, line: Line) -> bool:
    """Whether a menu and the headline once more follow a date near the top: what stands above it is a tab's title."""
    if line.position >= _MASTHEAD_LINES:
        return False
    menu = 0
    for other in page.lines[line.position + 1 : page.opening]:
        if other.reason == "headline-repeat":
            return menu > LIST_LENGTH
        menu += other.reason in ("before-the-article", "navigation")
    return False


def _is_in_box(page: Page, line: Line) -> bool:
    """Whether links to other articles, which have dates too, were announced above a date, and no text follows that."""
    for other in page.lines[page.title_position + 1 : line.position][::-1]:
        if other.reason == "related":
            return len(other.unit.text) <= _LONGEST_ANNOUNCEMENT
        if other.reason not in ("", "stamp", "before-the-article", "teaser") or len(other.raw) > _LONGEST_LINK:
            return False
    return False


_LONGEST_ANNOUNCEMENT, _LONGEST_LINK = 30, 120
_MASTHEAD_LINES, _MASTHEAD_REACH = 4, 24
_TEASERS_SEEN = 40


def _is_beside_byline(page: Page, line: Line) -> bool:
    near = page.lines[max(0, line.position - 2) : line.position + 3]
    return any(other.reason == "byline" for other in near) or any(read_byline(other.unit.text) for other in near)
