"""Which lines of a capture are the article, and why the rest are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

import msgspec

from archive_gen.given import NOTHING_GIVEN, Given
from archive_gen.loader import features
from archive_gen.loader.author_note import find_author_notes
from archive_gen.loader.boxes import BREAKS, mark_boxes
from archive_gen.loader.features import Reading
from archive_gen.loader.headline import NAMES as headline_names
from archive_gen.loader.headline import Headline, find_headline
from archive_gen.loader.lines import Unit
from archive_gen.loader.mail import mark_header
from archive_gen.loader.noise import NoisePhrases
from archive_gen.loader.prose import BULLET, Look, glued_caption_end, is_english, look_at
from archive_gen.loader.weights import Weights, read_shipped
from archive_gen.loader.wording import CJK_WEIGHT, is_cjk
from archive_gen.model import Role, Span, TitleBasis
from archive_gen.sentences import NO_STOPS

SURE_END_CHARS = 400
"""How much prose must stand before a line such as "Comments" for it to close the article."""

LEAST_TO_WEIGH = 900
"""With less running text than this, in characters, the rules alone decide what the article is."""

# Log-odds that are nearer to zero than this are no verdict; the first paragraph takes more to be cut.
_DOUBT = 0.3
_OPENING_DOUBT = 1.0
_LONGEST_LEAD = 120
_HEADED = 60
_STEM = 5
_LARGEST_BOX = 6
_MUCH_SHARED = 0.32
_SHOUTED = 7
_FARTHEST_BELOW = 4
_SHORT_PARAGRAPH = 60
_HEADING = 80
_LONG_WORD = 4
_OPENING = 4
_BOXED = ("related", "advertising")
# What nothing but the form for a comment says.
_FORM = re.compile(
    r"your email address will not be|(?:deine|ihre|die) e-mail-adresse wird nicht|il tuo indirizzo email non|"
    r"votre adresse (?:e-mail|de messagerie) ne|tu dirección de correo electrónico no|"
    r"\b(?:cancel reply|antwort(?:en)? abbrechen|annuler la réponse|cancelar (?:la )?respuesta)\b"
)
_LEAST_ABOVE_FORM = 120
_CLOSING = ("comments", "copyright")
_SURE = frozenset(("title", "headline-repeat"))
_FEWEST_LISTED = 2
_LAST_LATIN = "\u024f"
_UNLIKE = "unlike-the-story"
_WEIGHTS = {"stamp": -5, "byline": -5, "advertising": -5, "credit": -5, "player": -5}
_NOISE_WEIGHT = -25
_END_WEIGHT = -200
# "( – It is ..." and "() - It is ...": what stays of a dateline when place and source, being links, fell out.
_REMNANT = re.compile(r"[(\[]?\s{0,3}[(\[)\]]?\s{0,3}[–—-]{1,2}\s+(?=[^\W\d_])|\(\s{1,3}\)\s{0,3}[–—-]?\s*(?=[^\W\d_])")
# "TOKYO, Oct. 14 (Agency) - The ..."
_DATELINE = re.compile(
    r"^(?:[^\W\d_][^()\n!?]{0,80})?\((?:[A-ZÀ-ÞА-Я]|dpa)[\w .&-]{1,30}\)\s*(?:--|[–—-])\s+(?=\S)|"
    r"^[A-Z][A-Z .'’-]{2,30}(?:, [^()\n!?]{2,60})?\s?\([^()]{2,60}\):?\s+(?=[A-Z“\"])"
)
# "SOFIA -- The ...", "NEW DELHI: The ...", "MANILA, Philippines – The ..."
_PLACED = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z]\w+(?: \w+){0,3})?\s?(?:\([^()]{2,40}\)\s?)?(?:--|[–—:-])\s"
)
# "МОСКВА, 5 мар - Агентство. ...", "Москва. 5 марта. AGENCY.RU - ...", "新华社北京3月8日电（记者王小美）..."
_DATELINE_ABROAD = re.compile(
    r"^[А-ЯЁ][^.!?]{1,50}[.,] \d{1,2} [а-яё]{3,8}\.?\s?(?:[–—/-]\s?)?[\w .«»\"]{2,24}/?(?:\.| [–—-])\s+(?=[«\"А-ЯЁ])|"
    r"^据?\w{1,3}社\w{2,8}?\d{1,2}月\d{1,2}日[电電]\s?(?:[(（][^()（）]{2,14}[)）])?\s?"
)
# "The harbour at night (25 April 2019)" says what a picture shows, and when it was taken.
_LONGEST_CAPTION = 160
_PICTURED_ON = re.compile(r"\([^()]{0,20}\b\d{1,2}\b[^()\d]{0,12}\b(?:19|20)\d\d\)$")
_SHOUTED_LABEL = re.compile(r"[A-Z][A-Z '’]{2,30} \| [A-Z\"“‘'][^|]{15,}$")
_SENTENCE_STOP = re.compile(rf"(?<=[.!?]){NO_STOPS}\s|(?<=[。！？])")


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


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A unit of the body with its role; `cut` is how many characters at its front are not the article's, and why."""

    unit: Unit
    role: Role
    cut: int = 0
    cut_reason: str = ""


