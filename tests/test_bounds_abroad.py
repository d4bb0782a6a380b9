"""What texts in other languages than English bound by what they call somebody, and by words of an event."""

from __future__ import annotations

import pytest

from archive_gen.model import Record
from loading import record_of

# A sentence, and the window that it allows.
SAID = [
    ("US-Präsident Joe Biden hat am Montag im Rathaus über die Fähre gesprochen.", "[2021-01-20..2025-01-20]"),
    ("Der frühere US-Präsident Donald Trump hat im Rathaus über die Fähre geredet.", "[2021-01-20..2025-01-20]"),
    ("Die Fähre wurde unter US-Präsident Barack Obama am Montag getauft, hieß es.", "[2009-01-20..]"),
    ("Seit Beginn des russischen Angriffskriegs fährt die Fähre nicht mehr.", "[2022-02-24..]"),
    ("Le président américain Joe Biden a parlé lundi du ferry dans le port.", "[2021-01-20..2025-01-20]"),
    ("L'ancien président américain Donald Trump a parlé du ferry dans le port.", "[2021-01-20..2025-01-20]"),
    ("El presidente de Estados Unidos, Joe Biden, habló el lunes del transbordador.", "[2021-01-20..2025-01-20]"),
    ("El expresidente de Estados Unidos Donald Trump habló del transbordador.", "[2021-01-20..2025-01-20]"),
    ("Il presidente degli Stati Uniti Joe Biden ha parlato del traghetto.", "[2021-01-20..]"),
    ("Встреча президента США Джо Байдена с мэром прошла в среду в порту города.", "[2021-01-20..2025-01-20]"),
    ("Бывший президент США Дональд Трамп рассказал в порту города о пароме.", "[2021-01-20..2025-01-20]"),
    ("Prezydent USA Joe Biden mówił w porcie o nowym promie na wyspę, podano.", "[2021-01-20..]"),
    ("바이든 대통령은 항구에서 여객선의 운항이 재개되었다고 말했다.", "[2021-01-20..]"),
    ("트럼프 전 대통령은 항구에서 여객선의 운항이 재개되었다고 말했다.", "[2021-01-20..2025-01-20]"),
    ("美国总统拜登在港口表示，渡轮已经恢复通航，居民们对此表示欢迎。", "[2021-01-20..]"),
    ("Präsident Erdoğan traf am Montag US-Präsident Joe Biden auf der Fähre im Hafen.", "[2021-01-20..2025-01-20]"),
    ("O presidente norte-americano, Joe Biden, falou na segunda-feira da balsa.", "[2021-01-20..2025-01-20]"),
    ("Le président de la République française, Emmanuel Macron, a parlé lundi du ferry.", "[2017-05-14..]"),
    ("Tổng thống Hợp chúng quốc Hoa Kỳ Joe Biden đã nói về chuyến phà mới tại cảng.", "[2021-01-20..]"),
    ("Bývalý prezident Miloš Zeman mluvil v pondělí v přístavu o novém trajektu.", "[2023-03-08..]"),
    ("Oud-president Barack Obama sprak maandag in de haven over de nieuwe veerboot.", "[2017-01-20..]"),
    ("Mantan Presiden Joko Widodo pada Senin berbicara tentang feri di pelabuhan.", "[2024-10-20..]"),
    ("Cựu Tổng thống Mỹ Barack Obama đã nói về chuyến phà mới tại cảng của thành phố.", "[2017-01-20..]"),
    (
        "ABD Başkanı Joe Biden pazartesi günü limanda yeni feribotu gezdi ve kaptanla konuştu.",
        "[2021-01-20..2025-01-20]",
    ),
    ("قال الرئيس الأمريكي جو بايدن يوم الثلاثاء إن العبارة الجديدة ستعود إلى المرفأ.", "[2021-01-20..2025-01-20]"),
    ("قال الرئيس الأمريكي السابق باراك أوباما إن العبارة الجديدة ستعود إلى المرفأ.", "[2017-01-20..]"),
    ("التقى رئيس الوزراء البريطاني كير ستارمر قبطان العبارة الجديدة في المرفأ.", "[2024-07-05..]"),
    ("رئیس‌جمهور آمریکا جو بایدن درباره کشتی تازه در بندر سخن گفت و از ناخدا تشکر کرد.", "[2021-01-20..]"),
    ("جو بایدن، رئیس جمهور آمریکا، درباره کشتی تازه در بندر سخن گفت و از ناخدا تشکر کرد.", "[2021-01-20..]"),
    ("باراک اوباما، رئیس جمهور پیشین آمریکا، درباره کشتی تازه در بندر سخن گفت.", "[2017-01-20..]"),
    ("وزیراعظم شہباز شریف نے بندرگاہ پر نئی کشتی کے بارے میں بات کی اور کپتان سے ملے۔", "[2022-04-11..]"),
    ("अमेरिकी राष्ट्रपति जो बाइडेन ने बंदरगाह पर नई नाव के बारे में बात की।", "[2021-01-20..]"),
    ("মার্কিন প্রেসিডেন্ট জো বাইডেন বন্দরে নতুন ফেরি নিয়ে কথা বলেছেন।", "[2021-01-20..]"),
    ("נשיא ארה\"ב ג'ו ביידן דיבר בנמל על המעבורת החדשה ועל המחירים שלה.", "[2021-01-20..]"),
    ("Ο πρωθυπουργός Κυριάκος Μητσοτάκης μίλησε στο λιμάνι για το νέο πλοίο της γραμμής.", "[2019-07-08..]"),
    ("Ο δήμαρχος υποδέχθηκε στο λιμάνι τον πρωθυπουργό Κυριάκο Μητσοτάκη και μίλησε για το πλοίο.", "[2019-07-08..]"),
    ("Preşedintele Statelor Unite, Joe Biden, a vorbit în port despre noul feribot al insulei.", "[2021-01-20..]"),
    ("Fostul președinte american Barack Obama a vorbit în port despre noul feribot al insulei.", "[2017-01-20..]"),
    ("Yhdysvaltain presidentti Joe Biden puhui satamassa uudesta lautasta ja sen hinnoista.", "[2021-01-20..]"),
    ("Joe Biden amerikai elnök a kikötőben az új kompról és a jegyek áráról beszélt.", "[2021-01-20..]"),
    ("Barack Obama volt amerikai elnök a kikötőben az új kompról és a jegyekről beszélt.", "[2017-01-20..]"),
    ("Perdana Menteri, Datuk Seri Anwar Ibrahim bercakap tentang feri baharu di pelabuhan.", "[2022-11-24..]"),
    ("Thủ tướng Chính phủ Phạm Minh Chính đã nói về chuyến phà mới tại cảng của thành phố.", "[2021-04-05..]"),
    ("La presidente del Consiglio, Giorgia Meloni, ha parlato nel porto del nuovo traghetto.", "[2022-10-22..]"),
    ("İki gemi geldi; Cumhurbaşkanı Recep Tayyip Erdoğan limanda yeni feribotu gezdi.", "[2014-08-28..]"),
    # Who has held it once may be called so for ever.
    ("Presiden ke-7 RI Joko Widodo pada Senin berbicara tentang feri di pelabuhan kota.", None),
]
NOT_SAID = [
    "Der designierte US-Präsident Joe Biden hat am Montag über die Fähre gesprochen.",
    "Vizepräsident Joe Biden hat am Montag im Rathaus über die Fähre gesprochen.",
    "Präsident Jan Beispiel und Donald Trump sprachen am Montag über die Fähre.",
    "Donald Trump hat am Montag im Rathaus über die Fähre gesprochen, hieß es dort.",
    # Whoever holds the office already, another stands behind it.
    "Der ukrainische Präsident empfängt am Montag Donald Trump auf der Fähre im Hafen.",
    "Der Minister der Insel sagte Präsident Beispiel am Montag, Joe Biden wolle die Fähre sehen.",
    "Le président argentin retrouve lundi Donald Trump à bord du ferry, a indiqué le port.",
    "Après le président ukrainien ce lundi, Dmitri Medvedev a parlé du ferry dans le port.",
    "El presidente argentino visitó el lunes a Donald Trump en el puerto del transbordador.",
    "Il presidente argentino incontra lunedì Donald Trump sul traghetto, ha detto il porto.",
    "Cumhurbaşkanı Erdoğan, Medvedev ile pazartesi günü limanda yeni feribotu konuştu ve ayrıldı.",
    # The first name of another, which is somebody's surname too.
    "President Petro Exempel talade i hamnen om den nya färjan och om priserna på biljetterna.",
    # What stands between is no country's: the office is another's.
    "التقى الرئيس مدير المرفأ جو بايدن وتحدث معه عن العبارة الجديدة وعن الأسعار.",
    # Deputies and candidates.
    "قال نائب الرئيس الأمريكي جو بايدن إن العبارة الجديدة ستعود إلى المرفأ قريبا.",
    "معاون رئیس جمهور آمریکا جو بایدن درباره کشتی تازه در بندر سخن گفت.",
    "סגן נשיא ארצות הברית ג'ו ביידן דיבר בנמל על המעבורת החדשה ועל המחירים שלה.",
    "अमेरिकी उपराष्ट्रपति जो बाइडेन ने बंदरगाह पर नई नाव के बारे में बात की।",
    "Joe Biden amerikai elnökjelölt a kikötőben az új kompról és a jegyek áráról beszélt.",
    "ABD Başkan Yardımcısı Joe Biden pazartesi günü limanda yeni feribotu gezdi ve kaptanla konuştu.",
    "Wakil Presiden Joe Biden pada Senin berbicara tentang feri baru di pelabuhan kota itu.",
    "Phó Tổng thống Mỹ Joe Biden hôm thứ Hai đã nói về chuyến phà mới tại cảng của thành phố.",
    "Вице-президент США Джо Байден в понедельник рассказал в порту города о новом пароме.",
    "美国副总统拜登星期一在港口表示，渡轮已经恢复通航，居民们对此表示欢迎。",
    "国家副主席习近平星期一在港口表示，渡轮已经恢复通航，居民们对此表示欢迎。",
    "이재명 대통령 후보는 월요일 항구에서 여객선의 운항이 재개되었다고 말했다.",
    "Kandidát na prezidenta Petr Pavel mluvil v pondělí v přístavu o novém trajektu na ostrov.",
    "Oud-burgemeester en presidentskandidaat Joe Biden sprak maandag in de haven over de veerboot.",
]
TO_COME = [
    "قال الرئيس الأمريكي المنتخب جو بايدن إن العبارة الجديدة ستعود إلى المرفأ قريبا.",
    "جو بایدن، رئیس جمهور منتخب آمریکا، درباره کشتی تازه در بندر سخن گفت.",
    "नवनिर्वाचित राष्ट्रपति जो बाइडेन ने बंदरगाह पर नई नाव के बारे में बात की।",
    "De nieuwe premier Dick Schoof spreekt maandag in de haven over de veerboot.",
    "El presidente electo de Estados Unidos, Joe Biden, habló el lunes del transbordador.",
    "O presidente eleito, Luiz Inácio Lula da Silva, falou na segunda-feira da balsa no porto.",
    "Le président élu Donald Trump a parlé lundi du ferry dans le port, a indiqué la ville.",
    "Il presidente eletto Donald Trump ha parlato lunedì del traghetto nel porto della città.",
    "Новоизбранный президент США Джо Байден в понедельник рассказал в порту города о пароме.",
    "Prezydent elekt Karol Nawrocki mówił w poniedziałek w porcie o nowym promie na wyspę.",
    "Nově zvolený prezident Petr Pavel mluvil v pondělí v přístavu o novém trajektu na ostrov.",
    "De verkozen president Donald Trump sprak maandag in de haven over de nieuwe veerboot.",
    "Den tillträdande presidenten Joe Biden talade på måndagen i hamnen om den nya färjan.",
    "Presiden terpilih Prabowo Subianto pada Senin berbicara tentang feri baru di pelabuhan.",
    "Tổng thống đắc cử Mỹ Joe Biden hôm thứ Hai đã nói về chuyến phà mới tại cảng.",
    "바이든 미국 대통령 당선인은 월요일 항구에서 여객선의 운항이 재개되었다고 말했다.",
]
MORE = {
    "": "Die Fähre war im Nebel auf Grund gelaufen, zwei Matrosen kamen ins Krankenhaus, die Preise bleiben gleich.",
    "к": "Паром сел на мель в тумане, двое матросов были доставлены в больницу, цены на билеты не изменятся.",
    "다": "배는 안개 속에서 좌초했으며 선원 두 명이 병원에서 치료를 받았다. 요금은 그대로 유지된다.",
    "ال": "جنحت العبارة في الضباب ونقل بحاران إلى المستشفى، وتبقى أسعار التذاكر كما هي في هذا الموسم.",
    "بندر": "کشتی در مه به گل نشست و دو ملوان به بیمارستان رفتند، بهای بلیت همان است که بود.",
    "نے": "کشتی دھند میں پھنس گئی اور دو ملاح ہسپتال پہنچائے گئے، ٹکٹ کی قیمت وہی رہے گی۔",
    "ने": "नाव कोहरे में फँस गई और दो नाविक अस्पताल पहुँचाए गए, टिकट का दाम वही रहेगा।",
    "ফেরি": "কুয়াশায় নৌকা আটকে যায় এবং দুই নাবিক হাসপাতালে যান, ভাড়া আগের মতোই থাকছে।",
    "המע": "הספינה עלתה על שרטון בערפל ושני מלחים פונו לבית החולים, מחיר הכרטיס נשאר כפי שהיה.",
    "λιμάνι": "Το πλοίο προσάραξε στην ομίχλη και δύο ναύτες μεταφέρθηκαν στο νοσοκομείο, οι τιμές μένουν ίδιες.",
    "渡": "渡轮在雾中搁浅，两名船员在医院接受治疗。票价保持不变，居民们表示欢迎。",
}


def record(sentence: str) -> Record:
    more = next(text for sign, text in reversed(MORE.items()) if sign in sentence)
    return record_of(f"{more[:16]}\n\n{sentence}\n\n{more}\n")


@pytest.mark.parametrize(("sentence", "window"), SAID)
def test_what_somebody_is_called_bounds_a_text(sentence: str, window: str | None) -> None:
    assert record(sentence).dating.edtf == window


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_who_does_not_hold_the_office_bounds_nothing(sentence: str) -> None:
    assert record(sentence).dating.edtf is None


@pytest.mark.parametrize("sentence", TO_COME)
def test_who_is_elected_does_not_hold_the_office_yet(sentence: str) -> None:
    assert record(sentence).dating.edtf is None
