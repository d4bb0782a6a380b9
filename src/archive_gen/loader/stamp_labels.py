"""Whether what stands around a day in a short line says that it is of something else than the page.

A label that ends in a colon is that of something else unless it is known to be of publication; so is a day that a word
such as "on" or "of" joins to what is no name.
"""

from __future__ import annotations

import re

from archive_gen.loader.dates import WEEKDAY_NUMBER, FoundDate
from archive_gen.loader.stamp_things import ends_in_thing, ends_thing, names_thing

FROM_WHEN_ON = (
    "by|until|till|through|thru|since|before|starting|starts?|begins?|beginning|ends?|ending|coming|opens?|opening|"
    "closes?|closing|available|ab|bis|seit|à partir du|jusqu['’]au|depuis le|dès le|avant le|desde el|hasta el|"
    "a partir del|antes del|fino al|entro il|a partire dal|dal|al cinema dal|desde|até|a partir de|vanaf|tot|sinds|"
    "od|(?<=\\S\\s)do|(?<=\\S\\s)al|sedan|från och med|till och med|fram till|с|до|з|від|από|έως|منذ|حتى|sejak|"
    "hingga|sampai|mulai|"
    "(?<=\\S\\s)to|after|nach dem|après le|dopo il|después del"
)
"""What says right before a day that something else than the page begins or ends then, as part of a pattern."""


def is_of_another(text: str, date: FoundDate, *, marked: bool, timed: bool) -> bool:
    """Whether what stands around a day says that it is of something else: "Born ...", "Applications by ...".

    `marked` says that a word such as Published stands in the line, `timed` that a time of day does.
    """
    before = text[max(0, date.start - _LABEL_REACH) : date.start].lower()
    # "Posted by 5 October 2023" has lost a name.
    if _LABEL_OF_ANOTHER.search(before) or (not marked and _TIME_OF_ANOTHER.search(before)):
        return True
    rest = text[date.end :]
    if "†" in text or _PICTURED_BY.match(rest) is not None or _PLACE_BEHIND.search(rest):
        return True
    label = _label_of(text, date)
    if not marked and _SEEN_THERE.search(label) and _CREDIT_BEHIND.match(rest):
        return True
    if marked:
        return any(found.search(label.lower()) for found in _OF_SOMETHING)
    if label and _is_label_of_another(label, timed=timed):
        return True
    if not timed and _is_phrase(label.rstrip(" ,")) and not _of_program(text[date.start : date.end], rest):
        return True
    return ends_thing(rest.lower()) or _says_more(rest, timed=timed)


def is_label_of_another(text: str) -> bool:
    """Whether a short line over a day says that the day is of something else: "Closing date", "Kinostart:", "Wann?"."""
    label = text.strip().lower()
    if len(label) > _LONGEST_LABEL or _ends_in_surname(text.strip()):
        return False
    if any(found.search(label) for found in (_ASKS, _OTHER_DATE, _DATE_ABROAD, _LABEL_OF_ANOTHER)):
        return True
    if _COLON.search(label):
        return not any(found.search(label) for found in (_NEUTRAL, _OF_A_WRITER, _OF_A_TOOL))
    return len(label.split()) <= _MOST_WORDS_OF_LABEL and ends_in_thing(label)


def labels_thing(before: str) -> bool:
    """Whether what stands before a day is the name of a thing that has a day of its own: "Concert, ...", "Born on "."""
    label = _PARTING.split(before)[-1].rstrip(_BETWEEN).lower().rstrip(":")
    joined = _JOINED.search(label)
    return names_thing(label[: joined.start()] if joined else label, timed=False)


def _label_of(text: str, date: FoundDate) -> str:
    """What stands before a day in its part of a line, without brackets and the name of the weekday."""
    label = _PARTING.split(text[: date.start])[-1].rstrip(_BETWEEN)
    head, _, last = label.rpartition(" ")
    return head.rstrip(_BETWEEN) if last.strip(",.").lower() in WEEKDAY_NUMBER else label


