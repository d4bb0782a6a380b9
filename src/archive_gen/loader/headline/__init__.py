"""Which line is the headline: the one that its repeats, its place and the story's own words agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from archive_gen.loader.headline.candidates import REACH, find_candidates, find_nearby
from archive_gen.loader.headline.copies import find_copies, has_glued_copy, with_its_front
from archive_gen.loader.headline.parts import own_part, without_outlet
from archive_gen.loader.headline.placed import find_placed, find_post
from archive_gen.loader.headline.scale import Scale
from archive_gen.loader.headline.shapes import (
    FEWEST_OWN_WORDS,
    has_shape,
    is_long_statement,
    is_occasion,
    is_outlet,
    may_be_headline,
)
from archive_gen.loader.mail import find_subject
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.prose import Look
from archive_gen.loader.weights import Weights

_MOST_WEIGHED = 10
_SURE_ENOUGH = 2.0
_MUCH_TOLD = 700
_SURE_BELOW_TEXT = 0.5
_SURE_AMID_STORY = 1.0
_MOST_BELOW_HEADLINE = 5
_MOST_KICKER_WORDS = 6
_MOST_HEADLINE_WORDS = 20
_LIKELY_ENOUGH = -1.5
_CLOSE = 8
_ABOUT_AS_LIKELY = 0.6


class Headline(NamedTuple):
    """The headline's line (its position among the units), its words, and where they start in that line.

    `repeats` are the positions of other lines that say the same; `publisher` is the outlet's name that
    stood behind it; `below` says that the text stands above it.
    """

    position: int
    text: str
    start: int
    repeats: frozenset[int]
    publisher: str | None
    below: bool = False


def find_headline(
    looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases, *, weights: Weights | None = None
) -> Headline | None:
    """Return the headline of a story whose prose runs from `low` to `high`, or None where no line is one."""
    found = _find_above(looks, low, high, phrases, weights)
    is_named = found is not None and not found.repeats and is_outlet(found.text)
    if found and (found.repeats or (found.position < low and not is_named)):
        return found
    # An outlet's name, or a heading amid the story, is no headline where a line stands where headlines do.
    below = None if found else _find_below(looks, low, high)
    placed = below or _find_placed(looks, low, high, phrases, sure=found is not None)
    return placed or (None if found and is_named and not _is_told(looks, low, high, found.position) else found)


def _is_told(looks: Sequence[Look], low: int, high: int, position: int) -> bool:
    """Whether the story tells what a line says that may be an outlet's name, which is often that of a place in it."""
    scale = Scale(looks, low, high)
    is_long = looks[position].words >= FEWEST_OWN_WORDS
    return scale.has_words_of(position) or (is_long and scale.tells_of_story(position))


def _find_placed(looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases, *, sure: bool) -> Headline | None:
    """The headline that its place alone tells."""
    position = find_placed(looks, low, high, sure=sure)
    if position is None:
        return None
    part = own_part(looks, position, range(low), phrases)
    repeats = [i for i, look in enumerate(looks[:low]) if i != position and look.folded == looks[position].folded]
    return Headline(position, part.text, part.start, frozenset(repeats), part.publisher)


def _find_below(looks: Sequence[Look], low: int, high: int) -> Headline | None:
    """The headline that stands twice below the text, in what a page has to share it, where none stands above."""
    often = Counter(look.folded for look in looks[low:] if not look.noise)
    repeated = [i for i in range(low, len(looks)) if often[looks[i].folded] > 1 and has_shape(looks[i])]
    if not repeated:
        return None
    scale = Scale(looks, low, high)
    first = next((i for i in repeated if scale.has_words_of(i)), None)
    if first is None:
        return None
    others = frozenset(i for i in repeated if i != first and looks[i].folded == looks[first].folded)
    return Headline(first, looks[first].text, 0, others, None, below=True)


def _find_above(
    looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases, weights: Weights | None
) -> Headline | None:
    """The headline that stands above the text, or where it begins."""
    if looks and looks[0].role == "heading":
        copies = find_copies(looks, [0], range(min(len(looks), REACH)))
        title, outlet = without_outlet(looks[0].text)
        return Headline(0, title, 0, frozenset(copies[0]), outlet)
    if subject := find_subject(looks):
        return _subject_of_mail(looks, *subject)
    nearby = find_nearby(looks, low, high)
    candidates, copies = find_candidates(looks, nearby)
    if not candidates:
        return None
    scale = Scale(looks, low, high)
    scores = {i: scale.score(i, len(copies[i])) for i in candidates}
    # Only a page's own headline stands there once more with the name of its section glued to it.
    own = [i for i in candidates if looks[i].words >= FEWEST_OWN_WORDS and has_glued_copy(looks, i, copies[i])]
    occasion = next((i for i in reversed(candidates) if low - _CLOSE <= i <= low and is_occasion(looks[i])), None)
    sure = occasion if occasion is not None else find_post(looks, candidates, low)
    best = _choose(scale, own or candidates, scores, copies, weights) if sure is None else sure
    if best is None:
        return None
    best = _above_standfirst(scale, looks, best, candidates, copies)
    alike = {best, *copies[best]}
    best = with_its_front(looks, best, copies[best])
    return _at_last_copy(looks, best, alike - {best}, nearby, low, phrases)


