from __future__ import annotations

import pytest

from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.stamps import read_stamps

LINES = [
    ("Sep 11, 2023 - 23:30", ["2023-09-11"], []),
    ("Published June 18,2024", ["2024-06-18"], []),
    ("| Published: June 19, 2024 20:43:57", ["2024-06-19"], []),
    ("Feb 28, 2019, 5:40 AM | Updated: Jun 8, 2022, 5:15 pm", ["2019-02-28"], ["2022-06-08"]),
    ("Letzte Aktualisierung: 4. Juni 2020", [], ["2020-06-04"]),
    ("Zuletzt bearbeitet am 4. Juni 2020", [], ["2020-06-04"]),
    ("Dernière modification le 4 juin 2020", [], ["2020-06-04"]),
    ("Последнее обновление: 4 июня 2020", [], ["2020-06-04"]),
    ("Cập nhật lúc 14:33, 04/06/2020", [], ["2020-04-06"]),
    ("업데이트 2020.06.04 14:33", [], ["2020-06-04"]),
    ("अपडेटेड 4 जून 2020, 14:33", [], ["2020-06-04"]),
    ("A Nameअपडेटेड Jun 04, 2020 पर 8:18 PM", [], ["2020-06-04"]),
    ("प्रकाशित: 4 जून 2020", ["2020-06-04"], []),
    ("राम उदाहरण / नई दिल्ली June 4, 2020", ["2020-06-04"], []),
    ("4. Juni 2020 red Drucken Teilen PDF Merken Vorlesen", ["2020-06-04"], []),
    ("4 juni 2020 12:07 Laatste update: 7 minuten geleden", ["2020-06-04"], []),
    ("Haber Giriş: 17.06.2019 23:17 | Son Güncelleme: 04.06.2020 23:44", ["2019-06-17"], ["2020-06-04"]),
    ("Last updated 05 Sep 2021, originally created 21 Aug 2020", ["2020-08-21"], ["2021-09-05"]),
    ("2019.04.25 18:02", ["2019-04-25"], []),
    ("LOAD-DATE: April 26, 2019", [], ["2019-04-26"]),
    ("Published 4/23/19", ["2019-04-23"], []),
    ("Posted 23/04/19 by A Name", ["2019-04-23"], []),
    ("4/23/19", ["2019-04-23"], []),
    ("發布日期：108-04-25", ["2019-04-25"], []),
    ("發稿時間：108/04/25 18:02", ["2019-04-25"], []),
    ("32 May 2021", [], []),
    ("By A Name | 45 May 2021", [], []),
    ("Issue 45 May 2021", ["2021-05-01"], []),
    ("25/04/2019", ["2019-04-25"], []),
    ("Door: redactie 10 september 2014 - 16:02", ["2014-09-10"], []),
    ("Harbour Review, Vol. 7, No. 2, June 2019", ["2019-06-01"], []),
    ("Le Courrier du port, lundi 14 septembre 2020, p. 4", ["2020-09-14"], []),
    ("Embargoed until 00:01, Thursday 9 February 2017", [], []),
    ("2018-06-12T09:30:00+08:00", ["2018-06-12"], []),
    ("13/12/2013 09:50", ["2013-12-13"], []),
    ("Dec.16 - 2024", ["2024-12-16"], []),
    ("Sat Aug 16 2025", ["2025-08-16"], []),
    ("# 25 April 2019 10:08 (UTC +04:00)", ["2019-04-25"], []),
    ("[ 24 October 2020 ]", ["2020-10-24"], []),
    ("Published: December 6, 2024Updated: December 7, 2024", ["2024-12-06"], ["2024-12-07"]),
    ("By Jana Example, 12 June 2018", ["2018-06-12"], []),
    ("4 February 2020 • words by Jana Example • pictures by Tom Sample", ["2020-02-04"], []),
    ("Veröffentlicht am 3. März 2022 um 14:20 Uhr", ["2022-03-03"], []),
    ("Publié le 1er février 2019 à 10h30", ["2019-02-01"], []),
    ("Опубликовано 25 апреля 2019, 14:20", ["2019-04-25"], []),
    ("입력 2018.04.27 18:40", ["2018-04-27"], []),
    ("发布时间：2025年9月4日 20:15", ["2025-09-04"], []),
    ("公開 2020年1月5日", ["2020-01-05"], []),
    ("Source: Harbour Agency | 2023-09-13 10:23:15", ["2023-09-13"], []),
    ("Source: Harbour AgencyEditor: someone2023-09-13 10:23:15", ["2023-09-13"], []),
    ("All News 11:20 September 13, 2023", ["2023-09-13"], []),
    ("September 13, 20239:14 AM UTCUpdated 2 days ago", ["2023-09-13"], []),
    ("13.09.23 | 09:45", ["2023-09-13"], []),
    ("13/09/2023 a las 09:41h.", ["2023-09-13"], []),
    ("am Mittwoch, 09.03.2022 - 05:00 (1 Kommentar)", ["2022-03-09"], []),
    ("March 9, 2022 Topic: Harbours Region: Coast Tags: Ferry, Quay, Old Bridge", ["2022-03-09"], []),
    ("2022-03-09 07:20:20  来源：港口报  责任编辑：王小美 李大文", ["2022-03-09"], []),
    ("Jana Example, Harbour Desk | March 9, 2022 7:46 p.m.", ["2022-03-09"], []),
    ("Miércoles, 9 de marzo de 2022 a las 07:46hrs.", ["2022-03-09"], []),
    ("9 Mart 2022 Çarşamba 18:28", ["2022-03-09"], []),
    (
        "by A Name of the Harbour Desk in Town November 17, 2019 November 17, 2019 Notes",
        ["2019-11-17", "2019-11-17"],
        [],
    ),
    ("주체112(2023)년 9월 13일", ["2023-09-13"], []),
    ("주체112(2023).9.13.", ["2023-09-13"], []),
    ("Publikacja: 15.03.2024 14:33 Aktualizacja: 16.03.2024 09:12", ["2024-03-15"], ["2024-03-16"]),
    ("Оновлено 16 березня 2024, 09:12", [], ["2024-03-16"]),
    ("Publicerad: 15 mars 2024 Uppdaterad: 17 mars 2024", ["2024-03-15"], ["2024-03-17"]),
    ("15 marzo 2024 (modifica il 16 marzo 2024 | 09:12)", ["2024-03-15"], ["2024-03-16"]),
    ("2024年3月15日 14:33 (2024年3月16日 9:12更新)", ["2024-03-15"], ["2024-03-16"]),
    ("2024/03/15 14:33 송고", ["2024-03-15"], []),
    ("الجمعة 5 رمضان 1445 هـ - 15 مارس 2024 م", ["2024-03-15"], []),
    ("For Immediate Release: Friday, March 15, 2024", ["2024-03-15"], []),
    ("Accessed: 6 May 2021", [], ["2021-05-06"]),
    ("Appeared in the March 20, 2019, print edition", [], ["2019-03-20"]),
    ("Correction: March 20, 2019", [], ["2019-03-20"]),
    ("PUBLISHED ONMarch 20, 2019", ["2019-03-20"], []),
    ("Autorin: Jana Beispiel, Datum: 20.Mär.19", ["2019-03-20"], []),
    ("2019年3月20日 10:01 発信地：カノ/ナイジェリア [ ナイジェリア アフリカ ]", ["2019-03-20"], []),
    ("March 20, 2019 -- Updated 0203 GMT (1003 HKT)", [], ["2019-03-20"]),
    ("By Harbour Desk Mar 20, 2019 5:35:54 AM IST (Updated)", [], ["2019-03-20"]),
    ("الأربعاء، 20 آذار/مارس 2019، آخر تحديث 14:00 (GMT+0400)", [], ["2019-03-20"]),
    ("March 20, 2019 (updated March 21, 2019)", ["2019-03-20"], ["2019-03-21"]),
    ("Zveřejněno dne 20. 3. 2019", ["2019-03-20"], []),
    ("Opublikowany 20 marca 2019 godz. 14:33", ["2019-03-20"], []),
    ("20 Μαρτίου 2019 02:33 μ.μ. Τελευταία ενημέρωση: 21/03/2019", ["2019-03-20"], ["2019-03-21"]),
    ("Ultima actualizare: 20 martie 2019", [], ["2019-03-20"]),
    ("Дата добавления: 20 марта 2019", ["2019-03-20"], []),
    ("Опубликовано в газете «Гавань» №28 от 20 марта 2019", [], ["2019-03-20"]),
    ("Submitted by a.name on Tue, 03/19/2019 - 09:15", ["2019-03-19"], []),
    ("Hafen AKTUELL Sende uns eine E-Mail 20. März 2019", ["2019-03-20"], []),
    ("20. März 2019 // von Jana Beispiel // Fähre, Kai, Alte Brücke, Markthalle am Fluss", ["2019-03-20"], []),
    ("Änderungsdatum: 20.03.2019", [], ["2019-03-20"]),
]
NO_STAMPS = [
    "The Games last until 25 February.",
    "Dalian, view of the harbour (17 September 2014)",
    "29 November 2018 | 20 January 2019",
    "He was born on 12 May 1950 in a village by the sea and went to school there",
    "Ten things to do in October",
    "Source: Ministry of Harbours, 25 October 2019",
    "港口委员会于2019年3月15日成立，委员会成员从渔民和造船厂的业主当中选出。",
    "The date of October 5, 2023 was chosen for the vote.",
    "The referendum on October 5, 2023 divided the town even before the lists were printed.",
    "Her book was published on October 5, 2023.",
    "The rules were updated on October 5, 2023.",
    "The decree was published on October 5, 2023 and signed by the mayor.",
    "Das Buch wurde am 5. Oktober 2023 veröffentlicht.",
    "Le livre a été publié le 5 octobre 2023.",
    "Der Bericht wurde am 5. Oktober 2023 veröffentlicht.",
    "La nota de la alcaldesa fue publicada el 5 de octubre de 2023.",
    "La pagina del comune è stata aggiornata il 5 ottobre 2023.",
    "映画は2023年10月5日に公開されました。",
    "报告于2023年10月5日发布。",
    "Born October 5, 1953",
    "On this day: October 5, 1923",
    "Applications by October 5, 2023",
    "Tickets on sale from October 5, 2023",
    "Available on DVD October 5, 2023",
    "On view through October 5, 2023",
    "In service since October 5, 2013",
    "Release date: October 5, 2023",
    "Elected October 5, 2013",
    "Trial set for October 5, 2023",
    "Vote on October 5, 2023",
    "Harbour Act of October 5, 2023",
    "The harbour, October 5, 2013. Photo by Jana Example",
    "Termin: 5. Oktober 2023",
    "Video verfügbar bis 5. Oktober 2023",
    "Sortie le 5 octobre 2023",
    "Fecha del evento: 5 de octubre de 2023",
    "Joined: March 2011",
    "Deadline: July 14, 2019",
    "Next meeting: July 14, 2019",
    "Figures as of July 14, 2019",
    "Week of July 14, 2019",
    "18-24 March 2019",
    "March 18-24, 2019",
    "Event date: July 14, 2019",
    "This site uses cookies. Policy last updated 25 May 2018.",
    "Privacy policy (updated May 25, 2018)",
    "Update July 3, 8:05AM ET: Added a map and a quote.",
    "Anmeldeschluss: 14. Juli 2019",
    "Gültig ab 14. Juli 2019",
    "Beiträge: 120 Registriert: 14. Juli 2019",
    "",
]


