"""What learnt weights make of the lines that no rule is sure of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from archive_gen.loader import features
from archive_gen.loader.article.run import MUCH_SHARED, SHORT_PARAGRAPH, can_be_weighed, go_on
from archive_gen.loader.article.verdicts import SURE, mark_lines, opens_list
from archive_gen.loader.features import Reading
from archive_gen.loader.headline.scale import NAMES as headline_names
from archive_gen.loader.noise import NoisePhrases
from archive_gen.loader.prose import Look, is_english
from archive_gen.loader.weights import Weights, read_shipped

# Log-odds that are nearer to zero than this are no verdict; the first paragraph takes more to be cut.
_DOUBT = 0.3
_OPENING_DOUBT = 1.0
_FEWEST_LISTED = 2
_UNLIKE = "unlike-the-story"


class Learnt(NamedTuple):
    """The weights that say which line is the headline and which belong to the article."""

    headlines: Weights
    lines: Weights


@cache
def shipped_weights() -> Learnt:
    """Return the weights that the program ships."""
    return Learnt(
        read_shipped("headline-weights.json", headline_names), read_shipped("line-weights.json", features.NAMES)
    )


def weigh_lines(looks: Sequence[Look], reading: Reading, phrases: NoisePhrases, weights: Weights) -> list[str]:
    """Return what the weights make of each unit where no rule is sure: noise, headline and its repeats stay cut.

    In doubt the rules stand, the more so for the first paragraph; and they do where the weights would
    leave nothing, and for other languages, for the weights were learnt on English pages. A line that
    the weights cut and the rules do not is told by its place.
    """
    reasons = list(reading.reasons)
    if not can_be_weighed(looks) or not is_english(looks):
        return reasons
    open_to_doubt = positions_in_doubt(looks, reasons)
    if _is_closed(looks, reading):
        # What readers say shares many words with the story.
        open_to_doubt = [i for i in open_to_doubt if i < reading.high]
    numbers = features.describe(looks, open_to_doubt, reading, phrases)
    opening = next((i for i in open_to_doubt if reasons[i] == "" and looks[i].prose > 0), -1)
    odds = {i: weights.weigh(numbers[i]) for i in open_to_doubt}
    least = {i: _DOUBT if reasons[i] else -_OPENING_DOUBT if i == opening else -_DOUBT for i in open_to_doubt}
    kept = [i for i in open_to_doubt if odds[i] > least[i]]
    if not kept:
        return reasons
    for i in open_to_doubt:
        if reasons[i] == "" or not kept[0] < i < kept[-1]:
            reasons[i] = "before-the-article" if i < kept[0] else "after-the-article" if i > kept[-1] else _UNLIKE
        elif reasons[i] in ("before-the-article", "after-the-article"):
            reasons[i] = _UNLIKE
    mark_lines(reasons, kept, "")
    _keep_lists_whole(looks, reasons)
    # Below a box amid the text the weights see little of the story, whose paragraphs share many words.
    below = range(reading.high, go_on(looks, reading.low, reading.high, shared=MUCH_SHARED))
    mark_lines(reasons, [i for i in below if i in odds and looks[i].sentence and looks[i].prose >= SHORT_PARAGRAPH], "")
    return reasons


def _is_closed(looks: Sequence[Look], reading: Reading) -> bool:
    """Whether comments stand right below the run that the rules found, which tells more than they do."""
    if reading.high == len(looks) or looks[reading.high].noise != "comments":
        return False
    above, below = looks[reading.low : reading.high], looks[reading.high :]
    return sum([max(0, look.prose) for look in above]) > sum([max(0, look.prose) for look in below])


def _keep_lists_whole(looks: Sequence[Look], reasons: list[str]) -> None:
    """Keep what a kept line announces with a colon: the lines below that no gap parts.

    Only a capture that parts its paragraphs by gaps shows how far a list goes.
    """
    for i, look in enumerate(looks):
        if reasons[i] != "" or not look.unit.gap or not opens_list(look):
            continue
        end = i + 2
        while end < len(looks) and not looks[end].unit.gap:
            end += 1
        if end - i > _FEWEST_LISTED and not any(looks[j].noise or reasons[j] in SURE for j in range(i + 1, end)):
            mark_lines(reasons, range(i + 1, end), "")


def positions_in_doubt(looks: Sequence[Look], reasons: Sequence[str]) -> list[int]:
    """Return where the lines stand that no rule is sure of."""
    return [i for i, look in enumerate(looks) if not look.noise and reasons[i] not in SURE]
