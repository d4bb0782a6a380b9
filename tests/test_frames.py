"""What outlets put around their articles: appeals, boxes of authors and other articles, credits glued to captions."""

from __future__ import annotations

import textwrap

import pytest

from archive_gen.loader.article import Article, read_article
from archive_gen.loader.captions import is_caption
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from loading import noise_of, record_of

HEADLINE = "Island bridge to close for a year"
STORY = (
    "The island's only bridge is to be closed for repairs from Monday, the council said, and will stay closed for "
    "a year. Engineers found cracks in two of the four piers when they dived to them in the spring.\n\n"
    "“We cannot leave it as it is,” said the mayor. A ferry is to take passengers across every half hour, and lorries "
    "will have to go around by the northern road, which takes them two hours more."
)
REST = (
    "It takes no money from the harbour, and whoever reads it every day is asked to think of that in the new year. " * 3
)


def read(text: str) -> Article:
    return read_article(make_units(split_lines(text)), shipped_noise())


def reasons_of(article: Article) -> dict[str, str]:
    return {unit.text: reason for unit, reason in article.removed}


@pytest.mark.parametrize(
    ("opening", "reason"),
    [
        ("As you can imagine, more people are reading the Ledger than ever before.", "sign-up"),
        ("By submitting a comment, you let the Ledger print it.", "comments"),
        ("RFE/RL journalists report the news in many languages.", "author-note"),
    ],
)
def test_what_an_outlet_asks_of_its_readers_is_told_however_long_it_is(opening: str, reason: str) -> None:
    assert shipped_noise().notice_reason(f"{opening} {REST}") == reason
    assert noise_of(opening) == reason
    assert shipped_noise().notice_reason(f"The mayor has heard it before. {opening} {REST}") is None


