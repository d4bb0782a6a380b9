"""Which records are one story or one text: judged pairs of the demonstration, dates from siblings, and steadiness."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.archive import traits_of
from archive_gen.archive.traits import common_words, plain_words
from archive_gen.config import Config
from archive_gen.edges.captures import read_captures
from archive_gen.edges.pool import Run
from archive_gen.edges.project import Project
from archive_gen.model import Archive, Capture, Dating, Story, TaggedRecord
from archive_gen.pipeline import join_readings
from archive_gen.reading.capture import read_all
from builders import (
    FILLER,
    LEADERS,
    OTHER,
    gathered,
    make_archive,
    make_tagged,
    report,
    sample_records,
    story_records,
)
from loading import shipped_gazetteer

ROOT = Path(__file__).parent.parent
JUDGED: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "archive" / "judged-pairs.yaml").read_text(encoding="utf-8")
)


def plain(function: Any, parts: Any, *, make_context: Any) -> Any:
    return function(make_context(), list(parts))


@cache
def demonstration() -> Archive:
    return read_archive(read_captures(Project(ROOT, Config())).captures)


def read_archive(captures: Any) -> Archive:
    run: Run = plain
    return join_readings(read_all(captures, shipped_gazetteer(), run=run), Config())[0]


def members(story: Story, archive: Archive) -> list[str]:
    return [archive.entries[telling.entry].card.id for telling in story.tellings]


def joined(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(pair) for story in archive.stories for pair in combinations(members(story, archive), 2)}


def versions(archive: Archive) -> set[frozenset[str]]:
    ids = [entry.card.id for entry in archive.entries]
    return {
        frozenset(pair)
        for one in archive.versions
        for pair in combinations([ids[one.first], *(ids[variant.entry] for variant in one.variants)], 2)
    }


def dating(archive: Archive, record_id: str) -> Dating:
    """Return a record's dating with its evidence, as far as a sibling has a say in it."""
    found = next(entry for entry in archive.entries if entry.card.id == record_id)
    return found.inherited or found.card.dating


@pytest.mark.parametrize("pair", JUDGED["same"], ids=lambda pair: "+".join(pair)[:60])
def test_two_tellings_of_one_event_are_one_story(pair: list[str]) -> None:
    assert frozenset(pair) in joined(demonstration())


@pytest.mark.parametrize("pair", JUDGED["version"], ids=lambda pair: "+".join(pair)[:60])
def test_two_versions_of_one_text_are_found(pair: list[str]) -> None:
    assert frozenset(pair) in versions(demonstration())


@pytest.mark.parametrize("pair", JUDGED["other"], ids=lambda pair: "+".join(pair)[:60])
def test_what_is_alike_and_not_the_same_stays_apart(pair: list[str]) -> None:
    assert frozenset(pair) not in joined(demonstration()) | versions(demonstration())


def test_nothing_else_of_the_demonstration_is_joined() -> None:
    right = {frozenset(pair) for kind in ("same", "version") for pair in JUDGED[kind]}
    assert joined(demonstration()) | versions(demonstration()) == right


def test_every_judged_record_is_there_and_the_gold_is_of_some_size() -> None:
    ids = {entry.card.id for entry in demonstration().entries}
    pairs = [pair for kind in JUDGED.values() for pair in kind]
    assert {one for pair in pairs for one in pair} <= ids
    assert len({frozenset(pair) for pair in pairs}) == len(pairs) >= 60


def test_a_record_without_a_day_inherits_from_the_sibling_it_names_and_says_so() -> None:
    found = dating(demonstration(), "001_kim-putin-spaceport-talks")
    assert (found.edtf, found.basis) == ("[2023-09-13..2023-10-04]", "inherited")
    clue = found.evidence[-1]
    assert (clue.rule, clue.quote, clue.used) == ("sibling", "kim-and-putin-among-the-rockets", True)
    assert "articles/kim-and-putin-among-the-rockets.txt" in str(clue.reason)


def test_a_record_that_can_be_of_any_year_and_begins_in_other_words_inherits_nothing() -> None:
    assert frozenset(("003_five-hours-at-the-launch-site", "001_kim-putin-spaceport-talks")) in joined(demonstration())
    found = dating(demonstration(), "003_five-hours-at-the-launch-site")
    assert (found.edtf, found.basis) == ("[2022-02-24..]", "inferred")


