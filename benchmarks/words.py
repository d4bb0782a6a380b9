"""`python -m benchmarks words`: the commonest words of English texts, which tell no text from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from archive_gen.archive.traits import plain_words

_SHARE = 0.01


def common_words(folders: Iterable[Path]) -> str:
    """Return, a line each and sorted, the words in at least every hundredth of the folders' texts."""
    counts: Counter[str] = Counter()
    texts = [path for folder in folders for path in sorted(folder.rglob("*.txt"))]
    for path in texts:
        counts.update(set(plain_words(path.read_text(encoding="utf-8", errors="replace"))))
    found = sorted(word for word, count in counts.items() if count >= _SHARE * len(texts))
    return "".join(f"{word}\n" for word in found)
