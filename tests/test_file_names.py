"""What the name of a capture's file says of its date."""

from __future__ import annotations

import pytest

from archive_gen.loader.clues.file_names import file_name_clues
from archive_gen.loader.dating import resolve_date


@pytest.mark.parametrize(
    ("stem", "edtf", "basis"),
    [
        ("2021-04-27-ferry", "2021-04-27", "stated"),
        ("ledger 2021-04-27 - ferry", "2021-04-27", "stated"),
        ("20210427_ferry", "2021-04-27", "stated"),
        ("2021.04.27 ferry", "2021-04-27", "stated"),
        ("27.04.2021_ferry", "2021-04-27", "stated"),
        ("ferry 27-04-2021", "2021-04-27", "stated"),
        ("04-27-2021 ferry", "2021-04-27", "stated"),
        ("03-04-2021 ferry", "[2021-03-04,2021-04-03]", "stated"),
        ("April 27 2021 - ferry", "2021-04-27", "stated"),
        ("27 April 2021 ferry", "2021-04-27", "stated"),
        ("ferry (27 April 2021)", "2021-04-27", "stated"),
        ("ferry - 27 April 2021", "2021-04-27", "stated"),
        ("2021-04 ferry", "2021-04", "stated"),
        ("ferry_2021-04-27_08-12-00", "[..2021-04-28]", "inferred"),
        ("ferry-20210427T0812", "[..2021-04-28]", "inferred"),
        ("ferry, 27 April 2021 0812", "[..2021-04-28]", "inferred"),
    ],
)
def test_a_day_in_a_name_is_taken_as_it_is_written(stem: str, edtf: str, basis: str) -> None:
    dating = resolve_date(file_name_clues(stem, "Ferry company orders a ship"))
    assert (dating.edtf, dating.basis) == (edtf, basis)
    assert dating.evidence[0].quote in stem.replace("_", " ") or dating.evidence[0].quote in stem


@pytest.mark.parametrize(
    "stem",
    [
        "ferry 2021", "plan 2021-25", "ferry-1619500000", "20213199", "2021-02-30 ferry", "ferry 210427",
        "what the ferry did on 27 April 2021", "from 27 April 2021 to 3 May 2021", "20210427081200-ferry",
    ],
)  # fmt: skip
def test_numbers_and_days_that_a_name_tells_of_date_nothing(stem: str) -> None:
    assert list(file_name_clues(stem, "Ferry company orders a ship")) == []


def test_a_day_that_the_headline_has_is_of_what_it_tells() -> None:
    assert list(file_name_clues("27 April 2021 - the day of the storm", "27 April 2021: the day of the storm")) == []