def test_an_appeal_above_the_story_is_not_its_first_paragraph() -> None:
    appeal = f"As you can imagine, more people are reading the Ledger than ever before. {REST}"
    article = read(f"{HEADLINE}\n\nDear Reader,\n{appeal}\nYour support makes all the difference.\n\n{STORY}\n")
    assert article.title == HEADLINE
    assert [kept.unit.text for kept in article.body] == STORY.split("\n\n")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Love this post? Sharing is caring!", "sharing"),
        ("The rest of this article is available to account holders of the Ledger, who sign up for free.", "sign-up"),
        ("To access this content, you must be a subscriber of the Ledger.", "sign-up"),
        ("Want to read more?", "sign-up"),
        ("This story is from the May 03, 2019 edition of The Grey Ledger.", "notice"),
        ("Ferry sails again Ferry sails again Reviewed by Jana on 3 May Rating: 5", "notice"),
        ("Press Releases |", "navigation"),
        ("Office of the Press Secretary", "notice"),
        ("Sponsored Offers", "related"),
    ],
)
def test_a_line_of_the_frame_is_told_by_its_words(line: str, reason: str) -> None:
    assert noise_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The rest of this article of the treaty was never applied, the islanders say.",
        "Unlike many others, we have seen no ferry since May.",
        "The bridge was reviewed by four engineers on three days of May.",
        "The latest of the four ferries sank in May.",
    ],
)
def test_a_sentence_of_the_story_has_some_of_their_words(line: str) -> None:
    assert noise_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The ferry leaves the pier of Grey Harbour in thick fogCredit: Jana Example",
        "Captains debate the fares at the town hall. PHOTO | FILE | HARBOUR MEDIA GROUP",
        "The mayor with the captain, in Oxen on Tuesday. PTI Photo by Jana Example(PTI4_5)",
        "The mayor and the captain at the pier. PHOTOS/COURTESY/HARBOUR OFFICE",
        "Divers wait at the pier of Grey Harbour on Tuesday, May 3, 2019,photo: AP/Jana Example",
        "The mayor with the captain of the ferry. [Courtesy, Harbour Office]",
        "The mayor with the captain of the ferry. (File)",
    ],
)
def test_a_credit_behind_a_caption_takes_many_forms(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("link", ["[FULL STORY]", "[READ MORE]", "[VIDEO REPORT]"])
def test_a_link_behind_a_paragraph_makes_no_caption_of_it(link: str) -> None:
    assert not is_caption(f"Two of the boats sank, and the other one is missing, the harbour office said. {link}")


@pytest.mark.parametrize("credit", ["Jana Example/HM", "Getty Images", "Credit: Harbour Office"])
def test_a_caption_stands_there_twice_the_second_time_with_a_credit_glued_to_it(credit: str) -> None:
    caption = "The mayor said that the bridge would have been closed in any case"
    article = read(f"{HEADLINE}\n\n{caption}\n{caption}{credit}\n\n{STORY}\n")
    assert article.title == HEADLINE
    assert [reason for _, reason in article.removed] == ["caption", "caption"]


def test_the_lead_may_be_glued_to_an_appeal() -> None:
    lead = "Your support makes all the difference.The only bridge of the island is to be closed from Monday."
    assert noise_of(lead) is None


def test_a_headline_with_a_sections_name_glued_behind_it_is_no_caption() -> None:
    assert read(f"{HEADLINE}\n{HEADLINE}Traffic\n\n{STORY}\n").title.startswith(HEADLINE)


def test_beginnings_of_other_articles_stand_below_headlines_that_are_there_twice() -> None:
    other = "Not until a captain said so in public did anybody at the harbour think of asking for a second ferry"
    boxes = [f"{name}\n3 May 2019\n\n{name}\n\n{other}." for name in ("More ferries", "A school for sailors")]
    article = read("\n".join([f"{HEADLINE}\n\nPublished May 4, 2019\n\n{STORY}\n", "Opinion\n", *boxes]))
    assert [kept.unit.text for kept in article.body] == STORY.split("\n\n")
    # The page's own headline may stand there twice, too.
    alone = read(f"{HEADLINE}\n3 May 2019\n\n{HEADLINE}\n\n{STORY}\n")
    assert [kept.unit.text for kept in alone.body] == STORY.split("\n\n")


def test_a_box_on_the_author_above_the_headline_has_the_byline() -> None:
    note = (
        "Jana Example is a correspondent at the Ledger. She wrote on fish for many years before she came to the island."
    )
    record = record_of(f"About the Author\nJana Example\n{note}\n{HEADLINE}\n{STORY}\n")
    assert (record.title, record.byline) == (HEADLINE, ("Jana Example",))
    assert [block.text for block in record.body] == STORY.split("\n\n")
    assert {removed.text: removed.reason for removed in record.removed}[note] == "author-note"


@pytest.mark.parametrize(
    ("line", "publisher", "reason"),
    [
        (f"{HEADLINE} | Video", None, "category"),
        (f"{HEADLINE} | Ledger", "Ledger", "publisher"),
    ],
)
def test_a_kind_of_text_behind_the_headline_is_no_outlet(line: str, publisher: str | None, reason: str) -> None:
    record = record_of(f"{line}\n\n{STORY}\n")
    assert (record.title, record.publisher) == (HEADLINE, publisher)
    assert [removed.reason for removed in record.removed] == [reason]


@pytest.mark.parametrize("time", ["10.56am BST", "10:56 GMT", "21.02 CEST"])
def test_the_time_above_a_part_of_a_live_page_is_not_its_headline(time: str) -> None:
    assert record_of(f"{time}\n{STORY}\n").title_basis == "lead"


def test_links_that_are_glued_together_are_not_the_headline() -> None:
    links = "ShippingHarbour newsLedger shopAbout the LedgerContact us"
    assert read(f"{links}\n\n{HEADLINE}\n\n{STORY}\n").title == HEADLINE


def test_a_wrapped_text_may_have_lost_the_source_of_its_dateline() -> None:
    paragraphs = (
        "OXEN, May 3 (Reuters) - The only bridge of Grey Island is to be closed for a year from Monday, the council of "
        "the islands said on Friday, and a ferry is to take its passengers for as long as the piers are mended.",
        "The mayor said at the pier that it could not be left as it was for another winter, and that the engineers had "
        "shown him what they found when they went down to it in spring, in water that was clear for once.",
    )
    wrapped = "\n".join(textwrap.fill(paragraph, 64) for paragraph in paragraphs).replace("(Reuters) - ", "")
    article = read(wrapped)
    assert article.title_basis == "lead"
    assert [kept.unit.text for kept in article.body] == [one.replace("(Reuters) - ", "") for one in paragraphs]
