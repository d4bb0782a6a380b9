"""Dates in words, and the period that a record stands under: never more exact than the claim."""

from __future__ import annotations

import datetime as dt

import pytest

from archive_gen.model import UNDATED
from archive_gen.renderer.dates_in_words import (
    date_in_words,
    days_in_words,
    machine_date,
    marker_in_words,
    rule_in_words,
    short_date,
    unbroken,
)
from archive_gen.renderer.periods import Period, is_known_day, is_stated_day, period_of
from builders import make_dating


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-09-13", "13 September 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("2022-08~", "About August 2022"),
        ("2022-08-15~", "About 15 August 2022"),
        ("2022?", "Perhaps 2022"),
        ("2022%", "Perhaps about 2022"),
        ("2022-22", "Summer 2022"),
        ("[2023-08-24..2023-12-31]", "Between 24 August and 31 December 2023"),
        ("[2023-09-03..2023-09-09]", "Between 3 and 9 September 2023"),
        ("[2022-02-24..2023-09-01]", "Between 24 February 2022 and 1 September 2023"),
        ("[2025-09-01..2025-10-31]", "Between September and October 2025"),
        ("[2022-03-01..2023-04-30]", "Between March 2022 and April 2023"),
        ("[2022-01-01..2023-12-31]", "Between 2022 and 2023"),
        ("[2022-02-24..]", "On or after 24 February 2022"),
        ("[..2025-12-06]", "On or before 6 December 2025"),
        ("[2013-03-08,2013-08-03]", "8 March or 3 August 2013"),
        ("[2019-12-30, 2020-01-03]", "30 December 2019 or 3 January 2020"),
        (None, "Undated"),
    ],
)
def test_a_date_line_says_the_claim_and_no_more(edtf: str | None, words: str) -> None:
    assert date_in_words(make_dating(edtf)) == words


def test_a_list_cuts_the_months_and_nothing_else() -> None:
    assert short_date(make_dating("[2023-08-24..2023-12-31]")) == "Between 24 Aug and 31 Dec 2023"
    assert short_date(make_dating("2022-05~")) == "About May 2022"
    assert short_date(make_dating("[2013-03-08,2013-08-03]")) == "8 Mar or 3 Aug 2013"


def test_only_a_plain_day_month_or_year_is_a_date_for_machines() -> None:
    assert [machine_date(make_dating(edtf)) for edtf in ("2023-09-13", "2023-09", "2023")] == [
        "2023-09-13",
        "2023-09",
        "2023",
    ]
    for edtf in ("2023-09-13~", "2023?", "[2023-08-24..2023-12-31]", "[2022-02-24..]", "2022-22", None):
        assert machine_date(make_dating(edtf)) is None


def test_an_inferred_day_is_known_but_not_stated_and_an_approximate_one_is_neither() -> None:
    inferred = make_dating("2023-09-13", basis="inferred")
    assert (is_known_day(inferred), is_stated_day(inferred)) == (True, False)
    assert is_stated_day(make_dating("2023-09-13", basis="given"))
    assert not is_known_day(make_dating("2023-09-13~"))
    assert not is_known_day(UNDATED)


def test_every_basis_but_the_captures_own_words_is_marked() -> None:
    assert marker_in_words(make_dating("2023", basis="stated")) == ""
    assert marker_in_words(make_dating("2023", basis="inferred")) == "inferred"
    assert "person" in marker_in_words(make_dating("2023", basis="given"))
    assert marker_in_words(make_dating("2023", basis="inherited")) == "inherited"


def test_the_days_a_clue_allows_are_said_with_both_ends() -> None:
    day = dt.date(2023, 8, 24)
    assert days_in_words(day, dt.date(2023, 12, 31)) == "24 August to 31 December 2023"
    assert days_in_words(dt.date(2023, 1, 1), dt.date(2023, 12, 31)) == "2023"
    assert days_in_words(None, day) == "on or before 24 August 2023"
    assert days_in_words(None, None) == "any day"


def test_a_rule_that_is_not_known_reads_as_its_own_words() -> None:
    assert rule_in_words("copyright-line") == "A copyright line"
    assert rule_in_words("moon-phase") == "Moon phase"


@pytest.mark.parametrize(
    ("edtf", "period"),
    [
        ("2023-09-13", Period("month", 2023, 9)),
        ("2023-09", Period("month", 2023, 9)),
        ("[2023-09-03..2023-09-09]", Period("month", 2023, 9)),
        ("[2023-09-30..2023-10-01]", Period("year", 2023)),
        ("2023", Period("year", 2023)),
        ("[2023-12-31..2024-01-01]", Period("years")),
        ("[2022-02-24..]", Period("after")),
        ("[..2025-12-06]", Period("before")),
        (None, Period("undated")),
    ],
)
def test_a_record_stands_under_the_smallest_period_that_holds_its_whole_window(
    edtf: str | None, period: Period
) -> None:
    assert period_of(make_dating(edtf)) == period


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Between 10 Oct and 2 Nov 2025", ["Between", "10\u00a0Oct", "and", "2\u00a0Nov\u00a02025"]),
        ("On or after 28 Dec 2011", ["On", "or", "after", "28\u00a0Dec\u00a02011"]),
        ("Between 3 and 9 Sep 2023", ["Between", "3", "and", "9\u00a0Sep\u00a02023"]),
        ("Undated", ["Undated"]),
    ],
)
def test_no_line_is_broken_within_a_day(words: str, parts: list[str]) -> None:
    assert unbroken(words).split(" ") == parts
