"""A small project on disk, its old site and the new one that its next build makes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from archive_gen import building
from archive_gen.edges.manifest import MANIFEST_NAME
from archive_gen.edges.project import open_project
from commands import FIRST as STAYS
from commands import SECOND as GOES
from sites import broken_links

COMMAND = (sys.executable, "-m", "archive_gen")
COMES = """Russia and North Korea speak of a ferry

Published 12 June 2024

VLADIVOSTOK - Officials of Russia and North Korea spoke of a ferry between the two countries on Wednesday.

A ship had sailed between Rason and Vladivostok until 2017, and no day was named for the next one.
"""
CONFIG = "title: Test archive\nsources: [articles]\nbase_url: https://example.org/news\n"


class Rebuilt(NamedTuple):
    """A project in which one article has gone and another come since its site was built, and its two sites."""

    root: Path
    old: dict[str, bytes]
    new: dict[str, bytes]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def renew(self) -> None:
        """Put the project back to where its next build is due."""
        shutil.rmtree(self.root)
        shutil.copytree(f"{self.root}-due", self.root, symlinks=True)

    def is_whole(self) -> bool:
        """Whether the site that stands is the old one or the new one."""
        return read_site(self.site) in (self.old, self.new)


def make_project(root: Path, captures: dict[str, str | bytes], config: str = f"{CONFIG}search: false\n") -> Path:
    """Write a project with these captures, by their names below articles/; without an index, which takes its time."""
    (root / "articles").mkdir(parents=True)
    (root / "archive.yaml").write_text(config)
    for name, content in captures.items():
        (root / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "articles" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def make_rebuilt(folder: Path) -> Rebuilt:
    """Return a project in `folder` whose site is the old one."""
    root = make_project(folder / "project", {"stays.txt": STAYS, "goes.txt": GOES})
    build(root)
    old = read_site(root / "site")
    (root / "articles/goes.txt").unlink()
    (root / "articles/comes.txt").write_text(COMES)
    shutil.copytree(root, f"{root}-due")
    build(root)
    rebuilt = Rebuilt(root, old, read_site(root / "site"))
    rebuilt.renew()
    return rebuilt


def build(root: Path, output: Path | None = None) -> building.Outcome:
    project, problems = open_project(root)
    assert problems == ()
    return building.build(project, building.Options(output=output))


def read_site(site: Path) -> dict[str, bytes]:
    """Return a site's files without the manifest; asserts that every link of its pages leads somewhere."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files.pop(MANIFEST_NAME, None)
    assert broken_links(files, "/news/") == []
    return files