class Article(NamedTuple):
    """The verdict on every unit of a capture: headline, body, or removed with a reason.

    `title_unit` is None where no line is the headline: the title is then given, or made from the lead.
    `title_start` is where the title begins in that unit's text.
    """

    title: str
    title_basis: TitleBasis
    title_unit: Unit | None
    title_start: int
    publisher: str | None
    body: tuple[Kept, ...]
    removed: tuple[tuple[Unit, str], ...]

    @property
    def title_span(self) -> Span | None:
        """Where the headline stands in the decoded capture."""
        if self.title_unit is None:
            return None
        first, last = self.title_unit.spans[0], self.title_unit.spans[-1]
        if len(self.title) == len(self.title_unit.text) or len(self.title_unit.spans) > 1:
            return Span(first.start, last.end)
        return Span(first.start + self.title_start, first.start + self.title_start + len(self.title))


def read_article(
    units: Sequence[Unit],
    phrases: NoisePhrases,
    given: Given = NOTHING_GIVEN,
    roles: Mapping[int, Role] | None = None,
    *,
    weights: Learnt | None = None,
) -> Article:
    """Return the article of a capture: every unit is headline, body or removed, once.

    A given title wins over what the page says, whose own headline is then removed with that reason.
    Lines that a person wants kept or removed are. `roles` are those that markup states, by line.
    """
    looks = look_over(units, phrases, roles or {})
    learnt = weights or shipped_weights()
    reading, headline = read_by_rules(looks, phrases, learnt.headlines)
    reasons = _weigh(looks, reading, phrases, learnt.lines)
    _drop_shouted_links(looks, reasons, headline)
    _drop_foreign_edges(looks, reasons)
    _drop_copies(looks, reasons)
    _drop_below_byline(looks, reasons)
    _mark(reasons, find_author_notes(looks, [i for i, reason in enumerate(reasons) if reason == ""]), "author-note")
    _heed(looks, reasons, given)
    return _make_article(looks, reasons, headline, given)


def look_over(units: Sequence[Unit], phrases: NoisePhrases, roles: Mapping[int, Role]) -> Sequence[Look]:
    """Return each unit with what it is by itself, or as one of several that stand together."""
    return mark_boxes(mark_header(look_at(units, phrases, roles)))


def read_by_rules(
    looks: Sequence[Look], phrases: NoisePhrases, weights: Weights | None
) -> tuple[Reading, Headline | None]:
    """Return what the rules make of a capture, and its headline, which the weights choose where there are any.

    They do so of a short capture, too: a few lines tell a headline, and take more to tell a story.
    """
    low, high = find_run(looks, phrases)
    headline = find_headline(looks, low, high, phrases, weights=None if _is_marked(looks) else weights)
    if headline and headline.position >= low and not headline.below:
        low = headline.position + 1
    reasons = _judge(looks, low, high, headline)
    position, words = (headline.position, headline.text) if headline else (-1, "")
    return Reading(low, high, position, words, tuple(reasons)), headline


