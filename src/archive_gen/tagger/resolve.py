"""Resolving: what the forms that were found mean, and which of them mean nothing."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from archive_gen.edtf import parse_edtf
from archive_gen.model import Dating, Mention, NamedBy, Suppressed
from archive_gen.tagger.find import Found, Passage, is_false_friend, longest_first
from archive_gen.tagger.folding import fold
from archive_gen.tagger.gazetteer import Form, Gazetteer, Use
from archive_gen.tagger.words import EVERYDAY, NOT_GIVEN_NAMES, OPENERS, STATES
from archive_gen.vocabulary import Actor, Country


class Named(NamedTuple):
    """A mention with the entity that it names."""

    id: str
    mention: Mention


class Resolution(NamedTuple):
    """Mentions in text order, and what looks like one and is none."""

    named: tuple[Named, ...]
    suppressed: tuple[Suppressed, ...]


class _Ledger:
    """The mentions and the suppressed look-alikes of one facet, as they are settled."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named: list[Named] = []
        self.suppressed: list[Suppressed] = []

    def name(self, one: Found, entity: str, named_by: NamedBy) -> None:
        self.named.append(Named(entity, Mention(one.start, one.end, self.text[one.start : one.end], named_by)))

    def suppress(self, one: Found, entity: str, reason: str) -> None:
        self.suppressed.append(Suppressed(one.start, one.end, self.text[one.start : one.end], entity, reason))

    def resolution(self) -> Resolution:
        self.named.sort(key=lambda named: named.mention)
        self.suppressed.sort(key=lambda one: (one.start, one.end, one.entity))
        return Resolution(tuple(self.named), tuple(self.suppressed))


# --- countries ------------------------------------------------------------------------------------------------------


def resolve_countries(passage: Passage, found: Iterable[Found], gazetteer: Gazetteer) -> Resolution:
    """Return which countries the forms name."""
    ledger = _Ledger(passage.text)
    words = _WordCounts(passage.folded)
    named: set[str] = set()
    waiting: list[tuple[Found, Form]] = []
    for one in longest_first(found):
        if is_false_friend(one):
            ledger.suppress(one, one.forms[0].id, f"part of {passage.text[one.start : one.end]!r}")
            continue
        form = _country_form(one, gazetteer, words)
        if form is None:
            ledger.suppress(one, one.forms[0].id, "ambiguous, and no word in the text settles it")
            continue
        reason = _not_a_country(passage, one, form, gazetteer.countries[form.id])
        if reason:
            ledger.suppress(one, form.id, reason)
        elif form.use is Use.CONTEXT and form.id not in named:
            ledger.suppress(one, form.id, "stands before the country is named")
        elif form.named_by == "capital" and form.text in gazetteer.countries[form.id].namesakes:
            waiting.append((one, form))
        else:
            ledger.name(one, form.id, _named_by(passage, one, form))
            named.add(form.id)
    for one, form in waiting:
        if named - {"US", "CA"}:
            ledger.name(one, form.id, _named_by(passage, one, form))
        else:
            ledger.suppress(one, form.id, "has namesakes in North America, and the text names no country elsewhere")
    return ledger.resolution()


def _named_by(passage: Passage, one: Found, form: Form) -> NamedBy:
    return _capital_or_metonym(passage, one) if form.named_by == "capital" else form.named_by


