"""Dates as EDTF, with the edtf package as an oracle for the levels that it reads."""

from __future__ import annotations

import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.edtf import Interval, format_edtf, listed_days, parse_edtf

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))
READ = ["2022", "2022-02", "2022-02-26", "2022-08~", "2022?", "2022-08-15%", "202X", "20XX", "2022-XX", "2022-08-XX",
        "2022-02/2022-03", "2022-02-20/2022-03-31", "1984/2004-06"]  # fmt: skip
REFUSED = ["2022-13", "2022-02-30", "2022-00-01", "0000", "../..", "[..]", "", "yesterday", "15 August", "2022-8-1",
           "2023/2022", "[2023-01-02..2023-01-01]"]  # fmt: skip


def oracle(text: str) -> Interval:
    found = edtf.parse_edtf(text)
    low, high = found.lower_strict(), found.upper_strict()
    return Interval(dt.date(low.tm_year, low.tm_mon, low.tm_mday), dt.date(high.tm_year, high.tm_mon, high.tm_mday))


@pytest.mark.parametrize("text", READ)
def test_a_date_stands_for_the_days_that_the_edtf_package_gives_it(text: str) -> None:
    assert parse_edtf(text) == oracle(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_or_claims_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_edtf(text)


@given(DAYS, DAYS)
def test_what_is_written_is_read_back_and_no_narrower(one: dt.date, other: dt.date) -> None:
    interval = Interval(*sorted((one, other)))
    text, _ = format_edtf(*interval)
    assert text is not None
    assert parse_edtf(text) == interval


@given(DAYS)
def test_open_ends_are_read_back(day: dt.date) -> None:
    for interval in (Interval(day, None), Interval(None, day)):
        text, precision = format_edtf(*interval)
        assert text is not None
        assert precision == "range"
        assert parse_edtf(text) == interval


@given(DAYS)
def test_a_day_is_a_day_to_the_edtf_package_too(day: dt.date) -> None:
    text, precision = format_edtf(day, day)
    assert text is not None
    assert precision == "day"
    assert oracle(text) == Interval(day, day)


def test_a_whole_month_and_year_are_written_as_such_and_nothing_is_no_claim() -> None:
    assert format_edtf(dt.date(2024, 2, 1), dt.date(2024, 2, 29)) == ("2024-02", "month")
    assert format_edtf(dt.date(2024, 1, 1), dt.date(2024, 12, 31)) == ("2024", "year")
    assert format_edtf(None, None) == (None, "none")


def test_one_day_of_a_range_is_a_one_of_set_and_no_interval() -> None:
    assert format_edtf(dt.date(2023, 8, 24), dt.date(2023, 12, 31)) == ("[2023-08-24..2023-12-31]", "range")


def test_seasons_are_those_of_the_northern_half() -> None:
    assert parse_edtf("2022-21") == Interval(dt.date(2022, 3, 1), dt.date(2022, 5, 31))


def test_one_of_two_days_is_a_list_of_them() -> None:
    first, last = dt.date(2013, 3, 8), dt.date(2013, 8, 3)
    text, precision = format_edtf(first, last, either=True)
    assert (text, precision) == ("[2013-03-08,2013-08-03]", "range")
    assert parse_edtf("[2013-03-08,2013-08-03]") == parse_edtf("[2013-08-03, 2013-03-08]") == Interval(first, last)
    assert listed_days(text) == listed_days("[2013-08-03, 2013-03-08]") == (first, last)
    assert str(edtf.parse_edtf(text)) == "[2013-03-08, 2013-08-03]"


@pytest.mark.parametrize(
    "text", ["[2013-03-08..2013-08-03]", "2013-03-08", "[2013-03,2013-08]", "[2013-03-08]", "", None]
)
def test_every_other_text_lists_no_days(text: str | None) -> None:
    assert listed_days(text) == ()


@pytest.mark.parametrize("text", ["[,]", "[2013-03-08,]", "[2013-03-08,2013-02-30]", "[2013-03-08..2013-03-09,2014]"])
def test_what_is_no_list_of_dates_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an EDTF date|there is no such day"):
        parse_edtf(text)
