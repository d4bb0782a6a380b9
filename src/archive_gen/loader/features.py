"""What of a line and its place bears on whether it is the article: the numbers that the line model weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from archive_gen.loader.noise import NoisePhrases
from archive_gen.loader.prose import BULLET, STOP_WORDS, Look, content_words, find_words

SAMPLE = 600
"""How many characters of a line are read: enough to know it by, and a bound for lines of 100 KB."""

_HINTS = {
    "promotion": "subscribe subscribed subscriber subscribers subscription newsletter newsletters sign signed inbox "
    "click follow download downloads app apps free trial login log register account accounts email emails e-mail "
    "password discount discounts coupon coupons deal deals donate donation membership",
    "legal": "privacy terms cookie cookies copyright rights reserved policy policies consent disclaimer permission "
    "trademark trademarks affiliate",
    "picture": "photo photos image images picture pictures getty illustration pictured courtesy seen show shows left "
    "right screenshot video",
    "pointer": "more related see watch also latest trending recommended here's read previously story stories",
    "comment": "comment comments reply like likes vote votes rating ratings ago posted lol imo thanks",
}
_HINT_WORDS = tuple(frozenset(words.split()) for words in _HINTS.values())
_CALLINGS = frozenset(
    "reporter writer journalist editor correspondent author producer fellow professor columnist contributor freelancer "
    "writes covers joined reached editing reporting".split()
)
_AUTHOR = re.compile(
    r"\b(?:is|was|as) (?:an? |the |our )?(?:[\w'’.-]+ ){0,5}(?:reporter|writer|journalist|editor|correspondent|author|"
    r"producer|fellow|professor|columnist|contributor|freelancer)|can be reached|\b(?:he|she) (?:writes|covers|joined)|"
    r"\b(?:editing|reporting) by",
    re.IGNORECASE,
)
_FIRST = frozenset("i i'm i’m i've i’ve me my mine we our us we're we’re".split())
_SECOND = frozenset("you your you're you’re yours yourself".split())
_TOLD = frozenset(
    "said says told according added asked called reported announced explained noted wrote stated claimed confirmed "
    "warned argued insisted".split()
)
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я]")
_ADDRESSES = ("http:", "https:", "www.", "@", ".com")
_PARTED = re.compile(r"[|›»•·]|\s[–—>/]\s")
_OWN = (
    "characters", "words", "sentence", "prose", "linkish", "noise", "closing", "stop_share", "capital_share",
    "upper_share", "digit_share", "comma_share", "bullet", "colon", "question", "exclamation", "ellipsis", "quoted",
    "bracketed", "lower_start", "address", "parted", "dated", "first_person", "second_person", "told",
    "author", *_HINTS,
)  # fmt: skip
_PLACE = (
    "gap", "gap_after", "share_above", "share_below", "lines_above", "lines_below", "prose_above", "prose_below",
    "prose_share_above", "prose_share_below", "prose_near", "links_near", "links_around",
    "prose_-3", "prose_-2", "prose_-1", "prose_+1", "prose_+2", "prose_+3", "link_-2", "link_-1", "link_+1", "link_+2",
    "since_long", "until_long", "link_streak", "above_streak", "noise_above", "noise_above_kind", "noise_below",
    "alike", "stamp_above", "stamp_below", "name_like", "relative_length",
    "page_prose", "page_lines", "page_gaps", "page_long",
)  # fmt: skip
_RULED = (
    "in_run", "after_low", "before_high", "run_share", "after_headline", "kept", "is_title", "is_teaser",
    "closings_above", "comments_above", "stamps_above", "captions_above", "copies", "headline_stamped",
    "story_words", "headline_words", "lead_words", "names",
)  # fmt: skip
NAMES: tuple[str, ...] = (*_OWN, *_PLACE, *_RULED)
"""What each number of a line's tuple is, in order."""

_KINDS = {"caption": 1, "credit": 1, "advertising": 2, "player": 2, "sharing": 3, "sign-up": 4, "stamp": 5, "byline": 5,
          "related": 6, "tags": 7, "copyright": 7, "comments": 8}  # fmt: skip
_LONG = 180
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


