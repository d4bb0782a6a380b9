"""Which topics the words of a text speak for, and which only sound like them."""

from __future__ import annotations

import msgspec
import pytest

from archive_gen.tagger import tag_record
from builders import make_record
from tagging import GAZETTEER, find, ids, main_ids, reasons, tag, topics


def test_words_of_other_languages_speak_for_topics_in_texts_in_that_language() -> None:
    record = make_record("Sanktionen gegen Banken", body=("Neue Sanktionen gelten.",))
    record = msgspec.structs.replace(record, language="de")
    assert main_ids(tag_record(record, GAZETTEER).topics) == {"sanctions"}
    assert ids(tag("Sanktionen gegen Banken", "Neue Sanktionen gelten.").topics) == set()
    record = make_record("Krieg", body=("Es war der Krieg, der war, wie er war.",))
    german = tag_record(msgspec.structs.replace(record, language="de"), GAZETTEER)
    assert {mention.text for mention in find(german, "armed-conflict").mentions} == {"Krieg"}


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("de", "Gipfel in Wladiwostok", "Der Präsident kam zum Gipfel; der Gipfel dauerte einen Tag.", {"summits"}),
        ("de", "Kanzler spricht über Zuwanderung", "Zum Schutz der Außengrenzen sagte er wenig.", {"migration"}),
        ("it", "Il premier in visita in Tunisia", "La visita lampo dura un giorno.", {"state-visit"}),
        ("pt", "Reunião da Comissão Política", "O Comité Central reúne-se em maio.", {"party-politics"}),
        ("de", "Bergsteiger am Gipfel", "Die Bergwacht holte sie vom Gipfel. Im Tal wartete der Minister.", set()),
        ("fr", "Sommet à Pékin", "Le président est arrivé pour le sommet.", {"summits"}),
        ("fr", "Deux alpinistes au sommet", "Ils ont atteint le sommet dimanche.", set()),
        ("es", "Cumbre en Lima", "Los presidentes celebran una cumbre.", {"summits"}),
        ("es", "Una montañera en la cumbre", "Alcanzó la cumbre el domingo.", set()),
        ("it", "Vertice a Roma", "Il premier apre il vertice con i ministri.", {"summits"}),
        ("it", "Cambio al vertice", "Cambio al vertice dell'azienda: lascia l'amministratore.", set()),
        ("pt", "A cúpula da catedral", "A restauração da cúpula custou muito.", set()),
        ("ru", "Ракета упала у порта", "Военные сообщили, что ракета упала у порта.", {"missiles"}),
        ("ru", "Он быстр, как ракета", "Тренер зовёт его «ракета»: на матче он всех обогнал.", set()),
        ("de", "Rakete auf dem Balkon", "Eine Rakete setzte in der Silvesternacht einen Balkon in Brand.", set()),
        ("fr", "Un missile dans la lucarne", "Ce missile a surpris le gardien et donné le match.", set()),
        ("fr", "Des sanctions contre deux clubs", "Les sanctions frappent deux clubs de football.", set()),
        ("fr", "Coup de chance", "Coup sur coup, elle a gagné deux prix. Quel coup !", set()),
        ("fr", "Coup d’État en Guinée", "Le coup d’État a eu lieu dans la nuit.", {"martial-law"}),
        ("es", "Sin embargo, no vino", "Sin embargo, la junta directiva votó. Sin embargo, la junta calló.", set()),
        ("it", "Il bomber è tornato", "Il bomber ha segnato due gol.", set()),
        ("ru", "Тренер ушёл", "Отставка тренера удивила клуб. Об отставке тренера узнали утром.", set()),
        ("ru", "Отставка премьера", "Премьер объявил об отставке правительства.", {"leadership-change"}),
        ("de", "Wählen Sie jetzt", "Wählen Sie aus zehn Farben. Wählen Sie bequem.", set()),
        ("de", "Klimawandel und Hitze", "Der Klimawandel macht den Sommer heiß.", {"climate"}),
        ("pl", "Migranci na granicy", "Grupa migrantów przeszła przez granicę.", {"migration"}),
        ("tr", "Depremde yüzlerce ölü", "Depremin merkezi kıyıdaydı; depremden sonra yardım geldi.", {"disaster"}),
        ("tr", "Yıldız oyuncu darbe aldı", "Oyuncu darbe aldı ve maçtan çıktı. Darbe ağırdı.", set()),
        ("ru", "Тысячи беженцев на границе", "Беженцам дали воду.", {"migration"}),
        ("ko", "태풍 접근", "태풍이 다가오고 있다. 산사태가 났다.", {"disaster"}),
        ("ar", "احتجاجات في المدينة", "خرج متظاهرون في احتجاجات جديدة.", {"protest"}),
        ("de", "Panzer für Kiew", "Die Panzerlieferungen beginnen; schwere Waffen folgen im Mai.", {"arms-trade"}),
        ("fr", "Fin de mission au Tchad", "Le retrait des troupes dure un an, avec le départ des soldats.",
         {"troop-deployment"}),
        ("es", "Golpe al contrabando", "El narcotráfico pierde dos lanchas.", {"smuggling"}),
        ("pl", "Rozejm na miesiąc", "Negocjacje pokojowe trwały rok.", {"peace-talks"}),
        ("ko", "한일정상회담 열려", "두 정상이 악수했다.", {"summits"}),
        ("es", "El cartel del festival", "El cartel se presentó ayer, y los carteles se venden.", set()),
    ],
)  # fmt: skip
def test_a_word_that_says_two_things_speaks_for_a_topic_among_words_of_its_kind(
    language: str, title: str, text: str, expected: set[str]
) -> None:
    record = msgspec.structs.replace(make_record(title, body=(text,)), language=language)
    assert main_ids(tag_record(record, GAZETTEER).topics) == expected


