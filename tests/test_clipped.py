"""Texts as web clippers, note programs and exporters save them: what these wrote around them is read and taken off."""

from __future__ import annotations

import datetime as dt

import pytest

from archive_gen.loader import load_record
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.wrapping import unwrap
from archive_gen.model import Capture, Record
from archive_gen.problems import Problem
from loading import shipped_knowledge

TITLE = "Ferry company orders two electric ships"
STORY = (
    "The ferry company of the northern islands has ordered two electric ships. They are to sail from the summer on, "
    "and each will carry three hundred people and forty cars.",
    "The company had looked for a yard for more than a year. The ships will be charged at night, while they lie in "
    "the harbour, and can make four crossings before they have to be charged again.",
    "Fishermen fear for their moorings, of which a third would have to make way for the new cables. The council "
    "wants to hear them before it gives its leave.",
)
ADDRESS = "https://ledger.example/islands/electric-ferries"
SAVED, PUBLISHED = dt.date(2021, 5, 9), "2021-04-27"


def read(text: str, source: str) -> tuple[Record, tuple[Problem, ...]]:
    loaded = load_record(Capture(source, text.encode()), shipped_knowledge())
    assert loaded.record is not None
    return loaded.record, loaded.problems


def with_story(around: str) -> str:
    return around.replace("STORY", "\n\n".join(STORY)).replace("TITLE", TITLE).replace("ADDRESS", ADDRESS)


def front(words: str) -> tuple[Record, tuple[Problem, ...]]:
    return read(with_story(f"{words}\n\nSTORY\n"), "note.md")


FRONT_MATTER = {
    "toml": f'+++\ntitle = "{TITLE}"\ndate = 2021-04-27T08:00:00+02:00\nauthor = "Jane Doe"\n[params]\nx = 1\n+++',
    "json": f'{{\n  "title": "{TITLE}",\n  "date": "2021-04-27",\n  "author": "Jane Doe"\n}}',
    "yaml": f"---\ntitle: {TITLE}\ndate: 2021-04-27\nauthor: Jane Doe\n---",
}


@pytest.mark.parametrize("kind", FRONT_MATTER)
def test_front_matter_is_yaml_toml_or_json(kind: str) -> None:
    record, problems = front(FRONT_MATTER[kind])
    assert (record.title, record.dating.edtf, record.byline) == (TITLE, "2021-04-27", ("Jane Doe",))
    assert [one.severity for one in problems if one.severity == "error"] == []


FAULTY = {
    "title: Ferries: two of them\ndate: 2021-04-27\nauthor: @jane": ("Ferries: two of them", "2021-04-27"),
    "title: [Interview] The ferryman\ndate: 2021-04-27\ntags:\n\t- a": ("[Interview] The ferryman", "2021-04-27"),
    "tags: [a, b\ntitle: Ferries\ndate: 2021-04-27": ("Ferries", "2021-04-27"),
    # What is opened and never closed says nothing for sure.
    'title: Ferries\ndate: "2021-04-27': ("Ferries", None),
}


@pytest.mark.parametrize("words", FAULTY)
def test_a_faulty_line_of_front_matter_costs_no_other(words: str) -> None:
    record, problems = front(f"---\n{words}\n---")
    assert (record.title, record.dating.edtf) == FAULTY[words]
    assert "yaml-syntax" in [one.code for one in problems]


def test_a_faulty_line_of_toml_is_told_and_the_others_hold() -> None:
    record, problems = front("+++\ntitle = 'Ferries' and more\ndate = 2021-04-27\n+++")
    assert record.dating.edtf == "2021-04-27"
    assert [(one.line, one.code) for one in problems if one.severity == "error"] == [(2, "toml-syntax")]


def test_a_date_beside_an_address_gives_way_to_an_earlier_stamp() -> None:
    noted = f"---\ntitle: {TITLE}\nsource: {ADDRESS}\ndate: 2021-05-09\n---"
    assert front(f"{noted}\n\n# {TITLE}\n\nPublished 27 April 2021")[0].dating.edtf == PUBLISHED
    assert front(noted)[0].dating.edtf == "2021-05-09"
    # Without an address it is a person's.
    given = f"---\ntitle: {TITLE}\ndate: 2021-05-09\n---"
    assert front(f"{given}\n\nPublished 27 April 2021")[0].dating.edtf == "2021-05-09"


