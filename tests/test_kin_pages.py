"""Stories, pairs, versions, what to read next, and the days that records tell of, on their pages."""

from __future__ import annotations

import re
from functools import cache

from archive_gen.config import Config
from archive_gen.model import Event
from archive_gen.problems import Problem
from builders import OTHER, make_tagged, report, sample_records, story_records
from sites import Reader, broken_links, make_site

SWANS = "articles/swans-at-the-lagoon/index.html"
POLONAISE = "articles/polonaise-in-the-pavilion/index.html"
STORY = "stories/swans-at-the-lagoon/index.html"
PAIR = "pairs/kim-jong-un--vladimir-putin/index.html"
LAMPS = "articles/lamps-and-doors/index.html"
DOORS = "articles/doors-and-lamps/index.html"


@cache
def site() -> dict[str, bytes]:
    return make_site([*sample_records(), *story_records()])


def text_of(path: str) -> str:
    return " ".join(Reader(site()[path].decode()).text.split())


def links_of(path: str) -> list[str]:
    return Reader(site()[path].decode()).links


def test_a_story_names_its_records_why_they_are_one_and_what_each_adds() -> None:
    text = text_of(STORY)
    assert "2 records of one event; published: 20 May 2019, but for 1 with an inherited date." in text
    assert "share many words that hardly any other record has" in text
    assert "All name North Korea, Russia, Kim Jong Un, Vladimir Putin" in text
    assert "../../" + SWANS in links_of(STORY)
    assert "../../" + POLONAISE in links_of(STORY)
    assert "Adds no name and no paragraph that the others lack." in text


def test_a_story_of_which_no_day_is_known_is_within_a_window_and_not_throughout_it() -> None:
    window = "[2019-05-02..2019-07-30]"
    records = (report("Swans at the lagoon", window), report("Polonaise in the pavilion", window, OTHER))
    pages = {path: " ".join(Reader(text.decode()).text.split()) for path, text in make_site(records).items()
             if path.startswith(("stories/", "index"))}  # fmt: skip
    [story] = [text for path, text in pages.items() if path.startswith("stories/") and path != "stories/index.html"]
    assert "one event; published: between 2 May and 30 July 2019." in story
    for path in ("stories/index.html", "index.html"):
        assert "Between 2 May and 30 July 2019, 2 records" in pages[path]


def test_a_story_goes_by_its_dates_with_two_ends_and_says_of_how_many_it_does_not_hold() -> None:
    from_on = "[2018-03-01..]"
    # It begins with another thing, so that it does not get the day of its sibling.
    later = report("Polonaise in the pavilion", from_on, OTHER[::-1])
    records = (later, report("Swans at the lagoon", "2019-05-20"))
    pages = {path: " ".join(Reader(text.decode()).text.split()) for path, text in make_site(records).items()
             if path.startswith("stories/")}  # fmt: skip
    story = pages["stories/swans-at-the-lagoon/index.html"]
    assert "2 records of one event; published: 20 May 2019, but for 1 with a date left open." in story
    assert story.index("Swans at the lagoon 20 May 2019") < story.index("Polonaise in the pavilion")
    assert "2019 1 Swans at the lagoon" in pages["stories/index.html"]
    assert "20 May 2019, 2 records; 1 with a date left open" in pages["stories/index.html"]


def test_a_story_of_which_every_date_is_open_is_open_itself() -> None:
    from_on = "[2018-03-01..]"
    records = (report("Swans at the lagoon", from_on), report("Polonaise in the pavilion", from_on, OTHER))
    text = " ".join(Reader(make_site(records)["stories/index.html"].decode()).text.split())
    assert "On or after 1 March 2018, 2 records" in text
    assert "left open" not in text


def test_a_story_whose_records_are_all_undated_says_so() -> None:
    records = (report("Swans at the lagoon", None), report("Polonaise in the pavilion", None, OTHER))
    pages = {path: " ".join(Reader(text.decode()).text.split()) for path, text in make_site(records).items()
             if path.startswith("stories/")}  # fmt: skip
    assert "Undated, 2 records" in pages.pop("stories/index.html")
    [story] = pages.values()
    assert "2 records of one event, undated." in story


def test_of_paragraphs_in_several_languages_nothing_is_said() -> None:
    other = report("Lebedi", "2019-05-20", ("Kim Jong Un, Vladimir Putin.",), language="ru")
    told = (report("Swans", "2019-05-20"), other)
    text = " ".join(Reader(make_site(told)["stories/swans/index.html"].decode()).text.split())
    assert text.count("Adds no name that the others lack. Paragraphs are not compared") == 2
    assert "no paragraph" not in text


