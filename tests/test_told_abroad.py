"""Days that texts in other languages than English tell as past, and those that they do not."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture, Record
from loading import shipped_knowledge

MORE = {
    "de": "Die Fähre war im Nebel auf Grund gelaufen und liegt nun am Anleger, die Preise bleiben aber gleich.",
    "fr": "Le ferry reste dans le port de la ville, et les prix des billets ne changent pas pour les habitants.",
    "es": "El transbordador sigue en el puerto de la ciudad y los precios de los billetes no cambian para nadie.",
    "it": "Il traghetto resta nel porto della città e i prezzi dei biglietti non cambiano per gli abitanti.",
    "pt": "A balsa continua no porto da cidade e os preços das passagens não mudam para os moradores da ilha.",
    "nl": "De veerboot ligt nog steeds in de haven van de stad en de prijzen van de kaartjes blijven gelijk.",
    "ru": "Паром остается в порту города, цены на билеты для жителей острова не меняются, говорят в порту.",
    "uk": "Пором залишається в порту міста, ціни на квитки для мешканців острова не змінюються, кажуть у порту.",
    "pl": "Prom jest nadal w porcie miasta i ceny biletów dla mieszkańców wyspy się nie zmieniają, jak podano.",
    "tr": "Feribot şehrin limanında kalıyor ve adada oturanlar için bilet fiyatları bu yıl da değişmiyor.",
}
TOLD = [
    ("de", "Die Hafenmeisterin hat den Anleger am 5. Oktober 2023 für alle Boote wieder freigegeben."),
    ("de", "Der Anleger wurde am Donnerstag, dem 5. Oktober 2023, vom Hafenamt gesperrt und geräumt."),
    ("fr", "Le maire s'est rendu le jeudi 5 octobre 2023 au port pour parler avec les marins du ferry."),
    ("es", "El alcalde inauguró el jueves 5 de octubre de 2023 el nuevo muelle del puerto de la ciudad."),
    ("it", "Il sindaco ha inaugurato giovedì 5 ottobre 2023 il nuovo molo nel porto della città vecchia."),
    ("pt", "O prefeito inaugurou em 5 de outubro de 2023 o novo cais no porto da cidade para as balsas."),
    ("nl", "De burgemeester heeft op 5 oktober 2023 de nieuwe steiger in de haven van de stad geopend."),
    ("ru", "Мэр города открыл 5 октября 2023 года новый причал в порту, сообщили в администрации."),
    ("uk", "Мер міста відкрив 5 жовтня 2023 року новий причал у порту, повідомили в адміністрації."),
    ("pl", "Burmistrz otworzył 5 października 2023 nową przystań w porcie miasta, jak podano w ratuszu."),
    ("tr", "Belediye başkanı 5 Ekim 2023 günü limanda yeni iskeleyi açtı ve denizcilerle konuştu."),
]
NOT_TOLD = [
    ("de", "Die Hafenmeisterin wird den Anleger am 5. Oktober 2023 für alle Boote wieder freigeben."),
    ("de", "Die Sperre des Anlegers wurde vom Hafenamt bis zum 5. Oktober 2023 ausgesprochen."),
    ("de", "Das Buch der Hafenmeisterin erscheint am 5. Oktober 2023. An diesem Tag wurde sie geboren."),
    ("fr", "Le maire se rendra le jeudi 5 octobre 2023 au port pour parler avec les marins du ferry."),
    ("fr", "La fête du port est prévue le jeudi 5 octobre 2023, a dit le maire aux marins du ferry."),
    ("es", "El alcalde inaugurará el jueves 5 de octubre de 2023 el nuevo muelle del puerto, dijo."),
    ("it", "La festa del porto è prevista per giovedì 5 ottobre 2023, ha detto il sindaco ai marinai."),
    ("pt", "O cais ficou fechado até 5 de outubro de 2023, segundo o porto da cidade para as balsas."),
    ("nl", "De steiger in de haven werd tot 5 oktober 2023 gesloten, zegt de burgemeester van de stad."),
    ("ru", "Новый причал в порту откроют 5 октября 2023 года, как планирует мэр, сказал он."),
    ("uk", "Відкриття причалу відбудеться 5 жовтня 2023 року, сказав мер міста журналістам."),
    ("pl", "Nowa przystań zostanie otwarta 5 października 2023, powiedział burmistrz w ratuszu."),
    ("tr", "Yeni iskele 5 Ekim 2023 günü açılacak, dedi belediye başkanı limandaki denizcilere."),
]


def record(language: str, sentence: str) -> Record:
    more = MORE[language]
    loaded = load_record(Capture("case.txt", f"{more[:16]}\n\n{sentence}\n\n{more}\n".encode()), shipped_knowledge())
    assert loaded.record is not None
    return loaded.record


@pytest.mark.parametrize(("language", "sentence"), TOLD)
def test_a_day_told_as_past_bounds_the_text(language: str, sentence: str) -> None:
    assert record(language, sentence).dating.edtf == "[2023-10-05..]"


@pytest.mark.parametrize(("language", "sentence"), NOT_TOLD)
def test_a_day_ahead_or_up_to_which_something_is_bounds_nothing(language: str, sentence: str) -> None:
    assert record(language, sentence).dating.edtf is None


def test_no_sentence_ends_within_a_day() -> None:
    clue = record("de", TOLD[0][1]).dating.evidence[0]
    assert (clue.rule, clue.quote) == ("told-date", "5. Oktober 2023")
