"""Endings of names and adjectives in languages that decline or inflect them: enough to find them in running text.

Stems and endings only, by the last letters of each word, in the order nominative, genitive, dative,
accusative, instrumental, prepositional. Fleeting vowels and irregular words are not attempted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
    ("ічна", 1, ("а", "ої", "ій", "у", "ою", "ій")),
    ("ідна", 1, ("а", "ої", "ій", "у", "ою", "ій")),
    ("енна", 1, ("а", "ої", "ій", "у", "ою", "ій")),
    ("ський", 2, ("ий", "ого", "ому", "ого", "им", "ому")),
    ("ія", 1, ("я", "ї", "ї", "ю", "єю", "ї")),
    ("ея", 1, ("я", "ї", "ї", "ю", "єю", "ї")),
    ("ща", 1, ("а", "і", "і", "у", "ею", "і")),
    ("а", 1, ("а", "и", "і", "у", "ою", "і")),
    ("я", 1, ("я", "і", "і", "ю", "ею", "і")),
    ("й", 1, ("й", "ю", "ю", "й", "єм", "ї")),
    ("ь", 1, ("ь", "ю", "ю", "ь", "ем", "і")),
    ("енко", 1, ("о", "а", "у", "а", "ом", "у")),
)
_BARE = ("", "а", "у", "а", "ом", "е")
_BARE_UKRAINIAN = ("", "а", "у", "а", "ом", "і")
# "Трампові" beside "Трампу".
_UKRAINIAN_DATIVE = "ові"


def _declined(word: str, language: str) -> tuple[str, ...]:
    """Return the six cases of a word; six times itself where its ending tells of none."""
    # An abbreviation (КНДР, США) has no endings, a preposition or "и" none either.
    if not word[1:].islower() or len(word) < 2:
        return (word,) * 6
    for ending, cut, cases in _RUSSIAN if language == "ru" else _UKRAINIAN:
        if word.endswith(ending):
            stem = word[: len(word) - cut]
            return tuple(stem + case for case in cases)
    if word[-1] in _CONSONANTS:
        return tuple(word + case for case in (_BARE if language == "ru" else _BARE_UKRAINIAN))
    return (word,) * 6


def inflected_forms(name: str, language: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a Russian ("ru") or Ukrainian ("uk") name in its cases, the name itself first.

    With `last_only` the words before the last stay as they are, as in Korean and Chinese names.
    """
    forms = _in_cases(name, lambda word: _declined(word, language), last_only=last_only)
    if name.endswith("ин"):
        # Путиным, but Цзиньпином and Берлином.
        forms.append(f"{forms[0]}ом")
    elif name.endswith(("ц", "ж", "ч", "ш", "щ")):
        forms.append(f"{forms[4][:-2]}ем")
    if language == "uk" and forms[4].endswith("ом") and name[-1] in _CONSONANTS:
        forms.append(f"{forms[2][:-1]}{_UKRAINIAN_DATIVE}")
    return tuple(dict.fromkeys([name, *forms]))


def _in_cases(name: str, decline: Callable[[str], tuple[str, ...]], *, last_only: bool) -> list[str]:
    """Return a name in its six cases, of which `decline` gives those of a word."""
    words = name.split(" ")
    declined = [
        (word,) * 6 if last_only and place < len(words) - 1 else decline(word) for place, word in enumerate(words)
    ]
    return [" ".join(case) for case in zip(*declined, strict=True)]


_RUSSIAN_ADJECTIVE = ("ий", "ая", "ое", "ие", "ого", "ой", "их", "ому", "им", "ую", "ом", "ими")
_UKRAINIAN_ADJECTIVE = ("ий", "а", "е", "і", "ого", "ої", "их", "ому", "ій", "им", "у", "ою", "ими")


