"""What a line is by itself: running text, a sentence, a link or label, noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.captions import LONGEST_PLACED, SHORTEST_SEEN, is_caption
from archive_gen.loader.lines import Unit
from archive_gen.loader.noise import LONGEST, NoisePhrases, WrittenPhrases, bare, squeeze
from archive_gen.loader.remembered import remembered
from archive_gen.loader.stamps import read_stamps
from archive_gen.loader.wording import CJK_WEIGHT, SAMPLE, Wording, is_cjk, is_thai
from archive_gen.model import Role
from archive_gen.sentences import STOPS

BULLET = re.compile(r"(?:[•·▪◦‣*–—-]|\d{1,2}[.)])\s+\S")

# Common words all. In English text they are a tenth of the words or more, in others next to none.
_ENGLISH = frozenset("the of and to that was for with from this have which".split())
_ENGLISH_SHARE = 0.05
_ENOUGH = 2500

# German closes with what opens a quotation elsewhere, „Er kommt.“, »Er kommt.«, and French behind a blank.
_CLOSING = r"\"'”’»“‘«›‹)\]」』"
# An agency's text ends in a mark of its own: "... to the north. -0-", "... ke utara.*".
_SENTENCE_END = re.compile(
    rf"[{STOPS}](?: ?[{_CLOSING}])*(?:\s?(?:-0-|[■□◆]|#{{2,3}}|\((?:END|end)\)))?$|[.!?…][{_CLOSING}]*\s?\[\d+\]$|"
    rf"\.[{_CLOSING}]*\*{{1,3}}$"
)
_TAIL = 12
# Others say who wrote or edited it, or that this is all: "... on Friday. Enditem", "……卸貨。（編譯：王小美）1120314".
_SIGNED_OFF = re.compile(rf"[{STOPS}][{_CLOSING}]*\s?(?:[(（【\[][^()（）\[\]【】]{{1,24}}[)）】\]]\d{{0,8}}|Enditem)$")
_LONG_TAIL = 40
_SIGN_OFFS = ("Enditem", ")", "）", "】", "]")
_SHORT_LINE = 140
# "SEOUL —", "Seoul, South Korea CNN —" above the text that it opens.
_DASHES = ("—", "–")
_PLACE_ALONE = re.compile(
    r"(?:[A-ZÀ-Þ][\w .,'’-]{1,40}\s)?\(?(?:CNN|AP|AFP|Reuters)\)?\s?[—–]|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/]{2,40}\s?[—–]|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,30}(?:, [A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15}){0,2})?\s?\([A-Z][\w .]{1,20}\)\s?[—–]"
)
# What a page's programs, styles and embeddings are written in.
_CODE = re.compile(
    r"\W{0,3}(?:[\w$.()]+\()?\s?function\s?\w{0,40}\s?\(|[\w$.]{2,60}\.(?:push|ready|write|addEventListener)\(|"
    r"\(\w{2,40} ?= ?window\.|(?:var|let|const) [\w$]{1,40} ?= ?[\[{(]|if ?\(typeof |window\.\w{2,40} ?=|"
    r"[.#@][\w -]{2,60}(?:\([^()]{0,60}\) ?)?\{|"
    r"(?:[•*-] )?<(?:!--|!\[CDATA|/?(?:script|iframe|style|noscript|img)\b|span data-)|"
    r"&(?:amp;)*lt;/?(?:script|iframe|style|noscript|img|span data-)|(?://|/\*) ?<!\[CDATA|"
    r"\[/?(?:caption|embed|gallery|youtube|adrotate|vc_\w{2,30}|et_pb_\w{2,30})\b[^\[\]]{0,400}\]|"
    r"(?:string\(\d{1,6}\) )?\"?\[?\{\"[\w@]{2,40}\" ?:"
)
_POSTED = re.compile(r"[—–-] ?[^()]{1,60}\(@\w{1,30}\)\s.{4,30}$")
_LABEL = -30
_OF_PICTURES = ("credit", "caption")
_CAPTION_LABELS = frozenset(("caption", "image caption", "media caption", "photo caption"))
_LONG_PROSE = 90
_MOST_CREDIT_WORDS = 8
_LONGEST_ADDED = 60
_FEWEST_GLUED = 5
_GLUED_CREDIT = re.compile(
    r"(?:[^/]{3,40}/[A-Z][^/]{1,24}|(?:Getty|GETTY|AFP|AP|PA|EPA|Reuters|REUTERS|Alamy|ALAMY)\b.{0,30})$"
)
_FEWEST_PARTED = 3
_PARTED = 0.7
_CREDITED = 0.34
# The reasons that a line's shape gives; the phrases have lines for them, too.
_BY_SHAPE = (None, "stamp", "byline", "dateline-remnant", "caption")


class Look(msgspec.Struct, frozen=True, gc=False):
    """A unit with what is known of it by itself.

    `noise` is the reason that its own words or shape give to remove it. `prose` is how much running
    text it is: its length in characters where it reads so, below zero where like a link or label.
    `role` is what markup makes of it.
    """

    unit: Unit
    role: Role | None
    text: str
    folded: str
    noise: str | None
    prose: int
    sentence: bool
    cjk: bool
    words: int
    wording: Wording

    @property
    def linkish(self) -> bool:
        """Whether it has the shape of a link to another article: no sentence, no quote, no point of a list."""
        if self.role or self.sentence or self.prose > 0 or self.text.endswith(":") or BULLET.match(self.text):
            return False
        return self.text[:1] not in "“\"'‘«「"


def look_at(units: Sequence[Unit], phrases: NoisePhrases, roles: Mapping[int, Role]) -> tuple[Look, ...]:
    """Return each unit with what it is by itself. `roles` are what markup states, by the places of units."""
    stated = [roles.get(unit.place) for unit in units] if roles else [None] * len(units)
    looks = [
        Look(unit, role, *_read_words(unit.text, phrases.written)) for unit, role in zip(units, stated, strict=True)
    ]
    _mark_captions(looks)
    return tuple(looks if phrases.written is phrases else [_as_learnt(look, phrases) for look in looks])


def _mark_captions(looks: list[Look]) -> None:
    """Mark what a picture shows by its neighbours: the word "caption" alone above it, or its credit right below."""
    told = [i for i, look in enumerate(looks) if look.noise in _OF_PICTURES or _adds_credit(looks, i)]
    if not told or any(look.role for look in looks):
        return
    labelled = [i + 1 for i in told if looks[i].folded in _CAPTION_LABELS and i + 1 < len(looks)]
    credits = [i for i in told if i and not looks[i].unit.gap and _is_credit(looks[i])]
    credited = _credited(looks, credits)
    # A page shows it once more without whoever took the picture.
    copies = [j for i in told for j in (i - 1, i + 1) if 0 <= j < len(looks) and _says_in_part(looks[j], looks[i])]
    shown = {looks[i].folded for i in credited}
    copies += [i for i, look in enumerate(looks) if look.folded in shown]
    for i in (*told, *labelled, *credited, *copies):
        if looks[i].noise is None and len(looks[i].text) < LONGEST_PLACED:
            looks[i] = msgspec.structs.replace(looks[i], noise="caption", prose=0)


def _adds_credit(looks: Sequence[Look], i: int) -> bool:
    """Whether a line says what the sentence above says, and who took the picture: "... at the pier. Source: Port"."""
    above, look = looks[i - 1], looks[i]
    if not i or look.sentence:
        return False
    if not above.sentence:
        # "... at the pier" above "... at the pierJana Example/Port".
        if above.words <= _FEWEST_GLUED or look.text[:4] != above.text[:4] or not look.text.startswith(above.text):
            return False
        end = len(above.text)
        glued = look.text[end : end + 1].isupper() and above.text[-1].islower()
        return glued and _GLUED_CREDIT.match(look.text, end) is not None
    return 0 < len(look.folded) - len(above.folded) < _LONGEST_ADDED and _says_in_part(above, look)


def _says_in_part(look: Look, caption: Look) -> bool:
    return len(look.folded) >= SHORTEST_SEEN and caption.folded.startswith(look.folded)


def _is_credit(look: Look) -> bool:
    """Whether a line only says who took a picture: "Photo: A. Example" does so in few words, or "Credit…A. Example"."""
    return look.noise == "credit" or (look.words <= _MOST_CREDIT_WORDS and look.folded.startswith(("photo", "credit")))


def _credited(looks: Sequence[Look], credits: Sequence[int]) -> list[int]:
    """Where a sentence has a credit right below, in a capture that parts its paragraphs by gaps.

    Where many paragraphs have one they tell the story; below the last it says where the story is from.
    """
    found = [i - 1 for i in credits if looks[i - 1].noise is None and looks[i - 1].sentence]
    long = [i for i, look in enumerate(looks) if look.prose >= _LONG_PROSE] if found else []
    found = [i for i in found if i < long[-1]] if long else []
    parted = [looks[i].unit.gap for i in long]
    is_parted = len(parted) >= _FEWEST_PARTED and sum(parted) >= _PARTED * len(parted)
    return found if is_parted and len(found) <= _CREDITED * len(parted) else []


def _as_learnt(look: Look, phrases: NoisePhrases) -> Look:
    """What the archive teaches of a line goes before what its shape tells, and after what its words do."""
    if look.noise not in _BY_SHAPE or _is_signature(look.text):
        return look
    if not (reason := phrases.learnt_reason(look.folded)):
        return look
    return msgspec.structs.replace(look, noise=phrases.written.reason(look.text) or reason, prose=0)


_Read: TypeAlias = tuple[str, str, str | None, int, bool, bool, int, Wording]


def _read_words(text: str, phrases: WrittenPhrases) -> _Read:
    """What the words of a line alone tell. The frame of an outlet's pages has the same lines in all its captures.

    Its articles' paragraphs come but once, and to keep their words takes longer than to find them: memory that was
    just given back is in the processor's cache.
    """
    return _read_short(text, phrases) if len(text) <= LONGEST else _read_anew(text, phrases)


def _read_anew(text: str, phrases: WrittenPhrases) -> _Read:
    whole = squeeze(text)
    folded = bare(whole)
    signature = _is_signature(text)
    reason = None
    if not signature:
        reason = phrases.reason_of(whole, folded) if len(text) <= LONGEST else phrases.notice_reason(text)
    noise = reason or (None if signature else reason_by_shape(text))
    if noise == "navigation" and read_stamps(text):
        # "May 3, 2022 | 3 minute read |" is parted as a menu is.
        noise = "stamp"
    cjk = is_cjk(text)
    sentence = signature or _is_sentence(text, cjk=cjk)
    wording = Wording(text)
    prose = 0 if noise else _prose(text, wording, sentence=sentence, cjk=cjk)
    return text, folded, noise, prose, sentence, cjk, len(wording.lower), wording


_read_short = remembered(_read_anew)


def _is_sentence(text: str, *, cjk: bool) -> bool:
    """Whether a line ends as a sentence does, or with what an agency puts behind its last one."""
    if not text[-1:].isalnum() and _SENTENCE_END.search(text[-_TAIL:]):
        return True
    signed = text.endswith(_SIGN_OFFS) or (cjk and text[-1:].isdigit())
    return signed and _SIGNED_OFF.search(text[-_LONG_TAIL:]) is not None


def reason_by_shape(text: str) -> str | None:
    """Return the reason that a line's shape gives to remove it, None where it gives none."""
    if read_stamps(text):
        return "stamp"
    if read_byline(text) and not _is_told(text):
        return "byline"
    if text.endswith(_DASHES) and _PLACE_ALONE.fullmatch(text):
        return "dateline-remnant"
    # Every line is asked, and few hold one of the signs that the pattern needs.
    if ("{" in text or "<" in text or "[" in text or "lt;" in text) and _CODE.match(text):
        return "code"
    return "caption" if is_caption(text) else None


