"""Names in the cases of languages that decline them, and which of several that are spelt alike is meant."""

from __future__ import annotations

import msgspec
import pytest

from archive_gen.tagger import tag_record
from archive_gen.tagger.endings import endings_of, is_in_case
from archive_gen.tagger.inflection import czech_forms, latin_adjective_forms, polish_forms
from builders import make_record
from loading import shipped_gazetteer


def tags(text: str, language: str = "en") -> tuple[set[str], set[str]]:
    """Return the actors and the countries of a text in a language."""
    record = msgspec.structs.replace(make_record("News", body=[("paragraph", text)]), language=language)
    tagged = tag_record(record, shipped_gazetteer())
    return {one.id for one in tagged.actors}, {one.id for one in tagged.countries}


def actors(text: str, language: str = "en") -> set[str]:
    return tags(text, language)[0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Szef dyplomacji rozmawiał z Marco Rubiem i Markiem Ruttem o Trumpie.", {"mark-rutte", "donald-trump"}),
        ("pl", "Karolowi Nawrockiemu odpowiedział minister, a Radosława Sikorskiego nie było.",
         {"karol-nawrocki", "radoslaw-sikorski"}),
        ("pl", "Za Andrzejem Dudą i Petrem Fialą stali doradcy.", {"andrzej-duda", "petr-fiala"}),
        ("cs", "S Donaldem Trumpem ani s Angelou Merkelovou se nesešel.", {"donald-trump", "angela-merkel"}),
        ("cs", "Petra Fialu přijal Robert Fico, o Zelenském nemluvili.",
         {"petr-fiala", "robert-fico", "volodymyr-zelenskyy"}),
        ("sk", "Rozprával sa s Emmanuelom Macronom a Donaldom Tuskom.", {"emmanuel-macron", "donald-tusk"}),
        ("fi", "Trumpin ja Alexander Stubbin puhelu kesti tunnin, Macronille ei soitettu.",
         {"donald-trump", "alexander-stubb", "emmanuel-macron"}),
        ("hu", "Trumppal és Macronnal is beszélt a miniszter.", {"donald-trump", "emmanuel-macron"}),
        ("de", "Putins Antwort und Trumps Brief lagen vor.", {"vladimir-putin", "donald-trump"}),
        ("nl", "Trumps brief lag klaar.", {"donald-trump"}),
        ("sv", "Macrons besked dröjde.", {"emmanuel-macron"}),
    ],
)  # fmt: skip
def test_a_name_counts_in_the_cases_of_the_texts_language(language: str, text: str, expected: set[str]) -> None:
    assert expected <= actors(text, language)


def test_an_ending_of_another_language_is_none() -> None:
    assert actors("The Trumpa brand and a Macrons stand were at the fair.") == set()
    assert actors("Die Marke Trumpa war zu sehen.", "de") == set()


def test_a_relatives_name_in_a_case_stays_the_relatives() -> None:
    assert actors("Na letišti čekali novináři, když vystoupil s Melanií Trumpovou z letadla.", "cs") == set()
    assert actors("Wieczorem w hotelu widziano Melanię Trump i jej gości.", "pl") == set()
    assert actors("Das Buch von Eric Trumps Freund.", "de") == set()


def test_a_given_name_in_a_case_names_whom_the_surname_alone_does_not() -> None:
    assert actors("Wczoraj widziano Viktora Orbana.", "pl") == {"viktor-orban"}
    assert is_in_case("viktora", ["viktor"])
    assert is_in_case("angely", ["angela"])
    assert not is_in_case("petronela", ["petr"])
    assert not is_in_case("al", ["alexander"])


def test_endings_stand_at_a_words_end() -> None:
    polish = endings_of("pl")
    assert polish is not None
    assert polish.end("trumpem i", 5) == 7
    assert polish.end("trumpetem", 5) is None
    assert endings_of("en") is None


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ukrajina", {"Ukrajiny", "Ukrajině", "Ukrajinu", "Ukrajinou"}),
        ("Velká Británie", {"Velké Británie", "Velké Británii", "Velkou Británií"}),
        ("Izrael", {"Izraele", "Izraeli", "Izraelem"}),
        ("KLDR", set()),
    ],
)
def test_czech_names_are_declined(name: str, forms: set[str]) -> None:
    assert forms <= set(czech_forms(name))
    assert czech_forms(name)[0] == name


def test_polish_consonants_are_softened() -> None:
    assert "Katarze" in polish_forms("Katar")
    assert "Meksykiem" in polish_forms("Meksyk")
    assert {"Indii", "Indiami"} <= set(polish_forms("Indie"))
    assert "Malcie" in polish_forms("Malta")


def test_a_czech_adjective_has_its_plural() -> None:
    assert {"ruského", "ruští"} <= set(latin_adjective_forms("ruský", "cs"))
    assert "němečtí" in latin_adjective_forms("německý", "cs")


