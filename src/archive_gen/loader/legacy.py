"""Which of the older encodings some bytes are in, judged by how natural the letters are that each would give.

Every encoding gives letters for nearly any bytes; only in the right one do they make up the alphabet of one language,
common letters more often than rare ones, capitals at the head of words, and scripts unmixed within a word. That
tells Polish from French and KOI8-R from windows-1251 within a headline, where the bytes' shapes alone do not.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

SAMPLE_BYTES = 16_000
LEAST_NATURAL = 0.2
"""Mean naturalness below which bytes are no text in any encoding that is known here."""

# Letters beyond a-z by language, those of other scripts from the most frequent in running text to the rarest.
_LATIN = {
    "western": {
        "de": "äöüßé", "fr": "éèêàçùûîôëïâœ", "es": "áéíóúñü", "pt": "áâãàçéêíóôõú", "it": "àèéìòù",
        "sv": "åäöé", "da": "æøåéö", "nl": "éëïóöüè", "en": "éèñçüöôáíïã",
    },
    "central": {
        "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "hr": "čćđšž",
        "ro": "ăâîşţ",
    },
    "turkish": {"tr": "çğıöşüâ"},
    "baltic": {"lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "et": "äöõüšž"},
}  # fmt: skip
_RANKED = {
    "cyrillic": {
        "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "uk": "оаинвіертскдулмпязьбгчхїйжцшюєфщґ",
        "bg": "аиоентрсвлкдпмъузябгчцжщхюшфйь",
    },
    "greek": {"el": "αοιετσνηυρπκμλωςδγίόάθέήχφύβξώζψϊϋ"},
    "hebrew": {"he": "יוהלאמרתבשנכדקעחטפסגצזםןךףץ"},
    "thai": {"th": "านรกอมเงวลยดสตทปคะีหใแพ่้ิัชบขจไโผธภซถุูศโณฐฟญฮฉึืำ็ๆษ์"},
    "arabic": {"ar": "اليمونتربعدسفهكقجحةشصخطىأذثضغئءزظإؤآ"},
}  # fmt: skip
# The characters that make up about half of running news text.
# fmt: off
_COMMON = {
    "hangul": (
        "이다는을의에가지고하은로한를도서기사대일리자인정해나으국아과시제그장부들어보상수전원관경주계조동있안"
        "방것문선라북러미무회성했면연통공년월요만여중차민세적말재구소치합협발신력당군위비진법평양남핵령행물할"
        "게될며밝된까후때간각"
    ),
    "simplified": (
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会三可也你对就自己年说主市方行分都同多没"
        "着下过后家学政部长总统席书记导弹朝鲜韩俄罗斯美日本合安全问题经济发展关系两进与月外新闻社报道央核北京"
        "平动开成还将表示继续及其力最高队军事第次起里前公民法理"
    ),
    "traditional": (
        "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出會三可也你對就自己年說主市方行分都同多沒"
        "著下過後家學政部長總統席書記導彈朝鮮韓俄羅斯美日本合安全問題經濟發展關係兩進與月外新聞社報道央核北京"
        "平動開成還將表示繼續及其力最高隊軍事第次起裡前公民法理"
    ),
    "japanese": (
        "のにはをたがでとしていなれるさあらこもかっりうそまきどせけくよめだおちえわつみやろンスルトーリアイラ"
        "クシドフプロマメッカタニキジレバサテナ日本国人年月大会長首相統領朝鮮北韓中米露安保核発射政府"
    ),
}
# fmt: on
_WESTERN_MARKS = "“”‘’„‚–—…•«»‹›€£§°·©®™¿¡´\u00a0½"
_EASTERN_MARKS = "、。，．：；？！「」『』《》（）〈〉【】・“”‘’…—－～　"


class _Candidate(NamedTuple):
    """An encoding with the scripts that texts in it are written in. `name` is as IANA registers it."""

    codec: str
    name: str
    scripts: tuple[str, ...]


# Where two give the same letters, the first is meant.
_CANDIDATES = (
    _Candidate("cp1252", "windows-1252", ("western",)),
    _Candidate("cp1251", "windows-1251", ("cyrillic",)),
    _Candidate("koi8_r", "koi8-r", ("cyrillic",)),
    _Candidate("koi8_u", "koi8-u", ("cyrillic",)),
    _Candidate("cp949", "euc-kr", ("hangul",)),
    _Candidate("gb18030", "gb18030", ("simplified", "traditional")),
    _Candidate("cp932", "shift_jis", ("japanese",)),
    _Candidate("euc_jp", "euc-jp", ("japanese",)),
    _Candidate("big5", "big5", ("traditional",)),
    _Candidate("cp1250", "windows-1250", ("central",)),
    _Candidate("iso8859_2", "iso-8859-2", ("central",)),
    _Candidate("iso8859_5", "iso-8859-5", ("cyrillic",)),
    _Candidate("cp866", "cp866", ("cyrillic",)),
    _Candidate("cp1254", "windows-1254", ("turkish",)),
    _Candidate("cp1253", "windows-1253", ("greek",)),
    _Candidate("cp1255", "windows-1255", ("hebrew",)),
    _Candidate("cp1256", "windows-1256", ("arabic",)),
    _Candidate("cp1257", "windows-1257", ("baltic",)),
    _Candidate("cp874", "windows-874", ("thai",)),
)
# Of old Macs and of DOS. They are asked only where none of the others gives a text that reads well.
_RARE = (
    _Candidate("mac_roman", "macintosh", ("western",)),
    _Candidate("cp850", "cp850", ("western",)),
    _Candidate("cp852", "cp852", ("central",)),
    _Candidate("cp855", "cp855", ("cyrillic",)),
)
_LEAST_NATURAL_RARE = 0.6
WELL_NATURAL = 0.45
"""Below the naturalness of a text of which all but the punctuation is ASCII."""
_LATIN_CANDIDATES = tuple(one for one in _CANDIDATES if one.scripts[0] in _LATIN)
_FEWEST_FOR_A_SCRIPT = 4
_SCRIPTS = (*_LATIN, *_RANKED, *_COMMON)
_WIDE = (_Candidate("utf-16-le", "utf-16-le", _SCRIPTS), _Candidate("utf-16-be", "utf-16-be", _SCRIPTS))

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_TELLING = re.compile(r"[^\t\n\r -~]")
_UNNATURAL = -1.0
# A capital right after a small letter; a quotation mark within a word; letters of another script, or ideographs, that
# touch a Latin letter.
_FLIPPED = re.compile(r"[a-zß-öø-ÿа-яёѐ-џα-ώ][À-ÖØ-ÞĄĆČĎĐĘĚŁŃŇŐŘŚŠŞŢŤŮŰŸŹŻŽŒА-ЯЁЀ-ЏΑ-Ω]")
_ENCLOSED = re.compile(r"[a-zà-ÿ][„“”‚…†‡‰•‹›](?=[a-zà-ÿ])")
_MIXED = re.compile(r"[a-zA-Z][Ͱ-᷿぀-鿿가-힣ｦ-ﾝ]|[Ͱ-᷿぀-鿿가-힣ｦ-ﾝ][a-zA-Z]")


class Guess(NamedTuple):
    """An encoding, and how natural the sample is in it: 1 at most, below 0 for what is no text.

    `scripts` are those that texts in it are written in.
    """

    codec: str
    name: str
    naturalness: float
    scripts: tuple[str, ...] = ()


def guess_encoding(content: bytes, beside: str = "") -> Guess:
    """Return the encoding in which the bytes read most naturally, one of those of a byte or two a letter.

    `beside` are letters that stand in the same text: what the bytes read as must go with them.
    """
    first = _BEYOND_ASCII.search(content)
    # Menus in plain ASCII tell nothing: the sample begins with the first line that does.
    start = content.rfind(b"\n", 0, first.start()) + 1 if first else 0
    sample = content[start : start + SAMPLE_BYTES]
    # A byte or two can be a letter of any script; they are taken for a Latin one, as the text around them is.
    few = len(_BEYOND_ASCII.findall(sample)) < _FEWEST_FOR_A_SCRIPT
    usual = _best(_LATIN_CANDIDATES if few else _CANDIDATES, sample, beside)
    if few or usual.naturalness >= WELL_NATURAL:
        return usual
    rare = _best(_RARE, sample, beside)
    return rare if rare.naturalness >= max(_LEAST_NATURAL_RARE, usual.naturalness) else usual


def guess_wide(content: bytes) -> Guess:
    """Return which half of each pair of bytes comes first, the bytes being UTF-16 without a mark."""
    return _best(_WIDE, content[: SAMPLE_BYTES + len(content) % 2])


def naturalness(text: str, scripts: tuple[str, ...] = ()) -> float:
    """Return how natural a text's letters beyond ASCII are in the language that they fit best; 0 without any.

    The languages are those of some scripts, of all without these.
    """
    return _naturalness(text, scripts or _SCRIPTS)


def _best(candidates: tuple[_Candidate, ...], sample: bytes, beside: str = "") -> Guess:
    best = Guess("", "", -math.inf)
    for one in candidates:
        natural = _naturalness(beside + sample.decode(one.codec, "replace"), one.scripts, best.naturalness)
        if natural > best.naturalness:
            best = Guess(one.codec, one.name, natural, one.scripts)
    return best


def _naturalness(text: str, scripts: tuple[str, ...], least: float = -math.inf) -> float:
    """How natural a text is. Where it is not more than `least`, how much less is not worth the time."""
    counts = Counter(_TELLING.findall(text))
    total = counts.total()
    if not total:
        return 0.0
    weighed = max(_weigh(counts, weights) for script in scripts for weights in _weights(script))
    if weighed / total <= least:
        return least
    oddities = sum(len(odd.findall(text)) for odd in (_FLIPPED, _ENCLOSED, _MIXED))
    return (weighed - oddities) / total


def _weigh(counts: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(number * weights.get(character, _UNNATURAL) for character, number in counts.items())


@functools.cache
def _weights(script: str) -> tuple[Mapping[str, float], ...]:
    """Return how natural each character is, for each language of a script."""
    if script in _LATIN:
        whole = dict.fromkeys("".join(_LATIN[script].values()), 0.5)
        languages = [dict.fromkeys(letters, 1.0) for letters in _LATIN[script].values()]
        return tuple(_with_capitals(letters) for letters in (whole, *languages))
    if script in _RANKED:
        return tuple(_with_capitals(_ranked(letters)) for letters in _RANKED[script].values())
    marks = dict.fromkeys(_EASTERN_MARKS, 0.5)
    return (dict(_known(script)) | marks | dict.fromkeys(_COMMON[script], 1.0),)


def _ranked(letters: str) -> dict[str, float]:
    return {letter: 1.0 - 0.9 * rank / len(letters) for rank, letter in enumerate(letters)}


def _with_capitals(letters: Mapping[str, float]) -> Mapping[str, float]:
    capitals = {letter.upper(): 0.5 * weight for letter, weight in letters.items() if len(letter.upper()) == 1}
    return dict.fromkeys(_WESTERN_MARKS, 0.5) | capitals | dict(letters)


def _known(script: str) -> Iterator[tuple[str, float]]:
    """Yield the characters that a script's standard holds as the usual ones: a page has some that are not common."""
    codec, first, last = {
        "hangul": ("euc_kr", 0xB0, 0xC8),
        "simplified": ("gb2312", 0xB0, 0xD7),
        "traditional": ("big5", 0xA4, 0xC6),
        "japanese": ("euc_jp", 0xB0, 0xCF),
    }[script]
    for lead in range(first, last + 1):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and character > "\x7f":
                yield character, 0.3
