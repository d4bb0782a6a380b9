"""Which country a word names, whether as a name, a place or the state that acts; and what only looks like one."""

from __future__ import annotations

import pytest

from tagging import countries, find, ids, main_ids, reasons, tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia and Alabama voted, and Atlanta counted.", set()),
        ("Tbilisi said that Georgia would vote.", {"GE"}),
        ("Michael Jordan came home.", set()),
        ("In Jordan and Syria, refugees waited.", {"JO", "SY"}),
        ("The fair in Lebanon, Ohio, opened.", set()),
        ("Israel and Lebanon agreed.", {"IL", "LB"}),
        ("Congo said so.", {"CD"}),
        ("Congo said so in Brazzaville.", {"CG"}),
        ("The Dominican team won.", {"DO"}),
        ("Korea was divided.", {"KR"}),
        ("Korea was divided, North Korea said.", {"KP"}),
        ("The Cherokee tribe and the Indian reservation", set()),
        ("The Indian government", {"IN"}),
        ("She spoke Spanish at home and wrote in Russian.", set()),
        ("Ships in Russian waters turned.", {"RU"}),
        ("London voters and shops", set()),
        ("Envoys of Iran and Britain met in London and Paris.", {"IR", "GB"}),
        ("The government in Tokyo and officials from Seoul met.", {"JP", "KR"}),
        ("The City of Turkey has a festival; visit Turkey in May.", set()),
        ("Books lie at the college on Malta Road in Malta.", set()),
        ("Burial follows at the church, 400 Locust St., Lebanon.", set()),
        ("The US-24 corridor will be widened.", set()),
        ("The memorial in downtown Cuba has a new roof; Cuba has two more.", set()),
        ("A tower in downtown Singapore was sold.", {"SG"}),
        ("He served in the Korean conflict.", set()),
        ("It cost US$171 million.", set()),
        ("Save the picture as PNG.", set()),
        ("Port Moresby said that PNG would vote.", {"PG"}),
        ("The UK Wildcats won in Lexington.", set()),
        ("The Irish won for Notre Dame.", set()),
        ("The Irish voted on a treaty.", {"IE"}),
        ("Iceland sells the cake in its stores to customers.", set()),
        ("Iceland raised its interest rates.", {"IS"}),
        ("Percy French, a singer, sang.", set()),
        ("Former French ministers left.", {"FR"}),
        ("He flew home, where Ireland and Scotland met.", {"GB", "IE"}),
        ("Moscow rejected what Washington had said.", {"RU", "US"}),
        ("The Washington schools opened.", set()),
        ("It cost forty US dollars.", set()),
        ("Mali's junta met the French envoy.", {"ML", "FR"}),
        ("Chad's new prime minister spoke.", {"TD"}),
        ("Jordan's shirt and Chad's shoes were sold.", set()),
        ("Turkey needs three hours in the oven; serve it with gravy.", set()),
        ("Turkey will host the talks.", {"TR"}),
        ("Air China, Malaysia Airlines and Air India ordered aircraft.", set()),
        ("She had read it in The Times of Israel, the China Daily and the Moscow Times.", set()),
        ("Russia Today and Iran International sent reporters.", set()),
        ("Soldiers of the Democratic Republic of Congo left. Congo said so.", {"CD"}),
        ("Rebels of the M23 took a town in Congo.", {"CD"}),
        ("وصل الرئيس إلى عمان يوم الاثنين، وكان في استقباله ملك الأردن، ثم غادر عمان.", {"JO"}),
        ("اجتمع الوزراء في العاصمة الأردنية عمان، وقال الصفدي إن الأمر عاجل.", {"JO"}),
        ("استضافت عمان المحادثات في مسقط، وقال الوزير العماني إنها انتهت.", {"OM"}),
        ("فاز منتخب عمان في المباراة، وأعلنت عمان يوم عطلة.", {"OM"}),
        ("At Lokoja the Niger meets the Benue.", set()),
        ("The Niger River rose in Niamey, and Niger asked for help.", {"NE"}),
        ("Niger closed its airspace.", {"NE"}),
        ("Pupils were led away in the state of Niger in Nigeria. Niger state closed its schools.", {"NG"}),
        ("A head of brass from Benin City in Nigeria came home, and more Benin bronzes may.", {"NG"}),
        ("Benin closed its border.", {"BJ"}),
        ("A case of Sudan ebolavirus was found in Uganda.", {"UG"}),
        ("Put the bird into the oven; turkey rests, and Turkey on a plate is a feast.", set()),
        ("Haiti wrote to the Dominican Republic, and a Dominican ship sailed the Caribbean.", {"HT", "DO"}),
        ("The Dominican government met in Roseau.", {"DM"}),
        ("A station in Jamaica, Queens, was closed. Riders in Jamaica waited.", set()),
        ("She reads in Spanish and Portuguese on Monday, and in Italian, French and German.", set()),
        ("Ships in Spanish and Portuguese waters turned.", {"ES", "PT"}),
        ("A Dutch auction, a Mexican wave and a White Russian: it was all Greek to me.", set()),
        ("An Afghan hound, two Norwegian forest cats and a French window were sold.", set()),
    ],
)
def test_supporting_words_settle_an_ambiguous_country(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


def test_the_north_counts_only_after_the_north_was_named() -> None:
    tagged = tag("News", "The North is cold. North Korea fired a missile. The North said nothing.")
    assert find(tagged, "KP").count == 2
    assert reasons(tagged)["The North"] == "stands before the country is named"


def test_a_capital_that_acts_is_a_metonym_and_one_that_is_visited_a_place() -> None:
    tagged = tag("News", "Pyongyang launched two missiles. He arrived in Moscow on Monday and met Sergei Lavrov.")
    assert [mention.named_by for mention in find(tagged, "KP").mentions] == ["metonym"]
    assert [mention.named_by for mention in find(tagged, "RU").mentions] == ["capital"]
    assert not main_ids(tagged.countries)
    assert find(tagged, "RU").why == "only 'Moscow' stands for it, once, in the lead"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's envoy spoke of sanctions on Moscow.", {"IR", "RU"}),
        ("Relations between Moscow and Tehran were old, said the minister from Peru.", {"RU", "IR", "PE"}),
        ("Kim Yo Jong warned Seoul not to fly balloons. Peru did not.", {"KR", "PE"}),
        ("That is what Peru wants, according to the Kremlin.", {"PE", "RU"}),
        ("Washington fears a storm in Peru.", {"US", "PE"}),
        ("A Beijing-backed bank lent the money to Peru.", {"CN", "PE"}),
        ("A Tokyo-based bank lent the money to Peru, and the ship sailed from Seoul.", {"PE"}),
    ],
)
def test_a_capital_to_which_something_is_done_as_to_a_state_is_a_metonym(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fan met Kerry Washington at a fair in Toronto. Washington said that the film was long.", set()),
        ("The young runners Ana Lopes, Davi Washington and Rui Alves came to Brazil last week.", {"BR"}),
        ("George Washington slept here. Washington sent troops, a guide said.", set()),
        ("A professor at George Washington University spoke. Washington sent troops to Peru.", {"US", "PE"}),
        ("The US ambassador met Kerry Washington. Washington sent troops to Peru.", {"US", "PE"}),
        ("Leaving Berlin on Monday, envoys of Peru said that Berlin wants a treaty.", {"DE", "PE"}),
    ],
)
def test_a_capital_that_is_somebodys_surname_in_the_text_is_no_government(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


def test_a_prime_ministers_surname_is_no_country() -> None:
    tagged = tag(
        "The budget passes", "Portugal's prime minister, Luís Montenegro, won the vote. Montenegro thanked all."
    )
    assert ids(tagged.countries) == {"PT"}
    assert find(tagged, "luis-montenegro").count == 2
    assert countries("Montenegro joined NATO, and Podgorica was glad.") == {"ME"}


def test_a_city_names_no_country_where_nothing_else_does() -> None:
    tagged = tag("News", "Ministers of Iran spoke in Vienna on Monday.")
    assert ids(tagged.countries) == {"IR"}
    assert (
        reasons(tagged)["Vienna"] == "a place in passing, and the text names neither its country nor any of its people"
    )


def test_a_city_in_the_headline_that_comes_back_names_its_country() -> None:
    tagged = tag("A museum in Beijing", "The museum in Beijing has a map.")
    assert (ids(tagged.countries), main_ids(tagged.countries)) == ({"CN"}, set())
    assert ids(tag("A museum in Paris", "The museum in Paris has a map.").countries) == set()


def test_the_south_counts_where_the_other_korea_is_named() -> None:
    tagged = tag("News", "North Korea fired shells, and the South fired back. The South Lawn was empty.")
    assert find(tagged, "KR").count == 1
    assert reasons(tagged)["The South"] == "part of another name"


def test_a_dateline_names_no_country() -> None:
    tagged = tag("News", "SEOUL, June 19 (Agency) - The price of rice rose.")
    assert ids(tagged.countries) == set()
    assert reasons(tagged)["SEOUL"] == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        "My Italian is rusty, and her Russian was perfect.",
        "He taught French and German at the school.",
        "The Turkey Club and the Turkey Burger come with Korean toast and Italian bread.",
        "Two Persian cats and a Persian carpet were sold.",
        "Polish the shoes with India ink from a Manila envelope.",
    ],
)
def test_languages_and_dishes_are_no_countries(text: str) -> None:
    assert countries(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The game begins at 5 p.m. UK time, or 19:00 Moscow time (16:00 GMT).",
        "Doors open at 20.30 Japan Standard Time.",
    ],
)
def test_a_time_zone_is_no_country(text: str) -> None:
    assert countries(text) == set()


def test_time_that_a_country_is_given_names_it() -> None:
    assert countries("They gave Iran time to think, and in 2022 Russia timed its answer.") == {"IR", "RU"}


def test_england_and_scotland_name_their_kingdom() -> None:
    assert countries("England beat Scotland on a wet Sunday.") == {"GB"}
    assert countries("Scottish ferries sailed again.") == {"GB"}
    assert countries("A fan of the New England Patriots went to the Bank of Scotland to ask for a loan.") == set()
    assert countries("The rain came late in the week, and Gary England had forecast it for the county.") == set()


def test_an_adjective_with_its_noun_is_still_a_country() -> None:
    assert countries("Her Russian husband and his Italian firm came.") == {"RU", "IT"}


def test_a_capital_counts_where_a_body_of_its_country_is_named() -> None:
    assert countries("The BJP will meet in New Delhi.") == {"IN"}


def test_the_only_country_of_a_text_is_main_also_where_only_a_body_is_called_after_it() -> None:
    assert main_ids(tag("Rates stay", "The Turkish central bank left its rate at the old mark.").countries) == {"TR"}
