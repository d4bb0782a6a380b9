"""Case endings of Russian and Ukrainian names: enough to find them in running text.

Stems and endings only, by the last letters of each word, in the order nominative, genitive, dative,
accusative, instrumental, prepositional. Fleeting vowels and irregular words are not attempted.
"""

from __future__ import annotations

_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_RUSSIAN: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ская", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("ная", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("ский", 2, ("ий", "ого", "ому", "ого", "им", "ом")),
    ("цкий", 2, ("ий", "ого", "ому", "ого", "им", "ом")),
    ("ый", 2, ("ый", "ого", "ому", "ого", "ым", "ом")),
    ("ия", 1, ("я", "и", "и", "ю", "ей", "и")),
    ("ка", 1, ("а", "и", "е", "у", "ой", "е")),
    ("га", 1, ("а", "и", "е", "у", "ой", "е")),
    ("ша", 1, ("а", "и", "е", "у", "ей", "е")),
    ("а", 1, ("а", "ы", "е", "у", "ой", "е")),
    ("я", 1, ("я", "и", "е", "ю", "ей", "е")),
    ("й", 1, ("й", "я", "ю", "я", "ем", "е")),
    ("ь", 1, ("ь", "я", "ю", "я", "ем", "е")),
    ("ов", 0, ("", "а", "у", "а", "ым", "е")),
    ("ев", 0, ("", "а", "у", "а", "ым", "е")),
    ("ин", 0, ("", "а", "у", "а", "ым", "е")),
)
_UKRAINIAN: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ська", 1, ("а", "ої", "ій", "у", "ою", "ій")),
    ("на", 1, ("а", "ої", "ій", "у", "ою", "ій")),
    ("ський", 2, ("ий", "ого", "ому", "ого", "им", "ому")),
    ("ія", 1, ("я", "ї", "ї", "ю", "єю", "ї")),
    ("ея", 1, ("я", "ї", "ї", "ю", "єю", "ї")),
    ("а", 1, ("а", "и", "і", "у", "ою", "і")),
    ("я", 1, ("я", "і", "і", "ю", "ею", "і")),
    ("й", 1, ("й", "ю", "ю", "й", "єм", "ї")),
    ("ь", 1, ("ь", "ю", "ю", "ь", "ем", "і")),
)
_BARE = ("", "а", "у", "а", "ом", "е")
_BARE_UKRAINIAN = ("", "а", "у", "а", "ом", "і")


def _declined(word: str, language: str) -> tuple[str, ...]:
    """Return the six cases of a word; six times itself where its ending tells of none."""
    # An abbreviation (КНДР, США) has no endings, a preposition or "и" none either.
    if not word[1:].islower() or len(word) < 2:
        return (word,) * 6
    for ending, cut, cases in _RUSSIAN if language == "ru" else _UKRAINIAN:
        # In Ukrainian -на is an adjective's ending in Північна, and a noun's in Україна.
        if word.endswith(ending) and not (ending == "на" and word.endswith("їна")):
            stem = word[: len(word) - cut]
            return tuple(stem + case for case in cases)
    if word[-1] in _CONSONANTS:
        return tuple(word + case for case in (_BARE if language == "ru" else _BARE_UKRAINIAN))
    return (word,) * 6


def inflected_forms(name: str, language: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a Russian ("ru") or Ukrainian ("uk") name in its cases, the name itself first.

    With `last_only` the words before the last stay as they are, as in Korean and Chinese names.
    """
    words = name.split(" ")
    declined = [
        (word,) * 6 if last_only and place < len(words) - 1 else _declined(word, language)
        for place, word in enumerate(words)
    ]
    forms = [" ".join(case) for case in zip(*declined, strict=True)]
    if name.endswith("ин"):
        # Путиным, but Цзиньпином and Берлином.
        forms.append(f"{forms[0]}ом")
    return tuple(dict.fromkeys([name, *forms]))


_RUSSIAN_ADJECTIVE = ("ий", "ая", "ое", "ие", "ого", "ой", "их", "ому", "им", "ую", "ом", "ими")
_UKRAINIAN_ADJECTIVE = ("ий", "а", "е", "і", "ого", "ої", "их", "ому", "ій", "им", "у", "ою", "ими")


def adjective_forms(word: str) -> tuple[str, ...]:
    """Return a Russian or Ukrainian adjective in -кий in all genders, numbers and cases, other words as they are."""
    if not word.endswith("кий"):
        return (word,)
    endings = _UKRAINIAN_ADJECTIVE if word.endswith("ький") else _RUSSIAN_ADJECTIVE
    return tuple(word[:-2] + ending for ending in endings)


# Languages in Latin letters whose names and adjectives count only in a text that is written in them.
LATIN = ("de", "fr", "es")


def latin_adjective_forms(word: str, language: str) -> tuple[str, ...]:
    """Return a German, French or Spanish adjective, given in its first form, with its regular endings.

    A few of the forms are none ("russees"); they do no harm, since they stand in no text.
    """
    if language == "de":
        endings: tuple[str, ...] = ("", "e", "er", "en", "es", "em")
    elif language == "fr":
        double = word[-1] if word.endswith("en") else ""
        return (word, f"{word}s", f"{word}{double}e", f"{word}{double}es")
    elif word.endswith("o"):
        word, endings = word[:-1], ("o", "a", "os", "as")
    elif word.endswith(("és", "án")):
        stem = word[:-2] + {"é": "e", "á": "a"}[word[-2]] + word[-1]
        return (word, f"{stem}a", f"{stem}es", f"{stem}as")
    else:
        endings = ("", "s", "es")
    return tuple(word + ending for ending in endings)


def german_forms(name: str) -> tuple[str, ...]:
    """Return a German name and its genitive: "Russland", "Russlands"."""
    return (name,) if name.endswith(("s", "z", "x", "ß", "n")) and " " in name else (name, f"{name}s")
