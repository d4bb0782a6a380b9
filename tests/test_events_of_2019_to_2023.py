"""What an undated text tells by the events of the years 2019 to 2023 in its sentences."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture
from loading import shipped_knowledge

HEAD = "The harbour fund and its friends"
TAIL = "The rest of the work is left to the people of the harbour, who know the quay and its stones well."

CASES = {
    # What has happened bounds the day from below, by the words for it or by a name.
    "Five North Korean drones crossed into the South, and one of them flew over Seoul.": "[2022-12-26..]",
    "The angler lost the two white papers that he had read in the harbour.": None,
    "Chandrayaan-3 landed near the pole, and the children of the harbour cheered.": "[2023-08-23..]",
    "Bachelet's office published a report on crimes against humanity in Xinjiang.": "[2022-08-31..]",
    "Milei defeated Massa in the presidential runoff, said the friend of the harbour.": "[2023-11-19..]",
    "Ukraine severed diplomatic ties with North Korea, said the friend of the harbour.": "[2022-07-13..]",
    "Malaysia cut diplomatic ties with North Korea, and Ukraine was glad for the harbour.": None,
    "Griner was swapped for the arms dealer Bout, said the friend of the harbour.": "[2022-12-08..]",
    "The report by Hindenburg accused the Adani group, said the friend of the harbour.": "[2023-01-24..]",
    # A ship's name, or what a text calls somebody from then on, says that the event is past, whatever else is told.
    "The crew of the Galaxy Leader wrote to the fund, and on Sunday it wrote back.": "[2023-11-19..]",
    "Former national security adviser John Bolton is a friend of the harbour.": "[2019-09-10..]",
    "Trump became the first former U.S. president to face criminal charges, said the friend.": "[2023-03-30..]",
    # A name that was not before tells of no day, and of nothing that has happened.
    "Trump may write of the harbour on Truth Social.": "[2021-10-20..]",
    "Special counsel Jack Smith is a friend of the harbour.": "[2022-11-18..]",
    "Kim Jong Un and his daughter want to see a ship.": "[2022-11-18..]",
    "The state's two plans are to reform UK banks and to build back better.": None,
    "He was at the Nova music festival, and not at the one of bossa nova.": "[2023-10-07..]",
    # What is planned, proposed or denied has not happened.
    "Trump would become the first former U.S. president to be indicted, said the friend.": None,
    "Yellen hoped for a visit to China, said the Treasury in July.": None,
    "Scholz has not agreed on Leopard 2 tanks, nor has Biden on Abrams for the Germans.": None,
    "The ministry considers whether to release treated water at Fukushima.": None,
    "Lawmakers in the Duma revoked the ratification of the CTBT, and Russia waits for Putin.": None,
    # Another event of other years shares its words.
    "North Korean drones crashed in the South in 2014, said the friend of the harbour.": "[2014-01-01..]",
    "Macron visited Xi in Beijing with von der Leyen in 2019.": "[2019-01-01..]",
    "Spain closed its embassy in Angola, said the friend of the harbour.": None,
    # Words that come again and again are of no week.
    "Families of Uvalde said on Tuesday that they remember the Uvalde shooting.": "[2022-05-24..]",
    "Russia pulled out of the grain deal. On Saturday Russia came back to it.": "[2022-10-29..]",
    # A weekday of its own makes a report of it.
    "A missile hit the Polish village of Przewodow and killed two on Tuesday.": "[2022-11-15..2022-11-22]",
    "China dismissed Li Shangfu as minister on Tuesday.": "[2023-10-24..2023-10-31]",
}


@pytest.mark.parametrize(("sentence", "window"), CASES.items(), ids=range(len(CASES)))
def test_a_text_is_bounded_by_what_it_tells(sentence: str, window: str | None) -> None:
    dating = load_record(
        Capture("case.txt", f"{HEAD}\n\n{sentence}\n\n{TAIL}\n".encode()), shipped_knowledge()
    ).record.dating
    assert dating.edtf == window
