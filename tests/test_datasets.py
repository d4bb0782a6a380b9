"""The data files: what a program reads of the archive is what its pages say, no date more exact than its evidence."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from functools import partial
from hashlib import sha256

import jsonschema
import pytest

from archive_gen.config import Config
from archive_gen.edges.spool import Memory
from archive_gen.model import Archive, TaggedRecord
from archive_gen.pipeline import record_json_lines
from archive_gen.renderer.datasets import FIELDS, TABLES, make_csv, make_datapackage, make_datasets, make_sqlite
from archive_gen.renderer.schema import KEYS, Key, make_schema, schema_rows
from archive_gen.stacks import fetch, stacks_of
from builders import make_archive, make_tagged, sample_records, story_records
from sites import make_site

RECORDS = (*sample_records(), *story_records())
STACKS = stacks_of(RECORDS)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return make_archive(RECORDS)


def table_of(archive: Archive) -> bytes:
    return b"".join(make_csv(archive))


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
    lines = partial(record_json_lines, archive, stacks)
    made = make_datasets(archive, stacks, Config(title="A test"), lines, Memory(), largest=largest)
    return {path: content for path, content in made.files.items() if isinstance(content, bytes)}, made.left_out


def test_the_table_has_a_row_a_record_in_reading_order(archive: Archive) -> None:
    rows = rows_of(archive)
    assert [row["id"] for row in rows] == [entry.card.id for entry in archive.entries]
    assert list(rows[0]) == [field.name for field in FIELDS]
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

    for line in record_json_lines(archive, STACKS, archive.entries):
        validator.validate(json.loads(line))
        told(KEYS, json.loads(line))


def test_a_record_that_pads_its_date_to_no_day_is_refused_by_the_schema(archive: Archive) -> None:
    found = json.loads(next(record_json_lines(archive, STACKS, archive.entries))) | {"date_earliest": "2023-09"}
    checker = jsonschema.FormatChecker()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, json.loads(make_schema("a test")), format_checker=checker)


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
    made = record_json_lines(archive, stacks_of(records), archive.entries)
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
