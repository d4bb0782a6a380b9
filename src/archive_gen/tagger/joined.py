"""What languages with scripts of their own join to a name: the little words before it, the endings behind it.

A form stands in the vocabulary as its stem: what all of its cases begin with. Where the rest of a word is none of the
endings here, the word is another one: चीन is China, and चीनी is sugar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Joined(NamedTuple):
    """What may stand between a form and the start of its word, up to the form, and between it and the word's end."""

    before: re.Pattern[str]
    after: re.Pattern[str]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Tell whether the word in which a form stands is the form with what may be joined to it."""
        return bool(self.before.search(text, max(0, start - _LONGEST_BEFORE), start) and self.after.match(text, end))


_LONGEST_BEFORE = 5

# Letters with the signs that are written on them, which are no letters to a pattern.
_INDIC = (
    "\\w\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d"
)
_MARATHI = "\u093e?(?:ने|ला|चा|ची|चे|च्या|त|तील|सह|साठी|शी|हून|वर|मध्ये|कडे|कडून|सोबत|विरोधात|विरुद्ध)"
_NEPALI = "(?:को|का|की|ले|मा|माथि|लाई|बाट|सँग|सँगको|देखि|सम्म|द्वारा|प्रति|विरुद्ध|तर्फ|बीच)"
_GUJARATI = "(?:ના|ની|નો|નું|નાં|ને|એ|થી|માં|માંથી|પર|સાથે|\u0ac7|ીય)"
_KANNADA = "\u200c?(?:ದ|ದಲ್ಲಿ|ದಿಂದ|ದೊಂದಿಗೆ|ದವರು|ಕ್ಕೆ|ವು|ವನ್ನು|ನ|ನಲ್ಲಿ|ನಿಂದ|ನೊಂದಿಗೆ|ಗೆ|ಅನ್ನು|\u0cbfನ|\u0cbfನಲ್ಲಿ|\u0cbfನಿಂದ|\u0cbfಗೆ|\u0ccd)"
_MALAYALAM = "(?:യുടെ|യിൽ|യിലെ|യിലേക്ക്|യെ|യും|യോട്|യുമായി|യുമായുള്ള|ക്ക്|ക്കെതിരെ|ൻ|ന്റെ)"
_BENGALI = "(?:র|এর|ের|়ের|কে|ের?ও|তে|ে|়ে|ও|ই|রও|েই|সহ|েরই)"
_TAMIL = (
    "(?:[\u0bcd\u0bbe]|[\u0bcd\u0bbe]?[வய]?(?:\u0bbf(?:ன்?|ல்?|லிருந்து|ற்கு|டம்|ற்கான|லும்|லுள்ள|ற்கும்)|\u0bc1(?:க்கு|க்கும்|க்கான|டன்|டனான|ம்)"
    "|\u0bc8|\u0bc8யும்|ின்|ில்|ுக்கு|ுடன்|ை|ும்|ிடம்)|க்கு|க்கும்|\u0bbeவும்)(?:க்|ச்|த்|ப்)?"
)
_TELUGU = "(?:\u0c4d|\u0c4d?(?:లోని|లో|పై|కు|కి|తో|ను|ని|లోకి|నుంచి|నుండి|కూ|లోనూ))"
_GEORGIAN = "(?:ი|ა|მა|მ|ს|ის|ით|ად|ამ|ას|ასთან|აში|აზე|ში|ზე|თან|სთან|იდან|ისთვის|ისკენ|ისგან|ისა|საც|იც|აც|მაც|შიც)"
_ARMENIAN = "(?:ը|ն|ի|ին|ից|ով|ում|ու|ուն|յի|յին|յից|յում|յով|յի[նց]|ինը|ներ|ներին|ների|ումը|ից)"

HEBREW = Joined(re.compile("(?<!\\w)[ושמהבלכ]{0,3}$"), re.compile("(?!\\w)"))
INDIC = Joined(
    re.compile(f"(?<![{_INDIC}])$"),
    re.compile(
        f"(?:{_MARATHI}|{_NEPALI}|{_BENGALI}|{_GUJARATI}|{_TAMIL}|{_TELUGU}|{_KANNADA}|{_MALAYALAM})?(?![{_INDIC}])"
    ),
)
CAUCASIAN = Joined(re.compile("(?<!\\w)$"), re.compile(f"(?:{_GEORGIAN}|{_ARMENIAN})?(?!\\w)"))
_POINTS_BELOW = re.compile("[\u093c\u09bc]")


def stems_of(name: str) -> Iterator[str]:
    """Yield the stem of a name in an Indian script, in Georgian or in Armenian, with and without its points below.

    Other names are their own.
    """
    last = name[-1]
    if "ა" <= last <= "ჰ":
        yield name[:-1] if last in "იაე" and len(name) > _SHORTEST_STEM else name
    # A vowel behind takes the place of the sign for none.
    elif last in "\u0bcd\u0c4d\u0ccd":
        yield name[:-1]
    elif " " not in name and name.endswith("ம்"):
        yield name[:-2]
    else:
        yield name
        if (plain := _POINTS_BELOW.sub("", name)) != name:
            yield plain


def marathi_forms(name: str) -> Iterator[str]:
    """Yield a Marathi name, and what cases are joined to where it ends in a long vowel: अमेरिका, अमेरिकेने."""
    yield from stems_of(name)
    if name.endswith("\u093e") and " " not in name:
        yield f"{name[:-1]}\u0947"


_SHORTEST_STEM = 4

# Endings of the cases, for languages in Cyrillic letters that join them to a name as it is.
_KAZAKH = tuple(
    "ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті да де та те дан ден тан тен нан нен мен бен пен".split()
)
_MONGOLIAN = tuple("ын ийн ны гийн ийг ыг д т ад од аас оос ээс тай той тэй руу аар оор ээр".split())


def kazakh_forms(name: str) -> tuple[str, ...]:
    """Return a Kazakh name in its cases, the name itself first."""
    return (name, *(name + ending for ending in _KAZAKH)) if name[1:].islower() or " " in name else (name,)


def mongolian_forms(name: str) -> tuple[str, ...]:
    """Return a Mongolian name in its cases, the name itself first; an abbreviation joins them with a hyphen."""
    hyphen = "" if name[1:].islower() or " " in name else "-"
    return (name, *(f"{name}{hyphen}{ending}" for ending in _MONGOLIAN))


_ROMANIAN = (("ia", "iei"), ("ea", "ei"), ("ca", "cii"), ("a", "ei"))


def romanian_forms(name: str) -> tuple[str, ...]:
    """Return a Romanian name and its genitive: "Rusia", "Rusiei"; that of other names is the article's."""
    for ending, genitive in _ROMANIAN:
        if name.endswith(ending) and " " not in name:
            return (name, name.removesuffix(ending) + genitive, f"{name[:-1]}ei")
    return (name, f"{name}ului") if name[-1] not in "aeiouăâîs" and " " not in name else (name,)


