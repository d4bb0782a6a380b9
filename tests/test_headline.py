"""Which line is the headline, and what of it is an outlet's or a section's name."""

from __future__ import annotations

import pytest

from archive_gen.loader.article import read_by_rules
from archive_gen.loader.article.run import find_run
from archive_gen.loader.article.weighing import shipped_weights
from archive_gen.loader.headline import describe_candidates, words_at
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.prose import Look, look_at

STORY = (
    "The island's only bridge is to be closed for repairs from Monday, the council said, and will stay closed for "
    "a year. Engineers found cracks in two of the four piers when they dived to them in the spring.\n\n"
    "“We cannot leave it as it is,” said the mayor. A ferry is to take passengers across every half hour, and lorries "
    "will have to go around by the northern road, which takes them two hours more.\n\n"
    "Shopkeepers fear for their trade. Many of their customers come from the mainland, and few of them would wait for "
    "a ferry, they said at a meeting in the town hall on Thursday evening.\n\n"
    "The repairs are to cost eleven million. The council hopes that the state will pay half of it, but there has been "
    "no answer to its letters so far. Work on the piers would then begin in the autumn.\n"
)


def looks_of(text: str) -> tuple[Look, ...]:
    return look_at(make_units(split_lines(text)), shipped_noise(), {})


def title_of(text: str) -> str | None:
    _, headline = read_by_rules(looks_of(text), shipped_noise(), shipped_weights().headlines)
    return headline.text if headline else None


@pytest.mark.parametrize(
    "above",
    [
        "Island bridge to close for a year\n\nBy Jana Example\n\n",
        "Home\n\nNews\n\nIsland bridge to close for a year\n\nPublished 3 May 2019\n\n",
        "Island bridge to close for a year - Grey Island Ledger\n\nMenu\n\nIsland bridge to close for a year\n\n",
        "Island bridge to close for a year\n\nA ferry is to take passengers across while the piers are mended.\n\n",
    ],
)
def test_the_headline_is_found_above_the_story(above: str) -> None:
    assert title_of(above + STORY) == "Island bridge to close for a year"


def test_none_of_several_points_is_the_headline() -> None:
    points = (
        "Island's only bridge to close for repairs",
        "Ferry to take passengers every half hour",
        "Shopkeepers fear",
    )
    above = "".join(f"• {point}\n" for point in points)
    assert title_of(f"BRIDGE SHUT! Town REFUSES to pay\n\n{above}\n{STORY}") == "BRIDGE SHUT! Town REFUSES to pay"


def test_a_capture_that_begins_with_its_story_has_no_headline() -> None:
    assert title_of(STORY) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Island bridge to close for a year | Grey Island Ledger", "Island bridge to close for a year"),
        ("Island bridge to close for a year - The Morning Post", "Island bridge to close for a year"),
        ("Island bridge to close for a year | ledger", "Island bridge to close for a year"),
        ("Opinion | Island bridge to close for a year", "Island bridge to close for a year"),
        ("| Island bridge to close for a year |", "Island bridge to close for a year"),
        ("Update | Island bridge to close for a year", "Update | Island bridge to close for a year"),
        ("Island bridge - a story of cracks and money", "Island bridge - a story of cracks and money"),
    ],
)
def test_an_outlets_name_behind_the_headline_is_cut_off(line: str, title: str) -> None:
    assert words_at(looks_of(f"{line}\n\n{STORY}"), 0, [0], shipped_noise()) == title


