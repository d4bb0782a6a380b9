"""Whom a name, a surname or a title names, and who is someone else."""

from __future__ import annotations

import msgspec
import pytest

from archive_gen.tagger import tag_record
from builders import make_record
from tagging import GAZETTEER, actors, countries, find, ids, reasons, tag


def test_spellings_of_a_name_fold_alike() -> None:
    for name in ("Kim Jong Un", "Kim Jong-un", "Kim Jong-Un", "Kim Jong\u2011un", "KIM JONG UN"):
        assert actors(f"{name} spoke on Monday.") == {"kim-jong-un"}


def test_a_short_surname_in_capitals_counts_where_the_text_has_the_full_name() -> None:
    tagged = tag("KIM AND LEE SHAKE HANDS", "Lee Jae-myung met Kim Jong Un.")
    assert (find(tagged, "kim-jong-un").count, find(tagged, "lee-jae-myung").count) == (2, 2)
    assert actors("Somebody met somebody.", title="NO BAN ON CLASS XI WITHOUT KIM") == set()


def test_kim_alone_is_nobody() -> None:
    assert actors("Kim spoke on Monday.") == set()


def test_kim_is_the_one_who_was_named_in_full_nearest_before() -> None:
    tagged = tag("Kims", "Kim Jong Il met him. Kim said so. Kim Jong Un came later. Kim agreed.")
    assert (find(tagged, "kim-jong-il").count, find(tagged, "kim-jong-un").count) == (2, 2)


def test_a_headline_surname_is_the_one_named_in_full_below() -> None:
    assert find(tag("Kim visits a farm", "Kim Jong Un visited a farm."), "kim-jong-un").count == 2


def test_an_unknown_kim_takes_the_surname_over() -> None:
    tagged = tag("News", "Kim Jong Un spoke. Kim Dae-sik had met his father. Kim died later.")
    assert find(tagged, "kim-jong-un").count == 1
    assert reasons(tagged)["Kim"] == "'Kim Dae-sik' is named nearest"


