"""The names of months and weekdays, and the years that some calendars count from, in the languages of captures.

From the Unicode CLDR, format and stand-alone, with what newspapers write besides. Left out are such as are a word or a
name in another language here: Slovak "augusta", Malay "mac", Polish "sie".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, combining, normalize

_INDIC_AND_THAI = range(0x0900, 0x0E80)
# A vowel that is a sign on a letter counts as no part of a word in patterns, nor does the point on a capital I of
# Turkish, which lower case keeps. Two months of the Levant are two words.
_LETTERS = {sign: "\u02d0" for sign in _INDIC_AND_THAI if category(chr(sign)).startswith("M")} | {ord("İ"): "I"}
_OF_LETTERS = re.compile("[\u0621-\u064a\u0900-\u0e7fİ]")
_IN_TWO_WORDS = ("تشرين", "كانون")


def as_letters(text: str) -> str:
    """Return a text of the same length in which every name of a month is one word to a pattern."""
    if text.isascii() or not _OF_LETTERS.search(text):
        return text
    for first in _IN_TWO_WORDS:
        text = text.replace(f"{first} ", f"{first}ـ")
    return text.translate(_LETTERS)


# January to December; a slash parts the spellings of one, a dash stands for none. One with a capital or a point is
# written so and not otherwise: in French "12 des 2000" are twelve of them.
_MONTHS = {
    "en": "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    "de": "januar/jänner/jän februar/feber märz/maerz/mrz/mär april mai juni juli august september oktober/okt "
    "november dezember/dez",
    "fr": "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre "
    "novembre décembre/decembre/déc",
    "es": "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre "
    "diciembre/dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    # Agencies put them into datelines: "ROMA, 7 GIU - ", "Roma, 7 giu. (Agenzia)".
    "it, short": "GEN/gen. - - - MAG/mag. GIU/giu LUG/lug. - SET/set. OTT/ott. - -",
    "pt": "janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december/desember",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu "
    "kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu "
    "joulukuuta/joulukuu",
    "pl": "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec "
    "sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen "
    "září října/říjen listopadu prosince/prosinec",
    "sk": "januára februára marca apríla mája júna júla august septembra októbra novembra decembra",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga/studenog prosinca",
    "sl": "januarja februarja marec/marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "sr": "januar/januara/јануар/јануара februar/februara/фебруар/фебруара mart/marta/март/марта april/april/април/"
    "априла maj/мај/маја jun/juna/јун/јуна jul/jula/јул/јула avgust/август/августа septembar/септембар/септембра "
    "oktobar/октобар/октобра novembar/новембар/новембра decembar/децембар/децембра",
    "hu": "január február március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept október "
    "november december",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā "
    "augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "tr": "ocak şubat mart nisan mayıs/mayis haziran temmuz ağustos eylül ekim kasım/kasim aralık/aralik",
    "az": "yanvar fevral mart aprel may iyun iyul avqust/avgust sentyabr/sentabr oktyabr/oktabr noyabr dekabr",
    "id": "januari februari maret april mei juni juli/julai agustus/ogos september oktober november desember/disember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "el": "ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μαϊου/μάιος "
    "ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος "
    "νοεμβρίου/νοέμβριος δεκεμβρίου/δεκέμβριος",
    "ru": "января/январь/янв февраля/февраль/февр/фев марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн "
    "июля/июль/июл августа/август/авг сентября/сентябрь/сент/сен октября/октябрь/окт ноября/ноябрь/нояб/ноя "
    "декабря/декабрь/дек",
    "uk": "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень "
    "серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
    "be": "студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік траўня/травень чэрвеня/чэрвень "
    "ліпеня/ліпень жніўня/жнівень верасня/верасень кастрычніка/кастрычнік лістапада/лістапад снежня/снежань",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "ar": "يناير/جانفي/كانونـالثاني/كانونـثاني فبراير/شباط/فيفري مارس/آذار أبريل/ابريل/إبريل/نيسان/أفريل مايو/أيار/ماي "
    "يونيو/يونيه/حزيران/جوان يوليو/يوليه/تموز/جويلية أغسطس/اغسطس/أوت سبتمبر/أيلول أكتوبر/اكتوبر/تشرينـالأول/تشرينـأول "
    "نوفمبر/تشرينـالثاني/تشرينـثاني ديسمبر/كانونـالأول/كانونـأول",
    "fa": "ژانویه فوریه مارس آوریل/آپریل - ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "he": "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט "
    "ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    "hy, short": "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "hy": "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "hi": "जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल - जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "bn": "জানুয়ারি/জানুয়ারী/জানুয়ারি ফেব্রুয়ারি/ফেব্রুয়ারী/ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট/অগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "gu": "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ/ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર/ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "pa": "ਜਨਵਰੀ ਫ਼ਰਵਰੀ/ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "kn": "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "te": "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై/జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
}
_WEEKDAYS = {
    "en": "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle",
    "sk": "pondelok utorok streda štvrtok piatok sobota nedeľa",
    "hr": "ponedjeljak utorak srijeda četvrtak petak subota nedjelja",
    "sl": "ponedeljek torek sreda četrtek petek sobota nedelja",
    "sr": "ponedeljak/понедељак utorak/уторак sreda/среда četvrtak/четвртак petak/петак subota/субота nedelja/недеља",
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică",
    "tr": "pazartesi salı/sali çarşamba perşembe cuma cumartesi pazar",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "id": "senin selasa rabu kamis jumat/jum'at/jum’at sabtu minggu/ahad",
    "el": "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "uk": "понеділок вівторок середа четвер п'ятниця/п’ятниця субота неділя",
    "bg": "понеделник вторник сряда четвъртък петък събота неделя",
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    "bn": "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার",
    "ur": "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    "ar": "الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت الأحد/الاحد",
}
# Words elsewhere, so that they count only between a day and a year: "15.out.2024", "12 mag 2020".
_SHORT = {
    "it": "gen - - - mag giu lug - set ott/out - -",
    "cs": "- úno bře - kvě čvn čvc srp zář říj lis -",
    "sk": "- - - - - - - augusta - - - -",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "tr": "oca şub mar nis may haz tem ağu eyl eki/ekm kas ara",
    "id": "- - - - - - - Agu/Ags/Agt - - - Des",
    "ms": "- - Mac - - - - - - - - Dis",
    "nb": "- - - - - - - - - - - des.",
    "ro": "ian - - - - iun iul - - - noi/noiem -",
    "el": "ιαν/ιανουαρ φεβ/φεβρ μαρ/μάρ απρ μαΐ/μάι/μαϊ ιουν/ιούν ιουλ/ιούλ αυγ/αύγ σεπ/σεπτ οκτ νοε/νοέ/νοεμ δεκ",
    "uk": "січ лют бер кві/квіт тра/трав чер/черв лип сер/серп вер жов/жовт лис/лист гру/груд",
    "ar": "- - - - - - - آب - - - -",
    "fa": "- - - - مه/می - - - - - - -",
    "mr": "- - - - मे - - - - - - -",
}


def _rows(names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """The spellings of each month or weekday in all of the languages, from the first on."""
    rows = zip(*map(str.split, names.values()), strict=True)
    return tuple(tuple(printed for word in row if word != "-" for printed in _printed(word)) for row in rows)


def _printed(word: str) -> Iterator[str]:
    """The spellings of a name, and without the accents of Greek, which capitals do not bear."""
    for spelling in word.split("/"):
        yield as_letters(spelling)
        if "α" <= spelling[0] <= "ω" or spelling[0] in "άέήίόύώ":
            yield "".join(sign for sign in normalize("NFD", spelling) if not combining(sign))


MONTHS = _rows(_MONTHS)
MONTHS_BEFORE_YEAR = _rows(_SHORT)
WEEKDAYS = _rows(_WEEKDAYS)
MONTH_NUMBER = {
    word.lower().rstrip("."): number
    for rows in (MONTHS, MONTHS_BEFORE_YEAR)
    for number, row in enumerate(rows, 1)
    for word in row
}
"""Which month a name is, in lower case and without its point, in whatever language."""
ENGLISH_MONTHS, ENGLISH_WEEKDAYS = _rows({"en": _MONTHS["en"]}), _rows({"en": _WEEKDAYS["en"]})
ENGLISH_MONTH_NAMES = tuple(spellings.split("/")[0].title() for spellings in _MONTHS["en"].split())
"""As they are written in full; those of the standard library are in the language of whoever runs the program."""
ENGLISH_MONTH_NUMBER = {name: number for number, name in enumerate(ENGLISH_MONTH_NAMES, 1)}
SHORT_ENGLISH_MONTHS = tuple(name[:3] for name in ENGLISH_MONTH_NAMES)
"""Of three letters each, "Jan" to "Dec"; longer short forms, such as "Sept", begin with them."""
ENGLISH_WEEKDAY_NAMES = tuple(spellings.split("/")[0].title() for spellings in _WEEKDAYS["en"].split())
"""In full, from Monday."""
WEEKDAY_SIGNS = ("월화수목금토일", "月火水木金土日")

MONTHS_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
"""What stands behind the word for month where Vietnamese gives no number: "tháng ba" is the third."""

YEAR_BEFORE = {
    "주체": 1911, "juche": 1911, "民國": 1911, "民国": 1911, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
}  # fmt: skip
"""The year before the first of a calendar: Juche 112 is 1911 + 112."""

MONTHS_JALALI = _rows(
    {
        "fa": "فروردین/فروردين اردیبهشت/ارديبهشت خرداد تیر/تير مرداد/امرداد شهریور/شهريور مهر آبان آذر "
        "دی/دي بهمن اسفند",
        "prs": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    }
)
"""Those of the Persian year, which begins in March, as Iran and Afghanistan call them."""

MONTHS_THAI = _rows(
    {
        "th": "มกราคม/ม.ค. กุมภาพันธ์/ก.พ. มีนาคม/มี.ค. เมษายน/เม.ย. พฤษภาคม/พ.ค. มิถุนายน/มิ.ย. กรกฎาคม/ก.ค. สิงหาคม/ส.ค. "
        "กันยายน/ก.ย. ตุลาคม/ต.ค. พฤศจิกายน/พ.ย. ธันวาคม/ธ.ค."
    }
)
"""Full and short; between a day and a year, which may be one of the Buddhist era."""
