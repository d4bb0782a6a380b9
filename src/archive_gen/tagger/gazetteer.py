"""The gazetteer: the vocabulary compiled into one automaton that finds every form in a text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from archive_gen.model import Facet
from archive_gen.tagger.folding import fold
from archive_gen.tagger.forms import Edges, Form, Use, forms_of
from archive_gen.tagger.inflection import LATIN
from archive_gen.vocabulary import Actor, Entity, Vocabulary


class Lexicon(msgspec.Struct, frozen=True, gc=False):
    """Forms by the folded spelling that they share; `spellings` and `forms` run side by side."""

    spellings: tuple[str, ...]
    forms: tuple[tuple[Form, ...], ...]


class Compiled(msgspec.Struct, frozen=True):
    """A vocabulary with its lexicons, each packed, since few texts ask for more than the first.

    That of texts in any language has the key "", that of scripts beyond Latin `_BEYOND`, that of such as one
    language or a few are written in `_OWN_SCRIPTS`; the others hold what counts only in texts in their language.
    """

    vocabulary: Vocabulary
    lexicons: Mapping[str, bytes]


_BEYOND = "beyond"
_BEYOND_LATIN = re.compile("[^\x00-\u036f\u1e00-\u2bff]")
_OWN_SCRIPTS = "own scripts"
_IN_OWN_SCRIPT = re.compile("[\u0531-\u05ff\u0900-\u10ff]")


def is_latin(folded: str) -> bool:
    """Tell whether a folded text has no letter of another script, and so none of the forms that are written in one."""
    return folded.isascii() or not _BEYOND_LATIN.search(folded)


def has_own_script(folded: str) -> bool:
    """Tell whether a folded text has a letter of Hebrew, Armenian, Georgian, Thai or an Indian script."""
    return bool(_IN_OWN_SCRIPT.search(folded))


def compile_vocabulary(vocabulary: Vocabulary) -> Compiled:
    """Return every form of a vocabulary's entities, each once in a lexicon."""
    by_spelling: dict[str, list[Form]] = {}
    for form in forms_of(vocabulary):
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
    if _IN_OWN_SCRIPT.search(spelling):
        return [_OWN_SCRIPTS]
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
    """Tell whether none of the forms names anything."""
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
        self._finders: dict[tuple[str, bool, bool], tuple[Finder, ...]] = {}
        self._automata: dict[str, tuple[ahocorasick_rs.AhoCorasick, Lexicon]] = {}
        self._company: dict[tuple[str, str], Company] = {}
        self.actors = vocabulary.actors_by_id()
        self.countries = vocabulary.countries_by_id()
        self.topics = vocabulary.topics_by_id()
        self.leaders = {actor.id: actor.country for actor in vocabulary.actors if _has_led(actor) and actor.country}
        # The languages whose weak words are known.
        self.weighed = frozenset(["en", *(language for one in vocabulary.topics for language in one.native_weak)])
        self.entities: dict[Facet, Mapping[str, Entity]] = {
            "actors": self.actors,
            "countries": self.countries,
            "topics": self.topics,
        }
        self.former_ids = {old: new for ids in vocabulary.former_ids().values() for old, new in ids.items()}

    @property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """Every form, by the spelling that it shares with others."""
        lexicons = map(self._lexicon, self._compiled.lexicons)
        return {spelling: forms for one in lexicons for spelling, forms in zip(one.spellings, one.forms, strict=True)}

    def finders_in(self, language: str, *, plain: bool, own_script: bool = False) -> tuple[Finder, ...]:
        """Return what finds the forms of texts in a language; a `plain` text is Latin, and has no other script's.

        One with an `own_script` has letters of those that few texts are written in.

        The spellings of one language alone have an automaton of their own: short as many are, they would be found
        inside of other languages' words all the time ("Çin" in "medicine").
        """
        own = language if language in LATIN else ""
        if (own, plain, own_script) not in self._finders:
            # Of two that mean the same span the first counts: what the text's own language says of it.
            keys = [*([own] if own else []), "", *([] if plain else [_BEYOND]), *([_OWN_SCRIPTS] if own_script else [])]
            known = [key for key in keys if key in self._compiled.lexicons]
            self._finders[own, plain, own_script] = tuple([self._finder(key, own) for key in known])
        return self._finders[own, plain, own_script]

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
