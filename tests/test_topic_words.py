"""The words that speak for topics: in many languages, and weak ones that need others beside them."""

from __future__ import annotations

import pytest

from archive_gen.tagger.forms import forms_of
from archive_gen.tagger.gazetteer import is_latin
from archive_gen.vocabulary import Topic, Vocabulary
from tagging import topics


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        (
            "More bases for US forces",
            "Kenya grants them access under a security partnership with Washington.",
            "alliance",
        ),
        ("Vote in Ankara", "Turkey said yes to the accession to NATO of Sweden, and NATO was glad.", "alliance"),
        ("Cap agreed in Kyiv", "A price cap on Russian oil is to come, and tankers from Russia must wait.", "energy"),
        (
            "Talks in Delhi",
            "The border disputes of India and Nepal were named, and the border was walked.",
            "territorial-disputes",
        ),
        ("Ministry in Peru locked out", "A ransomware gang is behind the cyber operation, Lima said.", "cyber"),
        ("Libya gives up its arsenal", "Tripoli is to dismantle its WMD programmes, London said.", "denuclearization"),
        ("Ships leave Odesa", "Three grain ships carrying grain for Kenya left the port of Ukraine.", "food-security"),
        ("Claim renewed in Warsaw", "Poland wants war reparations from Germany for wartime losses.", "history-memory"),
        (
            "Channel closed in Kenya",
            "The broadcaster got a closure order; its bureau chief read it out.",
            "media-propaganda",
        ),
        (
            "Mali: last French troops go",
            "The last convoy left Mali, and military bases were handed over.",
            "troop-deployment",
        ),
        (
            "Peru and Chile drop visas",
            "A mutual visa exemption helps visitors; travel agencies are glad.",
            "tourism-exchange",
        ),
        (
            "Match off",
            "India asks Pakistan for a neutral venue, and threatens to boycott the Asia Cup.",
            "sports-diplomacy",
        ),
    ],
)
def test_an_english_text_is_told_by_the_words_of_the_field(title: str, text: str, topic: str) -> None:
    assert topic in topics(title, text)


@pytest.mark.parametrize(
    ("title", "text", "language", "topic"),
    [
        ("Fund im Hafen von Lima", "Der Zoll fand Kokain in einem Container; der Schmuggel blühe.", "de", "smuggling"),
        ("Boote vor Malta", "Wieder sind Bootsmigranten angekommen; das Aufnahmelager ist voll.", "de", "migration"),
        ("Lima sous le choc", "Un rançongiciel bloque les ministères, et des données volées circulent.", "fr", "cyber"),
        ("Protestas en Quito", "Miles de manifestantes piden la renuncia; hubo gases lacrimógenos.", "es", "protest"),
        ("Переговоры в Вене", "Иран и США вернутся к СВПД, то есть к ядерной сделке.", "ru", "nuclear-talks"),
        ("إيران تبدأ البناء", "أجهزة الطرد المركزي في نطنز تحت الأرض، واليورانيوم المخصب يزداد.", "ar", "nuclear"),
        ("利马港查获毒品", "海关查获一吨可卡因,走私者被捕。", "zh", "smuggling"),
        ("ペルーで抗議デモ", "リマで抗議デモ隊が警官隊と衝突し、催涙ガスが使われた。", "ja", "protest"),
        ("페루 정전", "리마에서 대규모 정전이 발생했고 발전소가 멈췄다.", "ko", "energy"),
    ],
)
def test_a_text_in_another_language_is_told_by_the_words_of_the_field(
    title: str, text: str, language: str, topic: str
) -> None:
    assert topic in topics(title, text, language)


@pytest.mark.parametrize(
    ("title", "text", "language", "topic"),
    [
        ("Sonntag in Bern", "Im Krankenhaus gibt es ein Fest für Patienten.", "de", "health"),
        ("Sanctions contre deux clubs", "La ligue frappe deux clubs de football.", "fr", "sanctions"),
        ("Le Tour passe", "Le maillot jaune s’impose juste avant le couvre-feu.", "fr", "martial-law"),
        ("Gold für Bern", "Bei den Olympischen Spielen gewann die Läuferin.", "de", "sports-diplomacy"),
        ("Update ist da", "Die Auslieferung des Pakets hat begonnen.", "de", "detention-abduction"),
    ],
)
def test_words_that_other_texts_have_too_say_nothing_alone(title: str, text: str, language: str, topic: str) -> None:
    assert topic not in topics(title, text, language)


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("Camp David summit ends", "The guests from Japan and Kenya signed an accord.", "peace-talks"),
        ("Guests in Peru", "The general secretary of the Communist Party of Peru came, and the party sang.",
         "party-politics"),
        ("Launch in Pyongyang", "The state news agency of North Korea and the BBC told of it.", "media-propaganda"),
        ("Leaders meet in Kenya", "Since the Covid-19 pandemic they have met twice; the COVID-19 pandemic is over.",
         "health"),
        ("Ships of Vietnam", "Hanoi saw water cannons against its boats, and a water cannon of China.", "protest"),
        ("Old envoy of Denmark", "The former minister of Denmark has died; he died at home, the government said.",
         "leadership-change"),
        ("Drills off Taiwan", "The People's Liberation Army sent warplanes, and the army of Taiwan looked on.",
         "armed-conflict"),
    ],
)  # fmt: skip
def test_what_texts_on_other_things_say_by_the_way_is_no_topic(title: str, text: str, topic: str) -> None:
    assert topic not in topics(title, text)


def test_a_weak_word_of_a_language_counts_in_its_texts_beside_a_strong_one() -> None:
    text = "In Lima breitet sich die Cholera aus. Viele Patienten liegen im Krankenhaus."
    assert "health" in topics("Lage in Lima", text, "de")
    assert "health" not in topics("Lage in Lima", text.replace("die Cholera", "die Angst"), "de")


def test_a_word_in_a_case_of_its_own_has_no_others() -> None:
    topic = Topic(id="grain", label="Grain", native={"ru": ("экспорт зерна", "голодающих детей")})
    texts = {form.text for form in forms_of(Vocabulary(topics=(topic,)))}
    assert texts == {"экспорт зерна", "голодающих детей"} | {text for text in texts if text.startswith("экспорт")}


@pytest.mark.parametrize(
    ("text", "latin"), [("plain", True), ("“erdogan” — dash", True), ("мир", False), ("a 平和", False)]
)
def test_latin_text_has_no_other_script(text: str, latin: bool) -> None:
    assert is_latin(text) is latin
