"""Texts out of press databases: what these wrote around them is read and taken off, and nothing else is."""

from __future__ import annotations

import html
import re
import textwrap

import pytest

from archive_gen.loader import load_record
from archive_gen.loader.documents import part_documents
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.wrapping.databases import unwrap_database
from archive_gen.loader.wrapping.databases.people import is_line_of_names, read_people
from archive_gen.loader.wrapping.databases.stating import read_publication, read_section_name
from archive_gen.model import Capture, Record
from archive_gen.problems import Problem
from loading import shipped_knowledge

TITLE = "Town library lends tools to anybody who asks"
DECK = "A drill for an afternoon, next to the novels."
STORY = (
    "Whoever needs a drill for an afternoon can now borrow one from the town library of Weststrand, which keeps its "
    "tools next to the novels and lends them for as long as a week.",
    "People laughed when it was proposed, said Berta Muster, who runs the library. Then they came with lists, and "
    "by the summer there were 240 tools on the shelves.",
    "Not everyone is glad. The council will look at the figures in autumn.",
)
NEXIS = """                               1 of 1 DOCUMENT

                           Weststrand Courier (Oregon)

                            May 27, 2021 Thursday
                                 City Edition

TITLE

BYLINE: Karl Muster in Weststrand

SECTION: LOCAL; Pg. B3

LENGTH: 410 words

HIGHLIGHT: DECK

STORY

LOAD-DATE: May 28, 2021

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2021 Weststrand Media Group
                              All Rights Reserved
"""
UNI = """TITLE
Weststrand Courier (Oregon)
May 27, 2021 Thursday 3:14 AM GMT

Copyright 2021 Weststrand Media Group All Rights Reserved

Section: LOCAL; Version:1
Length: 410 words
Byline: Karl Muster, Local reporter
Highlight: DECK

Body


STORY


Load-Date: May 28, 2021


End of Document
"""
CODES = """SE   LOCAL
HD   TITLE
BY   By Karl Muster
WC   410 words
PD   27 May 2021
SN   Weststrand Courier
SC   WESTC
LA   English
CY   (c) 2021 Weststrand Media Group
LP   DECK
TD   STORY
NS   gcat : Political/General News
RE   usor : Oregon
AN   Document WESTC00020210527eh5r0002p
"""
PLAIN = """LOCAL
TITLE
By Karl Muster
410 words
27 May 2021
Weststrand Courier
WESTC
B3
English
(c) 2021 Weststrand Media Group

DECK

STORY

Document WESTC00020210527eh5r0002p
"""
LAYOUTS = {"nexis": NEXIS, "uni": UNI, "codes": CODES, "plain": PLAIN}


def filled(layout: str, *, width: int = 0) -> str:
    story = "\n\n".join(textwrap.fill(paragraph, width) if width else paragraph for paragraph in STORY)
    return layout.replace("TITLE", TITLE).replace("DECK", DECK).replace("STORY", story)


def read(text: str, source: str = "case.txt") -> tuple[Record, tuple[Problem, ...]]:
    loaded = load_record(Capture(source, text.encode()), shipped_knowledge())
    assert loaded.record is not None
    return loaded.record, loaded.problems


def assert_read(text: str, source: str = "case.txt") -> None:
    record, problems = read(text, source)
    assert (record.title, record.dating.edtf, record.publisher) == (TITLE, "2021-05-27", "Weststrand Courier")
    assert (record.byline, record.section) == (("Karl Muster",), "LOCAL")
    assert [block.text for block in record.body] == [DECK, *STORY]
    assert [problem for problem in problems if problem.severity != "note"] == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub(r"(?m)^(?=.)", "    ", text),
        lambda text: re.sub(r"(?m)^ +", "", text),
        lambda text: re.sub(r"\n{2,}", "\n", text),
        lambda text: re.sub(r"(?m)^([A-Z][A-Za-z-]+):", lambda match: match[0].lower(), text),
        lambda text: re.sub(r"(?m)^([A-Z]{2}) {3}", "\\1\t", text),
        lambda text: re.sub(r"(?m)^([A-Z]{2}) {3}", "\\1\n", text),
    ],
    ids=["as it is", "windows", "indented", "flush left", "without blank lines", "lower case", "tabs", "code above"],
)
def test_a_text_is_read_however_its_lines_are_laid_out(layout: str, change: object) -> None:
    assert callable(change)
    assert_read(change(filled(layout)))


