"""Numbers and lengths of time as English writes them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from archive_gen.loader.bounds.counts import COUNT, ORDINAL, count_of, delta, nearly, ordinal


@pytest.mark.parametrize(
    ("words", "number"),
    [("18", 18), ("1,000", 1000), ("eighteen", 18), ("a", 1), ("one hundred", 100), ("Twenty", 20), ("zero", 0)],
)
def test_a_number_is_read_as_people_write_it(words: str, number: int) -> None:
    assert re.fullmatch(COUNT, words, re.IGNORECASE)
    assert count_of(words) == number


@pytest.mark.parametrize(("words", "number"), [("80th", 80), ("third", 3), ("Twelfth", 12), ("2nd", 2)])
def test_a_number_in_a_row_is_read_as_people_write_it(words: str, number: int) -> None:
    assert re.fullmatch(ORDINAL, words, re.IGNORECASE)
    assert ordinal(words) == number


def test_nearly_a_year_is_nine_months_at_least_and_nearly_a_month_may_be_some_days_more() -> None:
    day = dt.date(2022, 2, 24)
    least, most = nearly(4, "year")
    assert (day + least, day + most) == (dt.date(2025, 2, 24), dt.date(2026, 2, 24))
    assert day + nearly(1, "month")[1] > day + delta(1, "month")
