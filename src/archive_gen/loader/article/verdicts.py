"""Why a line of a capture is not the article's, by rules: each has a reason, or none where it is the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile

from archive_gen.loader.article.run import SHORT_PARAGRAPH, find_rows, is_asked_below, is_label_of_links, number_of
from archive_gen.loader.headline import Headline
from archive_gen.loader.headline.placed import kind_in_head
from archive_gen.loader.prose import BULLET, Look, is_english
from archive_gen.loader.shared_lines import REASON

_SHOUTED = 7
_LONG = 120
_SHORTEST_QUOTE, _LONGEST_QUOTE = 30, 300
_LONGEST_TOLD = 60_000
_FEWEST_QUOTED, _MANY_QUOTED = 6, 10
_FEWEST_IN_VERSE, _FEWEST_COUNTED = 3, 8
_FARTHEST_BELOW = 4
_HEADING = 80
_LONG_WORD = 4
_OPENING = 4
_FARTHEST_NUMBER = 6
_MOST_NAMES = 6
_MOST_LABEL, _MOST_ANNOUNCED = 6, 4
SURE = frozenset(("title", "headline-repeat"))
_LAST_LATIN = "\u024f"
# "SOFIA -- The ...", "NEW DELHI: The ...", "MANILA, Philippines – The ..."
_PLACED = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z]\w+(?: \w+){0,3})?\s?(?:\([^()]{2,40}\)\s?)?(?:--|[–—:-])\s"
)
_SHOUTED_LABEL = re.compile(r"[A-Z][A-Z '’]{2,30} \| [A-Z\"“‘'][^|]{15,}$")


def judge_lines(looks: Sequence[Look], low: int, high: int, headline: Headline | None) -> list[str]:
    """Return for each unit "title", a reason for removal, or "" where it is the body."""
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
        elif i < first or (i < low and (not _is_standfirst(look) or _is_link_near(looks, i))):
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
    below = [i for i in range(first, min(len(looks), first + _FARTHEST_BELOW)) if reasons[i] not in SURE]
    for noise in (None, "caption"):
        kept = next((i for i in below if looks[i].noise == noise and _is_standfirst(looks[i])), None)
        if kept is not None:
            reasons[kept] = ""
            return


def _is_standfirst(look: Look) -> bool:
    """Whether a line between the headline and the first paragraph belongs to the article."""
    return look.prose > 0 or (look.cjk and len(look.text) > 20) or look.words >= 9


def _is_link_near(looks: Sequence[Look], i: int) -> bool:
    """Whether a line leads to another article: it stands right below the label of such links, or above a teaser."""
    return looks[i + 1].noise == "teaser" or (looks[i].linkish and is_label_of_links(looks[i - 1 : i]))


def _drop_teasers(looks: Sequence[Look], reasons: list[str], low: int, high: int) -> None:
    """Mark runs of two and more link-like lines within the story, and any such lines at its end."""
    run: list[int] = []
    before: Look | None = None
    rows = find_rows(looks[:high])
    listed = _find_listed_links(looks, low, high)
    for i in [i for i in range(low, high) if reasons[i] == "" and i not in rows]:
        if looks[i].linkish or i in listed or is_asked_below(looks, i):
            run.append(i)
            continue
        # "Read also" announces one link as well as many.
        announced = bool(run) and is_label_of_links(looks[max(0, run[0] - 1) : run[0]])
        if (len(run) >= 2 or announced) and not opens_list(before) and not _is_listed(looks, run):
            mark_lines(reasons, run, "teaser")
        run, before = [], looks[i]
    if not opens_list(before):
        mark_lines(reasons, run, "after-the-article")


def _find_listed_links(looks: Sequence[Look], low: int, high: int) -> set[int]:
    """The points of a list right below the label of links to other articles, none of which is a statement."""
    found: set[int] = set()
    # Few lines are such a label, and to ask the others takes longer than all the rest.
    labels = [i for i in range(max(0, low - 1), high) if looks[i].noise == "related"]
    for label in [i for i in labels if is_label_of_links(looks[i : i + 1])]:
        i = label + 1
        while i < high and _is_point(looks[i].text):
            found.add(i)
            i += 1
    return found


def _is_point(text: str) -> bool:
    """Whether a line is a point of a list, and no statement."""
    return BULLET.match(text) is not None and not text.endswith(".")


def _is_listed(looks: Sequence[Look], run: Sequence[int]) -> bool:
    """Whether lines that stand together are verses, or what a dish takes: they begin in lower case or with a number."""
    verses = sum(looks[i].text[:1].islower() and looks[i].words >= _FEWEST_IN_VERSE for i in run)
    counted = sum(looks[i].text[:1].isdigit() for i in run)
    return (len(run) > 2 and verses >= len(run) / 2) or (len(run) >= _FEWEST_COUNTED and counted >= len(run) / 2)


def drop_shouted_links(looks: Sequence[Look], reasons: list[str], headline: Headline | None) -> None:
    """Mark the headlines of other articles that stand amid an English story in capitals, as its own does not.

    So does a label in front of one: "IN OTHER NEWS | Bridge to be closed". A heading of the story itself is shorter,
    and a row of a table ends in numbers.
    """
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    mark_lines(reasons, [i for i in kept[1:-1] if looks[i].linkish and _SHOUTED_LABEL.match(looks[i].text)], "teaser")
    shouted = [i for i in kept[1:-1] if looks[i].words >= _SHOUTED and looks[i].text.isupper() and looks[i].linkish]
    if not shouted or (headline is not None and headline.text.isupper()) or not is_english(looks):
        return
    mark_lines(reasons, [i for i in shouted if not looks[i].text[-3:-1].isdigit()], "teaser")


def drop_announced(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the links right below their label amid the story, as long as headlines are, where text goes on below."""
    labels = [i for i, look in enumerate(looks[:-1]) if look.noise == "related" and not looks[i + 1].noise]
    kept = {i for i, reason in enumerate(reasons) if reason == ""} if labels else set()
    for label in labels:
        if looks[label].words > _MOST_LABEL or looks[label].sentence:
            continue
        end = label + 1
        while end < len(looks) and looks[end].linkish and not looks[end].noise and looks[end].words >= _SHOUTED:
            end += 1
        links = end - label - 1
        if 0 < links <= _MOST_ANNOUNCED and end in kept and looks[end].prose > 0 and is_english(looks):
            mark_lines(reasons, [i for i in range(label + 1, end) if i in kept], "teaser")