def describe(looks: Sequence[Look], reading: Reading, phrases: NoisePhrases) -> list[tuple[float, ...]]:
    """Return for each line the numbers that `NAMES` names. Takes time in proportion to the capture's length."""
    words = [find_words(look.text) for look in looks]
    own = [_describe_own(look, found, phrases) for look, found in zip(looks, words, strict=True)]
    place = _describe_places(looks)
    ruled = _describe_ruled(looks, words, reading, phrases)
    return [(*a, *b, *c) for a, b, c in zip(own, place, ruled, strict=True)]


def _describe_own(look: Look, words: Sequence[str], phrases: NoisePhrases) -> tuple[float, ...]:
    text = look.text[:SAMPLE]
    lower = [word.lower() for word in words]
    told = set(lower)
    count = len(words) or 1
    shown = len(text) or 1
    digits = len(_DIGIT.findall(text))
    return (
        min(len(look.text), 1500), min(len(words), 60), look.sentence, max(look.prose, -30), look.linkish,
        _KINDS.get(look.noise, 9) if look.noise else 0, look.noise in phrases.ends,
        len([1 for word in lower if word in STOP_WORDS]) / count,
        len([1 for word in words if word[0].isupper()]) / count,
        len(_UPPER.findall(text)) / shown,
        digits / shown,
        (text.count(",") + text.count(";")) / count,
        BULLET.match(text) is not None, text[-1:] == ":", text[-1:] == "?", text[-1:] == "!",
        text.endswith(("…", "...")),
        text[:1] in "“\"'‘«„", text[:1] in "([", text[:1].islower(), any(mark in text for mark in _ADDRESSES),
        _PARTED.search(text) is not None, digits > 0 and _DATED.search(text) is not None,
        len([1 for word in lower if word in _FIRST]) / count, len([1 for word in lower if word in _SECOND]) / count,
        not told.isdisjoint(_TOLD), not told.isdisjoint(_CALLINGS) and _AUTHOR.search(text) is not None,
        *(not told.isdisjoint(hint) for hint in _HINT_WORDS),
    )  # fmt: skip