def test_a_story_begins_with_what_is_dated_by_itself() -> None:
    text = text_of(STORY)
    assert text.index("Swans at the lagoon 20 May 2019") < text.index("Polonaise in the pavilion")


def test_the_list_of_stories_leads_to_each_and_stands_on_the_timeline_and_the_front_page() -> None:
    assert "../" + STORY in links_of("stories/index.html")
    assert "../stories/index.html" in links_of("timeline/index.html")
    assert STORY in links_of("index.html")


def test_a_record_leads_to_its_story_and_says_where_its_date_is_from() -> None:
    text = text_of(POLONAISE)
    assert "Part of a story: Swans at the lagoon" in text
    assert "Swans at the lagoon 20 May 2019; reports the same event" in text
    assert "Another report of the same story" in text
    assert "“Swans at the lagoon” (articles/swans-at-the-lagoon.txt) reports the same event" in text
    assert "also about Kim Jong Un, Vladimir Putin and North Korea" in text


def test_a_date_from_another_record_leads_to_it_where_other_clues_quote_words() -> None:
    page = site()[POLONAISE].decode()
    clue = page[page.index('<details class="evidence">') : page.index("Another report of the same story")]
    assert f'<p><a href="../../{SWANS}"><bdi>Swans at the lagoon</bdi></a></p>' in clue
    assert "<q>" not in clue[clue.rindex("<li") :]


def test_the_front_page_shows_a_text_of_several_versions_once() -> None:
    front = links_of("index.html")
    assert LAMPS in front
    assert DOORS not in front


def test_versions_of_a_text_name_each_other_and_how_they_differ() -> None:
    assert "Doors and lamps 4 Mar 2021; 1 paragraph only there" in text_of(LAMPS)
    assert "Lamps and doors 3 Mar 2021; the version shown first" in text_of(DOORS)
    assert "Part of a story" not in text_of(LAMPS)


def test_a_pair_shows_the_sentence_where_both_are_named_and_leads_back_and_forth() -> None:
    text = text_of(PAIR)
    assert "Kim Jong Un wrote to Vladimir Putin." in text
    assert "Swans at the lagoon" in text
    assert "../../actors/kim-jong-un/index.html" in links_of(PAIR)
    assert "../../" + PAIR in links_of("actors/kim-jong-un/index.html")
    assert "../../" + PAIR in links_of("actors/vladimir-putin/index.html")


def test_an_event_that_two_records_tell_of_stands_once_in_its_year_and_month() -> None:
    for path in ("timeline/2019/index.html", "timeline/2019/05/index.html"):
        assert text_of(path).count("Meeting at the lagoon") == 1
    assert "timeline/2019/index.html#told" in " ".join(links_of("timeline/events/index.html"))


def test_the_calendar_tells_days_of_records_from_days_that_are_told_of() -> None:
    page = site()["timeline/2019/index.html"].decode()
    assert re.search(r'<td class="tint4"><a href="../../articles/[^"]+" title="1 record">20</a></td>', page)
    assert '<td class="tint0 told"><a href="#told" title="told of">19</a></td>' in page
    assert ">21</td>" in page
    assert page.count("<caption>") == 12


def test_a_day_of_the_year_has_what_was_published_and_what_is_told_of() -> None:
    text = text_of("on-this-day/05/index.html")
    assert text.index("19 May") < text.index("Meeting at the lagoon") < text.index("20 May")
    assert "Polonaise" not in text[text.index("20 May") :]


def test_the_days_of_the_year_lead_to_what_is_known_of_them() -> None:
    page = site()["on-this-day/index.html"].decode()
    assert page.count('<th scope="colgroup" colspan="7">') == 12
    assert '<a href="../on-this-day/05/index.html#d20" title="1 record">20</a>' in page
    assert "<td>29</td>" in page[page.index("February</th>") :], "any year has the days that some year has"
    assert 'id="d20"' in site()["on-this-day/05/index.html"].decode()
    assert '<b aria-current="page">May</b>' in site()["on-this-day/05/index.html"].decode()


def test_a_day_of_several_records_leads_to_their_month() -> None:
    one, other = (make_tagged(title=f"Talks {n}", date="2020-05-20") for n in (1, 2))
    page = make_site([one, other])["timeline/2020/index.html"].decode()
    assert '<a href="../../timeline/2020/05/index.html" title="2 records">20</a>' in page