@pytest.mark.parametrize(
    "line",
    [
        "Home News Region Island bridge to close for a year",
        "Region / Traffic / Island bridge to close for a year",
        "ledger.example.org - Island bridge to close for a year",
        "GIL - Island bridge to close for a year",
        "Grey Islands: Island bridge to close for a year - Grey Island Ledger",
        "Island bridge to close for a year › News › Grey Island Ledger",
        "Island bridge to close for a year « Notes from the pier",
    ],
)
def test_a_headline_that_another_line_says_alone_is_cut_out_of_its_line(line: str) -> None:
    headline = "Island bridge to close for a year"
    assert title_of(f"{line}\n\nGIL\n\n{headline}\n\n{STORY}") == headline
    looks = looks_of(f"{line}\n\nGIL\n\n{headline}\n\n{STORY}")
    assert words_at(looks, 0, [0, 1, 2], shipped_noise()) == headline


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("Island bridge to close for a year - Chronicle of the Grey Islands", "Chronicle of the Grey Islands"),
        ("Island bridge to close for a year - ledger.example.org", "Traffic"),
    ],
)
def test_an_outlets_name_that_stands_alone_is_no_headline(line: str, other: str) -> None:
    looks = looks_of(f"{line}\n\n{other}\n\n{STORY}")
    assert words_at(looks, 0, [0, 1], shipped_noise()) == "Island bridge to close for a year"


def test_what_a_headline_ends_in_is_not_all_of_it_where_a_tag_says_the_same() -> None:
    line = "Grey Island, Verkehrsunfallflucht"
    looks = looks_of(f"{line}\n\nVerkehrsunfallflucht\n\n{STORY}")
    assert words_at(looks, 0, [0, 1], shipped_noise()) == line


def test_the_outlet_that_a_pages_title_names_is_known_though_the_headline_stands_below() -> None:
    headline = "Island bridge to close for a year"
    _, found = read_by_rules(
        looks_of(f"{headline} - Ledger\n\nMenu\n\n{headline}\n\n{STORY}"), shipped_noise(), shipped_weights().headlines
    )
    assert found is not None
    assert (found.position, found.text, found.publisher) == (2, headline, "Ledger")


@pytest.mark.parametrize(
    "above",
    [
        "Jana Example\n\nWhy the islands need their only bridge\n\nJana Example\n\n3 May 2019\n\n",
        "Transport\n\n3 May 2019\n\nWhy the islands need their only bridge\n\nJana Example\n\n",
        "Why the islands need their only bridge\n\nWhat the council plans for the year without a bridge.\n\n",
        "Bridge\n\nWhy the islands need their only bridge\n\nA year without it would be long\n\n",
    ],
)
def test_neither_author_nor_kicker_nor_standfirst_is_the_headline(above: str) -> None:
    assert title_of(above + STORY) == "Why the islands need their only bridge"


def test_a_name_alone_is_the_headline_where_the_pages_title_says_so() -> None:
    assert title_of(f"Jana Example | Grey Island Ledger\n\nJana Example\n\n{STORY}") == "Jana Example"


def test_a_headline_that_stands_there_twice_keeps_its_front() -> None:
    line = "Analysis: Why the island bridge has to close"
    assert title_of(f"{line}\n\n{line}\n\nWhy the island bridge has to close\n\n{STORY}") == line


@pytest.mark.parametrize("label", ["Read more", "Read also", "READ"])
def test_a_headline_that_links_repeat_more_often_is_without_their_label(label: str) -> None:
    line = "Why the island bridge has to close"
    paragraphs = STORY.split("\n\n")
    linked = f"\n\n{label}: {line}\n\n".join([line, *paragraphs])
    assert title_of(f"Home\n{linked}") == line


def test_lines_that_cannot_be_headlines_are_no_candidates() -> None:
    looks = looks_of("Advertisement\n\nIsland bridge to close for a year\n\n" + STORY)
    candidates = describe_candidates(looks, *find_run(looks, shipped_noise()))
    assert 1 in candidates
    assert 0 not in candidates
    assert 2 not in candidates


def test_a_text_of_one_sentence_is_an_article_and_no_headline() -> None:
    sentence = "GREY ISLAND, 3 May 2019 - The only bridge is to be closed for repairs from Monday, the council said."
    assert title_of(f"Ferry runs\n\n{sentence}\n") != sentence
    assert title_of(f"Bridge closed for repairs\n\n{sentence}\n") == "Bridge closed for repairs"