_SERBIAN_ADJECTIVE = ("e", "oj", "u", "om")
_SERBIAN_NOUN = ("e", "i", "u", "om")
_CYRILLIC_PAIRS = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("Lj", "Љ"), ("Nj", "Њ"), ("Dž", "Џ"))
_TO_CYRILLIC = str.maketrans(
    "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
    "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
)


def serbian_forms(name: str) -> Iterator[str]:
    """Yield a Serbian or Croatian name, given in Latin letters, in its cases and in both scripts."""
    for case in dict.fromkeys([name, *_serbian_cases(name)]):
        yield case
        cyrillic = case
        for pair, letter in _CYRILLIC_PAIRS:
            cyrillic = cyrillic.replace(pair, letter)
        yield cyrillic.translate(_TO_CYRILLIC)


def _serbian_cases(name: str) -> list[str]:
    """The cases of a name in the singular: each of its words has its own."""
    if not name[1:].replace(" ", "").replace("-", "").isalpha() or name.isupper():
        return []
    return [" ".join(words) for words in zip(*map(_serbian_word, name.split(" ")), strict=True)]


def _serbian_word(word: str) -> tuple[str, ...]:
    if not word[1:].islower():
        return (word,) * len(_SERBIAN_NOUN)
    if word.endswith(("ska", "čka", "ška", "žna", "rna", "rvatska")) and word != "Amerika":
        return tuple(word[:-1] + ending for ending in _SERBIAN_ADJECTIVE)
    if word.endswith("ka"):
        return tuple(word[:-2] + ending for ending in ("ke", "ci", "ku", "kom"))
    if word.endswith("a"):
        adjective = _SERBIAN_ADJECTIVE if word in _SERBIAN_QUALIFIERS else _SERBIAN_NOUN
        return tuple(word[:-1] + ending for ending in adjective)
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("a", "u", "o", "om"))
    if word.endswith("e"):
        # Several states: "Sjedinjene Države", "Sjedinjenih Država".
        plural = ("ih", "im", "e", "im") if word.endswith(("ene", "ke")) else ("a", "ama", "e", "ama")
        return tuple(word[:-1] + ending for ending in plural)
    # "Egipat" and "Kipar" lose their last vowel.
    stem = f"{word[:-2]}{word[-1]}" if word in ("Egipat", "Kipar", "Cipar") else word
    return tuple(stem + ending for ending in ("a", "u", "", "om"))


