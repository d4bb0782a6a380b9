"""What a text tells beside its words for topics: who meets whom, where, and whether any of it is real."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from archive_gen.model import Mention
from archive_gen.tagger.find import Passage
from archive_gen.tagger.folding import words_of
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import Resolution

Marks = Sequence[tuple[int, str]]
"""Where something is named, in order, and its id."""


class Places(NamedTuple):
    """Where countries and capitals are named: each mention's end by its start, and the other way."""

    ends: Mapping[int, int]
    starts: Mapping[int, int]


_PLACE_NAMES = frozenset({"name", "alias", "native", "capital", "metonym"})


def find_places(countries: Resolution) -> Places:
    """Return where countries are named as places are, not by their people."""
    mentions = [named.mention for named in countries.named if named.mention.named_by in _PLACE_NAMES]
    return Places({one.start: one.end for one in mentions}, {one.end: one.start for one in mentions})


class Scene:
    """What a text tells beside its words for topics, by which is decided what these mean.

    Many texts ask for little of it, so each part is looked for when it is first asked for.
    """

    def __init__(
        self, passage: Passage, countries: Resolution, actors: Resolution, places: Places, gazetteer: Gazetteer
    ) -> None:
        self._passage, self._countries, self._actors, self._gazetteer = passage, countries, actors, gazetteer
        self.places = places

    @property
    def is_among_states(self) -> bool:
        """Whether the text can tell of a matter of states: one that names nobody and no country has other coups.

        Papers in other languages write of their own country without naming it, and their words were chosen narrowly.
        """
        return bool(self._countries.named or self._actors.named or self._passage.language != "en")

    @cached_property
    def is_make_believe(self) -> bool:
        """Whether it is about fiction and names nobody who has led a state, as one about its ban would."""
        if any(named.id in self._gazetteer.leaders for named in self._actors.named):
            return False
        return is_about_fiction(self._passage)

    @cached_property
    def leaders(self) -> Marks:
        """Those who have led a state, by its id: "Putin", "the Turkish president".

        Empty where all led the same one: around every word that could tell of a meeting two of them are looked for.
        """
        led = self._gazetteer.leaders
        known = [(named.mention.start, led[named.id]) for named in self._actors.named if named.id in led]
        told = [
            (named.mention.start, named.id) for named in self._countries.named if _is_led(self._passage, named.mention)
        ]
        return _of_several([*known, *told])

    @cached_property
    def states(self) -> Marks:
        """Countries, their people and bodies, by the country's id; bodies of no one country by their own.

        Empty where all are of the same one, likewise.
        """
        named = [(named.mention.start, named.id) for named in self._countries.named]
        for one in self._actors.named:
            actor = self._gazetteer.actors[one.id]
            if not actor.source:
                named.append((one.mention.start, actor.country or one.id))
        return _of_several(named)


def _of_several(marks: Sequence[tuple[int, str]]) -> Marks:
    return sorted(marks) if len({entity for _, entity in marks}) > 1 else ()


_LEADER_AFTER = re.compile(
    r"(?:['’]s)? (?:new |acting |supreme )?"
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ll]eader)\b"
)
_LEADER_BEFORE = re.compile(
    r"\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ll]eader) of (?:the )?$"
)
# In other languages the adjective stands before its noun or after it, and words for leaders have cases.
_LEADER_AFTER_ABROAD = re.compile(
    r" ?(?:[Pp]räsident|[Ss]taatschef|[Mm]achthaber|[Rr]egierungschef|[Mm]inisterpräsident|[Kk]anzler|[Pp]remier|"
    r"[Pp]resident|[Ll]eider|[Лл]идер|[Пп]резидент|[Пп]ремьер|[Лл]ідер|[Пп]рем'єр|领导人|領導人|国家主席|國家主席|总统|總統|大統領|首相|"
    r"대통령|국무위원장)"
)
_LEADER_BEFORE_ABROAD = re.compile(
    r"\b(?:[Pp]r[äeé]siden\w{1,4}|[Ll][íi]der|[Ll]eader|[Mm]andatario|[Dd]irigeant|[Pp]rime[ri]\w? minist\w{1,2}|"
    r"[Pp]remier(?: ministre)?|[Pp]rezydent\w{0,3}|[Pp]rzywódc\w{1,3}|[Лл]идер\w{0,3}|[Пп]резидент\w{0,3}|"
    r"[Гг]лав\w{1,3}|[Лл]ідер\w{0,3}) (?:d[eoiu] |d['’]|de la |della )?$"
)


def _is_led(passage: Passage, mention: Mention) -> bool:
    """Tell whether a country's mention is in the name of who leads it: "the Turkish president", "leader of Iran"."""
    text = passage.text
    after, before = (_LEADER_AFTER, _LEADER_BEFORE)
    if passage.language != "en":
        after, before = (_LEADER_AFTER_ABROAD, _LEADER_BEFORE_ABROAD)
    elif not text.endswith(("of ", "of the "), 0, mention.start):
        # Few mentions have either before them, and that is seen at once.
        return after.match(text, mention.end) is not None
    return bool(after.match(text, mention.end) or before.search(text[max(0, mention.start - 30) : mention.start]))


_OF_FICTION = frozenset(
    "film films filmmaker filmmakers movie movies novel novels novelist thriller starring actress actresses "
    "screenplay screenwriter oscar oscars bafta sequel prequel trilogy episode episodes netflix hbo hollywood "
    "blockbuster premiere premiered soundtrack protagonist miniseries sitcom showrunner bestseller multiplayer "
    "gameplay gamers playstation xbox nintendo videogame".split()
)
_COMMONEST_OF_FICTION = ("film", "movie", "novel", "video game", "thriller", "oscar", "netflix")
_FEW, _MANY = 2, 3


def is_about_fiction(passage: Passage) -> bool:
    """Tell whether an English text is about a film, a novel or a game: several words say so, or one in the headline."""
    # Few texts hold any of the commonest, and that is seen at once.
    if passage.language != "en" or not any(word in passage.folded for word in _COMMONEST_OF_FICTION):
        return False
    text = passage.folded.replace("video game", "videogame gameplay")
    headline = _OF_FICTION.intersection(words_of(text[: passage.blocks[0].end]))
    return len(_OF_FICTION.intersection(words_of(text))) >= (_FEW if headline else _MANY)