def _is_label_of_another(label: str, *, timed: bool) -> bool:
    lower = label.lower()
    if _COLON.search(lower):
        return _NEUTRAL.search(lower) is None
    if (opening := _OPENING_LABEL.match(lower)) and not timed and _OF_A_WRITER.search(opening[0]) is None:
        return True
    if joined := _JOINED.search(label):
        # "Born on ...", "Storm of ..."
        front = label[: joined.start()].strip()
        of = joined["of"] is not None
        known = _OF_A_PAGE.search(front) or (not of and front.endswith(",")) or _is_of_writer(front, alone=not of)
        if front and not known:
            return True
        label, lower = front, front.lower()
    if _SHORT_CAPITALS.search(label):
        return False
    if _ends_in_surname(label):
        return False
    if _DONE.search(label) or _DATE_ABROAD.search(lower):
        return True
    return names_thing(_UNCASED_JOINED.sub("", lower), timed=timed)


def _ends_in_surname(label: str) -> bool:
    words = label.rstrip(" ,").split()
    return len(words) > 1 and words[-1].lower() in _SURNAMES and all(word[0].isupper() for word in words)


def _is_phrase(label: str) -> bool:
    """Whether words end in one that no name or section ends in: "Took office", "Festa del mare"."""
    if _PHRASE.search(label) is None or _JOINED.search(label):
        return False
    known = _STAFF.search(label) or _OF_A_PAGE.search(label)
    return not known and not _is_of_writer(label, alone=False)


def _of_program(date: str, rest: str) -> bool:
    """Whether a program wrote the line: it prints the day twice, or the number of comments behind it."""
    return date in rest or rest.strip().isdigit()


def _is_of_writer(front: str, *, alone: bool) -> bool:
    """Whether words are names, or end in a byline; `alone` allows an office's name where no person is named."""
    if _WRITER.search(front):
        return True
    return alone and (_NAMES.fullmatch(front) is not None or _OFFICES.fullmatch(front) is not None)


def _says_more(rest: str, *, timed: bool) -> bool:
    """Whether a day heads what is said of it, "5 October 2023: rain", or the hour of an event comes behind it."""
    if not timed and _HEADS.match(rest):
        return True
    lower = rest.lower()
    return _PLACE_AFTER_TIME.match(rest) is not None or any(
        found.match(lower) for found in (_WHOLE_HOUR, _TIMES, _OF_THAT_DAY)
    )


