"""Pages that were saved from a web archive: the page's own dates and address count, and the archive's day bounds."""

from __future__ import annotations

import datetime as dt

import pytest

from archive_gen.loader import load_record
from archive_gen.loader.archived_addresses import take_out
from archive_gen.model import Capture, Record
from loading import record_of, shipped_knowledge
from test_markup import load, page, published

OWN = "https://harbour.example/news/ferry-returns"
WAYBACK = f"https://web.archive.org/web/20210523051942/{OWN}"
TODAY = f"http://archive.today/2021.05.23-051942/{OWN}"
SAVED = dt.date(2021, 5, 23)
TEXT = (
    "Ferry returns after two years\n\nThe ferry came back to the harbour in the evening, two years after a fire in its "
    "engine room had sent it to the yard.\n\nIt will take cars from the summer, the port company said.\n"
)
PRINTED = f'<div id="wm-ipp-print">The Wayback Machine - {WAYBACK}</div>'
TOOLBAR = (
    '<div id="wm-ipp-base" style="display:block"><div>Wayback Machine</div><table><tr><td>22 captures</td>'
    "<td>23 May 2021 - 01 Jan 2024</td></tr><tr><td>Apr</td><td>MAY</td><td>Jun</td></tr><tr><td>23</td></tr>"
    "<tr><td>2020</td><td>2021</td><td>2022</td></tr></table><div>success</div><div>About this capture</div></div>"
)
REPLAYED = (
    "\n<!--\n     FILE ARCHIVED ON 05:19:42 May 23, 2021 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 09:41:10 Nov 30, 2024.\n-->"
)
ARCHIVE_TODAY = (
    '<meta property="og:site_name" content="archive.ph"><meta property="og:url" content="http://archive.ph/AbC1d">'
    + published("2021-05-23T05:19:42Z")
    + published("2021-05-23T05:19:42Z", "article:modified_time")
)


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def of_text(name: str, text: str, sidecar: str = "") -> Record:
    beside = ("a.yaml", sidecar.encode()) if sidecar else ("", None)
    record = load_record(Capture(name, text.encode(), *beside), shipped_knowledge()).record
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("address", "own", "day"),
    [
        (OWN, OWN, None),
        (WAYBACK, OWN, SAVED),
        (f"https://web.archive.org/web/20210523051942if_/{OWN}", OWN, SAVED),
        (f"/web/20210523051942/{OWN}", OWN, SAVED),
        (f"https://web.archive.org/web/2021/{OWN}", OWN, None),
        (f"https://web.archive.org/web/2021*/{OWN}", OWN, None),
        (f"https://web.archive.org/{OWN}", OWN, None),
        (f"https://wayback.archive-it.org/4321/20210523051942/{OWN}", OWN, SAVED),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20210523051942/{OWN}", OWN, SAVED),
        (f"https://arquivo.pt/noFrame/replay/20210523051942/{OWN}", OWN, SAVED),
        (TODAY, OWN, SAVED),
        (f"https://archive.ph/20210523051942/{OWN}", OWN, SAVED),
        ("https://archive.ph/AbC1d", "", None),
        (f"https://www.google.com/amp/s/{OWN[8:]}", OWN, None),
        (f"https://harbour-example.cdn.ampproject.org/c/s/{OWN[8:]}?usqp=mq331", OWN, None),
        (f"https://harbour-example.cdn.ampproject.org/v/s/{OWN[8:]}?id=7&amp_js_v=0.1", f"{OWN}?id=7", None),
        (f"{OWN}?utm_source=feed&utm_medium=rss&fbclid=IwAR0#top", f"{OWN}#top", None),
        (f"{OWN}?id=7&page=2", f"{OWN}?id=7&page=2", None),
        (f"https://web.archive.org/web/20211399051942/{OWN}", OWN, None),
        ("https://harbour.example/20210523051942/ferry", "https://harbour.example/20210523051942/ferry", None),
    ],
)
def test_an_address_in_an_archive_holds_the_pages_own_and_the_moment(
    address: str, own: str, day: dt.date | None
) -> None:
    found = take_out(address)
    assert found.url == own
    assert (found.saved.options[0].latest if found.saved else None) == day