class _WordCounts:
    """How many of a list of words stand in a text; each list is looked up once."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.counts: dict[tuple[str, ...], int] = {}

    def count(self, words: tuple[str, ...]) -> int:
        if words not in self.counts:
            self.counts[words] = sum(_holds_word(self.folded, fold(word)) for word in words)
        return self.counts[words]


def _holds_word(folded: str, word: str) -> bool:
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum():
            return True
        start = folded.find(word, end)
    return False


def _country_form(one: Found, gazetteer: Gazetteer, words: _WordCounts) -> Form | None:
    """Return the form whose country is meant; None where all are ambiguous and nothing settles it."""
    forms = [form for form in one.forms if form.use is not Use.FALSE_FRIEND]
    supported = [form for form in forms if form.use is Use.AMBIGUOUS and _supported(form, gazetteer, words)]
    free = [form for form in forms if form.use is not Use.AMBIGUOUS]
    # Of two claimants (Congo, Dominican) the ambiguous one wins where its own words are in the text.
    return next(iter([*supported, *free]), None)


def _supported(form: Form, gazetteer: Gazetteer, words: _WordCounts) -> bool:
    country = gazetteer.countries[form.id]
    supporting, opposing = words.count(country.supporting), words.count(country.opposing)
    if not supporting and not opposing:
        return country.presumed
    return supporting > 0 and supporting >= opposing


_SPEAKS_BEFORE = re.compile(
    r"\b(?:speaks?|spoke|speaking|spoken|fluent|learns?|learned|learning|taught|teach|teaches|understands?) $",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\b(?:in|into|from|translated|study|studied|studies) $", re.IGNORECASE)
_LANGUAGE_AFTER = re.compile(
    r"(?:[ -](?:language|languages|lessons?|speaking|speakers?|class|classes|course|courses|textbook|translation|"
    r"alphabet|dictionary|teachers?|grammar|words?|phrase|version|edition|cuisine|food|restaurants?|dish|dishes))\b",
    re.IGNORECASE,
)
_AFTER_ADJECTIVE = re.compile(r"\s[A-Za-z]")
_PLACE_NAME_AFTER = re.compile(r", (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]*\.(?:[A-Z]\.)?|[A-Z]{2}\b)")


def _not_a_country(passage: Passage, one: Found, form: Form, country: Country) -> str | None:
    """Return why a country's form does not name it here, None where it does."""
    text = passage.text
    if form.fragile and passage.block_at(one.start).all_capitals:
        return "in a line that is all capitals"
    if one.start and text[one.start - 1] == "." and one.start > 1 and text[one.start - 2].isalnum():
        return "part of a web address or an abbreviation"
    if form.text in country.languages and _is_language(text, one):
        return "the language"
    if form.named_by in ("capital", "name", "alias", "metonym"):
        if _is_namesake(text, one):
            return "a namesake in North America"
        if _PLACE_WORD_BEFORE.search(text[max(0, one.start - 8) : one.start]) or _PLACE_WORD_AFTER.match(text, one.end):
            return "part of another place's name"
    if form.named_by in ("capital", "metonym"):
        if _is_dateline(passage, one):
            return "dateline"
        if _is_surname(text, one):
            return "part of a person's name"
    if form.use is Use.AMBIGUOUS and form.named_by in ("name", "alias") and _is_surname(text, one):
        return "part of a person's name"
    return None


def _is_language(text: str, one: Found) -> bool:
    after = text[one.end : one.end + 40]
    if _LANGUAGE_AFTER.match(after):
        return True
    before = text[max(0, one.start - 24) : one.start]
    if _SPEAKS_BEFORE.search(before):
        return True
    # "in Russian" ends its phrase; "in Russian waters" goes on with the noun that is Russian.
    return bool(_IN_BEFORE.search(before)) and not _AFTER_ADJECTIVE.match(after)


def _is_namesake(text: str, one: Found) -> bool:
    after = _PLACE_NAME_AFTER.match(text, one.end)
    # "Georgia, Texas and Ohio" is a list of states; "Lebanon, Ohio" a town: neither is the country.
    return bool(after) and after["place"] in STATES if after else False


_PLACE_WORD_AFTER = re.compile(
    r" (?:Avenue|Ave\.|Street|St\.|Road|Boulevard|Blvd\.|Drive|Lane|Square|Tower|Hotel|County|Township|Elementary|"
    r"(?:High|Middle|Primary) School|University|College|Creek|Stadium)\b"
)
_PLACE_WORD_BEFORE = re.compile(r"\b(?:New|St\.|Saint|Fort|Port|Mount|Lake|Camp) $")
_DATELINE = re.compile(
    r"[A-Z][A-Za-z .,'’-]{1,48}(?:\([^()\n]{2,40}\)\s{0,2})?(?:\s(?:[-–—]|--)\s|:\s|\s\([^()\n]{2,40}\)\s)"
)
_DATED_LINE = re.compile(
    r"[A-Z][A-Za-z .,'’-]{1,40}\d{1,2}(?:,? \d{4})?\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?(?:[-–—:.]|--)?\s"
)