def test_the_name_of_an_alliance_tells_of_no_treaty() -> None:
    text = "The North Atlantic Treaty Organization wrote to Sweden. The North Atlantic Treaty Organization waits."
    assert "treaty" not in ids(tag("Letter of the North Atlantic Treaty Organization", text).topics)


def test_an_ambiguous_word_that_nothing_settles_says_so() -> None:
    record = msgspec.structs.replace(make_record("Am Gipfel", body=("Am Gipfel war es still.",)), language="de")
    assert reasons(tag_record(record, GAZETTEER))["Gipfel"] == "ambiguous, and no word in the text settles it"


def test_a_summit_of_climbers_is_none() -> None:
    tagged = tag("Climbers reached the summit", "They reached the summit of Mount Everest. The summit push took a day.")
    assert ids(tagged.topics) == set()


def test_a_meeting_of_leaders_of_two_countries_is_a_summit_and_of_one_is_none() -> None:
    assert "summits" in main_ids(tag("A long talk", "Vladimir Putin met Kim Jong Un for talks on Monday.").topics)
    assert "summits" in ids(tag("A talk", "The Turkish president met Iran's president; they shook hands.").topics)
    assert "summits" not in ids(tag("A talk", "Vladimir Putin met Dmitry Medvedev for talks on Monday.").topics)


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("North Korea sends soldiers to Russia", "It has sent 10,000 soldiers to Russia.", "troop-deployment"),
        ("Arms for the front", "Containers of weapons were shipped; more arms to Russia would follow.", "arms-trade"),
        ("A robot on the moon", "The lander came down on the moon, and shows the lunar surface.", "space"),
        ("Bomb cyclone on its way", "A bomb cyclone will bring heavy snow and leave travellers stranded.", "disaster"),
        ("Ministers speak on climate", "They hope for a climate deal that ends the use of coal.", "climate"),
        ("Hackers took the coins", "The crypto heist was the greatest ever; the bitcoin was laundered.", "cyber"),
        ("Student jailed in Iran", "He was jailed in Iran and sent to a labour camp.", "detention-abduction"),
        ("Rouble falls", "The rouble fell against the yuan, and the key rate rose.", "trade-economy"),
        ("North Korea sends spy satellite up", "It put the spy satellite into orbit.", "satellite-launch"),
        ("Hezbollah fires rockets into Israel", "It fired rockets at a post after border clashes.", "armed-conflict"),
        ("Nurses walk out in pay dispute", "The dispute over pay goes on; the union calls it a success.", "protest"),
        ("Navy joins drills off Japan", "The ships held drills near the coast.", "military-exercises"),
        ("Soldier defects to South Korea", "The defector crossed on foot.", "defectors"),
        ("China claims a disputed shoal", "The shoal lies in the South China Sea.", "territorial-disputes"),
        ("Thai court removes prime minister", "The prime minister was removed from office.", "leadership-change"),
        ("China shows its moon rocks", "The moon rocks came back with a lunar probe.", "space"),
        ("Clinton accepts Democratic nomination", "On the campaign trail her running mate smiled.", "elections"),
        ("Belgian trains hit by strike", "The drivers ask for more pay; the union is firm.", "protest"),
        ("Peru to buy fighter jets", "The contract with Sweden is for twelve fighter jets.", "arms-trade"),
        ("Norwegian soldier killed in Mali", "His platoon came into an ambush, a firefight.", "armed-conflict"),
        ("Ghana raises rates", "The central bank raised rates by 50 basis points.", "trade-economy"),
        ("Crew of three comes home", "They left the ISS; space debris had come near.", "space"),
        ("Minister quits in Malta", "The minister resigned from the cabinet.", "leadership-change"),
        ("Blogger jailed in Oman", "The rights defender was held without trial.", "human-rights"),
        ("Appeal for the Comoros", "The flash appeal is for relief goods and aid flights.", "humanitarian-aid"),
        ("India and Nepal sign accord", "The border agreement was signed by both ministers.", "treaty"),
        ("Cricket team of Kenya stays at home", "The ministry named tensions with Uganda.", "sports-diplomacy"),
        ("Iran talks go on", "The indirect talks of the world powers are on uranium.", "nuclear-talks"),
        ("Officers rule in Togo", "They suspended the constitution; the mutinous soldiers wait.", "martial-law"),
        ("Peru looks at its coast", "A weather satellite of its own was placed in orbit.", "satellite-launch"),
        ("Chad asks for quiet", "It wants an end to the fighting in Sudan, and a pause in hostilities.", "peace-talks"),
        ("Canada criticises Iran", "The ambassador was told so on Monday.", "diplomacy"),
        ("Clashes in Sudan", "The clashes of troops and militias in Sudan went on.", "armed-conflict"),
    ],
)  # fmt: skip
def test_what_happens_makes_a_topic_main(title: str, text: str, topic: str) -> None:
    assert topic in main_ids(tag(title, text).topics)


