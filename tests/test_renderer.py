"""What stands on the pages, and that nothing captured can become markup."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import time
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.config import Config
from archive_gen.edtf import month_interval
from archive_gen.model import Event, Mention, Span, Suppressed, Tag, TaggedRecord
from archive_gen.renderer import Material, Provenance, make_environment, plan_pages, render_page
from archive_gen.renderer.charts import Column, make_chart, make_strip, make_ticks
from archive_gen.renderer.contexts import ArticleContext, Page
from archive_gen.renderer.dates_in_words import reason_in_words
from archive_gen.renderer.html import body_html, json_html, markdown_html, safe_url, too_heavy
from archive_gen.renderer.rows import interval_of
from archive_gen.renderer.views import BodyLink, BodyView
from archive_gen.stacks import NOTHING, stacks_of
from builders import make_archive, make_clue, make_record, make_tag, make_tagged, sample_records
from sites import CONFIG, Reader, demonstration, make_site, read_html

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} </title> &amp; javascript:alert(3)"
)
LEADERS = "articles/leaders-meet-at-a-spaceport/index.html"

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
# A file that a page holds is handed to a reference manager: never shown, and of no kind that a browser runs.
CITATION = re.compile(
    r"data:application/(?:x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);charset=utf-8;base64,[\w+/=]*",
    re.ASCII,
)


def page_of(tagged: TaggedRecord) -> str:
    files = make_site([tagged])
    return next(text.decode() for path, text in files.items() if path.startswith("articles/"))


def words_of(html: str) -> str:
    return " ".join(Reader(html).text.split())


# The record's page


def test_a_record_shows_its_date_in_words_and_every_clue_with_its_reason() -> None:
    text = words_of(make_site()[LEADERS].decode())
    assert "13 September 2023" in text
    assert "A publication stamp: allows 13 September 2023. Used" in text
    assert "A copyright line: allows 2024. Set aside: a footer" in text


def test_what_gave_the_date_comes_first_and_what_became_of_a_clue_is_said_once() -> None:
    agreeing = make_clue("2023", edtf="2023", verdict="agrees", reason="the year", remark="narrows nothing further")
    against = make_clue(
        "2020", edtf="2020", verdict="contradicts", reason="a year", remark="contradicts '2023' (stamp)"
    )
    text = words_of(page_of(make_tagged(date="2023-09-13", evidence=(agreeing, against, make_clue()))))
    said = ["Used", "Set aside: a year; contradicts “2023” (a publication stamp).", "Agrees: the year."]
    places = [text.find(words) for words in said]
    assert -1 < places[0] < places[1] < places[2]


def test_the_reason_of_a_clue_has_no_date_for_machines() -> None:
    said = "“Talks, 2023-09-13” (articles/2023-09-13-talks.txt) reports the same event, and its own clues date it "
    words = {
        "[2023-09-13..2023-09-20]": "between 13 and 20 September 2023",
        "[2023-09-13,2023-10-20]": "13 September or 20 October 2023",
        "2023-09-13": "13 September 2023",
        "2023-09": "September 2023",
    }
    for edtf, expected in words.items():
        assert reason_in_words(said + edtf) == said + expected
    reason = "The treaty (2022-02-24) and 18 months: 2023-08-24 to 2023-09-30"
    expected = "The treaty (24 February 2022) and 18 months: 24 August 2023 to 30 September 2023"
    assert reason_in_words(reason) == expected
    assert reason_in_words("x; contradicts '2 (b) 2020-01-01' (told-date)").endswith(
        "contradicts “2 (b) 2020-01-01” (a day that the text tells of as past)"
    )


def test_quoted_words_from_the_right_to_the_left_are_set_apart_one_by_one() -> None:
    record = make_record("القمة", body=("القمة في بكين.",))
    tag = make_tag("topics", "summits", record, name="Summits")
    tag = msgspec.structs.replace(tag, why="'القمة' in the headline, and 'U.S.', '<b>قمم'")
    page = page_of(TaggedRecord(record, topics=(tag,)))
    assert "<small>&#39;<bdi>القمة</bdi>&#39; in the headline, and &#39;<bdi>U.S.</bdi>&#39;" in page
    assert "&#39;<bdi>&lt;b&gt;قمم</bdi>&#39;</small>" in page


def test_an_inferred_window_is_marked_in_words_and_is_no_time_element() -> None:
    page = make_site()["articles/a-window-in-a-year/index.html"].decode()
    assert "Between 24 August and 31 December 2023 (inferred)" in words_of(page)
    article = page[page.index("<article>") : page.index("</article>")]
    assert "<time" not in article


def test_a_quote_that_was_kept_leads_to_its_paragraph_and_one_that_was_cut_does_not() -> None:
    clue = make_clue("on Wednesday")
    blocks = make_record(body=("One.", "They met on Wednesday.")).body
    blocks = tuple(msgspec.structs.replace(block, spans=(Span(30 * n, 30 * n + 25),)) for n, block in enumerate(blocks))
    evidence = [msgspec.structs.replace(clue, start=start, end=start + 12) for start in (39, 90)]
    page = page_of(make_tagged(msgspec.structs.replace(make_record(evidence=evidence), body=blocks)))
    assert page.count('<a href="#p2">line 1</a>') == 1
    assert '<p id="p2">They met on Wednesday.</p>' in page


def test_an_entity_lists_the_spellings_that_were_found() -> None:
    record = make_record("Kim Jong-un speaks", body=("Kim Jong Un spoke. Kim Jong Un went.",))
    tag = make_tag("actors", "kim-jong-un", record, name="Kim Jong Un")
    other = make_tag("actors", "kim-jong-un", record, name="Kim Jong-un").mentions
    tag = Tag.of(tag.facet, tag.id, tag.name, tag.main, (*other, *tag.mentions), tag.why)
    page = make_site([TaggedRecord(record, actors=(tag,))])["actors/kim-jong-un/index.html"].decode()
    assert "Found as “Kim Jong Un” 1 “Kim Jong-un” 1".replace("“", "").replace("”", "") in words_of(page)


def test_a_record_lists_what_was_removed_with_line_and_reason() -> None:
    text = words_of(make_site()[LEADERS].decode())
    assert "What was removed (2 lines)" in text
    assert "20Advertisementadvertising" in text


def test_roles_become_headings_quotes_lists_and_captions() -> None:
    page = make_site()[LEADERS].decode()
    assert '<h2 id="p1">A long journey</h2>' in page
    assert '<blockquote id="p3"><p>We will meet again.</p></blockquote>' in page
    assert '<ul>\n<li id="p4">first</li>\n<li id="p5">second</li>\n</ul>\n<p class="caption"' in page


def test_only_the_first_mention_in_the_body_is_linked() -> None:
    page = make_site()[LEADERS].decode()
    body = page[page.index('<div class="text"') : page.index("<aside")]
    assert body.count('<a href="../../actors/kim-jong-un/index.html">Kim Jong Un</a>') == 1
    assert body.count("Kim Jong Un") == 2


def test_overlapping_mentions_give_the_place_to_the_first_and_longest() -> None:
    record = make_record("Title", body=("The Bank of Korea met in Korea.",))
    start = record.text.index("Bank of Korea")
    bank = Mention(start, start + 13, "Bank of Korea", "name")
    inside = Mention(start + 8, start + 13, "Korea", "name")
    after = record.text.rindex("Korea")
    again = Mention(after, after + 5, "Korea", "name")
    tagged = TaggedRecord(
        record,
        actors=(Tag.of("actors", "bank", "Bank of Korea", True, (bank,), "named", "organisation"),),
        countries=(Tag.of("countries", "KR", "Korea", True, (inside, again), "named"),),
    )
    body = page_of(tagged)
    assert ">Bank of Korea</a> met in <a" in body
    assert '<a href="../../countries/kr/index.html">Korea</a>.' in body


def test_a_text_in_another_language_says_so_and_one_in_the_sites_does_not() -> None:
    page = page_of(make_tagged(title="정상회담", language="ko"))
    assert '<h1 lang="ko" dir="auto">정상회담</h1>' in page
    assert '<div class="text" lang="ko"' in page
    assert "lang=" not in page_of(make_tagged(title="Summit")).replace('<html lang="en">', "")


def test_tags_are_grouped_with_why_and_the_look_alikes_with_their_reason() -> None:
    tagged = msgspec.structs.replace(
        sample_records()[0],
        suppressed=(
            Suppressed(0, 2, "Un", "united-nations", "part of a name"),
            Suppressed(9, 11, "Un", "united-nations", "part of a name"),
            Suppressed(20, 23, "May", "x", "an everyday word here"),
        ),
    )
    text = words_of(page_of(tagged))
    assert re.search(r"Countries North Korea named 2 times Russia named 2 times China named 2 times; in passing", text)
    assert "People Kim Jong Un" in text
    assert "not counted (2) Un part of a name; 2 times May an everyday word here" in text


def test_a_record_without_tags_has_its_look_alikes_and_one_without_these_no_part_for_them() -> None:
    tagged = make_tagged(title="A quiet day")
    assert "<aside" not in page_of(tagged)
    page = page_of(msgspec.structs.replace(tagged, suppressed=(Suppressed(0, 3, "May", "x", "an everyday word here"),)))
    assert "Looked like a name and was not counted (1)" in page.partition("<aside")[2].partition("</aside>")[0]


def test_a_record_without_a_date_says_why_and_one_without_a_text_says_so() -> None:
    page = page_of(make_tagged(title="Nothing left", date=None, body=()))
    assert "<summary>Why it has no date</summary>" in page
    assert "Nothing in this capture was read as an article." in page
    assert "<dl>\n</dl>" not in page
    page = page_of(make_tagged(date="2023-09-13"))
    assert "<summary>How we know this date</summary>" in page
    assert "was read as an article" not in page


def test_previous_and_next_follow_time_and_the_undated_have_none() -> None:
    files = make_site()
    page = files["articles/only-a-year/index.html"].decode()
    assert 'rel="prev"' not in page
    assert 'rel="next"' in page
    undated = files["articles/no-date-at-all/index.html"].decode()
    assert 'rel="prev"' not in undated
    assert 'rel="next"' not in undated


def test_days_that_the_text_tells_of_are_told_apart_from_its_date() -> None:
    text = words_of(page_of(make_tagged(events=(Event("2019-02-28", "the Hanoi summit", 0, 5),), date=None)))
    assert "Days that the text tells of (1) 28 February 2019: the Hanoi summit" in text
    assert "Undated" in text


def test_a_day_that_the_text_names_twice_by_the_same_words_is_told_once() -> None:
    events = (Event("2019-02-28", "the summit", 0, 10), Event("2019-02-28", "the summit", 50, 60))
    assert "Days that the text tells of (1)" in words_of(page_of(make_tagged(events=events)))


def test_the_first_page_counts_days_as_the_rest_of_the_site_does() -> None:
    records = [make_tagged(title=date, date=date) for date in ("2018-06-12", "2018-06-13?", "2018-06", "2018-06-14~")]
    front = words_of(make_site([*records, make_tagged(title="Undated", date=None)])["index.html"].decode())
    assert "5 records: 3 dated to the day, 1 less exactly, 1 undated." in front
    assert "3 dated to the day 1 to the month" in front


def test_a_record_of_five_hundred_words_stays_within_its_budget() -> None:
    body = ["The delegations of both sides met again in the capital on Wednesday morning."] * 40
    page = page_of(make_tagged(body=body, countries=("KP", "RU", "CN", "US", "JP"), actors=("xi-jinping",)))
    assert len(page.encode()) < 30_000
    assert len(make_site()["assets/style.css"]) < 20_000


# Machines


def test_only_a_stated_day_is_given_to_machines_as_the_publication() -> None:
    files = make_site()
    stated = files[LEADERS].decode()
    assert '<meta property="article:published_time" content="2023-09-13">' in stated
    assert '"datePublished":"2023-09-13"' in stated
    for path, text in files.items():
        if path.startswith("articles/") and path != LEADERS:
            assert "published_time" not in text.decode(), path
            assert not re.search(r'"datePublished":"\d{4}-\d\d-', text.decode()), path
    assert '<meta name="DCTERMS.issued" content="2022">' in files["articles/only-a-year/index.html"].decode()
    assert "DCTERMS.issued" not in files["articles/letters-exchanged/index.html"].decode()


def test_an_inferred_day_is_not_given_to_machines() -> None:
    page = page_of(make_tagged(date="2023-09-13", basis="inferred"))
    assert "published_time" not in page
    assert '<meta name="DCTERMS.issued" content="2023-09">' in page


def test_reference_managers_see_a_newspaper_article() -> None:
    page = make_site()[LEADERS].decode()
    assert page.index('name="z:itemType" content="newspaperArticle"') < page.index('property="og:type"')
    assert '<meta name="DCTERMS.creator" content="Jana Example">' in page
    assert '<meta name="DC.source" content="Harbour Ledger">' in page


def test_a_feed_says_published_only_where_the_day_is_known() -> None:
    feed = ElementTree.fromstring(make_site()["feed.atom"])
    found = {entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}published") for entry in feed.iter(f"{ATOM}entry")}
    assert found == {"Leaders meet at a spaceport": "2023-09-13T12:00:00Z"}


def test_a_record_without_a_day_enters_the_atom_feed_by_the_day_of_the_build() -> None:
    archive = make_archive([make_tagged(title="No date", date=None, source="articles/none.txt")])
    pages = plan_pages(archive, CONFIG, Material(provenance=Provenance(built="2026-01-02"))).pages
    page = next(page for page in pages if page.path == "feed.atom")
    feed = ElementTree.fromstring(render_page(page, make_environment(), NOTHING))
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == "2026-01-02T12:00:00Z"
    assert feed.find(f"{ATOM}entry/{ATOM}published") is None


def test_the_json_feed_holds_every_record_with_its_claim() -> None:
    config = msgspec.structs.replace(CONFIG, base_url="https://example.org/a")
    feed = json.loads(make_site(config=config)["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/a/feed.json"
    assert len(feed["items"]) == len(sample_records())
    claims = {entry["title"]: entry["_archive"]["date"] for entry in feed["items"]}
    assert claims["A window in a year"] == "[2023-08-24..2023-12-31]"
    assert claims["No date at all"] is None
    assert all(entry["url"].startswith("https://example.org/a/articles/") for entry in feed["items"])


def test_feed_ids_are_the_captures_and_not_the_slugs() -> None:
    record = make_record("One title", sha256="ab" * 32, source="articles/x.txt")
    renamed = make_record("Another title", sha256="ab" * 32, source="articles/x.txt")
    ids = [json.loads(make_site([make_tagged(r)])["feed.json"])["items"][0]["id"] for r in (record, renamed)]
    assert ids[0] == ids[1]


def test_characters_that_xml_cannot_hold_do_not_break_a_feed() -> None:
    feed = make_site([make_tagged(title="A\x0bB\ufffe", body=("C\x00D",))])["feed.atom"]
    assert ElementTree.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}title") == "A\ufffdB\ufffd"


# Time and entities


def test_a_window_over_years_stands_on_the_timeline_and_in_no_year() -> None:
    files = make_site()
    assert "A window over years" in files["timeline/index.html"].decode()
    for path, text in files.items():
        if re.match(r"timeline/\d", path):
            page = words_of(text.decode())
            assert "A window over years" not in page, path
            assert "After the war began" not in page, path


def test_a_year_parts_its_records_by_month_and_keeps_those_without_one_apart() -> None:
    text = words_of(make_site()["timeline/2023/index.html"].decode())
    assert re.search(r"September 2023 1 13 Sep 2023 Leaders meet.*Some time in 2023 1 .*A window in a year", text)


def test_no_first_of_january_is_ever_made_of_a_year() -> None:
    files = make_site([make_tagged(title="Only a year", date="2022", countries=("CN",))])
    for path, text in files.items():
        if path.endswith((".html", ".atom", ".json")):
            assert not re.search(rb"2022-01-01|1 Jan(uary)? 2022", text), path
    assert "timeline/2022/01/index.html" not in files


def test_the_undated_stand_on_their_shelf() -> None:
    assert "No date at all" in words_of(make_site()["undated/index.html"].decode())


def test_the_undated_stand_by_their_titles_and_the_page_says_so() -> None:
    titles = ("Zeal", "“Ample supply”", "élan", "Eel", "the end")
    files = make_site([make_tagged(title=title, date=None, countries=("CN",)) for title in titles])
    for path in ("undated/index.html", "countries/cn/index.html"):
        page = words_of(files[path].decode())
        assert "A to Z." in page, path
        assert re.search("“Ample supply”.*Eel.*élan.*the end.*Zeal", page), path


def test_an_entity_tells_its_main_records_from_those_that_name_it_in_passing() -> None:
    text = words_of(make_site()["countries/cn/index.html"].decode())
    assert "2 records, 1 of them about it; 2022–2023." in text
    assert re.search(r"Leaders meet at a spaceport named in passing", text)
    assert not re.search(r"Only a year named in passing", text)


def test_a_record_that_names_an_entity_in_passing_shows_the_words_that_do() -> None:
    far = "One after another the delegations left the hall, without a word to anybody who was waiting outside."
    body = ("Nothing here.", f"{far} China said nothing. {far}")
    page = make_site([make_tagged(title="Talks", body=body, countries=("CN",), passing=("CN",))])
    text = page["countries/cn/index.html"].decode()
    assert "anybody who was waiting outside. <b>China</b> said nothing. One after" in text
    assert "Nothing here" not in text


def test_an_entity_of_many_records_is_parted_by_year() -> None:
    dates = [f"20{10 + n % 5}-03-{1 + n % 28:02}" for n in range(80)]
    many = [make_tagged(title=f"Talks {n}", date=date, actors=("xi-jinping",)) for n, date in enumerate(dates)]
    files = make_site(many)
    assert words_of(files["actors/xi-jinping/index.html"].decode()).count("Talks") == 12
    assert words_of(files["actors/xi-jinping/2012/index.html"].decode()).count("Talks") == 16


def test_a_year_of_an_entity_leads_to_its_records_that_may_be_of_it() -> None:
    days = [f"20{10 + n % 5}-03-{1 + n % 28:02}" for n in range(70)]
    loose = ("[2011-06-01..2013-02-01]", "[2012-11-05, 2014-05-11]", "[2013-01-01..]", "[..2010-12-31]")
    dates = (*days, *loose)
    many = [make_tagged(title=f"Talks {n}", date=date, actors=("xi-jinping",)) for n, date in enumerate(dates)]
    files = make_site([*many, make_tagged(title="No day", date=None, actors=("xi-jinping",))])
    outside = '<a href="../../../actors/xi-jinping/index.html#{}">{}</a> may belong here too.'
    for year, kind, said in (
        (2010, "before", "1 record that fits no single year"),
        (2011, "years", "1 record that fits no single year"),
        (2012, "years", "2 records that fit no single year"),
        (2013, "years", "2 records that fit no single year"),
        (2014, "years", "2 records that fit no single year"),
    ):
        page = files[f"actors/xi-jinping/{year}/index.html"].decode()
        assert outside.format(kind, said) in page, year
    own = files["actors/xi-jinping/index.html"].decode()
    assert {re.search(rf'<h2 id="{kind}">', own) is None for kind in ("years", "after", "before")} == {False}
    assert "may belong here too" not in own


def test_the_health_page_leads_to_its_parts() -> None:
    page = make_site()["health/index.html"].decode()
    ways = re.findall(r'<a href="#([^"]+)">', page.partition("<section")[0])
    assert len(ways) > 1
    assert [f"#{anchor}" for anchor in ways] == [f"#{one}" for one in re.findall(r'<h2 id="([^"]+)">', page)]


def test_a_new_record_changes_no_page_of_another_year() -> None:
    records = [make_tagged(title=f"Talks {y}", date=f"{y}-03-02", countries=("KP",)) for y in (2015, 2019, 2023)]
    before = make_site(records)
    after = make_site([*records, make_tagged(title="New", date="2023-05-01", countries=("KR",))])
    changed = {path for path in before if before[path] != after[path]}
    assert "timeline/2023/index.html" in changed
    assert not {path for path in changed if path.startswith(("timeline/2015", "timeline/2019", "countries/kp/"))}
    assert "articles/talks-2015/index.html" not in changed


def test_a_facet_that_is_not_wanted_has_no_pages_links_or_tags() -> None:
    files = make_site(config=msgspec.structs.replace(CONFIG, facets=("countries",)))
    assert not [path for path in files if path.startswith(("actors/", "topics/"))]
    page = files[LEADERS].decode()
    assert "actors/" not in page
    assert "<h3>People</h3>" not in page


def test_an_archive_without_records_still_has_its_pages() -> None:
    files = make_site([])
    assert "No records yet" in files["index.html"].decode()
    assert {"timeline/index.html", "undated/index.html", "about/index.html", "404.html"} <= set(files)


def test_records_without_any_date_are_not_called_the_latest() -> None:
    front = words_of(make_site([make_tagged(title="A lighthouse", date=None)])["index.html"].decode())
    assert "Latest by date" not in front
    assert "Of no one year Undated A lighthouse" in front


def test_the_front_page_shows_records_of_no_year_where_few_others_are_to_be_shown() -> None:
    many = [make_tagged(title=f"Talks {n}", date=f"2023-09-{n:02}") for n in range(1, 14)]
    loose = [make_tagged(title="A lighthouse", date=None), make_tagged(title="A war", date="[2022-02-24..]"),
             make_tagged(title="A ferry", date="[2019-05-02..]")]  # fmt: skip
    front = words_of(make_site([*many[:3], *loose])["index.html"].decode())
    assert re.search("Talks 3 .* Of no one year .* A war .* A ferry .* A lighthouse", front)
    assert "Of no one year" not in words_of(make_site([*many, *loose])["index.html"].decode())


def test_charts_hold_their_numbers_as_a_table_too() -> None:
    page = make_site()["timeline/2023/index.html"].decode()
    assert re.search(r'<svg[^>]* role="img" aria-labelledby="chart-title chart-desc">', page)
    assert '<th scope="row"><a href="../../timeline/2023/09/index.html">Sep</a></th><td>1</td><td>1</td>' in page


def test_thousands_are_parted_wherever_records_are_counted() -> None:
    records = [make_tagged(title=f"Talks {n}", date="2023", body=("a",), countries=("KP",)) for n in range(1001)]
    files = make_site(records)
    for path in ("index.html", "timeline/index.html", "countries/index.html", "countries/kp/index.html"):
        page = re.sub(r'(?:href|id|d|points|aria-label)="[^"]*"', "", files[path].decode())
        assert "1,001" in page, path
        assert not re.search(r">1001\b", page), path


def test_a_single_column_is_no_chart_and_the_tallest_bar_fills_it() -> None:
    assert make_chart("t", "d", "Year", [Column("2020", 3, 1)]) is None
    chart = make_chart("t", "d", "Year", [Column("2020", 3, 1), Column("2021", 6, 6)])
    assert chart is not None
    assert [bar.known_height + bar.other_height for bar in chart.bars] == [48, 96]
    assert [bar.place for bar in chart.bars] == [25, 75]


def test_labels_and_numbers_of_a_chart_keep_off_each_other_on_a_phone() -> None:
    few = make_chart("t", "d", "Month", [Column("Jan", 12, 1)] * 12)
    assert few is not None
    assert few.numbered_narrow
    assert [bar.labelled_narrow for bar in few.bars[:4]] == [True, False, True, False]
    assert all(bar.labelled for bar in few.bars)
    many = make_chart("t", "d", "Year", [Column(str(1950 + n), 12, 1) for n in range(60)])
    assert many is not None
    assert not many.numbered
    assert sum(bar.labelled_narrow for bar in many.bars) * 34 <= 288 + 34


def test_a_window_is_drawn_within_its_track_and_says_where_it_goes_on() -> None:
    archive = make_archive([make_tagged(date="[2022-07-01..]"), make_tagged(date="2022-12-31")])
    track = interval_of(make_archive([make_tagged(date="2022")]).entries[0])
    open_end, day = (make_strip(interval_of(entry), track) for entry in archive.entries)
    assert open_end is not None
    assert (open_end.before, open_end.after, open_end.x + open_end.width) == (False, True, 120)
    assert day is not None
    assert (day.width, day.ticks) == (0, (119,))


def test_a_list_of_several_years_is_drawn_on_one_track_that_says_its_years() -> None:
    days = ("2018-03-08", "2019-02-28", "2019-12-31", "[2018-12-01..2019-01-31]")
    records = [make_tagged(title=f"On {day}", date=day, countries=("KP", "CN")) for day in days]
    for path in ("index.html", "pairs/cn--kp/index.html"):
        page = make_site(records)[path].decode()
        assert re.findall('class="axis".*?</p>', page) == [
            'class="axis" aria-hidden="true"><span>2018</span><span>2019</span></p>'
        ], path
        # The last of the front page is its lead, which is not drawn.
        drawn = re.findall(r'class="day" d="M(\d+) ', page)
        assert {int(x) for x in drawn} >= {11, 70}, path
        assert "window" not in page, path
    one_year = make_site([make_tagged(title=day, date=day, countries=("KP", "CN")) for day in days[1:3]])
    assert "<span>2019</span></p>" in one_year["index.html"].decode()
    assert 'class="axis"' not in one_year["timeline/index.html"].decode()


def test_one_of_two_days_is_drawn_as_two_and_never_as_all_between() -> None:
    files = make_site([make_tagged(title=title, date="[2022-03-08,2022-08-03]") for title in ("Talks", "Deals")])
    for path in ("timeline/index.html", "timeline/2022/index.html"):
        page = files[path].decode()
        assert page.count('<path class="day" d="M22 0v12M71 0v12"/>') == 2, path
        assert 'class="window"' not in page, path
    assert "window" not in files["records/index.html"].decode()
    assert "<td>one of two</td>" in files["records/index.html"].decode()


def test_a_stamp_that_can_be_of_two_days_allows_these_and_not_those_between() -> None:
    reason = "the page says that it was published then; day and month can stand either way round"
    clue = msgspec.structs.replace(
        make_clue("8/3/2022", reason=reason), earliest=dt.date(2022, 3, 8), latest=dt.date(2022, 8, 3), either=True
    )
    for date in ("[2022-03-08,2022-08-03]", "2022-03-08"):
        text = words_of(page_of(make_tagged(date=date, basis="stated", evidence=[clue])))
        assert "A publication stamp: allows 8 March or 3 August 2022. Used" in text


def test_of_two_days_the_one_beyond_the_track_is_told() -> None:
    strip = make_ticks([dt.date(2022, 1, 31), dt.date(2022, 3, 1)], month_interval(2022, 3))
    assert strip is not None
    assert (strip.ticks, strip.before, strip.after) == ((1,), True, False)
    assert make_ticks([dt.date(2022, 1, 31)], month_interval(2022, 3)) is None


# Deciding


def test_a_projects_page_takes_the_place_of_about_and_method() -> None:
    files = make_site(
        own_pages={"about": "# Who we are\n\nSee [the timeline](/timeline/) and [that](https://example.org).\n"}
    )
    page = files["about/index.html"].decode()
    assert "<h1><bdi>Who we are</bdi></h1>" in page
    assert 'href="../timeline/index.html"' in page
    assert 'href="https://example.org" rel="noopener noreferrer"' in page


def test_a_page_that_wants_a_path_that_is_taken_is_a_problem_with_both_sources() -> None:
    planned = plan_pages(make_archive(), CONFIG, Material(own_pages={"countries": "# Mine", "Undated": "x"}))
    assert [(p.path, p.code, p.severity) for p in planned.problems] == [
        ("pages/Undated.md", "path-clash", "error"),
        ("pages/countries.md", "path-clash", "error"),
    ]
    assert "the undated shelf" in planned.problems[0].message
    assert planned.problems[0].hint.startswith("rename pages/Undated.md: ")
    assert len({page.path for page in planned.pages}) == len(planned.pages)


def test_an_entity_id_cannot_leave_the_site() -> None:
    record = make_record("Title")
    tag = Tag.of("actors", "../../etc/x", "X", True, (), "given by a person")
    files = make_site([TaggedRecord(record, actors=(tag,))])
    assert "actors/etc-x/index.html" in files
    assert not [path for path in files if ".." in path]


def test_any_order_of_the_records_gives_the_same_bytes() -> None:
    records = list(sample_records())
    expected = make_site(records)
    for seed in range(3):
        random.Random(seed).shuffle(records)
        assert make_site(records) == expected


def test_a_projects_template_wins_and_may_extend_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "about.html.jinja").write_text(
        '{% extends "base/about.html.jinja" %}{% block main %}{{ super() }}<p>Ours: {{ "<b>" }}</p>{% endblock %}'
    )
    pages = plan_pages(make_archive(), CONFIG).pages
    page = next(page for page in pages if page.path == "about/index.html")
    text = render_page(page, make_environment(tmp_path), NOTHING).decode()
    assert "About this archive" in text
    assert "<p>Ours: &lt;b&gt;</p>" in text


def test_a_misspelt_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "about.html.jinja").write_text("{{ page.haeding }}")
    pages = plan_pages(make_archive(), CONFIG).pages
    page = next(page for page in pages if page.path == "about/index.html")
    with pytest.raises(jinja2.UndefinedError, match="haeding"):
        render_page(page, make_environment(tmp_path), NOTHING)


# Hostile text


@pytest.fixture(scope="module")
def hostile_site() -> dict[str, bytes]:
    record = make_record(
        HOSTILE,
        body=[HOSTILE, ("heading", HOSTILE), ("quote", HOSTILE), ("list-item", HOSTILE), ("caption", HOSTILE)],
        removed=[(HOSTILE, HOSTILE)],
        byline=(HOSTILE,),
        publisher=HOSTILE,
        original_url="javascript:alert(1)",
        source=f"articles/{HOSTILE.replace('/', '')}.txt",
        encoding=HOSTILE,
        language='"><b>',
        evidence=[make_clue(HOSTILE, rule=HOSTILE, reason=HOSTILE)],
        captured=dt.date(2024, 1, 1),
    )
    mention = Mention(len(HOSTILE) + 2, len(HOSTILE) + 10, HOSTILE[:8], "name")
    tag = Tag.of("actors", "a", HOSTILE, True, (mention,), HOSTILE, HOSTILE, 'Q1" onload="x')
    tagged = TaggedRecord(record, actors=(tag,), suppressed=(Suppressed(0, 1, HOSTILE, HOSTILE, HOSTILE),))
    config = msgspec.structs.replace(CONFIG, title=HOSTILE, description=HOSTILE, base_url="https://example.org/x")
    return make_site([tagged, make_tagged(title="Other", date="2023-01-01")], config, {"own": HOSTILE})


def test_captured_text_never_becomes_an_element_or_an_attribute(hostile_site: dict[str, bytes]) -> None:
    for path, reader in read_html(hostile_site).items():
        for tag, attributes in reader.tags:
            assert tag not in ("img", "iframe", "style", "object", "form", "base"), (path, tag)
            assert tag != "script" or attributes == {"type": "application/ld+json"}, path
            assert not [name for name in attributes if name.startswith("on") or name == "style"], path


def test_no_link_has_a_scheme_that_runs(hostile_site: dict[str, bytes]) -> None:
    for path, reader in read_html(hostile_site).items():
        schemes = {link.partition(":")[0].strip().lower() for link in reader.links if ":" in link}
        assert schemes <= {"http", "https", "data"}, path
        held = [link for link in reader.links if link.startswith("data:") and link != "data:,"]
        assert all(CITATION.fullmatch(link) for link in held), path


def test_captured_text_is_never_a_template(hostile_site: dict[str, bytes]) -> None:
    for path, text in hostile_site.items():
        if path.endswith(".html"):
            assert b"{{ 7*7 }}" in text, path
            assert b" 49 " not in text, path


def test_feeds_and_linked_data_of_hostile_text_are_well_formed(hostile_site: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(hostile_site["feed.atom"])
    assert HOSTILE in {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")}
    ElementTree.fromstring(hostile_site["sitemap.xml"])
    json.loads(hostile_site["feed.json"])
    for path, text in hostile_site.items():
        if path.endswith("index.html"):
            found = [json.loads(one) for one in LINKED_DATA.findall(text.decode())]
            assert path.startswith("articles/") <= ("NewsArticle" in [one["@type"] for one in found]), path


def test_a_page_tells_machines_the_way_to_it_and_what_its_list_is_of() -> None:
    site = make_site(config=Config(title="The File", base_url="https://file.example/x/"))
    page = site["countries/kp/index.html"].decode()
    way, collection = map(json.loads, LINKED_DATA.findall(page))
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Countries", "https://file.example/x/countries/"),
        (2, "North Korea", "https://file.example/x/countries/kp/"),
    ]
    assert (collection["@type"], collection["about"]["@type"]) == ("CollectionPage", "Country")
    assert collection["url"] == "https://file.example/x/countries/kp/"


def test_without_an_address_no_way_is_told() -> None:
    for path, text in make_site().items():
        assert b"BreadcrumbList" not in text, path


def test_every_page_forbids_scripts_and_foreign_requests() -> None:
    for path, reader in read_html(make_site()).items():
        policies = [a["content"] for tag, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy"]
        assert policies, path
        assert "default-src 'none'" in (policies[0] or ""), path
        assert "unsafe" not in (policies[0] or ""), path
        fetched = [a.get("href") or "" for tag, a in reader.tags if a.get("rel") in ("stylesheet", "icon")]
        assert not [href for href in fetched if href.startswith("http")], path
        for tag, attributes in reader.tags:
            if tag == "a" and (attributes.get("href") or "").startswith("http"):
                assert "noopener noreferrer" in (attributes.get("rel") or ""), path


def test_templates_make_no_markup_of_their_own() -> None:
    for template in (Path(__file__).parents[1] / "templates").glob("*.jinja"):
        text = template.read_text()
        assert not re.search(r"\|\s*safe|autoescape false|Markup", text), template.name
        files_and_data = r"<script(?! type=\"application/ld\+json\"| src=\"{{ page\.frame\.root }})"
        assert not re.search(r"\sstyle=|\son[a-z]+=|" + files_and_data, text), template.name
        assert text.startswith("{#"), template.name


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://user:pw@example.org", False),
        ("https://[", False),
        ('https://example.org/"onclick', False),
        ("https:///path", False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_are_linked(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) == safe


def test_an_address_that_is_not_linked_is_still_shown() -> None:
    page = page_of(make_tagged(original_url="ftp://example.org/x"))
    assert "ftp://example.org/x" in page
    assert 'href="ftp:' not in page


@given(st.text(), st.text())
@settings(max_examples=200)
def test_any_title_and_body_survive_rendering(title: str, text: str) -> None:
    record = make_record(title, body=(text,))
    body = BodyView(len(title) + 2, record.body, (BodyLink(len(title) + 2, len(title) + 2 + len(text), "x"),))
    html = str(body_html(body, "../"))
    assert Reader(html).text == f"{text}\n"


def test_items_with_marks_of_their_own_get_no_other() -> None:
    blocks = make_record("Title", body=[("list-item", text) for text in ("- one", "2) two", "three", "• four")]).body
    html = str(body_html(BodyView(7, blocks, ()), ""))
    assert html == (
        '<ul class="marked">\n<li id="p1">- one</li>\n<li id="p2">2) two</li>\n</ul>\n'
        '<ul>\n<li id="p3">three</li>\n</ul>\n'
        '<ul class="marked">\n<li id="p4">• four</li>\n</ul>\n'
    )


def test_json_in_a_page_cannot_end_its_element() -> None:
    assert "<" not in json_html({"a": "</script><!--", "b": "\u2028"})
    assert json.loads(json_html({"a": "</script>\u2028&"})) == {"a": "</script>\u2028&"}


# Markdown


def test_html_in_markdown_is_shown_and_links_that_run_are_not_links() -> None:
    html = markdown_html("<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick=x>y</b>", "")
    tags = [tag for tag, attributes in Reader(html).tags]
    assert "script" not in tags
    assert "b" not in tags
    assert "javascript:" not in "".join(Reader(html).links)
    assert "alert(1)" in Reader(html).text


def test_markdown_links_to_the_site_follow_it_wherever_it_stands() -> None:
    html = markdown_html("[a](/countries/kp/#y2023) [b](//example.org) [c](/feed.atom)", "../")
    assert Reader(html).links == ["../countries/kp/index.html#y2023", "//example.org", "../feed.atom"]


@pytest.mark.parametrize(
    "text", ["[" * 60_000, "> " * 30_000, "`a" * 30_000, "![](" * 15_000, "x" * 200_000, "*a" * 30_000, "[a" * 1000]
)
def test_a_hostile_markdown_page_is_rendered_in_time(text: str) -> None:
    begin = time.process_time()
    markdown_html(text, "")
    assert time.process_time() - begin < 30


def test_a_page_that_is_too_heavy_is_shown_as_it_is_and_reported() -> None:
    text = "<b>" + "[" * 5000
    assert too_heavy(text)
    assert markdown_html(text, "").startswith("<p>&lt;b&gt;[[[")
    problems = plan_pages(make_archive(), CONFIG, Material(own_pages={"long": text})).problems
    assert [(p.path, p.code) for p in problems] == [("pages/long.md", "page-too-heavy")]


def test_pages_hold_what_their_templates_are_told(tmp_path: Path) -> None:
    pages = plan_pages(make_archive(), CONFIG).pages
    stacks = stacks_of(sample_records())
    kinds = {page.template: type(page.context(stacks)) for page in pages}
    assert kinds["article.html.jinja"] is ArticleContext
    assert all(isinstance(page, Page) and page.source for page in pages)


def test_a_template_is_compiled_again_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.html.jinja"
    compiled = []
    compile_source = jinja2.Environment.compile

    def compile(environment: jinja2.Environment, source: str, *arguments: object, **options: object) -> object:
        compiled.append(source)
        return compile_source(environment, source, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", compile)
    for source, says in (("one", "one"), ("one", "one"), ("{{ 1 + 1 }}", "2"), ("one", "one")):
        own.write_text(source)
        assert make_environment(tmp_path).get_template(own.name).render() == says
    assert compiled == ["one", "{{ 1 + 1 }}", "one"]
    for _ in range(2):
        own.write_text("line\n{% if %}")
        with pytest.raises(jinja2.TemplateSyntaxError) as fault:
            make_environment(tmp_path).get_template(own.name)
        assert (fault.value.lineno, fault.value.filename) == (2, str(own))


def test_a_headline_in_another_language_says_so_wherever_it_stands() -> None:
    files = demonstration()
    records = [json.loads(line) for line in files["data/records.jsonl"].decode().splitlines()]
    foreign = {escape(one["title"], quote=False): one["language"] for one in records if one["language"] != "en"}
    assert set(foreign.values()) == {"ko", "ru", "zh"}
    # But for a quote within a reason's words.
    shown = re.compile(rf"(?<!“)(?:<[^>]*>)?<[^>]*>({'|'.join(map(re.escape, foreign))})</(?:bdi|h1)>")
    for path, text in files.items():
        if path.endswith(".html"):
            for found in shown.finditer(text.decode()):
                assert f'lang="{foreign[found[1]]}"' in found[0], (path, found[0])