def test_a_day_on_which_something_of_the_year_before_ended_leads_to_the_events() -> None:
    watch = Event("2019-12-31/2020-01-02", "from New Year's Eve to Thursday", 0, 0, "watch", "The watch")
    files = make_site([report("A watch", "2020-01-04", events=(watch,)), report("Rain", "2019-12-01")])
    page = files["timeline/2020/index.html"].decode()
    assert '<td class="tint0 told"><a href="../../timeline/events/index.html" title="told of">2</a></td>' in page
    assert 'id="told"' not in page
    assert broken_links(files) == []


def test_a_page_that_states_an_events_day_stands_beside_it_and_is_called_by_its_host() -> None:
    sourced = Event(
        "2019-12-31", "on New Year's Eve", 0, 0, "watch", "The watch", "https://www.example.org/days?of=2019&x=1"
    )
    page = make_site([report("A watch", "2020-01-04", events=(sourced,))])["timeline/events/index.html"].decode()
    assert 'href="https://www.example.org/days?of=2019&amp;x=1"><bdi>example.org</bdi></a>' in page
    assert "example.org" not in site()["timeline/events/index.html"].decode()


def test_stretches_that_no_record_can_be_of_are_named() -> None:
    text = text_of("timeline/index.html")
    assert "Without coverage" in text
    assert "4 June to 31 December 2019" not in text
    assert "4 June 2019 to 3 January 2020" in text


def test_the_method_page_counts_the_archive() -> None:
    text = text_of("method/index.html")
    assert "How much is known?" in text
    assert "dates inherited from another report of the same event1" in text.replace(" 1", "1")


def test_all_pairs_are_listed_by_facet() -> None:
    listed = text_of("pairs/index.html")
    assert "Countries 1 North Korea and Russia 4 records" in listed
    assert "People and organisations 1 Kim Jong Un and Vladimir Putin 4 records" in listed
    assert "../" + PAIR in links_of("pairs/index.html")
    for page in ("countries/index.html", "actors/index.html", PAIR):
        assert any(link.endswith("pairs/index.html") for link in links_of(page))
    assert "pairs/index.html" not in make_site(sample_records()[:1])


def test_an_archive_without_actors_has_no_pages_of_their_pairs() -> None:
    paths = make_site(story_records(), Config(facets=("countries",)))
    assert PAIR not in paths


def test_countries_are_tabled_by_each_other_and_lead_to_their_pair() -> None:
    both, other = ("KP", "RU"), ("CN", "RU")
    records = [
        make_tagged(title=f"Of two {n}", date=f"2020-01-0{n}", body=(f"a{n}",), countries=both, topics=("summits",))
        for n in (1, 2, 3)
    ]
    records.append(make_tagged(title="Of another", date="2021", body=("b",), countries=other, topics=("missiles",)))
    pages = make_site(records)
    page = pages["countries/index.html"].decode()
    link = '<a href="../pairs/kp--ru/index.html" aria-label="North Korea and Russia: 3 records">3</a>'
    assert page.count(f'<td class="tint4">{link}</td>') == 1
    assert page.count('<td class="tint2">1</td>') == 2
    assert '<abbr title="Russia">1</abbr>' in page
    topics = pages["topics/index.html"].decode()
    assert '<abbr title="2020">’20</abbr>' in topics
    assert '<td class="tint4">3</td><td></td>' in topics


def test_a_facet_with_nothing_to_compare_has_no_grid() -> None:
    pages = make_site([make_tagged(title="One", date="2020", body=("a",), countries=("KP", "RU"), topics=("summits",))])
    assert 'class="grid"' not in pages["countries/index.html"].decode()
    assert 'class="grid"' not in pages["topics/index.html"].decode()


def test_the_health_page_lists_what_needs_a_person() -> None:
    text = text_of("health/index.html")
    assert "Undated" in text
    assert "Dated to more than a year" in text
    assert "Versions of another text" in text
    assert "Doors and lamps" in text[text.index("Versions of another text") :]
    assert "../health/index.html" in links_of("method/index.html")


def test_a_dispute_that_a_person_has_settled_asks_for_nobody() -> None:
    problem = Problem("articles/one.txt", 2, "date-contradiction", "two days")
    for basis, asks in (("stated", True), ("given", False)):
        record = make_tagged(title="One", date="2020-01-02", basis=basis, countries=("KP",), problems=(problem,))
        page = make_site([record])["health/index.html"].decode()
        assert ("Disputed dates" in page) is asks


def test_an_archive_in_order_says_so() -> None:
    pages = make_site([make_tagged(title="One", date="2020-01-02", body=("a",), countries=("KP",))])
    assert "Nothing in this archive asks for a person." in pages["health/index.html"].decode()
