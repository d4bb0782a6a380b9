"""What a line is by itself: running text, a sentence, a link or label, noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from archive_gen.loader.lines import Unit
from archive_gen.loader.noise import LONGEST, NoisePhrases, WrittenPhrases, bare, squeeze
from archive_gen.loader.remembered import remembered
from archive_gen.loader.stamps import read_byline, read_stamps
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
# Whoever took a picture stands behind what it shows, in brackets or after a mark; a gallery numbers what it shows.
_AGENCIES = (
    "getty|reuters|afp|ap photo|associated press|epa|shutterstock|istock|alamy|xinhua|tass|kyodo|yonhap|kcna|dpa"
)
_COMMONS = ("wikimedia", "creative commons", "flickr", "pixabay", "unsplash", "pexels")
# In lower case: to ignore the case of so many words takes three times the time.
_PICTURED = re.compile(
    r"[(\[](?:[^()\[\]]{0,80}\b)?(?:photo|image|picture|foto|bild|photograph|file pic)\b[^()\[\]]{3,80}[)\]]\W{0,3}$|"
    rf"[(\[][^()\[\]]{{3,80}}[/,] ?(?:via )?(?:{_AGENCIES})\b[^()\[\]]{{0,40}}[)\]]\W{{0,3}}$|"
    rf"[^.!?:] \((?:{_AGENCIES})\)$|"
    r"(?:^|[.!?…)”\"|] ?|/ ?)(?:file )?(?:photo(?:graph)?|image|picture)s?(?: by|:| courtesy(?: of)?) "
    r"(?:[^.!?]|\b[a-z]\.){2,60}\.?$|\([^()]{2,40} (?:photo|image)s?\)$|"
    r"[.!?…”\"] (?:photo|image|picture)$|\bfile (?:photo|image|picture)\.?$|"
    rf"[(\[](?:ap|{_AGENCIES})/[^()\[\]/ ]{{2,30}} [^()\[\]/]{{2,40}}[)\]]\W{{0,3}}$|"
    rf"[.!?)”\"] ?[^.!?/]{{3,40}}/(?:[^.!?]{{2,40}}(?:/| via ))?(?:ap|{_AGENCIES})(?: images| photo)?\W{{0,2}}$|"
    r"\bpurchase licensing rights(?:, opens new tab)?$|"
    r"\b(?:(?:photo|image|picture) )?credits?(?:: |\.\.\.|…)[^!?]{2,60}$|"
    rf"(?:\bvia |/ ?|\(|\bcourtesy of )(?:{'|'.join(_COMMONS)})\b[^.!?]{{0,40}}$|"
    r"\bpublic domain\b[^.!?]{0,4}(?:\(cc\b.{0,16})?$|\(cc(?:[ -](?:by|sa|nc|nd|0)){1,4}\b[^()]{0,8}\)$|"
    rf"\b(?:19|20)\d\d\.? (?:[–—-] )?\(?(?:ap|efe|{_AGENCIES})\)?(?:[-/ ][^.!?]{{0,40}})?$|"
    rf"[.!?”\"] via (?:ap|{_AGENCIES})\b[^.!?]{{0,30}}$|"
    rf"[^|]\s//? ?(?:{_AGENCIES})[^.!?]{{0,40}}$|\bgetty(?: images)?$|"
    # A bar parts a headline from its outlet, and a sentence from whoever took the picture.
    r"[^|]{30}[.!?] \| [^|.!?]{1,40}$"
)
_PICTURED_BY_NAME = re.compile(rf"[.!?”\"] (?:[A-Z][\w.'’-]* ){{1,3}}[A-Z][\w.'’-]*, (?i:ap|{_AGENCIES})\.?$")
_PICTURED_ABROAD = re.compile(
    r"(?:^|[.!?…)”\"|–—-] |\w )(?:fotos?|fotograf[ií]as?|fotoğraf|фото|снимка|fot\.|zdj\.|zdjęcie|kuvat?|billede|bilde|"
    r"imagen|imagem|immagine|fotó|ảnh|φωτο(?:γραφία)?|φωτό|צילום|عکس|صورة)\s?: ?(?:[^.!?]|\b[A-ZА-Я]\.){2,60}$|"
    r"[.!?…)”\"|] (?:fotos?|фото): ?(?-i:[A-ZÀ-ÞА-Я][\w-]*(?:[ /][A-ZÀ-ÞА-Я][\w-]*){0,3})\.$|"
    r"(?:[.!?…)”\"|]|\w) (?:(?:fot|zdj)\. |[–|-] ?bild: ?)(?-i:[A-ZŁŚŻÄÖÜ])(?:[^.!?]|\b[A-Z]\.){1,60}$|"
    rf"\bbild: ?(?:{_AGENCIES}|imago|picture alliance)\b[^.!?]{{0,60}}$|"
    # A headline may quote the newspaper of that name, and goes on with more than a name.
    r"\w (?-i:Bild): ?(?-i:[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){1,2})$|"
    r"[^.!?]{12}\. (?:efe|ansa|lusa)(?:[ /][^.!?]{0,30})?$|"
    # Japanese papers give the day, the place and whoever took it.
    r"[=＝](?:\d{4}年)?\d{1,2}月\d{1,2}日[^。]{0,40}(?:撮影|提供)$|"
    # German pages put the holder of the rights behind what a picture shows: "Die Fähre im Nebel. © Hafenamt".
    r"[^©]{16}[.!?)\w…”“\"]\s[(/|–—-]?\s?(?:©|(?:bildquelle|bildrechte|bildnachweis|fotograf(?:in)?|copyright):) ?"
    r"(?:[^.!?©]|\.(?=\w)|(?<=\b[A-ZÄÖÜ])\.){2,60}\)?$",
    re.IGNORECASE,
)
_CUES_ABROAD = (
    "foto", "bild", "фото", "fot.", "zdj.", ". efe", ". ansa", ". lusa", "©", "copyright:", "снимка:", "zdjęcie:",
    "kuva:", "kuvat:", "billede:", "bilde:", "image", "immagine:", "fotó:", "ảnh:", "φωτο", "φωτό:",
    "撮影", "提供", "צילום:", "عکس:", "صورة:",
)  # fmt: skip
_CUES_HERE = (
    "photo", "image", "picture", "file pic", "credit", "licensing", "(ap/", "via ap", "/ap", ", ap", "- ap", "(ap)",
    ". | ",
)  # fmt: skip
# "The ferry in the fog. (Jana Example for the Ledger)"
_TAKEN_FOR = re.compile(
    r"[.!?…”\"] \([A-ZÀ-Þ][^()/.]{2,30}/[A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ][^()/]{1,24}\)$|"
    r"[.!?…”\"] \((?:[A-Z][\w.'’-]* ){2,4}for (?:the |The )?[A-Z][^()]{2,40}\)$"
)
# "The ferry in the fog. —JANA EXAMPLE", "... in the fog. — Jana Example/The Ledger", "... in the fog. [JANA EXAMPLE]"
_SIGNED = re.compile(
    r"\. ?[—–] ?(?:[A-Z][A-Z.'’-]* ){1,3}[A-Z'’-]{2,20}$|"
    r"\. ?[—–] ?(?:[A-Z][\w.'’-]* ){1,3}[\w'’-]{2,20}/[A-Z][^.!?/]{2,30}$|[.”\"] \[[A-Z][A-Z\d .,&/'’-]{2,40}\]$"
)
_NUMBERED = re.compile(r"(?:\d{1,3} ?(?:of|/) ?\d{1,3}:? |\[\d{1,3} ?/ ?\d{1,3}\] ?)[A-Z“\"]")
# A picture's text with the lead glued to it, as both stood in one box: "(Photo: A. Name)EASTHAM - The council ...".
_CREDIT_GLUED = re.compile(r"\((?i:[^()]{0,60}\b)?(?i:photo|image|picture|getty)\b[^()]{0,60}\)(?=[A-ZÀ-Þ])")
_SHORTEST_LEAD = 100
# What an agency's picture shows begins with the word that it is not of the day: "FILE - The mayor in ...".
_FILED_FIRST = re.compile(r"FILE\s?[-–—]\s?(?:[A-Z]|(?:\w+ )?(?:image|photo|picture)\b)|FILE (?:PHOTO|IMAGE|PICTURE)\b")
_FILED = re.compile(r"file (?:photo|picture|image)")
_FILED_START = 150
# Who gave a picture out stands in the sentence: "..., in this undated photo released by the harbour office."
_GIVEN_OUT = re.compile(
    r"\bin (?:this|an?) (?:\w+ ){0,2}(?:photo|picture|image|photograph)\b[^.!?]{0,30}? "
    r"(?:taken|released|provided|obtained|issued|supplied|made available|made from)\b|"
    r"^(?:\(COMBO\) )?This (?:\w+ ){0,3}(?:photo|picture|image|photograph)s?\b[^.!?]{0,60}? "
    r"(?:shows?|created|taken|released|provided|obtained|issued|supplied|made available|made from)\b|"
    r"^(?:A|The) (?:TV|television) screen (?:shows|showing|broadcast)|"
    r"^(?:People|Passers-?by|Passengers|Visitors|Commuters|A (?:man|woman)) (?:watch|walk|pass|look)\w{0,2} "
    r"[^.!?]{0,20} (?:TV|television|news) (?:screen|broadcast|report|program|news)"
)
# So do the places of those whom it shows: "The mayor (left) with ...", "Jana Example, right, greets ...".
_SIDE = r"(?:(?:(?:second|third|far|top|bottom|center|centre) )?(?:from )?(?:left|right)|cent(?:er|re))"
_PLACED = re.compile(
    rf"\({_SIDE}\)|[A-Z][\w.'’-]+, {_SIDE}(?:, [a-z]|\.?$)|, {_SIDE}; [^.!?]+[A-Z]|"
    rf"^\W?(?:From|Left to|Clockwise from)\b[^.!?]{{0,20}} ?{_SIDE}[,:)]|"
    r"\(L\).*\(R\)|\(R\).*\(L\)"
)
_SHORTEST_SEEN, _LONGEST_PLACED = 25, 400
_PICTURES = ("photo", "picture", "image", "TV ", "television ", "news report", "news broadcast", "news program")
_PLACES = (
    "left)", "right)", "center)", "centre)", "left,", "right,", "center,", "centre,", "left.", "right.", "From left",
    "From right", "Left to right", "Clockwise", "(L)", "left;", "right;",
)  # fmt: skip
_SEEN_CUES = tuple(map(str.lower, (*_PICTURES, *_PLACES)))
# What the patterns need: those of who took a picture, first those abroad, and those of what is seen in it.
_TAKEN_CUES = (*_CUES_ABROAD, *_CUES_HERE, *_COMMONS, *_AGENCIES.split("|"), "public domain", "(cc", ". ap")
_CUES = AhoCorasick([*_TAKEN_CUES, *_SEEN_CUES], implementation=Implementation.DFA)
# What is seen is told as if it were now, with the place and the full day: "The mayor speaks in Oxen, May 3, 2019."
_SEEN = re.compile(
    r"\b(?:arrives?|attends?|speaks?|gestures?|waves?|poses?|walks?|shakes? hands|looks? on|listens?|delivers?|greets?|"
    r"inspects?|takes? part|stands?|sits?|celebrates?|cheers?|chants?|rests?|embraces?|"
    r"holds? (?:up |an? )?(?:signs?|banners?|placards?|flags?|copy)|(?:is|are) seen)\b(?:[^.!?]|\b[A-Z]\.){5,300}, "
    r"(?:on )?(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )(?:19|20)\d\d\.?$"
)
# Agencies tell the news behind what is seen: "People wait at the pier on Sunday, Feb. 7, 2016, in Oxen. The company".
_SEEN_FIRST = re.compile(
    r"[A-Z][^.!?]{4,160}?\b(?:applaud|attend|arrive|watch|wait|walk|speak|gesture|wave|pose|cheer|chant|stand|sit|look|"
    r"listen|greet|inspect|celebrate|embrace|shake)s?\b(?:[^.!?]|\b[A-Z]\.){5,160}\b[A-Z][a-z]+day, "
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_SAID = re.compile(r"\b(?:said|told|says) (?!to be\b)")
_TOLD_AFTER = re.compile(r"\b(?:was|were|had|said|will|would)\b")
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 170
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
        if looks[i].noise is None and len(looks[i].text) < _LONGEST_PLACED:
            looks[i] = msgspec.structs.replace(looks[i], noise="caption", prose=0)


def _adds_credit(looks: Sequence[Look], i: int) -> bool:
    """Whether a line says what the sentence above says, and who took the picture: "... at the pier. Source: Port"."""
    above, look = looks[i - 1], looks[i]
    if not i or not above.sentence or look.sentence:
        return False
    return 0 < len(look.folded) - len(above.folded) < _LONGEST_ADDED and _says_in_part(above, look)


def _says_in_part(look: Look, caption: Look) -> bool:
    return len(look.folded) >= _SHORTEST_SEEN and caption.folded.startswith(look.folded)


def _is_credit(look: Look) -> bool:
    """Whether a line only says who took a picture: "Photo: A. Example" does so in few words."""
    return look.noise == "credit" or (look.words <= _MOST_CREDIT_WORDS and look.folded.startswith("photo"))


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


def is_caption(text: str) -> bool:
    """Whether a line says what a picture shows.

    Told by the photographer or file behind it, its number in a gallery, or what is seen in it.
    """
    if len(text) > _LONGEST_CAPTION or glued_caption_end(text):
        return False
    if _NUMBERED.match(text) or (text.startswith("FILE") and _FILED_FIRST.match(text)):
        return True
    lower = text.lower()
    start = lower[:_FILED_START]
    if "file " in start and _FILED.search(start) and not _SAID.search(lower):
        return True
    # Nearly every line is asked, and few hold one of the words that the patterns need.
    cues = _CUES.find_matches_as_indexes(lower, overlapping=True)
    if _is_seen(text, has_cue=any(number >= len(_TAKEN_CUES) for number, _, _ in cues)):
        return True
    end = text[-_LONGEST_CREDIT:]
    if end.endswith(")") and (" for " in end or "/" in end) and _TAKEN_FOR.search(end):
        return True
    if ("—" in end or "–" in end or end.endswith("]")) and _SIGNED.search(end):
        return True
    behind = len(lower) - len(end)
    taken = [number for number, start, _ in cues if start >= behind and number < len(_TAKEN_CUES)]
    if not taken:
        return False
    abroad = min(taken) < len(_CUES_ABROAD) and _PICTURED_ABROAD.search(end)
    return bool(abroad or _PICTURED.search(lower[behind:]) or _PICTURED_BY_NAME.search(end))


def _is_seen(text: str, *, has_cue: bool) -> bool:
    """Whether a line tells of what is seen: who gave the picture out, where in it somebody is, or place and day."""
    if text.startswith("©"):
        return len(text) <= _LONGEST_PLACED
    if len(text) < _SHORTEST_SEEN:
        return False
    if has_cue and (_GIVEN_OUT.search(text) or (len(text) <= _LONGEST_PLACED and _PLACED.search(text))):
        return not _SAID.search(text)
    if text[-5:].strip(".").isdigit() and _SEEN.search(text) is not None and not _TOLD_AFTER.search(text):
        return True
    first = _SEEN_FIRST.match(text) if "day, " in text else None
    return first is not None and not _TOLD_AFTER.search(first[0])


def glued_caption_end(text: str) -> int:
    """Return where a picture's text ends that the article is glued to, its credit in between; 0 where none is."""
    match = _CREDIT_GLUED.search(text, 0, _LONGEST_CAPTION) if "(" in text else None
    return match.end() if match and len(text) - match.end() >= _SHORTEST_LEAD else 0


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
_LONG_THAI = 120
_FEWEST_TOLD = 2


def _prose(text: str, wording: Wording, *, sentence: bool, cjk: bool) -> int:
    length = min(len(text) * (CJK_WEIGHT if cjk and not is_thai(text) else 1), SAMPLE)
    if cjk and is_thai(text):
        # No mark ends a sentence.
        return length if length > _LONG_THAI else _LABEL
    if cjk:
        return length if sentence or length > 180 else _LABEL
    words = wording.lower
    if not words:
        return _LABEL
    if sentence:
        return length if len(words) >= 4 else -5
    if len(words) >= 16 and len(wording.terms.common) >= 0.2 * len(words):
        return length
    # A link of the page may be glued behind the last of its sentences; all words of a list of tags are raised.
    if length == SAMPLE and text.count(". ") >= _FEWEST_TOLD and wording.terms.capitals < 0.5 * len(words):
        return length
    return 10 if text.endswith((":", ",")) and len(words) >= 4 else _LABEL
