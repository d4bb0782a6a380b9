"""The article's lines with their roles, and a title made of them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

import msgspec

from archive_gen.loader.captions import glued_caption_end
from archive_gen.loader.language import detect_language
from archive_gen.loader.lines import Unit
from archive_gen.loader.prose import BULLET, Look
from archive_gen.loader.wording import CJK_WEIGHT, is_cjk
from archive_gen.model import Role
from archive_gen.sentences import NO_STOPS

_LONGEST_LEAD = 120
_OPENING = 4
_HEADED = 60
# What stays of a dateline when place and source, being links, fell out: "( – It is ...", "() - It is ...", "( It is".
_REMNANT = re.compile(
    r"\(\s{1,3}(?=[A-ZÀ-Þ“\"])(?![^)]*\))|"
    r"[(\[]?\s{0,3}[(\[)\]]?\s{0,3}[–—-]{1,2}\s+(?=[^\W\d_])|\(\s{1,3}\)\s{0,3}[–—-]?\s*(?=[^\W\d_])"
)
# "TOKYO, Oct. 14 (Agency) - The ..."
_DATELINE = re.compile(
    r"^(?:[^\W\d_][^()\n!?]{0,80})?\((?:[A-ZÀ-ÞА-Я]|dpa)[\w .&-]{1,30}\)\s*(?:--|[–—-])\s+(?=\S)|"
    r"^[A-Z][A-Z .'’-]{2,30}(?:, [^()\n!?]{2,60})?\s?\([^()]{2,60}\):?\s+(?=[A-Z“\"])"
)
# "МОСКВА, 5 мар - Агентство. ...", "Москва. 5 марта. AGENCY.RU - ...", "新华社北京3月8日电（记者王小美）..."
_DATELINE_ABROAD = re.compile(
    r"^[А-ЯЁ][^.!?]{1,50}[.,] \d{1,2} [а-яё]{3,8}\.?\s?(?:[–—/-]\s?)?[\w .«»\"]{2,24}/?(?:\.| [–—-])\s+(?=[«\"А-ЯЁ])|"
    r"^据?\w{1,3}社\w{2,8}?\d{1,2}月\d{1,2}日[电電]\s?(?:[(（][^()（）]{2,14}[)）])?\s?"
)
# "The harbour at night (25 April 2019)" says what a picture shows, and when it was taken.
_LONGEST_CAPTION = 160
_PICTURED_ON = re.compile(r"\([^()]{0,20}\b\d{1,2}\b[^()\d]{0,12}\b(?:19|20)\d\d\)$")
_SENTENCE_STOP = re.compile(rf"(?<=[.!?]){NO_STOPS}\s|(?<=[。！？])")


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A unit of the body with its role; `cut` is how many characters at its front are not the article's, and why."""

    unit: Unit
    role: Role
    cut: int = 0
    cut_reason: str = ""


def make_body(looks: Sequence[Look], reasons: Sequence[str], whole: Container[int]) -> tuple[Kept, ...]:
    """Return the article's lines with their roles. Of those that a person wants kept, `whole`, nothing is cut."""
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
    # "(END VIDEO CLIP)" is said in a transcript; and a sentence that goes on in the next line is none.
    if follows is None or follows.linkish or (look.text[0] == "(" and look.text[-1] == ")"):
        return False
    return not (follows.text[:2].islower() or look.text[:2].islower())


def _front(text: str, above: Sequence[Kept]) -> tuple[int, str]:
    """How much of a paragraph's front is a picture's text or the first one's lost dateline, and which of the two.

    A standfirst can stand above that; a dash alone may then open somebody's words.
    """
    if end := glued_caption_end(text):
        return end, "caption"
    is_first = all(kept.role != "paragraph" for kept in above) or (len(above) < _OPENING and text[:1] in "([")
    match = _REMNANT.match(text) if is_first else None
    return (match.end(), "dateline-remnant") if match else (0, "")


def make_lead(body: Sequence[Kept], first: str) -> str:
    """Return a title for an article without a headline: its first sentence, without the dateline, cut at a word.

    Where nothing is the body, `first` is what the capture begins with.
    """
    text = body[0].unit.text[body[0].cut :] if body else first
    text = _DATELINE_ABROAD.sub("", _DATELINE.sub("", text, count=1), count=1)
    # "... 1992, when the war began": what a quote leaves out ends no sentence.
    sentence = _first_sentence(text.lstrip(".… "))
    if is_cjk(sentence) and len(sentence) > _LONGEST_LEAD // CJK_WEIGHT:
        # No blanks part its words.
        return f"{sentence[: _LONGEST_LEAD // CJK_WEIGHT]}…"
    if len(sentence) <= _LONGEST_LEAD:
        # A line of dots, or a dateline with nothing behind it, is better than no title.
        return sentence.rstrip(".。") or first[:_LONGEST_LEAD]
    return (sentence[:_LONGEST_LEAD].rpartition(" ")[0] or sentence[:_LONGEST_LEAD]) + " …"


def _first_sentence(text: str) -> str:
    """Return a text up to the first stop that ends no abbreviation, and out of English no number: "die 75. Sitzung"."""
    for stop in _SENTENCE_STOP.finditer(text, 0, _LONGEST_LEAD + 1):
        word = _WORD_BEFORE.search(text, 0, stop.start())
        if text[stop.end() : stop.end() + 1].islower() or (word and word[0].lower() in _ABBREVIATIONS):
            continue
        if word and word[0].isdigit() and len(word[0]) <= _MOST_DIGITS and detect_language(text) != "en":
            continue
        return text[: stop.start()]
    return text


_WORD_BEFORE = re.compile(r"\w+(?=\.$)")
_MOST_DIGITS = 3
_ABBREVIATIONS = frozenset(
    "ee sr sra srta dr dra prof gral cnel lic av núm nr bzw ca ggf inkl sog vgl geb mme mlle mgr ks św godz ul tzw ok "
    "inż dipl ing mons ecc г гг им тыс млн млрд ул др см рр ім вул грн тис sv tj tzv mil tis mio mrd".split()
)
