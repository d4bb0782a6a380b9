"""Bounds from texts in other languages than English: what somebody is called, and words that were not before an event.

Fewer words are known of these languages than of English, so less is taken from them: that an office is somebody's
still is believed of the opening alone, where a weekday puts it into the week and no word speaks of another time.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.offices import terms_in_common
from archive_gen.loader.bounds.titles_abroad import belongs, is_former, is_not_yet
from archive_gen.loader.bounds.titles_uncased import is_uncased, title_beside
from archive_gen.loader.bounds.words import LEAD_PARAGRAPHS, is_in_english, make_clue
from archive_gen.loader.calendar_names import WEEKDAYS
from archive_gen.loader.dating import Bearing
from archive_gen.loader.knowledge import Knowledge, NamesAbroad, Office, Phrases
from archive_gen.loader.page import Page, Sentence

# What stands between a title and the name: "US-Präsident Joe ...", "presidente de Rusia, Vladímir ...".
_BETWEEN = (
    r"(?:\s(?!(?:und|et|y|e|i|и|та|й|en|ve|och|og|mit|avec|con|com|с|з|oder|ou|o|или)\s)[^\s,.;:()]+){0,4},?\s"
    r"(?:(?!und |et |y |и )[^\s,.;:()]+\s){0,2}$"
)
_TITLES = {
    "Prime Minister": r"premierminister(?:in)?|ministerpräsident(?:in|en)?|regierungschef(?:in)?|"
    r"premi(?:er|ère) ministre|"
    r"primer ministro|primera ministra|president[ea] del gobierno|primeir[oa][ -]ministr[oa]|primo ministro|"
    r"president[ea] del consiglio(?: dei ministri)?|"
    r"premier(?:a|em|owi|ze|ul|ului)?|premiér\w*|prezes\w* rady ministrów|"
    r"předsed\w+ vlády|predsed\w+ vlády|prim-ministru(?:l|lui)?|премьер\w*(?:-министр\w*)?|премиер\w*|"
    r"министър-председател\w*|premijer\w*|премијер\w*|"
    r"прем['’]єр\w*(?:-міністр\w*)?|başbakanı?|statsminister(?:n|en)?|minister-president|pääminister(?:i|in|iä|ille)|"
    r"πρωθυπουργ[οόού]\w*|perdana menteri|thủ tướng",
    "Chancellor": r"(?:bundes)?kanzler(?:in|s)?|chanceli(?:er|ère)|canciller|cancellier[ea]|chanceler|kancler\w*|"
    r"канцлер\w*|bondskanselier|förbundskansler|forbundskansler|liittokansler(?:i|in|ia|ille)|kancléř\w*|"
    r"cancelar(?:ul|ului)?|καγκελ[αά]ρι\w*|şansölyesi",
    "President": r"(?<!minister)(?<!vize)(?<!vice-)(?:us-|staats)?präsident(?:in|en)?|kreml-?chef|président(?:e)?|"
    r"(?:ex)?president[ea]|prezydent\w*|prezident\w*|президент\w*|(?:devlet |cumhur|abd )başkanı|presiden|"
    r"predsjedni[kc]\w*|predsedni[kc]\w*|председни[кц]\w*|pre[şș]edint(?:e|ele|elui|a|ei)|president(?:ti|in|tiä|ille)|"
    r"præsident(?:en)?|tổng thống|chủ tịch nước|president(?:en)?|(?:du hast)?π(?:ρόεδρ|ροέδρ)\w+",
    "Secretary of State": r"(?:us-)?außenminister(?:in|s)?|secrétaire d['’][eé]tat|secretari[oa] de estado|"
    r"segretari[oa] di stato|госсекретар\w*|держсекретар\w*|sekretar\w+ stanu|secretaru(?:l|lui) de stat|"
    r"utrikesminister(?:n)?|utenriksminister(?:en)?|udenrigsminister(?:en)?|menteri luar negeri|menlu|"
    r"ministr\w* zahraničí|ulkominister(?:i|in|iä)|υπουργ[οόού]\w* εξωτερικών|ngoại trưởng",
    "Foreign Minister": r"(?:bundes)?außenminister(?:in|s)?|ministre des affaires étrangères|chef de la diplomatie|"
    r"ministr[oa] de (?:asuntos |relaciones )?exteriores|canciller|ministr[oa] degli esteri|"
    r"ministr[oa] d(?:os negócios estrangeiros|as relações exteriores)|министр\w* иностранных дел|глав\w+ мид|"
    r"міністр\w* закордонних справ|minister spraw zagranicznych|dışişleri bakanı|ministr\w* zahraničí|"
    r"utrikesminister(?:n)?|utenriksminister(?:en)?|udenrigsminister(?:en)?|ulkominister(?:i|in|iä)|"
    r"ministru(?:l|lui) (?:de externe|afacerilor externe)|υπουργ[οόού]\w* εξωτερικών|menteri luar negeri|menlu|"
    r"bộ trưởng (?:bộ )?ngoại giao|ngoại trưởng",
    "Secretary-General": r"generalsekretär(?:s|in)?|secrétaire général|secretario general|segretario generale|"
    r"secretário-geral|генсек\w*|генеральн\w+ секретар\w*|sekretarz generalny|generalsekret(?:erare|ær)n?|"
    r"pääsihteer(?:i|in)|secretaru(?:l|lui) general|γενικ\w+ γραμματέα\w*|sekretaris jenderal|sekjen|tổng thư ký",
}  # fmt: skip
_TITLES_BEFORE = {
    title: re.compile(rf"(?:^|[\s(«„“\"'’-])(?P<title>{words}){_BETWEEN}") for title, words in _TITLES.items()
}
# Korean and Japanese put it behind the name, "바이든 미국 대통령", Chinese either way: "美国总统拜登", "习近平主席".
_SIGNS = {
    "President": "대통령|주석|국무위원장|大統領|国家主席|主席|总统|總統",
    "Prime Minister": "총리|首相|总理|總理",
    "Chancellor": "총리|首相|总理|總理",
    "Foreign Minister": "외교부 장관|외무상|외무장관|外相|外长|外長",
    "Secretary of State": "국무장관|国務長官|国务卿|國務卿",
}
_BEHIND = {
    title: re.compile(
        rf"\s?(?:(?!전\s)[^\s.。,，]{{1,4}}\s|[米露韓仏独中英]?国?)?(?P<former>전\s|前)?(?:{signs})"
        r"(?!\s?(?:예비)?(?:당선|후보|내정|지명)|候補|候选|候選|参选|參選|当选|當選)"
    )
    for title, signs in _SIGNS.items()
}
# Hungarian puts it behind the name as well: "Név miniszterelnök", "Név amerikai elnökkel".
_HUNGARIAN = {
    "President": "elnök|államfő",
    "Prime Minister": "miniszterelnök|kormányfő",
    "Chancellor": "kancellár",
    "Foreign Minister": "külügyminiszter",
    "Secretary of State": "külügyminiszter",
    "Secretary-General": "főtitkár",
}
_HUNGARIAN_BEHIND = {
    title: re.compile(
        rf"(?:\s(?P<former>volt|korábbi|egykori|néhai))?(?:\s(?P<country>[\w-]+))??(?:\s(?P<then>volt|korábbi|egykori))?"
        rf"\s(?:{words})(?!jelölt|helyettes)\w{{0,4}}(?!\w)"
    )
    for title, words in _HUNGARIAN.items()
}
_SIGNS_BEFORE = {title: re.compile(rf"(?P<title>{signs})$") for title, signs in _SIGNS.items()}
_SAME_TITLE = {"Premier": "Prime Minister", "Secretary General": "Secretary-General", "Acting President": "President"}
_NOT_NOW = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:damals|damalig\w*|seinerzeit|unter|seit|während|jahre[ns]?|jahrestag\w*|jahrzehnt\w*|"
    r"histori\w+|vorgänger\w*|nachfolger\w*|amtszeit|ära|gestorben|tod(?:es)?|tot|rücktritt\w*|zurückgetreten|gestürzt|"
    r"abgewählt|amtsenthebung\w*|sous|depuis|époque|ans|anniversaire|prédécesseur|successeur|mort|décès|démission\w*|"
    r"destitu\w+|bajo|desde|entonces|años|aniversario|predecesor|sucesor|muerte|murió|dimi\w+|renunci\w+|sotto|allora|anni|"
    r"anniversario|predecessore|successore|morte|sob|então|anos|aniversário|sucessor|morreu|при|тогда|тогдашн\w+|лет|года|"
    r"годовщин\w+|предшественник\w*|преемник\w*|умер\w*|смерт\w+|отставк\w+|импичмент\w*|років|роки|смерть|lat|śmier\w+|"
    r"onder|destijds|jaar|onder|under|dåvarande|daværende|år|fost\w*|atunci|ani|mandat\w*|predeceso\w+|succeso\w+|"
    r"entinen|entise\w+|silloi\w+|vuotta|vuoden|aikana|seuraaja\w*|edeltäjä\w*|volt|korábbi|akkori|egykori|évvel|"
    r"évforduló\w*|előd\w*|utód\w*|πρώην|τότε|χρόνια|έτη|επέτειο\w*|προκάτοχ\w+|διάδοχ\w+|khi đó|nguyên|cựu|năm|thời|"
    r"bekas|mantan|ketika itu|saat itu|tahun|pengganti\w*|tehdejší\w*|výročí|nástupc\w+|předchůdc\w+|let|"
    r"тадашњ\w+|tadašnj\w+|тогавашн\w+|години|godin\w+)\b|"
    r"السابق|الأسبق|الراحل|آنذاك|حينها|في عهد|منذ|ذكرى|سلفه|خلفا|سنوات|عام|وقت|آن زمان|دوران|سال|پیشین|سابق|"
    r"اس وقت کے|کے دور|برس|तत्कालीन|पूर्व|साल|वर्ष|कार्यकाल|के दौरान|তৎকালীন|সাবেক|সালে|বছর|আমলে|לשעבר|דאז|שנים|כהונת"
)
_CASES = (
    "среду", "пятницу", "субботу", "середу", "п'ятницю", "п’ятницю", "суботу", "неділю", "środę", "sobotę", "niedzielę",
    "isnin", "khamis", "jumaat", "شنبه", "آدینه", "יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי",
    "יום שישי",
    "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期", "曜日", "요일",
)  # fmt: skip
_DAY_NAMES = (name for names in WEEKDAYS for name in names if len(name) > 3)
_WEEKDAY = re.compile("|".join(map(re.escape, (*_DAY_NAMES, *_CASES))))
# Letters of a case or a genitive: "Putins", "Путина", "Bidena".
_ENDING = re.compile(r"['’]?[a-zà-ÿа-яёіїєα-ωά-ώ]{0,3}(?!\w)")
_REACH = 70
# Words that nobody wrote before the day, and "since" such an event.
_COINED_AT: Mapping[str, tuple[dt.date, tuple[str, ...]]] = {
    "Russia's full-scale invasion of Ukraine": (
        dt.date(2022, 2, 24),
        (
            "russischen angriffskrieg", "russischer angriffskrieg", "russische angriffskrieg",
            "russischen angriffskriegs", "russischen angriffskrieges", "angriffskrieg gegen die ukraine",
            "angriffskrieg auf die ukraine",
            "angriffskriegs gegen die ukraine", "angriffskrieges gegen die ukraine", "depuis l'invasion de l'ukraine",
            "depuis l'invasion russe", "depuis le début de l'invasion", "depuis le début de la guerre en ukraine",
            "desde la invasión de ucrania", "desde la invasión rusa", "desde el inicio de la invasión",
            "desde el inicio de la guerra en ucrania", "desde a invasão da ucrânia", "desde a invasão russa",
            "desde o início da invasão", "desde o início da guerra na ucrânia", "dall'invasione dell'ucraina",
            "dall'inizio dell'invasione", "dall'inizio della guerra in ucraina", "специальная военная операция",
            "специальной военной операции", "специальную военную операцию", "начала полномасштабного вторжения",
            "после вторжения россии", "початку повномасштабного вторгнення", "повномасштабного вторгнення",
            "pełnoskalowej inwazji", "od początku inwazji", "sinds de russische invasie", "우크라이나 침공 이후",
            "俄乌冲突", "俄烏戰爭", "俄乌战争",
        ),
    ),
    "the outbreak of COVID-19": (
        dt.date(2020, 1, 20),
        (
            "corona-pandemie", "coronapandemie", "corona-krise", "coronakrise", "pandémie de coronavirus",
            "pandémie de covid", "pandemia de coronavirus", "pandemia del coronavirus", "pandemia di coronavirus",
            "pandemia do coronavírus", "pandemia de covid", "пандемии коронавируса", "пандемия коронавируса",
            "пандемії коронавірусу", "pandemii koronawirusa", "pandemia koronawirusa", "koronavirüs salgını",
            "coronacrisis", "코로나19", "新冠疫情", "新冠肺炎", "新型コロナウイルス",
        ),
    ),
}  # fmt: skip
_COINED = Phrases({word: (name, day) for name, (day, words) in _COINED_AT.items() for word in words})


class _Called(NamedTuple):
    """Somebody whom a sentence calls by an office, from `start` to `end`; `former` says that they have left it."""

    office: Office
    sentence: Sentence
    start: int
    end: int
    former: bool


class _Behind(NamedTuple):
    """Where a title behind a name ends; `former` says that it is held no more."""

    end: int
    former: bool


def clues_abroad(page: Page, knowledge: Knowledge) -> Iterator[Bearing]:
    """Yield what a text in another language than English bounds by titles before names, and by words of an event."""
    if is_in_english(page):
        return
    yield from _coined(page)
    called = list(_called(page, knowledge))
    held = [one for one in called if one.office.during() and _is_now(one)]
    if terms_in_common(one.office for one in held):
        for one in held:
            yield _bearing(one, "office-held", "is called {} as of now", one.office.during())
    for one in called:
        if one.former and (options := _out_of(one.office)):
            yield _bearing(one, "office-left", "is called a former {}", options)
    began = [(first, one) for one in called if (first := one.office.first())]
    if began:
        first, one = max(began, key=lambda pair: pair[0])
        yield _bearing(one, "office-held", f"is called {{}}, first so on or after {first}", (Interval(first, None),))


def _coined(page: Page) -> Iterator[Bearing]:
    known = set()
    for number, found in _COINED.find_each(page.folded).items():
        for (name, day), start, end in found:
            if name in known:
                continue
            known.add(name)
            reason = f"{name} was on {day}, and nobody wrote so before"
            yield Bearing(make_clue("event-past", page.sentences[number], start, end, reason), (Interval(day, None),))


def _called(page: Page, knowledge: Knowledge) -> Iterator[_Called]:
    """Those whom the text names in full or by a surname, and calls by an office beside the name."""
    last = -1
    for offices, begin, finish in knowledge.abroad.find(page.folded.joined):
        number = bisect_right(page.folded.starts, begin) - 1
        offset = page.folded.starts[number]
        sentence = page.sentences[number]
        called = _called_beside(sentence, offices, begin - offset, finish - offset, last - offset, knowledge.abroad)
        if called:
            yield called
        last = begin


def _called_beside(
    sentence: Sentence, offices: Iterable[Office], start: int, end: int, last: int, names: NamesAbroad
) -> _Called | None:
    """What the bearer of the name from `start` to `end` is called, by one of their offices.

    `last` is where the name before it begins. What stands between the two is of that name: "Präsident Macron traf
    Donald Trump".
    """
    folded = sentence.folded
    if is_uncased(folded[end - 1]):
        return _called_uncased(sentence, offices, start, end, last, names)
    in_signs = folded[end - 1] >= "\u3040"
    ending = None if in_signs else _ENDING.match(folded, end)
    if ending is None and not in_signs:
        return None
    if names.may_be_given(folded[start:end]) and sentence.text[end + 1 : end + 2].isupper():
        return None
    reach = max(0, start - _REACH)
    for office in offices:
        title = _SAME_TITLE.get(office.title, office.title)
        pattern = (_SIGNS_BEFORE if in_signs else _TITLES_BEFORE).get(title)
        before = _nearest(pattern, folded[reach:start]) if pattern else None
        if before and last > reach + before.start("title"):
            before = None
        between = sentence.text[reach + before.end("title") : start] if before else ""
        if between and not belongs(between, names.is_of_country):
            before = None
        behind = _behind(folded, end, title, names) if in_signs or not before else None
        if before is None and behind is None:
            continue
        first = reach + before.start("title") if before else start
        if is_not_yet(folded, first):
            return None
        former = is_former(folded, first) or (before and before["title"].startswith("ex")) or (behind and behind.former)
        stop = behind.end if behind and not before else ending.end() if ending else end
        return _Called(office, sentence, first, stop, bool(former))
    return None


def _behind(folded: str, end: int, title: str, names: NamesAbroad) -> _Behind | None:
    """The title that stands behind a name which ends there, in Korean, Japanese, Chinese and Hungarian."""
    if folded[end - 1] >= "\u3040":
        found = _BEHIND[title].match(folded, end) if title in _BEHIND else None
        return _Behind(found.end(), bool(found["former"])) if found else None
    found = _HUNGARIAN_BEHIND[title].match(folded, end) if title in _HUNGARIAN_BEHIND else None
    if not found or not (found["country"] is None or names.is_of_country(found["country"])):
        return None
    return _Behind(found.end(), bool(found["former"] or found["then"]))


def _called_uncased(
    sentence: Sentence, offices: Iterable[Office], start: int, end: int, last: int, names: NamesAbroad
) -> _Called | None:
    for office in offices:
        title = _SAME_TITLE.get(office.title, office.title)
        beside = title_beside(sentence.folded, start, end, last, title, names.is_of_country)
        if beside:
            return _Called(office, sentence, *beside)
    return None


def _nearest(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The title that stands nearest to the name behind it."""
    found = further = pattern.search(before)
    while further:
        found, further = further, pattern.search(before, further.end("title"))
    return found


def _out_of(office: Office) -> tuple[Interval, ...]:
    """The days on which somebody has left an office and not yet taken it again."""
    terms = sorted(office.terms, key=lambda term: term.earliest or dt.date.min)
    following = [*terms[1:], None]
    return tuple(
        Interval(term.latest, after.earliest if after else None)
        for term, after in zip(terms, following, strict=True)
        if term.latest
    )


def _is_now(one: _Called) -> bool:
    opening = one.sentence.paragraph < LEAD_PARAGRAPHS and not one.former
    words = one.sentence.folded
    numbered = _NUMBERED.search(words, one.start, one.end)
    return opening and not numbered and _WEEKDAY.search(words) is not None and not _NOT_NOW.search(words)


# "Presiden ke-7 RI Name" is what somebody stays.
_NUMBERED = re.compile(r"\d")


def _bearing(one: _Called, rule: str, says: str, options: tuple[Interval, ...]) -> Bearing:
    reason = f"{one.office.name} {says.format(one.office.title.lower())}"
    return Bearing(make_clue(rule, one.sentence, one.start, one.end, reason), options)
