"""Which lines of a capture are the article, and why the rest are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archive_gen.given import NOTHING_GIVEN, Given
from archive_gen.loader.lines import Unit
from archive_gen.loader.noise import NoisePhrases, fold
from archive_gen.loader.stamps import read_byline, read_stamps
from archive_gen.model import Role, Span, TitleBasis

SURE_END_CHARS = 400
"""How much prose must stand before a line such as "Comments" for it to close the article."""
LONG_PARAGRAPH = 180
"""From how many characters on a line is surely a paragraph, and no standfirst or teaser."""

MOST_BEFORE_HEADLINE = 0.3
"""The share of a page's prose that teasers above the headline may make up."""


class Kept(NamedTuple):
    """A unit of the body with its role; `cut` is how many characters at its front are a dateline's remnant."""

    unit: Unit
    role: Role
    cut: int = 0


class Article(NamedTuple):
    """The verdict on every unit of a capture: title, body, or removed with a reason.

    `title_unit` is None where no line is the headline; `title` is then made from the lead.
    """

    title: str
    title_basis: TitleBasis
    title_unit: Unit | None
    title_start: int
    publisher: str | None
    body: tuple[Kept, ...]
    removed: tuple[tuple[Unit, str], ...]


class _Seen(NamedTuple):
    """A unit with what is known of it by itself."""

    unit: Unit
    folded: str
    noise: str | None
    prose: int
    sentence: bool
    cjk: bool
    role: Role | None