def test_countries_count_in_czech() -> None:
    assert tags("Ministr jednal v Číně o Ukrajině, s ruskou delegací i s Velkou Británií.", "cs")[1] == {
        "CN", "UA", "RU", "GB",
    }  # fmt: skip
    assert tags("Minister mówił o Katarze i o Indiach.", "pl")[1] == {"QA", "IN"}
    assert tags("Говорили з Польщею.", "uk")[1] == {"PL"}


def test_one_name_in_a_language_comes_before_a_surname() -> None:
    assert actors("Lula viajou ontem.", "pt") == {"luiz-inacio-lula-da-silva"}


def test_a_short_name_is_the_one_whose_country_is_named() -> None:
    assert "pakistan-tehreek-e-insaf" in actors("In Pakistan the PTI called for rallies.")
    assert "rapid-support-forces" in actors("Sudan's RSF took the town.")
    assert "reporters-without-borders" in actors("Its index was drawn up by RSF, a press freedom group in Tunis.")


def test_a_ship_or_a_place_that_is_called_after_somebody_is_not_that_person() -> None:
    assert actors("The USS Jimmy Carter left port.") == set()
    assert actors("They met at Indira Gandhi Hospital and on Deng Xiaoping Square.") == set()


def test_forms_of_a_long_river_are_no_company() -> None:
    assert actors("Fires in the Amazon rainforest spread, a US satellite showed.") == set()
    assert actors("The US sued Amazon and Apple on Monday.") == {"amazon-com", "apple"}


def test_a_spelling_that_a_topic_shares_is_an_actors_in_a_case() -> None:
    """The Stasi is a body and a word for espionage."""
    assert "stasi" in actors("Die Stasis Akten lagen im Keller, sagte ein Archivar.", "de")


def test_an_umlaut_may_be_spelt_out() -> None:
    assert actors("Chancellor Schroeder of Germany and Gerhard Schröder are one man.") == {"gerhard-schroder"}


def test_an_army_of_the_south_is_not_the_norths() -> None:
    assert "sudanese-armed-forces" not in actors("South Sudan's army left Malakal.")
    assert "sudanese-armed-forces" in actors("Sudan's army left El Obeid.")


def test_ukrainian_nouns_are_no_adjectives() -> None:
    assert tags("У Німеччині та в Туреччині чекали на Лукашенка.", "uk") == (
        {"alexander-lukashenko"},
        {"DE", "TR"},
    )
    assert tags("Угода з Північною Кореєю.", "uk")[1] == {"KP"}


def test_a_title_in_polish_or_czech_names_who_held_it() -> None:
    assert actors("Do Brna premiér Fiala přijel sám.", "cs") == {"petr-fiala"}
    assert actors("Obok siedział minister spraw zagranicznych Sikorski.", "pl") == {"radoslaw-sikorski"}


def test_what_stands_in_a_list_of_countries_is_one() -> None:
    assert tags("Police from Benin, Chad and Jamaica will come.")[1] == {"BJ", "TD", "JM"}
    assert tags("Chad and Stacy won the cup.")[1] == set()


def test_more_cases_of_ukrainian_names() -> None:
    assert actors("Розмова з Мерцем і відповідь Трампові.", "uk") == {"friedrich-merz", "donald-trump"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Venäjän joukot vetäytyivät Ukrainasta, ja ruotsalaiset kiittivät Suomea.", {"RU", "UA", "SE", "FI"}),
        ("hu", "Oroszországban és Kínával is egyeztettek, az amerikaiak nem.", {"RU", "CN", "US"}),
        ("sv", "Rysslands svar kom sent, och den kinesiska flottan låg kvar.", {"RU", "CN"}),
        ("da", "Ruslands svar kom sent, og de tyske skibe blev liggende.", {"RU", "DE"}),
        ("el", "Η κυβέρνηση της Ρωσίας και του Λιβάνου συμφώνησαν με την Τουρκία.", {"RU", "LB", "TR"}),
    ],
)
def test_countries_count_in_more_languages(language: str, text: str, expected: set[str]) -> None:
    assert tags(text, language)[1] == expected


def test_hungarian_puts_the_surname_first() -> None:
    assert actors("Szijjártó Péter szerint Putyinnal is beszéltek.", "hu") == {"peter-szijjarto", "vladimir-putin"}


def test_greek_names_are_declined() -> None:
    assert actors("Ο Μητσοτάκης είδε τον Ερντογάν, και ο Τραμπ τον Νετανιάχου.", "el") == {
        "kyriakos-mitsotakis",
        "recep-tayyip-erdogan",
        "donald-trump",
        "benjamin-netanyahu",
    }


def test_a_country_before_a_surname_is_no_given_name() -> None:
    assert actors("I går kväll ville Turkiets Erdogan inte svara på frågor.", "sv") == {"recep-tayyip-erdogan"}