@pytest.mark.parametrize("layout", [NEXIS, UNI, PLAIN], ids=["nexis", "uni", "plain"])
def test_hard_wrapped_paragraphs_are_joined(layout: str) -> None:
    assert_read(filled(layout, width=68))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_databases_own_page_is_read_by_its_layout(layout: str) -> None:
    shown = [part.strip().split("\n") for part in re.split(r"\n\s*\n", filled(layout)) if part.strip()]
    parts = ["<p>" + "<br>".join(html.escape(line) for line in part) + "</p>" for part in shown]
    head = '<title>Search</title><meta name="date" content="2021-06-30">'
    assert_read(f"<html><head>{head}</head><body>{''.join(parts)}</body></html>", "case.html")


def test_what_was_made_markdown_has_its_labels_in_bold() -> None:
    text = re.sub(r"(?m)^((?:[A-Z][a-z]+-?)+):", r"**\1:**", filled(UNI)).replace("\nBody\n", "\n**Body**\n")
    assert_read(f"# {text}", "case.md")


@pytest.mark.parametrize("layout", [NEXIS, UNI, CODES], ids=["nexis", "uni", "codes"])
@pytest.mark.parametrize("kept", [0.55, 0.8, 0.95])
def test_a_download_that_was_cut_off_is_read_as_far_as_it_goes(layout: str, kept: float) -> None:
    text = filled(layout)
    record, _ = read(text[: int(len(text) * kept)])
    assert (record.title, record.dating.edtf, record.publisher) == (TITLE, "2021-05-27", "Weststrand Courier")


def test_the_day_of_loading_bounds_and_never_dates() -> None:
    record, _ = read(filled(NEXIS.replace("May 27, 2021 Thursday", "Spring issue")))
    assert record.dating.edtf is not None
    assert record.dating.edtf.endswith("..2021-05-28]")


def test_the_day_of_the_download_is_that_of_saving() -> None:
    record, _ = read("Time Of Request: Friday, June 3, 2022  16:51:31\n\nTerms: (library)\n\n" + filled(NEXIS))
    assert str(record.captured) == "2022-06-03"
    assert record.title == TITLE


def test_of_several_documents_the_first_is_read_and_the_file_is_warned_of() -> None:
    other = filled(UNI).replace(TITLE, "A bridge is closed").replace("May 27, 2021", "June 1, 2021")
    record, problems = read(f"{filled(UNI)}\n{other}")
    assert (record.title, record.dating.edtf) == (TITLE, "2021-05-27")
    assert {part.reason for part in record.removed} == {"metadata", "other-document"}
    told = [problem for problem in problems if problem.code == "several-documents"]
    assert [(one.severity, one.line) for one in told] == [("warning", filled(UNI).count("\n") + 2)]
    assert "holds 2 documents" in told[0].message


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_file_is_parted_into_its_documents(layout: str) -> None:
    one = filled(layout)
    parts = part_documents((one * 3).encode(), "case.txt")
    assert len(parts) == 3
    assert b"".join(parts) == (one * 3).encode()
    for part in parts:
        assert_read(part.decode())
    assert part_documents(one.encode(), "case.txt") == (one.encode(),)