def _subject_of_mail(looks: Sequence[Look], position: int, start: int) -> Headline:
    """The subject that stands from `start` on in a line of a mail's header."""
    text = looks[position].text[start:]
    words = fold(text)
    repeats = [i for i, look in enumerate(looks[:REACH]) if i != position and look.folded == words]
    return Headline(position, text, start, frozenset(repeats), None)


def _at_last_copy(
    looks: Sequence[Look], best: int, copies: set[int], nearby: Sequence[int], low: int, phrases: NoisePhrases
) -> Headline:
    """The headline at the last of its copies above the story: that is the page's own, nearest to its byline."""
    favoured = own_part(looks, best, nearby, phrases)
    above = {i: looks[i].folded for i in {best, *copies} if i <= max(low, best)}
    alone = [i for i, folded in above.items() if folded == fold(favoured.text)]
    position = max(alone or [i for i, folded in above.items() if folded == above[best]])
    part = favoured if position == best else own_part(looks, position, nearby, phrases)
    others = frozenset(i for i in {best, *copies} - {position} if not _opens_story(looks, i, position))
    return Headline(position, part.text, part.start, others, part.publisher or favoured.publisher)


def _above_standfirst(
    scale: Scale, looks: Sequence[Look], best: int, candidates: Sequence[int], copies: Mapping[int, set[int]]
) -> int:
    """The first of the lines that stand with the best one below noise, where each may be a headline of the story.

    A standfirst or a point of a summary says what the headline says; a page's own headline often stands there twice.
    """
    first = best
    while first and not looks[first - 1].noise and best - first < _MOST_BELOW_HEADLINE:
        first -= 1
        fits = first in candidates and _MOST_KICKER_WORDS < looks[first].words <= _MOST_HEADLINE_WORDS
        if copies[best] or not fits or scale.is_sentence(first) or not scale.tells_of_story(first):
            return best
    return first if not first or looks[first - 1].noise else best


def _opens_story(looks: Sequence[Look], i: int, headline: int) -> bool:
    """Whether a line is the first paragraph, whose words are the headline, too."""
    return i > headline and is_long_statement(looks[i]) and not looks[headline].sentence


def _choose(
    scale: Scale,
    candidates: Sequence[int],
    scores: Mapping[int, float],
    copies: Mapping[int, set[int]],
    weights: Weights | None,
) -> int | None:
    """The line that the weights, learnt or by hand, favour; the later of equals. None where it is not likely enough."""
    if weights is None:
        best = max(candidates, key=lambda i: (scores[i], i))
        return best if scores[best] >= _SURE_ENOUGH else None
    # One that is far down the list by hand never is the best.
    numbers = scale.describe(candidates, scores, copies, most=_MOST_WEIGHED)
    odds = {i: weights.weigh(told) for i, told in numbers.items()}
    best = max(odds, key=lambda i: (odds[i], scores[i], i))
    if scale.is_asked(best):
        # An interview begins with a question; its headline is mostly quoted of an answer.
        best = max(
            (i for i in odds if i < best and odds[i] > 0 and scale.is_quoted(i)), key=odds.__getitem__, default=best
        )
    best = _below_outlet(scale, best, odds, copies)
    # A capture without a headline begins with a sentence, has headings amid its story, or has links and no story: each
    # has to be more likely a headline than not. Where much is told already, only what stands there again is one.
    told = scale.told_before(best)
    if told > _MUCH_TOLD and not copies[best]:
        return None
    if told:
        return best if odds[best] >= (_SURE_AMID_STORY if scale.begins_above(best) else _SURE_BELOW_TEXT) else None
    doubtful = scale.is_sentence(best) or not scale.tells_anything
    return best if odds[best] >= (0.0 if doubtful else _LIKELY_ENOUGH) else None


def _below_outlet(scale: Scale, best: int, odds: Mapping[int, float], copies: Mapping[int, set[int]]) -> int:
    """The likeliest longer line below one as short as an outlet's name, where it is hardly less likely."""
    if not scale.is_name(best) or copies[best]:
        return best
    longer = [
        i
        for i in odds
        if i > best and scale.is_in_head(i) and odds[i] > max(odds[best] - _ABOUT_AS_LIKELY, _LIKELY_ENOUGH)
    ]
    return max(longer, key=odds.__getitem__, default=best)


def describe_candidates(looks: Sequence[Look], low: int, high: int) -> dict[int, tuple[float, ...]]:
    """Return for each line that may be the headline by itself the numbers that `NAMES` names.

    Those that its neighbours rule out are among them: weights that were learnt without them chose worse.
    """
    nearby = find_nearby(looks, low, high)
    candidates = [i for i in nearby if may_be_headline(looks[i])]
    scale = Scale(looks, low, high)
    copies = find_copies(looks, candidates, nearby)
    return scale.describe(candidates, {i: scale.score(i, len(copies[i])) for i in candidates}, copies, most=len(looks))


def words_at(looks: Sequence[Look], position: int, nearby: Iterable[int], phrases: NoisePhrases) -> str:
    """Return what the headline says if it is the line at `position`: without a section in front or an outlet behind."""
    return own_part(looks, position, nearby, phrases).text
