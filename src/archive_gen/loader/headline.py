"""Which line is the headline: the one that its repeats, its place and the story's own words agree on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from archive_gen.loader.dates import find_dates
from archive_gen.loader.mail import find_subject
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.prose import Look, is_english
from archive_gen.loader.stamps import is_marked, names_occasion, read_byline
from archive_gen.loader.weights import Weights
from archive_gen.loader.wording import is_cjk, is_thai

LONG_PARAGRAPH = 180
"""From how many characters on a line is surely a paragraph, and no standfirst or teaser."""

MOST_BEFORE_HEADLINE = 0.3
"""The share of a page's prose that teasers above the headline may make up."""

REACH = 300
"""How many lines above the story a headline can stand; menus are long, but not without end."""

_SHORTEST_COPY = 20
_FEWEST_OWN_WORDS = 4
_FEWEST_TOLD_APART = 3
_LONGEST_COPY = 260
_LONGEST_SECTION = 40
_SHORTEST_TITLE = 6
_PAGE_TITLES = 3
_FARTHEST_BEFORE = 4
_MOST_WEIGHED = 10
_SURE_ENOUGH = 2.0
_MUCH_TOLD = 700
_SURE_BELOW_TEXT, _SURE_AMID_STORY = 0.5, 1.0
_OF_STORY, _REPEATED = 0.17, 0.9
_STEM = 6
_MOST_BELOW_HEADLINE = 5
_MOST_KICKER_WORDS = 6
_MOST_HEADLINE_WORDS = 20
_TELLING = 0.3
_REPEATING = 0.6
_LONG_WORD = 4
_SHORT_CJK = 9
_MOST_WORDS = 32
# Tabloids tell the whole story in their headlines.
_MOST_TABLOID_WORDS = 45
_LONGEST_HEADLINE = 280
_LONGEST_STATEMENT = 12
_SMALL = frozenset("from with into over than that amid upon".split())
_LIKELY_ENOUGH = -1.5
_NEAR = ("stamp", "byline", "sharing")
_GLUED = re.compile(r"[A-Z][a-z]+(?:(?: |&|[A-Z])[A-Za-z]*[a-z])?(?=[A-Z])|[А-Я][а-я]+(?: [а-я]+)?(?=[А-Я])")
# The way to a page, all links glued together: "HomePoliticsLeaders meet ...".
_GLUED_WAY = re.compile(r"(?:Home|Inicio|Início|Accueil|Startseite|Главная)[A-ZÀ-ÞА-Я][\w &]*[a-zà-ÿа-я][A-ZÀ-ÞА-Я]")
_SEPARATOR = re.compile(r"\s+(?:[|–—·•›»«:/-]|::|//)\s+|\s*\|\s*")
_SEPARATOR_SIGNS = frozenset("|–—·•›»«:/-")
_SEPARATED = re.compile(r"\s*[|–—·•›»«:/-]")
_BLANK = re.compile(r"\s+")
_DOMAIN = re.compile(r"(?:[\w-]{2,}\.)+[a-z]{2,10}", re.IGNORECASE)
_DURATION = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
# "Flashpoints | Security | East Asia" is what a page is filed under.
_LABELS = re.compile(r"(?:[^|]{1,26}\| ?){2,}[^|]{1,26}")
# "Source: Bridge to be closed" tells who says so; "Source: Agency" is a credit.
_LABEL = re.compile(r"(?:video|watch|listen|audio|photos|gallery|in pictures|sources?): ")
_LABELLED_KINDS = ("player", "caption", "credit")
# "Talks on the bridge to resume in May - 2002-11-08"
_DAY = r"(?:\d{4}-\d\d-\d\d|[^\W\d]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d]{3,9} \d{4})"
_BEFORE_DAY = re.compile(rf"(?!{_DAY}|\d{{1,2}}[/.]).{{20,}}?(?=(?:\s[–—-]|,|\son)\s{_DAY}$)")
# "September, Friday 20, 2024" names the day in an order that no date has.
_DAY_ALONE = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|\d{1,4}|[^\w]+)+"
)
_ADDRESS = re.compile(r"https?:|www\.")
_TWO_SENTENCES = re.compile(r"[a-z]{3}\.\s+[A-Z].*\.$")
_OUTLET = re.compile(
    r"(?:the )?[\w.&' -]{2,30}\b(?:news|times|post|ledger|monitor|herald|tribune|journal|dispatch|daily|today|online|"
    r"magazine|review|press|observer|gazette|telegraph|guardian|desk|wire|chronicle|com|org|net)",
    re.IGNORECASE,
)


