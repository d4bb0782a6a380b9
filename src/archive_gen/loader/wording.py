"""The words of a line: as they stand, in lower case, and those that say what it is about."""

from __future__ import annotations

import re
from itertools import filterfalse

import msgspec

from archive_gen.loader.calendar_names import as_letters

SAMPLE = 600
"""How many characters of a line are read: enough to know it by, and a bound for lines of 100 KB."""

# And Thai, which has no blanks between words either.
CJK = re.compile(r"[\u0e01-\u0e4e\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# What the UTF-8 of no sign of theirs begins with.
_BEFORE_CJK = bytes(byte for byte in range(0xE3) if byte != 0xE0)
STOP_WORDS = frozenset(
    (
        "the a an of to in and on for with that is was were are by at from as it its his her their he she they be has "
        "had have not but this which who will would said after before over into than more about der die das und den "
        "von zu mit ist im dem für auf el la los las de y que en un una le les des et est une du dans pour"
    ).split()
)
"""Words that running text is full of and headlines and labels are not."""

CJK_WEIGHT = 3
"""A Han or Hangul sign says about as much as so many Latin letters."""

# Of a text with blanks in place of underscores, for a class without them takes longer.
_WORD = re.compile(r"\w++(?:['’-]\w++)*+")
# The same for plain ASCII: what is no word blank, all else in lower case; and the words that do not begin in it.
_LOWER_WORDS = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() else ord(" ") for byte in range(128)) + bytes(128)
_RAISED = re.compile(r"[A-Z0-9](?<![A-Za-z0-9]{2})[A-Za-z0-9]*")
_SHORTEST = 3
_OWNED = ("'s", "’s")
_CJK_SAMPLE = 400


class Terms(msgspec.Struct, frozen=True, gc=False):
    """What is told of a line's words.

    `common` are the stop words among them, `raised` those that do not begin in lower case, as they stand, `capitals`
    is how many of these begin with a capital, and `names` are those that do so and are not the line's first word.
    `content` is what the line is about: its words but for the common ones; pairs of signs where words are not told
    apart. `about` are the same, each once.
    """

    common: list[str]
    raised: list[str]
    capitals: int
    names: set[str]
    content: list[str]
    about: set[str]


class Wording:
    """The words of a line's beginning in lower case, in order. What else is told of them is so when first asked for.

    `sample` is that beginning.
    """

    __slots__ = ("_terms", "_words", "lower", "sample")

    def __init__(self, text: str) -> None:
        self.sample = sample = text[:SAMPLE]
        self._terms: Terms | None = None
        # Most lines are ASCII, and none of their words are joined to one ("don't", "twelve-year-old"): to blank what is
        # no word of theirs takes a third of the time of the pattern. The words as they stand are then found if needed.
        if sample.isascii() and "'" not in sample and "-" not in sample:
            self._words: list[str] | None = None
            self.lower = sample.encode().translate(_LOWER_WORDS).decode().split()
        else:
            self._words = _WORD.findall(as_letters(sample).replace("_", " "))
            self.lower = list(map(str.lower, self._words))

    @property
    def terms(self) -> Terms:
        """What is told of the words, worked out once."""
        if self._terms is None:
            self._terms = self._find_terms()
        return self._terms

    def _find_terms(self) -> Terms:
        lower, words = self.lower, self._words
        common = list(filter(STOP_WORDS.__contains__, lower))
        raised = _RAISED.findall(self.sample) if words is None else [one for one in words if not one[0].islower()]
        names = [word for word in raised if word[0].isupper()]
        later = names[1:] if names and self._opening().isupper() else names
        content = self._find_content()
        return Terms(common, raised, len(names), set(later), content, set(content))

    def _opening(self) -> str:
        """The sign that the first word begins with."""
        first = self.sample[0]
        if first.isalnum():
            return first
        match = _WORD.search(self.sample.replace("_", " "))
        return match[0][0] if match else ""

    def _find_content(self) -> list[str]:
        words = self.lower
        # In ASCII no signs stand for words, and a word in lower case is a folded one.
        if self._words is not None and not self.sample.isascii():
            if is_cjk(self.sample):
                signs = "".join(CJK.findall(self.sample))
                return [signs[i : i + 2] for i in range(len(signs) - 1)]
            # What is ASCII in lower case is folded, and to see that takes a third of the time.
            words = words if "".join(words).isascii() else list(map(str.casefold, self._words))
        if self._words is not None and any(map(self.sample.__contains__, _OWNED)):
            words = [word[:-2] if word.endswith(_OWNED) else word for word in words]
        return [word for word in filterfalse(STOP_WORDS.__contains__, words) if len(word) >= _SHORTEST]


def is_thai(text: str) -> bool:
    """Whether a text begins in Thai, whose letters say no more than Latin ones."""
    return "\u0e01" <= text[:1] <= "\u0e4e"


def is_cjk(text: str) -> bool:
    """Whether most of a text is Chinese, Japanese, Korean or Thai, whose words are not told apart by blanks alone."""
    sample = text[:_CJK_SAMPLE]
    # Quotation marks and accents stand in most texts, and to see that nothing else does takes a tenth of the time.
    if sample.isascii() or not sample.encode("utf-8", "surrogatepass").translate(None, _BEFORE_CJK):
        return False
    return len(CJK.findall(sample)) > len(sample) / 3