def test_peas_and_peaks_are_no_topics() -> None:
    assert ids(tag("Cooking", "Shelling peas takes time. Shelled peanuts were sold near the summit.").topics) == set()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Museum lands a coup", "It was quite a coup, the director said. The coup cost nothing."),
        ("Gunman robs a shop", "The gunman fled with a hostage, who was freed unhurt."),
        ("Clerk resigns from town council", "The clerk resigned. Her resignation was sworn to be final."),
        ("Council sanctions a footpath", "The path was sanctioned on Monday, after long talks with owners."),
        ("Pirates beat Rockets", "The bomber of the Pirates scored; the Rockets were shelled."),
        ("A missile of a shot", "The captain's missile came through after a long bombardment."),
    ],
)
def test_a_text_that_names_no_country_and_nobody_is_no_matter_of_states(title: str, text: str) -> None:
    assert ids(tag(title, text).topics) == set()


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("Air strike in Syria kills ten, health officials say", "The health ministry gave the number.", "health"),
        ("A warrant for a thief", "France has an arrest warrant for the thief of a tribunal's bell.", "war-crimes"),
        ("German Constitutional Court hears bells", "The Constitutional Court in Germany was not loud.", "martial-law"),
        ("Oscar nominations for France", "The nominee was nominated again; nominations please.", "leadership-change"),
        ("French chief executive steps down", "The chief executive stepped down in France.", "leadership-change"),
        ("Missiles thrown in Spain", "Missiles were thrown at Spanish players by fans.", "missiles"),
        ("Coast guard of China fires water cannon", "A water cannon hit the boat.", "protest"),
        ("Pitch invasion in Italy", "Fans invaded the pitch in Italy.", "armed-conflict"),
        ("Rider in coma in Belgium", "The Belgian rider was in a coma.", "detention-abduction"),
        ("Spaniard to replace coach", "The club in Spain sacked its coach.", "leadership-change"),
        ("Founder ousted in France", "The company is French; the founder sold it.", "leadership-change"),
        ("Actor has died in Italy", "The Italian actor has died. Her last film was nominated.", "leadership-change"),
        ("Ten hacks for a small kitchen", "One hack comes from Japan: hooks. Hacks cost nothing.", "cyber"),
        ("What a module imports", "Python imports modules. An import runs once, in Belgium too.", "trade-economy"),
        ("Lamps by a Danish maker", "A partnership with a maker in Denmark. The partnership is new.", "alliance"),
        ("Blast in China", "A pipe burst, state media said. State media in China gave no cause.", "media-propaganda"),
        ("Families return home from Peru", "They came home from Peru by bus.", "state-visit"),
        ("Aid to navigation in Norway", "The buoy is an aid to ships in Norway.", "humanitarian-aid"),
        ("Xi and Lula speak of trade", "A joint statement of China and Brazil was signed.", "treaty"),
        ("Envoy meets Wang", "He is of the Communist Party of China (CPC) Central Committee.", "party-politics"),
        ("Talks in Cairo", "The President-elect of Chile heard. The President-elect left.", "leadership-change"),
        ("Norway opens a mill", "The inauguration of the new mill in Norway took an hour.", "leadership-change"),
        ("China and Peru agree on a trade truce", "The tariff truce of China and Peru lasts a year.", "peace-talks"),
        ("Putin calls Lula", "Vladimir Putin had a telephone conversation with Lula da Silva.", "summits"),
        ("Lightning strike in Spain", "The strike hit a tower; a second strike of lightning hit a barn.", "protest"),
        ("Tanks on show in Poland", "Two tanks were shown; more tanks stood in the square.", "arms-trade"),
        ("Fire in Syria", "The Syrian Observatory for Human Rights told of the fire.", "human-rights"),
        ("Legal Aid Agency of Britain moves", "The Legal Aid Agency has a new house.", "humanitarian-aid"),
        ("Crude joke in Canada", "The crude joke cost a host in Canada his post.", "energy"),
        ("Outbreak of the war in Spain recalled", "The outbreak of the war was recalled.", "health"),
        ("Clashes in Spain", "The clashes between Spanish fans and police went on after the match.", "armed-conflict"),
        ("Clash of opinions in Italy", "Clashes between lawmakers in Italy are nothing new.", "armed-conflict"),
        (
            "Gold for Kenya",
            "The Olympics in Paris ended with a medal for Kenya's runners at the Olympics.",
            "sports-diplomacy",
        ),
        ("FIFA draws the groups", "Ghana meets Peru at the World Cup of FIFA, with a new coach.", "sports-diplomacy"),
        (
            "Junta of Niger opens a road",
            "The junta said that the road leads to Mali; the junta built it.",
            "martial-law",
        ),
        (
            "Two arrested in Spain",
            "A pair of thieves was arrested in Spain with a cart of oranges.",
            "detention-abduction",
        ),
        ("Cuba and Laos speak of their strategic partnership", "The partnership is ten years old.", "alliance"),
        ("Peru handed over a strong protest", "The strong protest to Chile went with an envoy.", "protest"),
        ("Chile's new prime minister eats", "The new prime minister tried a pear of Chile.", "leadership-change"),
        (
            "India speaks of the border",
            "The accord is to lower the risk of clashes along the border.",
            "armed-conflict",
        ),
        ("Takeover in Niger", "The soldiers of Niger spoke of a takeover; the junta is young.", "trade-economy"),
        ("Ghana's loser speaks of a poll coup", "An electoral coup, he said; a poll coup in Ghana.", "martial-law"),
        ("Marchers detained in Chad", "Protesters were detained in Chad, the police said.", "detention-abduction"),
        ("MPs walk out in India", "Lawmakers walked out of India's parliament; the walkout was short.", "protest"),
    ],
)
def test_what_only_sounds_like_a_topic_is_none(title: str, text: str, topic: str) -> None:
    assert topic not in ids(tag(title, text).topics)


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("Minister resigns in Spain", "The minister resigned after a vote in parliament.", "leadership-change"),
        ("Ghana's president has died", "Parliament met; the minister is to replace him.", "leadership-change"),
        ("Bank in Japan loses a fortune to a hack", "The hack took data of a million accounts.", "cyber"),
    ],
)
def test_words_of_offices_and_systems_settle_what_is_left_and_hacked(title: str, text: str, topic: str) -> None:
    assert topic in main_ids(tag(title, text).topics)


