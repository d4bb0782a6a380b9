"""Pages that say at an unusual place when they were published, each with the day that is claimed of it."""

from __future__ import annotations

import pytest

from loading import record_of

MENU = """The Lowfield Echo is the paper of all who live by the river, and has been since there is a bridge across it.
Market
Members of the club of readers pay less at the theatre, in the baths and for the ferry to the mill. All who want to be
one of them ask at any of our counters in the town, or write to us.
Bridge
Tram
"""
STORY = """
The market hall of Lowfield has opened its second floor, with room for twelve more stalls. The first traders moved in
at the end of last week, and the rest are to follow before the winter.

A lift goes up to it from the side of the river, and two stairs from the square. The hall was built a century ago, and
had never been made larger before.
"""
HEADLINE = "Market hall opens a second floor"
LINKS = "News\nTown\nHarbour\nBridge\nTram\nFerry\nMill\nSchool\nTheatre\nBaths\nSport\nWeather\n"


def date_of(text: str) -> str | None:
    return record_of(text).dating.edtf


def test_a_day_below_the_headline_where_that_stands_again_is_its_own() -> None:
    page = f"{HEADLINE} - Lowfield Echo\n{MENU}{HEADLINE}\nJana Example, 7 August 2016\n{STORY}"
    assert date_of(page) == "2016-08-07"


def test_a_day_below_the_headline_in_a_list_that_puts_days_first_is_another_articles() -> None:
    entries = f"7 August 2016\n{HEADLINE}\n5 August 2016\nFerry pier painted anew\n4 August 2016\nTram line longer\n"
    assert date_of(f"{HEADLINE} - Lowfield Echo\n{MENU}{STORY}\n{entries}") is None


def test_a_time_some_short_lines_above_the_headline_is_its_own_below_a_menu() -> None:
    assert date_of(f"{LINKS}\n19.10.2019 09:34\nJana Example\n25\n{HEADLINE}\n{STORY}") == "2019-10-19"


def test_a_time_above_the_headline_is_no_claim_below_another() -> None:
    entries = "18.10.2019 11:20\nFerry pier painted anew\n18.10.2019 09:34\nTram line longer by a mile\nTown\n"
    assert date_of(f"{LINKS}\n{entries}{HEADLINE}\n{STORY}") is None


def test_a_day_with_its_weekday_behind_a_section_is_no_mastheads() -> None:
    assert date_of(f"{HEADLINE} - Lowfield Echo\nTown\n/ Thursday 2 April 2020\n{HEADLINE}\n{STORY}") == "2020-04-02"


def test_a_day_and_a_time_before_a_long_paragraph_are_of_the_report() -> None:
    story = STORY.strip().replace("\n", " ")
    assert date_of(f"{HEADLINE}\n7 August 2016, 08:15 {story}\n") == "2016-08-07"
    assert date_of(f"{HEADLINE}\nLowfield Echo 07.08.2016 08:15 {story}\n") == "2016-08-07"
    assert date_of(f"{HEADLINE}\nSunday 7 August 2016, 08:15 {story}\n") == "[2016-08-07..]"


def test_a_day_between_bars_is_of_the_page_that_is_all_in_one_line() -> None:
    assert date_of(f"{HEADLINE} | Lowfield | 7 August 2016 | {STORY.strip()}".replace("\n", " ")) == "2016-08-07"


def test_a_day_opens_the_text_below_a_standfirst_and_a_name() -> None:
    standfirst = "There is room for twelve more stalls, and the first traders have moved in already."
    assert date_of(f"{HEADLINE}\n\n{standfirst}\n\nJana Example\n\n7.8.2016 - {STORY.strip()}\n") == "2016-08-07"


@pytest.mark.parametrize("ending", [
    " (©AFP / 7 août 2016 20h47)", " (APA, Jana Beispiel, 7.8.2016)", " (dpa/red, 7.8.2016)",
    "\n\nDiese Nachricht wurde am 07.08.2016 im Programm gesendet.",
])  # fmt: skip
def test_an_agency_or_an_outlet_signs_at_the_end(ending: str) -> None:
    assert date_of(f"{HEADLINE}\n{STORY.rstrip()}{ending}\n") == "2016-08-07"


