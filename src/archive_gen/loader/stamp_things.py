"""Words for what has a day of its own, in the languages of captures: events, deadlines, births, pictures, comments.

A tilde stands for the beginning of a longer word, "~sitzung" for "Ratssitzung", a plus for one that must be there, and
a star for any ending. Left out are words that are names of people, places or outlets as well: Swedish "val", "dom".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from archive_gen.loader.calendar_names import as_letters

_THINGS = {
    "en": "exam sold match fixture concert gig premiere wedding funeral inquest verdict sentence ruling trial "
    "hearing meeting referendum ballot census survey population rate photo photos photograph picture pictures image "
    "images deadline expiry expires due airs aired broadcast episode anniversary birthday born died departure "
    "arrival launch opening ceremony inauguration festival parade workshop seminar webinar conference symposium "
    "exhibition auction matchday execution wrote said arrested elected founded established opened opens closes "
    "begins starts ends unveiled login fair screenshot sworn location forecast flashback recall effective seen data "
    "out b sunrise",
    "de": "prüfung sterbedatum ende heimspiel auswärtsspiel testspiel endspiel länderspiel pokalspiel ligaspiel "
    "+fest +ausstrahlung +messwert messwert ~spieltag ~konzert ~sitzung ~versammlung ~termin ~termine ~frist "
    "~schluss ~stichtag ~start ~beginn ~premiere ~aufführung ~vernissage ~ausstellung ~eröffnung ~verhandlung "
    "~prozess ~urteil ~beschluss ~hochzeit ~beerdigung ~trauerfeier ~todestag ~geburtstag geboren geb gestorben "
    "verstorben ~foto ~fotos archivbild ~aufnahme +wahl wahltag ~umfrage +kurs preisstand tabellenstand ~verlosung "
    "~ziehung ~inkrafttreten ~treffpunkt ~treffen schrieb ~demonstration ~kundgebung ~lesung ~tagung erscheint "
    "erschienen gegründet eröffnet gewählt ~abfahrt ~ankunft rückblick rückruf gründung",
    "fr": "examen match concert vernissage réunion séance audience procès verdict arrêt jugement décret sortie "
    "diffusion épisode salles image cliché scrutin sondage tirage inauguration lancement rentrée départ arrivée "
    "échéance clôture limite inscription inscriptions candidatures né née mort morte décédé décédée connexion visite "
    "prochain prochaine début ouverture entrée vigueur festival colloque conférence exposition obsèques mariage "
    "anniversaire ouvertes",
    "es": "cambio partido concierto reunión asamblea sesión audiencia juicio veredicto sentencia decreto "
    "estreno emisión episodio capítulo cines venta imagen cotización encuesta sondeo sorteo inauguración lanzamiento "
    "salida llegada vencimiento cierre límite plazo inscripción inscripciones nacido nacida nació murió falleció "
    "fallecido fallecida conexión visita dijo escribió próximo próxima inicio apertura vigor festival congreso "
    "exposición convocatoria boda bodas aniversario fundado fundada entierro censo",
    "it": "cambio esame partita concerto riunione assemblea seduta udienza processo verdetto sentenza decreto uscita "
    "puntata episodio libreria immagine quotazione sondaggio estrazione inaugurazione lancio partenza arrivo "
    "scadenza chiusura termine iscrizioni nato nata morto morta deceduto accesso visita prossimo prossima inizio "
    "apertura vigore festival convegno mostra nozze matrimonio anniversario funerali debutto scritto onda giornata",
    "pt": "jogo partida concerto show reunião assembleia sessão audiência julgamento acórdão sentença estreia "
    "emissão episódio cinemas imagem cotação sondagem sorteio inauguração lançamento saída chegada vencimento "
    "fechamento encerramento prazo inscrições nascido nascida nasceu morreu faleceu falecido acesso comentou próximo "
    "próxima início abertura vigor vigência congresso exposição rodada casamento aniversário",
    "nl": "uitvaart examen notulen ~wedstrijd ~vergadering ~bijeenkomst ~zitting rechtszaak ~vonnis ~besluit "
    "~première bioscoop verschijnt ~uitzending ~aflevering +koers ~verkiezingen ~peiling ~peildatum ~trekking "
    "~vertrek ~aankomst ~sluitingsdatum ~ingangsdatum +feest overleden werkzaamheden geraadpleegd ~tentoonstelling "
    "~bruiloft ~voorstelling",
    "sv": "~konsert ~möte ~sammanträde ~förhandling ~rättegång ~premiär ~avsnitt ~sändning sändes sänds ~arkivbild "
    "+kurs ~undersökning ~dragning ~invigning ~avgång ~ankomst ~ansökningsdag ~anmälningsdag född avled inloggad "
    "besök hämtad släpps ~utställning ~bröllop ~begravning taget",
    "pl": "egzamin protokół mecz koncert spotkanie posiedzenie sesja rozprawa wyrok premiera premiery kinach emisja "
    "odcinek zdjęcie fot wybory sondaż losowanie otwarcie rozpoczęcie wyjazd odjazd wniosków zgłoszenia ur urodzony "
    "urodzona zmarł zmarła wizyta napisał napisała dostęp życie dołączył dołączyła festiwal wystawa ślub pogrzeb "
    "wydarzenia",
    "ru": "экзамен сети матч концерт собрание заседание суд приговор премьера прокате эфире снимок снимке выборы "
    "опрос розыгрыш открытие отправление заявок родился родилась умер умерла скончался скончалась онлайн визит "
    "написал написала силу зарегистрирован зарегистрирована выставка свадьба похороны встреча",
    "uk": "іспит концерт збори засідання суд вирок прем’єра прем'єра ефірі вибори опитування розіграш відкриття "
    "заявок народився народилася помер померла візит написав написала чинності зареєстрований виставка захід зустріч",
    "tr": "sınav sınavı cenaze cenazesi maç maçı konser konseri toplantı toplantısı duruşma duruşması seçim seçimi "
    "açılış açılışı başvuru çekilişi fotoğraf fotoğrafı fiyatı görülme geçerlilik",
    "el": "αγώνας συναυλία εκδήλωση εκδήλωσης συνεδρίαση δίκη πρεμιέρα κυκλοφορεί αρχείου κλείσιμο εκλογές κλήρωση "
    "εγκαίνια έναρξη αναχώρηση προθεσμία λήξη γεννήθηκε πέθανε σύνδεση έκθεση",
    "ar": "المباراة القادمة القادم للتقديم الميلاد ولد ولدت العرض الإغلاق ظهور الانتخابات الافتتاح الحفل توفي توفيت "
    "الفعالية الجلسة الاجتماع المحاكمة",
    "id": "ujian kurs pemakaman notulen pertandingan rapat sidang konser pembukaan pemilu lahir bioskop arsip "
    "penutupan login diakses berikutnya meninggal diambil pendaftaran pernikahan",
    "cs": "volby koncert zasedání premiéra narozen narozena zemřel zemřela narodil narodila výstava svatba zápas",
    "hu": "választás koncert ülés bemutató született meghalt elhunyt mérkőzés határidő kiállítás",
    "ro": "alegeri alegerile ședință premiera născut născută decedat decedată meci concurs expoziție",
    "fi": "vaalit konsertti kokous ensi-ilta syntynyt kuollut kuvattu ottelu näyttely häät",
    "da": "valg valget koncert møde født død optaget kamp kampen udstilling bryllup",
    "he": "נולד נולדה בכורה בחירות",
    "fa": "متولد مهلت انتخابات کنسرت",
}
# These open what is said of something else, whatever is named behind them: "Photo: harbour, ...", "Comment by ...".
_OPENINGS = {
    "en": "photo photos photograph picture image comment reply next location sentence join game",
    "de": "~foto ~archivfoto kommentar antwort nächste nächster nächstes spieltag ort",
    "fr": "avis photo image commentaire réponse prochain prochaine lieu loi",
    "es": "foto fotografía imagen comentario respuesta próximo próxima lugar ley capítulo",
    "it": "recensione foto immagine commento risposta prossimo prossima luogo legge",
    "pt": "foto fotografia imagem comentário resposta próximo próxima",
    "nl": "archieffoto foto reactie antwoord volgende",
    "sv": "foto arkivbild kommentar svar nästa sista",
    "pl": "zdjęcie fot komentarz odpowiedź następny następna następne",
    "ru": "отзыв фото комментарий ответ следующий следующая следующее",
    "uk": "фото коментар відповідь наступний наступна наступне",
    "tr": "fotoğraf yorum gelecek arşiv",
    "el": "φωτογραφία σχόλιο απάντηση επόμενος επόμενη επόμενο",
    "ar": "صورة تعليق رد",
    "id": "foto komentar",
}
# Sections are called so as well, and their articles then bear a time.
_SECTIONS = {
    "en": "weather election elections vote",
    "de": "wetter wahlen",
    "fr": "météo élections",
    "es": "elecciones",
    "it": "meteo elezioni cinema",
    "pt": "eleições cinema",
    "nl": "weer",
    "sv": "väder",
    "pl": "pogoda",
    "ru": "погода",
    "uk": "погода",
    "tr": "hava",
    "el": "καιρός",
    "ar": "الطقس",
    "id": "cuaca",
}
CORRECTIONS = (
    "korrektur", "berichtigung", "richtigstellung", "rectificatif", "erratum", "errata corrige", "errata",
    "fe de errores", "fe de erratas", "rectificación", "correção", "retificação", "correzione", "rettifica",
    "rectificatie", "correctie", "rättelse", "rettelse", "oikaisu", "sprostowanie", "oprava", "helyesbítés", "erată",
    "поправка", "исправление", "уточнение", "виправлення", "düzeltme", "διόρθωση", "διευκρίνιση", "تصحيح", "تنويه",
    "ralat", "koreksi",
)  # fmt: skip
"""What heads a note on what was wrong in an article, in other languages than English."""
# In scripts that do not part their words, anywhere beside the day.
_SIGNS = (
    "次回", "開催", "締切", "締め切り", "生年月日", "予定", "発売", "撮影", "終値", "ログイン", "コメント", "期限",
    "放送", "施行", "投票", "日時", "開店", "公演", "閲覧", "訂正", "天気", "現在", "時点", "生まれ", "まで", "誕生",
    "下一", "截止", "出生", "上映", "发售", "發售", "拍摄", "拍攝", "收盘", "收盤", "登录", "登錄", "注册", "註冊",
    "评论", "評論", "有效期", "播出", "会议", "會議", "活动", "活動", "开庭", "開庭", "开业", "開業", "访问", "訪問",
    "逝世", "开工", "開工", "更正", "天气", "天氣", "比赛", "比賽", "报名", "報名", "图为", "圖為", "开幕", "開幕",
    "就任", "議事録", "為替", "葬儀", "口コミ", "汇率", "匯率", "在线", "在線", "开学", "開學", "纪要", "葬礼",
    "회의록", "환율", "장례", "입고", "개학", "結婚", "観測", "試合", "終了", "结婚", "考试", "签字", "截至", "回复",
    "生产", "취임", "종료", "답글", "모집", "시험", "경기", "마감", "생년월일", "개봉", "출시", "촬영", "날씨", "종가",
    "접속", "가입", "댓글", "유효기간", "방송일", "시행", "투표", "일시", "개최", "공연", "선고", "사망", "출생",
    "다음", "예정", "기준", "ปิดรับสมัคร", "เข้าฉาย", "현재", "까지", "부터", "행사", "결혼",
)  # fmt: skip
# Behind a day they say that it is of something else, as they end a comment or what is to be then.
_ENDINGS = (
    "reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "odpowiedz", "ответить", "відповісти",
    "yanıtla", "svara", "απάντηση", "balas", "رد", "signaler", "report abuse", "doğumlu", "hava durumu", "odpovědět",
    "svar", "vastaa", "válasz", "răspunde",
)  # fmt: skip


class _Words(NamedTuple):
    """Words as they stand in a table: whole, as the end of a longer one or alone, and as that of a longer one only."""

    whole: frozenset[str]
    ends: tuple[str, ...]
    longer: tuple[str, ...]

    def has(self, word: str) -> bool:
        if word in self.whole or word.endswith(self.ends):
            return True
        return word.endswith(self.longer) and word not in self.longer


def _read_table(table: Mapping[str, str]) -> _Words:
    entries = sorted({as_letters(word) for row in table.values() for word in row.split()})
    ends = tuple(entry[1:] for entry in entries if entry[0] == "~")
    longer = tuple(entry[1:] for entry in entries if entry[0] == "+")
    return _Words(frozenset(entry for entry in entries if entry[0] not in "~+"), ends, longer)


_THING, _OPENING, _SECTION = map(_read_table, (_THINGS, _OPENINGS, _SECTIONS))
_OF_DATE = re.compile("[\u3040-\u9fff](?:日期|时间|時間|期日|期間|日時)$")
_ENDING = re.compile(rf"(?<!\w)(?<!leave a )(?:{'|'.join(_ENDINGS)})(?!\w)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def names_thing(label: str, *, timed: bool) -> bool:
    """Whether a label in lower case, in front of a day, is of something that has a day of its own."""
    if _holds_sign(label) or _OF_DATE.search(label):
        return True
    words = [word.strip("'’-") for word in _WORD.findall(as_letters(label))]
    if not words:
        return False
    if _THING.has(words[-1]) or _OPENING.has(words[0]):
        return True
    return not timed and _SECTION.has(words[-1])


def ends_in_thing(label: str) -> bool:
    """Whether a label in lower case that stands alone over a day ends in the name of such a thing."""
    words = _WORD.findall(as_letters(label))
    return (
        label.endswith(_SIGNS)
        or label.rstrip("일시日").endswith(_SIGNS)
        or bool(words and _THING.has(words[-1].strip("'’-")))
    )


def _holds_sign(text: str) -> bool:
    return not text.isascii() and any(map(text.__contains__, _SIGNS))


def ends_thing(rest: str) -> bool:
    """Whether words in lower case behind a day say that it is of something else than a page."""
    return _holds_sign(rest) or _ENDING.search(rest) is not None
