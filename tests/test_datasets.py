"""The data files: what a program reads of the archive is what its pages say, no date more exact than its evidence."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from hashlib import sha256

import pytest

from archive_gen.config import Config
from archive_gen.model import Archive
from archive_gen.renderer.datasets import FIELDS, make_csv, make_datapackage, make_sqlite
from builders import make_archive, make_tagged, sample_records, story_records


@pytest.fixture(scope="module")
def archive() -> Archive:
    return make_archive([*sample_records(), *story_records()])


def rows_of(archive: Archive) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(make_csv(archive).decode())))


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def test_the_table_has_a_row_a_record_in_reading_order(archive: Archive) -> None:
    rows = rows_of(archive)
    assert [row["id"] for row in rows] == [entry.record.id for entry in archive.entries]
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
    connection = opened(make_sqlite(archive))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    names = ", ".join(f'"{field.name}"' for field in FIELDS)
    found = connection.execute(f"SELECT {names} FROM records").fetchall()
    assert {tuple(value or "" for value in row) for row in found} == {tuple(row.values()) for row in rows_of(archive)}
    blocks = connection.execute("SELECT text FROM blocks WHERE record = 'lamps' ORDER BY number").fetchall()
    record = next(entry.record for entry in archive.entries if entry.record.id == "lamps")
    assert [text for (text,) in blocks] == [block.text for block in record.body]
    assert connection.execute("SELECT count(*) FROM tags WHERE id = 'kim-jong-un' AND main").fetchone()[0] >= 3


def test_equal_archives_give_equal_files(archive: Archive) -> None:
    again = make_archive([*reversed(story_records()), *reversed(sample_records())])
    assert make_sqlite(again) == make_sqlite(archive)
    assert make_csv(again) == make_csv(archive)


def test_the_package_describes_its_files_with_their_sums(archive: Archive) -> None:
    content = make_csv(archive)
    config = Config(title="The File", base_url="https://file.example/")
    package = json.loads(make_datapackage(config, {"data/records.csv": content}))
    assert (package["name"], package["homepage"]) == ("the-file", "https://file.example/")
    [resource] = package["resources"]
    assert (resource["path"], resource["bytes"]) == ("records.csv", len(content))
    assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    assert [field["name"] for field in resource["schema"]["fields"]] == [field.name for field in FIELDS]


def test_an_empty_archive_has_empty_files() -> None:
    empty = make_archive([])
    assert make_csv(empty).count(b"\n") == 1
    assert opened(make_sqlite(empty)).execute("SELECT count(*) FROM records").fetchone() == (0,)
