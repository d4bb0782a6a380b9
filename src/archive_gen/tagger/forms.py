"""The forms of a vocabulary's entities: every spelling that may stand in a text for one, and where it counts.

A name is spelt as its language declines it, or joins it to the word before; what is of one language alone says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial

import msgspec

from archive_gen.model import Facet, NamedBy
from archive_gen.tagger.folding import fold
from archive_gen.tagger.inflection import (
    LATIN,
    adjective_forms,
    arabic_adjective_forms,
    arabic_forms,
    declined_surnames,
    greek_adjective_forms,
    greek_forms,
    inflected_forms,
    latin_adjective_forms,
    latin_name_forms,
    turkish_forms,
)
from archive_gen.tagger.joined import (
    kazakh_forms,
    latvian_forms,
    lithuanian_forms,
    marathi_forms,
    mongolian_forms,
    romanian_forms,
    serbian_forms,
    slovak_forms,
    slovene_forms,
    stems_of,
)
from archive_gen.vocabulary import PLACEHOLDER, Actor, Country, Topic, Vocabulary


class Edges(Enum):
    """What may stand before and after a form."""

    WORD = "word"  # no letter or digit
    KOREAN = "korean"  # no Hangul before; after it the text's end, no Hangul, or a particle
    KATAKANA = "katakana"  # no Katakana
    HEBREW = "hebrew"  # no letter after; before, none but the little words that are joined
    INDIC = "indic"  # no letter or sign before; after, none but an ending
    CAUCASIAN = "caucasian"  # likewise in Georgian and Armenian
    ARABIC = "arabic"  # no letter after; before, none but the conjunctions, prepositions and article that are joined
    NONE = "none"  # Chinese and Japanese are written without word edges


class Use(Enum):
    """How a form comes to count."""

    FREE = "free"  # wherever it stands
    AMBIGUOUS = "ambiguous"  # only with supporting words
    CONTEXT = "context"  # only where something else in the text settles it
    TOGETHER = "together"  # wherever it stands, with all others that it is a form of: "the two Koreas"
    PREFIX = "prefix"  # only joined by a hyphen to another country's adjective: "Franco-German"
    SURNAME = "surname"  # only as its actor's rule says
    BETWEEN_LEADERS = "between-leaders"  # only where its sentence, with the one before, names leaders of two countries
    BETWEEN_STATES = "between-states"  # likewise, two countries or bodies of countries
    BEFORE_COUNTRY = "before-country"  # only right before a country's name or its capital's
    AFTER_COUNTRY = "after-country"  # only right after one
    FALSE_FRIEND = "false-friend"  # never: it uses its span up


class Form(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A spelling of an entity. `capitals` are the places in it that must be upper case in the text too.

    A `fragile` form does not count in a line that is all capitals, where case says nothing; a
    `glued` one may be joined to its neighbours, as captured pages do ("alongsideRussia"); an `exact`
    one must be spelt just so: unfolded, Iceland's own name would be any English island. One with a
    `language` counts only in a text in that language: "Island" is Iceland in German.
    """

    text: str
    facet: Facet
    id: str
    named_by: NamedBy
    use: Use
    edges: Edges
    capitals: tuple[int, ...]
    fragile: bool
    glued: bool
    weak: bool = False
    exact: bool = False
    language: str | None = None


def forms_of(vocabulary: Vocabulary) -> Iterator[Form]:
    """Yield the forms of all countries, actors and topics; one that two of its names share comes twice."""
    for country in vocabulary.countries:
        yield from _country_forms(country)
    for actor in vocabulary.actors:
        yield from _actor_forms(actor)
    yield from _organisation_blocks(vocabulary)
    for topic in vocabulary.topics:
        yield from _topic_forms(topic)