def _is_dateline(passage: Passage, one: Found) -> bool:
    """Tell whether a capital opens its block as a dateline does: "SEOUL, June 12 (Agency) -"."""
    block = passage.block_at(one.start)
    head = passage.text[block.start : min(block.end, block.start + 110)]
    if block.role == "title" or one.start - block.start > 24 or not passage.text[one.start : one.end].isupper():
        return False
    return bool(_DATELINE.match(head) or _DATED_LINE.match(head))


_GIVEN_NAME = re.compile(r"(?:^|[^\w.])([A-Z][a-z]+) $")


def _is_surname(text: str, one: Found) -> bool:
    """Tell whether a capitalised word, that opens no clause, stands right before: "Denzel Washington"."""
    given = _GIVEN_NAME.search(text[max(0, one.start - 24) : one.start])
    return bool(given) and given[1] not in NOT_GIVEN_NAMES if given else False


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|of|to|from|through|via|visit|visited|visits|visiting|leaving|left|reached|reaches|"
    r"toward|towards|into|across|central|downtown|capital|capital,|inside|for|over)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:['’]s\b|\s(?:said|says|has|had|have|is|was|will|would|could|should|may|might|must|wants?|warned|warns?|"
    r"launched|launches|fired|fires|tested|tests|announced|announces|agreed|agrees|accused|accuses|denied|denies|"
    r"rejected|rejects|called|calls|urged|urges|insisted|insists|demanded|demands|imposed|hopes?|hoped|seeks?|sought|"
    r"views?|sees?|sent|sends|signed|signs|backed|backs|claimed|claims|responded|responds|vowed|vows|threatened|"
    r"threatens|condemned|condemns|confirms|confirmed|admits|admitted|cuts|expels|expelled|suspends|suspended|"
    r"presents|plans|offers|offered|considers|joins|faces|opens|ends|to [a-z]{2,20} |and its allies|and [A-Z]))"
)


def _capital_or_metonym(passage: Passage, one: Found) -> NamedBy:
    """Return "metonym" where a capital acts as the state does ("Pyongyang launched"), else "capital"."""
    if _PLACE_BEFORE.search(passage.text[max(0, one.start - 20) : one.start]):
        return "capital"
    return "metonym" if _ACTS.match(passage.text, one.end) else "capital"


# --- actors ---------------------------------------------------------------------------------------------------------


class _FullName(NamedTuple):
    """A person named in full: `actor` is None for one whom the vocabulary does not hold."""

    start: int
    surname: str
    actor: str | None
    text: str


def resolve_actors(
    passage: Passage, found: Iterable[Found], countries: Resolution, dating: Dating, gazetteer: Gazetteer
) -> Resolution:
    """Return which actors the forms name. Surnames are settled last, when every full name is known."""
    ledger = _Ledger(passage.text)
    surnames: list[Found] = []
    short_names: list[tuple[Found, Form]] = []
    named_countries = {named.id for named in countries.named}
    others: list[Found] = []
    for one in longest_first(found):
        if is_false_friend(one):
            others.append(one)
            reason = f"{passage.text[one.start : one.end]!r} means someone or something else"
            ledger.suppress(one, one.forms[0].id, reason)
        elif one.forms[0].use is Use.SURNAME:
            surnames.append(one)
        elif one.forms[0].use is Use.CONTEXT:
            short_names.append((one, one.forms[0]))
        else:
            _settle_name(passage, one, ledger)
    full_ids = {named.id for named in ledger.named}
    for one, form in short_names:
        if _context_given(gazetteer.actors[form.id], named_countries, full_ids):
            ledger.name(one, form.id, form.named_by)
        else:
            ledger.suppress(one, form.id, "a short name, and the text names neither its country nor its parent body")
    _Surnames(passage, ledger, dating, gazetteer, others).settle(surnames)
    return ledger.resolution()