@pytest.mark.parametrize("ending", [
    " (The Lowfield Echo, August 7, 2016)", " (Foto, 7.8.2016)", " (see the minutes of the council of 7.8.2016)",
])  # fmt: skip
def test_what_is_cited_at_the_end_is_no_signature(ending: str) -> None:
    assert date_of(f"{HEADLINE}\n{STORY.rstrip()}{ending}\n") != "2016-08-07"


def test_an_agency_has_its_right_and_the_time_below_the_text() -> None:
    below = "© Agency | Jana Example | 07.08.2016 08:03\nComments (3)\nAn Other, 9 August 2016\n"
    assert date_of(f"{HEADLINE}\n{STORY}\n{below}") == "2016-08-07"


def test_a_day_and_a_time_glued_to_the_headline_are_its_own() -> None:
    assert date_of(f"News\n17/08/2016 20:58{HEADLINE}\n{STORY}") == "2016-08-17"


def test_the_day_of_the_next_article_on_a_page_is_not_the_firsts() -> None:
    story = STORY.strip().replace("\n", " ")
    following = "Bridge\nTram\n7 August 2016, 12:01\nThe ferry pier by the mill is painted anew"
    assert date_of(f"{HEADLINE}\n\n{story}\n\n{following}\n\n{story.replace('hall', 'pier')}\n") != "2016-08-07"


def test_in_dutch_the_day_stands_first_where_lines_part_the_numbers() -> None:
    story = "De markthal van Laagveld heeft een tweede verdieping gekregen, met plaats voor twaalf nieuwe kramen.\n\n"
    assert date_of(f"Markthal krijgt een tweede verdieping\nGeplaatst op 03-11-2019\n\n{story * 3}") == "2019-11-03"


def test_a_day_with_its_weekday_behind_it_is_the_pages_own() -> None:
    story = "Aşağıova çarşısının ikinci katı açıldı ve on iki yeni dükkân için yer hazırlandı, esnaf memnun.\n\n"
    assert date_of(f"3 Mayıs 2020, Pazar\n\nÇarşının ikinci katı açıldı\n\n{story * 3}") == "[..2020-05-03]"


def test_a_day_below_the_text_is_a_teasers_where_one_of_another_teaser_stands_above_it() -> None:
    story = (
        "Neue Fähre nach Grauhafen fährt\n"
        "Die neue Fähre nach Grauhafen fährt seit Montag jede halbe Stunde, teilte das Hafenamt mit. Sie fasst achtzig "
        "Wagen und doppelt so viele Fahrgäste wie die alte, die oft im Hafen blieb, weil sie zu langsam war.\n"
        "Die alte Fähre soll verkauft werden. Für sie hat sich ein Verein aus dem Süden gemeldet.\n"
        "Der Fahrpreis bleibt gleich, versprach das Hafenamt. Kinder fahren weiter umsonst.\n"
    )
    pier = "ANLEGER WIRD GESTRICHEN: Wieder weiß\nDer Anleger an der Mühle wird wieder weiß gestrichen.\n"
    tram = (
        "TRAM FÄHRT WEITER: Bis zur Schule und zum Bad\nDie Straßenbahn soll eine Meile weiter fahren, bis zur Schule "
        "und zum Bad am Fluss, sagte der Leiter der Betriebe, der die neuen Wagen bereits bestellt hat, aber nicht "
        "weiß, wer sie bezahlen wird.\n"
    )
    assert date_of(f"{story}{pier}09.03.2026 20:34\n{tram}06.03.2026 08:23\n") is None
    assert date_of(f"{story}06.03.2026 08:23\n") == "2026-03-06"


def test_a_day_below_another_headline_amid_the_text_is_that_articles() -> None:
    pier = (
        "The ferry pier by the mill has been painted white, and all who have a boat there were asked to come and look "
        "at it before the winter, said the master of the harbour on Friday, who paid for the paint.\n"
    )
    told = " ".join(STORY.split())
    above = f"{HEADLINE}\n\n{told}\n"
    assert date_of(f"{above}\nFerry pier painted white again\n\nMonday, 16 February 2026, 21:42\n\n{pier}") is None
    assert date_of(f"{HEADLINE}\n\nMonday, 16 February 2026, 21:42\n{STORY}") == "2026-02-16"