def test_documents_are_parted_where_the_fields_of_one_end_if_nothing_else_marks_that() -> None:
    one = filled(UNI).replace("\n\nEnd of Document\n", "")
    parts = part_documents((one * 2).encode(), "case.txt")
    assert parts == (one.encode(), one.encode())


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\nBy Karl Muster\n\nMay 27, 2021\n\nLENGTH: 410 words\n\nSTORY\n\n© 2021. All Rights Reserved\n",
        f"{TITLE}\n\nSection: Local\n\nLanguage: English\n\nSTORY\n\nEnd of document\n",
        f"{TITLE}\n\nSTORY\n\nLOAD-DATE:\n\nLENGTH:\n\nPUBLICATION-TYPE:\n\nSTORY\n",
        f"{TITLE}\n\n27 May 2021\n\nSTORY\n\nDocument WESTC00020210527eh5r0002p\n",
        f"HD {TITLE}\n\nBY the sea, 27 May 2021\n\nSTORY\n",
        f"{TITLE}\n\nSTORY\n\nDatabase: the council's\n\nSource type: survey\n",
        f"{TITLE}\n\nQuelle: Bote vom 27.05.2021\n\nSTORY\n",
        f"{TITLE}\n\nSTORY\n\nWord Count: 410\n\nRegion: (north)\n",
    ],
)
def test_a_page_with_a_few_labels_of_its_own_is_from_no_database(text: str) -> None:
    text = filled(text)
    assert unwrap_database(make_units(split_lines(text)), text) is None


def test_no_line_of_the_text_is_cut_for_looking_like_one_of_a_page() -> None:
    lines = (
        "«Li ho contati una volta sola», ha detto.",
        "BIRDS AND FOG",
        "Home",
        "Read the whole list in the library.",
    )
    record, _ = read(filled(UNI).replace("\n\n".join(STORY), "\n\n".join([STORY[0], *lines, *STORY[1:], lines[1]])))
    assert [block.text for block in record.body] == [DECK, STORY[0], *lines, *STORY[1:], lines[1]]


def test_lines_of_the_text_that_look_like_labels_stay() -> None:
    talk = (
        "Language: that is what it is about, she says, and nobody should forget it.",
        "Subject: fish, and not fowl.",
    )
    story = "\n\n".join([STORY[0], *talk, *STORY[1:]])
    record, _ = read(filled(UNI).replace("\n\n".join(STORY), story))
    assert [block.text for block in record.body] == [DECK, STORY[0], *talk, *STORY[1:]]


@pytest.mark.parametrize(
    ("words", "inverted", "names"),
    [
        ("By Karl Muster in Weststrand", False, ["Karl Muster"]),
        ("Karl Muster and Lena Sample", False, ["Karl Muster", "Lena Sample"]),
        ("KARL MUSTER; Weststrand Press Writer", False, ["KARL MUSTER"]),
        ("Karl Muster Local Editor", False, ["Karl Muster"]),
        ("Von Karl Muster", False, ["Karl Muster"]),
        ("Karl Muster k.muster@courier.example", False, ["Karl Muster"]),
        ("Muster, Karl.", True, ["Karl Muster"]),
        ("Muster, Karl; Sample, Lena", True, ["Karl Muster", "Lena Sample"]),
        ("Muster, K.", True, ["K. Muster"]),
        ("Karl van Muster Local Editor", False, ["Karl van Muster"]),
        ("Weststrand News Agency", False, []),
        ("Our correspondents", False, []),
    ],
)
def test_names_are_told_from_places_and_offices(words: str, inverted: bool, names: list[str]) -> None:
    assert list(read_people(words, inverted=inverted)) == names


def test_a_line_of_names_says_nothing_else() -> None:
    assert is_line_of_names("Karl Muster, Local reporter")
    assert not any(map(is_line_of_names, ("Town library lends tools", "The tools stay.", "Weststrand", "410 words")))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Courier, The (Weststrand, OR)", "The Courier"),
        ("Courier (Online); Weststrand, Ore. [Weststrand, Ore]", "Courier"),
        ("Der Bote", "Der Bote"),
        ("", None),
    ],
)
def test_a_publication_is_named_without_its_place(words: str, name: str | None) -> None:
    assert read_publication(words) == name


def test_a_section_is_named_without_its_page() -> None:
    assert read_section_name("LOCAL NEWS; Pg. B3") == read_section_name("LOCAL NEWS, S. 4") == "LOCAL NEWS"
    assert read_section_name("4") is None