def test_a_name_that_others_bear_needs_its_country() -> None:
    assert actors("Paul Martin, a plumber, won the fishing cup. Martin was glad.") == set()
    assert actors("Prime Minister Paul Martin spoke to the Canadian parliament. Martin left.") == {"paul-martin"}
    assert actors("Gordon Brown, a farmer, sold corn. Brown was glad.") == set()
    assert actors("Prime Minister Gordon Brown spoke. Gordon Brown left.") == {"gordon-brown"}
    tagged = tag("News", "Mike Johnson plays for the Canadian team.")
    assert reasons(tagged)["Mike Johnson"] == "others are called so, and the text does not name the country"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's foreign minister Abbas Araqchi spoke. Araghchi came back.", {"abbas-araghchi"}),
        ("Moammar Gadhafi had ruled Libya for decades.", {"muammar-gaddafi"}),
        ("President Saddam Hussein of Iraq spoke. Saddam left.", {"saddam-hussein"}),
        ("Kim Jung Un came by train.", {"kim-jong-un"}),
        ("The song Rocket Man was sung in Korea.", set()),
        ("Israel Katz spoke in parliament.", {"israel-katz"}),
        ("George W Bush spoke. Bush left.", {"george-w-bush"}),
        ("He was to speak aboard the Queen Elizabeth.", set()),
        ("The Cavalier King Charles spaniel is a small dog of Britain.", set()),
        ("L'IDF est une région de France.", set()),
    ],
)
def test_leaders_of_the_last_decades_are_known(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM Karki opened a school in Nepal.", {"sushila-karki"}),
        ("The bridge was opened by Ralph E. Gonsalves.", {"ralph-gonsalves"}),
        ("Paul J. Martin of Canada sold the boat.", set()),
        ("Museveni came, and Nkurunziza did not.", {"yoweri-museveni", "pierre-nkurunziza"}),
        ("Janet Museveni came. Museveni spoke of schools.", set()),
        ("Mojtaba Khamenei spoke on the radio.", {"mojtaba-khamenei"}),
        ("President Radev was asked in May 2016.", {"rumen-radev"}),
        ("The Pacific Islands Forum and the Caribbean Community met.", {"pacific-islands-forum", "caricom"}),
    ],
)
def test_titles_initials_and_rare_names_tell_who_is_meant(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


def test_a_council_of_another_name_is_not_that_of_the_united_nations() -> None:
    text = "El Consejo de Seguridad Nacional condenó el ensayo. La ONU calló."
    record = msgspec.structs.replace(make_record("x", body=[("paragraph", text)]), language="es")
    assert ids(tag_record(record, GAZETTEER).actors) == {"united-nations"}


def test_a_minister_called_like_a_country_is_none() -> None:
    assert countries("Israel Katz and Luis Montenegro spoke in parliament.") == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Am Abend sprach er lange mit dem russischen Präsidenten Putin, ohne dass es zu einer Lösung kam. Sein "
            "Herausforderer Trump war nicht dabei, und so blieb vieles offen.",
            {"vladimir-putin", "donald-trump"},
        ),
        ("fr", "Selon Trump, tout va bien. Le Président Macron est venu avec M. Erdogan et Mme Merkel.",
         {"donald-trump", "emmanuel-macron", "recep-tayyip-erdogan", "angela-merkel"}),
        ("fr", "Mais Trump refuse. Pour Macron, il est trop tard.", {"donald-trump", "emmanuel-macron"}),
        ("tr", "Başkan Trump geldi. Ama Trump gitti.", {"donald-trump"}),
        ("fr", "Elle a vu hier soir, devant une petite salle de la mairie, un certain Jean-Michel Macron.", set()),
        ("de", "Dann sprach der polnische Außenminister Sikorski. Sikorski ging bald.", {"radoslaw-sikorski"}),
        ("it", "Poi ha parlato il premier Monti, che ha detto di no.", {"mario-monti"}),
        ("it", "Poi ha parlato il signor Monti, che ha detto di no.", set()),
    ],
)  # fmt: skip
def test_a_word_before_a_surname_is_no_given_name_in_other_languages(
    language: str, text: str, expected: set[str]
) -> None:
    record = msgspec.structs.replace(make_record("x", body=[("paragraph", text)]), language=language)
    assert ids(tag_record(record, GAZETTEER).actors) == expected


def test_a_surname_that_seldom_stands_alone_is_the_only_bearers_in_the_text() -> None:
    tagged = tag("Judges sit", "Joan Donoghue led the judges of The Hague. Donoghue read the order.")
    assert find(tagged, "joan-donoghue").count == 2
    assert actors("Judge Donoghue read the order.") == set()
    tagged = tag("Envoys", "Liu Jianchao came. An aide, Liu Dawei, smiled. Liu left.")
    assert find(tagged, "liu-jianchao").count == 1
    tagged = tag("Suit", "Letitia James sued. James Harper, a baker, was heard. James won.")
    assert find(tagged, "letitia-james").count == 2


def test_a_relative_is_someone_else() -> None:
    assert actors("Melania Trump visited a school. Trump read a book.") == {"melania-trump"}
    assert actors("Hunter Biden was in court.") == {"hunter-biden"}
    assert actors("Eric Trump visited a school. Trump read a book.") == set()
    assert actors("Melania Trump came with Donald Trump. Mrs Trump read a book.") == {"donald-trump", "melania-trump"}


def test_who_is_called_mrs_is_the_relative_whom_the_text_names() -> None:
    tagged = tag("News", "Donald Trump came with Melania Trump. Mrs Trump spoke, and Mr Trump did not.")
    assert find(tagged, "donald-trump").count == 2
    merkel = tag("News", "Angela Merkel came. Mrs Merkel spoke.")
    assert find(merkel, "angela-merkel").count == 2


@pytest.mark.parametrize("name", ["Aleksandr Bortnikov", "Sergey Kislyak", "Dmitri Kozak", "Aleksei Kudrin"])
def test_a_russian_given_name_has_more_spellings_than_one(name: str) -> None:
    assert len(actors(f"{name} was in the harbour.")) == 1


def test_a_given_name_in_lower_case_is_still_one() -> None:
    assert actors("Kim Jong un was in the harbour.") == {"kim-jong-un"}