def find_run(looks: Sequence[Look], phrases: NoisePhrases) -> tuple[int, int]:
    """Return the half-open run of lines that the story stands in, by the rules."""
    low, high = _above_form(looks, *_main_run(looks, phrases), phrases)
    low, closed = _close(looks, low, high, phrases)
    further = _go_on(looks, low, closed)
    earlier = _go_back(looks, low, closed)
    # What the weights have seen the like of they judge by themselves.
    if (earlier, further) == (low, closed) or (_can_be_weighed(looks) and is_english(looks)):
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
        if look.sentence and look.prose >= _SHORT_PARAGRAPH:
            if looks[position + 1].noise not in _BOXED:
                return low
            told = set().union(*[_stems(one) for one in looks[low:high] if one.prose > 0])
            if len(_stems(look) & told) <= _MUCH_SHARED * len(_stems(look)):
                return low
            return next((i + 1 for i in range(position, -1, -1) if looks[i].prose <= 0), 0)
        if look.prose > 0 or (look.noise or "related") not in _BOXED:
            return low
    return low


def _go_on(looks: Sequence[Look], low: int, high: int, *, shared: float = 0) -> int:
    """Where the run ends if the story goes on below a small box, of links to other articles or of an advertisement.

    It does where a paragraph stands below the box that has words of the story: so many of its own, or any.
    """
    told: set[str] = set()
    last, end = low, high
    while (below := _below_box(looks, high, headed=high > end)) is not None:
        told.update(*[_stems(look) for look in looks[last:high] if look.prose > 0])
        stems = _stems(looks[below])
        if below > high and len(stems & told) <= shared * len(stems):
            break
        last, high = high, below + 1
    return high


def _below_box(looks: Sequence[Look], high: int, *, headed: bool) -> int | None:
    """The first paragraph below a small box of which `high` is the first line, or that follows right there.

    With `headed` a heading may stand there as well.
    """
    if headed and high + 1 < len(looks) and not looks[high].noise and looks[high].prose <= 0:
        high += 1
    for position in range(high, min(len(looks), high + _LARGEST_BOX)):
        look = looks[position]
        if look.sentence and look.prose >= _SHORT_PARAGRAPH:
            return None if look.text.endswith(BREAKS) else position
        if look.prose > 0 or (position == high and look.noise not in _BOXED) or look.noise in _CLOSING:
            return None
    return None


def _stems(look: Look) -> set[str]:
    """The beginnings of a line's words, which the forms of one word share."""
    return {word[:_STEM] for word in look.wording.terms.about}


def _can_be_weighed(looks: Sequence[Look]) -> bool:
    """Whether the weights have seen the like: text without markup that says what is what, and more than a few lines."""
    prose = sum([look.prose for look in looks if look.prose > 0])
    return prose >= LEAST_TO_WEIGH and not _is_marked(looks)


def _is_marked(looks: Sequence[Look]) -> bool:
    """Whether markup says what is what."""
    return any(look.role for look in looks)


def _weigh(looks: Sequence[Look], reading: Reading, phrases: NoisePhrases, weights: Weights) -> list[str]:
    """For each unit what the weights make of it, where no rule is sure: noise, headline and its repeats stay cut.

    In doubt the rules stand, the more so for the first paragraph; and they do where the weights would
    leave nothing, and for other languages, for the weights were learnt on English pages. A line that
    the weights cut and the rules do not is told by its place.
    """
    reasons = list(reading.reasons)
    if not _can_be_weighed(looks) or not is_english(looks):
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
    _mark(reasons, kept, "")
    _keep_lists_whole(looks, reasons)
    # Below a box amid the text the weights see little of the story, whose paragraphs share many words.
    below = range(reading.high, _go_on(looks, reading.low, reading.high, shared=_MUCH_SHARED))
    _mark(reasons, [i for i in below if i in odds and looks[i].sentence and looks[i].prose >= _SHORT_PARAGRAPH], "")
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
        if reasons[i] != "" or not look.unit.gap or not _opens_list(look):
            continue
        end = i + 2
        while end < len(looks) and not looks[end].unit.gap:
            end += 1
        if end - i > _FEWEST_LISTED and not any(looks[j].noise or reasons[j] in _SURE for j in range(i + 1, end)):
            _mark(reasons, range(i + 1, end), "")


def positions_in_doubt(looks: Sequence[Look], reasons: Sequence[str]) -> list[int]:
    """Return where the lines stand that no rule is sure of."""
    return [i for i, look in enumerate(looks) if not look.noise and reasons[i] not in _SURE]