@pytest.mark.parametrize(
    "above",
    [
        "/\n\nopinion\n\nMay 3, 2019\n\nThe costly bridge\n\nJana Example\nJana Example\n\n",
        "The costly bridge\nShare - Blat\n\n",
    ],
)
def test_a_short_capture_has_a_headline_of_few_words_too(above: str) -> None:
    story = STORY.partition("Shopkeepers")[0].replace("bridge", "crossing")
    assert title_of(above + story) == "The costly bridge"


@pytest.mark.parametrize("day", [" - 2019-05-03", " – 3 May 2019", ", May 3, 2019"])
def test_a_headline_may_have_its_day_behind_it(day: str) -> None:
    headline = f"Island bridge to close for repairs, council says{day}"
    assert title_of(f"Menu\n\nAnother language\n\n{headline}\n\n{STORY}") == headline
    assert title_of(f"{STORY}\n\n{headline}") is None


def test_the_first_paragraph_stays_where_the_headline_has_its_words() -> None:
    opening = STORY.split("\n\n")[0].partition(" Engineers")[0]
    headline = opening.removesuffix(".")
    looks = looks_of(f"{headline}\n\nRead on the website\n\n{opening}\n\n{STORY.partition('Engineers')[2]}")
    _, found = read_by_rules(looks, shipped_noise(), shipped_weights().headlines)
    assert found is not None
    assert (found.text, found.repeats) == (headline, frozenset())


def test_the_way_to_a_page_glued_to_a_headline_that_is_cut_short_is_none() -> None:
    headline = "Island bridge to close for a year as divers find cracks in two piers"
    assert title_of(f"HomeRegionIsland bridge to close for a year...\n\n{headline}\n\n{STORY}") == headline


def test_a_section_may_be_glued_to_the_headline_in_cyrillic_letters() -> None:
    story = (
        "Рабочие северных портов во вторник проголосовали за прекращение забастовки, сообщил их профсоюз.\n\n"
        "Из-за забастовки портовиков суда стояли на рейде восемь дней."
    )
    assert title_of(f"ЭкономикаПортовики завершили забастовку\n\n{story}") == "Портовики завершили забастовку"


@pytest.mark.parametrize("label", ["Watch", "VIDEO", "Source", "In pictures"])
def test_a_label_before_the_headline_makes_no_link_or_credit_of_it(label: str) -> None:
    headline = f"{label}: Island bridge to close for a year"
    assert title_of(f"{headline}\n\nLocal News\n\n3 May 2019\n\n{STORY}") == headline
    below = f"Island bridge to close for a year\n\n{label}: Mayor opens island bridge repairs\n\n"
    assert title_of(below + STORY) == "Island bridge to close for a year"


def test_a_headline_of_two_sentences_is_known_by_its_capitals() -> None:
    headline = "Island Bridge Is Closing for a Year. What Shopkeepers Can Do."
    assert title_of(f"{headline}\nBy\nJana Example\n3 May 2019\nOrder Reprints\nText size\n\n{STORY}") == headline


def test_a_headline_may_tell_the_whole_story() -> None:
    headline = (
        "Island's only bridge is to close for a whole year as divers find cracks in two of its four piers, leaving "
        "shopkeepers to fear for their trade and lorries to go around by the northern road for two hours more"
    )
    assert title_of(f"{headline}\n\nBy Jana Example\n\n{STORY}") == headline


def test_a_sentence_with_which_a_story_begins_is_no_headline() -> None:
    opening = "The island's only bridge is to be closed for repairs from Monday, the council said."
    assert title_of(f"{opening}\n\n{STORY}") is None


def test_a_heading_amid_the_story_is_not_its_headline() -> None:
    opening, word, rest = STORY.partition("Shopkeepers")
    other = opening.replace("bridge", "tunnel").replace("piers", "walls").replace("ferry", "boat")
    places = ("town", "harbour", "market", "school", "mill")
    long = "".join((word + rest).replace("island", place).replace("bridge", f"{place} bridge") for place in places)
    assert title_of(f"{opening}{other}Why shopkeepers fear for their trade\n\n{long}{long}") is None