def _country_forms(country: Country) -> Iterator[Form]:
    form = partial(_form, "countries", country.id)
    ambiguous = set(country.ambiguous)

    def forms(texts: Iterable[str], named_by: NamedBy) -> Iterator[Form]:
        for text in texts:
            use = Use.AMBIGUOUS if text in ambiguous else Use.FREE
            yield form(text, named_by, use, presumed=country.presumed)

    yield from forms([country.name, *_joined(country.name)], "name")
    yield from forms(country.aliases, "alias")
    yield from forms((text for word in country.demonyms for text in adjective_forms(word)), "demonym")
    yield from forms(country.capitals, "capital")
    yield from forms(country.metonyms, "metonym")
    yield from forms(country.native, "native")
    # A name that is ambiguous in English is so for English words' sake; Maurice is a man in French.
    doubtful = ambiguous - {country.name, *country.aliases}
    for language, names in country.names.items():
        for name in names:
            if language in LATIN:
                use = Use.AMBIGUOUS if name in doubtful else Use.FREE
                # Vietnamese without its accents has other words: "Lào" is Laos, and "Lao động" is labour.
                for text in _cases(name, language):
                    yield form(text, "native", use, language=language, exact=language == "vi")
            else:
                yield from forms(_cases(name, language), "native")
    for language, names in country.capital_names.items():
        own = language if language in LATIN else None
        for text in (case for name in names for case in _cases(name, language)):
            use = Use.AMBIGUOUS if text in ambiguous else Use.FREE
            yield form(text, "capital", use, language=own)
    for language, words in country.adjectives.items():
        own = language if language in LATIN else None
        for text in (case for word in words for case in _adjective_cases(word, language)):
            yield form(text, "demonym", language=own)
    for text in country.context_aliases:
        yield form(text, "alias", Use.CONTEXT)
    for language, names in country.together.items():
        for text in names:
            yield form(text, "alias", Use.TOGETHER, language=language if language in LATIN else None)
    for language, words in country.prefixes.items():
        for text in words:
            yield form(text, "demonym", Use.PREFIX, language=language if language in LATIN else None)
    for text in country.false_friends:
        yield form(text, "name", Use.FALSE_FRIEND)


def _joined(name: str) -> list[str]:
    """Return a name of two words as captured pages glue it: "NorthKorea"."""
    return [name.replace(" ", "")] if name.count(" ") == 1 and name.isascii() else []


