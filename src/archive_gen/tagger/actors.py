"""Resolving actors: full names first, then the short names and surnames that lean on them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from archive_gen.edtf import parse_edtf
from archive_gen.model import Dating, Mention
from archive_gen.tagger.endings import endings_of, is_in_case
from archive_gen.tagger.find import Found, Passage, longest_first
from archive_gen.tagger.folding import fold
from archive_gen.tagger.forms import Form, Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import PLACE_WORD_AFTER, THING_WORD_AFTER, Ledger, Resolution, by_entity
from archive_gen.tagger.words import EVERYDAY, GIVEN_NAMES_TOO, NOT_GIVEN_NAMES, OPENERS, STATES
from archive_gen.vocabulary import Actor, Role


class _FullName(NamedTuple):
    """A person named in full: `actor` is None for one whom the vocabulary does not hold."""

    start: int
    surname: str
    actor: str | None
    text: str


class _Waiting(NamedTuple):
    """Forms that the other names of a text settle; `others` are names, of full length, of someone or something else."""

    surnames: list[Found]
    short_names: list[tuple[Found, Form]]
    others: list[Found]


def resolve_actors(
    passage: Passage, found: Iterable[Found], countries: Resolution, dating: Dating, gazetteer: Gazetteer
) -> Resolution:
    """Return which actors the forms name. Surnames are settled last, when every full name is known."""
    ledger = Ledger(passage.text)
    named_countries = {named.id for named in countries.named}
    country_ends = {named.mention.end: named.id for named in countries.named}
    waiting = _settle_names(passage, found, named_countries, ledger, gazetteer)
    full_ids = {named.id for named in ledger.named}
    full_ids |= {form.id for one, form in waiting.short_names if _is_titled(passage, one, gazetteer.actors[form.id])}
    homes = named_countries | {gazetteer.actors[entity].country or "" for entity in full_ids}
    _settle_short_names(waiting, full_ids, homes, country_ends, ledger, gazetteer)
    if waiting.surnames:
        surnames = _Surnames(passage, ledger, dating, gazetteer, waiting.others, homes, country_ends)
        surnames.settle(waiting.surnames)
    return ledger.resolution()


def _settle_names(
    passage: Passage, found: Iterable[Found], named_countries: Collection[str], ledger: Ledger, gazetteer: Gazetteer
) -> _Waiting:
    """Enter the names that need no other, and return what waits for them."""
    waiting = _Waiting([], [], [])
    for one in longest_first(found):
        if one.false_friend:
            waiting.others.append(one)
            ledger.suppress(one, one.forms[0].id, "means someone or something else")
            continue
        form = one.forms[0] if len(one.forms) == 1 else _likeliest(one.forms, named_countries, gazetteer)
        if form.use is Use.SURNAME:
            waiting.surnames.append(one)
        elif form.use is Use.CONTEXT:
            waiting.short_names.append((one, form))
        else:
            _settle_name(passage, one, form, ledger, gazetteer)
    return waiting


def _settle_short_names(
    waiting: _Waiting,
    full_ids: set[str],
    homes: set[str],
    country_ends: Mapping[int, str],
    ledger: Ledger,
    gazetteer: Gazetteer,
) -> None:
    """Enter the short names that lean on a country or a full name; a person's that does not is someone else's."""
    elsewhere = {
        form.id
        for one, form in waiting.short_names
        if _is_elsewhere(ledger.text, one.start, gazetteer.actors[form.id], country_ends)
    }
    for one, form in waiting.short_names:
        actor = gazetteer.actors[form.id]
        if not _context_given(actor, homes, full_ids):
            if actor.kind == "person":
                waiting.others.append(one)
            ledger.suppress(one, form.id, _LONE_NAME if actor.kind == "person" else _LONE_SHORT_NAME)
        elif form.id in elsewhere - full_ids:
            # Named so once, it is the same body in the rest of the text.
            ledger.suppress(one, form.id, "another country's, or a state's")
        else:
            ledger.name(one, form.id, form.named_by)


def _likeliest(forms: Sequence[Form], countries: Collection[str], gazetteer: Gazetteer) -> Form:
    """Return the form that names somebody most likely where several are spelt alike.

    Of short names it is one whose country the text names: "PTI" is a party in Pakistan, and elsewhere an agency. A name
    that needs nothing else in the text's language comes before a surname that does: there is one Lula in Portuguese.
    """
    naming = [form for form in forms if form.use is not Use.FALSE_FRIEND]
    if len(naming) == 1 or naming[0].use is Use.FREE:
        return naming[0]
    free = next((form for form in naming if form.use is Use.FREE), naming[0])
    if naming[0].use is Use.SURNAME:
        return naming[0] if gazetteer.actors[naming[0].id].rule in ("free", "free_case") else free
    return next((form for form in naming if gazetteer.actors[form.id].country in countries), free)


_LONE_NAME = "others are called so, and the text does not name the country"
_LONE_SHORT_NAME = "a short name, and the text names neither its country nor its parent body"


def _settle_name(passage: Passage, one: Found, form: Form, ledger: Ledger, gazetteer: Gazetteer) -> None:
    if form.fragile and passage.block_at(one.start).all_capitals:
        ledger.suppress(one, form.id, "in a line that is all capitals")
    elif gazetteer.actors[form.id].kind == "person" and _is_called_after(passage.text, one):
        ledger.suppress(one, form.id, "a ship or a place that is called so")
    elif gazetteer.actors[form.id].source and (reason := _credit(passage, one)):
        ledger.suppress(one, form.id, reason)
    elif _is_given_name(form, gazetteer.actors[form.id]) and (other := _surname_before(passage, one)):
        ledger.suppress(one, form.id, f"{other!r} is someone else")
    else:
        ledger.name(one, form.id, form.named_by)


_SHIPS = ("USS ", "HMS ", "USNS ")
_PLACE_AFTER = re.compile(
    r" (?:International )?(?:Airport|Square|Street|Avenue|Boulevard|Road|Drive|Parkway|University|Hospital|Bridge|"
    r"Stadium|High School|Elementary|Mausoleum)\b"
)


def _is_called_after(text: str, one: Found) -> bool:
    """Tell whether a person's full name is a ship's or a place's: "USS Ronald Reagan", "Kim Il Sung Square"."""
    goes_on = text[one.end + 1 : one.end + 2].isupper()
    return text.endswith(_SHIPS, 0, one.start) or (goes_on and _PLACE_AFTER.match(text, one.end) is not None)