@pytest.mark.parametrize("heading", ["What the shopkeepers said", "Cracks found in two piers in spring"])
def test_a_heading_below_the_first_paragraph_is_not_the_headline(heading: str) -> None:
    opening, rest = STORY.split("\n\n", 1)
    lead = opening.partition("Engineers")[0]
    assert title_of(f"{lead}\n\n{heading}\n\n{rest}") is None


def test_the_headline_stands_above_its_standfirst_in_any_language() -> None:
    story = (
        "Os trabalhadores dos três portos do norte decidiram encerrar a greve de oito dias, depois que as empresas "
        "aceitaram um aumento de salário.\n\nA paralisação havia deixado navios à espera, disse o sindicato."
    )
    headline = "Greve nos portos do norte termina após oito dias"
    standfirst = "Sindicato aceita aumento de salário das empresas do norte"
    assert title_of(f"mundo\n{headline}\n{standfirst}\n\n{story}") == headline


def test_a_headline_is_known_in_the_story_by_the_beginnings_of_its_words() -> None:
    story = (
        "Рабочие северных портов во вторник проголосовали за прекращение забастовки, сообщил их профсоюз.\n\n"
        "Из-за забастовки портовиков суда стояли на рейде восемь дней."
    )
    top = "Портовики завершили забастовку\nКанал\nПогода\nКурсы\nАфиша\nИгры"
    assert title_of(f"{top}\n\n{story}") == "Портовики завершили забастовку"


def test_a_headline_may_stand_twice_below_the_text_in_what_a_page_has_to_share_it() -> None:
    lead = STORY.split("\n\n")[0]
    headline = "Only bridge of the island closed for repairs"
    text = f"{STORY}\n\n{headline}\n\nhttps://ledger.example/n2m48\n\n{headline}\n\n{lead}"
    assert title_of(text) == headline
    assert title_of(text.replace(headline, "Council of Oxen to meet on Friday")) != "Council of Oxen to meet on Friday"


def test_a_day_in_whatever_order_is_no_headline() -> None:
    headline = "Bridge of the islands to close"
    assert title_of(f"September, Friday 20, 2024\n\n{headline}\n\n{STORY}") == headline
    assert title_of(f"September, Friday 20, 2024\n\n{STORY}") is None


@pytest.mark.parametrize(
    "tags", ["Fähre Grauhafen Jana Muster Gemeinde Jana Muster", "Jana Muster Jana Muster Brücke und Rat"]
)
def test_a_line_that_names_somebody_twice_is_no_headline(tags: str) -> None:
    headline = "Brücke der Insel wird geschlossen"
    story = (
        "Die einzige Brücke der Insel wird im Herbst geschlossen, sagte Jana Muster für die Gemeinde.\n\n"
        "Eine Fähre soll die Fahrgäste so lange jede halbe Stunde über den Sund bringen."
    )
    assert title_of(f"{tags}\n\n{headline}\n\n{story}") == headline


def test_what_announces_a_headline_with_a_colon_is_none() -> None:
    headline = "Fähre der Insel fährt wieder; Brücke bleibt zu"
    story = (
        "Die Verwaltung der Häfen im Norden hat die Fähre der Insel nach acht Tagen wieder freigegeben.\n\n"
        "Im Norden bleibt die Brücke zu, bis die Verwaltung ihre Pfeiler geprüft hat."
    )
    assert title_of(f"Verwaltung der Häfen im Norden der Insel:\n\n{headline}\n\n{story}") == headline


def test_a_japanese_headline_is_longer_than_what_a_picture_shows() -> None:
    headline = "知事、大橋の早期の完成めざす方針示す…「終わり次第」"
    story = (
        "北港知事は4日、北港と南港を結ぶ新しい橋を、工事が終わり次第、年内に開通させる意向を明らかにした。町内で開かれた会合で語った。"
        "「あくまで工事が終わればの話だが、年内に開通できたらいいということで調整している」と述べた。"
    )
    assert title_of(f"{headline}\n\n北港知事(1日)\n\n{story}") == headline


