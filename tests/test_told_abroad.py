"""Days that texts in other languages than English tell as past, and those that they do not."""

from __future__ import annotations

import pytest

from archive_gen.model import Record
from loading import record_of

MORE = {
    "en": "The ferry stays in the harbour of the town, and prices of tickets do not change for people of the island.",
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

BESIDE_THE_PAST = [
    ("de", "Der Rat hat die neue Hafenordnung am Dienstag beschlossen, in Kraft ist sie ab dem 1. Januar 2024."),
    ("de", "Die Stadt hat mitgeteilt, dass der Umbau am 1. Januar 2024 beginnt und zwei Jahre dauert."),
    ("de", "Die Partei hat ihren Vorsitzenden gewählt, der Parteitag in Bremen startet am 3. Februar 2024."),
    ("de", "Der Minister hat die Wahl für den 5. Oktober 2023 ausgerufen, wie die Zeitung schreibt."),
    ("de", "Das Gericht hat das Urteil auf den 5. Oktober 2023 gelegt, wie ein Sprecher sagte."),
    ("de", "Die Kommission hat vorgeschlagen, die Abgabe mit dem 1. Januar 2024 abzuschaffen."),
    ("de", "Der Vertrag wurde verlängert und endet am 31. Dezember 2025, teilte der Verein mit."),
    ("de", "Die Delegationen trafen sich in Genf, die Gespräche gehen am 5. Oktober 2023 weiter."),
    ("de", "Der Bundestag hat das Gesetz verabschiedet; Stichtag ist der 5. Oktober 2023."),
    ("fr", "Le parlement a adopté mardi la loi sur les ports, qui entre en vigueur le 1er janvier 2024."),
    ("fr", "Le sommet a lieu le 5 octobre 2023 à Paris, avec tous les maires de la région."),
    ("fr", "Le ministre a annoncé que le procès s'ouvre le 5 octobre 2023 devant le tribunal."),
    ("fr", "Les travaux, qui ont été décidés hier, commencent le 5 octobre 2023 dans le port."),
    ("fr", "Le mandat du maire, élu en 2020, expire le 5 octobre 2023, a rappelé la préfecture."),
    ("fr", "Il a donné rendez-vous aux marins le 5 octobre 2023 devant la mairie."),
    ("fr", "La grève, qui a commencé lundi, dure jusqu’au 5 octobre 2023, a dit le syndicat."),
    ("es", "El Congreso aprobó ayer la ley de puertos, que entra en vigor el 1 de enero de 2024."),
    ("es", "El alcalde dijo que la feria comienza el 5 de octubre de 2023 y dura tres días."),
    ("es", "La cumbre, que fue anunciada ayer, se celebra el 5 de octubre de 2023 en Madrid."),
    ("es", "El tribunal fijó el juicio para el próximo 5 de octubre de 2023, dijo el fiscal."),
    ("es", "El tribunal fijó para el día 5 de octubre de 2023 el inicio del juicio al capitán."),
    ("es", "El gobierno anunció que las elecciones tienen lugar el 5 de octubre de 2023."),
    ("it", "Il parlamento ha approvato ieri la legge, che entra in vigore il 1 gennaio 2024."),
    ("it", "Il sindaco ha detto che la fiera comincia il 5 ottobre 2023 e dura tre giorni."),
    ("it", "Il vertice, che è stato annunciato ieri, si tiene il 5 ottobre 2023 a Roma."),
    ("it", "Il tribunale ha fissato per il 5 ottobre 2023 la prima udienza contro il capitano."),
    ("pt", "O Congresso aprovou ontem a lei dos portos, que entra em vigor em 1 de janeiro de 2024."),
    ("pt", "O prefeito disse que a feira começa em 5 de outubro de 2023 e dura três dias."),
    ("pt", "A cúpula, que foi anunciada ontem, realiza-se a 5 de outubro de 2023 em Lisboa."),
    ("pt", "O tribunal marcou o julgamento para o dia 5 de outubro de 2023, disse o procurador."),
    ("nl", "De Kamer heeft de wet aangenomen, die op 1 januari 2024 in werking treedt."),
    ("nl", "De burgemeester zei dat de kermis op 5 oktober 2023 begint en drie dagen duurt."),
    ("nl", "De top werd gisteren aangekondigd en vindt op 5 oktober 2023 plaats in Utrecht."),
    ("nl", "De rechtbank heeft de zitting op 5 oktober 2023 gezet, zei een woordvoerder."),
    ("ru", "Парламент принял закон о портах, который вступает в силу 1 января 2024 года."),
    ("ru", "Мэр сказал, что ярмарка начинается 5 октября 2023 года и длится три дня."),
    ("ru", "Мэр сообщил, что саммит проходит 5 октября 2023 года в городе."),
    ("ru", "Закон подписан, его действие начнётся 5 октября 2023 года, сказал мэр."),
    ("ru", "Выборы были объявлены на 5 октября 2023 года, сообщили в комиссии."),
    ("ru", "Стороны договорились встретиться 5 октября 2023 года в порту города."),
    ("uk", "Парламент ухвалив закон про порти, який набуває чинності 1 січня 2024 року."),
    ("uk", "Мер сказав, що ярмарок починається 5 жовтня 2023 року і триває три дні."),
    ("uk", "Сторони домовилися зустрітися 5 жовтня 2023 року в порту міста."),
    ("uk", "Вибори оголосили на 5 жовтня 2023 року, повідомили в комісії."),
    ("pl", "Sejm przyjął ustawę o portach, która wchodzi w życie 1 stycznia 2024 roku."),
    ("pl", "Burmistrz powiedział, że jarmark rozpoczyna się 5 października 2023 i trwa trzy dni."),
    ("pl", "Sąd wyznaczył rozprawę na 5 października 2023, powiedział prokurator."),
    ("pl", "Strony uzgodniły, że spotkają się 5 października 2023 w porcie miasta."),
    ("tr", "Meclis dün liman yasasını kabul etti, yasa 1 Ocak 2024 tarihinde yürürlüğe giriyor."),
    ("tr", "Belediye başkanı fuarın 5 Ekim 2023 günü başladığını ve sürdüğünü söyledi, açılış o gün yapılıyor."),
    ("tr", "Zirve 5 Ekim 2023 tarihinde yapılmak üzere ilan edildi, dedi başkan."),
    ("fr", "Le contrat, qui a été signé hier, prend effet le 5 octobre 2023."),
    ("de", "Der Vertrag, der gestern unterschrieben wurde, läuft am 5. Oktober 2023 aus."),
    ("de", "Am 5. Oktober 2023 ist Welthafentag, das hat die Stadt nun bekannt gegeben."),
    ("es", "La cita es el 5 de octubre de 2023; el ayuntamiento abrió las inscripciones."),
    ("es", "Se barajó la fecha del 5 de octubre de 2023 para la fiesta, dijo el alcalde a los marinos."),
    ("pt", "A câmara fixou 5 de outubro de 2023 como início das obras no cais do porto da cidade."),
    ("pl", "Kupcy zwołali wiec na 5 października 2023 przed ratuszem, jak podano w mieście."),
    ("ru", "Мэрия определила началом работ 5 октября 2023 года, сообщили в порту города."),
    ("tr", "Denizciler 5 Ekim 2023 için limanda toplanma çağrısı yaptı, dedi belediye başkanı."),
    ("en", "The town set October 5, 2023 as the start of the works on the pier in the harbour."),
    ("en", "The ferry was to have sailed on October 5, 2023, the harbour master said in August."),
]


def record(language: str, sentence: str) -> Record:
    more = MORE[language]
    return record_of(f"{more[:16]}\n\n{sentence}\n\n{more}\n")


@pytest.mark.parametrize(("language", "sentence"), TOLD)
def test_a_day_told_as_past_bounds_the_text(language: str, sentence: str) -> None:
    assert record(language, sentence).dating.edtf == "[2023-10-05..]"


@pytest.mark.parametrize(("language", "sentence"), [*NOT_TOLD, *BESIDE_THE_PAST])
def test_a_day_ahead_or_up_to_which_something_is_bounds_nothing(language: str, sentence: str) -> None:
    assert record(language, sentence).dating.edtf is None


def test_no_sentence_ends_within_a_day() -> None:
    clue = record("de", TOLD[0][1]).dating.evidence[0]
    assert (clue.rule, clue.quote) == ("told-date", "5. Oktober 2023")


OPENINGS = [
    ("en", "Starting October 5, 2023: the town opens the lists for the harbour festival, which is open to everybody."),
    ("en", "Coming October 5, 2023 – the town opens the lists for the harbour festival, which is open to everybody."),
    ("fr", "Rendez-vous le 5 octobre 2023: la mairie ouvre les inscriptions pour la fête du port, où on peut venir."),
    ("de", "Ab 5. Oktober 2023: Die Stadt nimmt Anmeldungen für das Hafenfest entgegen, zu dem jeder kommen kann."),
    ("it", "Dal 5 ottobre 2023: il comune apre le iscrizioni per la festa del porto, aperta a tutti gli abitanti."),
    ("nl", "Vanaf 5 oktober 2023: de gemeente opent de inschrijving voor het havenfeest, waar iedereen welkom is."),
]


@pytest.mark.parametrize(("language", "sentence"), OPENINGS)
def test_an_opening_that_says_from_when_on_is_no_dateline(language: str, sentence: str) -> None:
    assert record(language, sentence).dating.edtf is None