_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$|[.!?…][\"'”’»)]*\s?\[\d+\]$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BULLET = re.compile(r"(?:[•·▪◦‣*–—-]|\d{1,2}[.)])\s+\S")
_REMNANT = re.compile(r"[(\[]?\s{0,3}[(\[)\]]?\s{0,3}[–—-]{1,2}\s+(?=[^\W\d_])|\(\s{1,3}\)\s{0,3}[–—-]?\s*(?=[^\W\d_])")
_SEPARATED = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_STOP_WORDS = frozenset(
    ["the", "a", "an", "of", "to", "in", "and", "on", "for", "with", "that", "is", "was", "were", "are", "by", "at", "from", "as", "it", "its", "his", "her", "their", "he", "she", "they", "be", "has", "had", "have", "not", "but", "this", "which", "who", "will", "would", "said", "after", "before", "over", "into", "than", "more", "about", "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "ist", "im", "dem", "für", "auf", "el", "la", "los", "las", "de", "y", "que", "en", "un", "una", "le", "les", "des", "et", "est", "une", "du", "dans", "pour"]
)


def read_article(
    units: Sequence[Unit], phrases: NoisePhrases, given: Given = NOTHING_GIVEN, roles: Mapping[int, Role] | None = None
) -> Article:
    """Return the article of a capture: every unit is title, body or removed, once.

    A given title wins over what the page says, whose own headline is then removed with that reason.
    Lines that a person wants kept or removed are. `roles` are those that markup states, by line.
    """
    roles = roles or {}
    seen = [_look(unit, phrases, roles.get(unit.line)) for unit in units]
    low, high = _main_run(seen, phrases)
    low, high = _close(seen, low, high, phrases)
    title = _marked_title(seen) or _find_title(seen, low, high, phrases)
    if title is not None and title.position >= low:
        low = title.position + 1
    reasons = _judge(seen, low, high, title)
    _heed(seen, reasons, given)
    body = [
        Kept(
            s.unit,
            s.role or _role(seen, reasons, i),
            _remnant(s.unit.text) if _is_first(reasons, i) else 0,
        )
        for i, s in enumerate(seen)
        if reasons[i] == ""
    ]
    removed = [(s.unit, reasons[i]) for i, s in enumerate(seen) if reasons[i] not in ("", "title")]
    stated = seen[title.position].unit if title and reasons[title.position] == "title" else None
    publisher = title.publisher if title else None
    if given.title:
        removed += [(stated, "headline-replaced")] if stated else []
        return Article(
            given.title, "given", None, 0, publisher, tuple(body), tuple(sorted(removed, key=lambda r: r[0].line))
        )
    if title is None or stated is None:
        return Article(_lead(body, seen), "lead", None, 0, None, tuple(body), tuple(removed))
    return Article(title.text, "stated", stated, title.start, publisher, tuple(body), tuple(removed))


def _marked_title(seen: Sequence[_Seen]) -> _Title | None:
    """The first line, where markup makes it a heading: then it is the headline."""
    if seen and seen[0].role == "heading":
        return _Title(0, seen[0].unit.text, 0, frozenset(_copies(seen, 0, len(seen))), None)
    return None


def _heed(seen: Sequence[_Seen], reasons: list[str], given: Given) -> None:
    """What a person says of single lines goes before what the rules make of them."""
    keep, remove = set(given.keep_lines), set(given.remove_lines)
    for i, line in enumerate(seen):
        if line.unit.line in remove:
            reasons[i] = "removed-by-hand"
        elif line.unit.line in keep and reasons[i] != "title":
            reasons[i] = ""


def _look(unit: Unit, phrases: NoisePhrases, role: Role | None) -> _Seen:
    text = unit.text
    noise = phrases.reason(text)
    if noise is None and read_stamps(text):
        noise = "stamp"
    elif noise is None and read_byline(text):
        noise = "byline"
    cjk = len(_CJK.findall(text[:400])) > min(len(text), 400) / 3
    sentence = _SENTENCE_END.search(text[-12:]) is not None
    return _Seen(unit, fold(text), noise, 0 if noise else _prose(text, sentence=sentence, cjk=cjk), sentence, cjk, role)


def _prose(text: str, *, sentence: bool, cjk: bool) -> int:
    """How much running text a line is: its length where it reads like prose, negative where like a link or label."""
    length = min(len(text) * (3 if cjk else 1), 600)
    if cjk:
        return length if sentence or length > 180 else -30
    words = [word.lower() for word in _WORD.findall(text[:600])]
    if not words:
        return -30
    stops = sum(word in _STOP_WORDS for word in words) / len(words)
    if sentence:
        return length if len(words) >= 4 else -5
    if len(words) >= 16 and stops >= 0.2:
        return length
    if text.endswith((":", ",")) and len(words) >= 4:
        return 10
    return -30


def _main_run(seen: Sequence[_Seen], phrases: NoisePhrases) -> tuple[int, int]:
    """The half-open run of lines that holds the most prose for the least of everything else."""
    best = (0, 0, len(seen))
    total, start = 0, 0
    for position, line in enumerate(seen):
        total += _weight(line, phrases)
        if total <= 0:
            total, start = 0, position + 1
        elif total > best[0]:
            best = (total, start, position + 1)
    return best[1], best[2]


def _weight(line: _Seen, phrases: NoisePhrases) -> int:
    if line.noise in phrases.ends:
        return -200
    if line.noise in ("stamp", "byline", "advertising", "credit", "player"):
        return -5
    return -25 if line.noise else line.prose


def _close(seen: Sequence[_Seen], low: int, high: int, phrases: NoisePhrases) -> tuple[int, int]:
    """Cut the run at the first line that closes an article, if enough of it stands before."""
    before = 0
    for position in range(low, high):
        line = seen[position]
        if line.noise in phrases.ends and before >= SURE_END_CHARS:
            after = sum(max(0, s.prose) for s in seen[position:high])
            if line.noise == "comments" or after < before * (0.6 if line.unit.gap else 0.3):
                return low, position
        before += max(0, line.prose)
    return low, high


class _Title(NamedTuple):
    position: int
    text: str
    start: int
    repeats: frozenset[int]
    publisher: str | None


def _find_title(seen: Sequence[_Seen], low: int, high: int, phrases: NoisePhrases) -> _Title | None:
    """The headline: the line that its repeats, its place and the story's own words agree on."""
    story = Counter(
        word for s in seen[low:high] if s.prose > 60 for word in _content_words(s.unit.text)
    )  # fmt: skip
    lead = {word for s in [s for s in seen[low:high] if s.prose > 60][:3] for word in _content_words(s.unit.text)}
    candidates = [i for i in range(_latest_start(seen, low, high)) if _may_be_title(seen[i])]
    if not candidates:
        return None
    copies = {i: _copies(seen, i, high) for i in candidates}
    scores = {i: _title_score(seen, i, low, story, lead, len(copies[i])) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], i))
    if scores[best] < 2:
        return None
    group = copies[best] | {best}
    # The last of the copies above the story is the page's own headline, nearest to its byline.
    position = max((i for i in group if i <= max(low, best) and seen[i].folded == seen[best].folded), default=best)
    text = seen[position].unit.text
    start = _category_end(text, phrases)
    head, publisher = _without_outlet(text[start:], seen, position)
    return _Title(position, head, start, frozenset(group - {position}), publisher)


_GLUED = re.compile(r"[A-Z][a-z]+(?:(?: |&|[A-Z])[A-Za-z]*[a-z])?(?=[A-Z])")


def _category_end(text: str, phrases: NoisePhrases) -> int:
    """How many characters at a headline's front are a section's name glued to it ("WorldLeaders meet")."""
    match = _GLUED.match(text)
    return match.end() if match and phrases.reason(match[0]) == "navigation" else 0


