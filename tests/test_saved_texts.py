"""Texts as archives, browsers, mail programs and messengers save them: what these wrote around them is read."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.loader import load_record
from archive_gen.loader.capture_text import decode_text
from archive_gen.loader.decode import Decoded
from archive_gen.model import Capture, Record
from loading import record_of, shipped_knowledge

TITLE = "Ferry company orders two electric ships"
STORY = (
    "The ferry company of the northern islands has ordered two electric ships. They are to sail from the summer on, "
    "and each will carry three hundred people and forty cars.",
    "The company had looked for a yard for more than a year. The ships will be charged at night, while they lie in "
    "the harbour, and can make four crossings before they have to be charged again.",
    "Fishermen fear for their moorings, of which a third would have to make way for the new cables. The council "
    "wants to hear them before it gives its leave.",
    "In the spring a ship of another company had lain still for weeks because a part of its engine could not be had.",
)
ADDRESS = "https://ledger.example/islands/electric-ferries"
SAVED = dt.date(2021, 5, 23)


def with_story(around: str) -> str:
    text = around.replace("STORY", "\n\n".join(STORY)).replace("TITLE", TITLE).replace("ADDRESS", ADDRESS)
    return text.replace("FIRST", "\n\n".join(STORY[:2])).replace("REST", "\n\n".join(STORY[2:]))


def read(text: str, source: str = "a.txt") -> Record:
    return record_of(text, source)


def check_whole(record: Record, text: str) -> None:
    """Title, body and removed lines are the text, each character once."""
    decoded = decode_text(Capture(record.source, text.encode()))
    assert isinstance(decoded, Decoded)
    spans = [span for block in record.body for span in block.spans] + [part.span for part in record.removed]
    spans = sorted([*spans, record.title_span] if record.title_span else spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    shown = "".join("".join(decoded.text[span.start : span.end] for span in spans).split())
    assert shown == "".join(decoded.text.split())


def check_read(record: Record, text: str) -> None:
    assert record.title == TITLE
    assert tuple(block.text for block in record.body) == STORY
    check_whole(record, text)


TOOLBAR = """Harbour Ledger

ADDRESS
Go
5 captures
9 May 2021 - 1 Jan 2023
Jan
MAY
Jun
23
2020
2021
2022
success
fail
About this capture
COLLECTED BY
Organization: A library
What this library keeps is chosen by its readers, and by a committee that meets twice a year.
Collection: Islands
TIMESTAMPS

TITLE

STORY
"""
TOOLBAR_IN_A_LINE = """5 captures 09 May 2021 - 01 Jan 2023 Jan MAY Jun 23 2020 2021 2022 success fail \
About this capture COLLECTED BY Collection: Islands TIMESTAMPS The Wayback Machine - https://web.archive.org/web/20210523101112/ADDRESS

TITLE

STORY
"""
ARCHIVE_TODAY = """archive.ph
webpage capture
Saved from
ADDRESS
history←priornext→
23 May 2021 10:11:12 UTC
All snapshots\tfrom host ledger.example
Webpage\tScreenshot
download .zip
report bug or abuse

TITLE

STORY
"""
PERMA = """Perma.cc
Captured May 23, 2021 10:11 am
View the live page
ADDRESS

TITLE

STORY
"""
GHOSTARCHIVE = """Ghost Archive
Original URL: ADDRESS
Archived: Sun, 23 May 2021 10:11:12 GMT

TITLE

