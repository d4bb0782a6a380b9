"""What makes two records one story or one text, and what tells them apart: each rule with records made for it."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from archive_gen.archive import make_card, traits_of
from archive_gen.archive.apart import figures_apart, subjects_apart
from archive_gen.archive.traits import Compared
from archive_gen.model import Archive, Clue, TaggedRecord
from builders import LEADERS, OTHER, REPORT, make_archive, make_record, make_tagged, report

ACCIDENT = (
    "A ferry with cattle aboard ran aground on a sandbank off the lighthouse of Wexmoor on Tuesday.",
    "Its skipper, who had dozed off, was rescued by a kayak club; 412 heifers swam ashore.",
)
SAME_ACCIDENT = (
    "412 heifers came ashore at Wexmoor when the ferry that carried them got stuck on a sandbank by the lighthouse.",
    "Members of a kayak club rescued the skipper. He admitted that he had dozed off on Tuesday.",
)


def told(title: str, body: tuple[str, ...], date: str | None = None, **fields: object) -> TaggedRecord:
    return make_tagged(title=title, date=date, body=body, source=f"articles/{title.lower().replace(' ', '-')}.txt",
                       **fields)  # fmt: skip


def stories(archive: Archive) -> list[set[str]]:
    return [{archive.entries[one.entry].card.title for one in story.tellings} for story in archive.stories]


def edtf_of(archive: Archive, title: str) -> str | None:
    return next(entry.card.dating.edtf for entry in archive.entries if entry.card.title == title)


def scattered(count: int) -> tuple[str, ...]:
    """Sentences of words that no other record has."""
    letters = "bcdfghjklmnpqrstvwxz"
    words = [f"{a}o{b}a{c}u{a}" for a, b, c in permutations(letters, 3)]
    return tuple(" ".join(words[n : n + 10]) + "." for n in range(0, count * 10, 10))


def stamped(title: str, day: str, body: tuple[str, ...], **fields: object) -> TaggedRecord:
    """Return a record that states its day, and no year."""
    month, day_of_month = map(int, day.split("-"))
    clue = Clue("dateline", day, 1, 0, 5, None, None, month_day=(month, day_of_month))
    return told(title, body, "[2000-01-01..]", evidence=[clue], **fields)


def test_two_that_nobody_leads_are_one_story_by_their_words_and_figures() -> None:
    archive = make_archive([told("A ferry", ACCIDENT, "2021-03-04"), told("Heifers swim", SAME_ACCIDENT)])
    assert stories(archive) == [{"A ferry", "Heifers swim"}]
    assert edtf_of(archive, "Heifers swim") == "[2021-02-26..2021-03-10]"


def test_one_headline_over_two_texts_is_that_of_a_series() -> None:
    first = told("Statement to the harbour council", ACCIDENT, "2021-03-04")
    again = told("Statement to harbour council", SAME_ACCIDENT)
    archive = make_archive([first, again])
    assert stories(archive) == []
    assert edtf_of(archive, "Statement to harbour council") is None


def test_one_headline_on_one_day_is_of_one_event() -> None:
    first = told("Heifers swim ashore", ACCIDENT, "2021-03-04")
    again = told("The heifers swim ashore", SAME_ACCIDENT, "2021-03-04")
    assert stories(make_archive([first, again])) == [{"Heifers swim ashore", "The heifers swim ashore"}]


def test_a_long_text_has_many_words_in_common_by_chance() -> None:
    everything = told("All about ferries", (*SAME_ACCIDENT, *scattered(300)))
    assert stories(make_archive([told("A ferry", ACCIDENT), everything])) == []
    two = report("Swans", "2019-05-20"), report("Swans and all else", "[2019-05-22..]", (*OTHER, *scattered(300)))
    assert make_archive(two).stories == ()


def test_a_round_up_does_not_make_one_event_of_two() -> None:
    day = "2021-03-04"
    landslide = ("A landslide of slate blocked the tunnel at Gwynfa, and commuters walked by lantern.",
                 "The quarry above it was shut; a geologist blamed badgers.")  # fmt: skip
    same_landslide = ("Commuters walked by lantern through the tunnel at Gwynfa, blocked by slate from a landslide.",
                      "A geologist blamed badgers. The quarry is shut.")  # fmt: skip
    apart = [
        told("A ferry", ACCIDENT, day), told("Heifers swim", SAME_ACCIDENT, day),
        told("A landslide", landslide, day), told("Slate", same_landslide, day),
    ]  # fmt: skip
    assert stories(make_archive(apart)) == [{"A ferry", "Heifers swim"}, {"A landslide", "Slate"}]
    round_up = told("The day", ("A ferry ran aground on a sandbank. A landslide of slate blocked a tunnel.",), day)
    found = stories(make_archive([*apart, round_up]))
    assert len(found) == 2
    assert not any({"A ferry", "A landslide"} <= story for story in found)


def test_stamps_of_other_days_of_the_year_are_of_two_events() -> None:
    one = stamped("Swans", "05-20", REPORT, actors=LEADERS, countries=("KP", "RU"))
    for day, expected in (("05-22", 1), ("12-30", 0)):
        other = stamped("Polonaise", day, OTHER, actors=LEADERS, countries=("KP", "RU"))
        assert len(make_archive([one, other]).stories) == expected
    new_year = [stamped("Swans", "12-31", REPORT, actors=LEADERS), stamped("Polonaise", "01-02", OTHER, actors=LEADERS)]
    assert len(make_archive(new_year).stories) == 1


def test_wednesdays_and_thursdays_events_are_two_unless_words_say_otherwise() -> None:
    parade = ("Kim Jong Un and Vladimir Putin saw the parade on Wednesday.", "Drummers passed the tribune.")
    dinner = ("Kim Jong Un and Vladimir Putin dined on Thursday, a day after the parade.", "Quail was served.")
    one, other = report("Drummers", "2019-05-22", parade), report("Quail", "2019-05-23", dinner)
    assert make_archive([one, other]).stories == ()
    same_day = report("Quail", "2019-05-22", (dinner[0].replace("Thursday, a", "Wednesday, hours"), dinner[1]))
    assert len(make_archive([one, same_day]).stories) == 1
    told_again = report("Swans again", "2019-05-23", (*OTHER, "That was on Thursday."))
    assert len(make_archive([report("Swans", "2019-05-22", (*REPORT, "It was Wednesday.")), told_again]).stories) == 1


def test_of_a_week_in_which_a_record_names_a_later_day_it_can_recall_the_first() -> None:
    drummers = ("Drummers passed the tribune at the parade on Wednesday.",)
    for day, expected in (("Wednesday", 1), ("Thursday", 1), ("Sunday", 0)):
        home = (f"The two who saw the parade ate quail on {day}, far from the drummers.",)
        records = [report("Drummers", "2019-05-22", drummers), report("Quail", "[2019-05-22..2019-05-29]", home)]
        assert len(make_archive(records).stories) == expected


def test_two_of_one_day_that_name_each_another_are_of_two_events() -> None:
    tremor = ("A strong tremor shook the coast of {} on Thursday, and a seismologist in pyjamas was seen.",
              "Chimneys and weathercocks came down; nobody was hurt.")  # fmt: skip
    records = [
        told(f"Tremor shakes {name}", (tremor[0].format(name), tremor[1]), "2021-03-04", countries=(country,))
        for name, country in (("China", "CN"), ("Russia", "RU"))
    ]
    assert make_archive(records).stories == ()


def test_the_first_and_the_second_day_of_something_are_two_events_also_through_a_third() -> None:
    day = "The {} day of the regatta off Wexmoor brought squalls, capsized dinghies and a tombola for rowers."
    one = told("Regatta off Wexmoor", (day.format("first"),), "2021-03-04")
    other = told("Squalls over the regatta", (day.format("second"),), "2021-03-05")
    between = told("Dinghies", ("Squalls capsized dinghies off Wexmoor; a tombola for rowers.",), "2021-03-04")
    assert make_archive([one, other]).stories == ()
    assert len(stories(make_archive([one, between, other]))[0]) == 2
    assert len(make_archive([one, told("Rowers", (day.format("1st"),), "2021-03-05")]).stories) == 1


def test_one_alone_that_begins_with_how_long_ago_it_was_does_not_report_it() -> None:
    ago = ("A year after a ferry with heifers got stuck at Wexmoor by the lighthouse, its skipper has a kayak.",
           "The sandbank is marked now. 412 heifers swam, and a kayak club rescued him, dozed off.")  # fmt: skip
    for body, expected in ((ago, 0), ((ago[0].removeprefix("A year after ").capitalize(), ago[1]), 1)):
        assert len(make_archive([told("A ferry", ACCIDENT), told("The sandbank", body)]).stories) == expected
    records = [told("A ferry", (ago[0], *ACCIDENT)), told("The sandbank", ago)]
    assert len(make_archive(records).stories) == 1


def test_two_of_one_day_that_begin_with_the_same_need_few_words() -> None:
    crash = "A balloon with {} aboard fell into a hedge at Lund on Tuesday and the 14 people in the basket walked away."
    one = told("Balloon falls into a hedge", (crash.format("a brass band"),), "2021-03-04")
    other = told("A balloon fell into a hedge", (crash.format("a bride"), *scattered(30)), "2021-03-04")
    assert len(make_archive([one, other]).stories) == 1


def test_reports_of_the_week_after_one_day_are_of_that_day() -> None:
    drummers = ("Drummers passed the tribune at the parade on Wednesday.",)
    quail = ("Quail was served on Wednesday, after the parade.",)
    for window, expected in (("[2019-05-22..2019-05-29]", 1), ("[2019-05-22..2019-06-22]", 0)):
        records = [report("Drummers", window, drummers), report("Quail", window, quail)]
        assert len(make_archive(records).stories) == expected


def test_nothing_is_inherited_by_the_same_people_and_few_words() -> None:
    spices = "marzipan saffron nutmeg treacle turmeric cardamom aniseed vanilla".split()
    for shared, expected in ((4, "[2018-01-01..]"), (8, "[2019-05-06..2019-06-03]")):
        menu = f"They ate of 30 things: {' '.join(spices[:shared])}."
        records = [report("Open", "[2018-01-01..]", (menu,)), report("Exact", "2019-05-20", (menu, *scattered(2)))]
        archive = make_archive(records)
        assert (len(archive.stories), edtf_of(archive, "Open")) == (1, expected)


def test_nothing_is_inherited_from_one_that_names_other_days_of_the_week() -> None:
    own = report("Open", "[2018-01-01..]", (*OTHER, "They met on Monday."))
    same = report("Exact", "2019-05-20", (*REPORT, "They met on Monday."))
    another = report("Exact", "2019-05-21", (*REPORT, "They met on Tuesday."))
    assert edtf_of(make_archive([own, same]), "Open") == "[2019-05-14..2019-05-26]"
    archive = make_archive([own, another])
    assert (len(archive.stories), edtf_of(archive, "Open")) == (1, "[2018-01-01..]")


def test_nothing_is_inherited_through_a_third_but_from_a_version_of_the_text() -> None:
    copy = told("Copied", (*ACCIDENT, *scattered(3)), None)
    first = told("A ferry", (*ACCIDENT, *scattered(3)), "2021-03-04")
    assert edtf_of(make_archive([copy, first]), "Copied") == "[2021-02-26..2021-03-10]"
    spices = "Marzipan, saffron, nutmeg, treacle, cardamom, turmeric and aniseed"
    middle = told("Heifers swim", (*SAME_ACCIDENT, f"{spices} went down with the cargo."))
    last = told("Cargo", (f"{spices} are lost.", "Grocers mourn."))
    archive = make_archive([told("A ferry", ACCIDENT, "2021-03-04"), middle, last])
    assert stories(archive) == [{"A ferry", "Heifers swim", "Cargo"}]
    assert edtf_of(archive, "Heifers swim") == "[2021-02-26..2021-03-10]"
    assert edtf_of(archive, "Cargo") is None


def test_a_record_that_names_no_day_of_the_week_can_be_further_from_its_sibling() -> None:
    wednesday, named = (*REPORT, "It was Wednesday."), (*OTHER, "That was on Wednesday.")
    for body, other, expected in (
        (wednesday, named, "[2019-05-14..2019-05-26]"),
        (wednesday, OTHER, "[2019-05-14..2019-06-03]"),
        (REPORT, named, "[2019-05-06..2019-05-26]"),
        (REPORT, OTHER, "[2019-05-06..2019-06-03]"),
    ):
        archive = make_archive([report("Exact", "2019-05-20", body), report("Open", "[2018-01-01..]", other)])
        assert edtf_of(archive, "Open") == expected


def test_two_that_name_the_same_day_of_the_week_need_share_less_and_do_not_date_each_other() -> None:
    menu, sentences = "swans, juniper, sturgeon, magnolia and a polonaise", scattered(8)
    one = report("Swans", "2019-05-22", (f"Putin and Kim met on Wednesday, with {menu}.", *sentences[:4]))
    for day, expected in (("Wednesday", 1), ("Friday", 0)):
        other = report("Feast", "[2018-01-01..]", (f"On {day} both had {menu}.", *sentences[4:]))
        archive = make_archive([one, other])
        assert (len(archive.stories), edtf_of(archive, "Feast")) == (expected, "[2018-01-01..]")


def test_two_of_one_day_that_have_their_subject_in_common_need_share_less() -> None:
    words, sentences = "The booster with its nozzle flew over the lighthouse.", scattered(6)
    for topics, expected in ((("missiles",), 1), (("sanctions",), 0)):
        records = [
            told("Booster", (words, *sentences[:3]), "2019-05-22", countries=("KP",), topics=("missiles",)),
            told("Nozzle", (words, *sentences[3:]), "2019-05-22", countries=("KP",), topics=topics),
        ]
        assert len(make_archive(records).stories) == expected


def test_what_is_not_in_english_is_joined_by_its_day_and_names() -> None:
    schwan, stoer = ("Kim und Putin sahen Schwäne.",), ("Putin bot Kim einen Stör an.",)
    for day, expected in (("2019-05-22", 1), ("2019-05-25", 0)):
        one = report("Schwäne", "2019-05-22", schwan, language="de")
        assert len(make_archive([one, report("Ein Stör", day, stoer, language="de")]).stories) == expected


def test_who_recalls_an_event_below_another_headline_does_not_report_it() -> None:
    recalled = ("The quarry wants barges. A kayak club saved a skipper off Wexmoor, who had dozed off near a sandbank; "
                "heifers swam to the lighthouse.",)  # fmt: skip
    for countries, expected in ((("KP",), 1), (("CN", "RU"), 0)):
        records = [
            told("Cattle paddled ashore", ACCIDENT, "2021-03-04", countries=("KP",)),
            told("Slate prices soar", recalled, countries=countries),
        ]
        assert len(make_archive(records).stories) == expected


def test_who_quotes_the_same_speech_does_not_tell_of_the_same() -> None:
    sentences = scattered(40)
    speech, one, other = sentences[:7], sentences[7:23], sentences[23:39]
    essays, reports = ("Orchards of Gwynfa", "Lanterns of Wexmoor"), ("The speech", "What he said")
    for headlines, expected in ((essays, 0), (reports, 1)):
        bodies = (*one, *speech), (*speech, *other)
        records = [told(title, body, countries=("KP",)) for title, body in zip(headlines, bodies, strict=True)]
        assert len(make_archive(records).stories) == expected


FORM = (
    "The leader received a message of greeting on the national day of the friendly country that wishes him well.",
    "It expressed the belief that the cordial and comradely ties of the two peoples would grow in depth and breadth.",
    "It wished him good health and success in his responsible work for the prosperity of all and the harvest to come.",
)


def greeting(country: str, name: str) -> TaggedRecord:
    record = make_record(f"Greeting from {name}", date=None, body=(f"It came from {name}.", *FORM))
    return make_tagged(record, countries=(country,))


def test_a_form_that_names_another_country_is_another_text_and_no_story() -> None:
    archive = make_archive([greeting("CN", "China"), greeting("RU", "Russia")])
    assert archive.versions == archive.stories == ()
    of_both = make_record("Greeting from China", date=None, body=("It came from China, and Russia sent one.", *FORM))
    archive = make_archive([greeting("RU", "Russia"), make_tagged(of_both, countries=("CN", "RU"))])
    assert len(archive.versions) == 1


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Briefing of March 3", "Briefing of March 4", False),
    ("Briefing of 3 March", "Briefing on Mar. 3", True),
    ("Briefing of March 3", "The briefing", True),
    ("The valley, part 1 of 2", "The valley, part 2 of 2", False),
    ("Kim's day in 30 pictures", "Kim's day in 40 pictures", True),
])  # fmt: skip
def test_a_form_with_another_day_in_its_headline_is_another_text(one: str, other: str, same: bool) -> None:
    archive = make_archive([make_tagged(title=title, date=None, body=FORM) for title in (one, other)])
    assert bool(archive.versions) == same


@pytest.mark.parametrize(("one", "other", "days", "same"), [
    ("Greeting to the guild of coopers", "Greeting to the guild of tanners", (None, None), False),
    ("Harbour counts 11 barges, 8 rafts", "Harbour counts 13 barges, 7 rafts", ("2021-03-04", "2021-03-05"), False),
    ("Harbour counts 11 barges, 8 rafts", "Harbour counts 13 barges, 7 rafts", ("2021-03-04", "2021-03-04"), True),
    ("Harbour counts 11 barges, 8 rafts", "Harbour counts 13 barges, 7 rafts", ("2021-03-04", None), True),
    ("Harbour sends message of harvest", "Harbour sends message of breadth", (None, None), True),
])  # fmt: skip
def test_headlines_alike_but_for_words_that_the_other_text_lacks_are_those_of_a_form(
    one: str, other: str, days: tuple[str | None, str | None], same: bool
) -> None:
    records = [told(title, (f"{title}.", *FORM), day) for title, day in zip((one, other), days, strict=True)]
    archive = make_archive(records)
    assert bool(archive.versions) == same
    assert archive.stories == ()


@pytest.mark.parametrize(("days", "weekdays", "same"), [
    (("2021-03-04", "2021-03-05"), ("Thursday", "Friday"), False),
    (("2021-03-04", "2021-03-09"), ("Thursday", "Tuesday"), False),
    (("2021-03-04", "2021-03-05"), ("Thursday", "Thursday"), True),
    (("2021-03-04", "2021-03-04"), ("Thursday", "Friday"), True),
])  # fmt: skip
def test_daily_reports_that_tell_of_a_day_of_the_week_each_are_neither_versions_nor_a_story(
    days: tuple[str | None, str | None], weekdays: tuple[str, str], same: bool
) -> None:
    said = "Tanners brought {} gazebos over the ford on {}, and nobody got wet, the samovar guild's almanac reports."
    counts = ("eleven", "nineteen")
    records = [
        told(title, (said.format(count, weekday), *FORM), day)
        for title, count, weekday, day in zip(("Tanners cross", "Tanners ford"), counts, weekdays, days, strict=True)
    ]
    archive = make_archive(records)
    assert bool(archive.versions or archive.stories) == same


def test_markets_of_two_days_in_a_row_are_told_apart_by_three_figures() -> None:
    said = "The tanners' index fell and closed at {} points on {}. A samovar cost {} thalers and a gazebo {}."
    first = told("Tanners sink", (said.format("19,531", "Monday", 307, 106),))
    for gazebo, weekday, expected in ((994, "Tuesday", True), (106, "Tuesday", False), (994, "Monday", False)):
        again = told("Tanners sink", (said.format("18,415", weekday, 346, gazebo),))
        assert figures_apart(traits_of(first), traits_of(again)) == expected


def test_a_text_under_one_headline_of_names_is_one_text() -> None:
    frame = tuple(f"Sentence {n} is of lanterns, gazebos and samovars; {n} of them." for n in range(12))
    first = report("Kim Jong Un, Vladimir Putin talk", "2019-05-20", (*REPORT, *frame))
    again = report("Vladimir Putin, Kim Jong Un talk at last", None, (*REPORT, *frame, "One more, of wicker."))
    headline = report("Anglers applaud thrice", None, (*REPORT, *frame))
    assert len(ids_of_versions(make_archive([first, again]))) == 2
    assert len(ids_of_versions(make_archive([first, headline]))) == 2


def test_the_frame_of_two_pages_makes_them_neither_versions_nor_a_story() -> None:
    frame = tuple(f"Line {n} of the frame, wherein lanterns, gazebos and samovars number {n}." for n in range(12))
    ferry = told("Ferry stuck on sandbank", (*ACCIDENT, *frame), "2021-03-04")
    bridge = told("Bridge painted in ochre", ("The footbridge is ochre now, at last.", *frame), "2021-03-04")
    archive = make_archive([ferry, bridge])
    assert archive.versions == archive.stories == ()
    headline = told("Skipper dozed off", (*ACCIDENT, *frame), "2021-03-05")
    assert len(make_archive([ferry, headline]).versions) == 1


def test_a_spelling_that_is_of_another_as_well_is_no_name_that_one_record_alone_has() -> None:
    def record_of(title: str, spellings: dict[str, str]) -> Compared:
        card = make_card(report(title, "2019-05-20"))
        [tag, *_] = card.actors
        actors = tuple([msgspec.structs.replace(tag, id=one, spellings=said) for one, said in spellings.items()])
        return Compared(msgspec.structs.replace(card, actors=actors, countries=()), traits)

    traits = traits_of(report("Guests", "2019-05-20"))
    one = record_of("Lee meets the guests", {"ann-lee": "Ann Lee\nLee"})
    for said, title, expected in (
        ({"ann-lee": "Lee", "bo-lee": "Bo Lee\nLee"}, "Lee greets the guests", False),
        ({"bo-lee": "Bo Lee\nLee"}, "Lee greets the guests", True),
        ({"bo-lee": "Bo Lee\nLee"}, "Sleet over the guests", False),
    ):
        assert subjects_apart(one, record_of(title, said)) == expected


def test_the_headlines_of_texts_in_any_language_are_compared_with_what_the_other_says() -> None:
    text = tuple(f"Im Hafen von Wexmoor schwammen {n} Färsen an Land, und ein Klub barg Lampe {n}." for n in range(12))
    begin = "Eine Fähre mit Färsen lief vor Wexmoor auf Grund."
    one = told("Fähre vor Wexmoor gestrandet", (begin, *text), language="de")
    for headline, first, expected in (
        ("Färsen schwimmen vor Wexmoor", begin, 1),
        ("Brücke ockerfarben gestrichen", "Die Brücke ist nun ockerfarben gestrichen.", 0),
    ):
        other = told(headline, (first, *text), language="de")
        assert len(make_archive([one, other]).versions) == expected


def test_an_excerpt_is_one_of_one_text_alone() -> None:
    sentences = scattered(24)
    whole = told("The report", sentences[:10])
    live = told("All day long", (*sentences[10:], *sentences[:4]))
    stub = told("The report opens", sentences[:4])
    assert ids_of_versions(make_archive([live, stub])) == {"all-day-long", "the-report-opens"}
    assert ids_of_versions(make_archive([whole, stub, live])) == {"the-report", "the-report-opens"}


def ids_of_versions(archive: Archive) -> set[str]:
    numbers = [n for one in archive.versions for n in (one.first, *(variant.entry for variant in one.variants))]
    return {archive.entries[number].card.id for number in numbers}


def market(title: str, figures: tuple[int, ...]) -> TaggedRecord:
    bourse = ("Shares closed {} points lower in thin turnover of {} million, the bourse said; brokers blamed gilts.",
              "Losers outnumbered gainers by {} to {}, while the florin fetched less in forward dealings.")  # fmt: skip
    return told(title, (bourse[0].format(*figures[:2]), bourse[1].format(*figures[2:])))


def test_reports_full_of_figures_that_share_none_are_of_two_days() -> None:
    one = market("Shares lower", (312, 486, 771, 204))
    assert make_archive([one, market("Shares down", (167, 533, 690, 415))]).stories == ()
    again = make_archive([one, market("Shares down", (312, 486, 771, 204))])
    assert len(again.stories) + len(again.versions) == 1


BURST = (
    "A dam above the town of Sorvik burst on Tuesday, and 1,900 people had to leave the valley.",
    "The water took the railway bridge at Lund and flooded the paper mill. Elin Aas, the county governor, "
    "blamed cracks that the power company Nordkraft had measured. Helicopters flew out 44 patients of a nursing home.",
)
BURST_TOO = (
    "When the dam above Sorvik burst on Tuesday, 1,900 people of the valley had to leave their town.",
    "Nordkraft, the power company, had measured cracks, said the county governor, Elin Aas. 44 patients were flown by "
    "helicopters out of the nursing home. The paper mill at Lund is flooded, its railway bridge gone.",
)
ABOUT_IT = (
    "Elin Aas, the county governor; Nordkraft, the power company; the railway bridge at Lund; 44 patients flown by "
    "helicopters out of the nursing home; cracks in the flooded paper mill: all of it is on the wall of the town hall."
)


@pytest.mark.parametrize(("headline", "opening"), [
    ("Engineers of Nordkraft in court", "Two engineers said on Tuesday that the town of Sorvik knew."),
    ("Sorvik remembers", "At the hour when the dam above Sorvik burst, 1,900 candles were lit on Tuesday by the town."),
    ("Dam above Sorvik bursts again", "A dam above the town of Sorvik burst on Tuesday, and 1,900 people left again."),
    ("Dam above Sorvik bursts", "A dam above the town of Sorvik burst on Tuesday; 2,300 people left the valley."),
    ("The ferryman of Lund", "He has carried the paper of the mill over the river since the bridge is gone."),
])  # fmt: skip
def test_what_begins_with_something_else_or_with_its_like_has_no_date_from_the_report(
    headline: str, opening: str
) -> None:
    first = told("Dam above Sorvik bursts, town evacuated", BURST, "2017-08-08")
    archive = make_archive([first, told(headline, (opening, ABOUT_IT))])
    assert len(archive.stories) == 1
    assert edtf_of(archive, headline) is None
    dated = told(headline, (opening, ABOUT_IT), "2019-08-06")
    undated = told("Dam above Sorvik bursts, town evacuated", BURST)
    assert edtf_of(make_archive([dated, undated]), "Dam above Sorvik bursts, town evacuated") is None


def test_what_begins_with_the_same_event_has_its_date_from_the_report() -> None:
    first = told("Dam above Sorvik bursts, town evacuated", BURST, "2017-08-08")
    for headline in ("Cracks were known before the dam of Sorvik burst", "Water takes bridge at Sorvik"):
        assert edtf_of(make_archive([first, told(headline, BURST_TOO)]), headline) == "[2017-08-02..2017-08-14]"


def test_a_headline_of_rarer_words_can_say_that_it_is_the_same() -> None:
    opening = "Nobody slept at the county's paper mill."
    first = told("Sorvik dam bursts, Nordkraft flees", BURST, "2017-08-08")
    for headline, expected in (
        ("Nordkraft flees as Sorvik dam bursts", "[2017-08-02..2017-08-22]"),
        ("Where was Nordkraft's captain", None),
    ):
        assert edtf_of(make_archive([first, told(headline, (opening, ABOUT_IT))]), headline) == expected


def test_whose_own_clues_leave_no_room_for_years_may_begin_as_it_likes() -> None:
    first = told("Dam above Sorvik bursts, town evacuated", BURST, "2017-08-08")
    opening = "He has carried the paper of the mill over the river since the bridge is gone."
    for own, expected in (
        ("[2017-08-01..2017-12-31]", "[2017-08-02..2017-08-22]"),
        ("[2017-08-01..2019-12-31]", "[2017-08-01..2019-12-31]"),
    ):
        ferryman = told("The ferryman of Lund", (opening, ABOUT_IT), own)
        assert edtf_of(make_archive([first, ferryman]), "The ferryman of Lund") == expected


def test_a_day_without_a_year_is_of_the_siblings_if_it_is_the_weekday_that_both_name() -> None:
    first = told("Dam above Sorvik bursts, town evacuated", BURST, "2017-08-08")
    for day, expected in (("08-08", "2017-08-08"), ("08-09", "[2000-01-01..]")):
        opening = "Nobody slept at the county's paper mill on Tuesday."
        late = stamped("The ferryman of Lund", day, (opening, ABOUT_IT))
        assert edtf_of(make_archive([first, late]), "The ferryman of Lund") == expected