NAMES: tuple[str, ...] = (
    "score", "behind_best", "rank", "place", "copies", "copy_on_top", "story_words", "paragraph_words", "lead_words",
    "words", "characters", "line", "after_low", "prose_share_above", "until_paragraph", "others_until_paragraph",
    "stamp_below", "noise_above", "words_below", "prose_below", "link_below", "gap_below", "gap", "capital_share",
    "parted", "in_page_title", "words_before", "score_before", "story_words_before",
)  # fmt: skip
"""What each number of a candidate's tuple is, in order."""


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
    return _find_above(looks, low, high, phrases, weights) or _find_below(looks, low, high)


def _find_below(looks: Sequence[Look], low: int, high: int) -> Headline | None:
    """The headline that stands twice below the text, in what a page has to share it, where none stands above."""
    often = Counter(look.folded for look in looks[low:] if not look.noise)
    repeated = [i for i in range(low, len(looks)) if often[looks[i].folded] > 1 and _has_shape(looks[i])]
    if not repeated:
        return None
    scale = _Scale(looks, low, high)
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
        copies = _copies(looks, [0], range(min(len(looks), REACH)))
        return Headline(0, looks[0].text, 0, frozenset(copies[0]), None)
    if subject := find_subject(looks):
        position, start = subject
        words = fold(looks[position].text[start:])
        repeats = [i for i, look in enumerate(looks[:REACH]) if i != position and look.folded == words]
        return Headline(position, looks[position].text[start:], start, frozenset(repeats), None)
    nearby = _nearby(looks, low, high)
    candidates, copies = _find_candidates(looks, nearby)
    if not candidates:
        return None
    scale = _Scale(looks, low, high)
    scores = {i: scale.score(i, len(copies[i])) for i in candidates}
    # Only a page's own headline stands there once more with the name of its section glued to it.
    own = [i for i in candidates if looks[i].words >= _FEWEST_OWN_WORDS and _has_glued_copy(looks, i, copies[i])]
    occasion = next((i for i in reversed(candidates) if low - _CLOSE <= i <= low and _is_occasion(looks[i])), None)
    best = _choose(scale, own or candidates, scores, copies, weights) if occasion is None else occasion
    if best is None:
        return None
    best = _above_standfirst(scale, looks, best, candidates, copies)
    best = _with_its_front(looks, best, copies[best])
    # The last of the copies above the story is the page's own headline, nearest to its byline.
    favoured = _own_part(looks, best, nearby, phrases)
    above = {i: looks[i].folded for i in {best, *copies[best]} if i <= max(low, best)}
    alone = [i for i, folded in above.items() if folded == fold(favoured.text)]
    position = max(alone or [i for i, folded in above.items() if folded == above[best]])
    part = favoured if position == best else _own_part(looks, position, nearby, phrases)
    others = frozenset(i for i in {best, *copies[best]} - {position} if not _opens_story(looks, i, position))
    return Headline(position, part.text, part.start, others, part.publisher or favoured.publisher)


