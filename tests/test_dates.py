from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.edtf import Interval
from archive_gen.loader import date_shapes
from archive_gen.loader.calendar_names import MONTHS, MONTHS_BEFORE_YEAR, WEEKDAYS
from archive_gen.loader.dates import FoundDate, find_dates

SHAPES = [
    ("Sep 11, 2023 - 23:30", "2023-09-11"),
    ("Published June 18,2024", "2024-06-18"),
    ("Hulyo 22, 2025", "2025-07-22"),
    ("2024 оны 9 дүгээр сарын 3", "2024-09-03"),
    ("2024 жылғы 3 шілде", "2024-07-03"),
    ("2023 წლის 10 მაისი", "2023-05-10"),
    ("2023 թ. սեպտեմբերի 20", "2023-09-20"),
    ("બુધવાર 5 જૂન 2024", "2024-06-05"),
    ("सोमवार, 6 दिसंबर 2021", "2021-12-06"),
    ("| Published: June 19, 2024 20:43:57", "2024-06-19"),
    ("19 June 2024 (dpa)", "2024-06-19"),
    ("TOKYO, Oct. 14 (Agency) -", "10-14"),
    ("2019.04.25 18:02", "2019-04-25"),
    ("25/04/2019", "2019-04-25"),
    ("18.11.2019", "2019-11-18"),
    ("2018-06-12T09:30:00+08:00", "2018-06-12"),
    ("Saturday, December 6, 2025", "2025-12-06"),
    ("June 12th, 2018", "2018-06-12"),
    ("the 12th of June 2018", "2018-06-12"),
    ("in May 2018", "2018-05"),
    ("No. 2, May 2018", "2018-05"),
    ("Heft Nr. 12 Mai 2018", "2018-05"),
    ("on 15 August", "08-15"),
    ("den 3. Oktober 2018", "2018-10-03"),
    ("Donnerstag, 3. März 2022", "2022-03-03"),
    ("le 1er février 2019", "2019-02-01"),
    ("3 de octubre de 2018", "2018-10-03"),
    ("25 апреля 2019, 14:20", "2019-04-25"),
    ("2018년 4월 27일(금)", "2018-04-27"),
    ("2025年9月4日 20:15", "2025-09-04"),
    ("9月4日", "09-04"),
    ("September 13, 20234:00 AM", "2023-09-13"),
    ("13 September 202310:14 BST", "2023-09-13"),
    ("11:20 September 13, 2023", "2023-09-13"),
    ("harbour2023-09-13 10:23:15", "2023-09-13"),
    ("By JANA EXAMPLEJUNE 8, 2017", "2017-06-08"),
    ("Jana Beispiel | 31.10.23", "2023-10-31"),
    ("Artikel vom 31.10.23", "2023-10-31"),
    ("30/10/23 | A Name", "2023-10-30"),
    ("Publié le 30/10/23", "2023-10-30"),
    ("Publié le 30/10/23 à 16h33", "2023-10-30"),
    ("Erstellt am 31.10.23 um 08:35", "2023-10-31"),
    ("14 Feb ’20 | Harbour", "2020-02-14"),
    ("Feb 14, '20", "2020-02-14"),
    ("14-Feb-20", "2020-02-14"),
    ("Thu Mar  9 10:11:12 2017", "2017-03-09"),
    ("Mar 09 10:11 UTC 2017", "2017-03-09"),
    ("9 tháng 3 năm 2022", "2022-03-09"),
    ("9 tháng 3, 2022", "2022-03-09"),
    ("5. 3. 2024", "2024-03-05"),
    ("15.mar.2024 às 14h33", "2024-03-15"),
    ("15.out.2024", "2024-10-15"),
    ("29 / Dezember / 2022", "2022-12-29"),
    ("mar. 12 nov. 2024", "2024-11-12"),
    ("2024. március 15.", "2024-03-15"),
    ("2019-Jun-21", "2019-06-21"),
    ("نشر يوم 23 - 02 - 2013", "2013-02-23"),
    ("23 / 02 / 2013", "2013-02-23"),
    ("15 października 2024", "2024-10-15"),
    ("15 listopada 2024", "2024-11-15"),
    ("15. listopada 2024.", "2024-10-15"),
    ("15. března 2024", "2024-03-15"),
    ("vrijdag 15 maart 2024", "2024-03-15"),
    ("15 Ağustos 2024", "2024-08-15"),
    ("15 Μαρτίου 2024", "2024-03-15"),
    ("الجمعة ١٥ مارس ٢٠٢٤", "2024-03-15"),
    ("15 آذار/مارس 2024", "2024-03-15"),
    ("２０２４年３月１５日", "2024-03-15"),
    ("송고시간2024-03-15 14:33", "2024-03-15"),
    ("于2024年3月15日在港口", "2024-03-15"),
    ("주체112년 9월 13일", "2023-09-13"),
    ("주체112(2023).9.13.", "2023-09-13"),
    ("(Juche112.9.13.)", "2023-09-13"),
    ("September 13, Juche 112 (2023)", "2023-09-13"),
    ("令和6年3月15日", "2024-03-15"),
    ("发布时间:2024-3-5 9:04:21", "2024-03-05"),
    ("令和元年5月15日", "2019-05-15"),
    ("中華民國113年3月15日", "2024-03-15"),
    ("mars 2020", "2020-03"),
    ("Mars 3, 2020", "2020-03-03"),
    ("15 сен 2024, 14:33", "2024-09-15"),
    ("ГАВАНЬ, 7 июн - Агентство", "06-07"),
    ("15 paź 2024", "2024-10-15"),
    ("15 Ağu 2024", "2024-08-15"),
    ("15 HAZİRAN 2024", "2024-06-15"),
    ("15 KASIM 2024", "2024-11-15"),
    ("15 Agu 2024, 14:33 WIB", "2024-08-15"),
    ("15 Mac 2024", "2024-03-15"),
    ("15. des. 2024", "2024-12-15"),
    ("15. Jän. 2024", "2024-01-15"),
    ("2024. márc. 15.", "2024-03-15"),
    ("2024 m. kovo 15 d.", "2024-03-15"),
    ("2024. gada 15. marts", "2024-03-15"),
    ("15 iun. 2024", "2024-06-15"),
    ("15 Δεκ. 2024", "2024-12-15"),
    ("15 ΜΑΡΤΙΟΥ 2024", "2024-03-15"),
    ("15 вер. 2024", "2024-09-15"),
    ("15 сакавіка 2024", "2024-03-15"),
    ("1° marzo 2024", "2024-03-01"),
    ("15 de març de 2024", "2024-03-15"),
    ("15 d'abril de 2024", "2024-04-15"),
    ("15. srp 2024", "2024-08-15"),
    ("15. augusta 2024", "2024-08-15"),
    ("Maaliskuu 15, 2024", "2024-03-15"),
    ("Jum'at, 15 Agt 2024", "2024-08-15"),
    ("15 Tháng Ba, 2024", "2024-03-15"),
    ("15 tháng mười một 2024", "2024-11-15"),
    ("15 tháng năm, năm 2024", "2024-05-15"),
    ("15 مارس، 2024", "2024-03-15"),
    ("15 تشرين الأول 2024", "2024-10-15"),
    ("15 كانون الثاني/يناير 2024", "2024-01-15"),
    ("15 مارچ 2024", "2024-03-15"),
    ("शुक्रवार, 15 मार्च 2024", "2024-03-15"),
    ("१५ सितंबर २०२४", "2024-09-15"),
    ("মার্চ ১৫, ২০২৪", "2024-03-15"),
    ("15 மார்ச் 2024", "2024-03-15"),
    ("جمعه ۲۵ اسفند ۱۴۰۲ - ۱۴:۰۵", "2024-03-15"),
    ("۱۴۰۲/۱۲/۲۵", "2024-03-15"),
    ("۰۱/ فروردين /۱۴۰۳", "2024-03-20"),
    ("วันศุกร์ที่ 15 มีนาคม พ.ศ. 2567", "2024-03-15"),
    ("15 มี.ค. 67 14:33 น.", "2024-03-15"),
    ("15 มีนาคม 2024", "2024-03-15"),
    ("15/03/2567 14:33", "2024-03-15"),
    ("15 fév. 2024", "2024-02-15"),
]
NONE = [
    "the Mars 2020 rover",
    "12 des 2000 ouvriers du port",
    "1402/12/25",
    "۳۱ شهریورماه",
    "۳۰ اسفند ۱۴۰۲",
    "30 February 2019",
    "may 5 people",
    "march 10 miles",
    "2019-13-40",
    "call 202-555-0101",
    "1 2 3 2019",
    "Feb 30",
    "",
    "20240619x",
    "harbour2023-09-13.jpg",
    "version 12.10.22 of the program",
    "5. 3. 24 boats",
    "from the May/June 2017 issue",
]