def test_games_are_diplomacy_where_states_act_on_them() -> None:
    text = "Canada's envoys stay away from the Olympics; the boycott answers the regime's sanctions."
    assert "sports-diplomacy" in main_ids(tag("Canada sends no envoy to the Olympics", text).topics)
    assert "sports-diplomacy" in main_ids(tag("Canada will boycott the Olympics", "No envoy goes to Beijing.").topics)


def test_a_new_junta_is_told_by_its_coup() -> None:
    text = "Soldiers took power in a coup in Niger, and the junta closed the borders."
    assert "martial-law" in main_ids(tag("Coup in Niger", text).topics)


def test_leaders_leave_summits_and_speak_on_them() -> None:
    assert "summits" in ids(tag("Trump left the summit early", "He flew home from Hanoi on Thursday.").topics)
    assert "summits" in ids(tag("Putin speaks on the summit", "He praised his hosts in Pyongyang.").topics)


def test_a_plan_to_end_a_fee_and_strikes_over_a_city_are_no_peace_and_no_protest() -> None:
    assert "peace-talks" not in ids(tag("A plan to end the fee", "The plan to end the fee was put to a vote.").topics)
    assert "protest" not in ids(tag("Drone strikes over Kyiv", "Drone strikes over Kyiv went on all night.").topics)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("A thriller set in Berlin", "The novel has a British spy, a KGB assassin, a car bomb and a hijacking."),
        ("New video game is out", "American players launch airstrikes and drone strikes on enemy troops."),
        ("Seven Oscars for a film", "The British film on the atomic bomb shows a nuclear test; see the premiere."),
    ],
)
def test_what_happens_in_a_film_or_a_game_is_no_topic(title: str, text: str) -> None:
    assert not ids(tag(title, text).topics) & {"espionage", "terrorism", "armed-conflict", "nuclear"}


