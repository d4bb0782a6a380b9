from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.loader.dates import find_dates
from archive_gen.loader.dating import Bearing, fit_years, resolve_date
from archive_gen.model import Clue


def bearing(*edtf: str, rule: str = "rule", states: bool = False, given: bool = False) -> Bearing:
    clue = Clue(rule, edtf[0], 1, 0, len(edtf[0]), None, None, reason="said")
    return Bearing(clue, tuple(parse_edtf(text) for text in edtf), states=states, given=given)


def yearless(text: str) -> Bearing:
    clue = Clue("dateline", text, 1, 0, len(text), None, None, reason="said")
    return Bearing(clue, (), states=True, fit=partial(fit_years, find_dates(text)[0]))


def test_no_clue_leaves_every_day_open() -> None:
    dating = resolve_date([])
    assert (dating.edtf, dating.precision, dating.basis) == (None, "none", "none")


def test_bounds_are_intersected() -> None:
    dating = resolve_date([bearing("2023"), bearing("[2023-08-24..]")])
    assert (dating.edtf, dating.basis) == ("[2023-08-24..2023-12-31]", "inferred")


def test_a_clue_that_contradicts_stronger_ones_is_set_aside_with_the_reason() -> None:
    dating = resolve_date(
        [bearing("2019-02-28", rule="stamp", states=True), bearing("[2020-01-01..]", rule="told-date")]
    )
    assert (dating.edtf, dating.basis) == ("2019-02-28", "stated")
    assert [clue.used for clue in dating.evidence] == [True, False]
    assert "contradicts '2019-02-28' (stamp)" in dating.evidence[1].remark


def test_a_clue_that_agrees_and_narrows_nothing_says_so() -> None:
    dating = resolve_date([bearing("2019-02-28", states=True), bearing("2019")])
    assert not dating.evidence[1].used
    assert "narrows nothing" in dating.evidence[1].remark


def test_a_clue_than_which_later_ones_say_the_date_closer_is_not_needed() -> None:
    dating = resolve_date([bearing("[2019-04-25..]"), bearing("2022"), bearing("[2022-03-01..2022-05-31]")])
    assert dating.edtf == "[2022-03-01..2022-05-31]"
    assert [clue.used for clue in dating.evidence] == [False, False, True]
    assert all(clue.explanation.endswith("narrows nothing further") for clue in dating.evidence[:2])


def test_of_clues_that_need_each_other_all_are_used() -> None:
    dating = resolve_date([bearing("[2019-04-25..]"), bearing("[2022-03-01..]"), bearing("[..2022-05-31]")])
    assert [clue.used for clue in dating.evidence] == [False, True, True]


def test_what_gave_a_day_its_year_is_needed() -> None:
    dating = resolve_date([bearing("[2019-04-25..]"), bearing("2022"), yearless("Feb 28")])
    assert dating.edtf == "2022-02-28"
    assert [clue.used for clue in dating.evidence] == [False, True, True]


def test_a_bound_decides_which_of_two_days_is_meant() -> None:
    dating = resolve_date([bearing("2016-07-08", "2016-08-07", states=True), bearing("[2016-07-20..]")])
    assert (dating.edtf, dating.basis) == ("2016-08-07", "inferred")


def test_a_day_without_a_year_takes_it_from_the_other_clues() -> None:
    assert resolve_date([yearless("Feb 28"), bearing("2019")]).edtf == "2019-02-28"


def test_a_day_without_a_year_stays_vague_where_several_years_fit() -> None:
    assert resolve_date([yearless("Feb 28"), bearing("[2019-01-01..2020-12-31]")]).edtf == "[2019-02-28,2020-02-28]"
    assert resolve_date([yearless("Feb 28"), bearing("[2018-01-01..2020-12-31]")]).edtf == "[2018-02-28..2020-02-28]"


def test_a_weekday_picks_the_year_of_a_day_without_one() -> None:
    dating = resolve_date([yearless("Wednesday, September 3"), bearing("[2020-01-01..2026-12-31]")])
    assert dating.edtf == "2025-09-03"


def test_a_day_without_a_year_says_nothing_by_itself() -> None:
    dating = resolve_date([yearless("Feb 28")])
    assert dating.edtf is None
    assert "names no year" in dating.evidence[0].remark


def test_29_february_needs_a_leap_year() -> None:
    assert resolve_date([yearless("29 February"), bearing("[2021-01-01..2025-12-31]")]).edtf == "2024-02-29"


def test_what_a_person_gives_stands_as_it_was_written() -> None:
    dating = resolve_date([bearing("2022-08~", given=True, states=True), bearing("2022-08-15", states=True)])
    assert (dating.edtf, dating.precision, dating.basis) == ("2022-08~", "month", "given")


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    one, other = sorted((draw(DAYS), draw(DAYS)))
    return Interval(draw(st.sampled_from([one, None])), draw(st.sampled_from([other, None])))


BEARINGS = st.lists(st.lists(intervals(), min_size=1, max_size=2), max_size=5).map(
    lambda all_options: [
        Bearing(Clue(f"rule-{n}", "", 1, 0, 0, None, None, reason=""), tuple(options))
        for n, options in enumerate(all_options)
    ]
)


@given(BEARINGS, st.lists(intervals(), min_size=1, max_size=2))
def test_one_more_clue_never_widens_a_date(bearings: list[Bearing], more: list[Interval]) -> None:
    before = resolve_date(bearings)
    last = Bearing(Clue("more", "", 1, 0, 0, None, None, reason=""), tuple(more))
    after = resolve_date([*bearings, last])
    assert (after.earliest or dt.date.min) >= (before.earliest or dt.date.min)
    assert (after.latest or dt.date.max) <= (before.latest or dt.date.max)


@given(st.lists(intervals(), min_size=2, max_size=3))
def test_clues_that_agree_give_one_date_in_any_order(found: list[Interval]) -> None:
    low = max((i.earliest or dt.date.min) for i in found)
    high = min((i.latest or dt.date.max) for i in found)
    if low > high:
        return
    clues = [Bearing(Clue(f"rule-{n}", "", 1, 0, 0, None, None, reason=""), (i,)) for n, i in enumerate(found)]
    assert len({resolve_date(order).edtf for order in permutations(clues)}) == 1
