"""Case endings that languages join to a name as it is: "Trumpa", "Stubbin", "Macrons".

Nobody could list every name in every case. So a name is found, and where the word goes on, what follows must be an
ending of the text's language. Names whose own last vowel changes (Duda, Dudy) stand in the vocabulary's forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Endings(NamedTuple):
    """What a language joins to a name that ends with a consonant, and to one that ends with a vowel; both folded.

    In some languages `given_names` before it have cases too: "Viktora Orbana", but "Viktor Orbáns".
    """

    after_consonant: re.Pattern[str]
    after_vowel: re.Pattern[str]
    given_names: bool

    def end(self, folded: str, end: int) -> int | None:
        """Return where the word ends whose first part ends at `end`; None where the rest of it is no ending."""
        pattern = self.after_vowel if folded[end - 1] in _VOWELS else self.after_consonant
        match = pattern.match(folded, end)
        return match.end() if match else None


_VOWELS = "aeiouy"


def _endings(after_consonant: str, after_vowel: str, *, given_names: bool = False) -> Endings:
    consonant, vowel = (re.compile(rf"(?:{endings})\b") for endings in (after_consonant, after_vowel))
    return Endings(consonant, vowel, given_names)


# The last are what makes a name of a woman's, or an adjective: Merkelová, Trumpův.
_SOUTHERN_AND_WESTERN_SLAVIC = _endings(
    "a|u|e|i|em|om|ovi|ove|uv|ov|ova|ovo|ovu|ovou|ovy|oveho|ovej|ovym|ovych|ovem|ovom",
    "ho|mu|m|vi|ova|ove|ovou|ju|jem",
    given_names=True,
)
_GENITIVE = _endings("s", "s")
_FINNISH = _endings("i(?:n|a|in|lle|lta|lla|ssa|sta|ksi|n?kin)", "n|a|ta|[aeiou]n|lle|lta|lla|ssa|sta|ksi|n?kin")
_HUNGARIAN = _endings(
    "t|[aeo]t|n[ae]k|.?[ae]l|r[ae]|r[oe]l|b[ae]n?|b[oe]l|h[oe]z|t[oe]l|n[ae]l|ert|[ei]|ek",
    "t|n[ae]k|v[ae]l|r[ae]|r[oe]l|b[ae]n?|b[oe]l|h[oe]z|t[oe]l|n[ae]l|ert|ek",
)
_ESTONIAN = _endings(
    "i(?:t|s|sse|st|le|l|lt|ks|ga|ta|na|ni)?|a(?:t|s|sse|st|le|l|lt|ks|ga)?",
    "t|d|s|sse|st|le|l|lt|ks|ga|ta|na|ni|de|dega",
)
_AZERBAIJANI = _endings("[iıu]n|[aə]|d[aə]n?|[iıu]|d[aə]ki|l[aə]", "n[iıu]n|y[aə]|d[aə]n?|n[iıu]|d[aə]ki|yl[aə]")
_ENDINGS: Mapping[str, Endings] = {
    "pl": _endings("a|owi|em|iem|u|ie|owie|ow", "go|ego|mu|emu|m|ch|owi", given_names=True),
    "fi": _FINNISH,
    "et": _ESTONIAN,
    "az": _AZERBAIJANI,
    "hu": _HUNGARIAN,
    **dict.fromkeys(("cs", "sk", "sl", "hr", "sr", "bs"), _SOUTHERN_AND_WESTERN_SLAVIC),
    **dict.fromkeys(("de", "nl", "sv", "da", "nb", "no"), _GENITIVE),
}


def endings_of(language: str) -> Endings | None:
    """Return the endings that a language joins to names, None where it joins none."""
    return _ENDINGS.get(language)


_SHORTEST_NAME = 3
_MOST_LOST, _MOST_ADDED = 2, 3


def is_in_case(word: str, names: Iterable[str]) -> bool:
    """Tell whether a folded word is one of some folded given names in a case: "viktora", "angely"."""
    return any(
        word.startswith(name[: max(_SHORTEST_NAME, len(name) - _MOST_LOST)])
        and -_MOST_LOST <= len(word) - len(name) <= _MOST_ADDED
        for name in names
        if len(name) >= _SHORTEST_NAME
    )