def _settle_name(passage: Passage, one: Found, ledger: _Ledger) -> None:
    form = next(form for form in one.forms if form.use is not Use.FALSE_FRIEND)
    if form.fragile and passage.block_at(one.start).all_capitals:
        ledger.suppress(one, form.id, "in a line that is all capitals")
    else:
        ledger.name(one, form.id, form.named_by)


def _context_given(actor: Actor, countries: set[str], full_ids: set[str]) -> bool:
    if actor.id in full_ids:
        return True
    return actor.country in countries if actor.country else "united-nations" in full_ids


_TITLE = (
    r"(?P<title>[Vv]ice [Pp]resident|[Pp]resident|[Pp]remier|[Pp]rime [Mm]inister|[Cc]hancellor|[Ss]ecretary|"
    r"[Ff]oreign [Mm]inister|[Ff]oreign [Ss]ecretary|[Dd]efen[cs]e [Mm]inister|[Dd]efen[cs]e [Ss]ecretary|"
    r"[Cc]hairman|[Ll]eader|[Dd]ictator|[Ss]peaker|[Ss]enator|[Mm]inister|[Aa]mbassador|[Gg]eneral|[Mm]arshal|"
    r"[Ss]pokesman|[Ss]pokeswoman|Mr\.?|Mrs\.?|Ms\.?|Madam|Lord|Sir|Gen\.|Sen\.|Sec\.|chief|envoy|King|Pope|Comrade)"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE} $")
_CAPITALISED_BEFORE = re.compile(r"(?P<words>(?:[A-Z][\w.'’-]{0,24} ){1,3})$")
_GIVEN_AFTER = re.compile(r" (?P<given>[A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|[a-z]+)\b)?)")
_HYPHENED_AFTER = re.compile(r" [A-Z][a-z]+-[A-Za-z][a-z]+")
_EVERYDAY_USE = re.compile(r" (?:on|of|for|in|to|be|at|by|\d+|[A-Z][a-z]+)\b")
_ASIAN = frozenset({"KP", "KR", "CN", "TW", "VN"})
_CIVIL = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "sir", "lord", "comrade"})


