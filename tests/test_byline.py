"""Who wrote an article, as captures of several languages say it."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture
from loading import shipped_knowledge

STORY = (
    "The ferry to Grey Island sails again after three weeks in the yard, the company said on Tuesday.\n\n"
    "It had run aground in the autumn, and nobody was hurt. The repairs cost two million crowns.\n"
)


def byline_of(head: str, tail: str = "", story: str = STORY) -> tuple[str, ...]:
    capture = Capture("a.txt", f"Ferry to Grey Island sails again\n{head}\n\n{story}\n{tail}\n".encode())
    record = load_record(capture, shipped_knowledge()).record
    assert record is not None
    return record.byline


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("By JANA EXAMPLE FOR LEDGER", ("JANA EXAMPLE",)),
        ("By Jana Example, Staff Writer", ("Jana Example",)),
        ("di Jana Example", ("Jana Example",)),
        ("Автор: Яна Пример", ("Яна Пример",)),
        ("홍길동 기자", ("홍길동",)),
        ("记者：李明", ("李明",)),
        ("Jana Example Environment correspondent\n3 May 2019", ("Jana Example",)),
        ("Jana Example\nColumnist\n3 May 2019", ("Jana Example",)),
        ("Market Calendar\nAnalyst Coverage\n3 May 2019", ()),
        ("Jana Example\n3 May 2019", ()),
    ],
)
def test_a_name_with_a_word_for_its_bearer_is_a_byline(head: str, names: tuple[str, ...]) -> None:
    assert byline_of(head) == names


def test_a_name_that_a_note_presents_as_the_writer_is_a_byline() -> None:
    assert byline_of("Jana Example\n3 May 2019", "Jana Example covers the islands.") == ("Jana Example",)


def test_an_agency_names_its_reporter_where_its_report_begins() -> None:
    story = "(회색섬=통신) 홍길동 기자 = 회색섬으로 가는 배가 다시 다닌다.\n\n다친 사람은 없었다고 한다.\n"
    assert byline_of("", story=story) == ("홍길동",)