def test_a_president_is_the_son_unless_the_text_says_that_he_is_of_old() -> None:
    assert actors("President Ferdinand Marcos spoke to the coast guard.") == {"ferdinand-marcos-jr"}
    assert actors("The late President Ferdinand Marcos had a yacht.") == {"ferdinand-marcos"}
    assert actors("Ferdinand Marcos ruled by decree.") == {"ferdinand-marcos"}


def test_a_letter_of_the_greeks_is_nobody() -> None:
    assert actors("The sisters of Alpha Phi Xi met in the Xi house.") == set()


def test_a_relative_does_not_take_the_surname_from_one_who_is_in_the_story() -> None:
    tagged = tag("News", "Donald Trump came with Melania Trump. Trump spoke.")
    assert find(tagged, "donald-trump").count == 2


def test_a_surname_of_two_is_the_ones_who_is_named_nearest_before() -> None:
    tagged = tag("News", "Mojtaba Khamenei read a speech. Khamenei spoke long. His father was Ali Khamenei.")
    assert find(tagged, "mojtaba-khamenei").count == 2
    assert find(tagged, "ali-khamenei").count == 1


def test_a_surname_of_two_with_no_full_name_is_the_better_known_ones() -> None:
    assert actors("Khamenei read a speech.") == {"ali-khamenei"}
    assert actors("M.K. Stalin opened a port. Stalin spoke of fish.") == {"mk-stalin"}


def test_a_law_that_pardons_is_no_rights_group() -> None:
    assert actors("Peru's Leader Signs Amnesty Bill") == set()
    assert actors("Amnesty said that Peru jails poets.") == {"amnesty-international"}


def test_a_junior_is_someone_else() -> None:
    assert actors("Donald Trump Jr. shot a film. Trump Jr. likes it, and Trump, Jr said so.") == set()
    assert actors("Donald Trump and Trump Jr. came. Trump spoke.") == {"donald-trump"}
    assert actors("Ferdinand Marcos Jr. was there. Marcos Jr. spoke.") == {"ferdinand-marcos-jr"}


def test_a_town_that_begins_as_a_surname_does_is_nobody() -> None:
    assert actors("Xi'an has old walls, and Xi’an has a park.") == set()


def test_a_given_name_of_two_words_names_its_bearer_where_no_surname_stands_before() -> None:
    assert actors("North Korean leader Jong Un watched. Jong-un smiled.") == {"kim-jong-un"}
    tagged = tag("News", "A clerk, Ri Jong Un, was there.")
    assert ids(tagged.actors) == set()
    assert reasons(tagged)["Jong Un"] == "'Ri Jong Un' is someone else"


def test_an_unknown_given_name_blocks_a_surname() -> None:
    tagged = tag("News", "The tenor Placido Putin sang.")
    assert ids(tagged.actors) == set()
    assert reasons(tagged)["Putin"] == "'Placido Putin' is someone else"


@pytest.mark.parametrize(
    ("date", "expected"), [("2011-03-01", {"lee-myung-bak"}), ("2025-08-25", {"lee-jae-myung"}), (None, set())]
)
def test_of_two_presidents_lee_the_date_chooses(date: str | None, expected: set[str]) -> None:
    assert actors("President Lee spoke in Seoul.", date=date) == expected


def test_of_two_premiers_li_the_date_chooses() -> None:
    assert actors("Premier Li spoke.", date="2015") == {"li-keqiang"}
    assert actors("Premier Li spoke.", date="2024-05") == {"li-qiang"}
    tagged = tag("News", "Premier Li spoke.", date="2023")
    assert ids(tagged.actors) == set()
    assert reasons(tagged)["Li"] == "it fits Li Keqiang and Li Qiang, and nothing tells which"


def test_a_former_title_names_one_whose_office_is_past() -> None:
    assert actors("Former US President Bush spoke.", date="2019") == {"george-w-bush"}
    assert actors("President Bush spoke.", date="2019") == {"george-w-bush"}
    assert actors("President Bush spoke.", date="1990") == set()
    assert actors("Former President Lee was questioned.", date="2018-03") == {"lee-myung-bak"}


