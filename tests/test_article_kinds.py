"""Kinds of texts whose lines look like links: tables, recipes, poems, interviews; and what pages put amid a story."""

from __future__ import annotations

from archive_gen.loader.article import Article, read_article
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise


def read(text: str) -> Article:
    return read_article(make_units(split_lines(text)), shipped_noise())


def body(text: str) -> list[str]:
    return [kept.unit.text for kept in read(text).body]


LEAD = (
    "The ferry of Grey Harbour lay still for a third day on Tuesday, and the islanders on both sides of the sound had "
    "to wait for the fishing boats that take two passengers each."
)
MORE = (
    "The harbour office said that the new engine was on its way from the mainland, and that nobody knew when the ship "
    "that carries it would find a pier that is deep enough."
)
LAST = "The ferry sails again in May."
TITLE = "Ferry of Grey Harbour still waits for its engine"


def test_the_story_goes_on_below_a_box_of_several_links() -> None:
    links = [
        f"list {n} of 4\nAnother story of the island number {'one two six ten'.split()[n - 1]}" for n in range(1, 5)
    ]
    text = "\n".join([TITLE, "", LEAD, "", "Read more", *links, "end of list", "", MORE, "", LAST])
    assert body(text) == [LEAD, MORE, LAST]


def test_one_link_amid_the_text_does_not_close_the_story() -> None:
    text = "\n\n".join([
        TITLE, LEAD, f"{LEAD} It is the same each winter.",
        "Nobody on Oxen can say how often the old ship was mended since the war, or who paid for it.",
        "Also Read | Why the ferries of the north are so old", MORE,
        "READ | A year without a ferry: the island of Oxen", LAST,
    ])  # fmt: skip
    assert body(text)[-2:] == [MORE, LAST]


def test_a_table_amid_the_story_is_kept_and_so_is_what_follows() -> None:
    rows = ["Harbour 2021 2022", "Oxen 3,400 3,650", "Grey Harbour 1,200 980", "Sample Bay 410 402", "All 5,010 5,032"]
    text = "\n".join([TITLE, "", LEAD, "", *rows, "", MORE])
    assert body(text) == [LEAD, *rows, MORE]


def test_what_a_dish_takes_is_kept_between_the_text_and_the_steps() -> None:
    takes = [
        "For the soup", "2 onions", "1 leek", "300g of cod", "A pinch of salt", "200ml cream", "3 potatoes",
        "1 bay leaf", "40g butter", "2 carrots",
    ]  # fmt: skip
    text = "\n".join(["The fish soup of Grey Harbour", "", LEAD, "", *takes, "", MORE, "", MORE[:-1] + " today."])
    assert [line for line in takes if line not in body(text)] == []
    assert LEAD in body(text)


def test_a_poem_below_its_introduction_is_kept() -> None:
    poem = ["The boats lie down in the mud", "and nobody is sorry", "the harbour loses what it had", "and twice a day"]
    more = [f"{line} again" for line in poem]
    text = "\n".join(
        ["A poem of Grey Harbour", "", LEAD, "", *poem, "", *more, "", MORE, "", f"{MORE} Or so it seems."]
    )
    assert [line for line in (LEAD, *poem, *more) if line not in body(text)] == []


def test_a_pull_quote_is_cut_and_the_paragraph_that_holds_it_kept() -> None:
    quote = "“Nobody knew when the ship that carries it would find a pier.”"
    holds = f"{MORE} Nobody knew when the ship that carries it would find a pier."
    text = "\n\n".join([TITLE, LEAD, quote, holds, LAST])
    assert body(text) == [LEAD, holds, LAST]


def test_a_heading_that_the_paragraph_below_names_is_kept() -> None:
    heading = "The ferry of the Grey Harbour Islands"
    holds = f"{MORE} The ferry of the Grey Harbour Islands was built in 1961, and nobody remembers the one before it."
    assert heading in body("\n\n".join([TITLE, LEAD, heading, holds]))


def test_the_head_of_printed_pages_is_cut_and_no_headline() -> None:
    text = "\n\n".join([
        "Journal of Grey Harbour Studies 17", TITLE, LEAD, "Journal of Grey Harbour Studies 18", MORE,
        "Journal of Grey Harbour Studies 19", LAST,
    ])  # fmt: skip
    article = read(text)
    assert article.title == TITLE
    assert [kept.unit.text for kept in article.body] == [LEAD, MORE, LAST]


def test_years_and_figures_behind_the_same_words_are_no_pages() -> None:
    rows = [
        "Landings of cod in 2021",
        "Landings of cod in 2022",
        "Barrels of cod a day: 17",
        "Barrels of cod a day: 12",
    ]
    cut = {unit.text: reason for unit, reason in read("\n\n".join([TITLE, LEAD, *rows, MORE])).removed}
    assert "repeated-line" not in cut.values()


