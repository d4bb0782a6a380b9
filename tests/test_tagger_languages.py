"""Names as other languages and scripts write them: joined, declined and without blanks."""

from __future__ import annotations

import msgspec
import pytest

from archive_gen.tagger import tag_record
from archive_gen.tagger.inflection import inflected_forms, turkish_forms
from builders import make_record
from tagging import GAZETTEER, actors, countries, find, ids, main_ids, tag


def test_korean_particles_follow_names_and_other_hangul_does_not() -> None:
    assert countries("북한은 미국과 회담했다. 인도적 지원. 이란의 반응") == {"KP", "US", "IR"}


def test_chinese_and_japanese_names_need_no_edges() -> None:
    tagged = tag("新闻", "朝鲜领导人金正恩访问俄罗斯。中国表示欢迎。印度尼西亚没有表态。")
    assert ids(tagged.countries) == {"KP", "RU", "CN", "ID"}
    assert ids(tagged.actors) == {"kim-jong-un"}
    assert countries("プーチン大統領は北朝鮮と日本に、イランも") == {"KP", "JP", "IR"}


def test_chinese_names_are_the_same_in_both_scripts() -> None:
    for text in ("肯尼亚总统鲁托访问中国。", "肯尼亞總統魯托訪問中國。"):
        tagged = tag("新聞", text)
        assert (ids(tagged.countries), ids(tagged.actors)) == ({"KE", "CN"}, {"william-ruto"})


def test_russian_and_ukrainian_names_are_found_in_their_cases() -> None:
    tagged = tag("Новости", "Встреча с Путиным и Ким Чен Ыном в Северной Корее. Из Японии, о России и Китае.")
    assert ids(tagged.countries) == {"KP", "JP", "RU", "CN"}
    assert ids(tagged.actors) == {"vladimir-putin", "kim-jong-un"}
    assert countries("У Північній Кореї та в Україні, до Польщі") == {"KP", "UA", "PL"}


def test_a_russian_adjective_names_its_country_in_every_ending() -> None:
    assert countries("О северокорейских ракетах и японском порте, в американскую столицу") == {"KP", "JP", "US"}