def adjective_forms(word: str) -> tuple[str, ...]:
    """Return a Russian or Ukrainian adjective in -кий in all genders, numbers and cases, other words as they are."""
    if not word.endswith("кий"):
        return (word,)
    endings = _UKRAINIAN_ADJECTIVE if word.endswith("ький") else _RUSSIAN_ADJECTIVE
    return tuple(word[:-2] + ending for ending in endings)


# Languages whose names and adjectives count only in a text that is written in them: those in Latin letters, and those
# that share a script with languages in which their names are other words.
LATIN = (
    *("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr", "fi", "hu", "sv", "da"),
    *("ro", "vi", "id", "sr", "sk", "nb", "sw", "tl"),
    *("sl", "et", "lv", "lt", "az", "ca"),
    *("fa", "ur", "bg", "kk", "mn", "mk", "ne"),
)

_CZECH_ADJECTIVE = ("ý", "á", "é", "ého", "ému", "ém", "ým", "ých", "ými", "ou")
_FINNISH_ADJECTIVE = ("nen", "sen", "set", "sten", "sia", "siä", "sta", "stä", "seen", "sella", "sellä", "sille", "ssa")
_SLOVENE_ADJECTIVE = ("i", "a", "o", "e", "ega", "emu", "em", "im", "ih", "imi")
_MACEDONIAN_ADJECTIVE = ("и", "а", "о", "иот", "ата", "ото", "ите")
_POLISH_ADJECTIVE = ("i", "a", "ie", "iego", "iej", "iemu", "im", "ich", "imi", "ą")


def latin_adjective_forms(word: str, language: str) -> tuple[str, ...]:
    """Return an adjective of one of the `LATIN` languages, given in its first form, with its regular endings.

    A few of the forms are none ("russees"); they do no harm, since they stand in no text.
    """
    stem = word
    endings: tuple[str, ...] = ("",)
    match language:
        case "de":
            endings = ("", "e", "er", "en", "es", "em")
        case "fr":
            double = word[-1] if word.endswith("en") else ""
            endings = ("", "s", f"{double}e", f"{double}es")
        case "nl" | "da" | "nb":
            endings = ("", "e")
        case "sv":
            endings = ("", "a", "t")
        case "hu":
            endings = ("", "t", *(f"{vowel}k{ending}" for vowel in "aeo" for ending in ("", "at", "et", "nak", "nek")))
        case "sl":
            stem, endings = word.removesuffix("i"), _SLOVENE_ADJECTIVE
        case "mk":
            stem, endings = word.removesuffix("и"), _MACEDONIAN_ADJECTIVE
        case "ro":
            endings = ("", "ă", "i", "e", "ul", "ului", "ii", "ilor")
        case "fi":
            stem, endings = word.removesuffix("nen"), _FINNISH_ADJECTIVE
        case "pl" if word.endswith("ki"):
            stem, endings = word[:-1], _POLISH_ADJECTIVE
        case "cs" if word.endswith("ký"):
            # Of several people the k is softened: "ruští", "němečtí".
            softened = word.replace("cký", "čký")[:-2].removesuffix("s").removesuffix("č")
            plural = f"{softened}{'čtí' if word.endswith('cký') else 'ští'}"
            return (*(word[:-1] + ending for ending in _CZECH_ADJECTIVE), plural)
        case "it":
            stem, endings = _italian_endings(word)
        case "es" | "pt":
            return _iberian_forms(word)
    return tuple(stem + ending for ending in endings)


def _italian_endings(word: str) -> tuple[str, tuple[str, ...]]:
    """Return an adjective's stem and its endings: "russo", "cinese"; "tedesco" has an h in the plural."""
    if word.endswith("co"):
        return word[:-1], ("o", "a", "i", "hi", "he")
    return (word[:-1], ("o", "a", "i", "e")) if word.endswith("o") else (word[:-1], (word[-1], "i"))


