"""The guides under docs/: their commands are run, their examples compared, their lists checked against the program."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import nodes

from archive_gen.inspection import record_json
from archive_gen.renderer import make_environment
from archive_gen.renderer.datasets import (
    CSV_FILE,
    FIGURES_FILE,
    PACKAGE_FILE,
    RECORDS_FILE,
    SCHEMA_FILE,
    SQLITE_FILE,
)
from archive_gen.vocabulary import Actor, Country, DatedEvent, Topic, read_vocabulary, shipped_files
from builders import make_tagged
from commands import FIRST, SECOND, Command

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GUIDES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def guide(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """Return the indented blocks of a guide, without their indent."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in found if block.strip()]


def block(name: str, beginning: str) -> str:
    return next(one for one in blocks(guide(name)) if one.startswith(beginning))


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|") and not set(line) <= set("|- ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_link_of_a_guide_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (path.parent / target).exists(), target


def test_every_guide_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = {*re.findall(r"\((docs/\w+\.md)\)", readme)}
    assert told >= {f"docs/{path.name}" for path in DOCS.glob("*.md")}


@pytest.mark.skipif(not shutil.which("git") or not shutil.which("bash"), reason="git and bash are needed")
def test_the_tutorial_leads_from_a_folder_to_a_public_site(tmp_path: Path) -> None:
    saved = tmp_path / "saved-texts"
    saved.mkdir()
    (saved / "treaty.txt").write_text(FIRST)
    (saved / "harbour.txt").write_text(SECOND)
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--bare", "--quiet", "--initial-branch=main", remote], check=True)
    lines = [line for one in blocks(guide("tutorial.md")) for line in one.splitlines()]
    commands = [line for line in lines if not line.startswith(("pip ", "archive-gen serve"))]
    assert any(line.startswith("archive-gen serve") for line in lines)
    script = "\n".join(commands).replace("git@github.com:NAME/my-archive.git", str(remote))
    assert str(remote) in script
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    identity = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "HOME": str(tmp_path), "PATH": programs}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "2 captures added to articles/" in done.stdout
    assert "May 2021" in (tmp_path / "my-archive/site/articles/storm-closes-the-port-of-busan/index.html").read_text()
    shown = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"], cwd=remote, capture_output=True, text=True
    )
    assert "articles/storm-closes-the-port-of-busan/index.html" in shown.stdout


@pytest.mark.parametrize(
    ("document", "name", "shown"),
    [("dating.md", "bridge.txt", "Date: "), ("tagging.md", "articles/ferry.txt", "Countries: ")],
)
def test_an_example_is_read_as_the_guide_shows_it(
    command: Command, tmp_path: Path, document: str, name: str, shown: str
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "archive.yaml").write_text("sources: [articles]\n")
    (tmp_path / "vocabulary/own.yaml").write_text(block("tagging.md", "# vocabulary/own.yaml"))
    (tmp_path / "articles/other.txt").write_text(FIRST)
    beginning = {"bridge.txt": "Ministers open", "articles/ferry.txt": "Ferry between"}[name]
    (tmp_path / name).write_text(block(document, beginning))
    assert block(document, shown) in command("inspect", name).out


def test_the_guides_vocabulary_is_read_without_a_fault() -> None:
    own = block("tagging.md", "# vocabulary/own.yaml")
    vocabulary, problems = read_vocabulary(shipped_files(), [("vocabulary/own.yaml", own.encode())])
    assert problems == ()
    assert "kcna" not in vocabulary.actors_by_id()
    assert vocabulary.actors_by_id()["jana-example"].rule == "after_full"


def test_every_field_of_the_vocabulary_is_named() -> None:
    told = {row[0]: row[1].split(", ") for row in rows(guide("tagging.md")) if row[0] != "kind"}
    kinds = {"actors": Actor, "countries": Country, "topics": Topic, "events": DatedEvent}
    assert {kind: sorted(fields) for kind, fields in told.items()} == {
        kind: sorted(struct.__struct_fields__) for kind, struct in kinds.items()
    }


