"""The archive's data files: as they stand where nothing that is in them changed, else made beside other work."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive_gen.contents import Content, Spooled, sum_of
from archive_gen.edges import pool
from archive_gen.edges.cache import Cache, Kept, unpacked
from archive_gen.renderer.datasets import DataFiles, Datasets
from archive_gen.renderer.pieces import NO_DATA, LastData, pack_layout, unpack_layout


class Data(NamedTuple):
    """The data files that were made; those that stay, by their SHA-256; why any was made, by path; and what is said of
    them on pages.
    """

    files: dict[str, Content]
    standing: dict[str, str]
    why: dict[str, str]
    told: DataFiles


class _KeptData(NamedTuple):
    """The data files' SHA-256 by path, and what is said of them."""

    sums: dict[str, str]
    told: DataFiles


_DATA = msgspec.msgpack.Decoder(_KeptData)


@contextlib.contextmanager
def making_data(
    key: bytes,
    make: Callable[[LastData], Datasets],
    *,
    program: bytes,
    output: Path,
    cache: Cache,
    standing: Mapping[str, str],
    jobs: int,
) -> Iterator[Callable[[], Data]]:
    """Give a function that returns the data files: as they stand where `key`, the digest of all that is in them, is
    that of the last, and otherwise as `make` makes them beside whatever else is done meanwhile.

    `make` is given those of the last that stand in the `output`, if the same program made them.
    """
    kept = cache.read("files").get("data")
    last = unpacked(_DATA, kept)
    if kept and last and kept.key == key and last.sums.items() <= standing.items():
        as_it_stands = Data({}, last.sums, {}, last.told)
        yield lambda: as_it_stands
        return
    last_data = functools.partial(_last_data, last, cache.read_one("files", "layout", program), output, standing)
    why = "what it shows changed" if kept else "new"
    with pool.beside(functools.partial(_make, make, last_data), jobs=jobs) as made:
        yield functools.cache(lambda: _keep(*made(), why, cache, key, program))


def _make(make: Callable[[LastData], Datasets], last_data: Callable[[], LastData]) -> tuple[Datasets, bytes]:
    """Return the data files without their layout, and that packed.

    Packed where it is made: to hand thousands of values to another process would take longer than to find them.
    """
    datasets = make(last_data())
    return datasets._replace(layout=NO_DATA.layout), pack_layout(datasets.layout)


def _keep(datasets: Datasets, layout: bytes, why: str, cache: Cache, key: bytes, program: bytes) -> Data:
    """Keep what the next build asks of data files that were made, and return them."""
    files, told = datasets.files, datasets.told
    stays = {path: sum_of(content) for path, content in datasets.standing.items()}
    sums = {**stays, **{path: sum_of(content) for path, content in files.items()}}
    value = msgspec.msgpack.encode(_KeptData(sums, told))
    cache.write("files", {"data": Kept(key, value), "layout": Kept(program, layout)})
    return Data(files, stays, dict.fromkeys(files, why), told)


def _last_data(last: _KeptData | None, layout: bytes | None, output: Path, standing: Mapping[str, str]) -> LastData:
    """Return the last data files, as far as they stand in the output as they were made."""
    if last is None or layout is None:
        return NO_DATA
    files = {
        path: Spooled(str(output / path), last.told.sizes[path], total)
        for path, total in last.sums.items()
        if standing.get(path) == total
    }
    return LastData(files, unpack_layout(layout))
