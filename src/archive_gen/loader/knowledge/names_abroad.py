"""Those who held an office, by their names as papers in other languages than English write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from archive_gen.loader.knowledge.facts import Office
from archive_gen.loader.knowledge.offices import Holder
from archive_gen.loader.knowledge.phrases import fold

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

    def __init__(self, offices: Mapping[str, tuple[Office, ...]]) -> None:
        self._offices = offices

    @cached_property
    def _names(self) -> tuple[AhoCorasick, Sequence[tuple[Office, ...]]]:
        # Made when a text in another language comes: few archives of a language have any.
        names = list(self._offices)
        automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        return automaton, list(self._offices.values())

    def find(self, folded: str) -> list[tuple[tuple[Office, ...], int, int]]:
        """Return the offices of those whose names begin words of a folded text, with their offsets, in order."""
        automaton, offices = self._names
        return [
            (offices[i], start, end)
            for i, start, end in automaton.find_matches_as_indexes(folded)
            if not folded[start - 1 : start].isalpha() or folded[start] >= "\u3040"
        ]


def names_abroad(holders: Iterable[Holder]) -> dict[str, tuple[Office, ...]]:
    """Return offices by full names, and by surnames of which there is one bearer, as `NamesAbroad` looks for them.

    Russian ones have no ending that a case changes.
    """
    bearers: dict[str, dict[str, tuple[Office, ...]]] = defaultdict(dict)
    for bearer, offices in holders:
        written = (name for names in bearer.actor.native.values() for name in names)
        for name in (*bearer.titled, *written, *_SPELLED_ABROAD.get(bearer.actor.id, ())):
            stem = fold(name.removesuffix("ий"))
            if len(stem) >= _SHORTEST_ABROAD or stem[0] >= "\u3040":
                bearers[stem][bearer.actor.id] = tuple(offices)
    return {stem: next(iter(held.values())) for stem, held in bearers.items() if len(held) == 1}
