"""The archive's data files: as they stand where nothing that is in them changed, else made beside other work."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from archive_gen.contents import Content, Shelf, Spooled, sum_of
from archive_gen.edges import pool
from archive_gen.edges.cache import Cache, Kept, digest_of, program_digest, unpacked
from archive_gen.edges.order import Order
from archive_gen.model import Archive
from archive_gen.renderer.datasets import DataFiles, Datasets, make_datasets
from archive_gen.renderer.pieces import NO_DATA, KnownData, LastData, pack_layout, record_keys, unpack_layout
from archive_gen.stacks import Stacks

FEWEST_BESIDE = 1000
"""With fewer records a process of its own takes longer to start than their data files to write."""


class Data(NamedTuple):
    """The data files that were made; those that stay, by their SHA-256; why any was made, by path; and what is said of
    them on pages.
    """

    files: dict[str, Content]
    standing: dict[str, str]
    why: dict[str, str]
    told: DataFiles

    def sums(self) -> dict[str, str]:
        """Return the SHA-256 of all of them by path."""
        return self.standing | {path: sum_of(content) for path, content in self.files.items()}


class _KeptData(NamedTuple):
    """The data files' SHA-256 by path, and what is said of them."""

    sums: dict[str, str]
    told: DataFiles


_DATA = msgspec.msgpack.Decoder(_KeptData)


@contextlib.contextmanager
def making_data(
    archive: Archive, stacks: Stacks, order: Order, cache: Cache, shelf: Shelf
) -> Iterator[Callable[[], Data]]:
    """Give a function that returns the data files: as they stand where all that is in them is what it was, and
    otherwise made beside whatever else is done meanwhile, of those of the last that stand and the same program made.
    """
    config, program = order.project.config, program_digest()
    keys = record_keys(archive)
    shown = digest_of(program, msgspec.msgpack.encode((config, archive.figures)), *keys)
    kept = cache.read("files").get("data")
    last = unpacked(_DATA, kept)
    if kept and last and kept.key == shown and last.sums.items() <= order.standing.items():
        as_it_stands = Data({}, last.sums, {}, last.told)
        yield lambda: as_it_stands
        return
    last_data = functools.partial(_last_data, last, cache.read_one("files", "layout", program), order)

    def make() -> tuple[Datasets, bytes]:
        # The layout is packed where it is made: to hand thousands of values to another process would take longer than
        # to find them.
        datasets = make_datasets(archive, stacks, config, shelf, KnownData.of(last_data(), keys))
        return datasets._replace(layout=NO_DATA.layout), pack_layout(datasets.layout)

    def made_and_kept() -> Data:
        datasets, layout = made()
        data = _as_data(datasets, "what it shows changed" if kept else "new")
        value = msgspec.msgpack.encode(_KeptData(data.sums(), data.told))
        # What the next build asks of them.
        cache.write("files", {"data": Kept(shown, value), "layout": Kept(program, layout)})
        return data

    jobs = order.jobs if len(archive.entries) >= FEWEST_BESIDE else 1
    with pool.beside(make, jobs=jobs) as made:
        yield functools.cache(made_and_kept)


def _as_data(datasets: Datasets, why: str) -> Data:
    stays = {path: sum_of(content) for path, content in datasets.standing.items()}
    return Data(datasets.files, stays, dict.fromkeys(datasets.files, why), datasets.told)


def _last_data(last: _KeptData | None, layout: bytes | None, order: Order) -> LastData:
    """Return the last data files, as far as they stand in the output as they were made."""
    if last is None or layout is None:
        return NO_DATA
    files = {
        path: Spooled(str(order.output / path), last.told.sizes[path], total)
        for path, total in last.sums.items()
        if order.standing.get(path) == total
    }
    return LastData(files, unpack_layout(layout))
