"""Lines that an archive teaches: what many of its captures share is the pages' frame and no article."""

from __future__ import annotations

from collections.abc import Container
from hashlib import blake2b
from itertools import pairwise

from archive_gen.loader.capture_text import decode_capture
from archive_gen.loader.decode import Decoded
from archive_gen.loader.noise import WrittenPhrases, fold
from archive_gen.loader.remembered import remembered
from archive_gen.model import Capture
from archive_gen.shared_lines import LineKeys, pack_keys

REASON = "repeated-in-archive"
# A longer line is a paragraph. Reports of one matter do repeat a paragraph of background, and it is theirs.
_LONGEST_FRAME = 80
_SHORTEST_ALONE = 20


def line_keys(capture: Capture) -> LineKeys:
    """Return the keys of a capture's lines; none where it is no text."""
    decoded = decode_capture(capture)
    # Decoding leaves no line ends but those that every step of the loader takes for one.
    raw = decoded.text.splitlines() if isinstance(decoded, Decoded) else []
    lines = [_measured(shown) for line in raw if (shown := line.strip())]
    framed = [key if 0 < length <= _LONGEST_FRAME else None for length, key in lines]
    pairs = {(one, other) for one, other in pairwise(framed) if one is not None and other is not None}
    alone = {key for length, key in lines if _SHORTEST_ALONE <= length <= _LONGEST_FRAME}
    return pack_keys(alone, pairs, {key for length, key in lines if length > _LONGEST_FRAME})


@remembered
def _measured(line: str) -> tuple[int, int]:
    """Return how long a folded line is, and its key."""
    folded = fold(line)
    return len(folded), _key(folded)


def _key(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@remembered
def _key_of_frame(folded: str) -> int:
    # An outlet's captures ask for the same few lines again and again.
    return _key(folded)


class LearnedNoise:
    """The phrases that tell noise, and beside them the lines that the archive shares."""

    def __init__(self, written: WrittenPhrases, shared: Container[int]) -> None:
        self._written, self._shared = written, shared
        self.reasons, self.ends = (*written.reasons, REASON), written.ends

    @property
    def written(self) -> WrittenPhrases:
        """The phrases alone."""
        return self._written

    def reason(self, text: str) -> str | None:
        """Return why a line is noise by its words or by what the archive teaches, or None where neither tells."""
        return self._written.reason(text) or self.learnt_reason(fold(text))

    def learnt_reason(self, folded: str) -> str | None:
        """Return why a folded line is noise by what the archive teaches, or None where it does not tell."""
        return REASON if len(folded) <= _LONGEST_FRAME and _key_of_frame(folded) in self._shared else None