def test_a_day_without_a_year_is_fitted_into_what_a_sibling_leaves() -> None:
    found = dating(demonstration(), "hanoi-no-deal")
    assert (found.edtf, found.basis) == ("2019-02-28", "inherited")


def test_the_three_other_seeds_stand_in_no_story_with_the_two() -> None:
    together = joined(demonstration())
    for one in ("000_xi-answers-kim-after-games", "002_beijing-banquet-for-kim", "004_liberation-day-letters"):
        assert not any(one in pair for pair in together)


def archive_of(*records: TaggedRecord) -> Archive:
    return make_archive(records)


def test_reports_of_incompatible_times_are_two_stories() -> None:
    assert len(archive_of(report("One", "2019"), report("Other", "[2019-06-01..]", OTHER)).stories) == 1
    assert archive_of(report("One", "2018"), report("Other", "[2019-06-01..]", OTHER)).stories == ()


def test_a_date_is_never_inherited_twice_nor_past_what_the_records_own_clues_allow() -> None:
    third = ("From the glass pavilion by the frozen lagoon Kim Jong Un and Vladimir Putin watched 40 swans.",
             "The sturgeon, the magnolia, the polonaise, the juniper: the botanist was asleep in the greenhouse.",
             "An accordion was broken by fireworks, and an orchestra went home.")  # fmt: skip
    archive = archive_of(
        report("Exact", "2019-05-20"),
        report("Open", "[2019-05-22..]", OTHER),
        report("Wide", "[2019-01-01..2019-12-31]", third),
    )
    assert len(archive.stories) == 1
    assert dating(archive, "open").edtf == "[2019-05-22..2019-06-03]"
    wide = dating(archive, "wide")
    assert wide.edtf == "[2019-05-06..2019-06-03]"
    assert [clue.quote for clue in wide.evidence if clue.rule == "sibling"] == ["exact"]


def test_nothing_is_inherited_from_siblings_that_are_far_apart() -> None:
    exact, again = report("Exact", "2019-05-20"), report("Later", "2021-05-20")
    open_ended = report("Open", "[2018-01-01..]", OTHER)
    assert dating(archive_of(exact, open_ended), "open").edtf == "[2019-05-06..2019-06-03]"
    archive = archive_of(exact, again, open_ended)
    assert dating(archive, "open").edtf == "[2018-01-01..]"


def test_a_sibling_decides_between_two_days_or_contradicts_both() -> None:
    either = report("Either", "[2019-05-06,2019-06-05]", OTHER)
    assert dating(archive_of(report("Exact", "2019-05-12"), either), "either").edtf == "2019-05-06"
    between = dating(archive_of(report("Exact", "2019-05-21"), either), "either")
    assert (between.edtf, between.evidence[-1].used) == ("[2019-05-06,2019-06-05]", False)
    assert between.evidence[-1].verdict == "contradicts"


def test_a_given_date_is_not_touched() -> None:
    archive = archive_of(report("Exact", "2019-05-20"), report("Given", "2019", OTHER, basis="given"))
    assert (dating(archive, "given").edtf, len(archive.stories)) == ("2019", 1)


def test_a_story_says_what_each_telling_adds() -> None:
    new = "Afterwards the cosmonaut handed over a telescope, a sextant and a barometer made of walnut and brass."
    archive = archive_of(report("One", "2019-05-20"), report("Other", "2019-05-20", (*OTHER, new)))
    [story] = archive.stories
    assert {telling.entry: telling.paragraphs for telling in story.tellings} == {0: (), 1: (3,)}
    assert story.permalink == "stories/one/"