def _latest_start(seen: Sequence[_Seen], low: int, high: int) -> int:
    """Where a headline can stand no more: a good part of the prose is told by then."""
    whole = sum(max(0, s.prose) for s in seen[low:high])
    told = 0
    for position in range(low, high):
        told += max(0, seen[position].prose)
        if told > whole * MOST_BEFORE_HEADLINE and position > low + 2:
            return position
    return high


def _may_be_title(line: _Seen) -> bool:
    if line.noise or not line.folded:
        return False
    length = len(line.unit.text)
    words = len(_WORD.findall(line.unit.text))
    if line.cjk:
        return 5 <= length <= 90
    return 2 <= words <= 32 and 8 <= length <= 220 and not line.unit.text.endswith((",", ";"))


def _title_score(seen: Sequence[_Seen], i: int, low: int, story: Counter[str], lead: set[str], copies: int) -> float:
    line = seen[i]
    words = _content_words(line.unit.text)
    told = sum(word in story for word in words) / len(words) if words else 0.0
    led = sum(word in lead for word in words) / len(words) if words else 0.0
    count = len(_WORD.findall(line.unit.text))
    score = 2.5 * told + 1.5 * led + min(copies, 2) * 1.5
    if line.cjk:
        score += 2.0
    elif 5 <= count <= 20:
        score += 1.5
    elif count in (3, 4):
        score += 0.3
    score -= min(_distance(seen, i) * 0.12, 2.4)
    if i == 0:
        score += 1.0
    if any(s.noise in ("stamp", "byline") for s in seen[i + 1 : i + 4]):
        score += 1.0
    if line.sentence and not line.unit.text.endswith(("?", "!", "…", "...")):
        score -= 2.5
    if _follows_headline(seen, i):
        score -= 1.5
    if i > low:
        whole = sum(max(0, s.prose) for s in seen[low:]) or 1
        score -= 0.4 + 4 * sum(max(0, s.prose) for s in seen[low:i]) / whole
    if line.unit.text.endswith(":"):
        score -= 2
    return score


def _distance(seen: Sequence[_Seen], i: int) -> int:
    """How many lines, beside stamps and bylines, stand between a line and the first long paragraph after it."""
    between = 0
    for s in seen[i + 1 :]:
        if s.prose >= LONG_PARAGRAPH:
            break
        between += s.noise not in ("stamp", "byline", "sharing")
    return between


def _follows_headline(seen: Sequence[_Seen], i: int) -> bool:
    """Whether the line reads like a standfirst: a longer one right below what may be a headline itself."""
    before = next((s for s in reversed(seen[:i]) if s.noise is None), None)
    if before is None or not _may_be_title(before) or before.sentence:
        return False
    count = len(_WORD.findall(before.unit.text))
    return count >= 4 and len(_WORD.findall(seen[i].unit.text)) > count


def _content_words(text: str) -> list[str]:
    if len(_CJK.findall(text[:400])) > len(text[:400]) / 3:
        plain = "".join(_CJK.findall(text))
        return [plain[i : i + 2] for i in range(len(plain) - 1)]
    words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]
    return [word for word in words if len(word) > 2 and word not in _STOP_WORDS]


def _copies(seen: Sequence[_Seen], i: int, high: int) -> set[int]:
    """Other lines above or in the story that say the same headline, alone, with an outlet, or with a category glued on."""
    own = seen[i].folded
    found = set()
    for j, other in enumerate(seen[:high]):
        if j == i or len(other.folded) > 260 or not other.folded:
            continue
        shorter, longer = sorted((own, other.folded), key=len)
        if shorter == longer or (len(shorter) >= 20 and longer.endswith(shorter) and len(longer) - len(shorter) <= 40) or (len(shorter) >= 20 and longer.startswith(shorter) and re.match(r"\s*[|–—·•»:/-]", longer[len(shorter) :])):
            found.add(j)
    return found


def _without_outlet(text: str, seen: Sequence[_Seen], position: int) -> tuple[str, str | None]:
    """A headline without the outlet's name behind a bar or dash, and that name."""
    stops = list(_SEPARATED.finditer(text))
    for stop in stops:
        head = text[: stop.start()]
        if any(s.folded == fold(head) for j, s in enumerate(seen) if j != position):
            return head, _outlet(text[stop.end() :])
    if not stops:
        return text, None
    head, tail = text[: stops[-1].start()], text[stops[-1].end() :]
    if len(head.split()) >= 4 and ("|" in stops[-1][0] or _OUTLET.fullmatch(tail)) and _outlet(tail):
        return head, tail
    return text, None


