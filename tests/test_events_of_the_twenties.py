"""What sentences tell of events of 2024 to 2026, and what their neighbours do not."""

from __future__ import annotations

import pytest

from archive_gen.model import Record
from loading import record_of

# A sentence, the event that it tells of, and the day that bounds it.
TOLD = [
    ("Kim Jong Un had the constitution call South Korea the primary foe.", "kim-constitution-speech", "2024-01-15"),
    ("Putin told Tucker Carlson that he had no wish for Poland.", "carlson-putin-interview", "2024-02-06"),
    ("Kim arrived in the Aurus that Putin had given him as a gift.", "aurus-gift", "2024-02-18"),
    ("Fico was shot in Handlova and came back to work in summer.", "fico-shooting", "2024-05-15"),
    ("Russia stayed away from the Bürgenstock summit and called it a farce.", "burgenstock-summit", "2024-06-15"),
    ("Gershkovich was freed in a swap that brought Krasikov home.", "ankara-prisoner-exchange", "2024-08-01"),
    ("Mongolia failed to arrest Putin in spite of the warrant.", "putin-mongolia-visit", "2024-09-02"),
    ("Biden allowed Ukraine to fire ATACMS deep inside Russia.", "atacms-permission", "2024-11-17"),
    ("In Jeddah Ukraine accepted a 30-day ceasefire.", "jeddah-talks-2025", "2025-03-11"),
    ("Merz was elected chancellor at the second attempt.", "merz-election", "2025-05-06"),
    ("Allied jets shot down Russian drones over Poland.", "drones-over-poland", "2025-09-09"),
    ("Kim cut the ribbon at the beach resort of Wonsan-Kalma.", "wonsan-kalma-opening", "2025-06-24"),
    ("China kept tourists at home after Takaichi's remarks on Taiwan.", "takaichi-taiwan-remarks", "2025-11-07"),
    ("Lee Jae Myung met Xi in Beijing and took a picture with him.", "lee-xi-beijing", "2026-01-05"),
    ("Yoon was sentenced to life in prison for insurrection.", "yoon-life-sentence", "2026-02-19"),
    ("Hamas released the last living hostages, and Israel freed prisoners.", "hostages-freed-2025", "2025-10-13"),
    ("The ICJ ordered Israel to take all measures to prevent genocide.", "icj-genocide-order", "2024-01-26"),
    ("Nothing has limited the arsenals since New START expired.", "new-start-expiry", "2026-02-05"),
]
# The like of another year, what was planned, asked for or feared, and what only sounds like it.
NOT_TOLD = [
    "Kim Jong Un told the congress that America was the principal enemy.",
    "Carlson said that spies had read his mails when he sought an interview with Putin.",
    "Putin gave Kim a ride in his Aurus.",
    "Fico shot down the proposal of the Slovak president.",
    "Talks on Cyprus were held at the Bürgenstock before the vote.",
    "Gershkovich was moved to another prison, and Moscow hinted that it could agree to a swap.",
    "The Kremlin had no worries about the warrant of the ICC before Putin's visit to Mongolia.",
    "Biden allowed Ukraine to fire at targets inside Russia near Kharkiv, but not with ATACMS.",
    "Envoys of forty countries met in Jeddah to talk about Ukraine.",
    "Merz lost the second round of voting for the leadership that Merkel gave up.",
    "Ukraine shot down sixty Russian drones, and jets took off to guard Polish airspace.",
    "Kim told the builders of the beach resort at Wonsan to hurry.",
    "Takaichi flew to Taiwan and was received with flowers.",
    "Lee Jae Myung met Xi in Gyeongju and was asked to Beijing.",
    "Yoon was charged with insurrection, which is punishable by life in prison.",
    "New START replaced a treaty that had expired in 2009.",
    "Hamas, which still held 20 living hostages, released a video of one of them.",
    "World Central Kitchen sent a ship to Gaza, where Israel has killed 31,000 people.",
    "The crown prince made his first visit to America and was met by Trump at the White House.",
    "From his golf resort in Scotland Trump called the EU a foe and spoke of a deal.",
]


def record(sentence: str) -> Record:
    return record_of(f"A week in the port\n\n{sentence}\n")


@pytest.mark.parametrize(("sentence", "event", "day"), TOLD, ids=[event for _, event, _ in TOLD])
def test_a_sentence_that_tells_of_an_event_is_no_older(sentence: str, event: str, day: str) -> None:
    told = record(sentence)
    assert event in {one.id for one in told.events}
    assert told.dating.edtf == f"[{day}..]"


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_is_planned_or_of_another_year_tells_of_no_event(sentence: str) -> None:
    told = record(sentence)
    assert not [clue for clue in told.dating.evidence if clue.rule.startswith("event")]
