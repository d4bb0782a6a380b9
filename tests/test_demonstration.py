"""The demonstration captures against what a careful archivist reads in them (cases/articles).

Each entry says what its writer had in mind: the headline, the pretended day of publication, the
narrowest honest claim that the capture's own words allow, its noise, its first and last words.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive_gen.edtf import Interval, parse_edtf
from archive_gen.loader import load_record
from archive_gen.model import Capture, Record
from loading import shipped_knowledge

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests" / "cases" / "articles").glob("*.yaml"))
ENTRIES = [entry for path in FILES for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)]
ALWAYS = (dt.date.min, dt.date.max)


@cache
def load(source: str) -> Record:
    path = ROOT / source
    sidecar = path.with_suffix(".yaml")
    content = sidecar.read_bytes() if sidecar.is_file() else None
    capture = Capture(source, path.read_bytes(), str(sidecar.relative_to(ROOT)) if content else "", content)
    record = load_record(capture, shipped_knowledge()).record
    assert record is not None
    return record


def ends(interval: Interval) -> tuple[dt.date, dt.date]:
    return interval.earliest or dt.date.min, interval.latest or dt.date.max


def claim_of(record: Record) -> tuple[dt.date, dt.date]:
    return ends(Interval(record.dating.earliest, record.dating.latest))


def squeeze(text: str) -> str:
    return " ".join(text.split())


every_capture = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: Path(entry["source"]).stem)


def test_every_capture_of_the_demonstration_has_an_entry() -> None:
    captures = {f"{folder}/{path.name}" for folder in ("seeds", "articles") for path in (ROOT / folder).iterdir()
                if path.suffix in (".txt", ".md")}  # fmt: skip
    assert sorted(entry["source"] for entry in ENTRIES) == sorted(captures)
    assert len(captures) >= 105


@every_capture
def test_the_headline_is_found(entry: dict[str, Any]) -> None:
    assert load(entry["source"]).title == entry["title"]


@every_capture
def test_the_article_is_kept_from_its_first_words_to_its_last(entry: dict[str, Any]) -> None:
    texts = [block.text for block in load(entry["source"]).body]
    first = squeeze(entry["first"]).lstrip("(– -")
    assert any(first in text for text in texts[:2])
    assert squeeze(entry["last"]) in texts[-1]


@every_capture
def test_no_line_of_noise_is_in_the_body(entry: dict[str, Any]) -> None:
    texts = {block.text for block in load(entry["source"]).body}
    assert texts.isdisjoint(squeeze(line) for line in entry.get("removed", []))


@every_capture
def test_the_date_holds_the_day_of_publication(entry: dict[str, Any]) -> None:
    earliest, latest = claim_of(load(entry["source"]))
    assert earliest <= dt.date.fromisoformat(entry["published"]) <= latest


@every_capture
def test_the_date_is_no_narrower_than_the_words_allow(entry: dict[str, Any]) -> None:
    earliest, latest = claim_of(load(entry["source"]))
    honest = ALWAYS if entry["claim"] == "null" else ends(parse_edtf(entry["claim"]))
    assert earliest <= honest[0]
    assert latest >= honest[1]


def test_most_days_that_the_words_state_are_claimed() -> None:
    stated = [entry for entry in ENTRIES if len(entry["claim"]) == len("2018-06-12")]
    claimed = [entry for entry in stated if load(entry["source"]).dating.precision == "day"]
    assert len(claimed) >= 0.8 * len(stated)
