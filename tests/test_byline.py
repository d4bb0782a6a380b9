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
        ("מאת: יעל דוגמה", ("יעל דוגמה",)),
        ("بقلم: ليلى المثال", ("ليلى المثال",)),
        ("द्वारा अनिल नमूना", ("अनिल नमूना",)),
        ("โดย สมชาย ตัวอย่าง", ("สมชาย ตัวอย่าง",)),
        ("Bởi Lê Thí Dụ", ("Lê Thí Dụ",)),
        ("Piše: Jana Primer", ("Jana Primer",)),
        ("记者：李明", ("李明",)),
        ("Jana Example Environment correspondent\n3 May 2019", ("Jana Example",)),
        ("Jana Example\nColumnist\n3 May 2019", ("Jana Example",)),
        ("Market Calendar\nAnalyst Coverage\n3 May 2019", ()),
        ("Door Jana Muster\n3 mei 2019", ("Jana Muster",)),
        ("Door: Jana Muster 3 mei 2019 - 11:20", ("Jana Muster",)),
        ("Van onze verslaggever Jana Muster", ("Jana Muster",)),
        ("Texte par : Jeanne Exemple", ("Jeanne Exemple",)),
        ("A cura di Gianna Esempio", ("Gianna Esempio",)),
        ("Publicado por Juana Ejemplo en 3 mayo, 2019", ("Juana Ejemplo",)),
        ("By Jana Example, Ledger Staff Writer", ("Jana Example",)),
        ("May 3, 2019 By Jana Example Leave a Comment", ("Jana Example",)),
        ("Von Redaktion | 03.05.2019, 16:02 Uhr", ()),
        ("Por Redacción | 03/05/2019 16:02", ()),
        ("By Staff Reports\nMay 3, 2019", ()),
        ("By Reuters Staff\nMay 3, 2019", ()),
        ("Jana Example, Harbour Editor | Otto Sample, Deputy Political Editor", ("Jana Example", "Otto Sample")),
        ("JANA EXAMPLE, Ledger staff writer | Oxen", ("JANA EXAMPLE",)),
        ("The ferry, its writer | Culture", ()),
        ("By: Jana Example, Lowfield News, Staff Writer", ("Jana Example",)),
        ("By Jana Example and Otto Sample, Daily Ledger", ("Jana Example", "Otto Sample")),
        ("By Jana Example and Emily Post", ("Jana Example", "Emily Post")),
    ],
)
def test_a_name_with_a_word_for_its_bearer_is_a_byline(head: str, names: tuple[str, ...]) -> None:
    assert byline_of(head) == names


@pytest.mark.parametrize(
    ("head", "tail", "names"),
    [
        ("By\nPublished May 3, 2019 6:01 PM", "", ()),
        ("Author of the article:\nJana Example", "", ("Jana Example",)),
        ("By Jana Example On 5/3/19 at 11:02 AM EDT", "", ("Jana Example",)),
        ("By: Jana Example", "", ("Jana Example",)),
        ("Jana Example - ledger.example\n3 May 2019", "", ("Jana Example",)),
        ("Jana Example|\n3 May 2019", "", ("Jana Example",)),
        ("3 May 2019\nJana Example\nListen to this article", "", ("Jana Example",)),
        ("Jana ExampleUpdated: Friday, May 3, 2019, 09:36 AM IST", "", ("Jana Example",)),
        ("Jana Example3 May 2019", "", ("Jana Example",)),
        ("3 May 2019", "By: Jana Example", ("Jana Example",)),
        (
            "3 May 2019",
            "Reporting by Jana Example in Oxen and Otto Sample; Editing by Tom Other",
            ("Jana Example", "Otto Sample"),
        ),
        (
            "3 May 2019",
            "Reporting by Harbour News Desk; Writing by Otto Sample; Editing by Tom Other",
            ("Otto Sample",),
        ),
        ("3 May 2019", "Reporting by Jana Example, Writing by Otto Sample", ("Jana Example",)),
        ("3 May 2019", "Additional reporting by Otto Sample", ()),
        ("3 May 2019", "Posted by Jana Example @ 4:30 AM", ("Jana Example",)),
        ("3 May 2019", "Posted by admin at 4:30 AM", ()),
    ],
)
def test_a_byline_is_told_by_its_label_or_its_place(head: str, tail: str, names: tuple[str, ...]) -> None:
    assert byline_of(head, tail) == names


def test_a_name_between_headline_and_outlet_or_above_both_is_a_byline() -> None:
    assert byline_of("Jana Example\nThe Times") == ("Jana Example",)
    assert byline_of("Grey Island\nThe Times") == ()
    capture = Capture("a.txt", f"JANA EXAMPLE | COMMENT\n\nFerry sails again\n\nJana Example\n\n{STORY}\n".encode())
    record = load_record(capture, shipped_knowledge()).record
    assert record is not None
    assert record.byline == ("Jana Example",)


def test_an_agencys_sign_off_may_end_the_last_paragraph() -> None:
    story = f"{STORY.rstrip()} (Reporting by Jana Example Editing by Otto Sample)\n"
    assert byline_of("3 May 2019", story=story) == ("Jana Example",)
    assert byline_of("By Tom Other", story=story) == ("Tom Other",)


