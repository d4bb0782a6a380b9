"""A site that is built from what was kept is, to the byte, the one that is built from nothing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from archive_gen import data_files, pipeline
from archive_gen.building import Options, Outcome, build
from archive_gen.edges import signatures
from archive_gen.edges.captures import read_captures
from archive_gen.edges.manifest import MANIFEST_NAME, last_manifest
from archive_gen.edges.project import open_project
from archive_gen.stacks import NOTHING

OUTLETS = ("Harbour Ledger", "Valley Courier")
LEADERS = ("Vladimir Putin", "Kim Jong Un", "Xi Jinping", "Joe Biden", "Yoon Suk Yeol")
PLACES = ("Russia", "North Korea", "China", "Japan", "France")
MATTERS = ("a summit", "sanctions", "a missile test", "trade", "the grain treaty")
STAMPS = ("Published {day} May 2021", "Copyright 2021", "{day} June 2022", "")
CONFIG = """title: The {n} archive
base_url: https://example.org/{n}
facets: [{facets}]
sources: [articles]
search: {search}
"""
OWN = "actors:\n  - {{id: jana-example, name: Jana Example{n}, kind: person, aliases: [The crews]}}\n"


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The edits of a test follow each other too fast for a file to have lain still."""
    monkeypatch.setattr(signatures, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(signatures, "FINE_TICK_NS", 20_000_000)


class Editor:
    """Changes a project as its owner might, by a seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance, self.count = root, random.Random(seed), 0
        self.search = "true" if seed == 3 else "false"
        (root / "articles").mkdir(parents=True)
        self.configure()
        for _ in range(9):
            self.add()

    def captures(self) -> list[Path]:
        return sorted((self.root / "articles").glob("*.txt"))

    def text(self) -> str:
        chance = self.chance
        one, other = chance.sample(LEADERS, 2)
        where, what = chance.choice(PLACES), chance.choice(MATTERS)
        frame = chance.choice(OUTLETS)
        words = " ".join(chance.choices("harbour council envoy ferry river sturgeon polonaise winter".split(), k=12))
        return "\n\n".join(
            [
                frame, f"More of {frame} from the region", f"{one} and {other} talk about {what} in {where}",
                chance.choice(STAMPS).format(day=chance.randrange(1, 5)),
                f"{one} received {other} in {where}, and both spoke of {what} for an hour, their offices said. "
                f"It was the {words} that they had come for, and nothing else.",
                f"The crews of both ships went ashore in the evening, and {other} thanked them for {words}.",
                "Sign in to read on", f"The {frame} app is out now",
            ]
        )  # fmt: skip

    def add(self) -> None:
        self.count += 1
        copied = self.captures() and self.chance.random() < 0.2
        text = self.chance.choice(self.captures()).read_text() if copied else self.text()
        (self.root / f"articles/text-{self.count:02}.txt").write_text(text)

    def change(self) -> None:
        path = self.chance.choice(self.captures())
        path.write_text(path.read_text().replace("an hour", f"{self.chance.randrange(2, 9)} hours"))

    def rewrite(self) -> None:
        self.chance.choice(self.captures()).write_text(self.text())

    def swap_bytes_behind_the_clock(self) -> None:
        path = self.chance.choice(self.captures())
        before = path.stat()
        path.write_bytes(path.read_bytes().replace(b"evening", b"morning"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def rename(self) -> None:
        self.count += 1
        path = self.chance.choice(self.captures())
        path.rename(path.with_name(f"text-{self.count:02}.txt"))

    def remove(self) -> None:
        if len(self.captures()) > 4:
            self.chance.choice(self.captures()).unlink()

    def correct(self) -> None:
        path = self.chance.choice(self.captures()).with_suffix(".yaml")
        other = self.chance.choice(self.captures()).stem
        given = ("title: A given title\n", "date: 2020-02\n", "tags: [summits]\n", "slug: a-slug\n", "language: de\n",
                 f"duplicate_of: {other}\n", f"not_duplicate: [{other}]\n", "remove_lines: [9]\n")  # fmt: skip
        path.write_text("".join(self.chance.sample(given, 2)))

    def uncorrect(self) -> None:
        for path in sorted((self.root / "articles").glob("*.yaml"))[:2]:
            path.unlink()

    def retouch(self) -> None:
        (self.root / "templates/assets").mkdir(parents=True, exist_ok=True)
        name = self.chance.choice(("article.html.jinja", "macros.html.jinja", "about.html.jinja", "assets/own.css"))
        base = f'{{% extends "base/{name}" %}}{{% block kind %}}own{self.chance.random()}{{% endblock %}}'
        shipped = Path(__file__).parent.parent / "templates" / name
        macros = f"{shipped.read_text()}{{# {self.chance.random()} #}}" if "macros" in name else base
        (self.root / "templates" / name).write_text(macros)

    def unretouch(self) -> None:
        shutil.rmtree(self.root / "templates", ignore_errors=True)

    def configure(self) -> None:
        facets = ", ".join(self.chance.sample(("countries", "actors", "topics"), self.chance.choice((2, 3, 3))))
        text = CONFIG.format(n=self.chance.randrange(5), facets=facets, search=self.search)
        (self.root / "archive.yaml").write_text(text)

    def describe(self) -> None:
        (self.root / "pages").mkdir(exist_ok=True)
        (self.root / "pages/about.md").write_text(f"# About {self.chance.random()}\n\nWords.\n")

    def name(self) -> None:
        (self.root / "vocabulary").mkdir(exist_ok=True)
        (self.root / "vocabulary/own.yaml").write_text(OWN.format(n=self.chance.randrange(9)))

    def damage_the_site(self) -> None:
        pages = sorted((self.root / "site").rglob("index.html"))
        self.chance.choice(pages).write_text("by another hand")
        self.chance.choice(pages).unlink(missing_ok=True)

    def lose_what_was_kept(self) -> None:
        (self.root / ".archive-gen/cache.sqlite").write_bytes(b"\0" * 5000)

    def leave_alone(self) -> None:
        pass

    def edits(self) -> list[Callable[[], None]]:
        return [
            self.add, self.add, self.change, self.rewrite, self.swap_bytes_behind_the_clock, self.rename, self.remove,
            self.correct, self.correct, self.uncorrect, self.retouch, self.unretouch, self.configure, self.describe,
            self.name, self.damage_the_site, self.lose_what_was_kept, self.leave_alone,
        ]  # fmt: skip


def run(root: Path, jobs: int = 1) -> Outcome:
    project, problems = open_project(root)
    assert problems == ()
    return build(project, Options(jobs=jobs))


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def without_what_was_kept(root: Path, copy: Path) -> Path:
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".archive-gen"))
    return copy


@pytest.mark.parametrize("seed", range(4))
def test_a_build_after_any_edits_is_the_build_from_nothing(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The builds that keep are made as those of a large archive are, and must come to what a small one's do.
    jobs = 1 + seed % 2
    monkeypatch.setattr(data_files, "FEWEST_BESIDE", 1)
    editor = Editor(tmp_path / "kept", seed)
    run(editor.root, jobs)
    steps = editor.chance.sample(editor.edits(), len(editor.edits()))
    for number, edit in enumerate(steps):
        edit()
        if editor.chance.random() < 0.3:
            continue
        # The last manifest has a say in the redirects, so the other build gets the same site to begin with.
        clean = without_what_was_kept(editor.root, tmp_path / f"clean{number}")
        made, expected = run(editor.root, jobs), run(clean)
        assert tree(editor.root / "site") == tree(clean / "site"), edit.__name__
        assert set(made.problems) - set(expected.problems) <= {p for p in made.problems if p.code == "cache-lost"}
        assert set(expected.problems) <= set(made.problems)
        assert (made.captures, made.records, made.files) == (expected.captures, expected.records, expected.files)
        assert len(made.changed) == made.written.written + made.written.removed
        shutil.rmtree(clean)


def test_nothing_is_read_or_written_where_nothing_changed(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 7)
    first = run(editor.root)
    before = {path: path.stat().st_ctime_ns for path in (editor.root / "site").rglob("*")}
    again = run(editor.root)
    assert (again.read, again.changed, again.written.written) == ((), {}, 0)
    assert (again.captures, again.records, again.files) == (first.captures, first.records, first.files)
    assert again.problems == first.problems
    assert {path: path.stat().st_ctime_ns for path in (editor.root / "site").rglob("*")} == before


def test_what_a_killed_build_left_is_cleared_where_nothing_changed_too(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 14)
    run(editor.root)
    stage = editor.root / ".archive-gen/site-new"
    shutil.copytree(editor.root / "site", stage)
    (stage / "notes.txt").write_text("put there by another hand before the sites were exchanged")
    run(editor.root)
    assert not stage.exists()
    assert (editor.root / "site/notes.txt").is_file()


def test_a_changed_capture_is_read_alone_and_pages_of_others_stay(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 8)
    for _ in range(12):
        editor.add()
    run(editor.root)
    path = editor.captures()[3]
    path.write_text(path.read_text().replace("thanked", "praised"))
    made = run(editor.root)
    [(entry, why)] = made.read
    assert (entry.card.source, why) == (f"articles/{path.name}", "its bytes changed")
    assert 0 < len(made.changed) < made.files / 2
    assert "timeline/index.html" not in made.changed


IN_TWO_PROCESSES = """
import sys
from pathlib import Path
from archive_gen.building import Options, build
from archive_gen.edges.project import open_project
made = build(open_project(Path(sys.argv[1]))[0], Options(jobs=2))
print(len(made.read), "archive_gen.loader" in sys.modules)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked there")
def test_a_few_changed_captures_are_read_beside_the_build_which_loads_no_reader_itself(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 8)
    run(editor.root)
    for path in editor.captures()[:2]:
        path.write_text(path.read_text().replace("thanked", "praised"))
    clean = without_what_was_kept(editor.root, tmp_path / "clean")
    command = [sys.executable, "-c", IN_TWO_PROCESSES, str(editor.root)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "2 False\n"
    run(clean)
    assert tree(editor.root / "site") == tree(clean / "site")


@pytest.mark.parametrize(
    ("edit", "path", "why"),
    [
        (lambda root: (root / "archive.yaml").write_text("title: Other\nsources: [articles]\n"), "index.html",
         "what it shows changed: frame"),
        (lambda root: (root / "site/about/index.html").write_text("x"), "about/index.html",
         "its file was changed by another hand, or is gone"),
        (lambda root: own_template(root, "about.html.jinja"), "about/index.html",
         "the template about.html.jinja changed, or one that it draws on"),
        (lambda root: own_page(root), "more/index.html", "new"),
    ],
)  # fmt: skip
def test_it_is_said_why_a_page_was_written(tmp_path: Path, edit: Callable[[Path], None], path: str, why: str) -> None:
    editor = Editor(tmp_path / "kept", 9)
    (editor.root / "archive.yaml").write_text("title: The archive\nsources: [articles]\n")
    run(editor.root)
    edit(editor.root)
    assert run(editor.root).changed[path].startswith(why)


def own_template(root: Path, name: str) -> None:
    (root / "templates").mkdir()
    (root / "templates" / name).write_text("{% extends 'base/base.html.jinja' %}{% block main %}own{% endblock %}")


def own_page(root: Path) -> None:
    (root / "pages").mkdir()
    (root / "pages/more.md").write_text("# More")


def test_a_page_that_nothing_stands_for_any_more_is_said_to_be_gone(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 10)
    own_page(editor.root)
    run(editor.root)
    (editor.root / "pages/more.md").unlink()
    assert run(editor.root).changed["more/index.html"] == "gone"
    assert "more/index.html" not in last_manifest(editor.root / "site").files


def test_a_site_whose_manifest_another_hand_changed_is_built_again(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 11)
    run(editor.root)
    before = tree(editor.root / "site")
    told = {"files": {"about/index.html": "00"}, "redirects": {"../../outside/": "text-01", "about//": "text-01"}}
    (editor.root / "site" / MANIFEST_NAME).write_text(json.dumps(told))
    (editor.root / "site/index.html").unlink()
    run(editor.root)
    assert tree(editor.root / "site") == before


def test_any_number_of_jobs_keeps_the_same(tmp_path: Path) -> None:
    one, two = Editor(tmp_path / "one", 12), Editor(tmp_path / "two", 12)
    for editor, jobs in ((one, 1), (two, 3)):
        for _ in range(30):
            editor.add()
        run(editor.root, jobs)
        editor.remove()
        run(editor.root, 4 - jobs)
    assert tree(one.root / "site") == tree(two.root / "site")


@pytest.mark.parametrize("harm", ["DELETE FROM record", "UPDATE record SET value = x'00'"])
def test_a_record_that_was_kept_and_is_lost_has_all_read_anew(tmp_path: Path, harm: str) -> None:
    editor = Editor(tmp_path / "kept", 17)
    run(editor.root)
    path = editor.captures()[2]
    cache = sqlite3.connect(editor.root / ".archive-gen/cache.sqlite")
    with contextlib.closing(cache), cache:
        assert cache.execute(f"{harm} WHERE name = ?", (f"articles/{path.name}",)).rowcount == 1
    # Its own page has to be made again, and it alone needs the whole record.
    own_template(editor.root, "article.html.jinja")
    clean = without_what_was_kept(editor.root, tmp_path / "clean")
    made = run(editor.root)
    run(clean)
    assert len(made.read) == len(editor.captures())
    assert [problem.code for problem in made.problems if problem.path == ".archive-gen"] == ["cache-lost"]
    assert tree(editor.root / "site") == tree(clean / "site")


@contextlib.contextmanager
def dying(kind: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a build end as it begins to keep a value of a kind."""

    class Dying(sqlite3.Connection):
        def executemany(self, statement: str, rows: Any) -> sqlite3.Cursor:
            if f"INTO {kind} " in statement and rows:
                raise KeyboardInterrupt
            return super().executemany(statement, rows)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Dying))
        yield


@pytest.mark.parametrize("kind", ["reading", "record", "lines"])
def test_what_a_build_read_is_kept_whole_or_not_at_all(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = Editor(tmp_path / "kept", 19)
    run(editor.root)
    path = editor.captures()[1]
    path.write_text(path.read_text().replace("thanked", "praised"))
    with dying(kind, monkeypatch), pytest.raises(KeyboardInterrupt):
        run(editor.root)
    clean = without_what_was_kept(editor.root, tmp_path / "clean")
    run(editor.root)
    run(clean)
    assert tree(editor.root / "site") == tree(clean / "site")
    assert "praised" in (editor.root / "site/data/records.jsonl").read_text()


@pytest.mark.parametrize("kind", ["reading", "record", "lines", "joined"])
def test_a_build_that_was_killed_leaves_nothing_that_the_next_believes(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = Editor(tmp_path / "kept", 18)
    framed = [editor.root / f"articles/framed-{number}.txt" for number in range(3)]
    for path in framed[:2]:
        path.write_text(f"The Herald of the islands\nAll of its news\n\n{editor.text()}")
    run(editor.root)
    # The third has lines be a frame, so that the two are read anew.
    framed[2].write_text(f"The Herald of the islands\nAll of its news\n\n{editor.text()}")
    with dying(kind, monkeypatch), pytest.raises(KeyboardInterrupt):
        run(editor.root)
    framed[2].unlink()
    editor.captures()[-1].write_text(editor.text())
    clean = without_what_was_kept(editor.root, tmp_path / "clean")
    run(editor.root)
    run(clean)
    assert tree(editor.root / "site") == tree(clean / "site")
    assert "The Herald of the islands" in (editor.root / "site/data/records.jsonl").read_text()


def test_a_check_finds_what_a_plain_inspection_does(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "kept", 13)
    (editor.root / "articles/empty.txt").write_bytes(b"")
    editor.correct()
    project, _ = open_project(editor.root)
    plain = pipeline.inspect(read_captures(project), project)._replace(stacks=NOTHING)
    for _ in range(2):
        assert pipeline.check(project)._replace(stacks=NOTHING) == plain
    run(editor.root)
    assert pipeline.check(project)._replace(stacks=NOTHING) == plain
