"""What of a line and its place bears on whether it is the article: the numbers that the line model weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from archive_gen.loader.calendar_names import SHORT_ENGLISH_MONTHS
from archive_gen.loader.noise import NoisePhrases
from archive_gen.loader.prose import Look
from archive_gen.loader.wording import Wording

_PROMOTION = frozenset(
    (
        "subscribe subscribed subscriber subscribers subscription newsletter newsletters sign signed inbox click "
        "follow download downloads app apps free trial login log register account accounts email emails e-mail "
        "password discount discounts coupon coupons deal deals donate donation membership"
    ).split()
)
_FIRST = frozenset("i i'm i’m i've i’ve me my mine we our us we're we’re".split())
_TOLD = frozenset(
    "said says told according added asked called reported announced explained noted wrote stated claimed confirmed "
    "warned argued insisted".split()
)
_TELLING = _PROMOTION | _FIRST | _TOLD
# Each begins with its sign, and that of a word is looked for behind it: so no more is tried where none of them stands.
_DATED = re.compile(
    r"1(?<!\w1)9\d\d\b|2(?<!\w2)0\d\d\b|"
    + "|".join(rf"{month[0]}(?<!\w{month[0]}){month[1:]}[a-z]{{0,6}}\.? \d" for month in SHORT_ENGLISH_MONTHS)
)
_OWN = (
    "characters", "words", "sentence", "stop_share", "capital_share", "upper_share", "number_share", "comma_share",
    "dated", "first_person", "told", "promotion",
)  # fmt: skip
_PLACE = (
    "gap", "gap_after", "share_above", "share_below", "lines_above", "lines_below", "prose_above", "prose_below",
    "prose_share_above", "prose_share_below", "prose_near", "links_near", "links_around",
    "prose_-3", "prose_-2", "prose_-1", "prose_+1", "prose_+2", "link_-1", "link_+1",
    "until_long", "noise_above", "noise_above_kind", "noise_below",
    "alike", "stamp_above", "stamp_below", "relative_length", "page_prose", "page_lines", "page_gaps", "page_long",
)  # fmt: skip
_RULED = (
    "in_run", "after_low", "before_high", "run_share", "after_headline", "kept", "closings_above", "comments_above",
    "copies", "story_words", "headline_words", "names",
)  # fmt: skip
NAMES: tuple[str, ...] = (*_OWN, *_PLACE, *_RULED)
"""What each number of a line's tuple is, in order."""

_KINDS = {"caption": 1, "credit": 1, "advertising": 2, "player": 2, "sharing": 3, "sign-up": 4, "stamp": 5, "byline": 5,
          "related": 6, "tags": 7, "copyright": 7, "comments": 8}  # fmt: skip
_STAMPS = ("stamp", "byline")
_LONG = 180
_NEAR, _FAR = 5, 12
"""How many lines above and below a line are looked at with it."""
_MOST = 30
_SURE_END = 400


class Reading(NamedTuple):
    """What the rules make of a capture: the run of lines from `low` to `high`, the headline, a reason for each cut.

    `headline` is the headline's position, -1 where there is none; `headline_text` its words.
    """

    low: int
    high: int
    headline: int
    headline_text: str
    reasons: Sequence[str]


def describe(
    looks: Sequence[Look], positions: Sequence[int], reading: Reading, phrases: NoisePhrases
) -> dict[int, tuple[float, ...]]:
    """Return for each of the positions the numbers that `NAMES` names. Takes time in proportion to the lines there are.

    The positions are those of lines that no rule settles; others only stand around them.
    """
    prose = [look.prose if look.prose > 0 else 0 for look in looks]
    told = [0, *accumulate(prose)]
    place = _describe_places(looks, positions, prose, told)
    ruled = _describe_ruled(looks, positions, reading, phrases, told)
    own = [_describe_own(looks[i]) for i in positions]
    return {i: (*a, *b, *c) for i, a, b, c in zip(positions, own, place, ruled, strict=True)}


def _describe_own(look: Look) -> tuple[float, ...]:
    text, terms, words = look.wording.sample, look.wording.terms, look.wording.lower
    raised, count = terms.raised, look.words or 1
    telling = [] if _TELLING.isdisjoint(words) else list(filter(_TELLING.__contains__, words))
    numbers = sum(map(str.isdigit, raised))
    return (
        len(look.text), look.words, look.sentence,
        len(terms.common) / count,
        terms.capitals / count,
        sum(map(str.isupper, raised)) / count,
        numbers / count,
        (text.count(",") + text.count(";")) / count,
        numbers > 0 and _DATED.search(text) is not None,
        sum(map(_FIRST.__contains__, telling)) / count,
        not _TOLD.isdisjoint(telling), not _PROMOTION.isdisjoint(telling),
    )  # fmt: skip


