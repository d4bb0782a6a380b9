"""Openings that say where and when a report was sent, each with the day that they give."""

from __future__ import annotations

import pytest

from loading import record_of

STORY = """Market hall opens a second floor

{opening}The market hall of Lowfield has opened its second floor, with room for twelve more stalls. The first traders
moved in at the end of last week, and the rest are to follow.

A lift takes people up from the street. It had been the one thing that was still missing.

Copyright 2019 The Associated Press. All rights reserved.
"""
OPENINGS = [
    "LOWFIELD, March 19 (Agency) -- ",
    "Lowfield, March 19: ",
    "Lowfield [Coast], March 19 (ANI): ",
    "LOWFIELD /Coast Region/, March 19. /TASS/. ",
    "Lowfield, March 19 ",
    "LOWFIELD, Coast--(BUSINESS WIRE)--March 19, 2019--",
    "(19 March 2019) ",
    "[March 19, 2019] ",
    "March 19, 2019",
]
OTHERS = [
    "In Lowfield, March 19 ",
    "UPDATE (3/19/2018): ",
    "Lowfield, March 19:30 ",
    "Deadline: March 19, 2019 - ",
]


def date_of(opening: str) -> str | None:
    return record_of(STORY.format(opening=opening)).dating.edtf


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_dateline_says_when_a_report_was_sent(opening: str) -> None:
    assert date_of(opening) == "2019-03-19"


@pytest.mark.parametrize("opening", OTHERS)
def test_other_openings_with_a_day_are_no_datelines(opening: str) -> None:
    assert date_of(opening) == "2019"