def _main_run(looks: Sequence[Look], phrases: NoisePhrases) -> tuple[int, int]:
    """The half-open run of lines that holds the most prose for the least of everything else."""
    best, low, high = 0, 0, len(looks)
    total, start = 0, 0
    for position, look in enumerate(looks):
        total += _weight(look, phrases)
        if total <= 0:
            total, start = 0, position + 1
        elif total > best:
            best, low, high = total, start, position + 1
    return low, high


def _weight(look: Look, phrases: NoisePhrases) -> int:
    if not look.noise:
        return look.prose
    # "Read also: The harbour gets a crane" is one link amid the text, and no box of them.
    if look.noise == "related" and look.words > _MOST_BOX_WORDS and ":" in look.text:
        return _NOISE_WEIGHT
    return _END_WEIGHT if look.noise in phrases.ends else _WEIGHTS.get(look.noise, _NOISE_WEIGHT)


_MOST_BOX_WORDS = 4


def _close(looks: Sequence[Look], low: int, high: int, phrases: NoisePhrases) -> tuple[int, int]:
    """Cut the run at the first line that closes an article, if enough of it stands before.

    Comments always close it. A box of related links may stand amid the text, which then goes on at length.
    """
    before, whole = 0, sum([look.prose for look in looks[low:high] if look.prose > 0])
    for position in range(low, high):
        look = looks[position]
        if look.noise in phrases.ends and before >= SURE_END_CHARS:
            most_after = before * (0.6 if look.unit.gap else 0.3)
            if look.noise == "comments" or whole - before < most_after:
                return low, position
        before += max(0, look.prose)
    return low, high


def _judge(looks: Sequence[Look], low: int, high: int, headline: Headline | None) -> list[str]:
    """For each unit: "title", a reason for removal, or "" where it is the body."""
    first = headline.position + 1 if headline and headline.position < low else low
    counts = Counter([look.folded for look in looks])
    reasons = []
    for i, look in enumerate(looks):
        if headline and i == headline.position:
            reasons.append("title")
        elif headline and i in headline.repeats:
            reasons.append("headline-repeat")
        elif look.noise:
            reasons.append(look.noise)
        elif i < first or (i < low and (not _is_standfirst(look) or looks[i + 1].noise == "teaser")):
            reasons.append("before-the-article")
        elif i >= high:
            reasons.append("after-the-article")
        else:
            repeated = counts[look.folded] > 1 and not look.sentence and (i >= low or _stands_twice(looks, i))
            reasons.append("repeated-line" if repeated else "")
    _drop_teasers(looks, reasons, low, high)
    if "" not in reasons:
        _keep_something(looks, reasons, headline)
    return reasons


def _stands_twice(looks: Sequence[Look], i: int) -> bool:
    """Whether the next line or the one before says the same: of a picture, whose text stands there twice."""
    return looks[i].folded in [look.folded for look in (*looks[i - 1 : i], *looks[i + 1 : i + 2])]


def _keep_something(looks: Sequence[Look], reasons: list[str], headline: Headline | None) -> None:
    """Of a capture that would have no text, keep what may be a standfirst, or else what a picture shows."""
    first = headline.position + 1 if headline else 0
    below = [i for i in range(first, min(len(looks), first + _FARTHEST_BELOW)) if reasons[i] not in _SURE]
    for noise in (None, "caption"):
        kept = next((i for i in below if looks[i].noise == noise and _is_standfirst(looks[i])), None)
        if kept is not None:
            reasons[kept] = ""
            return


def _is_standfirst(look: Look) -> bool:
    """Whether a line between the headline and the first paragraph belongs to the article."""
    return look.prose > 0 or (look.cjk and len(look.text) > 20) or look.words >= 9


def _drop_teasers(looks: Sequence[Look], reasons: list[str], low: int, high: int) -> None:
    """Mark runs of two and more link-like lines within the story, and any such lines at its end."""
    run: list[int] = []
    before: Look | None = None
    for i in [i for i in range(low, high) if reasons[i] == ""]:
        if looks[i].linkish:
            run.append(i)
            continue
        # "Read also" announces one link as well as many.
        announced = bool(run) and run[0] > 0 and looks[run[0] - 1].noise == "related"
        if (len(run) >= 2 or announced) and not _opens_list(before):
            _mark(reasons, run, "teaser")
        run, before = [], looks[i]
    if not _opens_list(before):
        _mark(reasons, run, "after-the-article")