def _is_told(text: str) -> bool:
    """Whether a line that begins as a byline does goes on as a sentence or a headline: "Von Mai an fahren mehr Züge".

    One word with a capital alone stands behind the first, and several in lower case follow.
    """
    words = text.split()
    lower = [word for word in words[1:] if word.islower() and word.isalpha()]
    if text.endswith((".", ".”", '."')) and len(lower) >= _FEWEST_TOLD_LOWER:
        return True
    return len(words) > 3 and len(lower) > 1 and words[2].islower() and words[2] not in _JOINING


def _is_signature(text: str) -> bool:
    """Whether a line ends a quoted post: "— A Name (@name) November 19, 2019". It is the quote's source."""
    return text[:1] in "—–-" and len(text) < _SHORT_LINE and _POSTED.match(text) is not None


def is_english(looks: Iterable[Look]) -> bool:
    """Whether the running text among lines is English, by its commonest words in the first few thousand characters."""
    words = common = seen = 0
    for look in looks:
        if look.prose > 0:
            words += look.words
            common += sum(map(_ENGLISH.__contains__, look.wording.terms.common))
            seen += len(look.wording.sample)
            if seen > _ENOUGH:
                break
    return common > _ENGLISH_SHARE * words


_FEWEST_TOLD_LOWER = 3
_JOINING = frozenset("and und et y e for für bei in at aus from with mit of de van von".split())
_LONG_THAI, _LONG_CJK = 120, 180
_FEWEST_TOLD, _FEWEST_WORDS, _MANY_WORDS = 2, 4, 16
_COMMON_SHARE, _RAISED_SHARE = 0.2, 0.5
_SHORT_SENTENCE, _GOES_ON = -5, 10
"""How much of a text a sentence of very few words is, and what ends in a colon or comma."""


def _prose(text: str, wording: Wording, *, sentence: bool, cjk: bool) -> int:
    """How much running text a line is: its length in letters where it reads so, below zero where like a label."""
    length = min(len(text) * (CJK_WEIGHT if cjk and not is_thai(text) else 1), SAMPLE)
    if cjk and is_thai(text):
        # No mark ends a sentence.
        return length if length > _LONG_THAI else _LABEL
    if cjk:
        return length if sentence or length > _LONG_CJK else _LABEL
    words = wording.lower
    if not words:
        return _LABEL
    if sentence:
        return length if len(words) >= _FEWEST_WORDS else _SHORT_SENTENCE
    if len(words) >= _MANY_WORDS and len(wording.terms.common) >= _COMMON_SHARE * len(words):
        return length
    # A link of the page may be glued behind the last of its sentences; all words of a list of tags are raised.
    if length == SAMPLE and text.count(". ") >= _FEWEST_TOLD and wording.terms.capitals < _RAISED_SHARE * len(words):
        return length
    return _GOES_ON if text.endswith((":", ",")) and len(words) >= _FEWEST_WORDS else _LABEL