def test_a_copy_and_an_update_are_versions_of_the_first_and_tell_how_they_differ() -> None:
    archive = archive_of(
        make_tagged(title="First", date="2020-01-02", body=FILLER, source="articles/first.txt"),
        make_tagged(title="Copied", date=None, body=FILLER, source="articles/copied.txt"),
        make_tagged(title="Updated", date="2020-01-03", body=(*FILLER, "One more."), source="articles/updated.txt"),
        make_tagged(title="Apart", date="2020-01-02", body=("Another text altogether, of nothing much.",)),
    )
    [found] = archive.versions
    ids = [entry.card.id for entry in archive.entries]
    assert ids[found.first] == "first"
    assert {ids[one.entry]: (one.own, one.lacking) for one in found.variants} == {
        "copied": ((), ()),
        "updated": ((9,), ()),
    }
    inherited = dating(archive, "copied")
    assert inherited.basis == "inherited"
    assert "(articles/first.txt) is another version of this text" in str(inherited.evidence[-1].reason)


def test_what_a_person_says_of_duplicates_goes_before_what_their_texts_say() -> None:
    records = [
        make_tagged(title="First", date="2020-01-02", body=FILLER, source="articles/first.txt"),
        make_tagged(title="Copied", date="2020-01-02", body=FILLER, source="articles/copied.txt",
                    given_not_duplicate=("first",)),
        make_tagged(title="Alone", date="2020-01-02", body=("Short.",), source="articles/alone.txt",
                    given_duplicate_of="first"),
        make_tagged(title="Astray", date="2020-01-02", body=("Short too.",), source="articles/astray.txt",
                    given_duplicate_of="nobody"),
        make_tagged(title="Itself", date="2020-01-02", body=("Short as well.",), source="articles/itself.txt",
                    given_duplicate_of="itself"),
    ]  # fmt: skip
    archive, problems = gathered(records)
    assert versions(archive) == {frozenset(("first", "alone"))}
    assert [(one.path, one.code) for one in problems] == [
        ("articles/alone.txt", "duplicate"),
        ("articles/astray.txt", "unknown-record"),
        ("articles/itself.txt", "unknown-record"),
    ]


def test_records_that_a_person_keeps_apart_do_not_meet_through_a_third() -> None:
    names = ("first", "second", "third")
    archive = archive_of(
        *(make_tagged(title=name, date="2020-01-02", body=FILLER, source=f"articles/{name}.txt",
                      given_not_duplicate=("first",) if name == "third" else ())
          for name in names)
    )  # fmt: skip
    assert versions(archive) == {frozenset(("first", "second"))}


def test_related_records_come_with_their_reason() -> None:
    archive = archive_of(
        make_tagged(title="A", date="2020-01-02", body=("a",), actors=LEADERS, source="articles/a.txt"),
        make_tagged(title="B", date="2020-01-14", body=("b",), actors=LEADERS, source="articles/b.txt"),
        make_tagged(title="C", date="2020-01-15", body=("c",), countries=("CN",), source="articles/c.txt"),
    )
    [relation] = archive.related[0]
    assert (relation.entry, relation.reason) == (1, "also about Kim Jong Un and Vladimir Putin, 12 days later")
    assert archive.related[2] == ()


def test_two_who_are_main_together_in_three_records_are_a_pair_with_the_sentence_where_they_meet() -> None:
    text = "Nobody came. The D.P.R.K. leader Kim Jong Un spoke with Mr. Vladimir Putin on a bridge. Then it rained."
    records = [
        make_tagged(title=f"Record {n}", date=f"2020-01-0{n}", body=(f"{text} {n}",), actors=LEADERS,
                    source=f"articles/{n}.txt")
        for n in (1, 2, 3)
    ]  # fmt: skip
    archive = archive_of(*records)
    [pair] = archive.pairs
    assert (pair.permalink, pair.names) == ("pairs/kim-jong-un--vladimir-putin/", ("Kim Jong Un", "Vladimir Putin"))
    meeting = pair.meetings[0]
    assert meeting.sentence == "The D.P.R.K. leader Kim Jong Un spoke with Mr. Vladimir Putin on a bridge."
    assert archive_of(*records[:2]).pairs == ()


def test_an_event_that_several_records_tell_of_is_one_with_its_sources() -> None:
    by_name = [one for one in demonstration().occurrences if one.id]
    assert len({one.id for one in by_name}) == len(by_name)
    days = [(one.earliest, one.latest, one.id) for one in demonstration().occurrences]
    assert days == sorted(set(days), key=lambda day: (day[0], day[1], day[2] or ""))