@pytest.mark.parametrize(("line", "published", "updated"), LINES)
def test_a_stamp_line_states_when_a_page_was_published_or_changed(
    line: str, published: list[str], updated: list[str]
) -> None:
    stamps = read_stamps(line)
    days = {kind: [str(s.date.options[0].earliest) for s in stamps if s.updated == kind] for kind in (False, True)}
    assert days == {False: published, True: updated}


@pytest.mark.parametrize(
    "line",
    [
        "Archivierter Artikel vom 20.03.2019, 15:22 Uhr",
        "Verfasst von: Jana | 20. März 2019",
        "Geschrieben von Jana Beispiel am 20. März 2019",
        "Presseaussendung, 20. März 2019",
    ],
)
def test_german_words_mark_a_stamp(line: str) -> None:
    assert [(stamp.marked, stamp.updated) for stamp in read_stamps(line)] == [(True, False)]


@pytest.mark.parametrize(
    "line",
    [
        "Published on October 5, 2023.",
        "This article was first published on October 5, 2023.",
        "Ferry back in port. Posted October 5, 2023.",
        "Posted by October 5, 2023",
        "Leaders hail the summit - October 5, 2023",
        "NATO October 5, 2023",
        "Dieser Artikel wurde am 5. Oktober 2023 veröffentlicht.",
        "Dieser Bericht wurde am 5. Oktober 2023 veröffentlicht.",
        "Erstmals veröffentlicht am 5. Oktober 2023.",
        "Esta noticia se publicó el 5 de octubre de 2023.",
        "この記事は2023年10月5日に公開されました。",
        "本文于2023年10月5日首次发表。",
        "Cet article a été publié le 5 octobre 2023.",
    ],
)
def test_a_line_about_the_page_is_a_stamp(line: str) -> None:
    found = [(str(stamp.date.options[0].earliest), stamp.updated) for stamp in read_stamps(line)]
    assert found == [("2023-10-05", False)]


@pytest.mark.parametrize("line", NO_STAMPS)
def test_a_sentence_a_caption_and_a_range_are_no_stamps(line: str) -> None:
    assert read_stamps(line) == ()


def test_a_byline_gives_its_names() -> None:
    assert read_byline("By Jana Example and Tom Sample | 12 June 2018") == ("Jana Example", "Tom Sample")


@pytest.mark.parametrize("line", ["by far the most powerful.", "By the time it was over", "Nearby Example"])
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert read_byline(line) == ()