def test_a_sea_and_a_peninsula_are_no_countries_in_other_scripts_either() -> None:
    assert countries("朝鲜半岛、日本海和印度洋，发展中国家。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("내몽골이 아니라 외교적 수단으로, 범죄인 인도와 인도·태평양 전략. ‘평화’이란 무엇인가. 저지에 나섰다.", set()),
        ("아프리카의 수단에서 전투가 이어졌다. 이란과 인도는 침묵했다.", {"SD", "IR", "IN"}),
        ("内蒙古的马里乌波尔和阿曼达，今日本报讯，其中国有企业。", set()),
        ("马里在非洲，日本和中国在亚洲。", {"ML", "JP", "CN"}),
        ("インド太平洋の会議、ジョージアの工場。", set()),
    ],
)
def test_words_that_only_look_like_countries_in_other_scripts(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


def test_a_turkish_ending_takes_its_vowel_from_the_last_one() -> None:
    assert turkish_forms("seçim") == ("seçim", "seçimde", "seçimden", "seçimi", "seçime", "seçimin")
    assert {"ateşkeste", "ateşkesten"} <= set(turkish_forms("ateşkes"))
    assert {"zirveye", "zirvede", "zirvenin"} <= set(turkish_forms("zirve"))
    assert "iklim krizine" in turkish_forms("iklim krizi")
    assert turkish_forms("NATO") == ("NATO",)


def test_inflection_leaves_abbreviations_and_unknown_endings_alone() -> None:
    assert inflected_forms("КНДР", "ru") == ("КНДР",)
    assert inflected_forms("Косово", "ru") == ("Косово",)
    assert "Ким Чен Ыну" in inflected_forms("Ким Чен Ын", "ru", last_only=True)


@pytest.mark.parametrize(
    ("language", "text", "expected_countries", "expected_actors"),
    [
        (
            "de",
            "Der russische Präsident Wladimir Putin ist in Nordkorea. Das Weiße Haus und die Vereinten Nationen "
            "warnen, auch Island.",
            {"RU", "KP", "IS"},
            {"vladimir-putin", "white-house", "united-nations"},
        ),
        (
            "fr",
            "Le dirigeant nord-coréen Kim Jong-un a rencontré Vladimir Poutine. Les États-Unis et l’ONU s’inquiètent.",
            {"KP", "US"},
            {"kim-jong-un", "vladimir-putin", "united-nations"},
        ),
        (
            "it",
            "Il presidente russo Putin e i militari nordcoreani: lo dicono gli Stati Uniti, la Cina e il Cremlino.",
            {"RU", "KP", "US", "CN"},
            {"vladimir-putin"},
        ),
        (
            "pt",
            "O presidente chinês, Xi Jinping, viajou para a Coreia do Norte. As Nações Unidas e a Ucrânia protestaram.",
            {"CN", "KP", "UA"},
            {"xi-jinping", "united-nations"},
        ),
        (
            "nl",
            "De Russische president Vladimir Poetin sprak met de Verenigde Staten en met Noord-Korea.",
            {"RU", "US", "KP"},
            {"vladimir-putin"},
        ),
        (
            "pl",
            "Prezydent Rosji spotkał się z Kim Dzong Unem w Korei Północnej. Premier Ukrainy jest w Niemczech, a "
            "chińskie władze i Donald Trump milczą; nie ma Putina.",
            {"RU", "KP", "UA", "DE", "CN"},
            {"kim-jong-un", "donald-trump", "vladimir-putin"},
        ),
        (
            "tr",
            "Rus lider Putin, Kuzey Kore'ye gitti. ABD'nin ve Çin'in tepkisi bekleniyor. Birleşmiş Milletler sustu.",
            {"RU", "KP", "US", "CN"},
            {"vladimir-putin", "united-nations"},
        ),
        (
            "es",
            "El presidente ruso habló en Corea del Norte. El Reino Unido y la OTAN esperan, y las japonesas también.",
            {"RU", "KP", "GB", "JP"},
            {"nato"},
        ),
    ],
)
def test_names_in_other_languages_of_latin_letters_count_in_texts_in_that_language(
    language: str, text: str, expected_countries: set[str], expected_actors: set[str]
) -> None:
    record = make_record("", body=[("paragraph", text)])
    tagged = tag_record(msgspec.structs.replace(record, language=language), GAZETTEER)
    assert ids(tagged.countries) == expected_countries
    assert ids(tagged.actors) == expected_actors
    assert "IS" not in ids(tag_record(msgspec.structs.replace(record, language="en"), GAZETTEER).countries)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Dominique et Maurice tenaient la boulangerie du village.", set()),
        ("fr", "Un cyclone menace l’île Maurice ; Maurice ferme l’aéroport de Port-Louis.", {"MU"}),
        ("fr", "Le Mali reçoit des réfugiés soudanais, et une équipe sud-soudanaise.", {"ML", "SD", "SS"}),
        ("fr", "Les montagnes russes et la roulette russe amusent les enfants.", set()),
        ("fr", "Un institut franco-allemand étudie le conflit russo-ukrainien.", {"FR", "DE", "RU", "UA"}),
        ("de", "Die innerkoreanischen Gespräche ruhen, das Baltikum rüstet auf.", {"KP", "KR", "EE", "LV", "LT"}),
        ("ko", "한미일 외교장관이 회담했다. 남북전쟁 영화도 보았다.", {"KR", "US", "JP"}),
        ("ja", "日米韓の外相が会談した。", {"JP", "US", "KR"}),
        ("zh", "俄乌冲突是中俄元首会谈的议题，其中日本没有参加。", {"RU", "UA", "CN", "JP"}),
        ("de", "Die Deutsche Bank zahlt weniger; dazu gibt es Türkischen Honig und griechischen Salat.", set()),
        ("es", "La selección belga ganó a la peruana en la montaña rusa de la final.", {"BE", "PE"}),
        ("ru", "Пакистанские и норвежские учёные у шведского стола.", {"PK", "NO"}),
        ("ar", "وصل الوفد السوداني والوفد اللبناني.", {"SD", "LB"}),
    ],
)
def test_adjectives_of_other_languages_name_their_countries_and_idioms_none(
    language: str, text: str, expected: set[str]
) -> None:
    record = msgspec.structs.replace(make_record("", body=(text,)), language=language)
    assert ids(tag_record(record, GAZETTEER).countries) == expected