def _describe_places(
    looks: Sequence[Look], positions: Iterable[int], prose: Sequence[int], told: Sequence[int]
) -> list[tuple[float, ...]]:
    """The numbers that `_PLACE` names. `prose` is how much running text each line is, `told` how much is above it."""
    count, whole = len(looks), told[-1] or 1
    weak = [look.noise is not None or look.linkish for look in looks]
    links = [0, *accumulate(weak)]
    # What stands three lines above to two below, beyond the page's ends less than any line is.
    shape = [-60, -60, -60, *[look.prose if look.prose > -30 else -30 for look in looks], -60, -60]
    edged = [True, *weak, True]
    until_long, noise_above = _distances_below([value >= _LONG for value in prose]), _last_noise(looks)
    noise_below = _distances_below([look.noise is not None for look in looks])
    stamps = [look.noise in _STAMPS for look in looks]
    stamp_above, stamp_below = _distances_above(stamps), _distances_below(stamps)
    usual = _usual_length(prose)
    frames = [_frame(look) for look in looks]
    page = _describe_page(looks, prose, whole)
    found: list[tuple[float, ...]] = []
    for i in positions:
        look = looks[i]
        near, far = max(0, i - _NEAR), max(0, i - _FAR)
        near_end, far_end = min(count, i + _NEAR + 1), min(count, i + _FAR + 1)
        found.append((
            look.unit.gap, i + 1 == count or looks[i + 1].unit.gap, i / count, (count - i) / count,
            i, count - i, told[i], whole - told[i + 1],
            told[i] / whole, (whole - told[i + 1]) / whole, told[near_end] - told[near],
            (links[near_end] - links[near]) / (near_end - near), (links[far_end] - links[far]) / (far_end - far),
            *shape[i : i + 3], *shape[i + 4 : i + 6], edged[i], edged[i + 2],
            until_long[i], *noise_above[i], noise_below[i],
            frames[max(0, i - 4) : i + 5].count(frames[i]) - 1, stamp_above[i], stamp_below[i],
            len(look.text) / usual, *page,
        ))  # fmt: skip
    return found


def _describe_page(looks: Sequence[Look], prose: Sequence[int], whole: int) -> tuple[float, ...]:
    """What is the same for all lines: how much is told, in how many lines, and how many have gaps or are long."""
    count = len(looks)
    gaps, long = sum([look.unit.gap for look in looks]), sum([value >= _LONG for value in prose])
    return whole, count, gaps / (count or 1), long / (count or 1)


def _usual_length(prose: Sequence[int]) -> int:
    """The median of the paragraphs' lengths."""
    long = sorted(value for value in prose if value >= _LONG // 2)
    return long[len(long) // 2] if long else _LONG


def _frame(look: Look) -> tuple[bool, bool, str, int]:
    """The shape that the lines of one list or menu share: digits in front, a full stop, the last sign, the length."""
    text = look.text
    return text[:1].isdigit(), look.sentence, "" if text[-1:].isalnum() else text[-1:], min(look.words, 40) // 4


def _distances_above(marked: Iterable[bool]) -> list[int]:
    """For each line how many lines above it the nearest marked one is, `_MOST` at most."""
    found, distance = [], _MOST
    for mark in marked:
        found.append(distance)
        distance = 1 if mark else distance + 1 if distance < _MOST else _MOST
    return found


def _distances_below(marked: Sequence[bool]) -> list[int]:
    return _distances_above(reversed(marked))[::-1]


def _last_noise(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """For each line how far above it the nearest line of noise is, and of which kind."""
    found, distance, kind = [], _MOST, 0
    for look in looks:
        found.append((distance, kind))
        distance += distance < _MOST
        if look.noise:
            distance, kind = 1, _KINDS.get(look.noise, 9)
    return found


def _describe_ruled(
    looks: Sequence[Look], positions: Sequence[int], reading: Reading, phrases: NoisePhrases, told: Sequence[int]
) -> list[tuple[float, ...]]:
    """The numbers that `_RULED` names."""
    low, high, headline = reading.low, reading.high, reading.headline
    run = (told[high] - told[min(low, high)]) or 1
    counts = Counter([look.folded for look in looks])
    about = {i: looks[i].wording.terms.about for i in positions}
    capitals = {i: looks[i].wording.terms.names for i in positions}
    tellers = [i for i in positions if low <= i < high and looks[i].prose > 60]
    story, names = _told(about, tellers), _told(capitals, tellers)
    title = Wording(reading.headline_text).terms.about
    ends, comments = _closings(looks, told, low, phrases)
    found: list[tuple[float, ...]] = []
    for i in positions:
        look, words, called = looks[i], about[i], capitals[i]
        own = low <= i < high and look.prose > 60
        found.append((
            low <= i < high, i - low, high - i,
            (told[i] - told[min(low, i)]) / run, i - headline if headline >= 0 else -_MOST,
            reading.reasons[i] == "", ends[i], comments[i], counts[look.folded],
            _share(words & story[own], words), _share(words & title, title), _share(called & names[own], called),
        ))  # fmt: skip
    return found


def _told(words: Mapping[int, set[str]], tellers: Iterable[int]) -> tuple[set[str], set[str]]:
    """The words that the tellers hold, and those that more than one of them does, as must be beside a teller itself."""
    found: set[str] = set()
    shared: set[str] = set()
    for i in tellers:
        shared |= found & words[i]
        found |= words[i]
    return found, shared


def _closings(
    looks: Sequence[Look], told: Sequence[int], low: int, phrases: NoisePhrases
) -> tuple[list[int], list[int]]:
    """For each line how many that can close an article stand above it, and how many of them head comments."""
    ends, comments = [0], [0]
    for i, look in enumerate(looks):
        closing = look.noise in phrases.ends and i >= low and told[i] - told[low] > _SURE_END
        ends.append(ends[-1] + closing)
        comments.append(comments[-1] + (closing and look.noise == "comments"))
    return ends, comments


def _share(part: set[str], whole: set[str]) -> float:
    return len(part) / len(whole) if whole else 0.0
