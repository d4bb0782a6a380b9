"""What a line has to look like to be a headline, whatever stands around it."""

from __future__ import annotations

import re
from itertools import pairwise

from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.calendar_names import SHORT_ENGLISH_MONTHS
from archive_gen.loader.dates import find_dates
from archive_gen.loader.embargoes import is_embargo
from archive_gen.loader.noise import fold
from archive_gen.loader.prose import Look
from archive_gen.loader.section_names import KINDS, SECTIONS
from archive_gen.loader.stamps import is_marked, names_occasion
from archive_gen.loader.wording import is_thai

LONG_PARAGRAPH = 180
"""From how many characters on a line is surely a paragraph, and no standfirst or teaser."""
FEWEST_OWN_WORDS = 4
_LONG_WORD = 4
_MOST_WORDS = 32
# Tabloids tell the whole story in their headlines.
_MOST_TABLOID_WORDS = 45
_LONGEST_HEADLINE = 280
_LONGEST_STATEMENT = 12
# Four signs name who does what: "普京访华". A sentence takes some two to a word.
_FEWEST_SIGNS, _MOST_SIGNS, _LONGEST_STATEMENT_SIGNS = 4, 90, 24
_TWO_CJK_SENTENCES = re.compile(r"。[^\s」』”’）)]")
_SMALL = frozenset("from with into over than that amid upon".split())
# The way to a page, all links glued together: "HomePoliticsLeaders meet ...".
_GLUED_WAY = re.compile(r"(?:Home|Inicio|Início|Accueil|Startseite|Главная)[A-ZÀ-ÞА-Я][\w &]*[a-zà-ÿа-я][A-ZÀ-ÞА-Я]")
# What many pages print on top: "USD = 92.50 RUB", "€ 100,25", "EUR/TRY 35.10 %0.2".
_RATE = re.compile(
    r"(?:[A-Z]{3}|[$€£₽₴₺])\s?(?:/\s?[A-Z]{3})?\s?[=:–-]?\s?\d{1,5}[.,]\d{1,4}\W{0,3}(?:[A-Z]{3}|[\d.,%+-]*)"
)
# In front of a picture's text in Korea.
_OF_PICTURES = ("▲", "↑")
_WAY_SIGNS = frozenset(">›＞")
DOMAIN = re.compile(r"(?:[\w-]{2,}\.)+[a-z]{2,10}", re.IGNORECASE)
# "Flashpoints | Security | East Asia" is what a page is filed under.
_LABELS = re.compile(r"(?:[^|]{1,27}+\|){2,}+[^|]{1,27}")
# "Source: Bridge to be closed" tells who says so; "Source: Agency" is a credit.
_LABEL = re.compile(
    r"(?:video|watch|listen|audio|photos|gallery|in pictures|sources?|источники?|видео|fuentes?|vídeo|vidéo) ?: "
)
_LABELLED_KINDS = ("player", "caption", "credit")
# "Talks on the bridge to resume in May - 2002-11-08"
_DAY = r"(?:\d{4}-\d\d-\d\d|[^\W\d]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d]{3,9} \d{4})"
_BEFORE_DAY = re.compile(rf"(?!{_DAY}|\d{{1,2}}[/.]).{{20,}}?(?=(?:\s[–—-]|,|\son)\s{_DAY}$)")
# "September, Friday 20, 2024" names the day in an order that no date has.
_DAY_ALONE = re.compile(
    rf"(?:(?:{'|'.join(SHORT_ENGLISH_MONTHS).lower()}|mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}+|\d{{1,4}}+|\W++)++"
)
# A page that is added to through the day has the time above each of its parts: "10.56am BST".
_TIME_ALONE = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?", re.IGNORECASE)
# "OXEN, Lowland": the place of a dateline that lost the rest.
_PLACE = re.compile(r"[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]{2,}){0,2}, [A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?")
_MOST_PLACE = 4
_ADDRESS = re.compile(r"https?:|www\.|\S+\.(?:png|jpe?g|gif|webp|svg|pdf|mp[34]|html?|php)$")
# "Home >> World >> Asia", "您的位置：首頁> 新聞": the way to a page.
_WAY = re.compile(r"[^<>›＞]{0,30}\w\s?(?:(?:>{1,2}|[›＞])[^<>›＞]{1,40}){1,6}")
_TWO_SENTENCES = re.compile(r"[a-z]{3}\.\s+[A-Z].*\.$")
_NOUNS_OF_OUTLETS = (
    "news|times|post|ledger|monitor|herald|tribune|journal|dispatch|daily|today|online|"
    "magazine|review|press|observer|gazette|telegraph|guardian|desk|wire|chronicle|courier"
)
OUTLET = re.compile(rf"(?:the )?[\w.&' -]{{2,30}}\b(?:{_NOUNS_OF_OUTLETS}|com|org|net)", re.IGNORECASE)
_LONGEST_OUTLET = 60
# "Ferry sails again | Video", "Ferry sails again - Latest news"
NO_OUTLETS = SECTIONS | KINDS | {"news", "latest news", "breaking news", "news in brief", "videos", "full text"}
"""What may stand behind a headline and is no outlet's name, folded."""
_OF_FOUNDING = frozenset("since established founded".split())
# With the year in which it began, by its noun alone, or as agencies and papers are called elsewhere.
_OUTLET_ALONE = re.compile(
    rf"{OUTLET.pattern},? (?:since|est\.?|established|founded) (?:in )?\d{{4}}|(?:the )?(?:{_NOUNS_OF_OUTLETS})|"
    r"reuters|afp|ap|upi|epa|dpa|ansa|efe|lusa|tass|interfax|xinhua|kyodo|yonhap|kcna|bbc|cnn|"
    r"[\w ]{2,20}(?:zeitung|tagblatt|anzeiger|nachrichten|rundschau)|"
    r"(?:le |la |el |il |die |der )?[\w ]{2,20}(?:presse|prensa|stampa|diario|gazeta)|"
    r"(?:газета |журнал |риа |тасс|интерфакс)[\w «»\"]{0,24}|[\w ]{2,20}(?:новости|вести|правда)|"
    r"\w{0,6}(?:[日晚早时時周週商導导][报報]|(?:新华|新華|通讯|通訊|通信|新聞)社|[网網]|新闻|新聞|ニュース|通信|频道|頻道|"
    r"电视台|일보|신문|뉴스|방송|통신)",
    re.IGNORECASE,
)


