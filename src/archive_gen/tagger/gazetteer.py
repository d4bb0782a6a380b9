"""The gazetteer: the vocabulary compiled into one automaton that finds every form in a text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from archive_gen.model import Facet, NamedBy
from archive_gen.tagger.folding import fold
from archive_gen.tagger.inflection import (
    LATIN,
    adjective_forms,
    arabic_adjective_forms,
    arabic_forms,
    inflected_forms,
    latin_adjective_forms,
    latin_name_forms,
    turkish_forms,
)
from archive_gen.vocabulary import PLACEHOLDER, Actor, Country, Topic, Vocabulary


class Edges(Enum):
    """What may stand before and after a form."""

    WORD = "word"  # no letter or digit
    KOREAN = "korean"  # no Hangul before; after it the text's end, no Hangul, or a particle
    KATAKANA = "katakana"  # no Katakana
    ARABIC = "arabic"  # no letter after; before, none but the conjunctions, prepositions and article that are joined
    NONE = "none"  # Chinese and Japanese are written without word edges


class Use(Enum):
    """How a form comes to count."""

    FREE = "free"  # wherever it stands
    AMBIGUOUS = "ambiguous"  # only with supporting words
    CONTEXT = "context"  # only where something else in the text settles it
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


_CAPITAL = re.compile("[A-Z]")
_HANGUL = re.compile("[가-힣]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_KATAKANA = re.compile("[ァ-ヶー]+")
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
    return Edges.NONE if _HAN_OR_KANA.search(text) else Edges.WORD


def _form(
    text: str,
    facet: Facet,
    entity: str,
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
    # A name that accents alone tell from another word must be spelt with them.
    accented = language is None and named_by == "native" and edges is Edges.WORD and fold(text) != text.casefold()
    may_join = edges is Edges.WORD and letters >= 5 and text.isascii() and text[0].isupper()
    glued = glued and may_join and use in (Use.FREE, Use.SURNAME)
    return Form(text, facet, entity, named_by, use, edges, capitals, fragile, glued, False, exact or accented, language)


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


class Lexicon(msgspec.Struct, frozen=True, gc=False):
    """Forms by the folded spelling that they share; `spellings` and `forms` run side by side."""

    spellings: tuple[str, ...]
    forms: tuple[tuple[Form, ...], ...]


class Compiled(msgspec.Struct, frozen=True):
    """A vocabulary with its lexicons, each packed, since few texts ask for more than the first.

    That of texts in any language has the key "", that of scripts beyond Latin `_BEYOND`; the others hold what counts
    only in texts in their language.
    """

    vocabulary: Vocabulary
    lexicons: Mapping[str, bytes]


_BEYOND = "beyond"
_BEYOND_LATIN = re.compile("[^\x00-\u036f\u1e00-\u2bff]")


def compile_vocabulary(vocabulary: Vocabulary) -> Compiled:
    """Return every form of a vocabulary's entities, each once in a lexicon."""
    by_spelling: dict[str, list[Form]] = {}
    for form in _all_forms(vocabulary):
        forms = by_spelling.setdefault(fold(form.text), [])
        if form not in forms:
            forms.append(form)
    lexicons: dict[str, dict[str, tuple[Form, ...]]] = {"": {}}
    for spelling, forms in by_spelling.items():
        for key in _lexicons_of(spelling, forms):
            lexicons.setdefault(key, {})[spelling] = tuple(forms)
    return Compiled(vocabulary, {key: _packed(forms) for key, forms in lexicons.items()})


def _packed(forms: Mapping[str, tuple[Form, ...]]) -> bytes:
    """Return a lexicon as bytes, in a fifth of the room at the least cost: every project keeps all of them."""
    return zlib.compress(msgspec.msgpack.encode(Lexicon(tuple(forms), tuple(forms.values()))), 1)


