"""What a text is about, against what it only names."""

from __future__ import annotations

import pytest

from archive_gen.model import Mention
from archive_gen.tagger.salience import Weighed, is_by_the_way, judge_actor
from tagging import find, main_ids, tag


def main_actors(title: str, *paragraphs: str) -> set[str]:
    return main_ids(tag(title, *paragraphs).actors)


def is_main(start: int, count: int = 1, heaviest: float = 3.0) -> bool:
    mentions = [Mention(start + 100 * number, start + 100 * number + 4, "Name", "name") for number in range(count)]
    weighed = Weighed(mentions, ["body"] * count, float(count), heaviest)
    return judge_actor(weighed, opening=40, source=False, office=False).main


def test_an_actor_who_is_named_sooner_is_no_less_main() -> None:
    judged = [is_main(start, 2) for start in range(40, 2000, 20)]
    assert judged[0]
    assert not judged[-1]
    assert judged == sorted(judged, reverse=True)


def test_one_that_is_named_again_and_most_is_main_where_another_is_not() -> None:
    assert is_main(500, 2, heaviest=2.0)
    assert not is_main(500, 2, heaviest=5.0)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The trees will stay, NASA said on Monday.", True),
        ("According to NASA the trees will stay.", True),
        ("The trees will stay, said NASA.", True),
        ("The gardeners met at the NASA.", True),
        ("A NASA worker felled the trees.", True),
        ("NASA, said a gardener, is too fond of trees.", False),
        ("The gardeners wrote to NASA.", False),
        ("NASA has felled the trees, the gardener said.", False),
        ("The minister gave a speech to NASA on Monday.", True),
        ("She addressed NASA on Monday.", True),
        ("He walked out of NASA on Monday.", True),
        ("Two NASA politicians resigned.", True),
        ("They voted for NASA on Monday.", False),
    ],
)
def test_a_body_that_only_says_something_or_is_a_place_is_by_the_way(text: str, quoted: bool) -> None:
    start = text.index("NASA")
    assert is_by_the_way(text, [Mention(start, start + 4, "NASA", "name")]) is quoted


def test_a_body_that_is_by_the_way_is_not_main() -> None:
    assert main_actors("Trees will stay", "Forty old trees in the park will stay, NASA said on Monday.") == set()
    assert main_actors("Trees will stay", "NASA gave up its plan to fell forty old trees on Monday.") == {"nasa"}


def test_who_only_stands_behind_what_is_said_is_not_main() -> None:
    trees = "Forty old trees fell in Norway"
    assert main_actors(f"{trees}, NASA says", f"{trees} on Monday, NASA said. Nobody was hurt.") == set()
    assert main_actors(trees, f"{trees} on Monday, Emmanuel Macron said on Tuesday. Nobody was hurt.") == set()
    assert main_actors(trees, "Emmanuel Macron said on Tuesday that forty trees fell.") == {"emmanuel-macron"}
    text = f"{trees} on Monday, President Emmanuel Macron said. Nobody was hurt."
    assert main_actors(f"{trees}, president says", text) == {"emmanuel-macron"}


def test_a_country_is_not_main_for_one_of_its_people_who_comes_in_late() -> None:
    late = "The gardeners had waited for this. " * 12
    text = "Emmanuel Macron came on Sunday. Emmanuel Macron planted an oak, which is French."
    tagged = tag("Forty trees will stay", late, text)
    assert [(one.id, one.main) for one in tagged.countries] == [("FR", False)]


def test_the_only_country_of_a_brief_text_is_main_where_the_lead_names_it() -> None:
    said = "Forty old trees fell in Norway on Monday. Nobody was hurt, and the road is open again."
    assert main_ids(tag("Trees block road", said).countries) == {"NO"}
    assert main_ids(tag("Trees block road", f"{said} They are sold to Chile.").countries) == set()
    assert main_ids(tag("Trees block road", said, "The gardeners had waited for this. " * 30).countries) == set()


def test_where_a_reporter_sits_is_not_what_a_text_is_about() -> None:
    line = "SEOUL, South Korea (AP) — North Korea has opened a congress of its party, its agency says."
    tagged = tag("A congress opens", line, "North Korea told of no talks with South Korea.")
    assert main_ids(tagged.countries) == {"KP"}
    assert find(tagged, "KR").count == 2
    line = (
        "BEIRUT, Lebanon (AP) — Lebanon and Syria have opened a crossing, and trucks from Lebanon go through it again."
    )
    assert main_ids(tag("A crossing opens", line).countries) >= {"LB"}
    line = "LIMA, Peru (AP) — A bridge fell into a river, and cars and lorries with it, the police said."
    assert main_ids(tag("A bridge falls", line, "Peru has many.").countries) == {"PE"}


def test_captions_name_and_weigh_nothing() -> None:
    tagged = tag(
        "A letter",
        "Somebody wrote a letter to somebody else on Monday.",
        ("caption", "Vladimir Putin. Putin. Putin. Putin."),
    )
    putin = find(tagged, "vladimir-putin")
    assert (putin.count, putin.main, putin.why) == (4, False, "named 4 times, in captions only")


def test_the_country_of_the_main_person_is_main_where_it_is_named() -> None:
    tagged = tag(
        "Kim Jong Un writes letters",
        "Kim Jong Un wrote to a friend.",
        "He did so in North Korea. Then North Korea slept.",
    )
    assert main_ids(tagged.countries) == {"KP"}


def test_the_country_of_a_leader_in_the_headline_is_main_even_if_only_an_adjective_names_it() -> None:
    body = "The North Korean leader, Kim Jong Un, took a train to the border of China."
    assert main_ids(tag("Kim takes a train to China", body, "China waited.").countries) == {"KP", "CN"}
    body = "The North Korean foreign minister, Choe Son Hui, took a train to the border of China."
    assert main_ids(tag("Choe Son Hui takes a train to China", body, "China waited.").countries) == {"CN"}


def test_tags_stand_main_first_then_by_count() -> None:
    tagged = tag("China and Japan talk", "China and Japan talked.", "Peru, Peru and Peru listened. Chile did.")
    assert [one.id for one in tagged.countries] == ["CN", "JP", "PE", "CL"]


def test_a_lead_ends_with_its_sentences_in_any_script() -> None:
    text = "Россия закрыла мост через реку у границы на долгий ремонт. Мост стар. Китай построит новый мост рядом."
    assert find(tag("Мост закрыт", text), "CN").why == "named once, in the body"


def test_an_initial_ends_no_sentence_of_a_lead() -> None:
    text = "The U.S. Army, the U.S. Navy and Gen. A. B. Carter of the staff left the port of Cadiz in Spain at last."
    assert find(tag("A port is left", text), "ES").why == "named once, in the lead"


def test_a_seat_of_government_is_main_beside_its_leader() -> None:
    text = "Zelensky left the White House after a row with Donald Trump in the Oval Office. Trump shouted."
    assert main_ids(tag("Zelensky leaves White House after row with Trump", text).countries) == {"US"}
