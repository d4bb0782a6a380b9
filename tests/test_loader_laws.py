"""What holds for any capture: nothing raises, nothing is lost, every quote is the text at its offsets."""

from __future__ import annotations

import itertools
import re
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.controls import without_controls
from archive_gen.loader import load_record
from archive_gen.loader.capture_text import decode_text
from archive_gen.loader.decode import Decoded
from archive_gen.model import Capture, Record
from loading import shipped_knowledge

PIECES = st.sampled_from(
    [
        "Advertisement", "Read more:", "Comments", "Share this article", "Home", "Leave a Reply", "Copyright 2023,",
        "Published June 18,2024", "Friday, 22 November 2024", "By Jana Example, 12 June 2018", "( – It began again.",
        "SEOUL, 19 June 2024 (Agency) - The talks went on until the evening.", "- a point of a list", "A Heading",
        "US President Joe Biden said on Monday that the war in Ukraine was far from over, and 18 months had passed.",
        "Photo: the harbour (25 April 2019)", "World > Asia > Korea", "입력 2018.04.27 18:40", "2025年9月4日 20:15",
        "more than 18 months since Russian troops entered Ukraine", "the 80th anniversary of the end of the war",
        "https://example.org/2019/04/25/a-point-of-a-list", "\u202eolleh", "\x00\x07", "29 February 2023", "---",
        "URL: https://example.org/a/b\nRetrieved: 2021-05-09", "Title:  The bridge\nSource: https://example.org/a/b",
        "Author: Jana Example", "Text: It began again.", "> ## Excerpt\n> It began again.\n\n---",
        "---\ntitle: The bridge | Harbour News\nsource: https://example.org/a/b\npublished: 2021-04-27\n---",
        "(" * 40, "Ships &amp; boats of Russia&#39;s&nbsp;fleet", "# A heading", "## Another heading ##",
        ">", "# #", "-", "Jana Example",
        "LENGTH: 543 words", "SECTION: NEWS; Pg. 21", "LOAD-DATE: June 21, 2024", "Body", "End of Document",
        "HD   Talks end", "LP   The talks ended, and both sides went home by train.", "WC   543 words",
        "PD   20 June 2024", "AN   Document HARLED0020240620ek6k0001z", "2 of 12 DOCUMENTS", "HIGHLIGHT: Talks ended",
        "BYLINE: Jana Example in Seoul", "Full text:", "ProQuest document ID: 3070000000", "Title: Talks end",
        "Publication title: Ledger; London (UK)",
    ]
)  # fmt: skip
LINES = st.one_of(PIECES, st.text(max_size=120), st.text(string.ascii_letters + " .,’", max_size=300))
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\n \t\n", "\f"])


@st.composite
def page_texts(draw: st.DrawFn) -> str:
    """Texts that look like captures: noise, prose, dates, odd characters, every kind of line end."""
    return "".join(draw(LINES) + draw(BREAKS) for _ in range(draw(st.integers(0, 14))))


ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "gb18030"])
NAMES = st.sampled_from(["a.txt", "b.md", "2018-06-12-c.txt"])


def load(content: bytes, source: str, sidecar: bytes | None = None) -> Record | None:
    capture = Capture(source, content, "a.yaml" if sidecar is not None else "", sidecar)
    loaded = load_record(capture, shipped_knowledge())
    assert loaded.record is not None or any(problem.severity == "error" for problem in loaded.problems)
    return loaded.record


def assert_whole(record: Record, text: str) -> None:
    """Title, body and removed text are the capture's visible characters, each once and in order."""
    spans = [span for block in record.body for span in block.spans] + [part.span for part in record.removed]
    spans = sorted([*spans, record.title_span] if record.title_span else spans)
    for one, other in itertools.pairwise(spans):
        assert one.end <= other.start
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())


@settings(max_examples=150)
@given(st.binary(max_size=600), NAMES, st.one_of(st.none(), st.binary(max_size=80)))
def test_any_bytes_load_without_raising(content: bytes, source: str, sidecar: bytes | None) -> None:
    load(content, source, sidecar)


