"""How records are ordered, linked and indexed."""

from __future__ import annotations

import random

from archive_gen.model import FACETS, Archive
from builders import gathered, make_archive, make_record, make_tagged, sample_records


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
