"""The data files: what a program reads of the archive is what its pages say, no date more exact than its evidence."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
import sqlite3
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import jsonschema
import msgspec
import pytest

from archive_gen import data_files
from archive_gen.archive.cards import on_card
from archive_gen.config import Config
from archive_gen.contents import Content, Shelf, Spooled, sum_of
from archive_gen.data_files import making_data
from archive_gen.edges.cache import open_cache
from archive_gen.edges.project import Project
from archive_gen.edges.spool import Spool
from archive_gen.model import Archive, Clue, Dating, TaggedRecord
from archive_gen.renderer import database
from archive_gen.renderer.database import TABLES, TooLarge, least_size, make_sqlite
from archive_gen.renderer.datasets import Datasets, make_datapackage, make_datasets
from archive_gen.renderer.json_lines import json_lines
from archive_gen.renderer.pieces import NO_DATA, KnownData, LastData, record_keys
from archive_gen.renderer.schema import KEYS, Key, make_schema, schema_rows
from archive_gen.renderer.table import FIELDS, NAMES, csv_lines, row_of, ties_of
from archive_gen.stacks import Stacks, fetch, stacks_of
from builders import make_archive, make_tagged, sample_records, story_records
from shelves import Memory
from sites import make_order, make_site

RECORDS = (*sample_records(), *story_records())
STACKS = stacks_of(RECORDS)
CONFIG = Config(title="A test")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return make_archive(RECORDS)


def table_of(archive: Archive) -> bytes:
    ties = ties_of(archive)
    return "".join(csv_lines([NAMES, *(row_of(entry, ties) for entry in archive.entries)])).encode()


def rows_of(archive: Archive) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_of(archive).decode())))


def database_of(archive: Archive) -> sqlite3.Connection:
    return opened(sqlite_of(archive))


def sqlite_of(archive: Archive) -> bytes:
    return Memory().written(partial(make_sqlite, archive, STACKS))


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def datasets(records: list[TaggedRecord], largest: int) -> tuple[dict[str, bytes], tuple[str, ...]]:
    archive, stacks = make_archive(records), stacks_of(records)
    made = make_datasets(
        archive, stacks, CONFIG, Memory(), KnownData.of(NO_DATA, record_keys(archive)), largest=largest
    )
    return {path: content for path, content in made.files.items() if isinstance(content, bytes)}, made.left_out


def test_the_table_has_a_row_a_record_in_reading_order(archive: Archive) -> None:
    rows = rows_of(archive)
    assert [row["id"] for row in rows] == [entry.card.id for entry in archive.entries]
    assert list(rows[0]) == list(NAMES)
    assert [row["permalink"] for row in rows] == [entry.permalink for entry in archive.entries]


def test_a_date_keeps_its_doubt_and_an_open_end_is_empty() -> None:
    dates = ("2023-09", "[2022-02-24..]", None)
    archive = make_archive([make_tagged(title=date or "none", date=date) for date in dates])
    found = {row["title"]: (row["date"], row["date_earliest"], row["date_latest"]) for row in rows_of(archive)}
    assert found == {
        "2023-09": ("2023-09", "2023-09-01", "2023-09-30"),
        "[2022-02-24..]": ("[2022-02-24..]", "2022-02-24", ""),
        "none": ("", "", ""),
    }


def test_main_entities_story_and_versions_have_columns(archive: Archive) -> None:
    rows = {row["id"]: row for row in rows_of(archive)}
    swans = rows["swans-at-the-lagoon"]
    assert swans["main_actors"] == "kim-jong-un; vladimir-putin"
    assert swans["story"] == rows["polonaise-in-the-pavilion"]["story"] == "swans-at-the-lagoon"
    assert (rows["doors"]["duplicate_of"], rows["lamps"]["duplicate_of"]) == ("lamps", "")


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-2", "@x", "\tx"])
def test_a_spreadsheet_runs_nothing_that_a_stranger_wrote(title: str) -> None:
    [row] = rows_of(make_archive([make_tagged(title=title, date=None)]))
    assert row["title"] == f"'{title}"


def test_quotes_commas_and_line_feeds_survive_the_table() -> None:
    title = 'Say "yes",\nthen; no'
    [row] = rows_of(make_archive([make_tagged(title=title, date=None)]))
    assert row["title"] == title


def test_the_database_is_whole_and_holds_what_the_table_does(archive: Archive) -> None:
    connection = database_of(archive)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    names = ", ".join(f'"{field.name}"' for field in FIELDS)
    found = connection.execute(f"SELECT {names} FROM records").fetchall()
    assert {tuple(value or "" for value in row) for row in found} == {tuple(row.values()) for row in rows_of(archive)}
    blocks = connection.execute("SELECT text FROM blocks WHERE record = 'lamps' ORDER BY number").fetchall()
    assert [text for (text,) in blocks] == [block.text for block in fetch(STACKS, "articles/lamps.txt").record.body]
    assert connection.execute("SELECT count(*) FROM tags WHERE id = 'kim-jong-un' AND main").fetchone()[0] >= 3


def test_equal_archives_give_equal_files(archive: Archive) -> None:
    again = make_archive([*reversed(story_records()), *reversed(sample_records())])
    assert sqlite_of(again) == sqlite_of(archive)
    assert table_of(again) == table_of(archive)


def test_the_package_describes_its_files_with_their_sums(archive: Archive) -> None:
    content = table_of(archive)
    config = Config(title="The File", base_url="https://file.example/")
    package = json.loads(make_datapackage(config, {"data/records.csv": content}))
    assert (package["name"], package["homepage"]) == ("the-file", "https://file.example/")
    [resource] = package["resources"]
    assert (resource["path"], resource["bytes"]) == ("records.csv", len(content))
    assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    assert [field["name"] for field in resource["schema"]["fields"]] == [field.name for field in FIELDS]


def test_an_empty_archive_has_empty_files() -> None:
    empty = make_archive([])
    assert table_of(empty).count(b"\n") == 1
    assert database_of(empty).execute("SELECT count(*) FROM records").fetchone() == (0,)


def test_every_record_is_as_the_schema_says_and_has_no_key_that_it_leaves_out(archive: Archive) -> None:
    schema = json.loads(make_schema("a test"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    def told(keys: tuple[Key, ...], found: dict[str, object], above: str = "") -> None:
        names = {key.name: key for key in keys}
        assert set(found) <= set(names), above
        for key in keys:
            for member in found.get(key.name, []) if key.kind == "list" else []:
                told(key.keys, member, f"{above}{key.name}[].")

    for line in json_lines(archive, STACKS, archive.entries):
        validator.validate(json.loads(line))
        told(KEYS, json.loads(line))


def test_a_record_that_pads_its_date_to_no_day_is_refused_by_the_schema(archive: Archive) -> None:
    found = json.loads(next(json_lines(archive, STACKS, archive.entries))) | {"date_earliest": "2023-09"}
    checker = jsonschema.FormatChecker()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, json.loads(make_schema("a test")), format_checker=checker)


@pytest.mark.parametrize("text", ["A\x7fB", "A “B” \x9b1m", "A\u2028B", "\u202eA", "\u2066A\u2069", "A “B” – C"])
def test_a_line_has_nothing_that_steers_a_terminal_and_says_what_it_did(text: str) -> None:
    records = [make_tagged(title="Talks", body=[text])]
    [line] = json_lines(make_archive(records), stacks_of(records), make_archive(records).entries)
    assert not set("\x7f\x9b\u2028\u202e\u2066\u2069") & set(line)
    assert set("“”–") & set(line) == set("“”–") & set(text)
    assert [block["text"] for block in json.loads(line)["body"]] == [text]


def test_the_schema_page_tells_every_key_column_and_table() -> None:
    page = make_site()["data/schema/index.html"].decode()
    names = [*(name for name, _, _ in schema_rows()), *(one.name for one in FIELDS), *(name for name, _, _ in TABLES)]
    assert {"date_evidence[].quote", "countries[].mentions[].start", "main_topics", "clues"} <= set(names)
    for name in names:
        assert f"<code>{name}</code>" in page


def test_the_tables_that_the_page_tells_of_are_those_of_the_database(archive: Archive) -> None:
    connection = database_of(archive)
    for table, _, columns in TABLES:
        found = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert found
        if table != "records":
            assert [
                column.partition(" (")[0] for column in columns.replace("actors, countries, topics", "").split(", ")
            ] == found


def parted(most: int) -> dict[str, bytes]:
    dates = [*(f"2021-05-{n:02}" for n in range(1, 9)), "2022-03-01", None]
    records = [make_tagged(title=f"Talks {n}", date=date) for n, date in enumerate(dates)]
    files, left_out = datasets(records, most)
    lines = [line for path, text in files.items() if path.endswith(".jsonl") for line in text.splitlines()]
    archive = make_archive(records)
    made = json_lines(archive, stacks_of(records), archive.entries)
    assert sorted(lines) == sorted(line.rstrip("\n").encode() for line in made)
    for path, content in files.items():
        assert len(content) <= most or "schema" in path or "package" in path, path
    return files | {"left out": " ".join(left_out).encode()}


def test_a_small_archive_is_in_one_file_of_each_kind() -> None:
    files = parted(10**6)
    assert {"data/records.jsonl", "data/records.csv", "data/records.sqlite"} < set(files)
    assert files["left out"] == b""


def test_records_too_large_for_one_file_are_parted_by_year_and_a_large_year_in_pieces() -> None:
    files = parted(4000)
    names = sorted(path.removeprefix("data/records") for path in files if path.endswith(".jsonl"))
    assert names[0] == "-2021-2.jsonl"
    assert names[-2:] == ["-2022.jsonl", "-other.jsonl"]
    assert "data/records.csv" in files
    assert "data/records.sqlite" not in files
    assert files["left out"] == b"The database would be too large for a file; the JSON Lines hold the same."


def test_a_database_too_large_for_a_file_has_no_texts() -> None:
    files, left_out = datasets([make_tagged(title="Long", date="2021-05-01", body=["word " * 40_000])], 150_000)
    database = opened(files["data/records.sqlite"])
    assert database.execute("SELECT count(*) FROM blocks").fetchone() == (0,)
    assert database.execute("SELECT count(*) FROM records").fetchone() == (1,)
    assert "has no texts" in left_out[0]


def test_a_new_record_changes_the_file_of_its_year_alone() -> None:
    def made(dates: list[str]) -> dict[str, bytes]:
        return datasets([make_tagged(title=f"Talks on {date}", date=date) for date in dates], 1200)[0]

    before, after = made(["2021-05-01", "2022-03-01"]), made(["2021-05-01", "2022-03-01", "2022-04-01"])
    changed = {path for path in {*before, *after} if path.endswith(".jsonl") and before.get(path) != after.get(path)}
    assert changed == {"data/records-2022-2.jsonl"}
    assert "data/records-2021.jsonl" in before


class Asked(NamedTuple):
    """Stacks that know which records were asked for."""

    stacks: Stacks
    sources: set[str]

    def packed(self, source: str) -> bytes:
        self.sources.add(source)
        return self.stacks.packed(source)


class Builder:
    """Makes data files one after another as the builds of a project do, each beside those of the last."""

    def __init__(self, folder: Path, largest: int = 10**6) -> None:
        self.shelf, self.largest, self.last = Spool(str(folder)), largest, NO_DATA
        self.made: set[str] = set()

    def build(self, archive: Archive, stacks: Stacks) -> Datasets:
        """Return the data files, and see to it that they are those of a build from nothing."""
        keys, asked = record_keys(archive), Asked(stacks, set())
        found = make_datasets(archive, asked, CONFIG, self.shelf, KnownData.of(self.last, keys), largest=self.largest)
        self.made = asked.sources
        anew = make_datasets(archive, stacks, CONFIG, Memory(), KnownData.of(NO_DATA, keys), largest=self.largest)
        files = {**found.files, **found.standing}
        assert {path: bytes_of(one) for path, one in files.items()} == anew.files
        assert (found.left_out, found.layout) == (anew.left_out, anew.layout)
        self.last = LastData({path: one for path, one in files.items() if isinstance(one, Spooled)}, found.layout)
        return found


def bytes_of(content: Content) -> bytes:
    return content if isinstance(content, bytes) else Path(content.place).read_bytes()


def with_entry(archive: Archive, number: int, **changes: object) -> Archive:
    """Return an archive with something of one entry changed."""
    entry = msgspec.structs.replace(archive.entries[number], **changes)
    return msgspec.structs.replace(archive, entries=(*archive.entries[:number], entry, *archive.entries[number + 1 :]))


def renamed(archive: Archive) -> Archive:
    card = archive.entries[3].card
    return with_entry(archive, 3, card=msgspec.structs.replace(card, id="renamed"))


def moved(archive: Archive) -> Archive:
    return with_entry(archive, 3, permalink="articles/elsewhere/")


def dated_by_another(archive: Archive) -> Archive:
    day = dt.date(2019, 4, 25)
    clue = Clue("sibling", "25 April 2019", 0, 0, 0, day, day, verdict="used")
    dating = Dating("2019-04-25", day, day, "day", "inherited", (clue,))
    card = msgspec.structs.replace(archive.entries[3].card, dating=on_card(dating))
    return with_entry(archive, 3, card=card, inherited=dating)


def dated_for_another_reason(archive: Archive) -> Archive:
    dated = dated_by_another(archive)
    dating = dated.entries[3].inherited
    assert dating
    [clue] = dating.evidence
    evidence = (msgspec.structs.replace(clue, reason="in words that are on no card"),)
    return with_entry(dated, 3, inherited=msgspec.structs.replace(dating, evidence=evidence))


def without_stories(archive: Archive) -> Archive:
    return msgspec.structs.replace(archive, stories=())


def without_versions(archive: Archive) -> Archive:
    return msgspec.structs.replace(archive, versions=())


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        (lambda archive: archive, lambda archive: archive, 0),
        # Another version of its text has its id, too.
        (lambda archive: archive, renamed, 2),
        (lambda archive: archive, moved, 1),
        (lambda archive: archive, dated_by_another, 1),
        (dated_by_another, dated_for_another_reason, 1),
        (dated_by_another, lambda archive: archive, 1),
        (lambda archive: archive, without_stories, 2),
        (without_stories, lambda archive: archive, 2),
        (lambda archive: archive, without_versions, 2),
    ],
)  # fmt: skip
def test_only_that_is_made_anew_of_which_anything_changed(
    archive: Archive,
    tmp_path: Path,
    before: Callable[[Archive], Archive],
    after: Callable[[Archive], Archive],
    made: int,
) -> None:
    builder = Builder(tmp_path)
    builder.build(before(archive), STACKS)
    assert len(builder.made) == len(archive.entries)
    builder.build(after(archive), STACKS)
    assert len(builder.made) == made


def test_a_text_that_changed_where_no_card_shows_it_is_made_anew(archive: Archive, tmp_path: Path) -> None:
    def with_last_words(tagged: TaggedRecord) -> TaggedRecord:
        *others, last = tagged.record.body
        body = (*others, msgspec.structs.replace(last, text="Other words."))
        return msgspec.structs.replace(tagged, record=msgspec.structs.replace(tagged.record, body=body))

    builder = Builder(tmp_path)
    builder.build(archive, STACKS)
    records = [with_last_words(one) if one.record.id == "lamps" else one for one in RECORDS]
    builder.build(make_archive(records), stacks_of(records))
    assert "articles/lamps.txt" in builder.made
    assert len(builder.made) < len(records) / 2


def test_records_may_come_go_and_change_places(tmp_path: Path) -> None:
    chance = random.Random(5)
    dates = [*(f"20{n}-05-0{n - 10}" for n in range(11, 20)), None]
    records = [make_tagged(title=f"Talks {n}", date=dates[n % 10], body=["word " * n] * 3) for n in range(60)]
    builder = Builder(tmp_path)
    for largest in (10**6, 10**6, 20_000, 20_000, 60_000, 60_000, 10**6):
        builder.largest = largest
        tagged = chance.sample(records, 40)
        builder.build(make_archive(tagged), stacks_of(tagged))
        moved = [make_tagged(title=one.record.title, date=chance.choice(dates)) for one in tagged[:3]]
        tagged[:3] = moved
        builder.build(make_archive(tagged), stacks_of(tagged))


def in_the_middle(records: list[TaggedRecord]) -> list[TaggedRecord]:
    return [*records[:20], *records[21:]]


def at_the_ends(records: list[TaggedRecord]) -> list[TaggedRecord]:
    return records[1:-1]


def two_neighbours(records: list[TaggedRecord]) -> list[TaggedRecord]:
    changed = [make_tagged(title=one.record.title, date="2011-01-01", body=["Other words."]) for one in records[20:22]]
    return [*records[:20], *changed, *records[22:]]


def first_and_last(records: list[TaggedRecord]) -> list[TaggedRecord]:
    first, last = (make_tagged(title=records[at].record.title, date="2012-01-01") for at in (0, -1))
    return [first, *records[1:-1], last]


def every_other(records: list[TaggedRecord]) -> list[TaggedRecord]:
    return records[::2]


def none(records: list[TaggedRecord]) -> list[TaggedRecord]:
    return []


@pytest.mark.parametrize("edit", [in_the_middle, at_the_ends, two_neighbours, first_and_last, every_other, none])
def test_stretches_are_copied_up_to_what_changed_and_from_there(
    edit: Callable[[list[TaggedRecord]], list[TaggedRecord]], tmp_path: Path
) -> None:
    days = (dt.date(2021, 1, 1) + dt.timedelta(days=n * 7 % 40) for n in range(40))
    # Some have no rows in a table; all together have several pages of each.
    records = [
        make_tagged(title=f"Talks {n:02}", date=f"{day}", body=["word " * 900] * (n % 4)) for n, day in enumerate(days)
    ]
    builder = Builder(tmp_path)
    for tagged in (records, edit(records), records):
        builder.build(make_archive(tagged), stacks_of(tagged))


def test_the_file_of_a_year_of_which_nothing_changed_stays(tmp_path: Path) -> None:
    def records(changed: str) -> list[TaggedRecord]:
        return [
            make_tagged(title=f"Talks of {n}", date=f"{n}-05-01", body=[changed * (n == 2022)])
            for n in range(2019, 2024)
        ]

    builder = Builder(tmp_path, largest=1500)
    for text in ("One.", "Two."):
        made = builder.build(make_archive(records(text)), stacks_of(records(text)))
    lines = {path for path in made.files if path.endswith(".jsonl")}
    assert lines == {"data/records-2022.jsonl"}
    assert {"data/records-2019.jsonl", "data/records-2023.jsonl"} <= set(made.standing)
    assert set(made.told.sizes) == {*made.files, *made.standing}


def test_a_last_database_that_cannot_be_read_is_made_anew(archive: Archive, tmp_path: Path) -> None:
    builder = Builder(tmp_path)
    builder.build(archive, STACKS)
    content = builder.last.files["data/records.sqlite"]
    assert isinstance(content, Spooled)
    Path(content.place).write_bytes(b"no database" * 1000)
    builder.build(moved(archive), STACKS)


def test_too_large_a_database_is_not_written_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_AT_ONCE", 2)
    records = [make_tagged(title=f"Talks {n}", date=None, body=["word " * 2000]) for n in range(50)]
    with pytest.raises(TooLarge):
        make_sqlite(make_archive(records), stacks_of(records), str(tmp_path / "database"), largest=100_000)
    assert (tmp_path / "database").stat().st_size < 200_000


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_database_is_not_smaller_than_its_values(tmp_path: Path, *, with_texts: bool) -> None:
    body = ["A word of it. " * 40, "Said so."] * 3
    records = [
        make_tagged(title=f"Talks {n}", body=body, countries=["KP", "RU"], actors=["kim-jong-un"], topics=["summits"])
        for n in range(300)
    ]
    archive = make_archive(records)
    [table] = [content for path, content in datasets(records, 10**9)[0].items() if path.endswith(".csv")]
    make_sqlite(archive, stacks_of(records), str(tmp_path / "database"), with_texts=with_texts)
    size = (tmp_path / "database").stat().st_size
    assert 0.7 * size < least_size(archive, len(table), with_texts=with_texts) <= size


def test_a_database_too_large_by_its_values_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    monkeypatch.setattr("archive_gen.renderer.datasets.make_sqlite", lambda *_, **__: begun.append(1))
    records = [make_tagged(title=f"Talks {n}", date=None, body=["word " * 200]) for n in range(50)]
    files, left_out = datasets(records, 5000)
    assert "data/records.sqlite" not in files
    assert "would be too large" in left_out[-1]
    assert not begun


@pytest.mark.parametrize("name", ["data/records.jsonl", "data/records.csv", "data/records.sqlite"])
def test_what_does_not_stand_is_not_copied_from(archive: Archive, tmp_path: Path, name: str) -> None:
    builder = Builder(tmp_path)
    builder.build(archive, STACKS)
    builder.last = builder.last._replace(files={path: one for path, one in builder.last.files.items() if path != name})
    assert name in builder.build(archive, STACKS).files


def test_the_last_files_are_those_of_the_same_program_that_stand(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[LastData] = []

    def make(archive: Archive, stacks: Stacks, config: Config, shelf: Shelf, known: KnownData) -> Datasets:
        given.append(known.last)
        # Whatever the settings are, the files are the same: what stands is that of any of the builds.
        return make_datasets(archive, stacks, CONFIG, shelf, KnownData.of(NO_DATA, known.keys))

    monkeypatch.setattr(data_files, "make_datasets", make)
    order = make_order(CONFIG, ())._replace(output=tmp_path)

    def build(title: str, standing: dict[str, str]) -> dict[str, str]:
        config = msgspec.structs.replace(CONFIG, title=title)
        asked = order._replace(project=Project(tmp_path, config), standing=standing)
        with making_data(archive, STACKS, asked, cache, Memory()) as coming:
            return {path: sum_of(content) for path, content in coming().files.items()}

    with open_cache(tmp_path) as cache:
        sums = build("1", {})
        assert build("1", sums) == {}
        build("2", sums)
        build("3", {**sums, "data/records.csv": "of another hand"})
        monkeypatch.setattr(data_files, "program_digest", lambda: b"another")
        build("4", sums)
    nothing, all_of_it, without_table, of_another_program = given
    assert nothing == of_another_program == NO_DATA
    assert set(all_of_it.files) == set(sums)
    assert set(without_table.files) == {*sums} - {"data/records.csv"}
    assert all_of_it.layout.keys == record_keys(archive)
