"""How records are ordered, linked and indexed, and what of it is found again from what was kept."""

from __future__ import annotations

import random
from collections.abc import Iterable

import msgspec
import pytest

from archive_gen.archive import Findings, duplicates, gather, make_card, stories, traits_of
from archive_gen.archive.gather import NOTHING_FOUND, Gathered
from archive_gen.model import FACETS, Archive, TaggedRecord
from archive_gen.stacks import InMemory, Stacks, stacks_of
from builders import NAMES, gathered, make_archive, make_record, make_tagged, sample_records

PEOPLE = sorted(one for one, (_, kind, _) in NAMES["actors"].items() if kind == "person")


def titles(archive: Archive) -> list[str]:
    return [entry.card.title for entry in archive.entries]


def permalinks(*records: object) -> dict[str, str]:
    archive = gathered([make_tagged(record) for record in records])[0]  # type: ignore[arg-type]
    return {entry.card.source: entry.permalink for entry in archive.entries}


def test_records_stand_by_earliest_then_latest_then_id_and_the_undated_last() -> None:
    archive = make_archive(
        [
            make_tagged(title="undated", date=None),
            make_tagged(title="month", date="2022-03"),
            make_tagged(title="day", date="2022-03-01"),
            make_tagged(title="older", date="2021"),
            make_tagged(title="b", date="2022-05-01", source="articles/b.txt"),
            make_tagged(title="a", date="2022-05-01", source="articles/a.txt"),
        ]
    )
    assert titles(archive) == ["older", "day", "month", "a", "b", "undated"]


def test_a_window_without_beginning_stands_at_its_end_and_one_without_end_after_those_that_begin_with_it() -> None:
    archive = make_archive(
        [
            make_tagged(title="before", date="[..2023-06-01]"),
            make_tagged(title="after", date="[2022-02-24..]"),
            make_tagged(title="on", date="2022-02-24"),
            make_tagged(title="between", date="2022-12-01"),
            make_tagged(title="last", date="2023-06-02"),
        ]
    )
    assert titles(archive) == ["on", "after", "between", "before", "last"]


def test_a_permalink_is_the_titles_slug_and_never_the_date() -> None:
    record = make_record("Leaders meet: “again”", date="2023-09-13")
    assert permalinks(record) == {record.source: "articles/leaders-meet-again/"}


def test_a_title_without_letters_is_named_by_its_hash() -> None:
    record = make_record("!!!")
    assert permalinks(record) == {record.source: f"articles/record-{record.sha256[:8]}/"}


def test_where_two_slugs_collide_the_first_source_keeps_it_whatever_their_dates() -> None:
    first = make_record("Talks", source="articles/a.txt", date="2023")
    second = make_record("TALKS!", source="articles/b.txt", date="2019")
    assert permalinks(second, first) == {
        "articles/a.txt": "articles/talks/",
        "articles/b.txt": f"articles/talks-{second.sha256[:6]}/",
    }


def test_a_given_slug_wins_over_a_title_and_a_second_one_is_a_problem() -> None:
    titled = make_record("Talks", source="articles/a.txt")
    given = make_record("Other", source="articles/b.txt", given_slug="talks")
    again = make_record("Third", source="articles/c.txt", given_slug="Talks")
    archive, problems = gathered([make_tagged(r) for r in (titled, given, again)])
    found = {entry.card.source: entry.permalink for entry in archive.entries}
    assert found["articles/b.txt"] == "articles/talks/"
    assert [(p.path, p.severity) for p in problems] == [("articles/a.txt", "note"), ("articles/c.txt", "warning")]


def test_a_given_slug_cannot_leave_the_folder_of_articles() -> None:
    record = make_record("Talks", given_slug="../../etc/passwd")
    assert permalinks(record) == {record.source: "articles/etc-passwd/"}


def test_the_same_capture_under_many_names_has_as_many_permalinks() -> None:
    same = [make_record("Talks", source=f"articles/{n}.txt", sha256="ab" * 32) for n in range(4)]
    assert len(set(permalinks(*same).values())) == 4


def test_terms_stand_by_main_records_then_records_then_name() -> None:
    archive = make_archive(
        [
            make_tagged(title="1", date="2020", countries=("RU", "CN", "KP"), passing=("CN", "KP")),
            make_tagged(title="2", date="2021", countries=("CN", "JP"), passing=("CN", "JP")),
        ]
    )
    assert [term.id for term in archive.countries] == ["RU", "CN", "JP", "KP"]
    china = archive.countries[1]
    assert (china.entries, china.main_entries) == ((0, 1), ())


def test_a_facet_that_is_not_wanted_has_no_terms() -> None:
    archive = gathered(sample_records(), ("topics",))[0]
    assert archive.topics
    assert not archive.countries
    assert not archive.actors