_OUTLET = re.compile(
    r"(?:the )?[\w.&' -]{2,30}\b(?:news|times|post|ledger|monitor|herald|tribune|journal|dispatch|daily|today|online|magazine|review|"
    r"press|observer|gazette|telegraph|guardian|desk|wire|chronicle|com|org|net)",
    re.IGNORECASE,
)


def _outlet(tail: str) -> str | None:
    return tail if len(tail.split()) <= 5 and tail[:1].isupper() else None


def _judge(seen: Sequence[_Seen], low: int, high: int, title: _Title | None) -> list[str]:
    """For each unit: "title", a reason for removal, or "" where it is the body."""
    reasons = [""] * len(seen)
    first = title.position + 1 if title and title.position < low else low
    counts = Counter(s.folded for s in seen)
    for i, line in enumerate(seen):
        if title and i == title.position:
            reasons[i] = "title"
        elif title and i in title.repeats:
            reasons[i] = "headline-repeat"
        elif line.noise:
            reasons[i] = line.noise
        elif i < first:
            reasons[i] = "before-the-article"
        elif i >= high:
            reasons[i] = "after-the-article"
        elif i < low and not _is_standfirst(line):
            reasons[i] = "before-the-article"
        elif counts[line.folded] > 1 and i >= low and not line.sentence:
            reasons[i] = "repeated-line"
    _drop_teasers(seen, reasons, low, high)
    return reasons


def _is_standfirst(line: _Seen) -> bool:
    return line.prose > 0 or (line.cjk and len(line.unit.text) > 20) or (len(_WORD.findall(line.unit.text)) >= 9)


def _drop_teasers(seen: Sequence[_Seen], reasons: list[str], low: int, high: int) -> None:
    """Mark runs of two and more link-like lines within the story, and such lines at its end."""
    kept = [i for i in range(low, high) if reasons[i] == ""]
    run: list[int] = []
    for i in (*kept, None):
        if i is not None and _is_linkish(seen[i]):
            run.append(i)
            continue
        at_end = i is None
        listed = run and _opens_list(seen, kept, run[0])
        if run and not listed and (at_end or len(run) >= 2):
            for j in run:
                reasons[j] = "after-the-article" if at_end else "teaser"
        run = []


def _is_linkish(line: _Seen) -> bool:
    text = line.unit.text
    if line.role or line.sentence or line.prose > 0 or _BULLET.match(text) or text.endswith(":"):
        return False
    return text[:1] not in "“\"'‘«「"


def _opens_list(seen: Sequence[_Seen], kept: Sequence[int], i: int) -> bool:
    at = kept.index(i)
    return at > 0 and seen[kept[at - 1]].unit.text.endswith(":")


def _is_first(reasons: Sequence[str], i: int) -> bool:
    return "" not in reasons[:i]


def _remnant(text: str) -> int:
    """How many characters at the front are what is left of a dateline whose place and source were links."""
    match = _REMNANT.match(text)
    return match.end() if match else 0


def _role(seen: Sequence[_Seen], reasons: Sequence[str], i: int) -> Role:
    line = seen[i]
    text = line.unit.text
    if _BULLET.match(text) and len(text) < 400:
        return "list-item"
    if line.prose <= 0 and not line.sentence and not text.endswith((":", ",")) and len(text) <= 120:
        follows = next((seen[j] for j in range(i + 1, len(seen)) if reasons[j] == ""), None)
        if follows and not _is_linkish(follows) and not _is_first(reasons, i):
            return "heading"
    if text[:1] == "“" and text[-1:] == "”" and "“" not in text[1:] and len(text) > 40:
        return "quote"
    if _is_question_heading(line) and not _is_first(reasons, i):
        return "heading"
    return "paragraph"


def _is_question_heading(line: _Seen) -> bool:
    words = len(_WORD.findall(line.unit.text))
    return line.unit.text.endswith("?") and words <= 8 and line.unit.gap


def _lead(body: Sequence[Kept], seen: Sequence[_Seen]) -> str:
    """A title for an article without a headline: its first sentence, cut at a word."""
    text = body[0].unit.text[body[0].cut :] if body else seen[0].unit.text
    sentence = re.split(r"(?<=[.!?。！？])\s", text, maxsplit=1)[0]
    if len(sentence) <= 120:
        return sentence.rstrip(".。")
    return sentence[:120].rpartition(" ")[0] + " …"


def title_span(article: Article) -> Span | None:
    """Where the headline stands in the decoded capture; None where it was made from the lead."""
    if article.title_unit is None:
        return None
    first = article.title_unit.spans[0]
    whole = len(article.title) == len(article.title_unit.text)
    if whole or len(article.title_unit.spans) > 1:
        return Span(first.start, article.title_unit.spans[-1].end)
    return Span(first.start + article.title_start, first.start + article.title_start + len(article.title))