def is_labelled(look: Look) -> bool:
    """Whether what may be a headline has a label in front, or its day behind it."""
    if look.noise in _LABELLED_KINDS:
        return look.words > FEWEST_OWN_WORDS and _LABEL.match(look.folded) is not None
    if look.noise != "stamp" or is_marked(look.text) or read_byline(look.text):
        return False
    match = _BEFORE_DAY.match(look.text)
    return match is not None and len(match[0].split()) > FEWEST_OWN_WORDS


def is_occasion(look: Look) -> bool:
    """Whether a line says of which day's press conference the page is: its text shares few words with it."""
    return not look.sentence and any(date.is_day for date in find_dates(look.text)) and names_occasion(look.text)


def has_shape(look: Look) -> bool:
    """Whether a line is as long as most headlines, and no sentence."""
    return _has_own_words(look) and not look.sentence and may_be_headline(look)


def _has_own_words(look: Look) -> bool:
    """Whether a line says as much as a headline does at least, and a name alone does not."""
    if look.cjk and not is_thai(look.text):
        return len(look.text) >= _FEWEST_SIGNS
    return look.words >= FEWEST_OWN_WORDS


def is_statement(look: Look) -> bool:
    """Whether a line is a sentence that ends in a full stop, as few headlines do unless they raise their words."""
    return look.sentence and not look.text.endswith(("?", "!", "…", "...")) and not _is_raised(look)


