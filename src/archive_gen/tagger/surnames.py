"""Settling surnames: whose each is, by the full names, the titles and the offices around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from archive_gen.edtf import parse_edtf
from archive_gen.model import Dating, Mention
from archive_gen.tagger.endings import endings_of, is_in_case
from archive_gen.tagger.find import Found, Passage
from archive_gen.tagger.folding import fold
from archive_gen.tagger.forms import Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import PLACE_WORD_AFTER, THING_WORD_AFTER, Ledger, by_entity
from archive_gen.tagger.titles import Title, fits_title, is_title, is_title_abroad, title_before
from archive_gen.tagger.words import EVERYDAY, GIVEN_NAMES_TOO, NOT_GIVEN_NAMES, OPENERS, SURNAME_FIRST
from archive_gen.vocabulary import Actor, Role


class _FullName(NamedTuple):
    """A person named in full: `actor` is None for one whom the vocabulary does not hold."""

    start: int
    surname: str
    actor: str | None
    text: str


_CAPITALISED_BEFORE = re.compile(r"(?P<words>(?:[A-Z][\w.'’-]{0,24} ){1,3})$")
_GIVEN_AFTER = re.compile(r" (?P<given>[A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|[a-z]+)\b)?)")
_HYPHENED_AFTER = re.compile(r" [A-Z][a-z]+-[A-Za-z][a-z]+")
_WORD_IN_CAPITALS_AFTER = re.compile(r" [A-Z]\w")
_JUNIOR_AFTER = re.compile(r",? [JS]r\b\.?")
_EVERYDAY_USE = re.compile(r" (?:on|of|for|be|\d+)\b")
# "Vladimir Vladimirovich Putin", "Ralph E. Gonsalves".
_MIDDLE_NAME_BEFORE = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\.|[A-Z][a-z]+(?:[oe]vich|ich|[oe]vna|ichna)) $")
_WORD_BEFORE_ABROAD = re.compile(r"\b([^\W\d_a-z][^\W\d_]+) $")
_CIVIL = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "sir", "lord", "comrade"})


def bearers_of(one: Found, named: Collection[str], gazetteer: Gazetteer) -> list[Actor]:
    """Return who may be meant by a surname: who is told by it after the full name alone only if so `named`."""
    actors = [gazetteer.actors[form.id] for form in one.forms if form.use is Use.SURNAME]
    return [actor for actor in actors if actor.rule != "full_only" or actor.id in named]


class Surnames:
    """Settles the surnames of one record, once its full names stand in the ledger.

    `others` are names, of full length, of someone or something else; `homes` the countries of the text and of those
    whom it names; `country_ends` the offsets at which a country's mention ends.
    """

    def __init__(
        self,
        passage: Passage,
        ledger: Ledger,
        dating: Dating,
        gazetteer: Gazetteer,
        others: list[Found],
        homes: Collection[str],
        country_ends: Collection[int],
    ) -> None:
        self.passage, self.ledger, self.dating, self.gazetteer = passage, ledger, dating, gazetteer
        self.homes, self.country_ends = homes, country_ends
        self.full: dict[str, list[_FullName]] = defaultdict(list)
        self.starts: set[int] = set()
        for one in others:
            name = passage.text[one.start : one.end]
            surname = gazetteer.actors[one.forms[0].id].surname
            if surname and fold(name).endswith(fold(surname)):
                self.full[fold(surname)].append(_FullName(one.start, fold(surname), None, name))
        named = by_entity(ledger.named)
        self.named = frozenset(named)
        for entity, mentions in named.items():
            self._add_full_names(gazetteer.actors[entity], mentions)

    def _add_full_names(self, actor: Actor, mentions: Iterable[Mention]) -> None:
        if actor.kind == "person":
            surname = fold(actor.surname or _surname_of(actor))
            # Who is never called by the surname alone, as a wife, is a relative of the one who is.
            bearer = actor.id if actor.surname else None
            self.full[surname] += [_FullName(one.start, surname, bearer, one.text) for one in mentions]

    def settle(self, surnames: list[Found]) -> None:
        """Enter into the ledger whose each surname is, or why it is nobody's."""
        plain: list[tuple[Found, list[Actor], Title | None]] = []
        self.starts = {one.start for one in surnames} | {named.mention.start for named in self.ledger.named}
        for one in surnames:
            bearing = dict.fromkeys(actor.id for actor in bearers_of(one, self.named, self.gazetteer))
            holders = [self.gazetteer.actors[entity] for entity in bearing]
            surname = _folded_surname(holders)
            if holder := self._named_with_middle_name(one, holders) or self._named_in_a_case(one, holders):
                self.ledger.name(one, holder.id, "name")
                text = self.passage.text[one.start : one.end]
                self.full[surname].append(_FullName(one.start, surname, holder.id, text))
                continue
            other = self._other_person(one, holders)
            if other:
                self.full[surname].append(_FullName(one.start, surname, None, other))
                self.ledger.suppress(one, holders[0].id, f"{other!r} is someone else")
            else:
                plain.append((one, holders, title_before(self.passage, one.start)))
        self._set_aside_shared()
        # Titled ones first: "President Bush" is as good as a full name for the "Bush" of the headline.
        for one, holders, title in sorted(plain, key=lambda entry: entry[2] is None):
            self._settle_one(one, holders, title)

    def _set_aside_shared(self) -> None:
        """Sort the full names, and take a surname that two bear here from those whom it seldom names."""
        for surname, names in self.full.items():
            names.sort(key=lambda name: name.start)
            if len({name.actor for name in names}) > 1:
                self.full[surname] = [
                    name._replace(actor=None) if self._is_in_full_only(name.actor) else name for name in names
                ]

    def _is_in_full_only(self, actor: str | None) -> bool:
        return actor is not None and self.gazetteer.actors[actor].rule == "full_only"

    def _named_with_middle_name(self, one: Found, holders: list[Actor]) -> Actor | None:
        """Return the holder whom given name and surname name, with a patronymic or an initial between them."""
        text = self.passage.text
        # Few surnames have either before them, and that is seen at once.
        if not text.endswith((". ", "ich ", "vna ", "hna "), 0, one.start):
            return None
        match = _MIDDLE_NAME_BEFORE.search(text[max(0, one.start - 60) : one.start])
        given = fold(match["given"]) if match else ""
        # Of a common name the initial is someone else's.
        known = (holder for holder in holders if given and holder.rule != "context")
        return next((holder for holder in known if given in _given_names(holder)), None)

    def _named_in_a_case(self, one: Found, holders: list[Actor]) -> Actor | None:
        """Return the holder whose given name stands before, where the language declines it too: "Viktora Orbana"."""
        endings = endings_of(self.passage.language)
        if endings is None or not endings.given_names:
            return None
        before = _WORD_BEFORE_ABROAD.search(self.passage.text, max(0, one.start - 24), one.start)
        given = fold(before[1]) if before else ""
        known = (holder for holder in holders if given and holder.rule != "context")
        return next((holder for holder in known if is_in_case(given, _given_names(holder))), None)

    def _other_person(self, one: Found, holders: list[Actor]) -> str | None:
        """Return the name of someone else whose surname or given name stands here, None where nobody's does."""
        text, block = self.passage.text, self.passage.block_at(one.start)
        if junior := _JUNIOR_AFTER.match(text, one.end):
            name = text[one.start : junior.end()]
            return None if any(holder.name.endswith(" Jr.") for holder in holders) else name
        surname_first = any(holder.country in SURNAME_FIRST for holder in holders)
        if surname_first:
            # A headline's verbs have capitals too ("Kim Vows"), so there only a hyphen tells a given name.
            loose = block.title_case or block.all_capitals
            given = (_HYPHENED_AFTER if loose else _GIVEN_AFTER).match(text, one.end)
            return text[one.start : given.end()] if given else None
        if block.title_case or block.all_capitals:
            return None
        before = _CAPITALISED_BEFORE.search(text[max(block.start, one.start - 60) : one.start])
        if not before:
            return None
        last = before["words"].split()[-1]
        if last.endswith(".") and len(last) > 2:
            return None
        opens = _opens_sentence(text, one.start - len(last) - 1, block.start)
        if last in NOT_GIVEN_NAMES or is_title(last) or last.endswith(("'s", "’s")):
            return None
        if opens and (last.lower() in OPENERS or self.passage.language != "en"):
            return None
        if self.passage.language != "en" and self._is_title_abroad(last, holders):
            return None
        if self._names_country(one.start - 1) or last.isupper():
            return None
        if one.start - len(last) - 1 in self.starts and last not in GIVEN_NAMES_TOO:
            return None
        if any(fold(last).rstrip(".") in fold(holder.name) for holder in holders):
            return None
        return f"{last} {text[one.start : one.end]}"

    def _is_title_abroad(self, word: str, holders: Iterable[Actor]) -> bool:
        """Tell whether a word of another language before a surname is what its bearer is: "Präsidenten Putin"."""
        if is_title_abroad(word):
            return True
        # Every noun has a capital in German: "Herausforderer Trump". Relatives of these stand in the vocabulary.
        return self.passage.language == "de" and any(holder.rule in ("free", "free_case") for holder in holders)

    def _names_country(self, end: int) -> bool:
        """Tell whether the word that ends here is of a country ("Russian Putin"; in Swedish "Turkiets Erdogan")."""
        if self.passage.language != "en" and end in self.country_ends:
            return True
        word = self.passage.text[max(0, end - 24) : end].split(" ")[-1]
        return word.endswith(("ian", "ean", "ese", "ish", "can"))

    def _settle_one(self, one: Found, holders: list[Actor], title: Title | None) -> None:
        surname = _folded_surname(holders)
        if self.passage.block_at(one.start).all_capitals and not self._may_be_capitals(holders):
            self.ledger.suppress(one, holders[0].id, "in a line that is all capitals")
            return
        if PLACE_WORD_AFTER.match(self.passage.text, one.end):
            self.ledger.suppress(one, holders[0].id, "part of a place's name")
            return
        if THING_WORD_AFTER.match(self.passage.text, one.end):
            self.ledger.suppress(one, holders[0].id, "part of a thing's name")
            return
        if surname in EVERYDAY and _EVERYDAY_USE.match(self.passage.text, one.end):
            self.ledger.suppress(one, holders[0].id, "an everyday word here")
            return
        relatives = [name.text for name in self.full.get(surname, ()) if name.actor is None]
        if title and title.word.startswith("Mrs") and relatives:
            self.ledger.suppress(one, holders[0].id, f"{relatives[0]!r} is meant")
            return
        nearest = self._nearest(surname, one.start)
        if nearest and nearest.actor in {holder.id for holder in holders}:
            if self._is_in_full_only(nearest.actor) and self._goes_on(one):
                self.ledger.suppress(one, nearest.actor or "", "part of a longer name")
            else:
                self.ledger.name(one, nearest.actor or "", "surname")
            return
        fitting = self._in_office(holders, title)
        chosen = self._chosen(holders, fitting, nearest)
        if chosen:
            self.ledger.name(one, chosen.id, "surname")
            if title is not None:
                name = _FullName(one.start, surname, chosen.id, self.passage.text[one.start : one.end])
                insort(self.full[surname], name, key=lambda known: known.start)
        elif nearest is not None:
            self.ledger.suppress(one, holders[0].id, f"{nearest.text!r} is named nearest")
        elif len(fitting) > 1:
            names = " and ".join(holder.name for holder in fitting)
            self.ledger.suppress(one, holders[0].id, f"it fits {names}, and nothing tells which")
        else:
            self.ledger.suppress(one, holders[0].id, "a surname, and nobody who bears it is named in full")

    def _goes_on(self, one: Found) -> bool:
        """Tell whether what may be a given name goes on with a word in capitals: "James Comey"."""
        loose = self.passage.block_at(one.start).title_case
        return not loose and _WORD_IN_CAPITALS_AFTER.match(self.passage.text, one.end) is not None

    def _chosen(self, holders: list[Actor], fitting: list[Actor], nearest: _FullName | None) -> Actor | None:
        """Return whose the surname is where no holder's full name stands nearest."""
        if len(fitting) == 1 and (nearest is None or nearest.actor is None):
            return fitting[0]
        known = [holder for holder in holders if holder.rule in ("free", "free_case")]
        if len(known) != 1:
            return None
        named = any(name.actor == known[0].id for name in self.full.get(fold(known[0].surname or ""), ()))
        # A relative's full name in between does not take the surname over from one who is in the story.
        return known[0] if nearest is None or (nearest.actor is None and named) else None

    def _may_be_capitals(self, holders: list[Actor]) -> bool:
        """Tell whether a surname counts where case says nothing. A short one does if the text has its full name."""
        surname = fold(holders[0].surname or "")
        if surname in self.full:
            return len(surname) > 3 or surname not in EVERYDAY
        return len(surname) > 3 and holders[0].rule == "free"

    def _nearest(self, surname: str, start: int) -> _FullName | None:
        """Return the full name nearest before, else the first one after (a headline comes before its text)."""
        names = self.full.get(surname, [])
        place = bisect_left(names, start, key=lambda name: name.start)
        return names[max(0, place - 1)] if names else None

    def _in_office(self, holders: list[Actor], title: Title | None) -> list[Actor]:
        """Return the holders whose office fits the title, and the record's dating where it has one."""
        if title is None:
            return []
        if title.word.lower() in _CIVIL:
            return [holder for holder in holders if holder.rule in ("free", "free_case")]

        def holders_with(*, former: bool) -> list[Actor]:
            return [
                holder
                for holder in holders
                if holder.rule != "full_only"
                and any(fits_title(role.post, title.word) and self._held(role, former=former) for role in holder.roles)
            ]

        # A title outlives the office: of "President Bush" a later text may still speak, and mean the one who was.
        fitting = holders_with(former=title.former) or holders_with(former=True)
        # There are two of King Abdullah, and the text is about the one's country.
        at_home = [holder for holder in fitting if holder.country in self.homes]
        return at_home if len(at_home) == 1 else fitting

    def _held(self, role: Role, *, former: bool) -> bool:
        """Tell whether an office was held, or with `former` had been, on a day that the dating allows."""
        if not role.start:
            return False
        first = parse_edtf(role.start).earliest or dt.date.min
        last = (parse_edtf(role.end).latest if role.end else None) or dt.date.max
        low, high = self.dating.earliest or dt.date.min, self.dating.latest or dt.date.max
        if former:
            return role.end is not None and last <= high
        return first <= high and last >= low


def _folded_surname(holders: Sequence[Actor]) -> str:
    """Return the surname that all of them have; in the text it may stand in another case."""
    return fold(holders[0].surname or "")


def _given_names(actor: Actor) -> set[str]:
    return {fold(name.split()[0]) for name in (actor.name, *actor.aliases)}


def _opens_sentence(text: str, start: int, block_start: int) -> bool:
    before = text[max(block_start, start - 3) : start].rstrip()
    return not before or before[-1] in ".!?:\"”“'‘’("


def _surname_of(actor: Actor) -> str:
    """Return the family name of an actor whose surname never stands alone: first in Korean and Chinese names."""
    words = actor.name.split()
    return words[0] if actor.country in SURNAME_FIRST else words[-1]