def test_any_order_of_the_records_gives_the_same_archive() -> None:
    records = [*sample_records(), make_tagged(title="Letters exchanged", date="2022-08-15")]
    expected = gathered(records, FACETS)
    for seed in range(10):
        random.Random(seed).shuffle(records)
        assert gathered(records, FACETS) == expected


class Desk:
    """Records that come, go and change by a seed: of few people and days, some told twice, some printed twice."""

    def __init__(self, seed: int) -> None:
        self.chance, self.count = random.Random(seed), 0
        self.records: dict[str, TaggedRecord] = {}
        for _ in range(60):
            self.add()

    def add(self) -> None:
        self.count += 1
        self.write(f"articles/{self.chance.randrange(100)}-{self.count}.txt")

    def change(self) -> None:
        self.write(self.chance.choice(sorted(self.records)))

    def remove(self) -> None:
        del self.records[self.chance.choice(sorted(self.records))]

    def write(self, source: str) -> None:
        chance = self.chance
        event = random.Random(chance.randrange(15))
        words = ["".join(event.choices(("ba", "kel", "lim", "sor", "tun", "vek", "zam"), k=4)) for _ in range(9)]
        who, month = event.sample(PEOPLE, 2), f"20{event.randrange(19, 21)}-{event.randrange(1, 13):02}"
        body = [" ".join(chance.sample(words, 7)) for _ in range(8)]
        if self.records and chance.random() < 0.15:
            body = [block.text for block in self.records[chance.choice(sorted(self.records))].record.body]
        first = chance.choice([None, *(one.record.id for one in self.records.values())])
        self.records[source] = make_tagged(
            title=f"The {words[0]}", source=source, body=[*body, f"It was {chance.choice(words)}."],
            date=chance.choice((f"{month}-0{chance.randrange(1, 4)}", f"{month}-02", month, month[:4], None)),
            language=chance.choice(("en", "en", "en", "de")), actors=[*who, chance.choice(PEOPLE)],
            countries=event.sample(("RU", "CN", "KP"), 2), topics=[chance.choice(("summits", "trade"))],
            passing=chance.sample(("RU", "CN", "trade"), 1),
            given_duplicate_of=first if chance.random() < 0.05 else None,
        )  # fmt: skip


def gather_all(
    records: Iterable[TaggedRecord],
    kept: Findings = NOTHING_FOUND,
    stacks: Stacks | None = None,
    former: Iterable[TaggedRecord] = (),
) -> Gathered:
    records = list(records)
    traits = {one.record.source: traits_of(one) for one in records}
    before = {make_card(one).mark: traits_of(one) for one in former}
    stacks = stacks or stacks_of(records)
    return gather([make_card(one) for one in records], traits, stacks, kept=kept, former=before)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_of_other_records_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So few records must now and then be more than what is called few, and have more than what is called rare.
    monkeypatch.setattr(stories, "_FEW_RECORDS", 60)
    monkeypatch.setattr(stories, "_MOST_WITH_WORD", 5)
    monkeypatch.setattr(duplicates, "_MOST_SHARING", 3)
    desk = Desk(seed)
    kept = gather_all(desk.records.values()).findings
    for _ in range(25):
        former = list(desk.records.values())
        for edit in desk.chance.choices((desk.add, desk.change, desk.change, desk.remove), k=desk.chance.randrange(4)):
            edit()
        # What one of them was may be lost, as where a build was killed.
        former = desk.chance.sample(former, len(former) - (desk.chance.random() < 0.2))
        expected = gather_all(desk.records.values())
        again = msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=Findings)
        assert gather_all(desk.records.values(), again, former=former) == expected
        kept = expected.findings
    assert expected.findings.alike.pairs
    assert expected.findings.bonds.joints
    assert expected.archive.stories
    assert expected.archive.versions
    assert any(entry.inherited for entry in expected.archive.entries)


def test_no_text_is_read_again_where_nothing_changed() -> None:
    desk = Desk(1)
    kept = gather_all(desk.records.values()).findings
    gather_all(desk.records.values(), kept, InMemory({}))


def test_a_story_of_few_words_comes_and_goes_with_the_number_of_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_FEW_RECORDS", 20)
    two = [
        make_tagged(title=title, date=date, body=[f"Kim Jong Un, Vladimir Putin, a marzipan zeppelin, {word}."],
                    source=f"articles/{title}.txt", actors=PEOPLE[:2])
        for title, date, word in (("one", "2020-01-01", "juniper"), ("other", "2020-01-04", "sturgeon"))
    ]  # fmt: skip
    others = [make_tagged(title=f"Nr. {n}", language="de", source=f"articles/{n}.txt") for n in range(18)]
    few, many = (gather_all([*two, *some]) for some in (others[1:], others))
    assert (len(few.archive.stories), len(many.archive.stories)) == (0, 1)
    assert gather_all([*two, *others], few.findings, former=others) == many
    assert gather_all([*two, *others[1:]], many.findings, former=others) == few
