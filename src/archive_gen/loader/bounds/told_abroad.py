"""Days with their years that a text in another language than English tells as past: it was published no earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from archive_gen.edtf import Interval
from archive_gen.loader.bounds.words import make_clue
from archive_gen.loader.dates import FoundDate
from archive_gen.loader.dating import Bearing
from archive_gen.loader.language import detect_language
from archive_gen.loader.page import Page, Sentence


class _Tenses(NamedTuple):
    """How a language tells: what only a past has, what looks ahead, and what before a day makes it no day of a deed."""

    past: re.Pattern[str]
    ahead: re.Pattern[str]
    not_then: re.Pattern[str]


# A participle can be of what is planned, so words of plans keep a sentence from being told as past.
_LANGUAGES: Mapping[str, tuple[str, str, str]] = {
    "de": (
        r"hatten?|war|waren|wurden?|worden|(?:hat|haben|ist|sind)(?=\W.{0,200}\W(?:\w*ge\w{2,}(?:t|en)|\w{3,}iert|"
        r"(?:be|ver|er|ent|zer)\w{2,}(?:t|en))(?!\w))|traf|trafen|kam|kamen|gab|gaben|fand|fanden|starb|ging|hielt|"
        r"begann|nahm|rief|sprach|schrieb|unterschrieb|beschloss|"
        r"(?:sag|erklär|teil|kündig|forder|lehn|stell|wähl|starte|eröffne|ende|feier|besuch|reis|leb|gründe|einig|"
        r"unterzeichne|verabschiede|verhäng|berichte|melde)ten?",
        r"wird|werden|würde|soll|sollen|sollte|will|wollen|wollte|kann|könnte|muss|plan\w+|geplant\w*|vorgesehen|"
        r"angesetzt|erwartet\w*|voraussichtlich|künftig\w*|nächste\w*|kommende\w*|bevorsteh\w+|einladung|eingeladen|lädt|"
        r"läuft|verlänger\w+|verschob\w+|vertagt\w*|termin\w*|frist\w*|wenn|falls|"
        r"\w+zu\w{2,}end\w*|zu\s\w{2,}end\w*|gilt|gelten|tritt|treten|erscheint|findet|finden",
        r"bis|bis zum|bis zu|ab|ab dem|zum|für|für den|auf|auf den|vor dem|seit|seit dem|nach dem",
    ),
    "fr": (
        r"(?:a|ont|avait|avaient|est|sont|était|étaient|s'est|se sont|fut|furent|eut|s'était)"
        r"(?: (?:été|aussi|également|donc|ainsi|alors|déjà))?\s"
        r"\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it|ises|ert|erts|eint|ort|orte)|"
        r"était|avait|eu lieu",
        r"sera|seront|serait|aura|auront|aurait|va|vont|doit|doivent|devra|devrait|devraient|peut|pourrait|"
        r"\w{3,}(?:era|eront|erait|eraient|ira|iront|dra|dront)|prév\w+|attendu\w*|programmé\w*|fixé\w*|report\w+|"
        r"prochain\w*|prolong\w+|convoqué\w*|invité\w*|appel\w+ à|jusqu'au|si|échéance",
        r"jusqu'au|jusqu'à|d'ici le|d'ici au|d'ici|avant le|à partir du|dès le|depuis le|pour le|au",
    ),
    "es": (
        r"\w{2,}(?:ó|aron|ieron|eron)|fue|fueron|hubo|hizo|hicieron|dijo|dijeron|tuvo|estuvo|vino|puso|dio|"
        r"ha\s\w+[aiá-ú]do|han\s\w+[aiá-ú]do|había|habían|era|estaba",
        r"\w{2,}(?:rá|rán|ría|rían)|va a|van a|previst\w+|prevé|prevén|program\w+|próxim\w+|convoc\w+|aplaz\w+|"
        r"invit\w+|debe|deben|puede|pueden|plazo|vence|si|prorrog\w+",
        r"hasta|hasta el|a partir del|antes del|desde el|para el|al",
    ),
    "it": (
        r"(?:ha|hanno|aveva|avevano|è|sono|era|erano|si è|si sono|fu|furono)(?: (?:stat[oaie]|anche|poi|già))?\s"
        r"\w+(?:ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite|sso|sse|ssa|ssi|tto|tta|tti|tte|so|sa|si|rso|rsa|rto|rta)|"
        r"fu|furono|era|erano",
        r"\w{2,}(?:rà|ranno|rebbe|rebbero)|previst\w+|prevede|attes\w+|in programma|prossim\w+|rinvi\w+|convocat\w+|"
        r"invitat\w+|deve|devono|può|potrebbe|scade\w*|fissat\w+|se|prorog\w+",
        r"fino al|fino a|entro il|entro|dal|a partire dal|prima del|per il|al",
    ),
    "pt": (
        r"\w{2,}(?:ou|aram|eram|iram)|foi|foram|houve|fez|fizeram|disse|teve|esteve|veio|deu|era|estava|tinha\s\w+do",
        r"\w{2,}(?:rá|rão|ria|riam)|vai|vão|previst\w+|prevê|preveem|program\w+|próxim\w+|convoc\w+|adi\w+|convid\w+|"
        r"deve|devem|pode|podem|prazo|vence|se|prorrog\w+",
        r"até|até o|até ao|até a|a partir de|antes de|desde|desde o|para|para o",
    ),
    "nl": (
        r"heeft|hebben|had|hadden|was|waren|werd|werden|is\s(?:\w+\s){0,8}(?:ge\w+[dtn]|ver\w+[dtn]|be\w+[dtn])|"
        r"zei|kwam|ging|vond|begon|stierf|\w{3,}(?:de|den|te|ten) (?:op|in)",
        r"zal|zullen|zou|zouden|wil|willen|moet|moeten|kan|kunnen|gaat|gaan|plan\w*|gepland\w*|verwacht\w*|volgende\w*|"
        r"komende|uitgesteld|uitgenodigd|verleng\w*|als|loopt",
        r"tot|tot en met|vanaf|voor|vóór|per|sinds|na",
    ),
    "ru": (
        r"(?!(?:канал|материал|журнал|квартал|персонал|потенциал|генерал|отдел|предел)(?!\w))\w{2,}(?:ал|ала|али|ил|ила|или|ел|ела|ели|ыл|ыла|ыли|ул|ула|ули|ял|яла|яли|ёл|шел|шла|шли|лся|лась|лись|лось|ло)|"
        r"был|была|были|было",
        r"буд\w+|состо(?:ится|ятся)|пройд\w+|планир\w+|заплан\w+|намерен\w*|долж\w+|ожида\w+|предсто\w+|назнач\w+|"
        r"следующ\w+|перен\w+|продл\w+|собира\w+|если|сможет|смогут|может|могут|посетит|начнет\w*|начнёт\w*|срок\w*|бы",
        r"до|с|со|к|ко|после|по|на|от",
    ),
    "uk": (
        r"(?!(?:держав|справ|прав)(?!\w))\w{2,}(?:ав|ив|ув|яв|ла|ли|ло|вся|лася|лися|лося)",
        r"буд\w+|відбуд\w+|пройд\w+|план\w+|заплан\w+|має намір|повин\w+|очіку\w+|признач\w+|наступн\w+|перен\w+|"
        r"продовж\w+|якщо|зможе|зможуть|може|можуть|строк\w*|би|\w+тим(?:е|уть)",
        r"до|з|із|зі|від|після|по|на|к",
    ),
    "pl": (
        r"(?!(?:około|skała|chwała|mała|cała|stała)(?!\w))\w{2,}(?:ał|ała|ali|ały|ił|iła|ili|iły|ął|ęła|ęli|ęły|ył|yła|yli|ło|uł|uła|uli|ono|ano)|był|była|byli|było",
        r"będzie|będą|ma|mają|zosta(?:nie|ną)|plan\w+|zaplan\w+|przewid\w+|oczek\w+|następn\w+|przyszł\w+|przełoż\w+|"
        r"przedłuż\w+|zapros\w+|jeśli|może|mogą|powin\w+|termin\w*|by",
        r"do|od|z|na|po|przed|dnia do",
    ),
    "tr": (
        r"(?!(?:kendi|şimdi|efendi|hangi)(?!\w))\w{3,}(?:dı|di|du|dü|tı|ti|tu|tü|dılar|diler|dular|düler|mıştı|mişti|muştu|müştü)",
        r"\w{2,}(?:acak|ecek|acağı\w*|eceği\w*|acaktı\w*|ecekti\w*|acaklar|ecekler)|plan\w+|bekleniyor|önümüzdeki|"
        r"gelecek|ertele\w+|davet\w*|eğer|son başvuru",
        r"en geç|kadar",
    ),
}  # fmt: skip


@cache
def _tenses_of(language: str) -> _Tenses:
    """The compiled words of a language: most archives need those of one or two."""
    past, ahead, not_then = _LANGUAGES[language]
    weekday = r"(?:\s[^\W\d]{4,}(?:-feira)?,?)?\s\(?$"
    return _Tenses(
        re.compile(rf"(?<!\w)(?:{past})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{ahead})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{not_then}){weekday}"),
    )


_ENGLISH_SHARE = 400
_FIRST_YEAR_AHEAD = 2030
_SENTENCES = 12
_BEFORE = 40
_UNTIL_BEHIND = re.compile(r"['’]?\w{0,5}\s?(?:kadar|itibaren|önce)\b")


def told_abroad(page: Page, stated: Container[int]) -> Iterator[Bearing]:
    """Return the bound that the latest day sets which a text in another language names in full and tells as past."""
    dated = [(sentence, days) for sentence in page.sentences if (days := _days(sentence, stated))]
    joined = page.folded.joined
    if not dated or joined.count(" the ") * _ENGLISH_SHARE > len(joined):
        return
    language = detect_language(" ".join(sentence.text for sentence in page.sentences[:_SENTENCES]))
    if language not in _LANGUAGES:
        return
    tenses = _tenses_of(language)
    told = [(day, sentence, date) for sentence, days in dated for day, date in days if _is_past(sentence, date, tenses)]
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
        and day.year < _FIRST_YEAR_AHEAD
    ]


def _is_past(sentence: Sentence, date: FoundDate, tenses: _Tenses) -> bool:
    text = sentence.folded
    if tenses.ahead.search(text) or not tenses.past.search(text) or _UNTIL_BEHIND.match(text, date.end):
        return False
    return tenses.not_then.search(text, max(0, date.start - _BEFORE), date.start) is None
