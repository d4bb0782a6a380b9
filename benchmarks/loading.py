"""`python -m benchmarks loading`: what the loader reads of captures with gold, beside other programs."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from archive_gen.loader import Knowledge, article, load_record, make_knowledge
from archive_gen.loader.article import run
from archive_gen.loader.headline import find_headline
from archive_gen.loader.remembered import forget_lines
from archive_gen.model import Capture
from archive_gen.vocabulary import read_vocabulary, shipped_files
from benchmarks.baselines import BASELINES
from benchmarks.gold import Page, read_folder
from benchmarks.machine import machine
from benchmarks.scoring import Figures, Read, score

_COLUMNS = ("precision", "recall", "f1", "good", "kept", "let_in", "phrase_f1", "title")
_TYPICAL = range(2000, 4500)
_ROUNDS = 5


def report(folders: Iterable[Path], *, language: str) -> str:
    """Return the tables for the folders, and how fast captures load. `language` is english, other or all."""
    parts = [machine()]
    typical: list[Capture] = []
    for folder in folders:
        pages = [page for page in read_folder(folder) if language == "all" or page.english == (language == "english")]
        captures = [Capture(f"{page.id}.txt", page.content) for page in pages]
        typical += [capture for capture in captures if len(capture.content) in _TYPICAL]
        parts.append(_table(folder.name, pages, captures))
    parts.append(_throughput(typical))
    return "\n\n".join(parts)


def _table(name: str, pages: Sequence[Page], captures: Sequence[Capture]) -> str:
    rows = [("archive-gen", score(pages, _read_ours(captures)))]
    # No text is long enough to be weighed, and no headline is, so that the rules decide alone.
    by_rules = patch.object(article, "find_headline", lambda *known, weights: find_headline(*known))
    with patch.object(run, "LEAST_TO_WEIGH", sys.maxsize), by_rules:
        rows.append(("archive-gen, rules alone", score(pages, _read_ours(captures))))
    rows += [(title, score(pages, {page.id: reads(page.text) for page in pages})) for title, reads in BASELINES.items()]
    head = f"{name}: {len(pages)} pages".ljust(34) + "".join(column.rjust(11) for column in _COLUMNS)
    return "\n".join([head, *(_row(title, figures) for title, figures in rows)])


def _row(title: str, figures: Figures) -> str:
    values = (getattr(figures, column) for column in _COLUMNS)
    return title.ljust(34) + "".join(("-" if value is None else f"{value:.3f}").rjust(11) for value in values)


def _read_ours(captures: Iterable[Capture]) -> dict[str, Read]:
    knowledge = make_knowledge(read_vocabulary(shipped_files())[0])
    found = {}
    for capture in captures:
        record = load_record(capture, knowledge).record
        body = "\n\n".join(block.text for block in record.body) if record else ""
        found[Path(capture.source).stem] = Read(body, record.title if record else None)
    return found


def _throughput(captures: Sequence[Capture]) -> str:
    """How many captures of about 3 kB load in a second of one processor's time, the best of some rounds."""
    if not captures:
        return "no capture of 2 to 4.5 kB to time"
    knowledge = make_knowledge(read_vocabulary(shipped_files())[0])
    best = min(_time(captures, knowledge) for _ in range(_ROUNDS))
    kilobytes = sum(len(capture.content) for capture in captures) / len(captures) / 1000
    rate = len(captures) / best
    return (
        f"{rate:.0f} captures of {kilobytes:.1f} kB on average a second on one processor, load alone; "
        f"by their size {rate * kilobytes / 3:.0f} of 3 kB"
    )


def _time(captures: Sequence[Capture], knowledge: Knowledge) -> float:
    # What the loader remembers of lines makes a second reading cheaper, and an archive is read once.
    forget_lines()
    # A build has the collection of cycles off, too.
    gc.disable()
    try:
        started = time.process_time()
        for capture in captures:
            load_record(capture, knowledge)
        return time.process_time() - started
    finally:
        gc.enable()