def test_a_day_on_top_that_is_later_than_the_last_change_is_that_of_the_showing() -> None:
    assert date_of(f"Jun 16, 2019 Last Updated 10:14 PM, Jun 14, 2019\n\n{HEADLINE}\n{STORY}") == "[..2019-06-14]"


def test_a_day_before_there_were_pages_to_save_is_that_of_the_issue() -> None:
    assert date_of(f"Friday, Sep. 21, 1962\n{HEADLINE}\n{STORY}") == "1962-09-21"
    assert date_of(f"Friday, Sep. 21, 2012\n{HEADLINE}\n{STORY}") == "[..2012-09-21]"


@pytest.mark.parametrize(
    ("headline", "day"),
    [
        ("Strike of the ferries in the harbour of Lowfield, live updates for 24 May 2017", "2017-05-24"),
        ("Ferry strike live: what we know, 24 May 2017", "2017-05-24"),
        ("Rede von Hafenmeisterin Beispiel zum Hafenfest, Grauhafen, 14.01.2007", "2007-01-14"),
        ("Speech by the Mayor of Lowfield to the Harbour Club (14 January 2007)", "2007-01-14"),
        ("How people live by the river on 24 May 2017", None),
        ("The speech of the mayor, 14 January 2007", None),
    ],
)
def test_a_headline_of_a_live_page_or_a_speech_bears_its_day(headline: str, day: str | None) -> None:
    assert date_of(f"{headline}\n{STORY}") == day


@pytest.mark.parametrize(
    "below",
    [
        "Time: 7:00 PM\nLocation: Town Hall",
        "7:00 PM - 9:00 PM\nTown Hall, Lowfield",
        "19:00 Uhr\nRathaus\nEintritt frei",
        "Heure : 19h\nLieu : salle des fêtes",
        "Godzina: 19:00\nMiejsce: ratusz",
        "Saat: 19:00\nYer: Belediye",
        "地点：市政厅",
        "場所：市役所",
        "장 소 : 시청",
    ],
)
def test_a_day_over_a_place_or_an_hour_is_that_of_an_event(below: str) -> None:
    assert date_of(f"{HEADLINE}\n5 October 2023\n{below}\n{STORY}") is None


def test_a_time_alone_below_a_day_is_no_events() -> None:
    assert date_of(f"{HEADLINE}\n5 October 2023\n14:03\nJana Example\n{STORY}") == "2023-10-05"


def test_a_last_sentence_says_when_the_article_was_published() -> None:
    sentence = "The article was published on 5 October 2023."
    assert date_of(f"{HEADLINE}\n{STORY}\n{sentence}\n") == "2023-10-05"
    told = "Traders had read of it in an article of the Lowfield Echo, and had told their customers about its plans."
    assert date_of(f"{HEADLINE}\n{STORY}\n{told}\n\n{sentence}\n") != "2023-10-05"
    assert date_of(f"{HEADLINE}\n{STORY}\nThe book was published on 5 October 2023.\n") != "2023-10-05"


def test_a_correction_in_another_language_bounds_the_publication() -> None:
    note = "Korrektur vom 6. Oktober 2023: Der Name der Händlerin war in einer früheren Fassung falsch geschrieben."
    assert date_of(f"{HEADLINE}\n{STORY}\n{note}\n") == "[..2023-10-06]"


def test_a_day_before_there_were_pages_behind_other_words_is_what_they_name() -> None:
    assert date_of(f"{HEADLINE}\nBattle of the Bridge, October 5, 1813\n{STORY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Text erschien zuerst in der Hafenzeitung vom 5. Oktober 2023.",
        "Cet article est paru le 5 octobre 2023 dans le Courrier du Port.",
        "Este artículo apareció el 5 de octubre de 2023 en El Correo del Puerto.",
        "Questo articolo è apparso il 5 ottobre 2023 sul Corriere del Porto.",
        "Bu yazı 5 Ekim 2023 tarihinde yayımlanmıştır.",
        "Den här artikeln publicerades den 5 oktober 2023.",
        "Artikel ini telah tayang pada 5 Oktober 2023.",
        "2023年10月5日 12時03分",
        "*5 October 2023*",
        "_5 October 2023_",
    ],
)
def test_a_line_below_the_text_says_when_it_appeared(line: str) -> None:
    assert date_of(f"{HEADLINE}\n{STORY}\n{line}\n") == "2023-10-05"