def test_a_title_names_one_whose_surname_alone_does_not() -> None:
    assert actors("Secretary Rice spoke of rice prices.") == {"condoleezza-rice"}
    assert actors("Rice spoke of prices.") == set()


def test_an_everyday_word_is_no_surname() -> None:
    tagged = tag("Ban on cluster bombs", "Ban Ki-moon welcomed it. Ban spoke.")
    assert find(tagged, "ban-ki-moon").count == 2
    assert reasons(tagged)["Ban"] == "an everyday word here"
    assert find(tag("Moon to meet Kim", "Moon Jae-in will go north."), "moon-jae-in").count == 2


def test_a_street_and_a_team_are_no_people() -> None:
    assert actors("The house on Rubio Avenue was in the starting XI of the street.") == set()


def test_a_short_name_needs_its_country_in_the_text() -> None:
    assert "us-congress" in actors("Congress voted. The United States waited.")
    assert "us-congress" not in actors("Congress voted in New Delhi. India waited.")
    assert "us-congress" not in actors("The Party Congress opened. The United States waited.")


def test_an_assembly_and_an_army_of_one_country_are_not_anothers() -> None:
    assert "supreme-peoples-assembly" not in actors("SPA, the agency of Saudi Arabia, told of it.")
    assert "supreme-peoples-assembly" in actors("The SPA of North Korea met.")
    assert actors("The ELN, Colombia said, had agreed.") == {"eln"}
    assert actors("The ELN, Peru said, had agreed.") == set()


def test_a_short_name_may_lean_on_a_person_of_its_country() -> None:
    assert "us-congress" in actors("Barack Obama asked Congress for money.")


def test_a_senate_of_a_state_or_of_another_country_is_not_the_one_meant() -> None:
    assert "us-senate" not in actors("The Ohio Senate voted. The Senate asked the United States for money.")
    assert "us-senate" not in actors("Envoys of the United States heard the Argentine Senate. The Senate was loud.")
    assert "us-senate" not in actors("Leaders of the state House and Senate met. The United States waited.")


def test_a_given_name_that_is_a_surname_too_blocks_the_surname() -> None:
    assert actors("A spokeswoman, Kim Haley, said so. Haley said it again.") == set()


def test_an_agency_that_signs_a_dateline_or_a_picture_is_not_named() -> None:
    tagged = tag("News", "MOUNT GILEAD, Ohio (AP) - A fair opened.", "Crowds at the fair. AP Photo", "He told AP so.")
    assert find(tagged, "associated-press").count == 1
    assert {one.reason for one in tagged.suppressed if one.text == "AP"} == {"dateline", "credit"}


def test_an_agency_that_is_quoted_is_named_and_not_main() -> None:
    tagged = tag(
        "Rocket flies", "A rocket flew, according to KCNA. KCNA said more. KCNA then fell silent. KCNA, again."
    )
    assert not find(tagged, "kcna").main


def test_of_two_with_one_title_and_name_the_text_means_its_own_countrys() -> None:
    assert actors("King Abdullah left Amman, and Jordan mourned.") == {"abdullah-ii"}
    assert actors("King Abdullah left Riyadh. Saudi Arabia mourned.") == {"abdullah-of-saudi-arabia"}
    assert actors("King Abdullah of Jordan met King Abdullah of Saudi Arabia in Riyadh. King Abdullah left.") == {
        "abdullah-ii",
        "abdullah-of-saudi-arabia",
    }


def test_a_dish_called_after_a_leader_does_not_name_him() -> None:
    assert actors("The Merkel cell and the Maduro cigar are brown.") == set()
    assert actors("The Putin Burger sells well.") == set()
    assert actors("Putin sells gas.") == {"vladimir-putin"}


def test_an_agency_in_full_is_not_the_united_nations_and_a_road_no_president() -> None:
    assert actors("The United Nations Children's Fund sent tents.") == {"unicef"}
    assert actors("A lorry burnt on the George Bush Turnpike.") == set()
    assert actors("Any Chinese military action would be answered, he said.") == set()