def _is_given_name(form: Form, actor: Actor) -> bool:
    """Tell whether a form is what follows the surname in an Asian name: "Jong Un"."""
    return form.named_by == "alias" and actor.name.endswith(f" {form.text}") and actor.country in _ASIAN


_WORD_BEFORE = re.compile(r"([A-Z][a-z]+) $")
_WORD_BEFORE_ABROAD = re.compile(r"\b([^\W\d_a-z][^\W\d_]+) $")


def _surname_before(passage: Passage, one: Found) -> str | None:
    """Return the name of someone else whose surname stands before a given name: "Ri Jong Un"."""
    before = _WORD_BEFORE.search(passage.text, max(0, one.start - 24), one.start)
    if before is None or _is_title(before[1]) or before[1] in NOT_GIVEN_NAMES or before[1].lower() in OPENERS:
        return None
    return passage.text[before.start() : one.end]


_LONGEST_DATELINE = 100
_CREDIT_BEFORE = re.compile(r"(?:\b[Pp]hotos?|\b[Pp]ictures?|\b[Ii]mages?)(?: by|:)? $|/$")
_CREDIT_AFTER = re.compile(r" (?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Ff]ile)\b|/")


def _credit(passage: Passage, one: Found) -> str | None:
    """Return whether an agency only signs a dateline or a picture: "SEOUL (Reuters) -", "AP Photo"."""
    text = passage.text
    if _CREDIT_BEFORE.search(text[max(0, one.start - 12) : one.start]) or _CREDIT_AFTER.match(text, one.end):
        return "credit"
    early = one.start - passage.block_at(one.start).start < _LONGEST_DATELINE
    return (
        "dateline" if early and text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")" else None
    )


_STATE_BEFORE = re.compile(r"(?P<state>[A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]{2,14})?)(?:['’]s)? $")
_STATE_HOUSE_BEFORE = re.compile(r"\b[Ss]tate (?:House|Assembly|house|assembly) (?:and|or) (?:the )?$")


def _is_elsewhere(text: str, start: int, actor: Actor, country_ends: Mapping[int, str]) -> bool:
    """Tell whether a short name is another country's, or a state's: "Philippine Senate", "Ohio Senate"."""
    if country_ends.get(start - 1, actor.country) != actor.country:
        return True
    before = text[max(0, start - 36) : start]
    state = _STATE_BEFORE.search(before)
    if state and not STATES.isdisjoint({state["state"], state["state"].split(" ")[-1]}):
        return True
    return bool(_STATE_HOUSE_BEFORE.search(before))


def _context_given(actor: Actor, countries: set[str], full_ids: set[str]) -> bool:
    if actor.id in full_ids:
        return True
    return actor.country in countries if actor.country else "united-nations" in full_ids