@pytest.mark.parametrize("sidecar", [b"", b" \n\t\n", b"# to be filled in\n"])
def test_a_sidecar_without_a_word_gives_nothing(sidecar: bytes) -> None:
    capture = Capture("a.txt", b"Talks end\n\nThe talks ended on Monday, and both sides went home by train.\n")
    beside = Capture(capture.source, capture.content, "a.yaml", sidecar)
    assert load_record(beside, shipped_knowledge()) == load_record(capture, shipped_knowledge())


def test_what_contradicts_a_date_that_a_person_gave_is_a_note_alone() -> None:
    text = "Talks end\n\nPublished {} May 2018\n\nThe talks ended on Monday, 7 May 2018, and both sides went home.\n"
    severities = set()
    for sidecar in (None, b"date: 2018-05-03\n"):
        capture = Capture("2018-05-04-a.txt", text.format(7).encode(), "a.yaml" if sidecar else "", sidecar)
        found = load_record(capture, shipped_knowledge()).problems
        severities |= {(bool(sidecar), one.severity) for one in found if one.code == "date-contradiction"}
    assert severities == {(False, "warning"), (True, "note")}


STAMPED = "Ferry stopped\n\nPublished: {}\n\nThe ferry was stopped, and nobody could say when it would run again.\n"


@pytest.mark.parametrize(
    "day", ["31 February 2021", "2021-02-30", "31/02/2021", "le 30 février 2021", "Feb 29, 2021", "2021年2月30日"]
)
def test_a_day_that_no_calendar_has_is_told_of_by_its_line(day: str) -> None:
    loaded = load_record(Capture("a.txt", STAMPED.format(day).encode()), shipped_knowledge())
    assert loaded.record is not None
    assert loaded.record.dating.edtf is None
    assert ("impossible-day", 3, "note") in [(one.code, one.line, one.severity) for one in loaded.problems]


@pytest.mark.parametrize("day", ["28 February 2021", "29 February 2020", "31 May 2021, 10:59"])
def test_a_day_that_there_is_raises_no_question(day: str) -> None:
    loaded = load_record(Capture("a.txt", STAMPED.format(day).encode()), shipped_knowledge())
    assert not {"impossible-day", "far-ahead"} & {one.code for one in loaded.problems}


def test_a_date_far_ahead_is_asked_about() -> None:
    loaded = load_record(Capture("a.txt", STAMPED.format("4 May 2097").encode()), shipped_knowledge())
    assert ("far-ahead", 3) in [(one.code, one.line) for one in loaded.problems]


@pytest.mark.parametrize(
    ("stamp", "date"),
    [("4 May 2097", "[..2025-12-06]"), ("8 December 2025", "[..2025-12-06]"), ("6 December 2025", "2025-12-06"),
     ("12/8/2025", "2025-08-12")],
)  # fmt: skip
def test_nothing_is_published_after_it_was_saved(stamp: str, date: str) -> None:
    record = load(STAMPED.format(stamp).encode(), "a.txt", b"captured: 2025-12-06\n")
    assert record is not None
    assert record.dating.edtf == date


def test_a_stamp_may_be_of_the_day_after_saving_for_it_is_that_elsewhere() -> None:
    record = load(STAMPED.format("7 December 2025").encode(), "a.txt", b"captured: 2025-12-06\n")
    assert record is not None
    assert record.dating.edtf == "2025-12-07"


@pytest.mark.parametrize(
    "text", [".\n", "  …  \n\n .\n", "SEOUL, 19 June 2024 (Agency) - \n", "https://a.example/" + "x" * 900]
)
def test_a_record_has_a_title_that_can_be_seen(text: str) -> None:
    record = load(text.encode(), "a.txt")
    assert record is not None
    assert record.title.strip(" …") or record.title.strip() == text.split()[0]


@settings(max_examples=150)
@given(page_texts(), ENCODINGS, NAMES)
def test_kept_plus_removed_is_the_whole_capture(text: str, encoding: str, source: str) -> None:
    content = text.encode(encoding, errors="ignore")
    record = load(content, source)
    decoded = decode_text(Capture(source, content))
    if record is not None:
        assert isinstance(decoded, Decoded)
        assert_whole(record, decoded.text)


