"""How many processors there are; apart from the pool, which a build that has nothing to do need not import."""

from __future__ import annotations

import os


def default_jobs() -> int:
    """Return how many processors this process may use: in a container fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)
