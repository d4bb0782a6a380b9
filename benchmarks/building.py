"""`python -m benchmarks building`: what a build of a made-up archive takes, beside other programs, in one run."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from archive_gen.edges import store
from benchmarks.corpus import Article, make_articles
from benchmarks.machine import machine
from benchmarks.peers import PROGRAMS, ArchiveGen, Program

DOCUMENT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
_SECTION = re.compile(r"(<!-- building -->\n).*?(<!-- end of building -->)", re.DOTALL)
_TEMPLATES = {"archive-gen": "templates/base.html.jinja", "Hugo": "layouts/_default/baseof.html"}
# Files that were just written have to be read again by whoever goes by their times; a person is slower than that.
_PAUSE_SECONDS = 3.0
_PAGE_BYTES = 17_000
_FLUSHING_ROUNDS = 3
_HEAD = (
    "| program | what changed | wall, s | CPU, s | peak, MB | wall to Hugo's | CPU to Hugo's |\n"
    "|---|---|---|---|---|---|---|\n"
)


class Cost(NamedTuple):
    """What a command took: seconds by the clock, of all its processes' time, and the peak of the largest, in MB."""

    wall: float
    cpu: float
    peak: float


class Row(NamedTuple):
    program: str
    change: str
    cost: Cost


def report(size: int, *, write: bool) -> str:
    """Return the table for an archive of so many articles; and put it into the documents, where asked."""
    text = f"{machine()}; {size:,} articles of 350 to 600 words.\n\n{_tables(size)}"
    if write:
        found = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(_SECTION.sub(lambda match: f"{match[1]}\n{text}\n{match[2]}", found), encoding="utf-8")
    return text


def _tables(size: int) -> str:
    *articles, extra = make_articles(size + 1)
    rows, sizes, missing = [], [], []
    # All is removed at the end alone: some file systems are slow to make files for minutes after many were removed.
    with tempfile.TemporaryDirectory(prefix="archive-gen-bench-") as folder:
        for program in PROGRAMS:
            place = Path(folder) / program.name
            place.mkdir()
            if program.command(place) is None:
                missing.append(program.name)
                continue
            program.write(place, iter(articles))
            rows += list(_measure(program, place, articles, extra))
            sizes.append(_size(program.name, place / program.output))
    base = next((row.cost for row in rows if row.program == "Hugo"), None)
    lines = [_line(row, base) for row in rows]
    absent = f"\nNot installed here: {', '.join(missing)}.\n" if missing else ""
    return _HEAD + "".join(lines) + "\n" + "".join(sizes) + _price_of_flushing(size) + absent


def _measure(program: Program, folder: Path, articles: list[Article], extra: Article) -> Iterator[Row]:
    """Yield the cost of each build: of all, then after each kind of change."""
    first, middle = articles[0], articles[len(articles) // 2]

    def put(article: Article, more: str = "") -> Callable[[], None]:
        path = folder / program.path_of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        return lambda: void(path.write_text(program.text_of(article) + more, encoding="utf-8"))

    changes: list[tuple[str, Callable[[], None]]] = [
        ("everything, from cold", lambda: None),
        ("nothing", lambda: None),
        ("one article changed", put(middle, "\nThe council met again in the evening.\n")),
        ("one article added", put(extra)),
        ("one article removed", lambda: (folder / program.path_of(first)).unlink()),
    ]
    if name := _TEMPLATES.get(program.name):
        template = folder / name
        changes.append(("a template of all pages", lambda: void(template.write_text(retouched(template)))))
    for what, change in changes:
        change()
        time.sleep(_PAUSE_SECONDS)
        yield Row(program.name, what, _run(program, folder))
        if what == "everything, from cold" and isinstance(program, ArchiveGen):
            # The second build gets to know what the first one wrote; and the first change, where the last site lies.
            put(articles[1], "\nThe council met.\n")()
            _run(program, folder)
            time.sleep(_PAUSE_SECONDS)
            _run(program, folder)


def void(_: object) -> None:
    """Forget a value: what a change returns is nobody's."""


def retouched(template: Path) -> str:
    return template.read_text(encoding="utf-8").replace("</body>", "<p>Changed.</p></body>")


def _run(program: Program, folder: Path) -> Cost:
    command = program.command(folder)
    assert command is not None
    started = time.perf_counter()
    running = subprocess.Popen(
        command, cwd=folder, env=_as_installed(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert running.stderr is not None
    said = running.stderr.read()
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - started
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{program.name} failed: {said.decode(errors='replace')}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _as_installed() -> dict[str, str]:
    """The environment in which modules stay compiled, as an installed program's are."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _price_of_flushing(count: int) -> str:
    """Return what it costs that new files are on the disk before a site of so many pages is replaced.

    Each way in turn, and the range of each: what a disk takes differs more from round to round than by the way.
    """
    ways: dict[str, Callable[..., None]] = {"flushed": store.flush, "unflushed": lambda *_: None}
    took: dict[str, list[float]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(prefix="archive-gen-bench-") as folder:
        output = Path(folder) / "site"
        store.write_site(output, _random_pages(count))
        for way, flush in [*ways.items()] * _FLUSHING_ROUNDS:
            files = _random_pages(count)
            os.sync()
            started = time.perf_counter()
            with mock.patch.object(store, "flush", flush):
                store.write_site(output, files)
            took[way].append(time.perf_counter() - started)
    waiting, hurried = (f"{min(took[way]):.1f} to {max(took[way]):.1f} s" for way in ways)
    return (
        f"\nTo replace all of {count:,} pages of {_PAGE_BYTES // 1000} kB takes archive-gen {waiting}, and {hurried} "
        f"if it did not wait for the disk ({_FLUSHING_ROUNDS} rounds of each in turn).\n"
    )


def _random_pages(count: int) -> dict[str, bytes]:
    return {f"{number}/index.html": os.urandom(_PAGE_BYTES) for number in range(count)}


def _size(name: str, output: Path) -> str:
    files = [path for path in output.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    total = sum(path.stat().st_size for path in files) / 1e6
    return f"{name} writes {pages:,} pages, {len(files):,} files and {total:,.0f} MB.\n"


def _line(row: Row, base: Cost | None) -> str:
    """Return a row of the table; the ratios are to Hugo's build from cold."""
    cost = row.cost
    ratios = f"{cost.wall / base.wall:.2f} | {cost.cpu / base.cpu:.2f}" if base else " | "
    return f"| {row.program} | {row.change} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:,.0f} | {ratios} |\n"