def test_a_film_that_states_quarrel_over_keeps_its_topics() -> None:
    text = "The film, a comedy in which two reporters kill Kim Jong Un, angered North Korea, which fired missiles."
    assert "missiles" in ids(tag("Anger over film premiere", text, text).topics)
    text = "The Ukrainian actress, known from films and Netflix, died in an airstrike, a Russian missile strike."
    assert "armed-conflict" in ids(tag("Actress dies in rocket attack", text).topics)


def test_a_president_of_long_standing_is_no_change_of_leaders() -> None:
    tagged = tag("Taiwan president sees a drill", "The president of Taiwan came, a first since she took office.")
    assert "leadership-change" not in ids(tagged.topics)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("North Korea sent trash-filled balloons to South Korea after a leaflet campaign.", "inter-korean"),
        ("Brazil has elected the next president in a decisive runoff.", "elections"),
        ("He questioned the war in Iraq and the judgment of those invading Iraq.", "armed-conflict"),
        ("American planes launched strikes on Yemen after drone attacks on ships.", "armed-conflict"),
        ("Europe may use the snapback of the Joint Comprehensive Plan of Action on Iran.", "nuclear-talks"),
        ("NATO defence ministers met with Japan in Brussels to ramp up defence spending.", "alliance"),
    ],
)
def test_plain_words_for_a_topic_are_known(text: str, topic: str) -> None:
    assert topic in ids(tag("A day in the news", text).topics)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("The British union said that talks between staff and council broke down. It will hold talks again.", set()),
        ("Talks between Britain and Iran broke down. Iran will hold talks with France.", {"diplomacy"}),
        ("The Spanish club reached an agreement with its goalkeeper, who signed a deal for three years.", set()),
        ("Two Japanese carmakers ended a memorandum of understanding that they had signed.", set()),
        ("The singer added dates to his Asia tour and will visit Seoul and Taipei.", set()),
        ("Spain reached an agreement with Morocco and signed a deal on fishing.", {"treaty"}),
        ("The American airline joined an alliance of two banks, a three-way partnership.", set()),
        ("Japan and Australia deepen ties in an alliance with three-way drills.", {"alliance"}),
        ("The Italian player fell to the grass in the battle for the ball, at war with himself.", set()),
        ("An undercover reporter of a British paper and a whistleblower told of covert payments.", set()),
        ("The Pittsburgh Pirates won in Canada, and the Pirates of the Caribbean came on screen.", set()),
    ],
)
def test_words_that_firms_and_clubs_use_too_need_two_states(text: str, topics: set[str]) -> None:
    assert ids(tag("A day in the news", text).topics) == topics


