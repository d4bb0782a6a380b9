"""Where the story stands: the run of lines that holds the most prose for the least of everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive_gen.loader.boxes import BREAKS, RUNNING_HEAD
from archive_gen.loader.noise import NoisePhrases
from archive_gen.loader.prose import Look, is_english

SURE_END_CHARS = 400
"""How much prose must stand before a line such as "Comments" for it to close the article."""
LEAST_TO_WEIGH = 900
"""With less running text than this, in characters, the rules alone decide what the article is."""
_ROW_ENDS = frozenset("0123456789%)€$£")
_BEFORE_FIGURE = "+-–−±~(<>$€£¥"
_STEM = 5
_ROW = -10
_LARGEST_HEAD = 12
_OF_PICTURES = ("caption", "credit", "ornament")
_OF_HEAD = (*_OF_PICTURES, "byline", "stamp", "sharing", "player", "tags", "comments", "navigation", "advertising")
_LARGEST_BOX = 14
_MOST_LINKS = 5
_SMALL_BOX = 7
_MOST_SHORT = 2
MUCH_SHARED = 0.32
SHORT_PARAGRAPH = 60
_BOXED = ("related", "advertising")
# What nothing but the form for a comment says.
_FORM = re.compile(
    r"your email address will not be|(?:deine|ihre|die) e-mail-adresse wird nicht|il tuo indirizzo email non|"
    r"votre adresse (?:e-mail|de messagerie) ne|tu dirección de correo electrónico no|"
    r"\b(?:cancel reply|antwort(?:en)? abbrechen|annuler la réponse|cancelar (?:la )?respuesta)\b"
)
_LEAST_ABOVE_FORM = 120
_CLOSING = ("comments", "copyright")
_WEIGHTS = {"stamp": -5, "byline": -5, "advertising": -5, "credit": -5, "player": -5, RUNNING_HEAD: -5}
_NOISE_WEIGHT = -25
_END_WEIGHT = -200
_MOST_BOX_WORDS = 4
_MOST_ASKED = 14
# "See also The harbour gets a crane" is one link, too.
_SEE_ALSO = ("see also ", "read also ", "also read ", "read next ")
_MOST_LABEL_WORDS = 5
# "21. Februar 2019" is a day.
_COUNTED = re.compile(r"[1-9]\d?\. (?!\w{3,9}\.? (?:19|20)\d\d\b)[A-ZÀ-Þ“\"]")
_LABEL_SIGNS = frozenset(":|")


def find_run(looks: Sequence[Look], phrases: NoisePhrases) -> tuple[int, int]:
    """Return the half-open run of lines that the story stands in, by the rules."""
    low, high = _above_form(looks, *_main_run(looks, phrases), phrases)
    low, closed = _close(looks, low, high, phrases)
    further = go_on(looks, low, closed)
    earlier = _go_back(looks, low, closed)
    # What the weights have seen the like of they judge by themselves.
    if (earlier, further) == (low, closed) or (can_be_weighed(looks) and is_english(looks)):
        return low, closed
    return earlier, further


def _above_form(looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases) -> tuple[int, int]:
    """The run above the form for comments where the run stands below it: a post that is shorter than what frames it."""
    form = next((i for i in range(low) if looks[i].noise == "comments" and _FORM.search(looks[i].folded)), 0)
    above = _main_run(looks[:form], phrases)
    told = sum([max(0, look.prose) for look in looks[above[0] : above[1]]])
    return above if form and told >= _LEAST_ABOVE_FORM else (low, high)


def _go_back(looks: Sequence[Look], low: int, high: int) -> int:
    """Where the run begins if the story's first paragraphs stand above a small box, as it may go on below one."""
    for position in range(low - 1, max(-1, low - 1 - _LARGEST_BOX), -1):
        look = looks[position]
        if look.sentence and look.prose >= SHORT_PARAGRAPH:
            if looks[position + 1].noise not in _BOXED:
                return low
            told = set().union(*[_stems(one) for one in looks[low:high] if one.prose > 0])
            if len(_stems(look) & told) <= MUCH_SHARED * len(_stems(look)):
                return low
            return next((i + 1 for i in range(position, -1, -1) if looks[i].prose <= 0), 0)
        if look.prose > 0 or (look.noise or "related") not in _BOXED:
            return low
    return low