def test_arabic_joins_prepositions_and_the_article_to_names() -> None:
    tagged = tag("أخبار", "قال بوتين إن القوات الروسية في روسيا، وللصين وبأوكرانيا موقف آخر. وصرح ترامب. مصرف كبير")
    assert ids(tagged.countries) == {"RU", "CN", "UA"}
    assert ids(tagged.actors) == {"vladimir-putin", "donald-trump"}


def test_abbreviations_among_hangul_and_han_are_names() -> None:
    for language, text in (("ko", "UN은 NATO와 IAEA를 불렀다."), ("ja", "NATO首脳会議はUNとIAEAの声明を歓迎した。")):
        record = msgspec.structs.replace(make_record("", body=[("paragraph", text)]), language=language)
        assert ids(tag_record(record, GAZETTEER).actors) == {"united-nations", "nato", "iaea"}


def test_capitals_in_other_languages_are_places_of_countries_that_are_named() -> None:
    assert countries("Переговоры прошли в Пхеньяне, в КНДР, и в Пекине.") == {"KP"}
    assert countries("북한 외무상이 평양을 떠나 베이징에 도착했다.") == {"KP"}
    tagged = tag("Парад в Пхеньяне", "В Пхеньяне прошёл парад.")
    assert (ids(tagged.countries), main_ids(tagged.countries)) == ({"KP"}, set())


def test_leaders_are_found_by_their_names_in_other_scripts() -> None:
    assert actors("Мадуро осудил санкции. О Николасе Мадуро говорил и посол.") == {"nicolas-maduro"}
    assert actors("러트닉 상무장관이 서울에 왔다.") == {"howard-lutnick"}
    assert actors("مادورو في موسكو.") == {"nicolas-maduro"}
    assert actors("وصل باشينيان إلى بروكسل، قالت يونهاب.") == {"nikol-pashinyan", "yonhap"}
    assert actors("贝鲁特的大楼倒塌。") == set()
    assert actors("マティスの絵とビーガンの料理。") == set()


def test_a_bodys_former_name_is_its_name() -> None:
    assert actors("The G8 met in a hotel; the Group of Eight left on Sunday.") == {"g7"}
    assert actors("The UNSC adopted it.") == {"un-security-council"}


def test_bodies_are_found_by_their_names_in_other_languages() -> None:
    tagged = tag("新闻", "国际原子能机构和世界贸易组织发表声明。")
    assert ids(tagged.actors) == {"iaea", "wto"}
    assert actors("أعلنت جامعة الدول العربية ومنظمة الصحة العالمية ذلك.") == {"arab-league", "who"}


