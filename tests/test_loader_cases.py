"""Captures beside the record that each becomes: one file a case, in cases/loading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from archive_gen.loader import Loaded, load_record
from archive_gen.model import Capture, Record
from loading import shipped_knowledge

CASES = sorted((Path(__file__).parent / "cases" / "loading").glob("*.yaml"))
KEYS = {"says", "source", "capture", "sidecar", "title", "title_basis", "date", "basis", "captured", "publisher",
        "section", "byline", "language", "body", "roles", "removed", "evidence", "events", "problems"}  # fmt: skip


def load_case(case: dict[str, Any]) -> Loaded:
    sidecar = case["sidecar"].encode() if "sidecar" in case else None
    capture = Capture(case.get("source", "case.txt"), case["capture"].encode(), "case.yaml", sidecar)
    return load_record(capture, shipped_knowledge())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_capture_becomes_its_record(path: Path) -> None:
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(case) <= KEYS
    loaded = load_case(case)
    record = loaded.record
    assert record is not None
    assert record.title == case["title"]
    assert record.title_basis == case.get("title_basis", "stated")
    assert record.dating.edtf == (None if case["date"] == "null" else case["date"])
    assert record.dating.basis == case["basis"]
    assert (record.captured.isoformat() if record.captured else None) == case.get("captured")
    check_body(record, case)
    check_rest(loaded, record, case)


def check_body(record: Record, case: dict[str, Any]) -> None:
    assert len(record.body) == len(case["body"])
    for block, opening in zip(record.body, case["body"], strict=True):
        assert block.text.startswith(opening)
    if "roles" in case:
        assert [block.role for block in record.body] == case["roles"]
    removed = {str(part.line): part.reason for part in record.removed}
    for line, reason in case.get("removed", {}).items():
        assert removed.get(line) == reason, f"line {line}"


def check_rest(loaded: Loaded, record: Record, case: dict[str, Any]) -> None:
    assert record.publisher == case.get("publisher")
    assert record.section == case.get("section")
    assert list(record.byline) == case.get("byline", [])
    assert record.language == case.get("language", "en")
    used = {clue.rule: str(clue.used).lower() for clue in record.dating.evidence}
    assert used.items() >= case.get("evidence", {}).items()
    if "events" in case:
        assert [event.date for event in record.events] == case["events"]
    assert {problem.code for problem in loaded.problems} >= set(case.get("problems", []))


def test_days_between_headlines_are_those_of_other_articles_however_far_the_first_stands() -> None:
    dated = {"Pupils map the harbour": "April 30, 2022", "Exams put off": "April 28, 2022", "A quay": "April 28, 2022"}
    teasers = "".join(f"{title}\n\n{day}\n\n" for title, day in dated.items())
    menu = "".join(f"Harbour link {number}\n\n" for number in range(26))
    lead = "A crossing will cost half as much again, the company said in a letter.\n\n"
    notice = (
        "Whoever subscribes gets the daily newsletter, the newsletter on jobs and the newsletter on houses, each year."
    )
    title = "Ferry fares to rise"
    text = f"{title} - The Harbour Post\n\n{title}\n\n{lead}Topics\n\nThis week\n\n{teasers}{menu}{notice * 2}\n"
    record = load_case({"capture": text}).record
    assert record is not None
    assert record.dating.edtf is None
