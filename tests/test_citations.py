"""Citations: what a person copies and what reference managers read; never a day that nobody stated."""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64decode
from typing import Any

import pytest

from archive_gen.model import Record
from archive_gen.renderer.citations import (
    Cited,
    bibtex,
    cite_copy,
    cite_files,
    cite_original,
    csl_json,
    key_of,
    make_cited,
    ris,
)
from builders import make_record, make_tagged
from sites import make_site

DATED = make_record(
    "Leaders meet: 50% & more",
    byline=("Jana Example", "Tom Sample"),
    publisher="Harbour Ledger",
    original_url="https://ledger.example/a_b",
    captured=dt.date(2024, 1, 2),
    source="articles/leaders.txt",
)
WINDOW = make_record("Letters", date="[2023-08-24..2023-12-31]", source="articles/letters.txt")
UNDATED = make_record("Undated", date=None, source="articles/undated.txt")
INFERRED = make_record("Inferred", date="2023-09-13", basis="inferred", source="articles/inferred.txt")


def cited(record: Record, url: str = "") -> Cited:
    return make_cited(record, "The File", url)


def fields_of(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.split("\r\n"):
        tag, _, value = line.partition("  - ")
        found.setdefault(tag, []).append(value)
    return found


def csl_of(record: Any) -> dict[str, Any]:
    [found] = json.loads(csl_json(cited(record)))
    return dict(found)


def test_the_original_and_this_copy_are_cited_apart() -> None:
    own = ("Jana Example, Tom Sample", "“Leaders meet: 50% & more”", "Harbour Ledger", "13 September 2023")
    assert cite_original(cited(DATED)) == (*own, "https://ledger.example/a_b")
    assert cite_copy(cited(DATED))[:5] == (*own, "In: The File, page saved 2 January 2024")
    assert cite_original(cited(WINDOW)) == ()


def test_a_cited_name_from_the_right_to_the_left_takes_no_date_with_it() -> None:
    tagged = make_tagged(title="الرئيس يستقبل وفدا.", date="2023-05-04", byline=("محمد علي",), publisher="الأهرام")
    [page] = [made.decode() for path, made in make_site([tagged]).items() if path.startswith("articles/")]
    expected = "<bdi>محمد علي</bdi>. <bdi>“الرئيس يستقبل وفدا.”</bdi>. <bdi>الأهرام</bdi>. <bdi>4 May 2023</bdi>."
    assert expected in page


def test_bibtex_escapes_what_latex_would_read() -> None:
    text = bibtex(cited(DATED))
    assert text.startswith(f"@article{{{key_of(DATED)},\n  author = {{{{Jana Example}} and {{Tom Sample}}}},\n")
    assert r"  title = {{Leaders meet: 50\% \& more}}," in text
    assert "  date = {2023-09-13},\n  year = {2023}," in text
    assert "  url = {https://ledger.example/a_b}," in text


def test_an_address_is_no_text_to_be_escaped_for_latex() -> None:
    record = make_record("A", original_url="https://ledger.example/a_b?c=d&e=50%25#f~")
    assert "  url = {https://ledger.example/a_b?c=d&e=50%25#f~}," in bibtex(cited(record))
    assert "  url = {https://file.example/%7Bx%7D/}," in bibtex(cited(make_record("A"), "https://file.example/{x}/"))


def test_ris_begins_and_ends_as_it_should_and_holds_a_line_a_field() -> None:
    text = ris(cited(make_record("Two\nlines", byline=("A\r\nB  - C",)), "https://file.example/x/"))
    assert text.startswith("TY  - NEWS\r\nAU  - A B - C\r\nTI  - Two lines\r\n")
    assert text.endswith("ER  - \r\n")
    assert fields_of(text)["UR"] == ["https://file.example/x/"]


@pytest.mark.parametrize(
    ("date", "day", "parts"),
    [("2023-09-13", "2023/09/13/", [2023, 9, 13]), ("2023-09", "2023/09//", [2023, 9]), ("2023", "2023///", [2023])],
)
def test_a_stated_date_has_as_many_parts_as_are_stated(date: str, day: str, parts: list[int]) -> None:
    record = make_record("Stated", date=date, basis="stated")
    assert fields_of(ris(cited(record)))["DA"] == [day]
    assert csl_of(record)["issued"] == {"date-parts": [parts]}
    assert f"  date = {{{date}}}," in bibtex(cited(record))


@pytest.mark.parametrize("edtf", [None, "[2023-08-24..]", "[..2023-12-31]", "[2023-11-30..2024-01-02]"])
def test_no_format_is_handed_a_year_that_is_not_sure(edtf: str | None) -> None:
    record = make_record("Open", date=edtf)
    assert not {"DA", "PY"} & set(fields_of(ris(cited(record))))
    assert "year =" not in bibtex(cited(record))
    assert "date-parts" not in str(csl_of(record).get("issued"))
    [page] = [text.decode() for path, text in make_site([make_tagged(date=edtf)]).items() if "articles/" in path]
    assert "DCTERMS.issued" not in page
    assert "datePublished" not in page


@pytest.mark.parametrize(
    ("edtf", "shared", "biblatex"),
    [
        ("[2016-02-10..2016-02-12]", "2016-02", "2016-02-10/2016-02-12"),
        ("[2023-08-24..2023-12-31]", "2023", "2023-08-24/2023-12-31"),
        ("[2013-03-08,2013-08-03]", "2013", "2013"),
        ("2023-09-13", "2023-09", "2023-09"),
        ("2023-09", "2023-09", "2023-09"),
    ],
)
def test_every_format_has_what_all_possible_days_share_and_no_more(edtf: str, shared: str, biblatex: str) -> None:
    tagged = make_tagged(date=edtf, basis="inferred")
    year, month = (*shared.split("-"), "")[:2]
    fields = fields_of(ris(cited(tagged.record)))
    assert fields["PY"] == [year]
    assert fields["DA"] == [f"{year}/{month}//"]
    assert f"  date = {{{biblatex}}},\n  year = {{{year}}}," in bibtex(cited(tagged.record))
    assert csl_of(tagged.record)["issued"] == {"date-parts": [[int(part) for part in shared.split("-")]]}
    [page] = [text.decode() for path, text in make_site([tagged]).items() if "articles/" in path]
    assert f'<meta name="DCTERMS.issued" content="{shared}">' in page
    assert f'"datePublished":"{shared}"' in page


def test_a_window_over_years_is_a_range_in_biblatex_alone() -> None:
    record = make_record("Letters", date="[2023-11-30..2024-01-02]")
    assert "  date = {2023-11-30/2024-01-02}," in bibtex(cited(record))


def test_about_a_month_is_said_where_a_format_can_say_it() -> None:
    record = make_record("Letters", date="2022-08~", basis="given")
    assert "  date = {2022-08~}," in bibtex(cited(record))
    assert "PY" not in fields_of(ris(cited(record)))
    assert csl_of(record)["issued"] == {"literal": "About August 2022"}


def test_what_is_no_stated_date_is_said_in_words_as_well() -> None:
    assert csl_of(make_record("Open", date="[2023-08-24..]"))["issued"] == {"literal": "On or after 24 August 2023"}
    expected = "Published: Between 24 August and 31 December 2023 (inferred). Copy in"
    assert fields_of(ris(cited(WINDOW)))["N1"][0].startswith(expected)
    assert csl_of(INFERRED)["note"].startswith("Published: 13 September 2023 (inferred). Copy in")
    assert "issued" not in csl_of(UNDATED)
    assert csl_of(UNDATED)["note"].startswith("Undated. Copy in")


def test_the_files_of_a_page_hold_what_is_cited() -> None:
    files = cite_files(cited(DATED))
    assert [one.name for one in files] == [f"{key_of(DATED)}.{ending}" for ending in ("bib", "ris", "json")]
    assert [b64decode(one.href.partition(";base64,")[2]).decode() for one in files] == [
        bibtex(cited(DATED)), ris(cited(DATED)), csl_json(cited(DATED)),
    ]  # fmt: skip


def test_a_key_is_plain_and_differs_for_records_of_one_name() -> None:
    one, other = make_record("A", source="a/남북 {x}.txt"), make_record("B", source="b/남북 {x}.txt")
    assert key_of(one) != key_of(other)
    assert key_of(one).replace("-", "").isalnum()
    assert key_of(one).isascii()
