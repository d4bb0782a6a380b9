"""Captures put together anew of real ones are read whole, and in no time; more of them by fuzz_pages.py."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from limited import in_child
from reading import read_whole
from recombined import recombined

from loading import shipped_gazetteer, shipped_knowledge

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes that share this one's memory")
ROOT = Path(__file__).parents[2]
ENDINGS = ("txt", "txt", "md", "html")
EACH = 25


@pytest.mark.parametrize("batch", [*range(8), *(pytest.param(one, marks=pytest.mark.full) for one in range(8, 500))])
def test_captures_put_together_anew_are_read_whole(batch: int) -> None:
    paths = [path for name in ("articles", "seeds") for path in sorted((ROOT / name).glob("*.txt"))]
    texts = [path.read_text("utf-8", "replace") for path in paths]
    shipped_gazetteer()
    shipped_knowledge()

    def read_each() -> None:
        for number in range(EACH * batch, EACH * (batch + 1)):
            text = recombined(texts, random.Random(number))
            read_whole(text.encode("utf-8", "replace"), ENDINGS[number % len(ENDINGS)])

    in_child(read_each, cpu_seconds=60)