@pytest.mark.parametrize("day", ["15. Oktober 2019", "18 November 2019"])
def test_no_day_is_cut_in_two_where_a_line_is_very_long(day: str) -> None:
    for length in range(1980, 2000, 3):
        text = f"{'Nummer siebzehn ' * 200}"[:length] + f" {day} sprach der Rat erneut. {'Nummer acht ' * 200}"
        record = load(f"Der Rat berät\n\n{text}\n".encode(), "a.txt")
        assert record is not None
        assert [event.quote for event in record.events] == [day]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a.md", "# Ferry &#27;[31m&#x8; stopped\n\nThe ferry &#xFFFF;&#1; was stopped.\n"),
        ("b.md", '---\ntitle: "Ferry \\e[31m\\b stopped"\nbyline: ["Jana \\a Example"]\n---\n\nThe ferry has stopped.'),
        ("c.html", "<title>Ferry &#27;[31m&#8; stopped</title><meta name=author content='Jana &#7; Example'>"
                   "<h1>Ferry &#27;[31m&#8; stopped</h1><p>The ferry &#1; was stopped, and nobody could say why.</p>"),
    ],
)  # fmt: skip
def test_no_control_character_that_is_written_out_comes_into_a_record(source: str, text: str) -> None:
    record = load(text.encode(), source)
    assert record is not None
    assert record.title == "Ferry [31m stopped"
    assert without_controls(f"{record.text}{record.byline}") == f"{record.text}{record.byline}"


def editor_line(text: str, offset: int) -> int:
    return len(re.split("\r\n|\n|\r", text[:offset]))


ENTITIES = """Ships &amp; boats of the county&#8217;s fleet

Ships &amp; boats lay in the harbour&nbsp;on 3 May 2018; &quot;nobody knew&quot;, said R&amp;amp;D &lt;a@b.example&gt;.

The county&#x27;s fleet went out to sea in the caf&eacute; owner&rsquo;s words &ndash; at six &amp; seven, 5 &lt; 6.
"""


def test_entities_are_the_characters_that_they_stand_for() -> None:
    loaded = load_record(Capture("a.txt", ENTITIES.encode()), shipped_knowledge())
    assert loaded.record is not None
    assert loaded.record.text == (
        "Ships & boats of the county’s fleet\n\n"
        'Ships & boats lay in the harbour on 3 May 2018; "nobody knew", said R&D <a@b.example>.\n\n'
        "The county's fleet went out to sea in the café owner’s words – at six & seven, 5 < 6."
    )
    assert "letters-restored" in [problem.code for problem in loaded.problems]


@pytest.mark.parametrize("code", ["in HTML", "<b>bold</b>", "&lt;p&gt;", "a &amp;&amp; b", "function () {\n"])
def test_entities_stay_where_a_text_is_about_code(code: str) -> None:
    text = f"How to do it\n\nA quote is {code} &quot; and a sign &amp; in it, as all who wrote pages knew.\n"
    found = decode_text(Capture("a.txt", text.encode()))
    assert isinstance(found, Decoded)
    assert (found.text, found.problems) == (text, ())


def test_an_entity_that_stands_for_no_text_stays() -> None:
    text = "A line ends&#10;with one &amp; a bell &#x07; &#xD800; rings.\n"
    found = decode_text(Capture("a.txt", text.encode()))
    assert isinstance(found, Decoded)
    assert found.text == text.replace("&amp;", "&")


@pytest.mark.parametrize("marker", [">", "> >", "# #", "*", "-", "1.", "![](a.png)", "<b></b>", "&nbsp;"])
@pytest.mark.parametrize("below", ["Jana Example", "Jana Example is a reporter in Riverton"])
def test_a_marker_of_markdown_with_nothing_behind_it_is_removed_as_it_stands(marker: str, below: str) -> None:
    text = f"# A ferry is late again\n\n{marker}\n\n{below}\n\nIt was the third time this week, and nobody knew why.\n"
    record = load(text.encode(), "a.md")
    assert record is not None
    assert record.title == "A ferry is late again"
    assert [line.text for line in record.removed if line.line == 3] == [marker]


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_headings_as_markdown_has_them_are_read_in_a_plain_text_that_begins_with_one(ending: str) -> None:
    text = ("# Ferry stopped\n\n{0}\n\n## What comes next\n\n{0} They will come back, and wait again.\n").format(
        "The ferry was stopped at nine, and nobody who waited could say when it would run again."
    )
    record = load(text.encode(), f"a.{ending}")
    assert record is not None
    assert record.title == "Ferry stopped"
    assert [block.text for block in record.body if block.role == "heading"] == ["What comes next"]