def _lexicons_of(spelling: str, forms: Iterable[Form]) -> Iterable[str]:
    languages = dict.fromkeys(form.language for form in forms)
    if None not in languages:
        return [language for language in languages if language]
    return [_BEYOND if _BEYOND_LATIN.search(spelling) else ""]


class Spelling(msgspec.Struct, frozen=True, gc=False):
    """What a folded spelling means in texts of one language, and what is to be asked where it stands.

    A `whole_word` is nothing inside of a longer one. As a word by itself, `any_case` means all its `forms`, of one
    `facet`, and so does a text that is spelt as `written`. Where neither says so, each form is asked by itself.
    """

    forms: tuple[Form, ...]
    facet: Facet
    whole_word: bool
    any_case: bool
    written: str
    false_friend: bool


def are_false_friends(forms: Iterable[Form]) -> bool:
    return all(form.use is Use.FALSE_FRIEND for form in forms)


class _Spellings(dict[int, Spelling]):
    """The spellings by the automaton's numbers; each is made the first time that a text has it, since few ever do."""

    def __init__(self, forms: Sequence[Sequence[Form]], language: str | None) -> None:
        self._forms, self._language = forms, language

    def __missing__(self, pattern: int) -> Spelling:
        forms = [form for form in self._forms[pattern] if self._counts(form)]
        # What the text's own language doubts is no plain English word there: "coup" in French, "sanctions" as well.
        doubted = [form for form in forms if form.language and form.use in (Use.FALSE_FRIEND, Use.AMBIGUOUS)]
        spelling = self[pattern] = _spelling(tuple(doubted or sorted(forms, key=lambda form: form.weak)))
        return spelling

    def _counts(self, form: Form) -> bool:
        # An English word that says little says nothing in another language, or something else: "war" in German, "met"
        # in Dutch.
        leaning = form.weak or form.use in (Use.BETWEEN_LEADERS, Use.BETWEEN_STATES)
        return form.language == self._language or (form.language is None and not (leaning and self._language))


def _spelling(forms: tuple[Form, ...]) -> Spelling:
    whole_word = all(form.edges is Edges.WORD and not form.glued for form in forms)
    texts, facets = {form.text for form in forms}, {form.facet for form in forms}
    alike = len(facets) == 1 and all(form.edges in (Edges.WORD, Edges.NONE) for form in forms)
    return Spelling(
        forms,
        facet=forms[0].facet if forms else "countries",
        whole_word=whole_word,
        any_case=alike and not any(form.capitals or form.exact for form in forms),
        written=texts.pop() if alike and len(texts) == 1 else "",
        false_friend=are_false_friends(forms),
    )


class Company(NamedTuple):
    """The words, folded, that settle a topic's ambiguous ones where they stand in the text too."""

    supporting: frozenset[str]
    opposing: frozenset[str]


class Finder(NamedTuple):
    """An automaton, and what its patterns mean, by their numbers."""

    automaton: ahocorasick_rs.AhoCorasick
    spellings: Mapping[int, Spelling]


