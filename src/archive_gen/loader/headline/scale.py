"""How well a line would be the headline of a story, in one number and in those that the weights take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from archive_gen.loader.headline.candidates import is_in_page_title, line_before
from archive_gen.loader.headline.parts import SEPARATOR
from archive_gen.loader.headline.shapes import FEWEST_OWN_WORDS, LONG_PARAGRAPH, is_statement, may_be_headline
from archive_gen.loader.prose import Look, is_english

# What speaks for a line as the headline, and against it.
_STORY_SHARE, _LEAD_SHARE, _COPY, _MOST_COPIES = 2.5, 1.5, 1.5, 2
_FIRST_LINE, _OVER_BYLINE = 1.0, 1.0
_NOISE_LOSS, _MOST_NOISE_LOSS = 0.12, 2.4
_SENTENCE_LOSS, _COLON_LOSS, _STANDFIRST_LOSS = 2.5, 2.0, 1.5
_AMID_STORY_LOSS, _TOLD_LOSS = 0.4, 4
_OF_STORY = 0.17
_REPEATED = 0.9
_STEM = 6
_TELLING = 0.3
_REPEATING = 0.6
_SHORT_CJK = 9
_NEAR = ("stamp", "byline", "sharing")
_QUOTES = frozenset("\"'“‘«»„「")
_SEPARATOR_SIGNS = frozenset("|–—·•›»«:/-")
NAMES: tuple[str, ...] = (
    "score", "behind_best", "rank", "place", "copies", "copy_on_top", "story_words", "paragraph_words", "lead_words",
    "words", "characters", "line", "after_low", "prose_share_above", "until_paragraph", "others_until_paragraph",
    "stamp_below", "noise_above", "words_below", "prose_below", "link_below", "gap_below", "gap", "capital_share",
    "parted", "in_page_title", "words_before", "score_before", "story_words_before",
)  # fmt: skip
"""What each number of a candidate's tuple is, in order."""


class _Shares(NamedTuple):
    """Which share of a line's words the story has, its long paragraphs, and its lead."""

    story: float
    paragraphs: float
    lead: float