def test_a_moment_of_a_page_that_is_added_to_is_no_headline() -> None:
    text = "\n".join([
        "Storm at Grey Harbour live: the ferry is lost", "Key events", "21.02 The ferry of Grey Harbour is found",
        "19.40 The ferry is lost", "", "21.02", LEAD, "", "19.40", MORE,
    ])  # fmt: skip
    assert read(text).title == "Storm at Grey Harbour live: the ferry is lost"


def test_an_interview_is_headed_by_what_is_quoted_and_not_by_its_first_question() -> None:
    text = "\n".join([
        "»Niemand hat uns gefragt, ob wir die Fähre wollen«",
        "Die Kapitänin Jana Muster über ihre Insel, über den Hafen und über das Recht auf einen Fährmann.",
        "29. Oktober 2021, 13:00 Uhr", "",
        "Frau Muster, wann waren Sie zuletzt auf der Insel?", "",
        "Muster: Im Mai. Ich habe am Hafen gestanden und nach der Fähre gesucht, und dann fiel mir ein: Sie ist weg.",
        "", "Wie war das?", "", "Muster: Leer. Es ist kein Hafen mehr, es ist eine Tiefe, in der das Wasser steht.",
    ])  # fmt: skip
    article = read(text)
    assert article.title == "»Niemand hat uns gefragt, ob wir die Fähre wollen«"
    assert article.body[1].unit.text == "Frau Muster, wann waren Sie zuletzt auf der Insel?"


def test_a_place_with_an_agency_alone_on_a_line_is_no_headline() -> None:
    text = "\n".join([TITLE, "By JANA EXAMPLE", "GREY HARBOUR, Oxen (AP) —", f"GREY HARBOUR, Oxen (AP) — {LEAD}", MORE])
    assert read(text).title == TITLE


def test_a_note_on_the_author_is_cut_above_the_story_and_below_it() -> None:
    above = "Jana Example, a former harbour master, is a fellow at the Institute of Ferries."
    below = "Jana Example, a former harbour master, is the author of a book on ferries."
    text = "\n\n".join([TITLE, "JANA EXAMPLE", above, LEAD, MORE, LAST, below])
    article = read(text)
    assert [kept.unit.text for kept in article.body] == [LEAD, MORE, LAST]
    assert [reason for unit, reason in article.removed if unit.text in (above, below)] == ["author-note"] * 2


def test_a_greeting_and_a_last_short_answer_are_of_the_story() -> None:
    text = "\n\n".join([
        "Remarks of the mayor at the new pier of Grey Harbour", "31 October 2023", "Good morning, everyone.", LEAD,
        "Question: Is that all?", MORE, "The mayor: Yes.", "Share",
    ])  # fmt: skip
    assert body(text) == ["Good morning, everyone.", LEAD, "Question: Is that all?", MORE, "The mayor: Yes."]


def test_the_name_of_an_office_above_the_headline_is_no_headline() -> None:
    title = "Unemployment on the Grey Islands falls to 5.1 percent in February"
    told = (
        "In February 2022, about 2,210 people on the Grey Islands were out of work, 94 fewer than in January, the "
        "Statistics Office reports. Adjusted for the season, unemployment fell by 0.1 percentage points to 5.1 percent."
    )
    text = "\n".join([
        "Statistics Office", "Press release No. 114 of 30 March 2022", title, "Contact", "Labour Market Section",
        "Phone 555 0134", "", told, "", MORE,
    ])  # fmt: skip
    assert read(text).title == title


def test_a_link_that_asks_something_below_its_label_is_cut() -> None:
    asked = "Wie hoch steigt das Wasser im Hafen?"
    told = [
        "Der Rat von Grauhafen hat am Dienstag beschlossen, die Deiche der Insel bis 2035 um einen Meter zu erhöhen.",
        "Die Bürgermeisterin sprach von einem Schritt, den niemand mehr zurückgehen werde, und dankte allen im Saal.",
        "Die Opposition kritisierte, dass die Orte an der Küste ein Viertel der Kosten für die Deiche tragen sollen.",
    ]
    text = "\n\n".join(["Rat von Grauhafen erhöht die Deiche", *told[:2], f"Lesen Sie auch\n{asked}", told[2]])
    assert body(text) == told


def test_what_a_japanese_picture_shows_is_cut() -> None:
    text = "\n".join([
        "灰島の灯台、修復へ寄付１億円が集まる", "2023年5月14日 18時30分",
        "岬に立つ灯台＝2023年5月10日、灰島町、山田花子撮影", "",
        "灰島町は14日、老朽化で閉鎖されていた岬の灯台を修復すると発表した。来年春の再公開を目指すという。", "",
        "灯台は1901年に建てられた石造りで、7年前の台風で外壁にひびが入り、立ち入りが禁止されていた。",
    ])  # fmt: skip
    assert {unit.text: reason for unit, reason in read(text).removed}[
        "岬に立つ灯台＝2023年5月10日、灰島町、山田花子撮影"
    ] == "caption"