def test_a_paragraph_with_a_link_glued_behind_it_is_the_story() -> None:
    sentence = "Рабочие северных портов проголосовали за прекращение забастовки, сообщил их профсоюз. "
    told = sentence * 5 + sentence.replace("Рабочие", "Моряки") * 2
    below = "ещё по темеПогода на выходные\nНовости 16 октября 19:07\n13 октября 18:59"
    text = f"Портовики завершили забастовку\n{told}Наш канал |\n{below}\n"
    assert title_of(text) == "Портовики завершили забастовку"


def test_a_name_below_a_byline_is_of_whom_a_picture_shows() -> None:
    story = (
        "The head of the council, Jana Example, is going to the mainland on Tuesday to ask for money for the bridge. "
        "Nobody in her office has been there since it was closed.\n"
        "Council leader Jana Example wants half of the eleven million from the state, her office wrote.\n\n"
        "The ministry confirmed that Ms Example was expected, and that a letter of hers lay on the table.\n"
    )
    above = "Breaking News\nOff to see the minister\nBy admin | July 4, 2015\n0 Comment\n\nJana Example\n\n"
    assert title_of(above + story) == "Off to see the minister"


def test_a_video_is_named_above_how_long_it_takes() -> None:
    video = "Why the bridge of Grey Island matters to the state\n03:50 - Source: Ledger\nGrey Island CNN  —\n\n"
    assert title_of(video + STORY) is None


def test_a_blogs_post_stands_right_below_its_day() -> None:
    blog = "Grey Notes\nOn harbours, bridges, ferries and the people who wait for them, by one of those who do.\n"
    post = "Monday, May 6, 2019\n\nA Bridge for the Islands\n\nThe council wants one, and the captains do not.\n\n"
    foot = "Labels: bridges\nposted by Otto Example @ 4:30 AM\n"
    assert title_of(f"{blog}{post}They met on Friday, and nobody slept.\n\n{foot}") == "A Bridge for the Islands"


BYLINE = "By Jana Example\n\nPublished 3 May 2019\n\n"


@pytest.mark.parametrize("headline", ["Bridgeless", "Waffenruhe", "Trêve", "Перемирие", "9/11", "Peace?", "Ferry war"])
def test_a_word_right_above_a_byline_is_the_headline(headline: str) -> None:
    assert title_of(f"{headline}\n\n{BYLINE}{STORY}") == headline
    # Below other lines a number of a number is that of a picture.
    if headline != "9/11":
        assert title_of(f"Skip to content\n\nHome\n\n{headline}\n\n{BYLINE}{STORY}") == headline


@pytest.mark.parametrize(
    "line",
    [
        "World", "Opinion", "Exclusive", "Live", "Interview", "Military", "Reuters", "The Ledger", "Island Courier",
        "island-ledger.example", "2019", "Admin", "Source:", "#bridge", "bridge",
    ],
)  # fmt: skip
def test_a_section_a_kind_of_text_or_an_outlet_above_a_byline_is_none(line: str) -> None:
    headline = "Island bridge to close for a year"
    assert title_of(f"{line}\n\n{headline}\n\n{BYLINE}{STORY}") == headline
    assert title_of(f"{line}\n\n{BYLINE}{STORY}") is None


def test_a_headline_that_ends_as_outlets_names_do_is_none_of_them() -> None:
    for headline in ("Bridge closes today", "Bridge Repairs Under Review"):
        assert title_of(f"{headline}\n\n{BYLINE}{STORY}") == headline


def test_a_word_alone_above_the_story_is_the_headline_and_a_place_is_none() -> None:
    assert title_of(f"Bridgeless\n\n{STORY}") == "Bridgeless"
    assert title_of(f"OXEN\n\n{STORY}") is None
    assert title_of(f"Bridgeless\n{STORY}") is None


def test_a_word_above_the_byline_goes_before_a_question_amid_the_story() -> None:
    first, rest = STORY.split("\n\n", 1)
    assert title_of(f"Bridgeless?\n\n{BYLINE}{first}\n\nA ferry instead?\n\n{rest}") == "Bridgeless?"