def keep_counting(looks: Sequence[Look], reasons: list[str]) -> None:
    """Keep the numbered headings that go on below the last line that is kept, near to it, with what they head."""
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    number = max([number_of(looks[i]) for i in kept if looks[i].text[:1].isdigit()], default=0)
    last = kept[-1] if kept else 0
    while number:
        near = range(last + 1, min(len(looks), last + 1 + _FARTHEST_NUMBER))
        number += 1
        heading = next((i for i in near if number_of(looks[i]) == number and reasons[i] not in SURE), None)
        if heading is None or any(looks[i].noise in ("comments", "copyright") for i in range(last + 1, heading)):
            return
        reasons[heading] = ""
        last = heading
        while last + 1 < len(looks) and looks[last + 1].prose > 0:
            last += 1
            reasons[last] = ""


def drop_foreign_edges(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the lines in another script above and below an English story: they are of the page around it."""
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    above = list(takewhile(lambda i: _is_in_another_script(looks[i].text), kept))
    below = list(takewhile(lambda i: _is_in_another_script(looks[i].text), reversed(kept)))
    if not (above or below) or len(above) == len(kept) or not is_english(looks):
        return
    mark_lines(reasons, above, "before-the-article")
    mark_lines(reasons, below, "after-the-article")


def drop_copies(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark a paragraph that stands there once more: a page shows its beginning apart, too, or all of it twice."""
    seen: dict[str, int] = {}
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    for i in [i for i in kept if len(looks[i].text) >= SHORT_PARAGRAPH]:
        first = seen.setdefault(looks[i].folded, i)
        if first != i:
            # The beginning is shown apart where it stands above the headline once more.
            apart = first == kept[0] and i == kept[1] and "headline-repeat" in reasons[first:i]
            reasons[first if apart else i] = "repeated-line"


def drop_pull_quotes(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the sentences that stand there once more amid the story, word for word within a paragraph of it.

    Nothing is looked for in a text as long as a book, where each would be looked for in all others.
    """
    kept = [i for i, reason in enumerate(reasons) if reason == ""]
    told = "\n".join([looks[i].folded for i in kept if looks[i].prose >= _LONG])
    if len(told) > _LONGEST_TOLD:
        return
    for i in kept[1:]:
        look = looks[i]
        # A heading may name what the paragraph below it names.
        fewest = _FEWEST_QUOTED if look.sentence else _MANY_QUOTED
        if look.words < fewest or not _SHORTEST_QUOTE <= len(look.folded) < _LONGEST_QUOTE or look.role:
            continue
        words = look.folded.strip("\"'«»„ .,!?")
        if told.count(words) > 1 if look.prose >= _LONG else words in told:
            reasons[i] = "repeated-line"


def drop_below_byline(looks: Sequence[Look], reasons: list[str]) -> None:
    """Mark the short lines between an English page's byline and its lead: they say what a picture shows.

    They are names, or sentences above a lead that has its place in front.
    """
    kept = list(islice((i for i, reason in enumerate(reasons) if not reason), _OPENING))
    placed = next((n for n, i in enumerate(kept) if _PLACED.match(looks[i].text)), 0)
    lead = next((n for n, i in enumerate(kept) if looks[i].prose > 0), 0)
    # The name stands below a standfirst as well.
    below = kept[1] if len(kept) > 1 and lead == 0 else len(looks)
    if below + 1 < len(looks) and _is_named(looks[below]) and looks[below + 1].noise == "stamp":
        lead = 2
    named = [i for i in kept[: max(placed, lead)] if _is_named(looks[i])]
    above = [i for i in kept[:placed] if looks[i].sentence and not looks[i].role] + named
    if not above or "title" not in reasons or not is_english(looks):
        return
    header = range(reasons.index("title"), len(looks))
    byline = next((i for i in header if looks[i].noise in ("stamp", "byline")), len(looks))
    mark_lines(reasons, [i for i in above if i > byline and len(looks[i].text) <= _HEADING], "before-the-article")
    # The author's name stands right above the day.
    over = [i for i in named if i in header and looks[i].words <= _MOST_NAMES and looks[i + 1].noise == "stamp"]
    mark_lines(reasons, over, "before-the-article")


def _is_named(look: Look) -> bool:
    """Whether a line is made of names: no sentence, no place in capitals, and each longer word with a capital."""
    if not look.linkish or look.words == 1 or look.text.isupper():
        return False
    return all(word[0].isupper() for word in look.text.split() if len(word) >= _LONG_WORD)


def _is_in_another_script(text: str) -> bool:
    letters = [] if text.isascii() else [sign for sign in text if sign.isalpha()]
    return sum(sign > _LAST_LATIN for sign in letters) > len(letters) / 2


def name_head_lines(looks: Sequence[Look], reasons: list[str], headline: Headline | None) -> None:
    """Mark the byline and the stamp right below the headline as such where many captures share them.

    The articles of one author and day have both in common.
    """
    for i in range(headline.position + 1 if headline else len(looks), len(looks)):
        if not looks[i].noise:
            break
        if looks[i].noise == REASON:
            reasons[i] = kind_in_head(looks[i].text) or REASON


def opens_list(before: Look | None) -> bool:
    """Whether a line announces what stands below it with a colon."""
    return before is not None and before.text.endswith(":")


def mark_lines(reasons: list[str], positions: Sequence[int], reason: str) -> None:
    """Give the lines at some positions a reason."""
    for position in positions:
        reasons[position] = reason