def _drop_shouted_links(looks: Sequence[Look], reasons: list[str], headline: Headline | None) -> None:
    """Mark the headlines of other articles that stand amid an English story in capitals, as its own does not.

    So does a label in front of one: "IN OTHER NEWS | Bridge to be closed". A heading of the story itself is shorter,
    and a row of a table ends in numbers.
    """
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    _mark(reasons, [i for i in kept[1:-1] if looks[i].linkish and _SHOUTED_LABEL.match(looks[i].text)], "teaser")
    shouted = [i for i in kept[1:-1] if looks[i].words >= _SHOUTED and looks[i].text.isupper() and looks[i].linkish]
    if not shouted or (headline is not None and headline.text.isupper()) or not is_english(looks):
        return
    _mark(reasons, [i for i in shouted if not looks[i].text[-3:-1].isdigit()], "teaser")


def _drop_foreign_edges(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the lines in another script above and below an English story: they are of the page around it."""
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    above = list(takewhile(lambda i: _is_in_another_script(looks[i].text), kept))
    below = list(takewhile(lambda i: _is_in_another_script(looks[i].text), reversed(kept)))
    if not (above or below) or len(above) == len(kept) or not is_english(looks):
        return
    _mark(reasons, above, "before-the-article")
    _mark(reasons, below, "after-the-article")


def _drop_copies(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark a paragraph that stands there once more: a page shows its beginning apart, too, or all of it twice."""
    seen: set[str] = set()
    for i in [i for i, reason in enumerate(reasons) if reason == "" and len(looks[i].text) >= _SHORT_PARAGRAPH]:
        if looks[i].folded in seen:
            reasons[i] = "repeated-line"
        seen.add(looks[i].folded)


def _drop_below_byline(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the short lines between an English page's byline and its lead: they say what a picture shows.

    They are names, or sentences above a lead that has its place in front.
    """
    kept = list(islice((i for i, reason in enumerate(reasons) if not reason), _OPENING))
    placed = next((n for n, i in enumerate(kept) if _PLACED.match(looks[i].text)), 0)
    lead = next((n for n, i in enumerate(kept) if looks[i].prose > 0), 0)
    above = [i for i in kept[:placed] if looks[i].sentence and not looks[i].role]
    above += [i for i in kept[: max(placed, lead)] if _is_named(looks[i])]
    if not above or "title" not in reasons or not is_english(looks):
        return
    header = range(reasons.index("title"), len(looks))
    byline = next((i for i in header if looks[i].noise in ("stamp", "byline")), len(looks))
    _mark(reasons, [i for i in above if i > byline and len(looks[i].text) <= _HEADING], "before-the-article")


def _is_named(look: Look) -> bool:
    """Whether a line is made of names: no sentence, no place in capitals, and each longer word with a capital."""
    if not look.linkish or look.words == 1 or look.text.isupper():
        return False
    return all(word[0].isupper() for word in look.text.split() if len(word) >= _LONG_WORD)


def _is_in_another_script(text: str) -> bool:
    letters = [] if text.isascii() else [sign for sign in text if sign.isalpha()]
    return sum(sign > _LAST_LATIN for sign in letters) > len(letters) / 2


def _opens_list(before: Look | None) -> bool:
    return before is not None and before.text.endswith(":")


def _mark(reasons: list[str], positions: Sequence[int], reason: str) -> None:
    for position in positions:
        reasons[position] = reason


def _heed(looks: Sequence[Look], reasons: list[str], given: Given) -> None:
    """What a person says of single lines goes before what the rules make of them."""
    keep, remove = set(given.keep_lines), set(given.remove_lines)
    for i, look in enumerate(looks):
        if look.unit.line in remove:
            reasons[i] = "removed-by-hand"
        elif look.unit.line in keep and reasons[i] != "title":
            reasons[i] = ""


def _make_article(looks: Sequence[Look], reasons: Sequence[str], headline: Headline | None, given: Given) -> Article:
    body = _body(looks, reasons, given.keep_lines)
    removed = [(look.unit, reason) for look, reason in zip(looks, reasons, strict=True) if reason not in ("", "title")]
    if headline is None or reasons[headline.position] != "title":
        basis: TitleBasis = "given" if given.title else "lead"
        return Article(given.title or _lead(body, looks), basis, None, 0, None, body, tuple(removed))
    stated = looks[headline.position].unit
    if given.title:
        removed = sorted([*removed, (stated, "headline-replaced")], key=lambda pair: pair[0].line)
        return Article(given.title, "given", None, 0, headline.publisher, body, tuple(removed))
    return Article(headline.text, "stated", stated, headline.start, headline.publisher, body, tuple(removed))


def _body(looks: Sequence[Look], reasons: Sequence[str], whole: Container[int]) -> tuple[Kept, ...]:
    """The article's lines with their roles. Of those that a person wants kept, `whole`, nothing is cut."""
    kept = [look for look, reason in zip(looks, reasons, strict=True) if reason == ""]
    found: list[Kept] = []
    for before, look, follows in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        role = look.role or _role(before, look, follows)
        cut = (0, "") if look.unit.line in whole else _front(look.text, found)
        found.append(Kept(look.unit, role, *cut))
    return tuple(found)


def _role(before: Look | None, look: Look, follows: Look | None) -> Role:
    text = look.text
    if BULLET.match(text) and len(text) < 400:
        return "heading" if _is_numbered_heading(before, look, follows) else "list-item"
    if text.endswith(")") and not look.sentence and len(text) < _LONGEST_CAPTION and _PICTURED_ON.search(text):
        return "caption"
    if before is not None and _is_heading(look, follows):
        return "heading"
    if text[:1] == "“" and text[-1:] == "”" and "“" not in text[1:] and len(text) > 40:
        return "quote"
    return "paragraph"


def _is_numbered_heading(before: Look | None, look: Look, follows: Look | None) -> bool:
    """Whether "2. Verification" heads the paragraph below; the points of a list stand together."""
    if before is None or follows is None or follows.prose < _HEADED or not look.text[0].isdigit():
        return False
    return _is_heading(look, follows) and not BULLET.match(before.text) and not BULLET.match(follows.text)


def _is_heading(look: Look, follows: Look | None) -> bool:
    """A short line with no full stop above running text, or a short question that stands alone."""
    if look.text.endswith("?"):
        # "Q: And then?" is said by somebody.
        return look.words <= 8 and look.unit.gap and ": " not in look.text
    if look.prose > 0 or look.sentence or look.text.endswith((":", ",")) or len(look.text) > 120:
        return False
    return follows is not None and not follows.linkish


def _front(text: str, above: Sequence[Kept]) -> tuple[int, str]:
    """How much of a paragraph's front is a picture's text or the first one's lost dateline, and which of the two.

    A standfirst can stand above that; a dash alone may then open somebody's words.
    """
    if end := glued_caption_end(text):
        return end, "caption"
    is_first = all(kept.role != "paragraph" for kept in above) or (len(above) < _OPENING and text[:1] in "([")
    match = _REMNANT.match(text) if is_first else None
    return (match.end(), "dateline-remnant") if match else (0, "")


def _lead(body: Sequence[Kept], looks: Sequence[Look]) -> str:
    """A title for an article without a headline: its first sentence, without the dateline, cut at a word."""
    text = body[0].unit.text[body[0].cut :] if body else looks[0].text
    text = _DATELINE_ABROAD.sub("", _DATELINE.sub("", text, count=1), count=1)
    # "... 1992, when the war began": what a quote leaves out ends no sentence.
    sentence = _SENTENCE_STOP.split(text.lstrip(".… "), maxsplit=1)[0]
    if is_cjk(sentence) and len(sentence) > _LONGEST_LEAD // CJK_WEIGHT:
        # No blanks part its words.
        return f"{sentence[: _LONGEST_LEAD // CJK_WEIGHT]}…"
    if len(sentence) <= _LONGEST_LEAD:
        return sentence.rstrip(".。")
    return sentence[:_LONGEST_LEAD].rpartition(" ")[0] + " …"