def _automaton(spellings: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(spellings, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False)


class Gazetteer:
    """The compiled vocabulary with the automata that find its forms. Pickles as what `pack` returns."""

    def __init__(self, compiled: Compiled) -> None:
        vocabulary = compiled.vocabulary
        self.vocabulary = vocabulary
        self._compiled = compiled
        self._finders: dict[tuple[str, bool], tuple[Finder, ...]] = {}
        self._automata: dict[str, tuple[ahocorasick_rs.AhoCorasick, Lexicon]] = {}
        self._company: dict[tuple[str, str], Company] = {}
        self.actors = vocabulary.actors_by_id()
        self.countries = vocabulary.countries_by_id()
        self.topics = vocabulary.topics_by_id()
        self.leaders = {actor.id: actor.country for actor in vocabulary.actors if _has_led(actor) and actor.country}
        self.former_ids = {old: entity.id for entity in _entities(vocabulary) for old in entity.was}

    @property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """Every form, by the spelling that it shares with others."""
        lexicons = map(self._lexicon, self._compiled.lexicons)
        return {spelling: forms for one in lexicons for spelling, forms in zip(one.spellings, one.forms, strict=True)}

    def finders_in(self, language: str, *, plain: bool) -> tuple[Finder, ...]:
        """Return what finds the forms of texts in a language; a `plain` text is ASCII, and has no other script's.

        The spellings of one language alone have an automaton of their own: short as many are, they would be found
        inside of other languages' words all the time ("Çin" in "medicine").
        """
        own = language if language in LATIN else ""
        if (own, plain) not in self._finders:
            keys = ["", *([] if plain else [_BEYOND]), *([own] if own else [])]
            known = [key for key in keys if key in self._compiled.lexicons]
            self._finders[own, plain] = tuple([self._finder(key, own) for key in known])
        return self._finders[own, plain]

    def _finder(self, key: str, language: str) -> Finder:
        if key not in self._automata:
            lexicon = self._lexicon(key)
            self._automata[key] = _automaton(lexicon.spellings), lexicon
        automaton, lexicon = self._automata[key]
        return Finder(automaton, _Spellings(lexicon.forms, language))

    def _lexicon(self, key: str) -> Lexicon:
        return msgspec.msgpack.decode(zlib.decompress(self._compiled.lexicons[key]), type=Lexicon)

    def company(self, topic: str, language: str) -> Company:
        """Return the words that support and oppose a topic's ambiguous ones in texts in a language."""
        if (topic, language) not in self._company:
            known = self.topics[topic]
            words = [frozenset(map(fold, of.get(language, ()))) for of in (known.supporting, known.opposing)]
            self._company[topic, language] = Company(*words)
        return self._company[topic, language]

    def pack(self) -> bytes:
        """Return it as bytes, from which `unpack_gazetteer` makes it again in a fraction of the time."""
        return msgspec.msgpack.encode(self._compiled)

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return (unpack_gazetteer, (self.pack(),))


_LEADING = re.compile(r"(?:Supreme Leader|Leader|President|Prime Minister|Premier|Chancellor|General Secretary) of ")


def _has_led(actor: Actor) -> bool:
    """Tell whether a person has led a state or its government."""
    return actor.kind == "person" and any(_LEADING.match(role.post) for role in actor.roles)


def make_gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """Return the vocabulary compiled for finding."""
    return Gazetteer(compile_vocabulary(vocabulary))


def unpack_gazetteer(packed: bytes) -> Gazetteer:
    """Return the gazetteer that was packed. Raises msgspec.DecodeError for bytes that hold none."""
    return Gazetteer(msgspec.msgpack.decode(packed, type=Compiled))


def _entities(vocabulary: Vocabulary) -> Iterator[Actor | Country | Topic]:
    yield from vocabulary.actors
    yield from vocabulary.countries
    yield from vocabulary.topics


def _all_forms(vocabulary: Vocabulary) -> Iterator[Form]:
    for country in vocabulary.countries:
        yield from _country_forms(country)
    for actor in vocabulary.actors:
        yield from _actor_forms(actor)
    yield from _organisation_blocks(vocabulary)
    for topic in vocabulary.topics:
        yield from _topic_forms(topic)


def _country_forms(country: Country) -> Iterator[Form]:
    ambiguous = set(country.ambiguous)

    def forms(texts: Iterable[str], named_by: NamedBy) -> Iterator[Form]:
        for text in texts:
            use = Use.AMBIGUOUS if text in ambiguous else Use.FREE
            yield _form(text, "countries", country.id, named_by, use, presumed=country.presumed)

    yield from forms([country.name, *_joined(country.name)], "name")
    yield from forms(country.aliases, "alias")
    yield from forms((form for word in country.demonyms for form in adjective_forms(word)), "demonym")
    yield from forms(country.capitals, "capital")
    yield from forms(country.metonyms, "metonym")
    yield from forms(country.native, "native")
    # A name that is ambiguous in English is so for English words' sake; Maurice is a man in French.
    doubtful = ambiguous - {country.name, *country.aliases}
    for language, names in country.names.items():
        for name in names:
            if language in LATIN:
                use = Use.AMBIGUOUS if name in doubtful else Use.FREE
                for text in latin_name_forms(name, language):
                    yield _form(text, "countries", country.id, "native", use, language=language)
            else:
                yield from forms(_cases(name, language), "native")
    for language, names in country.capital_names.items():
        own = language if language in LATIN else None
        for text in (form for name in names for form in _cases(name, language)):
            yield _form(text, "countries", country.id, "capital", language=own)
    for language, words in country.adjectives.items():
        own = language if language in LATIN else None
        for text in (form for word in words for form in _adjective_cases(word, language)):
            yield _form(text, "countries", country.id, "demonym", language=own)
    for text in country.context_aliases:
        yield _form(text, "countries", country.id, "alias", Use.CONTEXT)
    for text in country.false_friends:
        yield _form(text, "countries", country.id, "name", Use.FALSE_FRIEND)


def _joined(name: str) -> list[str]:
    """Return a name of two words as captured pages glue it: "NorthKorea"."""
    return [name.replace(" ", "")] if name.count(" ") == 1 and name.isascii() else []


def _cases(name: str, language: str, *, last_only: bool = False) -> tuple[str, ...]:
    """Return a name as its language declines it, or joins it to the word before."""
    if language in ("ru", "uk"):
        return inflected_forms(name, language, last_only=last_only)
    if language in LATIN:
        return latin_name_forms(name, language, last_only=last_only)
    return arabic_forms(name) if language == "ar" else (name,)


def _trigger_cases(text: str, language: str) -> tuple[str, ...]:
    return turkish_forms(text) if language == "tr" else _cases(text, language)


def _adjective_cases(word: str, language: str) -> tuple[str, ...]:
    return arabic_adjective_forms(word) if language == "ar" else latin_adjective_forms(word, language)


def _actor_forms(actor: Actor) -> Iterator[Form]:
    person = actor.kind == "person"
    names = [actor.name, *actor.aliases]
    for place, text in enumerate(names):
        use = Use.CONTEXT if actor.rule == "context" and not _names_a_parent(text) else Use.FREE
        yield _form(text, "actors", actor.id, "name" if place == 0 else "alias", use)
    if actor.surname:
        glued, exact = actor.rule == "free", actor.rule == "free_case"
        yield _form(actor.surname, "actors", actor.id, "surname", Use.SURNAME, glued=glued, exact=exact)
    for language, texts in actor.native.items():
        for name in texts:
            # Korean and Chinese names take endings on their last word only.
            last_only = not person or actor.country in ("KP", "KR", "CN", "TW") or language == "pl"
            own = language if language in LATIN else None
            for text in _cases(name, language, last_only=last_only):
                yield _form(text, "actors", actor.id, "native", language=own)
    for text in actor.false_friends:
        yield _form(text, "actors", actor.id, "name", Use.FALSE_FRIEND)


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
                yield _form(text, "countries", sorted(held)[0], "name", Use.FALSE_FRIEND)


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
    for words, use in (
        (topic.native, Use.FREE),
        (topic.native_between_leaders, Use.BETWEEN_LEADERS),
        (topic.ambiguous, Use.AMBIGUOUS),
    ):
        for language, texts in words.items():
            own = language if language in LATIN else None
            for form in (form for text in texts for form in _trigger_cases(text, language)):
                yield _trigger(form, topic.id, use, language=own)
    for language, texts in topic.not_in.items():
        for text in texts:
            yield _trigger(text, topic.id, Use.FALSE_FRIEND, language=language)
    for text in topic.false_friends:
        yield _trigger(text, topic.id, Use.FALSE_FRIEND)
