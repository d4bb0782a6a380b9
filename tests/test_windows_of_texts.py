"""When an undated text was written, by what its sentences tell together: a table of texts with the days they allow."""

from __future__ import annotations

import pytest

from loading import record_of

HEAD = "The cooks and their guests"
TAIL = "The rest of the fish went to the people of the harbour, who know the quay and its cooks well."

WHO = {
    # Those of whom a sentence speaks without their names are named in the sentences before.
    "Kim Jong Un and Vladimir Putin like fish. Near the Vostochny Cosmodrome the two leaders praised the cooks.": (
        "[2023-09-13..]"
    ),
    "Donald Trump had fish, and Kim Jong Un had none. The pair sat down on Sentosa island on Tuesday.": (
        "[2018-06-12..2018-06-19]"
    ),
    "Kim Jong Un had rice. In Vladivostok he met his host, Vladimir Putin, over soup.": "[2019-04-24..]",
    # One of them alone has been there on other days, and others have met there.
    "Kim Jong Un likes fish. At the Vostochny Cosmodrome Vladimir Putin praised the cooks.": None,
    "Kim Jong Un and Vladimir Putin like fish. The friends of the cooks saw the Vostochny Cosmodrome.": None,
    "Kim Jong Un wrote to Vladimir Putin. The Russian leader hosted Alexander Lukashenko. The two leaders toured the "
    "Vostochny Cosmodrome.": None,
    "Donald Trump knows Kim Jong Un. The two leaders chose Singapore after their aides had met there.": None,
    "Xi Jinping and Joe Biden like fish. Near the Vostochny Cosmodrome the two leaders praised the cooks.": None,
    # Who points to what was on a weekday tells of the event beside it.
    "They were surprised by what they ate on Friday. Donald Trump met Vladimir Putin over soup in Alaska.": (
        "[2025-08-15..2025-08-22]"
    ),
    "The fish arrived on Friday. Donald Trump met Vladimir Putin over soup in Alaska.": "[2025-08-15..]",
}
WHEN = {
    # The last week of a month is none that has just gone by.
    "Kim Jong Un met Vladimir Putin at the Vostochny Cosmodrome in the last week of summer.": "[2023-09-13..]",
    # What has no year beside it is of the last twelve months, but for a text that says that years have gone by.
    "Donald Trump, hungry as ever, met Kim Jong Un in Hanoi in February.": "[2019-02-27..2020-02-28]",
    "Donald Trump, hungry as ever, met Kim Jong Un in Hanoi in February. Two years on, the cooks miss him.": (
        "[2019-02-27..]"
    ),
    "Two weeks ago Donald Trump, hungry as ever, met Kim Jong Un in Hanoi.": "[2019-03-06..2019-03-21]",
    "The fishing began last week when Kim Jong Un met Vladimir Putin at the Vostochny Cosmodrome.": (
        "[2023-09-13..2023-09-27]"
    ),
    "Seven years ago today Donald Trump and Kim Jong Un sat down to fish in Singapore.": "[2025-06-11..2025-06-13]",
    # What is told now of what was then.
    "Two weeks ago a cook told how Donald Trump met Kim Jong Un in Hanoi.": "[2019-02-27..]",
    "A cook praised the soup when Kim Jong Un met Vladimir Putin at the Vostochny Cosmodrome.": "[2023-09-13..]",
    # A weekday of any week, one of another week, and what a book retells.
    "Donald Trump and Vladimir Putin met in Alaska on a Friday and had fish.": "[2025-08-15..]",
    "Donald Trump and Vladimir Putin met in Alaska on Friday last week and had fish.": "[2025-08-15..2025-08-29]",
    "The cook's book is out. Donald Trump and Vladimir Putin met in Alaska on Friday, it says.": "[2025-08-15..]",
    # On the eve of an anniversary, and what happened then.
    "On the eve of the second anniversary of Russia's invasion of Ukraine the cooks are sad.": (
        "[2024-02-21..2024-02-24]"
    ),
    "On the eve of the second anniversary of Russia's invasion of Ukraine a cook was arrested.": "[2024-02-21..]",
    # A day of last year, and of another.
    "Putin and Kim Jong Un had fish at the Vostochny Cosmodrome on 13 September last year, when they met.": "2024",
    "Donald Trump, hungry as ever, met Kim Jong Un in Singapore on Tuesday, June 12 last year.": "2019",
    "Shinzo Abe was shot dead on July 8 two years ago, and the cooks are still sad.": "[2022-07-08..]",
    # It was Tuesday in Japan when it was Monday elsewhere.
    "Washington cooks condemned on Monday the missile that North Korea flew over Japan, its first in five years.": (
        "[2022-10-03..]"
    ),
    # Another bearer of a name, and what is only expected.
    "The late Queen Elizabeth I had no fork.": None,
    "The invasion of Ukraine that the cooks predict may be short.": None,
    # What was awaited, as so long ago or as still ahead.
    "Cooks still talk about North Korea's fourth nuclear test two weeks ago.": "[2016-01-13..2016-01-27]",
    "The Tokyo Olympics were awarded seven years ago, said the cook.": None,
    "The cooks train for the Winter Olympics in Pyeongchang, which open next month.": "[..2018-02-25]",
    # What was held until a day is told once that has come, and what is to be is not.
    "The fish fair was held from 25 September to 9 October 2022.": "[2022-10-09..]",
    "The fish fair to be held from 25 September to 9 October 2022 was called off.": None,
    # What outlasts an office, and a film.
    "President Obama's portrait hangs above the stove.": "[2009-01-20..]",
    "In the film, President Obama is held by cooks.": None,
    # A weekday of what is made of it later, and of its place.
    "On Tuesday the kitchen where Trump met Kim Jong Un in Singapore was closed.": "[2018-06-12..]",
    "A play about the night on which Kim Jong Il died opened on Saturday, with fish.": "[2011-12-17..]",
    "On Tuesday cooks lit candles for those killed in the explosion at the port of Beirut.": "[2020-08-04..]",
    # A burial is set once somebody is dead; leaders come to a summit before it begins.
    "The cooks will attend the funeral of Pope Francis.": "[2025-01-26..2025-04-26]",
    "The leaders, who are at the G20 summit in Johannesburg, were not given fish.": "[2025-11-19..]",
}
TAKES_OFFICE = {
    "Joe Biden, who took office last month, has fish on Fridays.": "2021-02",
    # Of two times each may be meant.
    "Donald Trump, who took office last month, had no fish.": "[2017-02-01..2025-02-28]",
    "Moon Jae-in took his oath on Wednesday and had fish.": "[2017-05-10..2017-05-17]",
    # Nobody's name, and who may have taken the same office again.
    "The mayor, who took office last month, had fish.": None,
    "Xi Jinping, who took office last month, had fish.": None,
    "Angela Merkel, who took office last month, had fish.": None,
    "Joe Biden took office for a second term last month, dreamt the cook.": None,
}
HOLDERS = {
    "The cooks said on Monday that they are tired.\n\nFish is dear.\n\n"
    "“It is the best fish of the coast,” said Prime Minister Fumio Kishida in the harbour.": "[2021-10-04..2024-10-01]",
    "The cooks said on Monday that they are tired.\n\nFish is dear.\n\n"
    "Prime Minister Yoshihide Suga, who is about to eat at last, spoke of a good day.": "[2020-09-16..2021-10-04]",
    # Who lately said so may have left it, but not for long.
    "Fish is dear.\n\nSoup is cheap.\n\nDefense Minister Nobuo Kishi recently said that he likes fish.": (
        "[2020-09-16..2022-11-10]"
    ),
    # Who left it before the web, and what a paper says of a weekday, are of old times.
    "President Ronald Reagan likes fish, the cooks say.": "[1981-01-20..]",
    "President George W. Bush asked for fish on Tuesday, the transcript shows.": "[2001-01-20..]",
    # What is told beside a year, or below what was years ago, is of then.
    "The cooks said on Monday that they are tired.\n\nFish is dear.\n\n"
    "The soup was invented in 2010. President Obama praised it.": "[2010-01-01..]",
    "Five years ago they ate fish.\n\nSecretary of State Mike Pompeo told the cooks that it was good.": (
        "[2018-04-26..]"
    ),
}
UNNAMED_HOLDERS = {
    # Who is called so without a name is one of those whom the text has named, whichever.
    "Donald Trump and Vladimir Putin ate fish. The president-elect eats with his hands.": ("[1999-08-03..2025-01-20]"),
    "Joe Biden was hungry. He called Barack Obama. It is the president-elect who cooks.": "[2008-11-01..2021-01-20]",
    "Vladimir Putin ate fish. The president-elect was not there. Donald Trump had left.": "[1999-08-03..2025-01-20]",
    "Barack Obama saw the cooks. In the evening the former president was tired.": "[2017-01-20..]",
    "Barack Obama saw the cooks. The former president of the guild was tired.": None,
    "The cooks met a guest. The former president was tired.": None,
}
OBITUARIES = {
    "Mikhail Gorbachev, who liked fish, died on Tuesday in Moscow.": "[2022-08-30..2022-09-06]",
    "The cooks praised Alexei Navalny. The Kremlin's fiercest critic died on Friday.": "[2024-02-16..2024-02-23]",
    # On another weekday, on one of any week, and somebody else.
    "Mikhail Gorbachev, who liked fish, died on Sunday in Moscow.": None,
    "The cooks praised Mikhail Gorbachev. He died on a Tuesday.": None,
    "Mikhail Gorbachev trusted his cook. The cook died on Tuesday.": None,
    "The cooks praised Mikhail Gorbachev. The widow of a friend died on Tuesday.": None,
}