_SERBIAN_QUALIFIERS = frozenset("Severna Sjeverna Velika Crna Nova Centralna Ekvatorijalna Zapadna Istočna".split())


def slovak_forms(name: str) -> tuple[str, ...]:
    """Return a Slovak name of one word in its cases, the name itself first."""
    for ending, cases in _SLOVAK:
        if name.endswith(ending) and " " not in name:
            stem = name.removesuffix(ending)
            return (name, *(stem + case for case in cases))
    return (name,)


_SLOVAK = (
    ("ia", ("ie", "ii", "iu", "iou")),
    ("ka", ("ky", "ke", "ku", "kou")),
    ("a", ("y", "e", "u", "ou")),
    ("o", ("a", "u", "om")),
)


def slovene_forms(name: str) -> Iterator[str]:
    """Yield a Slovene name in its cases: those in -a change it in each of their words, others in their last."""
    yield name
    words = name.split(" ")
    if name.endswith("a"):
        for ending in "eio":
            yield " ".join(word[:-1] + ending if word.endswith("a") else word for word in words)


_LATVIAN = (("ija", ("ijas", "ijai", "iju", "ijā")), ("a", ("as", "ai", "u", "ā")), ("e", ("es", "ei", "i", "ē")))
_LITHUANIAN = (
    ("as", ("o", "ui", "ą", "e", "u")),
    ("us", ("aus", "ui", "ų", "uje")),
    ("is", ("io", "iui", "į", "yje", "iu")),
    ("ai", ("ų", "ams", "us", "uose")),
    ("ė", ("ės", "ei", "ę", "ėje")),
    ("a", ("os", "ai", "ą", "oje")),
    ("os", ("ų", "oms", "as", "ose")),
)


def latvian_forms(name: str) -> tuple[str, ...]:
    """Return a Latvian name in its cases, the name itself first; the last of its words has them."""
    return _by_last_letters(name, _LATVIAN)


def lithuanian_forms(name: str) -> tuple[str, ...]:
    """Return a Lithuanian name in its cases, the name itself first; the last of its words has them."""
    return _by_last_letters(name, _LITHUANIAN)


def _by_last_letters(name: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, cases in table:
        if name.endswith(ending):
            return (name, *(name.removesuffix(ending) + case for case in cases))
    return (name,)