OBSIDIAN = """---
title: "TITLE"
source: "ADDRESS"
author:
  - "[[Jana Example]]"
published: 2021-04-27
created: 2021-05-09
description: "Two ships for the islands."
tags:
  - "clippings"
---
STORY
"""
OMNIVORE = """---
id: 6b1f0b9e-0000-4000-8000-000000000000
title: |
  TITLE
author: |
  Jana Example
date_saved: 2021-05-09 08:15:00
date_published: 2021-04-27 00:00:00
---

# TITLE
#Omnivore

STORY
"""
MARKDOWNLOAD = """---
created: 2021-05-09T10:11:12 (UTC +02:00)
tags: [ferries]
source: ADDRESS
author: Jana Example
---

# TITLE - Harbour News

> ## Excerpt
> Two ships for the islands.

---
STORY
"""
SITE = """---
title: TITLE | Harbour News
date: 2021-05-09
url: ADDRESS
date_published: 2021-04-27T05:30:00+02:00
site_name: Harbour News
lang: en-GB
---
STORY
"""
WRITTEN_OUT = """---
title: TITLE
date: April 27, 2021
author: Jana Example
---
STORY
"""
NOTION = """# TITLE

Created: May 9, 2021 10:11 AM
Tags: Islands, Ships
URL: ADDRESS
Publisher: Harbour Ledger
Published: April 27, 2021

STORY
"""
JOPLIN = """TITLE

STORY

id: 1f2e3d4c5b6a79880123456789abcdef
created_time: 2021-05-09T08:12:44.000Z
updated_time: 2021-05-10T09:00:00.000Z
source_url: ADDRESS
is_todo: 0
type_: 1
"""
READWISE = """# TITLE

![rw-book-cover](https://images.example/cover.png)

## Metadata
- Author: [[Jana Example]]
- Full Title: TITLE
- Category: #articles
- URL: ADDRESS

## Full Document
STORY
"""
LOGSEQ = """title:: TITLE
type:: [[article]]
url:: ADDRESS
author:: [[Jana Example]]
published:: [[2021-04-27]]

STORY
"""
SCRAPED = """URL: ADDRESS
HEADLINE: TITLE
DATE: 27/04/2021
AUTHOR: Jana Example
SOURCE: Harbour Ledger
TEXT:
STORY
"""
READER = """Title: TITLE

URL Source: ADDRESS

Published Time: 2021-04-27T05:30:00.000Z

Markdown Content:
STORY
"""
GERMAN = """Titel: TITLE
Quelle: ADDRESS
Autorin: Jana Example
Veröffentlicht am: 27. April 2021
Abgerufen am: 9.5.2021

STORY
"""
RUSSIAN = """Заголовок: TITLE
Дата: 27 апреля 2021
Источник: ADDRESS
Текст:
STORY
"""
RETRIEVED = """Source: ADDRESS
Retrieved: 2021-05-09

TITLE
By Jana Example

STORY
"""


@pytest.mark.parametrize(
    ("around", "source", "date", "captured", "byline", "publisher", "url"),
    [
        (OBSIDIAN, "a.md", PUBLISHED, SAVED, "Jana Example", None, ADDRESS),
        (OMNIVORE, "a.md", PUBLISHED, SAVED, "Jana Example", None, None),
        (MARKDOWNLOAD, "a.md", "[..2021-05-09]", SAVED, "Jana Example", "Harbour News", ADDRESS),
        (SITE, "a.md", PUBLISHED, SAVED, None, "Harbour News", ADDRESS),
        (WRITTEN_OUT, "a.md", PUBLISHED, None, "Jana Example", None, None),
        (NOTION, "a.md", PUBLISHED, SAVED, None, "Harbour Ledger", ADDRESS),
        (NOTION, "a.txt", PUBLISHED, SAVED, None, "Harbour Ledger", ADDRESS),
        (JOPLIN, "a.md", "[..2021-05-09]", SAVED, None, None, ADDRESS),
        (READWISE, "a.md", None, None, "Jana Example", None, ADDRESS),
        (LOGSEQ, "a.md", PUBLISHED, None, "Jana Example", None, ADDRESS),
        (SCRAPED, "a.txt", PUBLISHED, None, "Jana Example", "Harbour Ledger", ADDRESS),
        (READER, "a.txt", PUBLISHED, None, None, None, ADDRESS),
        (GERMAN, "a.txt", PUBLISHED, SAVED, "Jana Example", None, ADDRESS),
        (RUSSIAN, "a.txt", PUBLISHED, None, None, None, ADDRESS),
        (RETRIEVED, "a.txt", "[..2021-05-09]", SAVED, "Jana Example", None, ADDRESS),
    ],
    ids=[
        "Obsidian", "Omnivore", "MarkDownload", "site's own", "date in words", "Notion", "Notion as text", "Joplin",
        "Readwise", "Logseq", "scraper", "reader service", "German", "Russian", "by hand",
    ],
)  # fmt: skip
def test_what_a_program_wrote_is_read_and_the_text_is_whole(
    around: str,
    source: str,
    date: str | None,
    captured: dt.date | None,
    byline: str | None,
    publisher: str | None,
    url: str | None,
) -> None:
    text = with_story(around)
    record, problems = read(text, source)
    assert record.title == TITLE
    assert [block.text for block in record.body] == list(STORY)
    assert (record.dating.edtf, record.captured) == (date, captured)
    assert (record.byline, record.publisher, record.original_url) == ((byline,) if byline else (), publisher, url)
    assert {problem.severity for problem in problems} <= {"note"}
    for clue in record.dating.evidence:
        assert not clue.line or text[clue.start : clue.end] == clue.quote


