"""Folders of captures with a gold.json: what a careful reader took from each page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from archive_gen.loader.decode import Decoded, decode


class Page(NamedTuple):
    """A capture and its gold.

    `body` and `title` are None where the gold has none; `kept` and `cut` are phrases that the body
    must and must not hold. `folder` is the folder's name, `id` the capture's file name without its ending.
    """

    folder: str
    id: str
    content: bytes
    text: str
    body: str | None
    title: str | None
    kept: tuple[str, ...]
    cut: tuple[str, ...]
    english: bool


def read_folder(folder: Path) -> list[Page]:
    """Return the pages of a folder, by id. Raises FileNotFoundError where gold or a capture is missing."""
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [_page(folder, name, gold[name]) for name in sorted(gold)]


def _page(folder: Path, name: str, gold: dict[str, Any]) -> Page:
    content = (folder / f"{name}.txt").read_bytes()
    return Page(
        folder.name, name, content, _text(content, name), gold.get("body"), gold.get("title"),
        tuple(gold.get("with") or ()), tuple(gold.get("without") or ()), bool(gold.get("english", True)),
    )  # fmt: skip


def _text(content: bytes, name: str) -> str:
    decoded = decode(content, name)
    return decoded.text if isinstance(decoded, Decoded) else ""


class Demonstrated(NamedTuple):
    """A capture of the demonstration: the article's first and last words, and the lines that were put in as noise."""

    page: Page
    first: str
    last: str
    removed: frozenset[str]


def read_demonstration(project: Path) -> Iterator[Demonstrated]:
    """Yield the plain-text captures of the repository's own archive, with the gold in tests/cases/articles."""
    for path in sorted((project / "tests" / "cases" / "articles").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if entry["source"].endswith(".txt"):
                yield _demonstrated(project, entry)


def _demonstrated(project: Path, entry: dict[str, Any]) -> Demonstrated:
    source = Path(entry["source"])
    content = (project / source).read_bytes()
    page = Page("demonstration", source.stem, content, _text(content, source.stem), None, entry["title"], (), (), True)
    removed = frozenset(squeeze(line) for line in entry.get("removed") or ())
    return Demonstrated(page, squeeze(entry["first"]).lstrip("(– -"), squeeze(entry["last"]), removed)


def squeeze(text: str) -> str:
    """Return `text` with each run of white space as one blank."""
    return " ".join(text.split())


def words_of(text: str) -> str:
    """Return a line's words in lower case, with nothing else: how lines of gold and capture are compared."""
    return " ".join(re.findall(r"\w+", text.lower()))


def label_lines(page: Page, lines: Sequence[str]) -> list[int | None]:
    """For each line whether gold has it in the body (1) or not (0); None where gold does not tell."""
    if page.body is not None:
        whole = f" {words_of(page.body)} "
        paragraphs = {words_of(line) for line in page.body.split("\n")} - {""}
        return [_in_body(words_of(line), whole, paragraphs) for line in lines]
    kept, cut = [squeeze(s) for s in page.kept], [squeeze(s) for s in page.cut]
    return [1 if _holds(line, kept) else 0 if _holds(line, cut) else None for line in lines]


def label_demonstration(capture: Demonstrated, lines: Sequence[str]) -> list[int | None]:
    """As `label_lines`: all between the article's first and last words is the body, but for the noise put in."""
    first = next((i for i, line in enumerate(lines) if capture.first in line), 0)
    last = max((i for i, line in enumerate(lines) if capture.last in line), default=len(lines) - 1)
    noise = capture.removed | {capture.page.title}
    return [int(first <= i <= last and line not in noise) for i, line in enumerate(lines)]


def _in_body(line: str, whole: str, paragraphs: set[str]) -> int:
    return int(line in paragraphs or (len(line) > 30 and f" {line} " in whole))


def _holds(line: str, phrases: Sequence[str]) -> bool:
    return any(phrase in line or (len(line) > 25 and line in phrase) for phrase in phrases)