class Scale:
    """Weighs lines as headlines of one story. The weights were set by hand on public benchmark pages."""

    def __init__(self, looks: Sequence[Look], low: int, high: int) -> None:
        self._looks, self._low, self._high = looks, low, high
        # In English a word has few forms; in others the headline's is seldom that of the story.
        self._stem = None if is_english(looks) else _STEM
        told = [look.wording.terms.about for look in looks[low:high] if look.prose > 60]
        self._story = self._forms(told)
        # A teaser is short, and tells another story.
        long = [look.wording.terms.about for look in looks[low:high] if look.prose >= LONG_PARAGRAPH]
        self._paragraphs = self._forms(long) if len(long) < len(told) else self._story
        self._lead = self._forms(told[:3])
        self._prose_before = [0, *accumulate([look.prose if look.prose > 0 else 0 for look in looks])]
        self._other_before = [0, *accumulate([look.noise not in _NEAR for look in looks])]
        self._next_paragraph = _next_paragraphs(looks)
        self._noise = [look.noise for look in looks]
        self._known: dict[int, _Shares] = {}

    def _forms(self, about: Iterable[set[str]]) -> set[str]:
        """What some lines are about: their words, or their beginnings, which the forms of one word share."""
        words = set().union(*about)
        return words if self._stem is None else {word[: self._stem] for word in words}

    def _shares(self, i: int) -> _Shares:
        # A line is scored first and described later.
        if i not in self._known:
            words = [word[: self._stem] for word in self._looks[i].wording.terms.content]
            story = _share(words, self._story)
            paragraphs = story if self._paragraphs is self._story else _share(words, self._paragraphs)
            self._known[i] = _Shares(story, paragraphs, _share(words, self._lead))
        return self._known[i]

    def score(self, i: int, copies: int) -> float:
        """Return how well a line with so many copies would be the headline, by hand."""
        look, shares = self._looks[i], self._shares(i)
        score = _STORY_SHARE * shares.story + _LEAD_SHARE * shares.lead + _COPY * min(copies, _MOST_COPIES)
        score += _length_score(look)
        between = self._other_before[self._next_paragraph[i]] - self._other_before[i + 1]
        score -= min(_NOISE_LOSS * between, _MOST_NOISE_LOSS)
        if i == 0:
            score += _FIRST_LINE
        below = self._noise[i + 1 : i + 4]
        if "stamp" in below or "byline" in below:
            score += _OVER_BYLINE
        if self.is_sentence(i):
            score -= _SENTENCE_LOSS
        if look.text.endswith(":"):
            score -= _COLON_LOSS
        if self._is_standfirst(i):
            score -= _STANDFIRST_LOSS
        if i > self._low:
            whole = self._prose_before[-1] - self._prose_before[self._low]
            score -= _AMID_STORY_LOSS + _TOLD_LOSS * self.told_before(i) / (whole or 1)
        return score

    @property
    def tells_anything(self) -> bool:
        """Whether there is any running text."""
        return self._prose_before[-1] > 0

    def told_before(self, i: int) -> int:
        """Return how much of the story stands above a line, in characters."""
        return self._prose_before[i] - self._prose_before[self._low] if i > self._low else 0

    def begins_above(self, i: int) -> bool:
        """Whether what is told above a line is of the story below it: no notice of the page's, nor the same words."""
        longest = max(self._looks[self._low : i], key=lambda look: look.prose)
        below = self._forms([look.wording.terms.about for look in self._looks[i + 1 : self._high] if look.prose > 0])
        return _OF_STORY <= _share([word[: self._stem] for word in longest.wording.terms.content], below) < _REPEATED

    def tells_of_story(self, i: int) -> bool:
        """Whether a good part of a line's words are the story's, and it announces nothing ("In this report:")."""
        return self._shares(i).story >= _TELLING and not self._looks[i].text.endswith(":")

    def has_word_of(self, i: int) -> bool:
        """Whether any of a line's words is the story's."""
        return self._shares(i).story > 0

    def has_words_of(self, i: int) -> bool:
        """Whether most of a line's words are the story's."""
        return self._shares(i).story >= _REPEATING

    def is_sentence(self, i: int) -> bool:
        """Whether a line is a sentence as few headlines are."""
        return is_statement(self._looks[i])

    def is_asked(self, i: int) -> bool:
        """Whether a line is a question with which the story itself begins."""
        return i >= self._low and self._looks[i].text.endswith(("?", "？", "؟")) and self._looks[i].words > 1

    def is_name(self, i: int) -> bool:
        """Whether a line above the story is as short as a name."""
        return i < self._low and self._looks[i].words < FEWEST_OWN_WORDS and not self._looks[i].cjk

    def is_in_head(self, i: int) -> bool:
        """Whether a line above the story has the length of a headline."""
        return i < self._low and self._looks[i].words > FEWEST_OWN_WORDS and not self.is_sentence(i)

    def is_quoted(self, i: int) -> bool:
        """Whether a line begins with a quotation mark."""
        return self._looks[i].text[0] in _QUOTES

    def describe(
        self, candidates: Sequence[int], scores: Mapping[int, float], copies: Mapping[int, set[int]], *, most: int
    ) -> dict[int, tuple[float, ...]]:
        """Return for each candidate, of so many with the best scores, the numbers that `NAMES` names."""
        best = max(scores.values(), default=0)
        order = {i: rank for rank, i in enumerate(sorted(candidates, key=lambda i: (-scores[i], i)))}
        return {
            i: (scores[i], best - scores[i], min(order[i], 20), min(place, 50), min(len(copies[i]), 4),
                any(j < 5 for j in copies[i]), *self._describe(i), is_in_page_title(self._looks, i),
                *self._compare_with_before(i, scores))
            for place, i in enumerate(candidates) if order[i] < most
        }  # fmt: skip

    def _compare_with_before(self, i: int, scores: Mapping[int, float]) -> tuple[float, float, float]:
        """How long the candidate above is, and how its score and words compare: it may be a kicker."""
        before = line_before(self._looks, i)
        if before is None or before not in scores:
            return 0, -9, -9
        more_story = self._shares(before).story - self._shares(i).story
        return self._looks[before].words, scores[before] - scores[i], more_story

    def _describe(self, i: int) -> tuple[float, ...]:
        look = self._looks[i]
        names = [word for word in look.text.split() if word[0].isalpha()]
        above, below = self._noise[max(0, i - 4) : i], self._noise[i + 1 : i + 5]
        whole = self._prose_before[-1] or 1
        following = self._looks[i + 1] if i + 1 < len(self._looks) else look
        return (
            *self._shares(i),
            look.words, min(len(look.text), 220),
            min(i, 60), max(-60, min(60, i - self._low)), self._prose_before[i] / whole,
            min(self._next_paragraph[i] - i, 40),
            min(self._other_before[self._next_paragraph[i]] - self._other_before[i + 1], 40),
            below.index("stamp") if "stamp" in below else 9, len(above) - above.count(None),
            following.words, max(-30, following.prose), following.linkish, following.unit.gap, look.unit.gap,
            sum([word[0].isupper() for word in names]) / (len(names) or 1),
            not _SEPARATOR_SIGNS.isdisjoint(look.text) and SEPARATOR.search(look.text) is not None,
        )  # fmt: skip

    def _is_standfirst(self, i: int) -> bool:
        """Whether the line is a longer one right below what may be a headline itself."""
        above = self._noise[max(0, i - 8) : i][::-1]
        if None not in above:
            return False
        before = self._looks[i - 1 - above.index(None)]
        return 4 <= before.words < self._looks[i].words and not before.sentence and may_be_headline(before)


def _next_paragraphs(looks: Sequence[Look]) -> list[int]:
    """For each line the position of the first long paragraph below it."""
    found = [len(looks)] * len(looks)
    for i in range(len(looks) - 2, -1, -1):
        found[i] = i + 1 if looks[i + 1].prose >= LONG_PARAGRAPH else found[i + 1]
    return found


def _share(words: Sequence[str], known: set[str]) -> float:
    return sum(map(known.__contains__, words)) / len(words) if words else 0.0


def _length_score(look: Look) -> float:
    if look.cjk:
        return 2.0 if len(look.text) > _SHORT_CJK else 0.3
    return 1.5 if 5 <= look.words <= 20 else 0.3 if look.words in (3, 4) else 0.0