def test_what_was_taken_off_is_listed_with_its_line() -> None:
    record, _ = read(with_story(NOTION), "a.md")
    assert [(part.line, part.reason) for part in record.removed] == [(line, "metadata") for line in range(3, 8)]
    record, _ = read(with_story(SCRAPED), "a.txt")
    assert (record.removed[1].text, record.removed[1].line) == ("HEADLINE:", 2)
    assert record.title_span is not None
    assert record.title_span.start == record.removed[1].span.end + 1


@pytest.mark.parametrize(
    "head",
    [
        "Published: 27 April 2021\nAuthor: Jana Example\nCategory: Islands\nSource: Harbour Ledger",
        "Category: Islands\nCreated: Tuesday, 27 April 2021 08:12\nAuthor: Jana Example",
        "Source: Harbour Ledger\nUpdated: 27 April 2021\nBy: Jana Example",
        "Date: 27 April 2021\nText: Jana Example\nDeck: Two ships",
        "Link: https://ledger.example/a\nRead more below",
    ],
)
def test_lines_of_a_page_are_its_own(head: str) -> None:
    text = with_story(f"TITLE\n\n{head}\n\nSTORY\n")
    units = make_units(split_lines(text))
    assert unwrap(units, text).inside == units


def test_a_language_is_given_as_a_tag() -> None:
    record, _ = read(with_story(SITE.replace("lang: en-GB", "lang: en_GB")), "a.md")
    assert record.language == "en-GB"


def test_a_note_made_before_the_publication_bounds_nothing() -> None:
    record, _ = read(with_story(OBSIDIAN.replace("created: 2021-05-09", "created: 2021-04-20")), "a.md")
    assert (record.dating.edtf, record.captured) == (PUBLISHED, None)


def test_a_sidecar_goes_before_what_a_program_wrote() -> None:
    capture = Capture("a.md", with_story(OBSIDIAN).encode(), "a.yaml", b"date: 2021-04-26\nbyline: Jan Example\n")
    record = load_record(capture, shipped_knowledge()).record
    assert record is not None
    assert (record.dating.edtf, record.dating.basis, record.byline) == ("2021-04-26", "given", ("Jan Example",))


def test_the_first_sentence_is_no_headline_where_the_headline_is_given() -> None:
    sentence = "The company of the islands has ordered two electric ships for the crossing."
    text = f"---\ntitle: {TITLE}\n---\n{sentence}\n\n{STORY[1]}\n"
    record, _ = read(text, "a.md")
    assert [block.text for block in record.body] == [sentence, STORY[1]]


def test_tags_of_another_program_are_but_noted() -> None:
    _, problems = read(with_story(OBSIDIAN.replace('  - "clippings"', "  - KP")), "a.md")
    assert not problems
    record, problems = read(with_story(OBSIDIAN.replace('tags:\n  - "clippings"', "tags: clippings, KP")), "a.md")
    assert not problems
    assert record.given_tags.add == ("clippings", "KP")
    assert [place.id for place in record.given_places] == ["clippings", "KP"]


def test_a_day_that_a_program_wrote_in_front_of_the_text_is_taken_off_it() -> None:
    record, _ = read(with_story(" date 2021-04-27 TITLE\n\nSTORY\n"), "page.txt")
    assert (record.title, record.dating.edtf, record.dating.basis) == (TITLE, PUBLISHED, "stated")
    assert [(line.text, line.reason) for line in record.removed] == [("date 2021-04-27", "metadata")]


def test_a_day_in_front_of_the_text_gives_way_to_an_earlier_stamp() -> None:
    record, _ = read(with_story(" date 2021-05-09 TITLE\n\nPublished 27 April 2021\n\nSTORY\n"), "page.txt")
    assert record.dating.edtf == PUBLISHED


def test_a_day_in_front_of_a_wrapped_paragraph_leaves_its_other_lines() -> None:
    story = "\n\n".join((STORY[0].replace("They are", "They\nare"), *STORY[1:]))
    record, _ = read(f" date 2021-04-27 {story}\n", "page.txt")
    assert record.dating.edtf == PUBLISHED
    assert "date 2021" not in " ".join(block.text for block in record.body) + record.title
