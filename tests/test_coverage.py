"""The strip of months on the front page: each record with the same area, none in a month that it may not be of."""

from __future__ import annotations

import re

from archive_gen.model import TaggedRecord
from builders import make_tagged, sample_records
from sites import broken_links, make_site

DATES = [
    "2021-01-05",
    "2021-01-09",
    "2021-01",
    "2021",
    "2023-06-30",
    None,
    "[2020-01-01..2022-12-31]",
    "[2022-05-01..]",
]


def records() -> list[TaggedRecord]:
    return [make_tagged(title=f"Talks {n}", date=date) for n, date in enumerate(DATES)]


def figure(tagged: list[TaggedRecord]) -> str:
    page = make_site(tagged)["index.html"].decode()
    return page[page.index('<figure class="chart coverage">') : page.index("</figure>")]


def heights(drawn: str, look: str) -> list[int]:
    paths = re.findall(rf'<path class="{look}" stroke-width="\d+" d="([^"]*)"', drawn)
    return [int(height) for path in paths for height in re.findall(r"v-(\d+)", path)]


def test_records_have_the_same_area_by_what_is_known_of_them() -> None:
    drawn = figure(records())
    # Three in January 2021, the most of any month, are as tall as the strip; the day of two of them is known.
    assert heights(drawn, "known") == [48, 24]
    assert heights(drawn, "other") == [48, 24], "two of no one year, and the one of January"
    assert heights(drawn, "undated") == [24]
    bands = re.findall(r'class="other band" stroke-width="\d+" d="M\d+ \d+h\d+"', drawn)
    assert len(bands) == 1, "2021 without a month"


def test_the_numbers_are_in_a_table_with_the_way_to_each_month() -> None:
    drawn = figure(records())
    rows = dict(re.findall(r'<tr><th scope="row">(?:<a [^>]+>)?(\d{4})(?:</a>)?</th>(.*?)</tr>', drawn))
    cells = {year: [re.sub("<[^>]+>", "", cell) for cell in row.split("</td>")[:-1]] for year, row in rows.items()}
    assert cells["2021"] == ["4", "3", *[""] * 11, "1"]
    assert cells["2022"] == ["0", *[""] * 13]
    assert cells["2023"] == ["1", *[""] * 5, "1", *[""] * 7]
    assert 'href="timeline/2021/01/index.html">3</a>' in rows["2021"]
    assert 'href="timeline/2021/index.html#loose">1</a>' in rows["2021"]
    assert 'href="undated/index.html">1 undated</a>' in drawn
    assert ">2 of no single year</a>" in drawn
    assert broken_links(make_site(records())) == []


def test_an_archive_of_too_many_years_or_too_little_has_no_strip() -> None:
    ages = [make_tagged(title="Old", date="1950-01-01"), make_tagged(title="New", date="2020-01-01")]
    assert "coverage" not in make_site(ages)["index.html"].decode()
    assert "coverage" not in make_site([make_tagged(title="Undated", date=None)])["index.html"].decode()


def test_a_shelf_of_very_many_undated_records_leaves_room_for_the_months() -> None:
    many = [make_tagged(title=f"Undated {n}", date=None) for n in range(60)]
    drawn = figure([*sample_records(), *many])
    assert ">61</text>" in drawn
    assert len(heights(drawn, "undated")) <= 24