def go_on(looks: Sequence[Look], low: int, high: int, *, shared: float = 0) -> int:
    """Return where the run ends if the story goes on below a small box, of links to other articles or an advertisement.

    It does where a paragraph stands below the box that has words of the story: so many of its own, or any.
    """
    told: set[str] = set()
    last, end = low, high
    while (below := _below_box(looks, high, headed=high > end)) is not None:
        told.update(*[_stems(look) for look in looks[last:high] if look.prose > 0])
        stems = _stems(looks[below])
        least = max(shared, MUCH_SHARED) if below - high > _SMALL_BOX else shared
        if below > high and (len(stems & told) <= least * len(stems) or _begins_another(looks, low, below - 1)):
            break
        last, high = high, _past_short(looks, below + 1)
    return high


def begin_below_headline(looks: Sequence[Look], headline: int, low: int) -> int:
    """Return where the run begins if the story does right below its headline, and short lines part it from the rest.

    A poem, a list of what a dish takes, or a table stands there, and no noise does but what is of pictures.
    """
    first = next((i for i in range(headline + 1, low) if looks[i].sentence and looks[i].prose >= SHORT_PARAGRAPH), low)
    above, below = looks[headline + 1 : first], looks[first:low]
    if any(look.noise and look.noise not in _OF_HEAD for look in above) or len(above) > _LARGEST_HEAD:
        return low
    return low if any(look.noise and look.noise not in _OF_PICTURES for look in below) else first


def stretch_over_short(looks: Sequence[Look], headline: int, low: int, high: int) -> tuple[int, int]:
    """Return the run with the short sentences right above and below it: "Good morning.", "The spokesman: Yes."."""
    first = low
    while first - 1 > headline >= 0 and low - first < _MOST_SHORT and _is_short_sentence(looks[first - 1]):
        first -= 1
    last = high
    while last < len(looks) and last - high < _MOST_SHORT and _is_short_sentence(looks[last]):
        # An answer may stand right below its question; what a page adds does below the story.
        if not looks[last].unit.gap and not looks[last - 1].text.endswith("?"):
            break
        last += 1
    return first, last


def _is_short_sentence(look: Look) -> bool:
    return look.sentence and not look.noise and look.text.endswith((".", ".”", '."'))


def _past_short(looks: Sequence[Look], position: int) -> int:
    """Where the sentences end that follow from there on, each too short to be told from a link by its length."""
    while position < len(looks) and 0 < looks[position].prose < SHORT_PARAGRAPH and looks[position].sentence:
        # What a page asks of its readers.
        if looks[position].text.endswith(("!", "?")):
            break
        position += 1
    return position


def _below_box(looks: Sequence[Look], high: int, *, headed: bool) -> int | None:
    """The first paragraph below a small box of which `high` is the first line, or that follows right there.

    With `headed` a heading may stand there as well.
    """
    if headed and high + 1 < len(looks) and not looks[high].noise and looks[high].prose <= 0:
        high += 1
    links = 0
    for position in range(high, min(len(looks), high + _LARGEST_BOX)):
        look = looks[position]
        asked = is_asked_below(looks, position)
        if look.sentence and look.prose >= SHORT_PARAGRAPH and not asked:
            return None if look.text.endswith(BREAKS) else position
        links += not look.noise
        if look.noise in _CLOSING or (position == high and look.noise not in _BOXED):
            return None
        if links > _MOST_LINKS or (look.prose > 0 and not asked):
            return None
    return None


def is_asked_below(looks: Sequence[Look], i: int) -> bool:
    """Whether a line is the headline of another article that asks something, right below the label of such links."""
    asked = looks[i].text.endswith("?") and looks[i].words <= _MOST_ASKED and not looks[i].unit.gap
    return asked and is_label_of_links(looks[max(0, i - 1) : i])


def is_label_of_links(above: Sequence[Look]) -> bool:
    """Whether the line above, if there is one, only announces other articles: "Read also"."""
    return any(look.noise == "related" and look.words <= _MOST_BOX_WORDS for look in above)


def _stems(look: Look) -> set[str]:
    """The beginnings of a line's words, which the forms of one word share."""
    return {word[:_STEM] for word in look.wording.terms.about}


