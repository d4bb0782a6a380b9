"""What the documents say, against the program: every command, setting, field, code, clue and reason is told."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_gen.archive.inheritance import RULE as SIBLING
from archive_gen.cli import cli
from archive_gen.config import Config
from archive_gen.given import Given
from archive_gen.loader.noise import shipped_noise
from archive_gen.renderer.dates_in_words import RULES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SEARCH = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
PREVIEW = (ROOT / "docs" / "preview.md").read_text(encoding="utf-8")
CAPTURES = (ROOT / "docs" / "captures.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "src").rglob("*.py"))
# What `check_fields` makes of the prefix that its caller gives and of the kind of fault.
FIELD_FAULTS = ("unknown", "missing", "type", "value")
PREFIXES = ("config", "given", "vocabulary")


def section(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}")[2].partition("\n## ")[0]


def first_cells(text: str) -> set[str]:
    cells = (line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ") and "---" not in line)
    return {word.strip("` ") for cell in cells for word in cell.split(",")}


def calls(name: str) -> Iterator[ast.Call]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(node, "func", None)
            if isinstance(node, ast.Call) and name in (getattr(called, "id", None), getattr(called, "attr", None)):
                yield node


def constants(name: str, position: int) -> set[str]:
    arguments = (call.args[position] for call in calls(name) if len(call.args) > position)
    return {str(one.value) for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_command_is_documented() -> None:
    assert {f"archive-gen {name}" for name in cli.commands} == {
        " ".join(cell.split()[:2]) for cell in first_cells(section(REFERENCE, "Commands")) - {"command"}
    }


def test_every_setting_is_documented() -> None:
    assert first_cells(section(REFERENCE, "Settings")) - {"key"} == set(Config.__struct_fields__)


def test_every_sidecar_field_is_documented() -> None:
    assert first_cells(section(REFERENCE, "Sidecars")) - {"field"} == set(Given.__struct_fields__) - {
        "captured_by",
        "places",
    }


def test_every_problem_code_is_documented() -> None:
    codes = constants("Problem", 2) | constants("left_out", 1)
    codes |= {code for code in constants("_Refused", 1) if "-" in code}
    codes |= {f"{prefix}-{fault}" for prefix in PREFIXES for fault in FIELD_FAULTS}
    documented = first_cells(section(REFERENCE, "Problems")) - {"code"}
    assert codes - documented == set()
    # Some codes are given by name, and some put together of a prefix and the kind of fault.
    texts = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    ends = {code: code.partition("-")[2] if code.partition("-")[0] in PREFIXES else code for code in documented - codes}
    assert {code for code, end in ends.items() if end not in texts} == set()


def test_every_reason_for_a_cut_is_documented() -> None:
    article = (ROOT / "src" / "archive_gen" / "loader").rglob("*.py")
    literals = {
        node.value
        for path in article
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    documented = first_cells(section(CAPTURES, "From text to article")) - {"reason"}
    assert set(shipped_noise().reasons) - documented == set()
    assert documented <= literals | set(shipped_noise().reasons)


def test_every_clue_is_documented_and_has_words() -> None:
    makers = dict.fromkeys(("date_clue", "make_clue", "outside_clue", "line_clue", "stated_clue", "bearing", "Clue"), 0)
    makers["date_bearing"] = 1
    rules = {rule for maker, position in makers.items() for rule in constants(maker, position)}
    assert first_cells(section(CAPTURES, "From clues to a date")) - {"clue"} == rules | {SIBLING}
    assert set(RULES) == rules | {SIBLING}


COMMANDS = [line.strip() for line in README.splitlines() if re.match(r"    (?:archive-gen|make|cd|pip) ?", line)]


def test_the_readme_names_only_make_targets_that_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {command.split()[1] for command in COMMANDS if command.startswith("make")}
    assert targets == {"site", "test"}
    assert all(f"\n{target}:" in makefile for target in targets)


def test_the_readmes_commands_work_as_they_stand(tmp_path: Path) -> None:
    folder = tmp_path
    printed = ""
    for command in COMMANDS:
        word, *arguments = command.split()
        if word == "cd":
            folder = folder / arguments[0]
        elif word == "archive-gen":
            run = [sys.executable, "-m", "archive_gen", *arguments]
            done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            printed += done.stdout
    assert "1 capture: 1 record" in printed
    assert "Nearly 200 countries" in printed
    assert (folder / "site" / "index.html").is_file()


DOCUMENTS = {"README": README, "captures": CAPTURES, "reference": REFERENCE, "search": SEARCH, "preview": PREVIEW}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_links_between_the_documents_resolve(document: str) -> None:
    folder = ROOT if document is README else ROOT / "docs"
    for target in links_in(document):
        assert (folder / target).exists(), target


def links_in(document: str) -> list[str]:
    return re.findall(r"\]\(([^)#:]+)\)", document)


def test_the_documents_have_links() -> None:
    assert sum(len(links_in(document)) for document in DOCUMENTS.values()) > 20


def test_the_readme_shows_two_small_pictures_that_its_program_makes() -> None:
    shown = re.findall(
        r"!\[[^\]]{40,}\]\(docs/images/([\w-]+\.png)\)", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    program = (ROOT / "docs" / "screenshots.py").read_text(encoding="utf-8")
    assert len(shown) == 2
    for name in shown:
        content = (ROOT / "docs" / "images" / name).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < 200_000
        assert f'"{name}"' in program
