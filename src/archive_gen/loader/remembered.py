"""What lines say is worked out once: several steps ask for the same ones, and an outlet's pages share theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 4096
_CLEARING: list[Callable[[], None]] = []


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function so that it remembers its last few thousand answers. It must be pure."""
    known = lru_cache(maxsize=_MOST)(function)
    _CLEARING.append(known.cache_clear)
    return cast(Callable[P, T], known)


def forget_lines() -> None:
    """Forget all answers: those to a huge capture are not worth their memory, and measuring begins with none."""
    for clear in _CLEARING:
        clear()