def test_every_template_is_named_with_its_context() -> None:
    told = {row[0].strip("`"): row[1].strip("`") for row in rows(guide("templates.md")) if row[0] != "template"}
    there = {}
    for path in (ROOT / "templates").glob("*.jinja"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        there[path.name] = next(iter(re.findall(r"contexts\.(\w+)", first)), "")
    assert told == there


def test_every_block_of_the_frame_is_named() -> None:
    frame = (ROOT / "templates/base.html.jinja").read_text(encoding="utf-8")
    found = {one.name for one in make_environment().parse(frame).find_all(nodes.Block)}
    sentence = guide("templates.md").partition("The frame's blocks are")[2].partition(".\n")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == found


def test_the_templates_of_the_guide_take_the_place_of_the_themes(command: Command, project: Path) -> None:
    (project / "templates").mkdir()
    # As a new project has one.
    (project / "pages").mkdir()
    (project / "pages/about.md").write_text("# About\n")
    for name in ("method.html.jinja", "base.html.jinja"):
        template = block("templates.md", f"{{# templates/{name} #}}")
        (project / "templates" / name).write_text(template)
    assert command("--project", "news", "build").code == 0
    page = (project / "site/method/index.html").read_text()
    assert "<p>Write to archive@example.org.</p>" in page
    assert "<h1>How dates and tags are made" in page
    assert 'href="../assets/own.css"' in page
    assert 'href="../assets/style.css"' in page


def test_every_key_of_a_record_is_told() -> None:
    cells = [row[0] for row in rows(guide("data.md").partition("## The keys")[2]) if row[0] != "key"]
    told = [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]
    assert sorted(told) == sorted(record_json(make_tagged(), ""))


def test_every_data_file_is_told_and_the_examples_hold(command: Command, project: Path) -> None:
    told = {row[0].strip("`") for row in rows(guide("data.md").partition("## The keys")[0]) if row[0] != "file"}
    assert told == {RECORDS_FILE, SCHEMA_FILE, CSV_FILE, SQLITE_FILE, FIGURES_FILE, PACKAGE_FILE}
    command("--project", "news", "build")
    query = re.findall(r'^sqlite3 records.sqlite "(.+)"$', block("data.md", "sqlite3"), re.MULTILINE)[0]
    with sqlite3.connect(project / "site" / SQLITE_FILE) as database:
        assert database.execute(query).fetchall() == [("day", 2)]
    code = block("data.md", "import json") + "print(len(records))"
    done = subprocess.run([sys.executable, "-c", code], cwd=project / "site/data", capture_output=True, text=True)
    assert done.stdout == "2\n"
    if shutil.which("jq"):
        asked = block("data.md", "jq").replace("2018-06", "2022-05")
        shown = subprocess.run(asked, shell=True, cwd=project / "site/data", capture_output=True, text=True)
        assert shown.stdout == "Storm closes the port of Busan\n"


def test_contributors_are_told_where_everything_lives() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = {name for where, *_ in rows(text) for name in re.findall(r"`([\w/.]+)`", where)}
    package = ROOT / "src" / "archive_gen"
    folders = {f"{path.name}/" for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert told == folders | {path.name for path in package.glob("*.py") if not path.name.startswith("__")}


def test_what_contributors_are_told_to_run_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths, targets = re.findall(r"(?:tests|seeds|benchmarks)/[\w./-]*", text), re.findall(r"make (\w+)  ", text)
    assert paths
    assert targets
    for path in paths:
        assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in targets:
        assert f"\n{target}:" in makefile
    commands = re.findall(r"^    \.venv/bin/python -m pytest (.+)$", text, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        run = [sys.executable, "-m", "pytest", "--collect-only", *command.split()]
        assert subprocess.run(run, cwd=ROOT, capture_output=True, check=False).returncode == 0, command