def can_be_weighed(looks: Sequence[Look]) -> bool:
    """Whether the weights have seen the like: text without markup that says what is what, and more than a few lines."""
    prose = sum([look.prose for look in looks if look.prose > 0])
    return prose >= LEAST_TO_WEIGH and not is_marked(looks)


def is_marked(looks: Sequence[Look]) -> bool:
    """Whether markup says what is what."""
    return any(look.role for look in looks)


def _main_run(looks: Sequence[Look], phrases: NoisePhrases) -> tuple[int, int]:
    """The half-open run of lines that holds the most prose for the least of everything else."""
    best, low, high = 0, 0, len(looks)
    total, start = 0, 0
    rows = find_rows(looks)
    for position, look in enumerate(looks):
        total += _ROW if position in rows else _weight(look, phrases)
        if total <= 0:
            total, start = 0, position + 1
        elif total > best:
            best, low, high = total, start, position + 1
    return low, high


def _weight(look: Look, phrases: NoisePhrases) -> int:
    if not look.noise:
        return look.prose
    return _END_WEIGHT if _closes(look, phrases) else _WEIGHTS.get(look.noise, _NOISE_WEIGHT)


def find_rows(looks: Sequence[Look]) -> frozenset[int]:
    """Return which lines are the rows of tables of figures: two or more together, each with two figures or more."""
    # Most lines are text, and hardly a label ends as a row does.
    rows = [i for i, look in enumerate(looks) if look.prose < 0 and look.text[-1:] in _ROW_ENDS and _has_figures(look)]
    return frozenset(i for pair in pairwise(rows) if pair[1] == pair[0] + 1 for i in pair)


def _has_figures(look: Look) -> bool:
    """Whether half of a line's words are figures."""
    words = look.text.split()
    figures = sum(word.lstrip(_BEFORE_FIGURE)[:1].isdigit() for word in words)
    return figures > 1 and 2 * figures >= len(words) and not look.sentence


def _closes(look: Look, phrases: NoisePhrases) -> bool:
    """Whether an article may end at a line. "Read also: The harbour gets a crane" is one link amid the text."""
    if look.noise == "related" and look.words > _MOST_BOX_WORDS and not _LABEL_SIGNS.isdisjoint(look.text[:-1]):
        return False
    if look.words > _MOST_LABEL_WORDS and look.folded.startswith(_SEE_ALSO):
        return False
    return look.noise in phrases.ends


def _counts_on(looks: Sequence[Look], low: int, position: int) -> bool:
    """Whether the headings that are numbered go on below a small box: "2. A ferry" above it, "3. A bridge" below."""
    below = next(filter(None, map(number_of, looks[position + 1 : position + _SMALL_BOX])), 0)
    return below > 1 and below - 1 == max(map(number_of, looks[low:position]), default=0)


def number_of(look: Look) -> int:
    """Return the number in front of a heading, "2. A ferry"; 0 where none is."""
    if not look.text[:1].isdigit() or not _COUNTED.match(look.text):
        return 0
    return int(look.text.partition(".")[0])


# "THE HAGUE (ANP) - "
_DATELINE = re.compile(r"[^\W\d_][^\W\d_a-zß-ÿ .'’/-]*(?:[ .'’/-]{1,2}[^\W\d_a-zß-ÿ]+)* \([A-Z][^()]{1,30}\) ?[-–—] ")


def _begins_another(looks: Sequence[Look], low: int, position: int) -> bool:
    """Whether the first article below a label of related ones begins with an agency's dateline, as the story does."""
    if looks[position].noise != "related" or position + 1 >= len(looks):
        return False
    return all(_DATELINE.match(look.text) for look in (looks[low], looks[position + 1]))


def _close(looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases) -> tuple[int, int]:
    """Cut the run at the first line that closes an article, if enough of it stands before.

    Comments always close it. A box of related links may stand amid the text, which then goes on at length.
    """
    before, whole = 0, sum([look.prose for look in looks[low:high] if look.prose > 0])
    for position in range(low, high):
        look = looks[position]
        if before >= SURE_END_CHARS and _closes(look, phrases) and not _counts_on(looks, low, position):
            most_after = before * (0.6 if look.unit.gap else 0.3)
            if look.noise == "comments" or whole - before < most_after or _begins_another(looks, low, position):
                return low, position
        before += max(0, look.prose)
    return low, high
