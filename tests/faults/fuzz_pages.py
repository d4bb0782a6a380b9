"""Looks for captures that break the loader or the tagger among those of a folder, put together anew.

    python tests/faults/fuzz_pages.py FOLDER [SECONDS]

What breaks them is kept in `.fuzz/found/`, and told: make it a case in hostile.py. What takes ever more time or memory
ends the run: its number is the last one told.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import traceback
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
from reading import read_whole  # noqa: E402
from recombined import recombined  # noqa: E402

FOUND = Path(__file__).parents[2] / ".fuzz/found"
ENDINGS = ("txt", "txt", "md", "html")
MOST_MEMORY = 4_000_000_000
LONG = 10
"""Seconds of a processor for one capture, which takes some thousandths."""


def look(texts: list[str], until: float) -> None:
    """Read captures made of the texts until that time."""
    number = int(time.time()) * 1000
    while time.time() < until:
        number += 1
        content = recombined(texts, random.Random(number)).encode("utf-8", "replace")
        ending = ENDINGS[number % len(ENDINGS)]
        print(number, end="\r", flush=True)
        started = time.process_time()
        try:
            read_whole(content, ending)
        except Exception:
            traceback.print_exc()
            keep(content, f"{number}.{ending}")
        if time.process_time() - started > LONG:
            keep(content, f"{number}.{ending}")


def keep(content: bytes, name: str) -> None:
    """Write a finding into its folder, and tell where it is."""
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / name).write_bytes(content)
    print(FOUND / name)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    pages = [path.read_text("utf-8", "replace") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    look(pages, time.time() + float(sys.argv[2] if len(sys.argv) > 2 else 600))