def _is_titled(passage: Passage, one: Found, actor: Actor) -> bool:
    """Tell whether the title before a person's name is of an office that was theirs: "Prime Minister Paul Martin"."""
    title = _title_before(passage, one.start) if actor.kind == "person" else None
    return title is not None and any(role.start and fits_title(role.post, title.word) for role in actor.roles)


_TITLE = (
    r"(?P<title>[Vv]ice [Pp]resident|[Pp]resident|[Pp]remier|[Pp]rime [Mm]inister|[Cc]hancellor|[Ss]ecretary|"
    r"[Ff]oreign [Mm]inister|[Ff]oreign [Ss]ecretary|[Dd]efen[cs]e [Mm]inister|[Dd]efen[cs]e [Ss]ecretary|"
    r"[Cc]hairman|[Ll]eader|[Dd]ictator|[Ss]peaker|[Ss]enator|[Mm]inister|[Aa]mbassador|[Gg]eneral|[Mm]arshal|"
    r"[Ss]pokesman|[Ss]pokeswoman|PM|FM|[Ee]mir|[Qq]ueen|Mr\.?|Mrs\.?|Ms\.?|Madam|Lord|Sir|Gen\.|Sen\.|Sec\.|chief|envoy|King|Pope|Comrade)"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE} $")
_CAPITALISED_BEFORE = re.compile(r"(?P<words>(?:[A-Z][\w.'’-]{0,24} ){1,3})$")
_GIVEN_AFTER = re.compile(r" (?P<given>[A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|[a-z]+)\b)?)")
_HYPHENED_AFTER = re.compile(r" [A-Z][a-z]+-[A-Za-z][a-z]+")
_JUNIOR_AFTER = re.compile(r",? [JS]r\b\.?")
_EVERYDAY_USE = re.compile(r" (?:on|of|for|be|\d+)\b")
# "Vladimir Vladimirovich Putin", "Ralph E. Gonsalves".
_MIDDLE_NAME_BEFORE = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\.|[A-Z][a-z]+(?:[oe]vich|ich|[oe]vna|ichna)) $")
# The commonest of European languages and Turkish, as whole words or as the ends of German ones.
_TITLE_ABROAD = re.compile(
    r"(?:pr[äé]sident(?:en|in|e)?|presidente|presidenta|prezydent\w{0,3}|minister\w{0,2}|ministre|ministr[oa]|kanzler\w{0,2}|"
    r"chanceli[eè]re?|canciller|cancelliere|chef\w{0,2}|machthabers?|diktators?|führers?|sekretär\w{0,2}|kolleg\w{1,2}|"
    r"könig|papst|herrn?|frau|monsieur|madame|mme|mm?\.?|sra?\.?|señora?|signora?|pani?|başkanı?|senator\w{0,2}|senador|"
    r"sénateur|général|general\w{0,2}|líder|lider|sprecher\w{0,2}|vorsitzende[nr]?|premier)$",
    re.IGNORECASE,
)
# What some of them are in English, as the groups' names say.
_OFFICE_ABROAD = re.compile(
    r"\b(?:(?P<foreign_minister>(?:[Bb]undes)?(?i:au(?:ß|ss)enminister)(?:s|in)?|ministre des Affaires étrangères|"
    r"ministro degli Esteri|ministro de Exteriores|minister van Buitenlandse Zaken|"
    r"[Mm]inist(?:er|r\w{0,3}) spraw zagranicznych|[Mm]inistr(?:a|em|ovi|yně)? zahraničí)|"
    r"(?P<defence_minister>(?i:verteidigungsminister)(?:s|in)?|ministre de la Défense|ministro della Difesa|"
    r"ministro de Defensa|minister van Defensie|[Mm]inist(?:er|r\w{0,3}) (?:obrony|obrany))|"
    r"(?P<prime_minister>(?i:ministerpräsident|premierminister)(?:s|en|in)?|[Pp]remier [Mm]inistre|[Pp]rimer ministro|"
    r"[Pp]rimeiro-ministro|[Pp]resident[ea] del Consiglio|[Pp]remi[eé]r\w{0,3})|"
    r"(?P<chancellor>(?i:(?:bundes)?kanzler)(?:s|in)?|chanceli[eè]re?|cancelliere|bondskanselier|"
    r"[Kk]anc(?:lerz|léř)\w{0,3})|"
    r"(?P<president>(?i:(?:staats)?präsident)(?:en|in)?|[Pp]résidente?|[Pp]residente|[Pp]rez[yi]dent\w{0,3})) $"
)
_FORMER_BEFORE = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate)[- ](?:[\w.]{1,14} ){0,2}$")
_ASIAN = frozenset({"KP", "KR", "CN", "TW", "VN"})
_CIVIL = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "sir", "lord", "comrade"})