@pytest.mark.parametrize(
    "label",
    [
        "Closing date", "Start date", "Filming date:", "When", "Kinostart:", "Wann?", "Bewerbungsschluss", "Quand ?",
        "Date limite de candidature", "Fecha límite", "Scadenza", "Sluitingsdatum", "Termin składania ofert",
        "Срок подачи заявок", "Son başvuru tarihi", "Sista ansökningsdag", "応募締切", "截止日期", "접수마감",
    ],
)  # fmt: skip
def test_a_day_below_the_label_of_something_else_is_that_things(label: str) -> None:
    assert date_of(f"{HEADLINE}\n{label}\n2023-10-05\n{STORY}") is None


@pytest.mark.parametrize(
    "label",
    [
        "Date", "Datum:", "Author:", "Jana Example", "Share:", "News", "投稿日", "작성일", "Bagikan berita ke :",
        "Sdílejte:", "Chia sẻ:", "شارك:",
    ],
)  # fmt: skip
def test_a_day_below_a_name_or_a_label_of_publication_is_the_pages(label: str) -> None:
    assert date_of(f"{HEADLINE}\n{label}\n2023-10-05\n{STORY}") == "2023-10-05"


def test_a_day_over_a_score_is_that_of_the_match() -> None:
    assert date_of(f"{HEADLINE}\nSat 7 Oct 2023, 15:00\nLowfield 2 - 1 Northport\n{STORY}") is None
    assert date_of(f"{HEADLINE}\n7 Oct 2023, 15:00\nHafenstadt - Nordstadt 2:1\n{STORY}") is None
    assert date_of(f"{HEADLINE}\n7 Oct 2023, 15:00\nLesezeit 2-3 Minuten\n{STORY}") == "2023-10-07"
    assert date_of(f"7 Oct 2023, 15:00\nLowfield 2-1 Northport after extra time\n{STORY}") == "2023-10-07"


@pytest.mark.parametrize("button", ["+ Google Calendar", "Add to calendar", "Zum Kalender hinzufügen", "« All Events"])
def test_a_bare_day_on_a_page_of_a_calendar_is_the_events(button: str) -> None:
    assert date_of(f"{HEADLINE}\n5 October 2023\n{STORY}\n{button}\n") is None
    assert date_of(f"{HEADLINE}\nPublished 5 October 2023\n{STORY}\n{button}\n") == "2023-10-05"


def test_the_day_of_a_press_conference_is_that_of_what_a_headline_says_there() -> None:
    assert date_of(f"Press conference of the mayor on 3 May 2019\n{STORY}") == "2019-05-03"


@pytest.mark.parametrize(
    "below",
    [
        "The mayor at a press conference on 3 May 2019. Photo: A. Example",
        "Der Bürgermeister bei einer Pressekonferenz am 3. Mai 2019 (Foto: A. Beispiel)",
        "A polgármester 2019. május 3-án sajtótájékoztatót tart a csarnokban.",
    ],
)
def test_a_press_conference_on_a_picture_or_in_a_sentence_does_not_date_the_page(below: str) -> None:
    assert date_of(f"{HEADLINE}\n\n{below}\n{STORY}") != "2019-05-03"


@pytest.mark.parametrize("weather", ["5.7 C", "75°", "-3 °C", "4°C/6°C", "23.4 C\nLowfield"])
def test_a_day_beside_the_weather_is_that_of_the_showing(weather: str) -> None:
    assert date_of(f"{weather}\nFebruary 27, 2020\n\n{HEADLINE}\n{STORY}") == "[..2020-02-27]"
    assert date_of(f"{weather}\nPublished February 27, 2020\n\n{HEADLINE}\n{STORY}") == "2020-02-27"