class _Surnames:
    """Settles the surnames of one record."""

    def __init__(
        self, passage: Passage, ledger: _Ledger, dating: Dating, gazetteer: Gazetteer, others: list[Found]
    ) -> None:
        self.passage, self.ledger, self.dating, self.gazetteer = passage, ledger, dating, gazetteer
        self.full: dict[str, list[_FullName]] = defaultdict(list)
        self.starts: set[int] = set()
        for one in others:
            name = passage.text[one.start : one.end]
            surname = gazetteer.actors[one.forms[0].id].surname
            if surname and fold(name).endswith(fold(surname)):
                self.full[fold(surname)].append(_FullName(one.start, fold(surname), None, name))
        for named in ledger.named:
            self._add_full_name(named)

    def _add_full_name(self, named: Named) -> None:
        actor = self.gazetteer.actors[named.id]
        if actor.kind == "person":
            surname = fold(actor.surname or _surname_of(actor))
            self.full[surname].append(_FullName(named.mention.start, surname, actor.id, named.mention.text))

    def settle(self, surnames: list[Found]) -> None:
        plain: list[tuple[Found, list[Actor], str | None]] = []
        self.starts = {one.start for one in surnames} | {named.mention.start for named in self.ledger.named}
        for one in surnames:
            holders = [self.gazetteer.actors[form.id] for form in one.forms if form.use is Use.SURNAME]
            other = self._other_person(one, holders)
            if other:
                surname = fold(one.forms[0].text)
                self.full[surname].append(_FullName(one.start, surname, None, other))
                self.ledger.suppress(one, holders[0].id, f"{other!r} is someone else")
            else:
                plain.append((one, holders, _title_before(self.passage.text, one.start)))
        for names in self.full.values():
            names.sort(key=lambda name: name.start)
        # Titled ones first: "President Bush" is as good as a full name for the "Bush" of the headline.
        for one, holders, title in sorted(plain, key=lambda entry: entry[2] is None):
            self._settle_one(one, holders, title)

    def _other_person(self, one: Found, holders: list[Actor]) -> str | None:
        """Return the name of someone else whose surname or given name stands here, None where nobody's does."""
        text, block = self.passage.text, self.passage.block_at(one.start)
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
        if opens and last.lower() in OPENERS:
            return None
        if self._names_country(one.start - 1) or last.isupper() or one.start - len(last) - 1 in self.starts:
            return None
        if any(fold(last).rstrip(".") in fold(holder.name) for holder in holders):
            return None
        return f"{last} {text[one.start : one.end]}"

    def _names_country(self, end: int) -> bool:
        """Tell whether the word that ends here is one of the gazetteer's demonyms ("Russian Putin")."""
        word = self.passage.text[max(0, end - 24) : end].split(" ")[-1]
        return word.endswith(("ian", "ean", "ese", "ish", "can"))

    def _settle_one(self, one: Found, holders: list[Actor], title: str | None) -> None:
        surname = fold(one.forms[0].text)
        if self.passage.block_at(one.start).all_capitals and not self._may_be_capitals(holders):
            self.ledger.suppress(one, holders[0].id, "in a line that is all capitals")
            return
        if _PLACE_WORD_AFTER.match(self.passage.text, one.end):
            self.ledger.suppress(one, holders[0].id, "part of a place's name")
            return
        if surname in EVERYDAY and _EVERYDAY_USE.match(self.passage.text, one.end):
            self.ledger.suppress(one, holders[0].id, "an everyday word here")
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
        if len(holders) > 1 or holders[0].rule not in ("free", "free_case"):
            return None
        named = any(name.actor == holders[0].id for name in self.full.get(fold(holders[0].surname or ""), ()))
        # A relative's full name in between does not take the surname over from one who is in the story.
        return holders[0] if nearest is None or (nearest.actor is None and named) else None

    def _may_be_capitals(self, holders: list[Actor]) -> bool:
        surname = holders[0].surname or ""
        return len(surname) > 3 and (holders[0].rule == "free" or fold(surname) in self.full)

    def _nearest(self, surname: str, start: int) -> _FullName | None:
        """Return the full name nearest before, else the first one after (a headline comes before its text)."""
        names = self.full.get(surname, [])
        place = bisect_left(names, start, key=lambda name: name.start)
        return names[max(0, place - 1)] if names else None

    def _in_office(self, holders: list[Actor], title: str | None) -> list[Actor]:
        """Return the holders whose office fits the title, and the record's dating where it has one."""
        if title is None:
            return []
        if title.lower() in _CIVIL:
            return [holder for holder in holders if holder.rule in ("free", "free_case")]
        return [
            holder
            for holder in holders
            if any(_fits_title(role.post, title) and self._overlaps(role.start, role.end) for role in holder.roles)
        ]

    def _overlaps(self, start: str | None, end: str | None) -> bool:
        """Tell whether an office was held on a day that the dating allows."""
        if not start:
            return False
        first = parse_edtf(start).earliest or dt.date.min
        last = (parse_edtf(end).latest if end else None) or dt.date.max
        low, high = self.dating.earliest or dt.date.min, self.dating.latest or dt.date.max
        return first <= high and last >= low


def _title_before(text: str, start: int) -> str | None:
    match = _TITLE_BEFORE.search(text[max(0, start - 24) : start])
    return match["title"] if match else None


def _is_title(word: str) -> bool:
    return bool(_TITLE_BEFORE.search(f"{word} "))


_LEADERS = re.compile(r"(?:supreme )?leader\b|president of the state affairs|chairman")


def _fits_title(post: str, title: str) -> bool:
    post, title = post.lower(), title.lower().replace("defense", "defence")
    post = post.replace("defense", "defence")
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