def test_adjectives_of_small_countries_are_known_in_other_languages() -> None:
    assert countries("Лавров принял намибийскую делегацию.") == {"NA"}
    record = msgspec.structs.replace(make_record("Un jour", body=("Le gouvernement ivoirien a parlé.",)), language="fr")
    assert ids(tag_record(record, GAZETTEER).countries) == {"CI"}
    assert countries("한미연합훈련이 시작됐다.") == {"KR", "US"}
    assert countries("한미약품이 신약을 냈다.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("צפון קוריאה שיגרה טיל, וארה״ב גינתה. שיחות בסין ובגרמניה.", {"KP", "US", "CN", "DE"}),
        ("उत्तर कोरिया और अमेरिका की बातचीत, फ्रांस तथा फ़्रांस ने सराहा।", {"KP", "US", "FR"}),
        ("রাশিয়ার সেনা ইউক্রেনে, ভারতের প্রতিক্রিয়া।", {"RU", "UA", "IN"}),
        ("ரஷ்யாவின் படைகள் உக்ரைனில், இந்தியாவுக்கு கவலை.", {"RU", "UA", "IN"}),
        ("ไทยและกัมพูชาหารือที่มาเลเซีย", {"TH", "KH", "MY"}),
        ("რუსეთმა საქართველოს უკრაინაში", {"RU", "GE", "UA"}),
        ("Ադրբեջանը եւ Հայաստանում Ռուսաստանի", {"AZ", "AM", "RU"}),
    ],
)
def test_names_in_scripts_of_their_own_are_found_with_what_is_joined_to_them(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "החשודים הודו במעשה, והבנין נסגר לאחר קניה.",
        "बाजार में चीनी के दाम बढ़े और माली परेशान हैं।",
        "พบปลาวาฬเกยตื้น และยูจีนพูดภาษาอังกฤษ",
    ],
)
def test_words_that_only_look_like_countries_in_scripts_of_their_own(text: str) -> None:
    assert countries(text) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "کره‌شمالی و آمریکا گفتگو کردند. منابع مالی را چین می‌پردازد.", {"KP", "US", "CN"}),
        ("ur", "کل شام لوگ بے چین تھے۔ امریکہ اور پاکستان کے درمیان بات ہوئی۔", {"US", "PK"}),
        ("vi", "Nga và Mỹ hội đàm. Bà Nga cùng cô Mỹ Linh bênh vực người Lao động.", {"RU", "US"}),
        ("id", "Korut dan AS berunding, guru bahasa Inggris tidak.", {"KP", "US"}),
        ("ms", "Perdana Menteri melawat Singapura dan Jepun.", {"SG", "JP"}),
        (
            "ro",
            "Președintele Ucrainei și liderul Coreei de Nord, iar rachetele rusești ale Rusiei.",
            {"UA", "KP", "RU"},
        ),
        ("hr", "Sporazum Srbije i Hrvatske s Njemačkom.", {"RS", "HR", "DE"}),
        ("sr", "Влада Мађарске и Србија у Кини.", {"HU", "RS", "CN"}),
        ("sk", "Rokovania Slovenska s Ukrajinou a Nemeckom.", {"SK", "UA", "DE"}),
        ("no", "Norges statsminister i Kina, russiske skip og Nord-Koreas svar.", {"NO", "CN", "RU", "KP"}),
        ("bg", "Русия и Северна Корея, САЩ и България.", {"RU", "KP", "US", "BG"}),
        ("kk", "Ресейге және Қытаймен", {"RU", "CN"}),
        ("mn", "Оросын ерөнхийлөгч Монголд", {"RU", "MN"}),
        (
            "sl",
            "Slovenski minister je v Rusiji in na Kitajskem, o Severni Koreji; mali čolni.",
            {"SI", "RU", "CN", "KP"},
        ),
        ("mk", "Рускиот министер во Украина, САД и Северна Кореја; мали бродови.", {"RU", "UA", "US", "KP"}),
        ("et", "Venemaal ja Hiinas, Ukrainale ning Põhja-Koreast.", {"RU", "CN", "UA", "KP"}),
        ("lv", "Krievijas kuģi Ukrainai, Ķīnā un Ziemeļkorejas ostā.", {"RU", "UA", "CN", "KP"}),
        ("lt", "Rusijos laivai Ukrainoje, Kinijai ir Šiaurės Korėjos uoste, Iranui.", {"RU", "UA", "CN", "KP", "IR"}),
        ("az", "Rusiyanın gəmiləri Ukraynada, Gürcüstana və Şimali Koreyadan.", {"RU", "UA", "GE", "KP"}),
        ("ca", "Vaixells russos a Ucraïna i Xina; el govern espanyol, al palau.", {"RU", "UA", "CN", "ES"}),
        ("en", "The sua dan Korut of Mỹ are none.", set()),
    ],
)
def test_names_count_in_texts_in_their_language(language: str, text: str, expected: set[str]) -> None:
    record = msgspec.structs.replace(make_record("", body=[("paragraph", text)]), language=language)
    assert ids(tag_record(record, GAZETTEER).countries) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ભારતના વડા ચીનમાં, અમેરિકાએ રશિયાને કહ્યું; માલી બગીચામાં છે.", {"IN", "CN", "US", "RU"}),
        ("ਭਾਰਤ ਅਤੇ ਚੀਨ ਨੇ ਅਮਰੀਕਾ ਨੂੰ ਕਿਹਾ।", {"IN", "CN", "US"}),
        ("ಭಾರತದ ಹಡಗು ಚೀನಾಕ್ಕೆ, ರಷ್ಯಾದಲ್ಲಿ ಅಮೆರಿಕದಿಂದ.", {"IN", "CN", "RU", "US"}),
        ("ഇന്ത്യയുടെ കപ്പൽ ചൈനയിൽ, റഷ്യയും അമേരിക്കയും.", {"IN", "CN", "RU", "US"}),
        ("भारतको जहाज चीनले, अमेरिकाबाट नेपालमा।", {"IN", "CN", "US", "NP"}),
        ("अमेरिकेच्या जहाजाने भारताला मदत केली.", {"US", "IN"}),
    ],
)
def test_more_indian_scripts_join_their_endings_to_names(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


def test_greek_adjectives_name_their_countries_in_every_ending() -> None:
    assert countries("Ο Τούρκος υπουργός με τον Έλληνα ομόλογό του και την ουκρανική κυβέρνηση") == {"TR", "GR", "UA"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("he", "קים ג'ונג און נפגש עם פוטין ועם טראמפ."),
        ("fa", "کیم جونگ اون با پوتین و ترامپ دیدار کرد."),
        ("ur", "کم جونگ ان نے پوٹن اور ٹرمپ سے ملاقات کی۔"),
        ("hi", "किम जोंग उन ने पुतिन और ट्रंप से मुलाकात की।"),
        ("bn", "কিম জং উন পুতিন ও ট্রাম্পের সঙ্গে দেখা করেছেন।"),
        ("th", "คิม จองอึน พบปูตินและทรัมป์"),
        ("ka", "კიმ ჩენ ინი პუტინს და ტრამპს შეხვდა"),
        ("bg", "Ким Чен Ун се срещна с Путин и Тръмп."),
    ],
)
def test_leaders_are_found_in_more_scripts(language: str, text: str) -> None:
    record = msgspec.structs.replace(make_record("", body=[("paragraph", text)]), language=language)
    assert ids(tag_record(record, GAZETTEER).actors) == {"kim-jong-un", "vladimir-putin", "donald-trump"}