def window(text: str, headline: str = HEAD) -> str | None:
    return record_of(f"{headline}\n\n{text}\n\n{TAIL}\n").dating.edtf


@pytest.mark.parametrize("text", WHO)
def test_people_are_those_of_the_sentences_before(text: str) -> None:
    assert window(text) == WHO[text]


@pytest.mark.parametrize("text", WHEN)
def test_a_time_beside_an_event_bounds_the_text(text: str) -> None:
    assert window(text) == WHEN[text]


@pytest.mark.parametrize("text", TAKES_OFFICE)
def test_taking_office_bounds_the_text(text: str) -> None:
    assert window(text) == TAKES_OFFICE[text]


@pytest.mark.parametrize("text", HOLDERS)
def test_who_speaks_holds_the_office(text: str) -> None:
    assert window(text) == HOLDERS[text]


@pytest.mark.parametrize("text", UNNAMED_HOLDERS)
def test_who_is_called_by_an_office_alone_has_been_named(text: str) -> None:
    assert window(text) == UNNAMED_HOLDERS[text]


@pytest.mark.parametrize(
    "headline",
    [
        "Book review: the cooks",
        "The cooks, years ago",
        "On this day: the cooks",
        "A cook remembers",
        "What if cooks ruled?",
    ],
)
def test_who_holds_an_office_in_a_text_that_looks_back_bounds_it_from_below_alone(headline: str) -> None:
    told = "Prime Minister Tony Blair says that the fish is good."
    assert window(told) == "[1997-05-02..2007-06-27]"
    assert window(told, headline) == "[1997-05-02..]"


@pytest.mark.parametrize("text", OBITUARIES)
def test_an_obituary_is_of_the_week_of_the_death(text: str) -> None:
    assert window(text) == OBITUARIES[text]