def written(date: FoundDate) -> str:
    year = [f"{date.year}"] if date.year else []
    return "-".join([*year, *(f"{part:02}" for part in (date.month, date.day) if part)])


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_a_date_is_read_with_the_parts_that_it_states(text: str, expected: str) -> None:
    assert [written(date) for date in find_dates(text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_the_offsets_hold_the_words_and_their_weekday() -> None:
    text = "It opened on Wednesday, 3 September 2025, in the rain."
    (date,) = find_dates(text)
    assert text[date.start : date.end] == "Wednesday, 3 September 2025"
    assert date.weekday_fits


def test_a_weekday_that_is_not_the_days_own_does_not_fit() -> None:
    (date,) = find_dates("Tuesday, 3 September 2025")
    assert not date.weekday_fits


def test_day_and_month_that_can_be_swapped_give_two_days() -> None:
    (date,) = find_dates("07/08/2016")
    days = [Interval(day, day) for day in (dt.date(2016, 7, 8), dt.date(2016, 8, 7))]
    assert list(date.options) == days


def test_a_weekday_decides_between_swapped_day_and_month() -> None:
    assert find_dates("07.08.2016")[0].options == (Interval(dt.date(2016, 8, 7), dt.date(2016, 8, 7)),)
    assert len(find_dates("10-12-2018")[0].options) == 2


@given(st.lists(st.sampled_from(sorted(
    {*(name for row in (*MONTHS, *MONTHS_BEFORE_YEAR, *WEEKDAYS) for name in row if name[0] <= "\u024f"),
     "out", "OUT", "Set", "set.", "des.", "3", "15", "15.", "2024", "de", "of", "on", "the", ",", "-", "/", "14:33"}
)), min_size=2, max_size=7), st.sampled_from([str, str.title, str.upper]))  # fmt: skip
def test_the_names_of_english_are_enough_where_there_are_no_others(
    words: list[str], case: Callable[[str], str]
) -> None:
    window = case(" ".join(words))
    if date_shapes.shapes_of(window) is date_shapes._date_in_english():
        found = [match.span() for match in date_shapes._date_in_english().finditer(window)]
        assert found == [match.span() for match in date_shapes._date_in_latin().finditer(window)]


def test_dates_far_apart_in_a_long_text_are_all_found() -> None:
    text = "x " * 500 + "12 May 2018" + " y" * 500 + " June 3, 2019"
    assert [text[d.start : d.end] for d in find_dates(text)] == ["12 May 2018", "June 3, 2019"]
