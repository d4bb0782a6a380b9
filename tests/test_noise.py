"""What the phrases say of single lines: a page's own, and sentences of a story that begin as those do."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from loading import noise_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Commenting on the ruling, the mayor said that the harbour would appeal.",
        "Comments on this draft of the ferry plan are due by the end of May.",
        "Von den 40 Inseln hatten im Winter nur noch zwölf eine Fähre.",
        "Von Anfang an war klar, dass die Brücke zu teuer werden würde.",
        "Von Mai an fahren mehr Fähren in den Norden",
        "A verification mission will visit the pier of Grey Harbour next week.",
        "This video shows the moment when the pier collapsed, the police said.",
        "This combination of high fares and low wages has emptied the islands.",
        "The novel was first published in 1967 and tells of a ferry in the fog.",
        "Filed in a court of the islands on Monday, the suit names two captains.",
        "Posted at every pier of Oxen, the notice asked people to stay at home.",
        "Written by two captains, the report says that the ferry was overloaded.",
        "Sponsored by twelve islands, the motion passed by 110 votes to nine.",
        "Like last year's budget, the next one will have a hole of two million.",
        "Your support for our islands will not be forgotten, the captain said.",
        "By clicking a single button the thieves had shut down the pumps.",
        "By the harbour's own count, 400 ships have left since the storm.",
        "More in the south than in the north, farmers depend on the ferry.",
        "Related stories were told by survivors on three other islands.",
        "The findings contributed to the report that led to the mayor's resignation.",
        "The islands can be reached by ferry from the mainland in two hours.",
        "The opinions expressed by the captains differ, and no ruling is near.",
        "Tagged with a red ribbon, the seals were set free on Thursday.",
        "Publicada en 1967, la novela cuenta la historia de un ferry.",
        "Mehr zu diesem Fall will der Hafenmeister am Freitag sagen.",
        "Der Artikel wird im Mai vor dem Gericht der Inseln verhandelt.",
        "Jana Example, left, with two children, said that she would not leave the island.",
        "A file picture of the ferry shows no damage, the harbour office said in a note.",
        "Reporting from the islands is banned.",
        "Реклама табака была запрещена на островах в 2003 году.",
        "Tags of steel were found on all the seals that the captains set free",
        "People who wait at the pier were told on Sunday, Feb. 7, 2016, that no ferry would come.",
        "Image sources told the Ledger that the pier would have to close",
        "The last ferry of the day leaves Oxen for the islands at 08:30",
        "Comments that the mayor made in May were read out in the court of the islands.",
    ],
)
def test_a_sentence_of_a_story_may_begin_as_a_label_does(sentence: str) -> None:
    assert noise_of(sentence) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sign up for our newsletter to get the news of the islands every day.", "sign-up"),
        ("Commenting on this article has been closed by the editors of the Ledger.", "comments"),
        ("Tags: Ferries, harbours, storms, and the islands of the north.", "tags"),
        ("Lire aussi Le ferry de Port-Gris, l'hiver et les îles, par Jeanne Exemple.", "related"),
        ("Jana Example can be reached at jana@ledger.example or by phone.", "author-note"),
        ("Otto Example in Oxen contributed to the report.", "author-note"),
        ("This article was first published on the pages of the Grey Ledger.", "notice"),
        ("The opinions expressed by our contributors are not those of the Ledger.", "notice"),
        ("This combination of photos shows the pier before and after the storm.", "caption"),
        ("Von dpa und Reuters", "byline"),
        ("von hafenmeister | Eingetragen bei: Fähren | 0", "byline"),
        ("READ | Three years after the storm, the ferry still lies at the pier", "related"),
        ("Don’t miss | Ferry to run all night by Sunday", "related"),
        ("【写真特集】灰色の港の灯台", "related"),
        ("All rights reserved", "copyright"),
        ("Page 2 of 3", "navigation"),
        ("Continued on next page", "navigation"),
        ("« Previous 1 2 3 Next »", "navigation"),
        ("Il vous reste 42.7% de cet article à lire. La suite est réservée aux abonnés.", "sign-up"),
        ("विज्ञापन", "advertising"),
        ("The Ledger is committed to maintaining a lively forum for discussion on its pages.", "comments"),
        ("1 reply", "comments"),
        ("Get a summary of the day on the islands with our daily & weekly email of all that is new.", "sign-up"),
        ("Keep reading at the Grey Ledger.", "related"),
        ("We apologize, but this video has failed to load.", "player"),
        ("The captain who made the harbour safe 01:12", "player"),
        ("[INLINE: pier-at-night.jpg]", "player"),
        ("Image copyrightGrey Ledger", "credit"),
        ("Image copyrightGrey LedgerImage caption The pier was closed on Monday", "credit"),
        ("Media captionWhat the pier looked like after the storm", "credit"),
        ("Otto Example / shutterstock.com", "credit"),
        ("The pier is seen after the storm in Oxen, Monday, March 4, 2019. - AP", "caption"),
        ('* <iframe src="https://player.example/7" width="100%" height="290">', "code"),
        ("Oxen, Grey Islands CNN  —", "dateline-remnant"),
        ("FILE - satellite image provided by the harbour office shows the pier of Oxen.", "caption"),
        ("Email This Link", "sharing"),
        ("Tags Oxen Ferry Harbour", "tags"),
        ("People applaud at the pier on Sunday, Feb. 7, 2016, in Oxen. The company put a new ferry to sea.", "caption"),
        ("The mayor and the captain shake hands at the pier in Oxen, on October 30, 2025. (AP)", "caption"),
        ("The captain drives his new ferry, beside the mayor. Via Reuters", "caption"),
        ("The captain with the mayor at the pier in Oxen, in fog. | X", "caption"),
        ("May 3, 2022  •  May 3, 2022  •  3 minute read  •", "stamp"),
        ("Aired May 3, 2022 - 04:30   ET", "stamp"),
    ],
)
def test_a_line_of_the_page_is_told_by_its_words(line: str, reason: str) -> None:
    assert noise_of(line) == reason


@pytest.mark.parametrize("line", ["1 2 3", "20 000", "5 > 3", "North 5.9 6.0 6.7"])
def test_numbers_alone_lead_to_no_page(line: str) -> None:
    assert noise_of(line) is None


def test_the_phrases_are_read_alike_with_libyaml_and_without() -> None:
    text = (files("archive_gen") / "data" / "noise.yaml").read_text(encoding="utf-8")
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=fast)


@pytest.mark.parametrize("line", ["0 SHARES Share Tweet", "1.2k Shares", "54 Shares Share Tweet Pin", "Share | Tweet"])
def test_counts_of_shares_and_what_shares_are_sharing(line: str) -> None:
    assert noise_of(line) == "sharing"


def test_an_age_of_an_article_in_two_lines_is_a_notice() -> None:
    assert noise_of("This article is more than") == "notice"