def test_a_byline_stands_below_a_long_standfirst() -> None:
    standfirst = "Days before the first ferry leaves, the council has asked its captain for a second look at the hull."
    head = f"{standfirst}\n\nThe mayor at the pier. (Photo: Port)\n\nBy Jana Example\nLedger News Service"
    assert byline_of(head) == ("Jana Example",)
    assert byline_of(f"{standfirst}\n\nRelated: A ferry sinks\nBy Jana Example") == ()


def test_a_name_that_a_note_presents_as_the_writer_is_a_byline() -> None:
    assert byline_of("Jana Example\n3 May 2019", "Jana Example covers the islands.") == ("Jana Example",)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Jana Example\n3 May 2019", ("Jana Example",)),
        ("Jana Example and Otto Sample\n3 May 2019", ("Jana Example", "Otto Sample")),
        ("Jana Example in Oxen\n@janaexample\n3 May 2019", ("Jana Example",)),
        ("Jana Example\njana.example@ledger.example", ("Jana Example",)),
        ("Jana Example\n8-10 minutes", ("Jana Example",)),
        ("3 May 2019\nJANA EXAMPLE", ("JANA EXAMPLE",)),
        ("By Jana Example, Senior Reporter", ("Jana Example",)),
        ("By Jana Example Business Columnist", ("Jana Example",)),
        ("By Kim Min-a", ("Kim Min-a",)),
        ("Written by Jana Example", ("Jana Example",)),
        ("Ein Interview von Jana Muster", ("Jana Muster",)),
        ("3 May 2019\nKey Points", ()),
        ("Grey Island\n3 May 2019", ()),
        ("Grey Island | 3 May 2019", ()),
        ("Jana Example | Lowfield Courier\n3 May 2019", ("Jana Example",)),
        ("Jana Example • Photos: Tom Sample\n3 May 2019", ("Jana Example",)),
        ("Jana Example (with agencies)\n3 May 2019", ("Jana Example",)),
        ("Jana Example @janaexample\n3 May 2019", ("Jana Example",)),
        ("Jana Example | May 3, 2019 | Analysis", ("Jana Example",)),
        ("Jana Example in Oxen MAY 3 2019", ("Jana Example",)),
        ("THE LOWFIELD PAPER | 03.05.2019 - 13:05", ()),
        ("3 May 2019\nJana Example\nLowfield News", ("Jana Example",)),
        ("Ledger News\n3 May 2019", ()),
    ],
)
def test_names_stand_alone_beside_the_day_where_the_story_does_not_tell_of_them(
    head: str, names: tuple[str, ...]
) -> None:
    assert byline_of(head) == names


def test_a_report_names_its_reporters_together_or_behind_its_last_sentence() -> None:
    chinese = "新华社灰港5月3日电（记者王小美　李明）开往灰岛的渡轮星期二恢复航行。\n\n没有人受伤，渡轮公司说。\n"
    assert byline_of("", story=chinese) == ("王小美", "李明")
    japanese = "灰島への船が火曜日に再開した。会社が発表した。\n\nけが人はなかったという。（山田花子）\n"
    assert byline_of("山田花子\n2019年5月3日", story=japanese) == ("山田花子",)


def test_an_agency_names_its_reporter_where_its_report_begins() -> None:
    story = "(회색섬=통신) 홍길동 기자 = 회색섬으로 가는 배가 다시 다닌다.\n\n다친 사람은 없었다고 한다.\n"
    assert byline_of("", story=story) == ("홍길동",)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("By By Jana Example / Harbour Ledger", ("Jana Example",)),
        ("By Jana Example and Tom Sample Associated Press", ("Jana Example", "Tom Sample")),
        ("By Jana Example and\nTom Sample / Oxen", ("Jana Example", "Tom Sample")),
        ("By Jana Example, Adjunct Professor at Harbour School", ("Jana Example",)),
        ("Jana Example\nHome Affairs Correspondent\nWednesday 24 April 2019 17:23 BST", ("Jana Example",)),
        ("This article is more than 2 years old\nJana Example", ("Jana Example",)),
        ("The Harbour Ledger - - NEWS - JANA EXAMPLE", ("JANA EXAMPLE",)),
        ("- JANA EXAMPLE", ("JANA EXAMPLE",)),
        ("AFP Oxen\nLast Updated : Aug 14 2014 | 10:30 AM IST", ()),
        ("The mayor leaves the harbour of Oxen in this picture released on Sept. 28 by Oxen's own press office", ()),
    ],
)
def test_what_stands_beside_the_names_is_none_of_them(head: str, names: tuple[str, ...]) -> None:
    assert byline_of(head) == names


def test_a_name_between_standfirst_and_day_is_a_byline() -> None:
    standfirst = (
        "After three weeks in the yard and two million crowns the ferry to the islands sails again, the company says."
    )
    assert byline_of(f"{standfirst}\nJana Example\nMay 3, 2019 4:26 pm") == ("Jana Example",)