def _iberian_forms(word: str) -> tuple[str, ...]:
    """Return a Spanish or Portuguese adjective's forms: "ruso", "francés", "alemán", "alemão", "israelí"."""
    if word.endswith("ão"):
        return (word, f"{word[:-1]}", f"{word[:-2]}ães", f"{word[:-1]}s")
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    if word.endswith(("és", "ês", "án")):
        stem = word[:-2] + {"é": "e", "ê": "e", "á": "a"}[word[-2]] + word[-1]
        return (word, f"{stem}a", f"{stem}es", f"{stem}as")
    return tuple(word + ending for ending in ("", "s", "es"))


def latin_name_forms(name: str, language: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a name in the cases that its language gives names: the genitive in German, all in Polish and Czech."""
    if language == "de":
        return german_forms(name)
    if language == "cs":
        return czech_forms(name, last_only=last_only)
    return polish_forms(name, last_only=last_only) if language == "pl" else (name,)


# By a word's last letters: how many of them go, and the endings of the six cases. A consonant before a case in -e is
# softened: Kuba, Kubie, but Malta, Malcie, and Katar, Katarze.
_POLISH: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ska", 2, ("ka", "kiej", "kiej", "ką", "ką", "kiej")),
    ("lka", 2, ("ka", "kiej", "kiej", "ką", "ką", "kiej")),
    ("czna", 1, ("a", "ej", "ej", "ą", "ą", "ej")),
    ("cna", 1, ("a", "ej", "ej", "ą", "ą", "ej")),
    ("owa", 1, ("a", "ej", "ej", "ą", "ą", "ej")),
    ("ja", 1, ("a", "i", "i", "ę", "ą", "i")),
    ("ia", 1, ("a", "i", "i", "ę", "ą", "i")),
    ("ea", 1, ("a", "i", "i", "ę", "ą", "i")),
    ("da", 1, ("a", "y", "zie", "ę", "ą", "zie")),
    ("ka", 2, ("ka", "ki", "ce", "kę", "ką", "ce")),
    ("ga", 2, ("ga", "gi", "dze", "gę", "gą", "dze")),
    ("ta", 2, ("ta", "ty", "cie", "tę", "tą", "cie")),
    ("ra", 2, ("ra", "ry", "rze", "rę", "rą", "rze")),
    ("ła", 2, ("ła", "ły", "le", "łę", "łą", "le")),
    ("la", 1, ("a", "i", "i", "ę", "ą", "i")),
    ("sza", 1, ("a", "y", "y", "ę", "ą", "y")),
    ("a", 1, ("a", "y", "ie", "ę", "ą", "ie")),
    ("ki", 1, ("i", "iego", "iemu", "iego", "im", "im")),
    ("y", 1, ("y", "", "om", "y", "ami", "ach")),
    ("ndie", 1, ("e", "i", "om", "e", "ami", "ach")),
    ("ko", 1, ("o", "a", "u", "o", "iem", "u")),
    ("go", 1, ("o", "a", "u", "o", "iem", "u")),
    ("ś", 1, ("ś", "si", "si", "ś", "sią", "si")),
    ("l", 0, ("", "a", "owi", "a", "em", "u")),
)
_POLISH_THING: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("k", 0, ("", "u", "owi", "", "iem", "u")),
    ("g", 0, ("", "u", "owi", "", "iem", "u")),
    ("sz", 0, ("", "u", "owi", "", "em", "u")),
    ("r", 1, ("r", "ru", "rowi", "r", "rem", "rze")),
    ("t", 1, ("t", "tu", "towi", "t", "tem", "cie")),
    ("", 0, ("", "u", "owi", "", "em", "ie")),
)
_POLISH_PERSON: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("k", 0, ("", "a", "owi", "a", "iem", "u")),
    ("g", 0, ("", "a", "owi", "a", "iem", "u")),
    ("r", 1, ("r", "ra", "rowi", "ra", "rem", "rze")),
    ("", 0, ("", "a", "owi", "a", "em", "ie")),
)


def polish_forms(name: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a Polish name in its cases, the name itself first; with `last_only` only the last word is declined."""
    forms = _in_cases(name, lambda word: _polish_cases(word, person=last_only), last_only=last_only)
    return tuple(dict.fromkeys([name, *forms]))


def _polish_cases(word: str, *, person: bool) -> tuple[str, ...]:
    if not word[1:].islower():
        return (word,) * 6
    table = _POLISH
    if word[-1] in "bcdfghjkmnprstwzńłż":
        table = (*_POLISH, *(_POLISH_PERSON if person else _POLISH_THING))
    return _by_ending(word, table)


def _by_ending(word: str, table: Iterable[tuple[str, int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return a word's cases as the first of its endings in the table tells, six times itself where none does."""
    for ending, cut, cases in table:
        if word.endswith(ending):
            return tuple(word[: len(word) - cut] + case for case in cases)
    return (word,) * 6


_CZECH: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ká", 1, ("á", "é", "é", "ou", "ou", "é")),
    ("vá", 1, ("á", "é", "é", "ou", "ou", "é")),
    ("ná", 1, ("á", "é", "é", "ou", "ou", "é")),
    ("ý", 1, ("ý", "ého", "ému", "ého", "ým", "ém")),
    ("yj", 2, ("yj", "ého", "ému", "ého", "ým", "ém")),
    ("ea", 1, ("a", "je", "ji", "u", "ou", "ji")),
    ("ia", 1, ("a", "e", "i", "u", "ou", "i")),
    ("ka", 2, ("ka", "ky", "ce", "ku", "kou", "ce")),
    ("ga", 2, ("ga", "gy", "ze", "gu", "gou", "ze")),
    ("ra", 2, ("ra", "ry", "ře", "ru", "rou", "ře")),
    ("la", 2, ("la", "ly", "le", "lu", "lou", "le")),
    ("sa", 2, ("sa", "sy", "se", "su", "sou", "se")),
    ("ša", 1, ("a", "i", "ovi", "u", "ou", "ovi")),
    ("a", 1, ("a", "y", "ě", "u", "ou", "ovi")),
    ("ie", 1, ("e", "e", "i", "i", "í", "i")),
    ("ye", 1, ("e", "e", "i", "i", "í", "i")),
    ("se", 1, ("e", "e", "i", "i", "í", "i")),
    ("ko", 1, ("o", "a", "u", "o", "em", "u")),
    ("o", 1, ("o", "a", "u", "o", "em", "ovi")),
    ("ny", 1, ("y", "", "ám", "y", "ami", "ách")),
    ("dy", 1, ("y", "", "ám", "y", "ami", "ách")),
    ("ry", 1, ("y", "", "ám", "y", "ami", "ách")),
    ("my", 1, ("y", "", "ám", "y", "ami", "ách")),
    ("vy", 1, ("y", "", "ám", "y", "ami", "ách")),
    ("el", 0, ("", "e", "i", "", "em", "i")),
    ("l", 0, ("", "u", "u", "", "em", "u")),
    ("š", 0, ("", "e", "i", "", "em", "i")),
    ("c", 0, ("", "e", "i", "", "em", "i")),
)
_CZECH_THING = ("", "u", "ovi", "", "em", "ě")


def czech_forms(name: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a Czech name in its cases, the name itself first; with `last_only` only the last word is declined."""
    forms = _in_cases(name, _czech_cases, last_only=last_only)
    return tuple(dict.fromkeys([name, *forms]))


def _czech_cases(word: str) -> tuple[str, ...]:
    if not word[1:].islower():
        return (word,) * 6
    table = _CZECH
    return _by_ending(word, (*table, ("", 0, _CZECH_THING)) if word[-1] in "bdfghjkmnprstvzňť" else table)


def declined_surnames(surname: str) -> Iterator[tuple[str, str]]:
    """Yield a surname in the cases, with their language, in which its own last vowel changes: Duda, Dudy.

    To others the endings are joined as they are.
    """
    if surname.endswith("a"):
        for text in polish_forms(surname, last_only=True)[1:]:
            yield "pl", text
    if surname.endswith(("a", "o", "ý")):
        for text in czech_forms(surname, last_only=True)[1:]:
            yield "cs", text


# The vowel that a Turkish ending takes from the last one before it: i, ı, ü or u; and e or a.
_HARMONY = {"e": "ie", "i": "ie", "a": "ıa", "ı": "ıa", "ö": "üe", "ü": "üe", "o": "ua", "u": "ua"}


def turkish_forms(noun: str) -> tuple[str, ...]:
    """Return a Turkish noun in its cases, the noun itself first. (A name has an apostrophe before its ending.)

    After a vowel an ending begins with y, and in nouns that belong to another ("iklim krizi") with n: both are made.
    """
    last = next((letter for letter in reversed(noun) if letter in _HARMONY), None)
    if last is None:
        return (noun,)
    narrow, wide = _HARMONY[last][0], _HARMONY[last][1]
    stop = "t" if noun[-1] in "çfhkpsşt" else "d"
    endings = [f"{stop}{wide}", f"{stop}{wide}n"]
    if noun[-1] in _HARMONY:
        endings += [f"y{narrow}", f"y{wide}", f"n{narrow}", f"n{wide}", f"n{narrow}n", f"nd{wide}", f"nd{wide}n"]
    else:
        endings += [narrow, wide, f"{narrow}n"]
    return (noun, *(noun + ending for ending in endings))


def german_forms(name: str) -> tuple[str, ...]:
    """Return a German name and its genitive: "Russland", "Russlands"."""
    return (name,) if name.endswith(("s", "z", "x", "ß", "n")) and " " in name else (name, f"{name}s")


_GREEK: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ος", 2, ("ος", "ου", "ο", "ο", "ου", "ο")),
    ("ης", 2, ("ης", "η", "η", "η", "η", "η")),
    ("ας", 2, ("ας", "α", "α", "α", "α", "α")),
    ("α", 0, ("", "ς", "", "", "ς", "")),
    ("ά", 0, ("", "ς", "", "", "ς", "")),
    ("η", 0, ("", "ς", "", "", "ς", "")),
    ("ή", 0, ("", "ς", "", "", "ς", "")),
    ("ο", 1, ("ο", "ου", "ο", "ο", "ου", "ο")),
    ("ό", 1, ("ό", "ού", "ό", "ό", "ού", "ό")),
)


def greek_forms(name: str) -> tuple[str, ...]:
    """Return a Greek name in its cases, the name itself first. Where the accent goes is nothing to a folded text."""
    forms = _in_cases(
        name, lambda word: _by_ending(word, _GREEK) if word[1:].islower() else (word,) * 6, last_only=False
    )
    return tuple(dict.fromkeys([name, *forms]))


_GREEK_ADJECTIVE = ("ος", "ο", "ου", "οι", "ων", "ους", "η", "ης", "ες", "α", "ε")


def greek_adjective_forms(word: str) -> tuple[str, ...]:
    """Return a Greek adjective in -ος, or who is called by it, in all cases; other words as the nouns that they are."""
    if not word.endswith(("ος", "ός")):
        return greek_forms(word)
    return (word, *(word[:-2] + ending for ending in _GREEK_ADJECTIVE))


def arabic_adjective_forms(word: str) -> tuple[str, ...]:
    """Return an Arabic adjective, given as a man's, with the endings of a woman's and of several people's."""
    return (word, f"{word}ة", f"{word}ين", f"{word}ون", f"{word}ا")


def arabic_forms(name: str) -> tuple[str, ...]:
    """Return an Arabic name, and what "to" makes of one with an article; other prefixes are joined to it as it is."""
    return (name, f"لل{name[2:]}") if name.startswith("ال") else (name,)