def test_letters_that_look_alike_in_arabic_and_persian_are_one() -> None:
    assert countries("التقى الرئيس الأمريكى نظيره التركى، وتحدث الوزير المغربى مع السفير السورى") == {
        "US",
        "TR",
        "MA",
        "SY",
    }
    assert actors("وصل الرئيس عبد الفتاح السيسى إلى المطار") == {"abdel-fattah-el-sisi"}


def test_the_right_hand_is_not_that_of_yemen() -> None:
    assert countries("أصيب الصياد في يده اليمنى وفي القدم اليمنى") == set()
    assert countries("قال الوزير اليمني إن الميناء مفتوح") == {"YE"}


def test_capitals_stand_for_their_countries_in_arabic_and_persian() -> None:
    said = "قال السفير المصري إن القاهرة تدرس الرد. كانت القوة القاهرة سببا لغلق الميناء."
    tagged = tag("أخبار", said)
    assert [mention.text for mention in find(tagged, "EG").mentions] == ["مصري", "القاهرة"]
    record = make_record("سفر", body=[("paragraph", "وزیر خارجه ایران از تهران رفت و به تهران بازگشت.")], language="fa")
    assert [mention.text for mention in find(tag_record(record, GAZETTEER), "IR").mentions] == [
        "ایران",
        "تهران",
        "تهران",
    ]
