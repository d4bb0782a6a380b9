"""Where agencies and press offices of many countries put the day on which a report was sent."""

from __future__ import annotations

import pytest

from loading import record_of

OPENINGS = [
    ("SEOUL, 7 June 2024 (Agency) - ", "7 June 2024"),
    ("ГАВАНЬ, 7 июн - РИА Новости. ", "7 июн"),
    ("Гавань. 7 июня. АГЕНТСТВО - ", "7 июня."),
    ("ГАВАНЬ. 7 червня. УНН. ", "7 червня."),
    ("7 июня, Гавань /Корр. агентства/. ", "7 июня"),
    ("(ANSA) - ROMA, 7 GIU - ", "7 GIU"),
    ("Roma, 7 giu. (Agenzia) - ", "7 giu."),
    ("Puerto, 7 jun (Agencia).- ", "7 jun"),
    ("Pusan / Hafenstadt, 7. Juni 2024 - ", "7. Juni 2024"),
    ("(Hafenstadt, 7. Juni 2024) ", "7. Juni 2024"),
    ("Šibenik, 7. lipnja 2024. (Hina) - ", "7. lipnja 2024"),
    ("BEOGRAD, 7. juna (Agencija) - ", "7. juna"),
    ("Budapest, 2024. június 7., péntek (MTI) - ", "2024. június 7."),
    ("İSTANBUL, 7 Haziran (Ajans) - ", "7 Haziran"),
    ("Αθήνα, 7 Ιουνίου 2024 (ΑΠΕ) - ", "7 Ιουνίου 2024"),
    ("القاهرة 7 يونيو 2024 (وكالة) -- ", "7 يونيو 2024"),
    ("नई दिल्ली, 7 जून (भाषा) ", "7 जून"),
    ("(평양 6월 7일발 조선중앙통신) ", "6월 7일"),
    ("【北京6月7日共同】", "6月7日"),
    ("人民网北京6月7日电 ", "6月7日"),
    ("【港口报2024年6月7日讯】", "2024年6月7日"),
    ("Гавань. 7 июня. — ", "7 июня."),
    ("（朝中社平壤6月7日電）", "6月7日"),
    ("[SEOUL, 7 June 2024] ", "7 June 2024"),
    ("7 Jun 2024, Hafenstadt: ", "7 Jun 2024"),
    ("07.06.2024 Hafenstadt. ", "07.06.2024"),
    ("Tehran, June 7, IRNA – ", "June 7"),
    ("Riyadh, Safar 28, 1445, June 7, 2024, SPA -- ", "June 7, 2024"),
    ("(PAP) Warszawa, 7 czerwca 2024 r. ", "7 czerwca 2024"),
    ("ГАВАНЬ, 7 июня 2024 г. /Агентство/. ", "7 июня 2024"),
    ("الميناء 7 يونيو 2024 م واس ", "7 يونيو 2024"),
    ("HAFENSTADT, 7 June 1963 (Agency) - ", "7 June 1963"),
]
NONE = [
    "6月7日电话",
    "Said on 7 June 2024 in the port. The ferry: ",
    "A Name (7 June 1930 – 5 August 2020) was ",
    "मंत्री ने 7 जून 2024 को ",
    "7 June 2024 was when ",
    "Concert, 7 juin 2024 - ",
    "Kinostart, 7. Juni 2024 - ",
    "Estreno, 7 de junio de 2024.- ",
    "Inaugurazione, 7 giugno 2024 – ",
    "Wybory, 7 czerwca 2024: ",
    "Концерт, 7 июня 2024 — ",
    "Konser, 7 Haziran 2024 - ",
    "Rectificatie, 7 juni 2024: ",
    "Поправка, 7 июня 2024: ",
    "Errata, 7 de junho de 2024: ",
    "Jana Example, 7 June 1963 – ",
]
TEXT = """The ferry sails again

{}The ferry to the island sails again after three weeks, the harbour master said in the town hall, and fares stay as
they are until the end of the season.

It had run aground in fog, and two of its crew were treated in hospital before they could go home to the island.
"""


def dateline(opening: str) -> str | None:
    record = record_of(TEXT.format(opening))
    return next((clue.quote for clue in record.dating.evidence if clue.rule == "dateline"), None)


@pytest.mark.parametrize(("opening", "quote"), OPENINGS)
def test_a_dateline_says_when_a_report_was_sent(opening: str, quote: str) -> None:
    assert dateline(opening) == quote


@pytest.mark.parametrize("opening", NONE)
def test_other_words_around_a_day_are_no_dateline(opening: str) -> None:
    assert dateline(opening) is None