STORY
"""
OF_ARCHIVES = {"toolbar": TOOLBAR, "line": TOOLBAR_IN_A_LINE, "today": ARCHIVE_TODAY,
               "perma": PERMA, "ghost": GHOSTARCHIVE}  # fmt: skip


@pytest.mark.parametrize("name", OF_ARCHIVES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_web_archive_says_by_when_the_page_was_there(name: str, end: str) -> None:
    text = with_story(OF_ARCHIVES[name]).replace("\n", end)
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.original_url) == (SAVED, ADDRESS)
    assert record.dating.earliest is None
    assert record.dating.latest in (SAVED, SAVED + dt.timedelta(days=1))


def test_of_several_captures_without_a_calendar_the_last_bounds() -> None:
    text = with_story("ADDRESS\nSaved 22 times between April 20, 2021 and May 23, 2021.\n\nTITLE\n\nSTORY\n")
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.dating.edtf) == (None, "[..2021-05-23]")


CACHES = [
    "This is Google's cache of ADDRESS. It is a snapshot of the page as it was on May 23, 2021 10:11:12 GMT. Learn "
    "more.\nFull version\tText-only version\tView source\nTip: To find your term, press Ctrl+F or ⌘-F (Mac).",
    "Dies ist der Cache von Google von ADDRESS, wie die Seite am 23. Mai 2021 10:11:12 GMT aussah.\n"
    "Vollständige Version\nNur-Text-Version\nQuelle anzeigen\nTipp: Drücke Strg+F bzw. ⌘-F (Mac).",
    "Voici le cache Google de ADDRESS, un instantané du 23 mai 2021 10:11:12 GMT. En savoir plus.\nVersion intégrale",
    "Это копия страницы ADDRESS из кеша Google на 23 май 2021 10:11:12 GMT. Подробнее.\nПолная версия",
    "これは Google に保存されている ADDRESS のキャッシュです。 このページは "
    "2021年5月23日 10:11:12 GMT のものです。\nソースを表示",
    "You have reached the cached page for ADDRESS\nBelow is a snapshot of the Web page as it appeared on 5/23/2021 "
    "(the last time our crawler visited it).\nBing is not responsible for the content of this page.",
    "Яндекс\nСохранённая копия ADDRESS от 23 мая 2021. Страница могла измениться с того времени.",
]


@pytest.mark.parametrize("cache", CACHES)
def test_the_cache_of_a_search_engine_says_by_when_the_page_was_there(cache: str) -> None:
    text = with_story(f"{cache}\n\nTITLE\n\nSTORY\n")
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.original_url) == (SAVED, ADDRESS)
    assert record.dating.earliest is None
    assert record.dating.latest in (SAVED, SAVED + dt.timedelta(days=1))


PRINTED = """{stamp}{gap}TITLE | Harbour Ledger

TITLE

FIRST

ADDRESS{gap}1/2
\f{stamp}{gap}TITLE | Harbour Ledger

REST

ADDRESS{gap}2/2
"""
OF_OLDER_BROWSER = """TITLE | Harbour Ledger      Page 1 of 2

TITLE

FIRST

ADDRESS      5/23/2021
TITLE | Harbour Ledger      Page 2 of 2

REST

ADDRESS      5/23/2021
"""
WITH_ADDRESS_ABOVE = """TITLE | Harbour Ledger      ADDRESS

TITLE

FIRST

1 of 2      5/23/2021, 10:11 AM
TITLE | Harbour Ledger      ADDRESS

REST

2 of 2      5/23/2021, 10:11 AM
"""
IN_LINES = """5/23/21, 10:11 AM
TITLE | Harbour Ledger

TITLE

FIRST
ADDRESS
1/2
5/23/21, 10:11 AM
TITLE | Harbour Ledger
REST
ADDRESS
2/2
"""
STAMPS = ["5/23/21, 10:11 AM", "23/05/2021, 10:11", "23.05.21, 10:11", "23/05/2021 10:11", "2021/5/23 10:11",
          "2021-05-23 10:11", "23-05-2021 10:11", "2021/5/23 上午10:11"]  # fmt: skip


@pytest.mark.parametrize("printed", [
    *[PRINTED.format(stamp=stamp, gap=" " * 12) for stamp in STAMPS], PRINTED.format(stamp=STAMPS[0], gap=" "),
    OF_OLDER_BROWSER, WITH_ADDRESS_ABOVE, IN_LINES,
])  # fmt: skip
def test_what_a_browser_prints_on_each_page_is_none_of_the_text(printed: str) -> None:
    text = with_story(printed)
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.original_url, record.dating.edtf) == (SAVED, ADDRESS, "[..2021-05-23]")


def test_a_day_of_printing_in_either_order_bounds_by_the_later_one() -> None:
    record = read(with_story(PRINTED.format(stamp="7/3/2021, 10:11", gap="   ")))
    assert (record.captured, record.dating.edtf) == (None, "[..2021-07-03]")


@pytest.mark.parametrize(
    "between",
    ["Page 1 of 2\n\fHARBOUR LEDGER", "1\n\f", "Seite 1 von 2\n", "ADDRESS   1/2\n23/05/2021, 10:11   TITLE"],
)
def test_a_sentence_goes_on_behind_what_is_printed_between_pages(between: str) -> None:
    number = between.partition("\n")[0].replace("1", "2", 1)
    top = between.rpartition("\n")[2].removeprefix("\f")
    story = "\n\n".join(STORY)
    one, other = story[:330].rsplit(" ", 1)
    text = with_story(f"{top}\nTITLE\n\n{one}\n\n{between}\n{other}{story[330:]}\n\n{number}\n")
    check_read(read(text), text)


BROKEN = """TITLE

