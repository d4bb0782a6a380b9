"""The facts that the program brings, beside the vocabulary's."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from archive_gen.edtf import Interval, parse_edtf

# libyaml's loader reads many times as fast as the one in Python.
_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def read_shipped(name: str) -> Any:
    """Return what is in a file of the package's data, every value as text."""
    return yaml.load((files("archive_gen") / "data" / name).read_text(encoding="utf-8"), Loader=_LOADER)


@cache
def days_of(edtf: str) -> Interval:
    """Return the days that an EDTF text stands for; terms and events have many days in common."""
    return parse_edtf(edtf)


def first_and_last(date: str, end: str | None = None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of what is dated in EDTF, up to those of its `end`. Neither may be open."""
    first, last = days_of(date).earliest, days_of(end or date).latest
    assert first is not None
    assert last is not None
    return first, last
