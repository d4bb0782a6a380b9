"""Those who held an office, by their names as papers in other languages than English write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from archive_gen.loader.knowledge.facts import Office
from archive_gen.loader.knowledge.offices import Holder
from archive_gen.loader.knowledge.phrases import fold
from archive_gen.vocabulary import Country

# As papers abroad write those whose names are written otherwise there.
_SPELLED_ABROAD = {
    "vladimir-putin": ("Poutine",),
    "volodymyr-zelenskyy": ("Selenskyj", "Selenski", "Selenskij", "Zelenski", "Zełensk"),
    "sergei-lavrov": ("Lawrow", "Ławrow"),
    "dmitry-medvedev": ("Medwedew", "Miedwiediew", "Medvédev"),
    "sergei-shoigu": ("Schoigu", "Choïgou", "Szojgu"),
    "alexander-lukashenko": ("Lukaschenko", "Loukachenko", "Łukaszenk"),
    "benjamin-netanyahu": ("Netanjahu", "Nétanyahou", "Netanyahou"),
    "recep-tayyip-erdogan": ("Erdoğan",),
}
_SHORTEST_ABROAD = 4


class NamesAbroad:
    """Those who held an office, by their names as many languages write them, in lower case and without endings."""

    def __init__(self, offices: Mapping[str, tuple[Office, ...]], of_countries: Iterable[str]) -> None:
        self._offices, self._of_countries = offices, frozenset(of_countries)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The first words of names that are surnames of others: of Petro Poroshenko, and of Gustavo Petro."""
        firsts = {name.split()[0] for name in self._offices if " " in name}
        return frozenset(firsts & self._offices.keys())

    def may_be_given(self, name: str) -> bool:
        """Whether a folded name that stands alone may be the first of another's."""
        return name in self._given

    @cached_property
    def _names(self) -> tuple[AhoCorasick, Sequence[tuple[Office, ...]]]:
        # Made when a text in another language comes: few archives of a language have any.
        names = list(self._offices)
        automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        return automaton, list(self._offices.values())

    def is_of_country(self, word: str) -> bool:
        """Whether a folded word is a country's name, or the adjective of it, in whatever language and case."""
        return any(word[:length] in self._of_countries for length in range(max(3, len(word) - 4), len(word) + 1))

    def find(self, folded: str) -> list[tuple[tuple[Office, ...], int, int]]:
        """Return the offices of those whose names begin words of a folded text, with their offsets, in order."""
        automaton, offices = self._names
        return [
            (offices[i], start, end)
            for i, start, end in automaton.find_matches_as_indexes(folded)
            if not folded[start - 1 : start].isalpha() or folded[start] >= "\u3040"
        ]


def stems_of_countries(countries: Iterable[Country]) -> set[str]:
    """Return the words of countries' names and adjectives without the letters that a case or a gender changes."""
    return {stem for country in countries for stem in _stems_of(country)}


def _stems_of(country: Country) -> Iterator[str]:
    by_language = (*country.names.values(), *country.adjectives.values())
    for form in (country.name, *country.aliases, *country.demonyms, *country.native, *chain(*by_language)):
        for word in fold(form).split():
            if len(word) >= _SHORTEST_ABROAD:
                yield word[: max(_SHORTEST_ABROAD, len(word) - 2)] if len(word) > _SHORTEST_ABROAD + 1 else word[:-1]
            elif word.isalpha():
                yield word


def names_abroad(holders: Iterable[Holder]) -> dict[str, tuple[Office, ...]]:
    """Return offices by full names, and by surnames of which there is one bearer, as `NamesAbroad` looks for them.

    Russian and Greek ones have no ending that a case changes; Persian letters that are Arabic ones to a reader stand
    for both.
    """
    bearers: dict[str, dict[str, tuple[Office, ...]]] = defaultdict(dict)
    for bearer, offices in holders:
        written = (name for names in bearer.actor.native.values() for name in names)
        for name in (*bearer.titled, *written, *_SPELLED_ABROAD.get(bearer.actor.id, ())):
            stem = fold(name.removesuffix("ий").removesuffix("ς"))
            if len(stem) >= _SHORTEST_ABROAD or stem[0] >= "\u3040":
                for spelled in _letters_alike(stem):
                    bearers[spelled][bearer.actor.id] = tuple(offices)
    return {stem: next(iter(held.values())) for stem, held in bearers.items() if len(held) == 1}


_TO_ARABIC, _TO_PERSIAN = str.maketrans("یک", "يك"), str.maketrans("يك", "یک")


def _letters_alike(name: str) -> set[str]:
    return {name, name.translate(_TO_ARABIC), name.translate(_TO_PERSIAN)}