The ferry company of the northern islands has ordered two elec-
tric ships, and as it says none of them is to be a second-
hand one. For a second-hand ship it had looked for in vain for a
whole year, in all of the yards between here and the mainland.

Fishermen fear for their moorings, of which a third part would
have to make way for the cables in the new yard, as they say, and
the council of the islands wants to hear them in the autumn, in a
meeting that is to be open to everybody.
\f"""


def test_words_that_were_broken_at_the_ends_of_printed_lines_are_whole() -> None:
    text = with_story(BROKEN)
    record = read(text)
    assert "ordered two electric ships, and as it says none of them is to be a second-hand one." in record.body[0].text
    check_whole(record, text)
    assert "elec- tric" in read(text.replace("\f", "")).body[0].text


def test_days_printed_amid_a_paragraph_are_none_that_it_tells_of() -> None:
    one, other = STORY[1][:60], STORY[1][60:].lstrip()
    stamp = "23 May 2021, 10:11"
    text = with_story(f"TITLE\n\n{STORY[0]}\n\n{one}\n\n{stamp}   1/2\n\f{other}\n\nREST\n\n{stamp}   2/2\n")
    record = read(text)
    assert record.dating.earliest is None
    check_whole(record, text)


MISLEADING = {
    "about an archive": "STORY\n\nThe Wayback Machine - https://web.archive.org/web/20010523101112/ADDRESS shows it.",
    "quoting a cache": 'STORY\n\n"This is Google\'s cache of ADDRESS, as of May 23, 2001 10:11:12 GMT," it said.',
    "with pages": "STORY\n\nPage 2 of 5 was torn out, and 1/2 of the next.",
    "with notes": "STORY\n\nSo the minutes say.[1] Others remember it otherwise.[2]",
    "with sources": "STORY\n\nWhat else was written of it:\n\n1. https://county.example/audit",
}


@pytest.mark.parametrize("name", MISLEADING)
def test_what_an_article_tells_of_saving_is_its_own(name: str) -> None:
    record = read(with_story(f"TITLE\n\nBy Jana Example\nPublished 27 April 2021\n\n{MISLEADING[name]}\n"))
    assert (record.title, record.byline, record.dating.edtf) == (TITLE, ("Jana Example",), "2021-04-27")
    assert tuple(block.text for block in record.body[:4]) == STORY
    assert record.captured is None
    assert not [part for part in record.removed if part.reason == "metadata"]


@pytest.mark.parametrize("top", ["23/05/2021, 10:11\nTITLE\n", "TITLE\n23/05/2021, 10:11\n"])
def test_a_page_that_says_its_day_twice_was_not_printed(top: str) -> None:
    record = read(with_story(f"{top}\nSTORY\n\nLatest\n\n{top}"))
    assert (record.captured, record.dating.edtf) == (None, "2021-05-23")


def test_a_headline_that_begins_as_an_archive_does_is_one() -> None:
    record = read(with_story("Saved from the flames\n23 May 2021 10:11 UTC\n\nSTORY\n"))
    assert (record.title, record.dating.edtf) == ("Saved from the flames", "2021-05-23")


BROWSED = """   #[1]alternate

   [2]Skip to content