def is_long_statement(look: Look) -> bool:
    """Whether a line is a sentence such as a story begins with where its headline is lost."""
    if look.cjk and not is_thai(look.text):
        return is_statement(look) and len(look.text) > _LONGEST_STATEMENT_SIGNS
    return is_statement(look) and look.words > _LONGEST_STATEMENT


def _is_raised(look: Look) -> bool:
    """Whether all longer words begin with a capital, as in headlines: "Bridge Is Falling. Why You Shouldn't Worry."."""
    long = [word for word in look.text.split() if len(word) >= _LONG_WORD and word not in _SMALL]
    return len(long) >= FEWEST_OWN_WORDS and all(word[0].isupper() for word in long)


def names_twice(look: Look) -> bool:
    """Whether a line has the same name twice: tags of a page, or an author's with that of the picture."""
    # In most lines no word comes twice.
    if len(set(look.wording.lower)) == look.words:
        return False
    raised = [word if len(word) >= _LONG_WORD and word[0].isupper() else "" for word in look.text.split()]
    names = [pair for pair in pairwise(raised) if all(pair)]
    return len(set(names)) < len(names)


def may_be_headline(look: Look) -> bool:
    """Whether a line has nothing that no headline has: it is no noise, of a headline's length, and no two sentences."""
    if look.noise or not look.folded or _is_masthead(look.text) or _ADDRESS.match(look.folded):
        return False
    if look.text.startswith(_OF_PICTURES):
        return False
    if look.text[-1:].isdigit() and _DAY_ALONE.fullmatch(look.folded):
        return False
    if _GLUED_WAY.match(look.text) or _RATE.fullmatch(look.text):
        return False
    if "0" <= look.text[0] <= "9" and _TIME_ALONE.fullmatch(look.text):
        return False
    if look.words <= _MOST_PLACE and "," in look.text and _PLACE.fullmatch(look.text):
        return False
    if "|" in look.text and _LABELS.fullmatch(look.text):
        return False
    if not _WAY_SIGNS.isdisjoint(look.text) and _WAY.fullmatch(look.text):
        return False
    if look.sentence and (look.prose >= LONG_PARAGRAPH or (_TWO_SENTENCES.search(look.text) and not _is_raised(look))):
        return False
    length = len(look.text)
    if is_thai(look.text):
        return 5 <= length <= 160
    if look.cjk:
        return _FEWEST_SIGNS <= length <= _MOST_SIGNS and not _TWO_CJK_SENTENCES.search(look.text)
    if look.words > _MOST_WORDS and (look.sentence or ". " in look.text or look.words > _MOST_TABLOID_WORDS):
        return False
    fits = look.words >= 2 and 8 <= length <= _LONGEST_HEADLINE and not look.text.endswith((",", ";"))
    return fits and not (is_embargo(look.text) and find_dates(look.text))


def is_outlet(text: str) -> bool:
    """Whether a line says no more than what an outlet is called: "The Harbour Ledger", and not "Bridge opens today"."""
    if len(text) > _LONGEST_OUTLET:
        return False
    # Most headlines have a longer word in lower case, and to see that takes a tenth of the patterns' time.
    long = [word for word in text.split() if len(word) >= _LONG_WORD and word not in _OF_FOUNDING]
    if len(long) > 1 and any(word[0].islower() for word in long):
        return False
    return any(pattern.fullmatch(text) for pattern in (OUTLET, _OUTLET_ALONE, DOMAIN))


def _is_masthead(text: str) -> bool:
    """Whether a line opens with an outlet's name: "Northern Dispatch | World news in brief"."""
    name, bar, _ = text.partition("|")
    return bool(bar) and OUTLET.fullmatch(name.strip()) is not None


def outlet_in(tail: str) -> str | None:
    """Return the outlet's name that stands behind a headline, None where that is something else."""
    is_name = len(tail.split()) <= 5 and (tail[:1].isupper() or DOMAIN.fullmatch(tail))
    return tail if is_name and fold(tail) not in NO_OUTLETS else None