class _Title(NamedTuple):
    """A title before a surname; `former` where the text says that it is past."""

    word: str
    former: bool


class _Surnames:
    """Settles the surnames of one record."""

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
        for entity, mentions in by_entity(ledger.named).items():
            self._add_full_names(gazetteer.actors[entity], mentions)

    def _add_full_names(self, actor: Actor, mentions: Iterable[Mention]) -> None:
        if actor.kind == "person":
            surname = fold(actor.surname or _surname_of(actor))
            # Who is never called by the surname alone, as a wife, is a relative of the one who is.
            bearer = None if actor.rule == "full_only" else actor.id
            self.full[surname] += [_FullName(one.start, surname, bearer, one.text) for one in mentions]

    def settle(self, surnames: list[Found]) -> None:
        plain: list[tuple[Found, list[Actor], _Title | None]] = []
        self.starts = {one.start for one in surnames} | {named.mention.start for named in self.ledger.named}
        for one in surnames:
            bearing = dict.fromkeys(form.id for form in one.forms if form.use is Use.SURNAME)
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
                plain.append((one, holders, _title_before(self.passage, one.start)))
        for names in self.full.values():
            names.sort(key=lambda name: name.start)
        # Titled ones first: "President Bush" is as good as a full name for the "Bush" of the headline.
        for one, holders, title in sorted(plain, key=lambda entry: entry[2] is None):
            self._settle_one(one, holders, title)

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
        surname_first = any(holder.country in _ASIAN for holder in holders)
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
        if last in NOT_GIVEN_NAMES or _is_title(last) or last.endswith(("'s", "’s")):
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
        if _TITLE_ABROAD.search(word):
            return True
        # Every noun has a capital in German: "Herausforderer Trump". Relatives of these stand in the vocabulary.
        return self.passage.language == "de" and any(holder.rule in ("free", "free_case") for holder in holders)

    def _names_country(self, end: int) -> bool:
        """Tell whether the word that ends here is of a country ("Russian Putin"; in Swedish "Turkiets Erdogan")."""
        if self.passage.language != "en" and end in self.country_ends:
            return True
        word = self.passage.text[max(0, end - 24) : end].split(" ")[-1]
        return word.endswith(("ian", "ean", "ese", "ish", "can"))

    def _settle_one(self, one: Found, holders: list[Actor], title: _Title | None) -> None:
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

    def _in_office(self, holders: list[Actor], title: _Title | None) -> list[Actor]:
        """Return the holders whose office fits the title, and the record's dating where it has one."""
        if title is None:
            return []
        if title.word.lower() in _CIVIL:
            return [holder for holder in holders if holder.rule in ("free", "free_case")]

        def holders_with(*, former: bool) -> list[Actor]:
            return [
                holder
                for holder in holders
                if any(fits_title(role.post, title.word) and self._held(role, former=former) for role in holder.roles)
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


def _title_before(passage: Passage, start: int) -> _Title | None:
    text = passage.text
    if passage.language != "en" and (abroad := _OFFICE_ABROAD.search(text[max(0, start - 40) : start])):
        return _Title((abroad.lastgroup or "").replace("_", " "), former=False)
    match = _TITLE_BEFORE.search(text[max(0, start - 24) : start])
    if not match:
        return None
    title_start = start - len(match[0])
    return _Title(match["title"], bool(_FORMER_BEFORE.search(text[max(0, title_start - 40) : title_start])))


def _is_title(word: str) -> bool:
    return bool(_TITLE_BEFORE.search(f"{word} "))


_SHORT_TITLES = {"pm": "prime minister", "fm": "foreign minister"}
_LEADERS = re.compile(r"(?:supreme )?leader\b|president of the state affairs|chairman")


def fits_title(post: str, title: str) -> bool:
    """Tell whether a title is that of a post: "PM" of the prime minister, "leader" of whoever leads a state."""
    post, title = post.lower(), title.lower().replace("defense", "defence")
    post = post.replace("defense", "defence")
    title = _SHORT_TITLES.get(title, title)
    if title in ("leader", "dictator"):
        return bool(_LEADERS.match(post)) or post.startswith("president of")
    if title == "president" and post.startswith("vice"):
        return False
    return title in post


def _opens_sentence(text: str, start: int, block_start: int) -> bool:
    before = text[max(block_start, start - 3) : start].rstrip()
    return not before or before[-1] in ".!?:\"”“'‘’("


def _surname_of(actor: Actor) -> str:
    """Return the family name of an actor whose surname never stands alone: first in Korean and Chinese names."""
    words = actor.name.split()
    return words[0] if actor.country in _ASIAN else words[-1]