TITLE

   By [3]Jana Example

STORY

   [4]Share

References

   Visible links:
   1. https://ledger.example/feed
   2. ADDRESS#content
   3. https://ledger.example/jana
   4. https://share.example/
"""


def test_the_links_of_a_text_browser_are_no_words() -> None:
    text = (
        with_story(BROWSED).replace("the harbour", "[5]the harbour").replace("4. h", "5. https://h.example/\n   4. h")
    )
    record = read(text)
    check_read(record, text)
    assert (record.byline, record.original_url) == (("Jana Example",), ADDRESS)


@pytest.mark.parametrize("source", ["a.txt", "a.md"])
@pytest.mark.parametrize(("link", "below"), [
    ("[Jana Example][1]", "[1]: https://ledger.example/jana"),
    ("[Jana Example]", '[Jana Example]: https://ledger.example/jana "Jana"'),
])  # fmt: skip
def test_links_that_are_defined_below_a_text_are_no_words(link: str, below: str, source: str) -> None:
    text = with_story(f"# TITLE\n\nBy {link}\n\nSTORY\n\n{below}\n")
    record = read(text, source)
    check_read(record, text)
    assert record.byline == ("Jana Example",)


def test_links_within_a_plain_text_are_read_by_their_words() -> None:
    story = (
        with_story("STORY")
        .replace("harbour", "[harbour](https://h.example/a_(b))")
        .replace("yard", "[yard](https://y.example)")
    )
    text = f"{TITLE}\n\n{story}\n"
    check_read(read(text), text)


MAIL = """From: Harbour Ledger <news@ledger.example>
To: reader@mail.example
Subject: TITLE
Date: Tue, 27 Apr 2021 06:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_part"

This is a multi-part message in MIME format.

--=_part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{plain}

--=_part
Content-Type: text/html; charset=utf-8

<p>The ferry company of the northern islands has ordered two electric ships.</p>

