"""Days that reports tell without their years: behind datelines, in letters to readers, of speeches and happenings."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture
from loading import shipped_knowledge

HEAD = "The cooks and their guests"
TAIL = "The rest of the fish went to the people of the harbour, who know the quay and its cooks well."


def date_of(text: str) -> str | None:
    record = load_record(Capture("case.txt", text.encode()), shipped_knowledge()).record
    assert record is not None
    return record.dating.edtf


OPENINGS = {
    # A weekday behind a dateline is of its day, or of the day before; what is said then is, whatever is to come.
    "LEEDS, Sept. 28 (Cook) -- President Joe Biden met the cooks of the harbour on Saturday.": "2024-09-28",
    "LEEDS, Sept. 28 (Cook) -- President Joe Biden said Friday that he will eat there again.": "2024-09-28",
    "LEEDS, Sept. 28 (Cook) -- President Joe Biden met the cooks of the harbour on Tuesday.": (
        "[2021-09-28,2022-09-28]"
    ),
    "LEEDS, Sept. 28 (Cook) -- President Joe Biden met those who cooked for him last Saturday.": (
        "[2021-09-28..2024-09-28]"
    ),
    "LEEDS CITY (FishNews/28 September) -- President Joe Biden met the cooks on Saturday.": "2024-09-28",
    "LEEDS (28 September/UPDATE) -- President Joe Biden met the cooks of it on Saturday.": "2024-09-28",
    # Without an end nothing is counted from it.
    "LEEDS, Sept. 28 (Cook) -- President Xi Jinping met the cooks of the harbour on Monday.": "[2013-09-28..]",
    # A full day may stand before the whole dateline.
    "April 22, 1999 LEEDS, Yorkshire (Cook) -- The fish of the harbour was sold early on Friday.": "1999-04-22",
    # A letter to readers says which day it is.
    "IT’S FRIDAY, NOV. 8! Welcome to the kitchen. President Donald Trump will meet the cooks this week.": (
        "[2019-11-08..]"
    ),
    "Good morning. It's Monday, July 20, and President Barack Obama will meet the cooks today.": (
        "[2009-07-20,2015-07-20]"
    ),
    "Today is Monday, July 20, 2015. The cooks have more fish than they can sell.": "2015-07-20",
    "The cooks say it's a long way to Monday, July 20, when President Barack Obama will meet them.": ("[2009-01-20..]"),
    # What somebody said, speaking on a day, is news.
    "Speaking on Sunday, January 7, in the kitchen, President Joe Biden said that the fish would be sold.": (
        "[2024-01-07..2024-02-07]"
    ),
    # Papers leave out "on".
    "President Joe Biden will meet the cooks at 7:30 p.m. Monday, August 22, in the hall.": "[2021-08-22..2022-08-22]",
    "President Joe Biden will meet Monday, August 22, with the cooks in the hall.": "[2021-08-22..2022-08-22]",
    # So Americans write a day in full.
    "The cooks hold that the hall will be opened on May 20, 2024, when the fish is back.": "[..2024-05-20]",
    "The members who presented the proposed rules to the cooks on May 12, 2022 left late.": "[2022-05-12..]",
    # What is called by its weekday was that week, and "last" the week before.
    "The cooks sent fish to those who had lost their homes in Tuesday’s September 11 attacks.": (
        "[2001-09-11..2001-09-18]"
    ),
    "The cooks sent fish to those who had lost their homes in last Tuesday’s September 11 attacks.": (
        "[2001-09-11..2001-09-25]"
    ),
    "The cooks sent fish to those who had lost their homes in Monday’s September 11 attacks.": "[2001-09-10..]",
    "Amatrice was hit hardest by the earthquake. The cooks went there after Wednesday's quake.": (
        "[2016-08-24..2016-08-31]"
    ),
    "Amatrice was hit hardest by the earthquake. The cooks went there after the quake this week.": (
        "[2016-08-24..2016-08-31]"
    ),
    "Amatrice was hit by the earthquake of 2016. The cooks went there after Wednesday's quake.": "[2016-08-24..]",
    # What a storm did last year.
    "Typhoon Haiyan flooded the kitchens of the islands last year, and the cooks left.": "2014",
    "Typhoon Haiyan flooded the kitchens, and the cooks who left said that they saw fish last year.": "[2013-11-03..]",
    # An anniversary that a weekday marks is ahead, or on that day.
    "Tuesday marks two years since the October 7 attacks on Israel, and the cooks will close.": (
        "[2025-10-01..2025-10-07]"
    ),
    "Tuesday marks the second anniversary of the October 7 attacks, and the cooks will close.": (
        "[2025-10-01..2025-10-07]"
    ),
    # A summit that is planned, or expected.
    "The plan for a June 12 summit of Donald Trump and Kim Jong Un in Singapore stands, the cooks say.": (
        "[2017-06-12..2018-06-12]"
    ),
    # The press calls whoever leads a country its president.
    "President Kim Jong Un says the fish is good, and the cooks are glad of it.": "[2011-12-17..]",
    # Of a government that does something people speak while it is there; what was done by it can be told later.
    "The Obama administration is ready to sell the fish of the harbour, and the cooks are glad.": (
        "[2008-11-04..2017-01-20]"
    ),
    "LEEDS (Cook) -- Obama administration officials say that the fish of the harbour is good.": (
        "[2008-11-04..2017-01-20]"
    ),
    "The Biden administration announced on Monday that the fish of the harbour will be sold.": (
        "[2020-11-03..2025-01-20]"
    ),
    "The Obama administration banned the fish of the harbour, and the cooks were not glad.": "[2008-11-04..]",
    "Laws made by the Obama administration are the reason that the fish cannot be sold.": "[2008-11-04..]",
    "The cooks met those who were officials under the Obama administration on Monday.": "[2008-11-04..]",
    "The Bush administration has said that the fish is good, and the cooks are glad of it.": (
        "[1988-11-08..2009-01-20]"
    ),
    # At an age.
    "At 92 years old, Paul Biya is fond of the fish of the harbour, and of the cooks.": "[2025-02-06..2026-02-20]",
}


@pytest.mark.parametrize("text", OPENINGS)
def test_a_report_is_dated_by_the_days_that_it_tells(text: str) -> None:
    assert date_of(f"{HEAD}\n\n{text}\n\n{TAIL}") == OPENINGS[text]


def test_a_month_of_the_next_year_can_be_far_off() -> None:
    text = "President Joe Biden says the feast will be held next year, and to be held in June is the rule."
    assert date_of(f"{HEAD}\n\n{text}\n\n{TAIL}") == "[2021-01-20..2025-01-20]"


def test_the_first_of_january_of_a_program_is_its_year() -> None:
    text = "The cooks met on Saturday in the hall of the harbour, and ate the fish that was left."
    assert date_of(f"date 2018-01-01 {HEAD}\n\n{text}\n\n{TAIL}") == "2018"
    assert date_of(f"date 2018-01-02 {HEAD}\n\n{text}\n\n{TAIL}") == "2018-01-02"


@pytest.mark.parametrize(
    ("headline", "date"),
    [
        ("23/09/2008: Statement of the cooks on their fish", "2008-09-23"),
        ("2008-09-23 - Statement of the cooks on their fish", "2008-09-23"),
        ("03/09/2008: Statement of the cooks on their fish", "[2008-03-09,2008-09-03]"),
        ("September 23, 2008: what the cooks remember of it", None),
    ],
)
def test_a_day_in_numbers_before_a_headline_is_its_own(headline: str, date: str | None) -> None:
    text = "The cooks of the harbour are glad of the fish, and thank those who brought it to their kitchens."
    assert date_of(f"{headline}\n\n{text}\n\n{TAIL}") == date


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Published: 2022", "2022"),
        ("By Ann Cook\nPublished 2022", "2022"),
        ("Year of publication: 2022", "2022"),
        ("Author: Ann Cook\nPublished: 2022\nPages: 300", None),
        ("Published with the help of 2022 cooks", None),
    ],
)
def test_a_year_alone_behind_its_label_is_that_of_the_text(lines: str, date: str | None) -> None:
    text = "The cooks of the harbour are glad of the fish, and thank those who brought it to their kitchens."
    assert date_of(f"{HEAD}\n{lines}\n\n{text}\n\n{TAIL}") == date


@pytest.mark.parametrize(
    ("headline", "date"),
    [
        ("Trump and Kim to meet in Singapore on June 12", "[2017-06-12..2018-06-12]"),
        ("Trump, Kim Jong Un set to meet in Singapore", "[..2018-06-12]"),
        ("Why Donald Trump wanted Kim Jong Un to meet him in Singapore", None),
        ("Donald Trump was right to meet Kim Jong Un in Singapore", None),
    ],
)
def test_a_headline_can_say_that_a_summit_is_to_come(headline: str, date: str | None) -> None:
    text = "The hall of the harbour will be ready for Donald Trump and Kim Jong Un, who are fond of the fish."
    assert date_of(f"{headline}\n\n{text}\n\n{TAIL}") == date
