"""What a text is about, against what it only names."""

from __future__ import annotations

import pytest

from archive_gen.model import Mention
from archive_gen.tagger import make_gazetteer, tag_record
from archive_gen.tagger.salience import Weighed, is_by_the_way, judge_actor
from archive_gen.vocabulary import read_vocabulary, shipped_files
from builders import make_record

GAZETTEER = make_gazetteer(read_vocabulary(shipped_files())[0])


def main_actors(title: str, *paragraphs: str) -> set[str]:
    record = make_record(title, body=[("paragraph", paragraph) for paragraph in paragraphs])
    return {one.id for one in tag_record(record, GAZETTEER).actors if one.main}


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


def test_a_country_is_not_main_for_one_of_its_people_who_comes_in_late() -> None:
    late = "The gardeners had waited for this. " * 12
    text = "Emmanuel Macron came on Sunday. Emmanuel Macron planted an oak, which is French."
    record = make_record("Forty trees will stay", body=[("paragraph", late), ("paragraph", text)])
    tagged = tag_record(record, GAZETTEER)
    assert [(one.id, one.main) for one in tagged.countries] == [("FR", False)]
