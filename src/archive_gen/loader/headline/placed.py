"""Headlines that their place alone tells: one word above a byline, or a line that a series has in every capture."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from archive_gen.loader.headline.scale import Scale
from archive_gen.loader.headline.shapes import FEWEST_OWN_WORDS, is_outlet, is_statement, may_be_headline
from archive_gen.loader.prose import Look
from archive_gen.loader.section_names import KINDS, SECTIONS
from archive_gen.loader.shared_lines import REASON
from archive_gen.loader.stamps import read_byline, read_stamps

_BETWEEN = ("sharing", "credit", "caption", "player", "ornament")
_LONGEST_ALONE = 40
_MOST_SIGNS_ALONE = 12
_FEWEST_LETTERS = 2
_LONG_WORD = 4
_QUOTES = frozenset("\"'“‘«»„「『")
# "9/11" is a day that a headline names; a number alone counts pages.
_NAMED_DAY = re.compile(r"\d{1,2}/\d{1,2}")


def find_placed(looks: Sequence[Look], low: int, high: int, *, sure: bool = False) -> int | None:
    """Return which line above a story is its headline by its place; None where none is.

    With `sure` it has to stand right above a byline or stamp.
    """
    told = [i for i in range(low) if not looks[i].noise and not is_outlet(looks[i].text)]
    if told and _may_stand_alone(looks[told[0]]):
        above_byline = _is_above_byline(looks, told[0])
        if above_byline or (not sure and told == [0] and _is_alone(looks, low)):
            return told[0]
    scale = Scale(looks, low, high)
    shared = [i for i in range(low) if looks[i].noise == REASON and _may_recur(looks[i], scale, i)]
    headed = [i for i in shared if _is_above_byline(looks, i)] or ([] if told or sure else shared)
    return max(headed, key=lambda i: (scale.score(i, 0), i), default=None)


def is_head_line(look: Look) -> str | None:
    """Return "byline" or "stamp" where a line that the archive shares is one by its shape, else None."""
    if look.noise != REASON:
        return None
    return "stamp" if read_stamps(look.text) else "byline" if read_byline(look.text) else None


def _is_above_byline(looks: Sequence[Look], i: int) -> bool:
    """Whether a byline or stamp stands right below, but for what is of pictures."""
    below = next((look for look in looks[i + 1 :] if look.noise not in _BETWEEN), None)
    return below is not None and (below.noise in ("byline", "stamp") or is_head_line(below) is not None)


def _is_alone(looks: Sequence[Look], low: int) -> bool:
    """Whether the first line is parted by a gap from the story right below it, and is no place in front of that."""
    return any(look.unit.gap for look in looks[1 : low + 1]) and (looks[0].cjk or not looks[0].text.isupper())


def _may_stand_alone(look: Look) -> bool:
    """Whether a line is a word, or a few, as headlines are and neither names nor labels of a page."""
    text, words = look.text, look.text.split()
    if look.folded in SECTIONS or look.folded in KINDS or len(text) > _LONGEST_ALONE or text.endswith((":", ",")):
        return False
    if is_statement(look) or not (text[0] in _QUOTES or text[0].isdigit() or not text[0].islower()):
        return False
    if look.cjk:
        return len(text) <= _MOST_SIGNS_ALONE
    letters = sum(map(str.isalpha, text))
    return (letters > _FEWEST_LETTERS and all(map(str.islower, words[1:]))) or _NAMED_DAY.fullmatch(text) is not None


def _may_recur(look: Look, scale: Scale, i: int) -> bool:
    """Whether a line that many captures share may be the headline of a series, and is no name of their outlet.

    One of a few words, or of names alone, has to have a word of the story.
    """
    if not may_be_headline(msgspec.structs.replace(look, noise=None)) or is_statement(look) or is_outlet(look.text):
        return False
    if look.folded in SECTIONS or look.folded in KINDS:
        return False
    named = all(word[0].isupper() for word in look.text.split() if len(word) >= _LONG_WORD)
    return look.cjk or not (named or look.words < FEWEST_OWN_WORDS) or scale.has_word_of(i)