@pytest.mark.parametrize(
    "address",
    [
        f"https://r.jina.ai/{OWN}",
        f"https://12ft.io/{OWN}",
        "https://12ft.io/proxy?q=https%3A%2F%2Fharbour.example%2Fnews%2Fferry-returns",
        "https://www.google.com/amp/s/harbour.example/news/ferry-returns",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/ferry-returns",
        f"https://translate.google.com/translate?sl=de&tl=en&u={OWN}",
        "https://harbour-example.translate.goog/news/ferry-returns?_x_tr_sl=de&_x_tr_tl=en",
        f"https://r.jina.ai/{WAYBACK}?utm_source=feed",
        f"{OWN}?utm_source=feed&utm_medium=rss&fbclid=x1",
    ],
)
def test_an_address_through_which_a_page_was_shown_is_that_of_the_page(address: str) -> None:
    assert take_out(address).url == OWN
    assert load(page(canonical(address))).original_url == OWN
    record = record_of(f"{TEXT}\nSource: {address}\n", "ferry.txt")
    assert record.original_url == OWN


def test_what_chooses_a_page_stays_in_its_address() -> None:
    assert take_out(f"{OWN}?utm_source=feed&id=4#map").url == f"{OWN}?id=4#map"
    for own in (f"{OWN}?id=4", f"{OWN}?from=utm_source", "https://www.google.com/maps", "https://[harbour"):
        assert take_out(own).url == own


@pytest.mark.parametrize(
    "html",
    [
        page(canonical(WAYBACK), PRINTED) + REPLAYED,
        page(canonical(f"/web/20210523051942/{OWN}"), TOOLBAR + PRINTED),
        page("", TOOLBAR + PRINTED) + REPLAYED,
        page(f'<meta property="og:url" content="{WAYBACK}">'),
        f"<!--\n Page saved with SingleFile \n url: {WAYBACK} \n saved date: Sat Nov 30 2024 10:00:00 GMT+0100\n-->"
        + page(),
        page(canonical(TODAY) + ARCHIVE_TODAY),
    ],
    ids=["raw", "toolbar", "no-canonical", "og-url", "singlefile", "archive-today"],
)
def test_the_day_on_which_an_archive_saved_a_page_bounds_and_states_nothing(html: str) -> None:
    record = load(html)
    assert (record.dating.edtf, record.dating.basis) == ("[..2021-05-23]", "inferred")
    assert (record.captured, record.original_url, record.publisher) == (SAVED, OWN, None)
    assert record.archived_url == (TODAY if "archive.ph" in html else WAYBACK)
    assert [block.text for block in record.body] == [block.text for block in load(page()).body]


def test_a_replayed_page_states_its_own_day() -> None:
    record = load(page(canonical(WAYBACK) + published("2021-05-20T08:00:00+02:00"), TOOLBAR + PRINTED) + REPLAYED)
    assert (record.dating.edtf, record.captured) == ("2021-05-20", SAVED)


def test_of_a_page_in_archive_today_a_stamp_states_the_day_and_its_head_does_not() -> None:
    record = load(page(ARCHIVE_TODAY, "<p>Published 20 May 2021</p>"))
    assert (record.dating.edtf, record.captured, record.original_url) == ("2021-05-20", SAVED, None)


def test_a_page_in_the_cache_of_a_search_engine_is_bounded_by_the_day_of_that() -> None:
    banner = f"This is Google's cache of {OWN}. It is a snapshot of the page as it was on May 23, 2021 05:19:42 GMT."
    record = load(page("", f"<div>{banner}</div><div>Full version</div><div>Text-only version</div>"))
    assert (record.dating.edtf, record.original_url) == ("[..2021-05-23]", OWN)


def test_a_comment_of_the_archive_alone_tells_when_it_saved_the_page() -> None:
    assert load(page() + REPLAYED).dating.edtf == "[..2021-05-23]"


def test_words_like_the_comment_in_a_text_are_no_clue() -> None:
    assert load(page(above=f"<p>{REPLAYED.replace('<!--', '').replace('-->', '')}</p>")).captured is None


def test_a_line_that_a_person_keeps_is_no_banner() -> None:
    record = load(page("", PRINTED), sidecar="keep_lines: [1]\n")
    assert record.body[0].text.startswith("The Wayback Machine")


