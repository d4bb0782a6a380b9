"""Headlines that their place alone tells: one word above a byline, or a line that a series has in every capture."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from archive_gen.loader.headline.candidates import REACH, is_under_temperature
from archive_gen.loader.headline.scale import Scale
from archive_gen.loader.headline.shapes import FEWEST_OWN_WORDS, is_outlet, is_statement, may_be_headline
from archive_gen.loader.prose import Look, reason_by_shape
from archive_gen.loader.section_names import KINDS, SECTIONS
from archive_gen.loader.shared_lines import REASON
from archive_gen.loader.stamps import names_occasion, read_stamps

_OF_HEAD = ("byline", "stamp")
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
    above = range(max(0, low - REACH), low)
    told = [i for i in above if _tells(looks, i)]
    alone = [i for i in (*told[:1], *told[-1:]) if _may_stand_alone(looks[i])]
    shared = [i for i in above if looks[i].noise == REASON]
    if not alone and not shared:
        return None
    scale = Scale(looks, low, high)
    first = [i for i in alone if _is_foremost(looks, i, told, scale)]
    placed = [i for i in first if _is_above_byline(looks, i)]
    if not sure:
        placed += [i for i in first if i == told[-1] and _is_parted(looks, i, low)]
    if placed:
        return placed[0]
    recurring = [i for i in shared if _may_recur(looks[i], scale, i)]
    headed = [i for i in recurring if _is_above_byline(looks, i)] or ([] if told or sure else recurring)
    return max(headed, key=lambda i: (scale.score(i, 0), i), default=None)


def find_post(looks: Sequence[Look], candidates: Sequence[int], low: int) -> int | None:
    """Return which candidate is a blog's post by its place: right below its day, where a blog's foot follows."""
    # What the blog is about may stand above, and read like the beginning of the story.
    near = (i for i in candidates if 0 < i <= low + _LINES_ABOVE_POST and looks[i - 1].noise == "stamp")
    post = next((i for i in near if _is_day_of_post(looks[i - 1])), None)
    if post is None or not any(_FOOT_OF_POST.match(look.folded) for look in looks[low:] if look.noise):
        return None
    return post


_LINES_ABOVE_POST = 4
_FOOT_OF_POST = re.compile(
    r"posted by .{1,60} (?:at|@) \d{1,2}[:.]\d\d|labels: |links to this post|post a comment$|"
    r"(?:eingestellt von|publicado por|publicada por|postado por|pubblicato da|publié par) .{1,60} \d{1,2}[:.]\d\d"
)


def _is_day_of_post(look: Look) -> bool:
    """Whether a line is a day with its weekday and nothing else."""
    return any(stamp.alone and stamp.date.weekday is not None for stamp in read_stamps(look.text))


def _tells(looks: Sequence[Look], i: int) -> bool:
    """Whether a line is neither noise nor an outlet's name; a day that begins the capture only looks like noise."""
    if looks[i].noise:
        return i == 0 and _NAMED_DAY.fullmatch(looks[i].text) is not None
    return not is_outlet(looks[i].text) and not is_under_temperature(looks, i)


def kind_in_head(text: str) -> str | None:
    """Return "byline" or "stamp" where a line is one by its shape, else None."""
    kind = reason_by_shape(text)
    return kind if kind in _OF_HEAD else None


def _is_foremost(looks: Sequence[Look], i: int, told: Sequence[int], scale: Scale) -> bool:
    """Whether a line is no name or label below others: it has a word of the story, or stands first, or is of signs."""
    return scale.has_word_of(i) or (i - 1 not in told and (i == told[0] or _has_enough_signs(looks[i])))


def _is_above_byline(looks: Sequence[Look], i: int) -> bool:
    """Whether a byline or stamp stands right below, but for what is of pictures."""
    below = next((looks[j] for j in range(i + 1, len(looks)) if looks[j].noise not in _BETWEEN), None)
    if below is None:
        return False
    return below.noise in _OF_HEAD or (below.noise == REASON and kind_in_head(below.text) is not None)


def _is_parted(looks: Sequence[Look], i: int, low: int) -> bool:
    """Whether a gap parts a line from the story right below it, and it is no label of the page or place of the story.

    A word is none that begins the capture, and is not in capitals, as "OXEN" is; four signs are none.
    """
    if not any(look.unit.gap for look in looks[i + 1 : low + 1]):
        return False
    return _has_enough_signs(looks[i]) or (i == 0 and looks[i].text[0].isalpha() and not looks[i].text.isupper())


def _has_enough_signs(look: Look) -> bool:
    return look.cjk and len(look.text) >= FEWEST_OWN_WORDS


def _may_stand_alone(look: Look) -> bool:
    """Whether a line is a word, or a few, as headlines are and neither names nor labels of a page."""
    text, words = look.text, look.text.split()
    if look.folded in SECTIONS or look.folded in KINDS or len(text) > _LONGEST_ALONE or is_statement(look):
        return False
    if not (text[0] in _QUOTES or text[0].isalnum()) or text[0].islower() or text.endswith((":", ",")) or ": " in text:
        return False
    if look.cjk:
        return len(text) <= _MOST_SIGNS_ALONE
    letters = sum(map(str.isalpha, text))
    return (letters > _FEWEST_LETTERS and all(map(str.islower, words[1:]))) or _NAMED_DAY.fullmatch(text) is not None


def _may_recur(look: Look, scale: Scale, i: int) -> bool:
    """Whether a line that many captures share may be the headline of a series, and is no name of their outlet.

    One of a few words, or of names alone, has to have a word of the story, or to say what occasion it is of.
    """
    if not may_be_headline(msgspec.structs.replace(look, noise=None)) or is_statement(look) or is_outlet(look.text):
        return False
    if look.folded in SECTIONS or look.folded in KINDS:
        return False
    named = all(word[0].isupper() for word in look.text.split() if len(word) >= _LONG_WORD)
    told_apart = look.cjk or names_occasion(look.text) or not (named or look.words < FEWEST_OWN_WORDS)
    return told_apart or scale.has_word_of(i)
