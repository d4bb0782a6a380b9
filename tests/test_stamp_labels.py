"""Short lines with a day that is of something else than the page, as sites of many countries print them."""

from __future__ import annotations

import pytest

from archive_gen.loader.stamps import read_stamps

OF_ANOTHER = [
    # Labels that end in a colon.
    "Nächste Vereinssitzung: 14.07.2019, 19:00 Uhr",
    "Preisstand: 14.07.2019",
    "Date limite : 14 juillet 2019",
    "Entrée en vigueur : 14 juillet 2019",
    "Última visita: 14/07/2019 18:04",
    "Ultimo accesso: 14/07/2019 18:04",
    "Prazo final: 14 de julho de 2019",
    "Ingangsdatum: 14 juli 2019",
    "Ostatnia wizyta: 14.07.2019 18:04",
    "Последний визит: 14.07.2019 18:04",
    "Üyelik tarihi: 14.07.2019",
    "Senast inloggad: 2019-07-14 18:04",
    "Λήξη προθεσμίας: 14/07/2019",
    "تاريخ الميلاد: 14 يوليو 1969",
    "撮影日：2019年7月14日",
    "截止日期：2019年7月14日",
    "생년월일: 1969년 7월 14일",
    "Batas akhir pendaftaran: 14 Juli 2019",
    "Game 3: Sunday, July 14, 2019, 8:05 PM",
    # A word joins the day to what is no name.
    "Der Roman erscheint am 14. Juli 2019",
    "Regen am 14. Juli 2019",
    "Urteil vom 14. Juli 2019",
    "Tempête du 14 juillet 2019",
    "Mort le 14 juillet 2019",
    "Sentencia de 14 de julio de 2019",
    "Ley 12/2019, de 14 de julio de 2019",
    "Estratto il 14 luglio 2019",
    "Acórdão de 14 de julho de 2019",
    "Vonnis van 14 juli 2019",
    "Wyrok z dnia 14 lipca 2019",
    "Погода на 14 июля 2019",
    "Закон от 14 июля 2019 года",
    "Weather for July 14, 2019",
    # Names of things that have a day of their own.
    "Fischerball, Konzert, 14. Juli 2019",
    "Wybory 14 lipca 2019",
    "Avled 14 juli 2019",
    "Концерт, 14 июля 2019",
    "Konser, 14 Temmuz 2019",
    "الانتخابات 14 يوليو 2019",
    "発売予定 2019年7月14日",
    "종가 2019.07.14",
    "2019年7月14日の天気",
    "2019년 7월 14일 촬영",
    "Exchange rate, July 14, 2019",
    "Opening night, July 14, 2019",
    "Visited July 14, 2019",
    "Court date: July 14, 2019",
    "Trailer released July 14, 2019",
    "Lowfield v Northport, July 14, 2019",
    # Words that no name ends in.
    "Took office July 14, 2019",
    "Tipo de cambio a 14/07/2019",
    "Dati al 14 luglio 2019",
    "Экзамен 14 июля 2019",
    "入荷日 2019年7月14日",
    "Sterbedatum 14.07.2009",
    "Festa del mare, 14 luglio 2019",
    "Objął urząd 14 lipca 2019",
    # From when to when, or where.
    "Du 14 juillet 2019 au 2 août 2019",
    "Od 14 lipca 2019 do 2 sierpnia 2019",
    "July 14, 2019 @ 7:00 pm - 9:00 pm",
    "14. Juli 2019, 19 Uhr, Aula",
    "July 14, 2019 at 7:00 PM, Lowfield Town Hall, free entry",
    "Datum: 14. Juli 2019, Uhrzeit: 19 Uhr, Ort: Markthalle",
    "Datum evenement: 14-07-2019",
    "Data wydarzenia: 14.07.2019",
    # Of comments, pictures and figures.
    "Kommentar von Seestern am 14.07.2019 um 18:04",
    "Seestern - 14/07/2019 à 18h04 - Signaler un abus",
    "Estrella dijo el 14/07/2019 a las 18:04",
    "Stella ha scritto il 14/07/2019 alle 18:04",
    "Звезда, 14.07.2019 18:04 Ответить",
    "Foto tomada el 14 de julio de 2019",
    "The old market hall, July 14, 2019 © Lowfield Echo",
    "Quelle: Statistisches Amt, Stand 14. Juli 2019",
    "14 juillet 2019 : pluie, 14 degrés",
    "Mise à jour de la politique de confidentialité : 14 juillet 2019",
]
OF_THE_PAGE = [
    ("Jana Beispiel am 14. Juli 2019", "2019-07-14"),
    ("Redaktion am 14.07.2019 um 18:04", "2019-07-14"),
    ("Pressemitteilung Nr. 12 vom 14.07.2019", "2019-07-14"),
    ("Do 18. Juli 2019, 18:04", "2019-07-18"),
    ("do 18 jul 2019, 18:04", "2019-07-18"),
    ("Brest, le 14 juillet 2019", "2019-07-14"),
    ("Article de Jeanne Exemple | 14 juillet 2019", "2019-07-14"),
    ("La rédaction, le 14/07/2019 à 18:04", "2019-07-14"),
    ("Ana Ejemplo @anaejemplo 14 julio 2019", "2019-07-14"),
    ("Articolo del 14 luglio 2019", "2019-07-14"),
    ("Geplaatst op 14 juli 2019 door Redactie", "2019-07-14"),
    ("Новость от 14.07.2019", "2019-07-14"),
    ("Haber Giriş: 14.07.2019 18:04", "2019-07-14"),
    ("日期：2019-07-14", "2019-07-14"),
    ("登録日：2019年7月14日", "2019-07-14"),
    ("Fecha: 14/07/2019", "2019-07-14"),
    ("Written by Jana Example, PhD on July 14, 2019", "2019-07-14"),
    ("Jana Example 9:46 am Sun Jul 14, 2019", "2019-07-14"),
    ("Echo staff, July 14, 2019", "2019-07-14"),
    ("Jana Price, July 14, 2019", "2019-07-14"),
    ("Elections | July 14, 2019", "2019-07-14"),
    ("Amina Said, July 14, 2019", "2019-07-14"),
    ("Anna Wahl, 14. Juli 2019", "2019-07-14"),
    ("Interview: Jana Beispiel, 14.07.2019", "2019-07-14"),
    ("Le Courrier du port, 14 juillet 2019", "2019-07-14"),
    ("Портовая газета, 14 июля 2019", "2019-07-14"),
    ("Пресс-служба порта, 14 июля 2019", "2019-07-14"),
    ("Val Exempel, 14 juli 2019", "2019-07-14"),
    ("July 14, 2019 Leave a Reply", "2019-07-14"),
    ("毎日新聞 2019年7月14日", "2019-07-14"),
    ("Concert review - Jana Example - July 14, 2019", "2019-07-14"),
    ("Photo: Jana Example | Published July 14, 2019", "2019-07-14"),
    ("July 14, 2019 at 7:00 PM", "2019-07-14"),
]
CHANGES = [
    "Rectificatie 14 juli 2019: de naam was onjuist.",
    "Поправка от 14 июля 2019",
    "Última modificação em 14 de julho de 2019",
    "Heute ist Sonntag, der 14. Juli 2019",
    "Hoy es domingo 14 de julio de 2019",
]


@pytest.mark.parametrize("line", OF_ANOTHER)
def test_a_day_of_something_else_is_no_stamp(line: str) -> None:
    assert read_stamps(line) == ()


@pytest.mark.parametrize(("line", "day"), OF_THE_PAGE)
def test_names_places_and_labels_of_publication_stand_before_a_stamp(line: str, day: str) -> None:
    found = [(str(stamp.date.options[0].earliest), stamp.updated) for stamp in read_stamps(line)]
    assert found == [(day, False)]


@pytest.mark.parametrize("line", CHANGES)
def test_a_correction_and_the_day_of_showing_only_bound_the_publication(line: str) -> None:
    assert [stamp.updated for stamp in read_stamps(line)] == [True]