CHINESE = (
    "北港的渡轮星期三早上恢复航行，停航已有两年，船上载着四十名乘客和几辆自行车，市长也在其中。\n\n"
    "码头的木桩去年冬天全部换新，费用由港务局承担，工程比原定计划晚了三个月。\n\n"
    "从下星期一起，渡轮每天往返四次，星期日两次，票价和停航以前一样。\n\n"
    "岛上的商人说，他们等这一天等了很久，希望游客在夏天到来以前回到岛上。\n"
)
JAPANESE = (
    "北港の渡し船は水曜日の朝、二年ぶりに運航を再開し、町長や乗客四十人を乗せて対岸の島へ向かった。\n\n"
    "桟橋の杭は去年の冬にすべて取り替えられ、費用は港の組合が負担したという。\n\n"
    "来週からは一日四往復し、日曜日は二往復となる。運賃は休航の前と変わらない。\n"
)
KOREAN = (
    "북항의 나룻배가 수요일 아침 두 해 만에 다시 다니기 시작해 승객 마흔 명을 태우고 섬으로 떠났다.\n\n"
    "부두의 말뚝은 지난겨울 모두 새것으로 바뀌었으며 비용은 항만 조합이 맡았다고 군청이 밝혔다.\n\n"
    "다음 주부터는 하루 네 번 오가고 일요일에는 두 번 오간다. 요금은 전과 같다고 조합은 덧붙였다.\n"
)


@pytest.mark.parametrize(
    ("headline", "story"),
    [
        ("北港渡轮恢复航行", CHINESE),
        ("渡轮复航", CHINESE),
        ("“等了两年”：岛上的一天", CHINESE),
        ("北港の渡し船再開", JAPANESE),
        ("町長、島へ", JAPANESE),
        ("나룻배", KOREAN),
        ("두 해 만의 뱃길", KOREAN),
    ],
)
@pytest.mark.parametrize("below", ["", "2019年5月3日 10:30\n\n"])
def test_a_headline_of_a_few_signs_is_one(headline: str, story: str, below: str) -> None:
    assert title_of(f"{headline}\n\n{below}{story}") == headline


@pytest.mark.parametrize("above", ["国际\n\n", "北港日报\n\n", "首页\n\n国际\n\n"])
def test_neither_section_nor_outlet_above_a_few_signs_is_the_headline(above: str) -> None:
    assert title_of(f"{above}渡轮复航\n\n2019年5月3日\n\n{CHINESE}") == "渡轮复航"
    assert title_of(f"{above}2019年5月3日\n\n{CHINESE}") is None


@pytest.mark.parametrize("story", [CHINESE, JAPANESE, KOREAN])
def test_a_capture_in_signs_that_begins_with_its_story_has_no_headline(story: str) -> None:
    assert title_of(story) is None


@pytest.mark.parametrize(
    "between",
    [
        "/files/pictures/2019/05/bridge-and-piers.PNG\n\n",
        "bridge_at_night_from_the_north.jpeg\n\n",
        "Grey Island >> News of the day\n\n",
        "您的位置：首页> 要 闻> 岛上新闻\n\n",
        "▲ 섬과 육지를 잇는 다리의 모습\n\n",
        "USD = 92.50 RUB\nEUR = 101.25 RUB\nTRY = 2.85 RUB\n\n",
    ],
)
def test_a_file_a_way_to_a_page_and_a_rate_are_no_headlines(between: str) -> None:
    assert title_of(f"{between}Bridge to Grey Island to be closed for a whole year\n\n{STORY}") == (
        "Bridge to Grey Island to be closed for a whole year"
    )
    assert title_of(f"{between}{STORY}") is None


def test_the_place_of_the_weather_above_a_slogan_is_no_headline() -> None:
    header = "29.5 C\nHarbourtown\nsábado 23, noviembre 2024\n\n"
    slogan = "LEE LA NOTICIA TODOS LOS DÍAS EN EL DIARIO MÁS GRANDE DE LA ISLA Y DE TODA LA REGIÓN CENTRAL\n\n"
    assert title_of(f"{header}{slogan}Island bridge to close for a year\n\n{STORY}") != "Harbourtown"
