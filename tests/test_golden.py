"""A small project and the site that it becomes, to the byte.

`golden/site` holds the pages that show each kind at its fullest, `golden/paths.txt` the path of every file.
`python tests/test_golden.py` writes both anew: read the difference before it is committed.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from archive_gen.config import read_config
from archive_gen.model import Capture
from loading import shipped_gazetteer
from sites import build_site, files_of

HERE = Path(__file__).parent / "golden"
SHOWN = (
    "index.html",
    "timeline/index.html",
    "timeline/2024/06/index.html",
    "undated/index.html",
    "articles/kim-jong-un-and-vladimir-putin-exchange-letters/index.html",
    "articles/museum-in-beijing-shows-a-map-of-the-yalu/index.html",
    "articles/ferry-link-between-russia-and-north-korea-is-talked-about/index.html",
    "countries/kp/index.html",
    "actors/index.html",
    "404.html",
    "feed.atom",
    "sitemap.xml",
    "data/records.jsonl",
)


@cache
def build() -> dict[str, bytes]:
    project = HERE / "project"
    config, problems = read_config((project / "archive.yaml").read_text(encoding="utf-8"), "archive.yaml")
    assert problems == ()
    captures = [
        Capture(str(PurePosixPath("articles", path.name)), path.read_bytes())
        for path in sorted((project / "articles").iterdir())
    ]
    return files_of(build_site(captures, shipped_gazetteer(), config))


def test_the_site_has_the_files_that_it_should() -> None:
    assert sorted(build()) == (HERE / "paths.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", SHOWN)
def test_the_page_is_as_expected(path: str) -> None:
    assert build()[path].decode() == (HERE / "site" / path).read_text(encoding="utf-8")


def test_no_expected_page_is_left_that_nothing_produces() -> None:
    expected = {path.relative_to(HERE / "site").as_posix() for path in (HERE / "site").rglob("*") if path.is_file()}
    assert expected == set(SHOWN)


def write() -> None:
    """Write the expected files anew."""
    files = build()
    (HERE / "paths.txt").write_text("\n".join(sorted(files)) + "\n", encoding="utf-8")
    for path in SHOWN:
        (HERE / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / "site" / path).write_bytes(files[path])


if __name__ == "__main__":
    sys.exit(write())