WRAPPED = """A plan for the dam

The ministry has laid before the council of the valley a plan of eleven pages for
the building of a dam across the river, which would flood all of the old villages.
Their people wrote to the ministry when the first plan had been laid open, and the
letter of all three was also sent to the embassy, since US President Joe Biden had
called the plan a good one.

The council of the valley will not decide before the autumn, its speaker has told
a meeting at which two hundred people were waiting for an answer, and will hear of
nobody else until then.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_clue_stands_on_the_line_on_which_its_quote_begins(end: str) -> None:
    record = load(WRAPPED.replace("\n", end).encode(), "a.txt")
    assert record is not None
    assert [(clue.quote, clue.line) for clue in record.dating.evidence] == [("President Joe Biden", 6)]


def test_what_ends_a_line_for_a_reader_alone_is_not_counted() -> None:
    first, _, rest = WRAPPED.partition("\n")
    text = f"{first}\u2028\u2028By Jana Example\u2028{rest}"
    record = load(text.encode(), "a.txt")
    assert record is not None
    assert (record.title, record.byline) == ("A plan for the dam", ("Jana Example",))
    assert [clue.line for clue in record.dating.evidence] == [5]
    assert [part.line for part in record.removed] == [1]


@settings(max_examples=150)
@given(page_texts())
def test_every_quote_is_the_text_at_its_offsets(text: str) -> None:
    content = text.encode(errors="ignore")
    record = load(content, "a.txt")
    if record is None:
        return
    decoded = decode_text(Capture("a.txt", content))
    assert isinstance(decoded, Decoded)
    for clue in record.dating.evidence:
        assert clue.line == 0 or decoded.text[clue.start : clue.end] == clue.quote
        assert clue.line == (editor_line(decoded.text, clue.start) if clue.line else clue.start)
    for event in record.events:
        assert decoded.text[event.start : event.end] == event.quote
    for block in record.body:
        written = " ".join(" ".join(decoded.text[s.start : s.end] for s in block.spans).split())
        assert block.text in (written, written.strip("# "))
        assert block.line == editor_line(decoded.text, block.spans[0].start)
    for part in record.removed:
        written = " ".join(decoded.text[part.span.start : part.span.end].split())
        assert " ".join(part.text.split()) in (written, written.strip("# "))


@settings(max_examples=100)
@given(page_texts())
def test_a_date_lies_within_what_each_used_clue_allows(text: str) -> None:
    record = load(text.encode(errors="ignore"), "a.txt")
    if record is None:
        return
    dating = record.dating
    for clue in dating.evidence:
        if clue.used and clue.earliest:
            assert dating.earliest is not None
            assert dating.earliest >= clue.earliest
        if clue.used and clue.latest:
            assert dating.latest is not None
            assert dating.latest <= clue.latest


HOSTILE = [
    "[" * 8000, "![](" * 3000, "a|" * 9000, "Home > " * 4000, "© " * 9000, "1 " * 20000, "Monday, " * 6000,
    "by a" * 9000, "May 1 " * 8000, "2019-" * 9000, "(" * 20000, "A" * 60000, "x\n" * 8000, "A b\n" * 8000,
    "- a\n" * 8000, "Comments\n" * 8000, "more than 1 year since " * 2500, "the 80th anniversary of " * 2500,
    "President " * 8000, "http://" * 7000, "> " * 9000, "`" * 6000, "*a" * 9000, "이" * 20000, "In 2019. " * 6000,
    "# " * 9000, "<a b=" * 8000, "former former " * 5000,
    "Die Fähre ist nicht mit dem Schiff und der Boot, sagte er. " * 20 + "am 5. Oktober 2023 " * 4000,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@pytest.mark.parametrize("source", ["a.txt", "a.md"])
def test_a_hostile_capture_takes_no_more_than_a_few_seconds(number: int, source: str) -> None:
    # A bound that only a blow-up passes: what is linear here takes a fraction of a second.
    started = time.process_time()
    load(HOSTILE[number].encode(), source)
    assert time.process_time() - started < 80
