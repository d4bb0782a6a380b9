"""The words of a line: as they stand, in lower case, and those that say what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

SAMPLE = 600
"""How many characters of a line are read: enough to know it by, and a bound for lines of 100 KB."""

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
STOP_WORDS = frozenset(
    (
        "the a an of to in and on for with that is was were are by at from as it its his her their he she they be has "
        "had have not but this which who will would said after before over into than more about der die das und den "
        "von zu mit ist im dem für auf el la los las de y que en un una le les des et est une du dans pour"
    ).split()
)
"""Words that running text is full of and headlines and labels are not."""

_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
# What can join two words to one, and only between them: "don't", "twelve-year-old".
_JOINTS = ("'", "-")
_ONLY_WORDS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)) + bytes(128)
_OWNED = ("'s", "’s")
_CJK_SAMPLE = 400


class Wording:
    """The words of a line's beginning, in order. What else is told of them is worked out when it is first asked for.

    `sample` is that beginning.
    """

    __slots__ = ("_content", "_lower", "_raised", "sample", "words")

    def __init__(self, text: str) -> None:
        self.sample = text[:SAMPLE]
        self.words: Sequence[str] = _find_words(self.sample)
        self._lower: Sequence[str] | None = None
        self._raised: Sequence[str] | None = None
        self._content: Sequence[str] | None = None

    @property
    def lower(self) -> Sequence[str]:
        """The words in lower case."""
        if self._lower is None:
            self._lower = list(map(str.lower, self.words))
        return self._lower

    @property
    def raised(self) -> Sequence[str]:
        """The words that are not in lower case throughout: names, abbreviations, numbers. They are a few of many."""
        if self._raised is None:
            self._raised = [word for word in self.words if not word.islower()]
        return self._raised

    @property
    def content(self) -> Sequence[str]:
        """What the line is about: its words but for the common ones; pairs of signs where words are not told apart."""
        if self._content is None:
            self._content = self._find_content()
        return self._content

    def _find_content(self) -> Sequence[str]:
        sample = self.sample
        if sample.isascii():
            words = self.lower
        elif is_cjk(sample):
            signs = "".join(CJK.findall(sample))
            return [signs[i : i + 2] for i in range(len(signs) - 1)]
        else:
            words = list(map(str.casefold, self.words))
        if any(map(sample.__contains__, _OWNED)):
            words = [word[:-2] if word.endswith(_OWNED) else word for word in words]
        return [word for word in words if len(word) > 2 and word not in STOP_WORDS]


def _find_words(sample: str) -> list[str]:
    # Most lines are ASCII without joints, and blanking what is no word of theirs takes a third of the time.
    if sample.isascii() and not any(map(sample.__contains__, _JOINTS)):
        return sample.encode().translate(_ONLY_WORDS).decode().split()
    return _WORD.findall(sample)


def is_cjk(text: str) -> bool:
    """Whether most of a text is Chinese, Japanese or Korean, whose words are not told apart by blanks alone."""
    sample = text[:_CJK_SAMPLE]
    return not sample.isascii() and len(CJK.findall(sample)) > len(sample) / 3
