"""How languages other than English tell of a day as past: which words do, which look ahead, and where a clause ends.

What is planned is often told beside what was done ("approved the law, which enters into force on"), and a participle
can be of either. So a day counts only where its own clause has a word that nothing but a past has, while the whole
sentence has none that announces, decides, plans or begins anything.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Tenses(NamedTuple):
    """How a language tells: what only a past has, what looks ahead, and what before a day makes it no day of a deed."""

    past: re.Pattern[str]
    ahead: re.Pattern[str]
    not_then: re.Pattern[str]


@cache
def tenses_of(language: str) -> Tenses | None:
    """Return a language's words as patterns for folded text, None where too few are known.

    They are compiled when first asked for: most archives need those of one or two.
    """
    if language not in _LANGUAGES:
        return None
    past, ahead, not_then = _LANGUAGES[language]
    weekday = r"(?:\s[^\W\d]{4,}(?:-feira)?,?)?\s\(?$"
    return Tenses(
        re.compile(rf"(?<!\w)(?:{past})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{ahead})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{not_then}){weekday}"),
    )


_LANGUAGES = {
    "de": (
        r"hatten?|war|waren|wurden?|worden|"
        r"(?:hat|haben|ist|sind)(?=\W.{0,200}\W(?:\w*ge\w{2,}(?:t|en)|\w{3,}iert|(?:be|ver|er|ent|zer)\w{2,}(?:t|"
        r"en))(?!\w))|"
        r"traf|trafen|kam|kamen|gab|gaben|fand|fanden|starb|ging|hielt|begann|nahm|rief|sprach|schrieb|"
        r"unterschrieb|beschloss|"
        r"(?:sag|erklär|teil|kündig|forder|lehn|stell|wähl|starte|eröffne|ende|feier|besuch|reis|leb|gründe|einig|"
        r"unterzeichne|verabschiede|verhäng|berichte|melde)ten?",
        r"wird|werden|würde|soll|sollen|sollte|will|wollen|wollte|kann|könnte|muss|plan\w+|geplant\w*|vorgesehen|"
        r"angesetzt|erwartet\w*|voraussichtlich|künftig\w*|nächste\w*|kommende\w*|bevorsteh\w+|einladung|"
        r"eingeladen|lädt|läuft|verlänger\w+|verschob\w+|vertagt\w*|termin\w*|frist\w*|wenn|falls|"
        r"\w+zu\w{2,}end\w*|zu\s\w{2,}end\w*|gilt|gelten|tritt|treten|erscheint|findet|finden|beginn(?:t|en)|"
        r"starte(?:t|n)|ende(?:t|n)|ansteh\w+|steht|stehen|geh(?:t|en)|stichtag|rechtskraft|kraft|ankünd\w+|"
        r"angekünd\w+|ausgeruf\w+|einig\w+|vereinbar\w+|verabred\w+|fortgesetzt|weiter|aus(?:läuft|laufen)",
        r"bis|bis zum|bis zu|ab|ab dem|zum|für|für den|auf|auf den|vor dem|seit|seit dem|nach dem",
    ),
    "fr": (
        r"(?:a|ont|avait|avaient|est|sont|était|étaient|s'est|se sont|fut|furent|eut|s'était)"
        r"(?: (?:été|aussi|également|donc|ainsi|alors|déjà))?"
        r"\s\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it|ises|ert|erts|eint|ort|orte)|"
        r"était|avait|eu lieu",
        r"sera|seront|serait|aura|auront|aurait|va|vont|doit|doivent|devra|devrait|devraient|peut|pourrait|"
        r"\w{3,}(?:era|eront|erait|eraient|ira|iront|dra|dront)|prév\w+|attendu\w*|programmé\w*|fixé\w*|report\w+|"
        r"prochain\w*|prolong\w+|convoqué\w*|invité\w*|appel\w+ à|jusqu'au|si|échéance|entrent?|s'ouvr\w+|ouvre|"
        r"ouvrent|débute\w*|commencent?|démarr\w+|se (?:tien\w+|déroul\w+|réuni\w+)|a lieu|ont lieu|prend|"
        r"prennent|expir\w+|rendez-vous|annonc\w+|décid\w+|convenu\w*|accord\w*|vot\w+|dure|durent|s'achèv\w+|"
        r"se termin\w+",
        r"jusqu'au|jusqu'à|d'ici le|d'ici au|d'ici|avant le|à partir du|dès le|depuis le|pour le|au",
    ),
    "es": (
        r"\w{2,}(?:ó|aron|ieron|eron)|fue|fueron|hubo|hizo|hicieron|dijo|dijeron|tuvo|estuvo|vino|puso|dio|"
        r"ha\s\w+[aiá-ú]do|han\s\w+[aiá-ú]do|había|habían|era|estaba",
        r"\w{2,}(?:rá|rán|ría|rían)|va a|van a|previst\w+|prevé|prevén|program\w+|próxim\w+|convoc\w+|aplaz\w+|"
        r"invit\w+|debe|deben|puede|pueden|plazo|vence|si|prorrog\w+|entran?|comienzan?|empiezan?|arrancan?|"
        r"se (?:celebran?|reúnen?|realizan?|inician?)|tienen? lugar|vencen?|cita|durará|dura|anunci\w+|fij[óa]\w*|"
        r"acord\w+|decid\w+|señal[óa]\w*|termina|acaba|abre|fecha|baraj\w+",
        r"hasta|hasta el|a partir del|antes del|desde el|para el|al",
    ),
    "it": (
        r"(?:ha|hanno|aveva|avevano|è|sono|era|erano|si è|si sono|fu|furono)"
        r"(?: (?:stat[oaie]|anche|poi|già))?"
        r"\s\w+(?:ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite|sso|sse|ssa|ssi|tto|tta|tti|tte|so|sa|si|rso|"
        r"rsa|rto|rta)|"
        r"fu|furono|era|erano",
        r"\w{2,}(?:rà|ranno|rebbe|rebbero)|previst\w+|prevede|attes\w+|in programma|prossim\w+|rinvi\w+|"
        r"convocat\w+|invitat\w+|deve|devono|può|potrebbe|scade\w*|fissat\w+|se|prorog\w+|entra|entrano|"
        r"comincia\w*|inizia|iniziano|si (?:tien\w+|svolg\w+|apr\w+|riunis\w+)|parte|partono|scad\w+|annunci\w+|"
        r"decis\w+|concord\w+|stabilit\w+|appuntamento|termina|dura|convoc\w+",
        r"fino al|fino a|entro il|entro|dal|a partire dal|prima del|per il|al",
    ),
    "pt": (
        r"\w{2,}(?:ou|aram|eram|iram)|foi|foram|houve|fez|fizeram|disse|teve|esteve|veio|deu|era|estava|"
        r"tinha\s\w+do",
        r"\w{2,}(?:rá|rão|ria|riam)|vai|vão|previst\w+|prevê|preveem|program\w+|próxim\w+|convoc\w+|adi\w+|"
        r"convid\w+|deve|devem|pode|podem|prazo|vence|se|prorrog\w+|entram?|começam?|inicia|iniciam|realizam?-se|"
        r"decorrem?|têm? lugar|arrancam?|acontecem?|anunci\w+|marc(?:ou|ad\w+)|decid\w+|acord\w+|agend\w+|termina|"
        r"dura|abre|combin\w+|fix(?:ou|ad\w+)",
        r"até|até o|até ao|até a|a partir de|antes de|desde|desde o|para|para o",
    ),
    "nl": (
        r"heeft|hebben|had|hadden|was|waren|werd|werden|is\s(?:\w+\s){0,8}(?:ge\w+[dtn]|ver\w+[dtn]|be\w+[dtn])|"
        r"zei|kwam|ging|vond|begon|stierf|\w{3,}(?:de|den|te|ten) (?:op|in)",
        r"zal|zullen|zou|zouden|wil|willen|moet|moeten|kan|kunnen|gaat|gaan|plan\w*|gepland\w*|verwacht\w*|"
        r"volgende\w*|komende|uitgesteld|uitgenodigd|verleng\w*|als|loopt|treed\w*|treden|begint|beginnen|start|"
        r"starten|vindt|vinden|plaats|ingaat|ingaan|aangekondigd\w*|kondig\w+|besl\w+|afgesproken|overeengekomen|"
        r"eindigt|duurt|gezet|bepaald|agenda|opent|zitting|afspraak",
        r"tot|tot en met|vanaf|voor|vóór|per|sinds|na",
    ),
    "ru": (
        r"(?!(?:канал|материал|журнал|квартал|персонал|потенциал|генерал|отдел|предел)(?!\w))\w{2,}(?:ал|ала|али|"
        r"ил|ила|или|ел|ела|ели|ыл|ыла|ыли|ул|ула|ули|ял|яла|яли|ёл|шел|шла|шли|лся|лась|лись|лось|ло)|"
        r"был|была|были|было",
        r"буд\w+|состо(?:ится|ятся)|пройд\w+|планир\w+|заплан\w+|намерен\w*|долж\w+|ожида\w+|предсто\w+|назнач\w+|"
        r"следующ\w+|перен\w+|продл\w+|собира\w+|если|сможет|смогут|может|могут|посетит|начнет\w*|начнёт\w*|"
        r"срок\w*|бы|вступ\w+|начина\w+|начн\w+|стартует|проходит|проходят|открывается|истека\w+|длится|объяв\w+|"
        r"договор\w+|согласов\w+|реш\w+|анонс\w+|запис\w+|заверша\w+|началом|\w{3,}(?:ться|тись)",
        r"до|с|со|к|ко|после|по|на|от",
    ),
    "uk": (
        r"(?!(?:держав|справ|прав)(?!\w))\w{2,}(?:ав|ив|ув|яв|ла|ли|ло|вся|лася|лися|лося)",
        r"буд\w+|відбуд\w+|пройд\w+|план\w+|заплан\w+|має намір|повин\w+|очіку\w+|признач\w+|наступн\w+|перен\w+|"
        r"продовж\w+|якщо|зможе|зможуть|може|можуть|строк\w*|би|\w+тим(?:е|уть)|набува\w+|набуде|вступа\w+|"
        r"почина\w+|почн\w+|розпоч\w+|стартує|проходить|проходять|відкривається|триває|оголо\w+|домов\w+|вируш\w+|"
        r"виріш\w+|анонс\w+|заверш\w+|\w{3,}(?:тися|тись)",
        r"до|з|із|зі|від|після|по|на|к",
    ),
    "pl": (
        r"(?!(?:około|skała|chwała|mała|cała|stała)(?!\w))\w{2,}(?:ał|ała|ali|ały|ił|iła|ili|iły|ął|ęła|ęli|ęły|"
        r"ył|yła|yli|ło|uł|uła|uli|ono|ano)|"
        r"był|była|byli|było",
        r"będzie|będą|ma|mają|zosta(?:nie|ną)|plan\w+|zaplan\w+|przewid\w+|oczek\w+|następn\w+|przyszł\w+|"
        r"przełoż\w+|przedłuż\w+|zapros\w+|jeśli|może|mogą|powin\w+|termin\w*|by|wchodz\w+|wejd\w+|rozpoczyna\w*|"
        r"rozpoczn\w+|startuje|rusza|odbywa|odbęd\w+|trwa|ogło\w+|wyznacz\w+|uzgodni\w+|ustali\w+|zapowie\w+|"
        r"zdecyd\w+|spotkają|kończy|otwiera|zwoła\w+",
        r"do|od|z|na|po|przed|dnia do",
    ),
    "id": (
        r"telah|sudah|kata|katanya|ujar|ujarnya|ucap|tutur|ungkap|jelas|mengatakan|menyatakan|menegaskan|disampaikan",
        r"akan|bakal|rencana\w*|direncanakan|dijadwal\w*|mendatang|besok|esok|nanti|hendak|menjelang|jika|apabila",
        r"hingga|sampai|sejak|mulai|sebelum|pada|tanggal",
    ),
    "vi": (
        r"đã|vừa",
        r"sẽ|dự kiến|sắp|chuẩn bị|nếu|kế hoạch|sắp tới",
        r"đến|tới|từ|trước|sau|kể từ|vào",
    ),
    "tr": (
        r"açtı|aldı|etti|oldu|öldü|(?!(?:kendi|şimdi|efendi|hangi)(?!\w))\w{3,}(?:dı|di|du|dü|tı|ti|tu|tü|dılar|"
        r"diler|dular|düler|mıştı|mişti|muştu|müştü)",
        r"\w{2,}(?:acak|ecek|acağı\w*|eceği\w*|acaktı\w*|ecekti\w*|acaklar|ecekler)|plan\w+|bekleniyor|önümüzdeki|"
        r"gelecek|ertele\w+|davet\w*|eğer|son başvuru|\w{2,}(?:ıyor|iyor|uyor|üyor)(?:lar)?|üzere|ilan|duyur\w+|"
        r"anlaş\w+|karar\w*|belirle\w+|başlar|\w{2,}(?:mak|mek)",
        r"en geç|kadar",
    ),
}  # fmt: skip
