"""The table of all records: every record once, on one page or on the page of its year or month."""

from __future__ import annotations

import re

import pytest

from archive_gen.model import TaggedRecord
from archive_gen.renderer import records
from builders import make_tagged, sample_records
from sites import Reader, broken_links, make_site

ROW = re.compile(r'<th scope="row"><a href="(?:\.\./)+(articles/[^"]+)"')


def rows(files: dict[str, bytes]) -> list[str]:
    """Return the records of the table's pages, as often as they stand there."""
    pages = [text.decode() for path, text in files.items() if path.startswith("records/")]
    return sorted(link for page in pages for link in ROW.findall(page))


def articles(files: dict[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.startswith("articles/"))


def test_a_small_archive_has_every_record_in_one_table() -> None:
    files = make_site(sample_records())
    assert [path for path in files if path.startswith("records/")] == ["records/index.html"]
    assert rows(files) == articles(files)
    page = Reader(files["records/index.html"].decode())
    assert [link for link in page.links if link.startswith("#y")]
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_a_row_says_when_in_words_and_as_edtf() -> None:
    window = make_tagged(
        title="Ships sail", date="[2023-05-02..2023-08-01]", countries=("KP", "RU"), publisher="The Buoy"
    )
    page = make_site([window])["records/index.html"].decode()
    assert '<span title="[2023-05-02..2023-08-01]">Between 2\xa0May and 1\xa0Aug\xa02023</span>' in page
    assert "<td><bdi>The Buoy</bdi></td><td>North Korea, Russia</td><td>window</td>" in page


def many() -> list[TaggedRecord]:
    dates = [
        *(f"2021-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(30)),
        "2021",
        "2022-03-01",
        None,
        "[2020-12-01..]",
    ]
    return [make_tagged(title=f"Talks {n}", date=date) for n, date in enumerate(dates)]


def test_a_large_archive_is_parted_by_year_and_a_long_year_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "ROWS_ON_PAGE", 20)
    files = make_site(many())
    assert rows(files) == articles(files)
    assert "records/2021/05/index.html" in files
    assert "records/2022/index.html" in files
    assert "records/undated/index.html" in files
    assert "records/open-end/index.html" in files
    assert not any(path.startswith("records/2022/0") for path in files)
    year = files["records/2021/index.html"].decode()
    assert len(ROW.findall(year)) == 1, "the record whose month is not known stands on its year's page"
    assert not ROW.findall(files["records/index.html"].decode())
    assert broken_links(files) == []


def test_a_new_record_changes_the_pages_of_its_own_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "ROWS_ON_PAGE", 20)
    before, after = make_site(many()), make_site([*many(), make_tagged(title="One more", date="2022-03-09")])
    changed = {path for path in before if path.startswith("records/") and before[path] != after[path]}
    assert changed == {"records/index.html", "records/2022/index.html"}


def test_navigation_and_data_page_lead_to_the_table() -> None:
    files = make_site()
    assert 'href="records/index.html">All records</a>' in files["index.html"].decode()
    assert "../records/index.html" in Reader(files["data/index.html"].decode()).links