def _find_candidates(looks: Sequence[Look], nearby: Sequence[int]) -> tuple[list[int], dict[int, set[int]]]:
    """The lines that may be the headline, and the copies of each."""
    candidates = _without_all_text(looks, [i for i in nearby if _may_be_headline(looks[i])])
    candidates = [i for i in candidates if not _is_under_duration(looks, i)] or candidates
    candidates = [i for i in candidates if not _is_in_points(looks, i)] or candidates
    candidates = [i for i in candidates if not _is_doubled_caption(looks, i)] or candidates
    candidates = [i for i in candidates if not (_is_statement(looks[i]) and _is_headed(looks, i))]
    candidates = [i for i in candidates if not _names_twice(looks[i])] or candidates
    candidates = [i for i in candidates if not _announces_next(looks, i, candidates)]
    candidates = [i for i in candidates if not _is_name_below_byline(looks, i)] or candidates
    candidates = [*_labelled(looks, nearby, candidates), *candidates]
    copies = _copies(looks, candidates, nearby)
    candidates = [i for i in candidates if copies[i] or not _is_long_statement(looks[i])]
    return [i for i in candidates if not _is_signature(looks, i, copies[i])] or candidates, copies


def _above_standfirst(
    scale: _Scale, looks: Sequence[Look], best: int, candidates: Sequence[int], copies: Mapping[int, set[int]]
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
    return i > headline and _is_long_statement(looks[i]) and not looks[headline].sentence


def _labelled(looks: Sequence[Look], nearby: Iterable[int], candidates: Iterable[int]) -> list[int]:
    """The first line with a label or day that noise has, too, if none above may be the headline, nor is a paragraph.

    Below the headline such a line leads to a video; "Watch: Bridge blown up" above the story is the headline itself.
    """
    first = next((i for i in candidates if looks[i].words >= _FEWEST_OWN_WORDS), len(looks))
    for i in nearby:
        if i >= first or looks[i].prose > 0:
            break
        if _is_labelled(looks[i]):
            return [i]
    return []


def _is_labelled(look: Look) -> bool:
    """Whether what may be a headline has a label in front, or its day behind it."""
    if look.noise in _LABELLED_KINDS:
        return look.words > _FEWEST_OWN_WORDS and _LABEL.match(look.folded) is not None
    if look.noise != "stamp" or is_marked(look.text) or read_byline(look.text):
        return False
    match = _BEFORE_DAY.match(look.text)
    return match is not None and len(match[0].split()) > _FEWEST_OWN_WORDS


def _with_its_front(looks: Sequence[Look], best: int, copies: Iterable[int]) -> int:
    """The copy that has a label in front of the best one's words ("Analysis: ..."), if it stands there more often."""
    often = Counter(looks[i].folded for i in (best, *copies))
    own = looks[best].folded
    labelled = [i for i in copies if looks[i].folded.removesuffix(own).endswith(": ")]
    return max([i for i in labelled if often[looks[i].folded] > often[own]], default=best)


def _without_all_text(looks: Sequence[Look], candidates: list[int]) -> list[int]:
    """The candidates without one that is all the running text there is, where others are left: it is their article."""
    running = [i for i, look in enumerate(looks) if look.prose > 0]
    return [i for i in candidates if running != [i]] or candidates


def _is_occasion(look: Look) -> bool:
    """Whether a line says of which day's press conference the page is: its text shares few words with it."""
    return not look.sentence and any(date.is_day for date in find_dates(look.text)) and names_occasion(look.text)


_CLOSE = 8


def _is_headed(looks: Sequence[Look], i: int) -> bool:
    """Whether the line above, noise aside, has the shape of a headline."""
    before = _before(looks, i)
    return before is not None and _has_shape(looks[before])


def _is_name_below_byline(looks: Sequence[Look], i: int) -> bool:
    """Whether a line is a name alone, as of whom a picture shows, below a byline that a headline stands above."""
    look = looks[i]
    if look.words >= _FEWEST_OWN_WORDS or look.cjk or not all(word[0].isupper() for word in look.text.split()):
        return False
    before = _before(looks, i)
    if before is None or not _has_shape(looks[before]):
        return False
    return any(one.noise == "byline" or one.folded.startswith("by ") for one in looks[before + 1 : i])


def _before(looks: Sequence[Look], i: int) -> int | None:
    """Where the nearest line above stands that is no noise, if it is near."""
    above = range(i - 1, max(-1, i - 1 - _FARTHEST_BEFORE), -1)
    return next((j for j in above if not looks[j].noise), None)


def _is_signature(looks: Sequence[Look], i: int, copies: Iterable[int]) -> bool:
    """Whether a line is the name of an author: it stands there again, once right below what may be the headline."""
    look = looks[i]
    if look.words >= _FEWEST_OWN_WORDS or look.cjk or not all(word[0].isupper() for word in look.text.split()):
        return False
    same = [j for j in copies if looks[j].folded == look.folded]
    if not same or _is_in_page_title(looks, i):
        return False
    return any(j and _has_shape(looks[j - 1]) and look.folded not in looks[j - 1].folded for j in (i, *same))


def _has_shape(look: Look) -> bool:
    """Whether a line is as long as most headlines, and no sentence."""
    return look.words >= _FEWEST_OWN_WORDS and not look.sentence and _may_be_headline(look)


def _is_in_page_title(looks: Sequence[Look], i: int) -> bool:
    """Whether a longer line at the very top holds a line, as a page's title does its headline."""
    folded = looks[i].folded
    return len(folded) >= _SHORTEST_TITLE and any(folded in top.folded != folded for top in looks[:_PAGE_TITLES])


def _is_statement(look: Look) -> bool:
    """Whether a line is a sentence that ends in a full stop, as few headlines do unless they raise their words."""
    return look.sentence and not look.text.endswith(("?", "!", "…", "...")) and not _is_raised(look)


def _is_long_statement(look: Look) -> bool:
    """Whether a line is a sentence such as a story begins with where its headline is lost."""
    return _is_statement(look) and look.words > _LONGEST_STATEMENT


def _is_raised(look: Look) -> bool:
    """Whether all longer words begin with a capital, as in headlines: "Bridge Is Falling. Why You Shouldn't Worry."."""
    long = [word for word in look.text.split() if len(word) >= _LONG_WORD and word not in _SMALL]
    return len(long) >= _FEWEST_OWN_WORDS and all(word[0].isupper() for word in long)


def _names_twice(look: Look) -> bool:
    """Whether a line has the same name twice: tags of a page, or an author's with that of the picture."""
    # In most lines no word comes twice.
    if len(set(look.wording.lower)) == look.words:
        return False
    raised = [word if len(word) >= _LONG_WORD and word[0].isupper() else "" for word in look.text.split()]
    names = [pair for pair in pairwise(raised) if all(pair)]
    return len(set(names)) < len(names)


def _announces_next(looks: Sequence[Look], i: int, candidates: Sequence[int]) -> bool:
    """Whether a line ends in a colon, and the next may be the headline that it belongs to."""
    return looks[i].text.endswith(":") and i + 1 in candidates and _has_shape(looks[i + 1])


def _is_under_duration(looks: Sequence[Look], i: int) -> bool:
    """Whether a line names a video: how long that takes, "00:47", stands right above."""
    return i > 0 and _DURATION.fullmatch(looks[i - 1].text) is not None


def _has_glued_copy(looks: Sequence[Look], i: int, copies: Iterable[int]) -> bool:
    """Whether a copy has a word glued to its front: "WorldLeaders meet" beside "Leaders meet"."""
    own = looks[i].folded
    others = (looks[j].folded for j in copies)
    return any(len(other) > len(own) and other.endswith(own) and other[-len(own) - 1].isalpha() for other in others)


def _choose(
    scale: _Scale,
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
    # A capture without a headline begins with a sentence, has headings amid its story, or has links and no story: each
    # has to be more likely a headline than not. Where much is told already, only what stands there again is one.
    told = scale.told_before(best)
    if told > _MUCH_TOLD and not copies[best]:
        return None
    if told:
        return best if odds[best] >= (_SURE_AMID_STORY if scale.begins_above(best) else _SURE_BELOW_TEXT) else None
    doubtful = scale.is_sentence(best) or not scale.tells_anything
    return best if odds[best] >= (0.0 if doubtful else _LIKELY_ENOUGH) else None


def describe_candidates(looks: Sequence[Look], low: int, high: int) -> dict[int, tuple[float, ...]]:
    """Return for each line that may be the headline by itself the numbers that `NAMES` names.

    Those that its neighbours rule out are among them: weights that were learnt without them chose worse.
    """
    nearby = _nearby(looks, low, high)
    candidates = [i for i in nearby if _may_be_headline(looks[i])]
    scale = _Scale(looks, low, high)
    copies = _copies(looks, candidates, nearby)
    return scale.describe(candidates, {i: scale.score(i, len(copies[i])) for i in candidates}, copies, most=len(looks))


def words_at(looks: Sequence[Look], position: int, nearby: Iterable[int], phrases: NoisePhrases) -> str:
    """Return what the headline says if it is the line at `position`: without a section in front or an outlet behind."""
    return _own_part(looks, position, nearby, phrases).text


def _nearby(looks: Sequence[Look], low: int, high: int) -> list[int]:
    """Where a headline can stand: the very top, as in a page's title, and the lines around the story's beginning."""
    around = range(max(0, low - REACH), min(_latest_start(looks, low, high), low + REACH))
    return sorted({*range(min(5, low)), *around})


def _is_in_points(looks: Sequence[Look], position: int) -> bool:
    """Whether a line is one of several points, as tabloids put them between headline and text."""
    beside = looks[max(0, position - 1) : position + 2]
    return looks[position].text.startswith("•") and sum(look.text.startswith("•") for look in beside) > 1


def _is_doubled_caption(looks: Sequence[Look], i: int) -> bool:
    """Whether a long line stands there twice at once below what may be a headline, as the text of a picture does."""
    if looks[i].words < _FEWEST_DOUBLED or i < 2:
        return False
    doubled = looks[i].folded in [look.folded for look in (looks[i - 1], *looks[i + 1 : i + 2])]
    return doubled and any(map(_has_shape, looks[max(0, i - 4) : i - 1]))


_FEWEST_DOUBLED = 8


def _latest_start(looks: Sequence[Look], low: int, high: int) -> int:
    """Where a headline can stand no more: a good part of the prose is told by then."""
    whole = sum(max(0, look.prose) for look in looks[low:high])
    told = 0
    for position in range(low, high):
        told += max(0, looks[position].prose)
        if told > whole * MOST_BEFORE_HEADLINE and position > low + 2:
            return position
    return high


def _may_be_headline(look: Look) -> bool:
    if look.noise or not look.folded or _is_masthead(look.text) or _ADDRESS.match(look.folded):
        return False
    if look.text[-1:].isdigit() and _DAY_ALONE.fullmatch(look.folded):
        return False
    if _GLUED_WAY.match(look.text):
        return False
    if "|" in look.text and _LABELS.fullmatch(look.text):
        return False
    if look.sentence and (look.prose >= LONG_PARAGRAPH or (_TWO_SENTENCES.search(look.text) and not _is_raised(look))):
        return False
    length = len(look.text)
    if is_thai(look.text):
        return 5 <= length <= 160
    if look.cjk:
        return 5 <= length <= 90
    if look.words > _MOST_WORDS and (look.sentence or ". " in look.text or look.words > _MOST_TABLOID_WORDS):
        return False
    return look.words >= 2 and 8 <= length <= _LONGEST_HEADLINE and not look.text.endswith((",", ";"))


def _is_masthead(text: str) -> bool:
    """Whether a line opens with an outlet's name: "Northern Dispatch | World news in brief"."""
    name, bar, _ = text.partition("|")
    return bool(bar) and _OUTLET.fullmatch(name.strip()) is not None


class _Shares(NamedTuple):
    """Which share of a line's words the story has, its long paragraphs, and its lead."""

    story: float
    paragraphs: float
    lead: float


class _Scale:
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
        look, shares = self._looks[i], self._shares(i)
        score = 2.5 * shares.story + 1.5 * shares.lead + 1.5 * min(copies, 2)
        score += _length_score(look)
        score -= min(0.12 * (self._other_before[self._next_paragraph[i]] - self._other_before[i + 1]), 2.4)
        if i == 0:
            score += 1.0
        below = self._noise[i + 1 : i + 4]
        if "stamp" in below or "byline" in below:
            score += 1.0
        if self.is_sentence(i):
            score -= 2.5
        if look.text.endswith(":"):
            score -= 2.0
        if self._is_standfirst(i):
            score -= 1.5
        if i > self._low:
            whole = self._prose_before[-1] - self._prose_before[self._low]
            score -= 0.4 + 4 * self.told_before(i) / (whole or 1)
        return score

    @property
    def tells_anything(self) -> bool:
        """Whether there is any running text."""
        return self._prose_before[-1] > 0

    def told_before(self, i: int) -> int:
        """How much of the story stands above a line, in characters."""
        return self._prose_before[i] - self._prose_before[self._low] if i > self._low else 0

    def begins_above(self, i: int) -> bool:
        """Whether what is told above a line is of the story below it: no notice of the page's, nor the same words."""
        longest = max(self._looks[self._low : i], key=lambda look: look.prose)
        below = self._forms([look.wording.terms.about for look in self._looks[i + 1 : self._high] if look.prose > 0])
        return _OF_STORY <= _share([word[: self._stem] for word in longest.wording.terms.content], below) < _REPEATED

    def tells_of_story(self, i: int) -> bool:
        """Whether a good part of a line's words are the story's, and it announces nothing ("In this report:")."""
        return self._shares(i).story >= _TELLING and not self._looks[i].text.endswith(":")

    def has_words_of(self, i: int) -> bool:
        """Whether most of a line's words are the story's."""
        return self._shares(i).story >= _REPEATING

    def is_sentence(self, i: int) -> bool:
        return _is_statement(self._looks[i])

    def describe(
        self, candidates: Sequence[int], scores: Mapping[int, float], copies: Mapping[int, set[int]], *, most: int
    ) -> dict[int, tuple[float, ...]]:
        """For each candidate, of so many with the best scores, the numbers that `NAMES` names."""
        best = max(scores.values(), default=0)
        order = {i: rank for rank, i in enumerate(sorted(candidates, key=lambda i: (-scores[i], i)))}
        return {
            i: (scores[i], best - scores[i], min(order[i], 20), min(place, 50), min(len(copies[i]), 4),
                any(j < 5 for j in copies[i]), *self._describe(i), _is_in_page_title(self._looks, i),
                *self._compare_with_before(i, scores))
            for place, i in enumerate(candidates) if order[i] < most
        }  # fmt: skip

    def _compare_with_before(self, i: int, scores: Mapping[int, float]) -> tuple[float, float, float]:
        """How long the candidate above is, and how its score and words compare: it may be a kicker."""
        before = _before(self._looks, i)
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
            not _SEPARATOR_SIGNS.isdisjoint(look.text) and _SEPARATOR.search(look.text) is not None,
        )  # fmt: skip

    def _is_standfirst(self, i: int) -> bool:
        """Whether the line is a longer one right below what may be a headline itself."""
        above = self._noise[max(0, i - 8) : i][::-1]
        if None not in above:
            return False
        before = self._looks[i - 1 - above.index(None)]
        return 4 <= before.words < self._looks[i].words and not before.sentence and _may_be_headline(before)


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


def _copies(looks: Sequence[Look], candidates: Iterable[int], nearby: Iterable[int]) -> dict[int, set[int]]:
    """For each candidate the other lines that say the same: alone, before an outlet, behind a section's name."""
    # Such lines begin or end alike, so that few of the pairs need a comparison.
    begin: dict[str, list[int]] = defaultdict(list)
    end: dict[str, list[int]] = defaultdict(list)
    for i in nearby:
        begin[looks[i].folded[:_SHORTEST_COPY]].append(i)
        end[looks[i].folded[-_SHORTEST_COPY:]].append(i)
    return {
        i: {
            j
            for j in (*begin[looks[i].folded[:_SHORTEST_COPY]], *end[looks[i].folded[-_SHORTEST_COPY:]])
            if j != i and looks[j].folded and _says_same(looks[i].folded, looks[j].folded)
        }
        for i in candidates
    }


def _says_same(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_COPY or len(longer) > _LONGEST_COPY:
        return False
    if longer.endswith(shorter):
        return len(longer) - len(shorter) <= _LONGEST_SECTION
    return longer.startswith(shorter) and _SEPARATED.match(longer, len(shorter)) is not None


def _section_end(text: str, phrases: NoisePhrases) -> int:
    """How many characters at a headline's front are a section's name glued to it ("WorldLeaders meet")."""
    match = _GLUED.match(text)
    return match.end() if match and phrases.reason(match[0]) == "navigation" else 0


def _label_end(text: str, phrases: NoisePhrases) -> int:
    """How many characters in front of a headline are a bar, or a section with a bar behind it: "Opinion | Why ..."."""
    front, bar, rest = text.partition("|")
    known = not front or (phrases.reason(front) == "navigation" and len(rest.split()) >= _FEWEST_OWN_WORDS)
    return len(text) - len(rest.lstrip()) if bar and rest and known else 0


class _Part(NamedTuple):
    """What of a line is the headline, where it begins there, and the outlet's name behind it."""

    text: str
    start: int
    publisher: str | None


def _own_part(looks: Sequence[Look], position: int, nearby: Iterable[int], phrases: NoisePhrases) -> _Part:
    """The headline in its line: what another line says alone, or all but a section in front and an outlet behind."""
    text = looks[position].text
    others = {looks[j].folded for j in nearby if j != position}
    start = _section_end(text, phrases) or _label_end(text, phrases)
    stops = {stop.start(): stop for stop in _SEPARATOR.finditer(text, start)}
    begins = [] if looks[position].folded in others else _begins(text, start)
    spans = [(start, end) for end in stops] + [(begin, end) for begin in begins for end in (*stops, len(text))]
    for begin, end in sorted(spans, key=lambda span: span[0] - span[1]):
        part = text[begin:end]
        if (begin == start or _is_told_apart(part)) and fold(part) in others:
            return _Part(part, begin, _outlet(text[stops[end].end() :]) if end in stops else None)
    for end, stop in [*stops.items()][-1:]:
        tail = text[stop.end() :]
        named = "|" in stop[0] or _OUTLET.fullmatch(tail) or _DOMAIN.fullmatch(tail) or fold(tail) in others
        is_name = _outlet(tail) or ("|" in stop[0] and tail.isalnum())
        if named and is_name and len(text[start:end].split()) >= _FEWEST_OWN_WORDS:
            return _Part(text[start:end], start, tail)
    return _Part(text[start:].rstrip(" |"), start, None)


def _is_told_apart(part: str) -> bool:
    """Whether a part of a line says too much to be a tag or a section, which stand alone elsewhere too."""
    return len(part) >= _SHORTEST_COPY and (len(part.split()) >= _FEWEST_TOLD_APART or is_cjk(part))


def _begins(text: str, start: int) -> list[int]:
    """Where in a line the headline may begin: behind the way to it ("Home World Leaders meet"), or an outlet."""
    blanks = [match.end() for match in _BLANK.finditer(text, start, start + _LONGEST_SECTION)]
    return [at for at in blanks if not _SEPARATED.match(text, at) and _is_way(text[start:at])]


def _is_way(front: str) -> bool:
    """Whether words in front of others may lead to a headline: where a dash parts them, a few may."""
    parts = _SEPARATOR.split(front)
    return len(parts) == 1 or max(len(part.split()) for part in parts) < _FEWEST_OWN_WORDS


def _outlet(tail: str) -> str | None:
    is_name = len(tail.split()) <= 5 and (tail[:1].isupper() or _DOMAIN.fullmatch(tail))
    return tail if is_name else None
