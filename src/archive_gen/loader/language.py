"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

UNKNOWN = "und"
"""The tag for a language that could not be told (BCP 47, ISO 639-2)."""

_SAMPLE = 2000
_SCRIPTS = (
    ("kana", re.compile("[\u3040-\u30ff]")),
    ("hangul", re.compile("[\uac00-\ud7af]")),
    ("han", re.compile("[\u3400-\u9fff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# Words that are frequent in one of these languages and rare or absent in the others.
_COMMON = {
    "en": "the of and that is was for with on by from this have has were which its said",
    "de": "der die und das nicht mit den ist von dem für auf ein eine sich des auch wurde",
    "fr": "le les des est une dans pour qui sur pas au avec sont été aux ce cette du",
    "es": "el los que las del una por con para su más como al fue sus este ha lo",
    "it": "il che di della per non una con del sono nel anche è dei alla gli più",
    "pt": "o que não uma os com para dos mais como foi ao das pelo pela são em",
    "nl": "het een van de en niet op voor zijn aan met ook werd bij naar door maar wordt",
    "pl": "się nie na że jest do przez oraz jak po który dla od są było także tym przed",
    "cs": "se že na je by jsem pro byl jako které ale aby nebo podle také jeho který",
    "sv": "och att det som för på är av den till inte med har ett om från var",
    "da": "og at det som for på er af den til ikke med har et om fra var også blev efter",
    "nb": "og at det som for på er av den til ikke med har et om fra var også ble etter",
    "fi": "ja on ei että oli se myös kun mutta hän ovat joka sekä mukaan",
    "hu": "az és hogy nem egy is volt meg azt ez csak mint már szerint",
    "ro": "și în pentru din fost că sunt prin către după care însă această acest iar dintre",
    "tr": "ve bir bu için ile olarak olan göre da daha gibi çok sonra ise oldu etti dedi olduğunu kadar",
    "id": "yang dan di dengan untuk dari pada dalam ini itu tidak akan telah oleh",
    "vi": "và của các trong là được cho không người đã với những một có này",
}
_VOTES = {word: [code for code, words in _COMMON.items() if word in words.split()]
          for words in _COMMON.values() for word in words.split()}  # fmt: skip
# Letters of one of these languages that the others lack, or hardly use. Kazakh and others that have more than Russian
# are not told.
_CYRILLIC = {
    "ru": "ыэё",
    "uk": "іїєґ",
    "bg": "ъ",
    "sr": "ђћјљњџ",
    "mk": "ѓќѕјљњџ",
    "be": "ўіыэё",
    UNKNOWN: "әғқңөұүһіы",
}
# Serbian is written in Latin letters as well, which are not told.
_TOLD = frozenset((*_COMMON, "ja", "zh", "ru", "uk", "bg", "mk", "be", "ko", "ar", "fa", "ur", "he", "el"))
# Letters that Arabic has not, as often as they stand in a line or two of Persian; and those that only Urdu has.
_PERSIAN = re.compile(r"(?:[\u067e\u0686\u06af\u06cc\u06a9].*?){4}", re.DOTALL)
_URDU = re.compile(r"(?:[\u0679\u0688\u0691\u06ba\u06d2].*?){3}", re.DOTALL)


def detect_language(text: str) -> str:
    """Return a BCP 47 tag: the language of the text, "und" where its words do not tell."""
    sample = text[:_SAMPLE]
    # ASCII has the letters of no script here but Latin, and most of most texts is it.
    if sample.isascii():
        return _by_words(sample)
    rest = "".join(_BEYOND_ASCII.findall(sample))
    counts = {name: len(pattern.findall(rest)) for name, pattern in _SCRIPTS}
    if not any(counts.values()):
        return _by_words(sample)
    counts["latin"] = len(_LATIN.findall(sample))
    # A Han or Hangul sign is a syllable or word, so a few of them outweigh as many Latin letters of names.
    weights = {name: count * (3 if name in ("kana", "hangul", "han") else 1) for name, count in counts.items()}
    script = max(weights, key=lambda name: weights[name])
    if not counts[script]:
        return UNKNOWN
    if script in ("han", "kana"):
        return "ja" if counts["kana"] > counts["han"] / 20 else "zh"
    if script == "arabic":
        return "ur" if _URDU.search(sample) else "fa" if _PERSIAN.search(sample) else "ar"
    if script == "cyrillic":
        letters = Counter(sample.lower())
        return max(_CYRILLIC, key=lambda code: sum(letters[letter] for letter in _CYRILLIC[code]))
    fixed = {"hangul": "ko", "hebrew": "he", "greek": "el"}
    return fixed.get(script) or _by_words(sample)


def choose_language(detected: str, stated: str | None) -> str:
    """Return the language that a page states, unless its words tell of another one that they can tell.

    Many systems write one language over all that they publish, and some languages are not told by words here.
    """
    if stated is None:
        return detected
    if detected == UNKNOWN:
        return stated
    primary = stated.partition("-")[0].lower()
    return stated if primary == detected or primary not in _TOLD else detected


def _by_words(sample: str) -> str:
    votes: dict[str, int] = defaultdict(int)
    for word, times in Counter(filter(_VOTES.__contains__, sample.lower().split())).items():
        for code in _VOTES[word]:
            votes[code] += times
    most = max(votes.values(), default=0)
    first = [code for code, count in votes.items() if count == most]
    return first[0] if most >= 2 and len(first) == 1 else UNKNOWN