@pytest.mark.parametrize(
    ("name", "text", "sidecar", "archived"),
    [
        ("a.txt", TEXT, f"url: {WAYBACK}\n", WAYBACK),
        ("a.md", f"---\nsource: {WAYBACK}\n---\n{TEXT}", "", WAYBACK),
        ("a.txt", f"{TEXT}\nSource: {WAYBACK}\n", "", WAYBACK),
        ("a.txt", f"{WAYBACK}\n\n{TEXT}", "", WAYBACK),
        ("a.txt", f"{TEXT}\nSource: {TODAY}\n", "", TODAY),
    ],
    ids=["sidecar", "front-matter", "source-line", "first-line", "archive-today"],
)
def test_a_texts_address_in_an_archive_bounds_its_date(name: str, text: str, sidecar: str, archived: str) -> None:
    record = of_text(name, text, sidecar)
    assert (record.dating.edtf, record.dating.basis) == ("[..2021-05-23]", "inferred")
    assert (record.captured, record.original_url, record.archived_url) == (SAVED, OWN, archived)
    clue = record.dating.evidence[0]
    assert not clue.line or text[clue.start : clue.end] == clue.quote


def test_what_a_person_gives_keeps_its_parameters() -> None:
    given = f"{OWN}?utm_source=letter"
    assert of_text("a.txt", TEXT, f"url: {given}\n").original_url == given
    assert of_text("a.txt", f"{TEXT}\nSource: {given}\n").original_url == OWN


def test_a_short_address_of_an_archive_is_that_of_a_copy() -> None:
    record = of_text("a.txt", TEXT, "url: https://archive.ph/AbC1d\n")
    assert (record.original_url, record.archived_url) == (None, "https://archive.ph/AbC1d")
    assert of_text("a.txt", TEXT, f"url: {OWN}\n").archived_url is None


def test_the_day_in_the_pages_own_address_is_read_and_not_that_of_the_archive() -> None:
    dated = "https://web.archive.org/web/20210523051942/https://harbour.example/2021/05/20/ferry-returns"
    assert of_text("a.txt", TEXT, f"url: {dated}\n").dating.edtf == "2021-05-20"
    assert load(page(canonical(dated))).dating.edtf == "2021-05-20"


HTTRACK = (
    "<!-- Mirrored from harbour.example/news/ferry-returns by HTTrack Website Copier/3.x [XR&CO'2014], "
    "Sun, 23 May 2021 05:19:42 GMT -->"
)
MONOLITH = f"<!-- Saved from {OWN} at 2021-05-23T05:19:42Z using monolith v2.7.0 -->"
EVERNOTE = (
    '<meta name="exporter-version" content="Evernote Mac 10.68.2"><meta name="created" content="2021-05-23 05:19:42 '
    f'+0000"><meta name="source-url" content="{OWN}">'
)
SAVE_PAGE = (
    f'<meta name="savepage-url" content="{OWN}?fbclid=x">'
    '<meta name="savepage-date" content="Sun May 23 2021 07:19:42 GMT+0200 (Central European Summer Time)">'
)


@pytest.mark.parametrize(
    "html",
    [
        HTTRACK + page(), MONOLITH + page(), page(EVERNOTE), page(SAVE_PAGE),
        page().replace("<html", f'<html data-scrapbook-source="{OWN}" data-scrapbook-create="20210523051942123"'),
    ],
    ids=["HTTrack", "monolith", "Evernote", "Save Page WE", "WebScrapBook"],
)  # fmt: skip
def test_a_program_that_saved_a_page_tells_its_address_and_bounds_its_date(html: str) -> None:
    record = load(html)
    assert record.captured == SAVED
    assert record.dating.edtf == "[..2021-05-23]"
    assert (record.original_url or "").split("://")[1] == OWN.split("://")[1]


def test_the_day_in_an_address_of_amp_in_the_text_is_quoted_as_it_stands() -> None:
    text = TEXT + "\nSource: https://www.google.com/amp/s/harbour.example/2021/05/23/ferry?utm_source=a\n"
    record = of_text("a.txt", text)
    assert record.original_url == "https://harbour.example/2021/05/23/ferry"
    clue = next(clue for clue in record.dating.evidence if clue.rule == "url")
    assert clue.start is not None
    assert text[clue.start : clue.end] == clue.quote == "2021/05/23"