def _cases(name: str, language: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a name as its language declines it, or joins it to the word before."""
    if language in ("ru", "uk"):
        return inflected_forms(name, language, last_only=last_only)
    if language in _JOINING:
        return tuple(_JOINING[language](name))
    if language in LATIN:
        return latin_name_forms(name, language, last_only=last_only)
    if language == "el":
        return greek_forms(name)
    return arabic_forms(name) if language == "ar" else (name,)


_STEMS = ("hi", "mr", "ne", "bn", "gu", "pa", "ta", "te", "kn", "ml", "ka", "hy")
_JOINING: Mapping[str, Callable[[str], Iterable[str]]] = {
    "kk": kazakh_forms,
    "mn": mongolian_forms,
    "ro": romanian_forms,
    "sr": serbian_forms,
    "sk": slovak_forms,
    "sl": slovene_forms,
    "lv": latvian_forms,
    "lt": lithuanian_forms,
    **dict.fromkeys(_STEMS, stems_of),
    "mr": marathi_forms,
}

# What a word ends in that stands in another case than the first, or for several: it has no cases of its own.
_DECLINED = re.compile("(?:[ое]го|[ое]му|[ыи]х|[ыи]ми|[ая]ми|[ая]х|[ую]ю|ої|ою|[оеєї]й|(?<!остр)ов|ев|ів|їв)(?= |$)")


def _trigger_cases(text: str, language: str) -> tuple[str, ...]:
    if language in ("ru", "uk") and _DECLINED.search(text):
        return (text,)
    return turkish_forms(text) if language == "tr" else _cases(text, language)


def _adjective_cases(word: str, language: str) -> tuple[str, ...]:
    if language in _STEMS:
        return tuple(stems_of(word))
    if language == "el":
        return greek_adjective_forms(word)
    return arabic_adjective_forms(word) if language == "ar" else latin_adjective_forms(word, language)


def _actor_forms(actor: Actor) -> Iterator[Form]:
    form = partial(_form, "actors", actor.id)
    person = actor.kind == "person"
    names = [actor.name, *actor.aliases]
    for place, text in enumerate(_spelt_out(names)):
        use = Use.CONTEXT if actor.rule == "context" and not _names_a_parent(text) else Use.FREE
        yield form(text, "name" if place == 0 else "alias", use)
    if actor.surname:
        glued, exact = actor.rule == "free", actor.rule == "free_case"
        for text in _spelt_out([actor.surname]):
            yield form(text, "surname", Use.SURNAME, glued=glued, exact=exact)
        for language, text in declined_surnames(actor.surname) if person else ():
            yield form(text, "surname", Use.SURNAME, glued=False, language=language)
    for language, texts in actor.native.items():
        for name in texts:
            # Korean and Chinese names take endings on their last word only. In Polish and Czech every word of a body's
            # name has a case; of a person's the given name, which its own endings tell.
            slavic = language in ("pl", "cs")
            last_only = person if slavic else not person or actor.country in ("KP", "KR", "CN", "TW")
            own = language if language in LATIN else None
            for text in _cases(name, language, last_only=last_only):
                yield form(text, "native", language=own)
    for text in actor.false_friends:
        yield form(text, "name", Use.FALSE_FRIEND)


_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_WITHOUT_UMLAUTS = str.maketrans(_UMLAUTS)


def _spelt_out(names: Sequence[str]) -> list[str]:
    """Return names, and as newspapers without umlauts spell those that have some: "Schroeder"."""
    return list(dict.fromkeys([*names, *(name.translate(_WITHOUT_UMLAUTS) for name in names)]))


_PARENTS = re.compile(
    r"\b(?:unsc|u\.?n\.?|united nations|u\.?s\.?|united states|\w+ korean?|japan(?:'s)?|seoul's)(?!\w)"
)


def _names_a_parent(text: str) -> bool:
    """Tell whether a body's name says itself whose it is ("UN Security Council" against "Security Council")."""
    return bool(_PARENTS.search(fold(text)))


def _organisation_blocks(vocabulary: Vocabulary) -> Iterator[Form]:
    """Yield false friends for bodies whose names hold the name of a country that is not theirs.

    "Korean Central News Agency" is North Korea's, though "Korean" alone is South Korea's.
    """
    words: dict[str, set[str]] = {}
    for country in vocabulary.countries:
        for text in (country.name, *country.aliases, *country.demonyms):
            words.setdefault(fold(text), set()).add(country.id)
    for actor in vocabulary.actors:
        if actor.kind != "organisation":
            continue
        for text in (actor.name, *actor.aliases):
            held = {owner for part in _word_runs(fold(text)) for owner in words.get(part, ())}
            if held and actor.country not in held:
                yield _form("countries", sorted(held)[0], text, "name", Use.FALSE_FRIEND)


def _word_runs(text: str) -> Iterator[str]:
    """Yield every run of whole words that is shorter than the text."""
    words = text.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


def _topic_forms(topic: Topic) -> Iterator[Form]:
    for text in topic.triggers:
        if text.endswith(PLACEHOLDER):
            yield _trigger(text.removesuffix(PLACEHOLDER).rstrip(), topic.id, Use.BEFORE_COUNTRY)
        elif text.startswith(PLACEHOLDER):
            yield _trigger(text.removeprefix(PLACEHOLDER).lstrip(), topic.id, Use.AFTER_COUNTRY)
        else:
            yield _trigger(text, topic.id)
    for text in topic.weak:
        yield _trigger(text, topic.id, weak=True)
    for text in topic.between_leaders:
        yield _trigger(text, topic.id, Use.BETWEEN_LEADERS)
    for text in topic.between_states:
        yield _trigger(text, topic.id, Use.BETWEEN_STATES)
        yield _trigger(text, topic.id, weak=True)
    for words, use, weak in (
        (topic.native, Use.FREE, False),
        (topic.native_weak, Use.FREE, True),
        (topic.native_between_leaders, Use.BETWEEN_LEADERS, False),
        (topic.ambiguous, Use.AMBIGUOUS, False),
    ):
        for language, texts in words.items():
            own = language if language in LATIN else None
            for form in (form for text in texts for form in _trigger_cases(text, language)):
                yield _trigger(form, topic.id, use, weak=weak, language=own)
    for language, texts in topic.not_in.items():
        for text in texts:
            yield _trigger(text, topic.id, Use.FALSE_FRIEND, language=language)
    for text in topic.false_friends:
        yield _trigger(text, topic.id, Use.FALSE_FRIEND)


_CAPITAL = re.compile("[A-Z]")
_FIRST_GREEK = "\u0370"
_HANGUL = re.compile("[가-힣]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_KATAKANA = re.compile("[ァ-ヶー]+")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_INDIC = re.compile("[\u0900-\u0dff]")
_CAUCASIAN = re.compile("[\u0531-\u0587\u10d0-\u10ff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def _edges(text: str) -> Edges:
    if text.isascii():
        return Edges.WORD
    if _HANGUL.search(text):
        return Edges.KOREAN
    if _ARABIC.match(text):
        return Edges.ARABIC
    if _KATAKANA.match(text):
        return Edges.KATAKANA
    for letters, edges in _OF_SCRIPTS:
        if letters.match(text):
            return edges
    return Edges.NONE if _HAN_OR_KANA.search(text) else Edges.WORD


_OF_SCRIPTS = (
    (_HEBREW, Edges.HEBREW),
    (_INDIC, Edges.INDIC),
    (_CAUCASIAN, Edges.CAUCASIAN),
    (_THAI, Edges.NONE),
)


def _form(
    facet: Facet,
    entity: str,
    text: str,
    named_by: NamedBy,
    use: Use = Use.FREE,
    *,
    glued: bool = True,
    exact: bool = False,
    presumed: bool = False,
    language: str | None = None,
) -> Form:
    """Return the form of an actor or a country, with what its spelling says of where it may stand."""
    edges = _edges(text)
    capitals = _capitals(text)
    letters = sum(map(str.isalpha, text))
    leaning = use in (Use.AMBIGUOUS, Use.SURNAME) and not presumed
    fragile = edges is Edges.WORD and bool(capitals) and (letters <= 3 or leaning)
    accented = language is None and named_by == "native" and edges is Edges.WORD and _is_told_by_accents(text)
    may_join = edges is Edges.WORD and letters >= 5 and text.isascii() and text[0].isupper()
    glued = glued and may_join and use in (Use.FREE, Use.SURNAME)
    return Form(text, facet, entity, named_by, use, edges, capitals, fragile, glued, False, exact or accented, language)


def _is_told_by_accents(text: str) -> bool:
    """Tell whether a name may be another word without its accents; in Greek they wander with the case."""
    return fold(text) != text.casefold() and text[0] < _FIRST_GREEK


def _trigger(text: str, topic: str, use: Use = Use.FREE, *, weak: bool = False, language: str | None = None) -> Form:
    edges, capitals, fragile = _edges(text), _capitals(text), _is_fragile(text)
    return Form(text, "topics", topic, "trigger", use, edges, capitals, fragile, False, weak, language=language)


def _capitals(text: str) -> tuple[int, ...]:
    if text.islower():
        return ()
    if text.isascii():
        return tuple([match.start() for match in _CAPITAL.finditer(text)])
    return tuple(place for place, character in enumerate(text) if character.isupper())


def _is_fragile(text: str) -> bool:
    """Tell whether a trigger is an abbreviation too short to be one in a line that is all capitals."""
    return len(text) <= 5 and not text.islower() and sum(map(str.isalpha, text)) <= 3