_LABEL_REACH = 60
_LONGEST_LABEL, _MOST_WORDS_OF_LABEL = 40, 4
_ASKS = re.compile(
    r"(?:when|wann|quand|cuándo|quando|wanneer|kiedy|когда|коли|ne zaman|när|hvornår|når|πότε|متى|いつ|언제)\W*"
)
_DATE_ABROAD = re.compile(
    r"\w{3}datum$|\starihi$|[\u3400-\u9fff](?:日期|期日|日時)$|[\u3400-\u9fff](?<![毎朝今本曜昨期周週])日$|"
    r"^(?:date limite|date d['’]|fecha (?:límite|de[l ])|data (?:limite|di|do|da|de|dell)|termin|срок|дата) ?"
)
_PARTING = re.compile(r"[|•·»›]|\s[–—-]\s")
_BETWEEN = " \t\u00a0(\u200e\u200f["
_COLON = re.compile(r"[^\W\d_](?:\s\d{1,3})?\W{0,2}[:：]$")
# Those that are of publication are told by their own words.
_NEUTRAL = re.compile(
    r"(?<!\w)(?:(?<![^|,;/\s]\s)(?:data|on|time|news|blog|dia|dag)|date|fecha|dato|dátum|tarih|дата|час|время|датум|"
    r"ημερομηνία|التاريخ|تاريخ|تاریخ|दिनांक|ngày|tanggal|päivämäärä|jour|día|giorno|dnia|added|uploaded|tayang|"
    r"actualité|haber|berita|noticia|时间|時間|日期|日付|날짜|일자|תאריך|วันที่|登録日|登载|刊登)\s*[:：]$"
)
_OPENING_LABEL = re.compile(r"\W{0,3}(?:[^\W\d_][\w'’-]*\s){0,2}[^\W\d_][\w'’-]*\s?:(?=\s\S)")
_OF_A_WRITER = re.compile(
    r"autor|author|\b(?:by|von|par|por|di|da|door|av|af|przez|oleh|text|texto?|testo|tekst|текст|word|writ|writer|report|"
    r"reporter|redak|redac|redaz|reda|editor|journal|quelle|source|fuente|fonte|bron|źródło|источник|джерело|kaynak|"
    r"kategor|categor|ressort|rubri|sectio|section|secci|sezione|seção|topic|tag|tags|in|from|posted|filed|under|"
    r"category|kategorie\w*|catégorie|categoría|rubrik|rubrique|thema|tema|interview|gespräch|analyse|kommentar|автор|penulis|yazar|muhabir|press|presse|napsal|napsala|"
    r"írta|szerző|scris|skrev|skrevet|kirjoit|כתב|مؤلف|نویسنده)\b|"
    r"기자|글|作者|文|記者"
)
_OF_A_TOOL = re.compile(
    r"shar|teil|partag|compart|condiv|udostęp|подел|поділ|paylaş|deel|dela|\bdel\b|sdíle|zdieľ|megoszt|bagikan|"
    r"chia sẻ|jaa|κοινοπο|شارك|مشاركة|اشتراک|分享|シェア|공유|print|druck|such|search|folg|follow|hits|views|aufruf|"
    r"lese|reading|dauer|sprache|language"
)
_JOINED = re.compile(
    r"(?:(?<!\d)(?<=\s)|^)(?<!\d\s)(?i:(?P<of>vom|du|del|dello|della|van|z|ze|z dnia|от|від|"
    r"of|från|av|from|di|de|au|für|for|para|per|voor|na|на)|"
    r"(?:dell|d)['’]|am|le|el|il|em|op|den|on|w dniu|dnia|dne|в|på|pada|στις|στη|zum)$|(?:dell|d)['’]$"
)
# "Lowfield v Northport, 5 October 2023"
_SMALL = "a-zß-öø-ÿąćęłńśźżčďěňřšťůžğışа-яёіїєґα-ωάέήίόύώ"
_PHRASE = re.compile(rf"\w[\s,’']{{1,3}}(?!(?:der|den|dem|the|las|les|los)$)[{_SMALL}]{{3,}}$|\w\s(?:v|vs)\.?\s[A-Z]")
# Outlets, offices and those who write for them are named in lower case, too.
_STAFF = re.compile(
    r"\b(?:staff|desk|team|correspondent|reporters?|writers?|editors?|news\w*|agenc\w+|service|bureau|report|blog|online|"
    r"editorial|aktuell|zeitung|anzeiger|journal|gazette|gazeta|gazzetta|tribune|tribuna|courrier|corriere|correo|press|"
    r"presse|magazine?|revue|revista|rivista|diario|giornale|periódico|noticias|notizie|info|redaktion|rédaction|"
    r"redacción|redazione|redação|redactie|redakcj\w+|редакц\w+|радио|газет\w+|правда|известия|вестник|комсомолец|"
    r"журнал|новости|портал|агентство|новини|пресс-служба|прес-служба|мэри\w+|администраци\w+|министерств\w+|"
    r"gazetesi|ajansı|haber|kommun\w*|gemeente|mairie|ville|ministère|ayuntamiento|ministerio|comune|ministero|"
    r"prefeitura|câmara|ministério|gmina|belediyesi)\b",
    re.IGNORECASE,
)
# "Amina Said, 18 November 2021": verbs that are surnames too.
_SURNAMES = frozenset(("said", "born", "sold", "mort", "nata", "nato", "partido", "due", "match"))
_UNCASED_JOINED = re.compile(r"\s(?:في|a)$")
# "Artikel vom ...", "Noticia del ...", "Новость от ...", "Pressemitteilung vom ...".
_OF_A_PAGE = re.compile(
    r"(?:artikel|beitrag|meldung|nachricht|(?<!weer)bericht|mitteilung|eintrag|rezept|blog|text|news|article|actualité|"
    r"communiqué|billet|brève|artículo|noticia|nota|comunicado|boletín|articolo|notizia|comunicato|artigo|notícia|"
    r"matéria|nieuwsbericht|persbericht|artykuł|komunikat|wiadomość|новость|статья|сообщение|пресс-релиз|новина|"
    r"стаття|повідомлення|release|story|post|column|kolumne|editorial|entry)\w*(?:\s\S+){0,2}$",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-ÞĀ-ŽΆ-ΫА-ЯЁІЇЄ][\w.'’-]*"
_WRITER = re.compile(
    rf"^(?i:by|von|par|por|di|da|door|av|af|od|przez|oleh)\s|\b(?:by|von|par|por|di|door)\s{_NAME}[^:]{{0,40}}$"
)
_NAMES = re.compile(rf"{_NAME}(?:\s(?:{_NAME}|de|da|di|du|la|van|von|der|bin|al|and|und|et|y|e|en|&)){{1,5}}")
_OFFICES = re.compile(
    r"(?:the\s)?(?:admin\w*|editors?|staff|team|webmaster|redaktion|rédaction|redaction|redacción|redazione|redação|"
    r"redactie|redakcja|редакция|dpa|afp|apa|ats|sda|sid|epd|kna|red\.?|(?-i:[a-z]{2,3}))",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\s?[:：]\s?(?=\S)")
_WHOLE_HOUR = re.compile(
    r"[\s,|–—-]{1,4}(?:um |à |om |at |a las |às |alle |ore |kl\.? |klo |godz\.? |ab |в |о )?"
    r"(?:(?:(?<=ore )|(?<=kl )|(?<=godz\. ))\d{1,2}(?![\d:.h])|\d{1,2}\s?(?:uhr|uur|h)(?!\w))"
)
# "2012年3月12日の嵐", "12 Mart 2012 tarihli"
_OF_THAT_DAY = re.compile(r"[のに的]|\s(?:itibarıyla|tarihli|tarihinde|günü|fırtınası)\b")
_TIMES = re.compile(
    r"[\s,|@–—-]{1,4}(?:at |from |um |von |de |dalle |od )?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?|uhr)?\s?"
    r"(?:[-–—]|to|till|bis|à|a|alle|do)\s?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m|\s?uhr)"
)
# "5 October 2023, 7 p.m.", "October 5, 2023 at 7:00 PM, Lowfield Town Hall": programs give the minutes, and no place.
_PLACE_AFTER_TIME = re.compile(
    r"[\s,|–—-]{1,4}(?:at |from )?(?:\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b)(?!\W{0,3}(?-i:[A-Z]{2,4})\b)|"
    r"\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|Uhr|h))?\s?[,;]\s(?!by\b|von\b|par\b|por\b|di\b)(?:[^\W\d_][\w'’-]*\s){2})",
    re.IGNORECASE,
)
# The place or the hour has a label of its own behind the day, as events have it.
_PLACE_BEHIND = re.compile(
    r"\b(?:uhrzeit|ort|einlass|location|venue|place|lieu|lugar|luogo|horaire|hora|ora|godzina|miejsce|место|время|"
    r"doors)\s?:",
    re.IGNORECASE,
)
_PLANNED = re.compile("予定|예정|終了|종료")
# "Court date: ...", "Draw date ..."; "Trailer released ...".
_OTHER_DATE = re.compile(
    r"(?<!\w)(?!(?:publish|post|updat|upload|creat|modif|revis|submi|article|story|entry|news|blog|pub|print|issue|press|"
    r"original|the|online|first|last|date|add|edit|content|page|review|report|written|start)\w*\s)[a-z]+\sdate\s?:?\s*$"
)
_OTHER_RELEASED = re.compile(
    r"(?<!\w)(?!(?:was|first|originally|for|immediate|press|news|release|report|statement|article|story|post|page|date|"
    r"text|transcript|document|study|and|on|is|when|time|last|content)\s)[a-z]+\s(?:released|issued|created)\s?:?\s*$"
)
# NATO is not Italian "nato".
_SHORT_CAPITALS = re.compile(r"(?<!\w)[A-Z]{2,5}$")
# Nobody is called so: "Visited ...", "Signed into law ...".
_DONE = re.compile(
    r"(?:^[A-Z]?|(?<=\s))(?!appear|ppear)[a-z]{2,}ed(?:\s(?:in|into|to|at|by|up|down|out)(?:\s[a-z]+)?)?$"
)
# "Datum evenement: ...", "Data wydarzenia: ...": what the date is of stands behind the word for it.
_DATE_OF_SOMETHING = re.compile(
    r"^\W*(?:date|datum|data|fecha|дата|ημερομηνία|tanggal)\s"
    r"(?!of (?:last |first )?(?:publication|posting|issue|release|revision|update|change|modification)|"
    r"published|posted|added|created|updated|modified|"
    r"de (?:publication|publicación|publicação|mise|parution|création|dernière|modif|actuali|atuali|creaci|criaç)|"
    r"der (?:veröff|erst|letzten)|di (?:pubbl|inser|aggior|creaz|modif)|della? pubbl|pubbl|inserim|aggiorn|publ|"
    r"van (?:publ|plaats)|geplaatst|dodania|opubl|utworz|aktual|modyf|ostatn|wprowadz|wytworz|udost|"
    r"публ|добав|созд|размещ|измен|обнов|послед|додав|ств|онов|δημοσ|ανάρτ|ενημ|terbit|tayang|posting|publik)"
    r"[^:：]{2,40}[:：]\s*$"
)
# A dash parts a headline from its day: "Leaders hail the summit - 2019-10-05".
_LABEL_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:born|died|deceased|aged \d+|founded|established|est\.|premieres?|premiering|recorded|played|elected|"
    r"assumed office|opened|launch(?:ed)?|commissioned|maiden voyage|first flight|sunk|independence|anniversary|"
    r"arrested|executed|execution|incident|(?:set|planned|scheduled|slated|due)(?: for)?|vote|election(?: day)?|"
    r"referendum|summit|trial|game|match|concert|image(?: from)?|in (?:theat(?:er|re)s|cinemas|stores)|"
    r"on (?:dvd|sale|view|display)|tickets?(?: on sale)?(?: from)?|applications?|best before|use by|taken|pictured|"
    r"photographed|decided|argued|(?:act|law|decree|resolution|judgment|meeting|hearing|session|sitting|letter) of|"
    r"(?:closing|opening|share|asking) price|meeting|hearing|registration|rsvp|"
    r"(?:release|opening|closing|event|start|end|due|incident|execution) date|"
    r"date of (?:the )?(?:event|birth|death|meeting|release|hearing|incident|offen[cs]e|arrest)|"
    r"(?:next|on) (?:update|issue|this day)|closing|kick[- ]?off|save the date|geboren|gestorben|termine?|premiere|"
    r"kinostart|eröffnung|vorverkauf|stichtag|frist|beginn|datum der veranstaltung|née?|sortie|date de sortie|"
    r"rendez-vous|ouverture|inscriptions?|(?:loi|décret|arrêté|réunion|séance) du|nacid[oa]|estreno|plazo|cierre|"
    r"apertura|fecha (?:de la |del |de )(?:evento|estreno|nacimiento|reunión|cierre)|"
    r"nat[oa](?= (?:il|a)\b)|uscita|scadenza|"
    r"data (?:di nascita|di uscita|dell['’]evento)|nascid[oa]|estreia|prazo|"
    r"data (?:do evento|da estreia|de nascimento)|première|aanvang|родил(?:ся|ась)|премьера|"
    r"дата (?:рождения|выхода|проведения|мероприятия)|urodzon[ya]|premiera|doğum tarihi|son başvuru|vizyon tarihi|"
    r"etkinlik tarihi)\s*:?\s*(?:(?:on|am|at|le|el|il|em|op|w)\s+)?(?:\w+day,?\s+)?$"
)
# "The fish market, October 5, 2013 © Lowfield Echo": words in lower case tell what is seen.
_SEEN_THERE = re.compile(r"\w\s[^\W\d_A-ZÀ-ÞА-Я]\w*[\s,.]*(?:el|le|il|am|op|on)?$")
_CREDIT_BEHIND = re.compile(
    r"\s?(?:г|r|р)?\.?\s?(?:©|[./(|–—-]\s?(?:©|foto|photo|reuters|getty|istock|alamy|тасс|"
    r"(?:fot|ap|afp|efe|epa|dpa|ansa|anp|pap|tt|риа|lusa|aa)\b))",
    re.IGNORECASE,
)
_TIME_OF_ANOTHER = re.compile(rf"(?<!\w)(?:{FROM_WHEN_ON})\s+(?:(?:on|the|zum|dem)\s+)?(?:\w+day,?\s+)?$")
_PICTURED_BY = re.compile(r"[.)]\s*(?:photo|picture|image|foto|credit)\w*\b", re.IGNORECASE)
# Beside a word such as Published these alone say that it is of something else.
_OF_SOMETHING = (_DATE_OF_SOMETHING, _OTHER_DATE, _OTHER_RELEASED, _PLANNED)
