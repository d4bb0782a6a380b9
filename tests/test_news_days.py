"""Days that news tells in ways of its own: in brackets, below a picture, as one of a war, as set for later."""

from __future__ import annotations

import pytest

from loading import record_of

HEAD = "The cooks and their guests"
TAIL = "The rest of the fish went to the people of the harbour, who know the quay and its cooks well."


def date_of(text: str) -> str | None:
    return record_of(text).dating.edtf


IN_BRACKETS = {
    "President Rodrigo Duterte warned today (Wednesday, April 19) that the fish might run out.": (
        "[2017-04-19..2017-04-26]"
    ),
    "President Rodrigo Duterte told the cooks here (April 19, Wednesday) that the fish was good.": (
        "[2017-04-19..2017-05-20]"
    ),
    "The cooks are expected to have more fish soon, their speaker announced Sunday (03 Nov 2024).": (
        "[2024-11-03..2024-12-04]"
    ),
    "The minister of fish opens the new kitchen today (Tuesday 3 May 2022) with the cooks.": "[2022-05-03..2022-05-10]",
    # What is still to come, and a weekday that is not that day's.
    "The cooks will be at the market of the old town again soon (Sunday, 3 November).": None,
    "The cooks are expected to have more fish soon, their speaker announced Monday (03 Nov 2024).": None,
}


@pytest.mark.parametrize("text", IN_BRACKETS)
def test_a_day_in_brackets_is_of_the_news(text: str) -> None:
    assert date_of(f"{HEAD}\n\n{text}\n\n{TAIL}") == IN_BRACKETS[text]


COMES = {
    # The daily report of a war.
    "President Volodymyr Zelenskyy had soup. Here are the developments on the 1,017th day of the war in Ukraine.": (
        "[2024-12-05..2024-12-08]"
    ),
    "President Volodymyr Zelenskyy had soup. As Russia's war in Ukraine enters its 640th day, the cooks are tired.": (
        "[2023-11-24..2023-11-26]"
    ),
    # Who takes office has held it for so long.
    "The cooks have had three orders since Joe Biden took office just over a week ago.": "[2021-01-27..2021-02-03]",
    # Who arrives for a meeting, or speaks of one that takes place next, has not met yet.
    "Donald Trump and Kim Jong Un have arrived in Singapore for their historic summit, hungry.": None,
    "Kim Jong Un greeted cooks before traveling on to Vladivostok for a summit Thursday with Vladimir Putin.": (None),
    "Kim Jong Un, hungry as ever, arrived in Vladivostok on Wednesday for a summit with Vladimir Putin.": (
        "[2019-04-24..2019-05-01]"
    ),
    "The meeting of Donald Trump with Kim Jong Un in Singapore on June 12 will be the first of its kind.": (
        "[2017-06-12..2018-06-12]"
    ),
    "The cooks spoke of the soup for the NATO summit in Chicago taking place on Sunday and Monday.": None,
    "Donald Trump and Kim Jong Un are preparing for a summit on June 12 in Singapore, the cooks say.": (
        "[2017-06-12..2018-06-12]"
    ),
    "The summit of Donald Trump and Kim Jong Un set for 12 June in Singapore could be late, cooks said.": (
        "[2017-06-12..2018-06-12]"
    ),
}


@pytest.mark.parametrize("text", COMES)
def test_what_comes_and_what_goes_on_bounds_a_text(text: str) -> None:
    assert date_of(f"{HEAD}\n\n{text}\n\n{TAIL}") == COMES[text]


SEEN = "Cook Jane Doe, left, and guest Tom Sample, right, meet at the Quay Kitchen on {day}, in Oxen, near Lowfield."
TOLD = "OXEN, Lowfield — The cooks of twenty towns met {weekday} to talk of the fish, in doubt about the soup."


@pytest.mark.parametrize(
    ("day", "weekday", "date"),
    [
        ("Thursday, Feb. 16, 2017", "Thursday", "[2017-02-16..2017-02-23]"),
        ("Thursday, Feb. 16, 2017", "Friday", "[2017-02-16..]"),
        ("Feb. 16, 2017", "Thursday", "[2017-02-16..]"),
    ],
)
def test_a_picture_of_a_weekday_that_the_opening_tells_of_is_of_that_week(day: str, weekday: str, date: str) -> None:
    page = f"{HEAD}\n\n{SEEN.format(day=day)}\n\n{TOLD.format(weekday=weekday)}\n\n{TAIL}"
    assert date_of(page) == date


def test_a_picture_of_a_file_is_older_by_nobody_knows_how_much() -> None:
    seen = (
        "In this Wednesday, Jan. 6, 2016, file photo, Cook Jane Doe speaks during a briefing in Oxen. | Lowfield Echo"
    )
    page = f"{seen}\n\n{HEAD}\n\n{TOLD.format(weekday='Wednesday')}\n\n{TAIL}"
    assert date_of(page) is None
    seen = "In this Saturday, July 29, 2017 photo, people of the old town look at fish that was caught that day."
    assert date_of(f"{HEAD}\n\n{seen}\n\n{TOLD.format(weekday='Wednesday')}\n\n{TAIL}") == "[2017-07-29..]"


RELEASE = "Remarks of the Fish Secretary at the Kitchen"


def test_a_press_office_tells_the_day_of_release() -> None:
    end = f"OXEN – Today the Fish Secretary spoke to the cooks. {TAIL}"
    page = f"{RELEASE}\n\nRelease Date: January 31, 2017\n\n{{}}\n\n{end}"
    assert date_of(page.format("For Immediate Release\nOffice of the Press Secretary")) == "2017-01-31"
    assert date_of(page.format("Genre: Comedy\nRunning time: 93 minutes")) is None


SENT = "OXEN, Aug. 24 (Lowfield News) -- The cooks of the old town said that they would have more fish soon."


@pytest.mark.parametrize(
    ("seen", "date"),
    [
        ("Cook Jane Doe speaks to guests in the old kitchen of Oxen on Aug. 24, 2025. (Yonhap)", "2025-08-24"),
        ("▲ Cook Jane Doe speaks to guests in Oxen on Aug. 22, 2025, below the old clock.", "2025-08-24"),
        # A picture of another week, and one from a file.
        ("Cook Jane Doe speaks to guests in the old kitchen of Oxen on Aug. 2, 2025. (Yonhap)", "[2025-08-24..]"),
        ("File photo of Cook Jane Doe in the old kitchen on Aug. 24, 2015. (Yonhap)", "[2015-08-24..]"),
    ],
)
def test_a_picture_of_the_day_gives_the_datelines_year(seen: str, date: str) -> None:
    assert date_of(f"{HEAD}\n\n{seen}\n\n{SENT}\n\n{TAIL}") == date