@pytest.mark.parametrize(
    ("language", "title", "text", "topics"),
    [
        ("pl", "W porcie Putin spotkał się z Kim Dzong Unem", "Rozmowy trwały dwie godziny.", {"summits"}),
        ("tr", "Erdoğan Putin ile görüştü", "Görüşme bir saat sürdü.", {"diplomacy"}),
        ("zh", "习近平会见金正恩", "双方举行会谈。", {"summits"}),
        ("ru", "Лидер КНДР рассказал о встрече с Путиным", "Они виделись в порту.", {"summits"}),
        ("es", "El líder norcoreano se reúne con Putin", "Duró dos horas.", {"summits"}),
        ("nl", "Rutte lunchte met Poetin", "Met wie Rutte sprak, met hem en met haar.", set()),
        ("de", "Scholz telefoniert mit Putin", "Es war kurz.", {"diplomacy"}),
        ("pl", "Polak spotkał się z bratem", "Rozmowy trwały dwie godziny.", set()),
    ],
)
def test_meetings_of_leaders_are_told_in_other_languages(
    language: str, title: str, text: str, topics: set[str]
) -> None:
    record = msgspec.structs.replace(make_record(title, body=[("paragraph", text)]), language=language)
    assert ids(tag_record(record, GAZETTEER).topics) == topics


def test_letters_between_leaders_are_diplomacy() -> None:
    assert "diplomacy" in main_ids(tag("Letters", "Kim Jong Un sent greetings and a letter to Xi Jinping.").topics)


def test_a_trigger_with_a_country_counts_only_beside_one() -> None:
    tagged = tag("Minister on a visit to the United States", "The trip to the US took a day.")
    assert find(tagged, "state-visit").mentions[0].text == "visit to the United States"
    assert ids(tag("Minister on a visit to the library", "The trip to the library took a day.").topics) == set()


def test_one_weak_word_makes_no_topic() -> None:
    assert ids(tag("A visit", "He came for a visit.").topics) == set()


def test_a_general_topic_is_main_only_where_no_other_is_much_stronger() -> None:
    text = "The talks with Norway were short. Envoys of Norway spoke of fish."
    assert main_ids(tag("A day in Bergen", text).topics) == {"diplomacy"}
    tagged = tag("Earthquake in Norway", f"The earthquake and its aftershocks broke windows. {text}")
    assert main_ids(tagged.topics) == {"disaster"}
    assert "diplomacy" in ids(tagged.topics)


def test_a_general_topic_does_not_hide_what_a_text_is_about() -> None:
    tagged = tag(
        "Peru sends a diplomat of Chile home",
        "Peru expelled a diplomat of Chile, called it espionage and summoned the ambassador to the foreign ministry.",
        "An envoy of Chile said at the embassy in Lima that he was no spy, and diplomats said the same.",
    )
    assert {"diplomacy", "espionage"} <= main_ids(tagged.topics)


def test_a_plan_to_end_the_war_in_a_country_is_about_peace() -> None:
    tagged = tag(
        "Envoys meet", "Envoys of Peru and Chile met to end the war in Ukraine. They spoke of a peace framework."
    )
    assert "peace-talks" in main_ids(tagged.topics)