--=_part--
"""


def fold(paragraph: str) -> str:
    """The paragraph as a mail writes it: in lines of seventy signs."""
    return "=\n".join(paragraph[i : i + 70] for i in range(0, len(paragraph), 70)).replace("’", "=E2=80=99")


def test_a_mail_in_parts_is_read_by_its_plain_text() -> None:
    text = with_story(MAIL.format(plain="\n\n".join(map(fold, STORY)))).replace("company of", "company=E2=80=99s of")
    record = read(text)
    assert (record.title, record.dating.edtf) == (TITLE, "2021-04-27")
    assert record.body[0].text == STORY[0].replace("company of", "company’s of")
    assert tuple(block.text for block in record.body[1:]) == STORY[1:]
    assert [problem.code for problem in record.problems] == ["letters-restored"]
    check_whole(record, text)


def test_lines_below_folded_ones_keep_their_numbers() -> None:
    text = with_story(MAIL.format(plain="\n\n".join(map(fold, STORY))))
    ends = [part.line for part in read(text).removed if part.text == "--=_part--"]
    assert ends == [text.count("\n", 0, text.index("--=_part--")) + 1]


SENT_ON = [
    "FYI\n\n---------- Forwarded message ---------\nFrom: News <n@ledger.example>\nDate: Tue, 27 Apr 2021 at 06:30\n"
    "Subject: TITLE\nTo: <r@mail.example>",
    "Début du message réexpédié :\n\nDe: Journal <n@ledger.example>\nObjet: TITLE\n"
    "Date: 27 avril 2021 à 06:30\nÀ: r@mail.example",
    "-------- Пересылаемое сообщение --------\nОт кого: News <n@ledger.example>\nКому: r@mail.example\nТема: TITLE\n"
    "Дата: 27 апреля 2021, 06:30",
    "From: News <n@ledger.example>\nSent: Tuesday, April 27, 2021 6:30 AM\nTo: r@mail.example\nSubject: FW: TITLE",
    "Von: News <n@ledger.example>\nGesendet: Dienstag, 27. April 2021 06:30\nAn: r@mail.example\nBetreff: TITLE",
    "Feed: Harbour Ledger\nPosted on: Tuesday, April 27, 2021 6:30 AM\nAuthor: Jana Example\nSubject: TITLE",
]
FOOTERS = ["Sent from my iPhone", "You receive this email because you subscribed to our newsletter. Unsubscribe here.",
           "Von meinem iPhone gesendet", "Vous recevez cet e-mail car vous êtes abonné à notre lettre."]  # fmt: skip


@pytest.mark.parametrize("header", SENT_ON)
@pytest.mark.parametrize("footer", FOOTERS)
def test_a_mail_that_was_sent_on_is_of_the_day_of_its_own_header(header: str, footer: str) -> None:
    text = with_story(f"{header}\n\nSTORY\n\n{footer}\n")
    record = read(text)
    check_read(record, text)
    assert record.dating.edtf == "2021-04-27"


SENT = [
    "Harbour Ledger, [23.05.2021 10:11]\nTITLE",
    "[23/05/2021, 10:11:12] Anna: TITLE",
    "23.05.21, 10:11 - Anna: TITLE",
]


@pytest.mark.parametrize("sent", SENT)
def test_a_text_that_was_sent_by_a_messenger_was_there_by_then(sent: str) -> None:
    text = with_story(f"{sent}\n\nSTORY\n")
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.dating.edtf) == (None, "[..2021-05-23]")


PASTED = ["Sunday, May 23, 2021\n10:11 AM\n\nSTORY\n\nFrom <ADDRESS>",
          "Sonntag, 23. Mai 2021\n10:11\n\nSTORY\n\nAus <ADDRESS>",
          "STORY\n\nPasted from <ADDRESS>\n\nScreen clipping taken: 5/23/2021 10:11 AM",
          "ADDRESS\n\nSTORY\n\nSaved to Instapaper on May 23, 2021"]  # fmt: skip


@pytest.mark.parametrize("pasted", PASTED)
def test_a_note_says_where_a_text_is_from_and_when_it_was_pasted(pasted: str) -> None:
    text = with_story(f"TITLE\n{pasted}\n")
    record = read(text)
    check_read(record, text)
    assert (record.captured, record.original_url, record.dating.edtf) == (SAVED, ADDRESS, "[..2021-05-23]")


def test_what_a_person_wants_kept_was_not_written_around_the_text() -> None:
    text = with_story("TITLE\n\nSTORY\n\nSent from my iPhone\n")
    line = text.count("\n")
    loaded = load_record(
        Capture("a.txt", text.encode(), "a.yaml", f"keep_lines: [{line}]\n".encode()), shipped_knowledge()
    )
    assert loaded.record is not None
    assert loaded.record.body[-1].text == "Sent from my iPhone"


PIECES = st.sampled_from(
    [
        *STORY, STORY[0][:50], STORY[0][50:], TITLE, ADDRESS, f"{ADDRESS}   1/2", f"{ADDRESS}   2/2", "Page 1 of 2",
        "2/2",
        "1", "2", f"23/05/2021, 10:11   {TITLE}", f"{TITLE}   {ADDRESS}", "23/05/2021, 10:11", "5 captures",
        "About this capture", "MAY", "23", "2021", "9 May 2021 - 1 Jan 2023", "COLLECTED BY", "References",
        f"1. {ADDRESS}", "By [1]Jana [2]Example", f"[1]: {ADDRESS}", "[ferry][1]", "--part", "Content-Type: text/plain",
        "From: a@b.example", "Subject: A", "To: c", "Sent: 27 April 2021", "Begin forwarded message:",
        "[23/05/2021, 10:11] Anna: A", f"From <{ADDRESS}>", "a=", "Content-Transfer-Encoding: quoted-printable",
        "=E2=80=99", CACHES[0].replace("ADDRESS", ADDRESS),
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", "\r\n", "\n\f", "\u2028"])), max_size=14))
def test_whatever_was_written_around_a_text_nothing_is_lost(pieces: list[tuple[str, str]]) -> None:
    text = "".join(itertools.chain(*pieces))
    loaded = load_record(Capture("a.txt", text.encode()), shipped_knowledge())
    if loaded.record is not None:
        check_whole(loaded.record, text)
