"""`python -m benchmarks search`: what the full-text index costs, by the number of records."""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from archive_gen.archive import gather
from archive_gen.config import Config
from archive_gen.edges import WORK_FOLDER
from archive_gen.edges.cache import CACHE_FILE, open_cache
from archive_gen.edges.fulltext import Indexed, make_index
from archive_gen.renderer import Material, plan_pages, render_page
from archive_gen.renderer.environment import make_environment
from archive_gen.renderer.search import TABLE, TITLES, search_documents
from archive_gen.stacks import stacks_of
from benchmarks.archives import make_records, parts_of

T = TypeVar("T")


def report(sizes: Sequence[int]) -> str:
    """Return some lines for each number of made-up records, of 350 to 600 words each, with seconds of one processor."""
    return "\n".join(line for size in sizes for line in _lines(size))


def _index_in(root: Path, documents: Mapping[str, bytes]) -> Indexed:
    with open_cache(root) as cache:
        return make_index(documents, cache=cache)


def _lines(size: int) -> Iterator[str]:
    records = list(make_records(size))
    parts, stacks = parts_of(records), stacks_of(records)
    archive = gather(parts.cards, parts.traits, stacks).archive
    documents, making = _timed(lambda: search_documents(archive, "en", stacks))
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        (index, problems), indexing = _timed(lambda: _index_in(Path(first), documents))
        if problems:
            yield "\n".join(map(str, problems))
            return
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        _, again = _timed(lambda: _index_in(Path(first), documents))
        same = _index_in(Path(second), documents)[0] == index
        kept = (Path(first) / WORK_FOLDER / CACHE_FILE).stat().st_size
    yield (
        f"{size} records: documents {making:.2f} s, index {indexing:.2f} s (Pagefind's peak {peak:.0f} MB), "
        f"unchanged {again:.2f} s; {len(index.files)} files, {_size(index.files)}, kept as {kept / 1e6:.1f} MB; "
        f"the same bytes again: {'yes' if same else 'NO'}"
    )
    by_kind = {kind: {p: c for p, c in index.files.items() if p.startswith(kind)} for kind in ("fragment", "index")}
    kinds = [f"{kind} {len(found)} files, {_size(found)}" for kind, found in by_kind.items()]
    environment = make_environment()
    pages = plan_pages(archive, Config(search=True), Material(index_ids=index.ids)).pages
    files = {page.path: render_page(page, environment, stacks) for page in pages if page.path in (TABLE, TITLES)}
    yield f"  {', '.join(kinds)}; table {_size({TABLE: files[TABLE]})}, titles {_size({TITLES: files[TITLES]})}"


def _timed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and the seconds of one processor that it and its programs took.

    Not the time of day: that would also count what else a machine has to do.
    """
    started = sum(os.times()[:4])
    found = call()
    return found, sum(os.times()[:4]) - started


def _size(files: Mapping[str, bytes]) -> str:
    return f"{sum(map(len, files.values())) / 1e6:.2f} MB"
