"""Commands run as from a shell, in this process, on a small project."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

FIRST = """Ministers sign water treaty in Geneva

Published 3 March 2021

GENEVA - Ministers of France and Germany signed a treaty on Wednesday about the rivers that they share.

The French president, Emmanuel Macron, had asked for the talks in January.
"""
SECOND = """Storm closes the port of Busan

Published 9 May 2022

BUSAN - South Korea closed its largest port on Monday as a storm came in from the sea.

Ferries to Japan were cancelled, and the coast guard asked fishermen to keep their boats in the harbour until Wednesday.
"""


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Ended]