def test_a_strike_that_the_european_union_blames_is_no_walkout() -> None:
    tagged = tag(
        "Leader captured", "The navy of Peru took part in the strike on boats. The European Union blamed the attack."
    )
    assert "protest" not in ids(tagged.topics)


def test_a_body_in_the_news_for_more_than_spying_makes_no_espionage() -> None:
    text = "The CIA director and the head of Mossad came to Cairo on Monday, to speak of Gaza with Egypt's leaders."
    assert "espionage" not in ids(tag("Guests in Cairo", text).topics)


def test_where_no_headline_tells_it_less_makes_a_topic_main() -> None:
    body = ("The truce between the two towns in Sudan holds for a third day.", "The truce was agreed on at last.")
    assert "peace-talks" not in main_ids(tag("A third day", *body).topics)
    record = msgspec.structs.replace(make_record("The truce between …", body=body), title_basis="lead")
    assert "peace-talks" in main_ids(tag_record(record, GAZETTEER).topics)


def test_several_words_make_a_topic_main_in_a_short_text() -> None:
    told = "The mayor of Oslo came home. He had been to see a friend. It rained on the way. "
    said = f"{told}Norway will lift sanctions. The embargo ends, and so do travel bans."
    assert "sanctions" in main_ids(tag("A day in spring", said).topics)
    assert "sanctions" not in main_ids(
        tag("A day in spring", said, *["The mayor went on to speak of the rain."] * 60).topics
    )


def test_a_word_in_the_first_sentence_is_enough_in_a_brief_text() -> None:
    said = "Norway counts more asylum seekers than ever."
    later = "It rained on the way."
    assert topics("A day in spring", f"{said} {later}") == {"migration": False}
    assert topics("A day in spring", f"{later} {said}") == {}
    assert topics("A day in spring", f"{said} {later * 50}") == {}
    assert topics("A day in spring", f"Here we count more asylum seekers than ever. {later}") == {}


def test_what_the_headline_hints_at_and_the_lead_says_is_main_in_a_brief_text() -> None:
    assert topics("Refugees by the sea", "Norway counts its asylum seekers. It rained.") == {"migration": True}


def test_words_in_the_headline_make_a_topic_main() -> None:
    tagged = tag("North Korea test-fires ballistic missile", "The missile fell into the sea.")
    assert main_ids(tagged.topics) == {"missiles"}
    assert find(tagged, "missiles").why == "'test-fires' in the headline, and 'ballistic missile', 'missile'"


def test_a_visit_to_any_state_is_a_visit() -> None:
    assert "state-visit" in ids(tag("Modi visits Mongolia", "The prime minister's official visit began.").topics)


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Kenyan court finds minister guilty", "A judge in Nairobi sentenced him to four years in prison.", "en"),
        ("Ex-minister convicted of taking bribes", "A court in Kenya gave the man four years in jail.", "en"),
        (
            "Minister verurteilt",
            "Das Gericht in Nairobi verhängte vier Jahre Haft; die Staatsanwaltschaft war zufrieden.",
            "de",
        ),
        (
            "Le ministre condamné à la prison",
            "Il a été condamné à quatre ans de prison par la cour d’appel de Nairobi.",
            "fr",
        ),
        (
            "El ministro, condenado a prisión",
            "La fiscalía de Nairobi pidió cuatro años de prisión para el acusado.",
            "es",
        ),
    ],
)
def test_a_sentence_by_a_court_is_what_a_text_is_about(title: str, text: str, language: str) -> None:
    assert topics(title, text, language)["justice"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Vaccine trials begin in Kenya", "The clinical trial in Nairobi is to last a year."),
        ("New tennis courts for Nairobi", "Judges of the jury prize played on the tennis court in Kenya."),
        ("Kenya hears the verdict of the voters", "It was his firm conviction that Kenya would do well."),
    ],
)
def test_a_trial_of_a_vaccine_and_a_court_for_tennis_are_none(title: str, text: str) -> None:
    assert "justice" not in topics(title, text)