def _describe_places(looks: Sequence[Look]) -> list[tuple[float, ...]]:
    count = len(looks)
    prose = [max(0, look.prose) for look in looks]
    told = [0, *accumulate(prose)]
    whole = told[-1] or 1
    weak = [look.linkish or look.noise is not None for look in looks]
    links = [0, *accumulate(weak)]
    shape = [-60, -60, -60, *(max(-30, look.prose) for look in looks), -60, -60, -60]
    edged = [True, True, *weak, True, True]
    since, until = _distances([value >= _LONG for value in prose])
    above, noise_above = _streaks(weak), _last_noise(looks)
    below = list(reversed(_streaks(weak[::-1])))
    _, noise_below = _distances([look.noise is not None for look in looks])
    stamped = [look.noise in ("stamp", "byline") for look in looks]
    stamp_above, stamp_below = _distances(stamped)
    long = sorted(value for value in prose if value >= _LONG // 2)
    usual = long[len(long) // 2] if long else _LONG
    frames = [_frame(look) for look in looks]
    gaps, longs = sum(look.unit.gap for look in looks), sum(value >= _LONG for value in prose)
    page = (min(whole, 20000), min(count, 2000), gaps / (count or 1), longs / (count or 1))
    found: list[tuple[float, ...]] = []
    for i, look in enumerate(looks):
        near, far = max(0, i - 5), max(0, i - 12)
        near_end, far_end = min(count, i + 6), min(count, i + 13)
        found.append((
            look.unit.gap, i + 1 == count or looks[i + 1].unit.gap, i / count, (count - i) / count,
            min(i, 300), min(count - i, 300), min(told[i], 20000), min(whole - told[i + 1], 20000),
            told[i] / whole, (whole - told[i + 1]) / whole, told[near_end] - told[near],
            (links[near_end] - links[near]) / (near_end - near), (links[far_end] - links[far]) / (far_end - far),
            *shape[i : i + 3], *shape[i + 4 : i + 7], edged[i], edged[i + 1], edged[i + 3], edged[i + 4],
            since[i], until[i], above[i] + below[i] - weak[i], above[i], *noise_above[i], noise_below[i],
            sum(frame == frames[i] for frame in frames[max(0, i - 4) : i + 5]) - 1, stamp_above[i], stamp_below[i],
            look.words <= 4 and not look.sentence and look.text.istitle(), min(len(look.text) / usual, 4), *page,
        ))  # fmt: skip
    return found


def _frame(look: Look) -> tuple[bool, bool, str, int]:
    """The shape that the lines of one list or menu share: digits in front, a full stop, the last sign, the length."""
    text = look.text
    return text[:1].isdigit(), look.sentence, "" if text[-1:].isalnum() else text[-1:], min(look.words, 40) // 4


def _distances(marked: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each line how many lines above and below it the nearest marked one is, `_MOST` at most."""
    above, below = [_MOST] * len(marked), [_MOST] * len(marked)
    for i in range(1, len(marked)):
        above[i] = 1 if marked[i - 1] else min(above[i - 1] + 1, _MOST)
    for i in range(len(marked) - 2, -1, -1):
        below[i] = 1 if marked[i + 1] else min(below[i + 1] + 1, _MOST)
    return above, below


def _streaks(marked: Iterable[bool]) -> list[int]:
    """For each line how many marked ones end with it, `_MOST` at most."""
    found, length = [], 0
    for mark in marked:
        length = min(length + 1, _MOST) if mark else 0
        found.append(length)
    return found


def _last_noise(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """For each line how far above it the nearest line of noise is, and of which kind."""
    found, distance, kind = [], _MOST, 0
    for look in looks:
        found.append((distance, kind))
        distance = min(distance + 1, _MOST)
        if look.noise:
            distance, kind = 1, _KINDS.get(look.noise, 9)
    return found


def _describe_ruled(
    looks: Sequence[Look], words: Sequence[Sequence[str]], reading: Reading, phrases: NoisePhrases
) -> list[tuple[float, ...]]:
    low, high, headline, reasons = reading.low, reading.high, reading.headline, reading.reasons
    told = [0, *accumulate(max(0, look.prose) for look in looks)]
    run = (told[high] - told[min(low, high)]) or 1
    counts = Counter(look.folded for look in looks)
    about = [set(content_words(look.text)) for look in looks]
    capitals = [{word for word in found[1:] if word[0].isupper()} for found in words]
    tellers = [i for i in range(low, high) if looks[i].prose > 60]
    story = Counter(word for i in tellers for word in about[i])
    lead = {word for i in tellers[:3] for word in about[i]}
    names = Counter(word for i in tellers for word in capitals[i])
    title = set(content_words(reading.headline_text))
    ends = comments = stamps = captions = 0
    stamped = _stamped(looks, headline)
    found: list[tuple[float, ...]] = []
    for i, look in enumerate(looks):
        own = low <= i < high and look.prose > 60
        mine = capitals[i]
        found.append((
            low <= i < high, max(-_MOST, min(_MOST, i - low)), max(-_MOST, min(_MOST, high - i)),
            (told[i] - told[min(low, i)]) / run, max(-_MOST, min(60, i - headline)) if headline >= 0 else -40,
            reasons[i] == "", reasons[i] in ("title", "headline-repeat"), reasons[i] == "teaser",
            min(ends, 3), min(comments, 2), min(stamps, 9), min(captions, 9), min(counts[look.folded], 4),
            0 if headline < 0 or i <= headline else 1 if i < stamped else 2,
            _share(len([1 for word in about[i] if story[word] > own]), about[i]), _share(len(about[i] & title), title),
            0 if own else _share(len(about[i] & lead), about[i]),
            _share(len([1 for word in mine if names[word] > own]), mine),
        ))  # fmt: skip
        if i >= low and told[i] - told[low] > _SURE_END and look.noise in phrases.ends:
            ends += 1
            comments += look.noise == "comments"
        if i >= low:
            stamps += look.noise in ("stamp", "byline")
            captions += look.noise in ("caption", "credit")
    return found


def _stamped(looks: Sequence[Look], headline: int) -> int:
    """The position of the last stamp or byline soon below the headline; the headline's where there is none."""
    if headline < 0:
        return -1
    below = range(headline + 1, min(len(looks), headline + 9))
    return max((i for i in below if looks[i].noise in ("stamp", "byline")), default=headline)


def _share(part: int, whole: set[str]) -> float:
    return part / len(whole) if whole else 0.0
