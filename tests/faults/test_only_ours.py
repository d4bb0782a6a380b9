"""What other hands put into the output stays and is named; where a site may not go, nothing is touched.

Which outputs are refused is told case by case in test_store.py; here, whole builds.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from projects import COMES, STAYS, Rebuilt, build, make_project, make_rebuilt, read_site

from archive_gen.edges import Refused
from archive_gen.edges.manifest import MANIFEST_NAME


def everything(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder but those that builds keep for themselves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".archive-gen" not in path.relative_to(folder).parts
    }


def test_foreign_files_stay_as_they_are_and_are_named(tmp_path: Path) -> None:
    rebuilt = make_rebuilt(tmp_path)
    mine = {".git/HEAD": "ref", ".git/objects/ab/cd": "x", "CNAME": "example.org", "articles/notes/a.txt": "mine",
            "timeline/mine.txt": "mine", ".domains": ""}  # fmt: skip
    for path, text in mine.items():
        (rebuilt.site / path).parent.mkdir(parents=True, exist_ok=True)
        (rebuilt.site / path).write_text(text)
    (rebuilt.site / "gone").symlink_to("nowhere")
    for _ in range(2):
        outcome = build(rebuilt.root)
        named = [problem.path for problem in outcome.problems if problem.code == "foreign-file"]
        assert named == ["site/.domains", "site/.git/", "site/CNAME", "site/articles/notes/", "site/gone",
                         "site/timeline/mine.txt"]  # fmt: skip
    found = everything(rebuilt.site)
    del found[MANIFEST_NAME]
    assert found == {**rebuilt.new, **{path: text.encode() for path, text in mine.items()}}
    assert os.readlink(rebuilt.site / "gone") == "nowhere"
    (rebuilt.site / "CNAME").unlink()
    assert "site/CNAME" not in [problem.path for problem in build(rebuilt.root).problems]


@pytest.mark.parametrize(
    "output",
    ["/", "~", "~/..", ".", "..", "articles", "articles/deep", "pages", "templates", ".git", ".archive-gen", "file.txt",
     "full", "to-full", "to-articles", "to-itself", "archive.yaml", "articles/../..", "full/inside/../"],
)  # fmt: skip
def test_an_output_that_is_not_ours_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    home = tmp_path / "home"
    root = make_project(home / "work/project", {"a.txt": STAYS, "deep/b.txt": COMES})
    monkeypatch.setenv("HOME", str(home))
    for folder in ("full/inside", "pages", "templates", ".git"):
        (root / folder).mkdir(parents=True)
    for path in ("file.txt", "full/thesis.doc", "full/inside/notes.txt", ".git/HEAD"):
        (root / path).write_text("mine")
    (root / "to-full").symlink_to("full")
    (root / "to-articles").symlink_to(root / "articles")
    (root / "to-itself").symlink_to("to-itself")
    before = everything(tmp_path)
    with pytest.raises(Refused, match=r"the site cannot be written to|cannot be read"):
        build(root, Path(f"{home}/{output[1:]}") if output.startswith("~") else root / output)
    assert everything(tmp_path) == before


def test_a_link_to_an_empty_folder_elsewhere_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", {"a.txt": STAYS})
    (tmp_path / "elsewhere").mkdir()
    (root / "site").symlink_to(tmp_path / "elsewhere")
    build(root)
    assert (root / "site").is_symlink()
    assert (tmp_path / "elsewhere/index.html").is_file()
    (root / "articles/b.txt").write_text(COMES)
    build(root)
    assert (root / "site").is_symlink()
    assert len(list((tmp_path / "elsewhere/articles").iterdir())) == 2


def test_what_the_manifest_lists_and_is_out_of_the_site_is_not_touched(tmp_path: Path) -> None:
    rebuilt = make_rebuilt(tmp_path)
    manifest = (rebuilt.site / MANIFEST_NAME).read_text()
    for path in ("../archive.yaml", "/etc/hostname", "../articles/stays.txt"):
        manifest = manifest.replace('"files": {', f'"files": {{"{path}": "00",')
    (rebuilt.site / MANIFEST_NAME).write_text(manifest)
    build(rebuilt.root)
    assert read_site(rebuilt.site) == rebuilt.new
    assert (rebuilt.root / "archive.yaml").is_file()
    assert (rebuilt.root / "articles/stays.txt").is_file()


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_stands_in_the_manifests_place_does_not_hold_a_build_up(tmp_path: Path, kind: str) -> None:
    rebuilt = make_rebuilt(tmp_path)
    manifest = rebuilt.site / MANIFEST_NAME
    manifest.unlink()
    {"pipe": os.mkfifo, "folder": Path.mkdir, "link": lambda path: path.symlink_to("/dev/zero")}[kind](manifest)
    with pytest.raises(Refused):
        build(rebuilt.root)
    assert {path: (rebuilt.site / path).read_bytes() for path in rebuilt.old} == rebuilt.old


def test_a_page_that_was_cut_off_or_edited_since_is_whole_after_the_next_build(tmp_path: Path) -> None:
    rebuilt: Rebuilt = make_rebuilt(tmp_path)
    build(rebuilt.root)
    page = rebuilt.site / "index.html"
    for damaged in (b"", page.read_bytes()[:100], page.read_bytes().replace(b"e", b"a")):
        page.write_bytes(damaged)
        build(rebuilt.root)
        assert read_site(rebuilt.site) == rebuilt.new