def test_any_order_of_the_records_gives_the_same_archive() -> None:
    captures = list(read_captures(Project(ROOT, Config())).captures)
    random.Random(1).shuffle(captures)
    assert read_archive(captures) == demonstration()
    records = [*sample_records(), *story_records()]
    random.Random(1).shuffle(records)
    assert gathered(records) == gathered([*sample_records(), *story_records()])


def test_one_more_capture_leaves_all_that_it_does_not_touch() -> None:
    captures = read_captures(Project(ROOT, Config())).captures
    more = Capture(
        "articles/zoo.txt",
        b"Zoo gets a second tapir\n\n5 May 2021\n\nThe zoo of Millbrook has a second tapir. It came by boat and likes "
        b"melons, said its keeper, who had built a pool for it.\n\nChildren may name it until the end of the month.\n",
    )
    before, after = demonstration(), read_archive([*captures, more])
    assert [(story.id, story.permalink) for story in after.stories] == [
        (story.id, story.permalink) for story in before.stories
    ]
    assert [pair.permalink for pair in after.pairs] == [pair.permalink for pair in before.pairs]
    kept = {entry.card.id: entry.permalink for entry in after.entries}
    assert {entry.card.id: entry.permalink for entry in before.entries}.items() <= kept.items()


def test_the_figures_count_every_record_once() -> None:
    figures = demonstration().figures
    assert figures.records == sum(figures.by_precision.values()) == sum(figures.by_basis.values())
    assert figures.by_basis["inherited"] >= 2
    assert (figures.stories, figures.variants) == (len(demonstration().stories), 1)


# --- what is compared -------------------------------------------------------------------------------------------


def spelt_out(text: str, *, by_signs: bool) -> list[int]:
    """The hashes of a body's runs of four words, one run after the other."""
    tokens = re.findall(r"\w+", text.casefold())
    numbers = [crc32(token.encode()) for token in ("".join(tokens) if by_signs else tokens)]
    runs = [numbers[n : n + 4] for n in range(len(numbers) - 3)]
    sums = [((a * 31 + b) * 31 + c) * 31 + d for a, b, c, d in runs] or [sum(numbers)] * bool(numbers)
    return sorted({one * 0x1E35A7BD64AF5D29 % (2**61 - 1) for one in sums})


WORDS = st.sampled_from(["Envoys", "met", "in", "Geneva;", "it’s", "long-term", "ein", "Maß", "北京", "4,5", "—", ""])
TEXTS = st.text(st.characters(blacklist_categories=["Cs"]))


@given(st.lists(WORDS, max_size=90).map(" ".join) | TEXTS, st.booleans())
def test_a_sketch_holds_the_smallest_hashes_of_all_runs(text: str, by_signs: bool) -> None:
    made = traits_of(make_tagged(title="Title", body=[text], language="zh" if by_signs else "en"))
    hashes = spelt_out(text, by_signs=by_signs)
    assert (list(made.hashes), made.shingles) == (hashes[:64], len(hashes))


@given(st.lists(WORDS | st.sampled_from(sorted(common_words())), max_size=40).map(" ".join) | TEXTS)
def test_the_words_of_a_text_are_the_plain_ones_without_the_common_ones(text: str) -> None:
    made = traits_of(make_tagged(title="Title", body=[text]))
    words = {word for word in made.words.split(" ") if word and not word.isdecimal()}
    assert words == set(plain_words(f"Title {text}")) - common_words()


def test_figures_persons_and_weekdays_tell_records_apart() -> None:
    text = "On Monday Kim Jong Un spoke for 47 minutes to 1,350 and 700 men, in 2019; 3,000 came on Friday."
    made = traits_of(make_tagged(title="Title", body=[text], actors=("kim-jong-un", "xi-jinping", "united-nations"),
                                 passing=("kim-jong-un", "united-nations")))  # fmt: skip
    words = set(made.words.split())
    assert {word for word in words if word.isdecimal()} == {"350", "700"}
    assert {word for word in words if word.startswith("@")} == {"@kim-jong-un"}
    assert made.weekdays == "friday monday"
